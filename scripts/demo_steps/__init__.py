"""The demo's runs, one module a tool group: STEPS, the runs of its tools, MAPS, the sheets to draw from their layers."""

import shlex
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "build" / "demo"
NANJING = ROOT / "resources" / "sample" / "nanjing_region.gpkg"
COMMUNITY = ROOT / "resources" / "sample" / "community.gpkg"
RAW = ROOT / "resources" / "sample" / "raw"


def sample(layer: str, where: str = "", file: Path = NANJING) -> str:
    """A layer of the sample as a source, filtered if wanted."""
    return f"{file}|layername={layer}" + (f"|subset={where}" if where else "")


@dataclass
class Step:
    """One run of an algorithm; `outputs` name files in build/demo by their parameter."""

    algorithm: str
    inputs: dict[str, object]
    outputs: dict[str, str]
    show: tuple[str, ...] = ()  # numbers among the results worth printing
    forms: tuple[str, ...] = ()  # endings of further files of the report

    def parameters(self) -> dict[str, object]:
        """What the algorithm is given: files without a folder are results of earlier steps, its own go beside them."""
        inputs = {name: in_place(value) for name, value in self.inputs.items()}
        return inputs | {name: str(OUT / file) for name, file in self.outputs.items()}

    def command(self) -> str:
        """The step as a line to type in the folder of the clone."""
        words = [f"{name}={typed}" for name, value in self.parameters().items() for typed in as_typed(value)]
        words = [word.replace(f"{ROOT}/", "") for word in words]
        return shlex.join(["qgis_process", "run", f"innospace:{self.algorithm}", "--", *words])


def as_typed(value: object) -> list[object]:
    """What stands behind the name of a parameter, which is given once for each of several texts; a table is one text."""
    if not isinstance(value, list):
        return [value]
    return value if all(isinstance(one, str) for one in value) else [",".join(map(str, value))]


def in_place(value: object) -> object:
    """A result of an earlier step where that step has put it; anything else as it is."""
    if isinstance(value, str) and value.split("|")[0].endswith(".gpkg") and "/" not in value.split("|")[0]:
        return str(OUT / value)
    return value


@dataclass
class Map:
    """A map sheet: results from the top down and their ground, each (file in build/demo, style) or (source, "")."""

    name: str
    title: str
    layers: list[tuple[str, str]]
    ground: list[tuple[str, str]] = field(default_factory=list)
    report: str = ""
