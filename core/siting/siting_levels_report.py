"""The report on sites of several levels: what each brings, whether another choice could do better, which sites, who is left."""

import numpy as np
import pandas as pd

from ..base import thresholds
from ..base.status import COVERED, NOT_COVERED, UNREACHABLE
from ..base.text import listed, paragraph, percent, plural, translate
from ..lazy import maps
from ..page.report import Report
from ..streets.network import Streets
from .siting_levels import SitingLevels
from .siting_question import COVER_MOST
from .siting_report import (
    GRAIN,
    NAMED,
    Finding,
    amount,
    and_lost,
    counted_left,
    draw_demand,
    draw_links,
    draw_new,
    draw_sites,
    frame_of,
    headed,
    headings,
    linked,
    map_caption,
    near_edge,
    nobody_nearer,
    none_reaches,
    not_proven,
    today_map,
)

# New sites by the highest level at which they work, the lowest first; as on the map of QGIS.
MARKERS = ("D", "*", "p", "^")


def sentences(result: SitingLevels, *, names: np.ndarray) -> list[str]:
    """The answer: what each level brings, whether another choice could do better, which sites work at which level, who is left.

    >>> from .siting_levels import SitingLevelsOptions, assess, parse_levels
    >>> levels = parse_levels(["near", 2, 200, "far", 1, 850])
    >>> import shapely
    >>> homes, places = shapely.points([[0, 0], [10, 0], [900, 0]]), shapely.points([[5, 0], [800, 0]])
    >>> result = assess(homes, places, options=SitingLevelsOptions(levels))
    >>> sentences(result, names=np.array(["a", "b"]))[1]
    'far: 1 new site brings 100% of the places within 850 m in a straight line (no network).'
    """
    found = Finding(result, names)
    rows = list(result.summary.itertuples())
    brings = [_brings(found, row) for row in rows]
    left = [_left(found, row) for row in rows]
    return [*brings, *needless(found), _proof(found), *_which(found), *left, *_near_edge(found)]


def needless(finding: Finding) -> list[str]:
    """Of each level, that some of its new sites bring nobody whom the others do not; none where each brings somebody.

    >>> from .siting_levels import SitingLevelsOptions, assess, parse_levels
    >>> import shapely
    >>> homes, places = shapely.points([[0, 0]]), shapely.points([[0, 300], [0, 200]])
    >>> levels = parse_levels(["near", 2, 500, "far", 1, 900])
    >>> two = assess(homes, places, options=SitingLevelsOptions(levels))
    >>> needless(Finding(two, np.array(["mill", "depot"])))
    ['near: 1 of the 2 new sites brings no further places within 500 m.']
    """
    lines = []
    for row in finding.result.summary.itertuples():
        if not row.n_needless:
            continue
        text = plural(
            row.n_needless,
            translate("SitingLevels", "{n} of the {all} new sites brings no further {who} within {radius}."),
            translate("SitingLevels", "{n} of the {all} new sites bring no further {who} within {radius}."),
        )
        if row.n_needless == row.n_new:
            one = translate("SitingReport", "The new site brings no further {who} within {radius}.")
            many = translate("SitingReport", "The new sites bring no further {who} within {radius}.")
            text = plural(row.n_new, one, many)
        said = text.format(all=row.n_new, who=finding.who, radius=_radius(finding, row))
        if finding.model != COVER_MOST:
            said = nobody_nearer(finding, row.n_needless, row.n_new)
        lines.append(translate("SitingLevels", "{level}: {said}").format(level=row.level, said=said))
    return lines


def _brings(finding: Finding, row) -> str:
    if finding.model != COVER_MOST:
        text = plural(
            row.n_new,
            translate(
                "SitingLevels",
                "{level}: with {n} new site the {who} are {mean} from their site on average {way}, the farthest place {worst}.",
            ),
            translate(
                "SitingLevels",
                "{level}: with {n} new sites the {who} are {mean} from their site on average {way}, the farthest place {worst}.",
            ),
        )
    elif row.n_existing:
        text = plural(
            row.n_new,
            translate(
                "SitingLevels",
                "{level}: with {n} new site {share} of the {who} are within {radius} {way}, today {today}.",
            ),
            translate(
                "SitingLevels",
                "{level}: with {n} new sites {share} of the {who} are within {radius} {way}, today {today}.",
            ),
        )
    else:
        text = plural(
            row.n_new,
            translate("SitingLevels", "{level}: {n} new site brings {share} of the {who} within {radius} {way}."),
            translate("SitingLevels", "{level}: {n} new sites bring {share} of the {who} within {radius} {way}."),
        )
        if len(finding.old):  # sites that are there work at the lowest level alone
            none = translate("SitingLevels", "Today no site works at this level.")
            text = translate("SitingReport", "{said} {more}").format(said=text, more=none)
    mean, worst = finding.longest(row.mean_d, row.mean_is_most), finding.longest(row.worst_d, row.worst_is_most)
    said = {"mean": mean, "worst": worst, "radius": _radius(finding, row)}
    shares = {"share": _reached(finding, row, row.pop_covered), "today": _reached(finding, row, row.pop_today)}
    return text.format(level=row.level, who=finding.who, way=finding.way, **said, **shares)


def _reached(finding: Finding, row, people: float) -> str:
    """The share of those who have a site at the level of the row, a lower bound where the data end within its radius."""
    return finding.reached(people, bounded=row.level in finding.result.bounded)


def _near_edge(finding: Finding) -> list[str]:
    """How far the answer holds, where the data end near most people of a level at which others may be reached, or nearer."""
    table = finding.result.summary
    holds = table["level"].isin(finding.result.bounded) & (table["pop_covered"] < table["pop"])
    if finding.model != COVER_MOST:
        holds = table["mean_is_most"]
    return [near_edge(finding)] if holds.any() else []


def _radius(finding: Finding, row) -> str:
    options = finding.result.options
    return options.at(options.levels[0]).limit(row.radius)


def _proof(finding: Finding) -> str:
    result = finding.result
    if result.gap:
        return _open(finding) if finding.model == COVER_MOST else not_proven(finding, _answer(result))
    if (
        finding.model == COVER_MOST
    ):  # a sum over levels counts the same people several times, so it is no number of people
        return translate(
            "SitingLevels",
            "This is the best possible: no other choice under the same rules covers more, the people of each level added up.",
        )
    text = translate(
        "SitingLevels",
        "This is the best possible: no other choice under the same rules makes the ways of all levels together shorter "
        "({value}).",
    )
    return text.format(value=amount(finding, result.objective))


def _answer(result: SitingLevels) -> dict[str, object]:
    return {name: getattr(result, name) for name in ("objective", "bound", "gap", "stopped")}


def _open(finding: Finding) -> str:
    """That another choice may cover more, by what share at most."""
    result = finding.result
    gap = percent(result.gap) if np.isfinite(result.gap) else translate("SitingReport", "an unknown share")
    text = translate(
        "SitingLevels",
        "Whether that is the best possible is open: another choice may cover up to {gap} more, the people of each level added "
        "up.",
    )
    today = float(result.summary["pop_today"].sum())
    if (
        today and np.isfinite(result.bound) and result.objective > today
    ):  # today's people are in both, and would hide the gap
        gap = percent((result.bound - result.objective) / (result.objective - today))
        text = translate(
            "SitingLevels",
            "Whether that is the best possible is open: compared with today another choice may bring up to {gap} more than "
            "these sites, the people of each level added up.",
        )
    if not result.stopped:
        return text.format(gap=gap)
    stopped = translate("SitingReport", "The time limit stopped the search: another run may find another answer.")
    return translate("SitingReport", "{said} {more}").format(said=text.format(gap=gap), more=stopped)


def _which(finding: Finding) -> list[str]:
    """The new sites by the highest level at which they work, the highest level first."""
    lines, own = [], finding.result.rows["level"].to_numpy(object)[finding.new]
    for level in reversed(finding.result.options.levels):
        names = [str(name) for name in finding.names[finding.new[own == level.name]]]
        if names:
            text = translate("SitingLevels", "New sites up to the level “{level}”: {names}.")
            lines.append(text.format(level=level.name, names=listed(names, NAMED)))
    return lines or [translate("SitingReport", "No new site is needed.")]


def _of(finding: Finding, level: str) -> pd.DataFrame:
    """The demand at one level."""
    table = finding.result.allocation
    return table[table["level"] == level]


def _left(finding: Finding, row) -> str:
    status, people = _of(finding, row.level)["status"].to_numpy(), finding.result.people
    left, lost = np.isin(status, [NOT_COVERED, UNREACHABLE]), int((status == UNREACHABLE).sum())
    if not left.any():
        text = translate("SitingLevels", "{level}: every place is within {radius}.")
        if not finding.all_assessed:
            text = translate("SitingLevels", "{level}: every place that could be assessed is within {radius}.")
        return text.format(level=row.level, radius=_radius(finding, row))
    many_left, radius, bounded = float(people[left].sum()), _radius(finding, row), row.level in finding.result.bounded
    one = translate("SitingLevels", "{level}: {n} place ({share} of the {who}) stays beyond {radius}.")
    many = translate("SitingLevels", "{level}: {n} places ({share} of the {who}) stay beyond {radius}.")
    text = counted_left(int(left.sum()), one, many, bounded)
    said = text.format(level=row.level, share=finding.share(many_left), who=finding.who, radius=radius)
    for_good = many_left > 0 and row.pop_in_reach <= row.pop_covered * (1 + GRAIN)
    apart = left & finding.apart
    far = float(people[apart].sum())
    nobody = none_reaches(finding, many_left, radius, bounded, far) if for_good else ""
    return paragraph(and_lost(said, lost, bounded, int((apart & (status == UNREACHABLE)).sum())), nobody)


def build(
    result: SitingLevels,
    *,
    names: np.ndarray,
    demand: np.ndarray,
    sites: np.ndarray,
    streets: Streets | None = None,
    apart: str = "",
) -> Report:
    """The report of one run; see :func:`innospace.core.siting.siting_report.build`.

    >>> from .siting_levels import SitingLevelsOptions, assess, parse_levels
    >>> import shapely
    >>> homes, places = shapely.points([[0, 0], [10, 0]]), shapely.points([[5, 0], [800, 0]])
    >>> result = assess(homes, places, options=SitingLevelsOptions(parse_levels(["near", 1, 200])))
    >>> build(result, names=np.array(["a", "b"]), demand=homes, sites=places).sentences[0]
    'near: 1 new site brings 100% of the places within 200 m in a straight line (no network).'
    """
    report, found = (
        Report(translate("SitingLevels", "Where the next sites of each level should go")),
        Finding(result, names),
    )
    report.answer(*([apart] if apart else sentences(result, names=names)))
    if not apart:
        report.heading(translate("SitingLevels", "Level by level"))
        _add_levels(report, found)
        _add_maps(report, found, demand, sites, streets)
        report.heading(translate("SitingReport", "Site by site"))
        _add_sites(report, found)
    report.method(*_method(found), *headings(found, streets))
    report.thresholds = _thresholds(found)
    return report


def _add_levels(report: Report, finding: Finding) -> None:
    table = finding.result.summary
    shown = table[["level", "n_new", "radius", "pop_covered"]].assign(
        share=table["pop_covered"] / table["pop"].where(table["pop"] > 0),
        mean_d=table["mean_d"],
        worst_d=table["worst_d"],
    )
    ways = dict.fromkeys(["mean_d", "worst_d"], finding.digits)
    if len(finding.old):
        today = translate("SitingLevels", "share today")
        shown.insert(4, today, table["pop_today"] / table["pop"].where(table["pop"] > 0))
        ways[today] = "{:.1%}"
    formats = {"radius": "{:,.10g}", "pop_covered": "{:,.0f}", "share": "{:.1%}", **ways}
    report.table(*headed(finding, shown, "", formats))


def _add_maps(report: Report, finding: Finding, demand: np.ndarray, sites: np.ndarray, streets: Streets | None) -> None:
    """A map a level, on one frame, and where there are sites already one of today at the level at which they work."""
    ground = maps.Ground() if streets is None else maps.Ground(streets=streets.parts)
    frame = frame_of(finding, demand, sites)
    order = [level.name for level in finding.result.options.levels]
    own = finding.result.rows["level"].map({name: s for s, name in enumerate(order)}).to_numpy(float)
    if len(finding.old):
        lowest = next(finding.result.summary.itertuples())
        title = translate("SitingLevels", "{level} today: {share} of the {who} within {radius}").format(
            level=lowest.level,
            share=_reached(finding, lowest, lowest.pop_today),
            who=finding.who,
            radius=_radius(finding, lowest),
        )
        report.figure(today_map(finding, title, (demand, sites, ground, frame)))
    for s, row in enumerate(finding.result.summary.itertuples()):
        title = translate("SitingLevels", "{level}: {share} of the {who} within {radius}")
        title = title.format(
            level=row.level,
            share=_reached(finding, row, row.pop_covered),
            who=finding.who,
            radius=_radius(finding, row),
        )
        sketch, table = maps.Map(title, ground, frame), _of(finding, row.level)
        draw_links(sketch, demand, sites, linked(finding, table))
        draw_demand(sketch, demand, table["status"].to_numpy())
        draw_sites(sketch, sites, finding.old if not s else finding.old[:0], finding.new[:0], [])
        for t, level in enumerate(order[s:], s):
            rank = np.flatnonzero(own[finding.new] == t)
            look = {"called": _new_at(level, order), "marker": MARKERS[t % len(MARKERS)]}
            draw_new(sketch, sites, finding, rank, finding.old[:0], **look)
        report.figure(sketch.svg(), map_caption(finding))


def _new_at(level: str, order: list[str]) -> str:
    """What the legend calls a site, whose highest level is `level`, with each level of `order` at which it works."""
    if level == order[0]:
        return translate("SitingLevels", "new site, works at the level “{level}”").format(level=level)
    lower = listed(order[: order.index(level)])
    return translate("SitingLevels", "new site of the level “{level}”, works also at: {lower}").format(
        level=level, lower=lower
    )


def _add_sites(report: Report, finding: Finding) -> None:
    order = np.concatenate([finding.new, finding.old]).astype(int)
    columns = ["level", "rank", "adds", "clients", "pop", "mean_d", "worst_d"]
    table = finding.result.rows.loc[order, columns].astype(dict.fromkeys(["pop", "mean_d", "worst_d"], float))
    table.insert(0, "site", [str(name) for name in finding.names[order]])
    lowest, *higher = [level.name for level in finding.result.options.levels]
    for level in higher:
        table[translate("SitingLevels", "places at the level “{level}”").format(level=level)] = _clients(
            finding, level
        )[order]
    caption = translate(
        "SitingLevels",
        "Places, people and distances are those at the level “{level}”, at which all sites work; for each higher "
        "level a column gives the places alone.",
    )
    if not higher:
        caption = translate("SitingLevels", "Places, people and distances are those at the level “{level}”.")
    formats = {"pop": "{:,.0f}", **dict.fromkeys(["mean_d", "worst_d"], finding.digits)}
    report.table(*headed(finding, table, caption.format(level=lowest), formats))


def _clients(finding: Finding, level: str) -> pd.arrays.IntegerArray:
    """(m,) places that each site serves at a level, as those of the lowest are counted; NA where it does not work there."""
    table, at = _of(finding, level), [one.name for one in finding.result.options.levels]
    served = table["site"].to_numpy() >= 0
    if finding.model == COVER_MOST:
        served &= (table["status"] == COVERED).to_numpy()
    count = pd.array(np.bincount(table["site"].to_numpy()[served], minlength=len(finding.result.rows)), "Int64")
    works = finding.result.rows["level"].isin(at[at.index(level) :]).to_numpy()
    count[~works] = pd.NA
    return count


def _method(finding: Finding) -> list[str]:
    lines = [
        translate(
            "SitingLevels",
            "A site of a higher level also works at each lower one; a level's number counts the sites that work there. All "
            "levels weigh the same and are sited together (Calvo and Marks 1973; Şahin and Süral 2007).",
        ),
        translate(
            "SitingLevels",
            "Choices are searched from the highest level down and from the lowest up, then by exchanges; the bounds of the "
            "single levels add up, and branch and bound (HiGHS) over all levels closes the gap as far as the time goes. The "
            "value is counted again from the sites.",
        ),
    ]
    if not finding.result.along_streets:
        lines.append(translate("SitingReport", "Distances are straight lines: on foot the ways are longer."))
    elif finding.minutes:
        lines.append(translate("SitingReport", "Times are those of the quickest ways along the streets."))
    return lines


def _thresholds(finding: Finding) -> pd.DataFrame:
    user, options = thresholds.user_parameter, finding.result.options
    text, unit = translate("SitingLevels", "radius of the level “{level}”"), "min" if finding.minutes else "m"
    rows = [user(text.format(level=level.name), level.radius, unit) for level in options.levels]
    if options.spacing:
        rows.append(user(translate("SitingReport", "least distance between sites"), options.spacing, "m"))
    return pd.DataFrame(rows)
