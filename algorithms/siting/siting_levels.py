"""Where the next sites of several levels should go, all levels together, proven."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterMatrix

from ...core.base.text import translate
from ...core.lazy import siting_levels, siting_levels_report, siting_rows
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import note_empty, note_long, read_streets, travel_options
from .common import (
    add_candidates,
    add_demand,
    add_existing,
    add_figures,
    add_limits,
    add_time_limit,
    add_ways,
    all_sites,
    told_of_place,
    write_figures,
    write_sites,
)

MODELS = ("cover_most", "least_distance")


class SitingOfLevels(Algorithm):
    """Candidates with the level that they are chosen for, demand with its site at each level."""

    NAME = "sitinglevels"
    GROUP = "siting"
    MAIN = "DEMAND"
    FIELDS = {
        "OUTPUT": "chosen rank adds level clients pop mean_d worst_d load status",
        "ALLOCATION": "level site distance covered status",
    }
    ARGUMENTS = {
        "population": "POPULATION_FIELD",
        "cost": "COST_FIELD",
        "number": "LEVELS",
        "radius": "LEVELS",
        "sites": "CANDIDATES",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("SitingLevels", "Siting of spaces of several levels")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "SitingLevels",
            "Where should spaces of several levels go, such as those of the community, the district and the city, if a higher "
            "one also works as a lower one? All levels are sited together; each answer is proven, or says how far it may be "
            "from the best.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        add_demand(self)
        add_candidates(self, translate("SitingLevels", "For the budget."))
        add_existing(
            self,
            translate(
                "SitingLevels",
                "Always work at the lowest level, and count neither in its number nor in the budget. Names come from their field "
                "of the same name.",
            ),
        )
        self._add_rules()
        add_ways(self)
        self._add_outputs()

    def _add_rules(self) -> None:
        self.add(
            p.choice("MODEL", translate("Siting", "What is best"), MODELS),
            translate(
                "SitingLevels",
                "cover_most: as many people as possible within the radius, summed over the levels. least_distance: the least way "
                "of all people to the sites of each level, summed over the levels.",
            ),
        )
        headers = [
            translate("SitingLevels", "level"),
            translate("SitingLevels", "sites"),
            translate("SitingLevels", "radius"),
        ]
        example = [translate("SitingLevels", "community"), 5, 1000, translate("SitingLevels", "district"), 2, 3000]
        title = translate("SitingLevels", "Levels")
        levels = QgsProcessingParameterMatrix("LEVELS", title, 2, False, headers, defaultValue=example)
        self.add(
            p.by_unit(levels, column=2),
            translate(
                "SitingLevels",
                "A row a level, the lowest first: name, new sites that work at it (those of higher levels included; with a "
                "budget at most so many), and the radius, in metres or minutes (see the unit), within which a place is covered.",
            ),
        )
        add_limits(self)
        stops = translate(
            "Siting", "The search stops then; an answer that it stopped says so, and may differ next time."
        )
        add_time_limit(self, stops)

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Siting", "Sites"), p.Source.VectorAnyGeometry),
            translate(
                "SitingLevels",
                "The candidates, and behind them the existing sites, with chosen, rank (1 adds most at the lowest level, and so "
                "on), adds (whether it brings people whom those of a better rank do not, or nearer, at any of its "
                "levels), level (the highest at which a site works) and status; clients, people, mean and longest distance (in "
                "the unit) are those at the lowest level. load stays empty: these sites have no capacity.",
            ),
        )
        self.add(
            p.sink("ALLOCATION", translate("SitingLevels", "Demand by level and site"), p.Source.VectorAnyGeometry),
            translate(
                "SitingLevels",
                "The places once for each level, with their site there (the nearest, also beyond the radius), distance (in the "
                "unit), covered (within the radius of the level) and status.",
            ),
        )
        add_figures(self)
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, search, write."""
        demand, candidates, existing = run.layer("DEMAND"), run.layer("CANDIDATES"), run.layer("EXISTING")
        note_empty(run, *(layer for layer in (demand, candidates, existing) if layer is not None))
        options = self._options(run)
        note_long(run, *(level.radius for level in options.levels))
        streets = read_streets(run, options.travel)
        result = run.call(siting_levels.assess, streets=streets, options=options)
        run.note(*result.notes)
        widest = max(level.radius for level in options.levels)
        apart = told_of_place(run, streets, (demand, candidates), options, widest)
        names = siting_rows.names_in(run.field("NAME_FIELD"), candidates, existing)
        if not apart:
            run.info(*siting_levels_report.sentences(result, names=names))
        levels = [level.name for level in options.levels]
        write_sites(run, result.rows, candidates, existing, "siting_level_sites", levels)
        site, rows = siting_rows.called(result.allocation["site"].to_numpy(), names), result.allocation["demand"]
        table = result.allocation.drop(columns="demand").assign(site=site)
        run.write("ALLOCATION", table, demand, rows.tolist(), "siting_level_demand", classes=levels)
        write_figures(run, {name: getattr(result, name) for name in ("objective", "bound", "gap")})
        shown = {"demand": demand.geometry, "sites": all_sites(candidates, existing), "streets": streets}
        run.report(lambda: siting_levels_report.build(result, names=names, **shown, apart=apart))

    def _options(self, run: Run):
        cells = run.algorithm.parameterAsMatrix(run.parameters, "LEVELS", run.context)
        levels = siting_levels.parse_levels(cells)
        return run.call(siting_levels.SitingLevelsOptions, levels=levels, travel=travel_options(run))
