"""The reports of the stock tools: the sentences, and what stands in the page."""

import numpy as np
import pandas as pd
import pytest
import shapely

from innospace.core import ahp, ahp_report, context, context_report
from innospace.core.screening import Criterion, Method, screen
from innospace.core.stock_report import CHARTED, LISTED, Desks, Subject, build, sentences

PLAIN = Method()


def subject(n=6, area=1000.0, method=PLAIN, geometry=True, allowed=None):
    """Candidates a, b, … of one criterion, the last the best."""
    table = pd.DataFrame({"age": np.arange(n), "vacancy": np.arange(n) % 3})
    criteria = [Criterion("age", "benefit", 2), Criterion("vacancy", "cost", 1)]
    desks = pd.array([np.nan if area is None else area * i for i in range(n)], "Int64")
    programme = ["coworking", None] * (n // 2)
    use = pd.DataFrame({"programme": programme, "desks_min": desks, "desks_max": desks})
    shapes = shapely.box(np.arange(n), 0, np.arange(n) + 0.8, 1) if geometry else np.full(n, None)
    names = np.array([f"site {i}" for i in range(n)], dtype=object)
    return Subject(screen(table, criteria, method, allowed), method, use, Desks(0.7, 5, 10), names, shapes)


def test_the_answer_in_sentences():
    lines = sentences(subject(allowed=[0, 1, 1, 1, 1, 1]))
    # Scores of 1 … 5: 1/6, 1/6, 2/3, 2/3, 2/3 with the last three tied.
    assert lines[0] == "site 3, site 4, site 5 share the first place of 5 assessed candidates, with a score of 0.67."
    assert lines[-1] == "1 of 6 candidates are not ranked: excluded, or a value is missing."


def test_room_counts_the_candidates_whose_area_is_known():
    assert not any("desks" in line for line in sentences(subject(area=None)))
    assert any("Grade A has room for" in line for line in sentences(subject()))


def test_the_page_holds_every_part():
    page = build(subject(allowed=[0, 1, 1, 1, 1, 1])).html()
    for text in (
        "The darker, the better", "The ranking", "How sure the ranking is", "Weights", "Not ranked, and why",
        "constraint not met", "Room by grade and programme", "no programme for this kind", "swing of a weight",
        "smallest area of a desk", "given weights, rescaled from a sum of 3",
    ):  # fmt: skip
        assert text in page
    assert page.count("<svg") == 3


def test_a_long_list_is_cut_and_says_so():
    page = build(subject(200)).html()
    assert f"The first {LISTED} of 200" in page
    assert f"The first {CHARTED} of 200." in page
    assert page.count("<tr>") < 2 * LISTED


def test_without_geometry_there_is_no_map():
    assert build(subject(geometry=False)).html().count("<svg") == 2


def test_topsis_says_that_bars_are_no_sum():
    assert "the bars are not its sum" in build(subject(method=Method(scoring="topsis"))).html()
    assert "the bars are not its sum" not in build(subject()).html()


@pytest.mark.parametrize(("judgement", "accepted"), [("2,1/2;2", False), ("2,4;2", True)])
def test_the_report_of_an_ahp(judgement, accepted):
    page = ahp_report.build(ahp.hierarchy(judgement, ["交通", "环境", "政策"])).html()
    assert ("accepted" in page) == accepted
    assert ("contradict the others most" in page) != accepted
    assert "random index 3" in page


def test_a_leader_is_not_alone_when_weights_are_equal():
    assert "Most weight: a, b (50.0%)" in ahp_report.build(ahp.hierarchy("1", ["a", "b"])).html()


def test_the_report_of_a_context():
    targets = {"地铁": shapely.points([0, 500], [0, 0]), "park": np.array([], dtype=object)}
    found = context.context(shapely.points([0, 3000], [100, 0]), targets)
    summary = context.summary(found.table, targets)
    lines = context_report.sentences(summary, context.Limits(), False)
    assert lines == [
        "Distances are straight lines.",
        "地铁: 50% of the candidates have one within 1000 m; median 1,300 m.",
        "park: 0% of the candidates have one within 1000 m; median – m.",
    ]
    assert "largest distance" in context_report.build(summary, context.Limits(), False).html()
    assert "snap distance" in context_report.build(summary, context.Limits(), True).html()
