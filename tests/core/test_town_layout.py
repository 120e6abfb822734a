"""Town layout against cases by hand, an independent brute force and invariants."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box

from innospace.core.base.errors import InputError, Stopped
from innospace.core.layout import town_layout
from innospace.core.layout.town_layout import CLASSES, Hosts, TownRules

UNIVERSITY, PARK = box(0, 0, 100, 100), box(50, 0, 200, 100)


def hosts(innovation=(UNIVERSITY,), production=(PARK,)):
    named = [
        (np.array(g, dtype=object), [f"{kind}{i}" for i in range(len(g))])
        for kind, g in (("u", list(innovation)), ("p", list(production)))
    ]
    return Hosts.of(*named)


def assess(grounds, ids=None, of=None, **rules):
    return town_layout.assess(np.array(grounds, dtype=object), of or hosts(), ids=ids, rules=TownRules(**rules))


def row(*args, **kwargs):
    return assess(*args, **kwargs).rows.iloc[0].to_dict()


def test_overlapping_hosts_are_not_counted_twice():
    # 60 m of the ground's 100 m lie in the hosts, 40 m of them in both.
    found = row([box(-40, 0, 60, 10)], of=hosts([UNIVERSITY], [box(20, 0, 60, 100)]))
    assert found["inside_share"] == pytest.approx(0.6)
    assert found["town_layout"] == "mixed"
    assert found["host_kind"] == "both"
    assert found["host_name"] == "u0"
    assert found["host_m"] == 0
    assert found["relation"] == "inside"


@pytest.mark.parametrize(
    ("ground", "layout", "kind", "name", "relation", "metres"),
    [
        (box(10, 10, 40, 40), "park_in_park", "innovation", "u0", "inside", 0),
        (box(150, 10, 160, 20), "park_in_park", "production", "p0", "inside", 0),
        (box(200, 0, 210, 10), "independent", "none", "p0", "adjacent", 0),
        (box(230, 0, 240, 10), "independent", "none", "p0", "apart", 30),
        (Point(10, 10), "park_in_park", "innovation", "u0", "inside", 0),
        (Point(0, 50), "independent", "none", "u0", "adjacent", 0),
        (Point(-3, 104), "independent", "none", "u0", "apart", 5),
        (MultiPolygon([box(10, 10, 20, 20), box(300, 0, 310, 10)]), "mixed", "innovation", "u0", "inside", 0),
    ],
)
def test_classes_by_hand(ground, layout, kind, name, relation, metres):
    found = row([ground])
    assert [found[c] for c in ("town_layout", "host_kind", "host_name", "relation")] == [layout, kind, name, relation]
    assert found["host_m"] == pytest.approx(metres)
    assert found["status"] == "ok"


def test_a_point_on_the_edge_between_two_hosts_is_inside_their_union():
    side_by_side = hosts([box(0, 0, 10, 10)], [box(10, 0, 20, 10)])
    assert row([Point(10, 5)], of=side_by_side)["inside_share"] == 1
    assert row([Point(10, 5)], of=side_by_side)["host_kind"] == "both"
    assert row([Point(10, 10)], of=side_by_side)["town_layout"] == "independent"


@pytest.mark.parametrize(
    ("width", "layout"), [(90, "park_in_park"), (89, "mixed"), (11, "mixed"), (10, "independent"), (1, "independent")]
)
def test_the_limits_belong_to_the_outer_classes(width, layout):
    ground = box(0, 0, 100, 10)
    found = row([ground], of=hosts([box(0, 0, width, 10)], []))
    assert found["inside_share"] == pytest.approx(width / 100)
    assert found["town_layout"] == layout


def test_several_grounds_are_one_incubator():
    table = assess([box(10, 10, 20, 20), box(300, 0, 310, 10), None, box(1, 1, 2, 2)], ["a", "a", "a", None]).rows
    assert table["town_layout"].tolist() == ["mixed", "mixed", None, "park_in_park"]
    assert table["inside_share"].tolist()[:2] == [0.5, 0.5]
    assert table["status"].tolist() == ["ok", "ok", "no_geometry", "ok"]


def test_points_count_by_number():
    table = assess([Point(1, 1), Point(1, 1), Point(500, 0)], ["a", "a", "a"]).rows
    assert table["inside_share"].tolist() == pytest.approx([2 / 3] * 3)


def test_tolerance_grows_the_hosts_but_not_the_distance():
    near = [box(200, 40, 205, 50), Point(205, 50)]
    assert assess(near).rows["relation"].tolist() == ["adjacent", "apart"]
    table = assess(near, tolerance=10).rows
    assert table["town_layout"].tolist() == ["park_in_park"] * 2
    assert table["host_m"].tolist() == [0, 5]
    assert row([Point(210, 50)], tolerance=10)["town_layout"] == "independent"


def test_one_kind_of_hosts_is_enough():
    only = Hosts.of((np.array([UNIVERSITY]), None), None)
    found = row([box(10, 10, 20, 20)], of=only)
    assert found["town_layout"] == "park_in_park"
    assert found["host_name"] is None


def test_no_host_is_an_error_that_names_both_layers():
    empty = np.array([None]), None
    for layers in ((None, None), (empty, empty)):
        with pytest.raises(InputError, match="innovation_hosts, production_hosts: there is no host"):
            Hosts.of(*layers)


@pytest.mark.parametrize(("position", "named"), [(0, "innovation_hosts"), (1, "production_hosts")])
def test_a_layer_without_hosts_is_named_alone(position, named):
    layers = [None, None]
    layers[position] = np.array([None]), None
    with pytest.raises(InputError, match=f"^{named}: there is no host"):
        Hosts.of(*layers)


def test_shares_in_the_wrong_order_are_refused():
    with pytest.raises(InputError, match="inside_share, outside_share"):
        TownRules(inside_share=0.1, outside_share=0.5)


def test_a_layer_without_any_ground_keeps_its_rows():
    table = assess([None, shapely.Point()]).rows
    assert table["status"].tolist() == ["no_geometry"] * 2
    assert table["town_layout"].isna().all()
    assert table["host_name"].isna().all()


def test_cancel_stops():
    with pytest.raises(Stopped):
        town_layout.assess(np.array([Point(0, 0)]), hosts(), cancelled=lambda: True)


def test_summary_counts_incubators_where_their_largest_ground_is():
    layout = assess([box(10, 10, 20, 20), box(300, 0, 340, 40), box(1, 1, 2, 2)], ["a", "a", "b"])
    table = layout.summary_by(city=["N", "Z", "N"])
    held = table[table["n"] > 0][["city", "town_layout", "n", "share"]]
    assert held.values.tolist() == [["N", "park_in_park", 1, 1.0], ["Z", "independent", 1, 1.0]]


def test_summary_by_rings_counts_incubators_where_their_largest_ground_lies():
    layout = assess(
        [box(10, 10, 20, 20), box(300, 0, 340, 40), box(1, 1, 2, 2), box(900, 0, 909, 9)], ["a", "a", "b", "c"]
    )
    rings = pd.DataFrame(
        {"ring": [1, 2], "ring_name": ["core", "rim"], "geometry": [box(0, 0, 99, 99), box(200, 0, 500, 99)]}
    )
    table = layout.summary_by(rings)
    held = table[table["n"] > 0][["ring", "ring_name", "town_layout", "n"]].astype(object)
    # Ground a's larger part lies in the second ring; c lies in none.
    assert [tuple(row) for row in held.where(held.notna(), None).to_numpy()] == [
        (1, "core", "park_in_park", 1),
        (2, "rim", "independent", 1),
        (None, None, "independent", 1),
    ]


BOXES = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 25), st.integers(1, 25)).map(
    lambda b: box(b[0], b[1], b[0] + b[2], b[1] + b[3])
)
GROUNDS = st.lists(st.tuples(BOXES, st.integers(0, 3)), min_size=1, max_size=6)
HOSTS = st.lists(BOXES, min_size=1, max_size=6)


def brute(grounds, ids, kinds, tolerance=0.0):
    """Share, kinds and distance of each row, from unions of everything."""
    grown = [shapely.union_all([g.buffer(tolerance) if tolerance else g for g in kind]) for kind in kinds]
    everything = shapely.union_all(grown)
    for number in ids:
        whole = shapely.union_all([g for g, i in zip(grounds, ids, strict=True) if i == number])
        met = [whole.intersection(kind).area > 0 for kind in grown]
        name = "both" if all(met) else "innovation" if met[0] else "production" if met[1] else "none"
        drawn = shapely.union_all([h for kind in kinds for h in kind])
        yield whole.intersection(everything).area / whole.area, name, whole.distance(drawn)


@settings(max_examples=60, deadline=None)
@given(GROUNDS, HOSTS, HOSTS)
def test_polygons_against_brute_force(grounds, innovation, production):
    shapes, ids = zip(*grounds, strict=True)
    table = assess(shapes, ids, hosts(innovation, production)).rows
    for (share, kind, metres), (_, found) in zip(
        brute(shapes, ids, (innovation, production)), table.iterrows(), strict=True
    ):
        assert found["inside_share"] == pytest.approx(share, abs=1e-8)
        assert found["host_kind"] == kind
        assert found["host_m"] == pytest.approx(metres)
        assert found["relation"] == ("inside" if share > 0 else "apart" if metres else "adjacent")
        assert found["town_layout"] == CLASSES[TownRules().classify(np.array([round(share, 9)]))[0]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=10), HOSTS, HOSTS)
def test_points_against_brute_force(places, innovation, production):
    points = [Point(p) for p in places]
    union = shapely.union_all([*innovation, *production])
    table = assess(points, None, hosts(innovation, production)).rows
    assert table["inside_share"].tolist() == [float(union.contains_properly(p)) for p in points]
    assert table["host_m"].tolist() == pytest.approx([p.distance(union) for p in points])


@settings(max_examples=40, deadline=None)
@given(GROUNDS, HOSTS, st.floats(0.1, 20), st.randoms())
def test_growing_hosts_takes_nothing_out_and_order_does_not_matter(grounds, innovation, tolerance, random):
    shapes, ids = zip(*grounds, strict=True)
    now = assess(shapes, ids, hosts(innovation, [])).rows["inside_share"]
    grown = assess(shapes, ids, hosts(innovation, []), tolerance=tolerance).rows["inside_share"]
    assert (grown >= now - 1e-8).all()
    shuffled = random.sample(innovation, len(innovation))
    assert assess(shapes, ids, hosts([], shuffled)).rows["inside_share"].tolist() == pytest.approx(now.tolist())


@settings(max_examples=30, deadline=None)
@given(GROUNDS, HOSTS, st.sampled_from([0.0, 4.0, 15.0]))
def test_sensitivity_counts_the_incubators_that_change(grounds, innovation, tolerance):
    shapes, ids = zip(*grounds, strict=True)
    rules = TownRules(tolerance=tolerance)
    of = hosts(innovation, [])
    layout = town_layout.assess(np.array(shapes), of, ids=ids, rules=rules)
    assert len(layout.sensitivity) == 5 + (tolerance > 0)
    for parameter, value, n in layout.sensitivity.itertuples(index=False):
        moved = TownRules(**{**vars(rules), parameter: value})
        then = town_layout.assess(np.array(shapes), of, ids=ids, rules=moved).rows["town_layout"]
        changed = then.iloc[layout.largest].to_numpy() != layout.rows["town_layout"].iloc[layout.largest].to_numpy()
        assert n == changed.sum()


FAR, NEAR = box(-1200, -500, -200, 500), box(20, -500, 1020, 500)


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_of_hosts_that_hold_a_point_alike_the_nearest_is_named(order):
    layer = np.array([FAR, NEAR])[order], [["far", "near"][i] for i in order]
    found = row([Point(0, 0)], of=Hosts.of(layer, None), tolerance=300)
    assert (found["host_name"], found["host_m"], found["inside_share"]) == ("near", 20, 1)


@pytest.mark.parametrize("names", [["b", "a"], ["a", "b"], ["a", None], [None, "a"]])
@pytest.mark.parametrize(
    "ground", [Point(50, 50), box(40, 40, 60, 60), box(-50, 0, 50, 100), Point(-30, 50), Point(0, 50)]
)
def test_of_hosts_alike_the_first_in_the_alphabet_is_named(names, ground):
    """Inside both, half inside both, apart from both, on the edge of both."""
    found = row([ground], of=Hosts.of((np.array([UNIVERSITY] * 2), names), None))
    assert found["host_name"] == "a"


@settings(max_examples=60, deadline=None)
@given(GROUNDS, HOSTS, HOSTS, st.sampled_from([0.0, 7.0, 40.0]), st.randoms())
def test_no_answer_hangs_on_the_order_of_rows(grounds, innovation, production, tolerance, random):
    shapes, ids = map(list, zip(*grounds, strict=True))
    named = [list(zip(layer, [f"{kind}{i}" for i in range(len(layer))], strict=True))
             for kind, layer in (("u", innovation), ("p", production))]  # fmt: skip

    def answers(shapes, ids, layers):
        hosts_ = Hosts.of(*((np.array([g for g, _ in layer]), [n for _, n in layer]) for layer in layers))
        return assess(shapes, ids, hosts_, tolerance=tolerance)

    first = answers(shapes, ids, named)
    order = random.sample(range(len(shapes)), len(shapes))
    shuffled = [random.sample(layer, len(layer)) for layer in named]
    second = answers([shapes[i] for i in order], [ids[i] for i in order], shuffled)
    for column in ("town_layout", "host_kind", "host_name", "relation"):
        assert second.rows[column].tolist() == first.rows[column].iloc[order].tolist()
    assert second.rows["host_m"].tolist() == pytest.approx(first.rows["host_m"].iloc[order].tolist())
    assert second.notes == first.notes
    where = [sorted(shapely.to_wkt(np.array(s)[layout.largest]))
             for s, layout in ((shapes, first), ([shapes[i] for i in order], second))]  # fmt: skip
    assert where[0] == where[1]


def test_hosts_that_are_the_incubators_themselves_are_counted():
    grounds = [box(0, 0, 10, 10), box(0, 500, 10, 510), box(900, 0, 910, 10), box(950, 0, 960, 10)]
    ids = ["a", "b", "c", "c"]
    itself = [box(0, 0, 10, 9.5), shapely.union(*grounds[2:])]
    layout = assess(grounds, ids, hosts([*itself, box(0, 400, 100, 600)], [grounds[1]]))
    assert [note for note in layout.notes if "themselves" in note] == layout.notes
    assert "(the same ground, to 90%): 3 of 4." in layout.notes[0]
    assert assess(grounds, ids, hosts([box(-50, -50, 50, 50)], [box(0, 500, 10, 508)])).notes == []


def test_points_among_the_hosts_at_the_spot_of_an_incubator_are_counted_too():
    spots = hosts([Point(1, 1), Point(5, 5)], [])
    assert "themselves (the same ground, to 90%): 1 of 2." in assess([Point(1, 1)], of=spots, tolerance=1).notes[0]
    assert assess([Point(2, 1)], of=spots, tolerance=1).notes == []


@pytest.mark.parametrize(("tolerance", "told", "share"), [(0, True, 0), (2, False, 1)])
def test_hosts_without_ground_hold_nothing_and_are_told(tolerance, told, share):
    spots = hosts([Point(1, 1), shapely.LineString([(0, 1), (9, 1)]), box(50, 50, 60, 60)], [])
    layout = assess([Point(1, 1), box(0, 0, 2, 2)], of=spots, tolerance=tolerance)
    groundless = [note for note in layout.notes if "points or lines" in note]
    assert [note.split(".")[0] for note in groundless] == ["Hosts that are points or lines: 2 of 3"] * told
    assert layout.rows["inside_share"].tolist() == pytest.approx([share] * 2)


@pytest.mark.parametrize(
    ("grounds", "ids", "impossible"),
    [
        ([Point(1, 1), Point(300, 0), None], None, ("mixed",)),
        ([box(1, 1, 2, 2), box(300, 0, 310, 10)], None, ("mixed",)),
        ([box(-5, 1, 5, 2), box(300, 0, 310, 10)], None, ()),  # mixed all the same
        ([Point(1, 1), Point(300, 0)], ["a", "a"], ()),
        ([Point(1, 1), Point(1, 2)], ["a", "a"], ()),  # both inside, but it could have been otherwise
        ([shapely.MultiPoint([(1, 1), (2, 2)])], None, ()),
        ([box(1, 1, 2, 2), box(2, 1, 3, 2)], ["a", "a"], ()),
    ],
)
def test_without_a_second_ground_mixed_cannot_occur(grounds, ids, impossible):
    assert assess(grounds, ids).impossible == impossible


@pytest.mark.parametrize(
    ("rules", "steps"),
    [
        (
            {},
            [
                ("inside_share", 0.85),
                ("inside_share", 0.95),
                ("outside_share", 0.05),
                ("outside_share", 0.15),
                ("tolerance", 10),
            ],
        ),
        # No step to where the shares would be equal, above 1 or below 0.
        ({"inside_share": 1, "outside_share": 0.95}, [("outside_share", 0.9), ("tolerance", 10)]),
        (
            {"inside_share": 0.05, "outside_share": 0, "tolerance": 5},
            [("inside_share", 0.1), ("tolerance", 0), ("tolerance", 15)],
        ),
    ],
)
def test_rules_are_moved_a_step_where_that_is_still_a_rule(rules, steps):
    found = assess([Point(1, 1)], **rules).sensitivity
    assert list(zip(found["parameter"], found["value"], strict=True)) == steps


@pytest.mark.parametrize("kinds", [1, 2])
def test_a_layer_that_is_given_as_both_kinds_of_hosts_is_counted_once(kinds):
    """Eight of fifteen parks are the incubators themselves, and not sixteen of thirty; as points none has ground."""
    parks = shapely.box(np.arange(15) * 100, 0, np.arange(15) * 100 + 50, 50)
    own = town_layout.assess(parks[:8], town_layout.hosts_of(*[parks] * kinds), rules=TownRules())
    assert [note for note in own.notes if "8 of 15" in note]
    flat = town_layout.assess(
        parks[:8], town_layout.hosts_of(*[shapely.centroid(parks)] * kinds), rules=TownRules(tolerance=0)
    )
    assert [note for note in flat.notes if "15 of 15" in note]
