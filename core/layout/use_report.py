"""The reports on location preference, sharing modes and functional modules."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import listed, translate
from ..base.thresholds import load, user_parameter
from ..page import charts
from ..page.report import Report
from . import location_preference, modules, sharing_mode
from .layout_report import class_maps, heading_of, in_words
from .location_preference import CENTRES, LocationPreference, Ratio

FORMATS = {"share": "{:.1%}", "evenness": "{:.3f}", "herfindahl": "{:.3f}"}


def preference(result: LocationPreference, incubators: np.ndarray, near: float) -> Report:
    """The report on location preference; `near` in metres."""
    report = Report(translate("UseReport", "Location preference of incubators"))
    report.answer(*preference_sentences(result, near))
    summary = result.summary().iloc[:, :5]
    _bars(report, summary, "preference", location_preference.CLASSES)
    report.heading(translate("UseReport", "Nearer than chance?"))
    ratios = pd.DataFrame(result.ratios.values(), index=result.ratios, columns=Ratio._fields).rename_axis("centre")
    unit = translate("UseReport", "observed ÷ random mean distance (grey: 95 % of random draws)")
    title = translate("UseReport", "Observed beside random distance")
    known, number = ratios.dropna(), f"{{:.{max(found.digits for found in result.ratios.values())}f}}"
    if len(known):
        labels = [terms.label("centre", kind) for kind in known.index]
        report.figure(charts.bands(title, labels, known["ratio"], known["low"], known["high"], unit, number))
    report.table(in_words(ratios.reset_index(), "centre"), formats=dict.fromkeys(Ratio._fields, number))
    class_maps(report, incubators, result.rows["preference"], "preference")
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
    table = result.rows[result.rows["status"] == "ok"]
    if table.empty:
        return [translate("Published", "No incubator could be assessed.")]
    text = translate(
        "UseReport",
        "Of the incubators (n = {n}), {business:.0%} are nearer than {near:g} m to business centres only, {knowledge:.0%} to "
        "knowledge centres only, {both:.0%} to both, {neither:.0%} to neither.",
    )
    shares = {code: float((table["preference"] == code).mean()) for code in location_preference.CLASSES}
    return [
        text.format(n=len(table), near=near, **shares),
        *(_finding(kind, result.ratios[kind]) for kind in CENTRES),
    ]


def _finding(kind: str, found: Ratio) -> str:
    texts = {
        "nearer": translate("UseReport", "Incubators stand nearer to {kind} than chance would put them"),
        "farther": translate("UseReport", "Incubators stand farther from {kind} than chance would put them"),
        "as_random": translate("UseReport", "Incubators stand about as near to {kind} as chance would put them"),
    }
    centres = terms.label("centre", kind)
    if found.finding not in texts:
        text = translate(
            "UseReport",
            "No random distance to {kind} is known: the study area has no extent, or lies wholly inside them.",
        )
        return text.format(kind=centres)
    figures = translate("UseReport", "{ratio} of the random distance; 95 % of random draws: {low}–{high}")
    shown = {name: f"{value:.{found.digits}f}" for name, value in found._asdict().items()}
    return f"{texts[found.finding].format(kind=centres)} ({figures.format(**shown)})."


def sharing(result: sharing_mode.SharingModes, incubators: np.ndarray, reach: float) -> Report:
    """The report on sharing modes."""
    report = Report(translate("UseReport", "Sharing modes of incubators"))
    summary = result.summary()
    report.answer(*sharing_sentences(summary, result.given, reach))
    _bars(report, summary, "sharing_mode", (*result.given, "none"))
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


def sharing_sentences(summary: pd.DataFrame, given: Sequence[str], reach: float) -> list[str]:
    """The commonest mode of those that were `given`, and how many share with nothing."""
    counts = summary[summary["sharing_mode"].notna()].set_index("sharing_mode")["n"]
    modes, n = counts[list(given)].astype(int), int(counts.sum())
    if not n:
        return [translate("Published", "No incubator could be assessed.")]
    lines = []
    if modes.sum():
        first = [terms.label("sharing_mode", mode) for mode in modes.index[modes == modes.max()]]
        one = translate("UseReport", "The commonest mode is {modes}: {share:.0%} of the incubators.")
        several = translate("UseReport", "The commonest modes are {modes}: {share:.0%} of the incubators each.")
        lines.append((one if len(first) == 1 else several).format(modes=listed(first), share=modes.max() / n))
    return [*lines, _alone(int(counts["none"]), n, given, reach)]


def _alone(n: int, total: int, given: Sequence[str], reach: float) -> str:
    """How many have none of the kinds of space that are known within reach, and which kinds are not known."""
    kinds = (
        translate("UseReport", "the given kind"),
        translate("UseReport", "the two kinds"),
        translate("UseReport", "the three kinds"),
        translate("UseReport", "the four kinds"),
        translate("UseReport", "the five kinds"),
    )
    text = translate("UseReport", "Incubators with none of {kinds} of space within {reach:g} m: {n} of {total}.")
    said = text.format(kinds=kinds[len(given) - 1], reach=reach, n=n, total=total)
    unknown = [terms.label("sharing_mode", mode) for mode in sharing_mode.MODES if mode not in given]
    text = translate("UseReport", "Not given, and so not known: {modes}.")
    return " ".join([said, *([text.format(modes=listed(unknown))] if unknown else [])])


def completeness(
    result: modules.Completeness, stages: dict[str, list[str]], desk_share: float, reach: float | None = None
) -> Report:
    """The report on functional modules; `stages` holds the modules that each process needs, `reach` (metres) is None
    where no facilities were looked for.
    """
    report = Report(translate("UseReport", "Functional modules of incubators"))
    summary = result.summary()
    report.answer(*completeness_sentences(summary))
    report.heading(translate("UseReport", "Modules and processes"))
    known = summary[summary["share"].notna()]
    if len(known):
        title = translate("UseReport", "Share of the incubators that have it, where it is known")
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
    chosen = [user_parameter("DESK_SHARE", desk_share, "share")]
    chosen += [] if reach is None else [user_parameter("REACH", reach, "m")]
    report.thresholds = pd.concat([desk, pd.DataFrame(chosen)])
    return report


def completeness_sentences(summary: pd.DataFrame) -> list[str]:
    """How many carry each process, and the module that is missing most often."""
    by = summary.set_index("module")
    text = translate("UseReport", "Can carry a team {stage}: {n} ({share:.0%} of those where it is known).")
    lines = [
        text.format(n=int(by.loc[stage, "n"]), stage=terms.label("stage", stage), share=by.loc[stage, "share"])
        for stage in modules.STAGES
        if pd.notna(by.loc[stage, "share"])
    ]
    shares = by.loc[list(modules.MODULES), "share"].dropna()
    if len(shares) and shares.min() < 1:
        text = translate(
            "UseReport", "Missing most often: {modules} (lacking at {share:.0%} of the incubators where that is known)."
        )
        first = [terms.label("module", module) for module in shares.index[shares == shares.min()]]
        lines.append(text.format(modules=listed(first), share=1 - shares.min()))
    return lines


def _item(code: str) -> str:
    return terms.label("stage" if code in modules.STAGES else "module", code)


def _bars(report: Report, summary: pd.DataFrame, group: str, codes) -> None:
    """The chart and the table of a scheme's shares."""
    table = summary[summary[group].isin(codes)]
    report.heading(heading_of(group))
    if table["n"].sum():
        first = table.loc[table["n"].idxmax()]
        title = translate("LayoutReport", "{kind}: {share:.0%} of the incubators").format(
            share=first["share"], kind=terms.label(group, first[group])
        )
        labels = [terms.label(group, code) for code in table[group]]
        report.figure(charts.bars(title, labels, table["share"] * 100, "%", number="{:.1f}"))
    report.table(in_words(summary, group), formats=FORMATS)
