"""Manufacturing inside, across and outside its control areas."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.ground.geometry import repair
from innospace.core.region.brown_line import CLASSES, BrownLineOptions, assess

AREAS = np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10), None])


def grounds(*places, size=2):
    return np.array([shapely.box(x, y, x + size, y + size) for x, y in places])


def test_classes_by_the_share_inside_all_areas_together():
    result = assess(grounds((1, 1), (9, 1), (19, 1), (30, 1), (20, 1)), AREAS)
    assert result.rows["inside_share"].tolist() == pytest.approx([1, 1, 0.5, 0, 0])
    assert result.rows["brown_line"].tolist() == ["inside", "inside", "straddles", "outside", "outside"]
    assert result.rows["is_new"].isna().all()
    assert result.summary["brown_line"].tolist() == ["inside", "straddles", "outside"]
    assert result.summary["n"].tolist() == [2, 1, 2]
    assert result.summary["share"].tolist() == pytest.approx([0.4, 0.2, 0.4])
    assert result.summary["area_km2"].tolist() == pytest.approx([8e-6, 4e-6, 8e-6])


def test_a_hair_across_the_line_is_forgiven():
    result = assess(np.array([shapely.box(1, 1, 20.005, 9), shapely.box(19.995, 1, 40, 9)]), AREAS)
    assert result.rows["brown_line"].tolist() == ["inside", "outside"]


def test_points_on_the_border_between_areas_are_inside_on_the_outer_edge_outside():
    points = np.array([shapely.Point(5, 5), shapely.Point(10, 5), shapely.Point(0, 5), shapely.Point(99, 5)])
    assert assess(points, AREAS).rows["brown_line"].tolist() == ["inside", "inside", "outside", "outside"]


def test_new_since_a_year_inclusive_and_unknown_years_are_told():
    result = assess(
        grounds((1, 1), (1, 5), (30, 1), (30, 5), (30, 8)),
        AREAS,
        years=[2014, "2015", 2016.0, None, "n/a"],
        options=BrownLineOptions(2015),
    )
    assert result.rows["is_new"].tolist() == [False, True, True, pd.NA, pd.NA]
    table = result.summary
    assert table["brown_line"].tolist() == ["inside", "inside", "outside", "outside"]
    assert table["is_new"].tolist() == [True, False, True, pd.NA]
    assert table["n"].tolist() == [1, 1, 1, 2]
    assert result.notes == ["2 grounds have no known year: it is unknown whether they are new."]


def test_missing_and_mended_geometry():
    bow_tie = shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
    result = assess(repair(np.array([None, shapely.Polygon(), bow_tie]))[0], AREAS)
    assert result.rows["brown_line"].tolist() == [None, None, "inside"]
    assert result.rows["status"].tolist() == ["no_geometry", "no_geometry", "ok"]
    assert result.summary["n"].tolist() == [1]
    assert result.notes == ["2 grounds have no geometry: not assessed."]


def test_a_ground_drawn_twice_counts_its_area_once_and_is_told():
    made = grounds((1, 1), (1, 1), (2, 1), (6, 6), (30, 1))
    result = assess(made, AREAS)
    assert result.summary["n"].tolist() == [4, 1]
    # 2 × 2 twice, half of it once more, and one apart.
    assert result.summary["area_km2"].tolist() == pytest.approx([10e-6, 4e-6])
    (note,) = result.notes
    assert note.startswith("3 grounds overlap one another, by 0.000006 km²: each counts in the number")
    turned = assess(made[::-1], AREAS)
    pd.testing.assert_frame_equal(turned.summary, result.summary)
    assert assess(grounds((1, 1), (3, 1), (6, 6), (30, 1)), AREAS).notes == []


def test_control_areas_that_overlap_count_once():
    doubled = np.array([*AREAS, AREAS[0], shapely.box(5, 5, 15, 8)])
    made = grounds((1, 1), (9, 6), (19, 1), (30, 1))
    assert assess(made, doubled).rows.equals(assess(made, AREAS).rows)


def test_unusable_input_is_refused_by_name():
    with pytest.raises(InputError, match="since: a year is given, but no field"):
        assess(grounds((1, 1)), AREAS, options=BrownLineOptions(2015))
    with pytest.raises(InputError, match="control_areas: the layer holds no geometry"):
        assess(grounds((1, 1)), np.array([None]))
    with pytest.raises(InputError, match="manufacturing: the layer holds no geometry"):
        assess(np.array([None]), AREAS)


@given(
    st.lists(st.tuples(st.integers(-3, 22), st.integers(-3, 12), st.sampled_from([2000, 2020, None])), min_size=1),
    st.integers(0, 2),
)
@settings(max_examples=50, deadline=None)
def test_every_ground_is_in_one_class_and_shares_sum_to_one(places, missing):
    made = np.append(grounds(*[(x, y) for x, y, _ in places]), np.full(missing, None))
    result = assess(made, AREAS, years=[year for *_, year in places] + [2020] * missing, options=BrownLineOptions(2015))
    assert result.summary["n"].sum() + missing == len(made)
    assert result.summary["share"].sum() == pytest.approx(1)
    assert set(result.rows["brown_line"].dropna()) <= set(CLASSES)
    # Ground that several of one class and age share counts once: the union of each, by another way.
    kept = result.rows.assign(ground=made)[result.rows["status"] == "ok"]
    united = kept.groupby(["brown_line", kept["is_new"].astype(str)])["ground"].apply(
        lambda g: shapely.union_all(list(g)).area
    )
    of_row = zip(result.summary["brown_line"], result.summary["is_new"].astype(str), strict=True)
    assert result.summary["area_km2"].tolist() == pytest.approx([united[key] / 1e6 for key in of_row])
    for (x, y, _), share in zip(places, result.rows["inside_share"], strict=False):
        expected = max(min(x + 2, 20) - max(x, 0), 0) * max(min(y + 2, 10) - max(y, 0), 0) / 4
        assert share == pytest.approx(expected)
