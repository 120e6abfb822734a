"""The inverse S curve of urban land density and the ring breaks that follow from it."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from ..base.errors import InputError
from ..base.text import percent, translate

# Where the curve's third derivative vanishes, in units of D/2 over alpha: ln(2 + √3).
BREAK = np.log(2 + np.sqrt(3))
MIN_BANDS = 5
# Below this the curve explains less than half of how density varies: then there are no rings to speak of.
MIN_R_SQUARED = 0.5


def density(r: np.ndarray, alpha: float, c: float, d: float) -> np.ndarray:
    """Share of built-up land at distance `r` from the centre (Jiao 2015, Landscape and Urban Planning 139:26–39).

    `alpha` steepness, `c` the background share far outside, `d` the extent of the city in the unit of `r`.

    >>> density(np.array([0, 10_000, 40_000]), alpha=4, c=0.1, d=20_000).round(3).tolist()
    [0.984, 0.55, 0.1]
    """
    # The exponent is bounded so that bands far beyond the city do not overflow.
    return (1 - c) / (1 + np.exp(np.minimum(alpha * (2 * np.asarray(r) / d - 1), 700))) + c


@dataclass(frozen=True)
class Curve:
    """A fitted inverse S curve; lengths in the unit of the distances it was fitted to."""

    alpha: float
    c: float
    d: float
    rmse: float

    def at(self, r: np.ndarray) -> np.ndarray:
        """Fitted density at distance `r`."""
        return density(r, self.alpha, self.c, self.d)

    @property
    def has_central_ring(self) -> bool:
        """Whether the curve bends early enough for a central ring (alpha > 1.317)."""
        return self.alpha > BREAK

    @property
    def r1(self) -> float:
        """Outer edge of the central ring; 0 where there is none."""
        return max(self.d / 2 * (1 - BREAK / self.alpha), 0.0)

    @property
    def r2(self) -> float:
        """Outer edge of the near suburb; beyond `d` where there is no central ring."""
        return self.d / 2 * (1 + BREAK / self.alpha)

    @property
    def breaks(self) -> tuple[float, float]:
        """Both breaks, `r1` and `r2`; NaN where the curve has none between the centre and `d`: there is either both or none."""
        return (self.r1, self.r2) if self.has_central_ring else (np.nan, np.nan)

    @property
    def compactness(self) -> float:
        """Fall of density between the breaks per unit of distance (Jiao 2015), NaN where there are none."""
        r1, r2 = self.breaks
        return float((self.at(r1) - self.at(r2)) / (r2 - r1))


def fit(r: np.ndarray, share: np.ndarray) -> Curve:
    """Least-squares inverse S curve through densities `share` (0–1) at distances `r`; both of shape (n,).

    Raises InputError naming ``r`` where fewer than five bands carry land, ``share`` where nothing is built up or density
    does not fall outward.

    >>> r = np.arange(500, 30_000, 1_000)
    >>> curve = fit(r, density(r, alpha=4, c=0.1, d=20_000))
    >>> round(curve.alpha, 3), round(curve.r1), round(curve.r2), bool(curve.has_central_ring)
    (4.0, 6708, 13292, True)
    """
    r, share = np.asarray(r, float), np.asarray(share, float)
    known = np.isfinite(share)
    r, share = r[known], share[known]
    _refuse_hopeless(r, share)
    best = min((_fit_from(start, r, share) for start in _starts(r, share)), key=lambda solution: solution.cost)
    alpha, c, d = (float(value) for value in best.x)
    residual = density(r, alpha, c, d) - share
    r_squared = 1 - float(residual @ residual) / float(((share - share.mean()) ** 2).sum())
    if r_squared < MIN_R_SQUARED:
        raise _no_structure(
            translate("Core", "the inverse S curve explains only {share} of how density varies.").format(
                share=percent(max(r_squared, 0), MIN_R_SQUARED)
            )
        )
    return Curve(alpha, c, d, float(np.sqrt(np.mean(residual**2))))


def _refuse_hopeless(r: np.ndarray, share: np.ndarray) -> None:
    if len(r) < MIN_BANDS:
        raise InputError(
            "r",
            translate("Core", "only {n} bands of land lie around the centre; the curve needs {least}.").format(
                n=len(r), least=MIN_BANDS
            ),
            translate("Core", "Choose narrower bands or a larger radius."),
        )
    if share.max() <= 0:
        raise InputError(
            "share",
            translate("Core", "there is no built-up area inside the radius."),
            translate("Core", "Check that the layers overlap, or enlarge the largest radius."),
        )
    if np.ptp(share) < 1e-9 or np.corrcoef(r, share)[0, 1] >= 0:
        raise _no_structure(translate("Core", "density does not fall outward from the centre."))


def _no_structure(cause: str) -> InputError:
    return InputError(
        "share",
        translate("Core", "the data show no ring structure: {cause}").format(cause=cause),
        translate("Core", "Check the centre and the extent of the built-up layer, or make rings from districts."),
    )


def _starts(r: np.ndarray, share: np.ndarray) -> list[tuple[float, float, float]]:
    """Starting points over gentle and steep curves, from small and large cities."""
    floor = min(max(float(share.min()), 0.0), 0.9)
    half = (share.max() + floor) / 2
    guess = 2 * float(r[np.argmin(np.abs(share - half))])
    extents = [max(guess, r.min()), 0.5 * r.max(), r.max()]
    return [(alpha, floor, d) for alpha in (2.0, 4.0, 8.0) for d in extents]


def _fit_from(start: tuple[float, float, float], r: np.ndarray, share: np.ndarray):
    # D is solved in units of the largest radius: all three unknowns are then near 1.
    scale = r.max()
    solution = least_squares(
        lambda x: density(r, x[0], x[1], x[2] * scale) - share,
        (start[0], start[1], start[2] / scale),
        bounds=([0.05, 0.0, 1e-3], [200.0, 0.999, 4.0]),
        xtol=1e-14,
        ftol=1e-14,
        gtol=1e-14,
    )
    solution.x[2] *= scale
    return solution
