"""A share that is there is never told as none, one that is not the whole never as the whole: in sentences, tables, charts."""

import numpy as np
import pandas as pd
import pytest

from innospace.core.base.text import fixed, percent
from innospace.core.page import charts
from innospace.core.page.report import Report

SHARES, SAID = np.array([0.0004, 0.9996]), ["0.04%", "99.96%"]
LABELS = ["a", "b"]
BAND = (np.array([0.1, 0.1]), np.array([2.0, 2.0]))
DRAWN = {
    "bars": lambda number: charts.bars("Shares", LABELS, SHARES, "share", number=number),
    "bands": lambda number: charts.bands("Shares", LABELS, SHARES, *BAND, "share", number=number),
    "panels": lambda number: charts.panels("Shares", LABELS, [("share", SHARES, number)], ["#000000"] * 2),
}


@pytest.mark.parametrize("number", ["{:.0%}", "{:.1%}"])
def test_sentences_and_tables(number):
    assert [fixed(share, number) for share in SHARES] == SAID
    assert [percent(share) for share in SHARES] == SAID
    page = Report("Shares")
    page.table(pd.DataFrame({"class": LABELS, "share": SHARES}), "Shares", {"share": number})
    assert all(text in page.html() for text in SAID)


@pytest.mark.parametrize("number", ["{:.0%}", "{:.1%}"])
@pytest.mark.parametrize("chart", DRAWN)
def test_charts(chart, number):
    svg = DRAWN[chart](number)
    assert all(text in svg for text in SAID)
