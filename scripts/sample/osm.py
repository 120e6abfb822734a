"""Reads an OpenStreetMap extract through GDAL, its tags as columns."""

from pathlib import Path

import pandas as pd
import shapely
from osgeo import gdal, ogr

from .packages import member
from .store import project

TAGS = "name,highway,foot,access,bridge,tunnel,layer,amenity,leisure,tourism,public_transport,railway,shop,office"
TAGS += ",building,building:levels,landuse,natural"
LAYERS = ("points", "lines", "multipolygons")
AREAS = "amenity,building,landuse,leisure,natural,office,place,shop,sport,tourism,highway=platform"
SETTINGS = "\n".join(
    [f"closed_ways_are_polygons={AREAS}", "attribute_name_laundering=no"]
    + [
        f"[{layer}]\nosm_id=yes\nosm_way_id=yes\nattributes={TAGS}"
        for layer in (*LAYERS, "multilinestrings", "other_relations")
    ]
)


def read(archive: Path, ending: str, epsg: int) -> dict[str, pd.DataFrame]:
    """The layers of an extract with `osm_id`, the columns of `TAGS` and `geometry` in the system `epsg`."""
    gdal.FileFromMemBuffer("/vsimem/extract.osm.pbf", member(archive, ending))
    gdal.FileFromMemBuffer("/vsimem/osmconf.ini", SETTINGS.encode())
    options = ["CONFIG_FILE=/vsimem/osmconf.ini"]
    source = gdal.OpenEx("/vsimem/extract.osm.pbf", gdal.OF_VECTOR, open_options=options)
    tables = {name: _table(source.GetLayerByName(name)) for name in LAYERS}
    return {name: table.assign(geometry=project(table["geometry"], epsg)) for name, table in tables.items()}


def _table(layer: ogr.Layer) -> pd.DataFrame:
    """A layer's rows; those of which the edge of the extract left no shape are not among them."""
    features = [feature for feature in layer if feature.GetGeometryRef()]
    shapes = [bytes(feature.GetGeometryRef().ExportToWkb()) for feature in features]
    table = pd.DataFrame([feature.items() for feature in features])
    if "osm_way_id" in table:
        table["osm_id"] = table["osm_id"].fillna("w" + table["osm_way_id"].astype(str))
    table["geometry"] = shapely.from_wkb(shapes, on_invalid="fix")
    return table[table["geometry"].notna()]
