"""The demo's runs, one module a tool group: STEPS for qgis_process, MAPS, the sheets to draw from their layers."""

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


@dataclass
class Map:
    """A map sheet: results from the top down and their ground, each (file in build/demo or source, style or colour)."""

    name: str
    title: str
    layers: list[tuple[str, str]]
    ground: list[tuple[str, str]] = field(default_factory=list)
    report: str = ""
