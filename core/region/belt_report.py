"""The report on core, belt and areas: what each holds, and how that depends on the depth of the belt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.text import HalfUp, listed, percent, percents, plural, rounded, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from .belt import ZONES, BeltResult
from .concentration_report import PUBLISHED, per_area, published

FORMATS = {
    "share": "{:.1%}",
    "area_share": "{:.1%}",
    "density": "{:,.2f}",
    "density_1000": "{:,.2f}",
    "area_km2": "{:,.0f}",
    "depth_m": "{:,.0f}",
}
# A region has two sides: the eastern has the northern's colour, the western the southern's.
COLOURS = dict(zip(ZONES, ("#D55E00", "#0072B2", "#CC79A7", "#009E73", "#CC79A7", "#009E73"), strict=True))


def sentences(result: BeltResult) -> list[str]:
    """The answer: what the zones hold, whether the belt is a finding, and where the depth would be one.

    >>> from innospace.core.region import belt
    >>> incubators = shapely.points([(10e3, 5e3), (20e3, 1e3), (60e3, 10e3), (80e3, 40e3)])
    >>> river = shapely.linestrings([[(0, 0), (100e3, 0)]])
    >>> sentences(belt.assess(incubators, river))[-1]
    'At least half of the 4 incubators stand within 5.0 km of the axis.'
    """
    if not result.zones["n"].sum():
        return [translate("RegionReport", "No incubator stands in the region.")]
    return [_holds(result), *_within(result), *_finding(result), *_median(result)]


def _holds(result: BeltResult) -> str:
    """What the belt holds (the core is cut out of it), the core and both, and the two areas."""
    share = zone_shares(result)
    said = _in_the_belt(result) + _on_the_ground(result.zones.set_index("zone")["area_km2"])
    if result.has_core:
        text = translate("RegionReport", "; in the core {share}, in both {both}")
        said += text.format(share=share["core"], both=share["both"])
    one, other = result.zones["zone"][2:]
    text = translate("RegionReport", "; in the {one} {n_one}, in the {other} {n_other}.")
    shares = {"n_one": share[one], "n_other": share[other]}
    return said + text.format(one=terms.label("zone", one), other=terms.label("zone", other), **shares)


def zone_shares(result: BeltResult) -> dict[str, str]:
    """The shares of the zones, and of core and belt as ``both``, in per cent: as they read wherever they stand.

    >>> from innospace.core.region import belt
    >>> river = shapely.linestrings([[(0, 0), (100e3, 0)]])
    >>> zone_shares(belt.assess(shapely.points([(10e3, 5e3), (80e3, 40e3)]), river))["belt"]
    '50%'
    """
    n = result.zones.set_index("zone")["n"]
    order = ["core", "belt", *n.index[2:]]
    return dict(zip([*order, "both"], percents((n[order] / n.sum()).tolist(), together=2), strict=True))


def _in_the_belt(result: BeltResult) -> str:
    """How many stand in the belt, which ends at the core where there is one."""
    one = translate("RegionReport", "Within {km} km of the axis stands {belt} of {n} incubator")
    many = translate("RegionReport", "Within {km} km of the axis stand {belt} of {n} incubators")
    if result.has_core:
        one = translate(
            "RegionReport", "Outside the core {core}, within {km} km of the axis, stands {belt} of {n} incubator"
        )
        many = translate(
            "RegionReport", "Outside the core {core}, within {km} km of the axis, stand {belt} of {n} incubators"
        )
    text = plural(int(result.zones["n"].sum()), one, many)
    return text.format(core=_core(result), km=_km(result.options.depth), belt=zone_shares(result)["belt"])


def _on_the_ground(area: pd.Series) -> str:
    """On which part of the ground the belt is, where the region has an area."""
    if not area.sum() > 0:
        return ""
    text = translate("RegionReport", " on {ground} of the ground")
    return text.format(ground=percent(area["belt"] / area.sum()))


def _core(result: BeltResult) -> str:
    """What the core is called."""
    return translate("RegionReport", "an unnamed city") if result.core is None else result.core


def _within(result: BeltResult) -> list[str]:
    """How many stand near the axis wherever they stand, where a core is cut out of the belt."""
    if not result.has_core:
        return []
    counted, depth = result.rows[result.rows["zone"].notna()], result.options.depth
    text = translate("RegionReport", "Including those in the core, {share} stand within {km} km of the axis.")
    return [text.format(share=percent((counted["axis_m"] <= depth).mean()), km=_km(depth))]


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


def _finding(result: BeltResult) -> list[str]:
    """The depth at which core and belt are a finding, of those that the curve looks at."""
    best = best_depths(result.curve)
    if len(best) != 1:
        return []
    first = best.iloc[0]
    with_core = translate(
        "RegionReport",
        "Core and belt are most ahead of their ground at a depth of {km} km: {share} of the incubators on {ground} "
        "of the ground, by the curve.",
    )
    alone = translate(
        "RegionReport",
        "The belt is most ahead of its ground at a depth of {km} km: {share} of the incubators on {ground} of the "
        "ground, by the curve.",
    )
    text = with_core if result.has_core else alone
    shares = {"share": percent(first["share"]), "ground": percent(first["area_share"])}
    return [text.format(km=_km(first["depth_m"]), **shares)]


def _median(result: BeltResult) -> list[str]:
    """How near at least half of those outside the core stand, rounded up to 100 m: not one metre too few."""
    rows = result.rows
    metres = np.sort(rows.loc[rows["zone"].notna() & (rows["zone"] != "core"), "axis_m"])
    if not len(metres):
        return []
    # On the axis itself, 100 m still.
    half = max(np.ceil(metres[(len(metres) - 1) // 2] / 100), 1) / 10
    one = translate("RegionReport", "The incubator stands within {km} km of the axis.")
    many = translate("RegionReport", "At least half of the {n} incubators stand within {km} km of the axis.")
    if result.has_core:
        one = translate("RegionReport", "The one incubator outside the core stands within {km} km of the axis.")
        many = translate(
            "RegionReport", "At least half of the {n} incubators outside the core stand within {km} km of the axis."
        )
    return [plural(len(metres), one, many).format(km=f"{half:,.1f}")]


def _km(metres: float) -> str:
    """Kilometres with as many decimals as they have, three at most."""
    return f"{HalfUp(metres / 1e3):,.3f}".rstrip("0").rstrip(".") if metres >= 0.5 else rounded(metres / 1e3, 3)


def build(
    result: BeltResult,
    *,
    incubators: np.ndarray,
    axis: np.ndarray,
    cities: tuple[np.ndarray, Sequence[object]] | None = None,
    apart: str = "",
) -> Report:
    """The report of one run; `incubators` and `axis` are the geometries, None where missing, `cities` polygons and names.

    `apart`: the remark on layers that do not meet, which is the answer then.
    """
    report = Report(_title(result))
    report.answer(*([apart] if apart else sentences(result)))
    report.figure(_map(result, incubators, axis, cities, told=not apart))
    zones = _shown(result)
    if zones["n"].sum() and not apart:
        report.figure(_curve_chart(result))
    if zones["density"].max() > 0:
        report.figure(_zone_chart(zones))
    table = zones.drop(columns="geometry").assign(zone=[terms.label("zone", code) for code in zones["zone"]])
    report.table(per_area(table), translate("RegionReport", "Zones"), FORMATS)
    report.table(result.curve, _curve_caption(result), FORMATS)
    report.method(_method(result))
    figures = thresholds.load("region_figures", PUBLISHED)
    mine = user_parameter(translate("RegionReport", "depth of the belt"), result.options.depth, "m")
    report.thresholds = pd.concat([pd.DataFrame([mine]), figures[figures["item"] == "belt_depth"]], ignore_index=True)
    return report


def _shown(result: BeltResult) -> pd.DataFrame:
    """The zones that there are: no core where no city is one."""
    return result.zones if result.has_core else result.zones[result.zones["zone"] != "core"]


def _title(result: BeltResult) -> str:
    if result.has_core:
        return translate("RegionReport", "Core, belt and areas along an axis")
    return translate("RegionReport", "Belt and areas along an axis, without a core")


def _curve_caption(result: BeltResult) -> str:
    if result.has_core:
        return translate("RegionReport", "What core and belt would hold at other depths")
    return translate("RegionReport", "What the belt would hold at other depths")


def _method(result: BeltResult) -> str:
    rule = translate(
        "RegionReport",
        "At most the depth from the axis: belt; else by side, left or right of the nearest stretch of the axis, which runs "
        "from its western to its eastern end and beyond in a straight line. The sides are north and south; of an axis that "
        "runs rather north–south, east and west. After Planners 2016 no. 9, paper 5 §2.1: one core, one belt, two areas.",
    )
    return translate("RegionReport", "{region} {rule}").format(region=_what_the_region_is(result), rule=rule)


def _what_the_region_is(result: BeltResult) -> str:
    if result.hull:
        return translate(
            "RegionReport", "No cities were given: the region is the convex hull of the incubators, without a core."
        )
    if not result.has_core:
        return translate("RegionReport", "The region is the ground of the cities; none of them is a core.")
    return translate("RegionReport", "The region is the ground of the cities. What lies inside the core city: core.")


def _curve_chart(result: BeltResult) -> str:
    """What core and belt hold by depth, beside their ground."""
    curve, km = result.curve, result.curve["depth_m"] / 1e3
    depths = translate("RegionReport", "depth of the belt on each side (km)")
    title, label = _said_of_the_curve(result)
    axes = charts.new_axes(title, depths, label)
    axes.plot(km, curve["share"], color=charts.OKABE_ITO[0], label=translate("RegionReport", "incubators"))
    axes.plot(km, curve["area_share"], color="#777777", linestyle="--", label=translate("RegionReport", "ground"))
    _mark(axes, result.options.depth, translate("RegionReport", "chosen depth"), "-")
    if result.options.depth != published("belt_depth") <= curve["depth_m"].max():
        _mark(axes, published("belt_depth"), translate("RegionReport", "published (Nanjing region)"), ":")
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter("{x:.0%}")
    # Beside the curves, which leave no corner free.
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)


def _said_of_the_curve(result: BeltResult) -> tuple[str, str]:
    """The chart's title and what its height is."""
    curve, depth = result.curve, result.options.depth
    at = curve.loc[(curve["depth_m"] - depth).abs().idxmin()]
    if result.has_core:
        title = translate(
            "RegionReport", "At {km} km core and belt hold {share} of the incubators on {ground} of the ground"
        )
        label = translate("RegionReport", "share in core and belt")
    else:
        title = translate(
            "RegionReport", "At {km} km the belt holds {share} of the incubators on {ground} of the ground"
        )
        label = translate("RegionReport", "share in the belt")
    if np.isnan(at["area_share"]):
        title = _holding(result)
    return title.format(km=_km(at["depth_m"]), share=percent(at["share"]), ground=percent(at["area_share"])), label


def _holding(result: BeltResult) -> str:
    """That core and belt hold so much, wherever the region has no ground."""
    if result.has_core:
        return translate("RegionReport", "Core and a belt of {km} km hold {share} of the incubators")
    return translate("RegionReport", "A belt of {km} km holds {share} of the incubators")


def _mark(axes: charts.Axes, depth: float, label: str, style: str) -> None:
    axes.axvline(depth / 1e3, color=charts.OKABE_ITO[5], linewidth=1, linestyle=style, label=label)


def _zone_chart(zones: pd.DataFrame) -> str:
    fullest = zones.loc[zones["density"] == zones["density"].max(), "zone"]
    zone = listed([terms.label("zone", code) for code in fullest])
    unit = charts.ground_unit(zones["density"])
    units = {
        1: translate("RegionReport", "incubators per km²"),
        1000: translate("RegionReport", "incubators per 1,000 km²"),
    }
    return charts.bars(
        translate("RegionReport", "Densest: {zone}").format(zone=zone),
        [terms.label("zone", code) for code in zones["zone"]],
        zones["density"].to_numpy() * unit,
        units[unit],
        colours=[COLOURS[code] for code in zones["zone"]],
        number="{:,.2f}" if unit == 1 or zones["density"].min() < 1e-4 else "{:,.1f}",
    )


def _map(
    result: BeltResult,
    incubators: np.ndarray,
    axis: np.ndarray,
    cities: tuple[np.ndarray, Sequence[object]] | None,
    *,
    told: bool,
) -> str:
    """The zones on the cities, the axis, the incubators."""
    grounds, names = (np.empty(0, dtype=object), []) if cities is None else maps.outlines(*cities)
    zones = result.zones[result.zones["area_km2"] > 0]
    region = zones["geometry"].to_numpy()
    ground = maps.Ground(boundary=region, places=grounds, names=names)
    sketch = maps.Map(_map_title(result, told=told), ground, maps.frame_of(region) if len(region) else None)
    for zone, geometry in zip(zones["zone"], region, strict=True):
        charts.draw_areas(sketch.axes, [geometry], COLOURS[zone], terms.label("zone", zone), alpha=0.35)
    if len(grounds):
        charts.draw_areas(sketch.axes, grounds, "none", edgecolor="#8a8276", linewidth=0.6)
    seen = axis[~absent(axis)]
    if len(region):
        seen = shapely.intersection(seen, shapely.convex_hull(shapely.geometrycollections(region)))
    if len(seen):
        charts.draw_lines(sketch.axes, seen, "#1b3a5c", linewidth=1.8, label=translate("RegionReport", "axis"))
    dots = incubators[~absent(incubators)]
    charts.draw_places(sketch.axes, dots, "#111111", translate("RegionReport", "incubator"), np.inf, size=12)
    return sketch.svg()


def _map_title(result: BeltResult, *, told: bool) -> str:
    """What core and belt hold, where anything may be said of it."""
    counts = result.zones.set_index("zone")["n"]
    if not (told and counts.sum()):
        return translate("RegionReport", "The zones")
    return _holding(result).format(km=_km(result.options.depth), share=zone_shares(result)["both"])
