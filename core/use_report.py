"""The reports on location preference, sharing modes and functional modules."""

import numpy as np
import pandas as pd

from . import charts, location_preference, modules, sharing_mode, terms
from .layout_report import class_maps, heading_of, in_words
from .location_preference import CENTRES, LocationPreference, Ratio
from .report import Report
from .text import translate
from .thresholds import load, user_parameter

FORMATS = {"share": "{:.1%}", "evenness": "{:.3f}", "herfindahl": "{:.3f}", "ratio": "{:.2f}", "low": "{:.2f}"}
FORMATS["high"] = FORMATS["low"]


def preference(result: LocationPreference, incubators: np.ndarray, near: float) -> Report:
    """The report on location preference; `near` in metres."""
    report = Report(translate("UseReport", "Location preference of incubators"))
    report.answer(*preference_sentences(result, near))
    summary = result.summary().iloc[:, :5]
    _bars(report, summary, "preference", location_preference.CLASSES)
    report.heading(translate("UseReport", "Nearer than chance?"))
    ratios = pd.DataFrame(result.ratios.values(), index=result.ratios, columns=Ratio._fields).rename_axis("preference")
    unit = translate("UseReport", "observed ÷ random mean distance (grey: 95 % of random draws)")
    title = translate("UseReport", "Observed beside random distance")
    known = ratios.dropna()
    if len(known):
        labels = [terms.label("preference", kind) for kind in known.index]
        report.figure(charts.bands(title, labels, known["ratio"], known["low"], known["high"], unit))
    report.table(in_words(ratios.reset_index(), "preference"), formats=FORMATS)
    class_maps(report, incubators, result.table["preference"], "preference")
    report.method(
        translate(
            "UseReport",
            "Business and knowledge centres after Planners 2016 no. 9, paper 1 §2.1. Distances run in a straight line from "
            "edge to edge, 0 inside. The expected distance is the mean over random points in the study area; the band "
            "holds 95 % of {draws} seeded draws of as many points as there are incubators.",
        ).format(draws=location_preference.DRAWS)
    )
    report.thresholds = pd.DataFrame([user_parameter("NEAR", near, "m")])
    return report


def preference_sentences(result: LocationPreference, near: float) -> list[str]:
    """The shares near each kind of centre, and whether that is more than chance."""
    table = result.table[result.table["status"] == "ok"]
    if table.empty:
        return [translate("Published", "No incubator could be assessed.")]
    close = [float((table[f"{kind}_m"] < near).mean()) for kind in CENTRES]
    text = translate(
        "UseReport", "{business:.0%} of {n} incubators are nearer than {near:g} m to a business centre, {knowledge:.0%} to "
        "a knowledge centre."
    )  # fmt: skip
    return [
        text.format(business=close[0], knowledge=close[1], n=len(table), near=near),
        *(_finding(kind, result.ratios[kind]) for kind in CENTRES),
    ]


def _finding(kind: str, found: Ratio) -> str:
    texts = {
        "nearer": translate("UseReport", "Incubators stand nearer to {kind} than chance would put them"),
        "farther": translate("UseReport", "Incubators stand farther from {kind} than chance would put them"),
        "as_random": translate("UseReport", "Incubators stand no nearer to {kind} than chance would put them"),
    }
    if found.finding not in texts:
        return translate("UseReport", "The study area has no extent, so that no random distance is known.")
    said = texts[found.finding].format(kind=terms.label("centre", kind))
    figures = translate("UseReport", "{ratio:.2f} of the random distance; 95 % of random draws: {low:.2f}–{high:.2f}")
    return f"{said} ({figures.format(**found._asdict())})."


def sharing(result: sharing_mode.SharingModes, incubators: np.ndarray, reach: float) -> Report:
    """The report on sharing modes."""
    report = Report(translate("UseReport", "Sharing modes of incubators"))
    summary = result.summary()
    report.answer(*sharing_sentences(summary, reach))
    _bars(report, summary, "sharing_mode", (*sharing_mode.MODES, "none"))
    class_maps(report, incubators, result.dominant(), "sharing_mode")
    report.method(
        translate(
            "UseReport",
            "Five modes after Planners 2016 no. 9, paper 1 §2.2 and its table 1. The dominant mode is the space that the "
            "incubator stands in, else the nearest within reach; distances run from edge to edge.",
        )
    )
    report.thresholds = pd.DataFrame([user_parameter("REACH", reach, "m")])
    return report


def sharing_sentences(summary: pd.DataFrame, reach: float) -> list[str]:
    """The commonest mode, and how many share with nothing."""
    modes = summary[summary["sharing_mode"].isin(sharing_mode.MODES)].set_index("sharing_mode")
    alone = summary.loc[summary["sharing_mode"] == "none"].iloc[0]
    lines = []
    if modes["n"].sum():
        text = translate("UseReport", "The commonest mode is {mode}: {share:.0%} of the incubators.")
        first = modes["n"].idxmax()
        lines.append(text.format(mode=terms.label("sharing_mode", first), share=modes.loc[first, "share"]))
    text = translate("UseReport", "{n} have none of the five kinds of space within {reach:g} m.")
    return [*lines, text.format(n=int(alone["n"]), reach=reach)]


def completeness(result: modules.Completeness, stages: dict[str, list[str]], desk_share: float) -> Report:
    """The report on functional modules; `stages` holds the modules that each process needs."""
    report = Report(translate("UseReport", "Functional modules of incubators"))
    summary = result.summary()
    report.answer(*completeness_sentences(summary))
    report.heading(translate("UseReport", "Modules and processes"))
    known = summary[summary["share"].notna()]
    if len(known):
        title = translate("UseReport", "Share of the incubators that have it")
        report.figure(
            charts.bars(title, [_item(code) for code in known["module"]], known["share"] * 100, "%", number="{:.0f}")
        )
    report.table(summary.assign(module=[_item(code) for code in summary["module"]]), formats=FORMATS)
    report.method(
        translate(
            "UseReport",
            "Six modules and two processes after Planners 2016 no. 9, paper 3 §1.2. A process can be carried when all of its "
            "modules are there; a module that is not known leaves it open.",
        ),
        *(f"{terms.label('stage', s)}: {', '.join(terms.label('module', m) for m in ms)}" for s, ms in stages.items()),
    )
    desk = load("stock", "desk")
    report.thresholds = pd.concat([desk, pd.DataFrame([user_parameter("DESK_SHARE", desk_share, "share")])])
    return report


def completeness_sentences(summary: pd.DataFrame) -> list[str]:
    """How many carry each process, and the module that is missing most often."""
    by = summary.set_index("module")
    text = translate("UseReport", "{n} can carry a team {stage} ({share:.0%} of those where it is known).")
    lines = [
        text.format(n=int(by.loc[stage, "n"]), stage=terms.label("stage", stage), share=by.loc[stage, "share"])
        for stage in modules.STAGES
        if pd.notna(by.loc[stage, "share"])
    ]
    shares = by.loc[list(modules.MODULES), "share"].dropna()
    if len(shares) and shares.min() < 1:
        text = translate("UseReport", "Missing most often: {module} ({share:.0%} lack it).")
        lines.append(text.format(module=terms.label("module", shares.idxmin()), share=1 - shares.min()))
    return lines


def _item(code: str) -> str:
    return terms.label("stage" if code in modules.STAGES else "module", code)


def _bars(report: Report, summary: pd.DataFrame, group: str, codes) -> None:
    """The chart and the table of a scheme's shares."""
    table = summary[summary[group].isin(codes)]
    report.heading(heading_of(group))
    if table["n"].sum():
        first = table.loc[table["n"].idxmax()]
        title = f"{first['share']:.0%} {terms.label(group, first[group])}"
        labels = [terms.label(group, code) for code in table[group]]
        report.figure(charts.bars(title, labels, table["share"] * 100, "%", number="{:.1f}"))
    report.table(in_words(summary, group), formats=FORMATS)
