"""Whether feature towns keep their size, and what overlaps in them."""

from ...core.base.text import translate
from ...core.lazy import feature_town, feature_town_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


class FeatureTown(Algorithm):
    """Towns with their areas, the overlap of the four kinds, and a verdict."""

    NAME = "featuretown"
    GROUP = "region"
    MAIN = "TOWNS"
    FIELDS = {
        "OUTPUT": (
            "plan_km2 built_km2 plan_ok built_ok areas_n park_km2 community_km2 scenery_km2 campus_km2 overlap "
            "mix verdict status"
        ),
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Region", "Feature towns")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Region",
            "Does a feature town keep the size that the rules of its time ask for, and which of park, community, scenery "
            "and campus overlap in it?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("TOWNS", translate("Region", "Feature towns"), p.Source.VectorPolygon),
            translate("Region", "The plan area of each town."),
        )
        for name, (title, help_text) in self._layers().items():
            self.add(p.layer(name, title, p.Source.VectorPolygon, optional=True), help_text)
        self.add(
            p.choice("RULESET", translate("Region", "Rule set"), ["2015", "2021"], "2021"),
            translate(
                "Region",
                "2015: Zhejiang, plan area about 3 km², built-up area about 1 km². 2021: guide of ten ministries, plan area "
                "1 to 5 km², which supersedes it.",
            ),
        )
        self.add(
            p.number("SLACK", translate("Region", "Slack (%)"), 10, 0, 99),
            translate("Region", "What “about” allows in the rules of 2015: 10 means 2.7 to 3.3 km² for 3 km²."),
            advanced=True,
        )
        self.add(
            p.field("TOWN_NAME_FIELD", translate("Region", "Town name"), "TOWNS"),
            translate("Region", "For the report; empty: towns are called by their row."),
            advanced=True,
        )
        self.add(
            p.sink("OUTPUT", translate("Region", "Feature towns with verdict")),
            translate(
                "Region",
                "The towns with plan_km2, built_km2, plan_ok, built_ok, areas_n (kinds present), the area of each kind, "
                "overlap (km² under two or more kinds), mix (evenness, 0–1; empty where fewer than two kinds are given), verdict "
                "and status.",
            ),
        )
        self.add(p.report())

    @staticmethod
    def _layers() -> dict[str, tuple[str, str]]:
        """Title and help of the optional polygon layers."""
        return {
            "BUILT_UP": (translate("Region", "Built-up ground"), translate("Region", "For the built-up area.")),
            "PARKS": (
                translate("Region", "Industrial parks (园区)"),
                translate("Region", "The first of the four areas."),
            ),
            "COMMUNITIES": (translate("Region", "Communities (社区)"), translate("Region", "The second.")),
            "SCENERY": (translate("Region", "Scenery (景区)"), translate("Region", "The third.")),
            "CAMPUSES": (translate("Region", "Campuses (校区)"), translate("Region", "The fourth.")),
        }

    def compute(self, run: Run) -> None:
        """Read, measure, judge, write."""
        towns = run.layer("TOWNS")
        built, *areas = (layer.geometry if (layer := run.layer(name)) is not None else None for name in self._layers())
        options = run.call(feature_town.FeatureTownOptions)
        kinds = dict(zip(feature_town.AREAS, areas, strict=True))
        result = run.call(feature_town.assess, built_up=built, areas=kinds, options=options)
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, towns, style="feature_towns")
        called = feature_town_report.names_of(run.texts("TOWN_NAME_FIELD"), len(towns))
        run.info(*feature_town_report.sentences(result, called))
        run.report(lambda: feature_town_report.build(result, names=called, towns=towns.geometry))
