"""The reports on town layout and park layout: shares beside the published ones, a map, what the result hangs on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import shapely

from ..base import terms, thresholds
from ..base.text import translate
from ..base.thresholds import user_parameter
from ..ground.geometry import absent
from ..ground.overlay import ALIKE
from ..page import charts
from ..page.report import Report
from . import park_layout, published, town_layout

FORMATS = {
    **dict.fromkeys(("share", "published", "coverage", "top_share"), "{:.1%}"),
    **dict.fromkeys(("evenness", "herfindahl", "far", "mean_floors", "function_mix"), "{:.3f}"),
    **dict.fromkeys(("site_m2", "footprint_m2", "floor_m2"), "{:,.0f}"),
}
# A middle narrower than this share of the whole gets a map of its own.
CROWDED = 0.5


def town(
    layout: town_layout.TownLayout, by_group: pd.DataFrame, grounds: np.ndarray, hosts: town_layout.Hosts, rules
) -> Report:
    """The report on town layout; `by_group` is the summary by city and ring, `rules` are those of the run."""
    report = Report(translate("LayoutReport", "Town layout of incubators"))
    table = published.beside(layout.summary(), "town_layout", layout.impossible)
    report.answer(*town_sentences(layout), *layout.notes)
    _shares(report, table, layout.summary(), "town_layout")
    under = hosts.geometries, translate("LayoutReport", "hosts")
    class_maps(report, grounds, layout.rows["town_layout"], "town_layout", under)
    if len(by_group) > len(layout.summary()):
        report.table(_wide(by_group, "town_layout"), _grouping(by_group), FORMATS)
    report.heading(translate("LayoutReport", "How far the result hangs on the rules"))
    report.table(layout.sensitivity, translate("LayoutReport", "Incubators that change class, one step at a time"))
    report.method(
        translate(
            "LayoutReport",
            "Three types after Planners 2016 no. 9, paper 5 §2.3: the share of an incubator's grounds (points: of its "
            "points) inside the union of the hosts decides; grounds under several hosts count once. Evenness is that of "
            "Shannon over the three types (Pielou 1966), concentration the Herfindahl index.",
        )
    )
    chosen = [("INSIDE_SHARE", rules.inside_share, "share"), ("OUTSIDE_SHARE", rules.outside_share, "share")]
    report.thresholds = _thresholds("town_layout", [*chosen, ("TOLERANCE", rules.tolerance, "m")])
    return report


def town_sentences(layout: town_layout.TownLayout) -> list[str]:
    """The shares beside the published ones, and how far they hang on the rules."""
    table = published.beside(layout.summary(), "town_layout", layout.impossible)
    return [*published.sentences(table, "town_layout"), sensitivity_sentence(layout.sensitivity)]


def sensitivity_sentence(sensitivity: pd.DataFrame) -> str:
    """How many incubators change class when one rule is moved one step, in one line."""
    moved = sensitivity[sensitivity["n_changed"] > 0]
    if moved.empty:
        return translate("LayoutReport", "No incubator would change class with one rule moved a step.")
    steps = ", ".join(f"{row.parameter} = {row.value:g}: {row.n_changed}" for row in moved.itertuples())
    text = translate(
        "LayoutReport", "Incubators that would change class with one rule moved a step: {steps}; else none."
    )
    return text.format(steps=steps)


def park(layout: park_layout.ParkLayout, sites: np.ndarray, rules: park_layout.Rules) -> Report:
    """The report on park layout."""
    report = Report(translate("LayoutReport", "Park layout of incubators"))
    table = published.beside(layout.summary(), "park_layout", layout.impossible)
    report.answer(*park_sentences(layout))
    _shares(report, table, layout.summary(), "park_layout")
    class_maps(report, sites, layout.rows["park_layout"], "park_layout")
    report.heading(translate("LayoutReport", "Figures of the types"))
    report.table(_medians(layout), translate("LayoutReport", "Medians by type"), FORMATS)
    report.table(_bases(layout), translate("LayoutReport", "What the types rest on"))
    report.method(
        translate(
            "LayoutReport",
            "Three types after Planners 2016 no. 9, paper 5 §2.4. A ground is of building type when it is small and holds "
            "few buildings, else of campus type; separate grounds of both make the mixed type. The source gives no numbers "
            "for few and small: they are parameters.",
        ),
        translate(
            "LayoutReport",
            "A building belongs, whole, to the ground that holds most of it; of grounds that hold it alike to the smallest, of "
            "equally large ones to the westernmost. Ground under several buildings counts once in the footprint; of two "
            "buildings that cover each other by {alike:.0%} the one with more floors counts. Figures of floor area are used "
            "where the floors of at least {known:.0%} of the footprint are known. A ground that reaches more than the distance "
            "of separate grounds beyond the outline of all buildings may be cut off: its numbers and areas "
            "of buildings are then lower bounds.",
        ).format(alike=ALIKE, known=park_layout.KNOWN_ENOUGH),
    )
    units = {"small_site": "m²", "min_footprint": "m²", "separation": "m"}
    report.thresholds = _thresholds(
        "park_layout", [(name.upper(), value, units.get(name, "")) for name, value in vars(rules).items()]
    )
    return report


def park_sentences(layout: park_layout.ParkLayout) -> list[str]:
    """The shares beside the published ones, and of how many incubators the floors are known."""
    table = published.beside(layout.summary(), "park_layout", layout.impossible)
    return [*published.sentences(table, "park_layout"), *_known_floors(layout)]


def _known_floors(layout: park_layout.ParkLayout) -> list[str]:
    usable = layout.floors_usable.dropna()
    if usable.empty:
        return []
    text = translate(
        "LayoutReport",
        "Floors are known for at least {known:.0%} of the footprint at {n} of {all} incubators with buildings; the report uses "
        "floor areas of these alone.",
    )
    return [text.format(known=park_layout.KNOWN_ENOUGH, n=int(usable.sum()), all=len(usable))]


def _shares(report: Report, table: pd.DataFrame, summary: pd.DataFrame, scheme: str) -> None:
    """The chart and the table of the shares beside the published ones."""
    report.heading(translate("LayoutReport", "Shares beside the published ones"))
    if table["n"].sum():
        first = table.loc[table["share"].idxmax()]
        title = translate("LayoutReport", "{kind}: {share:.0%} of the incubators").format(
            share=first["share"], kind=terms.label(scheme, first[scheme])
        )
        labels = [terms.label(scheme, code) for code in table[scheme]]
        mark = translate("LayoutReport", "published, Nanjing region")
        report.figure(
            charts.bars(
                title,
                labels,
                table["share"] * 100,
                "%",
                table["published"] * 100,
                mark,
                list(charts.OKABE_ITO[: len(labels)]),
                "{:.1f}",
            )
        )
    points = table.assign(difference=table["difference"] * 100)
    formats = FORMATS | {"difference": translate("LayoutReport", "{:+.1f} points")}
    report.table(in_words(points, scheme, "verdict"), formats=formats)
    text = translate("LayoutReport", "Shannon evenness {evenness:.3f}, Herfindahl index {herfindahl:.3f}.")
    if table["n"].sum():
        report.paragraph(text.format(**summary[["evenness", "herfindahl"]].iloc[0]))


def class_maps(
    report: Report,
    geometries: np.ndarray,
    classes: Sequence[object],
    group: str,
    under: tuple[np.ndarray, str] | None = None,
) -> None:
    """A map of places by class, over grey ground if wanted; a second one of the middle where many of them crowd."""
    there = ~absent(geometries)
    if not there.any():
        return
    geometries, classes = geometries[there], np.asarray(classes, dtype=object)[there]
    report.heading(translate("LayoutReport", "Map"))
    whole = shapely.total_bounds(geometries).reshape(2, 2)
    middle = np.quantile(charts.middles(geometries), [0.25, 0.75], axis=0)
    report.figure(_class_map(geometries, classes, group, whole, under))
    n = int(_seen(geometries, middle).sum())
    if n and np.ptp(middle, axis=0).max() < CROWDED * np.ptp(whole, axis=0).max():
        caption = translate("LayoutReport", "The middle: {n} of {all} places.").format(n=n, all=len(geometries))
        report.figure(_class_map(geometries, classes, group, middle, under), caption)


def _window(frame: np.ndarray) -> np.ndarray:
    """A frame (lower left and upper right corner) with a margin round it."""
    return frame + max(np.ptp(frame, axis=0).max(), 1.0) * np.array([[-0.05], [0.05]])


def _seen(geometries: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """Whether the extent of each place meets the window of a frame."""
    return shapely.intersects(shapely.box(*shapely.bounds(geometries).T), shapely.box(*_window(frame).ravel()))


def _class_map(
    geometries: np.ndarray, classes: np.ndarray, group: str, frame: np.ndarray, under: tuple[np.ndarray, str] | None
) -> str:
    """The map inside `frame` (lower left and upper right corner); the legend in words."""
    axes = charts.map_axes(heading_of(group))
    width = max(np.ptp(frame, axis=0).max(), 1.0)
    (left, bottom), (right, top) = _window(frame)
    seen = _seen(geometries, frame)
    geometries, classes = geometries[seen], classes[seen]
    if under is not None:
        charts.draw_places(axes, under[0], "#dddddd", under[1])
    for code, colour, name in _looks(group):
        chosen = geometries[pd.isna(classes) if code is None else classes == code]
        if len(chosen):
            charts.draw_places(axes, chosen, colour, name, smallest=width / 150)
    axes.set(xlim=(left, right), ylim=(bottom, top))
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1, 1))
    return charts.to_svg(axes)


def _looks(group: str) -> list[tuple[str | None, str, str]]:
    """Code, colour and name of each class; what has no class, or nothing within reach, is grey."""
    looks = [(None, charts.NO_DATA, terms.label("status", "not_assessed"))]
    for code, colour in zip(terms.codes(group), charts.OKABE_ITO, strict=False):
        looks.append((code, charts.NO_DATA if code == "none" else colour, terms.label(group, code)))
    return looks


def heading_of(group: str) -> str:
    """What a group of classes is called, as a heading."""
    name = terms.label("field", group)
    return name[:1].upper() + name[1:]


def in_words(table: pd.DataFrame, *groups: str) -> pd.DataFrame:
    """Codes of the columns that are called like their group of terms replaced by words."""
    words = table.copy()
    for group in groups:
        words[group] = [None if code is None else terms.label(group, code) for code in words[group]]
    return words


def _grouping(summary: pd.DataFrame) -> str:
    """What the summary is grouped by, as a heading."""
    texts = {
        (True, False): translate("LayoutReport", "By city"),
        (False, True): translate("LayoutReport", "By ring"),
        (True, True): translate("LayoutReport", "By city and ring"),
    }
    return texts["city" in summary, "ring" in summary]


def _wide(summary: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """A row per group, the numbers of the classes side by side, as a plan chapter prints it."""
    by = [name for name in ("city", "ring", "ring_name") if name in summary]
    known = summary[summary[scheme].notna()]
    keys = known[by].drop_duplicates().reset_index(drop=True)
    per_class = known["n"].to_numpy().reshape(len(keys), -1)
    columns = [terms.label(scheme, code) for code in known[scheme].iloc[: per_class.shape[1]]]
    measures = known.iloc[:: per_class.shape[1]][["evenness", "herfindahl"]].reset_index(drop=True)
    if "ring_name" in keys:
        keys["ring_name"] = [None if pd.isna(name) else terms.label("ring", name) for name in keys["ring_name"]]
        keys = keys.drop(columns="ring")
    return pd.concat([keys, pd.DataFrame(per_class, columns=columns), measures], axis=1)


def _medians(layout: park_layout.ParkLayout) -> pd.DataFrame:
    """Medians by type; those of floor area over the incubators whose floors are known."""
    on_ground, by_floors = ["n_buildings", "site_m2", "coverage"], ["floor_m2", "far", "mean_floors"]
    by_floors += ["top_share", "function_mix"]
    rows = layout.incubators
    known = rows[by_floors].astype(float).where(layout.floors_usable.fillna(False).astype(bool), np.nan)
    table = rows[on_ground].astype(float).join(known).groupby(rows["park_layout"]).median()
    table.insert(0, "n", rows["park_layout"].value_counts())
    return in_words(table.reindex(list(park_layout.CLASSES)).dropna(how="all").reset_index(), "park_layout")


def _bases(layout: park_layout.ParkLayout) -> pd.DataFrame:
    counted = layout.rows["basis"].iloc[layout.largest].value_counts()
    table = counted.reindex([code for code in park_layout.BASES if code in counted]).rename("n").rename_axis("basis")
    return in_words(table.reset_index(), "basis")


def _thresholds(standard: str, chosen: Sequence[tuple[str, float, str]]) -> pd.DataFrame:
    figures = thresholds.load("layout", standard)
    figures["item"] = [terms.label(standard, code) for code in figures["item"]]
    figures["standard"] = terms.label("field", standard)
    return pd.concat([figures, pd.DataFrame([user_parameter(*row) for row in chosen])], ignore_index=True)
