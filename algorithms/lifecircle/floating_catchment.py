"""How much supply per person there is within reach, and who has too little."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsProcessingParameterString

from ...core.base import terms
from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import floating_catchment, floating_catchment_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import (
    DRIVING,
    add_network,
    add_snapping,
    add_speed,
    add_travel,
    note_empty,
    note_long,
    read_streets,
    travel_options,
)


class FloatingCatchmentAreas(Algorithm):
    """Places with access, facilities with their ratio, and how evenly supply is spread."""

    NAME = "floatingcatchment"
    GROUP = "lifecircle"
    MAIN = "DEMAND"
    FIELDS = {
        "OUTPUT": "n_supply nearest access access_ratio status",
        "SUPPLY_OUT": "pop_reached ratio status",
        "SUMMARY": "measure value",
    }
    ARGUMENTS = {"capacity": "CAPACITY_FIELD", "population": "POPULATION_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Catchment", "Supply and demand within reach")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Catchment",
            "Is there enough for everybody, and not only something near? Supply per person by floating catchment areas: what a "
            "facility offers is shared by all who reach it. Who has less than half of the mean, how uneven it is, which "
            "facilities are asked most.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self._add_layers()
        self._add_rules()
        add_speed(self, translate("LifeCircle", "For minutes, on lines without speed or time of their own."), DRIVING)
        add_snapping(self)
        add_travel(self, heading="to")
        self._add_outputs()

    def _add_layers(self) -> None:
        self.add(
            p.layer("SUPPLY", translate("Catchment", "Facilities")),
            translate(
                "Catchment",
                "What people need: clinics, schools, innovation spaces; a polygon is taken at its point on surface.",
            ),
        )
        self.add(
            p.field("CAPACITY_FIELD", translate("Catchment", "Capacity"), "SUPPLY", p.DataType.Numeric),
            translate(
                "Catchment",
                "Beds, desks, places, floor area. A missing or negative number counts as 0. Empty: 1 for each facility.",
            ),
        )
        self.add(
            p.layer("DEMAND", translate("Catchment", "Where people live")),
            translate(
                "Catchment", "Buildings or points; a polygon is taken at its point on surface. Every row is kept."
            ),
        )
        self.add(
            p.field("POPULATION_FIELD", translate("Catchment", "People"), "DEMAND", p.DataType.Numeric),
            translate(
                "Catchment",
                "People at each place. A missing or negative number counts as 0. Empty: each place counts as one.",
            ),
        )
        add_network(self, translate("Catchment", "Empty: straight lines, and every result says so."))

    def _add_rules(self) -> None:
        self.add(
            p.choice("UNIT", translate("Catchment", "Unit of the catchment"), ("metres", "minutes")),
            translate(
                "LifeCircle",
                "metres or minutes; minutes by the speed below, or by the lines' own speeds and times, where they have some.",
            ),
        )
        self.add(
            p.distance("CATCHMENT", translate("Catchment", "Catchment"), 1000, minimum=0.001, or_minutes=True),
            translate(
                "Catchment",
                "How far people go at most, in the unit above, the straight ways to and from the street included.",
            ),
        )
        self.add(
            p.choice("METHOD", translate("Catchment", "Method"), terms.codes("method")),
            translate(
                "Catchment",
                "2sfca: two steps (Luo & Wang 2003). 3sfca: who has a choice asks less of each (Wan et al. 2012). m2sfca: supply "
                "far away is lost (Delamater 2013). bfca: balanced, nobody counts twice (Páez et al. 2019).",
            ),
        )
        self.add(
            p.choice("DECAY", translate("Catchment", "Decay with distance"), terms.codes("decay")),
            translate(
                "Catchment",
                "How much less what is farther counts. gaussian: from 1 to 0 at the catchment (Dai 2010), or by the scale; "
                "inverse: 1 over the distance; exponential: by the scale.",
            ),
        )
        self.add(
            p.by_unit(QgsProcessingParameterString("STEPS", translate("Catchment", "Steps"), "500:1,1000:0.5")),
            translate(
                "Catchment", "For the decay in steps: limit and weight, such as 500:1,1000:0.5, in the unit above."
            ),
        )
        title = translate("Catchment", "Scale of the decay")
        scale = p.distance("DECAY_SCALE", title, None, optional=True, minimum=0.001, or_minutes=True)
        self.add(
            scale,
            translate(
                "Catchment",
                "The standard deviation of the Gaussian, or where the exponential has fallen to 37%, in the unit "
                "above. Empty: Dai's Gaussian, half of the catchment for the exponential.",
            ),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Catchment", "Places by access"), p.Source.VectorAnyGeometry),
            translate(
                "Catchment",
                "Every place with n_supply (facilities that count), nearest (in the unit, empty beyond the catchment), access "
                "(capacity per person, 0 where nothing is reached), access_ratio (over its mean over people), status.",
            ),
        )
        self.add(
            p.sink("SUPPLY_OUT", translate("Catchment", "Facilities by demand"), p.Source.VectorAnyGeometry),
            translate(
                "Catchment",
                "Every facility with pop_reached (people in its catchment), ratio (its capacity for each who asks, empty where "
                "nobody does), status.",
            ),
        )
        self.add(
            p.sink("SUMMARY", translate("Catchment", "How even it is"), p.Source.Vector),
            translate(
                "Catchment",
                "Mean access, Gini coefficient and share of the people below half of the mean; facilities that reach nobody.",
            ),
        )
        self.add(p.report())

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        """Refuse steps that are none before anything is read."""
        try:
            self._steps(parameters, context)
        except InputError as error:
            return False, self.refusal(error)
        return super().checkParameterValues(parameters, context)

    def _steps(self, parameters, context) -> Sequence[tuple[float, float]]:
        """The steps, where the decay goes by them; else nobody looks at what was typed."""
        if self.parameterAsEnumString(parameters, "DECAY", context) != "steps":
            return floating_catchment.CatchmentOptions.steps
        return floating_catchment.parse_steps(self.parameterAsString(parameters, "STEPS", context))

    def compute(self, run: Run) -> None:
        """Read, assess, write."""
        demand, supply = run.layer("DEMAND"), run.layer("SUPPLY")
        note_empty(run, demand, supply)
        options = self._options(run)
        note_long(run, options.catchment)
        streets = read_streets(run, options.travel)
        result = run.call(floating_catchment.assess, streets=streets, options=options)
        run.note(*result.notes)
        apart = run.note_apart(demand, supply, result.radius)
        run.info(*([] if apart else floating_catchment_report.sentences(result)))
        run.write("OUTPUT", result.rows, demand, style="floating_catchment")
        run.write("SUPPLY_OUT", result.supply, supply, style="catchment_supply")
        run.write("SUMMARY", result.summary)
        shown = {"demand": demand.geometry, "supply": supply.geometry, "streets": streets}
        run.report(lambda: floating_catchment_report.build(result, **shown, apart=apart))

    def _options(self, run: Run) -> floating_catchment.CatchmentOptions:
        steps = self._steps(run.parameters, run.context)
        return run.call(floating_catchment.CatchmentOptions, steps=steps, travel=travel_options(run))
