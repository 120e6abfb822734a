"""Which ring each incubator stands in, and the ring pattern of each city."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterNumber

from ...core.base.text import translate
from ...core.lazy import pandas as pd
from ...core.lazy import ring_distribution, ring_report, terms, zones
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run


class RingDistribution(Algorithm):
    """Incubators with their ring, statistics per ring, a pattern per city."""

    NAME = "ringdistribution"
    GROUP = "rings"
    MAIN = "INCUBATORS"
    ARGUMENTS = {"ring": "RING_FIELD"}
    FIELDS = {
        "OUTPUT": "city ring ring_name edge_m edge_pos status",
        "RING_STATISTICS": (
            "city ring ring_name n share area_km2 density mean_area median_year n_national n_provincial n_municipal"
        ),
        "CITY_PATTERNS": "city n n_central n_near_suburb n_far_suburb pattern rho_n rho_density rho_area rho_year",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Rings", "Distribution over rings")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Rings",
            "Which ring of its city is each incubator in; which of the seven ring patterns does a city show; do "
            "number, density, size and opening year change outward?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Rings", "Incubators"), *p.GROUNDS),
            translate("Rings", "Points or polygons; a polygon counts where its point on surface lies."),
        )
        self.add(
            p.layer("RINGS", translate("Rings", "Rings"), p.Source.VectorPolygon),
            translate(
                "Rings",
                "The result of a ring tool, or other polygons with a ring number. Where rings of a city overlap, the inner one "
                "keeps the ground.",
            ),
        )
        self.add(
            p.field("RING_FIELD", translate("Rings", "Ring number"), "RINGS", optional=False, default="ring"),
            translate(
                "Rings", "1 = innermost; known ring names are understood as well. Ring 3 and beyond are far suburb."
            ),
        )
        self.add(
            p.field("CITY_FIELD", translate("Rings", "City of the ring"), "RINGS", default="city"),
            translate("Rings", "Empty: all rings belong to one city."),
        )
        self.add(
            p.field("LEVEL_FIELD", translate("Rings", "Level"), "INCUBATORS"),
            translate("Rings", "National, provincial or municipal level, in Chinese or English."),
        )
        self.add(
            p.field("AREA_FIELD", translate("Rings", "Floor area (m²)"), "INCUBATORS"),
            translate("Rings", "For the mean size by ring."),
        )
        self.add(
            p.field("YEAR_FIELD", translate("Rings", "Opening year"), "INCUBATORS"),
            translate("Rings", "A year, a date, or a text that begins with a year."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_COUNT", translate("Rings", "Incubators that occupy a ring"), defaultValue=1, minValue=1
            ),
            translate(
                "Rings",
                "A ring counts towards the pattern if it has at least this many incubators. The literature gives no number.",
            ),
            advanced=True,
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Rings", "Incubators by ring"), p.Source.VectorAnyGeometry),
            translate("Rings", "The incubators with city, ring, ring_name, edge_m, edge_pos and status."),
        )
        self.add(
            p.sink("RING_STATISTICS", translate("Rings", "Ring statistics"), p.Source.Vector),
            translate("Rings", "A row per city and ring: number, share, density, mean size, median year, levels."),
        )
        self.add(
            p.sink("CITY_PATTERNS", translate("Rings", "City patterns"), p.Source.Vector),
            translate("Rings", "A row per city: incubators by ring, the pattern, and Spearman's ρ outward."),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, assign, write."""
        incubators, layer = run.layer("INCUBATORS"), run.layer("RINGS")
        table = ring_table(run, layer)
        levels = run.texts("LEVEL_FIELD")
        result = run.call(
            ring_distribution.assess,
            rings=table,
            level=None if levels is None else terms.codes_of("level", levels),
            area=run.numbers("AREA_FIELD"),
            year=run.years("YEAR_FIELD"),
            options=run.call(ring_distribution.DistributionOptions),
        )
        run.note(*result.notes)
        apart = run.note_apart(incubators, layer)
        run.write("OUTPUT", result.rows, incubators, style="incubator_rings")
        run.write("RING_STATISTICS", result.statistics)
        run.write("CITY_PATTERNS", result.summary)
        run.info(*([] if apart else ring_report.city_sentences(result.summary)))
        run.report(lambda: ring_report.build(result, incubators=incubators.geometry, rings=table, apart=apart))


def ring_table(run: Run, layer: Layer) -> pd.DataFrame:
    """The rings of a RINGS layer as the core wants them: ``city ring ring_name geometry``."""
    city = _city_field(run, layer)
    table, notes = zones.as_table(
        layer.geometry,
        ring=run.texts("RING_FIELD"),
        cities=layer.texts(city) if city else None,
        names=layer.texts_if_any("ring_name"),
    )
    run.note(*notes)
    return table


def _city_field(run: Run, layer: Layer) -> str | None:
    """The chosen field; left empty none, and not mentioned the default one where the layer has it."""
    chosen = run.parameters.get("CITY_FIELD", "city")
    mentioned = "CITY_FIELD" in run.parameters
    return run.field("CITY_FIELD") if chosen and (mentioned or layer.fields.lookupField(chosen) >= 0) else None
