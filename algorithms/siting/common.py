"""What the tools of the siting share: demand, candidates, existing sites, rules on money and space, ways, and what they write."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from qgis.core import Qgis, QgsCoordinateTransform, QgsProcessingOutputNumber, QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import siting_rows
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer, followed_by, of_one_kind
from ..run import Run
from ..streets import DRIVING, add_network, add_snapping, add_speed, add_travel, add_unit, note_edge


def add_demand(algorithm: Algorithm) -> None:
    """DEMAND and POPULATION_FIELD."""
    algorithm.add(
        p.layer("DEMAND", translate("Siting", "Whom to serve")),
        translate(
            "Siting",
            "Where people live or work, or the gaps of the life circle; a polygon is taken at its point on surface.",
        ),
    )
    algorithm.add(
        p.field("POPULATION_FIELD", translate("Siting", "People"), "DEMAND", p.DataType.Numeric),
        translate(
            "Siting", "People at each place. A missing or negative number counts as 0. Empty: each place counts as one."
        ),
    )


def add_candidates(algorithm: Algorithm, cost: str) -> None:
    """CANDIDATES, NAME_FIELD and COST_FIELD with its help."""
    algorithm.add(
        p.layer("CANDIDATES", translate("Siting", "Candidates"), *p.GROUNDS),
        translate("Siting", "Where a site could be, such as the stock spaces of grade A and B."),
    )
    algorithm.add(
        p.field("NAME_FIELD", translate("Siting", "Name of the candidate"), "CANDIDATES"),
        translate(
            "Siting",
            "Names the sites in all results. Empty: the number of the row in the layer, for existing sites "
            "with an E before it.",
        ),
    )
    algorithm.add(
        p.field("COST_FIELD", translate("Siting", "Cost"), "CANDIDATES", p.DataType.Numeric),
        cost,
    )


def add_existing(algorithm: Algorithm, text: str) -> None:
    """EXISTING with its help, and NETWORK."""
    algorithm.add(
        p.layer("EXISTING", translate("Siting", "Existing sites"), *p.GROUNDS, optional=True),
        text,
    )
    add_network(algorithm, translate("Siting", "Empty: straight lines, and every result says so."))


def add_limits(algorithm: Algorithm) -> None:
    """BUDGET and SPACING."""
    budget = QgsProcessingParameterNumber(
        "BUDGET", translate("Siting", "Budget"), Qgis.ProcessingNumberParameterType.Double, None, True, 0
    )
    algorithm.add(budget, translate("Siting", "What the new sites may cost together, in the unit of the cost."))
    algorithm.add(
        p.distance("SPACING", translate("Siting", "Least distance between sites"), 0),
        translate("Siting", "Metres in a straight line, between new sites and to existing ones. 0: any."),
    )


def add_time_limit(algorithm: Algorithm, text: str) -> None:
    """TIME_LIMIT with its help."""
    algorithm.add(
        p.number("TIME_LIMIT", translate("Siting", "Time limit (s)"), 60, 1, 86_400, decimals=0),
        text,
        advanced=True,
    )


def add_ways(algorithm: Algorithm) -> None:
    """How streets are travelled, to the sites unless said otherwise."""
    add_unit(algorithm)
    add_speed(algorithm, translate("Siting", "For minutes, on lines without speed or time of their own."), DRIVING)
    add_snapping(algorithm)
    add_travel(algorithm, heading="to")


def add_figures(algorithm: Algorithm) -> None:
    """OBJECTIVE, BOUND and GAP."""
    for name, title in (
        ("OBJECTIVE", translate("Siting", "Value of the choice")),
        ("BOUND", translate("Siting", "Bound of the value")),
        ("GAP", translate("Siting", "Open gap")),
    ):
        algorithm.addOutput(QgsProcessingOutputNumber(name, title))


def all_sites(candidates: Layer, existing: Layer | None) -> np.ndarray:
    """(m,) the geometries of the candidates and, behind them, of the existing sites."""
    return candidates.geometry if existing is None else np.concatenate([candidates.geometry, existing.geometry])


def write_sites(
    run: Run,
    rows: object,
    candidates: Layer,
    existing: Layer | None,
    style: str = "siting_sites",
    levels: Sequence[str] = (),
) -> None:
    """The rows of all sites into OUTPUT, in a style that may distinguish the `levels`."""
    if existing is None:
        run.write("OUTPUT", rows, candidates, style=style, classes=levels)
        return
    both = with_existing(run, candidates, existing)
    run.write("OUTPUT", rows, both, origin=range(len(both)), style=style, classes=levels)


def names_of_demand(demand: Layer) -> np.ndarray | None:
    """(n,) what the places of the demand are called, those without a name by their row; None where no field has names."""
    if not demand.named_by:
        return None
    return np.array(siting_rows.names_of(demand.texts(demand.named_by), range(1, len(demand) + 1)), dtype=object)


def with_existing(run: Run, candidates: Layer, existing: Layer) -> Layer:
    """The candidates and, behind them, the existing sites as one layer; both as points where they are of several kinds."""
    way = QgsCoordinateTransform(existing.crs, candidates.crs, run.context.transformContext())
    as_given = followed_by(candidates, existing, way)
    both = of_one_kind(as_given)
    if both is not as_given:
        run.info(
            translate(
                "Siting",
                "Candidates and existing sites are not of one kind: all sites are written as points within them.",
            )
        )
    return both


def told_of_place(run: Run, streets, layers: tuple[Layer, Layer], options, radius: float) -> str:
    """Report demand at the edge of the streets; gives the remark on layers that do not meet within the `radius`."""
    demand, candidates = layers
    cost = options.travel.cost(radius, streets is not None and streets.timed)
    if streets is not None:
        note_edge(run, streets, demand, cost, "pairs")
    return run.note_apart(demand, candidates, cost if streets is None else streets.metres_within(cost))


def write_figures(run: Run, figures: dict[str, float]) -> None:
    """OBJECTIVE, BOUND and GAP, none where there is no number."""
    for name, figure in figures.items():
        run.results[name.upper()] = float(figure) if np.isfinite(figure) else None
