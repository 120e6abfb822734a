"""The core in a notebook: rings around a centre, who stands in which, what a city shows. No QGIS, no Qt.

Run it from the folder that holds `innospace`: python innospace/docs/examples/core_example.py
"""

# %% Places in metres: a city, its centre, and where incubators stand.
import numpy as np
import shapely

from innospace.core.rings import centre_rings, ring_distribution

boundary = np.array([shapely.box(0, 0, 30_000, 30_000)])
centre = shapely.points([[15_000.0, 15_000.0]])
rng = np.random.default_rng(2016)
incubators = shapely.points(rng.normal(15_000, 5_000, size=(200, 2)))
opened = 2006 + shapely.distance(incubators, centre[0]) / 1000 + rng.normal(0, 1, 200)

# %% Rings up to 5 km, up to 10 km, and the rest of the city.
cities, notes = centre_rings.cities_of(centre, boundary)
rings = centre_rings.assess(cities, options=centre_rings.DistanceOptions([5_000, 10_000]))
print(rings.summary.to_string(index=False))

# %% Which ring is each incubator in, and do number, density and opening year change outward?
found = ring_distribution.assess(incubators, rings.rows, year=opened)
print(found.statistics[["ring_name", "n", "share", "density", "median_year"]].round(2).to_string(index=False))
print(found.summary[["n", "pattern", "rho_density", "rho_year"]].to_string(index=False))
for note in [*notes, *rings.notes, *found.notes]:
    print(note)
