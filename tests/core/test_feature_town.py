"""Size and mix of feature towns under two rule sets."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import terms
from innospace.core.base.errors import InputError
from innospace.core.region import feature_town_report
from innospace.core.region.feature_town import AREAS, FeatureTownOptions, assess, limits


def feature_towns(towns, built_up=None, areas=None, ruleset="2021"):
    return assess(towns, built_up, areas, options=FeatureTownOptions(ruleset))


def town(km2, x=0):
    """A town 1 km high at `x` km."""
    return shapely.box(1_000 * x, 0, 1_000 * (x + km2), 1_000)


def ground(*boxes):
    return np.array([shapely.box(*(1_000 * v for v in box)) for box in boxes])


@pytest.mark.parametrize(
    ("km2", "verdict"), [(2.69, "too_small"), (2.7, "fits"), (3, "fits"), (3.3, "fits"), (3.31, "too_large")]
)
def test_2015_asks_for_about_three(km2, verdict):
    assert feature_towns(np.array([town(km2)]), ruleset="2015").rows["verdict"].tolist() == [verdict]


@pytest.mark.parametrize(
    ("km2", "verdict"), [(0.99, "too_small"), (1, "fits"), (3.3, "fits"), (5, "fits"), (5.01, "too_large")]
)
def test_2021_asks_for_one_to_five(km2, verdict):
    rows = feature_towns(np.array([town(km2)]), ground((0, 0, 9, 9)), ruleset="2021").rows
    assert rows["verdict"].tolist() == [verdict]
    assert rows["plan_ok"].tolist() == [verdict == "fits"]
    assert rows["built_ok"].isna().all()


@pytest.mark.parametrize(
    ("built", "verdict"), [((0, 0, 1, 1), "fits"), ((0, 0, 1.1, 1), "fits"), ((0, 0, 1.11, 1), "built_too_large")]
)
def test_the_built_up_area_is_limited_in_2015(built, verdict):
    rows = feature_towns(np.array([town(3)]), ground(built, built), ruleset="2015").rows
    assert rows["built_km2"].tolist() == pytest.approx([built[2]])
    assert rows["verdict"].tolist() == [verdict]
    assert rows["built_ok"].tolist() == [verdict == "fits"]


@pytest.mark.words_alone
@pytest.mark.parametrize(
    ("km2", "said"),
    [
        (5 + 1e-7, "plan 5.00 km²; keeps its size"),  # less than a square metre: the size itself
        (5.0004, "plan 5.0004 km²; plan area too large"),
        (0.999_95, "plan 0.99995 km²; plan area too small"),
        (4.9996, "plan 4.9996 km²; keeps its size"),
        (8, "plan 8.00 km²; plan area too large"),
    ],
)
def test_a_plan_area_reads_as_it_is_judged(km2, said):
    """No town of “5.00 km²” is too large where 5 are allowed."""
    (line,) = feature_town_report.verdicts(feature_towns([town(km2)]), ["A"])
    assert said in line


def test_the_slack_is_the_users():
    assert limits(FeatureTownOptions("2015", 0)).plan_max == 3
    assert limits(FeatureTownOptions("2015", 20)).plan_min == pytest.approx(2.4)
    assert limits(FeatureTownOptions("2021", 20)).plan_max == 5


def test_areas_overlap_and_mix():
    areas = {
        "park": ground((0, 0, 2, 1), (0, 0, 1, 1)),
        "community": ground((1, 0, 3, 1)),
        "scenery": ground((1.5, 0, 2, 1), (9, 9, 10, 10)),
        "campus": None,
    }
    rows = feature_towns(np.array([town(3), town(3, 50)]), areas=areas).rows
    first = rows.iloc[0]
    assert first[["park_km2", "community_km2", "scenery_km2"]].tolist() == pytest.approx([2, 2, 0.5])
    assert np.isnan(first["campus_km2"])
    assert first["areas_n"] == 3
    # Three lie over one another between 1.5 and 2: counted once.
    assert first["overlap"] == pytest.approx(1)
    p = np.array([2, 2, 0.5]) / 4.5
    assert first["mix"] == pytest.approx(-(p * np.log(p)).sum() / np.log(4))
    assert rows.loc[1, ["areas_n", "overlap"]].tolist() == [0, 0]
    assert np.isnan(rows.loc[1, "mix"])


def test_what_no_layer_tells_stays_unknown():
    rows = feature_towns(np.array([town(3)])).rows
    assert rows[["areas_n", "overlap", "mix"]].isna().all(axis=None)
    one = feature_towns(np.array([town(3)]), areas={"park": ground((0, 0, 1, 1))}).rows
    assert one["areas_n"].tolist() == [1]
    assert one["overlap"].isna().all()
    # Of one kind alone nobody knows the mix; of two it is theirs among four.
    assert one["mix"].isna().all()
    two = feature_towns(np.array([town(3)]), areas={"park": ground((0, 0, 1, 1)), "campus": ground((1, 0, 2, 1))}).rows
    assert two["mix"].tolist() == pytest.approx([0.5])


def test_towns_without_geometry_keep_their_row():
    result = feature_towns(np.array([None, town(3)]), ground((0, 0, 1, 1)), ruleset="2015")
    assert result.rows["verdict"].tolist() == ["not_assessed", "fits"]
    assert result.rows["status"].tolist() == ["no_geometry", "ok"]
    assert result.rows.drop(columns=["verdict", "status"]).iloc[0].isna().all()
    assert result.notes == ["1 town has no geometry: not assessed."]


def test_without_built_up_areas_the_verdict_says_what_it_speaks_of():
    result = feature_towns(np.array([town(3)]), ruleset="2015")
    assert result.rows["built_ok"].isna().all()
    assert result.notes == ["Without built-up areas the verdict is on the plan area only."]


def test_the_rules_used_carry_source_and_date():
    rules = feature_towns(np.array([town(3)]), ruleset="2015").rules
    assert rules["value"].tolist() == [3, 1]
    assert rules[["source", "mark", "valid_from", "superseded_by"]].notna().all().all()
    assert set(feature_towns(np.array([town(3)]), ruleset="2021").rules["mark"]) == {"S"}


def test_unusable_input_is_refused_by_name():
    with pytest.raises(InputError, match="ruleset: there is no rule set “1999”"):
        limits(FeatureTownOptions("1999"))
    with pytest.raises(InputError, match="slack: the slack must be 0 to 100%"):
        limits(FeatureTownOptions("2015", 100))
    with pytest.raises(InputError, match="towns: the layer holds no geometry"):
        feature_towns(np.array([None]))
    for nothing in (np.array([None]), np.array([], dtype=object)):
        with pytest.raises(InputError, match="built_up: the layer holds no geometry"):
            feature_towns(np.array([town(3)]), nothing)


@pytest.mark.parametrize("kind", AREAS)
def test_a_kind_of_which_there_is_none_is_known_and_told(kind):
    rest = {other: ground((0, 0, 1, 1)) for other in AREAS if other != kind}
    for nothing in (np.array([None]), np.array([], dtype=object)):
        result = feature_towns(np.array([town(3)]), areas={**rest, kind: nothing})
        word = terms.label("area", kind)
        assert result.notes == [f"The layer of the kind “{word}” holds no geometry: no town has any of it."]
        assert result.rows.loc[0, [f"{kind}_km2", "areas_n"]].tolist() == [0, 3]
    assert feature_towns(np.array([town(3)]), areas={**rest, kind: ground((0, 0, 1, 1))}).notes == []


@pytest.mark.parametrize(
    ("n", "end"), [(0, None), (1, "With one kind alone the mix is unknown."), (2, "absent."), (4, None)]
)
def test_kinds_that_were_not_given_are_told(n, end):
    result = feature_towns(np.array([town(3)]), areas={kind: ground((0, 0, 1, 1)) for kind in AREAS[:n]})
    assert result.given == AREAS[:n]
    assert len(result.notes) == (end is not None)
    for note in result.notes:
        named = note.split(": ")[1].split(".")[0]
        assert named == ", ".join(terms.label("area", kind) for kind in AREAS[n:])
        assert note.endswith(end)


def test_the_summary_counts_the_towns_by_verdict():
    towns = np.array([town(3), town(9, 20), town(4, 40), None], dtype=object)
    result = feature_towns(towns)
    assert dict(zip(result.summary["verdict"], result.summary["n"], strict=True)) == {
        "fits": 2, "too_large": 1, "not_assessed": 1,
    }  # fmt: skip
    assert result.summary["share"].sum() == 1


def test_parks_that_overlap_one_another_count_once():
    parks = ground((0, 0, 2, 1), (1, 0, 3, 1), (0, 0, 2, 1))
    rows = feature_towns(np.array([town(4)]), parks, {"park": parks, "campus": ground((0, 0, 1, 1))}).rows
    assert rows.loc[0, ["park_km2", "built_km2", "overlap"]].tolist() == pytest.approx([3, 3, 1])


def test_towns_that_overlap_are_told_and_their_overlap_counts_once_in_all():
    areas = {"park": ground((0, 0, 2, 1)), "campus": ground((1, 0, 9, 1))}
    result = feature_towns(np.array([town(3), town(3), town(2, 2.5)]), areas=areas)
    assert result.rows["overlap"].tolist() == pytest.approx([1, 1, 0])
    assert result.overlap_km2 == pytest.approx(1)
    text = "3 towns overlap one another, by 3.50 km²: ground that they share counts in each."
    assert result.notes[1:] == [text]
    assert text not in feature_towns(np.array([town(3), town(3, 3)]), areas=areas).notes


def test_a_sliver_of_a_park_is_no_park():
    areas = {"park": ground((0, 0, 3, 0.00009)), "campus": ground((0, 0, 3, 0.00011))}
    rows = feature_towns(np.array([town(3)]), areas=areas).rows
    assert rows["areas_n"].tolist() == [1]
    assert rows["park_km2"].tolist() == pytest.approx([3 * 0.00009])


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=30, deadline=None)
def test_overlap_agrees_with_a_raster_count(seed):
    rng = np.random.default_rng(seed)
    corners = rng.integers(0, 5, (4, 2, 2))
    areas = {
        kind: np.array([shapely.box(x, y, x + 3, y + 2) for x, y in places])
        for kind, places in zip(AREAS, corners, strict=True)
    }
    cells = np.array([shapely.Point(x + 0.5, y + 0.5) for x in range(4) for y in range(6)])
    cover = np.stack([shapely.intersects(shapely.union_all(areas[kind]), cells) for kind in AREAS])
    rows = feature_towns(np.array([shapely.box(0, 0, 4, 6)]), areas=areas).rows
    assert rows["overlap"][0] * 1e6 == pytest.approx((cover.sum(axis=0) > 1).sum())
    km2 = rows[[f"{kind}_km2" for kind in AREAS]].iloc[0].to_numpy(float)
    assert km2 * 1e6 == pytest.approx(cover.sum(axis=1))
    assert rows["areas_n"][0] == cover.any(axis=1).sum()
