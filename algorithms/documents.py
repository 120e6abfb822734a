"""A report as a file, in the form that its ending names: HTML, PDF or ODT, which Word and WPS open. All say the same.

PDF is set by Qt's QTextDocument from the report's parts, with charts and maps as vectors and the fonts embedded. Lengths here
are points, and inside a `Setting` dots of the file, so that screens and their resolution have no say.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsProcessingDestinationParameter, QgsProcessingParameterFileDestination
from qgis.PyQt.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
    QTransform,
)

from ..core.base.errors import InputError
from ..core.base.text import listed, translate
from ..core.lazy import charts, odt, paper, parts
from ..core.lazy import report as page
from . import drawing

FILTER = "HTML (*.html);;PDF (*.pdf);;ODT (*.odt)"
# A file without an ending is a page, as reports were before they had other forms.
PAGES, PDF, ODT = ("", ".html", ".htm"), ".pdf", ".odt"
# Dots of a point.
DOTS = 10
# Of a paragraph: the number of the picture that fills it, from 1; whether it is kept on the page of what follows.
PICTURE, KEEP = (int(QTextFormat.Property.UserProperty) + i for i in (1, 2))
# The last reports that were written, with their files: windows show their charts, whatever form the file has, and a chain of
# tools has one report made of theirs.
_latest: deque[tuple[str, page.Report]] = deque(maxlen=16)


def require_form(output: QgsProcessingDestinationParameter, path: str) -> None:
    """Refuse a file for a report whose ending names no form of it; other outputs pass."""
    ending = Path(path).suffix.lower()
    is_report = isinstance(output, QgsProcessingParameterFileDestination) and output.fileFilter() == FILTER
    if is_report and ending not in (*PAGES, PDF, ODT):
        cause = translate("Report", "a report is not written as “{ending}”.").format(ending=ending)
        cure = translate("Report", "Let the file's name end in one of these: {endings}.")
        raise InputError(output.name(), cause, cure.format(endings=listed([".html", PDF, ODT])))


def write(report: page.Report, path: Path) -> None:
    """Write a report as the file's ending says; raises OSError where it cannot be written."""
    ending = path.suffix.lower()
    if ending == PDF:
        path.write_bytes(_pdf(report))
    elif ending == ODT:
        path.write_bytes(odt.document(report.title, report.parts(), _png))
    else:
        path.write_text(report.html(), encoding="utf-8")


def remember(path: str, report: page.Report) -> None:
    """Keep what a file says, for those who show more of it than the file."""
    _latest.append((path, report))


def report_at(path: str) -> page.Report | None:
    """The report that was lately written to a file, None where there was none."""
    return next((report for at, report in reversed(_latest) if at == path), None)


def _png(svg: str, width: int) -> bytes:
    """A picture so many pixels wide."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing.image(svg, width).save(buffer, "PNG")
    return bytes(buffer.data())


def _pdf(report: page.Report) -> bytes:
    """The pages as PDF, with their number and the report's title at the foot of each."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * DOTS)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(report.title)
    writer.setCreator("InnoSpace")
    Setting(report.parts()).print(writer, paper.plain(report.title))
    return bytes(buffer.data())


class Setting:
    """A report's parts set as pages of a QTextDocument."""

    def __init__(self, report_parts: list[parts.Part]):
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(font_of(paper.TEXT))
        self.document.setPageSize(QSizeF(paper.ROOM, paper.HEIGHT - 2 * paper.MARGIN) * DOTS)
        self.pictures: list[str] = []
        self.cursor = QTextCursor(self.document)
        self._fresh = True  # the cursor stands in a paragraph that is still empty
        self.cursor.beginEditBlock()
        for part in report_parts:
            SETTERS[type(part).__name__](self, part)
        self.cursor.endEditBlock()
        self._keep_together()

    # --- paragraphs -----------------------------------------------------------------------------------------------

    def heading(self, part: parts.HeadingPart) -> None:
        """Bold, with what follows on the same page."""
        size = paper.HEADINGS[min(part.level, max(paper.HEADINGS))]
        self._paragraph(
            part.text, size, bold=True, above=0 if part.level == 1 else 1.3 * size, below=0.35 * size, keep=True
        )

    def text(self, part: parts.TextPart) -> None:
        """A paragraph of its kind."""
        if part.kind == "unchecked":
            self._boxed([part.text], paper.WARNING, paper.WARNING_TINT)
        elif part.kind:
            self._paragraph(part.text, paper.NOTE, colour=paper.GREY)
        else:
            self._paragraph(part.text)

    def answer(self, part: parts.AnswerPart) -> None:
        """With a bar at its left."""
        self._boxed(part.sentences, paper.ANSWER, paper.TINT)

    def lines(self, part: parts.ListPart) -> None:
        """A bullet each."""
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDisc)
        form.setIndent(1)
        bullets = None
        for line in part.lines:
            self._paragraph(line, below=2)
            if bullets is None:
                bullets = self.cursor.createList(form)
            else:
                bullets.add(self.cursor.block())
        self.document.setIndentWidth(14 * DOTS)

    def figure(self, part: parts.FigurePart) -> None:
        """As wide as the text, its caption below on the same page; its room is a blank line of its height."""
        _, height = paper.figure_size(part)
        self.pictures.append(part.svg)
        self._paragraph("\xa0", above=6, keep=bool(part.caption))  # Qt hides an empty paragraph behind a table
        form = self.cursor.blockFormat()
        form.setLineHeight(height * DOTS, int(QTextBlockFormat.LineHeightTypes.FixedHeight))
        form.setProperty(PICTURE, len(self.pictures))
        self.cursor.setBlockFormat(form)
        if part.caption:
            self._paragraph(part.caption, paper.NOTE, colour=paper.GREY)

    def _paragraph(
        self, text: str, size: float = paper.TEXT, *, above: float = 0, below: float = 5, keep: bool = False, **look
    ) -> None:
        """Text on its own; with `keep` on the page of what follows."""
        form = QTextBlockFormat()
        form.setTopMargin(above * DOTS)
        form.setBottomMargin(below * DOTS)
        form.setProperty(KEEP, keep)
        letters = letters_of(size, **look)
        if self._fresh:
            self.cursor.setBlockFormat(form)
        else:
            self.cursor.insertBlock(form, letters)
        self.cursor.insertText(paper.plain(text), letters)
        self._fresh = False

    # --- tables ---------------------------------------------------------------------------------------------------

    def table(self, part: parts.TablePart) -> None:
        """The caption above; the head comes again on each page."""
        if part.caption:
            self._paragraph(part.caption, paper.TABLE, bold=True, above=6, below=2, keep=True)
        if not part.head:
            return
        form = self._table_form(paper.column_widths(part))
        form.setHeaderRowCount(1)
        form.setCellPadding(2 * DOTS)
        form.setBottomMargin(8 * DOTS)
        table = self._insert_table(1 + len(part.rows), len(part.head), form)
        size = paper.letters_of(part)
        self._fill_row(table, 0, part.head, part.numeric, letters_of(size, bold=True), paper.HEAD_RULE)
        letters = letters_of(size)
        for i, row in enumerate(part.rows, 1):
            self._fill_row(table, i, row, part.numeric, letters, paper.RULE)
        self._leave(table)
        if part.more:
            self._paragraph(part.more, paper.NOTE, colour=paper.GREY)

    def _fill_row(self, table: QTextTable, i: int, texts, numeric, letters: QTextCharFormat, rule: str) -> None:
        cell_form = QTextTableCellFormat()
        cell_form.setBottomBorder(0.75 * DOTS)
        cell_form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell_form.setBottomBorderBrush(QBrush(QColor(rule)))
        right = QTextBlockFormat()
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        for j, (text, number) in enumerate(zip(texts, numeric, strict=True)):
            cell = table.cellAt(i, j)
            cell.setFormat(cell_form)
            cursor = cell.firstCursorPosition()
            if number:
                cursor.setBlockFormat(right)
            cursor.insertText(paper.plain(text), letters)

    def _boxed(self, texts: Sequence[str], bar: str, tint: str) -> None:
        """Paragraphs on a tint, with a coloured bar at their left."""
        table = self._insert_table(1, 2, self._table_form((3.0, paper.ROOM - 3.0)))
        for j, colour in enumerate((bar, tint)):
            form = QTextTableCellFormat()
            form.setBackground(QBrush(QColor(colour)))
            form.setPadding(6 * DOTS * j)
            table.cellAt(0, j).setFormat(form)
        self.cursor = table.cellAt(0, 1).firstCursorPosition()
        self._fresh = True
        for text in texts:
            self._paragraph(text, paper.TEXT + 0.5, below=3)
        self._leave(table)

    @staticmethod
    def _table_form(widths: Sequence[float]) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, paper.ROOM * DOTS))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, float(width) * DOTS) for width in widths]
        )
        return form

    def _insert_table(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        return self.cursor.insertTable(rows, columns, form)

    def _leave(self, table: QTextTable) -> None:
        """Go on behind a table, in the paragraph that stands there."""
        self.cursor = table.lastCursorPosition()
        self.cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = True

    # --- pages ----------------------------------------------------------------------------------------------------

    def _keep_together(self) -> None:
        """Begin a new page before what would stand alone at the foot of one."""
        self._lay_out()
        chain = block = self.document.begin()
        while block.isValid():
            keep = block.blockFormat().boolProperty(KEEP)
            needed = needed_after(block) if keep else block
            if (keep or is_picture(block)) and self._page(self._rect(chain).top() + 1) != self._last_page(needed):
                form = chain.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(chain).setBlockFormat(form)
                self._lay_out()
            block = block.next()
            chain = chain if keep else block

    def _lay_out(self) -> None:
        """Have all of it laid out anew: what Qt lays out piece by piece behind a change loses paragraphs behind tables."""
        self.document.markContentsDirty(0, self.document.characterCount())
        self.document.documentLayout().documentSize()

    def _rect(self, block: QTextBlock) -> QRectF:
        return self.document.documentLayout().blockBoundingRect(block)

    def _page(self, y: float) -> int:
        return int(y // self.document.pageSize().height())

    def _last_page(self, block: QTextBlock) -> int:
        rect = self._rect(block)  # which does not heed that a picture's line is higher than its letters
        return self._page(max(rect.bottom(), rect.top() + is_picture(block) * block.blockFormat().lineHeight()) - 1)

    def print(self, writer: QPdfWriter, title: str) -> None:
        """Paint the pages, with title and number at the foot of each."""
        page, margin = self.document.pageSize(), paper.MARGIN * DOTS
        pictures = self._placed_pictures()
        painter = QPainter(writer)
        n = self._number_of_pages()
        for i in range(n):
            if i:
                writer.newPage()
            painter.save()
            painter.setTransform(QTransform.fromTranslate(margin, margin), True)
            self._paint_foot(painter, title, f"{i + 1} / {n}")
            painter.setTransform(QTransform.fromTranslate(0, -i * page.height()), True)
            context = QAbstractTextDocumentLayout.PaintContext()
            context.clip = QRectF(QPointF(0, i * page.height()), page).adjusted(
                0, 1, 0, -1
            )  # what touches is drawn too
            painter.setClipRect(context.clip)
            self.document.documentLayout().draw(painter, context)
            for rect, svg in pictures:
                if context.clip.intersects(rect):
                    drawing.Picture(svg).render(painter, rect)
            painter.restore()
        painter.end()

    def _number_of_pages(self) -> int:
        """The paragraph that Qt wants behind a table, empty at the end, makes no page of its own."""
        last = self.document.lastBlock()
        return self._last_page(last if last.length() > 1 else last.previous()) + 1

    def _placed_pictures(self) -> list[tuple[QRectF, str]]:
        """Where each picture stands: in the middle of its blank line."""
        placed, block = [], self.document.begin()
        while block.isValid():
            number = block.blockFormat().intProperty(PICTURE)
            if number:
                svg, line = self.pictures[number - 1], self._rect(block)
                width = block.blockFormat().lineHeight() / charts.shape_of(svg)
                left = (self.document.pageSize().width() - width) / 2
                placed.append((QRectF(left, line.top(), width, block.blockFormat().lineHeight()), svg))
            block = block.next()
        return placed

    def _paint_foot(self, painter: QPainter, title: str, number: str) -> None:
        page, margin = self.document.pageSize(), paper.MARGIN * DOTS
        foot = QRectF(0, page.height() + 0.35 * margin, page.width(), 0.4 * margin)
        painter.setFont(font_of(paper.NOTE))
        painter.setPen(QColor(paper.GREY))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, number)


def is_picture(block: QTextBlock) -> bool:
    """Whether a paragraph is the room of a picture."""
    return block.blockFormat().intProperty(PICTURE) > 0


def needed_after(block: QTextBlock) -> QTextBlock:
    """What has to stand on the page of a paragraph that is kept with what follows: of a table the head and a row."""
    following = block.next()
    table = QTextCursor(following).currentTable()
    if table is None or QTextCursor(block).currentTable() == table:
        return following
    return table.cellAt(min(1, table.rows() - 1), 0).lastCursorPosition().block()


def letters_of(size: float, bold: bool = False, colour: str = paper.INK) -> QTextCharFormat:
    """How letters of a size (points) look."""
    form = QTextCharFormat()
    form.setFont(font_of(size, bold))
    form.setForeground(QBrush(QColor(colour)))
    return form


def font_of(size: float, bold: bool = False) -> QFont:
    """The font of the document (points)."""
    font = QFont(drawing.font_family())
    font.setPixelSize(round(size * DOTS))
    font.setBold(bold)
    return font


SETTERS = {
    "HeadingPart": Setting.heading,
    "TextPart": Setting.text,
    "AnswerPart": Setting.answer,
    "ListPart": Setting.lines,
    "FigurePart": Setting.figure,
    "TablePart": Setting.table,
}
