"""The report on core, belt and areas: what each holds, and how that depends on the depth of the belt."""

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.text import listed, plural, translate
from ..base.thresholds import user_parameter
from ..page import charts
from ..page.report import Report
from .belt import ZONES, Belt
from .concentration_report import PUBLISHED, published

FORMATS = {
    "share": "{:.1%}",
    "area_share": "{:.1%}",
    "density": "{:.2g}",
    "area_km2": "{:,.0f}",
    "depth_m": "{:,.0f}",
}
# A region has two sides: the eastern has the northern's colour, the western the southern's.
COLOURS = dict(zip(ZONES, ("#D55E00", "#0072B2", "#CC79A7", "#009E73", "#CC79A7", "#009E73"), strict=True))


def sentences(result: Belt, depth: float) -> list[str]:
    """The answer: what the zones hold, whether the belt is a finding, and where the depth would be one.

    >>> from innospace.core.region.belt import belt
    >>> incubators = shapely.points([(10e3, 5e3), (20e3, 1e3), (60e3, 10e3), (80e3, 40e3)])
    >>> river = shapely.linestrings([[(0, 0), (100e3, 0)]])
    >>> result = belt(incubators, river, 30_000)
    >>> sentences(result, 30_000)[-1]
    'At least half of the 4 incubators stand within 5.0 km of the axis.'
    """
    if not result.zones["n"].sum():
        return [translate("RegionReport", "No incubator stands in the region.")]
    return [_holds(result, depth), *_finding(result), *_median(result)]


def _holds(result: Belt, depth: float) -> str:
    """What belt, core and the two areas hold, and on how much of the ground, where the region has an area."""
    zones, n = result.zones.set_index("zone"), int(result.zones["n"].sum())
    text = plural(
        n,
        translate("RegionReport", "The belt of {km} km on each side of the axis holds {belt:.0%} of {n} incubator"),
        translate("RegionReport", "The belt of {km} km on each side of the axis holds {belt:.0%} of {n} incubators"),
    )
    said = text.format(km=_km(depth), belt=zones["share"]["belt"])
    if zones["area_km2"].sum() > 0:
        ground = zones["area_km2"]["belt"] / zones["area_km2"].sum()
        said += translate("RegionReport", " on {ground:.0%} of the ground").format(ground=ground)
    if result.core is not None:
        text = translate("RegionReport", ", the core {core} {share:.0%}")
        said += text.format(core=result.core, share=zones["share"]["core"])
    one, other = zones.index[2:]
    text = translate("RegionReport", "; the {one} {n_one:.0%}, the {other} {n_other:.0%}.")
    shares = {"n_one": zones["share"][one], "n_other": zones["share"][other]}
    return said + text.format(one=terms.label("zone", one), other=terms.label("zone", other), **shares)


def best_depths(curve: pd.DataFrame) -> pd.DataFrame:
    """The rows of the curve in which core and belt hold most beyond their share of the ground.

    None where one of them ends the curve: it might have gone on, and a belt of no depth is none; none either where no depth
    holds more than its ground.

    >>> curve = pd.DataFrame({"depth_m": [0, 10e3, 20e3], "share": [0, 0.9, 1], "area_share": [0, 0.2, 0.6]})
    >>> best_depths(curve)["depth_m"].tolist()
    [10000.0]
    """
    surplus = (curve["share"] - curve["area_share"]).to_numpy()
    best = np.flatnonzero(surplus >= np.nan_to_num(surplus, nan=-np.inf).max() - 1e-9)
    claimed = len(best) and best[0] > 0 and best[-1] < len(curve) - 1 and surplus[best[0]] > 1e-9
    return curve.iloc[best if claimed else []]


def _finding(result: Belt) -> list[str]:
    """The depth at which core and belt are a finding, of those that the curve looks at."""
    best = best_depths(result.curve)
    if len(best) != 1:
        return []
    first = best.iloc[0]
    with_core = translate(
        "RegionReport",
        "Core and belt are most ahead of their ground at a depth of {km} km: {share:.0%} of the incubators on {ground:.0%} "
        "of the ground, by the curve.",
    )
    alone = translate(
        "RegionReport",
        "The belt is most ahead of its ground at a depth of {km} km: {share:.0%} of the incubators on {ground:.0%} of the "
        "ground, by the curve.",
    )
    text = alone if result.core is None else with_core
    return [text.format(km=_km(first["depth_m"]), share=first["share"], ground=first["area_share"])]


def _median(result: Belt) -> list[str]:
    """How near at least half of those outside the core stand, rounded up to 100 m: not one metre too few."""
    rows = result.rows
    metres = np.sort(rows.loc[rows["zone"].notna() & (rows["zone"] != "core"), "axis_m"])
    if not len(metres):
        return []
    half = np.ceil(metres[(len(metres) - 1) // 2] / 100) / 10
    if result.core is None:
        one = translate("RegionReport", "The incubator stands within {km:,.1f} km of the axis.")
        many = translate("RegionReport", "At least half of the {n} incubators stand within {km:,.1f} km of the axis.")
    else:
        one = translate("RegionReport", "The one incubator outside the core stands within {km:,.1f} km of the axis.")
        many = translate(
            "RegionReport",
            "At least half of the {n} incubators outside the core stand within {km:,.1f} km of the axis.",
        )
    return [plural(len(metres), one, many).format(km=half)]


def _km(metres: float) -> str:
    """Kilometres with as many decimals as they have, three at most."""
    return f"{round(metres / 1e3, 3):,.10g}"


def build(result: Belt, incubators: np.ndarray, axis: np.ndarray, depth: float) -> Report:
    """The report of one run; `incubators` and `axis` are the geometries, None where missing."""
    report = Report(translate("RegionReport", "Core, belt and areas along an axis"))
    report.answer(*sentences(result, depth))
    report.figure(_map(result, incubators, axis))
    if result.zones["n"].sum():
        report.figure(_curve_chart(result, depth))
    if result.zones["density"].max() > 0:
        report.figure(_zone_chart(result.zones))
    zones = result.zones.drop(columns="geometry")
    zones["zone"] = [terms.label("zone", code) for code in zones["zone"]]
    report.table(zones, translate("RegionReport", "Zones"), FORMATS)
    report.table(result.curve, translate("RegionReport", "What core and belt would hold at other depths"), FORMATS)
    report.method(
        translate(
            "RegionReport",
            "Inside the core city: core; else at most the depth from the axis: belt; else by side, left or right of the "
            "nearest stretch of the axis, which runs from its western to its eastern end and beyond in a straight line. The "
            "sides are north and south; of an axis that runs rather north–south, east and west. "
            "After Planners 2016 no. 9, paper 5 §2.1: one core, one belt, two areas.",
        )
    )
    figures = thresholds.load("region_figures", PUBLISHED)
    mine = user_parameter(translate("RegionReport", "depth of the belt"), depth, "m")
    report.thresholds = pd.concat([pd.DataFrame([mine]), figures[figures["item"] == "belt_depth"]], ignore_index=True)
    return report


def _curve_chart(result: Belt, depth: float) -> str:
    curve = result.curve
    at = curve.loc[(curve["depth_m"] - depth).abs().idxmin()]
    if result.core is None:
        title = translate("RegionReport", "A belt of {km} km holds {share:.0%} of the incubators")
        label = translate("RegionReport", "share in the belt")
    else:
        title = translate("RegionReport", "Core and a belt of {km} km hold {share:.0%} of the incubators")
        label = translate("RegionReport", "share in core and belt")
    depths = translate("RegionReport", "depth of the belt on each side (km)")
    axes = charts.new_axes(title.format(km=_km(depth), share=at["share"]), depths, label)
    km = curve["depth_m"] / 1e3
    axes.plot(km, curve["share"], color=charts.OKABE_ITO[0], label=translate("RegionReport", "incubators"))
    axes.plot(km, curve["area_share"], color="#777777", linestyle="--", label=translate("RegionReport", "ground"))
    axes.axvline(depth / 1e3, color=charts.OKABE_ITO[5], linewidth=1, label=translate("RegionReport", "chosen depth"))
    if depth != published("belt_depth") and published("belt_depth") <= curve["depth_m"].max():
        axes.axvline(
            published("belt_depth") / 1e3,
            color=charts.OKABE_ITO[5],
            linewidth=1,
            linestyle=":",
            label=translate("RegionReport", "published, Nanjing region"),
        )
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.legend(frameon=False, fontsize=9, loc="lower right")
    return charts.to_svg(axes)


def _zone_chart(zones: pd.DataFrame) -> str:
    fullest = zones.loc[zones["density"] == zones["density"].max(), "zone"]
    zone = listed([terms.label("zone", code) for code in fullest])
    return charts.bars(
        translate("RegionReport", "Densest: {zone}").format(zone=zone),
        [terms.label("zone", code) for code in zones["zone"]],
        zones["density"].to_numpy() * 1e3,
        translate("RegionReport", "incubators per 1 000 km²"),
        colours=[COLOURS[code] for code in zones["zone"]],
        number="{:,.1f}",
    )


def _map(result: Belt, incubators: np.ndarray, axis: np.ndarray) -> str:
    axes = charts.map_axes(translate("RegionReport", "The zones"))
    zones = result.zones[result.zones["area_km2"] > 0]
    for zone, ground in zip(zones["zone"], zones["geometry"], strict=True):
        charts.draw_areas(axes, [ground], COLOURS[zone], terms.label("zone", zone), alpha=0.4)
    if len(zones):
        window = shapely.convex_hull(shapely.union_all(zones["geometry"].to_numpy()))
        seen = shapely.intersection(axis[~pd.isna(axis)], window)
        charts.draw_lines(axes, seen, "#1b3a5c", linewidth=1.6)
    charts.draw_places(
        axes, incubators[~pd.isna(incubators)], "#000000", translate("RegionReport", "incubator"), np.inf
    )
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)
