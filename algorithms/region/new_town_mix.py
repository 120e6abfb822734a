"""What a new town has of formal and informal space, of large and small amenities."""

from __future__ import annotations

import numpy as np

from ...core.base.text import translate
from ...core.lazy import mix_kinds, new_town_mix, new_town_mix_report
from ...core.lazy import pandas as pd
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from ..streets import add_barriers, add_network, add_snapping, note_empty, read_streets


class NewTownMix(Algorithm):
    """Areas with the numbers of the four kinds inside and within reach, and a verdict."""

    NAME = "newtownmix"
    GROUP = "region"
    MAIN = "AREAS"
    FIELDS = {
        "OUTPUT": (
            "n_formal n_informal informal_share n_large_in n_small_in n_large_reach n_small_reach mix verdict status"
        ),
        "SUMMARY": "mix_kind n_inside n_within n_areas share per_1000_employees",
    }
    ARGUMENTS = {"space_kinds": "SPACE_FIELD", "amenity_sizes": "SIZE_FIELD", "employees": "EMPLOYEES_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Region", "Mix of new towns")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Region",
            "Does each new town or park have formal and informal innovation space, large and small amenities, inside and within "
            "reach; or are there small amenities inside and no large ones outside (院内小配套完善、院外大配套缺失)?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self._add_layers()
        add_network(
            self,
            translate(
                "Region",
                "With streets the way runs along them, from the area's point on surface; without, straight from its edge.",
            ),
        )
        self.add(
            p.distance("REACH", translate("Region", "Reach"), 1000),
            translate("Region", "What lies at most this far away (m), or inside, is within reach. A user parameter."),
        )
        add_snapping(self)
        add_barriers(self)
        self._add_outputs()

    def _add_layers(self) -> None:
        self.add(
            p.layer("AREAS", translate("Region", "New towns or parks"), p.Source.VectorPolygon),
            translate("Region", "Polygons of new towns, parks or incubators, each judged by itself."),
        )
        self.add(
            p.field("NAME_FIELD", translate("Region", "Name of the area"), "AREAS"),
            translate("Region", "For the report; empty: areas are called by their row."),
        )
        self.add(
            p.field("EMPLOYEES_FIELD", translate("Region", "Employees"), "AREAS", p.DataType.Numeric),
            translate("Region", "For the figures per 1,000 employees. Empty: no such figures."),
        )
        self.add(
            p.layer("SPACES", translate("Region", "Innovation spaces")),
            translate("Region", "Points or polygons: science parks, incubators, maker spaces, cafés."),
        )
        self.add(
            p.field("SPACE_FIELD", translate("Region", "Formal or informal"), "SPACES", optional=False),
            translate(
                "Region",
                "formal or informal, or a class of “Classify points of interest”, an AMap code, an OSM tag: science parks, "
                "incubators and universities are formal, maker spaces and meeting places informal. Others do not count.",
            ),
        )
        self.add(
            p.layer("AMENITIES", translate("Region", "Amenities")),
            translate("Region", "Points or polygons; it may be the layer of the innovation spaces."),
        )
        self.add(
            p.field("SIZE_FIELD", translate("Region", "Large or small"), "AMENITIES", optional=False),
            translate(
                "Region",
                "large or small, or a class as above: shopping centres, cinemas, hospitals are large; convenience stores, "
                "markets, kindergartens, community health centres are small. Others do not count.",
            ),
        )
        headers = [translate("Region", "value"), translate("Region", "kind")]
        self.add(
            p.class_map(translate("Region", "Own kinds"), headers),
            translate(
                "Region",
                "Which kind a value of either field stands for: formal, informal, large or small, several separated by commas; "
                "an empty kind leaves it out. They come before the tool's own table.",
            ),
        )

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Region", "Areas by mix")),
            translate(
                "Region",
                "The areas with n_formal, n_informal (within reach, inside included), informal_share, n_large_in, n_small_in "
                "(inside), n_large_reach, n_small_reach (within reach, inside included), mix (evenness of the four kinds within "
                "reach, 0–1), verdict and status.",
            ),
        )
        self.add(
            p.summary(),
            translate(
                "Region",
                "Each kind: how many lie inside the areas and within their reach, each once; areas that have one within reach; "
                "numbers per 1,000 employees.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, sort into kinds, count, judge, write."""
        areas, spaces, amenities = (run.layer(name) for name in ("AREAS", "SPACES", "AMENITIES"))
        note_empty(run, areas)
        streets = read_streets(run)
        kinds, sizes, classed = self._kinds(run)
        options = run.call(new_town_mix.MixOptions)
        result = run.call(new_town_mix.assess, space_kinds=kinds, amenity_sizes=sizes, streets=streets, options=options)
        run.note(*result.notes)
        apart = [text for layer in (spaces, amenities) if (text := run.note_apart(areas, layer, options.reach))]
        names = run.names("NAME_FIELD")
        run.info(*([] if apart else new_town_mix_report.sentences(result, names)))
        run.write("OUTPUT", result.rows, areas, style="new_town_mix")
        run.write("SUMMARY", result.summary)
        shown = {"areas": areas.geometry, "spaces": spaces.geometry, "amenities": amenities.geometry}
        shown["kinds"] = (kinds, sizes)
        run.report(lambda: new_town_mix_report.build(result, names=names, **shown, classed=classed, apart=apart))

    def _kinds(self, run: Run) -> tuple[np.ndarray, np.ndarray, pd.DataFrame]:
        """The kinds of the spaces and of the amenities, and what counted as what."""
        spaces, amenities = run.texts("SPACE_FIELD"), run.texts("SIZE_FIELD")
        both = np.concatenate([spaces, amenities])
        own, notes = mix_kinds.own_kinds(run.cells("CLASS_MAP"), both)
        run.note(*notes)
        kinds, sizes = mix_kinds.kinds_of(spaces, "space", own), mix_kinds.kinds_of(amenities, "size", own)
        return kinds, sizes, new_town_mix_report.counted(both, np.concatenate([kinds, sizes]))
