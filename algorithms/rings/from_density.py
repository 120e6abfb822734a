"""Rings at the breaks of the built-up density curve."""

from math import isnan

from qgis.core import QgsProcessingOutputNumber

from ...core.base import terms
from ...core.base.text import translate
from ...core.lazy import density_report, density_rings
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from .from_distance import add_boundary, add_centres, read_cities


class RingsFromDensity(Algorithm):
    """One row per city × ring, a density profile, and the curve's numbers."""

    NAME = "ringsfromdensity"
    GROUP = "rings"
    MAIN = "CENTRES"
    FIELDS = {
        "OUTPUT": "city ring ring_name inner_m outer_m alpha c d rmse area_km2",
        "PROFILE": "city inner_m outer_m land_km2 built_km2 density fitted",
    }
    ARGUMENTS = {"cities": "CITY_FIELD", "boundary_cities": "BOUNDARY_CITY_FIELD"}
    NUMBERS = ("ALPHA", "C", "D", "R1", "R2", "COMPACTNESS", "RMSE")

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Rings", "Rings from built-up density")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Rings",
            "Where does the built-up city itself change from centre to near suburb to far suburb? The inverse S curve of "
            "Jiao (2015) is fitted to the share of built-up land in bands around the centre; the rings end where it bends.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        add_centres(self)
        self.add(
            p.layer("BUILT_UP", translate("Rings", "Built-up ground"), p.Source.VectorPolygon),
            translate("Rings", "Polygons of built-up land; overlaps are counted once."),
        )
        add_boundary(self)
        self.add(
            p.layer("WATER", translate("Rings", "Water"), p.Source.VectorPolygon, optional=True),
            translate("Rings", "Left out of the land area, so that a river does not look like open country."),
        )
        self.add(
            p.distance("RING_WIDTH", translate("Rings", "Width of the bands"), 1000, minimum=1),
            translate("Rings", "Width in metres of the bands in which density is measured."),
        )
        self.add(
            p.distance("MAX_RADIUS", translate("Rings", "Largest radius"), None, minimum=1, optional=True),
            translate(
                "Rings", "Bands reach this far from the centre, in metres. Empty: to the farthest built-up ground."
            ),
            advanced=True,
        )
        self.add(
            p.sink("OUTPUT", translate("Rings", "Rings")),
            translate("Rings", "One row per city and ring with its edges and the curve: alpha, c, d (m), rmse."),
        )
        self.add(
            p.sink("PROFILE", translate("Rings", "Density profile"), p.Source.Vector),
            translate("Rings", "A table with land, built-up land, density and the fitted value of each band."),
        )
        self.add(p.report())
        for name in self.NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, terms.label("field", name.lower())))

    def compute(self, run: Run) -> None:
        """Read, fit, write rings and profile; the curve's numbers are given where there is one city."""
        cities = read_cities(run)
        built, water = run.layer("BUILT_UP"), run.layer("WATER")
        options = run.call(density_rings.DensityOptions)
        result = run.call(density_rings.assess, cities=cities, options=options)
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, style="rings")
        run.write("PROFILE", result.profile)
        ground = {"built_up": built.geometry, "water": None if water is None else water.geometry}
        centres = {city.name: city.centre for city in cities}
        run.report(lambda: density_report.build(result, centres=centres, **ground))
        run.info(*density_report.sentences(result))
        if len(cities) == 1:
            numbers = result.summary.iloc[0]
            values = {name: float(numbers[name.lower()]) for name in self.NUMBERS}
            run.results.update({name: None if isnan(value) else value for name, value in values.items()})
