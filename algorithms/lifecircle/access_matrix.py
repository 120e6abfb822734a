"""Distances along streets between two layers, as far as a cutoff."""

from __future__ import annotations

import numpy as np

from ...core.base.running import part
from ...core.base.text import translate
from ...core.lazy import access, ids, network_check, travel
from ...core.lazy import pandas as pd
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
    note_edge,
    note_long,
    read_streets,
    tie,
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
        options, cutoff = travel_options(run), run.number("CUTOFF")
        note_long(run, cutoff)
        streets = read_streets(run, options)
        run.note(*network_check.parts_note(streets))
        from_ = tie(run, streets, origins, part(run.progress, 0, 0.1))
        to = tie(run, streets, destinations, part(run.progress, 0.1, 0.2))
        limit = options.cost(cutoff, streets.timed)
        pairs = access.matrix(streets, from_, to, limit, part(run.progress, 0.2, 1), run.cancelled)
        note_edge(run, streets, origins, limit, "pairs")
        for layer, key in ((origins, "ORIGIN_ID"), (destinations, "DESTINATION_ID")):
            self._note_repeated(run, layer, key)
        from_row, to_row = pairs["origin"].to_numpy(), pairs["destination"].to_numpy()
        names = {
            "origin_id": ids.exact(origins.column(run.field("ORIGIN_ID")))[from_row],
            "destination_id": ids.exact(destinations.column(run.field("DESTINATION_ID")))[to_row],
        }
        cost = pairs.iloc[:, -1].to_numpy(float)
        metres = np.full(len(cost), np.nan) if streets.timed else cost
        minutes = options.minutes(cost, streets.timed)
        run.write("OUTPUT", pd.DataFrame({**names, "distance_m": metres, "minutes": minutes}))
        self._tell(
            run, options, len(pairs), int(from_.tied.sum()), len(np.intersect1d(from_row, np.flatnonzero(from_.tied)))
        )

    def _tell(self, run: Run, options: travel.TravelOptions, pairs: int, tied: int, reaching: int) -> None:
        text = translate(
            "LifeCircle",
            "Pairs within {m:g} m: {pairs:,}. Of {total:,} origins with a street {n:,} reach no destination.",
        )
        if options.unit == "minutes":
            text = translate(
                "LifeCircle",
                "Pairs within {m:g} minutes: {pairs:,}. Of {total:,} origins with a street {n:,} reach no destination.",
            )
        run.info(text.format(pairs=pairs, m=run.number("CUTOFF"), n=tied - reaching, total=tied))

    def _note_repeated(self, run: Run, layer: Layer, key: str) -> None:
        """Tell where several features share an id: their rows cannot be told apart."""
        values = pd.Series(ids.exact(layer.column(run.field(key)))).dropna()
        if not values.duplicated().any():
            return
        text = translate(
            "LifeCircle",
            "{key}: the ids are not unique: {n:,} features have {different:,} different ids, so that rows of the table "
            "cannot be told apart.",
        )
        run.note(text.format(key=key, n=len(values), different=values.nunique()))
