"""The report on the context of stock spaces: how far each kind of target is, and how many candidates reach one."""

import pandas as pd

from ..base import thresholds
from ..base.text import HalfUp, percent, plural, translate
from ..page import charts
from ..page.report import Report
from .context import Limits

FORMATS = {"median_m": "{:,.0f}", "share_reach": "{:.1%}", "mean_n": "{:,.1f}"}


def sentences(summary: pd.DataFrame, limits: Limits, along_streets: bool) -> list[str]:
    """How it was measured, then a line a layer; each share and median with what it is of."""
    how = translate("ContextReport", "Distances run along the streets.")
    if not along_streets:
        how = translate("ContextReport", "Distances are straight lines.")
    return [how, *(_of_layer(row, limits) for row in summary.itertuples())]


def _of_layer(row, limits: Limits) -> str:
    if not row.features:
        return translate("ContextReport", "{layer}: the layer holds no targets.").format(layer=row.layer)
    if not row.n_assessed:
        return translate("ContextReport", "{layer}: no candidate could be assessed.").format(layer=row.layer)
    text = plural(
        row.n_assessed,
        translate(
            "ContextReport", "{layer}: {near} of {n} assessed candidate ({share}) has one within {reach} m; {median}."
        ),
        translate(
            "ContextReport", "{layer}: {near} of {n} assessed candidates ({share}) have one within {reach} m; {median}."
        ),
    )
    share, reach = percent(row.share_reach), f"{limits.reach:g}"
    return text.format(layer=row.layer, near=f"{row.n_reach:,}", share=share, reach=reach, median=_median(row, limits))


def _median(row, limits: Limits) -> str:
    farthest = f"{limits.max_distance:g}"
    if not row.n_measured:
        return translate("ContextReport", "none within {farthest} m of any").format(farthest=farthest)
    text = translate("ContextReport", "median distance {median} m")
    if row.n_measured < row.n_assessed:
        text = translate("ContextReport", "median distance {median} m among the {n} that have one within {farthest} m")
    return text.format(median=f"{HalfUp(row.median_m):,.0f}", n=f"{row.n_measured:,}", farthest=farthest)


def build(summary: pd.DataFrame, limits: Limits, along_streets: bool) -> Report:
    """The whole report, without what the algorithm adds to it; `summary` as of :class:`innospace.core.stock.context.Context`."""
    report = Report(translate("ContextReport", "Context of stock spaces"))
    lines = sentences(summary, limits, along_streets)
    report.answer(*lines)
    report.heading(translate("ContextReport", "Within reach"))
    title = translate("ContextReport", "Candidates with a target within {reach} m").format(reach=f"{limits.reach:g}")
    unit = translate("ContextReport", "% of the assessed candidates")
    report.figure(charts.bars(title, list(summary["layer"]), 100 * summary["share_reach"], unit, number="{:.0f} %"))
    report.table(summary, "", FORMATS)
    report.method(
        lines[0],
        translate("ContextReport", "Straight lines run from edge to edge; ways along streets from points on surface."),
    )
    metres = translate("ContextReport", "m")
    rows = [
        thresholds.user_parameter(translate("ContextReport", "reach"), limits.reach, metres),
        thresholds.user_parameter(translate("ContextReport", "largest distance"), limits.max_distance, metres),
    ]
    if along_streets:
        rows.append(thresholds.user_parameter(translate("ContextReport", "snap distance"), limits.snap, metres))
    report.thresholds = pd.DataFrame(rows)
    return report
