"""What each tool does on one city: read, one call into the core, results. The twins of the `compute` of algorithms/."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

import numpy as np
import pandas as pd
import shapely

from ..core.base import terms
from ..core.ground import meeting
from ..core.ground.geometry import points_of
from ..core.layout import town_layout
from ..core.lifecircle import floating_catchment, life_circle, life_circle_report, service_areas, street_check
from ..core.rings import centre_rings, density_rings, district_rings, ring_distribution, zones
from ..core.siting import siting, siting_rows
from . import city_streets
from .city_run import CityRun
from .city_streets import note_edge, note_empty, note_long, read_streets, travel_options
from .results import appended
from .sources import CityLayer

# --- life circle ------------------------------------------------------------------------------------------------------


def life_circle_coverage(run: CityRun) -> None:
    """Who reaches which facilities on foot, and what is missing."""
    demand, facilities = run.layer("DEMAND"), run.layer("FACILITIES")
    note_empty(run, demand, facilities)
    streets, study_area = read_streets(run), run.shapes("STUDY_AREA")
    places = points_of(facilities.geometry)
    category, notes = run.call(life_circle.categories, values=run.texts("CATEGORY_FIELD"))
    run.note(*notes)
    result = run.call(
        life_circle.assess,
        demand=points_of(demand.geometry),
        facilities=places,
        category=category,
        streets=streets,
        options=run.call(life_circle.LifeCircleOptions),
        study_area=study_area,
        without_barriers=city_streets.without_barriers(run, streets),
    )
    run.note(*result.notes)
    run.note_apart(demand, facilities, float(result.classes["radius_m"].max()))
    coverage = life_circle_report.coverage_in_words(result)
    run.write("OUTPUT", result.rows, demand)
    run.write("COVERAGE", coverage)
    missing = result.gaps["missing"].map(",".join).to_frame()
    run.write("GAPS", missing, demand, result.gaps["row"].to_numpy())
    if run.wants("AREAS"):
        run.write("AREAS", life_circle.areas(result, places, streets=streets))
    _coverage_figures(run, result)


def _coverage_figures(run: CityRun, result: life_circle.LifeCircle) -> None:
    whole = result.summary.iloc[-1]
    run.figures["share_ok"] = _mean(result.rows["share_ok"])
    run.figures["n_judged"] = int(life_circle.judged(result).sum())
    for name in ("clients", "clients_share", "pop", "pop_share"):
        run.figures[name] = whole[name]
    run.figures["at_edge_share"] = _mean(result.rows["at_edge"])


def check_network(run: CityRun) -> None:
    """What would spoil an analysis on a street network."""
    layer = run.layer("NETWORK")
    barriers = city_streets.read_barriers(run)
    values = city_streets.line_values(run)
    options = run.call(street_check.CheckOptions)
    result = run.call(street_check.assess, **values, barriers=barriers, ids=layer.ids, options=options)
    for name in ("largest_share", "components", "dangles", "near_misses"):
        run.figures[name] = run.numbers[name.upper()] = result.summary[name].iloc[0].item()
    run.figures["length_km"] = float(result.rows["length_m"].sum() / 1e3)
    run.write("OUTPUT", result.rows, layer)
    run.write("ENDS", result.ends, geometry_type="Point")
    run.note(*result.notes)


def find_service_areas(run: CityRun) -> None:
    """The ground that facilities serve along streets."""
    facilities = run.layer("FACILITIES")
    cutoffs = service_areas.parse_cutoffs(run.value("CUTOFFS"))
    options = run.call(service_areas.ServiceAreaOptions, cutoffs=cutoffs, travel=travel_options(run))
    note_long(run, *options.cutoffs)
    streets = read_streets(run, options.travel)
    note_empty(run, facilities)
    result = run.call(service_areas.assess, streets=streets, options=options)
    run.note(*result.notes)
    layer = None if options.merge else facilities
    origin = None if layer is None else result.rows["facility"].to_numpy()
    run.write("OUTPUT", result.drawn("polygon"), layer, origin)
    run.write("LINES", result.drawn("lines"), layer, origin, "MultiLineString")
    for cutoff in options.cutoffs:
        own = shapely.area(result.rows.loc[result.rows["cutoff"] == cutoff, "polygon"].to_numpy())
        run.figures[f"mean_area_km2_{cutoff:g}"] = _mean(pd.Series(own / 1e6))
    run.figures["facilities"] = len(facilities)


def share_supply(run: CityRun) -> None:
    """How much supply per person there is within reach, and who has too little."""
    demand, supply = run.layer("DEMAND"), run.layer("SUPPLY")
    note_empty(run, demand, supply)
    steps = floating_catchment.CatchmentOptions.steps
    if run.value("DECAY") == "steps":
        steps = floating_catchment.parse_steps(run.value("STEPS"))
    options = run.call(floating_catchment.CatchmentOptions, steps=steps, travel=travel_options(run))
    note_long(run, options.catchment)
    result = run.call(floating_catchment.assess, streets=read_streets(run, options.travel), options=options)
    run.note(*result.notes)
    run.note_apart(demand, supply, result.radius)
    run.write("OUTPUT", result.rows, demand)
    run.write("SUPPLY_OUT", result.supply, supply)
    run.write("SUMMARY", result.summary)
    run.figures |= dict(zip(result.summary["measure"], result.summary["value"], strict=True))


# --- rings ------------------------------------------------------------------------------------------------------------


def rings_from_districts(run: CityRun) -> None:
    """Rings from districts that a plan has sorted into rings."""
    _write_rings(run, run.call(district_rings.assess, options=run.call(district_rings.DistrictOptions)))


def rings_from_distance(run: CityRun) -> None:
    """Rings by distance to the centres."""
    distances = centre_rings.parse_distances(run.value("DISTANCES"))
    options = run.call(centre_rings.DistanceOptions, distances=distances)
    centres = _centres(run)
    around = shapely.get_coordinates(shapely.centroid([city.centre for city in centres]))
    run.require_true("DISTANCES", around, centre_rings.farthest(centres, distances))
    _write_rings(run, centre_rings.assess(centres, options=options))


def rings_from_density(run: CityRun) -> None:
    """Rings at the breaks of the built-up density curve."""
    centres = _centres(run)
    result = run.call(density_rings.assess, cities=centres, options=run.call(density_rings.DensityOptions))
    run.write("PROFILE", result.profile)
    if len(centres) == 1:
        names = ("ALPHA", "C", "D", "R1", "R2", "COMPACTNESS", "RMSE")
        run.numbers |= {name: _known(result.summary[name.lower()].iloc[0]) for name in names}
        run.figures |= {name.lower(): run.numbers[name] for name in names}
    _write_rings(run, result)


def _write_rings(run: CityRun, result: zones.Rings) -> None:
    run.note(*result.notes)
    run.write("OUTPUT", result.rows)
    run.figures |= {"area_km2": float(result.rows["area_km2"].sum()), "rings": len(result.rows)}


def _centres(run: CityRun) -> list[centre_rings.City]:
    """Centres and boundaries by the cities that the layers name."""
    centres, notes = run.call(centre_rings.cities_of)
    run.note(*notes)
    return centres


def distribute_over_rings(run: CityRun) -> None:
    """Which ring each incubator stands in, and the pattern of the city."""
    incubators, layer = run.layer("INCUBATORS"), run.layer("RINGS")
    named = "CITY_FIELD" in run.cells or layer.field(run.value("CITY_FIELD")) is not None
    table, notes = zones.as_table(
        layer.geometry,
        ring=run.texts("RING_FIELD"),
        cities=run.texts("CITY_FIELD") if named else None,
        names=layer.texts_if_any("ring_name"),
    )
    run.note(*notes)
    levels = run.texts("LEVEL_FIELD")
    result = run.call(
        ring_distribution.assess,
        rings=table,
        level=None if levels is None else terms.codes_of("level", levels),
        area=run.numbers_of("AREA_FIELD"),
        year=run.years("YEAR_FIELD"),
        options=run.call(ring_distribution.DistributionOptions),
    )
    run.note(*result.notes)
    run.note_apart(incubators, layer)
    run.write("OUTPUT", result.rows, incubators)
    run.write("RING_STATISTICS", result.statistics)
    run.write("CITY_PATTERNS", result.summary)
    run.figures["n"] = int(result.summary["n"].sum())
    if len(result.summary) == 1:
        own = result.summary.iloc[0]
        names = ("n_central", "n_near_suburb", "n_far_suburb", "pattern", "rho_n", "rho_density")
        run.figures |= {name: own[name] for name in names}


# --- layout and siting ------------------------------------------------------------------------------------------------


def classify_layouts(run: CityRun) -> None:
    """Park-in-park, independent or mixed."""
    incubators = run.layer("INCUBATORS")
    layers = [run.layer(f"{kind}_HOSTS") for kind in ("INNOVATION", "PRODUCTION")]
    for layer in layers:
        run.note(*([] if layer is None else town_layout.host_notes(layer.parameter, layer.geometry)))
    hosts = run.call(town_layout.hosts_of)
    rules = run.call(town_layout.TownRules)
    result = run.call(town_layout.assess, hosts=hosts, rules=rules)
    run.note(*meeting.not_assessed("INCUBATORS", incubators.geometry))
    for layer in layers:
        if layer is not None and len(layer) and len(incubators):
            run.note_apart(incubators, layer, rules.tolerance)
    run.note(*result.notes)
    city, whole = run.texts("CITY_FIELD"), result.summary
    rings, notes = zones.of_tool(run.layer("RINGS"))
    run.note(*notes)
    by_group = result.summary_by(rings, **({} if city is None else {"city": city}))
    run.write("OUTPUT", result.rows, incubators)
    run.write("SUMMARY", by_group)
    run.numbers |= {name: float(whole[name.lower()].iloc[0]) for name in ("EVENNESS", "HERFINDAHL")}
    run.figures |= {f"share_{kind}": share for kind, share in zip(whole["town_layout"], whole["share"], strict=True)}
    run.figures |= {"n": int(whole["n"].sum()), "evenness": run.numbers["EVENNESS"]}


def choose_sites(run: CityRun) -> None:
    """Where the next sites should go, proven, and what they bring."""
    demand, candidates, existing = run.layer("DEMAND"), run.layer("CANDIDATES"), run.layer("EXISTING")
    note_empty(run, demand, candidates, existing)
    options = run.call(siting.SitingOptions, travel=travel_options(run))
    note_long(run, options.radius)
    streets, existing_capacity = (
        read_streets(run, options.travel),
        _numbers_if_any(existing, run.field("CAPACITY_FIELD")),
    )
    result = run.call(siting.assess, existing_capacity=existing_capacity, streets=streets, options=options)
    run.note(*result.notes)
    cost = options.travel.cost(options.radius, streets is not None and streets.timed)
    if streets is not None:
        note_edge(run, streets, demand, cost, "pairs")
    run.note_apart(demand, candidates, cost if streets is None else streets.metres_within(cost))
    _write_sites(run, result, demand, candidates, existing)
    for name in ("objective", "bound", "gap"):
        run.figures[name] = run.numbers[name.upper()] = _known(result.summary[name].iloc[0])
    run.figures["chosen"] = int((result.rows["status"] == "chosen").sum())


def _numbers_if_any(layer: CityLayer | None, field: str | None) -> np.ndarray | None:
    known = layer is not None and field is not None and layer.field(field) is not None
    return layer.numbers(field) if known else None


def _write_sites(
    run: CityRun, result: siting.Siting, demand: CityLayer, candidates: CityLayer, existing: CityLayer | None
) -> None:
    names = siting_rows.names_in(run.field("NAME_FIELD"), candidates, existing)
    both = candidates if existing is None else appended(candidates, existing)
    run.write("OUTPUT", result.rows, both, None if existing is None else range(len(both)))
    site = result.allocation["site"].to_numpy()
    allocation = result.allocation.assign(site=siting_rows.called(site, names))
    run.write("ALLOCATION", allocation, demand)
    if run.wants("LINKS"):
        reached = np.flatnonzero(site >= 0)
        lines = siting.links(demand.geometry[reached], both.geometry[site[reached]])
        run.write("LINKS", allocation.iloc[reached].assign(geometry=lines), demand, reached, "LineString")
    run.write("CURVE", result.curve)


def _known(value: float) -> float | None:
    return float(value) if isfinite(value) else None


def _mean(values: pd.Series) -> float | None:
    values = values.dropna().astype(float)
    return float(values.mean()) if len(values) else None


COMPUTING: dict[str, Callable[[CityRun], None]] = {
    "lifecirclecoverage": life_circle_coverage,
    "networkcheck": check_network,
    "serviceareas": find_service_areas,
    "ringsfromdistricts": rings_from_districts,
    "ringsfromdistance": rings_from_distance,
    "ringsfromdensity": rings_from_density,
    "ringdistribution": distribute_over_rings,
    "townlayout": classify_layouts,
    "floatingcatchment": share_supply,
    "siting": choose_sites,
}


def compute(run: CityRun) -> None:
    """Run a city's tool, and report what it was given and did not need."""
    COMPUTING[run.tool.name](run)
    run.note_unused()
