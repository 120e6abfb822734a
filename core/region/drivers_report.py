"""The report on what goes with the number of incubators: factors alone and in pairs, beside what chance gives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ..base import terms
from ..base.statistics import spearman
from ..base.text import HalfUp, decimals, listed, p_value, paragraph, percent, plural, translate
from ..base.thresholds import CHANCE, user_parameter
from ..lazy import charts
from ..page.report import Report
from .drivers import CLASS, FEWEST, NUMBER, ROUNDING, Factor, FactorsResult, by_chance, explained
from .shuffles import DRAWS, EXACT

# Fewer areas than this carry few claims.
FEW = 20
# Of more factors a matrix of pairs is no longer read.
MOST_PAIRED = 12
FORMATS = {
    "q": lambda q: _below_one(q),
    "chance_q": "{:.4f}",
    **dict.fromkeys(("p", "q_p", "p_adjusted", "q_adjusted", "f_p"), p_value),
    "rho": "{:+.2f}",
    "f": "{:,.2f}",
    **dict.fromkeys(("areas_known", "n_classes"), "{:,}"),
}
# Fields by which a layer is known to be one of this house that counts incubators, and those of its fields that say how many.
OF_INCUBATORS = {"n_national", "n_provincial", "n_municipal"}
COUNTS = ("n", "share", "density")

# Areas in a class on average, below which its share of the differences is not reported as a finding (a rule of InnoSpace's own).
PER_CLASS = 2


def count_name(field: str, layer: str, fields: Sequence[str]) -> str:
    """What the number is called: as its field, a word of the house with what it counts where that is known, else with its layer.

    >>> count_name("n", "cities", ["n", *sorted(OF_INCUBATORS)]), count_name("n", "cities", ["n"])
    ('number of incubators', 'number (cities)')
    >>> count_name("firms", "cities", [])
    'firms'
    """
    word = _word(field)
    if word == field:
        return field
    if field in COUNTS and set(fields) >= OF_INCUBATORS:
        return translate("Drivers", "{word} of incubators").format(word=word)
    return translate("Drivers", "{word} ({layer})").format(word=word, layer=layer)


def sentences(result: FactorsResult, count: str) -> list[str]:
    """The answer: which factors explain the differences, which way the number goes with them, which two act together.

    `count` : what the number is called.

    >>> from innospace.core.region import drivers
    >>> n = np.arange(24)
    >>> result = drivers.assess(n, {"residents": n**2, "weekday": n % 7})
    >>> sentences(result, "incubators")[1:3]
    ['“incubators” rises with: residents (ρ = +1.00, p = 0.002).', 'No other factor can be distinguished from chance: weekday.']
    """
    result, count = _called(result), _word(count)
    rows = _judged(result.rows)
    if not _tested(rows).any():
        return [translate("Drivers", "No factor could be tested.")]
    kept = rows[~rows["few"]]
    found = [_found(kept, result.n, count), *_alone(result, kept)] if _tested(kept).any() else []
    said = [
        *found,
        *_ways(rows, count),
        *_few(rows[rows["few"]]),
        *_one_of_both(kept),
        *_others(kept),
        *_pair(result, rows, count),
    ]
    return [text for text in said if text]


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    """With ``few``, whether classes differ that hold too few areas to be told, and ``found``, whether q is a finding."""
    differs = (rows["q_adjusted"] < CHANCE) & (rows["n_classes"] < rows["n"])
    few = differs & (rows["n"] < PER_CLASS * rows["n_classes"])
    return rows.assign(few=few, found=differs & ~few)


def _pairs_tell(pairs: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Which pairs explain more than as many classes would by chance, in classes of enough areas and beside a finding."""
    enough = pairs["n"] >= PER_CLASS * pairs["n_classes"]
    return enough & (pairs["q"] > by_chance(pairs["n_classes"], pairs["n"])) & _beside_a_finding(pairs, rows)


def _below_one(q: float) -> str:
    """q with four decimals, or as many as keep it below 1."""
    shown = (f"{HalfUp(q):.{digits}f}" for digits in range(4, 17))
    return next(text for text in shown if float(text) < 1 or q >= 1)


def _alone(result: FactorsResult, rows: pd.DataFrame) -> list[str]:
    """What is left of findings without the areas that are alone in their class, where these carry part of them."""
    each = translate("Drivers", "{factor} ({share}; by chance {usual})")
    said = []
    for i in rows.index[rows["found"]]:
        factor = result.factors[i]
        strata, values = factor.strata[factor.known], result.counts[factor.known]
        values = values / np.abs(values).max()  # of a size that squares of can be added up
        several = np.bincount(strata)[strata] > 1
        left = explained(values[several], strata[several])
        if left < explained(values, strata):
            usual = by_chance(len(np.unique(strata[several])), int(several.sum()))
            said.append(each.format(factor=factor.name, share=percent(left), usual=percent(float(usual))))
    text = translate(
        "Drivers",
        "Part of this rests on areas that are alone in their class; without them the share between the classes is: {factors}.",
    )
    return [text.format(factors=listed(said))] if said else []


def _few(rows: pd.DataFrame) -> list[str]:
    """The factors whose classes hold so few areas that a large share says little, however sure it is that they differ."""
    steady = rows["p_adjusted"] < CHANCE
    texts = (
        (
            steady,
            translate(
                "Drivers",
                "Of these the order alone is a finding: with fewer than {n} areas in a class on average the share that lies "
                "between the classes says little: {factors}.",
            ),
        ),
        (
            ~steady,
            translate(
                "Drivers",
                "With fewer than {n} areas in a class on average the share that lies between the classes says little, and is not "
                "reported as a finding: {factors}.",
            ),
        ),
    )
    return [
        text.format(n=PER_CLASS, factors=listed(list(rows["factor"][which]))) for which, text in texts if which.any()
    ]


def _called(result: FactorsResult) -> FactorsResult:
    """The same with words for the fields that have some."""
    named = {column: result.summary[column].map(_word) for column in ("factor_a", "factor_b")}
    return replace(
        result,
        rows=result.rows.assign(factor=result.rows["factor"].map(_word)),
        summary=result.summary.assign(**named),
        factors=[_factor_called(factor) for factor in result.factors],
    )


def _factor_called(factor: Factor) -> Factor:
    """The same with words for codes of the house, such as those of city tiers."""
    group = factor.name if factor.name in terms.groups() else ""
    return replace(factor, name=_word(factor.name), names=[terms.label(group, name) for name in factor.names])


def _word(field: str) -> str:
    """A field as the house calls it; single letters mean something else in each table, but for the number that the tools give."""
    return terms.label("field", field) if len(field) > 1 or field == "n" else field


def _found(rows: pd.DataFrame, n: int, count: str) -> str:
    found = rows[rows["found"]].sort_values(["q", "factor"], ascending=[False, True])
    if found.empty and (rows["p_adjusted"] < CHANCE).any():
        text = translate(
            "Drivers",
            "Among {n} areas the order of “{count}” goes with that of some factors, while the classes of none explain more of "
            "the differences than chance may: cut into classes, areas of one class count as alike.",
        )
        return text.format(n=f"{n:,}", count=count)
    if found.empty:
        text = translate(
            "Drivers",
            "Among {n} areas none of the factors explains more of the differences in “{count}” than chance may.",
        )
        if not _tested(rows).all():
            text = translate(
                "Drivers",
                "Among {n} areas none of the factors that were tested explains more of the differences in “{count}” than chance "
                "may.",
            )
        return text.format(n=f"{n:,}", count=count)
    text = translate(
        "Drivers",
        "Among {n} areas the differences in “{count}” go with: {factors}. In brackets: the share of the differences that "
        "lies between its classes, and the adjusted p.",
    )
    each = translate("Drivers", "{factor} ({share}, {p})")
    named = [
        each.format(factor=row.factor, share=percent(row.q), p=_p(row.q_adjusted))
        for row in found.itertuples(index=False)
    ]
    return text.format(n=f"{n:,}", count=count, factors=listed(named))


def _ways(rows: pd.DataFrame, count: str) -> list[str]:
    """Which factors the number rises or falls with."""
    sure = rows[rows["p_adjusted"] < CHANCE].sort_values(["rho", "factor"], key=_by_strength)
    each = translate("Drivers", "{factor} (ρ = {rho:+.2f}, {p})")
    texts = (
        (sure["rho"] > 0, translate("Drivers", "“{count}” rises with: {factors}.")),
        (sure["rho"] < 0, translate("Drivers", "“{count}” falls with: {factors}.")),
    )
    said = []
    for which, text in texts:
        named = [
            each.format(factor=row.factor, rho=HalfUp(row.rho), p=_p(row.p_adjusted))
            for row in sure[which].itertuples(index=False)
        ]
        said += [text.format(count=count, factors=listed(named))] if named else []
    return said


def _one_of_both(rows: pd.DataFrame) -> list[str]:
    """The factors of numbers of which only q or only ρ is a finding, where others are found by their classes."""
    if not rows["found"].any():
        return []
    steady = rows["p_adjusted"] < CHANCE
    texts = (
        (
            rows["found"] & ~steady & (rows["kind"] == NUMBER),
            translate(
                "Drivers",
                "Only the classes differ, without a rise or fall all along that could be distinguished from chance: {factors}.",
            ),
        ),
        (
            steady & ~rows["found"],
            translate(
                "Drivers", "Only the order goes along, while the classes explain no more than chance may: {factors}."
            ),
        ),
    )
    return [text.format(factors=listed(list(rows["factor"][which]))) for which, text in texts if which.any()]


def _by_strength(column: pd.Series) -> pd.Series:
    return -column.abs() if column.name == "rho" else column


def _others(rows: pd.DataFrame) -> list[str]:
    """The factors of which neither ρ nor q is a finding, where others are."""
    found = rows["found"] | (rows["p_adjusted"] < CHANCE)
    others = rows["factor"][~found & _tested(rows)]
    if not found.any() or others.empty:
        return []
    one = translate("Drivers", "No other factor can be distinguished from chance: {factors}.")
    return [one.format(factors=listed(list(others)))]


def _tested(rows: pd.DataFrame) -> pd.Series:
    """Which factors chance was asked about, by their classes or by their order: known, and not the same everywhere."""
    return (rows["n_classes"] > 1) & (rows["p_adjusted"].notna() | rows["q_adjusted"].notna())


def _not_tested(rows: pd.DataFrame) -> list[str]:
    """The factors of which nothing can be found, with the reason."""
    few, same = rows["n"] < FEWEST, rows["n_classes"] < 2
    alike = rows["q"].isna()  # there is no variance
    reasons = (
        (few, translate("Drivers", "{factors} (known for fewer than {n} areas)")),
        (~few & same, translate("Drivers", "{factors} (the same in all areas)")),
        (
            ~few & ~same & alike,
            translate("Drivers", "{factors} (all areas for which it is known have the same number)"),
        ),
        (~few & ~same & ~alike, translate("Drivers", "{factors} (a class of its own for each area)")),
    )
    idle = ~_tested(rows)
    parts = [
        text.format(factors=listed(list(rows["factor"][idle & which])), n=FEWEST)
        for which, text in reasons
        if (idle & which).any()
    ]
    text = translate("Drivers", "Not tested: {factors}.")
    return [text.format(factors=translate("Drivers", "; ").join(parts))] if parts else []


def _pair(result: FactorsResult, rows: pd.DataFrame, count: str) -> list[str]:
    """The two factors that explain most together, beside what as many classes would by chance; none of classes of few areas."""
    pairs = result.summary.dropna(subset="q")
    if pairs.empty:
        return []
    pairs = pairs[pairs["n_classes"] < pairs["n"]]
    if pairs.empty:
        return [translate("Drivers", "Two factors together make each area a class of its own: no finding.")]
    pairs = pairs[pairs["n"] >= PER_CLASS * pairs["n_classes"]]
    if pairs.empty:
        text = translate(
            "Drivers",
            "Two factors together make so many classes that fewer than {n} areas fall into each on average: what they explain "
            "together is not reported as a finding.",
        )
        return [text.format(n=PER_CLASS)]
    pairs = pairs[_beside_a_finding(pairs, rows)]
    pairs = pairs[[not _one_order(result, pair) for pair in pairs.to_dict("records")]]
    return [_best(result, pairs, count)] if len(pairs) else []


def _beside_a_finding(pairs: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Of which pairs one factor is a finding by itself, and both differ.

    Some pair of any few factors explains more than chance does on average, and how far chance may go is not tested for pairs.
    """
    findings = rows["factor"][rows["found"] | (rows["p_adjusted"] < CHANCE)]
    same = rows["factor"][rows["n_classes"] < 2]
    a, b = pairs["factor_a"], pairs["factor_b"]
    return (a.isin(findings) | b.isin(findings)) & ~(a.isin(same) | b.isin(same))


def _one_order(result: FactorsResult, pair: Mapping[str, object]) -> bool:
    """Whether two factors put the areas that have both in one order, or in its reverse: they say the same of them."""
    a, b = (next(f for f in result.factors if f.name == pair[name]) for name in ("factor_a", "factor_b"))
    if not a.kind == b.kind == NUMBER:
        return False
    here = a.known & b.known
    rho = spearman(*(factor.values[here].astype(float) for factor in (a, b)))
    return bool(abs(rho) > 1 - ROUNDING)


def _better_alone(result: FactorsResult, pair: pd.Series) -> str:
    """The one of two factors that explains as much alone as both do; empty where none does."""
    a, b = (next(f for f in result.factors if f.name == pair[name]) for name in ("factor_a", "factor_b"))
    here = a.known & b.known
    values = result.counts[here] / np.abs(result.counts[here]).max()
    return next((f.name for f in (a, b) if explained(values, f.strata[here]) >= pair["q"] - ROUNDING), "")


def _best(result: FactorsResult, pairs: pd.DataFrame, count: str) -> str:
    """The sentence on the pair that explains most beyond what as many classes would by chance."""
    usual = by_chance(pairs["n_classes"], pairs["n"])
    table = pairs.assign(usual=usual, more=pairs["q"] - usual)
    best = table.sort_values(["more", "factor_a", "factor_b"], ascending=[False, True, True]).iloc[0]
    shares = {"q": percent(best["q"]), "usual": percent(best["usual"]), "count": count}
    texts = {
        "enhance_nonlinear": translate("Drivers", "more than both alone added up"),
        "enhance_bi": translate("Drivers", "more than either alone"),
        "independent": translate("Drivers", "as much as both alone added up"),
    }
    alone = _better_alone(result, best)
    if best["more"] > 0 and alone:
        text = translate(
            "Drivers",
            "Together “{a}” and “{b}” explain {q} of the differences in “{count}”, no more than “{one}” alone; chance alone "
            "would give {usual} with as many classes.",
        )
    elif best["more"] > 0 and best["type"] in texts:
        text = translate(
            "Drivers",
            "Together “{a}” and “{b}” explain {q} of the differences in “{count}”, {how}; chance alone would give {usual} with "
            "as many classes.",
        )
    else:
        text = translate(
            "Drivers",
            "Together “{a}” and “{b}” explain {q} of the differences in “{count}”, where chance alone would give {usual} with as "
            "many classes: no finding.",
        )
    how = {"one": alone, "how": texts.get(best["type"], "")}
    said = text.format(a=best["factor_a"], b=best["factor_b"], **how, **shares)
    return paragraph(said, _why_not_larger(table, best) if best["more"] > 0 else "")


def _why_not_larger(pairs: pd.DataFrame, best: pd.Series) -> str:
    """Why the sentence is not on the largest share of a pair that is shown beside it; empty where it is."""
    largest = pairs.loc[pairs["q"].idxmax()]
    if percent(largest["q"]) == percent(best["q"]):
        return ""
    text = translate(
        "Drivers",
        "“{a}” and “{b}” explain {q}, but in so many classes that chance alone would give {usual}: told is the pair that is "
        "farthest above chance.",
    )
    shares = {"q": percent(largest["q"]), "usual": percent(largest["usual"])}
    return text.format(a=largest["factor_a"], b=largest["factor_b"], **shares)


def cautions(result: FactorsResult, count: str) -> list[str]:
    """What so few areas can and cannot show, where they are few, and which factors were not tested. `count` is what the number is
    called.

    >>> from innospace.core.region import drivers
    >>> len(cautions(drivers.assess([1, 2, 4], {"residents": [3, 2, 1]}), "incubators"))
    2
    """
    idle = _not_tested(_called(result).rows)
    if result.n >= FEW:
        return [*_seldom_known(result), *idle]
    text = translate(
        "Drivers",
        "These are {n} areas, fewer than {few}. It can be said how “{count}” is spread among just these; it cannot be "
        "said that it is so elsewhere, which of factors that go together counts, or that a factor without a finding plays "
        "no part. So few areas in many classes give a high share by chance alone; beside each share stands what chance "
        "gives.",
    )
    said = [text.format(n=result.n, few=FEW, count=_word(count))]
    if result.n <= 4:
        said.append(
            translate("Drivers", "Of four areas or fewer no order is rare enough to be distinguished from chance.")
        )
    return [*said, *idle]


def _seldom_known(result: FactorsResult) -> list[str]:
    """The factors that are known of so few areas only, where there are more."""
    few = list(_called(result).rows.query("0 < n < @FEW")["factor"])
    text = translate(
        "Drivers",
        "Known for fewer than {few} areas: {factors}. What is found of these, alone and together with others, holds for just "
        "these areas; it cannot be said that it is so elsewhere, nor that a factor without a finding plays no part.",
    )
    return [text.format(few=FEW, factors=listed(few))] if few else []


def _p(p: float) -> str:
    """A p with its sign, so that it never reads as none."""
    shown = p_value(p)
    return f"p {shown[0]} {shown[1:]}" if shown.startswith("<") else f"p = {shown}"


def build(result: FactorsResult, *, count: str) -> Report:
    """The report of one run; `count` is what the number is called."""
    report = Report(translate("Drivers", "What goes with the number"))
    report.answer(*sentences(result, count))
    report.skipped.extend(cautions(result, count))
    result, count = _called(result), _word(count)
    rows = _judged(result.rows.assign(chance_q=by_chance(result.rows["n_classes"], result.rows["n"])))
    known = rows.dropna(subset="q")
    if len(known):
        report.figure(_shares(known, count))
    strongest = _strongest(result)
    if strongest is not None:
        report.figure(_means(result, strongest, count))
    tell = _pairs_tell(result.summary, rows)
    if 1 < len(known) <= MOST_PAIRED and (known["found"].any() or tell.any()):
        empty = translate(
            "Drivers",
            "“–”: no finding: classes of fewer than {n} areas on average, or no more than chance gives on average, or neither "
            "factor a finding by itself.",
        )
        report.figure(_matrix(result.summary[tell], known, count), empty.format(n=PER_CLASS))
    caption = translate("Drivers", "“{count}”: factors")
    report.table(_in_words(rows), caption.format(count=count), FORMATS)
    if len(result.summary):
        caption = translate("Drivers", "“{count}”: two factors together")
        report.table(_pairs_in_words(result.summary, tell), caption.format(count=count), FORMATS)
    report.method(*_method())
    report.thresholds = pd.DataFrame([user_parameter("classes", result.options.classes, "")])
    return report


def _method() -> list[str]:
    spearman = translate(
        "Drivers",
        "ρ: Spearman's rank correlation of a factor of numbers with the number. q: Geodetector (Wang et al. 2010), the "
        "share of the variance that lies between the classes of a factor, one less Σ Nσ² of the classes ÷ Nσ² of all "
        "areas; numbers are cut into classes by natural breaks (Jenks), other values are classes. Chance alone gives (L − "
        "1) ÷ (n − 1) on average, for L classes of n areas.",
    )
    chance = translate(
        "Drivers",
        "p: how often the numbers, shuffled over the areas, go with the factor at least as closely (ρ two-sided); all "
        "orders of up to {exact} areas, beyond that {draws} seeded shuffles. Adjusted p: for the number of factors "
        "(Benjamini & Hochberg 1995); sentences go by it, at 5%. F and its p: the non-central F test of Wang, Zhang & Fu "
        "2016.",
    )
    together = translate(
        "Drivers",
        "Two factors together: q of the classes that both make; nonlinear enhancement where it is more than both alone "
        "added up, bi-factor enhancement where it is more than either, taken over the areas that have both; none where "
        "each area is a class of its own. More classes explain more by themselves, and pairs are not tested against "
        "chance. Whatever goes together may do so for a third reason: none of this says what causes what.",
    )
    return [spearman, chance.format(exact=EXACT, draws=DRAWS), together]


def _shares(rows: pd.DataFrame, count: str) -> str:
    """A bar for each factor, with what chance gives."""
    rows = rows.sort_values(["q", "factor"], ascending=[False, True])[: charts.MOST_CLASSES]
    text = translate("Drivers", "What each factor explains of the differences in “{count}”")
    return charts.bars(
        text.format(count=count),
        list(rows["factor"]),
        rows["q"] * 100,
        translate("Drivers", "share of the differences between classes (%)"),
        rows["chance_q"] * 100,
        translate("Drivers", "by chance, on average"),
        number=f"{{:.{decimals(rows['q'], most=6)}f}}%",
        pale=list(~rows["found"]),
        pale_label=translate("Drivers", "no finding"),
    )


def _strongest(result: FactorsResult) -> Factor | None:
    """The factor with the largest q above chance whose classes can be drawn, a finding before any other."""
    rows = _judged(result.rows)
    more = (rows["q"] - by_chance(rows["n_classes"], rows["n"])).where(
        rows["n_classes"].between(2, charts.MOST_CLASSES)
    )
    if not (more > 0).any():
        return None
    if (more[rows["found"]] > 0).any():
        more = more.where(rows["found"])
    order = np.lexsort((rows["factor"], -more.fillna(-np.inf)))
    return result.factors[order[0]]


def _means(result: FactorsResult, factor: Factor, count: str) -> str:
    """The mean number of the areas of each class."""
    here = factor.known
    table = pd.DataFrame({"stratum": factor.strata[here], "n": result.counts[here]}).groupby("stratum")["n"]
    mean, areas = table.mean(), table.size()
    one, many = translate("Drivers", "{name} ({n} area)"), translate("Drivers", "{name} ({n} areas)")
    names = dict(zip(mean.index, _class_names(factor), strict=True))
    if factor.kind == CLASS:  # numbers keep their order
        mean = mean.sort_values(ascending=False, kind="stable")
    labels = [plural(int(areas[i]), one, many).format(name=names[i]) for i in mean.index]
    title = translate("Drivers", "Mean “{count}” by class of “{factor}”").format(count=count, factor=factor.name)
    unit = translate("Drivers", "mean “{count}” of the areas").format(count=count)
    return charts.bars(title, labels, mean.to_numpy(), unit, number="{:,.3g}")


def _class_names(factor: Factor) -> list[str]:
    """What each class that occurs is called: the value, or the numbers from the smallest to the largest in it."""
    strata = pd.Series(factor.strata[factor.known])
    if factor.kind == CLASS:
        return [factor.names[i] for i in sorted(strata.unique())]
    values = pd.Series(factor.values[factor.known].astype(float)).groupby(strata)
    return [
        f"{HalfUp(low):,.4g}" if low == high else f"{HalfUp(low):,.4g} – {HalfUp(high):,.4g}"
        for low, high in zip(values.min(), values.max(), strict=True)
    ]


def _matrix(pairs: pd.DataFrame, known: pd.DataFrame, count: str) -> str:
    """q of each two factors whose `pairs` tell, darker the more, on the diagonal that of each alone; else a dash."""
    names = list(known["factor"])
    own = np.where(known["found"], known["q"], np.nan)
    table = pd.DataFrame(np.diag(own), names, names).where(np.eye(len(names)) > 0)
    for row in pairs.itertuples(index=False):
        if row.factor_a in table and row.factor_b in table:
            table.loc[row.factor_b, row.factor_a] = row.q
    size = 1.6 + 0.5 * len(names)
    title = translate("Drivers", "What two factors explain together of the differences in “{count}” (%)")
    axes = charts.new_axes(title.format(count=count), size=(7.0, size))
    ramp = charts.sequential(256, "blue")[::-1]
    for (i, j), q in np.ndenumerate(table.to_numpy(float)):
        if np.isfinite(q):
            axes.barh(i, 1, left=j - 0.5, height=1, color=ramp[int(255 * q)], edgecolor="white")
            axes.text(j, i, percent(q), ha="center", va="center", fontsize=8, color="white" if q > 0.6 else "black")
        elif i >= j:
            axes.text(j, i, "–", ha="center", va="center", fontsize=8)
    axes.set_xticks(range(len(names)), [charts.wrapped(name, 60 // len(names) + 6) for name in names])
    axes.set_yticks(range(len(names)), names)
    axes.set(xlim=(-0.5, len(names) - 0.5), ylim=(len(names) - 0.5, -0.5))
    return charts.to_svg(axes)


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Kinds in words; what no factor has is left out."""
    order = [
        "factor",
        "kind",
        "n",
        "n_classes",
        "rho",
        "p",
        "p_adjusted",
        "q",
        "chance_q",
        "q_p",
        "q_adjusted",
        "f",
        "f_p",
    ]
    words = rows[order].assign(kind=[terms.label("factor_kind", kind) for kind in rows["kind"]])
    words = words.rename(columns={"n": "areas_known"})
    return words if (rows["kind"] == NUMBER).any() else words.drop(columns=["rho", "p", "p_adjusted"])


def _pairs_in_words(pairs: pd.DataFrame, tell: pd.Series) -> pd.DataFrame:
    """Types of interaction in words, of those that `tell`."""
    none = translate("Drivers", "no finding")
    words = [
        (None if kind is None else terms.label("interaction", kind)) if tells else none
        for kind, tells in zip(pairs["type"], tell, strict=True)
    ]
    order = ["factor_a", "factor_b", "n", "n_classes", "q", "chance_q", "interaction"]
    table = pairs.assign(interaction=words, chance_q=by_chance(pairs["n_classes"], pairs["n"]))[order]
    return table.rename(columns={"n": "areas_known"})
