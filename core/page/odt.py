"""A report as an OpenDocument text, which Word, WPS and LibreOffice open: headings, tables and pictures as their own kinds.

Unlike Qt's writer it marks headings as such, repeats the head of a table on each page, keeps a caption with what it names,
and numbers the pages.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

from ..base.text import language
from . import paper
from .parts import AnswerPart, ContentsPart, FigurePart, HeadingPart, ListPart, Part, TablePart, TextPart

MIME = "application/vnd.oasis.opendocument.text"
SPACES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
        for name, place in (
            *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
            *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"), ("manifest", "manifest")),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Fonts that every Windows has; elsewhere what stands for them.
LATIN, CHINESE = "Arial", "Microsoft YaHei"
# The same parts at the same time of all packages: the same report gives the same bytes.
MADE = (1980, 1, 1, 0, 0, 0)
FIGURE = {"²": "2", "³": "3"}
RAISED = re.compile("[²³]")
STYLE_OF_KIND = {"": "Text_20_body", "subtitle": "Note", "note": "Note", "unchecked": "Warning"}


def document(title: str, parts: Sequence[Part], draw: Callable[[str, int], bytes]) -> bytes:
    """The file of a report: `draw` makes a PNG of a picture (SVG), so many pixels wide.

    >>> file = document("Rings", [HeadingPart("Rings", 1)], draw=lambda svg, width: b"")
    >>> zipfile.ZipFile(io.BytesIO(file)).read("mimetype").decode()
    'application/vnd.oasis.opendocument.text'
    """
    writer = Writer()
    for part in parts:
        writer.add(part)
    pictures = {
        f"Pictures/{i}.png": draw(figure.picture, round(paper.figure_size(figure)[0] / 72 * paper.DPI))
        for i, figure in enumerate(writer.figures, 1)
    }
    files = {
        "content.xml": _content(writer),
        "styles.xml": _styles(title),
        "meta.xml": _meta(title),
        **pictures,
    }
    return _package({"mimetype": MIME, **files, "META-INF/manifest.xml": _manifest(files)})


class Writer:
    """The text of the document under way: `body` and the styles that its tables and pictures need, `figures` in their order.

    >>> writer = Writer()
    >>> writer.add(TextPart("5 < 7"))
    >>> writer.body
    ['<text:p text:style-name="Text_20_body">5 &lt; 7</text:p>']
    """

    def __init__(self):
        self.body: list[str] = []
        self.styles: list[str] = []
        self.figures: list[FigurePart] = []
        self._tables = 0

    def add(self, part: Part) -> None:
        """Write one part."""
        writers = {
            HeadingPart: self._heading,
            ContentsPart: self._contents,
            TextPart: lambda part: self._paragraph(part.text, STYLE_OF_KIND[part.kind]),
            AnswerPart: lambda part: [self._paragraph(text, "Answer") for text in part.sentences],
            ListPart: self._list,
            FigurePart: self._figure,
            TablePart: self._table,
        }
        writers[type(part)](part)

    def _heading(self, part: HeadingPart) -> None:
        level, place = min(part.level, max(paper.HEADINGS)), ""
        if part.anchor:
            place = f'<text:bookmark text:name="{part.anchor}"/>'
        self.body.append(
            f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{place}{said(part.text)}</text:h>'
        )

    def _contents(self, part: ContentsPart) -> None:
        """An index of its own kind, which a word processor brings up to date; the numbers of pages are its own, too."""
        lines = "".join(
            f'<text:p text:style-name="Contents_20_{one.level}"><text:a xlink:type="simple" xlink:href="#{one.anchor}" '
            'text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link">'
            f'{said(one.text)}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="{one.anchor}"/>'
            "</text:a></text:p>"
            for one in part.headings
        )
        title = f'<text:p text:style-name="Contents_20_Heading">{said(part.title)}</text:p>'
        self.body.append(
            f'<text:table-of-content text:name="Contents" text:protected="false">{_source_of_contents(part)}'
            f'<text:index-body><text:index-title text:name="Contents_Head">{title}</text:index-title>{lines}'
            '</text:index-body></text:table-of-content><text:p text:style-name="Turn"/>'
        )

    def _paragraph(self, text: str, style: str) -> None:
        self.body.append(f'<text:p text:style-name="{style}">{said(text)}</text:p>')

    def _list(self, part: ListPart) -> None:
        items = (
            f'<text:list-item><text:p text:style-name="List">{said(line)}</text:p></text:list-item>'
            for line in part.lines
        )
        self.body.append(f'<text:list text:style-name="Bullets">{"".join(items)}</text:list>')

    def _figure(self, part: FigurePart) -> None:
        self.figures.append(part)
        n, (width, height) = len(self.figures), paper.figure_size(part)
        picture = (
            f'<draw:frame draw:style-name="Picture" draw:name="{n}" text:anchor-type="as-char" svg:width="{width:.1f}pt" '
            f'svg:height="{height:.1f}pt"><draw:image xlink:href="Pictures/{n}.png" xlink:type="simple" '
            f'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{_xml(part.title)}</svg:title></draw:frame>'
        )
        style = "Figure_20_with_20_caption" if part.caption else "Figure"
        self.body.append(f'<text:p text:style-name="{style}">{picture}</text:p>')
        if part.caption:
            self._paragraph(part.caption, "Note")

    def _table(self, part: TablePart) -> None:
        if part.caption:
            self._paragraph(part.caption, "Caption")
        if part.head:
            self._tables += 1
            name = f"T{self._tables}"
            self._add_table_styles(name, part)
            rows = "".join(self._row(row, part, f"{name}text", "Cell") for row in part.rows)
            head = self._row(part.head, part, f"{name}head", "Head")
            columns = "".join(f'<table:table-column table:style-name="{name}.{i}"/>' for i in range(len(part.head)))
            self.body.append(
                f'<table:table table:name="{name}" table:style-name="Table">{columns}'
                f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
            )
        # Also where it is empty: Word makes one of two tables that touch.
        self._paragraph(part.more, "Note")

    def _row(self, texts: Sequence[str], part: TablePart, style: str, cell: str) -> str:
        cells = (
            f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
            f'<text:p text:style-name="{style}{"right" if number else ""}">{said(text)}</text:p></table:table-cell>'
            for text, number in zip(texts, part.numeric, strict=True)
        )
        return f'<table:table-row table:style-name="Row">{"".join(cells)}</table:table-row>'

    def _add_table_styles(self, name: str, part: TablePart) -> None:
        """The columns, and letters as large as there is room for."""
        self.styles += [
            f'<style:style style:name="{name}.{i}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
            for i, width in enumerate(paper.column_widths(part))
        ]
        size = paper.letters_of(part)
        for kind, bold in (("text", False), ("head", True)):
            for side in ("", "right"):
                look = 'fo:text-align="end"' if side else ""
                self.styles.append(_paragraph_style(f"{name}{kind}{side}", size, look, bold=bold))


def _source_of_contents(part: ContentsPart) -> str:
    """What the index is made of when it is brought up to date: the headings of the levels that it has."""
    levels = sorted({one.level for one in part.headings})
    templates, sources = [], []
    for n, level in enumerate(levels, 1):
        templates.append(
            f'<text:table-of-content-entry-template text:outline-level="{n}" text:style-name="Contents_20_{level}">'
            '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" '
            'style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
            "</text:table-of-content-entry-template>"
        )
        sources.append(
            f'<text:index-source-styles text:outline-level="{n}"><text:index-source-style '
            f'text:style-name="Heading_20_{level}"/></text:index-source-styles>'
        )
    title = f'<text:index-title-template text:style-name="Contents_20_Heading">{said(part.title)}</text:index-title-template>'
    return (
        f'<text:table-of-content-source text:outline-level="{len(levels)}" text:use-outline-level="false" '
        f'text:use-index-marks="false" text:use-index-source-styles="true">{title}{"".join(templates)}{"".join(sources)}'
        "</text:table-of-content-source>"
    )


def said(text: str) -> str:
    """A text of a paragraph as XML.

    Raised figures are figures in a style: word processors break lines before ² as before a Chinese character.

    >>> said("R & D\\n"), said("km²")
    ('R &amp; D ', 'km<text:span text:style-name="Raised">2</text:span>')
    """
    return RAISED.sub(lambda m: f'<text:span text:style-name="Raised">{FIGURE[m[0]]}</text:span>', _xml(text))


def _xml(text: str) -> str:
    """A text that has no style."""
    return escape(paper.plain(text))


def _paragraph_style(
    name: str, size: float, look: str = "", *, bold: bool = False, colour: str = paper.INK, inner: str = "", **more
) -> str:
    """A style of paragraphs: `look` and `inner` belong to its paragraph, `more` are attributes of the style."""
    weight = "bold" if bold else "normal"
    sizes = " ".join(f'{script}="{size:.1f}pt"' for script in ("fo:font-size", "style:font-size-asian"))
    weights = f'fo:font-weight="{weight}" style:font-weight-asian="{weight}"'
    attributes = "".join(f' style:{key.replace("_", "-")}="{value}"' for key, value in more.items())
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{attributes}>'
        f"<style:paragraph-properties {look}>{inner}</style:paragraph-properties>"
        f'<style:text-properties {sizes} {weights} fo:color="{colour}"/></style:style>'
    )


def _content(writer: Writer) -> str:
    pads = {"top": paper.CELL, "bottom": paper.CELL, "left": paper.SIDE, "right": paper.SIDE}
    rule = " ".join(f'fo:padding-{side}="{pad}pt"' for side, pad in pads.items())
    rule += ' fo:border-left="none" fo:border-right="none" fo:border-top="none"'
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        f'<style:table-cell-properties {rule} fo:border-bottom="0.75pt solid {colour}"/></style:style>'
        for name, colour in (("Cell", paper.RULE), ("Head", paper.HEAD_RULE))
    )
    table = (
        '<style:style style:name="Table" style:family="table"><style:table-properties '
        f'style:width="{paper.ROOM:.1f}pt" table:align="left" fo:margin-bottom="6pt" table:border-model="collapsing"/>'
        '</style:style><style:style style:name="Row" style:family="table-row">'
        '<style:table-row-properties fo:keep-together="always"/></style:style>'
    )
    picture = (
        '<style:style style:name="Picture" style:family="graphic"><style:graphic-properties '
        'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
    )
    return (
        f'{HEADER}<office:document-content {SPACES} office:version="1.2"><office:automatic-styles>'
        f"{table}{cells}{picture}{''.join(writer.styles)}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(writer.body)}</office:text></office:body></office:document-content>"
    )


def _styles(title: str) -> str:
    """The styles that a planner finds in his word processor and changes there, and the page."""
    fonts = "".join(f'<style:font-face style:name="{name}" svg:font-family="{name}"/>' for name in (LATIN, CHINESE))
    tongue = 'fo:language="zh" fo:country="CN"' if language() == "zh" else 'fo:language="en" fo:country="US"'
    standard = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"/>'
        f'<style:text-properties style:font-name="{LATIN}" style:font-name-asian="{CHINESE}" '
        f'fo:font-size="{paper.TEXT}pt" style:font-size-asian="{paper.TEXT}pt" {tongue} '
        'style:language-asian="zh" style:country-asian="CN"/></style:default-style>'
    )
    return (
        f'{HEADER}<office:document-styles {SPACES} office:version="1.2"><office:font-face-decls>{fonts}'
        f"</office:font-face-decls><office:styles>{standard}{''.join(_named_styles())}</office:styles>"
        f"{_page(title)}</office:document-styles>"
    )


def _named_styles() -> list[str]:
    apart, kept = 'fo:margin-top="0pt" fo:margin-bottom="5pt" fo:line-height="130%"', 'fo:keep-with-next="always"'
    body = {"parent_style_name": "Standard"}
    bar = 'fo:padding="5pt" fo:border-right="none" fo:border-top="none" fo:border-bottom="none"'
    boxes = {
        "Answer": f'{bar} fo:border-left="3pt solid {paper.ANSWER}" fo:background-color="{paper.TINT}"',
        "Warning": f'{bar} fo:border-left="3pt solid {paper.WARNING}" fo:background-color="{paper.WARNING_TINT}"',
    }
    tabs = (
        f'<style:tab-stops><style:tab-stop style:type="right" style:position="{paper.ROOM:.1f}pt"/></style:tab-stops>'
    )
    return [
        '<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>",
        _paragraph_style("Standard", paper.TEXT, **{"class": "text"}),
        _paragraph_style("Text_20_body", paper.TEXT, apart, **body),
        *(_paragraph_style(name, paper.TEXT, f"{apart} {look}", **body) for name, look in boxes.items()),
        _paragraph_style("List", paper.TEXT, 'fo:margin-bottom="2pt"', **body),
        _paragraph_style("Note", paper.NOTE, apart, colour=paper.GREY, **body),
        _paragraph_style(
            "Caption", paper.TABLE, f'fo:margin-top="6pt" fo:margin-bottom="2pt" {kept}', bold=True, **body
        ),
        _paragraph_style("Figure", paper.TEXT, 'fo:margin-top="6pt" fo:text-align="center"', **body),
        _paragraph_style(
            "Figure_20_with_20_caption", paper.TEXT, f'fo:margin-top="6pt" fo:text-align="center" {kept}', **body
        ),
        _paragraph_style("Footer", paper.NOTE, inner=tabs, colour=paper.GREY, **body),
        *_contents_styles(f"{apart} {kept}"),
        *(
            _paragraph_style(
                f"Heading_20_{level}",
                size,
                f'fo:margin-top="{1.2 * size:.0f}pt" fo:margin-bottom="{0.35 * size:.0f}pt" {kept}',
                bold=True,
                parent_style_name="Standard",
                next_style_name="Text_20_body",
                default_outline_level=level,
            )
            for level, size in paper.HEADINGS.items()
        ),
        '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="14pt" '
        'fo:text-indent="-12pt" fo:margin-left="14pt"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style>",
    ]


def _contents_styles(look: str) -> list[str]:
    """Of the table of contents: its title, its lines with dots up to the numbers, and the end of its page."""
    body = {"parent_style_name": "Standard"}
    dotted = (
        f'<style:tab-stops><style:tab-stop style:type="right" style:position="{paper.ROOM:.1f}pt" '
        'style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
    )
    return [
        f'<style:style style:name="Index_20_Link" style:family="text"><style:text-properties fo:color="{paper.INK}" '
        'style:text-underline-style="none"/></style:style>',
        _paragraph_style("Contents_20_Heading", paper.HEADINGS[2], look, bold=True, **body),
        *(
            _paragraph_style(f"Contents_20_{level}", paper.TEXT, f'fo:margin-left="{indent}pt"', inner=dotted, **body)
            for level, indent in paper.CONTENTS.items()
        ),
        _paragraph_style("Turn", 2, 'fo:break-after="page"', **body),
    ]


def _page(title: str) -> str:
    """A4, upright; title and page number at the foot."""
    foot = (
        f'<text:p text:style-name="Footer">{said(title)}<text:tab/><text:page-number text:select-page="current"/>'
        " / <text:page-count/></text:p>"
    )
    return (
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        f'fo:page-width="{paper.WIDTH}pt" fo:page-height="{paper.HEIGHT}pt" style:print-orientation="portrait" '
        f'fo:margin-top="{paper.MARGIN}pt" fo:margin-bottom="{paper.MARGIN / 2}pt" '
        f'fo:margin-left="{paper.MARGIN}pt" fo:margin-right="{paper.MARGIN}pt"/>'
        f'<style:footer-style><style:header-footer-properties fo:min-height="{paper.MARGIN / 2}pt" '
        'fo:margin-top="8pt"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">'
        f"<style:footer>{foot}</style:footer></style:master-page></office:master-styles>"
    )


def _meta(title: str) -> str:
    return (
        f'{HEADER}<office:document-meta {SPACES} office:version="1.2"><office:meta>'
        f"<meta:generator>InnoSpace</meta:generator><dc:title>{_xml(title)}</dc:title>"
        "</office:meta></office:document-meta>"
    )


def _manifest(files: Mapping[str, object]) -> str:
    kinds = {"/": MIME} | {name: "image/png" if name.endswith(".png") else "text/xml" for name in files}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    return f'{HEADER}<manifest:manifest {SPACES} manifest:version="1.2">{entries}</manifest:manifest>'


def _package(files: Mapping[str, str | bytes]) -> bytes:
    """The files in one; the first says what they are, and is not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            packed = zipfile.ZIP_STORED if name.endswith(".png") or name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name, MADE), content, packed)
    return buffer.getvalue()
