"""The report of a list matched with places: the doubtful beside each other, what was matched, what has no place."""

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import exactly, translate
from ..lazy import charts
from ..page import looks
from ..page.report import Report
from . import match_list
from .match_list import DOUBTFUL, MATCHED, UNMATCHED, Matches

FORMATS = {"score": "{:.2f}", "runner_up_score": "{:.2f}"}
COLOURS = {MATCHED: looks.OKABE_ITO[0], DOUBTFUL: looks.OKABE_ITO[1], UNMATCHED: looks.NO_DATA}


def build(matches: Matches, names: np.ndarray, *, similarity: float) -> Report:
    """The whole report, without what the algorithm adds to it. `names`: (n,) as the list has them."""
    report = Report(translate("MatchList", "A list matched with places"))
    report.answer(*match_list.sentences(matches))
    status = matches.rows["status"].to_numpy()
    codes = [code for code in (MATCHED, DOUBTFUL, UNMATCHED) if (status == code).any()]
    if codes:
        report.heading(translate("MatchList", "Rows of the list"))
        svg = charts.bars(
            translate("MatchList", "Rows by what was found"),
            [terms.label("match", code) for code in codes],
            [int((status == code).sum()) for code in codes],
            translate("MatchList", "rows"),
            colours=[COLOURS[code] for code in codes],
        )
        report.figure(svg)
    table = matches.rows.drop(columns="status")
    table.insert(0, "list_name", names)
    for code, heading in (
        (DOUBTFUL, translate("MatchList", "To decide: doubtful")),
        (UNMATCHED, translate("MatchList", "Without a place")),
        (MATCHED, translate("MatchList", "Matched")),
    ):
        if code in codes:
            rows = status == code
            report.heading(heading)
            report.table(_shown(table[rows], matches.why[rows], code), "", FORMATS)
    report.method(_method().format(similarity=exactly(similarity)))
    return report


def _shown(table: pd.DataFrame, why: np.ndarray, code: str) -> pd.DataFrame:
    if code == UNMATCHED:
        return table[["list_name"]]
    return table.assign(reason=[_in_words(reasons) for reasons in why]) if code == DOUBTFUL else table


def _in_words(reasons: str) -> str:
    """Why a row is doubtful."""
    words = {
        "runner_up": translate("MatchList", "another place has an equally similar name"),
        "numerals": translate("MatchList", "numerals differ"),
        "score": translate("MatchList", "not alike enough"),
    }
    return translate("MatchList", "; ").join(words[code] for code in reasons.split(","))


def _method() -> str:
    return translate(
        "MatchList",
        "Names are compared without width, case, blanks, punctuation, the form of a company, the city in front and endings with "
        "their numerals (幢, 栋, 单元, 门); the score is 1 − edits ÷ length of the longer name. Only names that share two "
        "neighbouring letters, or begin with the same letter, are compared, and where both have a city it must be the same. A "
        "row is matched from a score of {similarity} on; it is doubtful where the score is up to 0.25 below, where the next best "
        "place is within 0.05, or where numerals differ. Of places with equally similar names the one with the same numerals "
        "counts, then the first by name, then the westernmost. A city in front is one of prefecture level, with 市 or without "
        "(such as 中山, which also names roads, with 市 alone), or any with 市; in 南京路 or "
        "南京大学 it is part of the name. A place without a geometry matches nothing.",
    )
