"""The report on a life circle: coverage class by class, people by distance, a map of the gaps, who is served worst.

A class of which the data hold no facility is not judged: absent from the data is not out of reach. Where facilities may be
of it, as their kind says less than the standard asks (schools of any level), it is not known. The answer, the charts and
the list of the worst are about the classes in the data, and the others are named. The targets of coverage of a standard
are held against that standard alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from ..base import facility_classes, terms, thresholds
from ..base.arrays import objects
from ..base.text import (
    HalfUp,
    capital,
    decimals,
    exactly,
    fixed,
    listed,
    paragraph,
    percent,
    plural,
    rounded,
    translate,
)
from ..ground.geometry import absent
from ..lazy import charts, maps
from ..page import looks
from ..page.report import Report
from ..streets import edge
from ..streets.network import Streets
from ..streets.reach import assessed
from ..streets.travel import PER_MINUTE
from .life_circle import ALL, LifeCircle, cut_off, figures, judged, lacking, wishes

FORMATS = {
    "radius_m": "{:,.0f}",
    "pop": "{:,.0f}",
    "pop_covered": "{:,.0f}",
    "pop_not_assessed": "{:,.0f}",
    "population": "{:,.0f}",
    "x": "{:.1f}",
    "y": "{:.1f}",
}
TABLE = ["category", "radius_m", "facilities", "facilities_unsnapped", "clients_covered", "clients_share"]
TABLE += ["pop_covered", "pop_share"]
MAX_BARS, MAX_CURVES, MAX_WORST, MAX_LISTED, CURVE_POINTS = 20, 7, 12, 50, 500
# Below the nearest target, above it, above the farthest one: a diverging ramp that survives grey print.
BELOW, BETWEEN, ABOVE = "#D55E00", "#9ecae1", "#08519c"
# Below the nearest target, which it may meet all the same.
OPEN = "#bdbdbd"
# How many of the classes are in reach, from the most down: a diverging ramp around 85 %.
COLOURS = {
    "reach_all": "#08519c",
    "reach_target": "#6baed6",
    "reach_half": "#fee090",
    "reach_few": "#fc8d59",
    "reach_none": "#b30000",
}
# The classes that lines are told apart by: yellow is not seen on white.
LINES = [colour for colour in looks.OKABE_ITO if colour != "#F0E442"]


def word(category: str) -> str:
    """What the user reads for a class.

    >>> word("primary_school")
    'primary school'
    """
    return terms.label("category", category) if category == ALL else terms.label("facility", category)


def words(categories: Sequence[str]) -> list[str]:
    """The same for several.

    >>> words(["primary_school", "all classes"])
    ['primary school', 'all classes']
    """
    return [word(category) for category in categories]


def targets(standard: str) -> pd.DataFrame:
    """The targets of coverage of a standard, the nearer first: thresholds with ``value`` and ``valid_from``, mostly none.

    >>> targets("shanghai_2016")["value"].tolist(), len(targets("gb50180_15"))
    ([0.85, 0.99], 0)
    """
    table = thresholds.load("life_circle")
    return table[table["targets_of"] == standard].sort_values("value")


@dataclass(frozen=True)
class Findings:
    """A result as it is told: the classes in the data and what is reached of them."""

    result: LifeCircle

    @cached_property
    def classes(self) -> pd.DataFrame:
        """Requirements and coverage, a row a class; what barriers alone cut off is judged: that is what they do."""
        drawn = self.result.without_barriers or self.result
        coverage = self.result.summary.iloc[:-1].drop(columns=list(self.result.classes), errors="ignore")
        return self.result.classes.join(coverage).assign(cut_off=cut_off(drawn))

    @cached_property
    def sought(self) -> pd.DataFrame:
        """The classes that a place needs."""
        return self.classes[self.classes["counted"]]

    @cached_property
    def present(self) -> pd.DataFrame:
        """Those of them that are judged: the data hold a facility of them, not all cut off from the main network."""
        return self.classes[judged(self.result)]

    @cached_property
    def detached(self) -> pd.DataFrame:
        """Those of them whose facilities all hang apart from the main network: nothing is said of who reaches them."""
        return self.sought[self.sought["cut_off"]]

    @cached_property
    def vague(self) -> pd.DataFrame:
        """The classes in the data whose facilities may be of one that a place needs, which their kind does not say."""
        needed = set(self.sought["category"])
        may_be = [bool(needed.intersection(facility_classes.MAY_BE.get(name, ()))) for name in self.classes["category"]]
        return self.classes[np.array(may_be, bool) & (self.classes["facilities"] > 0)]

    def _may_be_vague(self, classes: pd.DataFrame) -> np.ndarray:
        """(classes,) whether facilities of the vague classes may be of each."""
        named = [name for vague in self.vague["category"] for name in facility_classes.MAY_BE[vague]]
        return classes["category"].isin(named).to_numpy()

    def by_kinds(self, classes: pd.DataFrame) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
        """The vague classes whose facilities may be of some of the `classes`, each time with those: a pitch is no school."""
        own = [
            tuple(kind for kind in self.vague["category"] if name in facility_classes.MAY_BE[kind])
            for name in classes["category"]
        ]
        groups = [(kinds, np.array([of == kinds for of in own])) for kinds in dict.fromkeys(own)]
        return [(self.vague[self.vague["category"].isin(kinds)], classes[of]) for kinds, of in groups]

    @cached_property
    def untold(self) -> pd.DataFrame:
        """Those of which nobody can tell whether the data hold any."""
        none = self.sought[self.sought["facilities"] == 0]
        return none[self._may_be_vague(none)]

    @cached_property
    def absent(self) -> pd.DataFrame:
        """Those of them that the data hold none of."""
        none = self.sought[self.sought["facilities"] == 0]
        return none[~self._may_be_vague(none)]

    @cached_property
    def nameless(self) -> int:
        """Facilities without a class, or under a standard with one that nobody knows: they may be of any."""
        group, known = self.result.group, self.result.classes["category"].isin(terms.codes("facility")).to_numpy()
        return int((group < 0).sum() + (~known[group[group >= 0]]).sum() * bool(self.standard))

    @property
    def judges_a_part(self) -> bool:
        """Whether more classes may be in the data than are judged."""
        return len(self.detached) + len(self.untold) + (self.nameless > 0) * len(self.absent) > 0

    @cached_property
    def too_low(self) -> pd.DataFrame:
        """The judged classes that not everybody reaches, and that facilities of the vague classes may add to."""
        return self.present[self._may_be_vague(self.present) & (self.present[self.share] < 1)]

    @cached_property
    def standard(self) -> str:
        """The standard that brings the classes, empty for the user's own."""
        return next((name for name in self.result.classes["standard"] if name), "")

    @cached_property
    def targets(self) -> list[float]:
        """The standard's targets of coverage, rising."""
        return targets(self.standard)["value"].tolist()

    @cached_property
    def assessed(self) -> np.ndarray:
        """(places,) whether a place was assessed."""
        return assessed(self.result.reach.status)

    @cached_property
    def knows_people(self) -> bool:
        """Whether anybody lives in the assessed places."""
        people = self.result.population
        return people is not None and bool(people[self.assessed].sum() > 0)

    @cached_property
    def radius(self) -> float:
        """The largest radius of the judged classes: those for reference have no say in what is known of these."""
        return float(self.present["radius_m"].max())

    def near(self, radius: float) -> pd.arrays.BooleanArray:
        """(places,) whether a place stands where the data end, for what is asked within a radius; nothing is within none."""
        return self.result.near.get(radius, pd.array(np.zeros(len(self.assessed), bool), dtype="boolean"))

    @cached_property
    def at_edge(self) -> np.ndarray:
        """(places,) whether a place stands where the data end, for what is said of all judged classes."""
        return self.near(self.radius).to_numpy(bool, na_value=False)

    def part_near(self, weight: np.ndarray, radius: float) -> float:
        """The part of the assessed, by their weight, that stands where the data end."""
        return edge.part_near(self.near(radius), np.where(self.assessed, weight, 0))

    def bounds(self, weight: np.ndarray, radius: float | None = None) -> bool:
        """Whether what is reached by the assessed within a radius, by their weight, is a lower bound: straight lines give none.

        Without a `radius` it is said of all judged classes together.
        """
        near = self.part_near(weight, self.radius if radius is None else radius)
        return self.result.reach.tied is not None and near >= edge.MOSTLY

    def bounded(self, classes: pd.DataFrame | None = None) -> np.ndarray:
        """(classes,) whether the share of those who reach each is a lower bound, by its own radius; of all judged without any."""
        radii = [self.radius] if classes is None else classes["radius_m"]
        known = {radius: self.bounds(self.weight, radius) for radius in set(radii)}
        return np.array([known[radius] for radius in radii], bool)

    def bound(self, share: float, said: str = "", classes: pd.DataFrame | None = None) -> str:
        """A share of those who reach each of some classes, or all, with as many digits as keep it from a target."""
        bounded = bool(self.bounded(classes).any())
        return edge.at_least(share, said or percent(share, *self.targets), bounded)

    def span(self, classes: pd.DataFrame, *digits: float) -> tuple[str, str]:
        """The lowest and the highest share of some classes: one word for both bounds, one for all that are said alike."""
        shares = classes[self.share]
        said = np.array([percent(share, *digits) for share in shares], object)
        low, high = shares.min(), shares.max()
        least, most = (percent(share, *digits) for share in (low, high))
        first = self.bound(low, least, classes[said == least])
        return first, most if first != least else self.bound(high, most, classes[said == most])

    def lack(self, n: int) -> str:
        """A number of places that lack something, as it is said."""
        return edge.at_most(n, f"{n:,}", self.bounds(np.ones(len(self.assessed))))

    def is_open(self, target: float) -> np.ndarray:
        """(judged classes + 1,) whether nobody can tell if each, and all together, meets a target: not in the data, but more may.

        Whoever stands at the edge may have what lies beyond, and everybody what facilities of the vague classes are.
        """
        near = [self.near(radius).to_numpy(bool, na_value=False) for radius in self.present["radius_m"]]
        unknown = np.column_stack(near) & self.bounded(self.present)
        surely = self.lacks & ~self._may_be_vague(self.present) & ~unknown
        known = np.where(self.assessed, self.weight, 0)
        most = 1 - known @ np.column_stack([surely, surely.any(axis=1)]) / known.sum()
        return (np.append(self.present[self.share], self.everything) < target) & (most >= target - 1e-12)

    @property
    def who(self) -> str:
        """What the shares are shares of: people where their number is known, else places."""
        if self.knows_people:
            return translate("LifeCircleReport", "people")
        return translate("LifeCircleReport", "places")

    @property
    def share(self) -> str:
        """The column of the coverage that holds them."""
        return "pop_share" if self.knows_people else "clients_share"

    @cached_property
    def weight(self) -> np.ndarray:
        """(places,) the people that count for each place, 1 where only places are counted."""
        return self.result.population if self.knows_people else np.ones(len(self.result.rows))

    @cached_property
    def lacks(self) -> np.ndarray:
        """(places, classes in the data) whether an assessed place lacks a class."""
        return lacking(self.result.rows, self.present)

    @cached_property
    def share_ok(self) -> np.ndarray:
        """(places,) share of the classes in the data that are in reach, NaN where not assessed."""
        return np.where(self.assessed, 1 - self.lacks.mean(axis=1), np.nan)

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """The classes in the data, the one that the fewest reach first."""
        return self.present.sort_values(self.share, kind="stable")

    @property
    def everything(self) -> float:
        """The share with all judged classes in reach: that of the coverage's row of all."""
        return float(self.result.summary[self.share].iloc[-1])

    @cached_property
    def by_barriers(self) -> pd.DataFrame | None:
        """The shares with the barriers and without them: a row a judged class and one for all; None without barriers."""
        other = self.result.without_barriers
        if other is None or not len(self.present):
            return None
        before = other.summary.set_index("category")[self.share]
        table = pd.DataFrame({"category": self.ranked["category"], "share_with": self.ranked[self.share]})
        table["share_without"] = before[table["category"]].to_numpy()
        then = assessed(other.reach.status)
        whole = self.weight[then].sum()
        reached = self.weight[then & ~lacking(other.rows, self.present).any(axis=1)].sum()
        everything = self.everything, reached / whole if whole else np.nan
        table.loc[len(table)] = [ALL, *everything]
        return table.reset_index(drop=True)

    @property
    def all_word(self) -> str:
        """What all classes together are called."""
        if self.judges_a_part:
            return translate("LifeCircleReport", "all classes that are judged")
        return translate("LifeCircleReport", "all classes in the data") if len(self.absent) else word(ALL)


def coverage_in_words(result: LifeCircle) -> pd.DataFrame:
    """The coverage as it is written out: where distances are straight lines, its sources say so in the user's words.

    >>> from innospace.core.lifecircle import life_circle
    >>> homes, schools = shapely.points([(0, 0), (3000, 0)]), shapely.points([(300, 400)])
    >>> result = life_circle.assess(homes, schools, category=np.array(["school"], object))
    >>> coverage_in_words(result)[["category", "source", "clients_share"]].values.tolist()
    [['school', 'user parameter; straight line', 0.5], ['all classes', 'user parameter; straight line', 0.5]]
    """
    if result.reach.tied is not None:
        return result.summary
    way = "; " + translate("LifeCircle", "straight line")
    return result.summary.assign(source=result.summary["source"] + way)


def sentences(result: LifeCircle) -> list[str]:
    """The answer in about three sentences.

    >>> from innospace.core.lifecircle import life_circle
    >>> homes, schools = shapely.points([(0, 0), (3000, 0)]), shapely.points([(300, 400)])
    >>> result = life_circle.assess(homes, schools, category=np.array(["school"], object))
    >>> print(sentences(result)[0])
    50% of the places reach school (kind unknown) within 1,000 m in a straight line (no network), the only class sought that
    is in the data.
    """
    found = Findings(result)
    if not found.assessed.any():
        return [translate("LifeCircleReport", "No place could be assessed.")]
    if not len(found.present):
        return _not_judged(found)
    return [
        _headline(found),
        *_not_judged(found),
        *_not_counted(found),
        *_mostly_at_edge(found, found.present),
        *_targets_met(found),
        *_largest_gap(found),
        *_barriers(found),
    ]


def _headline(findings: Findings) -> str:
    way = translate("LifeCircleReport", "on foot along the streets")
    if findings.result.reach.tied is None:
        way = translate("LifeCircleReport", "in a straight line (no network)")
    text = translate("LifeCircleReport", "{share} of the {who} reach all {n} classes {way}.")
    if len(findings.absent):
        text = translate("LifeCircleReport", "{share} of the {who} reach all {n} classes that are in the data {way}.")
    if findings.judges_a_part:
        text = translate("LifeCircleReport", "{share} of the {who} reach all {n} classes that are judged {way}.")
    if len(findings.present) == 1:
        text = translate(
            "LifeCircleReport",
            "{share} of the {who} reach {category} within {radius} m {way}, the only class sought that is in the data.",
        )
    if len(findings.present) == 1 and findings.judges_a_part:
        text = translate(
            "LifeCircleReport",
            "{share} of the {who} reach {category} within {radius} m {way}, the only class that is judged.",
        )
    share, first = findings.everything, findings.present.iloc[0]
    said = text.format(
        share=findings.bound(share),
        who=findings.who,
        n=len(findings.present),
        way=way,
        category=word(first["category"]),
        radius=exactly(first["radius_m"]),
    )
    return capital(said)


def _targets_met(findings: Findings) -> list[str]:
    """How many of the classes in the data meet each target of the standard."""
    text = translate("LifeCircleReport", "{target} is met by {met} of the {n} classes in the data.")
    some = translate(
        "LifeCircleReport",
        "{target} is met by {met} of the {n} classes in the data; of {k} it cannot be told, as the share may be higher.",
    )
    if findings.judges_a_part:
        text = translate("LifeCircleReport", "{target} is met by {met} of the {n} classes judged.")
        some = translate(
            "LifeCircleReport",
            "{target} is met by {met} of the {n} classes judged; of {k} it cannot be told, as the share may be higher.",
        )
    shares, told = findings.present[findings.share].to_numpy(), []
    for target in targets(findings.standard).itertuples():
        met, open_ = int((shares >= target.value).sum()), int(findings.is_open(target.value)[:-1].sum())
        told.append((some if open_ else text).format(target=_target_name(target), met=met, n=len(shares), k=open_))
    return told


def _largest_gap(findings: Findings) -> list[str]:
    """Of several classes in the data the one that the fewest reach, or those where several are last."""
    least = findings.present[findings.share].min()
    if len(findings.present) < 2 or not least < 1:
        return []
    last = findings.present[findings.present[findings.share] == least]
    if len(last) == len(findings.present):
        text = translate("LifeCircleReport", "No class stands out: {share} of the {who} reach each of them.")
        return [text.format(share=findings.bound(least, classes=last), who=findings.who)]
    one = translate("LifeCircleReport", "The largest gap is {classes}: {share} of the {who} within {radius} m.")
    many = translate("LifeCircleReport", "The largest gaps are {classes}: {share} of the {who} each.")
    if findings.bounded(last).any():
        one = translate(
            "LifeCircleReport",
            "As far as the data reach, the largest gap is {classes}: {share} of the {who} within {radius} m.",
        )
        many = translate(
            "LifeCircleReport", "As far as the data reach, the largest gaps are {classes}: {share} of the {who} each."
        )
    text = plural(len(last), one, many)
    return [
        text.format(
            classes=listed(words(last["category"])),
            share=findings.bound(least, classes=last),
            who=findings.who,
            radius=exactly(last["radius_m"].iloc[0]),
        )
    ]


def _barriers(findings: Findings) -> list[str]:
    """How coverage falls by the barriers, over all judged classes and where most."""
    table = findings.by_barriers
    if table is None:
        return []
    if (table["share_with"] == table["share_without"]).all():
        return [translate("LifeCircleReport", "The barriers change no share of coverage.")]
    text = translate(
        "LifeCircleReport",
        "With the barriers {closed} of the {who} reach all classes that are judged, without them {open} would.",
    )
    closed, open_ = map(findings.bound, table.iloc[-1][["share_with", "share_without"]])
    said = [text.format(closed=closed, open=open_, who=findings.who)]
    each = table.iloc[:-1]
    lost = each["share_without"] - each["share_with"]
    if len(each) < 2 or not lost.max() > 0:
        return said
    most = each[lost >= lost.max() - 1e-9]
    if len(most) > 1:
        text = translate("LifeCircleReport", "The barriers cost most at {classes}: {lost} percentage points each.")
        return [*said, text.format(classes=listed(words(most["category"])), lost=rounded(100 * lost.max(), 1))]
    most = most.iloc[0]
    text = translate("LifeCircleReport", "The barriers cost most at {category}: {closed} with them, {open} without.")
    own = findings.present[findings.present["category"] == most["category"]]
    closed, open_ = (findings.bound(share, classes=own) for share in most[["share_with", "share_without"]])
    return [*said, text.format(category=word(most["category"]), closed=closed, open=open_)]


def _not_judged(findings: Findings) -> list[str]:
    """How many of the classes sought are judged, and which are not, with the reason: the numbers add up."""
    parts = [
        (_none(findings), findings.absent),
        *[(_cannot_be_told(vague), some) for vague, some in findings.by_kinds(findings.untold)],
        (
            translate(
                "LifeCircleReport",
                "not judged, as the network is broken there and all facilities that have a street hang apart from the main "
                "network: {k} ({classes})",
            ),
            findings.detached,
        ),
    ]
    rest = [
        text.format(k=len(some), classes=listed(words(some["category"]), len(some)))
        for text, some in parts
        if len(some)
    ]
    if not rest:
        return []
    judged = translate("LifeCircleReport", "Judged: {k} of {n} classes")
    told = [judged.format(k=len(findings.present), n=len(findings.sought)), *rest]
    return [translate("LifeCircleReport", "{parts}.").format(parts=translate("LifeCircleReport", "; ").join(told))]


def _none(findings: Findings) -> str:
    """What is to be said of classes that no facility has: only where all have a class there are none in the data."""
    if not findings.nameless:
        return translate("LifeCircleReport", "not in the data: {k} ({classes})")
    return plural(
        findings.nameless,
        translate("LifeCircleReport", "not found, unless the facility without a class is one: {k} ({classes})"),
        translate(
            "LifeCircleReport", "not found, unless they are among the {n} facilities without a class: {k} ({classes})"
        ),
    )


def _cannot_be_told(vague: pd.DataFrame) -> str:
    """Why nobody can tell of some classes, yet to be named, whether the data hold any."""
    text = plural(
        int(vague["facilities"].sum()),
        translate(
            "LifeCircleReport", "not known, as {n} facility in the data is only known as {kinds}: {k} ({classes})"
        ),
        translate(
            "LifeCircleReport",
            "not known, as {n} facilities in the data are only known as {kinds}: {k} ({classes})",
        ),
    )
    return text.replace("{kinds}", listed(words(vague["category"])))


def _not_counted(findings: Findings) -> list[str]:
    """That facilities whose kind says too little may add to classes that are judged."""
    return [_may_add(vague, some) for vague, some in findings.by_kinds(findings.too_low)]


def _may_add(vague: pd.DataFrame, classes: pd.DataFrame) -> str:
    text = plural(
        int(vague["facilities"].sum()),
        translate(
            "LifeCircleReport",
            "{n} facility in the data is only known as {kinds} and not counted as {classes}: the share may be higher.",
        ),
        translate(
            "LifeCircleReport",
            "{n} facilities in the data are only known as {kinds} and not counted as {classes}: the share may be higher.",
        ),
    )
    return text.format(kinds=listed(words(vague["category"])), classes=listed(words(classes["category"])))


def _mostly_at_edge(findings: Findings, classes: pd.DataFrame) -> list[str]:
    """That half of those whom the shares are of, or more, stand where the data end, and what that means for those of `classes`.

    Each class has its own radius. Where everybody has all of them there is no more to reach.
    """
    if not len(classes) or (classes[findings.share] == 1).all():
        return []
    near = findings.part_near(findings.weight, float(classes["radius_m"].max()))
    if near < edge.MOSTLY:
        return []
    bounded = findings.bounded(classes)
    text = translate(
        "LifeCircleReport", "{share} of the {who} are near the edge of the data: the shares are lower bounds."
    )
    if findings.result.reach.tied is None:
        text = translate(
            "LifeCircleReport",
            "{share} of the {who} are near the edge of the data, where more may be in reach than is counted.",
        )
    elif not bounded.all():
        text = translate(
            "LifeCircleReport",
            "{share} of the {who} are near the edge of the data: the shares of the classes within {radius} m or more are lower "
            "bounds.",
        )
    least = exactly(classes.loc[bounded, "radius_m"].min()) if bounded.any() else ""
    return [text.format(share=percent(near, edge.MOSTLY), who=findings.who, radius=least)]


def build(
    result: LifeCircle,
    *,
    demand: np.ndarray,
    facilities: np.ndarray,
    streets: Streets | None = None,
    apart: str = "",
    shapes: np.ndarray | None = None,
    names: np.ndarray | None = None,
) -> Report:
    """The report of one run; `demand` and `facilities` are the points that were assessed, `streets` those between them.

    `apart`: the remark on places and facilities that do not meet, which is the answer then. `shapes`: (n,) the places as they
    are drawn, such as the outlines of buildings; None: as dots. `names`: (n,) what the places are called; None: by their row.
    """
    report, found = Report(translate("LifeCircleReport", "Who reaches what on foot")), Findings(result)
    report.answer(*([apart] if apart else sentences(result)))
    if len(found.present) and not apart:
        report.heading(translate("LifeCircleReport", "Coverage"))
        report.figure(_bars(found), paragraph(_open_note(found), _not_drawn(found, found.ranked.iloc[MAX_BARS:])))
        if len(_with_distances(found)):
            report.figure(_curves(found), _not_drawn(found, _with_distances(found).iloc[MAX_CURVES:]))
        for line in _too_far(found):
            report.paragraph(line)
        _with_and_without(report, found)
        report.heading(translate("LifeCircleReport", "Where the gaps are"))
        shapes = demand if shapes is None else shapes
        report.figure(_map(found, shapes, facilities, streets, names), _map_caption(found, shapes, names is not None))
        kind = figures(streets is not None)
        for line in edge.note(result.edge, found.near(found.radius), found.radius, kind):
            report.paragraph(line)
        _worst(report, found, demand, names)
    report.heading(translate("LifeCircleReport", "All classes"))
    report.paragraph(_assessed(found))
    for line in [*_not_judged(found), *_not_counted(found), *_mostly_at_edge(found, found.present)]:
        report.paragraph(line)
    _coverage(report, found)
    _beside(report, found)
    _not_connected(report, result, facilities)
    report.method(*_method(result))
    report.thresholds = _thresholds(found)
    return report


def _with_and_without(report: Report, findings: Findings) -> None:
    """Coverage with the barriers and without them, class by class."""
    table = findings.by_barriers
    if table is None:
        return
    report.heading(translate("LifeCircleReport", "With and without barriers"))
    for line in _barriers(findings):
        report.paragraph(line)
    names = [findings.all_word if category == ALL else word(category) for category in table["category"]]
    report.figure(_barrier_bars(findings, names))
    digits = max(decimals([*table["share_with"], *table["share_without"]]), 1)
    formats = dict.fromkeys(("share_with", "share_without"), f"{{:.{digits}%}}")
    report.table(table.assign(category=names), "", formats)


def _barrier_bars(findings: Findings, names: list[str]) -> str:
    """A bar a class with the barriers, a mark without them; those that lose most first, all classes last."""
    table, all_last = findings.by_barriers, [len(names) - 1]
    lost = (table["share_with"] - table["share_without"]).iloc[:-1]
    shown = [*np.argsort(lost.to_numpy(), kind="stable")[:MAX_BARS], *all_last]
    unit = translate("LifeCircleReport", "% of the {who} in reach").format(who=findings.who)
    closed, open_ = (findings.bound(share, percent(share)) for share in table.iloc[-1][["share_with", "share_without"]])
    title = translate("LifeCircleReport", "All judged classes: {closed} with the barriers, {open} without")
    number = f"{{:.{decimals(table['share_with'])}f}}%"
    values, reference = (100 * table[name].to_numpy(float)[shown] for name in ("share_with", "share_without"))
    return charts.bars(
        title.format(closed=closed, open=open_),
        [names[i] for i in shown],
        values,
        unit,
        reference=reference,
        reference_label=translate("LifeCircleReport", "without barriers"),
        number=number,
    )


def _not_drawn(findings: Findings, rest: pd.DataFrame) -> str:
    """What a chart leaves out, summed up; the classes that the fewest reach are drawn."""
    if not len(rest):
        return ""
    one = translate(
        "LifeCircleReport", "{n} more class is not drawn: {low} of the {who} reach it; the table below holds all."
    )
    many = translate(
        "LifeCircleReport",
        "{n} more classes are not drawn: {low} to {high} of the {who} reach each of them; the table below holds all.",
    )
    shares = rest[findings.share]
    low, high = findings.span(rest, *findings.targets)
    if percent(shares.min(), *findings.targets) == percent(shares.max(), *findings.targets):
        many = translate(
            "LifeCircleReport",
            "{n} more classes are not drawn: {low} of the {who} reach each of them; the table below holds all.",
        )
    return plural(len(rest), one, many).format(low=low, high=high, who=findings.who)


def _too_far(findings: Findings) -> list[str]:
    """The classes that have no curve, as they are farther from everybody than was looked."""
    far = findings.present.drop(_with_distances(findings).index)
    text = translate("LifeCircleReport", "Nobody has these classes within {most} m: {classes}.")
    if findings.bounds(findings.weight, findings.result.options.max_distance):
        text = translate(
            "LifeCircleReport", "As far as the data reach, nobody has these classes within {most} m: {classes}."
        )
    return (
        [text.format(most=exactly(findings.result.options.max_distance), classes=listed(words(far["category"])))]
        if len(far)
        else []
    )


def _coverage(report: Report, findings: Findings) -> None:
    """The table of the classes that are judged, and of the last row all of them together."""
    title = ""
    if findings.standard:
        text = translate("LifeCircleReport", "Classes of the standard: {k} of {n}")
        title = text.format(k=len(findings.present), n=len(findings.sought))
    if len(findings.present):
        _classes(
            report, findings, pd.concat([findings.present, findings.result.summary.iloc[-1:]], ignore_index=True), title
        )


def _beside(report: Report, findings: Findings) -> None:
    """The table of the classes in the data that the standard does not ask for, and which of them another circle does."""
    beside = findings.classes[~findings.classes["counted"]]
    if not len(beside):
        return
    text = translate(
        "LifeCircleReport",
        "Other classes in the data: {n}; not in the standard, all within {radius} m, for reference only",
    )
    _classes(report, findings, beside, text.format(n=len(beside), radius=exactly(beside["radius_m"].iloc[0])))
    for line in _mostly_at_edge(findings, beside):
        report.paragraph(line)
    text = translate("LifeCircleReport", "To be assessed in a run of its own by {standard}: {classes}.")
    for level in _other_circles(findings.standard):
        asked = beside[beside["category"].isin(thresholds.load("life_circle", level)["item"])]
        if len(asked):
            named = listed(words(asked["category"]), len(asked))
            report.paragraph(text.format(standard=terms.label("standard", level), classes=named))


def _other_circles(standard: str) -> list[str]:
    """The other levels of the same standard, such as 10 and 5 minutes beside 15; an earlier edition is none."""
    sources = {name: set(thresholds.load("life_circle", name)["source"]) for name in thresholds.LIFE_CIRCLES}
    own = sources.get(standard)
    return [name for name, source in sources.items() if own and source == own and name != standard]


def _classes(report: Report, findings: Findings, classes: pd.DataFrame, title: str) -> None:
    """A table of the coverage of some classes, a row each."""
    table = classes[TABLE]
    shares = {
        name: f"{{:.{max(decimals(table[name], *findings.targets), 1)}%}}" for name in ("clients_share", "pop_share")
    }
    named = [findings.all_word if category == ALL else word(category) for category in table["category"]]
    if not table["facilities_unsnapped"].any():
        table = table.drop(columns="facilities_unsnapped")
    report.table(table.assign(category=named).dropna(axis=1, how="all"), title, FORMATS | shares)


def _assessed(findings: Findings) -> str:
    whole = findings.result.summary.iloc[-1]
    text = translate("LifeCircleReport", "Places assessed: {n:,}, not assessed: {m:,}.")
    if findings.result.population is not None:
        text = translate(
            "LifeCircleReport",
            "Places assessed: {n:,}, with {pop:,.0f} people; not assessed: {m:,}, with {lost:,.0f} people.",
        )
    lost, people = whole["pop_not_assessed"], whole["pop"]
    return text.format(n=whole["clients"], m=whole["clients_not_assessed"], pop=people, lost=lost)


def _method(result: LifeCircle) -> list[str]:
    texts = [
        translate(
            "LifeCircleReport",
            "A class is in reach of a place when a facility of it lies within the class's radius; the levels of a standard "
            "are not inclusive. Coverage is the share of the assessed places, and of the people in them, that have the "
            "class in reach; a place on a part of the network without facilities counts as not covered.",
        ),
        translate(
            "LifeCircleReport",
            "A class of which no facility is found is not judged: absent from the data is not out of reach; nor is one "
            "whose facilities all hang apart from the main network, nor one that facilities of a less precise kind may be "
            "of, such as schools of any level. Answer, charts and the list of the worst served are about the other classes, "
            "and so are “share of the judged classes” of the places and the last row of the coverage; “classes in reach”, “share "
            "of classes” and the score count all classes that were sought. Targets of coverage are compared with "
            "their own standard only.",
        ),
        translate(
            "LifeCircleReport",
            "Places nearer than the largest radius to the outline of the study area, or beyond it, are at the edge: what "
            "lies beyond is unknown, so numbers and shares along streets are lower bounds there, distances upper bounds. "
            "Whether the share of a class is a lower bound is told by its own radius, that of all by the largest of the judged "
            "classes, which also decides on the map and in the list of the worst served. "
            "Without a study area the outline is the convex hull of the streets, without streets that of places and "
            "facilities together.",
        ),
    ]
    if result.reach.tied is None:
        return [*texts, translate("LifeCircleReport", "Distances are straight lines: no network was given.")]
    text = translate(
        "LifeCircleReport",
        "A distance is the straight leg to the nearest point of a street within {snap} m, the shortest way along the "
        "streets in either direction, and the straight leg to the facility.",
    )
    return [*texts, text.format(snap=exactly(result.options.snap))]


def _thresholds(findings: Findings) -> pd.DataFrame:
    """What the result rests on: the classes that are sought, in one row those that are merely shown beside them, and weights."""
    named = findings.result.classes.assign(item=findings.result.classes["category"].map(word))
    beside = named[~named["counted"]].head(1).assign(item=translate("LifeCircleReport", "other classes in the data"))
    table = pd.concat([named[named["counted"]], beside]).rename(columns={"radius_m": "value"}).assign(unit="m")
    columns = ["item", "value", "unit", "source", "clause", "mark"]
    table = pd.concat(
        [part[columns] for part in (table, targets(findings.standard), _weights(findings))], ignore_index=True
    )
    return table.assign(clause=table["clause"].replace("", np.nan))


def _weights(findings: Findings) -> pd.DataFrame:
    """What the age group asks for of the classes sought, as thresholds: where it asks for nothing a class counts once."""
    asked = wishes(findings.sought, findings.result.options.age_group)
    return asked.assign(item=words(findings.sought["category"]))[(asked["value"] != 1) & asked["value"].notna()]


def _bars(findings: Findings) -> str:
    """A bar a class, the one that the fewest reach on top; the numbers stand in a column of their own, clear of any target."""
    shown = findings.ranked.head(MAX_BARS)
    values = np.append(shown[findings.share].to_numpy(float), findings.everything)
    axis = translate("LifeCircleReport", "share of the {who} in reach")
    bounded = findings.bounded(shown)
    if bounded.all():
        axis = translate("LifeCircleReport", "share of the {who} in reach (lower bound)")
    elif bounded.any():
        axis = translate("LifeCircleReport", "share of the {who} in reach (a lower bound from {radius} m on)")
    least = exactly(shown.loc[bounded, "radius_m"].min()) if bounded.any() else ""
    axis = axis.format(who=findings.who, radius=least)
    axes = charts.new_axes(_bars_title(findings), axis, size=(7.0, 1.2 + 0.3 * len(values)))
    place = np.arange(len(values))
    axes.barh(place, values, color=_colours(findings, shown, values), height=0.62)
    look = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "va": "center", "fontsize": 8}
    number = f"{{:.{decimals(values, *findings.targets)}%}}"
    for y, value in zip(place, values, strict=True):
        axes.annotate("–" if np.isnan(value) else fixed(value, number), (1, y), xytext=(8, 0), **look)
    _draw_targets(axes, findings)
    text = translate("LifeCircleReport", "{category} ({radius} m)")
    labels = [text.format(category=word(row.category), radius=exactly(row.radius_m)) for row in shown.itertuples()]
    axes.set_yticks(place, [*labels, findings.all_word])
    axes.set_ylim(len(values) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter("{x:.0%}")
    return charts.to_svg(axes)


def _bars_title(findings: Findings) -> str:
    shares = findings.present[findings.share]
    if findings.targets:
        near = findings.targets[0]
        met, open_ = int((shares >= near).sum()), int(findings.is_open(near)[:-1].sum())
        text = translate("LifeCircleReport", "Classes that meet the target of {near}: {met} of {n}")
        if open_:
            text = translate(
                "LifeCircleReport", "Classes that meet the target of {near}: {met} of {n}; cannot be told: {k}"
            )
        return text.format(met=met, n=len(shares), near=percent(near), k=open_)
    low, high = findings.span(findings.present)
    alike = percent(shares.min()) == percent(shares.max())
    text = translate("LifeCircleReport", "Each class is in reach of {low} to {high} of the {who}")
    if not findings.result.classes["counted"].all():
        text = translate("LifeCircleReport", "Each class of the standard is in reach of {low} to {high} of the {who}")
    if alike:
        text = translate("LifeCircleReport", "Each class is in reach of {low} of the {who}")
    if len(shares) < len(findings.sought):
        text = translate("LifeCircleReport", "{classes}: each in reach of {low} to {high} of the {who}")
        if alike:
            text = translate("LifeCircleReport", "{classes}: each in reach of {low} of the {who}")
    if len(shares) == 1:
        text = translate("LifeCircleReport", "{category}: in reach of {low} of the {who}")
    return text.format(
        low=low,
        high=high,
        who=findings.who,
        classes=listed(words(findings.present["category"])),
        category=word(findings.present["category"].iloc[0]),
    )


def _colours(findings: Findings, shown: pd.DataFrame, values: np.ndarray) -> list[str]:
    """One colour without targets, else that of how many targets are met; of the classes `shown`, last of all together."""
    steps = [BELOW, *charts.between(BETWEEN, ABOVE, len(findings.targets))] if findings.targets else [ABOVE]
    met = sum((values >= target).astype(int) for target in findings.targets) + np.zeros(len(values), int)
    colours = [steps[step] for step in met]
    if not findings.targets:
        return colours
    is_open = findings.is_open(findings.targets[0])
    of_bars = [*is_open[findings.present.index.get_indexer(shown.index)], is_open[-1]]
    return [OPEN if open_ else colour for open_, colour in zip(of_bars, colours, strict=True)]


def _open_note(findings: Findings) -> str:
    """What a grey bar means, where there is one."""
    if not findings.targets or not findings.is_open(findings.targets[0]).any():
        return ""
    return translate("LifeCircleReport", "Grey: below the target in the data, but the share may be higher.")


def _draw_targets(axes, findings: Findings) -> None:
    """The targets as lines named above the bars, the first in full."""
    for i, row in enumerate(targets(findings.standard).itertuples()):
        label = _target_label(row, short=bool(i))
        look = {"ha": "left" if i else "right", "va": "bottom", "transform": axes.get_xaxis_transform()}
        axes.axvline(row.value, color="#444444", linewidth=1, linestyle="--")
        axes.text(row.value, 1.0, label, fontsize=7, **look)
        axes.set_title(axes.get_title("left"), loc="left", fontsize=11, fontweight="bold", pad=18)


def _target_label(target, short: bool = False) -> str:
    if not short:
        return _target_name(target)
    return translate("LifeCircleReport", "{year}: {share}").format(year=target.valid_from, share=percent(target.value))


def _target_name(target) -> str:
    """What a target is called: by whose it is, its year and its share."""
    text = translate("LifeCircleReport", "{target} for {year} ({share})")
    name = terms.label("standard", target.standard)
    return text.format(target=name, year=target.valid_from, share=percent(target.value))


def _with_distances(findings: Findings) -> pd.DataFrame:
    """The classes in the data that somebody has within the largest distance, the one that the fewest reach first."""
    some = [bool(findings.result.rows[f"m_{name}"].notna().any()) for name in findings.ranked["column"]]
    return findings.ranked[np.array(some, bool)]


def _curves(findings: Findings) -> str:
    """The people by their distance to each class; all curves run to the end of the axis."""
    shown = _with_distances(findings).head(MAX_CURVES)
    curves = [_curve(findings, findings.result.rows[f"m_{name}"].to_numpy(float)) for name in shown["column"]]
    axes = charts.new_axes(
        _curves_title(findings, shown),
        translate("LifeCircleReport", "distance to the nearest facility (m)"),
        _curves_axis(findings),
        size=(7.0, 3.8),
    )
    end = max(metres[-1] for metres, _ in curves) or 1.0
    dashes = ["-", "--", "-.", ":"] * 2
    for row, (metres, share), colour, dash in zip(shown.itertuples(), curves, LINES, dashes, strict=False):
        look = {"where": "post", "color": colour, "linestyle": dash, "label": word(row.category)}
        axes.step(np.concatenate([[0], metres, [end]]), np.concatenate([[0], share, share[-1:]]), **look)
    for row in targets(findings.standard).head(1).itertuples():
        axes.axhline(row.value, color="#444444", linewidth=1, linestyle="--")
        axes.text(0.01, row.value + 0.01, _target_label(row), fontsize=7, transform=axes.get_yaxis_transform())
    axes.set(ylim=(0, 1.02), xlim=(0, end))
    axes.yaxis.set_major_formatter("{x:.0%}")
    _add_minutes(axes, findings.result.options.speed)
    axes.legend(frameon=False, fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    return charts.to_svg(axes)


def _curves_axis(findings: Findings) -> str:
    text = translate("LifeCircleReport", "cumulative share of {who}")
    if findings.bounded().any():
        text = translate("LifeCircleReport", "cumulative share of {who} (lower bound)")
    return text.format(who=findings.who)


def _add_minutes(axes, speed: float) -> None:
    """Below the metres how long they take."""
    axes.xaxis.set_major_formatter(lambda metres, _: f"{metres:,.0f}\n{rounded(metres / PER_MINUTE / speed, 1)}")
    minutes = translate("LifeCircleReport", "minutes at {speed} km/h").format(speed=exactly(speed))
    axes.set_xlabel(f"{axes.get_xlabel()}\n{minutes}")


def _curve(findings: Findings, metres: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Distances, rising, and the share of the assessed that have a facility within each; as many as a page shows."""
    order = np.argsort(metres)
    weight = np.where(findings.assessed, findings.weight, 0)
    share = np.cumsum(weight[order]) / max(weight.sum(), 1e-12)
    last = max(int(np.isfinite(metres).sum()) - 1, 0)
    shown = np.unique(np.linspace(0, last, CURVE_POINTS).astype(int))
    return metres[order][shown], share[shown]


def _half(findings: Findings, column: str) -> float:
    """Metres within which half of the people have a class, infinite where they do not."""
    metres = findings.result.rows[f"m_{column}"].to_numpy(float)
    order = np.argsort(metres)
    weight = np.where(findings.assessed & np.isfinite(metres), findings.weight, 0)[order]
    reached = np.cumsum(weight) >= 0.5 * findings.weight[findings.assessed].sum() * (1 - 1e-9)
    return float(metres[order][reached.argmax()]) if reached.any() else np.inf


def _curves_title(findings: Findings, shown: pd.DataFrame) -> str:
    """How near half of the people have the nearest and the farthest class of those drawn."""
    halves = np.array([_half(findings, name) for name in shown["column"]])
    names = words(shown["category"])
    near, far = halves.argmin(), halves.argmax()
    text = translate(
        "LifeCircleReport", "Half of the {who} have {near} within {low:,.0f} m, {far} within {high:,.0f} m"
    )
    if not np.isfinite(halves[far]):
        text = translate("LifeCircleReport", "Less than half of the {who} have {far} within {most} m")
        if findings.bounds(findings.weight, findings.result.options.max_distance):
            text = translate(
                "LifeCircleReport", "As far as the data reach, less than half of the {who} have {far} within {most} m"
            )
    elif len(names) == 1:
        text = translate("LifeCircleReport", "Half of the {who} have {far} within {high:,.0f} m")
    elif halves[near] == halves[far]:
        text = translate("LifeCircleReport", "Half of the {who} have each class within {high:,.0f} m")
    low, high, most = HalfUp(halves[near]), HalfUp(halves[far]), exactly(findings.result.options.max_distance)
    return text.format(who=findings.who, near=names[near], far=names[far], low=low, high=high, most=most)


def _map(
    findings: Findings, shapes: np.ndarray, facilities: np.ndarray, streets: Streets | None, names: np.ndarray | None
) -> str:
    """The places by the share of the classes in reach, the facilities sought, the rim of the data hatched, the worst named."""
    used = facilities[np.isin(findings.result.group, findings.present.index) & ~absent(facilities)]
    frame = shapely.total_bounds(np.concatenate([shapes, used]))
    study_area = [findings.result.edge.ground] if findings.result.edge.kind == "study_area" else []
    parts = np.empty(0, object) if streets is None else streets.parts
    ground = maps.Ground(boundary=objects(study_area), streets=parts)
    sketch = maps.Map(_map_title(findings), ground, frame)
    people = findings.weight if findings.knows_people else None
    maps.draw_homes(sketch, shapes, _reach_classes(findings), people)
    size = float(np.clip(5000 / max(len(used), 1), 1, 16))
    look = {"s": size, "marker": "^", "linewidths": 0.3, "zorder": 4}
    charts.draw_points(sketch.axes, used, "#000000", translate("LifeCircleReport", "facility"), **look)
    _hatch_edge(sketch.axes, findings, frame)
    worst = _worst_rows(findings)
    for places in (shapes, used):
        sketch.keep_clear(places)
    sketch.name(shapes[worst], [f"{row + 1}" for row in worst] if names is None else list(names[worst]))
    return sketch.svg()


def _reach_classes(findings: Findings) -> list[tuple[np.ndarray, str, str]]:
    """Which places are of each class of reach, its colour and its words; the last those not assessed."""
    share = findings.share_ok
    all_ = translate("LifeCircleReport", "in reach: {classes}").format(classes=findings.all_word)
    unknown = translate("LifeCircleReport", "not assessed: no street nearby")
    bounds = thresholds.REACH_STEPS | {"reach_few": np.nextafter(0, 1), "reach_none": 0.0}
    above, classes = np.inf, []
    for code, least in bounds.items():
        label = all_ if code == "reach_all" else terms.label("reach", code)
        classes.append(((share >= least) & (share < above), COLOURS[code], label))
        above = least
    return [*classes, (~findings.assessed, charts.NO_DATA, unknown)]


def _map_title(findings: Findings) -> str:
    text = translate("LifeCircleReport", "Places that lack a class: {short} of {total:,}")
    if len(findings.absent):
        text = translate("LifeCircleReport", "Places that lack a class that is in the data: {short} of {total:,}")
    if findings.judges_a_part:
        text = translate("LifeCircleReport", "Places that lack a class that is judged: {short} of {total:,}")
    return text.format(short=findings.lack(int(findings.lacks.any(axis=1).sum())), total=int(findings.assessed.sum()))


def _map_caption(findings: Findings, shapes: np.ndarray, named: bool) -> str:
    """What the size of dots and the names or numbers mean."""
    sized = findings.knows_people and maps.sized_by_people(shapes)
    if not len(_worst_rows(findings)):
        return translate("LifeCircleReport", "The larger a dot, the more people.") if sized else ""
    text = translate("LifeCircleReport", "Numbers: rows of the places served worst, listed below, where there is room.")
    if named and sized:
        return translate(
            "LifeCircleReport",
            "The larger a dot, the more people; named: the places served worst, listed below, where there is room.",
        )
    if named:
        return translate("LifeCircleReport", "Named: the places served worst, listed below, where there is room.")
    if sized:
        text = translate(
            "LifeCircleReport",
            "The larger a dot, the more people; numbers: rows of the places served worst, listed below, where there is room.",
        )
    return text


def _hatch_edge(axes, findings: Findings, frame: np.ndarray) -> None:
    """Hatch the ground near the edge of the data, where places stand there."""
    if not findings.at_edge.any():
        return
    ground = edge.uncertain(findings.result.edge, findings.radius, shapely.box(*maps.shown(frame)))
    maps.hatch(axes, ground, frame, translate("LifeCircleReport", "near the edge of the data: uncertain"))


def _worst_rows(findings: Findings) -> np.ndarray:
    """The places with the fewest classes in reach, the most people first; those that a page lists."""
    short = np.flatnonzero(findings.lacks.any(axis=1))
    people = np.zeros(len(findings.assessed)) if findings.result.population is None else findings.result.population
    return short[np.lexsort((-people[short], findings.share_ok[short]))][:MAX_WORST]


def _worst(report: Report, findings: Findings, demand: np.ndarray, called: np.ndarray | None) -> None:
    """The table of the places served worst: by their names, else by row and coordinates."""
    row = _worst_rows(findings)
    if not len(row):
        return
    names = findings.present["category"].map(word).to_numpy(object)
    where = {"row": row + 1, "x": shapely.get_x(demand[row]), "y": shapely.get_y(demand[row])}
    table = {
        **(where if called is None else {"name": called[row]}),
        "population": None if findings.result.population is None else findings.result.population[row],
        "share_ok": findings.share_ok[row],
        "missing": [listed(names[mask]) for mask in findings.lacks[row]],
        "at_edge": findings.at_edge[row],
    }
    if findings.result.population is None:
        del table["population"]
    share = {"share_ok": f"{{:.{decimals(table['share_ok'])}%}}"}
    n = int(findings.lacks.any(axis=1).sum())
    text = translate("LifeCircleReport", "Served worst: {shown} of the places that lack a class, {n} in all")
    report.table(pd.DataFrame(table), text.format(shown=len(row), n=findings.lack(n)), FORMATS | share)


def _not_connected(report: Report, result: LifeCircle, facilities: np.ndarray) -> None:
    rows = np.flatnonzero(result.reach.unsnapped)
    if not len(rows):
        return
    report.heading(translate("LifeCircleReport", "Facilities without a street"))
    names = result.classes["category"].map(word).to_numpy()[result.group[rows[:MAX_LISTED]]]
    points = facilities[rows[:MAX_LISTED]]
    table = {"row": rows[:MAX_LISTED] + 1, "category": names, "x": shapely.get_x(points), "y": shapely.get_y(points)}
    one = translate("LifeCircleReport", "{n} facility serves nobody because no street is near:")
    many = translate("LifeCircleReport", "{n} facilities serve nobody because no street is near; the first {shown}:")
    report.paragraph(plural(len(rows), one, many).format(shown=min(len(rows), MAX_LISTED)))
    report.table(pd.DataFrame(table), "", FORMATS)
