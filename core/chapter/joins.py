"""Sentences that join the results of several parts: which of the best stock spaces lie where something is missing, and so on.

Each speaks of rows that both results have, or of places that the geometry of one puts into the other. A part whose layers do not
meet has no say.
"""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from ..base import terms
from ..base.errors import Stopped
from ..base.running import Cancelled, never
from ..base.text import capital, exactly, listed, paragraph, percent, plural, translate
from ..ground.geometry import absent, points_of
from ..ground.overlay import locate
from ..lifecircle import floating_catchment, life_circle, life_circle_report
from ..rings.zones import ring_word
from ..streets import edge
from ..streets.reach import assessed
from .material import ChapterOptions, Found, Material
from .taking import JOINED

# Where so large a share of all lack a class, it is no finding that as large a share of some do.
NEARLY_ALL = 0.9


@dataclass(frozen=True, eq=False)
class Across:
    """What the parts found, by their tool, and what several sentences ask of it; `failures` names what cannot be said.

    `errors`: for the log, why that is. `measured`: the layers as each of the parts measures them, where these differ.
    """

    material: Material
    options: ChapterOptions
    finds: Mapping[str, Found]
    measured: Mapping[str, Material] = field(default_factory=dict)
    cancelled: Cancelled = never
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def result(self, tool: str):
        """The result of a part."""
        return self.finds[tool].result

    def layers(self, tool: str) -> Material:
        """The layers as a part measures them."""
        return self.measured.get(tool, self.material)

    @cached_property
    def grade_a(self) -> np.ndarray:
        """(m,) whether a candidate is of grade A."""
        return (self.result("stockscreening").rows["grade"] == "A").to_numpy(dtype=bool, na_value=False)

    @cached_property
    def proposed(self) -> np.ndarray:
        """(m,) whether a candidate is a proposed site: chosen, and of use to somebody."""
        rows = self.result("siting").rows.iloc[: self.material.size("candidates")]
        return rows["adds"].to_numpy(dtype=bool, na_value=False)

    @cached_property
    def circle(self) -> life_circle_report.Findings:
        """The life circle as the report words it."""
        return life_circle_report.Findings(self.result("lifecirclecoverage"))

    @cached_property
    def lived_in(self) -> life_circle.LifeCircle:
        """What somebody who lived at each candidate would reach, along the same streets."""
        material = self.layers("lifecirclecoverage")
        category, _ = life_circle.categories(material.fields["category_field"], standard=self.options.standard)
        return life_circle.assess(
            points_of(material.layers["candidates"]),
            points_of(material.layers["facilities"]),
            category=category,
            streets=material.streets,
            options=self.circle.result.options,
            study_area=material.layers.get("study_area"),
            cancelled=self.cancelled,
        )

    @property
    def in_gaps(self) -> tuple[np.ndarray, np.ndarray]:
        """(m,) which candidates lie in a gap, and of which that is known.

        A candidate lies in a gap where somebody who lived there would lack at least one of the classes that the life circle
        judges, within its distance and along the same streets.
        """
        there = self.lived_in
        return life_circle.lacking(there.rows, self.circle.present).any(axis=1), assessed(there.reach.status)

    def lack(self, of: np.ndarray) -> float:
        """The share of those `of` the places, by their weight, who lack at least one class that is judged."""
        weight = np.where(of, self.circle.weight, 0)
        return float(weight[self.circle.lacks.any(axis=1)].sum() / weight.sum())

    def said_lack(self, share: float, of: np.ndarray) -> str:
        """Such a share as it is said: an upper bound where most of those it is of stand where the data end."""
        return edge.at_most(share, percent(share), self.circle.bounds(np.where(of, self.circle.weight, 0)))


def sentences(across: Across) -> list[tuple[str, str]]:
    """All that can be said across the parts: each sentence with the section that it closes.

    >>> import shapely
    >>> sentences(Across(Material({"incubators": shapely.points([(0, 0)])}), ChapterOptions(), {}))
    []
    """
    said = [(section, _said(across, section, say)) for section, tools, say in JOINS if set(tools) <= set(across.finds)]
    return [(section, text) for section, texts in said for text in texts]


def _said(across: Across, section: str, say: Callable[[Across], list[str]]) -> list[str]:
    """A sentence across the parts; where it fails the parts stand, and a note says so; the error with its way is for the log."""
    try:
        return say(across)
    except Stopped:
        raise
    except Exception as error:
        text = translate("Chapter", "{section}: a comparison with another section could not be computed.")
        across.failures.append(text.format(section=terms.label("sections", section)))
        across.errors.append("".join(traceback.format_exception(error)))
        return []


def belt_in_rings(across: Across) -> list[str]:
    """How many incubators of the belt stand in the innermost ring of their city."""
    rows, rings = across.result("belt").rows, across.result("ringdistribution").rows
    belt = (rows["zone"] == "belt").to_numpy()
    inner = (rings["ring"] == 1).to_numpy(dtype=bool, na_value=False)
    one = translate("Chapter", "Of the incubators in the belt ({all}), {n} stands in the innermost ring of its city.")
    many = translate(
        "Chapter", "Of the incubators in the belt ({all}), {n} stand in the innermost rings of their cities."
    )
    none = translate("Chapter", "Of the incubators in the belt ({all}), none stands in the innermost ring of its city.")
    return _count(belt, inner, one, many, none)


def layout_by_ring(across: Across) -> list[str]:
    """In which share of each ring the grounds are park-in-park, from the innermost ring outward."""
    result, material = across.result("townlayout"), across.layers("townlayout")
    table, grounds = material.rings[0], material.layers[material.first("sites", "incubators")]
    home = locate(points_of(grounds), table["geometry"].to_numpy())
    # An incubator stands where its largest ground does.
    rows = result.rows.assign(ring=table["ring"].reindex(home).to_numpy()).iloc[np.unique(result.largest)]
    rows = rows[rows["town_layout"].notna() & rows["ring"].notna()]
    if not len(rows):
        return []
    # Rings that the cities call otherwise have their number.
    names = table.groupby("ring")["ring_name"].unique()
    named = {ring: own[0] if len(own) == 1 else f"ring_{ring}" for ring, own in names.items()}
    inside = rows.groupby("ring")["town_layout"].agg(lambda kinds: (kinds == "park_in_park").mean())
    parts = [
        translate("Chapter", "{ring} {share}").format(ring=ring_word(named[ring]), share=percent(share))
        for ring, share in inside.items()
    ]
    text = translate("Chapter", "Share of {kind} among the incubators by ring, outward: {parts}.")
    kind = terms.label("town_layout", "park_in_park")
    return [text.format(kind=kind, parts=translate("Chapter", "; ").join(parts))]


def campus_near_knowledge(across: Across) -> list[str]:
    """How many of those near a knowledge centre have a campus within reach."""
    near = across.result("locationpreference").rows["preference"].isin(["knowledge", "both"]).to_numpy()
    modes = across.result("sharingmode")
    if "campus" not in modes.given:
        return []
    sharing = (modes.rows["m_campus"] <= modes.reach).to_numpy(dtype=bool, na_value=False)
    one = translate("Chapter", "Of the incubators near a knowledge centre ({all}), {n} has a campus within {metres} m.")
    many = translate(
        "Chapter", "Of the incubators near a knowledge centre ({all}), {n} have a campus within {metres} m."
    )
    none = translate(
        "Chapter", "Of the incubators near a knowledge centre ({all}), none has a campus within {metres} m."
    )
    return _count(near, sharing, one, many, none, metres=exactly(modes.reach))


def few_and_gaps(across: Across) -> list[str]:
    """Of those who have little supply, how many also lack a class of the life circle."""
    catchment, circle = across.result("floatingcatchment"), across.circle
    known = circle.assessed & catchment.rows["access"].notna().to_numpy()
    few = floating_catchment.below(catchment.rows) & known
    weight = circle.weight
    if not weight[few].sum() > 0 or not len(circle.present):
        return []
    share, base = across.lack(few), across.lack(known)
    if share == 0:
        text = translate(
            "Chapter",
            "None of the {who} with less than half of the mean access to supply lack a class of facility within its distance.",
        )
        return [text.format(who=circle.who)]
    said, of_all = across.said_lack(share, few), across.said_lack(base, known)
    is_bound = (said, of_all) != (percent(share), percent(base))
    if min(share, base) >= NEARLY_ALL or (is_bound and share == 1):  # at most all of them
        return []
    text = translate(
        "Chapter",
        "{share} of the {who} with less than half of the mean access to supply also lack at least one class of facility within "
        "its distance ({base} of all {who}).",
    )
    if share > base and not is_bound:
        text = translate(
            "Chapter",
            "{share} of the {who} with less than half of the mean access to supply also lack at least one class of facility "
            "within its distance ({base} of all {who}): two needs at one place.",
        )
    return [capital(text.format(share=said, base=of_all, who=circle.who))]


def grades_in_rings(across: Across) -> list[str]:
    """How many stock spaces of grade A stand in the innermost ring."""
    material = across.layers("stockscreening")
    table, places = material.rings[0], points_of(material.layers["candidates"])
    home = locate(places, table["geometry"].to_numpy())
    inner = (table["ring"].reindex(home) == 1).to_numpy()
    one = translate("Chapter", "Of the stock spaces of grade A ({all}), {n} lies in the innermost ring of a city.")
    many = translate("Chapter", "Of the stock spaces of grade A ({all}), {n} lie in the innermost ring of a city.")
    none = translate("Chapter", "Of the stock spaces of grade A ({all}), none lies in the innermost ring of a city.")
    return _count(across.grade_a, inner, one, many, none, known=~absent(places))


def grades_in_gaps(across: Across) -> list[str]:
    """How many stock spaces of grade A lie in gaps of the life circle."""
    if not len(across.circle.present):
        return []
    one = translate(
        "Chapter",
        "Of the stock spaces of grade A ({all}), {n} lies in a gap of the life circle: from there at least one class is not "
        "within its distance.",
    )
    many = translate(
        "Chapter",
        "Of the stock spaces of grade A ({all}), {n} lie in gaps of the life circle: from there at least one class is not "
        "within its distance.",
    )
    none = translate(
        "Chapter",
        "Of the stock spaces of grade A ({all}), none lies in a gap of the life circle: from each of them all classes that "
        "are judged are within their distances.",
    )
    return _in_gaps(across, across.grade_a, one, many, none)


def sites_by_grade(across: Across) -> list[str]:
    """How many of the proposed sites are stock spaces of the best grade, and of which the others are.

    Siting asks for no score here: that it may choose what stock space ranks low, or does not rank, is said.
    """
    if across.proposed.sum() == 1:
        return [_grade_of_the_one(across)]
    one = translate("Chapter", "Of the proposed sites ({all}), {n} is a stock space of grade A.")
    many = translate("Chapter", "Of the proposed sites ({all}), {n} are stock spaces of grade A.")
    none = translate("Chapter", "Of the proposed sites ({all}), none is a stock space of grade A.")
    return [*_count(across.proposed, across.grade_a, one, many, none), *_other_grades(across)]


def _grade_of_the_one(across: Across) -> str:
    """The grade of the only proposed site, and where it is not the best that it was not chosen for it."""
    grade = across.result("stockscreening").rows["grade"][across.proposed].iloc[0]
    if pd.isna(grade):
        said = translate("Chapter", "The one new site that adds somebody is not graded as stock space.")
    else:
        said = translate("Chapter", "The one new site that adds somebody is a stock space of grade {grade}.")
    why = translate("Chapter", "It was chosen by whom it serves; the score of the stock spaces played no part.")
    return paragraph(said.format(grade=grade), "" if grade == "A" else why)


def _other_grades(across: Across) -> list[str]:
    """The proposed sites that are not of grade A, by their grade; nothing where all are."""
    grades = across.result("stockscreening").rows["grade"][across.proposed & ~across.grade_a]
    if grades.empty:
        return []
    graded = translate("Chapter", "grade {grade}: {n}")
    parts = [graded.format(grade=grade, n=f"{n:,}") for grade, n in grades.value_counts().sort_index().items()]
    if unranked := int(grades.isna().sum()):
        parts.append(translate("Chapter", "not graded: {n}").format(n=f"{unranked:,}"))
    text = translate(
        "Chapter",
        "The others by grade – {parts}. The sites were chosen by whom they serve; the score of the stock spaces played no part.",
    )
    if not (across.proposed & across.grade_a).any():  # then there are no others beside these
        text = translate(
            "Chapter",
            "By grade they are – {parts}. The sites were chosen by whom they serve; the score of the stock spaces played no "
            "part.",
        )
    return [text.format(parts=listed(parts))]


def sites_in_gaps(across: Across) -> list[str]:
    """How many of the proposed sites lie in gaps of the life circle."""
    if not len(across.circle.present):
        return []
    if across.proposed.sum() == 1:
        one = translate("Chapter", "The one new site that adds somebody lies in a gap of the life circle.")
        none = translate("Chapter", "The one new site that adds somebody does not lie in a gap of the life circle.")
        return _in_gaps(across, across.proposed, one, one, none)
    one = translate("Chapter", "Of the proposed sites ({all}), {n} lies in a gap of the life circle.")
    many = translate("Chapter", "Of the proposed sites ({all}), {n} lie in gaps of the life circle.")
    none = translate("Chapter", "Of the proposed sites ({all}), none lies in a gap of the life circle.")
    return _in_gaps(across, across.proposed, one, many, none)


def _in_gaps(across: Across, of: np.ndarray, one: str, many: str, none: str) -> list[str]:
    """How many `of` the candidates lie in gaps, beside how many of all lack a class; nothing where that is no finding.

    Where most of them stand at the edge of the data it is an upper bound, and of a single one nothing can be said.
    """
    (lacking, known), circle, there = across.in_gaps, across.circle, across.lived_in
    judged, base = of & known, across.lack(circle.assessed)
    both, everything = int((judged & lacking).sum()), int(judged.sum())
    bounded = there.reach.tied is not None and edge.part_near(there.near[circle.radius], judged) >= edge.MOSTLY
    if both and ((bounded and of.sum() == 1) or min(both / everything, base) >= NEARLY_ALL):
        return []
    number = edge.at_most(both, f"{both:,}", bounded)
    told = _count(of, lacking, one.replace("{n}", number), many.replace("{n}", number), none, known=known)
    beside = translate("Chapter", "For comparison: {base} of the {who} lack at least one class.")
    said = beside.format(base=across.said_lack(base, circle.assessed), who=circle.who)
    return [paragraph(text, said) if both else text for text in told]


def _count(
    of: np.ndarray,
    which: np.ndarray,
    one: str,
    many: str,
    none: str,
    *,
    known: np.ndarray | None = None,
    **values: object,
) -> list[str]:
    """A sentence on how many `of` some rows are `which` as well, as far as that is `known`; none where there are no rows."""
    judged = of if known is None else of & known
    everything, whole, both = int(judged.sum()), int(of.sum()), int((judged & which).sum())
    if not everything:
        return []
    told = f"{everything:,}"
    if everything < whole:
        told = translate("Chapter", "{n} of {all} for which this is known").format(n=told, all=f"{whole:,}")
    return [(plural(both, one, many) if both else none).format(all=told, **values)]


SAYS = (
    belt_in_rings,
    layout_by_ring,
    campus_near_knowledge,
    few_and_gaps,
    grades_in_rings,
    grades_in_gaps,
    sites_by_grade,
    sites_in_gaps,
)
JOINS: tuple[tuple[str, tuple[str, ...], Callable[[Across], list[str]]], ...] = tuple(
    (JOINED[say.__name__].section, tuple(JOINED[say.__name__].parts), say) for say in SAYS
)
"""Section, the tools whose results are joined, and what is said."""
