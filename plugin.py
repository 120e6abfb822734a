"""The plugin object: provider and translator; works without a window.

Nothing else of the plugin is imported before `dependencies.problems` has been asked: a Python that is too old could not read it.
"""

from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsMessageLog
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .dependencies import problems

I18N = Path(__file__).resolve().parent / "i18n"


class InnoSpacePlugin:
    """Loaded by QGIS; `iface` is None under qgis_process."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.desktop = None
        self.translator = None

    def initProcessing(self) -> None:
        """Speak QGIS's language and register the provider; called alone by qgis_process."""
        language = self._translate()
        complaints = problems()
        if complaints:
            self._complain(" ".join(complaints))
            return
        from .core.base.text import use_translator

        use_translator(QCoreApplication.translate, language)
        from .algorithms.provider import InnoSpaceProvider

        self.provider = InnoSpaceProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        self.provider.refreshAlgorithms()

    def initGui(self) -> None:
        """Called by the QGIS desktop: provider, menu and toolbar."""
        self.initProcessing()
        if self.provider is not None:
            from .ui.desktop import Desktop

            self.desktop = Desktop(self.iface)

    def unload(self) -> None:
        """Undo what `initGui` did; it can be called again."""
        if self.desktop is not None:
            self.desktop.close()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
            from .core.base.text import use_translator

            use_translator(None)
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None

    def _translate(self) -> str:
        """Load QGIS's language and say which it is: its Chinese is called zh-Hans, zh_CN or zh."""
        language = "zh" if QgsApplication.instance().locale().startswith("zh") else "en"
        if language == "zh":
            translator = QTranslator()
            if translator.load(str(I18N / "innospace_zh_CN.qm")):
                QCoreApplication.installTranslator(translator)
                self.translator = translator
        return language

    def _complain(self, text: str) -> None:
        QgsMessageLog.logMessage(text, "InnoSpace", Qgis.MessageLevel.Critical)
        if self.iface is not None:
            self.iface.messageBar().pushMessage("InnoSpace", text, Qgis.MessageLevel.Critical, 0)
