"""Location preference: near business centres or near knowledge centres."""

from qgis.core import QgsProcessingOutputNumber

from ...core.base.text import translate
from ...core.layout.location_preference import CENTRES, Centres
from ...core.lazy import location_preference, location_preference_report
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from . import common


class LocationPreference(Algorithm):
    """Incubators with the nearest business and knowledge centre."""

    NAME = "locationpreference"
    GROUP = "layout"
    MAIN = "INCUBATORS"
    FIELDS = {
        "OUTPUT": "preference business_m business_name knowledge_m knowledge_name status",
        "SUMMARY": (
            "preference n share evenness herfindahl business_ratio business_low business_high knowledge_ratio "
            "knowledge_low knowledge_high"
        ),
    }
    NUMBERS = tuple(f"{kind.upper()}_{figure}" for kind in CENTRES for figure in ("RATIO", "LOW", "HIGH"))

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Layout", "Location preference")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Layout",
            "Do incubators stand near business centres (services, clients, capital, transit) or near knowledge centres "
            "(universities, institutes)? The mean distance is compared with that of random points, so that a preference "
            "is a finding, not a figure of speech.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Layout", "Incubators"), *p.GROUNDS),
            translate("Layout", "Points or polygons; distances run from edge to edge."),
        )
        centres = (
            ("BUSINESS", translate("Layout", "Business centres")),
            ("KNOWLEDGE", translate("Layout", "Knowledge centres")),
        )
        for kind, title in centres:
            self.add(
                p.layer(f"{kind}_CENTRES", title, *p.GROUNDS),
                translate("Layout", "Points, lines or polygons; the distance to the edge counts, 0 inside."),
            )
            self.add(
                p.field(f"{kind}_NAME_FIELD", translate("Layout", "Name of the centre"), f"{kind}_CENTRES"),
                translate("Layout", "Written beside the distance. Empty: centres stay unnamed."),
            )
        self.add(
            p.distance("NEAR", translate("Layout", "Near: less than"), 2000),
            translate("Layout", "An incubator is near a centre when it is nearer than this (m). A user parameter."),
        )
        self.add(
            p.layer("BOUNDARY", translate("Layout", "Study area"), p.Source.VectorPolygon, optional=True),
            translate(
                "Layout",
                "Where incubators could stand: random points in it give the expected distance. Empty: the convex hull of "
                "the incubators, which lies close to them and so makes preferences look weaker.",
            ),
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Layout", "Incubators by preference"), p.Source.VectorAnyGeometry),
            translate(
                "Layout",
                "The incubators with preference, business_m, business_name, knowledge_m, knowledge_name, status.",
            ),
        )
        text = translate("Layout", "Number and share of the classes; observed ÷ random distance with the 95% band.")
        self.add(p.summary(), text)
        self.add(p.report())
        titles = (
            translate("Layout", "Business centres: observed ÷ random distance"),
            translate("Layout", "Business centres: lower edge of the 95% band"),
            translate("Layout", "Business centres: upper edge of the 95% band"),
            translate("Layout", "Knowledge centres: observed ÷ random distance"),
            translate("Layout", "Knowledge centres: lower edge of the 95% band"),
            translate("Layout", "Knowledge centres: upper edge of the 95% band"),
        )
        for name, title in zip(self.NUMBERS, titles, strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def compute(self, run: Run) -> None:
        """Read, measure, compare with chance, write."""
        incubators, boundary = run.layer("INCUBATORS"), run.layer("BOUNDARY")
        layers = {kind: run.layer(f"{kind.upper()}_CENTRES") for kind in CENTRES}
        options = run.call(location_preference.PreferenceOptions)
        centres = [_centres(run, kind.upper(), layer) for kind, layer in layers.items()]
        if boundary is None:
            run.note(translate("Layout", "No study area was given: the convex hull of the incubators stands in."))
        area = None if boundary is None else boundary.geometry
        result = run.call(
            location_preference.assess,
            **{f"{kind}_centres": given for kind, given in zip(CENTRES, centres, strict=True)},
            options=options,
        )
        common.tell_absent(run, incubators)
        common.tell_left_out(run, *(layer for layer in run.layers if layer is not incubators))
        apart = [remark for remark in common.tell_apart(run, incubators, list(layers.values()), options.near) if remark]
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, incubators, style="preference")
        run.write("SUMMARY", result.summary)
        figures = {
            f"{kind.upper()}_{k.upper()}": v for kind in CENTRES for k, v in result.ratios[kind]._asdict().items()
        }
        run.results.update(figures)
        run.info(*([] if apart else location_preference_report.sentences(result)))
        ground = {"centres": dict(zip(CENTRES, centres, strict=True)), "boundary": area}
        run.report(
            lambda: location_preference_report.build(result, incubators=incubators.geometry, **ground, apart=apart)
        )


def _centres(run: Run, kind: str, layer: Layer) -> Centres:
    return Centres(layer.geometry, run.texts(f"{kind}_NAME_FIELD"))
