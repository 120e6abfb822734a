"""One tool on one city: parameters as Python values, layers in one CRS, remarks, results. The twin of `algorithms/run.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyproj
import shapely

from ..core.base import calling
from ..core.base.columns import no_field
from ..core.base.running import chunks
from ..core.base.text import translate
from ..core.ground import cleaning, meeting, systems
from ..core.ground.cleaning import Kind, Reading
from .declarations import CityTool
from .places import LayerPlace
from .results import CityResult, as_result
from .sources import AT_A_TIME, CityLayer, LayerSource, PyprojSystem, reprojected, some_places


class CityRun:
    """What a tool computes with.

    `cells` are the city's cells of the manifest by parameter, `folder` is where relative paths start. What the tool reports is in
    `notes`, what it finds in `results` (layers and tables), `numbers` and `figures` (what cities are compared by).
    """

    def __init__(self, tool: CityTool, cells: dict[str, str], folder: Path):
        self.tool, self.cells, self.folder = tool, cells, folder
        self.notes: list[str] = []
        self.results: dict[str, CityResult] = {}
        self.numbers: dict[str, float | None] = {}
        self.figures: dict[str, object] = {}
        self.layers: list[CityLayer] = []
        self.system: PyprojSystem | None = None
        self._error = 0.0
        self._given: dict[str, CityLayer] = {}
        self._asked: set[str] = set()

    # --- parameters -----------------------------------------------------------------------------------------------

    def value(self, name: str) -> object:
        """What a parameter is set to: text, number, flag or code, None where an optional one is empty."""
        self._asked.add(name)
        return self.tool.value(name, self.cells.get(name))

    def has(self, name: str) -> bool:
        """Whether the tool has a parameter of this name."""
        return name in self.tool.parameters

    def is_given(self, name: str) -> bool:
        """Whether there is a layer; refused where one has to be there."""
        return self.has(name) and self.value(name) is not None

    def wants(self, output: str) -> bool:
        """Whether an output is made: those that QGIS makes by default, others where the manifest says yes."""
        cell = self.cells.get(output, "").strip().lower()
        return cell in ("1", "true", "yes") if cell else self.tool.outputs[output]["by_default"]

    def field(self, name: str) -> str | None:
        """The chosen field, None where an optional one is empty; refused where its layer lacks it."""
        chosen = self.value(name)
        layer = self._layer_of(name)
        if chosen is None or layer is None:
            return None
        if layer.field(chosen) is None:
            raise no_field(name, layer.name, layer.table.column_names, chosen)
        return chosen

    def texts(self, name: str) -> np.ndarray | None:
        """The values of a chosen field as texts; None without a field, or without its layer."""
        return self._values(name, CityLayer.texts)

    def numbers_of(self, name: str) -> np.ndarray | None:
        """The values of a chosen field as numbers; None without a field, or without its layer."""
        return self._values(name, CityLayer.numbers)

    def years(self, name: str) -> np.ndarray | None:
        """The values of a chosen field as years; None without a field, or without its layer."""
        return self._values(name, CityLayer.years)

    def _values(self, name: str, read) -> np.ndarray | None:
        field = self.field(name)
        return None if field is None else read(self._layer_of(name), field)

    def _layer_of(self, field: str) -> CityLayer | None:
        return self.layer(self.tool.parameters[field]["layer"])

    def note_unused(self) -> None:
        """Report what is set but, with the other values, plays no part, such as a tolerance of streets without streets."""
        idle = [
            name for name, cell in self.cells.items() if self.has(name) and cell.strip() and name not in self._asked
        ]
        for name in idle:
            self.note(translate("Cities", "{parameter}: the value plays no part here.").format(parameter=name))

    # --- the core's arguments -------------------------------------------------------------------------------------

    def call(self, function: Callable, /, **given: object) -> object:
        """What a function of the core, or a class of its options, makes of this city: the arguments that are not `given` are
        read from the parameters that bear their names, or stand for them among the tool's arguments."""
        return calling.call(function, self.has_argument, self.argument, **given)

    def has_argument(self, name: str) -> bool:
        """Whether a parameter of the tool stands for the core's argument."""
        return self.has(self.tool.parameter_of(name))

    def argument(self, name: str) -> object:
        """What the core's argument is: the geometries of a layer, the values of a chosen field, a number, a code, a text."""
        parameter = self.tool.parameter_of(name)
        kind = self.tool.parameters[parameter]
        if kind["type"] == "source":
            layer = self.layer(parameter)
            return None if layer is None else layer.geometry
        if kind["type"] == "field":
            return self.numbers_of(parameter) if kind["numeric"] else self.texts(parameter)
        value = self.value(parameter)
        if kind["type"] == "matrix":
            return value.split(",") if value else []
        return "" if value is None and kind["type"] == "string" else value

    # --- remarks --------------------------------------------------------------------------------------------------

    def note(self, *texts: str) -> None:
        """Note what was skipped or assumed."""
        self.notes.extend(texts)

    def note_apart(self, one: CityLayer, other: CityLayer, reach: float = 0.0) -> str:
        """Warn of two layers that do not meet within `reach` metres; gives the remark, empty where they do."""
        names = {"one": one.name, "parameter": one.parameter, "other": other.name, "second": other.parameter}
        said = meeting.remark(one.geometry, other.geometry, reach, **names)
        self.note(*([said] if said else []))
        return said

    # --- layers ---------------------------------------------------------------------------------------------------

    def layer(self, name: str, shapes_only: bool = False) -> CityLayer | None:
        """A layer in the CRS of the work, which the rows of the main one decide; None where an optional one is not given."""
        if not self.is_given(name):
            return None
        for wanted in (self._deciding(), name):
            if wanted is not None and wanted not in self._given:
                self._given[wanted] = self._read(wanted, shapes_only and wanted == name)
        return self._given[name]

    def shapes(self, name: str) -> np.ndarray | None:
        """The geometries of a layer alone."""
        layer = self.layer(name, shapes_only=True)
        return None if layer is None else layer.geometry

    def place(self, name: str) -> LayerPlace:
        """Where a layer lies."""
        return LayerPlace.of(name, str(self.value(name)), self.folder)

    def _deciding(self) -> str | None:
        """The first layer that is given."""
        return next((name for name in self.tool.layers if self.is_given(name)), None)

    def _read(self, name: str, shapes_only: bool) -> CityLayer:
        source = LayerSource.read(name, self.place(name), shapes_only)
        shapes = source.shapes(name)
        # What is empty is missing: QGIS writes rows without a geometry to a GeoPackage as empty points.
        present = len(source.drawn) - source.drawn.null_count - int(shapely.is_empty(shapes).sum())
        shapes[shapely.is_empty(shapes)] = None
        if self.system is None and not source.is_table:
            self._decide(name, source, shapes)
        for rows in chunks(0 if source.is_table else len(shapes), AT_A_TIME):  # a province is never there twice
            shapes[rows] = reprojected(shapes[rows], source.crs, self.crs)
        reading = Reading(name, source.place.name, Kind(self.tool.parameters[name]["takes"]), self.note)
        shapes = cleaning.cleaned(shapes, source.types, present, reading)
        layer = CityLayer(name, source.without_rows() if shapes_only else source, shapes, self.note)
        self.layers.append(layer)
        return layer

    @property
    def crs(self) -> pyproj.CRS:
        """The CRS of the work."""
        return self.system.crs

    def _decide(self, name: str, source: LayerSource, shapes: np.ndarray) -> None:
        own = PyprojSystem(source.crs)
        ground = systems.Rows(name, source.place.name, own, shapely.bounds(shapes))
        measure = systems.measure(ground, lambda: self._elsewhere(name, own))
        self.system, self._error = measure.system, measure.error
        self.note(*measure.remarks(name))

    def _elsewhere(self, main: str, system: PyprojSystem) -> np.ndarray:
        """Some places of the other layers, in degrees (n, 2)."""
        others = [name for name in self.tool.layers if name != main and self.is_given(name)]
        return np.concatenate([np.empty((0, 2)), *(some_places(self.place(name), system) for name in others)])

    def require_true(self, name: str, places: np.ndarray, metres: float) -> None:
        """Refuse lengths that the CRS of the work does not measure around places (n, 2), and report those it measures poorly."""
        self.note(*systems.require_true(name, self.system, places, metres, self._error))

    # --- results --------------------------------------------------------------------------------------------------

    def write(
        self,
        name: str,
        columns: pd.DataFrame,
        layer: CityLayer | None = None,
        origin: Sequence[int] | None = None,
        geometry_type: str = "MultiPolygon",
    ) -> None:
        """Keep an output: `columns` behind the attributes of `layer`, row by row or as `origin` says.

        A column ``geometry`` (CRS of the work) makes features of `geometry_type` in the main layer's CRS; without it the layer's
        own geometries are kept, and without a layer the output is a table.
        """
        if self.wants(name):
            ways = (self.crs, self.layers[0].crs)
            self.results[name] = as_result(columns, layer, origin, geometry_type, ways)
