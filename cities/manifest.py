"""The manifest: a CSV with one row per city, its columns the tool's layers and parameters by the ids that they have in QGIS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ..core.base.errors import InputError
from ..core.base.text import listed, translate
from .declarations import REPORT_ONLY, CityTool

CITY = "city"
# What Excel writes in China where it does not write UTF-8.
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class ManifestCity:
    """One row: the city's name, the tool's cells by parameter, and what else the table says of it (`facts`)."""

    name: str
    cells: dict[str, str]
    facts: dict[str, str] = field(default_factory=dict)


def read(path: Path, tool: CityTool, settings: Mapping[str, object] = {}) -> list[ManifestCity]:
    """The cities of a manifest; `settings` are parameters that hold for all cities whose cell is empty.

    Columns in capitals are parameters and outputs of the tool, others go along to the table of cities. Raises InputError naming
    ``manifest``, ``settings``, or a parameter that many cities do not take.
    """
    table = _table(path)
    _require_names(table)
    own = {name: str(value) for name, value in settings.items()}
    for argument, names in (("manifest", table.columns), ("settings", own)):
        _require_known(argument, [name for name in names if name == name.upper() and name != name.lower()], tool)
    _require_taken([*own, *(name for name in table.columns if table[name].str.strip().any())], tool)
    known = {*tool.parameters, *tool.outputs}
    rows = table.to_dict("records")
    return [
        ManifestCity(
            row[CITY].strip(),
            {**own, **{name: cell for name, cell in row.items() if name in known and cell.strip()}},
            {name: cell for name, cell in row.items() if name not in known and name != CITY},
        )
        for row in rows
    ]


def _table(path: Path) -> pd.DataFrame:
    for encoding in ENCODINGS:
        try:
            table = pd.read_csv(path, dtype=str, encoding=encoding, keep_default_na=False)
        except UnicodeDecodeError:
            continue
        except (OSError, ValueError) as error:
            cause = translate("Cities", "{path} cannot be read: {error}").format(path=path, error=error)
            raise InputError("manifest", cause) from None
        return table.rename(columns=str.strip)
    raise InputError("manifest", translate("Cities", "the encoding is neither UTF-8 nor GB 18030."))


def _require_names(table: pd.DataFrame) -> None:
    """Each city needs a name, which no other has: results are called by it."""
    if CITY not in table:
        cause = translate("Cities", "there is no column “{column}”.").format(column=CITY)
        raise InputError("manifest", cause, translate("Cities", "Name each city there."))
    names = table[CITY].str.strip()
    if not len(names) or (names == "").any():
        raise InputError("manifest", translate("Cities", "there is no city, or one without a name."))
    twice = names[names.str.casefold().duplicated(keep=False)].tolist()
    if twice:
        cause = translate("Cities", "cities share a name: {names}.").format(names=listed(twice))
        raise InputError("manifest", cause, translate("Cities", "Give each city a name of its own."))


def _require_known(argument: str, names: list[str], tool: CityTool) -> None:
    unknown = [name for name in names if name not in tool.parameters and name not in tool.outputs]
    if unknown:
        cause = translate("Cities", "{tool} has no parameter {names}.").format(tool=tool.name, names=listed(unknown))
        known = translate("Cities", "It has: {names}.").format(
            names=listed(list(tool.parameters), len(tool.parameters))
        )
        raise InputError(argument, cause, known)


def _require_taken(names: list[str], tool: CityTool) -> None:
    """Refuse, before any city is computed, what only the report of a single city takes."""
    idle = [name for name in names if name in REPORT_ONLY.get(tool.name, ())]
    if idle:
        cause = translate("Cities", "it plays no part when {tool} runs on many cities.").format(tool=tool.name)
        raise InputError(idle[0], cause, translate("Cities", "Leave it out."))
