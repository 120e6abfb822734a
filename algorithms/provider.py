"""The Processing provider: all algorithms of the plugin."""

import sys
from collections.abc import Callable

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
        self._take_back = []

    def load(self) -> bool:
        """Called by Processing when the provider is added."""
        if not self._take_back:
            self._take_back.append(_keep_threads())
            if _has_windows():
                from ..ui import lengths

                self._take_back.append(lengths.register())
        return super().load()

    def unload(self) -> None:
        """Called by Processing when the provider is removed."""
        while self._take_back:
            self._take_back.pop()()
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


def _keep_threads() -> Callable[[], None]:
    """Have the threads of tasks live as long as QGIS does; gives the function that takes this back.

    A CRS that was made in a thread, and each layer that got it, loses its definition when the thread ends (QGIS 3.40:
    `QgsCoordinateReferenceSystemPrivate::removeObjectsBelongingToCurrentThread`): half a minute after a run there would be no
    way from its results to another CRS, for the map, a saved project or the next tool.
    """
    pool = QgsApplication.taskManager().threadPool()
    before = pool.expiryTimeout()
    pool.setExpiryTimeout(-1)
    return lambda: pool.setExpiryTimeout(before)


def _has_windows() -> bool:
    """Whether dialogs can open: in QGIS, or in a script that has loaded QGIS's widgets (so has qgis_process, and opens none)."""
    return "qgis.gui" in sys.modules and QgsApplication.platform() not in ("qgis_process", "server")
