"""The report on core, belt and areas: what each holds, and how that depends on the depth of the belt."""

import numpy as np
import pandas as pd
import shapely

from . import charts, terms, thresholds
from .belt import ZONES, Belt
from .concentration_report import PUBLISHED, published
from .report import Report
from .text import translate
from .thresholds import user_parameter

FORMATS = {
    "share": "{:.1%}",
    "area_share": "{:.1%}",
    "density": "{:.2g}",
    "area_km2": "{:,.0f}",
    "depth_m": "{:,.0f}",
}
COLOURS = dict(zip(ZONES, ("#D55E00", "#0072B2", "#CC79A7", "#009E73"), strict=True))


def sentences(result: Belt, depth: float) -> list[str]:
    """The answer: what the zones hold, whether the belt is a finding, and where the depth would be one."""
    zones = result.zones.set_index("zone")
    if not zones["n"].sum():
        return [translate("RegionReport", "No incubator stands in any of the cities.")]
    text = translate(
        "RegionReport",
        "The belt of {km:,.0f} km on each side of the axis holds {belt:.0%} of {n} incubators on {ground:.0%} of the ground",
    )
    ground = zones["area_km2"] / zones["area_km2"].sum()
    first = text.format(
        km=depth / 1e3, belt=zones["share"]["belt"], n=zones["n"].sum(), ground=np.nan_to_num(ground["belt"])
    )
    if result.core is not None:
        first += translate("RegionReport", ", the core {core} {share:.0%}").format(
            core=result.core, share=zones["share"]["core"]
        )
    first += translate("RegionReport", "; the north area {north:.0%}, the south area {south:.0%}.").format(
        north=zones["share"]["north_area"], south=zones["share"]["south_area"]
    )
    return [first, *_finding(result.curve), *_median(result.rows)]


def _finding(curve: pd.DataFrame) -> list[str]:
    """The depth at which core and belt hold most beyond their share of the ground."""
    surplus = curve["share"] - curve["area_share"]
    if surplus.isna().all():
        return []
    best = curve.loc[surplus.idxmax()]
    text = translate(
        "RegionReport",
        "Core and belt are most ahead of their ground at a depth of {km:,.0f} km: {share:.0%} of the incubators on "
        "{ground:.0%} of the ground.",
    )
    return [text.format(km=best["depth_m"] / 1e3, share=best["share"], ground=best["area_share"])]


def _median(rows: pd.DataFrame) -> list[str]:
    outside = rows.loc[rows["zone"].notna() & (rows["zone"] != "core"), "axis_m"]
    if outside.empty:
        return []
    text = translate(
        "RegionReport", "Half of the {n} incubators outside the core stand within {km:,.1f} km of the axis."
    )
    return [text.format(n=len(outside), km=outside.median() / 1e3)]


def build(result: Belt, incubators: np.ndarray, axis: np.ndarray, depth: float) -> Report:
    """The report of one run; `incubators` and `axis` are the geometries, None where missing."""
    report = Report(translate("RegionReport", "Core, belt and areas along an axis"))
    report.answer(*sentences(result, depth))
    report.figure(_map(result, incubators, axis))
    if result.zones["n"].sum():
        report.figure(_curve_chart(result.curve, depth))
    if result.zones["density"].notna().any():
        report.figure(_zone_chart(result.zones))
    zones = result.zones.drop(columns="geometry")
    zones["zone"] = [terms.label("zone", code) for code in zones["zone"]]
    report.table(zones, translate("RegionReport", "Zones"), FORMATS)
    report.table(result.curve, translate("RegionReport", "What core and belt would hold at other depths"), FORMATS)
    report.method(
        translate(
            "RegionReport",
            "Inside the core city: core; else at most the depth from the axis: belt; else by side, left or right of the "
            "nearest stretch of the axis, which runs from its western to its eastern end and beyond in a straight line. "
            "After Planners 2016 no. 9, paper 5 §2.1: one core, one belt, two areas.",
        )
    )
    figures = thresholds.load("region_figures", PUBLISHED)
    mine = user_parameter(translate("RegionReport", "depth of the belt"), depth, "m")
    report.thresholds = pd.concat([pd.DataFrame([mine]), figures[figures["item"] == "belt_depth"]], ignore_index=True)
    return report


def _curve_chart(curve: pd.DataFrame, depth: float) -> str:
    at = curve.loc[(curve["depth_m"] - depth).abs().idxmin()]
    title = translate("RegionReport", "Core and a belt of {km:,.0f} km hold {share:.0%} of the incubators")
    axes = charts.new_axes(
        title.format(km=depth / 1e3, share=at["share"]),
        translate("RegionReport", "depth of the belt on each side (km)"),
        translate("RegionReport", "share in core and belt"),
    )
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
    fullest = zones.loc[zones["density"].idxmax(), "zone"]
    return charts.bars(
        translate("RegionReport", "Densest: {zone}").format(zone=terms.label("zone", fullest)),
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
