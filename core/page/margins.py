"""How large the axes of a figure can be beside their words: each text is measured once, by the renderer that draws it.

Matplotlib's own layout measures all texts a dozen times, and took half of the time of a chart. Lengths are points.
"""

from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox, ScaledTranslation

# What stays free at the edges of a figure, and between two charts of it.
PAD, BETWEEN = 3.0, 8.0
# Where the axes of a figure are at first (left, bottom, right, top, as shares): about where they end.
FIRST = np.array([0.2, 0.2, 0.95, 0.85])
# No axes are narrower or flatter than this share of the figure.
LEAST = 0.05
# Axes of another size may have other ticks: how often these are looked at, and how often a size is reckoned from the words.
LOOKS, STEPS = 3, 8
# What stands this near to a side of the axes lies as far beyond the other one, however large they are.
SIDE = 0.1
# Where a text is held, as a share of its extent.
HELD = {"left": 0.0, "right": 1.0, "bottom": 0.0, "baseline": 0.0, "top": 1.0}


class Words:
    """The texts around axes: what each lies beyond the place that it is held at, which moves with the axes.

    `at` (n, 2) are the places as shares of the axes, `before` and `after` (n, 2) what lies left and below, right and above.
    """

    def __init__(self, axes: Axes, found: list[tuple[Bbox, np.ndarray]]):
        window = axes.get_window_extent()
        boxes = np.array([box.extents for box, _ in found]).reshape(-1, 4)
        places = np.array([place for _, place in found]).reshape(-1, 2).clip(window.min, window.max)
        self.at = (places - window.min) / np.maximum(window.size, 1e-9)
        self.before, self.after = places - boxes[:, :2], boxes[:, 2:] - places

    def beyond(self, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(2,) what they need left of and below axes of a size, (2,) what right of and above them."""
        low = np.where(self.at < 1 - SIDE, self.before - self.at * size, 0)
        high = np.where(self.at > SIDE, self.after - (1 - self.at) * size, 0)
        return low.max(axis=0, initial=0.0), high.max(axis=0, initial=0.0)


def lay_out(figure: Figure, renderer: RendererBase) -> None:
    """Have the axes of a figure, side by side, fill it as far as their words leave room; a title of all stands on top.

    >>> from innospace.core.page import charts
    >>> axes = charts.new_axes("Incubators by ring", "number")
    >>> lay_out(axes.figure, charts.pen(axes.figure))
    >>> left, bottom, right, top = axes.get_position().extents * [504, 244.8, 504, 244.8]
    >>> bool(PAD < left < 40), bool(20 < bottom < 50), bool(480 < right < 504), bool(210 < top < 240)
    (True, True, True, True)
    """
    row, top = figure.axes, _title_height(figure, renderer)
    left, bottom, right, above = FIRST
    wide = (right - left) / len(row)
    for i, axes in enumerate(row):
        axes.set_position((left + i * wide, bottom, wide, above - bottom))
    for _ in range(LOOKS):
        ticks = [_ticks(axes) for axes in row]
        _place(figure, [Words(axes, list(_words(axes, renderer))) for axes in row], top)
        if ticks == [_ticks(axes) for axes in row]:
            break
    if len(row) == 1:  # those of several would come to lie over each other
        _keep_inside(row[0], renderer)


def _title_height(figure: Figure, renderer: RendererBase) -> float:
    """Put the title of a figure of several axes to the top; what it takes there."""
    height = figure.get_figheight() * 72
    for title in figure.texts:
        title.set(y=1 - PAD / height, va="top")
    return max((title.get_window_extent(renderer).height + PAD for title in figure.texts), default=0.0)


def _place(figure: Figure, words: list[Words], top: float) -> None:
    """Give axes the room that their words leave: all are as wide and as high as each other."""
    whole = figure.get_size_inches() * 72
    room = whole - 2 * PAD - [BETWEEN * (len(words) - 1), top]
    size = room / [len(words), 1]
    for _ in range(STEPS):
        low, high = np.transpose([one.beyond(size) for one in words], (1, 0, 2))
        taken = np.array([(low + high)[:, 0].sum(), low[:, 1].max() + high[:, 1].max()])
        size = np.maximum((room - taken) / [len(words), 1], LEAST * room / [len(words), 1])
    x, y = PAD, whole[1] - PAD - top - high[:, 1].max() - size[1]
    for axes, (before, _), (after, _) in zip(figure.axes, low, high, strict=True):
        axes.set_position(np.array([x + before, max(y, 0.0), *size]) / [*whole, *whole])
        x += before + size[0] + after + BETWEEN


def _ticks(axes: Axes) -> list[list[float]]:
    return [list(axis.get_majorticklocs()) for axis in (axes.xaxis, axes.yaxis)]


def _keep_inside(axes: Axes, renderer: RendererBase) -> None:
    """Move titles, and what axes are called, as far as they would be cut off: they may be wider than the axes."""
    edge, size = axes.figure.get_size_inches() * 72 - PAD, axes.get_window_extent().size
    named = [axis.get_label() for axis in (axes.xaxis, axes.yaxis) if axes.axison]
    for text in [*named, *(text for text in axes.get_children() if isinstance(text, Text) and text not in axes.texts)]:
        if text.get_text():
            box = text.get_window_extent(renderer)
            moved = np.maximum(PAD - box.min, np.minimum(edge - box.max, 0))
            text.set_position(text.get_position() + moved / size)


def _words(axes: Axes, renderer: RendererBase) -> Iterator[tuple[Bbox, np.ndarray]]:
    """The extents of all texts of axes, and where each is held."""
    axes.apply_aspect()
    if axes.axison:
        yield from _of_axis(axes, axes.xaxis, renderer)
        yield from _of_axis(axes, axes.yaxis, renderer)
    for text in axes.get_children():
        if isinstance(text, Text) and text.get_text() and text.get_visible() and text.get_in_layout():
            box = text.get_window_extent(renderer)
            place = np.array([box.x0 + box.width * _held(text.get_ha()), box.y0 + box.height * _held(text.get_va())])
            # A title may be wider than the axes.
            yield box if text in axes.texts else Bbox([[place[0], box.y0], [place[0], box.y1]]), place
    legend = axes.get_legend()
    if legend is not None:
        place = legend.get_bbox_to_anchor()
        yield legend.get_window_extent(renderer), (place.min + place.max) / 2


def _held(side: str) -> float:
    return HELD.get(side, 0.5)


def _of_axis(axes: Axes, axis: Axis, renderer: RendererBase) -> Iterator[tuple[Bbox, np.ndarray]]:
    """The numbers or names of an axis, and what it is called, which is put beside them."""
    window, along = axes.get_window_extent(), int(axis is axes.yaxis)
    across, low, high = 1 - along, *sorted(axis.get_view_interval())
    edge = window.min[across]
    for label, at in zip(axis.get_majorticklabels(), axis.get_majorticklocs(), strict=False):
        if low <= at <= high and label.get_text():
            box = label.get_window_extent(renderer)
            place = window.min.copy()
            place[along] = (box.min + box.max)[along] / 2
            edge = min(edge, box.min[across])
            yield box, place
    called = axis.get_label()
    if called.get_text():
        away = np.zeros(2)
        away[across] = edge - window.min[across] - axis.labelpad
        middle = np.full(2, 0.5)
        middle[across] = 0
        moved = ScaledTranslation(*away / 72, axes.figure.dpi_scale_trans)
        axis.set_label_coords(*middle, transform=axes.transAxes + moved)
        box, place = called.get_window_extent(renderer), window.min.copy()
        extent = np.array([box.min, box.max])
        extent[:, along] = place[along]
        yield Bbox(extent), place
