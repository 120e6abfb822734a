"""The report of a screening: the ranking, what it rests on, how sure it is, and what the graded space can hold."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..base import capacity, thresholds
from ..base.status import EXCLUDED, NOT_ASSESSED, OK
from ..base.terms import label
from ..base.text import HalfUp, exactly, listed, percent, plural, remarks, translate
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from . import ahp_report, weights
from .screening import GRADES, NO_EXAMPLE, RESCALED, Screening, reason_in_words

CHARTED, LISTED, NAMED, ON_MAP, WIDEST = 20, 40, 5, 10, 16
# An area narrower than this share of the map is drawn as a dot.
SPECK = 1 / 150


@dataclass(frozen=True, eq=False)
class Subject:
    """What is reported: the result with the candidates' `names` and `geometry`, arrays with one row per candidate."""

    result: Screening
    names: np.ndarray
    geometry: np.ndarray

    @property
    def ranked(self) -> pd.DataFrame:
        """The assessed candidates, best first, with ``candidate``; the index is the row."""
        table = self.result.rows.reset_index(drop=True)
        table.insert(0, "candidate", self.names)
        return table[table["status"] == OK].sort_values("rank", kind="stable")


def build(result: Screening, *, names: np.ndarray, geometry: np.ndarray) -> Report:
    """The whole report, without what the algorithm adds to it (inputs, parameters, remarks); see :class:`Subject`."""
    subject = Subject(result, names, geometry)
    report = Report(translate("StockReport", "Stock space for innovation"), _settings(subject))
    ranked = subject.ranked
    report.answer(*sentences(result, names=names))
    _add_map(report, subject)
    _add_ranking(report, subject, ranked)
    _add_sureness(report, subject, ranked)
    _add_weights(report, subject)
    _add_left_out(report, subject)
    _add_capacity(report, ranked)
    _add_method(report, subject)
    return report


def sentences(result: Screening, *, names: np.ndarray) -> list[str]:
    """The answer: who stands first, what the best grade may become, how sure that is, and what it can hold.

    >>> from innospace.core.stock import screening
    >>> table = pd.DataFrame({"area": [900.0, 300.0]})
    >>> result = screening.assess(table, [screening.Criterion("area", "benefit", 1.0)])
    >>> sentences(result, names=np.array(["mill", "depot"]))[0]
    'mill stands first of 2 assessed candidates, with a score of 1.00.'
    """
    subject = Subject(result, names, np.full(len(names), None))
    ranked = subject.ranked
    best = [_best_stay(subject, ranked), _few_grades(ranked), _room(ranked)]
    lines = [_trial(result), _first(ranked), _uses(ranked), _sure(subject, ranked), *best]
    return [line for line in (*lines, *left_out(subject.result.rows)) if line]


def _trial(result: Screening) -> str:
    """That nothing was weighed yet: all criteria of equal weight, as typed, and all of them better the more there is of them."""
    table = result.weights
    untouched = (
        len(table) > 1
        and (table["weight"] == table["weight"].iloc[0]).all()
        and (table["direction"] == "benefit").all()
    )
    if not untouched or table["source"].iloc[0] not in ("given", RESCALED, "equal"):
        return ""
    text = translate(
        "StockReport",
        "A trial with {n} criteria of equal weight, each taken as the more the better; weights and directions are to be "
        "confirmed.",
    )
    return text.format(n=len(table))


def _first(ranked: pd.DataFrame) -> str:
    first = ranked[ranked["rank"] == 1]
    text = translate("StockReport", "{first} stands first of {n} assessed candidates, with a score of {score}.")
    if len(first) == len(ranked):
        text = translate("StockReport", "No order: all {n} assessed candidates have the same score, {score}.")
    elif len(first) > 1:
        text = translate(
            "StockReport", "{first} share the first place of {n} assessed candidates, with a score of {score}."
        )
    score = f"{HalfUp(first['score'].iloc[0]):.2f}"
    return text.format(first=listed(list(first["candidate"]), NAMED), n=f"{len(ranked):,}", score=score)


def _uses(ranked: pd.DataFrame) -> str:
    """What the candidates of grade A may become, the best first; nothing where no kind of them has a programme."""
    best = ranked[ranked["grade"] == "A"]
    if best["programme"].isna().all():
        return ""
    each = translate("StockReport", "{programme} ({names})")
    uses = [
        each.format(
            programme=label("programme", code), names=listed(list(best["candidate"][best["programme"] == code]), NAMED)
        )
        for code in best["programme"].dropna().unique()
    ]
    rest = best["candidate"][best["programme"].isna()]
    if len(rest):
        unknown = translate("StockReport", "no programme for this kind")
        uses.append(each.format(programme=unknown, names=listed(list(rest), NAMED)))
    return translate("StockReport", "What spaces of grade A may become: {uses}.").format(uses=listed(uses))


def _moves(subject: Subject) -> bool:
    """Whether any weight could be moved: not without a swing, nor where one criterion weighs all."""
    return (
        subject.result.options.swing > 0
        and len(subject.result.weights) > 1
        and subject.result.weights["weight"].max() < 1
    )


def _firm(ranked: pd.DataFrame) -> pd.DataFrame:
    """The candidates whose rank no swing changes."""
    return ranked[ranked["rank_best"] == ranked["rank_worst"]]


def _sure(subject: Subject, ranked: pd.DataFrame) -> str:
    if not _moves(subject):
        return translate("StockReport", "No weight was moved, so how robust the ranking is remains open.")
    firm = _firm(ranked)
    text = translate("StockReport", "When any weight moves by {swing}, no candidate keeps its exact place.")
    if len(firm):
        text = plural(
            len(firm),
            translate("StockReport", "When any weight moves by {swing}, {n} candidate keeps its place: {names}."),
            translate("StockReport", "When any weight moves by {swing}, {n} candidates keep their place: {names}."),
        )
    return text.format(swing=_swing(subject), names=listed(list(firm["candidate"]), NAMED))


def _swing(subject: Subject) -> str:
    return f"±{exactly(100 * subject.result.options.swing)}%"


def _best_stay(subject: Subject, ranked: pd.DataFrame) -> str:
    """How many of grade A keep the ranks that grade A holds; nothing where all are of grade A."""
    best = ranked[ranked["grade"] == "A"]
    if not _moves(subject) or len(best) == len(ranked):
        return ""
    stay = int((best["rank_worst"] <= len(best)).sum())
    if len(best) > 1:
        text = translate("StockReport", "Of {n} candidates of grade A, {stay} keep rank {n} or better at every swing.")
    elif stay:
        text = translate("StockReport", "The only candidate of grade A keeps rank 1 at every swing.")
    else:
        text = translate("StockReport", "The only candidate of grade A does not keep rank 1 at every swing.")
    return text.format(n=f"{len(best):,}", stay=f"{stay:,}")


def _few_grades(ranked: pd.DataFrame) -> str:
    """That there are fewer grades than four, as scores differ too little; nothing where all are alike."""
    n = ranked["grade"].nunique()
    if n in (1, len(GRADES)):
        return ""
    text = translate("StockReport", "Only {n} different scores: grades {first} to {last}.")
    return text.format(n=n, first=GRADES[0], last=GRADES[n - 1])


def _room(ranked: pd.DataFrame) -> str:
    best = ranked[ranked["grade"] == "A"]
    known = best[best["desks_max"].notna()]
    if not len(known):
        return ""
    text = translate("StockReport", "Grade A has room for {low} to {high} desks (floor area known of {n} of {all}).")
    low, high = (f"{known[name].sum():,.0f}" for name in ("desks_min", "desks_max"))
    return text.format(low=low, high=high, n=f"{len(known):,}", all=f"{len(best):,}")


def rows_in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a result as they are written: their reasons in words.

    >>> rows = pd.DataFrame({"score": [0.5, 0.2], "reason": [None, None]})
    >>> rows_in_words(rows)["reason"].tolist()
    [None, None]
    """
    return rows.assign(reason=rows["reason"].map(reason_in_words).astype(object).where(rows["reason"].notna(), None))


def weights_in_words(result: Screening) -> pd.DataFrame:
    """The weights as they are written: where they come from in words.

    >>> from innospace.core.stock import screening
    >>> table = pd.DataFrame({"area": [900.0, 300.0]})
    >>> result = screening.assess(table, [screening.Criterion("area", "benefit", 1.0)])
    >>> weights_in_words(result)[["criterion", "weight", "source"]].values.tolist()
    [['area', 1.0, 'given weights']]
    """
    code = result.weights["source"].iloc[0]
    if code == "ahp":
        text = translate("Screening", "{method} (Saaty 1977), consistency ratio {ratio}")
        words = text.format(method=label("weighting", code), ratio=result.hierarchy.ratio_text(3))
    elif code == RESCALED:
        text = translate("Screening", "{method}, rescaled from a sum of {total}")
        words = text.format(method=label("weighting", "given"), total=exactly(result.total))
    else:
        words = label("example_weights" if code == result.options.example else "weighting", code)
    return result.weights.assign(source=words)


def left_out(rows: pd.DataFrame) -> list[str]:
    """How many of the candidates, by their `rows` with a ``status``, are not ranked and why; nothing where all are.

    >>> left_out(pd.DataFrame({"status": ["ok", "excluded", "ok"]}))
    ['1 of 3 candidates fails the constraint and is not ranked.']
    """
    return remarks(
        (
            rows["status"] == EXCLUDED,
            translate("StockReport", "{n} of {all} candidates fails the constraint and is not ranked."),
            translate("StockReport", "{n} of {all} candidates fail the constraint and are not ranked."),
        ),
        (
            rows["status"] == NOT_ASSESSED,
            translate(
                "StockReport",
                "{n} of {all} candidates has no usable value, or no answer to the constraint, and is not ranked.",
            ),
            translate(
                "StockReport",
                "{n} of {all} candidates have no usable value, or no answer to the constraint, and are not ranked.",
            ),
        ),
        all=f"{len(rows):,}",
    )


def _settings(subject: Subject) -> str:
    method = subject.result.options
    return listed([label("weighting", method.weighting), label("scoring", method.scoring), label("norm", method.norm)])


def _add_map(report: Report, subject: Subject) -> None:
    """The candidates by grade, the best ranked with their names."""
    if absent(subject.geometry).all():
        return
    sketch = maps.Map(_map_title(subject), frame=shapely.total_bounds(subject.geometry))
    _draw_grades(sketch.axes, subject)
    best = subject.ranked.head(ON_MAP)
    sketch.keep_clear(subject.geometry)
    sketch.name(subject.geometry[best.index], [f"{row.rank} {row.candidate}" for row in best.itertuples()])
    caption = translate("StockReport", "Rank and name of the first {n}, where there is room.").format(n=len(best))
    report.figure(sketch.svg(), caption)


def _map_title(subject: Subject) -> str:
    if len(set(subject.result.rows["grade"].dropna())) > 1:
        return translate("StockReport", "The darker, the better: grades of the candidates")
    return translate("StockReport", "Grades of the candidates")


def _draw_grades(axes, subject: Subject) -> None:
    """A colour a grade, the best above the others, those not ranked below all."""
    grade, (x0, y0, x1, y1) = subject.result.rows["grade"].to_numpy(object), shapely.total_bounds(subject.geometry)
    found = [code for code in GRADES if (grade == code).any()]
    looks = list(zip(found, charts.sequential(len(found), "green"), map(_grade, found), strict=True))
    looks.append((None, charts.NO_DATA, translate("StockReport", "not ranked")))
    smallest, present = SPECK * max(x1 - x0, y1 - y0), ~absent(subject.geometry)
    for order, (code, colour, text) in enumerate(looks):
        chosen = (pd.isna(grade) if code is None else grade == code) & present
        if chosen.any():
            look = {"edgecolor": "#777777", "linewidth": 0.4, "zorder": 4 - order / 10}
            charts.draw_places(axes, subject.geometry[chosen], colour, text, smallest, **look)


def _grade(code: str) -> str:
    return label("grade", code)


def _add_ranking(report: Report, subject: Subject, ranked: pd.DataFrame) -> None:
    report.heading(translate("StockReport", "The ranking"))
    shown = ranked.head(CHARTED)
    parts = subject.result.contributions.reset_index(drop=True).loc[shown.index]
    title = _leader(subject, ranked, parts)
    unit = translate("StockReport", "weight × normed value")
    made_of = {weights.word(name): parts[name].to_numpy() for name in parts}
    caption = translate("StockReport", "The first {n} of {all}.").format(n=len(shown), all=len(ranked))
    report.figure(charts.stacked_bars(title, _places(shown), made_of, unit), caption)
    if subject.result.options.scoring == "topsis":
        report.paragraph(translate("StockReport", "TOPSIS measures closeness to the ideal: the bars are not its sum."))
    table = ranked.head(LISTED).drop(columns=["status", "reason"])
    text = (
        translate("StockReport", "The first {n} of {all}")
        if len(table) < len(ranked)
        else translate("StockReport", "All {n}")
    )
    caption = text.format(n=f"{len(table):,}", all=f"{len(ranked):,}")
    table["programme"] = [None if code is None else label("programme", code) for code in table["programme"]]
    counts = dict.fromkeys(["desks_min", "desks_max"], "{:,.0f}")
    report.table(table, caption, {"score": "{:.3f}", **counts})


def _leader(subject: Subject, ranked: pd.DataFrame, parts: pd.DataFrame) -> str:
    """The chart's title: what makes the first one's score, where there is one first, and one part larger than the others."""
    own = parts.iloc[0].sort_values(ascending=False)
    alone = (ranked["rank"] == 1).sum() == 1
    if not alone or subject.result.options.scoring == "topsis" or len(own) < 2 or np.isclose(own.iloc[0], own.iloc[1]):
        return translate("StockReport", "What the scores are made of")
    text = translate("StockReport", "{leader} stands first; the largest part of its score is {criterion} ({share})")
    share = own.iloc[0] / ranked["score"].iloc[0]
    return text.format(leader=ranked["candidate"].iloc[0], criterion=weights.word(own.index[0]), share=percent(share))


def _places(shown: pd.DataFrame) -> list[str]:
    names = (name if len(name) <= WIDEST else f"{name[: WIDEST - 1]}…" for name in map(str, shown["candidate"]))
    return [f"{rank}  {name}" for rank, name in zip(shown["rank"], names, strict=True)]


def _add_sureness(report: Report, subject: Subject, ranked: pd.DataFrame) -> None:
    report.heading(translate("StockReport", "How robust the ranking is"))
    if not _moves(subject):
        report.paragraph(_sure(subject, ranked))
        return
    shown = ranked.head(CHARTED)
    n = len(_firm(shown))
    title = plural(
        n,
        translate("StockReport", "{n} of the first {all} keeps its place at every swing of {swing}"),
        translate("StockReport", "{n} of the first {all} keep their place at every swing of {swing}"),
    ).format(all=len(shown), swing=_swing(subject))
    ranks = (shown[name].to_numpy(float) for name in ("rank_best", "rank", "rank_worst"))
    report.figure(charts.ranges(title, _places(shown), *ranks, translate("StockReport", "rank, best to worst")))
    firm = _firm(ranked)["candidate"]
    if len(firm):
        text = translate("StockReport", "The same rank at every swing: {names}.")
        report.paragraph(text.format(names=listed(list(firm), LISTED)))
    report.paragraph(_restless(shown))


def _restless(shown: pd.DataFrame) -> str:
    """Whose rank moves most among those shown; nothing where none does."""
    width = (shown["rank_worst"] - shown["rank_best"]).astype(int)
    most = shown[(width == width.max()) & (width > 0)]
    if not len(most):
        return ""
    if len(most) > 1:
        text = translate(
            "StockReport", "The least stable of the first {n}: {names}, each over a range of {width} ranks."
        )
        return text.format(n=len(shown), names=listed(list(most["candidate"]), NAMED), width=f"{width.max() + 1:,}")
    text = translate(
        "StockReport", "The least stable of the first {n} is {name}, between rank {best} and rank {worst}."
    )
    one = most.iloc[0]
    return text.format(n=len(shown), name=one["candidate"], best=one["rank_best"], worst=one["rank_worst"])


def _add_weights(report: Report, subject: Subject) -> None:
    report.heading(translate("StockReport", "Weights"))
    table = _criteria_in_words(weights_in_words(subject.result))
    table["direction"] = [label("direction", code) for code in table["direction"]]
    report.table(table, "", {"weight": "{:.3f}"})
    if len(subject.result.bounds):
        title = translate("StockReport", "The min–max norm runs from low to high; for a cost, low is best")
        report.table(
            _criteria_in_words(subject.result.bounds), title, dict.fromkeys(["low_bound", "high_bound"], "{:,.6g}")
        )
    found = subject.result.hierarchy
    if found is None:
        return
    ahp_report.add_consistency(report, found)


def _criteria_in_words(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(criterion=table["criterion"].map(weights.word))


def _add_left_out(report: Report, subject: Subject) -> None:
    rows = subject.result.rows
    left = rows_in_words(rows[rows["status"] != OK])
    if not len(left):
        return
    report.heading(translate("StockReport", "Not ranked, and why"))
    counts = left.groupby(["status", "reason"]).size().sort_values(ascending=False).reset_index(name="n")
    counts["status"] = [label("status", code) for code in counts["status"]]
    report.table(counts.head(LISTED))


def _add_capacity(report: Report, ranked: pd.DataFrame) -> None:
    report.heading(translate("StockReport", "Room by grade and programme"))
    table = capacity.totals(ranked)
    unknown = translate("StockReport", "no programme for this kind")
    table["programme"] = [label("programme", code) if isinstance(code, str) else unknown for code in table["programme"]]
    if not ranked["desks_max"].notna().any():
        table = table.drop(columns=["n_area", "desks_min", "desks_max"])
    report.table(table, "", dict.fromkeys(["desks_min", "desks_max"], "{:,.0f}"))


def _add_method(report: Report, subject: Subject) -> None:
    method, has_desks = subject.result.options, _has_desks(subject)
    report.method(
        translate(
            "StockReport", "Candidates that fail the constraint or lack a value are not ranked, never scored as 0."
        ),
        translate(
            "StockReport", "Rank range: each weight in turn × (1 ± {swing}), 1 at most, the others rescaled to sum 1."
        ).format(swing=_swing(subject)[1:]),
        translate(
            "StockReport",
            "Grades A to D, fewer where scores are few: exact natural breaks of the scores (Fisher 1958; Jenks 1967).",
        ),
        *(
            [translate("StockReport", "Desks: floor area × share for desks ÷ area of a desk, rounded down.")]
            * has_desks
        ),
        translate(
            "StockReport", "A programme follows from the kind of space; a land-use code does not mean that it is idle."
        ),
    )
    if method.scoring == "topsis":
        report.method(translate("StockReport", "TOPSIS: closeness to the ideal (Hwang & Yoon 1981)."))
    report.thresholds = _thresholds(subject)


def _has_desks(subject: Subject) -> bool:
    """Whether desks were counted: of some candidate the floor area is known."""
    return bool(subject.result.rows["desks_max"].notna().any())


def _thresholds(subject: Subject) -> pd.DataFrame:
    """What the result rests on, each number with its source and mark."""
    user, options = thresholds.user_parameter, subject.result.options
    rows = [user(translate("StockReport", "swing of a weight"), options.swing, "share")]
    if _has_desks(subject):
        rows.append(user(translate("StockReport", "share for desks"), options.desk_share, "share"))
        published = thresholds.load("stock", "desk").to_dict("records")
        for row, value in zip(published, (options.desk_min, options.desk_max), strict=True):
            rows.append(row if row["value"] == value else user(row["item"], value, row["unit"]))
    if options.weighting == "given" and options.example != NO_EXAMPLE:
        example = thresholds.load("stock", options.example)
        rows += example.assign(item=example["item"].map(weights.word)).to_dict("records")
    if subject.result.hierarchy is not None:
        rows += ahp_report.limits(len(subject.result.weights)).to_dict("records")
    # The sources say more than the names under which they are filed.
    return pd.DataFrame(rows).drop(columns="standard")
