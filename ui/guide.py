"""The user guide in a window: the pages that ship with the plugin, offline, in QGIS's language."""

from pathlib import Path

from qgis.PyQt.QtCore import QSize, Qt, QUrl
from qgis.PyQt.QtGui import QIcon, QImage, QKeySequence, QTextDocument
from qgis.PyQt.QtWidgets import QLineEdit, QMainWindow, QTextBrowser, QToolBar, QWidget

from ..core.base import terms
from ..core.base.text import language, translate

PAGES = Path(__file__).resolve().parent.parent / "docs" / "guide"
FIRST = "README"
# Pixels.
SIZE = QSize(860, 640)
MARGIN = 24
STYLE = "body, p, li { line-height: 140%; } h1, h2 { color: #0b5394; } code { color: #7a3e00; }"


def page(name: str) -> Path:
    """The file of a page in QGIS's language; the first page where there is none of that name."""
    folder = PAGES / language()
    found = folder / f"{name}.md"
    return found if found.exists() else folder / f"{FIRST}.md"


class Browser(QTextBrowser):
    """Shows Markdown; pictures are as wide as the window at most."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(MARGIN)
        self.document().setDefaultStyleSheet(STYLE)
        self.setAccessibleName(translate("Guide", "Page of the guide"))

    def loadResource(self, kind: int, url: QUrl) -> object:
        """Called by Qt for each page and picture."""
        if kind != QTextDocument.ResourceType.ImageResource:
            return super().loadResource(kind, url)
        picture = QImage(self.source().resolved(url).toLocalFile())
        room = max(200, self.viewport().width() - 2 * MARGIN - 20)
        smooth = Qt.TransformationMode.SmoothTransformation
        return picture.scaledToWidth(room, smooth) if picture.width() > room else picture


class GuideWindow(QMainWindow):
    """A window of its own beside QGIS: contents, back and forward, a search in the page."""

    def __init__(self, main: QWidget | None = None):
        super().__init__(main)
        self.setObjectName("innospace_guide")
        self.setWindowIcon(QIcon(str(terms.RESOURCES / "icons" / "innospace.svg")))
        self.browser, self.wanted = Browser(self), QLineEdit()
        self.setCentralWidget(self.browser)
        self._arrange()
        self.browser.sourceChanged.connect(self._show_title)
        self.resize(SIZE)

    def _arrange(self) -> None:
        bar = QToolBar(translate("Guide", "Navigation"), self)
        bar.setMovable(False)
        self.addToolBar(bar)
        contents = bar.addAction(translate("Guide", "Contents"), lambda: self.open(FIRST))
        back = bar.addAction(translate("Guide", "Back"), self.browser.backward)
        forward = bar.addAction(translate("Guide", "Forward"), self.browser.forward)
        contents.setShortcut(QKeySequence("Alt+Home"))
        back.setShortcut(QKeySequence("Alt+Left"))
        forward.setShortcut(QKeySequence("Alt+Right"))
        self.browser.backwardAvailable.connect(back.setEnabled)
        self.browser.forwardAvailable.connect(forward.setEnabled)
        back.setEnabled(False)
        forward.setEnabled(False)
        self.wanted.setPlaceholderText(translate("Guide", "Find in this page"))
        self.wanted.setAccessibleName(self.wanted.placeholderText())
        self.wanted.setMaximumWidth(220)
        self.wanted.returnPressed.connect(self.find)
        bar.addSeparator()
        bar.addWidget(self.wanted)

    def open(self, name: str) -> None:
        """Show a page and bring the window to the front."""
        self.show()
        self.browser.setSource(QUrl.fromLocalFile(str(page(name))))
        self.raise_()
        self.activateWindow()

    def find(self) -> bool:
        """Go to the next place with the words, from the top again after the last."""
        if self.browser.find(self.wanted.text()):
            return True
        self.browser.moveCursor(self.browser.textCursor().MoveOperation.Start)
        return self.browser.find(self.wanted.text())

    def resizeEvent(self, event) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if not self.browser.source().isEmpty():
            self.browser.reload()

    def _show_title(self, url: QUrl) -> None:
        first = Path(url.toLocalFile()).read_text(encoding="utf-8").partition("\n")[0]
        title = translate("Guide", "InnoSpace user guide")
        self.setWindowTitle(f"{first.lstrip('# ')} – {title}")
