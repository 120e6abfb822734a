"""The report on town layout: shares beside the published ones, a map, and how far they depend on the rules."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import HalfUp, listed, translate
from ..page.report import Report
from . import layout_page, published
from .layout_page import FORMATS
from .town_layout import STEP, Hosts, TownLayouts


def build(
    result: TownLayouts, *, by_group: pd.DataFrame, grounds: np.ndarray, hosts: Hosts, apart: Sequence[str] = ()
) -> Report:
    """The report on town layout; `by_group` is the summary by city and ring.

    `apart`: the remarks on incubators and hosts that do not meet, which are the answer then.
    """
    report = Report(translate("LayoutReport", "Town layout of incubators"))
    report.answer(*(apart or sentences(result)), *result.notes)
    if not apart:
        table = published.beside(result.summary(), "town_layout", result.impossible)
        layout_page.shares_beside(report, table, result.summary(), "town_layout")
    under = hosts.geometries, translate("LayoutReport", "hosts")
    layout_page.class_maps(report, grounds, result.rows["town_layout"], "town_layout", under)
    if len(by_group) > len(result.summary()):
        report.table(_wide(by_group, "town_layout"), _grouping(by_group), FORMATS)
    report.heading(translate("LayoutReport", "How far the result depends on the rules"))
    caption = translate(
        "LayoutReport",
        "Incubators that change class, one step at a time ({share:g} of a share, {metres:g} m of tolerance)",
    ).format(share=STEP["inside_share"], metres=STEP["tolerance"])
    moved = result.sensitivity
    report.table(moved.assign(parameter=moved["parameter"].str.upper()), caption)
    report.method(
        translate(
            "LayoutReport",
            "Three types after Planners 2016 no. 9, paper 5 §2.3: the share of an incubator's grounds (points: of its "
            "points) inside the union of the hosts decides; grounds under several hosts count once. Evenness is that of "
            "Shannon over the three types (Pielou 1966), concentration the Herfindahl index.",
        )
    )
    units = {"tolerance": "m"}
    chosen = [(name.upper(), value, units.get(name, "share")) for name, value in vars(result.rules).items()]
    report.thresholds = layout_page.criteria("town_layout", *chosen)
    return report


def sentences(result: TownLayouts) -> list[str]:
    """The shares beside the published ones, and how far they depend on the rules."""
    table = published.beside(result.summary(), "town_layout", result.impossible)
    said = published.sentences(table, "town_layout")
    return [*said, sensitivity_sentence(result.sensitivity)] if table["n"].sum() else said


def sensitivity_sentence(sensitivity: pd.DataFrame) -> str:
    """How many incubators change class when one rule is moved one step, in one line."""
    moved = sensitivity[sensitivity["n_changed"] > 0]
    if moved.empty:
        return translate("LayoutReport", "No incubator would change class with one rule moved a step.")
    steps = [f"{row.parameter.upper()} = {HalfUp(row.value):.6g}: {row.n_changed}" for row in moved.itertuples()]
    text = translate(
        "LayoutReport", "Incubators that would change class with one rule moved a step: {steps}; else none."
    )
    return text.format(steps=listed(steps))


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
