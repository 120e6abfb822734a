"""The parts of a chapter that are about a region and its cities: concentration, belt, rings, layout, preference, sharing."""

import numpy as np
import pandas as pd

from ..base import terms
from ..base.text import HalfUp, exactly, percent, translate
from ..layout import (
    location_preference,
    location_preference_report,
    park_layout,
    park_layout_report,
    sharing_mode,
    sharing_mode_report,
    town_layout,
    town_layout_report,
)
from ..region import belt, belt_report, concentration, concentration_report
from ..rings import ring_distribution, ring_report
from .material import Found, Material, ResultLayer, Work
from .taking import MODES


def concentrated(work: Work) -> Found:
    """How concentrated incubators are among the cities.

    >>> import shapely
    >>> cities = shapely.box([0, 100e3], 0, [100e3, 200e3], 100e3)
    >>> layers = {"incubators": shapely.points([(10e3, 10e3), (20e3, 20e3)]), "cities": cities}
    >>> material = Material(layers, {"city_name_field": np.array(["Hefei", "Wuhu"], object)})
    >>> concentrated(Work(material)).figures[0]
    ('Incubators in the cities', '2')
    """
    layers, names = work.material.layers, work.material.fields["city_name_field"]
    result = work.call(concentration.assess)
    apart = work.material.apart("incubators", "cities", 0.0)
    figures = [] if apart else _figures_of_cities(result)
    return Found(
        result,
        [apart] if apart else concentration_report.sentences(result),
        figures,
        lambda: concentration_report.build(
            result, cities=layers["cities"], incubators=layers["incubators"], names=names
        ),
        [
            ResultLayer("regionaldistribution", "OUTPUT", result.rows, "cities", style="city_shares"),
            ResultLayer("regionaldistribution", "CONCENTRATION", concentration_report.explained(result)),
        ],
        result.notes,
        apart=bool(apart),
    )


def _figures_of_cities(result: concentration.ConcentrationResult) -> list[tuple[str, str]]:
    n = int(result.cities["n"].sum())
    if not n:
        return []
    first = result.cities[result.cities["n"] == result.cities["n"].max()]
    figures = [(translate("Chapter", "Incubators in the cities"), f"{n:,}")]
    if len(first) == 1 and first["city"].notna().all():
        text = translate("Chapter", "Share of the first city ({city})").format(city=first["city"].iloc[0])
        figures.append((text, concentration_report.first_and_second(result.cities)[0]))
    if len(result.drawn) > 1:
        figures.append(
            (translate("Chapter", "Gini coefficient over the cities"), f"{HalfUp(result.value('gini')):.2f}")
        )
    return figures


def along_the_axis(work: Work) -> Found:
    """Core, belt and areas along an axis.

    >>> import shapely
    >>> layers = {"incubators": shapely.points([(0, 9e3), (9e3, 60e3), (50e3, 8e3)])}
    >>> layers["axis"] = shapely.linestrings([[(-90e3, 0), (90e3, 0)]])
    >>> along_the_axis(Work(Material(layers))).figures
    [('Share within 30 km of the axis', '67%')]
    """
    material, depth = work.material, work.options.depth
    cities, names = material.layers.get("cities"), material.fields.get("city_name_field")
    result = work.call(belt.assess, options=work.call(belt.BeltOptions))
    apart = material.apart("incubators" if cities is None else "cities", "axis", depth)
    if cities is not None:
        apart = material.apart("incubators", "cities", 0.0) or apart
    sides = "_east_west" if "east_area" in result.zones["zone"].array else ""
    shown = None if cities is None or names is None else (cities, names)
    held = result.zones.set_index("zone")
    text = translate("Chapter", "Share within {km} km of the axis, outside the core")
    if not result.has_core:
        text = translate("Chapter", "Share within {km} km of the axis")
    figures = [(text.format(km=exactly(depth / 1000)), belt_report.zone_shares(result)["belt"])]
    places = {code: material.layers[code] for code in ("incubators", "axis")}
    return Found(
        result,
        [apart] if apart else belt_report.sentences(result),
        figures if held["n"].sum() and not apart else [],
        lambda: belt_report.build(result, **places, cities=shown, apart=apart),
        [
            ResultLayer("belt", "OUTPUT", result.rows, "incubators", style=f"incubator_zones{sides}"),
            ResultLayer("belt", "ZONES", result.zones[result.zones["area_km2"] > 0], style=f"zones{sides}"),
            ResultLayer("belt", "SUMMARY", result.summary),
            ResultLayer("belt", "CURVE", result.curve),
        ],
        [*_without_cities(cities), *result.notes],
        apart=bool(apart),
    )


def _without_cities(cities: np.ndarray | None) -> list[str]:
    """What stands in for the cities."""
    text = translate("Region", "No cities are given: the region is the convex hull of the incubators, without a core.")
    return [text] if cities is None else []


def over_the_rings(work: Work) -> Found:
    """Which ring each incubator stands in, and the pattern of each city.

    >>> import shapely
    >>> layers = {"incubators": shapely.points([(5, 5), (50, 5)]), "rings": shapely.box([0, 10], 0, [10, 90], 10)}
    >>> material = Material(layers, {"ring_field": np.array(["1", "2"], object)})
    >>> over_the_rings(Work(material)).figures
    [('Incubators in the rings', '2'), ('Share in the innermost ring', '50%')]
    """
    incubators, (table, notes) = work.material.layers["incubators"], work.material.rings
    levels = work.material.fields.get("level_field")
    level = None if levels is None else terms.codes_of("level", levels)
    result = work.call(ring_distribution.assess, rings=table, level=level)
    apart = work.material.apart("incubators", "rings", 0.0)
    inside = result.statistics["n"].sum()
    inner = result.statistics.loc[result.statistics["ring"] == 1, "n"].sum()
    figures = [
        (translate("Chapter", "Incubators in the rings"), f"{inside:,}"),
        (translate("Chapter", "Share in the innermost ring"), percent(inner / inside) if inside else ""),
    ]
    return Found(
        result,
        [apart] if apart else ring_report.answer(result),
        figures if inside and not apart else [],
        lambda: ring_report.build(result, incubators=incubators, rings=table, apart=apart),
        [
            ResultLayer("ringdistribution", "OUTPUT", result.rows, "incubators", style="incubator_rings"),
            ResultLayer("ringsfromdistricts", "OUTPUT", table, style="rings"),
            ResultLayer("ringdistribution", "RING_STATISTICS", result.statistics),
            ResultLayer("ringdistribution", "CITY_PATTERNS", result.summary),
        ],
        [*notes, *result.notes],
        apart=bool(apart),
    )


def in_town(work: Work) -> Found:
    """Park-in-park, independent or mixed.

    >>> import shapely
    >>> hosts = {"innovation_hosts": shapely.box([0], 0, 10, 10), "production_hosts": shapely.box([90], 0, 99, 10)}
    >>> layers = {"incubators": shapely.points([(5, 5), (50, 5)]), **hosts}
    >>> in_town(Work(Material(layers))).figures
    [('Share: park-in-park', '50%')]
    >>> in_town(Work(Material({code: layers[code] for code in ("incubators", "innovation_hosts")}))).figures
    []
    """
    material, layers = work.material, work.material.layers
    own = material.first("sites", "incubators")
    grounds, ids = layers[own], material.fields.get("id_field") if own == "sites" else None
    hosts = work.call(town_layout.hosts_of)
    result = work.call(town_layout.assess, grounds=grounds, hosts=hosts, ids=ids)
    remarks = [material.apart(own, f"{kind}_hosts", 0.0) for kind in town_layout.KINDS if f"{kind}_hosts" in layers]
    apart = remarks if all(remarks) else []
    table = material.rings[0] if material.has("rings") and material.has("ring_field") else None
    by_group = result.summary_by(table)
    shown = None if table is None else (table["geometry"].to_numpy(), table["city"].to_numpy())
    return Found(
        result,
        apart or town_layout_report.sentences(result),
        # Where a kind of host is not known, neither is the share.
        [] if apart or result.held != town_layout.KINDS else _share_of(result.summary, "town_layout", "park_in_park"),
        lambda: town_layout_report.build(
            result, by_group=by_group, grounds=grounds, hosts=hosts, rings=shown, apart=apart
        ),
        [
            ResultLayer("townlayout", "OUTPUT", result.rows, own, style="town_layout"),
            ResultLayer("townlayout", "SUMMARY", by_group),
        ],
        result.notes,
        apart=bool(apart),
    )


def _share_of(summary: pd.DataFrame, scheme: str, code: str, told: str = "") -> list[tuple[str, str]]:
    """The share of one class as a key figure, as it is `told` in the text; nothing where none was assessed."""
    share = summary.loc[summary[scheme] == code, "share"]
    text = translate("Chapter", "Share: {kind}").format(kind=terms.label(scheme, code))
    return [(text, told or percent(share.iloc[0]))] if len(share) and pd.notna(share.iloc[0]) else []


def on_their_ground(work: Work) -> Found:
    """Building, campus or mixed.

    >>> import shapely
    >>> layers = {"sites": shapely.box([0], 0, 100, 100), "buildings": shapely.box([10, 50], 10, [40, 80], 40)}
    >>> on_their_ground(Work(Material(layers))).figures
    [('Share: campus', '0%')]
    """
    layers = {code: work.material.layers[code] for code in ("sites", "buildings")}
    result = work.call(park_layout.assess)
    apart = [text for text in [work.material.apart(*layers, 0.0)] if text]
    return Found(
        result,
        apart or park_layout_report.sentences(result),
        [] if apart else _share_of(result.summary, "park_layout", "campus"),
        lambda: park_layout_report.build(result, **layers, apart=apart),
        [
            ResultLayer("parklayout", "OUTPUT", result.rows, "sites", style="park_layout"),
            ResultLayer("parklayout", "SUMMARY", result.summary),
        ],
        result.notes,
        apart=bool(apart),
    )


def preferred(work: Work) -> Found:
    """Near business centres or near knowledge centres; incubators could stand anywhere in the boundary, else in the cities.

    >>> import shapely
    >>> layers = {"incubators": shapely.points([(500, 0)]), "boundary": shapely.box([-999], -999, 9999, 999)}
    >>> layers |= {"business_centres": shapely.points([(9000, 0)]), "knowledge_centres": shapely.points([(0, 0)])}
    >>> preferred(Work(Material(layers))).figures
    [('Share: near knowledge centres only', '100%'), ('Share: near both kinds of centre', '0%')]
    """
    material = work.material
    boundary = material.layers.get("boundary", material.layers.get("cities"))
    centres = _centres(material)
    result = work.call(
        location_preference.assess,
        **{f"{kind}_centres": own for kind, own in centres.items()},
        boundary=boundary,
        options=work.call(location_preference.PreferenceOptions),
    )
    remarks = [material.apart("incubators", f"{kind}_centres", work.options.near) for kind in centres]
    apart = [text for text in remarks if text]
    told = location_preference_report.shares(result)
    figures = [
        one for code in ("knowledge", "both") for one in _share_of(result.summary, "preference", code, told[code])
    ]
    shown = {"incubators": material.layers["incubators"], "centres": centres, "boundary": boundary}
    return Found(
        result,
        apart or location_preference_report.sentences(result),
        [] if apart else figures,
        lambda: location_preference_report.build(result, **shown, apart=apart),
        [
            ResultLayer("locationpreference", "OUTPUT", result.rows, "incubators", style="preference"),
            ResultLayer("locationpreference", "SUMMARY", result.summary),
        ],
        [*_without_boundary(boundary), *result.notes],
        apart=bool(apart),
    )


def _centres(material: Material) -> dict[str, location_preference.Centres]:
    """The centres of each kind, with their names where a field has them."""
    return {
        kind: location_preference.Centres(material.layers[f"{kind}_centres"], material.fields.get(f"{kind}_name_field"))
        for kind in location_preference.CENTRES
    }


def _without_boundary(boundary: np.ndarray | None) -> list[str]:
    """What stands in for the ground on which incubators could stand."""
    text = translate("Layout", "No study area was given: the convex hull of the incubators stands in.")
    return [text] if boundary is None else []


def shared(work: Work) -> Found:
    """With which other city space each incubator shares its place.

    >>> import shapely
    >>> layers = {"incubators": shapely.points([(0, 0), (500, 0)]), "offices": shapely.points([(20, 0)])}
    >>> shared(Work(Material(layers))).figures
    []
    >>> layers |= dict.fromkeys(set(MODES.values()) - {"offices"}, shapely.points([(900, 0)]))
    >>> shared(Work(Material(layers))).figures
    [('Share: office space', '50%')]
    """
    layers = work.material.layers
    given = {mode: layer for mode, layer in MODES.items() if layer in layers}
    spaces = {mode: layers[layer] for mode, layer in given.items()}
    result = work.call(sharing_mode.assess, spaces=spaces, options=work.call(sharing_mode.SharingOptions))
    remarks = [work.material.apart("incubators", layer, work.options.reach) for layer in given.values()]
    apart = remarks if all(remarks) else []
    # A share of those of which nothing may be known is no key figure.
    is_known = not apart and result.all_given and 2 * result.beyond.sum() <= result.dominant().notna().sum()
    first = result.summary.sort_values("share", ascending=False, kind="stable")["sharing_mode"].iloc[0]
    return Found(
        result,
        apart or sharing_mode_report.sentences(result),
        _share_of(result.summary, "sharing_mode", first) if is_known else [],
        lambda: sharing_mode_report.build(result, incubators=layers["incubators"], spaces=spaces, apart=apart),
        [
            ResultLayer("sharingmode", "OUTPUT", result.rows, "incubators", style="sharing_mode"),
            ResultLayer("sharingmode", "SUMMARY", result.summary),
        ],
        result.notes,
        apart=bool(apart),
    )
