"""Town layout: park-in-park, independent or mixed."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingOutputNumber

from ...core.base import terms
from ...core.base.text import paragraph, translate
from ...core.lazy import town_layout, town_layout_report, zones
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from . import common


class TownLayout(Algorithm):
    """Incubators with their relation to innovation and production hosts."""

    NAME = "townlayout"
    GROUP = "layout"
    MAIN = "INCUBATORS"
    FIELDS = {
        "OUTPUT": "town_layout host_kind host_name inside_share relation host_m status",
        "SUMMARY": "city ring ring_name town_layout n share evenness herfindahl",
    }
    ARGUMENTS = {
        "grounds": "INCUBATORS",
        "ids": "ID_FIELD",
        "innovation_names": "INNOVATION_NAME_FIELD",
        "production_names": "PRODUCTION_NAME_FIELD",
        "ring": "RINGS",
    }
    NUMBERS = ("EVENNESS", "HERFINDAHL")

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Layout", "Town layout")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Layout",
            "Does each incubator stand inside another park or campus (park-in-park), away from all of them (independent), "
            "or with one part inside and one outside (mixed)? The shares are set beside the published 72, 25 and 3%.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        common.add_incubators(self, "INCUBATORS", *p.GROUNDS)
        self._add_hosts()
        self.add(
            p.number("INSIDE_SHARE", translate("Layout", "Inside from this share on"), 0.9, maximum=1),
            translate("Layout", "Park-in-park when at least this share (0–1) of the grounds lies inside the hosts."),
            advanced=True,
        )
        self.add(
            p.number("OUTSIDE_SHARE", translate("Layout", "Outside up to this share"), 0.1, maximum=1),
            translate("Layout", "Independent when at most this share (0–1) lies inside; between the two: mixed."),
            advanced=True,
        )
        self.add(
            p.distance("TOLERANCE", translate("Layout", "Tolerance"), 0, maximum=1000),
            translate("Layout", "Hosts are grown by this many metres, for boundaries that were drawn roughly."),
            advanced=True,
        )
        self._add_groups()
        self.add(
            p.sink("OUTPUT", translate("Layout", "Incubators by town layout"), p.Source.VectorAnyGeometry),
            translate(
                "Layout",
                "The incubators with town_layout, host_kind, host_name, inside_share, relation, host_m (m), status.",
            ),
        )
        self.add(p.summary(), translate("Layout", "Number and share of the types by city and ring, with evenness."))
        self.add(p.report())
        for name in self.NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, terms.label("field", name.lower())))

    def _add_hosts(self) -> None:
        hosts = (
            (
                "INNOVATION",
                translate("Layout", "Innovation hosts"),
                translate("Layout", "Universities and institutes."),
            ),
            (
                "PRODUCTION",
                translate("Layout", "Production hosts"),
                translate("Layout", "Industrial parks and development zones."),
            ),
        )
        for kind, title, meaning in hosts:
            self.add(
                p.layer(f"{kind}_HOSTS", title, *p.GROUNDS, optional=True),
                paragraph(meaning, translate("Layout", "At least one of the two host layers is needed.")),
            )
            self.add(
                p.field(f"{kind}_NAME_FIELD", translate("Layout", "Name of the host"), f"{kind}_HOSTS"),
                translate(
                    "Layout",
                    "Written to host_name: the host that holds most of the incubator, of several that hold as much the nearest "
                    "as drawn, then the first in the alphabet. Empty: hosts stay unnamed.",
                ),
            )

    def _add_groups(self) -> None:
        self.add(
            p.layer("RINGS", translate("Layout", "Rings"), p.Source.VectorPolygon, optional=True),
            translate("Layout", "The result of a ring tool (field ring); the summary then counts by ring."),
        )
        self.add(
            p.field("CITY_FIELD", translate("Layout", "City of the incubator"), "INCUBATORS"),
            translate("Layout", "The summary then counts by city."),
        )

    def compute(self, run: Run) -> None:
        """Read, classify, write."""
        incubators = run.layer("INCUBATORS")
        layers = [run.layer(f"{kind}_HOSTS") for kind in ("INNOVATION", "PRODUCTION")]
        for layer in layers:
            run.note(*([] if layer is None else town_layout.host_notes(layer.parameter, layer.geometry)))
        hosts = run.call(town_layout.hosts_of)
        rules = run.call(town_layout.TownRules)
        result = run.call(town_layout.assess, hosts=hosts, rules=rules)
        common.tell_grounds(run, incubators, result.numbers)
        remarks = common.tell_apart(run, incubators, layers, rules.tolerance)
        # What one kind of host holds is a finding still where only the other is elsewhere.
        apart = remarks if all(remarks) else []
        run.note(*result.notes)
        city = run.texts("CITY_FIELD")
        rings, notes = zones.of_tool(run.layer("RINGS"))
        run.note(*notes)
        by_group = result.summary_by(rings, **({} if city is None else {"city": city}))
        run.write("OUTPUT", result.rows, incubators, style="town_layout")
        run.write("SUMMARY", by_group)
        run.results.update({name: float(result.summary[name.lower()].iloc[0]) for name in self.NUMBERS})
        run.info(*([] if apart else town_layout_report.sentences(result)))
        run.report(
            lambda: town_layout_report.build(
                result, by_group=by_group, grounds=incubators.geometry, hosts=hosts, rings=_rings(run), apart=apart
            )
        )


def _rings(run: Run) -> tuple[np.ndarray, np.ndarray] | None:
    """The ground of the rings and its cities, for the map; None without rings."""
    layer = run.layer("RINGS")
    if layer is None:
        return None
    named = layer.fields.lookupField("city") >= 0
    return layer.geometry, layer.texts("city") if named else np.full(len(layer), None)
