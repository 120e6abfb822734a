"""The report on location preference: shares near either kind of centre, and whether that is more than chance."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.status import OK
from ..base.text import HalfUp, percents, translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from . import layout_page
from .layout_page import Under
from .location_preference import CENTRES, CLASSES, DRAWS, Centres, LocationPreferences, Ratio

# Colour, shape and size (points²) of the centres.
CENTRE_LOOKS = {"knowledge": ("#8c8577", "P", 46), "business": ("#222222", "*", 90)}


def build(
    result: LocationPreferences,
    *,
    incubators: np.ndarray,
    centres: Mapping[str, Centres] | None = None,
    boundary: np.ndarray | None = None,
    apart: Sequence[str] = (),
) -> Report:
    """The report on location preference; its map shows the `centres` of each kind on the study area (`boundary`).

    `apart`: the remarks on incubators and centres that do not meet, which are the answer then.
    """
    report = Report(translate("UseReport", "Location preference of incubators"))
    report.answer(*(apart or sentences(result)))
    if not apart:
        layout_page.shares(report, result.summary.iloc[:, :5], "preference", CLASSES)
        _chance(report, result)
    layout_page.class_maps(
        report,
        incubators,
        layout_page.looks_of("preference"),
        result.rows["preference"],
        layout_page.heading_of("preference"),
        ground=None if boundary is None else maps.Ground(boundary=boundary),
        under=[_under(kind, found) for kind, found in (centres or {}).items()],
    )
    report.method(
        translate(
            "UseReport",
            "Business and knowledge centres after Planners 2016 no. 9, paper 1 §2.1. Distances run in a straight line from "
            "edge to edge, 0 inside. The expected distance is the mean over random points in the study area; the band "
            "holds 95% of {draws} seeded draws of as many points as there are incubators in it.",
        ).format(draws=DRAWS)
    )
    report.thresholds = pd.DataFrame([user_parameter("near", result.near, "m")])
    return report


def _under(kind: str, centres: Centres) -> Under:
    """The centres of a kind as the map shows them."""
    there = ~absent(centres.geometries)
    names = None if centres.names is None else np.asarray(centres.names, dtype=object)[there]
    colour, marker, size = CENTRE_LOOKS[kind]
    return Under(centres.geometries[there], colour, terms.label("centre", kind), marker, size, names)


def _chance(report: Report, result: LocationPreferences) -> None:
    """The chart and the table of the distances beside random ones."""
    report.heading(translate("UseReport", "Nearer than chance?"))
    ratios = pd.DataFrame(result.ratios.values(), index=result.ratios, columns=Ratio._fields).rename_axis("centre")
    unit = translate("UseReport", "observed ÷ random mean distance (grey: 95% of random draws)")
    title = translate("UseReport", "Observed beside random distance")
    known, number = ratios.dropna(), f"{{:.{max(found.digits for found in result.ratios.values())}f}}"
    if len(known):
        labels = [terms.label("centre", kind) for kind in known.index]
        report.figure(charts.bands(title, labels, known["ratio"], known["low"], known["high"], unit, number))
    table = layout_page.in_words(ratios.reset_index(), "centre").rename(columns={"ratio": "random_ratio"})
    report.table(table, formats=dict.fromkeys(("random_ratio", "low", "high"), number))


def sentences(result: LocationPreferences) -> list[str]:
    """The shares near each kind of centre, whether that is more than chance, and where the random points fall.

    >>> import shapely
    >>> from innospace.core.layout import location_preference as preference
    >>> centres = [preference.Centres(shapely.points([(x, 0)])) for x in (0, 9000)]
    >>> result = preference.assess(shapely.points([(500, 0)]), *centres, shapely.box([-999], -999, 9999, 999))
    >>> print(sentences(result)[0])
    Of the incubators (1 in all), 100% are nearer than 2,000 m to business centres only, 0% to knowledge centres only, 0% to
    both, 0% to neither.
    """
    table = result.rows[result.rows["status"] == OK]
    if table.empty:
        return [translate("Published", "No incubator could be assessed.")]
    text = translate(
        "UseReport",
        "Of the incubators ({n} in all), {business} are nearer than {near} m to business centres only, {knowledge} to "
        "knowledge centres only, {both} to both, {neither} to neither.",
    )
    return [
        text.format(n=f"{len(table):,}", near=f"{HalfUp(result.near):,.6g}", **shares(result)),
        *(_finding(kind, result.ratios[kind]) for kind in CENTRES),
        *([_hull()] if result.hull else []),
    ]


def shares(result: LocationPreferences) -> dict[str, str]:
    """The share of each class among those that were assessed, in per cent: as it reads wherever it stands.

    >>> from types import SimpleNamespace
    >>> rows = pd.DataFrame({"status": "ok", "preference": ["business", *["knowledge"] * 2, *["neither"] * 5]})
    >>> shares(SimpleNamespace(rows=rows))
    {'business': '12.5%', 'knowledge': '25.0%', 'both': '0.0%', 'neither': '62.5%'}
    """
    table = result.rows[result.rows["status"] == OK]
    return dict(zip(CLASSES, percents([float((table["preference"] == code).mean()) for code in CLASSES]), strict=True))


def _hull() -> str:
    return translate(
        "UseReport",
        "No study area was given: the random points fall in the convex hull of the incubators, which lies close to them and "
        "so makes preferences look weaker.",
    )


def _finding(kind: str, ratio: Ratio) -> str:
    texts = {
        "nearer": translate("UseReport", "Incubators stand nearer to {kind} than chance would put them"),
        "farther": translate("UseReport", "Incubators stand farther from {kind} than chance would put them"),
        "as_random": translate(
            "UseReport",
            "Whether incubators stand nearer to {kind} than chance would put them, or farther, remains open",
        ),
    }
    centres = terms.label("centre", kind)
    if ratio.finding not in texts:
        text = translate(
            "UseReport",
            "No random distance to {kind} is known: the study area has no extent, or lies wholly inside them.",
        )
        return text.format(kind=centres)
    figures = translate("UseReport", "{ratio} of the random distance; 95% of random draws: {low}–{high}")
    shown = {name: f"{HalfUp(value):.{ratio.digits}f}" for name, value in ratio._asdict().items()}
    said = translate("UseReport", "{finding} ({figures}).")
    return said.format(finding=texts[ratio.finding].format(kind=centres), figures=figures.format(**shown))
