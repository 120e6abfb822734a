"""The chapter: from the layers of one city to a document and a GeoPackage, in one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsApplication,
    QgsProcessingOutputFile,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...core.base import terms
from ...core.base.columns import numbered
from ...core.base.errors import InputError
from ...core.base.running import part
from ...core.base.text import capital, listed, paragraph, translate
from ...core.base.thresholds import LIFE_CIRCLES
from ...core.chapter import taking
from ...core.lazy import chapter, chapter_report, material, screening
from ...core.lazy import pandas as pd
from .. import geopackage
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer, some_of
from ..layout import common
from ..run import Run
from ..siting.common import with_existing
from ..stock.constraint import allowed
from ..streets import add_snapping, note_empty, read_streets, without_barriers
from .package import Package, unsynced

AREAS, LINES, ANY = (p.Source.VectorPolygon,), (p.Source.VectorLine,), ()
LAYERS = {
    "incubators": p.GROUNDS,
    "cities": AREAS,
    "axis": LINES,
    "rings": AREAS,
    "sites": AREAS,
    "innovation_hosts": p.GROUNDS,
    "production_hosts": p.GROUNDS,
    "buildings": AREAS,
    "business_centres": p.GROUNDS,
    "knowledge_centres": p.GROUNDS,
    "boundary": AREAS,
    "third_spaces": p.GROUNDS,
    "residential": p.GROUNDS,
    "factories": p.GROUNDS,
    "offices": p.GROUNDS,
    "campuses": p.GROUNDS,
    "demand": ANY,
    "facilities": ANY,
    "supply": ANY,
    "candidates": p.GROUNDS,
    "existing": p.GROUNDS,
    "network": LINES,
    "barriers": ANY,
    "study_area": AREAS,
}
"""What each layer may be, by the ids that they have in the tools, in the order of the form."""

# The fields of each layer, with how their values are read.
FIELDS = {
    "incubators": {"level_field": Run.texts, "area_field": Run.numbers, "year_field": Run.years},
    "cities": {"city_name_field": Run.texts, "urban_population_field": Run.numbers, "province_field": Run.texts},
    "rings": {"ring_field": Run.texts, "city_field": Run.texts},
    "sites": {"id_field": Run.texts},
    "innovation_hosts": {"innovation_name_field": Run.texts},
    "production_hosts": {"production_name_field": Run.texts},
    "buildings": {"floors_field": Run.numbers, "function_field": Run.texts},
    "business_centres": {"business_name_field": Run.texts},
    "knowledge_centres": {"knowledge_name_field": Run.texts},
    "demand": {"population_field": Run.numbers, "demand_name_field": Run.names},
    "facilities": {"category_field": Run.texts},
    "supply": {"capacity_field": Run.numbers},
    "candidates": {"name_field": Run.names, "kind_field": Run.texts, "candidate_area_field": Run.numbers},
}
# Layers whose rows a table calls by their names, where there is a field that is called so.
NAMED = ("incubators", "supply", "existing")
# Read by the streets' own reader.
STREETS = ("network", "barriers")


class SpecialChapter(Algorithm):
    """One document and one GeoPackage of all that the tools find in the layers of a city."""

    NAME = "chapter"
    GROUP = "data"
    MAIN = "INCUBATORS"
    ARGUMENTS = {"material": "INCUBATORS, DEMAND"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Chapter", "Special chapter")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Chapter",
            "What does a plan's chapter on innovation spaces say of this city? Name the layers that there are; the answer is one "
            "document, the answers first, with a table of contents and numbered figures and tables, and a GeoPackage with all "
            "result layers. A section is there when its layers are.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self._add_sections()
        for code, kinds in LAYERS.items():
            self.add(
                p.layer(code.upper(), title_of(code), *kinds, optional=True), _help(code, taking.sections_of(code))
            )
            for field in FIELDS.get(code, {}):
                self.add(p.field(field.upper(), title_of(field), code.upper()), _help(field, ()))
        self._add_stock()
        self._add_rules()
        self._add_page()

    def _add_sections(self) -> None:
        sections = terms.codes("sections")
        self.add(
            QgsProcessingParameterEnum(
                "SECTIONS",
                translate("Chapter", "Sections"),
                sections,
                allowMultiple=True,
                defaultValue=sections,
                usesStaticStrings=True,
            ),
            translate("Chapter", "Those that are wanted; a section is there when its layers are."),
        )

    def _add_stock(self) -> None:
        constraints = QgsProcessingParameterExpression(
            "CONSTRAINTS", title_of("constraints"), parentLayerParameterName="CANDIDATES", optional=True
        )
        self.add(constraints, translate("Chapter", "What a stock space must fulfil to be ranked."))
        self.add(
            p.criteria(title_of("criteria"), optional=True),
            translate(
                "Chapter",
                "One row per criterion: field; benefit or cost; weight; and, if wanted, its bounds. Empty: stock spaces are not "
                "ranked.",
            ),
        )

    def _add_rules(self) -> None:
        self.add(
            p.choice("STANDARD", translate("LifeCircle", "Standard"), LIFE_CIRCLES, "gb50180_15"),
            translate("Chapter", "Of the life circle: its classes of facilities and their distances."),
        )
        for name, title, default, text in self._lengths():
            self.add(p.distance(name, title, default, minimum=0.001), text, advanced=True)
        self.add(
            QgsProcessingParameterNumber("NUMBER", translate("Siting", "New sites"), defaultValue=5, minValue=1),
            translate("Chapter", "How many are sought among the candidates, beside the incubators that there are."),
            advanced=True,
        )
        add_snapping(self)

    @staticmethod
    def _lengths() -> tuple[tuple[str, str, float, str], ...]:
        user = translate("Chapter", "Metres; a user parameter.")
        return (
            ("DEPTH", translate("Region", "Depth of the belt"), 30_000, user),
            ("NEAR", translate("Layout", "Near: less than"), 2000, user),
            ("REACH", translate("Layout", "Reach"), 50, user),
            ("CATCHMENT", translate("Catchment", "Catchment"), 1000, user),
            ("RADIUS", translate("Siting", "Radius"), 1000, user),
        )

    def _add_page(self) -> None:
        title = QgsProcessingParameterString("TITLE", translate("Chapter", "Title of the document"), optional=True)
        self.add(title, translate("Chapter", "Such as the city and the plan. Empty: a general title."))
        author = QgsProcessingParameterString("AUTHOR", translate("Chapter", "Author"), optional=True)
        self.add(author, translate("Chapter", "Below the title. Empty: none."))
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Chapter", "GeoPackage of all results"), "GeoPackage (*.gpkg)"
            ),
            translate(
                "Chapter",
                "All result layers and tables in one file, each with its style. In a GeoPackage that is there already, all "
                "results of an earlier chapter give way to these, also those of sections that are no longer there; all other "
                "tables stay, as do a result that is read now and one that you have changed, renamed or given other columns. "
                "A result that a view or trigger of yours names may be replaced, but is not removed.",
            ),
        )
        self._add_report()

    def _add_report(self) -> None:
        """An output of files, not of HTML: a document of three forms, and the batch of QGIS 3.40 stumbles over HTML."""
        report = p.report()
        self.addParameter(report, createOutput=False)
        self.addOutput(QgsProcessingOutputFile(report.name(), report.description()))

    def compute(self, run: Run) -> None:
        """Read, assess, write."""
        path = run.file("OUTPUT")
        if path is not None and not geopackage.is_called_geopackage(path):
            cause = translate("Chapter", "“{file}” is no GeoPackage.").format(file=path.name)
            raise InputError("OUTPUT", cause, translate("Chapter", "End the file's name in .gpkg."))
        layers = {code: run.layer(code.upper()) for code in LAYERS if code not in STREETS}
        layers = {code: layer for code, layer in layers.items() if layer is not None}
        note_empty(run, *layers.values())
        self._note_idle(run, layers)
        preferred = taking.taken_by("preference", lambda code: bool(len(layers.get(code, ()))))
        common.tell_left_out(run, *(layer for code, layer in layers.items() if code in preferred))
        options, is_told = self._options(run), "REPORT" in run.places
        given = self._material(run, layers)
        result = chapter.assess(
            given,
            options=options,
            progress=part(run.progress, 0, 0.6 if is_told else 1),
            cancelled=run.cancelled,
        )
        document = self._document(run, result) if is_told else None
        self._tell(run, result, result.outcomes if document is None else document.failed)
        run.info(*(chapter_report.summary(result) if document is None else document.sentences))
        if path is not None:
            self._write(run, result, layers, path)
        if document is not None:
            self._print(run, document, given)

    @staticmethod
    def _print(run: Run, document: chapter_report.ChapterDocument, given: material.Material) -> None:
        """The document, with the inputs from which the sections that are there were made."""
        sections = list(document.answers)
        run.inputs.settings.loc["SECTIONS", "value"] = listed([terms.label("sections", one) for one in sections])
        streets = {code for code in STREETS if run.parameters.get(code.upper())}
        untold = _unused(sections, lambda code: given.has(code) or code in streets)
        run.report(lambda: document, told=lambda parameter: parameter not in untold)

    @staticmethod
    def _document(run: Run, result: chapter.Chapter) -> chapter_report.ChapterDocument:
        """The document, made before anything is told or written: a part that cannot be shown has failed."""
        return chapter_report.build(
            result,
            title=run.text("TITLE").strip(),
            author=run.text("AUTHOR").strip(),
            progress=part(run.progress, 0.6, 1),
            cancelled=run.cancelled,
        )

    @staticmethod
    def _note_idle(run: Run, layers: dict[str, Layer]) -> None:
        """Report streets and barriers that nobody walks along: they are read with the places where people live."""
        text = translate("Chapter", "{parameter}: the layer plays no part without {demand}.")
        for parameter in (code.upper() for code in STREETS):
            if "demand" not in layers and run.parameters.get(parameter):
                run.note(text.format(parameter=parameter, demand="DEMAND"))

    @staticmethod
    def _tell(run: Run, result: chapter.Chapter, outcomes: Sequence[chapter.PartOutcome]) -> None:
        """What failed, as an error of the log, for that is read first; then what was skipped or assumed."""
        failed = chapter.failures(outcomes)
        for text in failed:
            run.feedback.reportError(text, False)
        for error in [*(one.error for one in outcomes if one.failure), *result.errors]:
            run.feedback.pushDebugInfo(error)
        run.note(*(note for note in result.notes if note not in failed))

    def _material(self, run: Run, layers: dict[str, Layer]) -> material.Material:
        """All that was read, as the core takes it."""
        known = {field: read for code in layers for field, read in FIELDS.get(code, {}).items()}
        fields = {field: read(run, field.upper()) for field, read in known.items() if run.field(field.upper())}
        fields |= {"ring_name": layers["rings"].texts_if_any("ring_name")} if "rings" in layers else {}
        fields |= {f"{code}_name": _names(layers[code]) for code in NAMED if code in layers}
        places = layers.get("candidates")
        cells = run.cells("CRITERIA")
        criteria = screening.parse_criteria(cells) if any(cells) and places is not None else []
        if places is not None:
            screening.require_fields(places.fields.names(), criteria)
        return material.Material(
            {code: layer.geometry for code, layer in layers.items()},
            {field: values for field, values in fields.items() if values is not None},
            candidates=pd.DataFrame({one.field: places.column(one.field) for one in criteria}),
            criteria=criteria,
            allowed=None if places is None else allowed(run, places, "CONSTRAINTS"),
            apart=_apart(run, layers),
            measured=Measured(run, set(layers)),
        )

    def _options(self, run: Run) -> material.ChapterOptions:
        lengths = {name.lower(): run.number(name) for name, *_ in self._lengths()}
        sections = self.parameterAsEnumStrings(run.parameters, "SECTIONS", run.context)
        return material.ChapterOptions(
            sections=sections,
            standard=run.choice("STANDARD"),
            number=run.integer("NUMBER"),
            snap=run.number("SNAP"),
            **lengths,
        )

    def _write(self, run: Run, result: chapter.Chapter, layers: dict[str, Layer], path: Path) -> None:
        """All result layers, called as the tools call them."""
        try:
            package = Package(run, path)
            with unsynced():
                for one in (layer for outcome in result.found for layer in outcome.found.layers):
                    layer, origin = layers.get(one.of), one.origin
                    if one.then:
                        layer = with_existing(run, layer, some_of(layers[one.then], one.followed))
                        origin = range(len(layer))
                    origin = None if origin is None else np.asarray(origin)
                    package.add(_called(one), one.columns, layer, origin, one.style, one.unjudged)
                package.save_styles()
        except OSError as error:
            raise run.places.why("OUTPUT", error) from None
        _tell_earlier(run, path)


def _unused(sections: Sequence[str], has: taking.Has) -> set[str]:
    """The parameters from which nothing in a chapter of some sections is made, by what says which inputs are there."""
    used = set().union(*(taking.taken_by(section, has, sections) for section in sections))
    idle = {code.upper() for code in LAYERS if code not in used}
    idle |= {field.upper() for code in LAYERS if code not in used for field in FIELDS.get(code, {})}
    rules = {
        "DEPTH": "axis" in used,
        "NEAR": "preference" in sections,
        "REACH": "preference" in sections,
        "CATCHMENT": "supply_demand" in sections,
        "RADIUS": "siting" in sections,
        "NUMBER": "siting" in sections,
        "STANDARD": "facilities" in used,
        **dict.fromkeys(("SNAP", "TOLERANCE"), "network" in used),
        "CRITERIA": "stock" in sections,
        "CONSTRAINTS": "stock" in sections,
    }
    return idle | {parameter for parameter, is_used in rules.items() if not is_used}


def _tell_earlier(run: Run, path: Path) -> None:
    """What becomes of the results of earlier chapters in the file."""
    words = {
        "gone": translate(
            "Chapter", "Results of an earlier chapter in “{file}” that this one does not hold go: {tables}."
        ),
        "used": translate(
            "Chapter", "Results of an earlier chapter in “{file}” that a view or trigger there names stay: {tables}."
        ),
        "edited": translate(
            "Chapter", "Results of an earlier chapter in “{file}” whose rows have been changed since stay: {tables}."
        ),
        "unproven": translate(
            "Chapter",
            "Tables in “{file}” that are marked as results, but of which the file does not prove that a chapter wrote them as "
            "they are now, stay: {tables}.",
        ),
    }
    for fate, tables in run.places.earlier("OUTPUT").items():
        if tables:
            run.info(words[fate].format(file=path.name, tables=listed(tables)))


def _names(layer: Layer) -> np.ndarray | None:
    """What the rows of a layer are called, None where no field says it."""
    return numbered(layer.texts(layer.named_by)) if layer.named_by else None


class Measured:
    """The layers of a chapter as the tool of each part alone would measure them: the part's main layer decides the CRS."""

    def __init__(self, run: Run, given: set[str]):
        self._run, self._given = run, given
        self._made: dict[tuple[str, bool], material.Material] = {}
        self._streets = (run.crs, np.empty(0, dtype=object))

    def __call__(self, whole: material.Material, one: material.ToolPart) -> material.Material:
        """The material of a part."""
        how = (whole.first(*one.mains), one.on_ellipsoid)
        if how not in self._made:
            self._made[how] = self._of(whole, *how)
        return self._made[how]

    def _of(self, whole: material.Material, main: str, on_ellipsoid: bool) -> material.Material:
        run = self._run.measured_by(main.upper(), on_ellipsoid=on_ellipsoid)
        sections = {one.section for one in chapter.PARTS if main in one.mains}
        taken = set().union(
            *map(taking.across, sections), *(one.inputs.codes for one in chapter.PARTS if one.section in sections)
        )
        codes = [code for code in LAYERS if code in self._given & taken]
        layers = {code: run.layer(code.upper()) for code in codes}
        streets = read_streets(run) if main == "demand" else None
        if streets is not None:
            self._streets = (run.crs, run.shapes("NETWORK").geometry)
        if run is not self._run:
            self._run.layers += [layer for layer in run.layers if layer.parameter.lower() in STREETS]
        return replace(
            whole,
            layers={code: layer.geometry for code, layer in layers.items()} | self._network(run),
            streets=streets,
            open_streets=without_barriers(run, streets),
            # How far apart layers lie is given in metres.
            apart=whole.apart if run.on_ellipsoid else _apart(run, layers),
            on_ellipsoid=run.on_ellipsoid,
            measured=None,  # it is; and what refers to itself keeps the run's layers in memory
        )

    def _network(self, run: Run) -> dict[str, np.ndarray]:
        """The streets for the maps of parts that do not walk on them, once they are read, where they lie in the same system."""
        crs, lines = self._streets
        return {"network": lines} if run.crs == crs and len(lines) else {}


def title_of(code: str) -> str:
    """What an input is called in the form.

    >>> title_of("cities")
    'Cities'
    """
    return capital(terms.label("material", code))


def _help(code: str, sections: tuple[str, ...]) -> str:
    """What an input is for."""
    if not sections:
        return _more_of(code)
    text = translate("Chapter", "For: {sections}.").format(
        sections=listed([terms.label("sections", section) for section in sections])
    )
    return paragraph(text, _more_of(code))


def _more_of(code: str) -> str:
    """What else is to be said of an input."""
    texts = {
        "incubators": translate("Chapter", "Points or polygons, one row each; their grounds are another layer."),
        "boundary": translate(
            "Chapter", "Random points in it show whether a preference is more than chance. Empty: the cities."
        ),
        "rings": translate("Chapter", "The result of a ring tool, or districts that a field sorts into rings."),
        "city_name_field": translate("Chapter", "Empty: cities are not compared."),
        "province_field": translate("Chapter", "For the shares of the provinces."),
        "innovation_name_field": translate("Chapter", "Empty: its number."),
        "production_name_field": translate("Chapter", "Empty: its number."),
        "business_name_field": translate("Chapter", "Empty: its number."),
        "knowledge_name_field": translate("Chapter", "Empty: its number."),
        "floors_field": translate("Chapter", "Empty: each building counts as one floor."),
        "function_field": translate("Chapter", "For the functions on each ground."),
        "kind_field": translate("Chapter", "For the programme that suits the space."),
        "supply": translate("Chapter", "Empty: the incubators, each counted as one."),
        "existing": translate("Chapter", "Beside them new ones are sought. Empty: the incubators that lie there."),
        "network": translate("Chapter", "Empty: straight lines, and every result says so."),
        "id_field": translate("Chapter", "Rows of one value are grounds of one incubator. Empty: each row is one."),
        "ring_field": translate("Chapter", "1 = innermost; known ring names are understood as well."),
        "city_field": translate("Chapter", "Empty: all rings belong to one city."),
        "population_field": translate("Chapter", "At each place. Empty: only places are counted."),
        "urban_population_field": translate("Chapter", "For the city tiers of 国发〔2014〕51号."),
        "category_field": translate("Chapter", "Chinese and English names, OSM tags and AMap codes are recognised."),
        "name_field": translate("Chapter", "Empty: its number."),
        "demand_name_field": translate("Chapter", "For the list of those that lack most. Empty: their numbers."),
        "capacity_field": translate("Chapter", "Empty: 1 for each."),
        "candidate_area_field": translate("Chapter", "For the number of desks."),
        "area_field": translate("Chapter", "For the mean size by ring."),
        "level_field": translate("Chapter", "For the number of national, provincial and municipal ones."),
        "year_field": translate(
            "Chapter", "For the median year by ring: a year, a date, or a text that begins with one."
        ),
    }
    return texts.get(code, "")


def _called(one: material.ResultLayer) -> str:
    """What the tool that makes such a layer calls it."""
    tool = QgsApplication.processingRegistry().algorithmById(f"innospace:{one.tool}")
    title = tool.parameterDefinition(one.output).description()
    return f"{tool.displayName()} {title}" if one.output == "SUMMARY" else title


def _apart(run: Run, layers: dict[str, Layer]) -> Callable[[str, str, float], str]:
    """What reports two layers that do not meet, each pair once."""
    told: dict[tuple[str, str], str] = {}

    def apart(one: str, other: str, reach: float = 0.0) -> str:
        if (one, other) not in told:
            there = len(layers[one]) and len(layers[other])
            told[one, other] = run.note_apart(layers[one], layers[other], reach) if there else ""
        return told[one, other]

    return apart
