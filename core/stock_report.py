"""The report of a screening: the ranking, what it rests on, how sure it is, and what the graded space can hold."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from . import ahp_report, capacity, charts, thresholds
from .geometry import absent
from .report import Report
from .screening import GRADES, NO_EXAMPLE, Method, Screening
from .terms import label
from .text import translate

CHARTED, LISTED, NAMED, WIDEST = 20, 40, 5, 16
# Candidates, of equal rank perhaps, that a number on the map is tried for.
NUMBERED = 200


class Desks(NamedTuple):
    """How desks were counted: share of the floor area that they take, m² of a desk."""

    efficiency: float
    smallest: float
    largest: float


@dataclass(frozen=True)
class Subject:
    """What is reported: the result with the candidates' names and shapes, their use, and how both were found.

    `use` : ``programme desks_min desks_max``; `names`, `geometry` : arrays, a row a candidate.
    """

    result: Screening
    method: Method
    use: pd.DataFrame
    desks: Desks
    names: np.ndarray
    geometry: np.ndarray

    @property
    def ranked(self) -> pd.DataFrame:
        """The assessed candidates, best first, with ``candidate`` and the columns of `use`; the index is the row."""
        table = pd.concat([self.result.rows.reset_index(drop=True), self.use.reset_index(drop=True)], axis=1)
        table.insert(0, "candidate", self.names)
        return table[table["status"] == "ok"].sort_values("rank", kind="stable")


def build(subject: Subject) -> Report:
    """The whole report, without what the algorithm adds to it (inputs, parameters, remarks)."""
    report = Report(translate("StockReport", "Stock space for innovation"), _settings(subject))
    ranked = subject.ranked
    report.answer(*sentences(subject))
    _add_map(report, subject)
    _add_ranking(report, subject, ranked)
    _add_sureness(report, subject, ranked)
    _add_weights(report, subject)
    _add_left_out(report, subject)
    _add_capacity(report, ranked)
    _add_method(report, subject)
    return report


def sentences(subject: Subject) -> list[str]:
    """The answer: who stands first, how sure that is, and what the best grade can hold."""
    ranked, rows = subject.ranked, subject.result.rows
    first = ranked[ranked["rank"] == 1]
    text = translate("StockReport", "{first} stands first of {n} assessed candidates, with a score of {score}.")
    if len(first) > 1:
        text = translate(
            "StockReport", "{first} share the first place of {n} assessed candidates, with a score of {score}."
        )
    lines = [
        text.format(first=_listed(first["candidate"]), n=len(ranked), score=f"{first['score'].iloc[0]:.2f}"),
        *_sure(subject, ranked),
        _room(ranked),
    ]
    left_out = len(rows) - len(ranked)
    if left_out:
        text = translate("StockReport", "{n} of {all} candidates are not ranked: excluded, or a value is missing.")
        lines.append(text.format(n=left_out, all=len(rows)))
    return [line for line in lines if line]


def _firm(ranked: pd.DataFrame) -> pd.DataFrame:
    """The candidates whose rank no swing changes."""
    return ranked[ranked["rank_best"] == ranked["rank_worst"]]


def _sure(subject: Subject, ranked: pd.DataFrame) -> list[str]:
    swing, firm = f"±{subject.method.swing:.0%}", _firm(ranked)
    best = ranked[ranked["grade"] == "A"]
    stay = int((best["rank_worst"] <= len(best)).sum())
    if len(firm):
        text = translate("StockReport", "When any weight moves by {swing}, {n} candidates keep their place: {names}.")
    else:
        text = translate("StockReport", "When any weight moves by {swing}, no candidate keeps its exact place.")
    grade = translate(
        "StockReport", "Of the {n} candidates of grade A, {stay} stay among the first {n} at every swing."
    )
    return [
        text.format(swing=swing, n=len(firm), names=_listed(firm["candidate"])),
        grade.format(n=len(best), stay=stay),
    ]


def _room(ranked: pd.DataFrame) -> str:
    best = ranked[ranked["grade"] == "A"]
    known = best[best["desks_max"].notna()]
    if not len(known):
        return ""
    text = translate("StockReport", "Grade A has room for {low} to {high} desks (floor area known of {n} of {all}).")
    low, high = (f"{known[name].sum():,.0f}" for name in ("desks_min", "desks_max"))
    return text.format(low=low, high=high, n=len(known), all=len(best))


def _listed(names: pd.Series, most: int = NAMED) -> str:
    shown = ", ".join(map(str, names.iloc[:most]))
    return shown if len(names) <= most else f"{shown} …"


def _settings(subject: Subject) -> str:
    method = subject.method
    return ", ".join(
        [label("weighting", method.weighting), label("scoring", method.scoring), label("norm", method.norm)]
    )


def _add_map(report: Report, subject: Subject) -> None:
    rows = subject.result.rows.reset_index(drop=True)
    present = ~absent(subject.geometry)
    if not present.any():
        return
    axes = charts.map_axes(translate("StockReport", "The darker, the better: grades of the candidates"))
    x0, y0, x1, y1 = shapely.total_bounds(subject.geometry)
    smallest = max(x1 - x0, y1 - y0) / 150
    found = [grade for grade in GRADES if (rows["grade"] == grade).any()]
    left = rows["grade"].isna().to_numpy() & present
    if left.any():
        text = translate("StockReport", "not ranked")
        charts.draw_places(axes, subject.geometry[left], charts.NO_DATA, text, smallest)
    for grade, colour in reversed(list(zip(found, charts.sequential(len(found)), strict=True))):
        chosen = (rows["grade"] == grade).to_numpy() & present
        if chosen.any():
            charts.draw_places(axes, subject.geometry[chosen], colour, label("grade", grade), smallest)
    _number_the_first(axes, subject, rows, present)
    axes.legend(*_reversed(axes), frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    caption = translate("StockReport", "Numbers: ranks among the first {n}, where there is room.").format(n=NAMED * 2)
    report.figure(charts.to_svg(axes), caption)


def _reversed(axes):
    handles, texts = axes.get_legend_handles_labels()
    return handles[::-1], texts[::-1]


def _number_the_first(axes, subject: Subject, rows: pd.DataFrame, present: np.ndarray) -> None:
    """Ranks on the map, the best first; one that would stand on another is left out."""
    first = (rows["rank"] <= NAMED * 2).fillna(False).to_numpy(bool) & present
    best = rows[first].sort_values("rank", kind="stable").head(NUMBERED)
    x0, y0, x1, y1 = shapely.total_bounds(subject.geometry)
    written = []
    for row, rank in best["rank"].items():
        point = shapely.point_on_surface(subject.geometry[row])
        if all(point.distance(other) > max(x1 - x0, y1 - y0) / 30 for other in written):
            charts.write_at(axes, point, str(rank))
            written.append(point)


def _add_ranking(report: Report, subject: Subject, ranked: pd.DataFrame) -> None:
    report.heading(translate("StockReport", "The ranking"))
    shown = ranked.head(CHARTED)
    parts = subject.result.contributions.reset_index(drop=True).loc[shown.index]
    leader, main = ranked["candidate"].iloc[0], parts.iloc[0].idxmax()
    title = translate("StockReport", "{leader} leads above all by {criterion}").format(leader=leader, criterion=main)
    unit = translate("StockReport", "weight × normed value")
    svg = charts.stacked_bars(title, _places(shown), {name: parts[name].to_numpy() for name in parts}, unit)
    report.figure(svg, _caption(subject, len(shown), len(ranked)))
    listed = ranked.head(LISTED).drop(columns=["status", "reason"])
    caption = translate("StockReport", "The first {n} of {all}").format(n=len(listed), all=len(ranked))
    listed["programme"] = [None if code is None else label("programme", code) for code in listed["programme"]]
    counts = dict.fromkeys(["desks_min", "desks_max"], "{:,.0f}")
    report.table(listed, caption, {"score": "{:.3f}", **counts})


def _caption(subject: Subject, shown: int, ranked: int) -> str:
    parts = [translate("StockReport", "The first {n} of {all}.").format(n=shown, all=ranked)]
    if subject.method.scoring == "topsis":
        parts.append(translate("StockReport", "TOPSIS measures closeness to the ideal: the bars are not its sum."))
    return " ".join(parts)


def _places(shown: pd.DataFrame) -> list[str]:
    names = (name if len(name) <= WIDEST else f"{name[: WIDEST - 1]}…" for name in map(str, shown["candidate"]))
    return [f"{rank}  {name}" for rank, name in zip(shown["rank"], names, strict=True)]


def _add_sureness(report: Report, subject: Subject, ranked: pd.DataFrame) -> None:
    report.heading(translate("StockReport", "How sure the ranking is"))
    shown = ranked.head(CHARTED)
    width = (shown["rank_worst"] - shown["rank_best"]).astype(int)
    title = translate("StockReport", "{n} of the first {all} keep their place at every swing of ±{swing}").format(
        n=int((width == 0).sum()), all=len(shown), swing=f"{subject.method.swing:.0%}"
    )
    ranks = (shown[name].to_numpy(float) for name in ("rank_best", "rank", "rank_worst"))
    report.figure(charts.ranges(title, _places(shown), *ranks, translate("StockReport", "rank, best to worst")))
    firm = _firm(ranked)["candidate"]
    if len(firm):
        text = translate("StockReport", "Keep their place at every swing: {names}.")
        report.paragraph(text.format(names=_listed(firm, LISTED)))
    text = translate(
        "StockReport", "The most restless of the first {n} is {name}, between rank {best} and rank {worst}."
    )
    restless = shown.loc[width.idxmax()]
    if width.max() > 0:
        report.paragraph(
            text.format(
                n=len(shown), name=restless["candidate"], best=restless["rank_best"], worst=restless["rank_worst"]
            )
        )


def _add_weights(report: Report, subject: Subject) -> None:
    report.heading(translate("StockReport", "Weights"))
    table = subject.result.weights.copy()
    table["direction"] = [label("direction", code) for code in table["direction"]]
    report.table(table, "", {"weight": "{:.3f}"})
    if len(subject.result.bounds):
        title = translate("StockReport", "The min–max norm runs from low to high; for a cost, low is best")
        report.table(subject.result.bounds, title, dict.fromkeys(["low_bound", "high_bound"], "{:,.6g}"))
    found = subject.result.hierarchy
    if found is None:
        return
    ahp_report.add_consistency(report, found)


def _add_left_out(report: Report, subject: Subject) -> None:
    rows = subject.result.rows
    left = rows[rows["status"] != "ok"]
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
    method = subject.method
    report.method(
        translate(
            "StockReport", "Candidates that fail the constraint or lack a value are not ranked, never scored as 0."
        ),
        translate(
            "StockReport", "Rank range: each weight in turn × (1 ± {swing}), the others rescaled to sum 1."
        ).format(swing=f"{method.swing:.0%}"),
        translate("StockReport", "Grades A to D: exact natural breaks of the scores (Fisher 1958; Jenks 1967)."),
        translate("StockReport", "Desks: floor area × share for desks ÷ area of a desk, rounded down."),
        translate(
            "StockReport", "A programme follows from the kind of space; a land-use code does not tell that it is idle."
        ),
    )
    if method.scoring == "topsis":
        report.method(translate("StockReport", "TOPSIS: closeness to the ideal (Hwang & Yoon 1981)."))
    report.thresholds = _thresholds(subject)


def _thresholds(subject: Subject) -> pd.DataFrame:
    """What the result rests on, each number with its source and mark."""
    user, method, desks = thresholds.user_parameter, subject.method, subject.desks
    rows = [
        user(translate("StockReport", "swing of a weight"), method.swing, translate("StockReport", "share")),
        user(translate("StockReport", "share for desks"), desks.efficiency, translate("StockReport", "share")),
    ]
    published = thresholds.load("stock", "desk").to_dict("records")
    for row, value in zip(published, (desks.smallest, desks.largest), strict=True):
        rows.append(row if row["value"] == value else user(row["item"], value, row["unit"]))
    if method.weighting == "given" and method.example != NO_EXAMPLE:
        rows += thresholds.load("stock", method.example).to_dict("records")
    if subject.result.hierarchy is not None:
        rows += ahp_report.limits(len(subject.result.weights)).to_dict("records")
    return pd.DataFrame(rows)
