"""The Processing provider: all algorithms of the plugin."""

import sys

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..core.base.terms import RESOURCES
from ..core.base.text import translate
from . import data, layout, lifecircle, region, rings, siting, stock
from .data.diagnosis import CommunityDiagnosis

GROUPS = (rings, layout, lifecircle, stock, siting, region, data)


class InnoSpaceProvider(QgsProcessingProvider):
    """Lists the algorithms under the id ``innospace``; where there are windows, they show lengths in a box of their own."""

    def __init__(self):
        super().__init__()
        self._take_back = None

    def load(self) -> bool:
        """Called by Processing when the provider is added."""
        if self._take_back is None and _has_windows():
            from ..ui import lengths

            self._take_back = lengths.register()
        return super().load()

    def unload(self) -> None:
        """Called by Processing when the provider is removed."""
        if self._take_back is not None:
            self._take_back()
            self._take_back = None
        super().unload()

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


def _has_windows() -> bool:
    """Whether dialogs can open: in QGIS, or in a script that has loaded QGIS's widgets (so has qgis_process, and opens none)."""
    return "qgis.gui" in sys.modules and QgsApplication.platform() not in ("qgis_process", "server")
