"""The report on rings by travel time: how much ground each limit opens up, on a map, and beside other ways to travel."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.text import HalfUp, exactly, listed, percent, rounded, translate
from ..base.thresholds import own_rule, user_parameter
from ..lazy import charts, maps
from ..page.report import SAID, Report
from ..streets import edge
from ..streets.network import Streets
from ..streets.travel import PER_MINUTE
from .centre_rings import GRID
from .travel_rings import COMPARED, RIM, TOLD, TravelRings
from .zones import ring_word, timed_word

# Cities that have a map of their own.
MOST_MAPS = 4
# A part of the ground that sums of areas do not tell from none.
GRAIN = 1e-9
FORMATS = {"area_km2": SAID, "within_km2": SAID, "inner_min": "{:g}", "outer_min": "{:g}"}


def sentences(result: TravelRings, compared: Mapping[str, pd.DataFrame] | None = None) -> list[str]:
    """For each city what its limits open up, and, `compared` with a straight line, how much of that.

    >>> from .travel_rings import TravelRingOptions
    >>> rows = pd.DataFrame({"city": None, "inner_min": [0, 15], "outer_min": [15, np.nan], "area_km2": [1.0, 3.0]})
    >>> sentences(TravelRings(rows, options=TravelRingOptions([15])))
    ['The city: within 15 min of the centre lies 1.00 km²; 75% of the ground inside the boundary is farther or out of reach.']
    """
    said = []
    for city, rows in _cities(result):
        said.append(_opened(result, city, rows))
        said += _of_straight(result, city, rows, (compared or {}).get("straight"))
    return said


def _cities(result: TravelRings) -> list[tuple[object, pd.DataFrame]]:
    """Each city with its rows, in their order."""
    return [
        (None if pd.isna(city) else city, rows) for city, rows in result.rows.groupby("city", dropna=False, sort=False)
    ]


def _name(city: object) -> str:
    return translate("TravelReport", "The city") if city is None else str(city)


def _within(rows: pd.DataFrame, outer: str = "outer_min") -> dict[float, float]:
    """Square kilometres within each limit, rising."""
    rows = rows[rows[outer].notna()].sort_values(outer)
    return dict(zip(rows[outer], rows["area_km2"].cumsum(), strict=True))


def _asked(result: TravelRings, rows: pd.DataFrame) -> dict[float, float]:
    """The same within each limit that was asked for, from the first that holds ground on: a later one may add none."""
    within, asked, km2 = _within(rows), {}, 0.0
    for minutes in result.options.minutes:
        km2 = within.get(minutes, km2)
        asked |= {minutes: km2} if km2 else {}
    return asked


def _alike(*grounds: pd.DataFrame) -> bool:
    """Whether two grounds are as large as each other, but for what the grid moves their outlines."""
    rows = [ground[ground[outer].notna()] for ground, outer in zip(grounds, ("outer_min", "outer_m"), strict=True)]
    first, second = (1e6 * table["area_km2"].sum() for table in rows)
    moved = GRID * sum(shapely.length(table["geometry"].to_numpy()).sum() for table in rows)
    return bool(abs(first - second) <= moved)


def _whole(result: TravelRings, rows: pd.DataFrame) -> float:
    """Square kilometres that the boundary of a city holds, but for a grain; infinite without one."""
    return float(rows["area_km2"].sum()) * (1 - GRAIN) if _bounded(result) else np.inf


def _said(result: TravelRings, rows: pd.DataFrame, km2: float, bounded: bool) -> str:
    """Square kilometres as they are said: a lower bound where the streets end with the data and the boundary holds more."""
    return edge.at_least(km2, rounded(km2, 2), bounded, _whole(result, rows))


def _lower(result: TravelRings, city: object, minutes: float) -> bool:
    """Whether what lies within some minutes is a lower bound."""
    reach = dict(zip(result.options.minutes, result.reach, strict=False))
    return minutes in reach and result.ends_with_data(city, reach[minutes])


def _opened(result: TravelRings, city: object, rows: pd.DataFrame) -> str:
    """What the limits open up; of several centres the nearest counts."""
    within, total, several = _asked(result, rows), rows["area_km2"].sum(), len(_centre(result, city)) > 1
    if not within:
        return translate("TravelReport", "{city}: no ground lies within the limits.").format(city=_name(city))
    item = translate("TravelReport", "within {n} min of the centre lies {km2} km²")
    if several:
        item = translate("TravelReport", "within {n} min of the nearest centre lies {km2} km²")
    more = translate("TravelReport", "within {n} min {km2} km²")
    items = [
        (more if i else item).format(n=exactly(n), km2=_said(result, rows, km2, _lower(result, city, n)))
        for i, (n, km2) in enumerate(within.items())
    ]
    text = translate("TravelReport", "{city}: {items}.")
    if rows["outer_min"].isna().any():
        text = translate(
            "TravelReport", "{city}: {items}; {share} of the ground inside the boundary is farther or out of reach."
        )
    beyond = 1 - max(within.values()) / total
    rest = edge.at_most(beyond, percent(beyond), _lower(result, city, max(within)))
    return text.format(city=_name(city), items=listed(items, len(items)), share=rest)


def _of_straight(result: TravelRings, city: object, rows: pd.DataFrame, straight: pd.DataFrame | None) -> list[str]:
    """How much of the ground that a straight line would open up within the last limit the streets do."""
    straight = None if straight is None else _of(straight, city)
    own, theirs = _within(rows), {} if straight is None else _within(straight, "outer_m")
    if not own or not theirs:
        return []
    text = translate(
        "TravelReport",
        "{city}: the ground within {n} min is {share} as large as that within {km} km in a straight line ({n} min at {speed} "
        "km/h).",
    )
    if _bounded(result):
        text = translate(
            "TravelReport",
            "{city}: the ground within {n} min is {share} as large as that inside the boundary within {km} km in a straight "
            "line ({n} min at {speed} km/h).",
        )
    minutes, share = max(result.options.minutes), max(own.values()) / max(theirs.values())
    share = 1.0 if _alike(rows, straight) else share
    if share > 1:
        text = _larger(result)
    elif _beyond_data(result, straight):
        return []
    return [
        text.format(
            city=_name(city),
            m=exactly(RIM),
            share=edge.at_least(share, percent(share), _lower(result, city, minutes)),
            km=rounded(minutes * result.speed / 60, 1),
            n=exactly(minutes),
            speed=_speed(result.speed),
        )
    ]


def _beyond_data(result: TravelRings, straight: pd.DataFrame) -> bool:
    """Whether much of what a straight line would open up lies where the data have no streets: nothing compares with it."""
    if result.edge is None:
        return False
    ground = shapely.union_all(straight.loc[straight["outer_m"].notna(), "geometry"].to_numpy())
    return shapely.difference(ground, shapely.buffer(result.edge.ground, RIM)).area > TOLD * ground.area


def _larger(result: TravelRings) -> str:
    """What explains ground that is larger than that in a straight line, which no street makes it."""
    timed = translate(
        "TravelReport",
        "{city}: the ground within {n} min is larger than that within {km} km in a straight line ({n} min at {speed} km/h, "
        "the mean of the streets), since some streets are quicker than the mean and ground up to {m} m beside a street has "
        "its time: the two do not compare.",
    )
    plain = translate(
        "TravelReport",
        "{city}: the ground within {n} min is larger than that within {km} km in a straight line ({n} min at {speed} km/h), "
        "since ground up to {m} m beside a street has its time: the two do not compare over times as short as this.",
    )
    if _bounded(result):
        timed = translate(
            "TravelReport",
            "{city}: the ground within {n} min is larger than that inside the boundary within {km} km in a straight line ({n} "
            "min at {speed} km/h, the mean of the streets), since some streets are quicker than the mean and ground up to {m} m "
            "beside a street has its time: the two do not compare.",
        )
        plain = translate(
            "TravelReport",
            "{city}: the ground within {n} min is larger than that inside the boundary within {km} km in a straight line ({n} "
            "min at {speed} km/h), since ground up to {m} m beside a street has its time: the two do not compare over times as "
            "short as this.",
        )
    return timed if result.timed else plain


def _of(table: pd.DataFrame, city: object) -> pd.DataFrame:
    return table[table["city"].isna() if city is None else table["city"].eq(city)]


def _bounded(result: TravelRings) -> bool:
    """Whether boundaries cut the rings: all cities have one, or none."""
    return any(city.boundary is not None for city in result.cities)


def _speed(speed: float) -> str:
    return f"{HalfUp(f'{HalfUp(speed):.1f}'):g}"


def build(
    result: TravelRings, *, compared: Mapping[str, pd.DataFrame] | None = None, streets: Streets | None = None
) -> Report:
    """The report of one run; `compared`: see :func:`travel_rings.compare`; `streets` lie below the maps."""
    compared = compared or {}
    report, cities = Report(translate("TravelReport", "Rings from travel time")), _cities(result)
    report.answer(*sentences(result, compared)[:4])
    lines = np.empty(0, object) if streets is None else streets.parts
    for city, rows in cities[:MOST_MAPS]:
        report.heading(_name(city))
        report.figure(_map(_title(result, city, rows), rows, _centre(result, city), lines, result))
    if len(cities) == 1 and compared:
        report.heading(translate("TravelReport", "Beside other ways to travel"))
        for mode, other in compared.items():
            title = _title_of_mode(result, mode, other, cities[0][0])
            report.figure(_map(title, other, _centre(result, cities[0][0]), lines, result, _frame(result, compared)))
    report.heading(translate("TravelReport", "Numbers"))
    report.bounds = _bounds(result)
    if report.bounds:
        report.paragraph(report.bounds)
    report.table(_rings(result), translate("TravelReport", "Rings"), FORMATS)
    if compared:
        table = _beside(result, compared)
        bounded = zip(table["within_km2"], table.pop("bounded"), strict=True)
        table["within_km2"] = [edge.at_least(km2, _km2(km2), least, np.inf) for km2, least in bounded]
        report.table(table, translate("TravelReport", "Ground within each limit"), FORMATS)
    report.method(*_method(result, compared))
    report.thresholds = _thresholds(result)
    return report


def _mode(mode: str, result: TravelRings) -> str:
    """A way to travel, with its speed."""
    if mode == "asked" and result.timed:
        return translate("TravelReport", "by the speeds and times of the streets")
    speed = COMPARED.get(mode, result.options.travel.speed if mode == "asked" else result.speed)
    text = translate("TravelReport", "{mode}, {speed} km/h")
    return text.format(mode=terms.label("travel_mode", mode), speed=_speed(speed))


def _title(result: TravelRings, city: object, rows: pd.DataFrame) -> str:
    """What the map of a city shows."""
    within = _asked(result, rows)
    if not within:
        return _opened(result, city, rows).rstrip(".。")
    text = translate("TravelReport", "{city}: {km2} km² within {n} min, {mode}")
    longest = max(result.options.minutes)
    km2 = _said(result, rows, max(within.values()), _lower(result, city, longest))
    return text.format(city=_name(city), km2=km2, n=exactly(longest), mode=_mode("asked", result))


def _title_of_mode(result: TravelRings, mode: str, rows: pd.DataFrame, city: object) -> str:
    """What the map of another way to travel shows."""
    within = _within(rows, "outer_m" if "outer_m" in rows else "outer_min")
    text = translate("TravelReport", "{mode}: {km2} km² within {n} min")
    longest, km2 = max(result.options.minutes), max(within.values(), default=0.0)
    said = _said(result, rows, km2, _is_least(result, mode, city, longest))
    return text.format(mode=_mode(mode, result), km2=said, n=exactly(longest))


def _centre(result: TravelRings, city: object) -> np.ndarray:
    found = [x.centre for x in result.cities if x.name == city or (city is None and x.name is None)]
    return shapely.get_parts(shapely.point_on_surface(shapely.get_parts(found)))


def _frame(result: TravelRings, compared: Mapping[str, pd.DataFrame]) -> np.ndarray:
    """One extent for all maps, so that they can be compared."""
    return shapely.total_bounds(
        np.concatenate([rows["geometry"].to_numpy() for rows in (result.rows, *compared.values())])
    )


def _map(
    title: str,
    rings: pd.DataFrame,
    centre: np.ndarray,
    streets: np.ndarray,
    result: TravelRings,
    frame: np.ndarray | None = None,
) -> str:
    """Rings by their limits, the streets on them, the centres."""
    frame = shapely.total_bounds(rings["geometry"].to_numpy()) if frame is None else frame
    minutes = list(result.options.minutes)
    sketch = maps.Map(title, maps.Ground(), frame)
    colours = charts.sequential(len(minutes) + 1)
    # Below the streets, which would vanish under the ground.
    for row in rings.itertuples():
        limit = minutes[row.ring - 1] if row.ring <= len(minutes) else None
        label, look = timed_word(row.ring_name, limit), {"edgecolor": "white", "linewidth": 0.3, "zorder": 0.6}
        charts.draw_areas(sketch.axes, [row.geometry], colours[row.ring - 1], label, **look)
    seen = streets[shapely.intersects(streets, shapely.box(*maps.shown(frame)))]
    look = {"linewidth": 0.35, "alpha": 0.6, "zorder": 0.7, "rasterized": len(seen) > charts.MANY}
    charts.draw_lines(sketch.axes, seen, maps.STREET, **look)
    label = translate("TravelReport", "centre")
    charts.draw_points(sketch.axes, centre, maps.INK, label, marker="*", s=60)
    return sketch.svg()


def _km2(km2: float) -> str:
    return rounded(km2, 2)


def _least(result: TravelRings, city: object, rows: pd.DataFrame) -> list[float]:
    """The limits within which the ground of a city is a lower bound."""
    whole = _whole(result, rows)
    return [n for n, km2 in _within(rows).items() if _lower(result, city, n) and km2 < whole]


def _bounds(result: TravelRings) -> str:
    """That areas and their shares are those of the data, from the first limit on that reaches to where these end."""
    first = [least[0] for city, rows in _cities(result) if (least := _least(result, city, rows))]
    if not first:
        return ""
    text = translate(
        "TravelReport",
        "The ground within {n} min reaches to where the data end: it is at least as large as that, and the shares of the rings "
        "hold as far as the data reach.",
    )
    return text.format(n=exactly(min(first)))


def _rings(result: TravelRings) -> pd.DataFrame:
    """Ring by ring; one that only its outer limit makes too small is a lower bound, what lies beyond the last an upper one."""
    table = result.rows[["city", "ring_name", "inner_min", "outer_min", "area_km2"]].copy()
    table["ring_name"] = [ring_word(name) for name in table["ring_name"]]
    table["area_km2"] = table["area_km2"].map(_km2).astype(object)
    for city, rows in _cities(result):
        least = _least(result, city, rows)
        for i, row in rows.iterrows():
            outer, inner = row["outer_min"] in least, row["inner_min"] in least
            km2 = _km2(row["area_km2"])
            if pd.isna(row["outer_min"]):
                km2 = edge.at_most(row["area_km2"], km2, inner)
            table.loc[i, "area_km2"] = edge.at_least(row["area_km2"], km2, outer and not inner, np.inf)
    return table.drop(columns="city") if table["city"].isna().all() else table


def _beside(result: TravelRings, compared: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A row for each city, limit and way to travel: square kilometres within, and whether that is a lower bound."""
    rows, minutes = [], result.options.minutes
    for city, own in _cities(result):
        whole = _whole(result, own)
        for mode, table in {"asked": own, **{mode: _of(table, city) for mode, table in compared.items()}}.items():
            within, by_ring = 0.0, dict(zip(table["ring"], table["area_km2"], strict=True))
            for ring, n in enumerate(minutes, 1):
                within += by_ring.get(ring, 0.0)
                rows.append((city, _mode(mode, result), n, within, _is_least(result, mode, city, n) and within < whole))
    table = pd.DataFrame(rows, columns=["city", "travel_mode", "outer_min", "within_km2", "bounded"])
    return table.drop(columns="city") if table["city"].isna().all() else table


def _is_least(result: TravelRings, mode: str, city: object, minutes: float) -> bool:
    """Whether streets that are not in the data may add to what lies within some minutes; a straight line needs none."""
    if mode in COMPARED:
        return result.ends_with_data(city, minutes * COMPARED[mode] * PER_MINUTE)
    return mode == "asked" and _lower(result, city, minutes)


def _method(result: TravelRings, compared: Mapping[str, pd.DataFrame]) -> list[str]:
    texts = [
        translate(
            "TravelReport",
            "A place has the time of the nearest street point that hangs together with the main network or a centre: the walk "
            "from the nearest centre to its street and the quickest way along the streets. Rings are the ground that is nearest "
            "to streets within the same limits (Voronoi areas of points along the streets); lines with times of their own, such "
            "as a metro, stand in no ring, unless all lines have one.",
        )
    ]
    text = translate("TravelReport", "Without a boundary rings end {m} m from the streets that are reached.")
    if _bounded(result):
        text = translate(
            "TravelReport",
            "Rings end {m} m from the streets; what the boundary holds farther from any street counts as farther or "
            "out of reach.",
        )
    texts.append(text.format(m=exactly(RIM)))
    if compared:
        text = translate("TravelReport", "{mode} at {speed} km/h")
        speeds = {mode: _speed(COMPARED.get(mode, result.speed)) for mode in compared}
        named = [text.format(mode=terms.label("travel_mode", mode), speed=speed) for mode, speed in speeds.items()]
        text = translate(
            "TravelReport",
            "Compared with: {modes}. On foot and by bicycle all streets are used in both directions, also those on which that is "
            "not allowed, but for lines with times of their own; barriers close streets to all.",
        )
        texts.append(text.format(modes=listed(named, len(named))))
    return texts


def _thresholds(result: TravelRings) -> pd.DataFrame:
    """What the result rests on."""
    limit = translate("TravelReport", "outer edge of a ring")
    rows = [user_parameter(limit, minutes, "min") for minutes in result.options.minutes]
    if not result.timed:
        rows.append(user_parameter(translate("TravelReport", "speed"), result.options.travel.speed, "km/h"))
    rows.append(own_rule(translate("TravelReport", "farthest ground from a street that a ring holds"), RIM, "m"))
    return pd.DataFrame(rows)
