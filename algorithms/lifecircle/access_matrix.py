"""Distances along streets between two layers, as far as a cutoff."""

from __future__ import annotations

from ...core.base.text import translate
from ...core.lazy import access_matrix
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import (
    DRIVING,
    add_network,
    add_snapping,
    add_speed,
    add_travel,
    add_unit,
    note_empty,
    note_long,
    read_streets,
    travel_options,
)


class AccessMatrix(Algorithm):
    """A sparse table of origins and destinations within reach."""

    NAME = "accessmatrix"
    GROUP = "lifecircle"
    MAIN = "ORIGINS"
    FIELDS = {"OUTPUT": "origin_id destination_id distance_m minutes"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("LifeCircle", "Distance matrix along streets")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "LifeCircle",
            "How far is it from each origin to each destination, in metres or in time? One row for each pair within the limit; "
            "pairs farther apart, or without a way, have none.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        text = translate("LifeCircle", "Points or polygons; a polygon is taken at its point on surface.")
        key = translate("LifeCircle", "The field that names the rows in the result; ids are written as they are.")
        self.add(p.layer("ORIGINS", translate("LifeCircle", "Origins")), text)
        self.add(p.field("ORIGIN_ID", translate("LifeCircle", "Id of the origin"), "ORIGINS", optional=False), key)
        self.add(p.layer("DESTINATIONS", translate("LifeCircle", "Destinations")), text)
        self.add(
            p.field("DESTINATION_ID", translate("LifeCircle", "Id of the destination"), "DESTINATIONS", optional=False),
            key,
        )
        add_network(self)
        self.add(
            p.distance(
                "CUTOFF", translate("LifeCircle", "Largest distance or time"), 1000, minimum=0.001, or_minutes=True
            ),
            translate(
                "LifeCircle", "In metres or minutes (see the unit), the straight ways from and to the street included."
            ),
        )
        add_unit(self)
        add_speed(
            self,
            translate("LifeCircle", "Turns metres into minutes, for lines without speed or time of their own."),
            DRIVING,
        )
        add_snapping(self)
        add_travel(self)
        self.add(
            p.sink("OUTPUT", translate("LifeCircle", "Distance matrix"), p.Source.Vector),
            translate(
                "LifeCircle",
                "A table with origin_id, destination_id, distance_m and minutes. Where lines have speeds or times of their own, "
                "the quickest way is not the shortest and distance_m stays empty. The log says how many origins stand so near to "
                "the edge of the streets that pairs may be missing.",
            ),
        )

    def compute(self, run: Run) -> None:
        """Read, search, write."""
        origins, destinations = run.layer("ORIGINS"), run.layer("DESTINATIONS")
        options = run.call(access_matrix.AccessOptions, travel=travel_options(run))
        note_long(run, options.cutoff)
        streets = read_streets(run, options.travel)
        note_empty(run, origins, destinations)
        result = run.call(
            access_matrix.assess,
            streets=streets,
            origin_ids=origins.column(run.field("ORIGIN_ID")),
            destination_ids=destinations.column(run.field("DESTINATION_ID")),
            options=options,
        )
        run.note(*result.notes)
        run.write("OUTPUT", result.rows)
        run.info(*access_matrix.sentences(result))
