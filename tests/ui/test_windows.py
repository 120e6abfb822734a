"""Every scene in a real QGIS window, in Chinese; what the language bears on also in English, the look on a dark, dense screen."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from . import desktop

HERE = Path(__file__).parent
LOOK = [
    "scenes_rings.from_sample_to_pattern",
    "scenes_behaviour.each_page_has_room_for_its_words_and_each_stop_of_the_tab_key_a_name_and_a_focus",
]
# Modules and scenes whose words and pictures are looked at, or which ask what words do. How windows behave is one thing in all
# languages.
WORDED = (
    "scenes_all_tools",
    "scenes_chapter.a_chapter_of_the_community",
    "scenes_chapter.the_chapter_comes_first_and_foresees_its_contents",
    "scenes_guide.each_tool_s_choices_are_words_and_its_help_opens_its_page",
    "scenes_guide.the_",
    "scenes_rings",
    "scenes_behaviour.a_length_is_metres_in_the_dialog_of_the_toolbox_also_after_a_reload",
    "scenes_behaviour.a_refusal_that_names_two_fields_stands_beside_both",
    "scenes_behaviour.menu_and_toolbar_go_when_the_plugin_is_unloaded",
    "scenes_window.it_stands_beside_the_map_and_may_be_torn_off",
    "scenes_window.no_two_alt_keys_are_alike",
    "scenes_window.the_life_circle_begins_with_the_standard_of_the_reader",
    "scenes_window.what_was_skipped_stands_in_the_yellow_strip",
)


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
    "zh": ("zh-Hans", scenes(), "default", "1"),
    "en": ("en", [scene for scene in scenes() if scene.startswith(WORDED)], "default", "1"),
    "dark, 200%": ("zh-Hans", LOOK, "Night Mapping", "2"),
}
CASES = [(play, scene) for play, (_, played, *_) in PLAYS.items() for scene in played]


@pytest.fixture(scope="module")
def outcomes(request) -> dict[str, dict[str, str]]:
    """The plays of all scenes that are asked for, two at a time, the longest first."""
    asked = [getattr(item, "callspec", None) for item in request.session.items if item.path == request.path]
    named = {(one.params["play"], one.params["scene"]) for one in asked if one}
    with ThreadPoolExecutor(2) as pool:
        waiting = {}
        for i, (name, (locale, played, *look)) in enumerate(PLAYS.items()):
            if wanted := [scene for scene in played if (name, scene) in named]:
                waiting[name] = pool.submit(desktop.play, locale, wanted, *look, screen=90 + 20 * i)
        return {name: future.result() for name, future in waiting.items()}


def test_what_is_named_is_there():
    assert [name for name in WORDED if not any(scene.startswith(name) for scene in scenes())] == []


@pytest.mark.parametrize(("play", "scene"), CASES)
def test_scene(outcomes, play, scene):
    outcome = outcomes[play]
    assert outcome.get("player", "ok") == "ok", outcome["player"]
    assert outcome[scene] == "ok", outcome[scene]
