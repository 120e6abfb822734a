"""Distances along streets between two layers, as far as a cutoff."""

from __future__ import annotations

import numpy as np

from ...core.lazy import access, network_check
from ...core.lazy import pandas as pd
from ...core.running import part
from ...core.text import translate
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from .streets import add_network, add_snapping, add_speed, read_streets, tie


class AccessMatrix(Algorithm):
    """A sparse table of origins and destinations within reach."""

    NAME = "accessmatrix"
    GROUP = "lifecircle"

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
        key = translate("LifeCircle", "The field that names the rows in the result.")
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
            translate("LifeCircle", "A table with origin_id, destination_id, distance_m and minutes."),
        )

    def compute(self, run: Run) -> None:
        """Read, search, write."""
        origins, destinations = run.layer("ORIGINS"), run.layer("DESTINATIONS")
        streets = read_streets(run)
        run.note(*network_check.parts_note(streets))
        from_ = tie(run, streets, origins, part(run.progress, 0, 0.1))
        to = tie(run, streets, destinations, part(run.progress, 0.1, 0.2))
        pairs = access.matrix(streets, from_, to, run.number("CUTOFF"), part(run.progress, 0.2, 1), run.cancelled)
        minutes = pairs["distance_m"].to_numpy() / (run.number("SPEED") * 1000 / 60)
        names = {
            "origin_id": _named(origins, run.field("ORIGIN_ID"), pairs["origin"]),
            "destination_id": _named(destinations, run.field("DESTINATION_ID"), pairs["destination"]),
        }
        run.write("OUTPUT", pd.DataFrame({**names, "distance_m": pairs["distance_m"].to_numpy(), "minutes": minutes}))
        alone = int(np.isin(np.arange(len(origins)), pairs["origin"], invert=True).sum())
        text = translate("LifeCircle", "{pairs} pairs within {m:g} m; {n} of {total} origins reach no destination.")
        run.info(text.format(pairs=len(pairs), m=run.number("CUTOFF"), n=alone, total=len(origins)))


def _named(layer: Layer, field: str, rows: pd.Series) -> np.ndarray:
    """The ids of rows, numbers as numbers where all of them are."""
    return pd.Series(layer.column(field)).infer_objects().to_numpy()[rows]
