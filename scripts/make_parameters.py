"""Writes what the tools of cities/ take, cities/parameters.json, out of the provider itself; `make reference` does it too.

So a command line beside QGIS knows the same ids, defaults and bounds, and they are declared once, in algorithms/.
"""

import json
import sys
from pathlib import Path

from qgis.core import Qgis, QgsProcessingParameterDefinition

TARGET = Path(__file__).resolve().parent.parent / "cities" / "parameters.json"
TOOLS = (
    "lifecirclecoverage", "networkcheck", "serviceareas", "ringsfromdistricts", "ringsfromdistance", "ringsfromdensity",
    "ringdistribution", "townlayout", "floatingcatchment", "siting",
)  # fmt: skip
# Larger numbers stand for no bound.
ENDLESS = 1e300


def text(provider) -> str:
    """The file, the same for the same provider."""
    tools = {name: described(provider.algorithm(name)) for name in TOOLS}
    return json.dumps(tools, ensure_ascii=False, indent=1) + "\n"


def described(algorithm) -> dict:
    """What one tool takes and gives."""
    inputs = [p for p in algorithm.parameterDefinitions() if not p.isDestination()]
    sinks = [p for p in algorithm.destinationParameterDefinitions() if p.type() == "sink"]
    return {
        "titles": titles(algorithm),
        "main": algorithm.MAIN,
        "arguments": dict(algorithm.ARGUMENTS),
        "parameters": {p.name(): parameter(p) for p in inputs},
        "outputs": {p.name(): {"by_default": p.name() == "OUTPUT" or p.createByDefault()} for p in sinks},
    }


def titles(algorithm) -> dict[str, str]:
    """What the tool is called in each language."""
    from innospace.cities import words
    from innospace.core.base import text

    before, made = (text._translator, text._language), {}
    for language in ("en", "zh"):
        words.use(language)
        made[language] = algorithm.displayName()
    text.use_translator(*before)
    return made


def parameter(definition: QgsProcessingParameterDefinition) -> dict:
    """What one parameter takes."""
    from innospace.algorithms.run import KINDS
    from innospace.core.ground.cleaning import Kind

    kind = {
        "type": definition.type(),
        "optional": bool(definition.flags() & Qgis.ProcessingParameterFlag.Optional),
        "default": definition.defaultValue(),
    }
    if definition.type() == "source":
        kind["takes"] = KINDS.get(tuple(definition.dataTypes()), Kind.ANY).value
    if definition.type() == "field":
        kind["layer"] = definition.parentLayerParameterName()
        kind["numeric"] = definition.dataType() == Qgis.ProcessingFieldParameterDataType.Numeric
    if definition.type() == "enum":
        kind["options"] = definition.options()
    if definition.type() in ("number", "distance"):
        bounds = (definition.minimum(), definition.maximum())
        kind["bounds"] = [bound if abs(bound) < ENDLESS else None for bound in bounds]
        kind["whole"] = definition.dataType() == Qgis.ProcessingNumberParameterType.Integer
    return kind


def write(provider) -> None:
    """Write the file."""
    TARGET.write_text(text(provider), encoding="utf-8")
    print(f"{len(TOOLS)} tools in {TARGET}", file=sys.stderr)
