"""The report on a siting: what the new sites bring, whether any other choice could do better, how many are worth it, how sure.

A choice is called the best only where no other can exceed it; else the report says what no choice exceeds, and how far off
that is. What follows from a search alone, such as the choices when something moves, is called found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.status import COVERED, EXISTING, FREE, NOT_COVERED, UNREACHABLE
from ..base.text import HalfUp, capital, exactly, listed, paragraph, percent, plural, rounded, translate
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page.report import Report
from ..streets import edge
from ..streets.network import Streets
from . import siting_rows
from .siting import COVERING, NEAR_BEST, SWING, Siting, links
from .siting_question import (
    COVER_ALL,
    COVER_MOST,
    COVER_TWICE,
    LEAST_DISTANCE,
    LEAST_WORST,
    MODELS,
    MOST_COVERED,
)

# Places without a site that the report lists, sites that it names in a sentence, and on a map.
LISTED, NAMED, ON_MAP = 12, 8, 40
# Demand and sites: colours apart from grades (green), rings (rose) and counts (blue ramp).
COLOURS = {COVERED: "#56B4E9", NOT_COVERED: "#E69F00", UNREACHABLE: "#D55E00"}
NEW, OLD, IDLE = "#7b3294", "#333333", "#d7c1e0"
# Points that the mark of a site takes on a map.
MARK = 12
# An existing site so near a map, as a share of its longer side, belongs on it even where it serves nobody.
NEAR = 0.25
# A part of the people that sums do not tell from none.
GRAIN = 1e-9


@dataclass(frozen=True, eq=False)
class Finding:
    """A result as the report words it, of one level or of several; `names` : (m,) what the sites are called."""

    result: Siting
    names: np.ndarray

    @cached_property
    def row(self) -> pd.Series:
        """The summary."""
        return self.result.summary.iloc[0]

    @property
    def model(self) -> str:
        """Its code."""
        return self.result.options.model

    @cached_property
    def new(self) -> np.ndarray:
        """Numbers of the new sites, by their rank."""
        rows = self.result.rows
        return rows.index[rows["chosen"]][
            np.argsort(rows.loc[rows["chosen"], "rank"].to_numpy(float), kind="stable")
        ].to_numpy()

    @cached_property
    def old(self) -> np.ndarray:
        """Numbers of the existing sites."""
        return np.flatnonzero((self.result.rows["status"] == EXISTING).to_numpy())

    @property
    def who(self) -> str:
        """What the shares are of."""
        if self.result.counts_people:
            return translate("SitingReport", "people")
        return translate("SitingReport", "places")

    @property
    def way(self) -> str:
        """How it was measured."""
        if self.result.along_streets:
            return translate("SitingReport", "along the streets")
        if self.minutes:
            text = translate("SitingReport", "in a straight line at {speed} km/h (no network)")
            return text.format(speed=exactly(self.result.options.travel.speed))
        return translate("SitingReport", "in a straight line (no network)")

    @property
    def all_assessed(self) -> bool:
        """Whether no place is left out, for want of a geometry or a street."""
        return bool(self.result.allocation["status"].isin([COVERED, NOT_COVERED, UNREACHABLE]).all())

    @property
    def radius(self) -> str:
        """With its unit."""
        return self.result.options.limit()

    @property
    def minutes(self) -> bool:
        """Whether ways are given in minutes."""
        return self.result.options.travel.unit == "minutes"

    def far(self, way: float) -> str:
        """A way with its unit."""
        if self.minutes:
            return translate("SitingReport", "{n} min").format(n=rounded(way, 1))
        return translate("SitingReport", "{n} m").format(n=rounded(way))

    def longest(self, way: float, bounded: bool) -> str:
        """A way with its unit, an upper bound where it is `bounded`."""
        return edge.at_most(way, self.far(way), bounded)

    def way_of(self, name: str) -> str:
        """A way of the summary with its unit, an upper bound where the streets end nearer than it leads."""
        return self.longest(self.row[name], name in self.result.upper)

    @property
    def heads(self) -> dict[str, str]:
        """What the columns of ways are called in tables, with their unit."""
        if self.minutes:
            mean, longest = (
                translate("SitingReport", "mean time (min)"),
                translate("SitingReport", "longest time (min)"),
            )
            one, radius = translate("SitingReport", "time (min)"), translate("SitingReport", "radius (min)")
        else:
            mean, longest = (
                translate("SitingReport", "mean distance (m)"),
                translate("SitingReport", "longest distance (m)"),
            )
            one, radius = translate("SitingReport", "distance (m)"), translate("SitingReport", "radius (m)")
        served = {} if self.result.counts_people else {"pop": translate("SitingReport", "places")}
        return {"mean_d": mean, "worst_d": longest, "distance": one, "radius": radius, **served}

    @property
    def digits(self) -> str:
        """How ways stand in tables."""
        return "{:,.1f}" if self.minutes else "{:,.0f}"

    def share(self, people: float, *beside: float) -> str:
        """Of all, in per cent, told apart from the shares that stand `beside` it."""
        total = self.row["pop"]
        return percent(people / total, *(one / total for one in beside if one != people)) if total else "–"

    @property
    def with_and_today(self) -> dict[str, str]:
        """The shares covered with the new sites and without them: where they differ, they read differently."""
        covered, today = self.row["pop_covered"], self.row["pop_today"]
        beside = (covered, today) if self.row["n_existing"] else ()
        said = {"share": covered, "today": today}
        return {name: self.reached(people, *beside, bounded=self.result.bounded) for name, people in said.items()}

    def reached(self, people: float, *beside: float, bounded: bool) -> str:
        """The share of those who have a site, a lower bound where it is `bounded`; `beside`: see :meth:`share`."""
        return edge.at_least(people / (self.row["pop"] or np.nan), self.share(people, *beside), bounded)

    @property
    def adders(self) -> np.ndarray:
        """(k,) which of the new sites, by their rank, bring somebody whom those of a better rank do not, or nearer."""
        return self.result.rows["adds"].to_numpy(bool, na_value=False)[self.new]

    @property
    def none_adds(self) -> bool:
        """Whether the sites there already cover as many as the best choice does: proven, that no new site is worth it."""
        covers = self.model == COVER_MOST and not self.result.options.score_weight and not self.row["gap"]
        return bool(covers and self.row["n_existing"] and len(self.new) and not self.adders.any())

    @property
    def none_needed(self) -> bool:
        """Whether the sites there are already do what is asked."""
        return not len(self.new) and bool(self.row["n_existing"])

    @property
    def apart(self) -> np.ndarray:
        """(n,) whether the streets of a demand hang apart from the main network: who reaches it is then not known."""
        apart = self.result.apart
        return np.zeros(len(self.result.people), bool) if apart is None else apart

    @cached_property
    def uncovered(self) -> pd.DataFrame:
        """The places beyond the radius of any site, most people first, with ``people`` and ``apart``."""
        left = self.result.allocation.assign(people=self.result.people, apart=self.apart)
        left = left[np.isin(left["status"].to_numpy(), [NOT_COVERED, UNREACHABLE])]
        return left.sort_values("people", ascending=False, kind="stable")


def sentences(result: Siting, *, names: np.ndarray) -> list[str]:
    """The answer: what the sites bring, how many of them for nothing, whether another choice could do better, who is left.

    >>> from innospace.core.siting import siting
    >>> homes, sites = shapely.points([(0, 0), (900, 0)]), shapely.points([(0, 300), (900, 300)])
    >>> result = siting.assess(homes, sites, options=siting.SitingOptions(number=1, radius=500.0))
    >>> print(sentences(result, names=np.array(["mill", "depot"]))[0])
    1 new site brings 50% of the places within 500 m in a straight line (no network).
    """
    found = Finding(result, names)
    lines = [
        _first(found),
        needless(found),
        _of_whom(found),
        _proof(found),
        _left(found),
        _which(found),
        _sure(found),
        _other(found),
        _near_edge(found),
    ]
    return [line for line in lines if line]


def _near_edge(finding: Finding) -> str:
    """How far the answer holds where the data end near most of those it is about; empty where that changes nothing."""
    if finding.model not in COVERING:
        return near_edge(finding) if "mean_d" in finding.result.upper else ""
    settled = finding.model == COVER_MOST and not len(finding.uncovered) and not finding.result.options.score_weight
    return near_edge(finding) if finding.result.bounded and not settled else ""


def near_edge(finding: Finding) -> str:
    """That what is said of the best choice and of those who are not reached is of the data.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> near_edge(Finding(one, np.array(["a"])))[:64]
    'Half of the places or more are near the edge of the data: what i'
    """
    text = translate(
        "SitingReport",
        "Half of the {who} or more are near the edge of the data: what is said of the best choice, and of sites that add "
        "nothing, holds as far as the data reach.",
    )
    return text.format(who=finding.who)


def _of_whom(finding: Finding) -> str:
    """Whose shares these are: the demand may be a part of the people, such as those of the gaps of the life circle."""
    if not finding.result.counts_people or finding.model not in COVERING or not finding.row["pop"]:
        return ""
    n = int(finding.result.allocation["status"].isin([COVERED, NOT_COVERED, UNREACHABLE]).sum())
    text = plural(
        n,
        translate("SitingReport", "The shares are of those who live at the {n} place of the demand: {people}."),
        translate("SitingReport", "The shares are of those who live at the {n} places of the demand: {people}."),
    )
    return text.format(people=number_of(finding, finding.row["pop"]))


def in_short(result: Siting, *, names: np.ndarray) -> str:
    """What a chapter's summary says: what the sites bring, how many of them for nothing, and whom no candidate reaches.

    >>> from innospace.core.siting import siting
    >>> homes, sites = shapely.points([(0, 0), (900, 0)]), shapely.points([(0, 300), (0, 200)])
    >>> result = siting.assess(homes, sites, options=siting.SitingOptions(number=1, radius=500.0))
    >>> said = in_short(result, names=np.array(["mill", "depot"]))
    >>> said.removeprefix("1 new site brings 50% of the places within 500 m in a straight line (no network). ")
    'No candidate that can be chosen reaches the remaining 50% of the places within 500 m.'
    """
    found = Finding(result, names)
    without = out_of_reach(found) if found.model == COVER_MOST else ""
    idle = needless(found)
    return paragraph(_first(found), idle or without, _near_edge(found) if idle or found.none_adds else "")


def _first(finding: Finding) -> str:
    row, n = finding.row, int(finding.row["n_new"])
    if finding.model not in COVERING:
        text = plural(
            n,
            translate(
                "SitingReport",
                "With {n} new site the {who} are {mean} from their site on average {way}, the farthest place {worst}.",
            ),
            translate(
                "SitingReport",
                "With {n} new sites the {who} are {mean} from their site on average {way}, the farthest place {worst}.",
            ),
        )
        mean, worst = finding.way_of("mean_d"), finding.way_of("worst_d")
        said = text.format(who=finding.who, mean=mean, worst=worst, way=finding.way)
        return _and_today(finding, said)
    if finding.none_needed:
        return _none_needed(finding)
    if finding.none_adds:
        return _none_adds(finding)
    text = plural(
        n,
        translate("SitingReport", "{n} new site brings {share} of the {who} within {radius} {way}."),
        translate("SitingReport", "{n} new sites bring {share} of the {who} within {radius} {way}."),
    )
    if row["n_existing"]:
        text = plural(
            n,
            translate(
                "SitingReport", "With {n} new site {share} of the {who} are within {radius} {way}, today {today}."
            ),
            translate(
                "SitingReport", "With {n} new sites {share} of the {who} are within {radius} {way}, today {today}."
            ),
        )
    if finding.result.limited:
        text = plural(
            n,
            translate(
                "SitingReport",
                "With {n} new site {share} of the {who} are served within {radius} {way}, today {today}.",
            ),
            translate(
                "SitingReport",
                "With {n} new sites {share} of the {who} are served within {radius} {way}, today {today}.",
            ),
        )
    return text.format(who=finding.who, radius=finding.radius, way=finding.way, n=n, **finding.with_and_today)


def _none_needed(finding: Finding) -> str:
    """That the sites there are already do what is asked, and how much that is."""
    text = translate(
        "SitingReport", "No new site is needed: today {today} of the {who} are within {radius} {way} already."
    )
    if finding.result.limited:
        text = translate(
            "SitingReport",
            "No new site is needed: today {today} of the {who} are served within {radius} {way} already.",
        )
    said = finding.with_and_today["today"]
    return text.format(who=finding.who, radius=finding.radius, way=finding.way, today=said)


def _none_adds(finding: Finding) -> str:
    """That no choice of as many sites covers more than those there do, and how much that is."""
    text = translate(
        "SitingReport",
        "No new site is worth it: today {today} of the {who} are within {radius} {way}, and no choice of {n} brings further "
        "ones; those chosen stand for no recommendation.",
    )
    if finding.result.limited:
        text = translate(
            "SitingReport",
            "No new site is worth it: today {today} of the {who} are served within {radius} {way}, and no choice of {n} "
            "serves further ones; those chosen stand for no recommendation.",
        )
    said = {"today": finding.with_and_today["today"], "n": f"{len(finding.new):,}"}
    return text.format(who=finding.who, radius=finding.radius, way=finding.way, **said)


def _and_today(finding: Finding, said: str) -> str:
    """A sentence on ways, and what they are without the new sites, where as many have one."""
    if not _as_many_today(finding):
        return said
    more = translate("SitingReport", "Today it is {mean} on average, the farthest place {worst}.")
    more = more.format(mean=finding.way_of("mean_today"), worst=finding.way_of("worst_today"))
    return translate("SitingReport", "{said} {more}").format(said=said, more=more)


def _as_many_today(finding: Finding) -> bool:
    """Whether as many have a way to a site without the new ones, so that their ways can be compared."""
    if not finding.row["n_existing"] or finding.result.limited:
        return False
    with_sites = finding.result.allocation["status"] != UNREACHABLE
    return int(with_sites.sum()) <= int((finding.result.today != UNREACHABLE).sum())


def _gain(finding: Finding, value: float) -> float:
    """What a choice of this value brings beyond today's; NaN where nothing is there today, or nothing to compare with."""
    if finding.model == COVER_ALL or (finding.model not in COVERING and not _as_many_today(finding)):
        return np.nan
    more = value - finding.row["value_today"]
    return float(more if finding.model in MOST_COVERED else -more)


def _brought(finding: Finding, gain: float) -> str:
    """A gain over today in words, to stand behind what brings it."""
    if finding.result.options.score_weight:
        text = translate("SitingReport", "{gain} more of people and score")
    elif finding.result.limited:
        text = translate("SitingReport", "{gain} more served within {radius}")
    elif finding.model == COVER_TWICE:
        text = translate("SitingReport", "{gain} more within {radius} of two sites")
    elif finding.model == COVER_MOST:
        text = translate("SitingReport", "{gain} more within {radius}")
    elif finding.model == LEAST_DISTANCE:
        text = translate("SitingReport", "ways shorter by {gain}")
    else:
        text = translate("SitingReport", "a longest way shorter by {gain}")
    return text.format(gain=amount(finding, gain), radius=finding.radius)


def amount(finding: Finding, value: float) -> str:
    """A value of the model, with its unit.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> found = Finding(one, np.array(["a"]))
    >>> amount(found, 1200.0)
    '1,200 places'
    """
    if finding.model == COVER_MOST and getattr(finding.result.options, "score_weight", 0):
        return f"{HalfUp(value):.3f}"
    if finding.model in (COVER_MOST, COVER_TWICE):
        return number_of(finding, value)
    if finding.model == COVER_ALL:
        return rounded(value, 0 if float(value).is_integer() else 2)
    if finding.model == LEAST_DISTANCE:
        if finding.minutes:
            unit, number = translate("SitingReport", "hours"), rounded(value / 60)
        else:
            unit, number = translate("SitingReport", "km"), rounded(value / 1000)
        # Each person's way counts: of one place with a hundred people a hundred ways.
        if finding.result.counts_people:
            unit = translate("SitingReport", "person·{unit}").format(unit=unit)
        return translate("SitingReport", "{n} {unit} in all").format(n=number, unit=unit)
    return finding.far(value)


def number_of(finding: Finding, people: float) -> str:
    """So many people or places, whole ones.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> [number_of(Finding(one, np.array(["a"])), n) for n in (0.3, 1.2, 1234.5)]
    ['<1 places', '1 place', '1,235 places']
    """
    n = f"{HalfUp(people):,.0f}"
    if n == "0" and people > 0:
        n = "<1"
    if finding.result.counts_people:
        one, many = translate("SitingReport", "{n} person"), translate("SitingReport", "{n} people")
    else:
        one, many = translate("SitingReport", "{n} place"), translate("SitingReport", "{n} places")
    return (one if n == "1" else many).format(n=n)


def _proof(finding: Finding) -> str:
    return _best(finding) if finding.row["gap"] == 0 else not_proven(finding, finding.row)


def not_proven(finding: Finding, answer: Mapping[str, object]) -> str:
    """That another choice may do better, and how much at most; `answer` : ``objective bound gap stopped``.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> found = Finding(one, np.array(["a"]))
    >>> not_proven(found, {"objective": 3.0, "bound": 4.0, "gap": 1 / 3, "stopped": False})[:60]
    'Whether that is the best possible is open: it is 3 places, a'
    """
    text = translate(
        "SitingReport",
        "Whether that is the best possible is open: it is {value}, and no choice can be better than {bound}, {gap} from it.",
    )
    gap = percent(answer["gap"]) if np.isfinite(answer["gap"]) else translate("SitingReport", "an unknown share")
    said = text.format(value=amount(finding, answer["objective"]), bound=amount(finding, answer["bound"]), gap=gap)
    if "value_today" in answer and np.isfinite([_gain(finding, answer[name]) for name in ("objective", "bound")]).all():
        said = _beyond_today(finding)
    if not answer["stopped"]:
        return said
    stopped = translate("SitingReport", "The time limit stopped the search: another run may find another answer.")
    return translate("SitingReport", "{said} {more}").format(said=said, more=stopped)


def _beyond_today(finding: Finding) -> str:
    """What the new sites bring beyond today's, and what no choice exceeds."""
    text = translate(
        "SitingReport",
        "Whether that is the best possible is open: compared with today the new sites bring {own}, and no choice can bring "
        "more than {bound}.",
    )
    own, bound = (_brought(finding, _gain(finding, finding.row[name])) for name in ("objective", "bound"))
    return text.format(own=own, bound=bound)


def _best(finding: Finding) -> str:
    """That no other choice does better, in what."""
    texts = dict(
        zip(
            MODELS,
            (
                translate(
                    "SitingReport", "This is the best possible: no other choice under the same rules covers more."
                ),
                translate(
                    "SitingReport", "This is the best possible: no choice under the same rules needs less ({value})."
                ),
                translate(
                    "SitingReport", "This is the best possible: so few sites cover no more of them twice ({value})."
                ),
                translate(
                    "SitingReport",
                    "This is the best possible: no other choice under the same rules makes the ways shorter.",
                ),
                translate(
                    "SitingReport",
                    "This is the best possible: no other choice under the same rules makes the longest way shorter.",
                ),
            ),
            strict=True,
        )
    )
    text = texts[finding.model]
    if finding.result.options.score_weight:
        text = translate(
            "SitingReport", "This is the best possible: no other choice has more of people and score ({value})."
        )
    return text.format(value=amount(finding, finding.row["objective"]))


def counted_left(n: int, one: str, many: str, bounded: bool) -> str:
    """A text on `n` places that lack something, see :func:`innospace.core.base.text.plural`: at most so many where `bounded`.

    >>> counted_left(2, "{n} place is left.", "{n} places are left.", True)
    'at most 2 places are left.'
    """
    return (one if n == 1 else many).replace("{n}", edge.at_most(n, f"{n:,}", bounded))


def and_lost(said: str, lost: int, bounded: bool = False, apart: int = 0) -> str:
    """A sentence on those who are left, and how many of them have no way, at most where that is `bounded`.

    `apart` : how many of these have none because their streets hang apart from the main network.

    >>> and_lost("9 places stay beyond 500 m.", 1), and_lost("9 places stay beyond 500 m.", 0)
    ('9 places stay beyond 500 m. 1 of them has no way to any site.', '9 places stay beyond 500 m.')
    >>> and_lost("At most 9 places stay beyond 500 m.", 1, bounded=True)
    'At most 9 places stay beyond 500 m. At most 1 of them has no way to any site.'
    >>> and_lost("9 places stay beyond 500 m.", 2, apart=2)[28:]
    '2 of them have no way to any site: their streets hang apart from the main network.'
    """
    if not lost:
        return said
    one = translate("SitingReport", "{n} of them has no way to any site.")
    many = translate("SitingReport", "{n} of them have no way to any site.")
    if apart == lost:
        one = translate(
            "SitingReport", "{n} of them has no way to any site: its streets hang apart from the main network."
        )
        many = translate(
            "SitingReport", "{n} of them have no way to any site: their streets hang apart from the main network."
        )
    elif apart:
        many = translate(
            "SitingReport",
            "{n} of them have no way to any site; the streets of {apart} of these hang apart from the main network.",
        )
    more = capital(counted_left(lost, one, many, bounded).format(apart=f"{apart:,}"))
    return translate("SitingReport", "{said} {more}").format(said=said, more=more)


def _left(finding: Finding) -> str:
    """Who is beyond the radius or finds no room, and who has no way."""
    n, people = len(finding.uncovered), float(finding.uncovered["people"].sum())
    if not n:
        text = translate("SitingReport", "Every place is served within {radius}.")
        if not finding.all_assessed:
            text = translate("SitingReport", "Every place that could be assessed is served within {radius}.")
        return text.format(radius=finding.radius)
    lost = finding.uncovered["status"] == UNREACHABLE
    apart = int((lost & finding.uncovered["apart"]).sum())
    one = translate("SitingReport", "{n} place ({share} of the {who}) stays beyond {radius}.")
    many = translate("SitingReport", "{n} places ({share} of the {who}) stay beyond {radius}.")
    if finding.result.limited:
        one = translate(
            "SitingReport", "{n} place ({share} of the {who}) is not served within {radius}: too far, or no room."
        )
        many = translate(
            "SitingReport", "{n} places ({share} of the {who}) are not served within {radius}: too far, or no room."
        )
    text, bounded = counted_left(n, one, many, finding.result.bounded), finding.result.bounded
    said = text.format(share=finding.share(people), who=finding.who, radius=finding.radius)
    return and_lost(capital(said), int(lost.sum()), bounded, apart)


def _which(finding: Finding) -> str:
    """The new sites, the one that adds most first, and apart from them those that add nothing."""
    if not len(finding.new):
        return "" if finding.none_needed else translate("SitingReport", "No new site is needed.")
    adds, names = finding.adders, finding.names[finding.new]
    some, rest = (listed([str(name) for name in names[one]], NAMED) for one in (adds, ~adds))
    if not adds.any():
        text = translate("SitingReport", "The new sites, none of which adds anything: {names}.")
        return text.format(names=listed([str(name) for name in names], NAMED))
    # Second sites, longest ways, and ways where rooms are full, are not what the order is by.
    with_rooms = finding.result.limited and finding.model not in COVERING
    if with_rooms or finding.model in (COVER_TWICE, LEAST_WORST):
        text = translate("SitingReport", "The new sites: {names}.")
        return text.format(names=listed([str(name) for name in names], NAMED))
    text = translate("SitingReport", "The new sites, the one that adds most first: {names}.")
    if not adds.all():
        text = translate(
            "SitingReport", "The new sites, the one that adds most first: {names}; adding nothing: {rest}."
        )
    return text.format(names=some, rest=rest)


def needless(finding: Finding) -> str:
    """That some of the new sites bring nobody whom those of a better rank do not, or nobody nearer; empty where each does.

    >>> from innospace.core.siting import siting
    >>> homes, places = shapely.points([(0, 0)]), shapely.points([(0, 300), (0, 200)])
    >>> two = siting.assess(homes, places, options=siting.SitingOptions(number=2, radius=500.0))
    >>> needless(Finding(two, np.array(["mill", "depot"])))
    '1 of the new sites is enough for as many places; the other 1 brings no further ones within 500 m.'
    """
    n = len(finding.new)
    if finding.model in (COVER_ALL, COVER_TWICE) or not n:
        return ""
    if finding.none_adds:  # as the first sentence says
        return out_of_reach(finding)
    more = n - (k := int(finding.adders.sum()))
    if not more:
        return ""
    if finding.model != COVER_MOST:
        return nobody_nearer(finding, more, n)
    if not k:
        one = translate("SitingReport", "The new site brings no further {who} within {radius}.")
        many = translate("SitingReport", "The new sites bring no further {who} within {radius}.")
        return paragraph(plural(n, one, many).format(who=finding.who, radius=finding.radius), out_of_reach(finding))
    text = plural(
        k,
        translate("SitingReport", "{n} of the new sites is enough for as many {who};"),
        translate("SitingReport", "{n} of the new sites are enough for as many {who};"),
    )
    rest = plural(
        more,
        translate("SitingReport", "the other {n} brings no further ones within {radius}."),
        translate("SitingReport", "the other {n} bring no further ones within {radius}."),
    )
    joined = translate("SitingReport", "{said} {more}")
    said = joined.format(said=text.format(who=finding.who), more=rest.format(radius=finding.radius))
    return paragraph(said, out_of_reach(finding))


def out_of_reach(finding: Finding) -> str:
    """That no candidate reaches those who are left; empty where one would, or nobody is left.

    >>> from .siting import SitingOptions, assess
    >>> homes, places = shapely.points([[0, 0], [9000, 0]]), shapely.points([[5, 0], [6, 0]])
    >>> two = assess(homes, places, options=SitingOptions(number=2))
    >>> out_of_reach(Finding(two, np.array(["a", "b"])))
    'No candidate that can be chosen reaches the remaining 50% of the places within 1,000 m.'
    """
    left = finding.row["pop"] - finding.row["pop_covered"]
    if not left > 0 or finding.result.pop_in_reach > finding.row["pop_covered"] * (1 + GRAIN):
        return ""
    apart = float(finding.uncovered.loc[finding.uncovered["apart"], "people"].sum())
    return none_reaches(finding, left, finding.radius, finding.result.bounded, apart)


def none_reaches(finding: Finding, people: float, radius: str, bounded: bool, apart: float = 0.0) -> str:
    """That those who are left, so many, are so for good, as far as the data reach where their number is `bounded`.

    Of those whose streets hang `apart` from the main network, so many of them, that is not known.

    >>> from .siting import SitingOptions, assess
    >>> homes, places = shapely.points([[0, 0], [9000, 0]]), shapely.points([[5, 0]])
    >>> found = Finding(assess(homes, places, options=SitingOptions(number=1)), np.array(["a"]))
    >>> none_reaches(found, 1.0, "1,000 m", False)
    'No candidate that can be chosen reaches the remaining 50% of the places within 1,000 m.'
    >>> none_reaches(found, 1.0, "1,000 m", True)[:60]
    'As far as the data reach, no candidate that can be chosen re'
    >>> none_reaches(found, 1.0, "1,000 m", False, apart=1.0)[:60]
    'Whether a candidate reaches the other places (50%) is open: '
    """
    text = translate(
        "SitingReport",
        "No candidate that can be chosen reaches the remaining {share} of the {who} within {radius}.",
    )
    if bounded:
        text = translate(
            "SitingReport",
            "As far as the data reach, no candidate that can be chosen reaches the other {who} ({share}) within {radius}.",
        )
    rest = max(people - apart, 0.0)
    if apart:
        text = _open_apart() if rest <= GRAIN * people else _partly_apart(bounded)
    said = {name: edge.at_most(n, finding.share(n), bounded) for name, n in (("share", people), ("rest", rest))}
    apart_said = edge.at_most(apart, finding.share(apart), bounded)
    return text.format(**said, apart=apart_said, who=finding.who, radius=radius)


def _open_apart() -> str:
    """Whether all who are left are reached is for joined streets to show."""
    return translate(
        "SitingReport",
        "Whether a candidate reaches the other {who} ({share}) is open: their streets hang apart from the main network. Join "
        "the streets first with “Check a street network”.",
    )


def _partly_apart(bounded: bool) -> str:
    """The same of a part of them; of the rest, that no candidate reaches them."""
    text = translate(
        "SitingReport",
        "No candidate that can be chosen reaches {rest} of the {who} within {radius}. Whether one reaches another {apart} is "
        "open: their streets hang apart from the main network. Join the streets first with “Check a street network”.",
    )
    if bounded:
        text = translate(
            "SitingReport",
            "As far as the data reach, no candidate that can be chosen reaches some {who} ({rest}) within {radius}. Whether one "
            "reaches others ({apart}) is open: their streets hang apart from the main network. Join the streets first with "
            "“Check a street network”.",
        )
    return text


def nobody_nearer(finding: Finding, more: int, n: int) -> str:
    """That `more` of `n` new sites shorten nobody's way.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> nobody_nearer(Finding(one, np.array(["a"])), 2, 5)
    '2 of the 5 new sites bring none of the places nearer to a site.'
    """
    text = plural(
        more,
        translate("SitingReport", "{n} of the {all} new sites brings none of the {who} nearer to a site."),
        translate("SitingReport", "{n} of the {all} new sites bring none of the {who} nearer to a site."),
    )
    if more == n:
        one = translate("SitingReport", "The new site brings none of the {who} nearer to a site.")
        many = translate("SitingReport", "The new sites bring none of the {who} nearer to a site.")
        text = plural(n, one, many)
    return text.format(all=n, who=finding.who)


def _sure(finding: Finding) -> str:
    table, n = finding.result.robustness, len(finding.result.trials)
    if not n or not len(table):
        return ""
    some = finding.new[finding.adders] if finding.adders.any() else finding.new
    alone, table = len(table) == 1, table[table["site"].isin(some)]
    firm = int((table["share"] == 1).sum())
    text = _one_sure(alone=alone) if len(table) == 1 else _several_sure(firm, some_idle=len(table) < len(finding.new))
    return text.format(
        firm=firm, sites=len(table), all=n, least=round(float(table["share"].iloc[0]) * n), moved=_moved(finding)
    )


def _one_sure(*, alone: bool) -> str:
    """In how many trials one new site could be chosen, whether it is `alone` or the only one that adds somebody."""
    if alone:
        return translate(
            "SitingReport", "In {least} of {all} trials ({moved}) it is part of a choice as good as the best found."
        )
    return translate(
        "SitingReport",
        "In {least} of {all} trials ({moved}) the one new site that adds somebody is part of a choice as good as the best "
        "found.",
    )


def _several_sure(firm: int, *, some_idle: bool) -> str:
    """How many of several new sites, or of those that add somebody where `some_idle` do not, could be chosen in each trial.

    Each by itself: of sites that can stand for one another all can be, and none of them is needed.
    """
    if not firm:
        if some_idle:
            return translate(
                "SitingReport",
                "None of the {sites} new sites that add somebody is in each of {all} trials ({moved}) part of a choice as good "
                "as the best found.",
            )
        return translate(
            "SitingReport",
            "None of the {sites} new sites is in each of {all} trials ({moved}) part of a choice as good as the best found.",
        )
    one = translate(
        "SitingReport",
        "{firm} of the {sites} new sites is in each of {all} trials ({moved}) part of a choice as good as the best found.",
    )
    many = translate(
        "SitingReport",
        "{firm} of the {sites} new sites are each, in all {all} trials ({moved}), part of a choice as good as the best found.",
    )
    if some_idle:
        one = translate(
            "SitingReport",
            "{firm} of the {sites} new sites that add somebody is in each of {all} trials ({moved}) part of a choice as good as "
            "the best found.",
        )
        many = translate(
            "SitingReport",
            "{firm} of the {sites} new sites that add somebody are each, in all {all} trials ({moved}), part of a choice as good "
            "as the best found.",
        )
    return plural(firm, one, many)


def _moved(finding: Finding) -> str:
    """What is moved in the trials, and how far."""
    ways: dict[str, int] = {}
    for what, way in finding.result.trials:  # both ways together are ±
        ways[what] = ways.get(what, 0) + way
    sign = {what: {-1: "−", 0: "±", 1: "+"}[way] for what, way in ways.items()}
    words = {
        "demand": translate("SitingReport", "demand of each place up to {swing}"),
        "radius": translate("SitingReport", "radius {swing}"),
        "number": translate("SitingReport", "number {step}"),
    }
    swing, step = f"{exactly(100 * SWING)}%", max(round(SWING * finding.result.options.number), 1)
    told = [what for what in words if what in ways]
    return listed([words[what].format(swing=f"{sign[what]}{swing}", step=f"{sign[what]}{step}") for what in told])


def _other(finding: Finding) -> str:
    """Whether a choice without any of these sites is as good."""
    value, own = finding.row["alternative"], finding.row["objective"]
    if not np.isfinite(value) or not len(finding.new):
        return ""
    other = np.flatnonzero(finding.result.other & (finding.result.rows["status"] == FREE).to_numpy())
    names = listed([str(name) for name in finding.names[other]], NAMED)
    if _gain(finding, own) > 0:  # today's part is in both values, and would hide what the new sites differ in
        return _other_gain(finding, names)
    worse = own - value if finding.model in MOST_COVERED else value - own
    apart = worse / abs(own) if own else 0.0
    if apart <= NEAR_BEST:
        text = translate("SitingReport", "As good within 1%, without any of these sites: {names} ({value}).")
    else:
        text = translate(
            "SitingReport", "The best found without any of these sites is {apart} worse: {names} ({value})."
        )
    return text.format(names=names, value=amount(finding, value), apart=percent(apart))


def _other_gain(finding: Finding, names: str) -> str:
    """What a choice without any of these sites brings beyond today's, and what these do."""
    own, gain = (_gain(finding, finding.row[name]) for name in ("objective", "alternative"))
    said = {"own": _brought(finding, own), "other": _brought(finding, max(gain, 0)), "names": names}
    if gain <= GRAIN * own:
        text = translate(
            "SitingReport",
            "Compared with today these sites bring {own}; without any of them no choice was found that brings more than "
            "today.",
        )
    elif own - gain <= NEAR_BEST * own:
        text = translate(
            "SitingReport",
            "Compared with today as good within 1%, without any of these sites: {names} ({other}; these sites: {own}).",
        )
    else:
        text = translate(
            "SitingReport",
            "Compared with today these sites bring {own}; the best found without any of them brings {other}: {names}.",
        )
    return text.format(**said)


def build(
    result: Siting,
    *,
    names: np.ndarray,
    demand: np.ndarray,
    sites: np.ndarray,
    streets: Streets | None = None,
    use: pd.DataFrame | None = None,
    places: np.ndarray | None = None,
    apart: str = "",
) -> Report:
    """The report of one run.

    Parameters
    ----------
    places : (n,) what the places of the demand are called; None: by their rows.
    demand, sites : geometries in one CRS in metres, candidates first, existing sites behind.
    use : a row a site, ``programme desks_min desks_max`` as the screening of stock spaces gives them, missing where unknown.
    apart : the remark on layers that do not meet, which is the answer then.
    """
    report, found = Report(translate("SitingReport", "Where the next sites should go")), Finding(result, names)
    report.answer(*([apart] if apart else sentences(result, names=names)))
    if not apart:
        report.heading(translate("SitingReport", "How many are worth it"))
        worth = worth_it(found)
        if worth:
            report.paragraph(worth)
        _add_curve(report, found)
        report.heading(translate("SitingReport", "Today and with the new sites"))
        _add_maps(report, found, demand, sites, streets)
        _add_sites(report, found, use)
        _add_left(report, found, places)
        _add_sureness(report, found)
    report.method(*_method(found), *headings(found, streets))
    report.thresholds = _thresholds(found)
    return report


def _add_curve(report: Report, finding: Finding) -> None:
    """The value by number, with what no choice of as many exceeds."""
    curve, (scale, unit) = finding.result.curve, _axis_of_values(finding)
    axes = charts.new_axes(_said_of_the_curve(finding), translate("SitingReport", "new sites"), unit)
    bound = curve["bound"].where(np.isfinite(curve["bound"]))
    axes.plot(
        curve["number"], bound * scale, color=charts.NO_DATA, linewidth=4, label=translate("SitingReport", "bound")
    )
    look = {"color": NEW, "marker": "o", "markersize": 4}
    axes.plot(curve["number"], curve["value"] * scale, label=translate("SitingReport", "best found"), **look)
    axes.axvline(finding.row["n_new"], color="#777777", linewidth=0.8, linestyle=":")
    charts.in_whole_numbers(axes.xaxis)
    axes.set_ylim(0, charts.up_to_a_tick(axes))
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    report.figure(charts.to_svg(axes), _curve_caption(finding))
    _add_curve_table(report, finding)


def _axis_of_values(finding: Finding) -> tuple[float, str]:
    """What values of the curve are multiplied by, and what is then counted."""
    total = finding.row["pop"]
    if finding.model in COVERING and not finding.result.options.score_weight and total:
        unit = translate("SitingReport", "% of the {who} within the radius")
        if finding.result.bounded:
            unit = translate("SitingReport", "% of the {who} within the radius, at least")
        return 100 / total, unit.format(who=finding.who)
    if finding.model == LEAST_DISTANCE and total:
        mean = translate("SitingReport", "metres on average")
        return 1 / total, translate("SitingReport", "minutes on average") if finding.minutes else mean
    if finding.model not in COVERING:
        longest = translate("SitingReport", "metres at most")
        return 1.0, translate("SitingReport", "minutes at most") if finding.minutes else longest
    return 1.0, translate("SitingReport", "people and score, 0 to 1")


def _add_curve_table(report: Report, finding: Finding) -> None:
    """The points of the curve, each column by what it counts."""
    digits = finding.digits if finding.model == LEAST_WORST else "{:,.0f}"
    if finding.result.options.score_weight:
        digits = "{:.3f}"
    heads = heads_of_values(finding)
    table = finding.result.curve.rename(columns=heads)
    report.table(table, "", {"share": "{:.1%}", **dict.fromkeys(heads.values(), digits)})


def heads_of_values(finding: Finding) -> dict[str, str]:
    """What value, gain and bound of the curve are called, by what the model counts.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> list(heads_of_values(Finding(one, np.array(["a"]))).values())
    ['places covered', 'gain (places)', 'bound (places)']
    """
    value, unit = _counted(finding)
    if not unit:
        return {"value": value}
    gain, bound = translate("SitingReport", "gain ({unit})"), translate("SitingReport", "bound ({unit})")
    return {"value": value, "gain": gain.format(unit=unit), "bound": bound.format(unit=unit)}


def _counted(finding: Finding) -> tuple[str, str]:
    """What the curve counts, as the head of a column, and its unit; a score has none."""
    if finding.result.options.score_weight:
        return translate("SitingReport", "people and score, 0 to 1"), ""
    length = translate("SitingReport", "min") if finding.minutes else translate("SitingReport", "m")
    if finding.model == LEAST_WORST:
        return finding.heads["worst_d"], length
    if finding.model == LEAST_DISTANCE:
        unit = length
        if finding.result.counts_people:
            unit = translate("SitingReport", "person·{unit}").format(unit=length)
        text = translate("SitingReport", "time in all ({unit})") if finding.minutes else None
        text = text or translate("SitingReport", "distance in all ({unit})")
        return text.format(unit=unit), unit
    text = translate("SitingReport", "{who} covered")
    if finding.result.limited:
        text = translate("SitingReport", "{who} served")
    return text.format(who=finding.who), finding.who


def _said_of_the_curve(finding: Finding) -> str:
    """What the last new site adds, where the curve has the number before it."""
    curve, n = finding.result.curve.set_index("number"), int(finding.row["n_new"])
    covers = finding.model in COVERING and not finding.result.options.score_weight
    if not covers or not {n, n - 1} <= set(curve.index) or not finding.row["pop"]:
        return translate("SitingReport", "What each number of new sites brings")
    alike = (curve["value"] - curve["value"][n]).abs() <= GRAIN * finding.row["pop"]
    if alike[n - 1]:
        return _as_far(finding, _said_of_alike(finding, alike.index[alike].to_numpy()))
    more = max(curve["value"][n] - curve["value"][n - 1], 0)
    text = translate("SitingReport", "From {before} to {n} new sites: {points} percentage points more of the {who}")
    points = rounded(100 * more / finding.row["pop"], 1)
    return _as_far(finding, text.format(before=n - 1, n=n, points=points, who=finding.who))


def _as_far(finding: Finding, title: str) -> str:
    """A title on what more sites bring, which holds for the data where these end near most places."""
    if not finding.result.bounded:
        return title
    return translate("SitingReport", "{title} (as far as the data reach)").format(title=title)


def worth_it(finding: Finding) -> str:
    """What each further new site adds, and from which on it is less than 1% or nothing; empty for models of ways or scores.

    >>> from .siting import SitingOptions, assess
    >>> homes, places = shapely.points([[0, 0], [900, 0]]), shapely.points([[0, 9], [900, 9], [0, 8]])
    >>> three = assess(homes, places, options=SitingOptions(number=2, radius=50.0))
    >>> worth_it(Finding(three, np.array(["a", "b", "c"])))
    'In the best choices found a further new site adds 1 place (0 → 1), 1 place (1 → 2). From no. 3 on it adds nothing.'
    """
    adds = _steps(finding)
    if not adds:
        return ""
    one = translate("SitingReport", "{gain} ({before} → {k})")
    told = adds[: max(int(finding.row["n_new"]), 1)]
    if finding.none_needed:  # as the answer says
        return ""
    if _last_above(adds, GRAIN * float(finding.row["pop"])) == 0:
        return translate("SitingReport", "In the best choices found no new site adds anything.")
    steps = [one.format(before=k - 1, k=k, gain=number_of(finding, gain)) for k, gain in enumerate(told, 1)]
    text = translate("SitingReport", "In the best choices found a further new site adds {steps}.")
    return paragraph(text.format(steps=listed(steps, NAMED)), _fades(finding, adds))


def _steps(finding: Finding) -> list[float]:
    """What new site 1, 2, … adds in a model that covers, as far as the curve holds each number and the one before."""
    if finding.model not in COVERING or finding.result.options.score_weight or not finding.row["pop"]:
        return []
    value = {0: 0.0, **finding.result.curve.set_index("number")["value"]}
    last = next(k for k in range(1, len(value) + 1) if k not in value) - 1
    return [max(float(value[k] - value[k - 1]), 0.0) for k in range(1, last + 1)]


def _fades(finding: Finding, adds: list[float]) -> str:
    """From which new site on a further one adds less than 1%, or nothing, up to the last of the curve."""
    total, last = float(finding.row["pop"]), len(adds)
    little, none = (_last_above(adds, level) + 1 for level in (0.01 * total, GRAIN * total))
    if little > last:
        text = translate("SitingReport", "No. {last}, the last computed, still adds 1% of the {who} or more.")
    elif none == little:
        text = translate("SitingReport", "From no. {none} on it adds nothing.")
    elif none > last:
        text = translate("SitingReport", "From no. {little} on it adds less than 1% of the {who}.")
    else:
        text = translate(
            "SitingReport", "From no. {little} on it adds less than 1% of the {who}, from no. {none} on nothing."
        )
    return text.format(last=last, little=little, none=none, who=finding.who)


def _last_above(adds: list[float], level: float) -> int:
    """The last new site that adds at least so much, 0 where none does."""
    return max((k for k, gain in enumerate(adds, 1) if gain >= level), default=0)


def _said_of_alike(finding: Finding, numbers: np.ndarray) -> str:
    """That some numbers of sites, the row of the curve that holds the asked one, bring as many."""
    first, last = int(numbers.min()), int(numbers.max())
    if last == first + 1:
        text = translate("SitingReport", "{before} and {n} new sites bring as many of the {who} within the radius")
        return text.format(before=first, n=last, who=finding.who)
    text = translate("SitingReport", "{first} to {last} new sites: always as many of the {who} within the radius")
    return text.format(first=first, last=last, who=finding.who)


def _curve_caption(finding: Finding) -> str:
    curve = finding.result.curve
    open_ = (curve["bound"] - curve["value"]).abs() > 1e-6 * curve["value"].abs()
    if not open_.any():
        return translate("SitingReport", "Each number was solved on its own, and each point is proven to be the best.")
    text = plural(
        int(open_.sum()),
        translate(
            "SitingReport",
            "Each number was solved on its own. {n} of {all} points is not proven: none can be beyond the broad line.",
        ),
        translate(
            "SitingReport",
            "Each number was solved on its own. {n} of {all} points are not proven: none can be beyond the broad line.",
        ),
    )
    return text.format(all=len(curve))


def _add_maps(report: Report, finding: Finding, demand: np.ndarray, sites: np.ndarray, streets: Streets | None) -> None:
    ground = maps.Ground() if streets is None else maps.Ground(streets=streets.parts)
    frame = frame_of(finding, demand, sites)
    title = translate("SitingReport", "With the new sites: {share} of the {who} within {radius}")
    said = {"who": finding.who, "radius": finding.radius}
    if finding.row["n_existing"]:
        today = translate("SitingReport", "Today: {share} of the {who} within {radius}")
        report.figure(
            today_map(
                finding,
                today.format(share=finding.with_and_today["today"], **said),
                (demand, sites, ground, frame),
            )
        )
    sketch = maps.Map(title.format(share=finding.with_and_today["share"], **said), ground, frame)
    draw_links(sketch, demand, sites, linked(finding, finding.result.allocation))
    draw_demand(sketch, demand, finding.result.allocation["status"].to_numpy())
    draw_new(sketch, sites, finding, np.arange(len(finding.new)), finding.old)
    report.figure(sketch.svg(), map_caption(finding))


def map_caption(finding: Finding) -> str:
    """What numbers and lines of a map are.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> map_caption(Finding(one, np.array(["a"])))
    'Numbers are the ranks of the new sites; lines lead from each covered place to its site.'
    """
    if finding.model in COVERING:
        return translate(
            "SitingReport", "Numbers are the ranks of the new sites; lines lead from each covered place to its site."
        )
    return translate("SitingReport", "Numbers are the ranks of the new sites; lines lead from each place to its site.")


def linked(finding: Finding, allocation: pd.DataFrame) -> np.ndarray:
    """(n,) the site to which a line leads from each demand, -1 for none: where the model covers, from covered ones alone.

    >>> from .siting import SitingOptions, assess
    >>> homes, sites = shapely.points([[0, 0], [900, 0]]), shapely.points([[5, 0]])
    >>> one = assess(homes, sites, options=SitingOptions(number=1, radius=50.0))
    >>> linked(Finding(one, np.array(["a"])), one.allocation).tolist()
    [0, -1]
    """
    site = allocation["site"].to_numpy()
    if finding.model not in COVERING:
        return site
    return np.where((allocation["status"] == COVERED).to_numpy(), site, -1)


def frame_of(finding: Finding, demand: np.ndarray, sites: np.ndarray) -> np.ndarray:
    """(4,) the extent of a map: all demand, the new sites and the existing ones that serve or stand near, with room for marks.

    An existing site far away that serves none of the demand would leave all the rest a dot.

    >>> from .siting import SitingOptions, assess
    >>> homes, sites = shapely.points([[0, 0]]), shapely.points([[100, 0], [0, 50]])
    >>> one = assess(homes, sites[:1], sites[1:], options=SitingOptions(number=1, radius=500.0))
    >>> frame_of(Finding(one, np.array(["a", "b"])), homes, sites).tolist()
    [-3.0, -3.0, 103.0, 53.0]
    """
    there, new, old = demand[~absent(demand)], sites[finding.new], finding.old
    near = shapely.box(*maps.frame_of(there, new, margin=NEAR))
    serves = finding.result.rows["clients"].to_numpy(float, na_value=0)[old] > 0
    return maps.frame_of(there, new, sites[old[serves | shapely.intersects(sites[old], near)]], margin=maps.MARGIN)


def today_map(finding: Finding, title: str, layers: tuple) -> str:
    """The demand and the existing sites alone; `layers` : demand, sites, ground and frame of the map.

    >>> from .siting import SitingOptions, assess
    >>> homes, sites = shapely.points([[0, 0]]), shapely.points([[5, 0], [9, 0]])
    >>> one = assess(homes, sites[:1], sites[1:], options=SitingOptions(number=1))
    >>> today_map(Finding(one, np.array(["a", "b"])), "Today", (homes, sites, maps.Ground(), np.array([0, 0, 9, 9])))[:4]
    '<svg'
    """
    demand, sites, ground, frame = layers
    sketch = maps.Map(title, ground, frame)
    draw_demand(sketch, demand, finding.result.today)
    draw_sites(sketch, sites, finding.old, finding.new[:0], [])
    return sketch.svg()


def draw_links(sketch: maps.Map, demand: np.ndarray, sites: np.ndarray, site: np.ndarray) -> None:
    """Lines from each demand to its site, whose number is -1 where there is none.

    >>> homes, places = shapely.points([(0, 0), (9, 9)]), shapely.points([(5, 5)])
    >>> sketch = maps.Map("", maps.Ground(), np.array([0, 0, 9, 9]))
    >>> draw_links(sketch, homes, places, np.array([0, -1]))
    >>> len(sketch.axes.lines)
    1
    """
    reached = np.flatnonzero(site >= 0)
    if len(reached):
        lines = links(demand[reached], sites[site[reached]])
        charts.draw_lines(sketch.axes, lines, "#999999", linewidth=0.35, zorder=1, rasterized=len(lines) > charts.MANY)


def draw_demand(sketch: maps.Map, demand: np.ndarray, status: np.ndarray) -> None:
    """Places in the colours of their status.

    >>> sketch = maps.Map("", maps.Ground(), np.array([0, 0, 9, 9]))
    >>> draw_demand(sketch, shapely.points([(0, 0), (9, 9)]), np.array(["covered", "not_covered"]))
    >>> len(sketch.axes.collections)
    2
    """
    for code in COLOURS:
        own = (status == code) & ~absent(demand)
        if own.any():
            label = terms.label("status", code)
            places = shapely.point_on_surface(demand[own])
            charts.draw_points(sketch.axes, places, COLOURS[code], label, s=12, zorder=2)


def draw_new(
    sketch: maps.Map, sites: np.ndarray, finding: Finding, place: np.ndarray, old: np.ndarray, **look: str
) -> None:
    """New sites with their ranks, by their `place` in that order, and the `old`; those that add nobody stand back.

    >>> from .siting import SitingOptions, assess
    >>> homes, sites = shapely.points([[0, 0]]), shapely.points([[5, 0], [9, 0]])
    >>> two = assess(homes, sites, options=SitingOptions(number=2))
    >>> sketch = maps.Map("", maps.Ground(), np.array([0, 0, 9, 9]))
    >>> draw_new(sketch, sites, Finding(two, np.array(["a", "b"])), np.arange(2), np.empty(0, int))
    >>> len(sketch.axes.collections)
    2
    """
    adds = finding.adders[place]
    some, idle = place[adds], place[~adds]
    draw_sites(sketch, sites, old, finding.new[some], [str(i + 1) for i in some], **look)
    word = translate("SitingReport", "new site that adds nobody")
    pale = {"called": word, "marker": look.get("marker", "D"), "colour": IDLE}
    draw_sites(sketch, sites, old[:0], finding.new[idle], [str(i + 1) for i in idle], **pale)


def draw_sites(
    sketch: maps.Map,
    sites: np.ndarray,
    old: np.ndarray,
    new: np.ndarray,
    numbers: Sequence[str],
    *,
    called: str = "",
    marker: str = "D",
    colour: str = "",
) -> None:
    """Existing sites (the numbers `old`), and `new` ones, `called` so in the legend, with what stands beside them.

    >>> sketch = maps.Map("", maps.Ground(), np.array([0, 0, 9, 9]))
    >>> draw_sites(sketch, shapely.points([(0, 0), (9, 9)]), np.array([], int), np.array([1]), ["1"])
    >>> len(sketch.axes.collections)
    1
    """
    old_text, new_text = translate("SitingReport", "existing site"), called or translate("SitingReport", "new site")
    if len(old):
        places = shapely.point_on_surface(sites[old])
        charts.draw_points(sketch.axes, places, OLD, old_text, s=42, marker="s", zorder=4)
        sketch.keep_clear(_marks(sketch, places))
    if len(new):
        places = shapely.point_on_surface(sites[new])
        charts.draw_points(
            sketch.axes, places, colour or NEW, new_text, s=60 if marker == "D" else 110, marker=marker, zorder=5
        )
        marks = _marks(sketch, places)
        sketch.keep_clear(marks)
        sketch.name(marks[:ON_MAP], list(numbers[:ON_MAP]))


def _marks(sketch: maps.Map, places: np.ndarray) -> np.ndarray:
    """(n,) the ground that the mark at each place takes on the map, which no number may hide."""
    left, _, right, _ = maps.shown(sketch.frame)
    half = MARK / 2 * (right - left) / (72 * maps.WIDTH)
    x, y = shapely.get_coordinates(places).T
    return shapely.box(x - half, y - half, x + half, y + half)


def _add_sites(report: Report, finding: Finding, use: pd.DataFrame | None) -> None:
    """A row a site that serves, the new ones by their rank."""
    rows, old = finding.result.rows, finding.old
    order = np.concatenate([finding.new, old]).astype(int)
    table = rows.loc[order, ["rank", "adds", "clients", "pop", "mean_d", "worst_d", "load"]]
    table.insert(0, "site", [str(name) for name in finding.names[order]])
    if use is not None:
        carried = use.iloc[order].set_index(table.index)
        carried["programme"] = [
            None if code is None else terms.label("programme", code) for code in carried["programme"]
        ]
        table = pd.concat([table, carried], axis=1)
    if not finding.result.counts_people:  # what it serves are the places, which stand there already
        table = table.drop(columns="pop")
    table = table.dropna(axis=1, how="all")
    table = table.astype({name: float for name in ("pop", "mean_d", "worst_d", "load") if name in table})
    report.heading(translate("SitingReport", "Site by site"))
    formats = {
        **dict.fromkeys(["pop", "desks_min", "desks_max"], "{:,.0f}"),
        **dict.fromkeys(["mean_d", "worst_d"], finding.digits),
        "load": "{:.0%}",
    }
    caption = translate("SitingReport", "Existing sites have no rank.") if len(old) else ""
    report.table(*headed(finding, table, caption, formats))


def headed(
    finding: Finding, table: pd.DataFrame, caption: str, formats: Mapping[str, str]
) -> tuple[pd.DataFrame, str, dict[str, str]]:
    """A table for the report, of which the columns of ways say their unit.

    >>> from .siting import SitingOptions, assess
    >>> one = assess(shapely.points([[0, 0]]), shapely.points([[5, 0]]), options=SitingOptions(number=1))
    >>> list(headed(Finding(one, np.array(["a"])), pd.DataFrame({"pop": [1], "mean_d": [5.0]}), "", {})[0])
    ['places', 'mean distance (m)']
    """
    heads = finding.heads
    return table.rename(columns=heads), caption, {heads.get(name, name): how for name, how in formats.items()}


def _add_left(report: Report, finding: Finding, places: np.ndarray | None) -> None:
    left = finding.uncovered
    report.heading(translate("SitingReport", "Who is left"))
    report.paragraph(_left(finding))
    if not len(left):
        return
    table = pd.DataFrame({
        "demand_place": left.index.to_numpy() + 1 if places is None else places[left.index.to_numpy()],
        "pop": left["people"].to_numpy(),
        "site": siting_rows.called(left["site"].to_numpy(), finding.names),
        "distance": left["distance"].to_numpy(float),
    })  # fmt: skip
    text = translate("SitingReport", "The {n} with most {who}, of {all}")
    if places is None:
        text = translate(
            "SitingReport", "The {n} with most {who}, of {all}; the number is that of the row in the layer"
        )
    caption = text.format(n=min(LISTED, len(table)), who=finding.who, all=f"{len(table):,}")
    formats = {"pop": "{:,.0f}", "distance": finding.digits}
    report.table(*headed(finding, table.head(LISTED), caption, formats))


def _add_sureness(report: Report, finding: Finding) -> None:
    report.heading(translate("SitingReport", "How sure the choice is"))
    table = finding.result.robustness.set_index("site").reindex(finding.new)
    if finding.result.trials and len(table):
        title = translate(
            "SitingReport", "In how many of {n} trials a choice with the new site is as good as the best"
        ).format(n=len(finding.result.trials))
        labels = [f"{i + 1}  {finding.names[site]}" for i, site in enumerate(table.index)]
        idle = {"pale": list(~finding.adders), "pale_label": translate("SitingReport", "new site that adds nobody")}
        report.figure(charts.bars(title, labels, 100 * table["share"], "%", colours=[NEW], number="{:.0f}%", **idle))
    for line in (_sure(finding), _other(finding), _proof(finding)):
        if line:
            report.paragraph(line)


def _method(finding: Finding) -> list[str]:
    lines = [
        translate(
            "SitingReport",
            "Places that see the same candidates are taken as one; a choice is found by greed and swaps, prices or a linear "
            "relaxation give the bound that no choice exceeds, and branch and bound (HiGHS) closes the gap as far as the time "
            "goes. The value is counted again from the sites.",
        ),
        translate(
            "SitingReport",
            "Models: Church and ReVelle 1974 (most people covered), Toregas et al. 1971 (everybody covered), Hogan and ReVelle "
            "1986 (covered twice), Hakimi 1964 (least distance, shortest longest way).",
        ),
        translate(
            "SitingReport",
            "Trials: what moves is moved one at a time, the demand of all places at random and several times; the choice is "
            "searched anew in each, without proof. A trial counts for a new site where a choice with it is as good as the best "
            "found: of sites that can stand for one another it counts for each.",
        ),
    ]
    if finding.result.limited:
        lines.append(
            translate(
                "SitingReport", "Each place is served whole by one site, none of which serves more than it holds."
            )
        )
    if not finding.result.along_streets:
        lines.append(translate("SitingReport", "Distances are straight lines: on foot the ways are longer."))
    elif finding.minutes:
        lines.append(translate("SitingReport", "Times are those of the quickest ways along the streets."))
    return lines


def headings(finding: Finding, streets: Streets | None) -> list[str]:
    """Which way the ways lead, where some street is open one way alone.

    >>> headings(None, None)
    []
    """
    if streets is None or streets.along is None or np.isfinite([streets.along, streets.against]).all():
        return []
    if finding.result.options.travel.heading == "to":
        return [translate("SitingReport", "Some streets are open one way only: ways lead from each place to its site.")]
    return [translate("SitingReport", "Some streets are open one way only: ways lead from each site to its places.")]


def _thresholds(finding: Finding) -> pd.DataFrame:
    user, options = thresholds.user_parameter, finding.result.options
    rows = [user(translate("SitingReport", "radius"), options.radius, "min" if finding.minutes else "m")]
    if options.spacing:
        rows.append(user(translate("SitingReport", "least distance between sites"), options.spacing, "m"))
    if options.target_share < 1 and finding.model in (COVER_ALL, COVER_TWICE):
        rows.append(user(translate("SitingReport", "share to be covered"), options.target_share, "share"))
    return pd.DataFrame(rows)
