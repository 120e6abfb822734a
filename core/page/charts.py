"""Charts and small maps for reports: matplotlib figures without a screen, as inline SVG.

Okabe–Ito colours distinguish classes for colour-blind readers, ramps of one hue order rings, grades and counts; text
stays text, so that the reader's own fonts show Chinese.
"""

import io
import re
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from unicodedata import east_asian_width

import matplotlib
import numpy as np
import shapely
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.collections import PathCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Annotation
from matplotlib.ticker import FixedFormatter, FuncFormatter, PercentFormatter, ScalarFormatter
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from ..base.running import chunks, listen
from ..base.text import HalfUp, fixed, translate
from .looks import MOST_CLASSES, NO_DATA, OKABE_ITO
from .margins import lay_out

RAMPS = {
    "rose": ("#7a1f3d", "#d4877e", "#f6e3dc"),
    "green": ("#0b5a43", "#5fae78", "#dcefd9"),
    "blue": ("#08306b", "#4f94c8", "#deebf7"),
}
# Dots per inch of a picture in a page.
DPI = 200
# More shapes than this are put into a page as a picture: as vectors they would make it slow and heavy.
MANY = 3000
# A dot is wider than a map divided by these.
DOTS_ACROSS = 500
HATCHES = ("", "///", "...", "xxx", "---", "ooo", "+++", "\\\\\\")
# Whole numbers of an axis above this have separators; years and other short ones have none.
PLAIN = 9_999
# Latin letters of a title that an inch holds.
TITLE_COLUMNS = 10
# Fewer per km² than this are given per 1 000 km².
SPARSE = 0.5
FONT = re.compile(r"font: (?:(bold|\d{3}) )?([\d.]+)px ([^;\"]*)")
# Inches of the place for a chart on a map sheet.
NARROW = (3.54, 2.9)
# Rows of a chart that a narrow place has room for at most and at least; what a row takes there (inches), a line of the title or
# the legend, and the axis with its words.
ROWS, FEWEST_ROWS = 10, 4
ROW, LINE, AXIS = 0.16, 0.165, 0.5
# What a line may end after: a word with its space, or a Chinese character, with the marks that open and close it.
OPENING, CLOSING = "“‘（《〈「『【〔", "，。、；：？！）》〉”’」』】〕％"
PIECE = re.compile(rf"[{OPENING}]*(?:[\u2e80-\uffef]|[^\s\u2e80-\uffef“‘]+)[{CLOSING}]*\s*|[{OPENING}]+\s*")
FONTS = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "SimHei", "DejaVu Sans"]


def sequential(n: int, hue: str = "rose") -> list[str]:
    """`n` colours of one ramp, dark first.

    Rings go from the middle outward in ``rose``, whose light end is calm on large ground; grades from the best down in ``green``;
    counts and shares in ``blue``: what means something else looks different.

    >>> sequential(3), sequential(2, "green")
    (['#7a1f3d', '#d4877e', '#f6e3dc'], ['#0b5a43', '#dcefd9'])
    """
    return _colours_of(LinearSegmentedColormap.from_list(hue, RAMPS[hue]), np.linspace(0, 1, n))


def between(first: str, last: str, n: int) -> list[str]:
    """`n` colours from one to another, the `last` among them; a single one is the last.

    >>> between("#ffffff", "#000000", 3), between("#ffffff", "#000000", 1)
    (['#ffffff', '#7f7f7f', '#000000'], ['#000000'])
    """
    return _colours_of(LinearSegmentedColormap.from_list("", [first, last]), np.linspace(1, 0, n)[::-1])


def _colours_of(ramp: LinearSegmentedColormap, places: np.ndarray) -> list[str]:
    return [matplotlib.colors.to_hex(ramp(x)) for x in places]


def new_figure(title: str, size: tuple[float, float]) -> Figure:
    """A figure without axes (inches), in points.

    >>> new_figure("Incubators by ring", (7.0, 3.4)).get_label()
    'Incubators by ring'
    """
    listen()
    figure = Figure(figsize=size, dpi=72, layout="none")
    figure.set_label(title)  # for screen readers and lists of charts
    FigureCanvasSVG(figure)
    return figure


def new_axes(title: str, x_label: str = "", y_label: str = "", size: tuple[float, float] = (7.0, 3.4)) -> Axes:
    """Axes of a figure of its own (inches), bare of what a reader does not need.

    >>> new_axes("Incubators by ring", "number").get_xlabel()
    'number'
    """
    figure = new_figure(title, size)
    axes = figure.add_subplot()
    # In lines: whatever is longer than the figure would be clipped.
    axes.set_title(wrapped(title, int(TITLE_COLUMNS * size[0])), loc="left", y=1, fontsize=11, fontweight="bold")
    axes.set_xlabel(x_label)
    axes.set_ylabel(y_label)
    axes.spines[["top", "right"]].set_visible(False)
    return axes


class _Plain(ScalarFormatter):
    """The numbers of an axis as planners write them: with separators, without powers of ten or a number to add to each."""

    def __init__(self):
        super().__init__(useOffset=False)
        self.set_scientific(False)

    def __call__(self, x: float, pos: int | None = None) -> str:
        text = super().__call__(x, pos)
        whole, point, rest = text.partition(".")
        digits = whole.lstrip("-\N{MINUS SIGN}")
        if abs(x) <= PLAIN or not digits.isdigit():
            return text
        return whole[: len(whole) - len(digits)] + f"{int(digits):,}" + point + rest


def _write_plainly(figure: Figure) -> None:
    """Have the axes of a figure that choose their numbers themselves write these without powers of ten."""
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        if type(axis.get_major_formatter()) is ScalarFormatter:
            axis.set_major_formatter(_Plain())


class Drawing(str):
    """A picture as SVG; a chart also has itself drawn `narrow`, for the column of a map sheet, with letters as large.

    `is_map` : whether it is a map, not a chart. A document that asks for no narrow chart has none drawn.
    """

    axes: Axes | None = None
    is_map: bool = False

    @cached_property
    def narrow(self) -> str:
        """The chart for a narrow place; empty for a map, and where its rows would be written over each other."""
        if self.axes is None:
            return ""
        axes, self.axes = self.axes, None  # they are no longer needed, and take a hundred times the room of the picture
        _make_narrow(axes)
        return as_drawn(axes.figure)


def to_svg(axes: Axes) -> Drawing:
    """A chart as an SVG element for a page, which can be drawn again for a narrow place; the same data give the same text.

    >>> svg = to_svg(new_axes("Incubators by ring"))
    >>> svg.startswith("<svg"), "Incubators by ring" in svg, "Incubators by ring" in svg.narrow
    (True, True, True)
    """
    drawing = Drawing(as_drawn(axes.figure))
    if len(axes.figure.axes) == 1 and axes.axison and not _is_crowded(axes):
        drawing.axes = axes
    return drawing


def _make_narrow(axes: Axes) -> None:
    """Half as wide and at most as high as its column, small letters, title and axis in lines, the legend below."""
    figure = axes.figure
    handles, labels = axes.get_legend_handles_labels() if axes.get_legend() is not None else ([], [])
    columns = int(np.clip(40 // (max(map(columns_of, labels), default=1) + 6), 1, 3))
    title = _title_of(axes)
    title, rows = _kept(axes, title, -(-len(labels) // columns))
    called = "\n".join(wrapped(line, 44) for line in axes.get_xlabel().split("\n"))
    more = called.count("\n") + max((text.get_text().count("\n") for text in axes.get_xticklabels()), default=0)
    around = AXIS + LINE * (wrapped(title, 54).count("\n") + 1 - (-len(labels) // columns) + more)
    figure.set_size_inches(NARROW[0], min(max(figure.get_figheight(), around + ROW * rows), NARROW[1]))
    axes.set_title("", loc="left")
    figure.suptitle(wrapped(title, 54), x=0.01, ha="left", fontsize=9, fontweight="bold")
    axes.tick_params(labelsize=7)
    axes.set_xlabel(called, fontsize=8)
    axes.set_ylabel(axes.get_ylabel(), fontsize=8)
    for text in axes.texts:
        text.set_fontsize(7)
    if labels:
        # Below the axis' own words, whose height is in points, and as far left as the title: no word is cut off.
        below = axes.transAxes + ScaledTranslation(0, -32 / 72 - LINE * more, figure.dpi_scale_trans)
        below = blended_transform_factory(figure.transFigure, below)
        look = {"loc": "upper left", "bbox_to_anchor": (0, 0), "bbox_transform": below, "frameon": False}
        axes.legend(handles, labels, ncol=columns, fontsize=7, **look)


def _title_of(axes: Axes) -> str:
    """The title as it was given: the one of the axes is in lines, which are too long for a narrow place, or too short."""
    given, drawn = axes.figure.get_label(), axes.get_title(loc="left")
    return given if "".join(given.split()) == "".join(drawn.split()) else drawn


def _kept(axes: Axes, title: str, legend_lines: int) -> tuple[str, int]:
    """Leave out the rows that find no room beside title and legend; the title with what is said of it, and the rows."""
    named = _named_rows(axes)
    room = NARROW[1] - AXIS - LINE * (legend_lines + wrapped(title + " " * 16, 54).count("\n") + 1)
    most = ROWS if axes.collections or axes.lines else int(np.clip(room // ROW, FEWEST_ROWS, ROWS))
    return title + _keep_rows(axes, most), min(len(named), most)


def _named_rows(axes: Axes) -> list[str]:
    """The names of a chart's rows; none where the axis has numbers."""
    named = isinstance(axes.yaxis.get_major_formatter(), FuncFormatter | FixedFormatter)
    return [label.get_text() for label in axes.get_yticklabels()] if named and axes.yaxis_inverted() else []


def _is_crowded(axes: Axes) -> bool:
    """Whether rows would be written over each other in a narrow place and, unlike bars, cannot be left out."""
    return len(_named_rows(axes)) > ROWS and bool(axes.collections or axes.lines)


def _keep_rows(axes: Axes, most: int) -> str:
    """Leave out the rows that would be written over each other in a narrow place; what the title then says of it."""
    place, names = axes.get_yticks(), _named_rows(axes)
    if len(names) <= most:
        return ""
    last = place[most - 1] + 0.6
    axes.set_yticks(place[:most], names[:most])
    axes.set_ylim(last, place[0] - 0.6)
    ends = np.array([[bar.get_y(), bar.get_x() + bar.get_width()] for bar in axes.patches])
    left, right = axes.get_xlim()
    if len(ends) and left >= 0 and ends[:, 1].max() > 0:  # the axis is for the rows that stay
        axes.set_xlim(left, right * ends[ends[:, 0] < last, 1].max() / ends[:, 1].max() or right)
    # Qt cuts nothing off: what lies beyond the last row has to go.
    for bar in axes.patches:
        bar.set_visible(bar.get_y() < last)
    for text in axes.texts:
        text.set_visible(not isinstance(text, Annotation) or text.xy[1] < last)
    # How many there are in all is not said: the last row may be the sum of many.
    return translate("Chart", " (the first {n})").format(n=most)


def as_drawn(figure: Figure) -> str:
    """A figure as it is, as an SVG element.

    >>> as_drawn(new_axes("Incubators by ring").figure).startswith("<svg")
    True
    """
    listen()
    buffer = io.StringIO()
    _write_plainly(figure)
    with written():
        renderer = pen(figure, buffer)
        lay_out(figure, renderer)
        figure.draw(renderer)
        renderer.finalize()
    svg = re.sub("<metadata>.*?</metadata>", "", buffer.getvalue(), flags=re.DOTALL)
    svg = re.sub(r'(width|height)="[\d.]+pt" ?', "", svg[svg.index("<svg") :], count=2)
    # Qt, which draws the charts in windows and on map sheets, does not know the short form of `font`.
    return FONT.sub(lambda m: f"font-size: {m[2]}px; font-weight: {m[1] or 400}; font-family: {m[3]}", svg)


@contextmanager
def written() -> Iterator[None]:
    """Have texts measured meanwhile in fonts that are there, and text stay text.

    >>> with written():
    ...     print(matplotlib.rcParams["svg.fonttype"])
    none
    """
    look = {"svg.fonttype": "none", "svg.hashsalt": "innospace", "font.sans-serif": _fonts()}
    with matplotlib.rc_context(look), warnings.catch_warnings():
        # A font that lacks Chinese only measures the text here, the reader's browser draws it.
        warnings.filterwarnings("ignore", message="Glyph")
        yield


def pen(figure: Figure, buffer: io.StringIO | None = None) -> MixedModeRenderer:
    """What measures the texts of a figure, and draws it as SVG.

    >>> pen(new_figure("Rings", (7.0, 3.4))).get_canvas_width_height()
    (504.0, 244.79999999999998)
    """
    width, height = map(float, figure.get_size_inches())
    metadata = {"Date": None, "Creator": None, "Title": figure.get_label() or None}
    drawing = RendererSVG(width * 72, height * 72, buffer or io.StringIO(), image_dpi=DPI, metadata=metadata)
    return MixedModeRenderer(figure, width, height, DPI, drawing)


def columns_of(text: str) -> int:
    """The width of a text in Latin letters; a Chinese character is two wide.

    >>> columns_of("南京 region")
    11
    """
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, columns: int) -> str:
    """A text in lines of at most `columns` Latin letters: between words, and between Chinese characters.

    No line ends in a mark that opens, or begins with one that closes.

    >>> wrapped("南京市中心城区。Central city", 8)
    '南京市中\\n心城区。\\nCentral\\ncity'
    >>> wrapped("可用“坐标检查”", 6)
    '可用\\n“坐标\\n检查”'
    """
    lines = [""]
    for piece in PIECE.findall(text):
        if lines[-1] and columns_of((lines[-1] + piece).rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines).rstrip()


def shape_of(svg: str) -> float:
    """Height of a picture by its width.

    >>> shape_of('<svg viewBox="0 0 200 50">')
    0.25
    """
    size = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', svg)
    return float(size[2]) / float(size[1]) if size else 1.0


def in_family(svg: str, family: str) -> str:
    """A chart whose texts name one font: Qt takes no list of them, and a wider font than was measured would be clipped.

    >>> in_family('<text style="font-family: Noto Sans, sans-serif">', "SimHei")
    '<text style="font-family: SimHei">'
    """
    return re.sub(r"font-family: [^;\"]*", f"font-family: {family}", svg)


@cache
def _fonts() -> list[str]:
    present = set(font_manager.get_font_names())
    return [font for font in FONTS if font in present] or ["sans-serif"]


def bars(
    title: str,
    labels: Sequence[str],
    values: Sequence[float],
    unit: str,
    reference: Sequence[float] | None = None,
    reference_label: str = "",
    colours: Sequence[str] | None = None,
    number: str = "{:,.0f}",
    pale: Sequence[bool] = (),
    pale_label: str = "",
) -> str:
    """Horizontal bars, the first on top, each with its number; `reference` draws a published figure beside each bar.

    `pale`: which bars are but outlined, as what `pale_label` says in the legend.

    >>> svg = bars("Share by ring", ["central", "near suburb"], [0.7, 0.3], "share", number="{:.0%}")
    >>> "70%" in svg, "near suburb" in svg, ">20%<" in svg, ">0.2<" in svg
    (True, True, True, False)
    """
    axes = new_axes(title, unit, size=(7.0, 0.9 + 0.38 * len(labels)))
    place = np.arange(len(labels))
    heights = np.nan_to_num(np.asarray(values, float))
    drawn = axes.barh(place, heights, color=colours or OKABE_ITO[0], height=0.62)
    faint = [bar for bar, is_pale in zip(drawn, pale, strict=False) if is_pale]
    for bar in faint:
        bar.set(facecolor="#f4f2ed", edgecolor="#8c8577", linestyle="--", linewidth=0.8)
    for bar in faint[:1]:
        bar.set_label(pale_label)
    if not heights.any():
        axes.set_xlim(0, 1)
    _write_numbers(axes, place, heights, [fixed(v, number) if np.isfinite(v) else "–" for v in values])
    if reference is not None:
        axes.scatter(
            reference, place, marker="|", s=220, linewidths=2.5, color=OKABE_ITO[5], label=reference_label, zorder=3
        )
    if reference is not None or faint:
        # Beside the bars: among them its mark would be read as a figure.
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    axes.set_yticks(place, labels)
    if number.endswith("%}"):  # the axis in the unit of the numbers at the bars
        axes.xaxis.set_major_formatter(PercentFormatter(1))
    elif number.endswith(".0f}"):
        in_whole_numbers(axes.xaxis)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    return to_svg(axes)


def in_whole_numbers(axis: Axis) -> None:
    """Of counts and years: no tick between two whole numbers, also where a single one is drawn.

    >>> axes = new_axes("Openings", "year", "number")
    >>> in_whole_numbers(axes.xaxis)
    >>> axes.set_xlim(2013.5, 2014.5), axes.get_xticks().tolist()
    ((2013.5, 2014.5), [2013.0, 2014.0, 2015.0])
    """
    axis.get_major_locator().set_params(integer=True, min_n_ticks=1)


def up_to_a_tick(axes: Axes) -> float:
    """Where an upward axis ends so that a number stands at or above its highest value: the next tick, and a hair of room.

    >>> axes = new_axes("", "", "")
    >>> _ = axes.plot([0, 1], [98, 99])
    >>> _ = axes.set_ylim(0, up_to_a_tick(axes))
    >>> axes.get_ylim()
    (0.0, 102.0)
    """
    highest = axes.dataLim.y1
    highest = highest if 0 < highest < np.inf else 1.0  # also of nothing that is drawn
    axes.set_ylim(0, highest * 1.05)
    return 1.02 * next((tick for tick in axes.get_yticks() if tick >= highest), highest)


def stacked_bars(
    title: str,
    labels: Sequence[str],
    parts: Mapping[str, Sequence[float]],
    unit: str,
    colours: Sequence[str] = OKABE_ITO,
) -> str:
    """Horizontal bars made of named parts, the first bar on top; colours and hatches distinguish the parts.

    >>> svg = stacked_bars("By level", ["Nanjing", "Wuhu"], {"national": [3, 1], "municipal": [5, 2]}, "incubators")
    >>> "municipal" in svg
    True
    """
    axes = new_axes(title, unit, size=(7.0, 1.2 + 0.26 * len(labels)))
    place, left = np.arange(len(labels)), np.zeros(len(labels))
    for i, (name, values) in enumerate(parts.items()):
        look = {"color": colours[i % len(colours)], "hatch": HATCHES[i // len(colours) % len(HATCHES)]}
        axes.barh(place, values, left=left, height=0.7, label=name, edgecolor="white", linewidth=0.5, **look)
        left += values
    if (left == np.round(left)).all():
        in_whole_numbers(axes.xaxis)
    axes.set_yticks(place, labels)
    axes.invert_yaxis()
    if list(parts) != [unit]:  # the axis says it
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return to_svg(axes)


def summed_up(
    labels: Sequence[str], parts: Mapping[str, Sequence[float]], rest: str, most: int = MOST_CLASSES
) -> tuple[list[str], dict[str, np.ndarray]]:
    """Labels and parts of stacked bars, all beyond the first in one last bar called `rest`, where ``{n}`` is their number.

    >>> summed_up(["A", "B", "C"], {"n": [5, 2, 1]}, "{n} others", most=2)
    (['A', '2 others'], {'n': array([5., 3.])})
    """
    values = {name: np.asarray(part, float) for name, part in parts.items()}
    if len(labels) <= most:
        return list(labels), values
    shown = most - 1
    named = [*labels[:shown], rest.format(n=f"{len(labels) - shown:,}")]
    return named, {name: np.append(part[:shown], part[shown:].sum()) for name, part in values.items()}


def ground_unit(densities: Sequence[float]) -> int:
    """Square kilometres to give densities (per km²) by: 1, or 1 000 where all are so small that 1 shows noughts only.

    >>> ground_unit([269.0, 0.01]), ground_unit([0.27, 0.00093])
    (1, 1000)
    """
    known = np.asarray(densities, float)
    return 1000 if np.nanmax(known, initial=0.0) < SPARSE else 1


def ranges(title: str, labels: Sequence[str], low: np.ndarray, at: np.ndarray, high: np.ndarray, unit: str) -> str:
    """A dumbbell a row, the first on top: from `low` to `high`, with a dot `at` the value itself.

    >>> svg = ranges("Ranks", ["K020"], np.array([1]), np.array([2]), np.array([4]), "rank")
    >>> "1–4" in svg
    True
    """
    axes = new_axes(title, unit, size=(7.0, 1.0 + 0.26 * len(labels)))
    place = np.arange(len(labels))
    axes.hlines(place, low, high, color=OKABE_ITO[4], linewidth=4)
    for ends in (low, high):
        axes.scatter(ends, place, color=OKABE_ITO[4], s=26, zorder=2)
    axes.scatter(at, place, color=OKABE_ITO[0], s=36, zorder=3)
    for y, a, b in zip(place, low, high, strict=True):
        text = "–".join(f"{HalfUp(end):g}" for end in ((a,) if a == b else (a, b)))
        axes.annotate(text, (b, y), xytext=(8, 0), textcoords="offset points", va="center", fontsize=8)
    axes.set_yticks(place, labels)
    axes.invert_yaxis()
    in_whole_numbers(axes.xaxis)
    axes.grid(axis="x", color="#eeeeee")
    axes.set_axisbelow(True)
    axes.margins(x=0.1)
    return to_svg(axes)


def bands(
    title: str,
    labels: Sequence[str],
    at: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    unit: str,
    number: str = "{:.2f}",
) -> str:
    """A dot a row beside the band that chance would give, with a line where both would be equal (1).

    >>> at, low, high = np.array([0.86]), np.array([0.87]), np.array([1.14])
    >>> svg = bands("Near business?", ["business"], at, low, high, "observed ÷ expected")
    >>> "0.86" in svg
    True
    """
    axes = new_axes(title, unit, size=(7.0, 1.1 + 0.4 * len(labels)))
    place = np.arange(len(labels))
    axes.hlines(place, low, high, color=NO_DATA, linewidth=9)
    axes.axvline(1, color="#666666", linewidth=0.8)
    axes.scatter(at, place, color=OKABE_ITO[0], s=46, zorder=3)
    # Beside its row: above it, it would lie on the row above wherever there are many.
    for y, value, end in zip(place, at, np.fmax(at, high), strict=True):
        look = {"xytext": (8, 0), "textcoords": "offset points", "va": "center", "fontsize": 8}
        axes.annotate(fixed(value, number), (end, y), color=OKABE_ITO[0], **look)  # as its dot: no end of the band
    axes.set_yticks(place, labels)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    axes.set_ylim(len(place) - 0.4, -0.6)
    return to_svg(axes)


def panels(
    title: str,
    labels: Sequence[str],
    measures: Sequence[tuple[str, Sequence[float], str | Sequence[str]]],
    colours: Sequence[str],
    dots: Collection[str] = (),
) -> str:
    """Small charts side by side over the same labels; a measure is its name, its values and its number format, or its texts.

    Bars begin at 0. Measures named in `dots` have no zero that means something, as years: a dot each, on an axis from the
    least to the greatest.

    >>> measures = [("number", [70, 36], "{:.0f}"), ("year", [2006, np.nan], "{:.0f}")]
    >>> svg = panels("Nanjing", ["central", "near suburb"], measures, sequential(2), dots=["year"])
    >>> "2006" in svg, "–" in svg
    (True, True)
    """
    figure = new_figure(title, (1.2 + 1.5 * len(measures), 1.1 + 0.3 * len(labels)))
    figure.suptitle(
        wrapped(title, int(TITLE_COLUMNS * figure.get_figwidth())), x=0.01, ha="left", fontsize=11, fontweight="bold"
    )
    place = np.arange(len(labels))
    for axes, (name, values, number) in zip(_columns(figure, len(measures)), measures, strict=True):
        values = np.asarray(values, float)
        start = np.nanmin(values, initial=np.inf) if name in dots else 0.0
        ends = np.where(np.isfinite(values), values, start if np.isfinite(start) else 0.0)
        if name in dots:
            axes.scatter(values, place, color=list(colours), s=36)
        else:
            axes.barh(place, ends, color=list(colours), height=0.62)
        texts = number
        if isinstance(number, str):
            texts = [fixed(v, number) if np.isfinite(v) else "–" for v in values]
        _write_numbers(axes, place, ends, texts, off=6 if name in dots else 3)
        axes.set_title(name, loc="left", y=1, fontsize=9)
        axes.set_yticks(place, labels)
        axes.set_xticks([])
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        axes.margins(x=0.45)
    axes.invert_yaxis()
    return to_svg(axes)


def _write_numbers(axes: Axes, place: np.ndarray, lengths: np.ndarray, texts: Sequence[str], off: int = 3) -> None:
    for y, length, text in zip(place, np.nan_to_num(lengths), texts, strict=True):
        axes.annotate(text, (length, y), xytext=(off, 0), textcoords="offset points", va="center", fontsize=8)


def _columns(figure: Figure, n: int) -> Sequence[Axes]:
    return np.atleast_1d(figure.subplots(1, n, sharey=True))


def map_axes(title: str, size: tuple[float, float] = (7.0, 5.2)) -> Axes:
    """Axes for a small map: equal scales, no ticks.

    >>> map_axes("The rings").get_title(loc="left")
    'The rings'
    """
    axes = new_axes(title, size=size)
    axes.set_aspect("equal")
    axes.set_axis_off()
    return axes


def draw_areas(axes: Axes, geometries: Sequence[shapely.Geometry], colour: str, label: str = "", **style) -> None:
    """Polygons filled with one colour, simplified to what a page can show; as a picture where they are many.

    >>> axes = map_axes("Parks")
    >>> draw_areas(axes, [shapely.box(0, 0, 100, 100)], "#009E73", "park")
    >>> axes.get_legend_handles_labels()[1]
    ['park']
    """
    listen()
    style = {"facecolor": colour, "edgecolor": "white", "linewidth": 0.5, **style}
    geometries, tolerance = np.asarray(geometries, dtype=object), _page_tolerance(geometries)
    # Keeping the topology of very many vertices takes seconds, and a page does not show it.
    fine = shapely.get_num_coordinates(geometries).sum() < 10 * MANY
    many = len(geometries) > MANY
    if many:
        geometries = _drawn_as_specks(axes, geometries, 2 * tolerance, colour)
    simple = shapely.simplify(geometries, tolerance, preserve_topology=bool(fine))
    # In pieces, as the cells of a picture that one path may touch are limited.
    paths = [_path(simple[rows]) for rows in chunks(len(simple), MANY)]
    if many:
        axes.add_collection(PathCollection(paths, rasterized=True, **style | {"linewidth": 0}), autolim=False)
    if many or any(map(len, paths)):  # an empty one stands for a picture in the legend
        axes.add_artist(PathPatch(_path(simple[:0]) if many else paths[0], label=label, **style))
    # Not by `add_patch`, which looks for the ends of each path along its edges, one by one.
    axes.update_datalim(np.concatenate([np.empty((0, 2)), *(path.vertices for path in paths)]))
    axes.autoscale_view()


def _drawn_as_specks(axes: Axes, geometries: np.ndarray, size: float, colour: str) -> np.ndarray:
    """Draw those that are smaller than a page can show as specks; the others are left to be drawn."""
    x0, y0, x1, y1 = shapely.bounds(geometries).T
    small = np.maximum(x1 - x0, y1 - y0) < size
    _dots(axes, middles(geometries[small]), colour, s=1, linewidths=0)
    return geometries[~small]


def middles(geometries: np.ndarray) -> np.ndarray:
    """(n, 2) the middle of each geometry's extent.

    >>> middles(np.array([shapely.box(0, 0, 100, 50), shapely.Point(7, 7)])).tolist()
    [[50.0, 25.0], [7.0, 7.0]]
    """
    x0, y0, x1, y1 = shapely.bounds(geometries).T
    return np.column_stack([x0 + x1, y0 + y1]) / 2


def draw_lines(axes: Axes, lines: Sequence[shapely.Geometry], colour: str, **style) -> None:
    """Lines as one stroke of the pen, lifted between them.

    >>> axes = map_axes("Streets")
    >>> draw_lines(axes, [shapely.LineString([(0, 0), (9, 9)]), shapely.LineString([(0, 9), (9, 0)])], "#555555")
    >>> len(axes.lines)
    1
    """
    listen()
    xy, line = shapely.get_coordinates(shapely.get_parts(np.asarray(lines, dtype=object)), return_index=True)
    ends = np.flatnonzero(np.diff(line)) + 1
    axes.plot(*np.insert(xy, ends, np.nan, axis=0).T, color=colour, **style)


def draw_points(axes: Axes, geometries: Sequence[shapely.Geometry], colour: str, label: str = "", **style) -> None:
    """Points as dots, as a picture where they are many.

    >>> axes = map_axes("Incubators")
    >>> draw_points(axes, shapely.points([(0, 0), (9, 9)]), "#D55E00", "incubator")
    >>> len(axes.collections[0].get_offsets())
    2
    """
    _dots(axes, shapely.get_coordinates(np.asarray(geometries, dtype=object)), colour, label=label, **style)


def _dots(axes: Axes, xy: np.ndarray, colour: str, **style) -> None:
    listen()
    style = {"s": 9, "color": colour, "linewidths": 0.4, "edgecolors": "white", **style}
    many = len(xy) > MANY
    if many:
        # Their white edges would hide those below; of dots that would cover one another one is enough.
        style |= {"linewidths": 0, "s": min(style["s"], 4)}
        cell = max(np.ptp(xy, axis=0).max(), 1.0) / DOTS_ACROSS
        column, row = ((xy - xy.min(axis=0)) // cell).astype(np.int64).T
        xy = xy[np.unique(column * (DOTS_ACROSS + 1) + row, return_index=True)[1]]
    axes.scatter(*xy.T, rasterized=many, **style)


def draw_places(
    axes: Axes,
    geometries: np.ndarray,
    colour: str,
    label: str = "",
    smallest: float = 0,
    marker: str = "o",
    size: float = 22,
    **style,
) -> None:
    """Geometries of any kind: areas where they are at least `smallest` wide (m), else dots that a page can show.

    `marker` and `size` (points²) are those of the dots, `style` is that of the areas.

    >>> axes, places = map_axes("Places"), np.array([shapely.box(0, 0, 100, 100), shapely.box(0, 0, 1, 1)])
    >>> draw_places(axes, places, "#0072B2", smallest=10)
    >>> len(axes.patches), len(axes.collections)
    (1, 1)
    """
    x0, y0, x1, y1 = shapely.bounds(geometries).T
    area = (shapely.get_dimensions(geometries) == 2) & (np.maximum(x1 - x0, y1 - y0) >= smallest)
    if area.any():
        draw_areas(axes, geometries[area], colour, label, **style)
    if not area.all():
        look = {"marker": marker, "s": size, "zorder": style.get("zorder", 1)}
        _dots(axes, middles(geometries[~area]), colour, label="" if area.any() else label, **look)


def _page_tolerance(geometries) -> float:
    x0, y0, x1, y1 = shapely.total_bounds(np.asarray(geometries, dtype=object))
    return 0.0 if np.isnan(x0) else max(x1 - x0, y1 - y0) / 1500


def _path(areas: np.ndarray) -> Path:
    """One path of all areas, filled once where they overlap."""
    rings, part = shapely.get_rings(shapely.get_parts(areas), return_index=True)
    # A hole is none unless it runs against its outline; layers have rings of either way.
    is_outline = np.diff(part, prepend=-1) > 0
    turned = shapely.is_ccw(rings) != is_outline
    rings[turned] = shapely.reverse(rings[turned])
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    codes = np.full(len(xy), Path.LINETO, Path.code_type)
    codes[np.diff(ring, prepend=-1) > 0] = Path.MOVETO
    codes[np.diff(ring, append=len(rings)) > 0] = Path.CLOSEPOLY
    return Path(xy, codes)
