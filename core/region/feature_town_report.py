"""The report on feature towns: which keep their size, and what overlaps in them."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.status import NOT_ASSESSED
from ..base.text import HalfUp, capital, listed, paragraph, plural, rounded, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page import looks
from ..page.report import LONGEST, Report
from .feature_town import AREAS, SLIVER, FeatureTownResult, has_area, limits

FORMATS = {
    **dict.fromkeys(("plan_km2", "built_km2", "overlap", *(f"{kind}_km2" for kind in AREAS)), "{:.2f}"),
    "mix": "{:.2f}",
}
# A chart with more towns than these is no longer read; the table holds all.
MAX_BARS = looks.MOST_CLASSES
COLOURS = {
    "fits": looks.OKABE_ITO[2],
    "too_large": looks.OKABE_ITO[5],
    "too_small": looks.OKABE_ITO[1],
    "built_too_large": looks.OKABE_ITO[3],
    NOT_ASSESSED: looks.NO_DATA,
}


def names_of(names: Sequence[object] | None, n: int) -> list[str]:
    """What the towns are called: their names, else their row.

    >>> names_of(["North", None], 2), names_of(None, 1)
    (['North', 'town 2'], ['town 1'])
    """
    given = [None] * n if names is None else names
    row = translate("RegionReport", "town {i}")
    return [row.format(i=i + 1) if name is None else str(name) for i, name in enumerate(given)]


def sentences(result: FeatureTownResult, names: Sequence[str]) -> list[str]:
    """The answer: how many keep their size, which do not, and what overlaps in them.

    >>> import shapely
    >>> from innospace.core.region import feature_town
    >>> sentences(feature_town.assess(shapely.box([0, 9e3], 0, [2e3, 13e3], 2e3)), ["North", "South"])
    ['1 of 2 feature towns keep their size by the rules of 2021.', 'Plan area too large: South.']
    """
    return [_keep(result), *_misfits(result.rows["verdict"], names), *_overlapping(result)]


def _keep(result: FeatureTownResult) -> str:
    """How many keep their size; their plan area, where the rules limit the built-up area and nothing is known of it."""
    verdict = result.rows["verdict"]
    k, n = int((verdict == "fits").sum()), int((verdict != NOT_ASSESSED).sum())
    if result.plan_only:
        one = translate(
            "RegionReport",
            "{k} of {n} feature town keeps its plan area by the rules of {ruleset}; its built-up area is not known.",
        )
        many = translate(
            "RegionReport",
            "{k} of {n} feature towns keep their plan area by the rules of {ruleset}; their built-up area is not known.",
        )
    else:
        one = translate("RegionReport", "{k} of {n} feature town keeps its size by the rules of {ruleset}.")
        many = translate("RegionReport", "{k} of {n} feature towns keep their size by the rules of {ruleset}.")
    return plural(n, one, many).format(k=f"{k:,}", ruleset=result.options.ruleset)


def _overlapping(result: FeatureTownResult) -> list[str]:
    """In how many towns the kinds that are known overlap, by more than a sliver of the town."""
    rows = result.rows[result.rows["overlap"].notna()]
    if rows.empty:
        return []
    k, n = int((rows["overlap"] > SLIVER * rows["plan_km2"]).sum()), len(rows)
    if k:
        one = translate("RegionReport", "In the town two or more of {areas} overlap, on {km2} km².")
        many = translate("RegionReport", "In {k} of {n} towns two or more of {areas} overlap, on {km2} km² in all.")
    else:
        one = translate("RegionReport", "In the town no two of {areas} overlap.")
        many = translate("RegionReport", "In none of the towns ({n}) do two or more of {areas} overlap.")
    shown = {"k": f"{k:,}", "areas": listed(_known(result)), "km2": rounded(result.overlap_km2, 2)}
    return [plural(n, one, many).format(**shown)]


def _known(result: FeatureTownResult) -> list[str]:
    """The kinds of areas that were given, in words."""
    return [terms.label("area", kind) for kind in result.given]


def _misfits(verdict: pd.Series, names: Sequence[str]) -> list[str]:
    """One paragraph naming the towns that are too large or too small."""
    texts = {
        "too_large": translate("RegionReport", "Plan area too large: {towns}."),
        "too_small": translate("RegionReport", "Plan area too small: {towns}."),
        "built_too_large": translate("RegionReport", "Built-up area too large: {towns}."),
    }
    those = {code: [name for name, v in zip(names, verdict, strict=True) if v == code] for code in texts}
    said = [texts[code].format(towns=listed(towns)) for code, towns in those.items() if towns]
    return [paragraph(*said)] if said else []


def verdicts(result: FeatureTownResult, names: Sequence[str]) -> list[str]:
    """One line per town, of the first: its size, its built-up area where known, the verdict in words, which areas it has.

    >>> import shapely
    >>> from innospace.core.region import feature_town
    >>> verdicts(feature_town.assess(shapely.box([0], 0, [4e3], 2e3)), ["South"])
    ['South: plan 8.00 km²; plan area too large.']
    """
    shown, allowed = result.rows.head(LONGEST), limits(result.options)
    has = has_area(shown).to_dict("records")
    unknown = translate("RegionReport", "{town}: not assessed, no geometry.")
    text = translate("RegionReport", "{town}: plan {km2} km²; {facts}.")
    lines = []
    for name, row, kinds in zip(names[:LONGEST], shown.to_dict("records"), has, strict=True):
        line = unknown if row["verdict"] == NOT_ASSESSED else text
        facts = translate("RegionReport", "; ").join(_facts(result, row, kinds))
        lines.append(
            line.format(town=name, km2=_area(row["plan_km2"], allowed.plan_min, allowed.plan_max), facts=facts)
        )
    return lines


def _area(km2: float, *ends: float) -> str:
    """An area with as many decimals, two to six, as keep it on its side of what is allowed, its `ends`."""
    km2 = round(km2, 6)
    for digits in range(2, 6):
        shown = float(f"{HalfUp(km2):.{digits}f}")
        if all((shown > end) == (km2 > end) and (shown < end) == (km2 < end) for end in ends):
            return rounded(km2, digits)
    return rounded(km2, 6)


def _facts(result: FeatureTownResult, row: Mapping[str, object], kinds: Mapping[str, bool]) -> list[str]:
    """What is known of one town, in words."""
    parts = []
    if not np.isnan(row["built_km2"]):
        shown = _area(row["built_km2"], limits(result.options).built_max)
        parts.append(translate("RegionReport", "built {km2} km²").format(km2=shown))
    parts.append(_in_words(result, row["verdict"]))
    there = [terms.label("area", kind) for kind in AREAS if kinds[kind]]
    if there:
        parts.append(translate("RegionReport", "has {areas}").format(areas=listed(there)))
    if not np.isnan(row["overlap"]):
        parts.append(translate("RegionReport", "overlap {km2} km²").format(km2=rounded(row["overlap"], 2)))
    return parts


def _in_words(result: FeatureTownResult, verdict: str) -> str:
    """A verdict that claims no more than is known."""
    if verdict == "fits" and result.plan_only:
        return translate("RegionReport", "plan area allowed, built-up area not known")
    return terms.label("verdict", verdict)


def build(result: FeatureTownResult, *, names: Sequence[str], towns: np.ndarray | None = None) -> Report:
    """The report of one run; with a map where the polygons of the `towns` are given."""
    report = Report(translate("RegionReport", "Feature towns"))
    report.answer(*sentences(result, names))
    report.heading(translate("RegionReport", "Verdict on each town"))
    report.items(verdicts(result, names), len(names))
    if towns is not None and not absent(towns).all():
        report.figure(_map(result, names, towns))
    left_out = translate("RegionReport", "The first {k} of {n} towns.").format(k=MAX_BARS, n=f"{len(names):,}")
    caption = left_out if len(names) > MAX_BARS else ""
    report.figure(_size_chart(result, names), caption)
    if result.rows["areas_n"].fillna(0).any():
        report.figure(_area_chart(result, names), caption)
    report.table(_table(result, names), translate("RegionReport", "Towns"), FORMATS)
    report.method(_method())
    report.thresholds = result.rules
    if result.options.ruleset == "2015":
        mine = user_parameter(translate("RegionReport", "slack on “about”"), result.options.slack, "%")
        report.thresholds = pd.concat([result.rules, pd.DataFrame([mine])], ignore_index=True)
    return report


def _table(result: FeatureTownResult, names: Sequence[str]) -> pd.DataFrame:
    """The towns in words; the number of kinds says of how many."""
    table = result.rows.assign(verdict=[_in_words(result, code) for code in result.rows["verdict"]])
    table.insert(0, "town", names)
    kinds = translate("RegionReport", "kinds of areas, of the {n} given").format(n=len(result.given))
    named = kinds if 0 < len(result.given) < len(AREAS) else "areas_n"
    return table.drop(columns="status").dropna(axis="columns", how="all").rename(columns={"areas_n": named})


def _method() -> str:
    return translate(
        "RegionReport",
        "Plan area: the town's polygon. Built-up area: the built-up ground inside it. Overlap: ground under two or more "
        "of park, community, scenery and campus. Mix: Shannon evenness of the four (1 = equal areas), a kind that was not "
        "given counting as absent; unknown where fewer than two were given. The rules of 2015 "
        "ask for about 3 km² of plan and 1 km² of built-up area, those of 2021 for a plan area of 1 to 5 km². Less than a "
        "ten-thousandth of a town is a sliver and does not count.",
    )


def _map(result: FeatureTownResult, names: Sequence[str], towns: np.ndarray) -> str:
    """The towns by verdict and with their names, those that do not keep their size first."""
    verdict = result.rows["verdict"].to_numpy(object)
    order = np.argsort(verdict == "fits", kind="stable")
    ground = maps.Ground(places=shapely.centroid(towns[order]), names=[names[i] for i in order])
    frame = maps.frame_of(towns[~absent(towns)], margin=maps.MARGIN)
    sketch = maps.Map(_keep(result).rstrip(".。"), ground, frame)
    # A town is a few kilometres wide, a region some hundred: dots, unless there is but one place to look at.
    smallest = np.ptp(maps.frame_of(towns[~absent(towns)]).reshape(2, 2), axis=0).max() / 20
    for (code, colour), marker in zip(COLOURS.items(), "o^sD", strict=False):
        here = towns[(verdict == code) & ~absent(towns)]
        if len(here):
            label = _in_words(result, code)
            charts.draw_places(sketch.axes, here, colour, label, smallest, marker, size=50)
    return sketch.svg()


def _size_chart(result: FeatureTownResult, names: Sequence[str]) -> str:
    """The plan area of each town, its built-up area where known, beside what is allowed."""
    allowed, rows = limits(result.options), result.rows
    shown, place = rows.head(MAX_BARS), np.arange(min(len(rows), MAX_BARS))
    title = translate("RegionReport", "Plan areas within {low} to {high} km²: {k} of {n}").format(
        k=f"{rows['plan_ok'].sum():,}",
        n=f"{rows['plan_ok'].notna().sum():,}",
        low=f"{HalfUp(allowed.plan_min):.3g}",
        high=f"{HalfUp(allowed.plan_max):.3g}",
    )
    axes = charts.new_axes(title, translate("RegionReport", "area (km²)"), size=(7.0, 1.3 + 0.34 * len(shown)))
    within = translate("RegionReport", "plan area allowed")
    axes.axvspan(allowed.plan_min, allowed.plan_max, color="#dddddd", label=within)
    colours = [COLOURS[code] for code in shown["verdict"]]
    axes.scatter(shown["plan_km2"], place, c=colours, s=60, label=translate("RegionReport", "plan area"), zorder=3)
    if shown["built_km2"].notna().any():
        built = translate("RegionReport", "built-up area")
        axes.scatter(shown["built_km2"], place, marker="s", s=28, color="#555555", label=built, zorder=3)
        if not np.isnan(allowed.built_max):
            most = translate("RegionReport", "built-up area allowed at most")
            axes.axvline(allowed.built_max, color="#555555", linestyle="--", linewidth=1, label=most)
    axes.set_yticks(place, list(names)[:MAX_BARS])
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.grid(axis="y", color="#eeeeee")
    axes.set_axisbelow(True)
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)


def _area_chart(result: FeatureTownResult, names: Sequence[str]) -> str:
    shown = result.rows.head(MAX_BARS)
    parts = {terms.label("area", kind): shown[f"{kind}_km2"].fillna(0).to_numpy() for kind in result.given}
    title = translate("RegionReport", "{areas} in each town").format(areas=listed(_known(result)))
    return charts.stacked_bars(capital(title), list(names)[:MAX_BARS], parts, translate("RegionReport", "area (km²)"))
