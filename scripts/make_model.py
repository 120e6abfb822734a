"""Makes resources/models/community_diagnosis.model3: life circle → screening → rings → distribution → layout of one place.

The model names only inputs that differ from city to city; everything else keeps the algorithms' defaults.
"""

import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
)
from qgis.PyQt.QtCore import QPointF

from innospace.algorithms.data.diagnosis import FILE, LAYERS_OF, REPORTS, results, words
from innospace.algorithms.provider import InnoSpaceProvider

Source = Qgis.ProcessingSourceType
# Inputs of the model: layers by kind and whether they may be empty, fields by layer and whether they may be empty.
LAYERS = {
    "RESIDENTS": (Source.VectorAnyGeometry, False),
    "FACILITIES": (Source.VectorAnyGeometry, False),
    "STREETS": (Source.VectorLine, True),
    "STOCK": (Source.VectorAnyGeometry, True),
    "DISTRICTS": (Source.VectorPolygon, True),
    "INCUBATORS": (Source.VectorAnyGeometry, True),
    "GROUNDS": (Source.VectorAnyGeometry, True),
    "INNOVATION_HOSTS": (Source.VectorPolygon, True),
    "PRODUCTION_HOSTS": (Source.VectorPolygon, True),
}
FIELDS = {
    "POPULATION_FIELD": ("RESIDENTS", True),
    "CATEGORY_FIELD": ("FACILITIES", False),
    "STOCK_NAME_FIELD": ("STOCK", True),
    "RING_FIELD": ("DISTRICTS", True),
    "CITY_FIELD": ("DISTRICTS", True),
    "GROUND_ID_FIELD": ("GROUNDS", True),
}
# Steps: algorithm, inputs as a model input (text) or another step's output (pair), outputs of the model.
STEPS = {
    "life_circle": ("lifecirclecoverage", {"DEMAND": "RESIDENTS", "POPULATION_FIELD": "POPULATION_FIELD",
                                           "FACILITIES": "FACILITIES", "CATEGORY_FIELD": "CATEGORY_FIELD",
                                           "NETWORK": "STREETS", "STANDARD": "STANDARD"},
                    {"OUTPUT": "Life circle", "COVERAGE": "Coverage"}),
    "screening": ("stockscreening", {"CANDIDATES": "STOCK", "NAME_FIELD": "STOCK_NAME_FIELD", "CRITERIA": "CRITERIA"},
                  {"OUTPUT": "Ranked stock spaces"}),
    "rings": ("ringsfromdistricts", {"INPUT": "DISTRICTS", "RING_FIELD": "RING_FIELD", "CITY_FIELD": "CITY_FIELD"},
              {"OUTPUT": "Rings"}),
    "distribution": ("ringdistribution", {"INCUBATORS": "INCUBATORS", "RINGS": ("rings", "OUTPUT")},
                     {"OUTPUT": "Incubators by ring", "CITY_PATTERNS": "City patterns"}),
    "layout": ("townlayout", {"INCUBATORS": "GROUNDS", "ID_FIELD": "GROUND_ID_FIELD",
                              "INNOVATION_HOSTS": "INNOVATION_HOSTS", "PRODUCTION_HOSTS": "PRODUCTION_HOSTS"},
               {"OUTPUT": "Town layout"}),
}  # fmt: skip
HEADERS = ["field", "benefit or cost", "weight", "low", "high"]


def source(value: str | tuple[str, str]) -> QgsProcessingModelChildParameterSource:
    """Where a step's input comes from."""
    if isinstance(value, tuple):
        return QgsProcessingModelChildParameterSource.fromChildOutput(*value)
    return QgsProcessingModelChildParameterSource.fromModelParameter(value)


def inputs() -> list[QgsProcessingParameterDefinition]:
    """The model's own inputs, in the order of the form."""
    titles = {name: title for name, (title, _) in words().items()}
    made = [
        QgsProcessingParameterFeatureSource(name, titles[name], [kind], None, optional)
        for name, (kind, optional) in LAYERS.items()
    ]
    made += [
        QgsProcessingParameterField(name, titles[name], None, layer, optional=optional)
        for name, (layer, optional) in FIELDS.items()
    ]
    standard = life_circle_standard()
    standard.setDescription(titles["STANDARD"])
    made += [standard, QgsProcessingParameterMatrix("CRITERIA", titles["CRITERIA"], 3, False, HEADERS, [], True)]
    return sorted(made, key=lambda parameter: list(titles).index(parameter.name()))


def life_circle_standard() -> QgsProcessingParameterDefinition:
    """The choice of a standard, as the life circle has it."""
    algorithm = QgsApplication.processingRegistry().algorithmById("innospace:lifecirclecoverage")
    return algorithm.parameterDefinition("STANDARD").clone()


def expression(layers: list[str | tuple[str, ...]]) -> str:
    """Whether the layers of a step are there, as QGIS asks it."""
    alternatives = [(one,) if isinstance(one, str) else one for one in layers]
    asked = [" or ".join(f"@{name} is not null" for name in names) for names in alternatives]
    return " and ".join(f"({one})" if " or " in one else one for one in asked)


def add_condition(model: QgsProcessingModelAlgorithm) -> None:
    """Which steps have their layers."""
    child = QgsProcessingModelChildAlgorithm("native:condition")
    child.setChildId("condition")
    child.setDescription("What is there")
    branches = [{"name": name, "expression": expression(layers)} for name, layers in LAYERS_OF.items()]
    child.setConfiguration({"conditions": branches})
    child.setPosition(QPointF(450, 40))
    model.addChildAlgorithm(child)


def step(
    name: str, algorithm: str, wanted: dict, found: dict[str, str], down: float
) -> QgsProcessingModelChildAlgorithm:
    """One algorithm of a chain, so far down the page: its inputs as `source` takes them, its results with their titles."""
    child = QgsProcessingModelChildAlgorithm(algorithm)
    child.setChildId(name)
    child.setDescription(child.algorithm().displayName())
    child.setPosition(QPointF(450, down))
    for parameter, value in wanted.items():
        child.addParameterSources(parameter, [source(value)])
    outputs = {}
    for output, title in found.items():
        made = QgsProcessingModelOutput(title)
        made.setChildId(name)
        made.setChildOutputName(output)
        made.setPosition(QPointF(760, down + 60 * len(outputs)))
        outputs[title] = made
    child.setModelOutputs(outputs)
    return child


def add_inputs(model: QgsProcessingModelAlgorithm, parameters: list[QgsProcessingParameterDefinition]) -> None:
    """The model's own inputs, one below the other."""
    for i, parameter in enumerate(parameters):
        component = QgsProcessingModelParameter(parameter.name())
        component.setPosition(QPointF(130, 60 + 60 * i))
        model.addModelParameter(parameter, component)


def add_step(model: QgsProcessingModelAlgorithm, name: str, place: int) -> None:
    """One algorithm of the chain, below the one before."""
    algorithm, wanted, found = STEPS[name]
    found = found | ({"REPORT": REPORTS[name]} if name in REPORTS else {})
    child = step(name, f"innospace:{algorithm}", wanted, found, 120 + 160 * place)
    if name in LAYERS_OF:
        child.setDependencies([QgsProcessingModelChildDependency("condition", name)])
    model.addChildAlgorithm(child)


def main() -> None:
    """Write the model."""
    model = QgsProcessingModelAlgorithm("Community diagnosis", "Diagnosis")
    add_inputs(model, inputs())
    add_condition(model)
    for place, name in enumerate(STEPS):
        add_step(model, name, place)
    model.setParameterOrder(list(words()))
    model.setOutputOrder([f"{step}:{title}" for title in results() for step in STEPS if has_result(step, title)])
    write(model, FILE)


def write(model: QgsProcessingModelAlgorithm, file: Path) -> None:
    """Into a file, the attributes of each element in one order: that of Qt is another in each run."""
    file.parent.mkdir(exist_ok=True)
    if not model.toFile(str(file)):
        sys.exit(f"cannot write {file}")
    root = ET.parse(file).getroot()
    for element in root.iter():
        element.attrib = dict(sorted(element.attrib.items()))
    body = ET.tostring(root, encoding="unicode").replace(" />", "/>")
    file.write_text(f"<!DOCTYPE model>\n{body}\n", encoding="utf-8")


def has_result(step: str, title: str) -> bool:
    """Whether a result is the step's."""
    return title in STEPS[step][2].values() or REPORTS.get(step) == title


def in_qgis(work: Callable[[], None]) -> None:
    """Work where QGIS's own algorithms and ours are registered."""
    application = QgsApplication([], False)
    application.initQgis()
    QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
    provider = InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    work()
    application.exitQgis()


if __name__ == "__main__":
    in_qgis(main)
