"""Points of interest that are listed more than once brought down to one row a place."""

from __future__ import annotations

import numpy as np

from ...core.base.text import translate
from ...core.lazy import duplicate_pois, duplicate_pois_report
from .. import bridge
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from .common import has_style


class DuplicatePois(Algorithm):
    """One row per place, and the pairs with why they were merged or not."""

    NAME = "duplicatepois"
    GROUP = "data"
    MAIN = "INPUT"
    FIELDS = {"OUTPUT": "n_merged merged_ids", "PAIRS": "id_a id_b name_a name_b similarity metres verdict"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Data", "Merge duplicate points of interest")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "Which rows are the same place under two spellings? Rows near each other with similar names become one, and "
            "doubtful pairs are shown side by side.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INPUT", translate("Data", "Points of interest")),
            translate("Data", "Points; lines and areas count by a point on their surface."),
        )
        self.add(
            p.field("NAME_FIELD", translate("Data", "Name"), "INPUT", optional=False),
            translate(
                "Data",
                "Width, case, blanks, punctuation, the form of a company, the city in front and endings with their numerals (幢, "
                "栋, 单元, 门) do not count; other numerals must agree (七 is 7).",
            ),
        )
        self.add(
            p.field("TYPE_FIELD", translate("Data", "Type"), "INPUT"),
            translate(
                "Data", "Rows of different main types are never merged; leave it empty for layers of two services."
            ),
        )
        self.add(
            p.distance("RADIUS", translate("Data", "Radius"), 100.0),
            translate("Data", "Only rows within this many metres of each other are compared."),
        )
        self.add(
            p.number("SIMILARITY", translate("Data", "Similarity"), 0.85, maximum=1.0),
            translate("Data", "From this value up two names are one: 1 − edits ÷ length of the longer name."),
        )
        self.add(
            p.sink("OUTPUT", translate("Data", "Merged points of interest"), p.Source.VectorAnyGeometry),
            translate(
                "Data",
                "One row per place, the one with the most values, whole, with n_merged (rows that it stands for) and merged_ids "
                "(their feature ids, its own first).",
            ),
        )
        self.add(
            p.sink("PAIRS", translate("Data", "Pairs"), p.Source.Vector),
            translate(
                "Data",
                "Rows near each other with similar names, with feature ids and names, similarity, metres and verdict: merged, "
                "similar (to be decided, up to 0.15 below the similarity), other_numerals, other_type, unknown_type (between two "
                "types).",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, compare, write."""
        layer, names, types = run.layer("INPUT"), run.texts("NAME_FIELD"), run.texts("TYPE_FIELD")
        options = run.call(duplicate_pois.DuplicateOptions)
        found = duplicate_pois.assess(
            layer.geometry,
            names,
            types,
            options=options,
            ids=np.array(layer.ids),
            filled=filled(layer),
            progress=run.progress,
            cancelled=run.cancelled,
        )
        run.note(*found.notes)
        style = "duplicate_pois" if has_style(layer.wkb_type) else None
        run.write("OUTPUT", found.rows, layer, origin=found.kept.tolist(), style=style)
        run.write("PAIRS", found.pairs)
        run.info(*duplicate_pois.sentences(found))
        run.report(lambda: duplicate_pois_report.build(found, radius=options.radius, similarity=options.similarity))


def filled(layer: bridge.Layer) -> np.ndarray:
    """(n,) how many attributes of each row hold something."""
    return np.array([sum(bridge.plain(value) not in (None, "") for value in row) for row in layer.rows], dtype=int)
