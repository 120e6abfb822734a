"""The report on rings from density: the fitted curve with its breaks, and the rings as a small map."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.text import HalfUp, listed, translate
from ..base.thresholds import own_rule, user_parameter
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from .density_rings import DensityRings
from .inverse_s import MIN_BANDS, MIN_R_SQUARED, Curve
from .zones import THREE_RINGS

# Built-up ground on the rings.
BUILT_UP = "#8d8478"
FORMATS = {
    "alpha": "{:.3f}",
    "c": "{:.3f}",
    "rmse": "{:.4f}",
    "compactness": "{:.4f}",
    "density": "{:.1%}",
    "fitted": "{:.1%}",
    "area_km2": "{:,.1f}",
    **dict.fromkeys(("d", "r1", "r2", "inner_m", "outer_m"), "{:,.0f}"),
}


def sentences(result: DensityRings) -> list[str]:
    """One line per city: where its rings end and how compact it is, as far as its data show that.

    >>> curve = Curve(alpha=4.0, c=0.1, d=20_000.0, rmse=0.01)
    >>> bands = pd.DataFrame({"city": "Wuhu", "inner_m": [0, 24e3], "outer_m": [1e3, 25e3], "density": [0.98, 0.1]})
    >>> rings = pd.DataFrame({"city": "Wuhu", "ring_name": ["central", "near_suburb", "far_suburb"]})
    >>> print(*sentences(DensityRings(rings, profile=bands, curves={"Wuhu": curve})))
    Wuhu: the central city ends 6.7 km and the near suburb 13.3 km from the centre (density falls by 7.9 percentage points per
    km there).
    """
    return [
        _sentence(city, curve, _of_city(result.profile, city), _of_city(result.rows, city))
        for city, curve in result.curves.items()
    ]


def _sentence(city: object, curve: Curve, bands: pd.DataFrame, rings: pd.DataFrame) -> str:
    (r1, r2), (first, last) = curve.breaks, _measured(bands)
    if not curve.has_central_ring:
        text = translate(
            "DensityReport",
            "{city}: density falls too gently outward (α = {alpha:.3f} ≤ 1.317); the data show neither where a central city "
            "nor where a near suburb ends. The rings written ({rings}) follow the formula and are no finding.",
        )
    elif len(_shown(curve, bands)) == 2 and r2 - r1 < _width(bands):
        text = translate(
            "DensityReport",
            "{city}: density falls at once {r1} from the centre. The near suburb of the curve ends {r2} from it and is narrower "
            "than a band ({width}): the data show one edge there, not two.",
        )
    elif len(_shown(curve, bands)) == 2:
        text = translate(
            "DensityReport",
            "{city}: the central city ends {r1} and the near suburb {r2} from the centre (density falls by {points} "
            "percentage points per km there).",
        )
    else:
        text = translate(
            "DensityReport",
            "{city}: the fitted curve breaks {r1} and {r2} from the centre, but was measured from {first} to {last} only; a "
            "break outside is not one that the data show.",
        )
    return text.format(
        city=_name(city),
        alpha=HalfUp(curve.alpha),
        r1=_length(r1),
        r2=_length(r2),
        first=_length(first),
        last=_length(last),
        width=_length(_width(bands)),
        points=f"{HalfUp(curve.compactness * 1000 * 100):.1f}",
        rings=listed([terms.label("ring", code) for code in rings["ring_name"]]),
    )


def _name(city: object) -> str:
    return translate("DensityReport", "The city") if city is None else str(city)


def _of_city(table: pd.DataFrame, city: object) -> pd.DataFrame:
    return table[table["city"].isna() if city is None else table["city"].eq(city)]


def _measured(bands: pd.DataFrame) -> tuple[float, float]:
    """The middles (m) of the first and the last band that has land: the curve is fitted between them."""
    land = bands[bands["density"].notna()]
    middle = (land["inner_m"] + land["outer_m"]) / 2
    return float(middle.min()), float(middle.max())


def _width(bands: pd.DataFrame) -> float:
    """How wide (m) a band is: nothing narrower is measured."""
    return float((bands["outer_m"] - bands["inner_m"]).iloc[0])


def _shown(curve: Curve, bands: pd.DataFrame) -> dict[str, float]:
    """The breaks (m) by name that the data show: those of the curve that lie where it was measured."""
    first, last = _measured(bands)
    return {name: at for name, at in zip(("R1", "R2"), curve.breaks, strict=True) if first <= at <= last}


def _length(metres: float) -> str:
    """A length as a sentence has it."""
    if metres < 1000:
        return f"{HalfUp(metres):,.0f} {terms.label('unit', 'm')}"
    return f"{HalfUp(metres / 1000):,.1f} {terms.label('unit', 'km')}"


def build(
    result: DensityRings,
    *,
    centres: Mapping[object, shapely.Point] | None = None,
    built_up: np.ndarray | None = None,
    water: np.ndarray | None = None,
) -> Report:
    """The report of one run; the maps show the centre of each city, built-up ground and water."""
    under = [np.empty(0, dtype=object) if layer is None else layer[~absent(layer)] for layer in (built_up, water)]
    report = Report(translate("DensityReport", "Rings from built-up density"))
    report.answer(*sentences(result)[:3])
    for city, curve in result.curves.items():
        report.heading(_name(city))
        # Out of its chapter, on a sheet, a chart of one of several cities has to say which.
        called = _name(city) if len(result.curves) > 1 else ""
        report.figure(_curve_chart(_of_city(result.profile, city), curve, called))
        shown = _shown(curve, _of_city(result.profile, city))
        report.figure(_map(_map_title(city, shown), _of_city(result.rows, city), (centres or {}).get(city), *under))
    report.heading(translate("DensityReport", "Numbers"))
    report.table(result.summary, translate("DensityReport", "Curves"), FORMATS)
    rings = result.rows[["city", "ring_name", "inner_m", "outer_m", "area_km2"]].copy()
    rings["ring_name"] = [terms.label("ring", code) for code in rings["ring_name"]]
    report.table(rings, translate("DensityReport", "Rings"), FORMATS)
    report.method(
        translate(
            "DensityReport",
            "Density is built-up area over land area of a band inside the boundary, water left out. The inverse S curve "
            "f(r) = (1 − c) / (1 + exp(α(2r/D − 1))) + c is fitted by least squares (Jiao 2015, Landscape and Urban Planning "
            "139: 26–39); the rings end where its third derivative vanishes, at D/2 · (1 ∓ 1.317/α). Compactness is the "
            "fall of density between the two breaks per kilometre. With α ≤ 1.317 there are no breaks between the centre and "
            "D: no central city, and no compactness.",
        )
    )
    report.thresholds = pd.DataFrame(
        [
            user_parameter(translate("DensityReport", "width of the bands"), result.options.ring_width, "m"),
            own_rule(
                translate("DensityReport", "least share of the density's variation that the curve explains"),
                MIN_R_SQUARED,
                "share",
            ),
            own_rule(translate("DensityReport", "least number of bands with land"), MIN_BANDS, ""),
        ]
    )
    return report


def _curve_chart(bands: pd.DataFrame, curve: Curve, city: str) -> str:
    shown = _shown(curve, bands)
    title = _curve_title(curve, shown)
    axes = charts.new_axes(
        translate("DensityReport", "{city}: {title}").format(city=city, title=title) if city else title,
        translate("DensityReport", "distance from the centre (km)"),
        translate("DensityReport", "built-up share of land"),
    )
    middle = (bands["inner_m"] + bands["outer_m"]).to_numpy() / 2
    axes.scatter(middle / 1000, bands["density"], s=14, color="#555555", label=translate("DensityReport", "measured"))
    r = np.linspace(0, bands["outer_m"].max(), 300)
    axes.plot(r / 1000, curve.at(r), color=charts.OKABE_ITO[0], label=translate("DensityReport", "inverse S curve"))
    for name, value in shown.items():
        axes.axvline(value / 1000, color=charts.OKABE_ITO[5], linestyle="--", linewidth=1)
        axes.annotate(name, (value / 1000, 1.0), xytext=(3, -2), textcoords="offset points", fontsize=9, va="top")
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.legend(frameon=False, fontsize=9)
    return charts.to_svg(axes)


def _curve_title(curve: Curve, shown: dict[str, float]) -> str:
    """What the chart shows: the breaks only where the data show both."""
    if len(shown) == 2:
        title = translate("DensityReport", "Built-up density falls most between {r1} and {r2}")
        return title.format(r1=_length(curve.r1), r2=_length(curve.r2))
    if not curve.has_central_ring:
        return translate("DensityReport", "Built-up density falls gently outward, without a break")
    return translate("DensityReport", "Built-up density outward, and the fitted curve")


def _map_title(city: object, shown: dict[str, float]) -> str:
    """Where the rings end, as far as the data show both."""
    if len(shown) < 2:
        return translate("DensityReport", "{city}: the rings written").format(city=_name(city))
    text = translate("DensityReport", "{city}: rings up to {r1} and {r2} from the centre")
    return text.format(city=_name(city), r1=_length(shown["R1"]), r2=_length(shown["R2"]))


def _map(title: str, rings: pd.DataFrame, centre: shapely.Point | None, built_up: np.ndarray, water: np.ndarray) -> str:
    """The rings of a city, its built-up ground and water on them, the centre."""
    grounds = rings["geometry"].to_numpy()
    frame = shapely.total_bounds(grounds)
    sketch = maps.Map(title, maps.Ground(boundary=grounds), frame)
    colours = charts.sequential(len(THREE_RINGS))
    shapely.prepare(grounds)
    for row in rings.itertuples():
        charts.draw_areas(sketch.axes, [row.geometry], colours[row.ring - 1], terms.label("ring", row.ring_name))
    for layer, colour, label in (
        (built_up, BUILT_UP, translate("DensityReport", "built-up")),
        (water, maps.WATER, translate("DensityReport", "water")),
    ):
        seen = layer[shapely.intersects(grounds[:, None], layer).any(axis=0)]
        if len(seen):
            charts.draw_areas(sketch.axes, seen, colour, label, linewidth=0, alpha=0.7)
    if centre is not None:
        charts.draw_points(sketch.axes, [centre], maps.INK, translate("DensityReport", "centre"), marker="*", s=60)
    return sketch.svg()
