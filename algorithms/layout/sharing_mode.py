"""Sharing modes: with which other city space an incubator shares its place."""

from ...core.base.text import translate
from ...core.layout.sharing_mode import MODES
from ...core.lazy import sharing_mode, sharing_mode_report, terms
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from . import common

PARAMETERS = dict(zip(MODES, ("THIRD_SPACES", "RESIDENTIAL", "FACTORIES", "OFFICES", "CAMPUSES"), strict=True))


class SharingMode(Algorithm):
    """Incubators with the spaces of the five sharing modes in and around them."""

    NAME = "sharingmode"
    GROUP = "layout"
    MAIN = "INCUBATORS"
    FIELDS = {
        "OUTPUT": "sharing_mode modes m_third_space m_residential m_factory m_office m_campus status",
        "SUMMARY": "sharing_mode n share evenness herfindahl",
    }
    ARGUMENTS = PARAMETERS | {"spaces": ", ".join(PARAMETERS.values())}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Layout", "Sharing modes")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Layout",
            "With which other city space does each incubator share its place: third space (cafés), residential community, "
            "old factory, office or campus? The space around it leads, else the nearest within reach.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Layout", "Incubators"), *p.GROUNDS),
            translate("Layout", "Points or polygons; distances run from edge to edge."),
        )
        for mode, parameter in PARAMETERS.items():
            self.add(
                p.layer(parameter, terms.label("sharing_mode", mode), *p.GROUNDS, optional=True),
                translate("Layout", "Places of this mode, any geometry. At least one of the five layers is needed."),
            )
        self.add(
            p.distance("REACH", translate("Layout", "Reach"), 50),
            translate("Layout", "Spaces at most this far away (m) count as shared. A user parameter."),
        )
        self.add(
            p.sink("OUTPUT", translate("Layout", "Incubators by sharing mode"), p.Source.VectorAnyGeometry),
            translate(
                "Layout",
                "The incubators with sharing_mode, modes (all within reach, nearest first), the distance to each mode as "
                "m_third_space, m_residential, m_factory, m_office, m_campus (m), and status.",
            ),
        )
        self.add(
            p.summary(), translate("Layout", "Number and share of the dominant modes; NULL for a mode without a layer.")
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, measure, write."""
        incubators, options = run.layer("INCUBATORS"), run.call(sharing_mode.SharingOptions)
        layers = {mode: run.layer(parameter) for mode, parameter in PARAMETERS.items()}
        spaces = {mode: layer.geometry for mode, layer in layers.items() if layer is not None}
        result = run.call(sharing_mode.assess, spaces=spaces, options=options)
        run.note(*result.notes)
        common.tell_absent(run, incubators)
        common.tell_left_out(run, *layers.values())
        remarks = common.tell_apart(run, incubators, list(layers.values()), options.reach)
        # What one mode shares is a finding still where the spaces of another are elsewhere.
        apart = remarks if all(remarks) else []
        run.write("OUTPUT", result.rows, incubators, style="sharing_mode")
        run.write("SUMMARY", result.summary)
        run.info(*([] if apart else sharing_mode_report.sentences(result)))
        run.report(
            lambda: sharing_mode_report.build(result, incubators=incubators.geometry, spaces=spaces, apart=apart)
        )
