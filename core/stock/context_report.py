"""The report on the context of stock spaces: how far each kind of target is, and how many candidates reach one."""

import pandas as pd

from ..base import thresholds
from ..base.status import ISOLATED, NO_GEOMETRY, OK, UNSNAPPED
from ..base.text import HalfUp, decimals, exactly, percent, plural, translate
from ..lazy import charts
from ..page.report import Report
from .context import APART, Context, ContextOptions, unit_of

FORMATS = {"median_m": "{:,.0f}", "median_min": "{:,.1f}", "share_reach": "{:.1%}", "mean_n": "{:,.1f}"}


def sentences(result: Context) -> list[str]:
    """How it was measured, then a line a layer; each share and median with what it is of.

    >>> import shapely
    >>> from innospace.core.stock import context
    >>> result = context.assess(shapely.points([(0, 0), (900, 0)]), {"metro": shapely.points([(30, 40)])})
    >>> print(*sentences(result), sep=" ")
    Distances are straight lines. metro: 2 of 2 assessed candidates (100%) have one within 1,000 m; median distance 460 m.
    """
    return [_how(result), *(_of_layer(row, result.options) for row in result.summary.itertuples())]


def _how(result: Context) -> str:
    if unit_of(result.options) == "min":
        text = translate("ContextReport", "Times are those of straight lines, at {speed} km/h.")
        if result.along_streets:
            text = translate("ContextReport", "Times are those of the quickest ways along the streets.")
        return text.format(speed=exactly(result.options.travel.speed))
    if result.along_streets:
        return translate("ContextReport", "Distances run along the streets.")
    return translate("ContextReport", "Distances are straight lines.")


def _limit(value: float, options: ContextOptions) -> str:
    """A distance or a time with its unit."""
    text = translate("ContextReport", "{n} m")
    if unit_of(options) == "min":
        text = translate("ContextReport", "{n} min")
    return text.format(n=exactly(value))


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
        return _unjudged()[row.status].format(layer=row.layer, snap=exactly(options.snap))
    if not row.n_assessed:
        return translate("ContextReport", "{layer}: no candidate could be assessed.").format(layer=row.layer)
    text = plural(
        row.n_assessed,
        translate(
            "ContextReport", "{layer}: {near} of {n} assessed candidate ({share}) has one within {reach}; {median}."
        ),
        translate(
            "ContextReport", "{layer}: {near} of {n} assessed candidates ({share}) have one within {reach}; {median}."
        ),
    )
    share, reach = percent(row.share_reach), _limit(options.reach, options)
    return text.format(layer=row.layer, near=f"{row.n_reach:,}", share=share, reach=reach, median=_median(row, options))


def _median(row, options: ContextOptions) -> str:
    farthest = _limit(options.max_distance, options)
    if not row.n_measured:
        return translate("ContextReport", "none within {farthest} of any").format(farthest=farthest)
    if unit_of(options) == "min":
        median = translate("ContextReport", "median time {median} min").format(median=f"{HalfUp(row.median_min):,.1f}")
    else:
        median = translate("ContextReport", "median distance {median} m").format(median=f"{HalfUp(row.median_m):,.0f}")
    if row.n_measured == row.n_assessed:
        return median
    text = translate("ContextReport", "{median} among the {n} that have one within {farthest}")
    return text.format(median=median, n=f"{row.n_measured:,}", farthest=farthest)


def build(result: Context) -> Report:
    """The whole report, without what the algorithm adds to it."""
    report, options, summary = (
        Report(translate("ContextReport", "Context of stock spaces")),
        result.options,
        result.summary,
    )
    lines, unit = sentences(result), unit_of(result.options)
    report.answer(*lines)
    report.heading(translate("ContextReport", "Within reach"))
    report.figure(_bars(result))
    report.table(summary.drop(columns="status"), "", FORMATS)
    report.method(
        lines[0],
        translate("ContextReport", "Straight lines run from edge to edge; ways along streets from points on surface."),
        translate(
            "ContextReport",
            "No statement is made about a layer that lies apart from the candidates, has no target with a street, or only "
            "targets that hang apart from the main network: none in reach is not a finding there.",
        ),
    )
    rows = [
        thresholds.user_parameter(translate("ContextReport", "reach"), options.reach, unit),
        thresholds.user_parameter(translate("ContextReport", "largest distance"), options.max_distance, unit),
    ]
    if result.along_streets:
        rows.append(thresholds.user_parameter(translate("ContextReport", "snap distance"), options.snap, "m"))
    report.thresholds = pd.DataFrame(rows)
    return report


def _bars(result: Context) -> str:
    """The share of each layer, none where nothing is said of it; as exact as it takes to distinguish nearly all from all."""
    unit, shares = translate("ContextReport", "% of the assessed candidates"), result.summary["share_reach"]
    number = f"{{:.{decimals(shares)}f}}%"
    return charts.bars(_bars_title(result), list(result.summary["layer"]), 100 * shares, unit, number=number)


def _bars_title(result: Context) -> str:
    """Which layer the fewest candidates have within reach, where one alone is last."""
    judged, reach = result.summary.dropna(subset="share_reach"), _limit(result.options.reach, result.options)
    last = judged[judged["share_reach"] == judged["share_reach"].min()]
    text = translate("ContextReport", "Candidates with a target within {reach}")
    if not len(last) or (len(last) > 1 and len(last) < len(judged)):
        return text.format(reach=reach)
    if len(last) == len(judged) > 1:
        text = translate("ContextReport", "{share} of the candidates have each layer within {reach}")
    elif len(judged) > 1:
        text = translate("ContextReport", "{layer} is what the fewest candidates have within {reach}: {share}")
    else:
        text = translate("ContextReport", "{share} of the candidates have {layer} within {reach}")
    return text.format(layer=last["layer"].iloc[0], share=percent(last["share_reach"].iloc[0]), reach=reach)
