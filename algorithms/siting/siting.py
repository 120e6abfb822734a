"""Where the next sites should go, proven, and what they bring."""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis, QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import pandas as pd
from ...core.lazy import siting, siting_report, siting_rows, terms
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
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
    names_of_demand,
    told_of_place,
    write_figures,
    write_sites,
)


class SitingOfSpaces(Algorithm):
    """Candidates with who is chosen, demand with its site, lines between them, the curve of numbers."""

    NAME = "siting"
    GROUP = "siting"
    MAIN = "DEMAND"
    FIELDS = {
        "OUTPUT": "chosen rank adds clients pop mean_d worst_d load status",
        "ALLOCATION": "site distance covered status",
        "LINKS": "site distance covered status",
        "CURVE": "number value share gain bound",
    }
    ARGUMENTS = {
        "population": "POPULATION_FIELD",
        "cost": "COST_FIELD",
        "capacity": "CAPACITY_FIELD",
        "score": "SCORE_FIELD",
        "sites": "CANDIDATES",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Siting", "Siting of new spaces")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Siting",
            "Where should the next innovation spaces go, what do they bring beside those that are there, how "
            "many are worth it, "
            "and could any other choice do better? Each answer is proven, or says how far it may be from the best.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self._add_layers()
        self._add_rules()
        add_ways(self)
        self._add_outputs()

    def _add_layers(self) -> None:
        add_demand(self)
        add_candidates(self, translate("Siting", "For the budget, and for covering everybody at the least cost."))
        self.add(
            p.field("CAPACITY_FIELD", translate("Siting", "Capacity"), "CANDIDATES", p.DataType.Numeric),
            translate(
                "Siting",
                "People that a site can serve; each place is served whole by one site. Not for cover_twice and "
                "least_worst.",
            ),
        )
        self.add(
            p.field("SCORE_FIELD", translate("Siting", "Score"), "CANDIDATES", p.DataType.Numeric),
            translate(
                "Siting",
                "Such as the score of the stock-space screening; brought to 0–1 between its least and its greatest value.",
            ),
        )
        add_existing(
            self,
            translate(
                "Siting",
                "Always serve, and count neither in the number nor in the budget. Name and capacity come from "
                "their fields of the same "
                "names; without that of the capacity they have no limit.",
            ),
        )

    def _add_rules(self) -> None:
        self.add(
            p.choice("MODEL", translate("Siting", "What is best"), terms.codes("model")),
            translate(
                "Siting",
                "cover_most: as many people as possible within the radius. cover_all: everybody (or the share "
                "below) with the fewest or "
                "cheapest sites. cover_twice: with as few sites, as many people as possible within the radius "
                "of two. least_distance: the "
                "least way of all people together. least_worst: the shortest longest way of any place.",
            ),
        )
        self.add(
            QgsProcessingParameterNumber("NUMBER", translate("Siting", "New sites"), defaultValue=5, minValue=1),
            translate(
                "Siting",
                "Exactly this many; with a budget, at most this many, and then also more than there are candidates. cover_all "
                "and cover_twice find it themselves.",
            ),
        )
        self.add(
            p.distance("RADIUS", translate("Siting", "Radius"), 1000, minimum=0.001, or_minutes=True),
            translate("Siting", "Distance (m), or time (min, see the unit), within which a place is covered."),
        )
        self.add(
            p.number("TARGET_SHARE", translate("Siting", "Share to be covered"), 1, 0.001, 1),
            translate(
                "Siting", "Of the people, for cover_all and cover_twice. 1: every place, also one without people."
            ),
        )
        self._add_limits()

    def _add_limits(self) -> None:
        add_limits(self)
        self.add(
            p.number("SCORE_WEIGHT", translate("Siting", "Weight of the score"), 0, 0, 1),
            translate(
                "Siting",
                "For cover_most: (1 − weight) × share of people covered + weight × mean score of the new sites.",
            ),
        )
        add_time_limit(
            self,
            translate(
                "Siting",
                "The search stops then; an answer that it stopped says so, and may differ next time. Trials of how sure "
                "the choice is, and the search for an alternative, are reported where they were left out.",
            ),
        )

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Siting", "Sites"), p.Source.VectorAnyGeometry),
            translate(
                "Siting",
                "The candidates, and behind them the existing sites, with chosen, rank (1 adds most, and so "
                "on), adds (whether it brings people whom those of a better rank do not, or nearer), clients, people, mean and "
                "longest distance (in the unit), load (people ÷ capacity; empty without a limit) and status. In the models "
                "that cover, clients are those within the radius.",
            ),
        )
        self.add(
            p.sink("ALLOCATION", translate("Siting", "Demand by site"), p.Source.VectorAnyGeometry),
            translate(
                "Siting",
                "The places with their site (the nearest, also beyond the radius), distance (in the unit), covered (within "
                "the radius, and served where sites have a capacity) and status.",
            ),
        )
        self.add(
            p.sink("LINKS", translate("Siting", "Lines from demand to site"), p.Source.VectorLine, by_default=False),
            translate(
                "Siting",
                "A straight line for each place that reaches a site, also where that has no room for it: covered is false then.",
            ),
        )
        self.add(
            p.sink("CURVE", translate("Siting", "What each number brings"), p.Source.Vector),
            translate(
                "Siting",
                "A row a number of new sites, each solved on its own: value, share of people within the "
                "radius, gain over the row before, "
                "and the bound that no choice exceeds.",
            ),
        )
        add_figures(self)
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, search, write."""
        demand, candidates, existing = run.layer("DEMAND"), run.layer("CANDIDATES"), run.layer("EXISTING")
        note_empty(run, *(layer for layer in (demand, candidates, existing) if layer is not None))
        options = run.call(siting.SitingOptions, travel=travel_options(run))
        note_long(run, options.radius)
        streets = read_streets(run, options.travel)
        existing_capacity = _numbers_if_any(existing, run.field("CAPACITY_FIELD"))
        result = run.call(siting.assess, existing_capacity=existing_capacity, streets=streets, options=options)
        run.note(*result.notes)
        apart = told_of_place(run, streets, (demand, candidates), options, options.radius)
        names = siting_rows.names_in(run.field("NAME_FIELD"), candidates, existing)
        if not apart:
            run.info(*siting_report.sentences(result, names=names))
        sites = all_sites(candidates, existing)
        self._write(run, result, names, sites, (demand, candidates, existing))
        write_figures(run, result.summary[["objective", "bound", "gap"]].iloc[0].to_dict())
        shown = {"demand": demand.geometry, "sites": sites, "streets": streets}
        shown |= {"use": _use(candidates, existing), "places": names_of_demand(demand)}
        run.report(lambda: siting_report.build(result, names=names, **shown, apart=apart))

    def _write(self, run: Run, result: siting.Siting, names: np.ndarray, sites: np.ndarray, layers: tuple) -> None:
        demand, candidates, existing = layers
        write_sites(run, result.rows, candidates, existing)
        site = result.allocation["site"].to_numpy()
        allocation = result.allocation.assign(site=siting_rows.called(site, names))
        run.write("ALLOCATION", allocation, demand, style="siting_demand")
        if run.wants("LINKS"):
            reached = np.flatnonzero(site >= 0)
            lines = siting.links(demand.geometry[reached], sites[site[reached]])
            table = allocation.iloc[reached].assign(geometry=lines)
            style = links_style(result.options.model)
            run.write("LINKS", table, demand, reached.tolist(), style, Qgis.WkbType.LineString)
        run.write("CURVE", result.curve)


def links_style(model: str) -> str:
    """Where a model covers, lines to a site beyond the radius stand back: they would pass for a service."""
    return "siting_links_covered" if model in siting.COVERING else "siting_links"


def _use(candidates: Layer, existing: Layer | None) -> pd.DataFrame:
    """A row a site: programme and desks where the layers carry them, as ranked stock spaces do."""
    columns: dict[str, list] = {name: [] for name in ("programme", "desks_min", "desks_max")}
    for layer in filter(None, (candidates, existing)):
        for name, values in columns.items():
            own = layer.texts_if_any(name) if name == "programme" else _numbers_if_any(layer, name)
            values += [None] * len(layer) if own is None else own.tolist()
    return pd.DataFrame(columns)


def _numbers_if_any(layer: Layer | None, field: str | None) -> np.ndarray | None:
    """The numbers of a field that a layer may lack."""
    known = layer is not None and field is not None and layer.fields.lookupField(field) >= 0
    return layer.numbers(field) if known else None
