"""Makes resources/models/community_diagnosis.model3: rings → distribution → layout → life circle → screening of one city.

The model names only inputs that differ from city to city; everything else keeps the algorithms' defaults.
"""

import sys

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
)
from qgis.PyQt.QtCore import QPointF

from innospace.algorithms.data.diagnosis import FILE, titles
from innospace.algorithms.provider import InnoSpaceProvider

Source = Qgis.ProcessingSourceType
# Inputs of the model: layers by kind, fields by layer and whether they may be empty.
LAYERS = {
    "DISTRICTS": Source.VectorPolygon,
    "INCUBATORS": Source.VectorAnyGeometry,
    "GROUNDS": Source.VectorAnyGeometry,
    "INNOVATION_HOSTS": Source.VectorPolygon,
    "PRODUCTION_HOSTS": Source.VectorPolygon,
    "RESIDENTS": Source.VectorAnyGeometry,
    "FACILITIES": Source.VectorAnyGeometry,
    "STREETS": Source.VectorLine,
    "STOCK": Source.VectorAnyGeometry,
}
FIELDS = {
    "RING_FIELD": ("DISTRICTS", False),
    "CITY_FIELD": ("DISTRICTS", True),
    "GROUND_ID_FIELD": ("GROUNDS", True),
    "POPULATION_FIELD": ("RESIDENTS", True),
    "CATEGORY_FIELD": ("FACILITIES", False),
}
# Steps: algorithm, inputs as a model input (text) or another step's output (pair), outputs of the model.
STEPS = {
    "rings": ("ringsfromdistricts", {"INPUT": "DISTRICTS", "RING_FIELD": "RING_FIELD", "CITY_FIELD": "CITY_FIELD"},
              {"OUTPUT": "Rings"}),
    "distribution": ("ringdistribution", {"INCUBATORS": "INCUBATORS", "RINGS": ("rings", "OUTPUT")},
                     {"OUTPUT": "Incubators by ring", "CITY_PATTERNS": "City patterns"}),
    "layout": ("townlayout", {"INCUBATORS": "GROUNDS", "ID_FIELD": "GROUND_ID_FIELD",
                              "INNOVATION_HOSTS": "INNOVATION_HOSTS", "PRODUCTION_HOSTS": "PRODUCTION_HOSTS",
                              "RINGS": ("rings", "OUTPUT")}, {"OUTPUT": "Town layout"}),
    "life_circle": ("lifecirclecoverage", {"DEMAND": "RESIDENTS", "POPULATION_FIELD": "POPULATION_FIELD",
                                           "FACILITIES": "FACILITIES", "CATEGORY_FIELD": "CATEGORY_FIELD",
                                           "NETWORK": "STREETS"},
                    {"OUTPUT": "Life circle", "COVERAGE": "Coverage"}),
    "screening": ("stockscreening", {"CANDIDATES": "STOCK", "CRITERIA": "CRITERIA"}, {"OUTPUT": "Ranked stock spaces"}),
}  # fmt: skip
HEADERS = ["field", "benefit or cost", "weight", "low", "high"]


def source(value: str | tuple[str, str]) -> QgsProcessingModelChildParameterSource:
    """Where a step's input comes from."""
    if isinstance(value, tuple):
        return QgsProcessingModelChildParameterSource.fromChildOutput(*value)
    return QgsProcessingModelChildParameterSource.fromModelParameter(value)


def inputs() -> list[QgsProcessingParameterDefinition]:
    """The model's own inputs."""
    words = titles()
    layers = [QgsProcessingParameterFeatureSource(name, words[name], [kind]) for name, kind in LAYERS.items()]
    fields = [
        QgsProcessingParameterField(name, words[name], None, layer, optional=optional)
        for name, (layer, optional) in FIELDS.items()
    ]
    return [*layers, *fields, QgsProcessingParameterMatrix("CRITERIA", words["CRITERIA"], 3, False, HEADERS)]


def add_step(model: QgsProcessingModelAlgorithm, name: str, place: int) -> None:
    """One algorithm of the chain, below the one before."""
    algorithm, wanted, results = STEPS[name]
    child = QgsProcessingModelChildAlgorithm(f"innospace:{algorithm}")
    child.setChildId(name)
    child.setDescription(child.algorithm().displayName())
    child.setPosition(QPointF(450, 120 + 160 * place))
    for parameter, value in wanted.items():
        child.addParameterSources(parameter, [source(value)])
    outputs = {}
    for output, title in results.items():
        made = QgsProcessingModelOutput(title)
        made.setChildId(name)
        made.setChildOutputName(output)
        made.setPosition(QPointF(760, 120 + 160 * place + 60 * len(outputs)))
        outputs[title] = made
    child.setModelOutputs(outputs)
    model.addChildAlgorithm(child)


def main() -> None:
    """Write the model."""
    model = QgsProcessingModelAlgorithm("Community diagnosis", "Diagnosis")
    for i, parameter in enumerate(inputs()):
        component = QgsProcessingModelParameter(parameter.name())
        component.setPosition(QPointF(130, 60 + 60 * i))
        model.addModelParameter(parameter, component)
    for place, name in enumerate(STEPS):
        add_step(model, name, place)
    FILE.parent.mkdir(exist_ok=True)
    if not model.toFile(str(FILE)):
        sys.exit(f"cannot write {FILE}")


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    provider = InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    main()
    application.exitQgis()
