"""The report on sharing modes: the commonest, and what shares with nothing."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.text import HalfUp, exactly, listed, paragraph, percent, remarks, translate
from ..base.thresholds import user_parameter
from ..page.report import Report
from . import layout_page
from .layout_page import Under
from .sharing_mode import MODES, SharingModes


def build(
    result: SharingModes,
    *,
    incubators: np.ndarray,
    spaces: Mapping[str, np.ndarray] | None = None,
    apart: Sequence[str] = (),
) -> Report:
    """The report on sharing modes; its map shows the `spaces` of each mode.

    `apart`: the remarks on incubators and spaces that do not meet, which are the answer then.
    """
    report = Report(translate("UseReport", "Sharing modes of incubators"))
    report.answer(*(apart or sentences(result)))
    if not apart:
        _shares(report, result)
    looks = layout_page.looks_of("sharing_mode")
    layout_page.class_maps(
        report,
        incubators,
        looks | {"none": (looks["none"][0], _none(result))},
        result.dominant(),
        layout_page.heading_of("sharing_mode"),
        under=_under(spaces or {}),
    )
    report.method(
        translate(
            "UseReport",
            "Five modes after Planners 2016 no. 9, paper 1 §2.2 and its table 1. The dominant mode is the space that the "
            "incubator stands in, else the nearest within reach; distances run from edge to edge.",
        )
    )
    report.thresholds = pd.DataFrame([user_parameter("reach", result.reach, "m")])
    return report


def _shares(report: Report, result: SharingModes) -> None:
    """The shares; what leads is said of the kinds of space that were given, unless all were."""
    shared = result.summary.set_index("sharing_mode")["n"].reindex(list(result.given)).sum()
    leading = result.given if shared and not result.all_given else (*result.given, "none")
    layout_page.shares(
        report, result.summary, "sharing_mode", (*result.given, "none"), words={"none": _none(result)}, leading=leading
    )


def _none(result: SharingModes) -> str:
    """What an incubator is that shares with nothing: said of the kind of space alone that was given."""
    if len(result.given) > 1:
        return terms.label("sharing_mode", "none")
    text = translate("UseReport", "no {kind} within {reach} m")
    return text.format(kind=terms.label("sharing_mode", result.given[0]), reach=_metres(result.reach))


def _metres(reach: float) -> str:
    return f"{HalfUp(reach):,.6g}"


def _under(spaces: Mapping[str, np.ndarray]) -> list[Under]:
    """The spaces of all modes as the map shows them: those that are wide below."""
    if not spaces:
        return []
    grounds = np.concatenate(list(spaces.values()))
    order = np.argsort(-np.nan_to_num(shapely.area(grounds)), kind="stable")
    return [Under(grounds[order], "#d6cebf", translate("UseReport", "space to share"), size=8)]


def sentences(result: SharingModes) -> list[str]:
    """The commonest mode of those that were given, or how many share with the only one, and how many share with nothing.

    >>> import shapely
    >>> from innospace.core.layout import sharing_mode
    >>> spaces = {"office": shapely.points([(20, 0)]), "campus": shapely.points([(900, 0)])}
    >>> result = sharing_mode.assess(shapely.points([(0, 0), (500, 0)]), spaces)
    >>> print(*sentences(result), sep=" ")
    The commonest mode is office space: 50% of the incubators. Incubators with none of the two kinds of space within 50 m:
    1 of 2. Not given, and so not known: third space, residential community, old factory.
    """
    summary, given = result.summary, result.given
    counts = summary[summary["sharing_mode"].notna()].set_index("sharing_mode")["n"]
    modes, n = counts[list(given)].astype(int), int(counts.sum())
    if not n:
        return [translate("Published", "No incubator could be assessed.")]
    lines = []
    there = [mode for mode in given if result.rows[f"m_{mode}"].notna().any()]
    if modes.sum() and len(there) > 1:
        first = [terms.label("sharing_mode", mode) for mode in modes.index[modes == modes.max()]]
        one = translate("UseReport", "The commonest mode is {modes}: {share} of the incubators.")
        several = translate("UseReport", "The commonest modes are {modes}: {share} of the incubators each.")
        lines.append((one if len(first) == 1 else several).format(modes=listed(first), share=percent(modes.max() / n)))
        lines += _tied(result, n)
    elif modes.sum():
        lines += [_sharing(modes, n, result.reach)]
    alone = _alone(int(counts["none"]), n, given, result.reach)
    alone = paragraph(alone, *_beyond(result))
    # Where most share with nothing at all, that is the finding. While kinds are lacking, nobody knows what these share.
    return [alone, *lines] if result.all_given and counts["none"] > modes.max() else [*lines, alone]


def _sharing(modes: pd.Series, n: int, reach: float) -> str:
    """How many share with the only kind of space that there is."""
    one = translate("UseReport", "{n} of {total} incubators ({share}) shares with {mode} within {metres} m.")
    many = translate("UseReport", "{n} of {total} incubators ({share}) share with {mode} within {metres} m.")
    known = {"mode": terms.label("sharing_mode", modes.idxmax()), "share": percent(modes.max() / n)}
    known |= {"n": f"{modes.max():,}", "total": f"{n:,}", "metres": _metres(reach)}
    return (one if modes.max() == 1 else many).format(**known)


def _beyond(result: SharingModes) -> list[str]:
    """How many lie where the layers of spaces may have ended."""
    text = translate(
        "UseReport",
        "{n} of the incubators lie more than {metres} m outside of the area over which the given spaces extend: with what they "
        "share is known only if the layers cover the ground there.",
    )
    one = translate(
        "UseReport",
        "{n} of the incubators lies more than {metres} m outside of the area over which the given spaces extend: with what it "
        "shares is known only if the layers cover the ground there.",
    )
    return remarks((result.beyond, one, text), metres=exactly(result.aside))


def _tied(result: SharingModes, n: int) -> list[str]:
    """How many are equally near to several kinds of space, so that the order of the kinds decides."""
    text = translate(
        "UseReport",
        "Equally near to two kinds of space or more: {n} of {total} incubators. Each of these counts for one kind alone, the "
        "first in this order: {modes}.",
    )
    order = listed([terms.label("sharing_mode", mode) for mode in MODES if mode in result.given])
    return remarks((result.tied(), text, text), total=f"{n:,}", modes=order)


def _alone(n: int, total: int, given: Sequence[str], reach: float) -> str:
    """How many have none of the kinds of space that are known within reach, and which kinds are not known."""
    kinds = (
        translate("UseReport", "the two kinds"),
        translate("UseReport", "the three kinds"),
        translate("UseReport", "the four kinds"),
        translate("UseReport", "the five kinds"),
    )
    text = translate("UseReport", "Incubators with none of {kinds} of space within {reach} m: {n} of {total}.")
    alone = translate("UseReport", "Incubators with no {kinds} within {reach} m: {n} of {total}.")
    named = kinds[len(given) - 2] if len(given) > 1 else terms.label("sharing_mode", given[0])
    text = text if len(given) > 1 else alone
    said = text.format(kinds=named, reach=_metres(reach), n=f"{n:,}", total=f"{total:,}")
    unknown = [terms.label("sharing_mode", mode) for mode in MODES if mode not in given]
    text = translate("UseReport", "Not given, and so not known: {modes}.")
    return paragraph(said, text.format(modes=listed(unknown)) if unknown else "")
