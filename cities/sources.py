"""Layers read from files by pyogrio, as the bridge of the plugin reads them by QGIS: same rows, same repairs, same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np
import pyarrow as pa
import pyogrio
import pyproj
import shapely

from ..core.base.arrays import objects
from ..core.base.columns import Head, as_numbers, as_text, as_years, name_among
from ..core.base.errors import InputError
from ..core.base.running import chunks
from ..core.base.text import translate
from ..core.ground import cleaning, systems
from .places import LayerPlace

# Kinds of WKB, in two dimensions, that Shapely cannot hold: curves, and the surfaces of 3D models.
CURVED = {8, 9, 10, 11, 12, 13, 14, 15, 16, 17}
FID = "fid"
# Rows whose geometries are Python's bytes at a time: these take three times what Arrow's do.
AT_A_TIME = 100_000


@dataclass(frozen=True)
class PyprojSystem:
    """A CRS of pyproj's as a `System` of the core's; `is_made` for the data, it has no name."""

    crs: pyproj.CRS
    is_made: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        """As a planner knows it."""
        authority = self.crs.to_authority(min_confidence=100)
        if authority:
            return f"{':'.join(authority)} - {self.crs.name}"
        return translate("Bridge", "an equal-area projection around the data") if self.is_made else self.crs.name

    @property
    def kind(self) -> str:
        """What its coordinates are."""
        if self.crs.is_engineering:
            return "grid"
        if self.crs.is_geocentric:
            return "centre"
        if self.crs.is_geographic:
            return "degrees"
        return "plane" if self.crs.is_projected and self.in_metres else "other"

    @property
    def in_metres(self) -> bool:
        """Whether its units are metres."""
        return all(axis.unit_name in ("metre", "meter", "m") for axis in self.crs.axis_info[:2])

    @property
    def is_chinese(self) -> bool:
        """Whether it stands on CGCS2000."""
        own = self.crs.geodetic_crs
        return own is not None and own.to_authority() == tuple(systems.CGCS2000.split(":"))

    def made(self, definition: str) -> PyprojSystem:
        """Another system, by its code or a text of PROJ's."""
        return PyprojSystem(pyproj.CRS(definition), is_made=True)

    def degrees(self, xy: np.ndarray) -> np.ndarray:
        """Places (n, 2) in degrees, NaN where there is none on earth."""
        places = moved(xy, self.crs, pyproj.CRS(systems.degrees_of(self)))
        places[~np.isfinite(places).all(axis=1) | (np.abs(places) > (360, 90)).any(axis=1)] = np.nan
        return places

    def error(self, place: np.ndarray) -> float:
        """By how much lengths are off at a place in degrees, infinite where it has none."""
        if not np.isfinite(place).all():
            return np.inf
        factors = _projection(self.crs.to_wkt()).get_factors(*place, errcheck=False)
        error = max(abs(factors.tissot_semimajor - 1), abs(1 - factors.tissot_semiminor))
        return error if np.isfinite(error) else np.inf


@lru_cache(maxsize=16)
def _projection(definition: str) -> pyproj.Proj:
    return pyproj.Proj(definition)


@lru_cache(maxsize=64)
def _transformer(one: pyproj.CRS, other: pyproj.CRS) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(one, other, always_xy=True)


def moved(xy: np.ndarray, own: pyproj.CRS, wanted: pyproj.CRS) -> np.ndarray:
    """Places (n, 2) in another CRS, no finite numbers where there is none there."""
    if own == wanted:
        return xy.copy()
    return np.column_stack(_transformer(own, wanted).transform(*xy.T, errcheck=False)).reshape(-1, 2)


def reprojected(shapes: np.ndarray, own: pyproj.CRS, wanted: pyproj.CRS) -> np.ndarray:
    """Geometries in another CRS, None where one has a place that is none there."""
    if own == wanted:
        return shapes
    shapes = cleaning.without_nowhere(shapely.transform(shapes, lambda xy: moved(xy, own, wanted)))
    # A point without coordinates has no place in another CRS; other empty geometries have no point that lacks one.
    shapes[(shapely.get_type_id(shapes) == 0) & shapely.is_empty(shapes)] = None
    return shapes


@dataclass
class LayerSource:
    """The rows of a layer as pyogrio read them: `table` with the attributes alone, `drawn` their geometries (WKB)."""

    place: LayerPlace
    table: pa.Table
    drawn: pa.ChunkedArray
    geometry_type: str | None
    crs: pyproj.CRS | None

    @classmethod
    def read(cls, parameter: str, place: LayerPlace, shapes_only: bool = False) -> LayerSource:
        """Read a layer once; raises InputError where it cannot be read."""
        columns = {"columns": []} if shapes_only else {}
        try:
            meta, table = pyogrio.read_arrow(place.path, return_fids=True, **place.chosen, **columns)
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
            cause = translate("Cities", "{layer} cannot be read: {error}").format(layer=place.name, error=error)
            raise InputError(parameter, cause) from None
        crs = None if meta["crs"] is None else pyproj.CRS(meta["crs"])
        names = (meta["geometry_name"] or "wkb_geometry", "wkb_geometry")
        column = [name for name in table.column_names if name in names][:1]
        has_shapes = meta["geometry_type"] is not None and column
        drawn = table.column(column[0]) if has_shapes else pa.chunked_array([pa.nulls(len(table), pa.binary())])
        return cls(place, table.drop_columns(column), drawn, meta["geometry_type"] if has_shapes else None, crs)

    @property
    def is_table(self) -> bool:
        """Whether it has no geometry."""
        return self.geometry_type is None

    @cached_property
    def types(self) -> Counter:
        """How often each type occurs, by the four bytes that WKB names it with."""
        return sum((Counter(blob[1:5] for blob in some if blob is not None) for some in self.blobs()), Counter())

    def blobs(self) -> Iterator[list[bytes | None]]:
        """The geometries as they were drawn, some rows at a time."""
        for rows in chunks(len(self.drawn), AT_A_TIME):
            yield self.drawn.slice(rows.start, rows.stop - rows.start).to_pylist()

    def without_rows(self) -> LayerSource:
        """The same of a layer whose shapes are all that is wanted. Nothing of the table is kept: all columns that GDAL read
        together stay in memory as long as one of them does."""
        return replace(self, table=self.table.select([]), drawn=pa.chunked_array([], self.drawn.type))

    def shapes(self, parameter: str) -> np.ndarray:
        """The geometries in two dimensions, as they were drawn."""
        if self.crs is None and not self.is_table:
            raise systems.no_crs(parameter, self.place.name)
        if any(cleaning.base_type(code) in CURVED for code in self.types):
            cause = translate("Cities", "“{layer}” holds curves or surfaces of 3D models.").format(
                layer=self.place.name
            )
            raise InputError(parameter, cause, translate("Cities", "Convert them to lines and polygons first."))
        return np.concatenate([np.empty(0, object), *(cleaning.parsed(some) for some in self.blobs())])


@dataclass
class CityLayer:
    """A layer of one city in the CRS of the work, row by row as in its file; `note` takes remarks."""

    parameter: str
    source: LayerSource
    geometry: np.ndarray
    note: Callable[[str], None]

    def __len__(self) -> int:
        return len(self.geometry)

    @property
    def name(self) -> str:
        """What the layer is called."""
        return self.source.place.name

    @property
    def crs(self) -> pyproj.CRS:
        """Its own CRS."""
        return self.source.crs

    @property
    def table(self) -> pa.Table:
        """Its attributes."""
        return self.source.table

    @property
    def ids(self) -> list[int]:
        """The feature ids."""
        return self.table.column(FID).to_pylist()

    def field(self, name: str) -> str | None:
        """The field of a name, whatever its case; None where the layer has none."""
        known = self.table.column_names
        return name if name in known else next((own for own in known if own.casefold() == name.casefold()), None)

    @property
    def named_by(self) -> str:
        """The field that holds what its rows are called, empty without one."""
        texts = (pa.types.is_string, pa.types.is_large_string)
        return name_among(Head(own.name, "", any(of(own.type) for of in texts)) for own in self.table.schema)

    def column(self, name: str) -> np.ndarray:
        """Values of a field as objects, None for NULL."""
        return objects(self.table.column(self.field(name)).to_pylist())

    def texts(self, name: str) -> np.ndarray:
        """Values of a field as texts."""
        return objects(as_text(value) for value in self.column(name))

    def texts_if_any(self, name: str) -> np.ndarray | None:
        """The same of a field that a layer may lack, None where it does."""
        return None if self.field(name) is None else self.texts(name)

    def numbers(self, name: str) -> np.ndarray:
        """Values of a field as floats, NaN for NULL; whatever else is no number is counted in a note."""
        return self._told(as_numbers(self.column(name), name))

    def years(self, name: str) -> np.ndarray:
        """Years out of numbers, dates or texts, NaN where there is none."""
        return self._told(as_years(self.column(name), name))

    def _told(self, parsed: tuple[np.ndarray, list[str]]) -> np.ndarray:
        for text in parsed[1]:
            self.note(f"{self.parameter}: {text}")
        return parsed[0]


def some_places(place: LayerPlace, system: PyprojSystem) -> np.ndarray:
    """Where the first rows of a layer that is not read yet lie, in the degrees of a system (n, 2)."""
    own = pyogrio.read_info(place.path, layer=place.layer)["crs"]
    if own is None:
        return np.empty((0, 2))
    _, bounds = pyogrio.read_bounds(place.path, **place.chosen, max_features=systems.FEW)
    middles = np.column_stack([bounds[[0, 2]].mean(axis=0), bounds[[1, 3]].mean(axis=0)])
    return moved(middles[np.isfinite(middles).all(axis=1)], pyproj.CRS(own), pyproj.CRS(systems.degrees_of(system)))
