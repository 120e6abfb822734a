"""A list without places, such as a registry of incubators, matched by name with a layer that has them."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..base.arrays import objects
from ..base.errors import InputError
from ..base.running import Cancelled, Progress, chunks, ignore, never
from ..base.status import DOUBTFUL, MATCHED, UNMATCHED
from ..base.text import of_rows, paragraph, plural, remarks, translate
from ..ground.geometry import absent
from ..ground.overlay import rank
from . import near_names, place_names

# A best place is in doubt where the next one is as near as this, or where it is less than `similarity` by up to BELOW.
NEXT, BELOW = 0.05, 0.25


@dataclass(frozen=True, eq=False)
class Matches:
    """What came of it.

    Attributes
    ----------
    rows : ``place score runner_up runner_up_score status``, a row per row of the list; names of places, None where there
        is none.
    best : (n,) row of the best place, -1 where there is none.
    notes : on places without a geometry, which no row is matched with.
    why : (n,) why a row is doubtful: ``runner_up``, ``numerals``, ``score``, joined by a comma; empty elsewhere.
    """

    rows: pd.DataFrame
    best: np.ndarray
    why: np.ndarray
    notes: list[str] = field(default_factory=list)

    @property
    def summary(self) -> pd.DataFrame:
        """A row for each status that a row has: ``status n``, most first."""
        return self.rows["status"].value_counts().rename_axis("status").reset_index(name="n")


@dataclass(frozen=True)
class MatchOptions:
    """What the user sets; `similarity`: 0–1, above 0, from which a name is matched."""

    similarity: float = 0.85

    def __post_init__(self) -> None:
        if not self.similarity > 0:
            raise InputError(
                "similarity",
                translate("MatchList", "the value must be greater than 0."),
                translate("MatchList", "Give a similarity such as 0.85."),
            )


def assess(
    names: np.ndarray,
    places: np.ndarray,
    *,
    geometries: np.ndarray | None = None,
    cities: np.ndarray | None = None,
    place_cities: np.ndarray | None = None,
    options: MatchOptions | None = None,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> Matches:
    """The best and the next best place of each row of a list.

    Parameters
    ----------
    names : (n,) names of the list; places : (m,) names of the places; None where missing.
    geometries : (m,) of the places: one without is left out. Of places that are named as alike that with the same numerals
        counts, then the first in the alphabet, then the westernmost, then the southernmost: never the order of the rows.
    cities, place_cities : (n,) and (m,) their cities, by default those that the names begin with. Where both have one they
        must agree; a city is the same with and without 市.
    options : see :class:`MatchOptions`.

    >>> found = assess(np.array(["云川孵化器", "望川加速器"], dtype=object), np.array(["云川 孵化器", "银行"], dtype=object))
    >>> found.rows[["place", "score", "status"]].values.tolist()
    [['云川 孵化器', 1.0, 'matched'], [None, nan, 'unmatched']]
    """
    similarity = (options or MatchOptions()).similarity
    n, gone = len(names), np.zeros(len(places), dtype=bool) if geometries is None else absent(geometries)
    places = np.where(gone, None, np.asarray(places, object))
    both = place_names.read(np.concatenate([np.asarray(names, object), np.asarray(places, object)]), cancelled)
    city = pd.factorize(np.concatenate([_cities(cities, names, cancelled), _cities(place_cities, places, cancelled)]))[
        0
    ]
    (best, second), (score, second_score) = near_names.two_nearest(
        both,
        city,
        n,
        least=max(similarity - BELOW, 1e-9),
        turns=_turns(both, places, geometries),
        progress=progress,
        cancelled=cancelled,
    )
    doubts = _doubts(both, best, score, second_score, similarity)
    status, why = _status(best >= 0, doubts)
    rows = pd.DataFrame({"place": _named(places, best), "score": score})
    rows["runner_up"], rows["runner_up_score"], rows["status"] = _named(places, second), second_score, status
    progress(1)
    one = translate("Data", "{n} of the places has no geometry, and nothing is matched with it.")
    many = translate("Data", "{n} of the places have no geometry, and nothing is matched with them.")
    return Matches(rows, best, why, [*remarks((gone, one, many)), *_shared(best)])


def _shared(best: np.ndarray) -> list[str]:
    """The places that several rows carry, which thus stand at one point."""
    several = np.bincount(best[best >= 0])
    several = several[several > 1]
    one = translate(
        "MatchList", "{n} place is carried by several rows of the list, {rows} in all, which stand at its point."
    )
    many = translate(
        "MatchList", "{n} places are carried by several rows of the list, {rows} in all, which stand at their points."
    )
    more = translate(
        "MatchList", "Whether these are one incubator each a person has to decide, before distances are measured."
    )
    return [paragraph(text, more) for text in remarks((len(several), one, many), rows=f"{several.sum():,}")]


def _doubts(
    both: place_names.Names, best: np.ndarray, score: np.ndarray, second_score: np.ndarray, similarity: float
) -> dict[str, np.ndarray]:
    """Why a row (n,) may be matched with the wrong place, a mask for each reason."""
    mine, theirs = both.number[: len(best)], both.number[len(best) :]
    named = len(theirs) and len(both.numerals)
    agree = both.numerals[mine] == both.numerals[theirs[best]] if named else best >= 0
    return {
        "runner_up": score - second_score <= NEXT + 1e-9,
        "numerals": ~agree,
        "score": score < similarity - 1e-9,
    }


def _turns(both: place_names.Names, places: np.ndarray, geometries: np.ndarray | None) -> np.ndarray:
    """(m,) the turn of each place among those named as alike: by the alphabet, from west to east, from south to north."""
    number = both.number[len(both.number) - len(places) :]
    text = np.append(both.text, "")[number].astype(str)
    spelled = np.where(places == None, "", places).astype(str)  # noqa: E711
    spots = np.zeros((2, len(places))) if geometries is None else shapely.bounds(geometries).T[:2]
    return rank((spots[1], spots[0], spelled, text))


def _cities(cities: np.ndarray | None, names: np.ndarray, cancelled: Cancelled) -> np.ndarray:
    """(n,) cities without 市, None where unknown."""
    if cities is None:
        number, distinct = pd.factorize(np.asarray(names, dtype=object))
        some = chunks(len(distinct), 50_000, cancelled=cancelled)
        found = [place_names.city_of(name) for part in some for name in distinct[part]]
    else:
        number, distinct = pd.factorize(np.asarray(cities, dtype=object))
        found = ["".join(str(city).split()).removesuffix("市") or None for city in distinct]
    return objects([*found, None])[number]


def _status(present: np.ndarray, doubts: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The status of each row, and the doubts of those that are doubtful."""
    masks = {key: mask & present for key, mask in doubts.items()}
    why = np.full(len(present), "", dtype=object)
    for key, mask in masks.items():
        why[mask] = why[mask] + np.where(why[mask] == "", "", ",") + key
    return np.select([~present, why != ""], [UNMATCHED, DOUBTFUL], MATCHED).astype(object), why


def _named(places: np.ndarray, row: np.ndarray) -> np.ndarray:
    return objects([*places, None])[row]


def sentences(matches: Matches) -> list[str]:
    """The answer: how many rows are matched, doubtful, without a place.

    >>> sentences(assess(np.array(["云川孵化器"], dtype=object), np.array(["云川孵化器"], dtype=object)))
    ['1 of 1 row of the list is matched.']
    """
    counts, total = matches.rows["status"].value_counts(), len(matches.rows)
    matched = int(counts.get(MATCHED, 0))
    text = plural(
        matched,
        translate("MatchList", "{rows} of the list is matched."),
        translate("MatchList", "{rows} of the list are matched."),
    )
    lines = [text.format(rows=of_rows(matched, total))]
    lines += remarks(
        (
            matches.rows["status"] == DOUBTFUL,
            translate("MatchList", "{n} row is doubtful: it carries the best place, which a person has to confirm."),
            translate("MatchList", "{n} rows are doubtful: they carry the best place, which a person has to confirm."),
        ),
        (
            matches.rows["status"] == UNMATCHED,
            translate("MatchList", "{n} row has no place with a similar name, and so no geometry."),
            translate("MatchList", "{n} rows have no place with a similar name, and so no geometry."),
        ),
    )
    return lines
