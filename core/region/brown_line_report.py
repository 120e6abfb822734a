"""The report on the brown line: how much manufacturing stays inside, what is new, and who stands outside."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.text import percent, plural, translate
from ..base.thresholds import own_rule, user_parameter
from ..page import charts
from ..page.report import Report
from .brown_line import CLASSES, SLIVER, BrownLine

FORMATS = {"share": "{:.1%}", "inside_share": "{:.1%}", "area_km2": "{:,.3f}", "area_ha": "{:,.2f}", "year": "{:.0f}"}
COLOURS = dict(zip(CLASSES, (charts.OKABE_ITO[2], charts.OKABE_ITO[1], charts.OKABE_ITO[5]), strict=True))
# The list of those outside ends here on the page; the layer holds all.
MAX_ROWS = 200


def sentences(result: BrownLine, since: int | None) -> list[str]:
    """The answer: what stands inside, across and outside, and what of it is new.

    >>> from innospace.core.region.brown_line import brown_line
    >>> grounds = shapely.box([0, 900, 5000], 0, [100, 1100, 5100], 100)
    >>> sentences(brown_line(grounds, np.array([shapely.box(0, 0, 1000, 1000)])), since=None)
    ['33% of 3 manufacturing grounds stand inside the control areas; across the brown line: 1, outside: 1.']
    """
    rows = result.rows[result.rows["status"] == "ok"]
    n = rows["brown_line"].value_counts().reindex(CLASSES, fill_value=0)
    one = translate(
        "RegionReport",
        "{inside} of {n} manufacturing ground stands inside the control areas; across the brown line: {across}, outside: "
        "{outside}.",
    )
    many = translate(
        "RegionReport",
        "{inside} of {n} manufacturing grounds stand inside the control areas; across the brown line: {across}, outside: "
        "{outside}.",
    )
    first = plural(len(rows), one, many).format(
        inside=percent(n["inside"] / len(rows)), across=n["straddles"], outside=n["outside"]
    )
    return [first] if since is None else [first, _new(rows, since)]


def _new(rows: pd.DataFrame, since: int) -> str:
    """Where the new ones stand; of those without a year nobody knows whether they are."""
    new = rows[rows["is_new"].fillna(False).astype(bool)]
    unknown = int(rows["is_new"].isna().sum())
    by_class = new["brown_line"].value_counts().reindex(CLASSES, fill_value=0)
    if new.empty:
        said = translate("RegionReport", "No ground is known to be new since {year}").format(year=since)
    else:
        one = translate("RegionReport", "Of {n} ground new since {year}, outside: {outside}, across the line: {across}")
        many = translate(
            "RegionReport", "Of {n} grounds new since {year}, outside: {outside}, across the line: {across}"
        )
        text = plural(len(new), one, many)
        said = text.format(year=since, outside=by_class["outside"], across=by_class["straddles"])
    if unknown:
        said += translate("RegionReport", "; of {n} the year is unknown").format(n=unknown)
    return said + translate("RegionReport", ".")


def outside_list(
    result: BrownLine,
    manufacturing: np.ndarray,
    names: Sequence[object] | None = None,
    years: Sequence[float] | None = None,
) -> pd.DataFrame:
    """Those outside or across, new ones first, then the largest: ``row name brown_line inside_share year is_new area_ha``.

    >>> from innospace.core.region.brown_line import brown_line
    >>> grounds = shapely.box([0, 900, 5000], 0, [100, 1100, 5100], 100)
    >>> result = brown_line(grounds, np.array([shapely.box(0, 0, 1000, 1000)]))
    >>> outside_list(result, grounds)[["row", "brown_line", "area_ha"]].to_dict("list")
    {'row': [3, 2], 'brown_line': ['outside', 'straddles'], 'area_ha': [1.0, 2.0]}
    """
    table = pd.DataFrame({"row": np.arange(1, len(result.rows) + 1)})
    if names is not None:
        table["name"] = names
    table[["brown_line", "inside_share"]] = result.rows[["brown_line", "inside_share"]]
    if years is not None:
        table["year"] = years
    table["is_new"] = result.rows["is_new"]
    table["area_ha"] = shapely.area(manufacturing) / 1e4
    table = table[table["brown_line"].isin(["outside", "straddles"])]
    age = (~table["is_new"]).astype("Float64").fillna(2).astype(float)
    rank = table["brown_line"].map({"outside": 0, "straddles": 1})
    order = np.lexsort([-np.nan_to_num(table["area_ha"]), age, rank])
    return table.iloc[order].dropna(axis="columns", how="all").reset_index(drop=True)


def build(
    result: BrownLine,
    manufacturing: np.ndarray,
    control_areas: np.ndarray,
    names: Sequence[object] | None = None,
    years: Sequence[float] | None = None,
    since: int | None = None,
    apart: str = "",
) -> Report:
    """The report of one run; geometries are None where missing.

    `apart`: the remark on layers that do not meet, which is the answer then.
    """
    report = Report(translate("RegionReport", "Manufacturing and the brown line"))
    report.answer(*([apart] if apart else sentences(result, since)))
    report.figure(_map(result, manufacturing, control_areas))
    if not apart:
        report.figure(_chart(result, since is not None))
    summary = result.summary.assign(brown_line=_labels(result.summary["brown_line"])).dropna(axis="columns", how="all")
    report.table(summary, translate("RegionReport", "By class"), FORMATS)
    outside = outside_list(result, manufacturing, names, years)
    if len(outside):
        shown = outside.head(MAX_ROWS).assign(brown_line=_labels(outside["brown_line"].head(MAX_ROWS)))
        caption = translate("RegionReport", "Outside and across the brown line ({n})").format(n=len(outside))
        if len(outside) > MAX_ROWS:
            text = translate("RegionReport", "Outside and across the brown line: the first {k} of {n}")
            caption = text.format(k=MAX_ROWS, n=len(outside))
        report.table(shown, caption, FORMATS)
    report.method(
        translate(
            "RegionReport",
            "A ground is inside when its whole area lies in the union of the control areas, outside when none does; a "
            "thousandth of the area is forgiven, because two drawings of one line never agree. Points on the outer edge "
            "stand outside. Grounds that overlap count their ground once in the area of a class. After Planners 2016 no. 9, "
            "paper 4 §3.3: no new manufacturing outside the industrial parks.",
        )
    )
    used = [own_rule(translate("RegionReport", "share of the area forgiven"), SLIVER, "")]
    if since is not None:
        # As text: a year has no thousands separator.
        used.append(user_parameter(translate("RegionReport", "new since"), str(since), ""))
    report.thresholds = pd.DataFrame(used)
    return report


def _labels(codes: pd.Series) -> list[str]:
    return [terms.label("brown_line", code) for code in codes]


def _chart(result: BrownLine, dated: bool) -> str:
    """Numbers by class, where `dated` split into new, older and unknown."""
    summary = result.summary
    ages = {
        translate("RegionReport", "new"): summary["is_new"].fillna(False).astype(bool),
        translate("RegionReport", "older"): ~summary["is_new"].fillna(True).astype(bool),
        translate("RegionReport", "year unknown"): summary["is_new"].isna(),
    }
    n = {age: summary[mask].set_index("brown_line")["n"] for age, mask in ages.items()}
    parts = {age: rows.reindex(CLASSES, fill_value=0).to_numpy(float) for age, rows in n.items() if len(rows)}
    if not dated:
        parts = {translate("RegionReport", "manufacturing grounds"): sum(parts.values())}
    inside = summary.loc[summary["brown_line"] == "inside", "n"].sum()
    title = translate("RegionReport", "Inside the brown line: {share}").format(
        share=percent(inside / summary["n"].sum())
    )
    unit = translate("RegionReport", "manufacturing grounds")
    return charts.stacked_bars(title, [terms.label("brown_line", code) for code in CLASSES], parts, unit)


def _map(result: BrownLine, manufacturing: np.ndarray, control_areas: np.ndarray) -> str:
    axes = charts.map_axes(translate("RegionReport", "Manufacturing and its control areas"))
    areas = control_areas[~pd.isna(control_areas)]
    label = translate("RegionReport", "control area")
    charts.draw_areas(axes, areas, "#E8D9C3", label, edgecolor="#8B5A2B", linewidth=1.2)
    x0, y0, x1, y1 = shapely.total_bounds(areas)
    # Half a per cent of the map is the smallest thing a page shows.
    smallest = max(x1 - x0, y1 - y0) / 200
    for code in CLASSES:
        here = manufacturing[(result.rows["brown_line"] == code).to_numpy()]
        if len(here):
            charts.draw_places(axes, here, COLOURS[code], terms.label("brown_line", code), smallest)
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)
