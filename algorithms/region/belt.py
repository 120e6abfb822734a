"""One core, one belt, two areas: incubators along a river axis."""

from qgis.core import QgsProcessingParameterString

from ...core.base.text import translate
from ...core.lazy import belt, belt_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


class Belt(Algorithm):
    """Incubators with their zone, the zones, and the share that other depths would hold."""

    NAME = "belt"
    GROUP = "region"
    MAIN = "INCUBATORS"
    FIELDS = {
        "OUTPUT": "zone axis_m side status",
        "ZONES": "zone n share area_km2 density",
        "SUMMARY": "zone n share area_km2 density",
        "CURVE": "depth_m share area_share",
    }
    ARGUMENTS = {"names": "CITY_NAME_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Region", "Core, belt and areas along an axis")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Region",
            "Do incubators follow the river: how many stand in the core city, in the belt along the axis, and on each side of "
            "it? How does the belt's share grow with its depth?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Region", "Incubators"), *p.GROUNDS),
            translate("Region", "Points or polygons; a polygon counts where its point on surface lies."),
        )
        self.add(
            p.layer("AXIS", translate("Region", "Axis"), p.Source.VectorLine),
            translate(
                "Region",
                "A river or another axis in one or many lines: merged, gaps bridged, cut to the surroundings of the region. "
                "It runs from its western to its eastern end; its sides are north and south, of one that runs rather north–south "
                "east and west.",
            ),
        )
        self.add(
            p.distance("DEPTH", translate("Region", "Depth of the belt"), 30_000),
            translate("Region", "Metres on each side of the axis; the study of the Nanjing region takes 30 km."),
        )
        self.add(
            p.layer("CITIES", translate("Region", "Cities"), p.Source.VectorPolygon, optional=True),
            translate(
                "Region",
                "The region. Empty: the convex hull of the incubators, without a core. Incubators outside all cities have "
                "no zone.",
            ),
        )
        self.add(
            p.field("CITY_NAME_FIELD", translate("Region", "City name"), "CITIES"),
            translate("Region", "Rows of one name are one city; a row without a name stands for itself."),
        )
        self.add(
            QgsProcessingParameterString("CORE_CITY", translate("Region", "Core city"), optional=True),
            translate("Region", "Its name. Empty: the city with most incubators."),
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Region", "Incubators by zone"), p.Source.VectorAnyGeometry),
            translate("Region", "The incubators with zone, axis_m (metres to the axis), side and status."),
        )
        self.add(
            p.sink("ZONES", translate("Region", "Zones")),
            translate(
                "Region",
                "Core, belt, and the area on each side (north and south, or east and west) as polygons that together fill the "
                "region.",
            ),
        )
        self.add(
            p.sink("SUMMARY", translate("Region", "Zone statistics"), p.Source.Vector),
            translate("Region", "Number, share, area and density by zone."),
        )
        self.add(
            p.sink("CURVE", translate("Region", "Share by depth"), p.Source.Vector),
            translate(
                "Region",
                "What share of the incubators, and of the ground, core and belt would hold at depths up to twice the chosen.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, classify, write."""
        incubators, axis, cities = run.layer("INCUBATORS"), run.layer("AXIS"), run.layer("CITIES")
        options = run.call(belt.BeltOptions, core_city=run.text("CORE_CITY").strip())
        result = run.call(belt.assess, options=options)
        if cities is None:
            run.note(
                translate(
                    "Region", "No cities are given: the region is the convex hull of the incubators, without a core."
                )
            )
        apart = run.note_apart(incubators if cities is None else cities, axis, options.depth)
        if cities is not None:
            apart = run.note_apart(incubators, cities) or apart
        run.note(*result.notes)
        sides = "_east_west" if "east_area" in result.zones["zone"].array else ""
        run.write("OUTPUT", result.rows, incubators, style=f"incubator_zones{sides}")
        run.write("ZONES", result.zones[result.zones["area_km2"] > 0], style=f"zones{sides}")
        run.write("SUMMARY", result.summary)
        run.write("CURVE", result.curve)
        run.info(*([] if apart else belt_report.sentences(result)))
        named = run.texts("CITY_NAME_FIELD")
        layers = {"incubators": incubators.geometry, "axis": axis.geometry}
        layers["cities"] = None if cities is None or named is None else (cities.geometry, named)
        run.report(lambda: belt_report.build(result, **layers, apart=apart))
