"""The report on supply and demand: who has too little, how evenly it is spread, where, and which facilities carry most."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from ..base import terms
from ..base.statistics import lorenz
from ..base.text import HalfUp, about, exactly, listed, paragraph, percent, plural, remarks, rounded, translate
from ..base.thresholds import ACCESS_STEPS, user_parameter
from ..ground.geometry import absent, points_of
from ..lazy import charts, maps
from ..page.report import Report
from ..streets import edge
from ..streets.network import Streets
from ..streets.reach import assessed
from ..streets.travel import WALK
from .floating_catchment import FloatingCatchment, below, edge_note, limit_text
from .life_circle_report import MAX_WORST

# Least of the mean in each class of access, and its colour: a diverging ramp around the mean that survives grey print.
LEAST = ACCESS_STEPS | {"access_few": np.nextafter(0, 1), "access_none": 0.0}
COLOURS = ("#08519c", "#6baed6", "#fee090", "#fc8d59", "#b30000")
LEVELS = {code: (least, colour) for (code, least), colour in zip(LEAST.items(), COLOURS, strict=True)}
# Points of a curve that a page shows.
CURVE_POINTS = 500
FORMATS = {
    "population": "{:,.0f}",
    "people": "{:,.0f}",
    "pop_reached": "{:,.0f}",
    "x": "{:.1f}",
    "y": "{:.1f}",
}


@dataclass(frozen=True)
class Shares:
    """A result as it is told: who has what share of the mean."""

    result: FloatingCatchment

    @cached_property
    def assessed(self) -> np.ndarray:
        """(n,) whether a place was assessed."""
        return assessed(self.result.rows["status"].to_numpy())

    @cached_property
    def weight(self) -> np.ndarray:
        """(n,) the people of each place, 1 where only places are counted."""
        people = self.result.population
        return np.ones(len(self.assessed)) if people is None else people

    @property
    def total(self) -> float:
        """The people of the assessed places."""
        return float(self.weight[self.assessed].sum())

    @property
    def knows_people(self) -> bool:
        """Whether shares are of people, else of places."""
        return self.result.population is not None

    @property
    def who(self) -> str:
        """What shares are shares of."""
        if self.knows_people:
            return translate("CatchmentReport", "people")
        return translate("CatchmentReport", "places")

    @cached_property
    def access(self) -> np.ndarray:
        """(n,) capacity per person, NaN where not assessed."""
        return self.result.rows["access"].to_numpy(float)

    @cached_property
    def below(self) -> np.ndarray:
        """(n,) whether a place has less than half of the mean."""
        return below(self.result.rows)

    @cached_property
    def measures(self) -> dict[str, float]:
        """The summary by measure."""
        return dict(self.result.summary.itertuples(index=False, name=None))

    @property
    def mean(self) -> float:
        """Mean access over people; NaN where nobody lives."""
        return self.measures["mean"]

    def share(self, mask: np.ndarray) -> float:
        """The share of the people in the assessed places of a mask."""
        return float(self.weight[mask & self.assessed].sum() / self.total)

    @cached_property
    def level(self) -> np.ndarray:
        """(n,) the class of access of each place, None where it was not assessed."""
        of_mean = np.where(self.access == 0, 0.0, self.result.rows["access_ratio"].to_numpy(float))
        found = np.select([of_mean >= least * (1 - 1e-12) for least, _ in LEVELS.values()], list(LEVELS), "")
        return np.where(self.assessed & (found != ""), found, None).astype(object)

    @property
    def per(self) -> str:
        """The column of tables that holds access."""
        return "per_1000" if self.knows_people else "per_place"

    @cached_property
    def limit(self) -> str:
        """How far anything counts, in words."""
        return limit_text(self.result.options.reach, self.result.options)


def sentences(result: FloatingCatchment) -> list[str]:
    """The answer: who has too little, how evenly supply is spread, who and what reaches none.

    >>> from innospace.core.lifecircle.floating_catchment import assess
    >>> homes, clinic = shapely.points([(0, 0), (500, 0), (5000, 0)]), shapely.points([(100, 0)])
    >>> sentences(assess(homes, clinic, population=np.array([60.0, 20.0, 20.0])))[0]
    '20% of the people have less than half of the mean access.'
    """
    found = Shares(result)
    if not found.assessed.any():
        return [translate("CatchmentReport", "No place could be assessed.")]
    if not found.total > 0:
        return [
            translate(
                "CatchmentReport",
                "No people are known in the places that were assessed, so there is no supply per person.",
            )
        ]
    if not found.mean > 0:
        return [_nobody(found), *_idle(found)]
    return [_headline(found), _spread(found), *_without(found), *_idle(found)]


def _way(result: FloatingCatchment) -> str:
    if result.along_streets:
        return translate("CatchmentReport", "along the streets")
    return translate("CatchmentReport", "in a straight line (no network)")


def _nobody(shares: Shares) -> str:
    text = translate("CatchmentReport", "None of the {who} have any supply within {limit} {way}.")
    return text.format(who=shares.who, limit=shares.limit, way=_way(shares.result))


def _headline(shares: Shares) -> str:
    share = shares.measures["below_half_mean"]
    if not share > 0:
        return translate("CatchmentReport", "None of the {who} have less than half of the mean access.").format(
            who=shares.who
        )
    text = translate("CatchmentReport", "{share} of the {who} have less than half of the mean access.")
    return text.format(share=percent(share), who=shares.who)


def _spread(shares: Shares) -> str:
    """The mean, and how far it is from what all would have."""
    text = translate(
        "CatchmentReport",
        "The mean access is {mean} {unit}; the half of the {who} with least has {held} of all (Gini coefficient {gini}).",
    )
    held = percent(_held(shares, 0.5))
    gini = f"{HalfUp(shares.measures['gini']):.2f}"
    return text.format(mean=_amount(shares, shares.mean), unit=_unit(shares), who=shares.who, held=held, gini=gini)


def _amount(shares: Shares, access: float) -> str:
    amount = access * (1000 if shares.knows_people else 1)
    digits = 0 if amount >= 100 else 1 if amount >= 10 else 2 if amount >= 1 else 1 - int(np.floor(np.log10(amount)))
    return rounded(amount, digits)


def _unit(shares: Shares) -> str:
    """What access is told in."""
    if shares.result.capacity is None:
        per = (
            translate("CatchmentReport", "facilities per 1,000 people"),
            translate("CatchmentReport", "facilities per place"),
        )
    else:
        per = (
            translate("CatchmentReport", "of capacity per 1,000 people"),
            translate("CatchmentReport", "of capacity per place"),
        )
    return per[0] if shares.knows_people else per[1]


def _held(shares: Shares, share: float) -> float:
    """What the poorest share of the people has of all."""
    people, held = _lorenz(shares)
    return round(float(np.interp(share, people, held)), 12)  # sums of shares end in a hair that would tip a half


def _lorenz(shares: Shares) -> tuple[np.ndarray, np.ndarray]:
    return lorenz(shares.access[shares.assessed], shares.weight[shares.assessed])


def _without(shares: Shares) -> list[str]:
    """Whose access is 0: a facility in reach may have no capacity, or no weight at its distance."""
    share = shares.share(shares.access == 0)
    if not share > 0:
        return []
    text = translate("CatchmentReport", "For {share} of the {who} no supply counts within {limit} {way}.")
    return [text.format(share=percent(share), who=shares.who, limit=shares.limit, way=_way(shares.result))]


def _idle(shares: Shares) -> list[str]:
    """Which facilities reach nobody."""
    n, all_ = int(shares.measures["supply_without_people"]), int(shares.result.supply["pop_reached"].notna().sum())
    one = translate("CatchmentReport", "{n} of {all} facilities has no {who} within {limit}.")
    many = translate("CatchmentReport", "{n} of {all} facilities have no {who} within {limit}.")
    return remarks((n, one, many), all=f"{all_:,}", limit=shares.limit, who=shares.who)


def build(
    result: FloatingCatchment,
    *,
    demand: np.ndarray,
    supply: np.ndarray,
    streets: Streets | None = None,
    names: np.ndarray | None = None,
    supply_names: np.ndarray | None = None,
    apart: str = "",
) -> Report:
    """The report of one run; `demand` and `supply` are the layers that were assessed, as they are drawn, `streets` those between.

    `names` (n,), `supply_names` (m,): what the places and the facilities are called; None: by their rows.
    `apart`: the remark on layers that do not meet, which is the answer then.
    """
    report, found = Report(translate("CatchmentReport", "Is there enough for everybody?")), Shares(result)
    report.answer(*([apart] if apart else sentences(result)))
    if found.assessed.any() and found.total > 0 and not apart:
        report.heading(translate("CatchmentReport", "Who has how much"))
        report.figure(_bars(found))
        if found.mean > 0:
            report.figure(_curve(found), _curve_caption(found))
        report.table(_levels(found), "", FORMATS | {"share": "{:.1%}"})
        report.heading(translate("CatchmentReport", "Where"))
        report.figure(_map(found, demand, supply, streets, names), _map_caption(found, demand, names is not None))
        for line in edge_note(result.edge, result.at_edge, result.radius):
            report.paragraph(line)
        _least_access(report, found, demand, names)
        _most_asked(report, found, supply_names)
    report.heading(translate("CatchmentReport", "What was counted"))
    report.paragraph(_counted(found))
    report.method(*_method(result, streets))
    report.thresholds = _thresholds(result)
    return report


def _levels(shares: Shares) -> pd.DataFrame:
    """A row for each class of access: places, people and their share."""
    masks = [shares.level == code for code in LEVELS]
    table = {
        "access_level": [terms.label("access_level", code) for code in LEVELS],
        "places": [int(mask.sum()) for mask in masks],
        "people": [shares.weight[mask].sum() for mask in masks],
        "share": [shares.share(mask) for mask in masks],
    }
    if not shares.knows_people:
        del table["people"]
    return pd.DataFrame(table)


def _bars(shares: Shares) -> str:
    """How many have how much."""
    percents = [100 * shares.share(shares.level == code) for code in LEVELS]
    labels = [terms.label("access_level", code) for code in LEVELS]
    axis = translate("CatchmentReport", "share of the {who} (%)").format(who=shares.who)
    colours = [colour for _, colour in LEVELS.values()]
    title = sentences(shares.result)[0].rstrip(".。")
    return charts.bars(title, labels, percents, axis, colours=colours, number="{:.1f}%")


def _curve(shares: Shares) -> str:
    """The curve of Lorenz beside the line on which all would have the same."""
    people, held = _lorenz(shares)
    shown = np.unique(np.linspace(0, len(people) - 1, CURVE_POINTS).astype(int))
    who = {"who": shares.who}
    axes = charts.new_axes(
        _curve_title(shares),
        translate("CatchmentReport", "share of the {who}, those with least access first").format(**who),
        translate("CatchmentReport", "share of all access"),
        size=(7.0, 4.2),
    )
    alike = translate("CatchmentReport", "all have the same")
    axes.plot([0, 1], [0, 1], color="#777777", linewidth=1, linestyle="--", label=alike)
    label = translate("CatchmentReport", "as it is (Gini coefficient {gini})")
    gini = f"{HalfUp(shares.measures['gini']):.2f}"
    axes.plot(people[shown], held[shown], color=charts.OKABE_ITO[0], linewidth=2, label=label.format(gini=gini))
    axes.fill_between(people[shown], people[shown], held[shown], color=charts.OKABE_ITO[0], alpha=0.12, linewidth=0)
    axes.plot([0.5, 0.5, 0], [0, _held(shares, 0.5), _held(shares, 0.5)], color="#777777", linewidth=0.7, linestyle=":")
    axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
    axes.xaxis.set_major_formatter("{x:.0%}")
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.legend(frameon=False, fontsize=8, loc="upper left")
    return charts.to_svg(axes)


def _curve_title(shares: Shares) -> str:
    text = translate("CatchmentReport", "The half of the {who} with least access has {held} of all")
    return text.format(who=shares.who, held=percent(_held(shares, 0.5)))


def _curve_caption(shares: Shares) -> str:
    """How much the best served tenth has."""
    text = translate(
        "CatchmentReport",
        "Lorenz curve: the tenth of the {who} with most access has {held} of all, the tenth with least {least}.",
    )
    least, most = percent(_held(shares, 0.1)), percent(1 - _held(shares, 0.9))
    return text.format(who=shares.who, held=most, least=least)


def _map(
    shares: Shares, demand: np.ndarray, supply: np.ndarray, streets: Streets | None, names: np.ndarray | None
) -> str:
    """The places by their class of access, the facilities on them, the rim of the data hatched, those with least named."""
    result, there = shares.result, ~absent(demand)
    used = supply[~absent(supply)]
    frame = shapely.total_bounds(np.concatenate([demand[there], used]))
    sketch = maps.Map(
        _map_title(shares), maps.Ground(streets=np.empty(0, object) if streets is None else streets.parts), frame
    )
    people = shares.weight if shares.knows_people else None
    maps.draw_homes(sketch, demand, _access_classes(shares), people)
    size = float(np.clip(5000 / max(len(used), 1), 4, 16))
    look = {"s": size, "marker": "^", "linewidths": 0.3, "zorder": 4}
    charts.draw_points(sketch.axes, points_of(used), "#000000", translate("CatchmentReport", "facility"), **look)
    if result.at_edge.sum():
        uncertain = edge.uncertain(result.edge, result.radius, shapely.box(*maps.shown(frame)))
        maps.hatch(sketch.axes, uncertain, frame, translate("CatchmentReport", "near the edge of the data: uncertain"))
    least = _least_rows(shares)
    for places in (demand, used):
        sketch.keep_clear(places)
    sketch.name(demand[least], [f"{row + 1}" for row in least] if names is None else list(names[least]))
    return sketch.svg()


def _access_classes(shares: Shares) -> list[tuple[np.ndarray, str, str]]:
    """Which places are of each class of access, its colour and its words; the last those not assessed."""
    unknown = translate("CatchmentReport", "not assessed: no street nearby")
    classes = [
        (shares.level == code, colour, terms.label("access_level", code)) for code, (_, colour) in LEVELS.items()
    ]
    return [*classes, (~shares.assessed, charts.NO_DATA, unknown)]


def _map_title(shares: Shares) -> str:
    n = int((shares.below & shares.assessed).sum())
    if not shares.mean > 0:
        text = translate("CatchmentReport", "Places without any supply within {limit}: {n:,} of {total:,}")
        n = int((shares.access == 0).sum())
    else:
        text = translate("CatchmentReport", "Places with less than half of the mean access: {n:,} of {total:,}")
    return text.format(n=n, total=int(shares.assessed.sum()), limit=shares.limit)


def _map_caption(shares: Shares, shapes: np.ndarray, named: bool) -> str:
    """What the size of dots and the names or numbers mean."""
    sized = shares.knows_people and maps.sized_by_people(shapes)
    said = [translate("CatchmentReport", "The larger a dot, the more people.")] if sized else []
    text = translate(
        "CatchmentReport", "Numbers: rows of the places with least access, listed below, where there is room."
    )
    if named:
        text = translate("CatchmentReport", "Named: the places with least access, listed below, where there is room.")
    return paragraph(*said, *([text] if len(_least_rows(shares)) else []))


def _least_rows(shares: Shares) -> np.ndarray:
    """The inhabited places below half of the mean: the least access first, then the most people; those that a page lists."""
    low = np.flatnonzero(shares.below & shares.assessed & (shares.weight > 0))
    return low[np.lexsort((-shares.weight[low], shares.access[low]))][:MAX_WORST]


def _least_access(report: Report, shares: Shares, demand: np.ndarray, names: np.ndarray | None) -> None:
    """The table of the places with least access: by their names, else by row and coordinates."""
    row = _least_rows(shares)
    if not len(row):
        return
    points, rows = points_of(demand[row]), shares.result.rows.iloc[row]
    where = {"row": row + 1, "x": shapely.get_x(points), "y": shapely.get_y(points)}
    table = {
        **(where if names is None else {"name": names[row]}),
        "population": shares.weight[row],
        "n_supply": rows["n_supply"].astype(int).to_numpy(),
        shares.per: _per(shares, shares.access[row]),
        "access_ratio": rows["access_ratio"].to_numpy(float),
    }
    if not shares.knows_people:
        del table["population"]
    n = int((shares.below & shares.assessed & (shares.weight > 0)).sum())
    text = translate(
        "CatchmentReport", "Least access: {shown} of the inhabited places with less than half of the mean, {n:,} in all"
    )
    if not shares.knows_people:
        text = translate(
            "CatchmentReport", "Least access: {shown} of the places with less than half of the mean, {n:,} in all"
        )
    report.table(pd.DataFrame(table), text.format(shown=len(row), n=n), FORMATS | {"access_ratio": "{:.2f}"})


def _per(shares: Shares, access: np.ndarray) -> np.ndarray:
    return access * (1000 if shares.knows_people else 1)


def _most_asked(report: Report, shares: Shares, names: np.ndarray | None) -> None:
    """The table of the facilities that have least for each of those who reach them."""
    supply, capacity = shares.result.supply, shares.result.capacity
    ratio = supply["ratio"].to_numpy(float)
    known = np.flatnonzero(np.isfinite(ratio))
    if not len(known):
        return
    row = known[np.lexsort((known, ratio[known]))][:MAX_WORST]
    table = {
        **({"row": row + 1} if names is None else {"name": names[row]}),
        "capacity": None if capacity is None else capacity[row],
        "pop_reached": supply["pop_reached"].to_numpy(float)[row],
        shares.per: _per(shares, ratio[row]),
    }
    if capacity is None:
        del table["capacity"]
    report.heading(translate("CatchmentReport", "Facilities"))
    one = translate("CatchmentReport", "Least for each who asks: {shown} of {n} facility that somebody reaches")
    many = translate("CatchmentReport", "Least for each who asks: {shown} of {n} facilities that somebody reaches")
    report.table(pd.DataFrame(table), plural(len(known), one, many).format(shown=len(row)), FORMATS)


def _counted(shares: Shares) -> str:
    n, m = int(shares.assessed.sum()), int((~shares.assessed).sum())
    text = translate("CatchmentReport", "Places assessed: {n:,}, not assessed: {m:,}; facilities: {k:,}.")
    if shares.knows_people:
        text = translate(
            "CatchmentReport",
            "Places assessed: {n:,}, with {pop:,.0f} people; not assessed: {m:,}, with {lost:,.0f} people; facilities: {k:,}.",
        )
    lost = HalfUp(shares.weight[~shares.assessed].sum())
    return text.format(n=n, m=m, pop=HalfUp(shares.total), lost=lost, k=len(shares.result.supply))


def _method(result: FloatingCatchment, streets: Streets | None = None) -> list[str]:
    texts = [_of_method()[result.options.method], _of_decay(result)]
    texts.append(
        translate(
            "CatchmentReport",
            "The mean, the Gini coefficient and all shares are over {who}; whoever has less than half of the mean has little. A "
            "place that reaches no facility has an access of 0, and a facility that reaches nobody adds nothing to anybody's.",
        )
    )
    who = Shares(result).who
    return [*(text.format(who=who) for text in texts), *_ways(result, streets)]


def _ways(result: FloatingCatchment, streets: Streets | None) -> list[str]:
    """What a way is, and which way it leads where that matters."""
    if not result.along_streets:
        return [translate("CatchmentReport", "Ways are straight lines: no network was given.")]
    way = translate(
        "CatchmentReport",
        "A way is the straight leg to the nearest point of a street within {snap} m, the shortest way along the streets, and "
        "the straight leg to the facility.",
    )
    if streets is not None and streets.timed:
        way = translate(
            "CatchmentReport",
            "A way is the straight leg to the nearest point of a street within {snap} m, the quickest way along the streets by "
            "their own speeds and times, and the straight leg to the facility; both legs are walked at {walk} km/h.",
        )
    said = [way.format(snap=exactly(result.options.snap), walk=exactly(WALK))]
    if streets is not None and streets.directed:
        there = translate("CatchmentReport", "Streets have directions; ways lead from the places to the facilities.")
        back = translate("CatchmentReport", "Streets have directions; ways lead from the facilities to the places.")
        said.append(there if result.options.travel.heading == "to" else back)
    return said


def _of_method() -> dict[str, str]:
    """What each method does, with its source."""
    return {
        "2sfca": translate(
            "CatchmentReport",
            "Two-step floating catchment areas (Luo & Wang 2003, Environment and Planning B; with a decay Luo & Qi 2009, "
            "Health & Place): the capacity of each facility over the people who reach it, and for each place the sum over the "
            "facilities that it reaches, both weighted by the decay. The access of all people adds up to the capacity that is "
            "reached.",
        ),
        "3sfca": translate(
            "CatchmentReport",
            "Three-step floating catchment areas (Wan, Zou & Sternberg 2012, International Journal of Geographical Information "
            "Science): as in two steps, but whoever has several facilities in reach asks less of each, in proportion to their "
            "weights. The access of all people adds up to the capacity that is reached.",
        ),
        "m2sfca": translate(
            "CatchmentReport",
            "Modified two-step floating catchment areas (Delamater 2013, Health & Place): as in two steps, but the decay counts "
            "twice for the place, so that supply far from the people is lost. The access of all people adds up to less than the "
            "capacity where distance counts.",
        ),
        "bfca": translate(
            "CatchmentReport",
            "Balanced floating catchment areas (Páez, Higgins & Vivona 2019, PLoS ONE): each place divides its people among the "
            "facilities in reach, each facility its level of service among the places. The figures depend on how the people are "
            "divided into places.",
        ),
    }


def _of_decay(result: FloatingCatchment) -> str:
    """The weight of a way."""
    options = result.options
    scale = options.catchment / 2 if options.decay_scale is None else options.decay_scale
    texts = {
        "none": translate("CatchmentReport", "All within {catchment} counts alike, nothing beyond."),
        "steps": translate("CatchmentReport", "Weights by steps: {steps}; nothing counts beyond {catchment}."),
        "gaussian": translate(
            "CatchmentReport",
            "Weights fall from 1 to 0 at {catchment} by a Gaussian (Dai 2010, Health & Place).",
        ),
        "inverse": translate(
            "CatchmentReport",
            "The weight is 1 over the distance, and 1 nearer than {unit}; nothing counts beyond {catchment}.",
        ),
        "exponential": translate(
            "CatchmentReport", "The weight is e to the power of −d over {scale}; nothing counts beyond {catchment}."
        ),
    }
    text = texts[options.decay]
    if options.decay == "gaussian" and options.decay_scale is not None:
        text = translate(
            "CatchmentReport",
            "Weights fall by a Gaussian with a standard deviation of {scale}; nothing counts beyond {catchment}.",
        )
    steps = listed([about(limit_text(limit, options), exactly(weight)) for limit, weight in options.steps])
    words = {"scale": limit_text(scale, options), "unit": limit_text(1, options), "steps": steps}
    return text.format(catchment=limit_text(options.catchment, options), **words)


def _thresholds(result: FloatingCatchment) -> pd.DataFrame:
    """What the result rests on: how far people go."""
    unit = "min" if result.options.travel.unit == "minutes" else "m"
    return pd.DataFrame([user_parameter("catchment", result.options.catchment, unit)])
