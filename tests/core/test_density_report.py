"""The report on rings from density: no word and no line that the data do not bear out."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.rings import density_report, inverse_s
from innospace.core.rings.centre_rings import City, around
from innospace.core.rings.density_rings import DensityOptions, DensityRings
from innospace.core.rings.inverse_s import Curve
from innospace.core.rings.zones import THREE_RINGS, finished


def made_of(curve, first=0.0, reach=20_000.0, width=1000.0, city=None, bounded=False):
    """A run whose bands from `first` to `reach` lie on the curve, with the rings that the curve gives."""
    inner = np.arange(first, reach, width)
    middle = inner + width / 2
    profile = pd.DataFrame(
        {
            "city": city,
            "inner_m": inner,
            "outer_m": inner + width,
            "land_km2": 1.0,
            "built_km2": curve.at(middle),
            "density": curve.at(middle),
            "fitted": curve.at(middle),
        }
    )
    boundary = shapely.Point(0, 0).buffer(reach) if bounded else None
    breaks = {
        (True, False): [curve.r1, curve.r2, curve.d],
        (True, True): [curve.r1, curve.r2],
        (False, False): [curve.d],
        (False, True): [curve.r2],
    }[curve.has_central_ring, bounded]
    start = 1 if curve.has_central_ring else 2
    table = around(City(city, shapely.Point(0, 0), boundary), breaks, THREE_RINGS[start - 1 :], start)
    return DensityRings(finished(table), [], profile, {city: curve}, DensityOptions(width))


def curve_of(alpha, d, c=0.05):
    return Curve(alpha, c, d, 0.01)


STEEP = curve_of(4, 30_000)  # published breaks: 10.06 and 19.94 km, compactness .0555
FLAT = curve_of(0.28, 3_900)  # the breaks of the formula would be 0 and 11.1 km


def test_a_city_with_both_breaks_in_its_data():
    made = made_of(STEEP, reach=25_000, city="甲市")
    (said,) = density_report.sentences(made)
    assert said.startswith("甲市: the central city ends 10.1 km and the near suburb 19.9 km from the centre ")
    assert said.endswith(" (density falls by 5.6 percentage points per km there).")
    page = density_report.build(made).html()
    assert "Built-up density falls most between 10.1 km and 19.9 km" in page
    (chart, _) = re.findall("<figure>(.*?)</figure>", page, re.DOTALL)
    assert ">R1<" in chart
    assert ">R2<" in chart
    row = made.summary.iloc[0]
    assert row[["r1", "r2"]].tolist() == pytest.approx([10_061.4, 19_938.6], abs=0.1)
    assert row["compactness"] == pytest.approx(0.05553, abs=3e-6)


@pytest.mark.parametrize(("bounded", "rings"), [(False, "near suburb"), (True, "near suburb, far suburb")])
def test_a_flat_city_has_no_breaks_in_words_chart_or_numbers(bounded, rings):
    made = made_of(FLAT, bounded=bounded)
    (sentence,) = density_report.sentences(made)
    assert sentence == (
        "The city: density falls too gently outward (α = 0.280 ≤ 1.317); the data show neither where a central city nor where "
        f"a near suburb ends. The rings written ({rings}) follow the formula and are no finding."
    )
    report = density_report.build(made)
    assert report.sentences == [sentence]
    (chart, _) = re.findall("<figure>(.*?)</figure>", report.html(), re.DOTALL)
    assert "Built-up density falls gently outward, without a break" in chart
    assert ">R1<" not in chart
    assert ">R2<" not in chart
    assert made.summary[["r1", "r2", "compactness"]].isna().all(axis=None)


@pytest.mark.parametrize(("width", "one_edge"), [(250.0, True), (30.0, False)])
def test_a_suburb_narrower_than_a_band_is_no_second_edge(width, one_edge):
    """A town that ends at once: the breaks of its curve stand 40 m apart."""
    (said,) = density_report.sentences(made_of(curve_of(200, 6_000), reach=6_000, width=width))
    assert ("the data show one edge there, not two" in said) == one_edge
    assert ("250 m" in said) == one_edge
    assert ("percentage points per km" in said) != one_edge


def test_a_break_beyond_the_bands_is_not_one_that_the_data_show():
    made = made_of(STEEP, reach=15_000)
    (sentence,) = density_report.sentences(made)
    assert sentence == (
        "The city: the fitted curve breaks 10.1 km and 19.9 km from the centre, but was measured from 500 m to 14.5 km only; "
        "a break outside is not one that the data show."
    )
    (chart, _) = re.findall("<figure>(.*?)</figure>", density_report.build(made).html(), re.DOTALL)
    assert ">R1<" in chart
    assert ">R2<" not in chart
    assert "falls most between" not in chart


@settings(max_examples=200)
@given(
    alpha=st.floats(0.05, 12),
    d=st.floats(2_000, 60_000),
    bands=st.integers(5, 40),
    first=st.sampled_from([0.0, 4_000.0]),
)
def test_breaks_are_claimed_only_where_the_curve_has_them_and_was_measured(alpha, d, bands, first):
    curve = curve_of(alpha, d)
    made = made_of(curve, first, first + 1000.0 * bands)
    (sentence,) = density_report.sentences(made)
    half = d / 2 * np.log(2 + np.sqrt(3)) / alpha
    inner, outer = d / 2 - half, d / 2 + half
    bent = inner > 0
    shown = bent and first + 500 <= inner and outer <= first + 1000 * bands - 500
    assert ("central city ends" in sentence) == (shown and outer - inner >= 1000)
    assert ("one edge there" in sentence) == (shown and outer - inner < 1000)
    assert ("no finding" in sentence) == (not bent)
    assert ("is not one that the data show" in sentence) == (bent and not shown)
    assert np.isfinite(made.summary["compactness"].iloc[0]) == bent
    assert outer <= d or not bent


def test_the_map_paints_a_ring_in_its_own_colour_whichever_are_there():
    def colours(curve, bounded):
        page = density_report.build(made_of(curve, reach=25_000, bounded=bounded)).html()
        chart = re.findall("<figure>(.*?)</figure>", page, re.DOTALL)[1]
        return set(re.findall(r"fill: (#[0-9a-f]{6})", chart))

    three, flat = colours(STEEP, False), colours(FLAT, True)
    assert flat < three
    assert colours(FLAT, False) < flat


def test_the_limits_of_the_method_are_the_projects_own_and_the_width_is_the_users():
    table = density_report.build(made_of(STEEP, width=750.0)).thresholds
    marks = dict(zip(table["value"], table["mark"], strict=True))
    assert marks == {750: "U", inverse_s.MIN_R_SQUARED: "O", inverse_s.MIN_BANDS: "O"}
    page = density_report.build(made_of(STEEP, width=750.0)).html()
    assert "<td>own rule</td>" in page
    assert "a rule of InnoSpace" in page


def test_a_chart_of_one_of_several_cities_says_which():
    one, other = (made_of(STEEP, reach=25_000, city=name) for name in ("甲市", "乙市"))
    both = replace(
        one,
        rows=pd.concat([one.rows, other.rows], ignore_index=True),
        profile=pd.concat([one.profile, other.profile], ignore_index=True),
        curves=one.curves | other.curves,
    )
    said = "Built-up density falls most between 10.1 km and 19.9 km"
    page = density_report.build(both).html()
    assert [f"{city}: {said}" in page for city in ("甲市", "乙市")] == [True, True]
    assert f"甲市: {said}" not in density_report.build(one).html()
