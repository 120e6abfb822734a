"""What each tool takes, as QGIS declares it: ids, defaults, bounds. `scripts/make_parameters.py` writes the file."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..core.base.errors import InputError
from ..core.base.options import require_one_of, require_range
from ..core.base.text import language, listed, translate

TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}
# What only the report of a single city takes, by tool: many cities have none.
REPORT_ONLY = {"lifecirclecoverage": ["NAME_FIELD"]}


@dataclass(frozen=True)
class CityTool:
    """A tool by its id, with its parameters by theirs."""

    name: str
    titles: dict[str, str]
    main: str
    arguments: dict[str, str]
    parameters: dict[str, dict]
    outputs: dict[str, dict]

    @property
    def title(self) -> str:
        """What it is called in the language that is spoken."""
        return self.titles[language()]

    @property
    def layers(self) -> list[str]:
        """The parameters that are layers, the main one first."""
        names = [name for name, kind in self.parameters.items() if kind["type"] == "source"]
        return sorted(names, key=lambda name: name != self.main)

    def value(self, name: str, text: str | None) -> object:
        """What a parameter is set to by a text, its default where that is empty; raises InputError naming it."""
        kind = self.parameters[name]
        if text is None or not text.strip():
            if not kind["optional"] and kind["default"] is None:
                raise InputError(
                    name, translate("Cities", "there is no value."), translate("Cities", "Fill the column.")
                )
            return float(kind["default"]) if _is_decimal(kind) else kind["default"]
        return _READERS.get(kind["type"], _as_it_is)(name, text.strip(), kind)

    def parameter_of(self, argument: str) -> str:
        """The parameter that the core calls by the name of its argument."""
        return self.arguments.get(argument, argument.upper())


@cache
def tools() -> dict[str, CityTool]:
    """All tools that run on many cities, by their ids."""
    path = Path(__file__).with_name("parameters.json")
    return {name: CityTool(name, **facts) for name, facts in json.loads(path.read_text(encoding="utf-8")).items()}


def tool(name: str) -> CityTool:
    """One of them; raises InputError naming ``tool``."""
    if name not in tools():
        cause = translate("Cities", "“{tool}” does not run on many cities.").format(tool=name)
        known = translate("Cities", "Choose from: {tools}.").format(tools=listed(list(tools()), len(tools())))
        raise InputError("tool", cause, known)
    return tools()[name]


def _is_decimal(kind: dict) -> bool:
    return kind["default"] is not None and not kind.get("whole", True)


def _number(name: str, text: str, kind: dict) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or (kind["whole"] and not value.is_integer()):
        wanted = translate("Cities", "a whole number") if kind["whole"] else translate("Cities", "a number")
        cause = translate("Cities", "“{text}” is not {wanted}.").format(text=text, wanted=wanted)
        raise InputError(name, cause, translate("Cities", "Correct the column."))
    low, high = kind["bounds"]
    require_range(name, value, -math.inf if low is None else low, math.inf if high is None else high)
    return int(value) if kind["whole"] else value


def _choice(name: str, text: str, kind: dict) -> str:
    require_one_of(name, text, kind["options"])
    return text


def _flag(name: str, text: str, kind: dict) -> bool:
    require_one_of(name, text.lower(), list(TRUTHS))
    return TRUTHS[text.lower()]


def _as_it_is(name: str, text: str, kind: dict) -> str:
    return text


_READERS = {"number": _number, "distance": _number, "enum": _choice, "boolean": _flag}
