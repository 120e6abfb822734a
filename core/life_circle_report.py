"""The report on a life circle: coverage against the targets, people by distance, a map of the gaps, who is served worst."""

import numpy as np
import pandas as pd
import shapely
from matplotlib.ticker import PercentFormatter

from . import charts, terms, thresholds
from .life_circle import ALL, LifeCircle, Walking
from .report import Report
from .text import translate

FORMATS = {
    "radius_m": "{:,.0f}",
    "clients_share": "{:.1%}",
    "pop_share": "{:.1%}",
    "pop": "{:,.0f}",
    "pop_covered": "{:,.0f}",
    "pop_not_assessed": "{:,.0f}",
    "share_ok": "{:.0%}",
    "population": "{:,.0f}",
    "x": "{:.1f}",
    "y": "{:.1f}",
}
TABLE = ["category", "radius_m", "mark", "facilities", "facilities_unsnapped", "clients_covered", "clients_share"]
TABLE += ["pop_covered", "pop_share"]
MAX_BARS, MAX_CURVES, MAX_WORST, MAX_LISTED, CURVE_POINTS = 24, 8, 12, 50, 500
# Below the nearer target, between the two, above the farther one: a diverging ramp that survives grey print.
BELOW, BETWEEN, ABOVE = "#D55E00", "#9ecae1", "#08519c"


def word(category: str) -> str:
    """What the user reads for a class."""
    return terms.label("category", category) if category == ALL else terms.label("facility", category)


def words(missing: str) -> str:
    """The same for a comma-separated list."""
    return ", ".join(word(category) for category in missing.split(","))


def targets() -> tuple[float, float]:
    """Shanghai's targets of coverage for 2025 and 2035."""
    table = thresholds.load("life_circle", "shanghai_target").set_index("item")["value"]
    return table["target_2025"], table["target_2035"]


def share_column(result: LifeCircle) -> str:
    """People count where their number is known, else places."""
    return "pop_share" if knows_people(result) else "clients_share"


def knows_people(result: LifeCircle) -> bool:
    """Whether anybody lives anywhere."""
    return result.population is not None and bool(np.nansum(result.population) > 0)


def sentences(result: LifeCircle) -> list[str]:
    """The answer in about three sentences."""
    coverage, share = result.coverage, share_column(result)
    everything = coverage.iloc[-1]
    if not everything["clients"]:
        return [translate("LifeCircleReport", "No place could be assessed.")]
    counted = _counted(result)
    way = translate("LifeCircleReport", "on foot along the streets")
    if result.reach.facilities is None:
        way = translate("LifeCircleReport", "in a straight line (no network)")
    who = translate("LifeCircleReport", "people") if knows_people(result) else translate("LifeCircleReport", "places")
    near, far = targets()
    met, met_far = (counted[share] >= near).sum(), (counted[share] >= far).sum()
    return [
        translate("LifeCircleReport", "{share:.0%} of the {who} reach all {n} classes {way}.").format(
            share=everything[share], who=who, n=len(counted), way=way
        ),
        translate(
            "LifeCircleReport",
            "{met} of {n} classes meet Shanghai's target for 2025 ({near:.0%}), {met_far} the one for 2035 ({far:.0%}).",
        ).format(met=met, n=len(counted), near=near, met_far=met_far, far=far),
        *_largest_gap(counted, share),
    ]


def _largest_gap(counted: pd.DataFrame, share: str) -> list[str]:
    """Classes that are not there at all, and of the others the one that reaches the fewest."""
    absent = counted[counted["facilities"] == 0]
    present = counted[(counted["facilities"] > 0) & counted[share].notna()]
    result = []
    if len(absent):
        text = translate("LifeCircleReport", "The facilities hold none of these classes: {classes}.")
        result.append(text.format(classes=", ".join(map(word, absent["category"]))))
    if len(present):
        least = present.loc[present[share].idxmin()]
        text = translate(
            "LifeCircleReport", "Of the others {category} has the least: {share:.0%} within {radius:,.0f} m."
        )
        if not len(absent):
            text = translate("LifeCircleReport", "The largest gap is {category}: {share:.0%} within {radius:,.0f} m.")
        result.append(text.format(category=word(least["category"]), share=least[share], radius=least["radius_m"]))
    return result


def _counted(result: LifeCircle) -> pd.DataFrame:
    return result.coverage.iloc[:-1][result.classes["counted"].to_numpy()]


def build(result: LifeCircle, demand: np.ndarray, facilities: np.ndarray, walking: Walking) -> Report:
    """The report of one run; `demand` and `facilities` are the points that were assessed."""
    report = Report(translate("LifeCircleReport", "Who reaches what on foot"))
    report.answer(*sentences(result))
    report.heading(translate("LifeCircleReport", "Coverage"))
    report.figure(_bars(result))
    report.figure(_curves(result, walking.speed))
    report.heading(translate("LifeCircleReport", "Where the gaps are"))
    report.figure(_map(result, demand, facilities, walking))
    report.table(_worst(result, demand), translate("LifeCircleReport", "Served worst"), FORMATS)
    report.heading(translate("LifeCircleReport", "All classes"))
    report.paragraph(_assessed(result))
    table = result.coverage[TABLE].dropna(axis=1, how="all")
    report.table(table.assign(category=table["category"].map(word)), "", FORMATS)
    _not_connected(report, result, facilities)
    report.method(*_method(walking))
    report.thresholds = _thresholds(result)
    return report


def _assessed(result: LifeCircle) -> str:
    whole = result.coverage.iloc[-1]
    text = translate("LifeCircleReport", "{n:,} places were assessed, {m:,} were not.")
    if result.population is not None:
        text = translate(
            "LifeCircleReport", "{n:,} places with {pop:,.0f} people were assessed, {m:,} with {lost:,.0f} not."
        )
    lost, people = whole["pop_not_assessed"], whole["pop"]
    return text.format(n=whole["clients"], m=whole["clients_not_assessed"], pop=people, lost=lost)


def _method(walking: Walking) -> list[str]:
    texts = [
        translate(
            "LifeCircleReport",
            "A class is in reach of a place when a facility of it lies within the class's radius; the levels of a standard "
            "are not inclusive. Coverage is the share of the assessed places, and of the people in them, that have the "
            "class in reach; a place on a part of the network without facilities counts as not covered.",
        )
    ]
    if walking.streets is None:
        return [*texts, translate("LifeCircleReport", "Distances are straight lines: no network was given.")]
    text = translate(
        "LifeCircleReport",
        "A distance is the straight leg to the nearest point of a street within {snap:g} m, the shortest way along the "
        "streets in either direction, and the straight leg to the facility.",
    )
    return [*texts, text.format(snap=walking.snap)]


def _thresholds(result: LifeCircle) -> pd.DataFrame:
    classes = result.classes
    own = pd.DataFrame(
        {
            "item": classes["category"].map(word),
            "value": classes["radius_m"],
            "unit": "m",
            "source": classes["source"],
            "clause": classes["clause"],
            "mark": classes["mark"],
        }
    )
    target = thresholds.load("life_circle", "shanghai_target")[list(own.columns)]
    return pd.concat([own, target], ignore_index=True)


def _bars(result: LifeCircle) -> str:
    share, (near, far) = share_column(result), targets()
    order = np.argsort(~result.classes["counted"].to_numpy(), kind="stable")[:MAX_BARS]
    shown = pd.concat([result.coverage.iloc[order], result.coverage.iloc[-1:]])
    values = shown[share].to_numpy(float)
    met = int((_counted(result)[share] >= near).sum())
    title = translate("LifeCircleReport", "{met} of {n} classes are in reach of {near:.0%}")
    axes = charts.new_axes(
        title.format(met=met, n=len(_counted(result)), near=near),
        _bar_axis(result),
        size=(7.0, 1.2 + 0.34 * len(shown)),
    )
    colour = np.where(values >= far, ABOVE, np.where(values >= near, BETWEEN, BELOW)).astype(object)
    colour[:-1][~result.classes["counted"].to_numpy()[order]] = charts.NO_DATA
    place = np.arange(len(shown))
    axes.barh(place, np.nan_to_num(values), color=colour, height=0.62)
    for y, value in zip(place, values, strict=True):
        axes.annotate(
            f"{value:.0%}",
            (np.nan_to_num(value), y),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    for target, year in ((near, 2025), (far, 2035)):
        axes.axvline(target, color="#444444", linewidth=1, linestyle="--")
        axes.annotate(f"{target:.0%} ({year})", (target, -0.75), fontsize=7, ha="right" if year == 2025 else "left")
    axes.set_yticks(place, [_bar_label(row) for row in shown.itertuples()])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.12)
    axes.xaxis.set_major_formatter("{x:.0%}")
    return charts.to_svg(axes)


def _bar_axis(result: LifeCircle) -> str:
    if result.classes["counted"].all():
        return translate("LifeCircleReport", "share in reach")
    return translate("LifeCircleReport", "share in reach (grey: not a class of the standard's level)")


def _bar_label(row) -> str:
    return word(row.category) if row.category == ALL else f"{word(row.category)} ({row.radius_m:,.0f} m)"


def _curves(result: LifeCircle, speed: float) -> str:
    weight = np.ones(len(result.demand)) if result.population is None else result.population
    assessed = result.demand["status"].isin(("ok", "isolated")).to_numpy()
    counted = [c for c in _counted(result)["category"] if result.demand[f"m_{c}"].notna().any()][:MAX_CURVES]
    who = translate("LifeCircleReport", "people") if knows_people(result) else translate("LifeCircleReport", "places")
    axes = charts.new_axes(
        translate("LifeCircleReport", "How far it is: cumulative share of {who} by distance").format(who=who),
        translate("LifeCircleReport", "distance (m)"),
        translate("LifeCircleReport", "share of {who}").format(who=who),
    )
    for category, colour, dash in zip(counted, charts.OKABE_ITO, ["-", "--", "-.", ":"] * 2, strict=False):
        metres = result.demand[f"m_{category}"].to_numpy(float)
        order = np.argsort(metres)
        share = np.cumsum(np.where(assessed, weight, 0)[order]) / max(weight[assessed].sum(), 1e-12)
        last = max(int(np.isfinite(metres).sum()) - 1, 0)
        shown = np.unique(np.linspace(0, last, CURVE_POINTS).astype(int))
        axes.step(metres[order][shown], share[shown], where="post", color=colour, linestyle=dash, label=word(category))
    axes.axhline(targets()[0], color="#444444", linewidth=1, linestyle="--")
    axes.set_ylim(0, 1.02)
    axes.set_xlim(left=0)
    minutes = axes.secondary_xaxis(-0.24, functions=(lambda m: m * 0.06 / speed, lambda t: t * speed / 0.06))
    minutes.set_xlabel(translate("LifeCircleReport", "minutes at {speed:g} km/h").format(speed=speed))
    axes.yaxis.set_major_formatter("{x:.0%}")
    if counted:
        axes.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    return charts.to_svg(axes)


def _map(result: LifeCircle, demand: np.ndarray, facilities: np.ndarray, walking: Walking) -> str:
    short, total = len(result.gaps), int(result.coverage["clients"].iloc[-1])
    title = translate("LifeCircleReport", "{short:,} of {total:,} places lack a class").format(short=short, total=total)
    axes = charts.map_axes(title)
    _draw_streets(axes, walking, np.concatenate([demand, facilities]))
    share = result.demand["share_ok"].to_numpy(float)
    there, size = ~shapely.is_missing(demand), 4 + 60 / np.sqrt(max(len(demand), 1))
    unknown = there & np.isnan(share)
    if unknown.any():
        label = translate("LifeCircleReport", "not assessed: no street nearby")
        charts.draw_points(axes, demand[unknown], charts.NO_DATA, label, s=size, edgecolors="#555555")
    known = there & ~np.isnan(share)
    xy = shapely.get_coordinates(demand[known])
    look = {"cmap": "RdYlBu", "vmin": 0, "vmax": 1, "s": size, "linewidths": 0.2, "edgecolors": "#555555"}
    dots = axes.scatter(*xy.T, c=share[known], rasterized=len(xy) > charts.MANY, **look)
    bar = axes.figure.colorbar(dots, ax=axes, shrink=0.6, format=PercentFormatter(1, 0))
    bar.set_label(translate("LifeCircleReport", "share of the classes in reach"))
    used = facilities[(result.group >= 0) & ~shapely.is_missing(facilities)]
    look = {"s": min(5, 5000 / max(len(used), 1)), "marker": "^", "edgecolors": "none"}
    charts.draw_points(axes, used, "#000000", translate("LifeCircleReport", "facility"), **look)
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(0, 0))
    return charts.to_svg(axes)


def _draw_streets(axes, walking: Walking, points: np.ndarray) -> None:
    """The streets in the background; the map shows the ground around the points, wherever streets lead from there."""
    x0, y0, x1, y1 = shapely.total_bounds(points)
    margin = 0.05 * max(x1 - x0, y1 - y0, 100.0)
    axes.set(xlim=(x0 - margin, x1 + margin), ylim=(y0 - margin, y1 + margin))
    parts = np.empty(0, object) if walking.streets is None else walking.streets.parts
    view = shapely.box(x0 - margin, y0 - margin, x1 + margin, y1 + margin)
    parts = parts[shapely.intersects(parts, view)]
    xy, part = shapely.get_coordinates(parts, return_index=True)
    breaks = np.flatnonzero(np.diff(part)) + 1
    axes.plot(
        *np.insert(xy, breaks, np.nan, axis=0).T,
        color="#dddddd",
        linewidth=0.4,
        zorder=0,
        rasterized=len(parts) > charts.MANY,
    )


def _worst(result: LifeCircle, demand: np.ndarray) -> pd.DataFrame:
    """The places with the fewest classes in reach, the most people first."""
    table = result.gaps.assign(
        share_ok=result.demand["share_ok"].to_numpy()[result.gaps["row"]],
        population=np.nan if result.population is None else result.population[result.gaps["row"]],
    )
    table = table.sort_values(["share_ok", "population"], ascending=[True, False], kind="stable").head(MAX_WORST)
    points = demand[table["row"]]
    table = table.assign(
        x=shapely.get_x(points), y=shapely.get_y(points), missing=table["missing"].map(words), row=table["row"] + 1
    )
    return table[["row", "x", "y", "population", "share_ok", "missing"]].dropna(axis=1, how="all")


def _not_connected(report: Report, result: LifeCircle, facilities: np.ndarray) -> None:
    rows = np.flatnonzero(result.reach.unsnapped & (result.group >= 0))
    if not len(rows):
        return
    report.heading(translate("LifeCircleReport", "Facilities without a street"))
    names = result.classes["category"].map(word).to_numpy()[result.group[rows[:MAX_LISTED]]]
    points = facilities[rows[:MAX_LISTED]]
    table = {"row": rows[:MAX_LISTED] + 1, "category": names, "x": shapely.get_x(points), "y": shapely.get_y(points)}
    text = translate("LifeCircleReport", "{n} facilities serve nobody because no street is near; the first {shown}:")
    report.paragraph(text.format(n=len(rows), shown=min(len(rows), MAX_LISTED)))
    report.table(pd.DataFrame(table), "", FORMATS)
