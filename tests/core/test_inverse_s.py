"""The inverse S curve against the published breaks (Jiao 2015) and its own inverse."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.rings import inverse_s

# alpha, c, D, r1, r2, compactness: recomputed from the formula, see Jiao 2015.
PUBLISHED = [
    (4, 0.05, 30, 10.0614, 19.9386, 0.055530),
    (3.5, 0.1, 20, 6.2373, 13.7627, 0.069047),
    (5, 0.02, 12, 4.4197, 7.5803, 0.179010),
]


def curve(alpha, c, d):
    return inverse_s.Curve(alpha, c, d, 0)


@pytest.mark.parametrize(("alpha", "c", "d", "r1", "r2", "compactness"), PUBLISHED)
def test_breaks_and_compactness(alpha, c, d, r1, r2, compactness):
    made = curve(alpha, c, d)
    assert made.r1 == pytest.approx(r1, abs=5e-5)
    assert made.r2 == pytest.approx(r2, abs=5e-5)
    assert made.compactness == pytest.approx(compactness, abs=3e-6)  # published from rounded values


def test_densities_at_the_breaks():
    made = curve(4, 0.05, 30)
    assert made.at(made.r1) == pytest.approx(0.79924, abs=5e-6)
    assert made.at(15) == pytest.approx(0.525)
    assert made.at(made.r2) == pytest.approx(0.25076, abs=5e-6)


def test_the_breaks_are_zeros_of_the_third_derivative():
    made, h = curve(4, 0.05, 30), 1e-2
    for r in (made.r1, made.r2):
        third = (made.at(r + 2 * h) - 2 * made.at(r + h) + 2 * made.at(r - h) - made.at(r - 2 * h)) / (2 * h**3)
        assert third == pytest.approx(0, abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(alpha=st.floats(1.5, 8), c=st.floats(0, 0.3), d=st.floats(5_000, 60_000))
def test_noise_free_samples_give_the_parameters_back(alpha, c, d):
    r = np.arange(500, 1.6 * d, d / 40)
    made = inverse_s.fit(r, inverse_s.density(r, alpha, c, d))
    assert (made.alpha, made.c, made.d / d) == pytest.approx((alpha, c, 1), abs=1e-6)
    assert made.rmse < 1e-6


def test_a_gentle_curve_has_no_central_ring():
    # ln(2 + √3) = 1.3169578969: below it both breaks are gone, above it both are there.
    for alpha in (0.28, 1.2, 1.31695):
        made = curve(alpha, 0, 10)
        assert not made.has_central_ring
        assert made.r1 == 0
        assert made.r2 > 10
        assert np.isnan([*made.breaks, made.compactness]).all()
    made = curve(1.31697, 0, 10)
    assert made.has_central_ring
    assert 0 < made.breaks[0] < 1e-3
    assert 10 - 1e-3 < made.breaks[1] < 10
    assert made.compactness > 0


@pytest.mark.parametrize(
    ("share", "named"),
    [
        (np.zeros(20), "^share: there is no built-up area"),
        (np.full(20, 0.4), "^share: the data show no ring structure"),
        (np.linspace(0.1, 0.9, 20), "^share: .*does not fall outward"),
        (np.tile([0.9, 0.1], 10), "^share: .*explains only"),
        ([0.9, 0.5, 0.1, np.nan], "^r: only 3 bands"),
    ],
)
def test_data_without_rings_are_refused(share, named):
    with pytest.raises(InputError, match=named):
        inverse_s.fit(np.arange(len(share)) * 1000 + 500, share)
