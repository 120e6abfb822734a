"""Small cities made on the spot: a grid of streets with gaps, homes, places; and what a run of them is compared by."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely

STEP, ORIGIN = 80.0, (600_000, 3_500_000)
KINDS = ["kindergarten", "clinic", "park"]
# Lines that are written at a time, so that a large city is made in little memory.
AT_A_TIME = 1_000_000


def write_layer(
    path: Path, layer: str, shapes: np.ndarray, crs: str = "EPSG:32650", append: bool = False, **fields
) -> None:
    """A layer of a GeoPackage, of points where it has no rows."""
    table = pa.table({**fields, "geom": pa.array(shapely.to_wkb(shapes).tolist(), pa.binary())})
    (kind,) = {shape.geom_type for shape in shapes} or {"Point"}
    how = {"driver": "GPKG", "geometry_name": "geom", "geometry_type": kind, "crs": crs, "SPATIAL_INDEX": "NO"}
    pyogrio.write_arrow(table, path, layer=layer, append=append, **how)


def make_city(path: Path, side: int, seed: int, homes: int = 0, places: int = 0, kinds: list[str] = KINDS) -> None:
    """A city of `side` × `side` junctions, with as many homes and a twentieth as many places where no numbers are given."""
    chance = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="ij"), -1) * STEP
    grid = grid + chance.uniform(-15, 15, grid.shape) + ORIGIN
    rows = np.stack([grid[:-1].reshape(-1, 2), grid[1:].reshape(-1, 2)], 1)
    columns = np.stack([grid[:, :-1].reshape(-1, 2), grid[:, 1:].reshape(-1, 2)], 1)
    streets = np.concatenate([rows, columns])
    streets = streets[chance.random(len(streets)) < 0.9]
    for first in range(0, len(streets), AT_A_TIME):
        write_layer(path, "streets", shapely.linestrings(streets[first : first + AT_A_TIME]), append=first > 0)
    homes, places = homes or side**2, places or max(side**2 // 20, 4)
    where = shapely.points(chance.uniform(0, side * STEP, (homes, 2)) + ORIGIN)
    write_layer(path, "homes", where, people=pa.array(chance.integers(1, 200, homes)))
    where = shapely.points(chance.uniform(0, side * STEP, (places, 2)) + ORIGIN)
    write_layer(path, "places", where, kind=pa.array(chance.choice(kinds, places).tolist()))


def row_of(city: str, file: str) -> dict[str, str]:
    """A row of a manifest of life circle coverage."""
    return {
        "city": city,
        "province": "江苏",
        "DEMAND": f"{file}|layername=homes",
        "POPULATION_FIELD": "people",
        "FACILITIES": f"{file}|layername=places",
        "CATEGORY_FIELD": "kind",
        "NETWORK": f"{file}|layername=streets",
    }


def make_manifest(folder: Path, sides: list[int], others: list[dict[str, str]] = ()) -> Path:
    """Cities of some sizes with their manifest; `others` are rows of it besides."""
    rows = []
    for number, side in enumerate(sides):
        make_city(folder / f"city{number}.gpkg", side, number)
        rows.append(row_of(f"城{number}", f"city{number}.gpkg"))
    path = folder / "manifest.csv"
    pd.DataFrame([*rows, *others]).fillna("").to_csv(path, index=False)
    return path


def results_of(folder: Path) -> dict[str, bytes]:
    """The bytes of each city's result."""
    return {path.name: path.read_bytes() for path in sorted((folder / "results").glob("*"))}
