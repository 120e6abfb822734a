"""How concentrated incubators are among the cities of a region."""

from ...core.base.text import translate
from ...core.lazy import concentration, concentration_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run


class RegionalDistribution(Algorithm):
    """Cities with counts, shares, tier and location quotient; measures of concentration."""

    NAME = "regionaldistribution"
    GROUP = "region"
    MAIN = "CITIES"  # what is measured lies in them, so they decide where it can be
    FIELDS = {
        "OUTPUT": "n n_national n_provincial n_municipal share density tier lq status",
        "CONCENTRATION": "measure value note",
    }
    ON_ELLIPSOID = True
    ARGUMENTS = {
        "names": "CITY_NAME_FIELD",
        "levels": "LEVEL_FIELD",
        "population": "POPULATION_FIELD",
        "provinces": "PROVINCE_FIELD",
        "base": "BASE_FIELD",
    }

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Region", "Concentration over cities")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Region",
            "How concentrated are incubators among the cities of a region, and do higher city tiers have more of them?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Region", "Incubators"), *p.GROUNDS),
            translate("Region", "Points or polygons; a polygon counts where its point on surface lies."),
        )
        self.add(
            p.layer("CITIES", translate("Region", "Cities"), p.Source.VectorPolygon),
            translate("Region", "Polygons; an incubator where cities overlap or meet counts in the smallest of them."),
        )
        self.add(
            p.field("CITY_NAME_FIELD", translate("Region", "City name"), "CITIES", optional=False),
            translate("Region", "Rows of one name are one city; a row without a name stands for itself."),
        )
        self.add(
            p.field("POPULATION_FIELD", translate("Region", "Urban residents (persons)"), "CITIES", p.DataType.Numeric),
            translate(
                "Region",
                "Resident population of the urban area, for the city tiers of 国发〔2014〕51号. The same figure on all rows "
                "of a city is the city's; different ones are added up.",
            ),
        )
        self.add(
            p.field("PROVINCE_FIELD", translate("Region", "Province"), "CITIES"),
            translate("Region", "For the ratio of the largest to the second province."),
        )
        self.add(
            p.field("LEVEL_FIELD", translate("Region", "Level"), "INCUBATORS"),
            translate("Region", "National, provincial or municipal level, in Chinese or English."),
        )
        self.add(
            p.field("BASE_FIELD", translate("Region", "Base of the location quotient"), "CITIES", p.DataType.Numeric),
            translate(
                "Region",
                "What incubators are compared with: firms, jobs, residents. Above 1: more than its part. The same figure on all "
                "rows of a city is the city's; different ones are added up.",
            ),
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Region", "Cities with their incubators")),
            translate(
                "Region",
                "The cities with n, n by level, share, density (per km²), tier, lq and status; rows of one city repeat "
                "the city's figures.",
            ),
        )
        self.add(
            p.sink("CONCENTRATION", translate("Region", "Measures of concentration"), p.Source.Vector),
            translate(
                "Region",
                "Primacy, first share, Herfindahl, Gini, tier correlation, nearest-neighbour index with z and area, "
                "province ratio.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, count, write."""
        cities, incubators = run.layer("CITIES"), run.layer("INCUBATORS")
        result = run.call(concentration.assess)
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, cities, style="city_shares")
        run.write("CONCENTRATION", concentration_report.explained(result))
        run.info(*concentration_report.sentences(result))
        layers = {"cities": cities.geometry, "incubators": incubators.geometry}
        layers["names"] = run.texts("CITY_NAME_FIELD")
        run.report(lambda: concentration_report.build(result, **layers))
