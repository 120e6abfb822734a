"""Maps for reports: what a tool found, on its ground, with names that do not collide, a scale bar and north.

A :class:`Map` is begun on its ground, drawn on with the functions of :mod:`innospace.core.page.charts`, and finished as SVG:
only then the extent is known that scale, north and names have to fit.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox
from scipy import ndimage

from ..base.arrays import objects
from ..base.text import HalfUp, translate
from ..ground.geometry import absent, are_points, points_of
from ..ground.union import union
from . import charts
from .margins import lay_out

# Calm colours, so that what was found stands out.
LAND, BORDER, WATER, STREET, INK = "#f6f4ef", "#b9b4a8", "#c5dcea", "#d9d3c7", "#333333"
OUTLINE = "#777777"
# Inches, and what a map's height may be of its width.
WIDTH, FLATTEST, TALLEST = 7.0, 0.5, 0.95
# The scale bar is the longest round length below this share of the map's width.
LONGEST_BAR = 0.28
ROUND = np.array([1.0, 2.0, 5.0])
MARGIN = 0.03
# Strokes with which a whole map is hatched.
STROKES = 60
# Share of a map's width below the frame, where the scale bar covers nothing.
FOOT = 0.04
# Places crowd together where they fill neighbouring cells, so many to the longer side; a crowd is worth a map of its own that
# is narrower than this share of all, and holds at least so many.
CELLS, CROWDED, FEWEST = 24, 0.5, 10
# Points² of the dot for the home with most people, of the smallest, and of each where people are not known.
LARGEST_DOT, SMALLEST_DOT, PLAIN_DOT = 110.0, 5.0, 25.0
# A home narrower than this share of the map is drawn as a dot.
SPECK = 1 / 300
# More names than this cannot be read; those given first stay.
MOST_NAMES = 40
# Latin letters that one line below a map holds.
LEGEND_CHARACTERS = 105
# Inches of one more line of it.
LEGEND_ROW = 0.2
# Where a name may stand, in points from its place: the best first; that of an area best in its middle.
MIDDLE = (0, -3, "center")
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
AROUND = ((5, 3, "left"), (5, -9, "left"), (-5, 3, "right"), (-5, -9, "right"), (0, 7, "center"), (0, -13, "center"))
# Words stay words in the page, which they would not with a halo around their letters.
BEHIND = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.7}
WRITING = {"textcoords": "offset points", "fontsize": 7.5, "color": INK, "zorder": 6, "bbox": BEHIND}
HALO = (patheffects.withStroke(linewidth=2.5, foreground="white"),)


def _none() -> np.ndarray:
    return np.empty(0, dtype=object)


@dataclass(frozen=True, eq=False)
class Ground:
    """What lies below the findings: geometry in the CRS of the work (metres), each of them optional.

    Attributes
    ----------
    boundary : outline of the region, its cities or districts, as polygons.
    water, streets : polygons or lines.
    places, names : points or areas that carry a name, and the names; the most important first.
    north : degrees clockwise from the map's upper edge to true north.

    >>> len(Ground(boundary=np.array([shapely.box(0, 0, 9000, 6000), None])).boundary)
    1
    """

    boundary: np.ndarray = field(default_factory=_none)
    water: np.ndarray = field(default_factory=_none)
    streets: np.ndarray = field(default_factory=_none)
    places: np.ndarray = field(default_factory=_none)
    names: Sequence[str] = ()
    north: float = 0.0

    def __post_init__(self):
        for layer in ("boundary", "water", "streets"):
            geometry = np.asarray(getattr(self, layer), dtype=object)
            object.__setattr__(self, layer, geometry[~absent(geometry)])


_base: ContextVar[Ground | None] = ContextVar("base", default=None)


@contextmanager
def upon(base: Ground) -> Iterator[None]:
    """Draw all maps that are made meanwhile upon more ground, where they lack it: it fills their frames and widens none.

    >>> streets = np.array([shapely.LineString([(-9e6, 50), (9e6, 50)])])
    >>> with upon(Ground(streets=streets)):
    ...     sketch = Map("Places", frame=np.array([0, 0, 100, 100]))
    ...     svg = sketch.svg()
    >>> STREET in svg, STREET in Map("Places", frame=np.array([0, 0, 100, 100])).svg()
    (True, False)
    """
    token = _base.set(base)
    try:
        yield
    finally:
        _base.reset(token)


class Map:
    """A map under way: `axes` to draw on, names to be written, at last an SVG.

    Parameters
    ----------
    title : the finding, in words.
    ground : what lies below.
    frame : (4,) the extent to be shown, left, bottom, right, top; without it all that is drawn is shown.

    >>> cities = np.array([shapely.box(0, 0, 9000, 6000)])
    >>> sketch = Map("Incubators by city", Ground(boundary=cities, places=cities, names=["Nanjing"]))
    >>> charts.draw_points(sketch.axes, shapely.points([(100, 100), (8000, 3000)]), charts.OKABE_ITO[5], "incubator")
    >>> svg = sketch.svg()
    >>> "Nanjing" in svg, "2 km" in svg
    (True, True)
    """

    def __init__(self, title: str, ground: Ground | None = None, frame: np.ndarray | None = None):
        self.axes = charts.map_axes(title, size=(WIDTH, WIDTH))
        self.ground, self.frame = ground or Ground(), frame
        self._names: list[tuple[float, float, float, float, str]] = []
        self._kept_clear: list[np.ndarray] = []
        self._draw_ground()
        self.name(self.ground.places, self.ground.names)

    def _draw_ground(self) -> None:
        ground, below = self.ground, {"zorder": 0.5}
        if len(ground.boundary):
            boundary = self._seen(ground.boundary)
            charts.draw_areas(self.axes, boundary, LAND, edgecolor=BORDER, linewidth=0.7, **below)
        for geometry, colour, width in ((ground.water, WATER, 1.4), (ground.streets, STREET, 0.6)):
            area = shapely.get_dimensions(geometry) == 2
            if area.any():
                charts.draw_areas(self.axes, self._seen(geometry[area]), colour, linewidth=0, **below)
            if not area.all():
                lines = self._seen(geometry[~area])
                charts.draw_lines(
                    self.axes, lines, colour, linewidth=width, rasterized=len(lines) > charts.MANY, **below
                )

    def _draw_base(self) -> None:
        """What all maps of a document have below, where this one has not: outlines and streets, cut at its edge."""
        base = _base.get()
        if base is None:
            return
        (left, right), (bottom, top) = self.axes.get_xlim(), self.axes.get_ylim()
        edge, below = shapely.box(left, bottom, right, top), {"zorder": 0.4}
        for own, geometry, colour, width in (
            (self.ground.boundary, shapely.boundary(base.boundary), BORDER, 0.7),
            (self.ground.water, base.water, WATER, 1.4),
            (self.ground.streets, base.streets, STREET, 0.6),
        ):
            lines = geometry[shapely.intersects(geometry, edge)]
            if not len(own) and len(lines):
                lines = shapely.intersection(lines, edge)
                fine = {"linewidth": width, "rasterized": len(lines) > charts.MANY}
                charts.draw_lines(self.axes, lines, colour, **fine, **below)

    def _seen(self, geometry: np.ndarray) -> np.ndarray:
        """What the map shows of them, cut at its edge: Qt, which draws maps in windows, does not cut anything itself."""
        if self.frame is None:
            return geometry
        seen = geometry[shapely.intersects(geometry, shapely.box(*shown(self.frame)))]
        return shapely.intersection(seen, shapely.box(*shown(self.frame)))

    def name(self, places: np.ndarray, texts: Sequence[str]) -> None:
        """Have places named, the most important first; a name that finds no room is left out."""
        places, texts = np.asarray(places, dtype=object), np.asarray(texts, object)
        there = np.flatnonzero(~absent(places) & texts.astype(bool))[:MOST_NAMES]
        x, y = shapely.get_coordinates(shapely.point_on_surface(places[there])).T
        left, bottom, right, top = shapely.bounds(places[there]).T
        self._names += zip(x, y, right - left, top - bottom, texts[there], strict=True)

    def keep_clear(self, places: np.ndarray) -> None:
        """Places that no name may cover."""
        places = np.asarray(places, dtype=object)
        self._kept_clear.append(shapely.bounds(places[~absent(places)]))

    def svg(self) -> str:
        """The finished map."""
        self._show_frame()
        self._draw_base()
        _cut(self.axes)
        handles, labels = self.axes.get_legend_handles_labels()
        if handles:
            # Below the map, where no word can be clipped; long ones get fewer columns.
            columns = int(np.clip(LEGEND_CHARACTERS // (max(map(charts.columns_of, labels)) + 6), 1, len(labels)))
            figure, rows = self.axes.figure, -(-len(labels) // columns)
            figure.set_figheight(figure.get_figheight() + LEGEND_ROW * (rows - 1))
            look = {"loc": "upper left", "bbox_to_anchor": (-0.01, -0.005), "borderaxespad": 0.2, "frameon": False}
            self.axes.legend(handles, labels, ncol=columns, fontsize=8, **look)
        _add_scale(self.axes)
        _add_north(self.axes, self.ground.north)
        self._write_names()
        drawing = charts.Drawing(charts.as_drawn(self.axes.figure))
        drawing.is_map = True
        return drawing

    def _show_frame(self) -> None:
        """All that is to be seen, with a margin, in a shape that fits a page, and a thin line around it."""
        axes = self.axes
        frame = np.array([*axes.dataLim.min, *axes.dataLim.max]) if self.frame is None else self.frame
        left, bottom, right, top = shown(frame)
        axes.set(xlim=(left, right), ylim=(bottom, top))
        axes.figure.set_size_inches(WIDTH, WIDTH * (top - bottom) / (right - left) + 0.5)
        axes.set_axis_on()
        if not len(self.ground.boundary):
            axes.set_facecolor(LAND)  # nothing stands on white
        axes.set(xticks=[], yticks=[])
        for line in axes.spines.values():
            line.set(visible=True, color=BORDER, linewidth=0.6)

    def _write_names(self) -> None:
        """Each name beside its place where it covers no other name nor leaves the map."""
        if not self._names:
            return
        with charts.written():
            pen = charts.pen(self.axes.figure)
            lay_out(self.axes.figure, pen)  # only then texts have extents
            self._write(self._names[:MOST_NAMES], pen)

    def _write(self, asked: Sequence[tuple[float, float, float, float, str]], pen: RendererBase) -> None:
        """Write names where they find room."""
        window, taken = self.axes.get_window_extent(), [text.get_window_extent(pen) for text in self.axes.texts]
        places = self._boxes(np.concatenate([np.empty((0, 4)), *self._kept_clear]))
        points = window.width / np.ptp(self.axes.get_xlim())  # a metre of the map in points
        for x, y, wide, high, name in asked:
            text = self._annotation(x, y, name)
            box = text.get_window_extent(pen)
            if not _placed(text, box, _spots(wide * points, high * points, box.width), window, taken, places):
                text.remove()

    def _boxes(self, bounds: np.ndarray) -> np.ndarray:
        """(n, 4) where places stand on the page."""
        return self.axes.transData.transform(bounds.reshape(-1, 2)).reshape(-1, 4)

    def _annotation(self, x: float, y: float, name: str) -> Annotation:
        return self.axes.annotate(name, (x, y), xytext=(0, 0), in_layout=False, **WRITING)


def _cut(axes: Axes) -> None:
    """Leave out what lies beyond the frame: Qt, which draws the maps in windows and on sheets, knows no clipping in SVG."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    window = Bbox([[left, bottom], [right, top]])
    for patch in axes.patches:
        path = patch.get_path()
        if len(path) and window.count_contains(path.vertices) != len(path):
            patch.set_path(path.clip_to_bbox(window))
    for line in axes.lines:
        line.set_data(*_within(np.column_stack(line.get_data()), window).T)
    for dots in axes.collections:
        if not dots.get_rasterized() and len(dots.get_offsets()):
            x, y = np.asarray(dots.get_offsets()).T
            dots.set_offsets(dots.get_offsets()[(left <= x) & (x <= right) & (bottom <= y) & (y <= top)])


def _within(xy: np.ndarray, window: Bbox) -> np.ndarray:
    """The parts of lines (n, 2), which NaN divides, inside a window, divided in the same way."""
    apart = np.isnan(xy[:, 0])
    kept, line = xy[~apart], np.cumsum(apart)[~apart]
    long = np.isin(line, np.flatnonzero(np.bincount(line, minlength=1) > 1))
    cut = shapely.clip_by_rect(
        shapely.linestrings(kept[long], indices=np.unique(line[long], return_inverse=True)[1]), *window.extents
    )
    inside, part = shapely.get_coordinates(shapely.get_parts(cut), return_index=True)
    return np.insert(inside, np.flatnonzero(np.diff(part)) + 1, np.nan, axis=0)


def shown(frame: np.ndarray) -> np.ndarray:
    """(4,) what a map shows for a frame (left, bottom, right, top): it with a margin and a foot, in a shape that fits a page.

    >>> shown(np.array([0.0, 0.0, 100.0, 80.0])).round(6).tolist()
    [-3.0, -6.64, 103.0, 82.4]
    """
    frame = np.asarray(frame, float)
    left, bottom, right, top = frame if np.isfinite(frame).all() else (0.0, 0.0, 1.0, 1.0)
    wide, high = max(right - left, 1.0), max(top - bottom, 1.0)
    shape = float(np.clip(high / wide, FLATTEST, TALLEST))
    half = max(wide, high / shape) / 2 * (1 + 2 * MARGIN)
    x, y = (left + right) / 2, (bottom + top) / 2
    return np.array([x - half, y - half * (shape + 2 * FOOT), x + half, y + half * shape])


def draw_homes(
    sketch: Map, homes: np.ndarray, classes: Iterable[tuple[np.ndarray, str, str]], people: np.ndarray | None = None
) -> None:
    """Draw where people live by class: areas filled, specks as dots; where all are points, dots as large as their people.

    Parameters
    ----------
    homes : (n,) geometries, None where missing.
    classes : the homes (n,) of each class, its colour and its words.
    people : (n,) at each home; None where they are not known, then all dots are alike.

    >>> sketch = Map("Homes", frame=np.array([0, 0, 100, 100]))
    >>> draw_homes(sketch, shapely.points([(0, 0), (9, 9)]), [(np.array([True, True]), "#08519c", "all")], np.array([40, 20]))
    >>> sketch.axes.collections[-1].get_sizes().tolist()
    [110.0, 55.0]
    """
    there, smallest = ~absent(homes), SPECK * max(np.ptp(sketch.frame.reshape(2, 2), axis=0))
    dots, sizes = (points_of(homes), _dot_sizes(homes, people)) if are_points(homes) else (None, None)
    for mask, colour, label in classes:
        chosen = mask & there
        if not chosen.any():
            continue
        if dots is None:
            look = {"edgecolor": OUTLINE, "linewidth": 0.3, "zorder": 3}
            charts.draw_places(sketch.axes, homes[chosen], colour, label, smallest, **look)
        else:
            look = {"s": sizes[chosen], "edgecolors": OUTLINE, "zorder": 3}
            charts.draw_points(sketch.axes, dots[chosen], colour, label, **look)


def _dot_sizes(homes: np.ndarray, people: np.ndarray | None) -> np.ndarray:
    """(n,) points² of each dot: in proportion to the people."""
    if len(homes) > charts.MANY:
        return np.full(len(homes), SMALLEST_DOT)
    if people is None:
        return np.full(len(homes), PLAIN_DOT)
    return np.maximum(LARGEST_DOT * people / people.max(), SMALLEST_DOT)


def sized_by_people(homes: np.ndarray) -> bool:
    """Whether :func:`draw_homes` draws homes as large as their people, where these are known.

    >>> sized_by_people(shapely.points([(0, 0)])), sized_by_people(shapely.box([0], 0, 9, 9))
    (True, False)
    """
    return are_points(homes) and len(homes) <= charts.MANY


def hatch(axes: Axes, ground: shapely.Geometry, frame: np.ndarray, label: str) -> None:
    """Hatch ground on a map that shows a frame; strokes, as Qt draws no patterns.

    >>> sketch = Map("Places", frame=np.array([0, 0, 100, 100]))
    >>> hatch(sketch.axes, shapely.box(0, 0, 50, 100), sketch.frame, "uncertain")
    >>> sketch.axes.get_legend_handles_labels()[1]
    ['uncertain']
    """
    x0, y0, x1, y1 = shown(frame)
    start, high = np.linspace(x0 - (y1 - y0), x1, STROKES, endpoint=False), y1 - y0
    ends = np.column_stack([start, np.full(STROKES, y0), start + high, np.full(STROKES, y1)]).reshape(-1, 2, 2)
    strokes = shapely.intersection(shapely.multilinestrings(shapely.linestrings(ends)), ground)
    charts.draw_lines(axes, [strokes], "#9a9a9a", label=label, linewidth=0.5, zorder=0.7)


def _spots(wide: float, high: float, letters: float) -> list[tuple]:
    """Where the name of a place may stand, all in points: in the middle of an area that holds it, else outside of it."""
    aside, above = wide / 2, high / 2
    beside = [(x + np.sign(x) * aside, y if x else y + np.sign(y) * above, side) for x, y, side in AROUND]
    return [MIDDLE, *AROUND, *beside] if wide > letters else beside


def _placed(
    text: Annotation, box: Bbox, spots: Sequence[tuple], window: Bbox, taken: list[Bbox], places: np.ndarray
) -> bool:
    """Whether a spot was found for a text inside the window and clear of places and boxes that are taken; then its own is.

    `box` is its extent where it begins at its place.
    """
    for right, up, side in spots:
        moved = box.translated(right - BEFORE[side] * box.width, up)
        inside = window.x0 <= moved.x0 and moved.x1 <= window.x1 and window.y0 <= moved.y0 and moved.y1 <= window.y1
        if inside and not moved.count_overlaps(taken) and not _covers(moved, places):
            text.set(position=(right, up), ha=side)
            taken.append(moved)
            return True
    return False


def _covers(box: Bbox, places: np.ndarray) -> bool:
    left, bottom, right, top = places.T
    return bool(((left < box.x1) & (right > box.x0) & (bottom < box.y1) & (top > box.y0)).any())


def outlines(geometries: np.ndarray, names: Sequence[object]) -> tuple[np.ndarray, list[str]]:
    """The ground of each name, those without one left out: what `Ground` takes as boundary and places.

    >>> grounds, names = outlines(shapely.box([0, 1, 9], 0, [1, 2, 10], 1), ["Wuhu", "Wuhu", None])
    >>> names, shapely.area(grounds).tolist()
    (['Wuhu'], [2.0])
    """
    named = ~absent(geometries) & pd.notna(np.asarray(names, dtype=object))
    grouped = pd.Series(geometries[named]).groupby(np.asarray(names, dtype=object)[named], sort=False)
    found = {str(name): union(rows.to_numpy()) for name, rows in grouped}
    return objects(found.values()), list(found)


def frame_of(*layers: np.ndarray, margin: float = 0.0, reach: float = 0.0) -> np.ndarray:
    """(4,) the extent of all that is there, wider by a share of its longer side, and by some metres.

    >>> frame_of(shapely.points([(0, 0), (100, 50)]), margin=0.1, reach=5).tolist()
    [-15.0, -15.0, 115.0, 65.0]
    """
    extent = shapely.total_bounds(np.concatenate(layers))
    return extent + np.array([-1, -1, 1, 1]) * (reach + margin * max(np.ptp(extent.reshape(2, 2), axis=0)))


def crowd(geometries: np.ndarray) -> np.ndarray:
    """(n,) which places make up the largest crowd, in neighbouring cells of a grid; none where they are few or fill the map.

    >>> crowd(shapely.points([*((100 * i, 0) for i in range(10)), (9000, 9000)])).tolist()[-2:]
    [True, False]
    """
    there = np.flatnonzero(~absent(geometries))
    crowded = np.zeros(len(geometries), bool)
    if not len(there):
        return crowded
    xy = charts.middles(geometries[there])
    wide = max(np.ptp(xy, axis=0).max(), 1.0)
    column, row = ((xy - xy.min(axis=0)) / (wide / CELLS)).astype(int).clip(max=CELLS - 1).T
    number = np.zeros((CELLS, CELLS))
    np.add.at(number, (column, row), 1)
    groups, n = ndimage.label(number, np.ones((3, 3)))
    largest = 1 + int(np.argmax(ndimage.sum_labels(number, groups, range(1, n + 1))))
    inside = groups[column, row] == largest
    if inside.sum() >= FEWEST and np.ptp(xy[inside], axis=0).max() < CROWDED * wide:
        crowded[there[inside]] = True
    return crowded


def bar_length(width: float) -> float:
    """Metres of a scale bar for a map of `width` metres: the longest of 1, 2, 5 × 10ⁿ that leaves the map its room.

    >>> bar_length(9000.0), bar_length(700.0)
    (2000.0, 100.0)
    """
    longest = max(width, 1e-9) * LONGEST_BAR
    power = 10.0 ** np.floor(np.log10(longest))
    return float(power * ROUND[ROUND * power <= longest * (1 + 1e-9)].max())


def length_text(metres: float) -> str:
    """A round length in words.

    >>> length_text(500.0), length_text(20000.0)
    ('500 m', '20 km')
    """
    if metres < 1000:
        return translate("Map", "{n} m").format(n=f"{HalfUp(metres):g}")
    return translate("Map", "{n} km").format(n=f"{HalfUp(metres / 1000):g}")


def _add_scale(axes: Axes) -> None:
    """A bar at the lower left, with its length above."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    metres = bar_length(right - left)
    x, y, tick = left + (right - left) * MARGIN, bottom + (top - bottom) * MARGIN, (top - bottom) * 0.012
    ends = [x, x, x + metres, x + metres], [y + tick, y, y, y + tick]
    axes.plot(*ends, color=INK, linewidth=1.2, zorder=6, path_effects=HALO)
    axes.annotate(length_text(metres), (x + metres / 2, y), xytext=(0, 5), ha="center", **WRITING)


def _add_north(axes: Axes, degrees: float) -> None:
    """An arrow at the upper right that points to true north."""
    angle = np.radians(degrees)
    along = 22 * np.array([np.sin(angle), np.cos(angle)])
    arrow = {"arrowstyle": "<|-", "color": INK, "linewidth": 1.1, "relpos": (0.5, 0.5), "shrinkB": 0}
    place = {"xycoords": "axes fraction", "xytext": tuple(along), "ha": "center", "va": "center"}
    axes.annotate(translate("Map", "N"), (0.955, 0.885), arrowprops=arrow, **place, **WRITING)
