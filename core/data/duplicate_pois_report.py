"""The report of places that are listed more than once: pairs beside each other, with why they were merged or not."""

import pandas as pd

from ..base import terms
from ..base.text import exactly, translate
from ..lazy import charts
from ..page.report import Report
from . import duplicate_pois
from .duplicate_pois import MERGED, OTHER_NUMERALS, OTHER_TYPE, SIMILAR, UNKNOWN_TYPE, Duplicates


def build(duplicates: Duplicates, *, radius: float, similarity: float) -> Report:
    """The whole report, without what the algorithm adds to it."""
    report = Report(translate("DuplicatePois", "Places that are listed more than once"))
    report.answer(*duplicate_pois.sentences(duplicates))
    verdicts = duplicates.pairs["verdict"].value_counts()
    codes = [code for code in (MERGED, SIMILAR, OTHER_NUMERALS, OTHER_TYPE, UNKNOWN_TYPE) if verdicts.get(code, 0)]
    if codes:
        report.heading(translate("DuplicatePois", "Pairs of rows"))
        svg = charts.bars(
            translate("DuplicatePois", "Pairs by what became of them"),
            [terms.label("verdict", code) for code in codes],
            [int(verdicts[code]) for code in codes],
            translate("DuplicatePois", "pairs"),
            colours=[charts.OKABE_ITO[0] if code == MERGED else charts.NO_DATA for code in codes],
        )
        report.figure(svg)
    for code, heading in (
        (SIMILAR, translate("DuplicatePois", "To decide: similar names")),
        (MERGED, translate("DuplicatePois", "Merged")),
        (OTHER_NUMERALS, translate("DuplicatePois", "Not merged: different numerals")),
        (OTHER_TYPE, translate("DuplicatePois", "Not merged: different types")),
        (UNKNOWN_TYPE, translate("DuplicatePois", "Not merged: type unknown, between two types")),
    ):
        if code in codes:
            report.heading(heading)
            report.table(_beside(duplicates, code), "", {"similarity": "{:.2f}", "metres": "{:,.0f}"})
    report.method(_method().format(radius=exactly(radius), similarity=exactly(similarity)))
    return report


def _beside(duplicates: Duplicates, code: str) -> pd.DataFrame:
    """The pairs of a verdict with both names, the most alike first."""
    rows = (duplicates.pairs["verdict"] == code).to_numpy()
    table = duplicates.pairs.loc[rows, ["name_a", "name_b", "similarity", "metres", "id_a", "id_b"]]
    return table.astype({"id_a": str, "id_b": str})


def _method() -> str:
    return translate(
        "DuplicatePois",
        "Rows within {radius} m of each other are compared by name. Width, case, blanks, punctuation, the form of a company, the "
        "city in front and endings with their numerals (幢, 栋, 单元, 门) do not count. Similarity is 1 − edits ÷ length of the "
        "longer name; from {similarity} on rows are one place, unless numerals differ (七 is 7; the letter or side of a "
        "building, as in A座 or 东区, counts as one) or main types do (codes as in AMap's table, a lost zero put "
        "back). A row without a type goes with any one, but with none "
        "where it would join two. What is one place with a third is one place. The row "
        "with the most values is kept, whole. Pairs down to 0.15 below, of one type and with the "
        "same numerals, are listed for a person to decide.",
    )
