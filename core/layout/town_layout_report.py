"""The report on town layout: shares beside the published ones, a map, and how far they depend on the rules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import HalfUp, exactly, listed, percent, translate
from ..base.thresholds import user_parameter
from ..lazy import maps
from ..page.report import Report
from . import layout_page, published
from .layout_page import FORMATS, Under
from .town_layout import CLASSES, KINDS, STEP, Hosts, TownLayouts


def build(
    result: TownLayouts,
    *,
    by_group: pd.DataFrame,
    grounds: np.ndarray,
    hosts: Hosts,
    rings: tuple[np.ndarray, Sequence[object]] | None = None,
    apart: Sequence[str] = (),
) -> Report:
    """The report on town layout; `by_group` is the summary by city and ring, `rings` are their ground and its cities.

    `apart`: the remarks on incubators and hosts that do not meet, which are the answer then.
    """
    report = Report(translate("LayoutReport", "Town layout of incubators"))
    report.answer(*(apart or sentences(result)), *result.notes)
    if not apart:
        _add_shares(report, result)
    layout_page.class_maps(
        report,
        grounds,
        layout_page.looks_of("town_layout"),
        result.rows["town_layout"],
        layout_page.heading_of("town_layout"),
        ground=_ground(*rings) if rings else None,
        under=[Under(hosts.geometries, "#cfc7b8", translate("LayoutReport", "hosts"))],
    )
    if len(by_group) > len(result.summary):
        report.table(_wide(by_group, "town_layout"), _grouping(by_group), FORMATS)
    report.heading(translate("LayoutReport", "How far the result depends on the rules"))
    caption = translate(
        "LayoutReport",
        "Incubators that change class, one step at a time ({share} of a share, {metres} m of tolerance)",
    ).format(share=exactly(STEP["inside_share"]), metres=exactly(STEP["tolerance"]))
    report.table(_sensitivity_in_words(result.sensitivity), caption)
    report.method(
        translate(
            "LayoutReport",
            "Three types after Planners 2016 no. 9, paper 5 §2.3: the share of an incubator's grounds (points: of its "
            "points) inside the union of the hosts decides; grounds under several hosts count once. Evenness is that of "
            "Shannon over the three types (Pielou 1966), concentration the Herfindahl index.",
        )
    )
    units = {"tolerance": "m"}
    chosen = [(name, value, units.get(name, "share")) for name, value in vars(result.rules).items()]
    report.thresholds = layout_page.criteria("town_layout", *chosen)
    if _is_apart(result):
        report.thresholds = pd.DataFrame([user_parameter(*row) for row in chosen])
    return report


def _is_apart(result: TownLayouts) -> bool:
    """Whether no published share stands beside those found: what the answer does not compare, nothing else does."""
    return bool(_not_beside(result)) or published.too_few(result.summary, "town_layout")


def _add_shares(report: Report, result: TownLayouts) -> None:
    """The shares, beside the published ones where all hosts are known, and nearly all incubators."""
    if _is_apart(result):
        layout_page.shares(report, result.summary, "town_layout", CLASSES)
        return
    table = published.beside(result.summary, "town_layout", result.impossible)
    layout_page.shares_beside(report, table, result.summary, "town_layout")


def _not_beside(result: TownLayouts) -> list[str]:
    """Why the shares are not set beside the published ones: hosts that are not known, or incubators of no type."""
    texts = {
        False: translate(
            "LayoutReport",
            "Not given, and so not known: {hosts}. What stands inside one of these counts as outside here, so that the shares "
            "are not set beside the published ones.",
        ),
        True: translate(
            "LayoutReport",
            "No host is in the layer of: {hosts}. Where there are some, what stands inside one of them counts as outside here, "
            "so that the shares are not set beside the published ones.",
        ),
    }
    said = []
    for given, text in texts.items():
        kinds = [kind for kind in KINDS if kind not in result.held and (kind in result.given) == given]
        said += [text.format(hosts=listed([terms.label("host_kind", kind) for kind in kinds]))] if kinds else []
    return [*said, *published.unlike(result.summary, "town_layout")]


def sentences(result: TownLayouts) -> list[str]:
    """The shares beside the published ones where all hosts are known, and how far they depend on the rules.

    >>> import shapely
    >>> from innospace.core.layout import town_layout
    >>> hosts = town_layout.Hosts.of((shapely.box([0], 0, 100, 100), None), None)
    >>> print(sentences(town_layout.assess(shapely.points([(50, 50), (500, 0)]), hosts))[0])
    Incubators: park-in-park 50%, independent 50%, mixed 0% (2 in all).
    """
    table = published.beside(result.summary, "town_layout", result.impossible)
    said = published.sentences(table, "town_layout")
    if table["n"].sum() and (why := _not_beside(result)):
        said = [said[0], *why]
    return [*said, sensitivity_sentence(result.sensitivity)] if table["n"].sum() else said


def sensitivity_sentence(sensitivity: pd.DataFrame) -> str:
    """How many incubators change class when one rule is moved one step, in one line.

    >>> table = pd.DataFrame({"parameter": ["inside_share"], "value": [0.8], "n_changed": [0]})
    >>> sensitivity_sentence(table)
    'No incubator would change class with one rule moved a step.'
    """
    moved = sensitivity[sensitivity["n_changed"] > 0]
    if moved.empty:
        return translate("LayoutReport", "No incubator would change class with one rule moved a step.")
    one = translate("LayoutReport", "{rule} {value}: {n}")
    steps = [
        one.format(n=f"{row.n_changed:,}", rule=terms.label("threshold", row.parameter), value=_value(row))
        for row in moved.itertuples()
    ]
    text = translate(
        "LayoutReport", "Incubators that would change class with one rule moved a step: {steps}; else none."
    )
    return text.format(steps=listed(steps))


def _value(row) -> str:
    """The value of a rule with its unit."""
    if row.parameter == "tolerance":
        return translate("LayoutReport", "{n} m").format(n=f"{HalfUp(row.value):,.6g}")
    return percent(row.value)


def _sensitivity_in_words(sensitivity: pd.DataFrame) -> pd.DataFrame:
    rules = [terms.label("threshold", parameter) for parameter in sensitivity["parameter"]]
    return sensitivity.assign(parameter=rules, value=[_value(row) for row in sensitivity.itertuples()])


def _ground(rings: np.ndarray, cities: Sequence[object]) -> maps.Ground:
    """The outlines of the cities, by name where they have any."""
    grounds, names = maps.outlines(rings, cities)
    return maps.Ground(boundary=grounds if names else rings, places=grounds, names=names)


def _grouping(summary: pd.DataFrame) -> str:
    """What the summary is grouped by, as a heading."""
    texts = {
        (True, False): translate("LayoutReport", "By city"),
        (False, True): translate("LayoutReport", "By ring"),
        (True, True): translate("LayoutReport", "By city and ring"),
    }
    return texts["city" in summary, "ring" in summary]


def _wide(summary: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """A row per group, the numbers of the classes side by side, as a plan chapter prints it."""
    by = [name for name in ("city", "ring", "ring_name") if name in summary]
    known = summary[summary[scheme].notna()]
    keys = known[by].drop_duplicates().reset_index(drop=True)
    per_class = known["n"].to_numpy().reshape(len(keys), -1)
    columns = [terms.label(scheme, code) for code in known[scheme].iloc[: per_class.shape[1]]]
    measures = known.iloc[:: per_class.shape[1]][["evenness", "herfindahl"]].reset_index(drop=True)
    if "ring_name" in keys:
        keys["ring_name"] = [None if pd.isna(name) else terms.label("ring", name) for name in keys["ring_name"]]
        keys = keys.drop(columns="ring")
    return pd.concat([keys, pd.DataFrame(per_class, columns=columns), measures], axis=1)
