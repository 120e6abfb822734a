"""The Processing provider: all algorithms of the plugin."""

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.base.terms import RESOURCES
from ..core.base.text import translate
from . import data, layout, lifecircle, region, rings, stock
from .data.diagnosis import CommunityDiagnosis

GROUPS = (rings, layout, lifecircle, stock, region, data)


class InnoSpaceProvider(QgsProcessingProvider):
    """Lists the algorithms under the id ``innospace``."""

    def id(self) -> str:
        """The stable id."""
        return "innospace"

    def name(self) -> str:
        """The name in the toolbox."""
        return translate("Provider", "InnoSpace")

    def longName(self) -> str:
        """The name with its subject."""
        return translate("Provider", "InnoSpace: planning of mass innovation spaces")

    def icon(self) -> QIcon:
        """The icon in the toolbox."""
        return QIcon(str(RESOURCES / "icons" / "innospace.svg"))

    def loadAlgorithms(self) -> None:
        """Called by Processing."""
        for group in GROUPS:
            for algorithm in group.ALGORITHMS:
                self.addAlgorithm(algorithm())
        # A model finds its steps only once the provider is known: it comes with the first refresh.
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            self.addAlgorithm(CommunityDiagnosis())
