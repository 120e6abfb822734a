"""Rings from districts: dissolve polygons that a plan has sorted into rings."""

from qgis.core import QgsProcessingParameterString

from ...core.base.text import translate
from ...core.lazy import district_rings
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


class RingsFromDistricts(Algorithm):
    """One row per city × ring out of districts with a ring field."""

    NAME = "ringsfromdistricts"
    GROUP = "rings"
    MAIN = "INPUT"
    FIELDS = {"OUTPUT": "city ring ring_name area_km2"}
    ARGUMENTS = {"districts": "INPUT", "ring": "RING_FIELD", "cities": "CITY_FIELD", "order": "RING_ORDER"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Rings", "Rings from districts")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Rings",
            "Which ground is central city, near suburb and far suburb, by the districts of a master plan? "
            "Where districts overlap, the inner ring keeps the ground; rows without a ring are left out and counted.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INPUT", translate("Rings", "Districts"), p.Source.VectorPolygon),
            translate("Rings", "Polygons that together cover the cities, such as urban districts."),
        )
        self.add(
            p.field("RING_FIELD", translate("Rings", "Ring of the district"), "INPUT", optional=False),
            translate("Rings", "The field that says which ring a district belongs to: a number or a name."),
        )
        self.add(
            QgsProcessingParameterString("RING_ORDER", translate("Rings", "Order of the rings"), optional=True),
            translate(
                "Rings",
                "The values of the ring field, innermost first: 中心城区,近郊区,远郊区. Several values make one "
                "ring when rings are separated by semicolons: 玄武区,秦淮区;江宁区;高淳区. Empty: numbers in "
                "rising order, or the known Chinese and English ring names.",
            ),
        )
        self.add(
            p.field("CITY_FIELD", translate("Rings", "City of the district"), "INPUT"),
            translate("Rings", "Rings are made for each city. Empty: all districts belong to one city."),
        )
        self.add(
            p.sink("OUTPUT", translate("Rings", "Rings")),
            translate("Rings", "One row per city and ring: city, ring (1 = innermost), ring_name, area_km2."),
        )

    def compute(self, run: Run) -> None:
        """Read the districts, dissolve them, write the rings."""
        result = run.call(district_rings.assess, options=run.call(district_rings.DistrictOptions))
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, style="rings")
        run.info(result.answer)
