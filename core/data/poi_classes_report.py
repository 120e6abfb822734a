"""The report of points of interest brought into classes: what was found, what is to be checked, what is left."""

import pandas as pd

from ..base import terms
from ..base.text import percent, translate
from ..lazy import charts
from ..page.report import Report
from . import poi_classes
from .poi_classes import GROUPS, UNMATCHED, Classified

# Bars of the chart; smaller classes are one.
MOST = 12


def build(classified: Classified, scheme: str) -> Report:
    """The whole report, without what the algorithm adds to it."""
    title = translate("PoiClasses", "Classes of points of interest: {scheme}")
    report = Report(title.format(scheme=terms.label("scheme", scheme)))
    report.answer(*poi_classes.sentences(classified))
    classes = _named(classified.summary, scheme)
    if len(classes):
        report.heading(translate("PoiClasses", "The classes"))
        report.figure(_chart(classified, classes))
        report.table(classes.assign(share=classes["share"].map(percent)))
        report.table(_told_by(classified), translate("PoiClasses", "What the classes are based on"))
    if len(classified.to_check):
        report.heading(translate("PoiClasses", "To check: classified by name alone"))
        report.table(_named(classified.to_check, scheme))
    if len(classified.unmatched):
        report.heading(translate("PoiClasses", "Not recognised"))
        how = translate("PoiClasses", "Give the table of them a field “class”, fill it in and choose it as the rules.")
        report.table(classified.unmatched, how)
    report.method(_method())
    return report


def _chart(classified: Classified, classes: pd.DataFrame) -> str:
    """Points by class, the most frequent first; small classes are one bar, what has no class another."""
    told = (classified.summary["class"] != UNMATCHED).to_numpy()
    rest = translate("PoiClasses", "{n} other classes")
    labels, parts = charts.summed_up(classes["class"][told].tolist(), {"n": classes["n"][told]}, rest, MOST)
    return charts.bars(
        translate("PoiClasses", "Points by class"),
        [*labels, *classes["class"][~told]],
        [*parts["n"].astype(int).tolist(), *classes["n"][~told].tolist()],
        translate("PoiClasses", "points"),
        colours=[charts.OKABE_ITO[0]] * len(labels) + [charts.NO_DATA] * int((~told).sum()),
    )


def _named(frame: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """With the words of classes in place of their codes."""
    group = {UNMATCHED: ("legend", "no_class")}
    words = [terms.label(*group.get(code, (GROUPS[scheme], code))) for code in frame["class"]]
    return frame.assign(**{"class": words})


def _told_by(classified: Classified) -> pd.DataFrame:
    counts = classified.rows["matched_by"].value_counts().reindex(terms.codes("matched_by"), fill_value=0)
    words = [terms.label("matched_by", code) for code in counts.index]
    return pd.DataFrame({"matched_by": words, "n": counts.to_numpy()})


def _method() -> str:
    return translate(
        "PoiClasses",
        "Own rules come first, then the code, the type text, and the name. Of several codes or types of a place the first that "
        "the scheme knows counts. Codes are those of AMap's table of 2017-08-10 (V: read in it, R: not checked) and tags of "
        "OpenStreetMap; words of AMap, Baidu and Tencent are matched by text, which is a rule of InnoSpace's own. A metro "
        "station's exits have no class beside the station in the life circle. Names are judged by the word at their end, after "
        "which brackets and a branch of the same trade (咖啡馆新街口店, 银行城南支行) may stand; incubators only in "
        "their own scheme, and there the kind of a house may follow too (创客工场, 孵化大厦). Whatever is "
        "classified by its name alone should be checked.",
    )
