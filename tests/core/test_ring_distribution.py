"""Incubators over rings: the seven patterns, gradients, edges and counts."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base import terms
from innospace.core.base.errors import InputError
from innospace.core.rings import ring_distribution

DISKS = [shapely.Point(0, 0).buffer(r, 64) for r in (1000, 2000, 3000)]
RINGS = pd.DataFrame(
    {
        "city": "甲市",
        "ring": [1, 2, 3],
        "ring_name": ["central", "near_suburb", "far_suburb"],
        "geometry": [DISKS[0], DISKS[1] - DISKS[0], DISKS[2] - DISKS[1]],
    }
)


@pytest.mark.parametrize("occupied", list(product([0, 4], repeat=3)))
def test_every_pattern(occupied):
    counts = dict(zip([1, 2, 3], occupied, strict=True))
    found = ring_distribution.pattern(counts)
    words = [w for w, n in zip(["central", "near", "far"], occupied, strict=True) if n]
    expected = {0: "none", 1: "single", 2: "double", 3: "triple"}[len(words)]
    assert found == ("_".join([expected, *words]) if len(words) in (1, 2) else expected)
    assert found in terms.codes("pattern")


def test_ring_four_is_far_suburb_and_the_threshold_applies_to_the_sum():
    assert ring_distribution.pattern({1: 5, 3: 1, 4: 1}, min_count=2) == "double_central_far"
    assert ring_distribution.pattern({1: 5, 3: 1}, min_count=2) == "single_central"


def test_edges_by_hand():
    made = ring_distribution.assess(shapely.points([(250, 0), (1250, 0), (2250, 0), (9999, 0)]), RINGS)
    assert made.rows["ring"].tolist()[:3] == [1, 2, 3]
    assert made.rows["status"].tolist() == ["ok", "ok", "ok", "outside_rings"]
    assert made.rows["edge_m"].tolist()[:3] == pytest.approx([750, 250, 250], rel=1e-3)
    # 250 from the centroid and 750 to the next ring; 250 from the inner and 750 to the outer, and so on.
    assert made.rows["edge_pos"].tolist()[:3] == pytest.approx([0.25, 0.25, 0.25], rel=1e-3)
    assert made.notes == ["1 incubator stands in no ring and is not counted."]


def test_a_point_on_the_border_belongs_to_the_inner_ring():
    squares = shapely.box([0, 1], 0, [1, 2], 1)
    rings = pd.DataFrame({"city": None, "ring": [2, 1], "ring_name": ["b", "a"], "geometry": squares})
    assert ring_distribution.assess(shapely.points([(1, 0.5)]), rings).rows["ring"].tolist() == [1]


@pytest.mark.parametrize(("no_area", "said"), [(-5.0, 1), (0.0, 1), (np.nan, 0)])
def test_an_area_of_nothing_is_no_area(no_area, said):
    points = shapely.points([(100, 0), (200, 0), (1500, 0)])
    made = ring_distribution.assess(points, RINGS, area=np.array([300.0, no_area, 80.0]))
    assert made.statistics["mean_area"].tolist()[:2] == [300.0, 80.0]
    assert made.notes == ["1 incubator has an area of 0 or less, which counts as missing."] * said


def test_statistics_by_hand():
    points = shapely.points([(100, 0), (200, 0), (1500, 0), (2500, 0)])
    made = ring_distribution.assess(
        points,
        RINGS,
        level=np.array(["national", "municipal", "provincial", "nonsense"], dtype=object),
        area=np.array([100, 300, np.nan, 800]),
        year=np.array([2005, 2008, 2012, 2014]),
    )
    table = made.statistics
    assert table["n"].tolist() == [2, 1, 1]
    assert table["share"].tolist() == [0.5, 0.25, 0.25]
    assert table["mean_area"].tolist() == pytest.approx([200, np.nan, 800], nan_ok=True)
    assert table["median_year"].tolist() == [2006.5, 2012, 2014]
    assert table[["n_national", "n_provincial", "n_municipal"]].to_numpy().tolist() == [[1, 0, 1], [0, 1, 0], [0, 0, 0]]
    row = made.summary.iloc[0]
    assert row["pattern"] == "triple"
    assert row["rho_density"] == pytest.approx(-1)
    assert row["rho_year"] == pytest.approx(1)
    assert np.isnan(row["rho_area"])  # two rings are not enough
    assert made.notes == [
        "1 incubator is neither national, provincial nor municipal (nonsense); it counts in the total only."
    ]


def test_a_city_without_incubators_has_no_shares():
    made = ring_distribution.assess(np.array([None], dtype=object), RINGS)
    assert made.statistics["share"].isna().all()
    assert made.summary["pattern"].tolist() == ["none"]
    assert made.rows["status"].tolist() == ["no_geometry"]


def test_polygons_stand_at_a_point_on_their_surface():
    park = shapely.box(-50, -50, 50, 50)
    assert ring_distribution.assess(np.array([park]), RINGS).rows["ring"].tolist() == [1]


def test_no_rings_are_named():
    with pytest.raises(InputError, match="^rings: the layer holds no ring"):
        ring_distribution.assess(shapely.points([(0, 0)]), RINGS.iloc[:0])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(-3500, 3500), st.floats(-3500, 3500)), max_size=40))
def test_counts_add_up_and_agree_with_the_distance_from_the_centre(xy):
    points = shapely.points(np.array(xy).reshape(-1, 2))
    made = ring_distribution.assess(points, RINGS)
    inside = made.rows["status"].eq("ok")
    assert len(made.rows) == len(points)
    assert made.statistics["n"].sum() == inside.sum() == made.summary["n"].sum()
    if inside.any():
        assert made.statistics["share"].sum() == pytest.approx(1)
    for point, row in zip(points, made.rows.itertuples(), strict=True):
        holders = [i + 1 for i, ring in enumerate(RINGS["geometry"]) if ring.intersects(point)]
        assert holders[:1] == ([] if row.status != "ok" else [row.ring])
        if row.status == "ok":
            own = RINGS["geometry"][row.ring - 1]
            assert row.edge_m == pytest.approx(own.boundary.distance(point))
            assert 0 <= row.edge_pos <= 1


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_a_point_on_the_border_of_two_cities_does_not_depend_on_the_order_of_rows(order):
    rings = pd.DataFrame(
        {"city": ["乙", "甲"], "ring": [3, 3], "ring_name": "far_suburb", "geometry": shapely.box([0, 1], 0, [1, 2], 1)}
    )
    made = ring_distribution.assess(shapely.points([(1, 0.5)]), rings.iloc[order])
    assert made.rows["city"].tolist() == ["乙"]
    assert dict(zip(made.statistics["city"], made.statistics["n"], strict=True)) == {"乙": 1, "甲": 0}
    assert made.statistics["city"].tolist() == rings["city"].iloc[order].tolist()


def test_rings_without_a_city_beside_those_of_cities_are_a_city_of_their_own():
    rings = pd.DataFrame(
        {
            "city": [None, "甲", None],
            "ring": [1, 1, 2],
            "ring_name": ["central", "central", "near_suburb"],
            "geometry": shapely.box([0, 10, 1], 0, [1, 11, 2], 1),
        }
    )
    made = ring_distribution.assess(shapely.points([(0.5, 0.5), (1.5, 0.5), (10.5, 0.5)]), rings)
    assert made.summary["n"].tolist() == [2, 1]
    assert made.summary["city"].tolist() == [None, "甲"]
    assert made.rows["edge_pos"].tolist() == pytest.approx([0, 0.5, 0])


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, []),
        (1, ["1 incubator has no geometry and is not counted."]),
        (2, ["2 incubators have no geometry and are not counted."]),
    ],
)
def test_remarks_agree_with_their_number(n, words):
    assert ring_distribution.assess(np.full(n, None, dtype=object), RINGS).notes == words


def test_no_level_of_what_counts_nowhere_is_told():
    """The total and the remark that end a list have no place and no level: they count in no total."""
    places = np.append(shapely.points([(250, 0), (250, 1), (90_000, 0)]), [None, None])
    made = ring_distribution.assess(places, RINGS, level=np.array(["national", None, None, "区级", None], object))
    assert made.notes == [
        "2 incubators have no geometry and are not counted.",
        "1 incubator stands in no ring and is not counted.",
        "1 incubator has no level; it counts in the total only.",
    ]
    assert made.statistics["n"].sum() == 2


# --- the outline of a city ------------------------------------------------------------------------------------------


def town(gap):
    """Two rings of a town 4 km wide, side by side, `gap` metres apart."""
    grounds = np.array([shapely.box(0, 0, 2000, 4000), shapely.box(2000 + gap, 0, 4000, 4000)])
    return pd.DataFrame({"city": "甲市", "ring": [1, 2], "ring_name": ["central", "near_suburb"], "geometry": grounds})


@pytest.mark.parametrize(
    ("gap", "outer"),
    # From (2100, 2000) to the outline: 1900 m to the east, or 100 m less the gap where that parts the rings.
    [(0, 1900), (0.001, 1900), (0.3, 1900), (10, 90)],
)
def test_a_hair_between_rings_is_no_outer_border(gap, outer):
    made = ring_distribution.assess(shapely.points([(2100, 2000)]), town(gap))
    # To the inner ring are 100 m.
    assert made.rows["edge_pos"].tolist() == pytest.approx([100 / (100 + outer)], rel=1e-4)


def test_bays_of_a_ring_stay_open_however_narrow():
    rng = np.random.default_rng(7)
    angle = np.sort(rng.uniform(0, 2 * np.pi, 300))
    star = shapely.Polygon(np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(3000, 9000, (300, 1)))
    star = shapely.make_valid(star)
    rings = pd.DataFrame({"city": "甲市", "ring": [1], "ring_name": ["central"], "geometry": [star]})
    points = shapely.points(rng.uniform(-4000, 4000, (200, 2)))
    points = points[shapely.contains(star, points)]
    found = ring_distribution.assess(points, rings).rows["edge_pos"]
    inner, outer = shapely.distance(points, star.centroid), shapely.distance(points, star.boundary)
    assert found.to_numpy() == pytest.approx(inner / (inner + outer), abs=1e-9)


def test_places_in_rings_of_two_cities_are_told_and_to_whom_they_went():
    rings = pd.DataFrame(
        {
            "city": ["A", "A", "B", "B"],
            "ring": [1, 2, 1, 2],
            "ring_name": ["central", "near_suburb"] * 2,
            "geometry": [
                shapely.box(0, 0, 10, 10),
                shapely.box(10, 0, 20, 10),
                shapely.box(20, 0, 30, 10),
                shapely.box(15, 0, 20, 10),
            ],
        }
    )
    both, alone = shapely.points([[16, 5], [17, 5], [18, 5]]), shapely.points([[5, 5], [12, 5], [25, 5]])
    result = ring_distribution.assess(np.append(both, alone), rings)
    assert result.rows["city"].tolist() == ["A", "A", "A", "A", "A", "B"]
    assert result.notes == [
        "3 incubators stand in rings of several cities. The lower ring number counts, of equal ones the city first in the "
        "alphabet: A 3."
    ]
    assert ring_distribution.assess(alone, rings).notes == []
    wider = rings.assign(geometry=[*rings["geometry"][:2], shapely.box(15, 0, 30, 10), shapely.box(30, 0, 40, 10)])
    given = ring_distribution.assess(both[:1], wider)
    assert given.rows["city"].tolist() == ["B"]
    assert given.notes[0].startswith("1 incubator stands in rings of several cities.")
    assert given.notes[0].endswith("alphabet: B 1.")
