"""The community diagnosis: a ready model that chains rings, distribution, layout, life circle and screening of one city.

The chain itself lies in ``resources/models`` and opens in the model designer; here it gets its id and its words.
"""

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ...core.base import terms
from ...core.base.text import translate

FILE = terms.RESOURCES / "models" / "community_diagnosis.model3"


def titles() -> dict[str, str]:
    """What the model's inputs and results are called."""
    return {
        "DISTRICTS": translate("Diagnosis", "Districts with their ring"),
        "RING_FIELD": translate("Diagnosis", "Ring of the district"),
        "CITY_FIELD": translate("Diagnosis", "City of the district"),
        "INCUBATORS": translate("Diagnosis", "Incubators"),
        "GROUNDS": translate("Diagnosis", "Grounds of the incubators"),
        "GROUND_ID_FIELD": translate("Diagnosis", "Incubator of the ground"),
        "INNOVATION_HOSTS": translate("Diagnosis", "Universities and institutes"),
        "PRODUCTION_HOSTS": translate("Diagnosis", "Industrial parks and development zones"),
        "RESIDENTS": translate("Diagnosis", "Where people live"),
        "POPULATION_FIELD": translate("Diagnosis", "People"),
        "FACILITIES": translate("Diagnosis", "Facilities"),
        "CATEGORY_FIELD": translate("Diagnosis", "Kind of facility"),
        "STREETS": translate("Diagnosis", "Streets"),
        "STOCK": translate("Diagnosis", "Stock spaces"),
        "CRITERIA": translate("Diagnosis", "Criteria of the screening"),
    }


class CommunityDiagnosis(QgsProcessingModelAlgorithm):
    """The model under the provider; its steps have to be registered before it is made."""

    def __init__(self):
        super().__init__()
        self.fromFile(str(FILE))
        for name, title in titles().items():
            self.parameterDefinition(name).setDescription(title)

    def name(self) -> str:
        """The stable id."""
        return "communitydiagnosis"

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Diagnosis", "Community diagnosis (model)")

    def groupId(self) -> str:
        """The stable id of the tool group."""
        return "data"

    def group(self) -> str:
        """The tool group in the user's language."""
        return terms.label("group", "data")

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(terms.RESOURCES / "icons" / "innospace.svg"))

    def shortHelpString(self) -> str:
        """What the chain answers."""
        return translate(
            "Diagnosis",
            "How does one city do? Rings from its districts, the incubators over the rings, their layout in town, who "
            "reaches what on foot, and which stock spaces come first, in one run. Open it in the model designer to adapt it.",
        )

    def createInstance(self) -> "CommunityDiagnosis":
        """A fresh instance for one execution."""
        return type(self)()
