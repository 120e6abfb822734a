"""What the report of pairwise judgements claims, recomputed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from undrawn import undrawn

from innospace.core.base.errors import InputError
from innospace.core.stock import ahp, ahp_report


@pytest.mark.parametrize(("judgement", "accepted"), [("2,1/2;2", False), ("2,4;2", True)])
def test_the_report_of_an_ahp(judgement, accepted):
    page = ahp_report.build(ahp.assess(judgement, names=["交通", "环境", "政策"])).html()
    assert ("accepted" in page) == accepted
    assert ("contradict the others most" in page) != accepted
    assert "random index of 3 criteria" in page


@pytest.mark.parametrize(
    ("judgements", "names", "title"),
    [
        ("1", "ab", "All criteria weigh the same (50.0%)"),
        ("1,1;1", "abc", "All criteria weigh the same (33.3%)"),
        ("1,3;3", "abc", "Most weight: a, b (42.9%)"),
        ("1/3", "ab", "Most weight: b (75.0%)"),
    ],
)
def test_who_weighs_most(judgements, names, title):
    report = ahp_report.build(ahp.assess(judgements, names=list(names)))
    assert report.sentences[0] == title


def test_two_criteria_have_no_consistency_to_speak_of():
    found = ahp.assess("4", names=["a", "b"])
    assert found.ratio == 0
    lines = ahp_report.consistency(found)
    assert lines == ["λ = 2.0000; a single judgement has no other that it could contradict (CR = 0)."]
    page = ahp_report.build(found).html()
    assert "accepted" not in page
    assert "limit of the consistency ratio" not in page


@pytest.mark.parametrize(
    ("ratio", "shown", "word"),
    [
        (0.09996, "0.09996", "CR is below 0.1: accepted."),
        (0.1, "0.1000", "CR is not below 0.1: judge again"),
        (0.100004, "0.100004", "CR is not below 0.1: judge again"),
        (0.0439, "0.0439", "CR is below 0.1: accepted."),
    ],
)
def test_at_its_limit_the_figure_and_the_verdict_agree(ratio, shown, word):
    line, verdict = ahp_report.consistency(replace(ahp.assess("2,1/2;2", names=["a", "b", "c"]), ratio=ratio))
    assert f"CR = {shown} (" in line
    assert verdict.startswith(word)


@given(st.lists(st.sampled_from(["1/9", "1/3", "1/2", "1", "2", "3", "9"]), min_size=3, max_size=3))
@settings(max_examples=30)
def test_what_is_said_of_three_criteria_is_so(cells):
    found = ahp.assess(f"{cells[0]},{cells[1]};{cells[2]}", names=["a", "b", "c"])
    line, verdict = ahp_report.consistency(found)
    ratio = float(line.split("CR = ")[1].split(" ")[0])
    assert ratio == pytest.approx(found.ratio, abs=6e-5)
    assert ("accepted" in verdict) == (ratio < 0.1) == (found.ratio < 0.1)
    most = [name for name, weight in zip("abc", found.weights, strict=True) if np.isclose(weight, found.weights.max())]
    with undrawn():
        title = ahp_report.build(found).sentences[0]
    assert title.startswith("All criteria" if len(most) == 3 else f"Most weight: {', '.join(most)} (")


def test_a_name_is_given_once():
    with pytest.raises(InputError, match="names: cost is named twice. Give each criterion a name of its own."):
        ahp.assess("2,4;2", names=["cost", "rent", "cost"])


def test_one_name_is_counted_in_the_singular():
    with pytest.raises(InputError, match="pairwise: 1 criterion is named, but the judgements compare 2."):
        ahp.assess("4", names=["cost"])
