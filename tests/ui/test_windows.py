"""Every scene in a real QGIS window, in English and in Chinese."""

import ast
from pathlib import Path

import pytest

from . import desktop

HERE = Path(__file__).parent
LOCALES = ("en", "zh-Hans")


def scenes() -> list[str]:
    """The scenes of all scene modules, in the order they are written."""
    return [
        f"{path.stem}.{node.name}"
        for path in sorted(HERE.glob("scenes_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


@pytest.fixture(scope="module", params=LOCALES)
def outcome(request) -> dict[str, str]:
    """All scenes played in one language."""
    return desktop.play(request.param, scenes())


@pytest.mark.parametrize("scene", scenes())
def test_scene(outcome, scene):
    assert outcome.get("player", "ok") == "ok", outcome["player"]
    assert outcome[scene] == "ok", outcome[scene]
