"""Sharing modes by hand and against a brute force."""

import re

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from innospace.cities import words
from innospace.core.base.errors import InputError
from innospace.core.chapter import city_parts
from innospace.core.chapter.city_parts import MODES as KINDS
from innospace.core.chapter.material import Material, Work
from innospace.core.layout import layout_page, sharing_mode, sharing_mode_report
from innospace.core.layout.sharing_mode import MODES

HERE = np.array([Point(0, 0)])


def test_inside_leads_then_the_nearest():
    spaces = {
        "third_space": np.array([Point(30, 0)]),
        "office": np.array([Point(0, 20), Point(900, 0)]),
        "campus": np.array([box(-10, -10, 10, 10)]),
        "factory": np.array([Point(51, 0)]),
    }
    found = sharing_mode.assess(HERE, spaces).rows.iloc[0]
    assert found["sharing_mode"] == "campus"
    assert found["modes"] == "campus,office,third_space"
    assert [found[f"m_{mode}"] for mode in ("campus", "office", "third_space", "factory")] == [0, 20, 30, 51]
    assert np.isnan(found["m_residential"])


def test_ties_go_by_the_order_of_the_terms():
    same = np.array([box(-1, -1, 1, 1)])
    found = sharing_mode.assess(HERE, dict.fromkeys(reversed(MODES), same)).rows.iloc[0]
    assert found["modes"] == ",".join(MODES)


def test_nothing_within_reach_and_no_geometry():
    result = sharing_mode.assess(np.array([Point(0, 0), None]), {"office": np.array([Point(51, 0)])})
    assert result.rows["sharing_mode"].tolist() == [None, None]
    assert result.rows["modes"].tolist() == [None, None]
    assert result.rows["status"].tolist() == ["ok", "no_geometry"]
    summary = result.summary.set_index("sharing_mode")["n"]
    assert summary["none"] == 1
    assert summary.sum() == 2


def test_no_layer_is_an_error():
    with pytest.raises(InputError, match="^spaces: no layer"):
        sharing_mode.assess(HERE, {})


def test_layers_without_any_geometry_are_told_and_refused_where_all_are():
    with pytest.raises(InputError, match="^office: "):
        sharing_mode.assess(HERE, {"office": np.array([None]), "campus": np.zeros(0, object)})
    places = {"campus": np.array([Point(10, 0)])}
    alone = sharing_mode.assess(HERE, places)
    assert alone.notes == []
    for nothing in (np.array([None]), np.zeros(0, object)):
        found = sharing_mode.assess(HERE, places | {"office": nothing})
        assert found.rows.equals(alone.rows)
        assert found.notes == [
            "The layer of the mode “office space” holds no geometry: no incubator shares with any of it."
        ]
        assert found.summary.set_index("sharing_mode")["n"]["office"] == 0


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(MODES), st.lists(st.integers(-90, 90), min_size=1, max_size=4), min_size=1))
def test_against_brute_force(places):
    found = sharing_mode.assess(HERE, {m: np.array([Point(x, 0) for x in xs]) for m, xs in places.items()})
    near = {m: min(abs(x) for x in xs) for m, xs in places.items()}
    expected = sorted((m for m in near if near[m] <= 50), key=lambda m: (near[m], MODES.index(m)))
    assert found.rows["modes"].iloc[0] == (",".join(expected) or None)


def test_a_mode_whose_layer_was_not_given_is_not_known():
    places = {mode: np.array([Point(10, 0)]) for mode in MODES if mode != "factory"}
    result = sharing_mode.assess(np.array([Point(0, 0), Point(900, 0), None]), places)
    assert result.given == ("third_space", "residential", "office", "campus")
    assert result.rows["m_factory"].isna().all()
    summary = result.summary
    assert summary["sharing_mode"].tolist() == [*MODES, "none", None]
    assert summary["n"].tolist() == [1, 0, pd.NA, 0, 0, 1, 1]
    assert summary["share"].tolist() == pytest.approx([0.5, 0, np.nan, 0, 0, 0.5, np.nan], nan_ok=True)
    # Evenness over the four modes that are known and none: two of five in use alike.
    assert summary["evenness"].tolist() == pytest.approx([np.log(2) / np.log(5)] * 7)


def test_with_all_five_layers_nothing_is_unknown():
    result = sharing_mode.assess(HERE, dict.fromkeys(MODES, np.array([Point(10, 0)])))
    assert result.summary["n"].tolist() == [1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("nothing", [np.array([None]), np.zeros(0, object)])
def test_a_layer_without_a_place_is_no_choice(nothing):
    campus = {"campus": np.array([Point(10, 0)])}
    told = sharing_mode_report.sentences(sharing_mode.assess(HERE, campus | {"office": nothing}))
    assert "commonest" not in " ".join(told)
    told = sharing_mode_report.sentences(sharing_mode.assess(HERE, campus | {"office": HERE}))
    assert told[0] == "The commonest mode is office space: 100% of the incubators."


@pytest.mark.parametrize("apart", [0, 40])
def test_that_the_order_of_kinds_decided_is_said_where_it_did(apart):
    """Offices and campuses at one spot, or `apart` from each other; the last incubator is out of reach of both."""
    spaces = {"campus": np.array([box(-5, -5, 5, 5)]), "office": np.array([box(-5 + apart, -5, 5 + apart, 5)])}
    here = np.array([Point(0, 0), Point(1, 1), Point(5000, 0), None])
    told = " ".join(sharing_mode_report.sentences(sharing_mode.assess(here, spaces)))
    order = "Each of these counts for one kind alone, the first in this order: office space, campus space."
    said = f"Equally near to two kinds of space or more: 2 of 3 incubators. {order}"
    assert (said in told) == (not apart)
    assert ("Equally near" in told) == (not apart)
    assert f"The commonest mode is {'campus' if apart else 'office'} space: 67%" in told


@pytest.mark.parametrize(
    ("x", "said"),
    [(900, "office space, campus space: 50% of the incubators each"), (30, "campus space: 100% of the incubators")],
)
def test_classes_that_are_equally_common_stand_in_the_title_together(x, said):
    spaces = {"campus": np.array([Point(0, 0)]), "office": np.array([Point(900, 0)])}
    result = sharing_mode.assess(np.array([Point(0, 0), Point(x, 0)]), spaces)
    title = layout_page._bars(result.summary.dropna(subset="sharing_mode"), "sharing_mode")
    assert f"<title>{said}</title>" in title


@pytest.mark.parametrize("away", [0, 900, 1100])
def test_that_the_layers_of_spaces_may_have_ended_is_said_where_incubators_lie_far_outside(away):
    """Of three incubators two lie `away` from the hull of the spaces, whose own middle is empty."""
    spaces = {"office": np.array([Point(0, 0), Point(9000, 0), None]), "campus": np.array([Point(4000, 3000)])}
    here = np.array([Point(4000, 100), Point(-away, 0), Point(4000, 3000 + away), None])
    result = sharing_mode.assess(here, spaces)
    assert result.beyond.tolist() == [False, away > 1000, away > 1000, False]
    told = " ".join(sharing_mode_report.sentences(result))
    assert ("2 of the incubators lie more than 1,000 m outside of the area over which" in told) == (away > 1000)
    found = city_parts.shared(
        Work(
            Material(
                {"incubators": here} | {layer: spaces.get(mode, spaces["campus"]) for mode, layer in KINDS.items()}
            )
        )
    )
    assert bool(found.figures) == (away < 1000)


@pytest.fixture(params=["en", "zh"])
def language(request):
    """One language after the other, with the texts that are shipped."""
    words.use(request.param)
    yield request.param
    words.use("en")


SPACES = {mode: np.array([Point(20, 0)]) for mode in MODES}
THREE = np.array([Point(0, 0), Point(500, 0), Point(500, 90)])


@pytest.mark.parametrize("lacking", [0, 1, 4])
def test_what_was_not_given_is_not_told_as_lacking(lacking, language):
    """One of three shares; that the others share with nothing is known only where all kinds of space were given."""
    spaces = dict(list(SPACES.items())[lacking:])
    result = sharing_mode.assess(THREE, spaces)
    lines = sharing_mode_report.sentences(result)
    page = sharing_mode_report.build(result, incubators=THREE).html()
    title = re.search("<title>([^<]*: |[^<]*：)[^<]*</title>", page[page.index("<svg") :])[0]
    alone = ("none of", "均无") if lacking < 4 else ("with no ", "50 米内无高校空间的孵化器")
    assert any(word in lines[0] for word in alone) == (not lacking)
    assert any(word in lines[-1] for word in alone) == bool(lacking)
    assert ("67%" in title) == (not lacking)
    assert ("33%" in title) == bool(lacking)
    kind = {"en": "no campus space within 50 m", "zh": "50 米内无高校空间"}[language]
    assert (kind in page[page.index("<svg") :]) == (lacking == 4)
    assert ("1 of 3 incubators (33%) shares with campus space within 50 m." in lines) == (
        lacking == 4 and language == "en"
    )
    assert ("3 家孵化器中有 1 家（33%）在 50 米内与高校空间共享。" in lines) == (lacking == 4 and language == "zh")
    assert "无共享空间" not in page
    layers = {KINDS[mode]: places for mode, places in spaces.items()}
    assert bool(city_parts.shared(Work(Material({"incubators": THREE, **layers}))).figures) == (not lacking)


def wide(n=60, seed=3):
    return shapely.points(np.random.default_rng(seed).uniform(0, 40_000, (n, 2)))


@pytest.mark.parametrize("reach", [50.0, 5_000.0, 30_000.0])
def test_what_shares_lies_within_reach_and_so_not_beyond(reach):
    """Third spaces of the centre, incubators all over: with a reach of 30 km all share, and none lies beyond."""
    here, cafes = wide(), shapely.points(np.random.default_rng(4).uniform(19_000, 21_000, (40, 2)))
    result = sharing_mode.assess(here, {"third_space": cafes}, options=sharing_mode.SharingOptions(reach))
    outside = shapely.distance(shapely.convex_hull(shapely.multipoints(cafes)), here) > max(1000, reach)
    assert result.beyond.tolist() == outside.tolist()
    assert not (result.beyond & (result.rows["sharing_mode"] == "third_space")).any()
    told = " ".join(sharing_mode_report.sentences(result))
    assert (f"more than {max(1000, reach):,.0f} m outside of the area" in told) == (reach < 30_000)


def test_a_stray_space_does_not_hide_that_the_layers_end():
    """One of 41 third spaces lies a thousand kilometres off; an incubator beside it is as well known as any."""
    here, cafes = wide(), shapely.points(np.random.default_rng(4).uniform(19_000, 21_000, (40, 2)))
    plain = sharing_mode.assess(here, {"third_space": cafes})
    assert plain.beyond.sum() > 50
    stray = {"third_space": cafes, "campus": np.array([Point(1e6, 1e6)])}
    result = sharing_mode.assess(np.append(here, Point(1e6 + 100, 1e6)), stray)
    assert result.beyond.tolist() == [*plain.beyond.tolist(), False]
