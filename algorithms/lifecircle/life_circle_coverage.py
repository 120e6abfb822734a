"""Who reaches which facilities on foot, and what is missing."""

from __future__ import annotations

from qgis.core import Qgis, QgsWkbTypes

from ...core.base.running import part
from ...core.base.text import translate
from ...core.base.thresholds import LIFE_CIRCLES
from ...core.ground.geometry import points_of
from ...core.lazy import life_circle, life_circle_report, terms
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run
from ..streets import (
    add_barriers,
    add_network,
    add_snapping,
    add_speed,
    note_empty,
    read_streets,
    without_barriers,
)


class LifeCircleCoverage(Algorithm):
    """Places with distances, numbers and what is in reach by class; coverage; gaps; areas."""

    NAME = "lifecirclecoverage"
    GROUP = "lifecircle"
    MAIN = "DEMAND"
    FIELDS = {
        "OUTPUT": "m_* n_* ok_* n_ok share_ok share_judged score at_edge status",
        "COVERAGE": (
            "category radius_m level source mark facilities facilities_unsnapped clients clients_covered "
            "clients_share clients_not_assessed pop pop_covered pop_share pop_not_assessed"
        ),
        "GAPS": "missing",
        "AREAS": "category radius_m",
    }
    ARGUMENTS = {"category": "CATEGORY_FIELD", "population": "POPULATION_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("LifeCircle", "Life circle coverage")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "LifeCircle",
            "Who reaches what on foot in 15, 10 or 5 minutes, and what is missing? Coverage by class of facility, by places and "
            "by people, against a standard's own distances; community innovation spaces are one class among the others.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self._add_layers()
        self._add_rules()
        add_snapping(self)
        add_barriers(
            self,
            translate(
                "LifeCircle", "The report compares coverage with and without them; the layers hold it with them."
            ),
        )
        self._add_outputs()

    def _add_layers(self) -> None:
        self.add(
            p.layer("DEMAND", translate("LifeCircle", "Where people live")),
            translate("LifeCircle", "Buildings or points; a polygon is taken at its point on surface."),
        )
        self.add(
            p.field("POPULATION_FIELD", translate("LifeCircle", "People"), "DEMAND", p.DataType.Numeric),
            translate(
                "LifeCircle",
                "People at each place. A missing or negative number counts as 0. Empty: only places are counted.",
            ),
        )
        self.add(
            p.field("NAME_FIELD", translate("LifeCircle", "Name of the place"), "DEMAND"),
            translate("LifeCircle", "Shown in the report, such as of a building. Empty: its row and coordinates."),
        )
        self.add(
            p.layer("FACILITIES", translate("LifeCircle", "Facilities")),
            translate("LifeCircle", "Points or polygons: POIs, schools, innovation spaces."),
        )
        self.add(
            p.field("CATEGORY_FIELD", translate("LifeCircle", "Kind of facility"), "FACILITIES", optional=False),
            translate(
                "LifeCircle",
                "With a standard, Chinese and English names, OSM tags (amenity=kindergarten) and AMap codes are recognised; "
                "with own classes each value is a class. Of several in one value (060101|060400) the first that is known counts.",
            ),
        )
        headers = [translate("LifeCircle", "value"), translate("LifeCircle", "class")]
        self.add(
            p.class_map(translate("LifeCircle", "Own classes"), headers),
            translate(
                "LifeCircle",
                "Which class a value stands for, where it is not recognised; an empty class leaves it out.",
            ),
        )
        add_network(self, translate("LifeCircle", "Empty: straight lines, and every result says so."))
        self.add(
            p.layer("STUDY_AREA", translate("LifeCircle", "Study area"), p.Source.VectorPolygon, optional=True),
            translate(
                "LifeCircle",
                "The area that the data cover. Places nearer to its edge than the largest radius are marked at_edge: "
                "what lies beyond is unknown, so near it numbers are lower bounds, distances upper bounds. Empty: the convex "
                "hull of the streets.",
            ),
        )

    def _add_rules(self) -> None:
        self.add(
            p.choice("STANDARD", translate("LifeCircle", "Standard"), LIFE_CIRCLES),
            translate(
                "LifeCircle",
                "custom: every class within the radius below. A standard: its classes and distances at that level (levels do "
                "not include one another), each with source and mark; other classes are shown beside them.",
            ),
        )
        self.add(
            p.choice("AGE_GROUP", translate("LifeCircle", "Age group"), terms.codes("age_group")),
            translate("LifeCircle", "In score, what this group asks for counts double."),
        )
        self.add(
            p.distance("CUTOFF", translate("LifeCircle", "Radius"), 1000, minimum=0.001),
            translate("LifeCircle", "Metres, for classes to which the standard gives no distance (“user parameter”)."),
        )
        add_speed(self, translate("LifeCircle", "For the minutes in the report; the radii are distances."))
        self.add(
            p.distance("MAX_DISTANCE", translate("LifeCircle", "Largest distance"), 5000, minimum=0.001),
            translate("LifeCircle", "Nearest facilities farther away than this, in metres, are not looked for."),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("LifeCircle", "Places by coverage"), p.Source.VectorAnyGeometry),
            translate(
                "LifeCircle",
                "By class m_ (metres to the nearest), n_ (number within the radius), ok_; n_ok, share_ok (of all classes), "
                "share_judged (of those that are judged; coloured on the map), score, at_edge (hatched), status. "
                "A class called “ok” has m_ok_2, n_ok_2 and ok_ok_2.",
            ),
        )
        self.add(
            p.sink("COVERAGE", translate("LifeCircle", "Coverage by class"), p.Source.Vector),
            translate(
                "LifeCircle",
                "One row per class and one for all that are judged: radius with source and mark, places and people in reach. A "
                "class that is not judged has no share.",
            ),
        )
        self.add(
            p.sink("GAPS", translate("LifeCircle", "Gaps"), p.Source.VectorAnyGeometry),
            translate(
                "LifeCircle",
                "The places that lack a class that is judged, with missing: the classes, separated by commas.",
            ),
        )
        self.add(
            p.sink("AREAS", translate("LifeCircle", "Ground in reach"), by_default=False),
            translate("LifeCircle", "One row per class: the ground along streets within the radius of its facilities."),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, assess, write."""
        demand, facilities = run.layer("DEMAND"), run.layer("FACILITIES")
        note_empty(run, demand, facilities)
        streets, study_area = read_streets(run), run.shapes("STUDY_AREA")
        options = run.call(life_circle.LifeCircleOptions)
        homes, places = points_of(demand.geometry), points_of(facilities.geometry)
        category, notes = run.call(life_circle.categories, values=run.texts("CATEGORY_FIELD"))
        run.note(*notes)
        result = run.call(
            life_circle.assess,
            demand=homes,
            facilities=places,
            category=category,
            streets=streets,
            options=options,
            study_area=None if study_area is None else study_area.geometry,
            without_barriers=without_barriers(run, streets),
            progress=part(run.progress, 0, 0.5),
        )
        run.note(*result.notes)
        apart = run.note_apart(demand, facilities, float(result.classes["radius_m"].max()))
        run.info(*([] if apart else life_circle_report.sentences(result)))
        self._write(run, result, demand)
        if run.wants("AREAS"):
            how = {"streets": streets, "progress": part(run.progress, 0.5, 1), "cancelled": run.cancelled}
            areas = life_circle.areas(result, places, **how)
            run.write("AREAS", areas, style="life_circle_areas")
        names = run.names("NAME_FIELD") if run.field("NAME_FIELD") else None
        shown = {"demand": homes, "facilities": places, "streets": streets, "shapes": demand.geometry, "names": names}
        run.report(lambda: life_circle_report.build(result, **shown, apart=apart))

    def _write(self, run: Run, result: life_circle.LifeCircle, demand: Layer) -> None:
        shape = "polygon" if QgsWkbTypes.geometryType(demand.wkb_type) == Qgis.GeometryType.Polygon else "point"
        run.write("OUTPUT", result.rows, demand, style=f"life_circle_{shape}", unjudged=result.unjudged)
        run.write("COVERAGE", life_circle_report.coverage_in_words(result))
        missing, rows = result.gaps["missing"].map(",".join).to_frame(), result.gaps["row"].to_numpy()
        run.write("GAPS", missing, demand, rows, f"life_circle_gaps_{shape}")
