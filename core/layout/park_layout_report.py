"""The report on park layout: shares beside the published ones, a map, the figures of the types."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from ..base.status import NO_BUILDINGS
from ..base.text import percent, plural, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..ground.overlay import ALIKE
from ..page.report import Report
from . import layout_page, published
from .layout_page import FORMATS, Under, in_words
from .park_layout import BASES, CLASSES, KNOWN_ENOUGH, ParkLayouts


def build(
    result: ParkLayouts, *, sites: np.ndarray, buildings: np.ndarray | None = None, apart: Sequence[str] = ()
) -> Report:
    """The report on park layout; `buildings` are drawn on the sites, and paler beside them.

    `apart`: the remark on sites and buildings that do not meet, which is the answer then.
    """
    report = Report(translate("LayoutReport", "Park layout of incubators"))
    report.answer(*(apart or sentences(result)))
    if not apart:
        _add_shares(report, result)
    layout_page.class_maps(
        report,
        sites,
        layout_page.looks_of("park_layout"),
        result.rows["park_layout"],
        layout_page.heading_of("park_layout"),
        **_drawn(sites, buildings),
    )
    if not apart:
        report.heading(translate("LayoutReport", "Figures of the types"))
        report.table(_medians(result), translate("LayoutReport", "Medians by type"), FORMATS)
        report.table(_bases(result), translate("LayoutReport", "What the types rest on"))
    report.method(*_method())
    units = {"small_site": "m²", "min_footprint": "m²", "separation": "m"}
    chosen = [(name, value, units.get(name, "")) for name, value in vars(result.rules).items()]
    report.thresholds = layout_page.criteria("park_layout", *chosen)
    if _is_apart(result):
        report.thresholds = pd.DataFrame([user_parameter(*row) for row in chosen])
    return report


def _drawn(sites: np.ndarray, buildings: np.ndarray | None) -> dict[str, list[Under]]:
    """The buildings on the grounds, which these are judged by and which are to be seen on them, and paler ones below for all."""
    if buildings is None:
        return {}
    shapes = buildings[~absent(buildings)]
    on = np.unique(shapely.STRtree(sites[~absent(sites)]).query(shapes, predicate="intersects")[0])
    name = translate("LayoutReport", "buildings")
    return {
        "under": [Under(shapes, "#cfc9be", "" if len(on) else name, size=3)],
        "over": [Under(shapes[on], "#6f685c", name, size=3)] if len(on) else [],
    }


def _is_apart(result: ParkLayouts) -> bool:
    """Whether no published share stands beside those found: what the answer does not compare, nothing else does."""
    return bool(published.unlike(result.summary, "park_layout")) or published.too_few(result.summary, "park_layout")


def _add_shares(report: Report, result: ParkLayouts) -> None:
    """The shares, beside the published ones where they are of nearly all incubators."""
    if _is_apart(result):
        layout_page.shares(report, result.summary, "park_layout", CLASSES)
        return
    table = published.beside(result.summary, "park_layout", result.impossible)
    layout_page.shares_beside(report, table, result.summary, "park_layout")


def _method() -> list[str]:
    return [
        translate(
            "LayoutReport",
            "Three types after Planners 2016 no. 9, paper 5 §2.4. A ground is of building type when it is small and holds "
            "few buildings, else of campus type; separate grounds of both make the mixed type. The source gives no numbers "
            "for few and small: they are parameters.",
        ),
        translate(
            "LayoutReport",
            "A building belongs, whole, to the ground that holds most of it; of grounds that hold it alike to the smallest, of "
            "equally large ones to the westernmost. Ground under several buildings counts once, with the more floors; of two "
            "buildings that cover each other by {alike} the one with more floors counts; known floors go before assumed ones. "
            "Figures of floor area are used where the floors of at least {known} of the footprint are known. A ground "
            "that reaches more than the distance of separate grounds beyond the outline of all buildings may be cut off: its "
            "numbers and areas of buildings are then lower bounds.",
        ).format(alike=percent(ALIKE), known=percent(KNOWN_ENOUGH)),
    ]


def sentences(result: ParkLayouts) -> list[str]:
    """The shares beside the published ones, what has no buildings, and of how many incubators the floors are known.

    >>> import shapely
    >>> from innospace.core.layout import park_layout
    >>> result = park_layout.assess(shapely.box([0], 0, 100, 100), shapely.box([10, 50], 10, [40, 80], 40))
    >>> print(sentences(result)[0])
    Incubators: campus 0%, building 100%, mixed 0% (1 in all).
    """
    said = published.sentences(published.beside(result.summary, "park_layout", result.impossible), "park_layout")
    if why := published.unlike(result.summary, "park_layout"):
        said = [said[0], *why]
    return [*said, *_unbuilt(result), *_known_floors(result)]


def _unbuilt(result: ParkLayouts) -> list[str]:
    """How many incubators have no building, and how many buildings stand on no ground."""
    without = int((result.incubators["status"] == NO_BUILDINGS).sum())
    text = translate("LayoutReport", "Without buildings on their ground, and so of no type: {n} of {all} incubators.")
    said = [text.format(n=without, all=len(result.largest))] if without else []
    text = translate("LayoutReport", "Buildings on none of the grounds, which do not count: {n} of {all}.")
    elsewhere = text.format(n=f"{result.n_elsewhere:,}", all=f"{result.n_buildings:,}")
    return [*said, *([elsewhere] if result.n_elsewhere else [])]


def _known_floors(result: ParkLayouts) -> list[str]:
    usable = result.floors_usable.dropna()
    if usable.empty:
        return []
    one = translate(
        "LayoutReport",
        "Floors are known for at least {known} of the footprint at {usable} of {n} incubator with buildings; the report uses "
        "floor areas of these alone.",
    )
    many = translate(
        "LayoutReport",
        "Floors are known for at least {known} of the footprint at {usable} of {n} incubators with buildings; the report uses "
        "floor areas of these alone.",
    )
    return [plural(len(usable), one, many).format(known=percent(KNOWN_ENOUGH), usable=int(usable.sum()))]


def _medians(result: ParkLayouts) -> pd.DataFrame:
    """Medians by type; those of floor area over the incubators whose floors are known."""
    on_ground, by_floors = ["n_buildings", "site_m2", "coverage"], ["floor_m2", "far", "mean_floors"]
    by_floors += ["top_share", "function_mix"]
    rows = result.incubators
    known = rows[by_floors].astype(float).where(result.floors_usable.fillna(False).astype(bool), np.nan)
    table = rows[on_ground].astype(float).join(known).groupby(rows["park_layout"]).median()
    table.insert(0, "n", rows["park_layout"].value_counts())
    # The number that the medians after it rest on.
    table.insert(1 + len(on_ground), "n_floors", known["floor_m2"].groupby(rows["park_layout"]).count())
    return in_words(table.reindex(list(CLASSES)).dropna(how="all").reset_index(), "park_layout")


def _bases(result: ParkLayouts) -> pd.DataFrame:
    counted = result.rows["basis"].iloc[result.largest].value_counts()
    table = counted.reindex([code for code in BASES if code in counted]).rename("n").rename_axis("basis")
    return in_words(table.reset_index(), "basis")
