"""How candidates lie: distances to targets of any kind and their number."""

from qgis.core import Qgis, QgsProcessingParameterMultipleLayers

from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import context, context_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


class StockContext(Algorithm):
    """Candidates with ``m_<layer>`` and ``n_<layer>`` for each target layer."""

    NAME = "stockcontext"
    GROUP = "stock"

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
        self.add(
            p.layer("NETWORK", translate("Stock", "Streets"), p.Source.VectorLine, optional=True),
            translate(
                "Stock",
                "With streets distances run along them, from a point on each surface; without, straight from edge to edge.",
            ),
        )
        self.add(
            p.distance("REACH", translate("Stock", "Reach"), 1000),
            translate("Stock", "Targets within this distance (m) are counted."),
        )
        self._add_limits()
        self.add(
            p.sink("OUTPUT", translate("Stock", "Candidates with context"), p.Source.VectorAnyGeometry),
            translate(
                "Stock",
                "For each layer m_<layer>, metres to the nearest target (0 inside, NULL beyond the largest distance), and "
                "n_<layer>, the number within reach; status says why a row was not assessed.",
            ),
        )
        self.add(p.report(), p.report().help())

    def _add_limits(self) -> None:
        for name, title, default, text in (
            (
                "MAX_DISTANCE",
                translate("Stock", "Largest distance"),
                5000,
                translate(
                    "Stock",
                    "No distance (m) is given beyond it; a screening by that distance then has no value for the candidate.",
                ),
            ),
            (
                "SNAP",
                translate("Stock", "Snap distance"),
                200,
                translate("Stock", "Places farther than this (m) from any street are not tied to the network."),
            ),
            (
                "TOLERANCE",
                translate("Stock", "Tolerance"),
                0.01,
                translate("Stock", "Streets whose vertices lie within this distance (m) are joined."),
            ),
        ):
            self.add(p.distance(name, title, default), text, advanced=True)

    def compute(self, run: Run) -> None:
        """Read candidates, targets and streets, measure, write."""
        candidates = run.layer("CANDIDATES")
        targets, streets = read_targets(run), run.layer("NETWORK", shapes_only=True)
        limits = context.Limits(*(run.number(name) for name in ("REACH", "MAX_DISTANCE", "SNAP", "TOLERANCE")))
        lines = None if streets is None else streets.geometry
        found = context.context(candidates.geometry, targets, limits, lines, run.progress, run.cancelled)
        run.note(*found.notes)
        run.write("OUTPUT", found.table, candidates)
        summary = context.summary(found.table, targets)
        for line in context_report.sentences(summary, limits, lines is not None):
            run.info(line)
        run.report(lambda: context_report.build(summary, limits, lines is not None))


def read_targets(run: Run) -> dict:
    """The target geometries by field name."""
    layers = run.several("TARGETS")
    if not layers:
        raise InputError(
            "TARGETS",
            translate("Stock", "no layer is chosen."),
            translate("Stock", "Choose at least one layer of places that matter to the location."),
        )
    names = context.field_names(layer.name for layer in layers)
    return {name: layer.geometry for name, layer in zip(names, layers, strict=True)}
