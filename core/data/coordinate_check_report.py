"""The report of a check of coordinates: the three readings side by side."""

import numpy as np
import shapely

from ..base import terms
from ..base.text import exactly, percent, translate
from ..lazy import charts
from ..page.report import Report
from . import coordinate_check
from .coordinate_check import SYSTEMS, Check, named

WIDE = 1500.0


def build(check: Check, reference: np.ndarray) -> Report:
    """The whole report, without what the algorithm adds to it. `reference`: its geometries, in the CRS of the places."""
    report = Report(translate("CoordinateCheck", "Which system are the coordinates in?"))
    report.answer(*coordinate_check.sentences(check))
    if not check.nowhere:
        _readings(report, check, reference)
    report.method(
        translate(
            "CoordinateCheck",
            "Rows more than {far} m outside the reference's outline in any system are left out. Of the others at most 500, drawn "
            "with a fixed seed, are taken to be in each of the three systems in turn, brought to WGS "
            "84 and measured to the nearest geometry of the reference. Where rows go on beyond the reference, each reading and "
            "each shift is judged by those inside the outline alone. A reading is called the best only where three things "
            "hold: its mean, each distance counted up to {far} m, is below {share} of the next; its median is the least too; "
            "and of {n} other shifts of like length no more than {chance} bring the rows as near, since among dense "
            "streets many do. Shifts that leave too few rows inside do not count, and at least {judged} must. It is never "
            "called so where most rows are rows of the reference themselves.",
        ).format(
            far=exactly(coordinate_check.FAR),
            share=percent(coordinate_check.CLEAR),
            n=coordinate_check.SHIFTS,
            judged=coordinate_check.JUDGED,
            chance=percent(coordinate_check.CHANCE),
        )
    )
    return report


def _readings(report: Report, check: Check, reference: np.ndarray) -> None:
    """The three readings over the reference, and what came of each."""
    report.heading(translate("CoordinateCheck", "The three readings"))
    report.figure(_map(check, reference), _caption())
    table = check.rows.assign(
        system=check.rows["system"].map(named), share_within_30m=check.rows["share_within_30m"].map(percent)
    )
    table["verdict"] = table["verdict"].map(lambda code: terms.label("verdict", code))
    report.table(table, "", {"median_m": "{:,.1f}", "mean_m": "{:,.1f}"})


def _caption() -> str:
    text = translate(
        "CoordinateCheck",
        "The surroundings of one of the places tried, each window {km} km wide, north up; grey the reference, dots the "
        "places under each reading.",
    )
    return text.format(km=exactly(2 * WIDE / 1000))


def _map(check: Check, reference: np.ndarray) -> str:
    """A window around the middle of the places, once for each reading, side by side."""
    at = check.places[check.best]
    x, y = at[np.hypot(*(at - np.median(at, axis=0)).T).argmin()]
    window = shapely.box(x - WIDE, y - WIDE, x + WIDE, y + WIDE)
    seen = shapely.clip_by_rect(reference[shapely.intersects(reference, window)], *window.bounds)
    axes = charts.map_axes(translate("CoordinateCheck", "The three readings over the reference"), size=(8.0, 2.9))
    for i, (system, colour) in enumerate(zip(SYSTEMS, charts.OKABE_ITO, strict=False)):
        aside = np.array([i * 2.1 * WIDE, 0])
        charts.draw_areas(axes, [_moved(window, aside)], "none", edgecolor="#999999")
        _draw(axes, _moved(seen, aside))
        places = shapely.points(check.places[system])
        charts.draw_points(axes, _moved(places[shapely.intersects(window, places)], aside), colour)
        text = translate("CoordinateCheck", "as {system}: median {m}")
        metres = coordinate_check.metres_of(float(np.median(check.metres[system])))
        corner = (x - WIDE + aside[0], y + WIDE)
        axes.annotate(
            text.format(system=named(system), m=metres), corner, (0, 4), textcoords="offset points", fontsize=9
        )
    return charts.to_svg(axes)


def _moved(geometries, aside: np.ndarray):
    return shapely.transform(geometries, lambda xy: xy + aside)


def _draw(axes, geometries: np.ndarray) -> None:
    """The reference, whatever it is made of."""
    kind = shapely.get_dimensions(geometries)
    if (kind == 2).any():
        charts.draw_areas(axes, geometries[kind == 2], charts.NO_DATA)
    if (kind == 1).any():
        charts.draw_lines(axes, geometries[kind == 1], "#999999", linewidth=0.6)
    if (kind == 0).any():
        charts.draw_points(axes, geometries[kind == 0], "#999999")
