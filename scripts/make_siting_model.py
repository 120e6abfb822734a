"""Makes resources/models/stock_to_sites.model3: gaps of the life circle and graded stock spaces → siting → service areas.

Demand are the places that lack a class of facility; candidates the stock spaces of grade A and B with their score; the areas are
those of the chosen and the existing sites. What the model does not ask for keeps the algorithms' defaults.
"""

from qgis.core import (
    Qgis,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from innospace.core.base.terms import RESOURCES
from innospace.scripts.make_model import HEADERS, add_inputs, in_qgis, life_circle_standard, step, write
from innospace.ui.next_steps import ONLY

FILE = RESOURCES / "models" / "stock_to_sites.model3"
Source = Qgis.ProcessingSourceType
EXTRACT = "native:extractbyexpression"


def inputs() -> list[QgsProcessingParameterDefinition]:
    """The model's own inputs, in the order of the form."""
    return [
        QgsProcessingParameterFeatureSource("RESIDENTS", "Where people live"),
        QgsProcessingParameterField("POPULATION_FIELD", "People", None, "RESIDENTS", optional=True),
        QgsProcessingParameterFeatureSource("FACILITIES", "Facilities"),
        QgsProcessingParameterField("CATEGORY_FIELD", "Kind of facility", None, "FACILITIES"),
        QgsProcessingParameterFeatureSource("STREETS", "Streets", [Source.VectorLine]),
        life_circle_standard(),
        QgsProcessingParameterFeatureSource("STOCK", "Stock spaces"),
        QgsProcessingParameterField("STOCK_NAME_FIELD", "Name of the stock space", None, "STOCK", optional=True),
        QgsProcessingParameterMatrix("CRITERIA", "Criteria of the screening", 3, False, HEADERS, []),
        QgsProcessingParameterFeatureSource("EXISTING", "Existing sites", optional=True),
        QgsProcessingParameterNumber("NUMBER", "New sites", defaultValue=3, minValue=1),
        QgsProcessingParameterDistance("RADIUS", "Radius (m)", 500, None, False, 1),
        QgsProcessingParameterNumber(
            "SCORE_WEIGHT", "Weight of the score", Qgis.ProcessingNumberParameterType.Double, 0.1, False, 0, 1
        ),
    ]


# Steps: algorithm, inputs as a model input (text), another step's output (pair) or what is set, outputs of the model.
STEPS = {
    "life_circle": ("innospace:lifecirclecoverage", {"DEMAND": "RESIDENTS", "POPULATION_FIELD": "POPULATION_FIELD",
                    "FACILITIES": "FACILITIES", "CATEGORY_FIELD": "CATEGORY_FIELD", "NETWORK": "STREETS",
                    "STANDARD": "STANDARD"}, {}, {"GAPS": "Gaps of the life circle"}),
    "screening": ("innospace:stockscreening", {"CANDIDATES": "STOCK", "NAME_FIELD": "STOCK_NAME_FIELD",
                  "CRITERIA": "CRITERIA"}, {}, {"OUTPUT": "Ranked stock spaces"}),
    "best_grades": (EXTRACT, {"INPUT": ("screening", "OUTPUT")},
                    {"EXPRESSION": ONLY["stockscreening", "siting", "CANDIDATES"]}, {}),
    "siting": ("innospace:siting", {"DEMAND": ("life_circle", "GAPS"), "POPULATION_FIELD": "POPULATION_FIELD",
               "CANDIDATES": ("best_grades", "OUTPUT"), "NAME_FIELD": "STOCK_NAME_FIELD", "EXISTING": "EXISTING",
               "NETWORK": "STREETS", "NUMBER": "NUMBER", "RADIUS": "RADIUS", "SCORE_WEIGHT": "SCORE_WEIGHT"},
               {"SCORE_FIELD": "score"}, {"OUTPUT": "Sites", "ALLOCATION": "Demand by site", "REPORT": "Siting report"}),
    # Sites may be areas and points; a layer in memory holds one kind. Service areas start from a point on surface anyway.
    "points": ("native:pointonsurface", {"INPUT": ("siting", "OUTPUT")}, {}, {}),
    "serving": (EXTRACT, {"INPUT": ("points", "OUTPUT")}, {"EXPRESSION": ONLY["siting", "serviceareas", "FACILITIES"]}, {}),
    "areas": ("innospace:serviceareas", {"FACILITIES": ("serving", "OUTPUT"), "NETWORK": "STREETS", "CUTOFFS": "RADIUS"},
              {}, {"OUTPUT": "Service areas of the sites"}),
}  # fmt: skip


def add_step(model: QgsProcessingModelAlgorithm, name: str, place: int) -> None:
    """One algorithm of the chain, below the one before."""
    algorithm, wanted, fixed, found = STEPS[name]
    child = step(name, algorithm, wanted, found, 60 + 140 * place)
    for parameter, value in fixed.items():
        child.addParameterSources(parameter, [QgsProcessingModelChildParameterSource.fromStaticValue(value)])
    model.addChildAlgorithm(child)


def main() -> None:
    """Write the model."""
    model = QgsProcessingModelAlgorithm("Stock spaces to sites", "InnoSpace")
    add_inputs(model, inputs())
    for place, name in enumerate(STEPS):
        add_step(model, name, place)
    model.setParameterOrder([parameter.name() for parameter in inputs()])
    write(model, FILE)


if __name__ == "__main__":
    in_qgis(main)
