"""A share that is there is never told as none, one that is not the whole never as the whole: in sentences, tables, charts."""

import re

import numpy as np
import pandas as pd
import pytest
import shapely

from innospace.core.base.text import fixed, percent
from innospace.core.lifecircle import life_circle, life_circle_report
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


def test_the_bars_of_a_life_circle_have_the_same_decimals_and_read_as_its_table():
    """Of 200 places 121 reach one class, 110 the other: 60.5% has a five in its tenth, so that all have a tenth."""
    x = np.where(np.arange(200) < 110, 0.0, np.where(np.arange(200) < 121, 1000.0, 5000.0))
    homes, places = shapely.points(x, np.zeros(200)), shapely.points([(0, 0), (1000, 0), (0, 0)])
    kinds = np.array(["kindergarten", "kindergarten", "shop"], object)
    result = life_circle.assess(homes, places, category=kinds, options=life_circle.LifeCircleOptions(cutoff=100.0))
    page = life_circle_report.build(result, demand=homes, facilities=places).html()
    assert re.findall(r">([\d.]+%)<", page[: page.index("</svg>")])[-3:] == ["55.0%", "60.5%", "55.0%"]
    assert re.findall(r">([\d.]+%)<", page[page.rindex("<h2>All classes") :])[:3] == ["60.5%", "55.0%", "55.0%"]
    assert life_circle_report.sentences(result)[0].startswith("55% of the places reach all 2 classes")
