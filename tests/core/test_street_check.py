"""The check of a street network as one call of the core: its figures by hand, and remarks only where they are true."""

import numpy as np
import pytest
import shapely

from innospace.core.base.errors import InputError
from innospace.core.lifecircle.street_check import assess, sentences


def lines(*drawn):
    return np.array([shapely.LineString(line) for line in drawn], object)


def test_figures_ends_and_remarks_by_hand():
    # 80 m; 10 m whose end misses the first by .5 m; a piece without a length.
    found = assess(lines([(0, 0), (80, 0)], [(40, 0.5), (40, 10.5)], [(9, 9), (9, 9)]))
    assert found.rows["component"].fillna(0).tolist() == [1, 2, 0]
    assert found.rows["length_m"].tolist() == [80, 10, 0]
    assert found.summary.to_dict("records") == [
        {"components": 2, "largest_share": pytest.approx(80 / 90), "dangles": 4, "near_misses": 1}
    ]
    missed = found.ends[found.ends["end_kind"] == "near_miss"]
    assert [(end.gap_m, end.component, end.geometry.wkt) for end in missed.itertuples()] == [(0.5, 2, "POINT (40 0.5)")]
    assert found.ends["gap_m"].isna().sum() == (found.ends["end_kind"] == "dangle").sum() == 3
    assert sentences(found) == ["The streets fall into 2 parts; the longest has 89% of the length.", "4 ends are free."]
    assert found.notes[1:] == [
        "1 line stands apart from the longest part: homes and facilities on it do not reach those of that part.",
        "1 free end misses another street by at most 1 m; snap it before an analysis.",
        "1 line has no length and joins nothing.",
    ]


def test_a_whole_network_has_nothing_told_of_it():
    square = lines([(0, 0), (90, 0), (90, 90)], [(90, 90), (0, 90), (0, 0)])
    found = assess(square, speed=[30, 40], direction=["F", "F"])
    assert len(found.ends) == 0
    assert found.notes == []
    assert sentences(found) == ["All streets hang together.", "0 ends are free."]


def test_speeds_directions_and_barriers_that_do_not_fit_are_told_by_id():
    road = lines([(0, 0), (100, 0)], [(100, 0), (200, 0)])
    found = assess(road, speed=[None, 500], direction=["F", "T"], barriers=shapely.points([(50, 70)]), ids=["n", "s"])
    told = " ".join(found.notes)
    assert "At 1 place two one-way lines meet head on" in told
    assert "1 of 2 lines has no usable speed" in told
    assert "(such as 500). Lines by their feature ids: s." in told
    assert "1 of 1 barriers closes nothing" in told


def test_no_line_with_a_length_is_refused():
    with pytest.raises(InputError) as refusal:
        assess(lines([(9, 9), (9, 9)]))
    assert refusal.value.parameter == "network"
