"""Runs under PyQt6 with the stand-ins: what modules take from QGIS and Qt by name and QGIS 4 does not have, as JSON.

`python -m tests.qt6.names FILE SOURCE …`: unscoped enumerations, classes that have moved or gone, misspelt members.
"""

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from . import behaviour, standin

# What the stand-ins know wholly; other modules of QGIS are Python's own.
KNOWN = ("qgis.core", "qgis.gui", "qgis.PyQt.")


def missing(source: str) -> Iterator[str]:
    """Each name that is not there, with its line."""
    nodes, known = list(ast.walk(ast.parse(source))), {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(KNOWN):
            for alias in node.names:
                try:
                    known[alias.asname or alias.name] = getattr(import_module(node.module), alias.name)
                except (ImportError, AttributeError):
                    yield f"{node.lineno}: {node.module}.{alias.name}"
    for node in nodes if known else ():
        if isinstance(node, ast.Attribute) and (chain := _chain(node))[0] in known:
            found = known[chain[0]]
            for name in chain[1:]:
                if not inspect.isclass(found):
                    break
                if not hasattr(found, name):
                    yield f"{node.lineno}: {'.'.join(chain)}"
                    break
                found = getattr(found, name)


def _chain(node: ast.expr) -> list[str]:
    """`Qt.Orientation.Horizontal` as its names; something else than a name at its beginning gives an empty one."""
    if isinstance(node, ast.Attribute):
        return [*_chain(node.value), node.attr]
    return [node.id if isinstance(node, ast.Name) else ""]


def main(path: str, *sources: str) -> None:
    """Look at all of them."""
    standin.install(behaviour.BEHAVIOUR, {})
    texts = {source: Path(source).read_text(encoding="utf-8") for source in sources}
    # Who does not write of QGIS takes nothing from it.
    found = {source: sorted(set(missing(text))) if "qgis" in text else [] for source, text in texts.items()}
    Path(path).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
