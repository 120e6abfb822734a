"""The report on rings from density: the fitted curve with its breaks, and the rings as a small map."""

import numpy as np
import pandas as pd

from . import charts, terms
from .density_rings import DensityRings
from .inverse_s import MIN_R_SQUARED
from .report import Report
from .text import translate
from .thresholds import user_parameter

FORMATS = {
    "alpha": "{:.2f}",
    "c": "{:.3f}",
    "rmse": "{:.4f}",
    "compactness": "{:.4f}",
    "density": "{:.1%}",
    "fitted": "{:.1%}",
    "area_km2": "{:,.1f}",
    **dict.fromkeys(("d", "r1", "r2", "inner_m", "outer_m"), "{:,.0f}"),
}


def curve_table(made: DensityRings) -> pd.DataFrame:
    """One row per city: ``city alpha c d r1 r2 compactness rmse``; lengths in metres, compactness per km."""
    return pd.DataFrame(
        {
            "city": city,
            "alpha": curve.alpha,
            "c": curve.c,
            "d": curve.d,
            "r1": curve.r1,
            "r2": curve.r2,
            "compactness": curve.compactness * 1000,
            "rmse": curve.rmse,
        }
        for city, curve in made.curves.items()
    )


def sentences(made: DensityRings) -> list[str]:
    """One line per city: where its rings end and how compact it is."""
    text = translate(
        "DensityReport",
        "{city}: the central city ends {r1:.1f} km and the near suburb {r2:.1f} km from the centre "
        "(compactness {compactness:.3f} per km).",
    )
    return [
        text.format(
            city=row.city or translate("DensityReport", "The city"),
            r1=row.r1 / 1000,
            r2=row.r2 / 1000,
            compactness=row.compactness,
        )
        for row in curve_table(made).itertuples()
    ]


def build(made: DensityRings, ring_width: float) -> Report:
    """The report of one run with bands of `ring_width` metres."""
    report = Report(translate("DensityReport", "Rings from built-up density"))
    report.answer(*sentences(made)[:3])
    for city, curve in made.curves.items():
        report.heading(city or translate("DensityReport", "The city"))
        bands = made.profile[made.profile["city"].eq(city) if city is not None else made.profile["city"].isna()]
        report.figure(_curve_chart(bands, curve))
        rows = made.table[made.table["city"].eq(city) if city is not None else made.table["city"].isna()]
        report.figure(_map(rows))
    report.heading(translate("DensityReport", "Numbers"))
    report.table(curve_table(made), translate("DensityReport", "Curves"), FORMATS)
    rings = made.table[["city", "ring_name", "inner_m", "outer_m", "area_km2"]].copy()
    rings["ring_name"] = [terms.label("ring", code) for code in rings["ring_name"]]
    report.table(rings, translate("DensityReport", "Rings"), FORMATS)
    report.method(
        translate(
            "DensityReport",
            "Density is built-up area over land area of a band inside the boundary, water left out. The inverse S curve "
            "f(r) = (1 − c) / (1 + exp(α(2r/D − 1))) + c is fitted by least squares (Jiao 2015, Landscape and Urban Planning "
            "139: 26–39); the rings end where its third derivative vanishes, at D/2 · (1 ∓ 1.317/α). Compactness is the "
            "fall of density between the two breaks per kilometre.",
        )
    )
    least = translate("DensityReport", "least share of the density's variation that the curve explains")
    width = translate("DensityReport", "width of the bands")
    report.thresholds = pd.DataFrame([user_parameter(width, ring_width, "m"), user_parameter(least, MIN_R_SQUARED, "")])
    return report


def _curve_chart(bands: pd.DataFrame, curve) -> str:
    title = translate("DensityReport", "Built-up density falls most between {r1:.1f} and {r2:.1f} km")
    axes = charts.new_axes(
        title.format(r1=curve.r1 / 1000, r2=curve.r2 / 1000),
        translate("DensityReport", "distance from the centre (km)"),
        translate("DensityReport", "built-up share of land"),
    )
    middle = (bands["inner_m"] + bands["outer_m"]).to_numpy() / 2
    axes.scatter(middle / 1000, bands["density"], s=14, color="#555555", label=translate("DensityReport", "measured"))
    r = np.linspace(0, bands["outer_m"].max(), 300)
    axes.plot(r / 1000, curve.at(r), color=charts.OKABE_ITO[0], label=translate("DensityReport", "inverse S curve"))
    for name, value in (("R1", curve.r1), ("R2", curve.r2)):
        axes.axvline(value / 1000, color=charts.OKABE_ITO[5], linestyle="--", linewidth=1)
        axes.annotate(name, (value / 1000, 1.0), xytext=(3, -2), textcoords="offset points", fontsize=9, va="top")
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.legend(frameon=False, fontsize=9)
    return charts.to_svg(axes)


def _map(rows: pd.DataFrame) -> str:
    axes = charts.map_axes(translate("DensityReport", "The rings"), size=(5.5, 4.2))
    for row, colour in zip(rows.itertuples(), charts.sequential(3)[-len(rows) :], strict=True):
        charts.draw_areas(axes, [row.geometry], colour, terms.label("ring", row.ring_name))
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)
