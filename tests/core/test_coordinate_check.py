"""The three readings: a made-up town with streets, its points shifted; what is said, and what is left unsaid."""

import numpy as np
import pyproj
import pytest
import shapely
from conftest import REAL_DATA

from innospace.core.base.errors import InputError
from innospace.core.data import coordinate_check, coordinate_check_report, coordinates

# A plane of metres around a place: 1 m is this many degrees.
ORIGIN, DEGREE = np.array([114.05, 22.55]), 111_000.0
STREETS = np.array([shapely.LineString([(x, -3000), (x, 3000)]) for x in range(-3000, 3001, 1400)])


def plane_at(origin):
    origin = np.asarray(origin)
    return {"to_degrees": lambda xy: xy / DEGREE + origin, "to_plane": lambda degrees: (degrees - origin) * DEGREE}


def places(n, seed=0):
    """Points within 20 m of the streets."""
    rng = np.random.default_rng(seed)
    return np.column_stack(
        [rng.choice(range(-3000, 3001, 1400), n) + rng.uniform(-20, 20, n), rng.uniform(-2500, 2500, n)]
    )


def shifted(xy, system, origin=ORIGIN):
    if system == "wgs84":
        return xy
    plane = plane_at(origin)
    return plane["to_plane"](coordinates.converted(plane["to_degrees"](xy), "wgs84", system)[0])


def check(xy, origin=ORIGIN, streets=STREETS, **how):
    return coordinate_check.assess(shapely.points(xy), shapely.STRtree(streets), **plane_at(origin), **how)


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
def test_the_system_that_the_points_are_in_is_found(system):
    xy = places(300)
    found = check(shifted(xy, system))
    true = np.abs(xy[:, 0] - np.round((xy[:, 0] + 3000) / 1400) * 1400 + 3000)
    row = found.rows.set_index("system").loc[system]
    assert (found.best, found.clear) == (system, True)
    assert row["median_m"] == pytest.approx(np.median(true), abs=1e-3)
    assert row["mean_m"] == pytest.approx(true.mean(), abs=1e-3)
    assert row["share_within_30m"] == 1
    assert found.rows["verdict"].tolist() == ["best" if s == system else "other" for s in coordinates.SYSTEMS]
    assert coordinate_check.sentences(found)[0].startswith(f"Read as {coordinate_check.named(system)} ")


def test_the_note_comes_with_shifted_points_alone():
    xy = places(300)
    assert coordinate_check.note(check(xy), "DEMAND", "Convert") == []
    for system in ("gcj02", "bd09"):
        found = check(shifted(xy, system))
        (text,) = coordinate_check.note(found, "DEMAND", "Convert")
        medians = found.rows.set_index("system")["median_m"]
        assert f"read as {coordinate_check.named(system)}, 300 places" in text
        assert coordinate_check.metres_of(medians[system]) in text
        assert coordinate_check.metres_of(medians["wgs84"]) in text
        assert "“Convert”" in text


def test_what_is_asked_for_a_warning_alone_warns_alike_and_tries_no_shift_of_what_fits_as_it_is():
    xy = places(300)
    for some in (xy, *(shifted(xy, system) for system in ("gcj02", "bd09")), places(5)):
        whole, quick = check(some), check(some, to_warn=True)
        told = [coordinate_check.note(found, "DEMAND", "Convert") for found in (whole, quick)]
        assert told[0] == told[1]
        assert np.isfinite(quick.by_chance) == (np.isfinite(whole.by_chance) and whole.best != "wgs84")


def test_the_note_is_silent_abroad_and_on_few_places():
    seoul = (126.978, 37.566)
    xy = shifted(places(300), "gcj02")
    assert coordinate_check.note(check(xy, seoul), "DEMAND", "Convert") == []
    assert not check(xy, seoul).clear
    assert coordinate_check.note(check(xy[: coordinate_check.FEWEST - 1]), "DEMAND", "Convert") == []
    assert len(coordinate_check.note(check(xy[:30]), "DEMAND", "Convert")) == 1


def test_points_anywhere_are_undecided_and_raise_no_alarm():
    """Drawn all over the town, a shift makes them neither better nor worse: 200 towns."""
    streets = np.concatenate([STREETS, [shapely.LineString([(-3000, y), (3000, y)]) for y in range(-3000, 3001, 200)]])
    alarms = 0
    for seed in range(200):
        xy = np.random.default_rng(seed).uniform(-2000, 2000, (10 + seed % 40, 2))
        alarms += len(coordinate_check.note(check(xy, streets=streets), "DEMAND", "Convert"))
    assert alarms <= 2


def test_at_most_500_are_tried_and_the_order_of_rows_decides_nothing():
    xy = shifted(places(2000), "gcj02")
    one, other = check(xy), check(xy[::-1])
    assert (one.tried, one.total) == (500, 2000)
    assert one.rows.equals(other.rows)
    assert "500 of 2,000 rows were tried." in coordinate_check.sentences(one)


def test_what_is_undecided_is_said_so():
    xy = np.random.default_rng(0).uniform(-2000, 2000, (100, 2))
    dense = np.array([shapely.LineString([(x, -4000), (x, 4000)]) for x in range(-4000, 4001, 100)])
    found = check(xy, streets=dense)
    assert set(found.rows["verdict"]) == {"undecided"}
    assert "undecided" in coordinate_check.sentences(found)[0]
    assert not any("Convert" in text or "as it is" in text for text in coordinate_check.sentences(found))


def test_refusals_name_their_layer():
    tree, none = shapely.STRtree(STREETS), np.array([None, shapely.Point()])
    with pytest.raises(InputError) as refusal:
        coordinate_check.assess(none, tree, **plane_at(ORIGIN))
    assert refusal.value.parameter == "geometries"
    with pytest.raises(InputError) as refusal:
        coordinate_check.assess(shapely.points([(0, 0)]), shapely.STRtree(none), **plane_at(ORIGIN))
    assert refusal.value.parameter == "tree"


@pytest.mark.parametrize("reference", [STREETS, shapely.buffer(STREETS, 5), shapely.points([(0, 0), (900, 40)])])
def test_the_report_shows_the_three_side_by_side(reference):
    found = check(shifted(places(300), "gcj02"), streets=reference)
    page = coordinate_check_report.build(found, reference).html()
    for system in coordinates.SYSTEMS:
        assert f"as {coordinate_check.named(system)}: median" in page
    assert all(text in page.replace("&#x27;", "'") for text in coordinate_check.sentences(found))


def test_few_places_decide_nothing_and_it_is_said():
    for n, clear in ((9, False), (10, True)):
        found = check(places(300)[:n])
        assert found.clear is clear
        assert coordinate_check.sentences(found)[0].startswith("Fewer than 10 rows") is not clear


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
def test_a_layer_against_itself_is_no_evidence(system):
    xy = shifted(places(100), system)
    found = check(xy, streets=shapely.points(xy[::-1]))
    assert (found.same, found.clear, set(found.rows["verdict"])) == (100, False, {"undecided"})
    assert coordinate_check.sentences(found)[0].startswith("100 rows that were tried stand in the reference too")
    assert not any("as it is" in text for text in coordinate_check.sentences(found))
    # A few rows that both have do no harm; other places do not either.
    mixed = np.concatenate([STREETS, shapely.points(xy[:50])])
    assert check(xy, streets=mixed).same == 50
    assert check(xy, streets=mixed).against_itself is False
    assert check(xy).same == 0


def test_the_verb_goes_by_the_rows_that_were_tried():
    assert coordinate_check.sentences(check(places(300)[:1]))[-1] == "1 of 1 row was tried."
    assert coordinate_check.sentences(check(places(300)[:2]))[-1] == "2 of 2 rows were tried."


def test_places_amid_the_blocks_of_a_grid_raise_no_alarm():
    """Whatever moves them brings them nearer to some street: that tells nothing of the system."""
    lines = range(-3000, 3001, 150)
    streets = np.array(
        [shapely.LineString([(x, -3000), (x, 3000)]) for x in lines]
        + [shapely.LineString([(-3000, y), (3000, y)]) for y in lines]
    )
    x, y = np.meshgrid(np.arange(-1425, 1500, 300), np.arange(-1425, 1500, 300))
    xy = np.column_stack([x.ravel(), y.ravel()]) + np.random.default_rng(3).uniform(-8, 8, (x.size, 2))
    found = check(xy, streets=streets)
    medians = found.rows.set_index("system")["median_m"]
    assert medians.min() < 0.5 * medians["wgs84"]  # a rule of the medians alone would warn
    assert coordinate_check.note(found, "DEMAND", "Convert") == []


def test_streets_as_near_to_places_that_are_moved_elsewhere_tell_nothing():
    """The same places: in a town of four streets one shift alone helps; with a street each 60 m very many do as well."""
    xy = shifted(places(300), "bd09")
    assert check(xy).by_chance <= coordinate_check.CHANCE
    dense = np.array([shapely.LineString([(x, -4000), (x, 4000)]) for x in range(-4000, 4001, 70)])
    # Places 1 m from every tenth street: a shift by a street's distance brings them back, which GCJ-02 may do by chance.
    found = check(places(300), streets=np.concatenate([STREETS, dense]))
    assert not found.clear


def test_metres_beyond_a_hundred_count_no_more_and_a_gap_of_the_streets_decides_nothing():
    """One place in ten lies kilometres from any street under each reading: it neither hides the answer nor gives it."""
    xy = places(300)
    xy[::10] += (0, 9000)
    found = check(shifted(xy, "gcj02"))
    assert (found.best, found.clear) == ("gcj02", True)


# --- real streets ---------------------------------------------------------------------------------------------------


def real(city, layer):
    """Places of a layer of a real city in metres, its streets, and the ways to degrees and back."""
    file = REAL_DATA / f"{city}_osm.gpkg"
    geopandas = pytest.importorskip("geopandas")
    streets, rows = (geopandas.read_file(file, layer=name) for name in ("roads", layer))
    way = pyproj.Transformer.from_crs(streets.crs, 4326, always_xy=True)
    plane = {
        "to_degrees": lambda xy: np.column_stack(way.transform(*xy.T)),
        "to_plane": lambda degrees: np.column_stack(way.transform(*degrees.T, direction="INVERSE")),
    }
    return shapely.get_coordinates(shapely.centroid(rows.geometry.to_numpy())), streets.geometry.to_numpy(), plane


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
@pytest.mark.parametrize("city", ["nanjing_core", "shenzhen_hitech"])
@pytest.mark.parametrize("layer", ["pois", "residential_demand", "buildings"])
def test_real_layers_are_never_told_a_system_that_they_are_not_in(city, layer):
    """Whole, and by 128 and 30 of them; all of the points of interest are told theirs."""
    xy, streets, plane = real(city, layer)
    tree, rng = shapely.STRtree(streets), np.random.default_rng(16)
    for n in (30, 128, len(xy)):
        some = xy[rng.choice(len(xy), n, replace=False)] if n < len(xy) else xy
        for system in coordinates.SYSTEMS:
            moved = some
            if system != "wgs84":
                moved = plane["to_plane"](coordinates.converted(plane["to_degrees"](some), "wgs84", system)[0])
            found = coordinate_check.assess(shapely.points(moved), tree, **plane)
            assert not found.clear or found.best == system
            assert len(coordinate_check.note(found, "DEMAND", "Convert")) == (found.clear and system != "wgs84")
            assert found.clear or layer != "pois" or n < len(xy)


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
def test_houses_between_dense_streets_raise_no_alarm():
    """Read as BD-09 the houses lie at 8.5 m instead of 29.1 m at the median: by chance, as by many a shift of that length."""
    xy, streets, plane = real("shenzhen_hitech", "residential_demand")
    found = coordinate_check.assess(shapely.points(xy), shapely.STRtree(streets), **plane)
    medians = found.rows.set_index("system")["median_m"].round(1)
    assert (medians["wgs84"], medians["bd09"]) == (29.1, 8.5)
    assert coordinate_check.note(found, "DEMAND", "Convert") == []
    assert "undecided" in coordinate_check.sentences(found)[0]


def test_a_shift_is_judged_by_what_lies_near_as_by_a_search_all_over():
    rng = np.random.default_rng(5)
    references = np.array(
        [*shapely.points(rng.uniform(-900, 900, (40, 2))), shapely.box(-700, -700, -500, -450), *STREETS]
    )
    xy = rng.uniform(-1000, 1000, (300, 2))
    everywhere = shapely.distance(shapely.points(xy)[:, None], references).min(axis=1)
    near = coordinate_check._near_by(shapely.STRtree(references), xy)
    assert near == pytest.approx(np.minimum(everywhere, coordinate_check.FAR), abs=0)
    assert 0 < (near == coordinate_check.FAR).sum() < 300
    assert (near == 0).any()


# --- a list that is wider than the streets --------------------------------------------------------------------------


def elsewhere(n=400, seed=8):
    """Places of a region 200 km wide, none of them within 10 km of the streets."""
    xy = np.random.default_rng(seed).uniform(-100e3, 100e3, (n, 2))
    return xy[np.abs(xy).max(axis=1) > 10e3]


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
@pytest.mark.parametrize("n", [8, 25, 300])
def test_a_list_wider_than_the_streets_is_judged_by_the_places_near_them_alone(n, system):
    near, others = shifted(places(n), system), shifted(elsewhere(), system)
    alone, wide = check(near), check(np.concatenate([others[:150], near, others[150:]]))
    assert wide.rows.equals(alone.rows)
    assert (wide.best, wide.clear, wide.by_chance) == pytest.approx(
        (alone.best, alone.clear, alone.by_chance), nan_ok=True
    )
    assert coordinate_check.note(wide, "SITES", "Convert") == coordinate_check.note(alone, "SITES", "Convert")
    assert len(coordinate_check.note(wide, "SITES", "Convert")) == (n >= 10 and system != "wgs84")
    assert (wide.total, wide.beyond, alone.beyond) == (n + len(others), len(others), 0)
    said = [coordinate_check.sentences(found) for found in (alone, wide)]
    assert said[1][:-1] == said[0][:-1]
    assert said[1][-1].startswith(
        f"{n} of {n + len(others)} rows were tried. {len(others)} rows lie beyond the reference in any system"
    )


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
def test_places_that_a_shift_takes_off_the_streets_or_onto_them_are_tried(system):
    """A strip of streets narrower than the shift: as they stand the places lie outside of its hull, and belong to it."""
    narrow = np.array([shapely.LineString([(x, -3000), (x, 3000)]) for x in (0, 70)])
    rng = np.random.default_rng(4)
    xy = shifted(np.column_stack([rng.uniform(-5, 5, 100), rng.uniform(-2500, 2500, 100)]), system)
    found = check(np.concatenate([xy, elsewhere()]), streets=narrow)
    assert (found.best, found.clear, found.beyond) == (system, True, len(elsewhere()))


def test_a_list_that_lies_elsewhere_altogether_decides_nothing():
    found = check(elsewhere())
    assert (found.clear, found.few, found.beyond) == (False, True, found.total)
    assert found.rows["median_m"].min() > 7000
    (said,) = coordinate_check.sentences(found)
    assert said.startswith("No row lies near the reference, whichever system")
    page = coordinate_check_report.build(found, STREETS).html()
    assert "The three readings" not in page
    with_one = check(np.concatenate([elsewhere(), places(1)]))
    assert coordinate_check.sentences(with_one)[0].startswith("Fewer than 10 rows lie near the reference")
    assert "The three readings" in coordinate_check_report.build(with_one, STREETS).html()


def test_no_reading_moves_a_place_out_of_the_surroundings_that_are_asked():
    rng = np.random.default_rng(2)
    degrees = np.column_stack([rng.uniform(75, 134, 4000), rng.uniform(19, 53, 4000)])
    for system in coordinates.SYSTEMS[1:]:
        moved, inside = coordinates.converted(degrees, system, "wgs84")
        lon_lat = np.column_stack([degrees, moved])[inside]
        metres = np.abs(pyproj.Geod(ellps="WGS84").inv(*lon_lat.T)[2])
        assert 500 < metres.max() < coordinate_check.MOVED


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
@pytest.mark.parametrize("system", coordinates.SYSTEMS)
@pytest.mark.parametrize("n", [20, 128])
def test_a_list_of_eight_cities_against_the_streets_of_one_core(n, system):
    """Places of interest of the core and a place in each of 58 districts around it: the answer is that of the core's places."""
    pois, streets, plane = real("nanjing_core", "pois")
    geopandas = pytest.importorskip("geopandas")
    districts = geopandas.read_file(REAL_DATA / "nanjing_metro_context.gpkg", layer="districts_tianditu").to_crs(32650)
    others = shapely.get_coordinates(districts.representative_point().to_numpy())
    hull = shapely.convex_hull(shapely.multilinestrings(streets)).buffer(3000)
    others = others[~shapely.contains_xy(hull, *others.T)]
    assert len(others) > 50
    pois = pois[np.random.default_rng(1).choice(len(pois), n, replace=False)]
    near = pois
    if system != "wgs84":
        way = lambda xy: plane["to_plane"](coordinates.converted(plane["to_degrees"](xy), "wgs84", system)[0])  # noqa: E731
        near, others = way(pois), way(others)
    tree = shapely.STRtree(streets)
    alone, wide = (
        coordinate_check.assess(shapely.points(xy), tree, **plane) for xy in (near, np.concatenate([others, near]))
    )
    assert wide.rows.equals(alone.rows)
    assert (wide.best, wide.clear, wide.by_chance) == pytest.approx(
        (alone.best, alone.clear, alone.by_chance), nan_ok=True
    )
    assert wide.clear or n == 20
    assert not wide.clear or wide.best == system
    assert (wide.beyond, alone.beyond) == (len(others), 0)
    assert coordinate_check.note(wide, "SITES", "Convert") == coordinate_check.note(alone, "SITES", "Convert")


# --- streets of a smaller ground than the list -----------------------------------------------------------------------


@pytest.mark.skipif(not REAL_DATA.exists(), reason="real data is not here")
def test_a_crowd_that_a_reading_takes_onto_a_few_streets_does_not_make_it_fit():
    """Homes in true WGS 84, streets of a kilometre around: read as BD-09 most homes come to lie within their outline."""
    xy, streets, plane = real("shenzhen_hitech", "residential_demand")
    around = streets[shapely.dwithin(streets, shapely.Point(802352, 2495945), 1000)]
    found = coordinate_check.assess(shapely.points(xy), shapely.STRtree(around), **plane)
    n = {system: len(metres) for system, metres in found.metres.items()}
    assert n["bd09"] > 1.3 * n["wgs84"]
    assert not found.clear
    assert coordinate_check.note(found, "DEMAND", "Convert") == []
    said = coordinate_check.sentences(found)
    assert f"{n['wgs84']:,} rows as WGS 84, {n['gcj02']:,} as GCJ-02, {n['bd09']:,} as BD-09." in said[-2]


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
def test_a_list_that_goes_on_beyond_the_streets_is_told_by_the_places_inside_of_them(system):
    """A crowd of places beside the streets, which the shifts of other readings take in or leave out, tells nothing."""
    rng = np.random.default_rng(6)
    crowd = rng.uniform(-900, 900, (400, 2)) + np.array([4200, 1000])
    found = check(shifted(np.concatenate([places(300), crowd]), system))
    assert (found.best, found.clear) == (system, True)
    assert len({len(metres) for metres in found.metres.values()}) > 1
    assert any(text.startswith("The rows go on beyond the reference") for text in coordinate_check.sentences(found))
    assert not any("go on beyond" in text for text in coordinate_check.sentences(check(shifted(places(300), system))))


def test_too_few_shifts_to_compare_are_said():
    """A short street amid a town of places: hardly a shift of a kilometre leaves enough of them beside it."""
    street = np.array([shapely.LineString([(0, 0), (400, 0)])])
    rng = np.random.default_rng(2)
    xy = np.column_stack([rng.uniform(0, 400, 60), rng.uniform(-4, 4, 60)])
    found = check(np.concatenate([xy, [(1500, 1500)]]), streets=street)
    assert (found.stands_out, found.clear) == (True, False)
    assert np.isnan(found.by_chance)
    assert "too few rows fall on the ground of the reference" in coordinate_check.sentences(found)[0]


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
def test_stray_lines_of_the_reference_far_off_change_nothing(system):
    """Two lines 150 km away once made the whole list "near", and what the places beside the streets tell was drowned."""
    starts = [(x, y) for x in range(-3000, 3001, 1400) for y in range(-3000, 3000, 300)]
    streets = shapely.linestrings([[(x, y), (x, y + 300)] for x, y in starts])
    strays = shapely.linestrings([[(150e3, 150e3), (150_100, 150e3)], [(-150e3, -150e3), (-150_100, -150e3)]])
    xy = shifted(np.concatenate([places(60), elsewhere()]), system)
    plain, stray = check(xy, streets=streets), check(xy, streets=np.concatenate([strays, streets]))
    assert (plain.best, plain.clear) == (system, True)
    assert (stray.best, stray.clear, stray.beyond) == (system, True, plain.beyond)
    assert stray.rows.equals(plain.rows)
