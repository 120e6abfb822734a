"""Coordinates as people write them, and where the rows of a table come to lie."""

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.data import coordinates, read_table
from innospace.core.data.degrees import degrees, pairs
from innospace.core.data.read_table import ReadTableOptions
from innospace.core.data.tables import TextTable

CONVERT = "Convert GCJ-02, BD-09 and WGS 84"


def table(headed=True, separator="", **columns):
    frame = pd.DataFrame(columns, dtype=object)
    return TextTable(frame.where(frame.notna(), None), headed=headed, separator=separator)


def of(system):
    return ReadTableOptions(system=system)


# Worked out by hand: 47/60 = .78333…, 48.8/3600 = .013555…
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("118.796877", 118.796877), (" 118.79 ", 118.79), ("１１８．７９", 118.79), ("118,79", 118.79), ("118.79°", 118.79),
        ("118°47′48.8″", 118.79688889), ("118°47'48.8\"", 118.79688889), ("118º47’48.8”E", 118.79688889),
        ("东经118度47分48.8秒", 118.79688889), ("E118°47.5′", 118.79166667), ("118 47 48.8", 118.79688889),
        ("118:47:48.8", 118.79688889), ("１１８°４７′４８．８″", 118.79688889), ("118.79E", 118.79), ("W 0°30′", -0.5),
        ("-33.86", -33.86), ("33°51′36″S", -33.86), ("S33.86", -33.86), ("经度：118.79", 118.79), ("118°", 118.0),
        ("118°47′48.8''", 118.79688889), ("-0°30′", -0.5), ("118.79度", 118.79),
    ],
)  # fmt: skip
def test_how_a_coordinate_may_be_written(text, value):
    assert degrees(pd.Series([text]))["value"][0] == pytest.approx(value, abs=1e-8)


@pytest.mark.parametrize(
    "text", ["无", "118°75′", "118°30′61″", "118.5°30′", "1 2 3 4", "nan", "inf", "", "北京", "E118W", "118.79 32.06"]
)
def test_what_is_no_coordinate(text):
    assert np.isnan(degrees(pd.Series([text]))["value"][0])


@given(st.floats(-180, 180))
def test_minutes_and_seconds_say_the_same_as_decimals(value):
    whole = int(abs(value))
    minutes = int((abs(value) - whole) * 60)
    seconds = ((abs(value) - whole) * 60 - minutes) * 60
    text = f"{'W' if value < 0 else 'E'}{whole}°{minutes}′{min(seconds, 59.99999999):.8f}″"
    assert degrees(pd.Series([text]))["value"][0] == pytest.approx(value, abs=1e-8)


@pytest.mark.parametrize(
    "text",
    ["118.79,32.06", "118.79，32.06", "118.79;32.06", "(118.79, 32.06)", "POINT (118.79 32.06)", "POINT Z (118.79 32.06 8)",
     "118.79 32.06", "118.79, 32.06, 8.5", "[118.79,32.06]", "１１８．７９，３２．０６",
     "118.79/32.06", "SRID=4326;POINT(118.79 32.06)"],
)  # fmt: skip
def test_two_in_one_cell(text):
    first, second = (degrees(part)["value"][0] for part in pairs(pd.Series([text])))
    assert (first, second) == pytest.approx((118.79, 32.06))


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (["id", "lng", "lat"], ("lng", "lat")), (["LON", "LAT"], ("LON", "LAT")), (["经度", "纬度"], ("经度", "纬度")),
        (["gcj_lng", "gcj_lat", "x", "y"], ("x", "y")), (["经度（WGS84）", "纬度（WGS84）"], ("经度（WGS84）", "纬度（WGS84）")),
        (["POI_X", "POI_Y"], ("POI_X", "POI_Y")), (["Longitude", "Latitude"], ("Longitude", "Latitude")),
        (["along", "flat", "lng", "lat"], ("lng", "lat")), (["ｌｎｇ", "ｌａｔ"], ("ｌｎｇ", "ｌａｔ")),
    ],
)  # fmt: skip
def test_columns_are_found_by_their_names(columns, fields):
    assert read_table.coordinate_fields(table(**{name: ["1.5"] for name in columns})) == fields


@pytest.mark.parametrize(
    ("system", "fields"),
    [("gcj02", ("gcj_lng", "gcj_lat")), ("wgs84", ("wgs84_lng", "wgs84_lat")), ("bd09", ("wgs84_lng", "wgs84_lat"))],
)
@pytest.mark.parametrize("turned", [False, True])
def test_columns_that_name_the_system_come_first(system, fields, turned):
    named = {"wgs84_lng": ["118.8"], "wgs84_lat": ["32.1"], "gcj_lng": ["118.9"], "gcj_lat": ["32.2"]}
    if turned and system != "bd09":
        named = dict(reversed(named.items()))
    assert read_table.coordinate_fields(table(**named), of(system)) == fields


@pytest.mark.parametrize(
    ("columns", "system", "doubt"),
    [
        ({"wgs84_lng": ["118.8"], "wgs84_lat": ["32.1"]}, "gcj02", "are called WGS 84, but GCJ-02 was chosen"),
        ({"gcj_lng": ["118.8"], "gcj_lat": ["32.1"]}, "wgs84", "are called GCJ-02, but WGS 84 was chosen"),
        ({"gcj_lng": ["118.8"], "gcj_lat": ["32.1"]}, "gcj02", None),
        ({"lng": ["118.8"], "lat": ["32.1"], "typecode": ["050500"]}, "wgs84", "looks like an export of AMap"),
        ({"lng": ["118.8"], "lat": ["32.1"], "typecode": ["050500"]}, "gcj02", None),
        ({"wgs84_lng": ["118.8"], "wgs84_lat": ["32.1"], "typecode": ["050500"]}, "wgs84", None),
        ({"lng": ["118.8"], "lat": ["32.1"], "kind": ["050500"]}, "wgs84", None),
    ],
)
def test_what_speaks_against_the_system_is_said(columns, system, doubt):
    made = read_table.assess(table(**columns), options=of(system))
    assert [doubt in note for note in made.notes] == ([True] if doubt else [])
    # What is still unshifted goes to the tool that converts; what was shifted in vain is read again.
    assert made.best == ("wgs84" if not doubt else "gcj02" if system == "wgs84" else "undecided")
    converts = [f"convert the points with “{CONVERT}” from GCJ-02 to WGS 84" in note for note in made.notes]
    assert converts == ([system == "wgs84"] if doubt else [])
    assert all("read the table again" in note for note in made.notes)


def test_columns_without_content_are_passed_over():
    empty = [None, None]
    columns = {"lon": empty, "lat": empty, "经度": ["118.8", "118.9"], "纬度": ["32.1", "32.2"]}
    assert read_table.coordinate_fields(table(**columns)) == ("经度", "纬度")


@pytest.mark.parametrize(("behind", "fields"), [("32.06", ("location", "field_3")), ("甲", None)])
def test_a_cell_that_a_comma_has_parted_is_one_again(behind, fields):
    parted = table(name=["a", "b"], location=["118.79", "118.81"], field_3=[behind, behind])
    if fields is None:
        with pytest.raises(InputError, match="x_field"):
            read_table.coordinate_fields(parted)
    else:
        assert read_table.coordinate_fields(parted) == fields
        assert read_table.assess(parted).xy.tolist() == [[118.79, 32.06], [118.81, 32.06]]


@pytest.mark.parametrize(("lon", "named"), [(["118,790"], "lon, lat"), (["118.790"], "lat")])
def test_every_column_with_a_decimal_comma_is_named(lon, named):
    facts = read_table.assess(table(lon=lon, lat=["32,06"], separator=";")).facts
    assert f"The decimal sign is a comma in: {named}." in facts


def test_one_column_with_both_is_found_by_what_it_holds():
    made = read_table.assess(
        table(名称=["甲", "乙", "丙"], 比例=["3/4", "1/2", "2/3"], 位置=["118.79,32.06", "32.06，118.79", "不详"])
    )
    assert made.fields == ("位置",)
    assert made.rows["status"].tolist() == ["ok", "swapped", "unreadable"]
    assert made.xy[:2].tolist() == [[118.79, 32.06]] * 2
    # Fractions alone are no places.
    with pytest.raises(InputError) as error:
        read_table.assess(table(名称=["甲"], 比例=["3/4"]))
    assert error.value.parameter == "x_field"
    assert "比例" in error.value.cause


def test_without_a_header_the_columns_of_decimals_are_taken():
    made = read_table.assess(table(False, field_1=["1", "2"], field_2=["32.1", "32.2"], field_3=["118.7", "118.8"]))
    assert made.xy.tolist() == [[118.7, 32.1], [118.8, 32.2]]


def test_fields_that_are_named_must_be_there():
    names = table(a=["118.79"], b=["32.06"])
    assert read_table.assess(names, options=ReadTableOptions("a", "b")).xy.tolist() == [[118.79, 32.06]]
    for arguments, parameter in (
        ({"x_field": "没有"}, "x_field"), ({"y_field": "没有"}, "y_field"), ({"x_field": "a"}, "y_field"),
        ({"y_field": "b"}, "x_field"), ({}, "x_field"),
    ):  # fmt: skip
        with pytest.raises(InputError) as error:
            read_table.assess(names, options=ReadTableOptions(**arguments))
        assert error.value.parameter == parameter


def test_swapped_rows_one_by_one():
    made = read_table.assess(
        table(
            lng=["118.79", "32.06", "43.8", "北纬32°", "24.94", "E24.9"],
            lat=["32.06", "118.79", "87.6", "东经20°", "60.17", "N85"],
        )
    )
    assert made.rows["status"].tolist() == ["ok", "swapped", "swapped", "swapped", "ok", "ok"]
    assert made.xy.tolist() == [[118.79, 32.06], [118.79, 32.06], [87.6, 43.8], [20, 32], [24.94, 60.17], [24.9, 85]]
    assert [text for text in made.notes if "swapped" in text] == [
        "In 3 rows longitude and latitude were swapped; they were read the right way round."
    ]


def test_no_row_is_lost_and_each_says_why():
    made = read_table.assess(
        table(lng=["118.79", None, "0", "x", "670000", "118.8"], lat=["32.06", None, "0.0", "32", "3550000", None])
    )
    assert made.rows["status"].tolist() == [
        "ok",
        "no_coordinates",
        "no_coordinates",
        "unreadable",
        "off_earth",
        "unreadable",
    ]
    assert np.isfinite(made.xy).all(axis=1).tolist() == [True, *[False] * 5]
    assert len(made.columns) == 6
    assert made.notes == [
        "2 rows have no coordinates; they are kept without a place.",
        "2 rows have coordinates that cannot be read; they are kept without a place.",
        "1 row has numbers that are not degrees; it is kept without a place.",
    ]
    assert read_table.assess(table(lng=["118.79"], lat=["32.06"])).notes == []


@pytest.mark.parametrize(
    "below", ["合计", " 总 计", "合计：3家", "江宁区小计", "注1：数据截至2021年", "Total", "备注", "共计 3 家"]
)
def test_a_total_or_a_remark_below_a_list_is_no_place(below):
    """Lists end so, whichever column it stands in; a place without coordinates stays one, whatever its name begins with."""
    rows = {"name": ["甲", "注册登记大厦", None], "lng": ["118.79", None, None], "lat": ["32.06", None, None]}
    for first in (
        {"no": ["1", "2", below], **rows},
        {"no": ["1", "2", None], **rows, "name": ["甲", "说明书店", below]},
    ):
        made = read_table.assess(table(**first))
        assert made.rows["status"].tolist() == ["ok", "no_coordinates", "no_coordinates"]
        total, place = made.notes
        assert total.startswith("1 row without coordinates begins with “")
        assert total.endswith("it seems a total or a remark, no place. Delete it.")
        assert place == "1 row has no coordinates; it is kept without a place."


def test_what_has_coordinates_is_a_place_whatever_it_is_called():
    assert read_table.assess(table(name=["合计"], lng=["118.79"], lat=["32.06"])).notes == []


@pytest.mark.parametrize(
    "columns", [{"lng": ["670000"], "lat": ["3550000"]}, {"lng": [None], "lat": [None]}, {"x": ["a"], "y": ["b"]}]
)
def test_where_no_row_has_a_place_it_is_refused(columns):
    with pytest.raises(InputError) as error:
        read_table.assess(table(**columns))
    assert error.value.parameter == "x_field"


@pytest.mark.parametrize("system", ["gcj02", "bd09"])
def test_what_was_shifted_comes_back_and_what_is_abroad_stays(system):
    true = np.array([[118.796877, 32.060255], [24.94, 60.17]])
    shifted = coordinates.converted(true, "wgs84", system)[0]
    made = read_table.assess(
        table(lng=[repr(x) for x in shifted[:, 0]], lat=[repr(y) for y in shifted[:, 1]]), options=of(system)
    )
    assert made.xy == pytest.approx(true, abs=1e-9)
    assert made.moved == 1
    assert "1 row lies outside mainland China, and was not shifted." in made.notes


rows = st.lists(
    st.tuples(st.floats(73, 135).map(lambda x: f"{x:.6f}"), st.floats(3, 53).map(lambda y: f"{y:.6f}"),
              st.sampled_from(["", "swap", "none"])),
    min_size=1, max_size=20,
)  # fmt: skip


@given(rows)
def test_the_same_places_whatever_the_order_of_rows_and_columns(drawn):
    cells = [(y, x) if how == "swap" else (None, None) if how == "none" else (x, y) for x, y, how in drawn]
    lng, lat = [[cell[i] for cell in cells] for i in (0, 1)]
    if all(value is None for value in lng):
        return
    one = read_table.assess(table(lng=lng, lat=lat))
    other = read_table.assess(table(lat=lat[::-1], lng=lng[::-1]))
    assert np.array_equal(one.xy, other.xy[::-1], equal_nan=True)
    assert (one.rows["status"] == "swapped").tolist() == [how == "swap" for *_, how in drawn]
    expected = [[np.nan] * 2 if how == "none" else [float(x), float(y)] for x, y, how in drawn]
    assert np.array_equal(one.xy, expected, equal_nan=True)


def test_codes_stay_and_numbers_become_numbers():
    made = read_table.assess(table(code=["050500"], n=["7"], lng=["118.79"], lat=["32.06"]))
    assert made.columns.iloc[0].tolist() == ["050500", 7, 118.79, 32.06]


def test_a_hundred_thousand_rows_take_seconds():
    n = 100_000
    lng = [f"{118 + i / n:.6f}" for i in range(n)]
    lat = [f"32°{i % 60}′{i % 59}″" for i in range(n)]
    start = time.perf_counter()
    made = read_table.assess(table(lng=lng, lat=lat), options=of("gcj02"))
    assert time.perf_counter() - start < 20  # a machine that nine share; alone it is two
    assert np.isfinite(made.xy).all()


@pytest.mark.parametrize(
    ("columns", "system", "said"),
    [
        ({"lng": ["118.79"], "lat": ["32.06"]}, "wgs84", True),
        ({"lng": ["24.94"], "lat": ["60.17"]}, "wgs84", False),  # no service shifts Helsinki
        ({"lng_wgs84": ["118.79"], "lat_wgs84": ["32.06"]}, "wgs84", False),  # the table says so itself
        ({"lng": ["118.79"], "lat": ["32.06"], "typecode": ["050500"]}, "wgs84", False),  # more is said of AMap's
        ({"lng": ["118.79"], "lat": ["32.06"]}, "gcj02", False),
    ],
)
def test_what_is_taken_as_wgs84_without_a_sign_is_told(columns, system, said):
    made = read_table.assess(table(**columns), options=of(system))
    taken = "The coordinates were taken as WGS 84 and not shifted: nothing in the table says which system they are in."
    assert any(fact.startswith(taken) for fact in made.facts) == said
    assert bool(made.notes) == ("typecode" in columns)
