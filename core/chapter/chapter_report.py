"""The document of a chapter: a page with the answers first, then the sections with numbered figures and tables.

Method and thresholds come once, at the end; data and what was skipped are the annex.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

import pandas as pd

from ..base import terms
from ..base.errors import Stopped
from ..base.running import Cancelled, Progress, check, ignore, never
from ..base.text import capital, language, listed, paragraph, translate
from ..page import paper
from ..page.parts import AnswerPart, ContentsPart, FigurePart, HeadingPart, ListPart, Part, TablePart, TextPart
from ..page.report import Excerpt, Report, sources, threshold_table, unchecked
from .chapter import Chapter, PartOutcome, failures, title_of
from .material import in_words

# Rows of a table that a chapter prints.
PRINTED = 40


@dataclass(eq=False)
class ChapterDocument(Report):
    """A report whose summary comes first and whose data and remarks are an annex.

    `key_figures` is a part of the summary, `answers` what each section says there, by its code, `sources_in` where its
    thresholds come from; `failed` are the parts that could not be computed or shown, `thresholds_in` the table that holds the
    thresholds. What the others found is not kept: a document lives on after its run, whose layers must not.
    """

    key_figures: TablePart | None = None
    answers: dict[str, str] = field(default_factory=dict)
    sources_in: dict[str, str] = field(default_factory=dict)
    failed: Sequence[PartOutcome] = ()
    thresholds_in: str = ""
    _layers_told: set[str] = field(default_factory=set)

    def parts(self) -> list[Part]:
        """The whole document, part by part."""
        head: list[Part] = [HeadingPart(self.title, 1)]
        if self.subtitle:
            head.append(TextPart(self.subtitle, "subtitle"))
        head += [HeadingPart(translate("Chapter", "Summary")), AnswerPart(tuple(self.sentences))]
        if self.key_figures is not None and self.key_figures.rows:
            head.append(self.key_figures)
        if warning := unchecked(self.thresholds, self.thresholds_in):
            head.append(TextPart(warning, "unchecked"))
        return with_contents(head, [*self.body, *self._annex()])

    def excerpt(self) -> Excerpt:
        """What windows and map sheets show of it, section by section."""
        return replace(super().excerpt(), answers=self.answers, sources_in=self.sources_in)

    def _annex(self) -> list[Part]:
        """Data, parameters, what was skipped."""
        parts: list[Part] = [HeadingPart(translate("Chapter", "Annex: data and what was skipped"))]
        parts += [replace(one, level=3) if isinstance(one, HeadingPart) else one for one in self._facts]
        nothing = TextPart(translate("Report", "Nothing."))
        skipped = ListPart(tuple(self.skipped)) if self.skipped else nothing
        return [*parts, HeadingPart(translate("Report", "What was skipped and why"), 3), skipped]

    def facts(self, heading: str, frame: pd.DataFrame) -> None:
        """A table of the annex: what was not set needs no row, nor a layer a second one, and a field is called one."""
        if "value" not in frame:
            self._layers_told = set(frame.get("parameter", ()))
        else:
            frame = frame[(frame["value"] != "") & ~frame["parameter"].isin(self._layers_told)]
            field = translate("Chapter", "field “{field}”")
            is_field = frame["parameter"].isin(_field_titles())
            named = frame["value"].map(lambda value: field.format(field=value))
            frame = frame.assign(value=frame["value"].mask(is_field, named))
        super().facts(heading, frame)

    def add(self, *parts: Part) -> None:
        """Add finished parts to the body."""
        self._body.extend(parts)


def with_contents(head: Sequence[Part], rest: Sequence[Part]) -> list[Part]:
    """A document with a table of contents behind its `head`: of sections and their parts, each of which gets an anchor.

    >>> parts = with_contents([HeadingPart("Wuhu", 1)], [HeadingPart("1 Rings"), TextPart("Most stand in the centre.")])
    >>> parts[1].headings == (parts[2],), parts[2].anchor
    (True, 'part-1')
    """
    number = count(1)
    marked = [
        replace(part, anchor=f"part-{next(number)}")
        if isinstance(part, HeadingPart) and part.level in paper.CONTENTS
        else part
        for part in (*head, *rest)
    ]
    headings = tuple(part for part in marked if isinstance(part, HeadingPart) and part.anchor)
    contents = ContentsPart(translate("Chapter", "Contents"), headings)
    return [*marked[: len(head)], contents, *marked[len(head) :]]


def _field_titles() -> set[str]:
    """What the form calls the fields of its layers."""
    return {capital(terms.label("material", code)) for code in terms.codes("material") if code.endswith("_field")}


@dataclass
class Numbers:
    """The numbers of one section: of its headings, figures and tables."""

    section: int
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """The next number of a kind, behind that of the section.

        >>> numbers = Numbers(2)
        >>> numbers.next("figure"), numbers.next("figure"), numbers.next("table")
        ('2-1', '2-2', '2-1')
        """
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{self.section}{'.' if kind == 'heading' else '-'}{self.counts[kind]}"

    def heading(self, text: str) -> HeadingPart:
        """A numbered heading below that of the section."""
        return HeadingPart(f"{self.next('heading')} {text}", 3)

    def captioned(self, part: FigurePart | TablePart, about: str, *, whole: bool = False) -> list[Part]:
        """A figure or table with its number and what it shows: what it is `about`, then its own title; a remark stands below.

        A title that is in the caption is not in the picture too. Of a long table the first rows are printed, where a result layer
        holds all, unless the `whole` is wanted.
        """
        if isinstance(part, FigurePart):
            text = translate("Chapter", "Figure {number} {caption}")
            title = "" if part.title == about else part.title
            caption = text.format(number=self.next("figure"), caption=_named(_map_of(part, about), title))
            figure: list[Part] = [replace(part, caption=caption, is_named=True)]
            return [*figure, TextPart(part.caption, "note")] if part.caption else figure
        text = translate("Chapter", "Table {number} {caption}")
        # A whole sentence is a remark on the table, not what it is called.
        title, remark = ("", part.caption) if part.caption.endswith((".", "。")) else (part.caption, "")
        title = "" if title == about else title
        shown = part if whole else _printed(part)
        caption = text.format(number=self.next("table"), caption=_named(about, title))
        return [replace(shown, caption=caption, more=paragraph(remark, shown.more))]


def _named(about: str, title: str) -> str:
    """What a figure or table is about, and its own title where that says more."""
    if not (about and title):
        return about or title
    return translate("Chapter", "{about} – {title}").format(about=about, title=title)


def _map_of(part: FigurePart, about: str) -> str:
    """What a figure is about; a map is called one, for a chart beside it may have the same title."""
    is_map = getattr(part.svg, "is_map", False)
    return translate("Chapter", "{about} (map)").format(about=about) if is_map else about


def _printed(table: TablePart) -> TablePart:
    """The rows that fit a chapter."""
    if len(table.rows) <= PRINTED:
        return table
    more = translate("Chapter", "The first {n} of {all} rows; the result layer holds all.")
    return replace(table, rows=table.rows[:PRINTED], more=more.format(n=PRINTED, all=f"{len(table.rows):,}"))


def build(
    chapter: Chapter,
    *,
    title: str = "",
    author: str = "",
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> ChapterDocument:
    """The document of a chapter; `title` and `author` are the user's words.

    >>> import numpy as np, shapely
    >>> from innospace.core.chapter.chapter import assess
    >>> from innospace.core.chapter.material import Material
    >>> homes, shops = shapely.points([(0, 0), (900, 0)]), shapely.points([(10, 0)])
    >>> document = build(assess(Material({"demand": homes, "supply": shops})), title="Wuhu")
    >>> [part.text for part in document.parts() if isinstance(part, HeadingPart)][:4]
    ['Wuhu', 'Summary', '1 Supply and demand', '1.1 Supply and demand within reach']
    """
    document = ChapterDocument(title or translate("Chapter", "Innovation spaces: special chapter"), author)
    chapter, pages = _paged(chapter, progress, cancelled)
    document.failed = [outcome for outcome in chapter.outcomes if outcome.failure]
    document.answer(*summary(chapter))
    for number, section in enumerate(chapter.sections, 1):
        document.answers[section] = _answer(chapter, number, section).removeprefix(str(number)).lstrip()
        mine = [(outcome, page) for outcome, page in pages if outcome.part.section == section]
        document.sources_in[section] = sources(_thresholds([page for _, page in mine]))
        document.add(*_section(chapter, Numbers(number), section, mine, _common(pages)))
    document.key_figures = _key_figures(chapter)
    document.thresholds = _thresholds([page for _, page in pages])
    document.add(*_method(Numbers(len(chapter.sections) + 1), pages, document))
    document.skipped.extend([*failures(document.failed), *_left_out(chapter)])
    return document


def summary(chapter: Chapter) -> list[str]:
    """What a chapter says in short: what failed, then the answer of each section, which takes no page and no picture.

    >>> import numpy as np, shapely
    >>> from innospace.core.chapter.chapter import assess
    >>> from innospace.core.chapter.material import Material
    >>> homes, shops = shapely.points([(0, 0), (900, 0)]), shapely.points([(10, 0)])
    >>> summary(assess(Material({"demand": homes, "supply": shops})))[0].partition(": ")[0]
    '1 Supply and demand (2 places where people live)'
    """
    # What is not there stands first: nobody must take the rest for all that was wanted.
    failed = failures([outcome for outcome in chapter.outcomes if outcome.failure])
    return [*failed, *(_answer(chapter, number, section) for number, section in enumerate(chapter.sections, 1))]


def _paged(
    chapter: Chapter, progress: Progress, cancelled: Cancelled
) -> tuple[Chapter, list[tuple[PartOutcome, Report]]]:
    """The pages of the parts; one that cannot be shown has failed, and what was to join it with others goes."""
    outcomes, pages = [], []
    for i, outcome in enumerate(chapter.outcomes):
        check(cancelled)
        if outcome.found is not None:
            try:
                pages.append((outcome, outcome.found.page()))
            except Stopped:
                raise
            except Exception as error:
                outcome = PartOutcome.failed(outcome.part, error)
        outcomes.append(outcome)
        progress((i + 1) / len(chapter.outcomes))
    there = {outcome.part.section for outcome, _ in pages}
    joined = [(section, text) for section, text in chapter.joined if section in there]
    return replace(chapter, outcomes=outcomes, joined=joined), pages


def heading_of(section: str) -> str:
    """What a section is called, as a heading.

    >>> heading_of("stock")
    'Stock space'
    """
    return capital(terms.label("sections", section))


def needed(lacks: Sequence[tuple[str, ...]]) -> str:
    """What a part lacks, in words.

    >>> needed([("sites", "incubators"), ("buildings",)])
    'grounds of the incubators or incubators, buildings on the grounds'
    """
    return listed([in_words(codes) for codes in lacks])


def _answer(chapter: Chapter, number: int, section: str) -> str:
    """The first sentence of each part of a section, behind what it is about, and what joins it with others."""
    said = [outcome.found.sentences[0] for outcome in chapter.of(section) if outcome.found is not None]
    said += [text for at, text in chapter.joined if at == section]
    text = translate("Chapter", "{number} {section} ({about}): {answer}")
    return text.format(number=number, section=heading_of(section), about=chapter.about[section], answer=_run_on(said))


def _run_on(sentences: Sequence[str]) -> str:
    """Sentences one after the other, as the language does it."""
    return ("" if language() == "zh" else " ").join(sentences)


def _section(
    chapter: Chapter,
    numbers: Numbers,
    section: str,
    pages: Sequence[tuple[PartOutcome, Report]],
    common: Collection[str],
) -> list[Part]:
    """A section: its parts, what joins it with others, and what is not in it."""
    parts: list[Part] = [HeadingPart(f"{numbers.section} {heading_of(section)}")]
    for outcome, page in pages:
        title = title_of(outcome.part.tool)
        body = _body(page, title, numbers, common)
        body = [replace(one, made_by=outcome.part.tool) if isinstance(one, FigurePart) else one for one in body]
        parts += [numbers.heading(title), TextPart(_run_on(page.sentences)), *body]
    joined = tuple(text for at, text in chapter.joined if at == section)
    if joined:
        parts += [numbers.heading(translate("Chapter", "Beside the other sections")), ListPart(joined)]
    return parts + [TextPart(text, "note") for text in map(_absence, chapter.of(section)) if text]


def _body(page: Report, part_title: str, numbers: Numbers, common: Collection[str]) -> list[Part]:
    """What a tool's page holds, one level lower, its figures and tables numbered.

    A heading that several pages have in `common` says whose it is.
    """
    parts: list[Part] = []
    about, maps = part_title, {translate("LayoutReport", "Map"), translate("RingReport", "Map")}
    for part in page.body:
        if isinstance(part, HeadingPart):
            heading = translate("Chapter", "{part}: {heading}").format(part=part_title, heading=part.text)
            text = heading if part.text in common and part.text != part_title else part.text
            about = part_title if part.text in maps else text
            parts.append(replace(part, text=text, level=4))
        else:
            parts += numbers.captioned(part, about) if isinstance(part, (FigurePart, TablePart)) else [part]
    return parts


def _common(pages: Sequence[tuple[PartOutcome, Report]]) -> set[str]:
    """The headings that more than one page has."""
    each = [{part.text for part in page.body if isinstance(part, HeadingPart)} for _, page in pages]
    return {text for text, n in Counter(text for texts in each for text in texts).items() if n > 1}


def _absence(outcome: PartOutcome) -> str:
    """Why a part is not there; empty where it is."""
    if outcome.failure:
        return failures([outcome])[0]
    if not outcome.lacks:
        return ""
    text = translate("Chapter", "{part} is not part of this chapter: it needs {inputs}.")
    return text.format(part=title_of(outcome.part.tool), inputs=needed(outcome.lacks))


def _left_out(chapter: Chapter) -> list[str]:
    """The parts that lack something in sections that are not there at all; what failed is among the chapter's notes."""
    gone = [outcome for outcome in chapter.outcomes if outcome.part.section not in chapter.sections]
    return [_absence(outcome) for outcome in gone if outcome.lacks]


def _key_figures(chapter: Chapter) -> TablePart:
    """The key figures by section."""
    table = chapter.summary
    rows = tuple((heading_of(row.section), row.figure, row.value) for row in table.itertuples())
    head = tuple(terms.label("field", name) for name in ("section", "figure", "value"))
    return TablePart(head, rows, (False, False, True), translate("Chapter", "Key figures"))


def _thresholds(pages: Sequence[Report]) -> pd.DataFrame | None:
    """The thresholds of all pages, each once."""
    tables = [page.thresholds for page in pages if page.thresholds is not None and len(page.thresholds)]
    if not tables:
        return None
    whole = pd.concat(tables, ignore_index=True)
    # What has no standard has none, whether its page leaves the column out or empty.
    whole["standard"] = whole.get("standard", pd.Series(None, whole.index, object)).replace("", None)
    return whole.drop_duplicates(ignore_index=True)


def _method(numbers: Numbers, pages: Sequence[tuple[PartOutcome, Report]], document: ChapterDocument) -> list[Part]:
    """How each part was computed, and all thresholds."""
    parts: list[Part] = [HeadingPart(f"{numbers.section} {translate('Chapter', 'Method and thresholds')}")]
    for outcome, page in pages:
        if page.methods:
            parts += [numbers.heading(title_of(outcome.part.tool)), *page.methods]
    if document.thresholds is not None:
        title = translate("Report", "Thresholds")
        parts += [numbers.heading(title), *numbers.captioned(threshold_table(document.thresholds), title, whole=True)]
        document.thresholds_in = translate("Chapter", "table {number}").format(number=f"{numbers.section}-1")
    return parts
