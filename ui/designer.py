"""The diagnosis as a model of the user's own, in QGIS's model designer."""

from pathlib import Path

from processing.modeler.ModelerDialog import ModelerDialog
from processing.modeler.ModelerUtils import ModelerUtils
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm

from ..algorithms.data import diagnosis


def open_diagnosis() -> ModelerDialog:
    """Copy the model to the user's models, unless it is there already, and open it in the designer."""
    path = diagnosis.copy_to(Path(ModelerUtils.modelsFolders()[0]))
    own = QgsApplication.processingRegistry().providerById("model")
    if own is not None:
        own.refreshAlgorithms()
    model = QgsProcessingModelAlgorithm()
    model.fromFile(str(path))
    model.setSourceFilePath(str(path))
    window = ModelerDialog.create(model)
    window.show()
    window.activateWindow()
    return window
