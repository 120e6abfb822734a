"""The report on the brown line: how much manufacturing stays inside, what is new, and who stands outside."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.status import OK
from ..base.text import percent, plural, translate
from ..base.thresholds import own_rule, user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page import looks
from ..page.report import Report
from .brown_line import CLASSES, SLIVER, BrownLineResult

FORMATS = {"share": "{:.1%}", "inside_share": "{:.1%}", "area_km2": "{:,.3f}", "area_ha": "{:,.2f}", "year": "{:.0f}"}
COLOURS = dict(zip(CLASSES, (looks.OKABE_ITO[2], looks.OKABE_ITO[1], looks.OKABE_ITO[5]), strict=True))
# The list of those outside ends here on the page; the layer holds all.
MAX_ROWS = 200


def sentences(result: BrownLineResult) -> list[str]:
    """The answer: what stands inside, across and outside, and what of it is new.

    >>> from innospace.core.region import brown_line
    >>> grounds = shapely.box([0, 900, 5000], 0, [100, 1100, 5100], 100)
    >>> sentences(brown_line.assess(grounds, np.array([shapely.box(0, 0, 1000, 1000)])))
    ['33% of 3 manufacturing grounds stand inside the control areas; across the brown line: 1, outside: 1.']
    """
    rows = result.rows[result.rows["status"] == OK]
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
    shown = {"across": f"{n['straddles']:,}", "outside": f"{n['outside']:,}"}
    first = plural(len(rows), one, many).format(inside=percent(n["inside"] / len(rows)), **shown)
    return [first] if result.since is None else [first, _new(rows, result.since)]


def _new(rows: pd.DataFrame, since: int) -> str:
    """Where the new ones stand; of those without a year nobody knows whether they are."""
    new = rows[rows["is_new"].fillna(False).astype(bool)]
    unknown = int(rows["is_new"].isna().sum())
    n = new["brown_line"].value_counts().reindex(CLASSES, fill_value=0)
    one = translate("RegionReport", "Of {n} ground new since {year}, outside: {outside}, across the line: {across}")
    many = translate("RegionReport", "Of {n} grounds new since {year}, outside: {outside}, across the line: {across}")
    text = plural(len(new), one, many)
    if new.empty:
        text = translate("RegionReport", "No ground is known to be new since {year}")
    said = text.format(year=since, outside=f"{n['outside']:,}", across=f"{n['straddles']:,}")
    if unknown:
        said += translate("RegionReport", "; of {n} the year is unknown").format(n=f"{unknown:,}")
    return said + translate("RegionReport", ".")


def outside_list(
    result: BrownLineResult,
    manufacturing: np.ndarray,
    *,
    names: Sequence[object] | None = None,
    years: Sequence[float] | None = None,
) -> pd.DataFrame:
    """Those outside or across, new ones first, then the largest: ``row name brown_line inside_share year is_new area_ha``.

    >>> from innospace.core.region import brown_line
    >>> grounds = shapely.box([0, 900, 5000], 0, [100, 1100, 5100], 100)
    >>> result = brown_line.assess(grounds, np.array([shapely.box(0, 0, 1000, 1000)]))
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
    result: BrownLineResult,
    *,
    manufacturing: np.ndarray,
    control_areas: np.ndarray,
    names: Sequence[object] | None = None,
    years: Sequence[float] | None = None,
    apart: str = "",
) -> Report:
    """The report of one run; geometries are None where missing.

    `apart`: the remark on layers that do not meet, which is the answer then.
    """
    report = Report(translate("RegionReport", "Manufacturing and the brown line"))
    report.answer(*([apart] if apart else sentences(result)))
    title = translate("RegionReport", "Manufacturing and its control areas") if apart else _title(result)
    report.figure(_map(result, manufacturing, control_areas, title))
    if not apart:
        report.figure(_chart(result))
    summary = result.summary.assign(brown_line=_labels(result.summary["brown_line"])).dropna(axis="columns", how="all")
    report.table(summary, translate("RegionReport", "By class"), FORMATS)
    outside = outside_list(result, manufacturing, names=names, years=years)
    if len(outside):
        shown = outside.head(MAX_ROWS)
        report.table(shown.assign(brown_line=_labels(shown["brown_line"])), _caption(len(outside)), FORMATS)
    report.method(_method())
    report.thresholds = _thresholds(result)
    return report


def _caption(n: int) -> str:
    """What the list of `n` shows."""
    text = translate("RegionReport", "Outside and across the brown line ({n})")
    if n > MAX_ROWS:
        text = translate("RegionReport", "Outside and across the brown line: the first {k} of {n}")
    return text.format(k=MAX_ROWS, n=f"{n:,}")


def _method() -> str:
    return translate(
        "RegionReport",
        "A ground is inside when its whole area lies in the union of the control areas, outside when none does; a "
        "thousandth of the area is tolerated, because two drawings of one line never agree. Points on the outer edge "
        "stand outside. Grounds that overlap count their ground once in the area of a class. After Planners 2016 no. 9, "
        "paper 4 §3.3: no new manufacturing outside the industrial parks.",
    )


def _thresholds(result: BrownLineResult) -> pd.DataFrame:
    used = [own_rule(translate("RegionReport", "share of the area forgiven"), SLIVER, "share")]
    if result.since is not None:
        # As text: a year has no thousands separator.
        used.append(user_parameter(translate("RegionReport", "new since"), str(result.since), ""))
    return pd.DataFrame(used)


def _labels(codes: pd.Series) -> list[str]:
    return [terms.label("brown_line", code) for code in codes]


def _chart(result: BrownLineResult) -> str:
    """Numbers by class, split into new, older and unknown where a year was given."""
    summary = result.summary
    parts = {translate("RegionReport", "manufacturing grounds"): _by_class(summary)}
    if result.since is not None:
        new = summary["is_new"]
        ages = {
            translate("RegionReport", "new"): new.fillna(False).astype(bool),
            translate("RegionReport", "older"): ~new.fillna(True).astype(bool),
            translate("RegionReport", "year unknown"): new.isna(),
        }
        parts = {age: _by_class(summary[mask]) for age, mask in ages.items() if mask.any()}
    unit = translate("RegionReport", "manufacturing grounds")
    return charts.stacked_bars(_title(result), [terms.label("brown_line", code) for code in CLASSES], parts, unit)


def _title(result: BrownLineResult) -> str:
    """What stands inside, where anything could be assessed."""
    n = result.summary.groupby("brown_line")["n"].sum()
    if not n.sum():
        return translate("RegionReport", "Manufacturing and its control areas")
    return translate("RegionReport", "Inside the brown line: {share}").format(
        share=percent(n.get("inside", 0) / n.sum())
    )


def _by_class(summary: pd.DataFrame) -> np.ndarray:
    return summary.groupby("brown_line")["n"].sum().reindex(CLASSES, fill_value=0).to_numpy(float)


def _map(result: BrownLineResult, manufacturing: np.ndarray, control_areas: np.ndarray, title: str) -> str:
    """The control areas and the grounds by class."""
    areas = control_areas[~absent(control_areas)]
    sketch = maps.Map(title)
    label = translate("RegionReport", "control area")
    charts.draw_areas(sketch.axes, areas, "#E8D9C3", label, edgecolor="#8B5A2B", linewidth=1.2)
    # Half a per cent of the map is the smallest thing a page shows.
    smallest = np.ptp(maps.frame_of(areas, manufacturing).reshape(2, 2), axis=0).max() / 200
    for code, marker in zip(CLASSES, "os^", strict=True):
        here = manufacturing[(result.rows["brown_line"] == code).to_numpy()]
        if len(here):
            charts.draw_places(sketch.axes, here, COLOURS[code], terms.label("brown_line", code), smallest, marker)
    return sketch.svg()
