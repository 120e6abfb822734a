"""The distance matrix as one call of the core: rows, counts and what is told, true and not true."""

import numpy as np
import pytest
import shapely

from innospace.core.lifecircle.access_matrix import AccessOptions, assess, sentences
from innospace.core.streets import network
from innospace.core.streets.travel import TravelOptions, of_lines

# A road of 1 km, and one of 100 m that it does not reach.
ROADS = shapely.linestrings([[(0, 0), (1000, 0)], [(0, 5000), (100, 5000)]])
STREETS = network.build(ROADS)
HOMES = shapely.points([(0, 10), (900, 0), (50, 5000), (0, 900)])
CLINICS = shapely.points([(500, 0), (1000, 20)])


def test_pairs_by_hand_with_what_is_told():
    options = AccessOptions(600, 100, TravelOptions(speed=6.0))
    found = assess(HOMES, CLINICS, STREETS, origin_ids=["a", "b", "b", None], destination_ids=[7, 8], options=options)
    rows = found.rows.to_numpy().tolist()
    assert [row[:2] for row in rows] == [["a", 7], ["b", 8], ["b", 7]]
    assert [row[2] for row in rows] == pytest.approx([510, 120, 400])
    assert [row[3] for row in rows] == pytest.approx([5.1, 1.2, 4.0])
    assert found.summary.to_dict("records") == [{"pairs": 3, "origins": 4, "tied": 3, "reaching": 2}]
    assert sentences(found) == ["Pairs within 600 m: 3. Of 3 origins with a street 1 reach no destination."]
    told = [note for note in found.notes if not note.startswith(("The network", "Origins: 4 of 4 places"))]
    assert told == [
        "Origins: 1 feature has no street within 100 m.",
        "Origins: 1 feature is tied to a part that hangs apart from the main network. Move it to the main network, or join the "
        "streets first with “Check a street network”.",
        "Id of the origin: the ids are not unique: 3 features have 2 different ids, so that rows of the table "
        "cannot be distinguished.",
    ]


def test_where_all_is_well_nothing_is_told():
    square = shapely.LineString([(0, 0), (900, 0), (900, 900), (0, 900), (0, 0)])
    square = network.build(np.array([square, shapely.LineString([(0, 0), (900, 900)])], object))
    found = assess(shapely.points([(450, 450)]), shapely.points([(460, 460)]), square, options=AccessOptions(20))
    assert (found.notes, len(found.rows)) == ([], 1)


def test_on_timed_streets_minutes_count_and_metres_stay_empty():
    way = TravelOptions("minutes")
    streets = network.build(ROADS, travel=of_lines(ROADS, way, speed=np.array([30.0, 30.0])))
    found = assess(HOMES[1:2], CLINICS[:1], streets, options=AccessOptions(10, travel=way)).rows
    assert found["minutes"].tolist() == pytest.approx([400 / 30000 * 60])
    assert found["distance_m"].isna().all()


@pytest.mark.parametrize(
    ("metres", "shown"), [(800.0, "800"), (2_500_000.0, "2,500,000"), (1_234_567.5, "1,234,567.5")]
)
def test_a_million_metres_are_said_as_they_were_typed(metres, shown):
    found = assess(HOMES, CLINICS, STREETS, options=AccessOptions(metres, snap=100))
    assert sentences(found)[0].startswith(f"Pairs within {shown} m: ")
    far = assess(shapely.points([(0, 9e6)]), CLINICS, STREETS, options=AccessOptions(metres, snap=metres))
    assert f"Origins: 1 feature has no street within {shown} m." in far.notes
