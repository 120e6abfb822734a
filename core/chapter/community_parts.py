"""The parts of a chapter that are about a community: life circle, supply and demand, stock space, siting."""

import numpy as np
import pandas as pd
import shapely

from ..base import status
from ..base.columns import numbered, row_name
from ..base.errors import InputError
from ..base.text import HalfUp, exactly, percent, plural, translate
from ..ground.geometry import points_of
from ..lifecircle import floating_catchment, floating_catchment_report, life_circle, life_circle_report
from ..siting import siting, siting_report, siting_rows
from ..stock import screening, stock_report
from ..streets import edge
from .material import Found, Material, NearHomes, ResultLayer, Work


def in_the_circle(work: Work) -> Found:
    """Who reaches what on foot, and what is missing.

    >>> from innospace.core.chapter.material import ChapterOptions
    >>> layers = {"demand": shapely.points([(0, 0), (3000, 0)]), "facilities": shapely.points([(300, 400)])}
    >>> material = Material(layers, {"category_field": np.array(["school"], object)})
    >>> in_the_circle(Work(material, ChapterOptions(standard="custom"))).result.rows["n_school"].tolist()
    [1, 0]
    """
    material, demand = work.material, work.material.layers["demand"]
    homes, places = points_of(demand), points_of(material.layers["facilities"])
    category, notes = work.call(life_circle.categories, values=material.fields["category_field"])
    result = work.call(
        life_circle.assess,
        demand=homes,
        facilities=places,
        category=category,
        options=work.call(life_circle.LifeCircleOptions),
    )
    apart = material.apart("demand", "facilities", float(result.classes["radius_m"].max()))
    shape = "polygon" if (shapely.get_dimensions(demand) == 2).any() else "point"
    missing, rows = result.gaps["missing"].map(",".join).to_frame(), result.gaps["row"].to_numpy()
    shown = {"demand": homes, "facilities": places, "streets": material.streets, "shapes": demand}
    shown["names"] = material.fields.get("demand_name_field")
    return Found(
        result,
        [apart] if apart else life_circle_report.sentences(result),
        [] if apart else _figures_of_the_circle(result),
        lambda: life_circle_report.build(result, **shown, apart=apart),
        [
            ResultLayer(
                "lifecirclecoverage",
                "OUTPUT",
                result.rows,
                "demand",
                style=f"life_circle_{shape}",
                unjudged=result.unjudged,
            ),
            ResultLayer("lifecirclecoverage", "GAPS", missing, "demand", rows, f"life_circle_gaps_{shape}"),
            ResultLayer("lifecirclecoverage", "COVERAGE", life_circle_report.coverage_in_words(result)),
        ],
        [*notes, *result.notes],
        apart=bool(apart),
    )


def _figures_of_the_circle(result: life_circle.LifeCircle) -> list[tuple[str, str]]:
    found = life_circle_report.Findings(result)
    if not found.assessed.any() or not len(found.present):
        return []
    text = translate("Chapter", "Share of the {who} with all {n} classes in the data within their distance")
    if found.judges_a_part:
        text = translate("Chapter", "Share of the {who} with all {n} classes that are judged within their distance")
    share = found.everything
    figures = [(text.format(who=found.who, n=len(found.present)), found.bound(share, percent(share)))]
    if found.knows_people:
        people = found.weight[found.assessed].sum()
        figures.insert(0, (translate("Chapter", "People whose life circle was assessed"), f"{HalfUp(people):,.0f}"))
    return figures


def supplied(work: Work) -> Found:
    """How much supply per person there is within reach; without a layer of supply, of the incubators, each counted 1.

    >>> layers = {"demand": shapely.points([(0, 0), (900, 0)]), "supply": shapely.points([(0, 300)])}
    >>> supplied(Work(Material(layers))).result.rows["n_supply"].tolist()
    [1, 1]
    """
    material, catchment = work.material, work.options.catchment
    own, demand = material.first("supply", "incubators"), material.layers["demand"]
    supply, near, few = material.layers[own], None, None
    if own == "incubators":
        near, few = incubators_at_home(material, catchment)
        supply = supply[near]
    if not len(supply):
        raise InputError(own, few.told([]), translate("Chapter", "Give a layer of supply that lies there."))
    result = work.call(
        floating_catchment.assess,
        supply=supply,
        capacity=material.fields.get("capacity_field") if own == "supply" else None,
        options=work.call(floating_catchment.CatchmentOptions),
    )
    apart = material.apart("demand", own, catchment)
    called = material.fields.get(f"{own}_name")
    shown = {"demand": demand, "supply": supply, "streets": material.streets}
    shown["names"] = material.fields.get("demand_name_field")
    shown["supply_names"] = called if called is None or near is None else called[near]
    return Found(
        result,
        [apart] if apart else floating_catchment_report.sentences(result),
        [] if apart else _figures_of_supply(result),
        lambda: floating_catchment_report.build(result, **shown, apart=apart),
        [
            ResultLayer("floatingcatchment", "OUTPUT", result.rows, "demand", style="floating_catchment"),
            ResultLayer("floatingcatchment", "SUPPLY_OUT", result.supply, own, near, "catchment_supply"),
            ResultLayer("floatingcatchment", "SUMMARY", result.summary),
        ],
        result.notes,
        apart=bool(apart),
        near=few,
    )


def incubators_at_home(material: Material, metres: float) -> tuple[np.ndarray, NearHomes | None]:
    """Which incubators (row numbers) lie within `metres` of where people live; what is to be told where these are not all.

    Incubators are often those of a whole region: from the others nobody here is served.

    >>> layers = {"demand": shapely.points([(0, 0), (900, 0)]), "incubators": shapely.points([(0, 300), (9000, 0)])}
    >>> incubators_at_home(Material(layers), 1000.0)
    (array([0]), NearHomes(n=1, total=2, metres=1000.0))
    """
    near, everything = material.near_homes("incubators", metres), material.size("incubators")
    return near, None if len(near) == everything else NearHomes(len(near), everything, metres)


def _figures_of_supply(result: floating_catchment.FloatingCatchment) -> list[tuple[str, str]]:
    value = result.summary.set_index("measure")["value"]
    who = translate("Chapter", "places") if result.population is None else translate("Chapter", "people")
    text = translate("Chapter", "Share of the {who} with less than half of the mean access")
    figures = [(text.format(who=who), percent(value["below_half_mean"]))]
    if np.isfinite(value["gini"]):
        figures.append((translate("Chapter", "Gini coefficient of access"), f"{HalfUp(value['gini']):.2f}"))
    return figures if np.isfinite(value["below_half_mean"]) else []


def names(material: Material) -> np.ndarray:
    """(n,) what the candidates are called: their name, with their number where several have it, without one that alone.

    >>> material = Material({"candidates": shapely.points([(0, 0), (9, 0)])}, {"name_field": np.array(["mill", None], object)})
    >>> names(material).tolist()
    ['mill', '#2']
    """
    own = material.fields.get("name_field", np.full(material.size("candidates"), None))
    return numbered(own)


def screened(work: Work) -> Found:
    """Which stock spaces come first, how sure that is, and what they hold.

    >>> layers, table = {"candidates": shapely.points([(0, 0), (9, 0)])}, pd.DataFrame({"area": [900.0, 300.0]})
    >>> material = Material(layers, candidates=table, criteria=[screening.Criterion("area", "benefit", 1.0)])
    >>> screened(Work(material)).sentences[0]
    '#1 stands first of 2 assessed candidates, with a score of 1.00.'
    """
    material = work.material
    own = {"candidates": material.candidates, "criteria": list(material.criteria), "allowed": material.allowed}
    result = work.call(screening.assess, **own)
    called = names(material)
    return Found(
        result,
        stock_report.sentences(result, names=called),
        _figures_of_stock(result.rows),
        lambda: stock_report.build(result, names=called, geometry=material.layers["candidates"]),
        [
            ResultLayer(
                "stockscreening", "OUTPUT", stock_report.rows_in_words(result.rows), "candidates", style="stock_grades"
            ),
            ResultLayer("stockscreening", "WEIGHTS", stock_report.weights_in_words(result)),
        ],
        result.notes,
    )


def _figures_of_stock(rows: pd.DataFrame) -> list[tuple[str, str]]:
    best = rows[(rows["grade"] == "A").to_numpy()]
    figures = [(translate("Chapter", "Stock spaces of grade A"), f"{len(best):,}")]
    desks = best.loc[best["desks_max"].notna().to_numpy(), ["desks_min", "desks_max"]].sum()
    if desks["desks_max"] > 0:
        text = translate("Chapter", "{low} to {high}").format(
            low=f"{desks['desks_min']:,.0f}", high=f"{desks['desks_max']:,.0f}"
        )
        figures.append((translate("Chapter", "Desks in stock spaces of grade A whose floor area is known"), text))
    return figures


def sited(work: Work) -> Found:
    """Where the next sites should go beside those that there are; without a layer of these, the incubators that lie there.

    >>> from innospace.core.chapter.material import ChapterOptions
    >>> layers = {"demand": shapely.points([(0, 0), (900, 0)]), "candidates": shapely.points([(0, 300), (900, 3000)])}
    >>> sited(Work(Material(layers), ChapterOptions(number=1))).result.rows["chosen"].tolist()
    [True, False]
    """
    material, options = work.material, work.options
    demand, candidates = material.layers["demand"], material.layers["candidates"]
    own, near, beside, few = existing_sites(material, options.radius)
    notes: list[str] = []
    existing = material.layers[own][near] if len(near) else None
    if options.number > len(candidates):
        notes.append(_fewer(options.number, len(candidates)))
    asked = work.call(siting.SitingOptions, number=min(options.number, len(candidates)))
    result = work.call(siting.assess, existing=existing, options=asked)
    apart = material.apart("demand", "candidates", options.radius)
    if material.streets is not None:
        how = {"called": "DEMAND", "cancelled": work.cancelled}
        notes.extend(edge.ways_notes(material.streets, demand, options.radius, "pairs", **how))
    called = np.array([*names(material), *beside], dtype=object)
    sites = candidates if existing is None else np.concatenate([candidates, existing])
    shown = {"demand": demand, "sites": sites, "streets": material.streets}
    shown["places"] = material.fields.get("demand_name_field")
    return Found(
        result,
        [apart or siting_report.in_short(result, names=called)],
        [] if apart else _figures_of_sites(result),
        lambda: siting_report.build(result, names=called, **shown, apart=apart),
        _site_layers(result, called, own if len(near) else "", near),
        [*notes, *result.notes],
        apart=bool(apart),
        near=few,
    )


def existing_sites(material: Material, metres: float) -> tuple[str, np.ndarray, list[str], NearHomes | None]:
    """The layer of the sites that there are, (k,) the numbers of their rows in it, what they are called, and which are left out.

    Without a layer of them they are the incubators within `metres` of where people live. One without a name is not called by its
    number alone: candidates are.

    >>> layers = {"demand": shapely.points([(0, 0)]), "incubators": shapely.points([(0, 300), (9000, 0)])}
    >>> existing_sites(Material(layers), 1000.0)[2]
    ['incubator #1']
    >>> existing_sites(Material(layers | {"existing": shapely.points([(0, 100)])}), 1000.0)[2]
    ['existing site #1']
    """
    if status.EXISTING in material.layers:  # the layer is called as what stands in it
        own, few = status.EXISTING, None
        near = np.arange(material.size(own))
        text = translate("Chapter", "existing site #{n}")
    elif "incubators" in material.layers:
        own, (near, few) = "incubators", incubators_at_home(material, metres)
        text = translate("Chapter", "incubator #{n}")
    else:
        return "", np.empty(0, int), [], None
    called = material.fields.get(f"{own}_name", np.full(material.size(own), None))
    beside = [text.format(n=i + 1) if called[i] in (None, row_name(i + 1)) else called[i] for i in near]
    return own, near, beside, few


def _site_layers(result: siting.Siting, called: np.ndarray, own: str, near: np.ndarray) -> list[ResultLayer]:
    """The candidates and behind them the existing sites, the demand with what its site is called, and the curve."""
    allocation = result.allocation.assign(site=siting_rows.called(result.allocation["site"].to_numpy(), called))
    return [
        ResultLayer("siting", "OUTPUT", result.rows, "candidates", style="siting_sites", then=own, followed=near),
        ResultLayer("siting", "ALLOCATION", allocation, "demand", style="siting_demand"),
        ResultLayer("siting", "CURVE", result.curve),
    ]


def _fewer(wanted: int, there: int) -> str:
    """That fewer sites are sought than were asked for."""
    one = translate("Chapter", "New sites asked for: {wanted}; there is {n} candidate, so no more are sought.")
    many = translate("Chapter", "New sites asked for: {wanted}; there are {n} candidates, so no more are sought.")
    return plural(there, one, many).format(wanted=f"{wanted:,}", n=f"{there:,}")


def _figures_of_sites(result: siting.Siting) -> list[tuple[str, str]]:
    row = result.summary.iloc[0]
    if not row["pop"] > 0:
        return []
    who = translate("Chapter", "people") if result.counts_people else translate("Chapter", "places")
    radius, n = exactly(result.options.radius), int(row["n_new"])
    today = translate("Chapter", "Share of the {who} within {metres} m of a site that there is")
    then = plural(
        n,
        translate("Chapter", "Share of the {who} within {metres} m of an existing site or the new one"),
        translate("Chapter", "Share of the {who} within {metres} m of an existing site or one of {n} new ones"),
    )
    said = siting_report.Finding(result, np.empty(0, object)).with_and_today
    figures = [(then.format(who=who, metres=radius), said["share"])]
    if row["n_existing"]:
        figures.insert(0, (today.format(who=who, metres=radius), said["today"]))
    return figures
