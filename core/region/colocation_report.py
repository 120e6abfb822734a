"""The report on who stands next to whom: quotients beside chance, the numbers within a distance, each point."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.statistics import benjamini_hochberg
from ..base.status import NOT_ASSESSED
from ..base.text import HalfUp, listed, p_value, paragraph, plural, remarks, translate
from ..base.thresholds import CHANCE, user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page import looks
from ..page.report import Report
from .colocation import OTHERS, POINTS, ColocationOptions, ColocationResult, neighbour_law
from .distance_curve import STEPS, DistanceCurve

MORE, FEWER, AS_CHANCE = "more_than_chance", "fewer_than_chance", "as_chance"
# Beyond the band of its shuffles, as among so many pairs one may be by chance.
BEYOND = "beyond_band"
COLOURS = {MORE: looks.OKABE_ITO[5], AS_CHANCE: "#b9b4a8", FEWER: looks.OKABE_ITO[0], NOT_ASSESSED: looks.NO_DATA}
MARKERS = {MORE: "o", AS_CHANCE: "s", FEWER: "^", NOT_ASSESSED: "D"}


def findings(quotient: np.ndarray, p: np.ndarray) -> np.ndarray:
    """``more_than_chance``, ``fewer_than_chance`` or ``as_chance`` of each; None where nothing is known.

    >>> findings(np.array([3.0, 0.2, 3.0, np.nan]), np.array([0.05, 0.01, 0.2, np.nan])).tolist()
    ['more_than_chance', 'fewer_than_chance', 'as_chance', None]
    """
    quotient, p = np.asarray(quotient, float), np.asarray(p, float)
    found = np.where(p > CHANCE, AS_CHANCE, np.where(quotient > 1, MORE, FEWER)).astype(object)
    found[np.isnan(p)] = None
    return found


def sentences(result: ColocationResult, called: Sequence[str] = ()) -> list[str]:
    """The answer: which types stand together or apart more than chance, what each point shows, and how far it goes.

    `called` : what the points and the others are called, where these are layers and no types.

    >>> import shapely
    >>> from innospace.core.region import colocation
    >>> places = shapely.points([(x + d, 0) for x in range(0, 90, 9) for d in (0, 1)])
    >>> options = ColocationOptions(neighbours=1)
    >>> sentences(colocation.assess(places, types=["café", "gym"] * 10, options=options))[0]
    'Next to one another more than chance: café to gym (1.90), gym to café (1.90).'
    """
    called, pairs = told_apart(result, called), _judged(result)
    alone = result.towards_others and len(result.numbers) == 2
    said = [_towards(pairs, called)] if alone else _between(pairs, int(result.options.draws), called)
    curve = [] if result.curve is None else [_within(result, result.curve, called)]
    return [*said, *_points(result, called), *curve, *_crowd(result)]


def _judged(result: ColocationResult) -> pd.DataFrame:
    """The pairs with p adjusted for their number, and what is found of each; towards others it is that one pair.

    A pair is ``as_chance`` where, and only where, its quotient lies within its band.
    """
    pairs = result.summary
    if result.towards_others and len(result.numbers) == 2:
        pairs = pairs[(pairs["from"] != OTHERS) & (pairs["to"] == OTHERS)]
    p = benjamini_hochberg(pairs["p"]).round(12)
    found = findings(pairs["quotient"], pairs["p"])
    found[(found != AS_CHANCE) & (p > CHANCE)] = BEYOND
    return pairs.assign(p_adjusted=p, finding=found)


def _figures(pairs: pd.DataFrame) -> str:
    """How quotients and bands are shown: with as many decimals, two to six, as keep each quotient on its side of its band."""
    quotient, low, high = (pairs[column].to_numpy(float) for column in ("quotient", "low", "high"))
    for digits in range(2, 6):
        shown = [[float(f"{HalfUp(value):.{digits}f}") for value in column] for column in (quotient, low, high)]
        at, least, most = map(np.array, shown)
        if ((at < least) == (quotient < low)).all() and ((at > most) == (quotient > high)).all():
            return f"{{:.{digits}f}}"
    return "{:.6f}"


def name_of(type_: str, called: Sequence[str]) -> str:
    """What a type is called: that of a layer like the layer.

    >>> name_of("points", ("incubators", "universities")), name_of("café", ())
    ('incubators', 'café')
    """
    if type_ == OTHERS:
        return called[1] if len(called) > 1 else terms.label("colocated", OTHERS)
    if type_ == POINTS:
        return called[0] if called else terms.label("colocated", POINTS)
    return type_


def told_apart(result: ColocationResult, called: Sequence[str]) -> Sequence[str]:
    """What the layers are called, the others so that none of the types, nor the points, have the same name.

    >>> import shapely
    >>> from innospace.core.region import colocation
    >>> found = colocation.assess(shapely.points([(0, 0), (9, 0)]), shapely.points([(4, 0)]), types=["bank", "school"])
    >>> told_apart(found, ["places", "school"]), told_apart(found, ["places", "parks"])
    (['places', 'school (the other layer)'], ['places', 'parks'])
    """
    other = name_of(OTHERS, called)
    if other not in [name_of(type_, called) for type_ in result.numbers if type_ != OTHERS]:
        return called
    text = translate("Colocation", "{name} (the other layer)").format(name=other)
    return [*([*called] or [terms.label("colocated", POINTS)])[:1], text]


def _towards(pairs: pd.DataFrame, called: Sequence[str]) -> str:
    """Whether the points stand next to the others more than chance."""
    row = pairs.iloc[0]
    texts = {
        MORE: translate(
            "Colocation",
            "“{one}” stand next to “{other}” more often than by chance: {q} times as often (95% of shuffles: {low}–{high}).",
        ),
        FEWER: translate(
            "Colocation",
            "“{one}” stand next to “{other}” less often than by chance: {q} times as often (95% of shuffles: {low}–{high}).",
        ),
        AS_CHANCE: translate(
            "Colocation",
            "Whether “{one}” stand next to “{other}” cannot be distinguished from chance: {q} times as often (95% of shuffles: "
            "{low}–{high}, p = {p}).",
        ),
    }
    number = _figures(pairs)
    figures = {
        name: number.format(HalfUp(row[column]))
        for name, column in (("q", "quotient"), ("low", "low"), ("high", "high"))
    }
    one, other = name_of(row["from"], called), name_of(row["to"], called)
    return texts[row["finding"]].format(one=one, other=other, p=p_value(row["p"]), **figures)


def _needed(pairs: int) -> int:
    """The fewest shuffles by which one pair of so many can be a finding, though it stands out alone.

    The least p of so many shuffles is 2 / (draws + 1); adjusted for their number, that of a single pair is `pairs` times as much.
    """
    return int(np.ceil(2 * pairs / CHANCE)) - 1


def _between(pairs: pd.DataFrame, draws: int, called: Sequence[str]) -> list[str]:
    """Which types stand together and which apart."""
    each = translate("Colocation", "{one} to {other} ({q})")
    texts = {
        MORE: translate("Colocation", "Next to one another more than chance: {pairs}."),
        FEWER: translate("Colocation", "Apart more than chance: {pairs}."),
        BEYOND: translate(
            "Colocation", "Beyond the band of their shuffles, but among {n} pairs that may be chance: {pairs}."
        ),
    }
    n, number, said = int(pairs["p"].notna().sum()), _figures(pairs), {}
    for finding, text in texts.items():
        some = pairs[pairs["finding"] == finding]
        order = np.lexsort((some["to"], some["from"], some["quotient"] * (1 if finding == FEWER else -1)))
        named = [
            each.format(
                one=name_of(row["from"], called),
                other=name_of(row["to"], called),
                q=number.format(HalfUp(row["quotient"])),
            )
            for row in some.iloc[order].to_dict("records")
        ]
        if named:
            said[finding] = text.format(pairs=listed(named), n=f"{n:,}")
    nothing = [] if MORE in said or FEWER in said else [_nothing_found(n, draws)]
    return [*nothing, *said.values()]


def _nothing_found(pairs: int, draws: int) -> str:
    """What it means that no pair is a finding: that none stands out, or that so few shuffles cannot tell."""
    needed = _needed(pairs)
    if draws >= needed:
        return translate("Colocation", "No two types stand together or apart by more than chance can explain.")
    if needed > ColocationOptions.BOUNDS["draws"][1]:
        text = translate(
            "Colocation",
            "{draws} shuffles cannot show whether two types stand together or apart more than by chance; so many pairs "
            "({pairs}) would take {n}, more than can be made: compare fewer types.",
        )
        return text.format(draws=f"{draws:,}", pairs=f"{pairs:,}", n=f"{needed:,}")
    one = translate(
        "Colocation",
        "{draws} shuffles cannot show whether two types stand together or apart more than by chance; {n} pair takes {needed} or "
        "more.",
    )
    many = translate(
        "Colocation",
        "{draws} shuffles cannot show whether two types stand together or apart more than by chance; {n} pairs take {needed} or "
        "more.",
    )
    return plural(pairs, one, many).format(draws=f"{draws:,}", needed=f"{needed:,}")


def _points(result: ColocationResult, called: Sequence[str]) -> list[str]:
    """How many points have more around them than chance, beside how many chance alone marks."""
    rows = result.rows[result.rows["p"].notna()]
    found = findings(rows["local_quotient"], rows["p"])
    n, more = len(rows), int((found == MORE).sum())
    if not n:
        return []
    if hardly := _hardly(result):
        return [hardly]
    one = translate(
        "Colocation",
        "{n} of {all} points has more of {kind} around it than chance; chance alone marks at most {usual} on average.",
    )
    many = translate(
        "Colocation",
        "{n} of {all} points have more of {kind} around them than chance; chance alone marks at most {usual} on average.",
    )
    # A two-sided p below 5% is at most 2.5% on this side.
    usual = int(np.ceil(n * CHANCE / 2))
    if more <= usual:
        one = translate(
            "Colocation",
            "By themselves single points show no more than chance: {n} of {all} has more of {kind} around it than chance, "
            "where chance alone marks at most {usual} on average.",
        )
        many = translate(
            "Colocation",
            "By themselves single points show no more than chance: {n} of {all} have more of {kind} around them than chance, "
            "where chance alone marks at most {usual} on average.",
        )
    kind = plural(more, translate("Colocation", "its own type"), translate("Colocation", "their own type"))
    if result.towards_others:
        kind = translate("Colocation", "“{name}”").format(name=name_of(OTHERS, called))
    said = plural(more, one, many).format(all=f"{n:,}", kind=kind, usual=f"{usual:,}")
    if more <= usual and result.towards_others and (_judged(result)["finding"] == MORE).any():
        return [paragraph(translate("Colocation", "This holds of all points taken together."), said)]
    return [said]


def _hardly(result: ColocationResult) -> str:
    """That so few neighbours tell no single point from chance, where that is so, and how many can."""
    if result.at_one_spot:
        return translate("Colocation", "All points stand at one spot: none has others that are nearer than the rest.")
    k = int(result.options.neighbours)
    if _can_tell(result, k) or (result.rows["p"] <= CHANCE).any():
        return ""
    most = min(sum(result.numbers.values()) - 1, ColocationOptions.BOUNDS["neighbours"][1])
    enough = next((more for more in range(k + 1, most + 1) if _can_tell(result, more)), None)
    if enough is None:
        return translate("Colocation", "There are too few points to distinguish a single one from chance.")
    one = translate(
        "Colocation",
        "With {n} neighbour no single point can be distinguished from chance: take {enough} to see which stand out.",
    )
    many = translate(
        "Colocation",
        "With {n} neighbours no single point can be distinguished from chance: take {enough} to see which stand out.",
    )
    return plural(k, one, many).format(enough=enough)


def _can_tell(result: ColocationResult, k: int) -> bool:
    """Whether a point whose neighbours are of the kind as often, or as seldom, as can be would stand out from chance."""
    numbers = result.numbers
    n = sum(numbers.values()) - 1
    wanted = {numbers[OTHERS]} if result.towards_others else {number - 1 for number in numbers.values()}
    laws = [neighbour_law(n, there, k, 0, k)[1] for there in wanted if there > 0]
    return any(2 * law[law > 0][end] <= CHANCE for law in laws for end in (0, -1))


def _within(result: ColocationResult, curve: DistanceCurve, called: Sequence[str]) -> str:
    """From which distance on there are more, or fewer, than shuffled types would give."""
    one, other = (name_of(type_, called) for type_ in result.charted)
    above, below = curve.observed > curve.high, curve.observed < curve.low
    ways = (
        translate("Colocation", "along the streets")
        if curve.along_streets
        else translate("Colocation", "in a straight line")
    )
    if not (above.any() or below.any()):
        text = translate(
            "Colocation",
            "At no distance up to {m} m {ways} do “{one}” have more or fewer “{other}” around them than 95% of shuffles give.",
        )
        return text.format(one=one, other=other, ways=ways, m=f"{HalfUp(curve.radii[-1]):,.6g}")
    at = int(np.argmax(above | below))
    text = translate(
        "Colocation",
        "Within {m} m {ways} “{one}” have {n} “{other}” around them on average, more than 95% of shuffles give ({low} to "
        "{high}). At {k} of {steps} distances up to {far} m the number lies beyond what 95% of shuffles give; by chance it "
        "does at {usual} on average at most.",
    )
    if below[at]:
        text = translate(
            "Colocation",
            "Within {m} m {ways} “{one}” have {n} “{other}” around them on average, fewer than 95% of shuffles give ({low} to "
            "{high}). At {k} of {steps} distances up to {far} m the number lies beyond what 95% of shuffles give; by chance it "
            "does at {usual} on average at most.",
        )
    beyond, usual = int((above | below).sum()), int(np.ceil(STEPS * CHANCE))
    if beyond <= usual:
        text = translate(
            "Colocation",
            "By themselves the distances show no more than chance: at {k} of {steps} up to {far} m {ways} “{one}” have more or "
            "fewer “{other}” around them than 95% of shuffles give, by chance at {usual} on average at most.",
        )
    figures = {
        name: f"{HalfUp(getattr(curve, part)[at]):,.2f}"
        for name, part in (("n", "observed"), ("low", "low"), ("high", "high"))
    }
    lengths = {"m": f"{HalfUp(curve.radii[at]):,.6g}", "far": f"{HalfUp(curve.radii[-1]):,.6g}"}
    counts = {"k": beyond, "steps": STEPS, "usual": usual}
    return text.format(one=one, other=other, ways=ways, **lengths, **figures, **counts)


def _crowd(result: ColocationResult) -> list[str]:
    """How few points of a type there are, where that is so."""
    small = {name: n for name, n in result.numbers.items() if n < 5}
    one = translate("Colocation", "There are fewer than 5 points of {n} type: little can be said of it.")
    many = translate("Colocation", "There are fewer than 5 points of {n} types: little can be said of them.")
    return remarks((len(small), one, many))


def build(
    result: ColocationResult,
    *,
    points: np.ndarray,
    others: np.ndarray | None = None,
    called: Sequence[str] = (),
    apart: str = "",
) -> Report:
    """The report of one run; `points` and `others` are the geometries, `called` the names of their layers.

    `apart`: the remark on layers that do not meet, which is the answer then.
    """
    called = told_apart(result, called)
    report = Report(translate("Colocation", "Who stands next to whom"))
    report.answer(*([apart] if apart else sentences(result, called)))
    pairs = _judged(result).dropna(subset="quotient")
    if len(pairs):
        report.figure(_bands(pairs, called))
    if result.curve is not None:
        chosen = translate("Colocation", "Of two different types those whose quotient is farthest from chance.")
        report.figure(_curve(result, result.curve, called), chosen if len(result.numbers) > 2 else "")
    _add_map(report, result, points, others, called)
    formats = {**dict.fromkeys(("quotient", "low", "high"), _figures(pairs)), "p": p_value, "p_adjusted": p_value}
    report.table(_in_words(pairs, called), translate("Colocation", "Colocation quotients"), formats)
    if result.curve is not None:
        report.table(_steps(result.curve), translate("Colocation", "Numbers within a distance"), _formats(result.curve))
    report.method(*_method(result))
    used = ("neighbours", ""), ("draws", "")
    report.thresholds = pd.DataFrame([user_parameter(name, getattr(result.options, name), unit) for name, unit in used])
    return report


def _bands(pairs: pd.DataFrame, called: Sequence[str]) -> str:
    """Quotients beside the band of shuffled types, the farthest from chance first."""
    far = np.abs(np.log(pairs["quotient"].clip(1e-9)))
    order = np.lexsort((pairs["to"], pairs["from"], -far.round(9), pairs["p"]))[: charts.MOST_CLASSES]
    shown = pairs.iloc[order]
    labels = [f"{name_of(a, called)} → {name_of(b, called)}" for a, b in zip(shown["from"], shown["to"], strict=True)]
    unit = translate("Colocation", "colocation quotient (grey: 95% of shuffles)")
    title = translate("Colocation", "Next to one another, beside chance")
    ends = (shown[column].to_numpy(float) for column in ("quotient", "low", "high"))
    return charts.bands(title, labels, *ends, unit, _figures(shown))


def _curve(result: ColocationResult, curve: DistanceCurve, called: Sequence[str]) -> str:
    """The numbers within a distance, and the band of shuffled types."""
    one, other = (name_of(type_, called) for type_ in result.charted)
    title = translate("Colocation", "“{other}” around “{one}”").format(one=one, other=other)
    label = translate("Colocation", "distance in a straight line (m)")
    if curve.along_streets:
        label = translate("Colocation", "distance along the streets (m)")
    axes = charts.new_axes(title, label, translate("Colocation", "mean number within the distance"), size=(7.0, 4.0))
    at = np.append(0.0, curve.radii)
    low, high, observed = (np.append(0.0, values) for values in (curve.low, curve.high, curve.observed))
    axes.fill_between(
        at, low, high, color=charts.NO_DATA, linewidth=0, label=translate("Colocation", "95% of shuffles")
    )
    axes.plot(at, observed, color=charts.OKABE_ITO[0], label=translate("Colocation", "found"))
    axes.set(xlim=(0, at[-1]), ylim=(0, None))
    if at[-1] >= 20:
        axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.legend(frameon=False, fontsize=9, loc="upper left")
    return charts.to_svg(axes)


def _add_map(
    report: Report, result: ColocationResult, points: np.ndarray, others: np.ndarray | None, called: Sequence[str]
) -> None:
    """The points by what is found of each, on the others."""
    there, finding = ~absent(points), findings(result.rows["local_quotient"], result.rows["p"])
    finding = np.where(pd.isna(finding), NOT_ASSESSED, finding)
    layers = [points[there]] + ([] if others is None else [others[~absent(others)]])
    looks = [(points[there & (finding == code)], code) for code in reversed(COLOURS)]

    def drawn(title: str, frame: np.ndarray | None = None) -> str:
        """A map of all of them, or of what is in a frame."""
        sketch = maps.Map(title, frame=frame)
        if others is not None:
            charts.draw_places(sketch.axes, layers[1], "#8c8577", name_of(OTHERS, called), np.inf, marker="P", size=34)
        for chosen, code in looks:
            if len(chosen):
                word = terms.label("status" if code == NOT_ASSESSED else "colocated", code)
                charts.draw_places(sketch.axes, chosen, COLOURS[code], word, np.inf, marker=MARKERS[code], size=18)
        return sketch.svg()

    none = "" if np.isin(finding, (MORE, FEWER)).any() else translate("Colocation", "No single point stands out.")
    report.figure(drawn(translate("Colocation", "What stands around each point")), _hardly(result) or none)
    crowded = maps.crowd(layers[0])
    if crowded.any() and not none:
        title = translate("Colocation", "What stands around each point, where most of them are")
        report.figure(drawn(title, maps.frame_of(layers[0][crowded], margin=0.05)))


def _in_words(pairs: pd.DataFrame, called: Sequence[str]) -> pd.DataFrame:
    words = {end: [name_of(type_, called) for type_ in pairs[end]] for end in ("from", "to")}
    finding = [None if code is None else terms.label("colocated", code) for code in pairs["finding"]]
    order = ["from", "to", "quotient", "low", "high", "p", "p_adjusted", "verdict"]
    return pairs.assign(**words, verdict=finding)[order]


def _steps(curve: DistanceCurve) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "within_m": curve.radii,
            "mean_within": curve.observed,
            "low": curve.low,
            "high": curve.high,
            "cross_k_m" if curve.along_streets else "cross_k_m2": curve.k,
        }
    )


def _formats(curve: DistanceCurve) -> dict[str, str]:
    return {
        "within_m": "{:,.0f}" if curve.radii[0] >= 1 else "{:,.3g}",
        **dict.fromkeys(("mean_within", "low", "high"), "{:,.2f}"),
        **dict.fromkeys(("cross_k_m", "cross_k_m2"), "{:,.0f}"),
    }


def _method(result: ColocationResult) -> list[str]:
    quotient = translate(
        "Colocation",
        "Colocation quotient (Leslie & Kronenfeld 2011): how often those of one type have the other as neighbour, over how "
        "often they would if the types were shuffled over the places; neighbours that are equally far share the last "
        "place. Neighbours are the nearest {k} in a straight line, anything but a point counts at its point on surface. "
        "The band holds 95% of {draws} seeded shuffles; p is two-sided, at most 5% exactly where the quotient lies beyond its "
        "band (Besag & Diggle 1977). Where there are several pairs, p is adjusted for their number (Benjamini & Hochberg "
        "1995), and a finding is what is at most 5% then.",
    )
    local = translate(
        "Colocation",
        "Each point (Cromley, Hanink & Bentley 2014): the share of the type among its neighbours over the type's share of "
        "all others; its p is exact, over all shuffles that leave its own type, and is not adjusted for the number of "
        "points.",
    )
    draws = f"{int(result.options.draws):,}"
    said = [quotient.format(k=int(result.options.neighbours), draws=draws), _limits(result), local]
    if result.curve is None:
        return said
    text = translate(
        "Colocation",
        "Numbers within a distance: the cross-K (Ripley 1976; along streets Okabe & Yamada 2001) without edge correction, "
        "reported as mean numbers; the table holds both. The band holds 95% of the shuffles at each distance by itself: over "
        "the whole curve chance leaves it more often than 5%. Shuffled types stand on the same places, so that neither the "
        "edge nor dense streets make a finding.",
    )
    return [*said, text]


def _limits(result: ColocationResult) -> str:
    """What the number of shuffles can show at all."""
    draws, pairs = int(result.options.draws), int(_judged(result)["p"].notna().sum())
    one = translate(
        "Colocation",
        "The least p that {draws} shuffles can give is {least}; {n} pair is compared, which can be a finding from {needed} "
        "shuffles on.",
    )
    many = translate(
        "Colocation",
        "The least p that {draws} shuffles can give is {least}, and {adjusted} adjusted for {n} pairs of which one stands out "
        "alone; such a pair can be a finding from {needed} shuffles on.",
    )
    least = 2 / (draws + 1)
    return plural(pairs, one, many).format(
        draws=f"{draws:,}",
        least=f"{HalfUp(least):.2g}",
        adjusted=f"{HalfUp(min(pairs * least, 1)):.2g}",
        needed=f"{_needed(pairs):,}",
    )
