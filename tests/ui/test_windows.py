"""Every scene in a real QGIS window, in English and in Chinese, the look also on a dark and a dense screen."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from . import desktop

HERE = Path(__file__).parent
LOOK = [
    "cramped.no_word_is_cut_in_any_window",
    "scenes_rings.from_sample_to_pattern",
    "scenes_behaviour.each_stop_of_the_tab_key_has_a_name_and_shows_that_it_has_the_focus",
]


def scenes() -> list[str]:
    """The scenes of all scene modules, in the order they are written."""
    return [
        f"{path.stem}.{node.name}"
        for path in sorted(HERE.glob("scenes_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


# What is played where: language, scenes, theme, scale.
PLAYS = {
    "en": ("en", scenes(), "default", "1"),
    "zh": ("zh-Hans", scenes(), "default", "1"),
    "dark, 200%": ("zh-Hans", LOOK, "Night Mapping", "2"),
}
CASES = [(play, scene) for play, (_, played, *_) in PLAYS.items() for scene in played]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, dict[str, str]]:
    """All plays, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        waiting = {
            name: pool.submit(desktop.play, *play, screen=90 + 20 * i) for i, (name, play) in enumerate(PLAYS.items())
        }
        return {name: future.result() for name, future in waiting.items()}


@pytest.mark.parametrize(("play", "scene"), CASES)
def test_scene(outcomes, play, scene):
    outcome = outcomes[play]
    assert outcome.get("player", "ok") == "ok", outcome["player"]
    assert outcome[scene] == "ok", outcome[scene]
