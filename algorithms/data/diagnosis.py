"""The community diagnosis: a ready model that chains rings, distribution, layout, life circle and screening of one place.

The chain itself lies in ``resources/models``; here it gets its id and its words. Steps whose layers are missing are left out.
"""

from pathlib import Path

from qgis.core import (
    NULL,
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProperty,
)
from qgis.PyQt.QtGui import QIcon

from ...core.base import terms
from ...core.base.running import check
from ...core.base.text import listed, translate
from ...core.lazy import report
from .. import documents, places
from .. import parameters as p
from ..inputs import Inputs
from ..places import Places
from ..run import destination_of, load_from

FILE = terms.RESOURCES / "models" / "community_diagnosis.model3"
# The steps with a report, in the order of the page.
REPORTS = {"life_circle": "Life circle report", "screening": "Screening report", "distribution": "Distribution report",
           "layout": "Layout report"}  # fmt: skip

# What is not given.
ABSENT = (None, "", NULL)
# The layers that a step cannot do without; of several in a tuple one is enough.
LAYERS_OF = {"screening": ["STOCK"], "rings": ["DISTRICTS"], "distribution": ["DISTRICTS", "INCUBATORS"],
             "layout": ["GROUNDS", ("INNOVATION_HOSTS", "PRODUCTION_HOSTS")]}  # fmt: skip
# What a layer needs beside it.
NEEDED = {"CRITERIA": "STOCK", "RING_FIELD": "DISTRICTS"}


def words() -> dict[str, tuple[str, str]]:
    """What the model's inputs are called, each with its help, in the order of the form: the place itself first."""
    return _words_of_the_place() | _words_of_the_stock() | _words_of_the_city()


def _words_of_the_place() -> dict[str, tuple[str, str]]:
    return {
        "RESIDENTS": (
            translate("Diagnosis", "Where people live"),
            translate("Diagnosis", "Residential buildings or points of the place that is diagnosed."),
        ),
        "POPULATION_FIELD": (
            translate("Diagnosis", "People"),
            translate("Diagnosis", "People at each place. Empty: only places are counted."),
        ),
        "FACILITIES": (
            translate("Diagnosis", "Facilities"),
            translate("Diagnosis", "Points of interest, schools, innovation spaces."),
        ),
        "CATEGORY_FIELD": (
            translate("Diagnosis", "Kind of facility"),
            translate("Diagnosis", "Names or codes of AMap, OSM tags, or classes of your own."),
        ),
        "STREETS": (
            translate("Diagnosis", "Streets"),
            translate("Diagnosis", "Empty: distances are straight lines, and every result says so."),
        ),
        "STANDARD": (
            translate("Diagnosis", "Standard of the life circle"),
            translate("Diagnosis", "Which facilities have to be within which distance."),
        ),
    }


def _words_of_the_stock() -> dict[str, tuple[str, str]]:
    return {
        "STOCK": (
            translate("Diagnosis", "Stock spaces"),
            translate("Diagnosis", "Old factories, idle offices, warehouses. Empty: no screening."),
        ),
        "STOCK_NAME_FIELD": (
            translate("Diagnosis", "Name of the stock space"),
            translate("Diagnosis", "Empty: stock spaces are identified by their number."),
        ),
        "CRITERIA": (
            translate("Diagnosis", "Criteria of the screening"),
            translate("Diagnosis", "One row per criterion: field, benefit or cost, weight and, if wanted, its bounds."),
        ),
    }


def _words_of_the_city() -> dict[str, tuple[str, str]]:
    return {
        "DISTRICTS": (
            translate("Diagnosis", "Districts with their ring"),
            translate("Diagnosis", "Empty: neither rings nor the incubators over them."),
        ),
        "RING_FIELD": (
            translate("Diagnosis", "Ring of the district"),
            translate("Diagnosis", "Central city, near suburb or far suburb, or the ring's number."),
        ),
        "CITY_FIELD": (
            translate("Diagnosis", "City of the district"),
            translate("Diagnosis", "Empty: all districts are of one city."),
        ),
        "INCUBATORS": (
            translate("Diagnosis", "Incubators"),
            translate("Diagnosis", "Counted over the rings. Empty: not counted."),
        ),
        "GROUNDS": (
            translate("Diagnosis", "Grounds of the incubators"),
            translate("Diagnosis", "The polygons that they stand on. Empty: no layout in town."),
        ),
        "GROUND_ID_FIELD": (
            translate("Diagnosis", "Incubator of the ground"),
            translate("Diagnosis", "The same value: one incubator on several grounds."),
        ),
        "INNOVATION_HOSTS": (
            translate("Diagnosis", "Universities and institutes"),
            translate("Diagnosis", "Polygons of other innovation spaces that incubators may stand in."),
        ),
        "PRODUCTION_HOSTS": (
            translate("Diagnosis", "Industrial parks and development zones"),
            translate("Diagnosis", "Polygons of production space that incubators may stand in."),
        ),
    }


def results() -> dict[str, str]:
    """What the model's results are called, by their names in the file, the place itself first."""
    return {
        "Life circle": translate("Diagnosis", "Life circle"),
        "Coverage": translate("Diagnosis", "Coverage by class of facility"),
        "Ranked stock spaces": translate("Diagnosis", "Ranked stock spaces"),
        "Rings": translate("Diagnosis", "Rings"),
        "Incubators by ring": translate("Diagnosis", "Incubators by ring"),
        "City patterns": translate("Diagnosis", "City patterns"),
        "Town layout": translate("Diagnosis", "Town layout"),
        "Life circle report": translate("Diagnosis", "Life circle report"),
        "Screening report": translate("Diagnosis", "Screening report"),
        "Distribution report": translate("Diagnosis", "Distribution report"),
        "Layout report": translate("Diagnosis", "Layout report"),
    }


def speak(model: QgsProcessingModelAlgorithm) -> None:
    """Put the words of the user's language on the inputs of the chain, and these into their order."""
    for name, (title_of_it, help_text) in words().items():
        definition = model.parameterDefinition(name).clone()
        definition.setHelp(help_text)
        _put_last(model, definition, title_of_it)


def _speak_of_results(model: QgsProcessingModelAlgorithm) -> list[str]:
    """The same for its results, whose names stay; all may be left out with their step. Names those that a step has to make."""
    by_name = {d.name().partition(":")[2]: d.clone() for d in model.destinationParameterDefinitions()}
    optional = Qgis.ProcessingParameterFlag.Optional
    needed = [d.name() for d in by_name.values() if not d.flags() & optional]
    for name, title_of_it in results().items():
        by_name[name].setFlags(by_name[name].flags() | optional)
        _put_last(model, by_name[name], title_of_it)
    return needed


def _put_last(
    model: QgsProcessingModelAlgorithm, definition: QgsProcessingParameterDefinition, words_of_it: str
) -> None:
    definition.setDescription(words_of_it)
    if isinstance(definition, QgsProcessingParameterMatrix):  # the file has it in English
        definition.setHeaders(p.criteria("").headers())
    model.removeParameter(definition.name())
    model.addParameter(definition)


def _rename_steps(model: QgsProcessingModelAlgorithm) -> None:
    """The designer shows what steps and results are called in the file."""
    titles = results()
    for step in model.childAlgorithms().values():
        outputs = {}
        for name, output in step.modelOutputs().items():
            output.setName(titles[name])
            outputs[titles[name]] = output
        step.setModelOutputs(outputs)
        step.setDescription(step.algorithm().displayName() if outputs else translate("Diagnosis", "What is there"))
        model.setChildAlgorithm(step)
    model.setOutputOrder([])


def copy_to(folder: Path) -> Path:
    """Put the model, in the user's words, among models of his own; one that he has already stays as he left it."""
    target = folder / FILE.name
    if not target.exists():
        model = QgsProcessingModelAlgorithm()
        model.fromFile(str(FILE))
        speak(model)
        _rename_steps(model)
        model.setName(title())
        model.setGroup("InnoSpace")
        folder.mkdir(parents=True, exist_ok=True)
        if not model.toFile(str(target)):
            raise QgsProcessingException(translate("Diagnosis", "The model cannot be written there."))
    return target


def title() -> str:
    """What the diagnosis is called."""
    return translate("Diagnosis", "Community diagnosis")


class CommunityDiagnosis(QgsProcessingModelAlgorithm):
    """The model under the provider, with one report over all steps; these have to be registered before it is made."""

    MAIN = "RESIDENTS"
    MEASURES = True

    def __init__(self):
        super().__init__()
        self.fromFile(str(FILE))
        speak(self)
        self._needed = _speak_of_results(self)
        self.addParameter(p.report())

    def name(self) -> str:
        """The stable id."""
        return "communitydiagnosis"

    def displayName(self) -> str:
        """The title in the toolbox."""
        return title()

    def groupId(self) -> str:
        """The stable id of the tool group."""
        return "data"

    def group(self) -> str:
        """The tool group in the user's language."""
        return terms.label("group", "data")

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(terms.RESOURCES / "icons" / "innospace.svg"))

    def question(self) -> str:
        """What the chain answers."""
        return translate(
            "Diagnosis",
            "How well is a community doing? Who reaches what on foot and which stock spaces come first; with districts and "
            "incubators also the rings of the city, the incubators over them and their layout in town. In one run, with one "
            "report; steps whose layers are missing are left out.",
        )

    def shortHelpString(self) -> str:
        """The question, then each parameter with its help."""
        entries = "".join(f"<dt><b>{p.description()}</b></dt><dd>{p.help()}</dd>" for p in self.parameterDefinitions())
        return f"<p>{self.question()}</p><dl>{entries}</dl>"

    def createInstance(self) -> "CommunityDiagnosis":
        """A fresh instance for one execution."""
        return type(self)()

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        """What a step cannot do without is missed before the run, and by the name of its parameter."""
        for name, layer in NEEDED.items():
            given = parameters.get(layer) not in ABSENT
            if given and not parameters.get(name):
                titles = words()
                cause = translate("Diagnosis", "It is needed with {layer}.").format(layer=titles[layer][0])
                return False, f"{name}: {cause}"
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback) -> bool:
        """Look the inputs up while still in the main thread."""
        self._inputs = Inputs(self, parameters, context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback) -> dict:
        """Run the chain, whole or not at all: each step keeps to that for itself, and all of them are put in place together."""
        results = Places(self._inputs.origins, self._inputs.edited)
        del self._inputs
        found, refusal = places.carried_out(
            lambda: self._whole(parameters, context, feedback, results), results, feedback
        )
        if refusal:
            raise QgsProcessingException(refusal)
        self._replaced = results.replaced
        return found

    def _whole(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback, results: Places
    ) -> dict:
        """All of a run: its results."""
        found = self._run(parameters | self._made_aside(results, parameters, context), context, feedback, results)
        check(feedback.isCanceled)
        finals = {found[name]: results[name].final(found[name]) for name in found if name in results}
        results.settle(feedback.isCanceled)
        load_from(context, finals)
        return {name: finals.get(value, value) if isinstance(value, str) else value for name, value in found.items()}

    def _made_aside(self, results: Places, parameters: dict, context: QgsProcessingContext) -> dict[str, object]:
        """The outputs that are wanted in a place of their own, with where they are made at first."""
        made = {}
        for definition in self.destinationParameterDefinitions():
            name, value = definition.name(), parameters.get(definition.name())
            destination = destination_of(self, definition, parameters, context) if value not in ABSENT else ""
            if not destination or destination.startswith("memory:"):
                continue
            is_file = isinstance(definition, QgsProcessingParameterFileDestination)
            results.add(name, documents.with_form(definition, destination), is_file=is_file)
            made[name] = results[name].making
            if isinstance(value, QgsProcessingOutputLayerDefinition):
                made[name] = QgsProcessingOutputLayerDefinition(value)
                made[name].sink = QgsProperty.fromValue(results[name].making)
        return made

    def _run(
        self, parameters: dict, context: QgsProcessingContext, feedback: QgsProcessingFeedback, results: Places
    ) -> dict:
        """Run the chain; where one report is wanted, of the pages of its steps."""
        wanted = self.parameterAsFileOutput(parameters, "REPORT", context)
        pages = [f"{step}:{name}" for step, name in REPORTS.items()] if wanted else []
        # What nobody asked for is made aside and not reported.
        aside = [name for name in (*self._needed, *pages) if parameters.get(name) in ABSENT]
        found = super().processAlgorithm(parameters | dict.fromkeys(aside, "TEMPORARY_OUTPUT"), context, feedback)
        self._name_layers(found, context)
        self._say_left_out(parameters, found.get("CHILD_RESULTS", {}), feedback)
        if wanted and found:
            made = [documents.report_at(found[name]) for name in pages if found.get(name)]
            whole = report.joined(self.displayName(), made)
            try:
                documents.write(whole, Path(wanted))
            except OSError as error:
                raise results.why("REPORT", error) from None
            documents.remember(results["REPORT"].final(wanted), whole)
            found["REPORT"] = wanted
        return {name: value for name, value in found.items() if name not in aside}

    def postProcessAlgorithm(self, context, feedback) -> dict:
        """Layers of the project that show a replaced file read it anew; called in the main thread."""
        places.show_anew(context.project(), getattr(self, "_replaced", ()))
        return super().postProcessAlgorithm(context, feedback)

    def _name_layers(self, results, context) -> None:
        """Layers that go into the project are called as the form calls them; the model's file names them in English."""
        for definition in self.destinationParameterDefinitions():
            destination = results.get(definition.name())
            if destination and context.willLoadLayerOnCompletion(destination):
                details = context.layerToLoadOnCompletionDetails(destination)
                details.name, details.outputName = definition.description(), definition.name()

    def _say_left_out(self, parameters: dict, done: dict, feedback: QgsProcessingFeedback) -> None:
        left_out = [
            translate("Diagnosis", "{step} ({layers})").format(
                step=self.childAlgorithms()[name].algorithm().displayName(), layers=listed(_missing(parameters, layers))
            )
            for name, layers in LAYERS_OF.items()
            if name not in done
        ]
        if done and left_out:
            text = translate("Diagnosis", "Left out, because their layers were not given: {steps}.")
            feedback.pushWarning(text.format(steps=listed(left_out)))


def _missing(parameters: dict, layers: list[str | tuple[str, ...]]) -> list[str]:
    """What the layers are called that a step lacks."""
    titles = {name: title_of_it for name, (title_of_it, _) in words().items()}
    alternatives = [(one,) if isinstance(one, str) else one for one in layers]
    missing = [names for names in alternatives if all(parameters.get(name) in ABSENT for name in names)]
    return [translate("Diagnosis", " or ").join(titles[name] for name in names) for names in missing]
