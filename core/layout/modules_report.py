"""The report on functional modules: who has which, and who can carry a process."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.status import NOT_ASSESSED
from ..base.text import listed, percent, plural, translate
from ..base.thresholds import load, user_parameter
from ..lazy import charts
from ..page.report import Report
from . import layout_page
from .layout_page import FORMATS
from .modules import MODULES, STAGES, Completeness, in_words


def build(result: Completeness, *, incubators: np.ndarray | None = None, apart: Sequence[str] = ()) -> Report:
    """The report on functional modules; a map where the `incubators` have geometries.

    `apart`: the remark on incubators and facilities that do not meet, which is the answer then.
    """
    report = Report(translate("UseReport", "Functional modules of incubators"))
    summary = result.summary
    report.answer(*(apart or sentences(result)))
    report.heading(translate("UseReport", "Modules and processes"))
    known = summary[summary["share"].notna()]
    if len(known) and not apart:
        title = translate("UseReport", "Share of the incubators that have it, where it is known")
        labels = [_item(code) for code in known["module"]]
        report.figure(charts.bars(title, labels, known["share"] * 100, "%", number="{:.0f}%"))
    report.table(summary.assign(module=[_item(code) for code in summary["module"]]), formats=FORMATS)
    if incubators is not None:
        layout_page.class_maps(
            report, incubators, _looks(), result.rows["n_modules"], layout_page.heading_of("n_modules"), markers="o"
        )
    report.method(
        translate(
            "UseReport",
            "Six modules and two processes after Planners 2016 no. 9, paper 3 §1.2. A process can be carried when all of its "
            "modules are there; a module that is not known leaves it open.",
        ),
        *(_needs(result, stage) for stage in STAGES),
    )
    report.thresholds = _criteria(result)
    return report


def _looks() -> dict[object, tuple[str, str]]:
    """A shade for each number of modules, dark where all are there."""
    shades = reversed(charts.sequential(len(MODULES) + 1, "blue"))
    looks = {n: (colour, terms.label("n_modules", str(n))) for n, colour in enumerate(shades)}
    return looks | {None: (charts.NO_DATA, terms.label("status", NOT_ASSESSED))}


def _needs(result: Completeness, stage: str) -> str:
    """The modules that a process needs, in a line."""
    text = translate("UseReport", "{stage}: {modules}")
    return text.format(stage=terms.label("stage", stage), modules=listed(in_words(result.rules.needs(stage))))


def _criteria(result: Completeness) -> pd.DataFrame | None:
    """What the flags and the desks rest on: reach only where facilities were looked for, desks only where areas are known."""
    chosen, tables = [], []
    if result.rows["desks_max"].notna().any():
        tables.append(load("stock", "desk"))
        chosen.append(user_parameter("desk_share", result.rules.desk_share, "share"))
    if result.within_reach:
        chosen.append(user_parameter("reach", result.rules.reach, "m"))
    return pd.concat([*tables, pd.DataFrame(chosen)]) if chosen else None


def sentences(result: Completeness) -> list[str]:
    """How many carry each process, the module that is missing most often, and what is not known.

    >>> from innospace.core.layout import modules
    >>> print(*sentences(modules.assess(2, {"financing": ["yes", "no"]})), sep=" ")
    Who can carry a team from 0 to 1: team and idea to prototype is not known, for want of design exchange, amenities,
    prototype factory, business services; for lack of another module it needs, 0 of 2 cannot. Who can carry a team from 1 to
    100: prototype to volume and customers is not known, for want of business services, promotion; for lack of another
    module it needs, 1 of 2 cannot. Missing most often: financing (lacking at 50% of the incubators where that is known).
    Not known at any incubator: design exchange, amenities, prototype factory, business services, promotion.
    """
    if result.rows.empty:
        return [translate("Published", "No incubator could be assessed.")]
    summary = result.summary.set_index("module")
    shares = summary.loc[list(MODULES), "share"].dropna()
    lines = [_carries(result, summary, stage) for stage in STAGES]
    if len(shares) and shares.min() < 1:
        text = translate(
            "UseReport", "Missing most often: {modules} (lacking at {share} of the incubators where that is known)."
        )
        first = in_words(shares.index[shares == shares.min()])
        lines.append(text.format(modules=listed(first), share=percent(1 - shares.min())))
    text = translate("UseReport", "Not known at any incubator: {modules}.")
    return [*lines, *([text.format(modules=listed(in_words(result.unknown)))] if result.unknown else [])]


def _carries(result: Completeness, summary: pd.DataFrame, stage: str) -> str:
    """How many can carry a process of those where that is known, or why that is not known of any."""
    flags, name = result.rows[stage].astype("boolean"), terms.label("stage", stage)
    known, undecided = int(flags.notna().sum()), result.undecided(stage)
    if undecided:
        text = translate(
            "UseReport",
            "Who can carry a team {stage} is not known, for want of {modules}; for lack of another module it needs, {n} of "
            "{all} cannot.",
        )
        return text.format(stage=name, modules=listed(in_words(undecided)), n=f"{known:,}", all=f"{len(flags):,}")
    if not known:
        text = translate("UseReport", "For no incubator is it known whether it can carry a team {stage}.")
        return text.format(stage=name)
    one = translate("UseReport", "Can carry a team {stage}: {able} ({share}) of {n} incubator where that is known.")
    many = translate("UseReport", "Can carry a team {stage}: {able} ({share}) of {n} incubators where that is known.")
    able = int(summary.loc[stage, "n"])
    return plural(known, one, many).format(stage=name, able=f"{able:,}", share=percent(able / known))


def _item(code: str) -> str:
    return terms.label("stage" if code in STAGES else "module", code)
