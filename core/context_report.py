"""The report on the context of stock spaces: how far each kind of target is, and how many candidates reach one."""

import pandas as pd

from . import charts, thresholds
from .context import Limits
from .report import Report
from .text import translate

FORMATS = {"median_m": "{:,.0f}", "share_reach": "{:.1%}", "mean_n": "{:,.1f}"}


def sentences(summary: pd.DataFrame, limits: Limits, along_streets: bool) -> list[str]:
    """How it was measured, then a line a layer."""
    how = translate("ContextReport", "Distances run along the streets.")
    if not along_streets:
        how = translate("ContextReport", "Distances are straight lines.")
    text = translate(
        "ContextReport", "{layer}: {share} of the candidates have one within {reach} m; median {median} m."
    )
    return [how] + [
        text.format(
            layer=row.layer,
            share=_share(row.share_reach),
            reach=f"{limits.reach:g}",
            median="–" if pd.isna(row.median_m) else f"{row.median_m:,.0f}",
        )
        for row in summary.itertuples()
    ]


def _share(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.0%}"


def build(summary: pd.DataFrame, limits: Limits, along_streets: bool) -> Report:
    """The whole report, without what the algorithm adds to it; `summary` as of :func:`innospace.core.context.summary`."""
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
