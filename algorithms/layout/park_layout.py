"""Park layout: building, campus or mixed."""

from qgis.core import QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import park_layout, park_layout_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from . import common


class ParkLayout(Algorithm):
    """Incubators' sites with the type of their ground and building figures."""

    NAME = "parklayout"
    GROUP = "layout"
    MAIN = "SITES"
    FIELDS = {
        "OUTPUT": (
            "park_layout n_grounds n_buildings site_m2 footprint_m2 floor_m2 coverage far mean_floors top_share "
            "function_mix floors_known basis status"
        ),
        "SUMMARY": "park_layout n share evenness herfindahl",
    }
    ARGUMENTS = {"ids": "ID_FIELD", "functions": "FUNCTION_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Layout", "Park layout")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Layout",
            "Is an incubator's own ground a building (functions stacked in a few buildings on a small site), a campus "
            "(functions side by side), or mixed (separate grounds of both kinds)? Coverage, floor area ratio and further "
            "figures come with it. The shares are set beside the published 76, 19 and 5%.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        common.add_incubators(self, "SITES", p.Source.VectorPolygon)
        self.add(
            p.layer("BUILDINGS", translate("Layout", "Buildings"), p.Source.VectorPolygon),
            translate(
                "Layout",
                "Footprints. A building belongs, whole, to the ground that holds most of it, of several that hold it alike to "
                "the smallest. Where a ground reaches beyond the layer, its numbers and areas of "
                "buildings are lower bounds; the log counts such grounds.",
            ),
        )
        self.add(
            p.field("FLOORS_FIELD", translate("Layout", "Number of floors"), "BUILDINGS"),
            translate("Layout", "Where it is missing, the number below counts, and status and floors_known say so."),
        )
        self.add(
            p.number("DEFAULT_FLOORS", translate("Layout", "Floors where none are known"), 1, minimum=1),
            translate(
                "Layout",
                "Counts for buildings without a number of floors. The report uses floor areas only where the floors of at "
                "least half of the footprint are known.",
            ),
        )
        self.add(
            p.field("FUNCTION_FIELD", translate("Layout", "Function of the building"), "BUILDINGS"),
            translate("Layout", "For function_mix: how evenly the floor area is spread over the layer's functions."),
        )
        self._add_rules()
        self.add(
            p.sink("OUTPUT", translate("Layout", "Sites by park layout"), p.Source.VectorPolygon),
            translate(
                "Layout",
                "The sites with park_layout, basis and status, and per incubator the numbers of grounds and buildings, "
                "site, footprint and floor area (m²), coverage, far, mean_floors, top_share, function_mix and floors_known "
                "(the share of the footprint whose floors are known).",
            ),
        )
        self.add(p.summary(), translate("Layout", "Number and share of the types, with evenness."))
        self.add(p.report())

    def _add_rules(self) -> None:
        few = QgsProcessingParameterNumber(
            "FEW_BUILDINGS", translate("Layout", "A few buildings: at most"), defaultValue=3, minValue=1
        )
        self.add(few, translate("Layout", "More make a campus; top_share looks at as many."), advanced=True)
        self.add(
            p.number("SMALL_SITE", translate("Layout", "A small site: at most (m²)"), 20000, decimals=0),
            translate("Layout", "A larger ground is a campus whatever stands on it."),
            advanced=True,
        )
        self.add(
            p.number("MIN_FOOTPRINT", translate("Layout", "Buildings counted from (m²)"), 200, decimals=0),
            translate("Layout", "Smaller ones (gatehouses, sheds) count in the areas, not in the number of buildings."),
            advanced=True,
        )
        self.add(
            p.distance("SEPARATION", translate("Layout", "Separate grounds"), 100),
            translate("Layout", "Grounds of one incubator farther apart than this (m) are judged each on its own."),
            advanced=True,
        )

    def compute(self, run: Run) -> None:
        """Read, assign the buildings, classify, write."""
        sites, buildings = run.layer("SITES"), run.layer("BUILDINGS")
        rules = run.call(park_layout.ParkRules)
        result = run.call(park_layout.assess, floors=run.numbers("FLOORS_FIELD"), rules=rules)
        common.tell_grounds(run, sites, result.numbers)
        common.tell_left_out(run, buildings)
        apart = [remark for remark in common.tell_apart(run, sites, [buildings]) if remark]
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, sites, style="park_layout")
        run.write("SUMMARY", result.summary)
        run.info(*([] if apart else park_layout_report.sentences(result)))
        layers = {"sites": sites.geometry, "buildings": buildings.geometry}
        run.report(lambda: park_layout_report.build(result, **layers, apart=apart))
