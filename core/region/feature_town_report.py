"""The report on feature towns: which keep their size, and what overlaps in them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import listed, plural, translate
from ..base.thresholds import user_parameter
from ..page import charts
from ..page.report import LONGEST, Report
from .feature_town import AREAS, FeatureTowns, has_area, limits

FORMATS = {
    **dict.fromkeys(("plan_km2", "built_km2", "overlap", *(f"{kind}_km2" for kind in AREAS)), "{:.2f}"),
    "mix": "{:.2f}",
}
# A chart with more towns than these is no longer read; the table holds all.
MAX_BARS = 30
COLOURS = {
    "fits": charts.OKABE_ITO[2],
    "too_large": charts.OKABE_ITO[5],
    "too_small": charts.OKABE_ITO[1],
    "built_too_large": charts.OKABE_ITO[3],
    "not_assessed": charts.NO_DATA,
}


def names_of(names: Sequence[object] | None, n: int) -> list[str]:
    """What the towns are called: their names, else their row.

    >>> names_of(["North", None], 2), names_of(None, 1)
    (['North', 'town 2'], ['town 1'])
    """
    given = [None] * n if names is None else names
    row = translate("RegionReport", "town {i}")
    return [row.format(i=i + 1) if name is None else str(name) for i, name in enumerate(given)]


def sentences(result: FeatureTowns, names: Sequence[str], ruleset: str) -> list[str]:
    """The answer: how many keep their size, which do not, and what overlaps in them.

    >>> import shapely
    >>> from innospace.core.region.feature_town import feature_towns
    >>> sentences(feature_towns(shapely.box([0, 9e3], 0, [2e3, 13e3], 2e3)), ["North", "South"], "2021")
    ['1 of 2 feature towns keep their size by the rules of 2021.', 'Plan area too large: South.']
    """
    return [_keep(result, ruleset), *_misfits(result.rows["verdict"], names), *_overlapping(result)]


def _keep(result: FeatureTowns, ruleset: str) -> str:
    """How many keep their size; their plan area, where the rules limit the built-up area and nothing is known of it."""
    verdict = result.rows["verdict"]
    k, n = int((verdict == "fits").sum()), int((verdict != "not_assessed").sum())
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
    return plural(n, one, many).format(k=k, ruleset=ruleset)


def _overlapping(result: FeatureTowns) -> list[str]:
    """In how many towns the kinds that are known overlap, by what two decimals show."""
    overlap = result.rows["overlap"].dropna()
    if overlap.empty:
        return []
    texts = [
        translate("RegionReport", "In none of the towns ({n}) do two or more of {areas} overlap."),
        translate("RegionReport", "In {k} of {n} towns two or more of {areas} overlap, on {km2:.2f} km² in all."),
    ]
    k = int((overlap.round(2) > 0).sum())
    return [texts[k > 0].format(k=k, n=len(overlap), areas=listed(_known(result.rows)), km2=result.overlap_km2)]


def _known(rows: pd.DataFrame) -> list[str]:
    """The kinds of areas that were given, in words."""
    return [terms.label("area", kind) for kind in AREAS if rows[f"{kind}_km2"].notna().any()]


def _misfits(verdict: pd.Series, names: Sequence[str]) -> list[str]:
    """One paragraph naming the towns that are too large or too small."""
    texts = {
        "too_large": translate("RegionReport", "Plan area too large: {towns}."),
        "too_small": translate("RegionReport", "Plan area too small: {towns}."),
        "built_too_large": translate("RegionReport", "Built-up area too large: {towns}."),
    }
    those = {code: [name for name, v in zip(names, verdict, strict=True) if v == code] for code in texts}
    said = [texts[code].format(towns=listed(towns)) for code, towns in those.items() if towns]
    return [" ".join(said)] if said else []


def verdicts(result: FeatureTowns, names: Sequence[str]) -> list[str]:
    """One line per town, of the first: its size, its built-up area where known, the verdict in words, which areas it has.

    >>> import shapely
    >>> from innospace.core.region.feature_town import feature_towns
    >>> verdicts(feature_towns(shapely.box([0], 0, [4e3], 2e3)), ["South"])
    ['South: plan 8.00 km²; plan area too large.']
    """
    lines = []
    shown = result.rows.head(LONGEST)
    has = has_area(shown).to_dict("records")
    for name, row, kinds in zip(names[:LONGEST], shown.to_dict("records"), has, strict=True):
        if row["verdict"] == "not_assessed":
            lines.append(translate("RegionReport", "{town}: not assessed, no geometry.").format(town=name))
            continue
        parts = []
        if not np.isnan(row["built_km2"]):
            parts.append(translate("RegionReport", "built {km2:.2f} km²").format(km2=row["built_km2"]))
        parts.append(_in_words(result, row["verdict"]))
        there = [terms.label("area", kind) for kind in AREAS if kinds[kind]]
        if there:
            parts.append(
                translate("RegionReport", "has {areas}").format(areas=translate("RegionReport", ", ").join(there))
            )
        if not np.isnan(row["overlap"]):
            parts.append(translate("RegionReport", "overlap {km2:.2f} km²").format(km2=row["overlap"]))
        text = translate("RegionReport", "{town}: plan {km2:.2f} km²; {facts}.")
        facts = translate("RegionReport", "; ").join(parts)
        lines.append(text.format(town=name, km2=row["plan_km2"], facts=facts))
    return lines


def _in_words(result: FeatureTowns, verdict: str) -> str:
    """A verdict that claims no more than is known."""
    if verdict == "fits" and result.plan_only:
        return translate("RegionReport", "plan area allowed, built-up area not known")
    return terms.label("verdict", verdict)


def build(result: FeatureTowns, names: Sequence[str], ruleset: str, slack: float) -> Report:
    """The report of one run."""
    report = Report(translate("RegionReport", "Feature towns"))
    report.answer(*sentences(result, names, ruleset))
    report.heading(translate("RegionReport", "Verdict on each town"))
    report.items(verdicts(result, names), len(names))
    left_out = translate("RegionReport", "The first {k} of {n} towns.").format(k=MAX_BARS, n=len(names))
    caption = left_out if len(names) > MAX_BARS else ""
    report.figure(_size_chart(result.rows, names, ruleset, slack), caption)
    if result.rows["areas_n"].fillna(0).any():
        report.figure(_area_chart(result.rows, names), caption)
    table = result.rows.assign(verdict=[_in_words(result, code) for code in result.rows["verdict"]])
    table.insert(0, "town", names)
    report.table(table.drop(columns="status"), translate("RegionReport", "Towns"), FORMATS)
    report.method(
        translate(
            "RegionReport",
            "Plan area: the town's polygon. Built-up area: the built-up ground inside it. Overlap: ground under two or more "
            "of park, community, scenery and campus. Mix: Shannon evenness of the four (1 = equal areas). The rules of 2015 "
            "ask for about 3 km² of plan and 1 km² of built-up area, those of 2021 for a plan area of 1 to 5 km². Less than a "
            "ten-thousandth of a town is a sliver, and no area that it has.",
        )
    )
    report.thresholds = result.rules
    if ruleset == "2015":
        mine = user_parameter(translate("RegionReport", "slack on “about”"), slack, "%")
        report.thresholds = pd.concat([result.rules, pd.DataFrame([mine])], ignore_index=True)
    return report


def _size_chart(rows: pd.DataFrame, names: Sequence[str], ruleset: str, slack: float) -> str:
    allowed, shown = limits(ruleset, slack), rows.head(MAX_BARS)
    title = translate("RegionReport", "Plan areas within {low:g} to {high:g} km²: {k} of {n}")
    axes = charts.new_axes(
        title.format(
            k=int(rows["plan_ok"].sum()),
            n=int(rows["plan_ok"].notna().sum()),
            low=allowed.plan_min,
            high=allowed.plan_max,
        ),
        translate("RegionReport", "area (km²)"),
        size=(7.0, 1.3 + 0.34 * len(shown)),
    )
    place = np.arange(len(shown))
    axes.axvspan(
        allowed.plan_min, allowed.plan_max, color="#dddddd", label=translate("RegionReport", "plan area allowed")
    )
    axes.scatter(
        shown["plan_km2"],
        place,
        c=[COLOURS[code] for code in shown["verdict"]],
        s=60,
        label=translate("RegionReport", "plan area"),
        zorder=3,
    )
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


def _area_chart(rows: pd.DataFrame, names: Sequence[str]) -> str:
    shown = rows.head(MAX_BARS)
    known = [kind for kind in AREAS if rows[f"{kind}_km2"].notna().any()]
    parts = {terms.label("area", kind): shown[f"{kind}_km2"].fillna(0).to_numpy() for kind in known}
    title = translate("RegionReport", "{areas} in each town").format(areas=listed(_known(rows)))
    return charts.stacked_bars(
        title[:1].upper() + title[1:], list(names)[:MAX_BARS], parts, translate("RegionReport", "area (km²)")
    )
