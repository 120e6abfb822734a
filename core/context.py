"""How far candidates are from the things that make a location, and how many of those are within reach."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd
import shapely

from .geometry import absent
from .running import Cancelled, Progress, chunks, ignore, never

# Candidates a step: bounds the pairs within reach that are in memory at once.
STEP = 1000


def field_names(layers: Iterable[str]) -> list[str]:
    """Layer names made unique: the second of a name gets ``_2`` (capitals do not tell fields of a GeoPackage apart)."""
    seen, names = Counter(), []
    for layer in layers:
        seen[layer.casefold()] += 1
        number = seen[layer.casefold()]
        names.append(layer if number == 1 else f"{layer}_{number}")
    return names


def straight(
    candidates: np.ndarray,
    targets: np.ndarray,
    reach: float,
    max_distance: float,
    progress: Progress = ignore,
    cancelled: Cancelled = never,
) -> pd.DataFrame:
    """Straight-line distance from edge to edge to the nearest target, and the number of targets within reach.

    Parameters
    ----------
    candidates, targets : geometries of any kind in one CRS in metres; missing and empty ones allowed.
    reach, max_distance : metres.

    Returns
    -------
    DataFrame, a row a candidate: ``m`` (metres, 0 inside, NaN beyond `max_distance`), ``n``; both NaN without geometry.
    """
    tree = shapely.STRtree(targets[~absent(targets)])
    metres = np.full(len(candidates), np.nan)
    number = np.zeros(len(candidates))
    for rows in chunks(len(candidates), STEP, progress, cancelled):
        some = candidates[rows]
        (own, _), distance = tree.query_nearest(
            some, max_distance=max_distance, return_distance=True, all_matches=False
        )
        metres[rows][own] = distance
        within = tree.query(some, predicate="dwithin", distance=reach)[0]
        number[rows] = np.bincount(within, minlength=len(some))
    return pd.DataFrame({"m": metres, "n": np.where(absent(candidates), np.nan, number)})
