"""The report on residents by building: how many stand where, and how that compares with the zones."""

import numpy as np
import pandas as pd
import shapely

from ..base.text import percent, plural, rounded, translate
from ..base.thresholds import user_parameter
from ..lazy import charts, maps
from ..page.report import Report
from . import residents
from .residents import DEFAULT, DRAWN_TWICE, ResidentsResult

# ResidentsResult of a building up to which a colour reaches.
BREAKS = (20, 50, 100, 200)


def build(result: ResidentsResult, *, buildings: np.ndarray, zones: np.ndarray | None, default_floors: float) -> Report:
    """The whole report, without what the algorithm adds to it. `zones`: what is drawn below the buildings, None for a grid."""
    report = Report(translate("Residents", "Residents by building"))
    report.answer(*sentences(result))
    report.figure(_map(result, buildings, zones))
    if result.check is not None or zones is not None:
        report.heading(translate("Residents", "Compared with the zones"))
    if result.check is not None:
        table = result.check.assign(difference=result.check["residents"] - result.check["counted"])
        report.table(table, "", dict.fromkeys(("counted", "residents", "difference"), "{:,.0f}"))
    elif zones is not None:
        report.table(_by_zone(result), "", {"people": "{:,.0f}", "on_buildings": "{:,.0f}", "m2_per_person": "{:,.1f}"})
    report.method(
        translate(
            "Residents",
            "The people of each zone, or of each cell of the grid, are shared among its buildings by the floor area that is "
            "housing: footprint inside the zone × floors. A building across a line takes part on both sides by area. So the "
            "people of a zone are kept to the last one; how they stand inside a zone is an estimate, which knows neither "
            "the size of households nor vacancy. Of two homes that cover each other to 90% the one with more floors counts, "
            "known floors before assumed ones; a zone drawn twice with the same number of people counts once. Of zones that "
            "overlap each keeps its people; the people of a cell of a grid are divided among them. "
            "A use is housing by its last word (公寓式酒店 is a hotel), of "
            "several uses beside each other one is enough; a building of unknown use is taken for housing.",
        )
    )
    if (result.rows["basis"] == DEFAULT).any():
        item = translate("Residents", "floors assumed where their number is unknown")
        report.thresholds = pd.DataFrame([user_parameter(item, default_floors, "")])
    return report


def sentences(result: ResidentsResult) -> list[str]:
    """How many people stand on how many buildings, who has none, and how far it is from a second count.

    >>> import shapely
    >>> from innospace.core.data import residents
    >>> houses = shapely.box([0, 50], 0, [10, 60], 10)
    >>> print(*sentences(residents.assess(houses, shapely.box([0], 0, 100, 100), np.array([60.0]))), sep=" ")
    All 60 people were allocated to 2 buildings.
    """
    n = int((result.rows["residents"] > 0).sum())
    out, people = rounded(result.total_out), rounded(result.total_in)
    if len(result.left) or out != people:
        one = translate("Residents", "{out} of {people} people were allocated to {n} building.")
        many = translate("Residents", "{out} of {people} people were allocated to {n} buildings.")
    else:
        one = translate("Residents", "All {people} people were allocated to {n} building.")
        many = translate("Residents", "All {people} people were allocated to {n} buildings.")
    lines = [plural(n, one, many).format(out=out, people=people)]
    if len(result.left):
        text = plural(
            len(result.left),
            translate("Residents", "{people} people in {n} zone or cell have no housing there, and stay as a point."),
            translate("Residents", "{people} people in {n} zones or cells have no housing there, and stay as points."),
        )
        lines.append(text.format(people=rounded(float(result.left_over["residents"].sum()))))
    if result.check is not None and result.check["counted"].sum() > 0:
        mean, share = residents.error(result.check)
        text = plural(
            len(result.check),
            translate(
                "Residents",
                "Checked against the one zone that has a count: the error is {mean} people, {share} of the people counted.",
            ),
            translate(
                "Residents",
                "Checked against the {n} zones that have a count: on average the error is {mean} people per zone; all errors "
                "together are {share} of the people counted.",
            ),
        )
        lines.append(text.format(mean=rounded(mean, 1), share=percent(share)))
    return lines


def _by_zone(result: ResidentsResult) -> pd.DataFrame:
    table = result.zones.copy()
    stand = table["on_buildings"] > 0
    table["m2_per_person"] = table["floor_area_m2"].where(stand) / table["on_buildings"].where(stand)
    return table.drop(columns="floor_area_m2")


def _map(result: ResidentsResult, buildings: np.ndarray, zones: np.ndarray | None) -> str:
    """Buildings by their residents, and where people are left over."""
    ground = maps.Ground() if zones is None else maps.Ground(boundary=zones)
    drawn = maps.Map(translate("Residents", "Residents by building"), ground)
    # What is drawn again would hide the building that counts.
    here = ~shapely.is_missing(buildings) & (result.rows["basis"] != DRAWN_TWICE).to_numpy()
    grade = np.searchsorted(BREAKS, result.rows["residents"].to_numpy(), side="left")
    colours = charts.sequential(len(BREAKS) + 2, "blue")[::-1][1:]
    for i, colour in enumerate(colours):
        chosen = here & (grade == i) & (result.rows["residents"].to_numpy() > 0)
        if chosen.any():
            charts.draw_areas(drawn.axes, buildings[chosen], colour, _label(i), linewidth=0.2)
    others = here & ~(result.rows["residents"].to_numpy() > 0)
    if others.any():
        charts.draw_areas(
            drawn.axes, buildings[others], charts.NO_DATA, translate("Residents", "nobody"), linewidth=0.2
        )
    return drawn.svg()


def _label(grade: int) -> str:
    if grade == len(BREAKS):
        return translate("Residents", "over {n}").format(n=BREAKS[-1])
    return translate("Residents", "up to {n}").format(n=BREAKS[grade])
