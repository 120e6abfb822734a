"""The report on the context of stock spaces: how far each kind of target is, and how many candidates reach one."""

import pandas as pd

from ..base import thresholds
from ..base.status import ISOLATED, NO_GEOMETRY, OK, UNSNAPPED
from ..base.text import HalfUp, decimals, percent, plural, translate
from ..page import charts
from ..page.report import Report
from .context import APART, Context, ContextOptions

FORMATS = {"median_m": "{:,.0f}", "share_reach": "{:.1%}", "mean_n": "{:,.1f}"}


def sentences(result: Context) -> list[str]:
    """How it was measured, then a line a layer; each share and median with what it is of."""
    how = translate("ContextReport", "Distances run along the streets.")
    if not result.along_streets:
        how = translate("ContextReport", "Distances are straight lines.")
    return [how, *(_of_layer(row, result.options) for row in result.summary.itertuples())]


def _unjudged() -> dict[str, str]:
    """Why nothing is said of a layer, by its status."""
    return {
        NO_GEOMETRY: translate("ContextReport", "{layer}: the layer holds no targets."),
        APART: translate("ContextReport", "{layer}: not judged, as it does not meet the candidates."),
        UNSNAPPED: translate("ContextReport", "{layer}: not judged, as no target has a street within {snap} m."),
        ISOLATED: translate(
            "ContextReport",
            "{layer}: not judged, as the network is broken there: all targets that have a street hang apart from the main "
            "network.",
        ),
    }


def _of_layer(row, options: ContextOptions) -> str:
    if row.status != OK:
        return _unjudged()[row.status].format(layer=row.layer, snap=f"{options.snap:,g}")
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
    share, reach = percent(row.share_reach), f"{options.reach:,g}"
    return text.format(layer=row.layer, near=f"{row.n_reach:,}", share=share, reach=reach, median=_median(row, options))


def _median(row, options: ContextOptions) -> str:
    farthest = f"{options.max_distance:,g}"
    if not row.n_measured:
        return translate("ContextReport", "none within {farthest} m of any").format(farthest=farthest)
    text = translate("ContextReport", "median distance {median} m")
    if row.n_measured < row.n_assessed:
        text = translate("ContextReport", "median distance {median} m among the {n} that have one within {farthest} m")
    return text.format(median=f"{HalfUp(row.median_m):,.0f}", n=f"{row.n_measured:,}", farthest=farthest)


def build(result: Context) -> Report:
    """The whole report, without what the algorithm adds to it."""
    report, options, summary = (
        Report(translate("ContextReport", "Context of stock spaces")),
        result.options,
        result.summary,
    )
    lines = sentences(result)
    report.answer(*lines)
    report.heading(translate("ContextReport", "Within reach"))
    report.figure(_bars(result))
    report.table(summary.drop(columns="status"), "", FORMATS)
    report.method(
        lines[0],
        translate("ContextReport", "Straight lines run from edge to edge; ways along streets from points on surface."),
        translate(
            "ContextReport",
            "Nothing is said of a layer that lies apart from the candidates, has no target with a street, or only targets that "
            "hang apart from the main network: none in reach is no finding there.",
        ),
    )
    rows = [
        thresholds.user_parameter(translate("ContextReport", "reach"), options.reach, "m"),
        thresholds.user_parameter(translate("ContextReport", "largest distance"), options.max_distance, "m"),
    ]
    if result.along_streets:
        rows.append(thresholds.user_parameter(translate("ContextReport", "snap distance"), options.snap, "m"))
    report.thresholds = pd.DataFrame(rows)
    return report


def _bars(result: Context) -> str:
    """The share of each layer, none where nothing is said of it; as exact as it takes to tell nearly all from all."""
    unit, shares = translate("ContextReport", "% of the assessed candidates"), result.summary["share_reach"]
    number = f"{{:.{decimals(shares)}f}}%"
    return charts.bars(_bars_title(result), list(result.summary["layer"]), 100 * shares, unit, number=number)


def _bars_title(result: Context) -> str:
    """Which layer the fewest candidates have within reach, where one alone is last."""
    judged, reach = result.summary.dropna(subset="share_reach"), f"{result.options.reach:,g}"
    last = judged[judged["share_reach"] == judged["share_reach"].min()]
    text = translate("ContextReport", "Candidates with a target within {reach} m")
    if not len(last) or (len(last) > 1 and len(last) < len(judged)):
        return text.format(reach=reach)
    if len(last) == len(judged) > 1:
        text = translate("ContextReport", "{share} of the candidates have each layer within {reach} m")
    elif len(judged) > 1:
        text = translate("ContextReport", "{layer} is what the fewest candidates have within {reach} m: {share}")
    else:
        text = translate("ContextReport", "{share} of the candidates have {layer} within {reach} m")
    return text.format(layer=last["layer"].iloc[0], share=percent(last["share_reach"].iloc[0]), reach=reach)
