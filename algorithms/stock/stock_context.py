"""How candidates lie: distances to targets of any kind and their number."""

from qgis.core import Qgis, QgsProcessingParameterMultipleLayers

from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import context, context_report
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from ..streets import (
    DRIVING,
    add_network,
    add_snapping,
    add_speed,
    add_travel,
    add_unit,
    note_long,
    read_streets,
    travel_options,
)


class StockContext(Algorithm):
    """Candidates with ``m_<layer>`` and ``n_<layer>`` for each target layer."""

    NAME = "stockcontext"
    GROUP = "stock"
    MAIN = "CANDIDATES"
    FIELDS = {"OUTPUT": "m_* n_* status"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Stock", "Context of stock spaces")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Stock",
            "How far is each candidate from business and knowledge centres, transit, third spaces or the gaps of the life "
            "circle, and how many of them are within reach? The fields can then be criteria of the screening.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("CANDIDATES", translate("Stock", "Candidates"), *p.GROUNDS),
            translate("Stock", "Stock parcels or buildings; points will do."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "TARGETS", translate("Stock", "Target layers"), Qgis.ProcessingSourceType.VectorAnyGeometry
            ),
            translate(
                "Stock", "Each layer becomes two fields, named after it; another of the same name gets a number."
            ),
        )
        add_network(
            self,
            translate(
                "Stock",
                "With streets distances run along them, from a point on each surface; without, straight from edge to edge.",
            ),
        )
        self.add(
            p.distance("REACH", translate("Stock", "Reach"), 1000, or_minutes=True),
            translate("Stock", "Targets within this distance (m), or time (min, see the unit), are counted."),
        )
        self.add(
            p.distance("MAX_DISTANCE", translate("Stock", "Largest distance or time"), 5000, or_minutes=True),
            translate(
                "Stock",
                "None is given beyond it (m or min); a screening by it then has no value for the candidate.",
            ),
            advanced=True,
        )
        add_unit(self)
        add_speed(self, translate("Stock", "For minutes, on lines without speed or time of their own."), DRIVING)
        add_snapping(self)
        add_travel(self, heading="to")
        self.add(
            p.sink("OUTPUT", translate("Stock", "Candidates with context"), p.Source.VectorAnyGeometry),
            translate(
                "Stock",
                "For each layer m_<layer>, metres to the nearest target (0 inside, NULL beyond the largest distance), and "
                "n_<layer>, the number within reach; status says why a row was not assessed. Under minutes min_<layer> as well, "
                "and m_<layer> stays empty where lines have speeds or times of their own.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read candidates, targets and streets, measure, write."""
        candidates = run.layer("CANDIDATES")
        way = travel_options(run)
        layers, streets = read_targets(run), read_streets(run, way)
        options = run.call(context.ContextOptions, travel=way)
        note_long(run, options.reach)
        farthest = way.cost(max(options.reach, options.max_distance))
        result = run.call(
            context.assess,
            targets={name: layer.geometry for name, layer in layers.items()},
            streets=streets,
            options=options,
            called=context.labels(list(layers), [layer.name for layer in layers.values()]),
            apart=[name for name, layer in layers.items() if run.note_apart(candidates, layer, farthest)],
        )
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, candidates, style="stock_context")
        run.info(*context_report.sentences(result))
        run.report(lambda: context_report.build(result))


def read_targets(run: Run) -> dict[str, Layer]:
    """The target layers by field name."""
    layers = run.several("TARGETS")
    if not layers:
        raise InputError(
            "TARGETS",
            translate("Stock", "no layer is chosen."),
            translate("Stock", "Choose at least one layer of places that matter to the location."),
        )
    names = context.field_names(layer.name for layer in layers)
    return dict(zip(names, layers, strict=True))
