"""What candidates may become and hold, and what they are called: the fields beside the criteria."""

from __future__ import annotations

import numpy as np

from ...core.base.errors import InputError
from ...core.base.text import listed, plural, translate
from ...core.lazy import capacity, programmes, screening
from ...core.lazy import pandas as pd
from ..bridge import Layer
from ..run import Run

NAMED = 8


def read_use(run: Run, candidates: Layer, options: screening.ScreeningOptions) -> pd.DataFrame:
    """``programme desks_min desks_max`` of each candidate, empty where kind or area is unknown."""
    values, areas = run.texts("KIND_FIELD"), run.numbers("AREA_FIELD")
    values = np.full(len(candidates), None) if values is None else values
    areas = np.full(len(candidates), np.nan) if areas is None else areas
    fewest, most = capacity.desks(areas, options.efficiency, options.desk_min, options.desk_max)
    programme = programmes.of_kinds(pd.Series(values, dtype=object), own=read_rules(run))
    _note_unknown(run, values, programme)
    return pd.DataFrame({"programme": programme, "desks_min": fewest, "desks_max": most})


def _note_unknown(run: Run, values: np.ndarray, programme: pd.Series) -> None:
    unknown = pd.Series(values, dtype=object)[programme.isna()].dropna()
    if len(unknown):
        kinds = sorted(unknown.unique())
        text = plural(
            len(unknown),
            translate("Stock", "KIND_FIELD: no programme is known for {n} candidate ({kinds})."),
            translate("Stock", "KIND_FIELD: no programme is known for {n} candidates ({kinds})."),
        )
        run.note(text.format(kinds=listed(kinds, NAMED)))


def read_rules(run: Run) -> dict[str, str]:
    """The user's own programmes by kind or code."""
    table = run.layer("PROGRAMMES")
    if table is None:
        return {}
    first, second = (table.texts(name) for name in _two_fields(table))
    return {key: value for key, value in zip(first, second, strict=True) if key and value}


def _two_fields(table: Layer) -> list[str]:
    """The first two fields that are not the table's own key."""
    names = [name for name in table.fields.names() if name.casefold() not in ("fid", "ogc_fid")]
    if len(names) < 2:
        raise InputError(
            "PROGRAMMES",
            translate("Stock", "the table “{table}” has fewer than two fields.").format(table=table.name),
            translate("Stock", "Give kind or land-use code in the first field, programme in the second."),
        )
    return names[:2]
