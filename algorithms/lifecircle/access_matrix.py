"""Distances along streets between two layers, as far as a cutoff."""

from __future__ import annotations

import numpy as np

from ...core.base.running import part
from ...core.base.text import translate
from ...core.lazy import access, ids, network_check
from ...core.lazy import pandas as pd
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from ..streets import add_network, add_snapping, add_speed, note_edge, read_streets, tie


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
            "How far is it on foot from each origin to each destination? One row for each pair within the cutoff; pairs "
            "farther apart, or without a way, have none.",
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
            p.distance("CUTOFF", translate("LifeCircle", "Largest distance"), 1000, minimum=0.001),
            translate("LifeCircle", "Metres, the straight ways from and to the street included."),
        )
        add_speed(self, translate("LifeCircle", "Turns metres into minutes."))
        add_snapping(self)
        self.add(
            p.sink("OUTPUT", translate("LifeCircle", "Distance matrix"), p.Source.Vector),
            translate(
                "LifeCircle",
                "A table with origin_id, destination_id, distance_m and minutes. The log says how many origins stand so near to "
                "the edge of the streets that pairs may be missing.",
            ),
        )

    def compute(self, run: Run) -> None:
        """Read, search, write."""
        origins, destinations = run.layer("ORIGINS"), run.layer("DESTINATIONS")
        streets = read_streets(run)
        run.note(*network_check.parts_note(streets))
        from_ = tie(run, streets, origins, part(run.progress, 0, 0.1))
        to = tie(run, streets, destinations, part(run.progress, 0.1, 0.2))
        pairs = access.matrix(streets, from_, to, run.number("CUTOFF"), part(run.progress, 0.2, 1), run.cancelled)
        note_edge(run, streets, origins, run.number("CUTOFF"), "pairs")
        for layer, key in ((origins, "ORIGIN_ID"), (destinations, "DESTINATION_ID")):
            self._note_repeated(run, layer, key)
        minutes = pairs["distance_m"].to_numpy() / (run.number("SPEED") * 1000 / 60)
        from_row, to_row = pairs["origin"].to_numpy(), pairs["destination"].to_numpy()
        names = {
            "origin_id": ids.exact(origins.column(run.field("ORIGIN_ID")))[from_row],
            "destination_id": ids.exact(destinations.column(run.field("DESTINATION_ID")))[to_row],
        }
        run.write("OUTPUT", pd.DataFrame({**names, "distance_m": pairs["distance_m"].to_numpy(), "minutes": minutes}))
        alone = int(np.isin(np.flatnonzero(from_.tied), from_row, invert=True).sum())
        text = translate(
            "LifeCircle",
            "Pairs within {m:g} m: {pairs:,}. Of {total:,} origins with a street {n:,} reach no destination.",
        )
        run.info(text.format(pairs=len(pairs), m=run.number("CUTOFF"), n=alone, total=int(from_.tied.sum())))

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
