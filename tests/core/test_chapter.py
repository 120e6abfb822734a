"""The chapter: which parts are there, which say why not, and what joins their results, each sentence for data of its own."""

import inspect
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import shapely

from innospace.core.base import terms
from innospace.core.base.errors import InputError, Stopped
from innospace.core.chapter import chapter, city_parts, community_parts, joins, taking
from innospace.core.chapter.material import SECTIONS, ChapterOptions, Found, Material, ToolPart, Work
from innospace.core.chapter.taking import Taking
from innospace.core.layout import location_preference, park_layout, sharing_mode, town_layout
from innospace.core.lifecircle import floating_catchment, life_circle
from innospace.core.page import maps
from innospace.core.page.report import Report
from innospace.core.region import belt, concentration
from innospace.core.rings import ring_distribution
from innospace.core.siting import siting
from innospace.core.stock import screening
from innospace.core.stock.screening import Criterion
from innospace.core.streets import network

KM = 1000.0


def texts(*values):
    return np.array(values, dtype=object)


def points(*xy):
    return shapely.points(np.array(xy, float))


def a_region(places=((10, 10), (20, 20), (30, 5), (110, 10), (150, 10), (190, 90))):
    """Two cities side by side, the first the core; each has an inner ring in its west; a river along y = 0."""
    cities = shapely.box([0, 100 * KM], 0, [100 * KM, 200 * KM], 100 * KM)
    rings = shapely.box([0, 50 * KM, 100 * KM, 120 * KM], 0, [50 * KM, 100 * KM, 120 * KM, 200 * KM], 100 * KM)
    return Material(
        {
            "incubators": shapely.points(np.array(places, float) * KM),
            "cities": cities,
            "axis": shapely.linestrings([[(0, 0), (200 * KM, 0)]]),
            "rings": rings,
        },
        {
            "city_name_field": texts("Nanjing", "Wuhu"),
            "ring_field": texts("1", "2", "1", "2"),
            "city_field": texts("Nanjing", "Nanjing", "Wuhu", "Wuhu"),
        },
    )


def a_community(shops=((0, 0), (1900, 0)), kinds=("cafe", "bank"), stock=((100, 0), (2900, 0), (1500, 0))):
    """Homes along 3 km, a shop at the start and one amid them, stock of falling vacancy, an incubator at the start."""
    return Material(
        {
            "demand": points((0, 0), (1000, 0), (2000, 0), (3000, 0)),
            "facilities": points(*shops),
            "candidates": points(*stock),
            "incubators": points((0, 0)),
        },
        {"population_field": np.array([100.0, 50.0, 20.0, 30.0]), "category_field": texts(*kinds)},
        candidates=pd.DataFrame({"vacancy": np.linspace(0.9, 0.1, len(stock))}),
        criteria=[Criterion("vacancy", "benefit", 1.0)],
    )


OWN = ChapterOptions(standard="custom", number=1)


def said(material, options=OWN):
    return dict(chapter.assess(material, options=options).joined)


def all_said(material, options=OWN):
    return [text for _, text in chapter.assess(material, options=options).joined]


# --- which parts are there ------------------------------------------------------------------------------------------


def test_sections_follow_the_scales_and_are_there_when_their_layers_are():
    found = chapter.assess(a_region())
    assert found.sections == ["region", "rings"]
    assert found.rows.set_index("tool")["found"].to_dict() == {
        one.tool: one.tool in ("regionaldistribution", "belt", "ringdistribution") for one in chapter.PARTS
    }
    assert list(dict.fromkeys(one.section for one in chapter.PARTS)) == list(SECTIONS) == terms.codes("sections")


@pytest.mark.parametrize("one", chapter.PARTS, ids=lambda one: one.tool)
def test_every_part_needs_what_it_says(one):
    needed = [codes[0] for codes in one.needs]
    for code in needed:
        layers = {other: points((0, 0)) for other in needed if other not in (code, "criteria")}
        criteria = [] if code == "criteria" else [Criterion("vacancy", "benefit", 1.0)]
        assert one.lacks(Material(layers, criteria=criteria).has) == [codes for codes in one.needs if codes[0] == code]
    assert all(code in terms.codes("material") for codes in one.needs for code in codes)


def test_the_contents_are_known_before_the_run():
    region = a_region()
    foreseen = [section for section, number, _ in chapter.contents(region.has) if number]
    assert foreseen == chapter.assess(region).sections
    assert [number for _, number, _ in chapter.contents(region.has, ["rings"])] == [0, 1, 0, 0, 0, 0, 0, 0]
    assert dict(chapter.contents(region.has)[0][2]) == {"regionaldistribution": [], "belt": []}
    assert dict(chapter.contents(region.has)[2][2])["parklayout"] == [("sites",), ("buildings",)]


def test_only_the_wanted_sections_are_computed():
    found = chapter.assess(a_region(), options=ChapterOptions(sections=["rings"]))
    assert found.rows["tool"].tolist() == ["ringdistribution"]


def test_a_part_that_fails_says_so_and_the_others_stand():
    broken = a_region()
    fields = {**broken.fields, "ring_field": texts("1", "2", "inner", "somewhere")}
    found = chapter.assess(replace(broken, fields=fields))
    assert found.sections == ["region"]
    (failed,) = found.of("rings")
    assert failed.found is None
    assert failed.failure.startswith("ring of the district: rings must be whole numbers")
    assert found.notes[0] == f"Distribution over rings could not be computed: {failed.failure}"


def test_where_all_fail_or_none_has_its_layers_the_run_is_refused():
    region = a_region()
    with pytest.raises(InputError, match="ring"):
        chapter.assess(
            replace(region, fields={**region.fields, "ring_field": texts("a", "b", "c", "d")}),
            options=ChapterOptions(sections=["rings"]),
        )
    with pytest.raises(InputError) as refused:
        chapter.assess(Material({"incubators": points((0, 0))}))
    assert refused.value.parameter == "material"


def test_an_error_that_nobody_foresaw_fails_its_part_alone():
    def find(work):
        raise RuntimeError("no luck")

    failures = []
    one = ToolPart("belt", Taking("region", (("incubators",),), ("incubators",)), find)
    found = chapter._outcome(one, a_region(), OWN, lambda f: None, lambda: False, failures)
    # In words; the error itself is for the log.
    assert found.failure == "the program met an unexpected error; the log holds its details."
    assert found.error.endswith("no luck\n")
    assert found.found is None
    assert len(failures) == 1


def test_a_cancel_is_heard_before_each_part():
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(Stopped):
        chapter.assess(a_region(), cancelled=cancelled)


def test_progress_rises_to_one():
    seen = []
    chapter.assess(a_region(), progress=seen.append)
    assert seen == sorted(seen)
    assert 0 < seen[0] <= seen[-1] <= 1


def test_key_figures_are_those_of_the_results():
    figures = chapter.assess(a_region()).summary.set_index("figure")["value"]
    assert figures["Incubators in the cities"] == "6"
    assert figures["Share in the innermost ring"] == "67%"  # 4 of 6
    assert figures["Share within 30 km of the axis, outside the core"] == "33%"  # 2 of 6


def test_layers_that_do_not_meet_join_nothing():
    apart = replace(a_region(), apart=lambda one, other, reach=0.0: "They do not meet.")
    found = chapter.assess(apart)
    assert found.joined == []
    assert found.summary.empty
    assert {outcome.found.sentences[0] for outcome in found.found} == {"They do not meet."}


# --- sentences across the parts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (((10, 10), (20, 20), (30, 5), (110, 10), (150, 10)), "Of the incubators in the belt (2), 1 stands in the"),
        (((10, 10), (20, 20), (30, 5), (110, 10), (115, 10)), "Of the incubators in the belt (2), 2 stand in the"),
        (((10, 10), (20, 20), (30, 5), (160, 10), (150, 10)), "Of the incubators in the belt (2), none stands in the"),
    ],
)
def test_the_belt_in_the_rings(places, sentence):
    assert said(a_region(places))["rings"].startswith(sentence)


def test_no_sentence_on_an_empty_belt():
    assert "rings" not in said(a_region(((10, 10), (20, 20), (190, 90))))


def with_hosts(hosts):
    region = a_region()
    return replace(region, layers={**region.layers, "production_hosts": np.array(hosts, object)})


def test_town_layout_by_ring():
    inner = shapely.box(0, 0, 25 * KM, 25 * KM)  # holds two of the four in the innermost rings
    text = said(with_hosts([inner]))["layout"]
    assert text == "Share of park-in-park among the incubators by ring, outward: central city 50%; near suburb 0%."
    outer = shapely.box(140 * KM, 0, 200 * KM, 100 * KM)  # holds both outside them
    assert said(with_hosts([outer]))["layout"].endswith("central city 0%; near suburb 100%.")


def near_knowledge(campus):
    layers = {
        "incubators": points((0, 0), (500, 0), (9000, 0)),
        "business_centres": points((20_000, 0)),
        "knowledge_centres": points((100, 0)),
        "campuses": points(campus),
    }
    return Material(layers)


def test_campuses_of_those_near_knowledge():
    assert said(near_knowledge((510, 0)))["preference"] == (
        "Of the incubators near a knowledge centre (2), 1 has a campus within 50 m."
    )
    # The one that has a campus is not near a knowledge centre.
    assert said(near_knowledge((9010, 0)))["preference"].startswith(
        "Of the incubators near a knowledge centre (2), none has"
    )


def test_incubators_could_stand_in_the_cities_where_no_boundary_is_given():
    def ratio(**more):
        material = near_knowledge((510, 0))
        found = chapter.assess(replace(material, layers={**material.layers, **more}))
        return found.of("preference")[0].found.result.ratios

    ground = np.array([shapely.box(-5000, -5000, 30_000, 5000)], object)
    assert ratio(cities=ground) == ratio(boundary=ground) != ratio()
    assert ratio(boundary=ground, cities=ground[:0]) == ratio(boundary=ground)


def test_little_supply_and_gaps_at_one_place():
    text = said(a_community())["supply_demand"]
    material = a_community()
    supply = floating_catchment.assess(
        material.layers["demand"], material.layers["incubators"], population=material.fields["population_field"]
    )
    few = floating_catchment.below(supply.rows)
    # Who has little does not reach both shops within 1 km; of the others one does.
    assert few.tolist() == [False, False, True, True]
    assert text == (
        "100% of the people with less than half of the mean access to supply also lack at least one class of facility within "
        "its distance (75% of all people): two needs at one place."
    )
    both = a_community(shops=((2500, 0), (2600, 0)))
    assert said(both)["supply_demand"] == (
        "None of the people with less than half of the mean access to supply lack a class of facility within its distance."
    )


def test_the_best_stock_spaces_in_gaps():
    options = OWN
    far = a_community()  # a café at one end, a bank amid the homes: from most places one of them is too far
    assert "Of the stock spaces of grade A (1), 1 lies in a gap of the life circle" in " ".join(all_said(far, options))
    near = a_community(shops=((90, 0), (110, 0)))
    assert "Of the stock spaces of grade A (1), none lies in a gap of the life circle" in " ".join(
        all_said(near, options)
    )


def test_that_some_lack_what_nearly_all_lack_is_no_finding():
    """A café at one end, a bank at the other: from everywhere one is too far."""
    apart = all_said(a_community(shops=((0, 0), (3000, 0))))
    assert not any("gap of the life circle" in text or "also lack" in text for text in apart)
    some = " ".join(all_said(a_community()))
    assert "For comparison: 75% of the people lack at least one class." in some


def at_the_rim(ground):
    """The community along a street, the data of which end at the ground."""
    material = a_community()
    street = network.build(shapely.linestrings([[(-5000, 0), (9000, 0)]]))
    layers = {**material.layers, "study_area": np.array([ground], object)}
    return replace(material, layers=layers, streets=street)


def test_what_is_lacking_at_the_edge_is_an_upper_bound():
    inside = " ".join(all_said(at_the_rim(shapely.box(-5000, -5000, 9000, 5000))))
    assert "100% of the people with less than half of the mean access" in inside
    assert "(75% of all people): two needs at one place." in inside
    assert "Of the stock spaces of grade A (1), 1 lies in a gap" in inside
    assert "The one new site that adds somebody lies in a gap of the life circle." in inside
    assert "at most" not in inside
    # All stand nearer than 1 km to the edge: nothing can be said of a single site, nor that at most all lack a class.
    rim = " ".join(all_said(at_the_rim(shapely.box(-5000, -900, 9000, 900))))
    assert "also lack" not in rim
    assert "two needs" not in rim
    assert "gap of the life circle" not in rim
    # Those who have little stand at the edge and all lack a class, which says nothing; most of the people do not.
    part = at_the_rim(shapely.box(-5000, -5000, 2100, 5000))
    assert not any("also lack" in text for text in all_said(part))
    # One of them has what it needs: 20 of 50 people.
    shops = {**part.layers, "facilities": points((0, 0), (1900, 0), (2000, 9))}
    kinds = {**part.fields, "category_field": texts("cafe", "bank", "cafe")}
    part = " ".join(all_said(replace(part, layers=shops, fields=kinds)))
    assert (
        "At most 60% of the people with less than half of the mean access to supply also lack at least one class of facility "
        "within its distance (65% of all people)."
    ) in part
    assert "two needs" not in part


def test_gaps_at_candidates_are_those_of_somebody_who_lived_there():
    material = a_community(shops=((0, 0), (900, 0)))
    found = chapter.assess(material, options=OWN)
    finds = {outcome.part.tool: outcome.found for outcome in found.found}
    lacking, known = joins.Across(material, OWN, finds).in_gaps
    xy = shapely.get_coordinates(material.layers["candidates"])
    shops = shapely.get_coordinates(material.layers["facilities"])
    distances = np.hypot(*(xy[:, None] - shops[None]).transpose(2, 0, 1))
    assert known.all()
    assert lacking.tolist() == (distances > 1000).any(axis=1).tolist()


def test_the_best_stock_spaces_in_the_innermost_ring():
    def material(inner):
        community = a_community()
        rings = np.array([inner, shapely.box(-9e3, -9e3, 9e3, 9e3)], object)
        layers = {**community.layers, "rings": rings}
        return replace(community, layers=layers, fields={**community.fields, "ring_field": texts("1", "2")})

    here, elsewhere = shapely.box(-50, -50, 200, 50), shapely.box(2000, -50, 3100, 50)
    assert "Of the stock spaces of grade A (1), 1 lies in the innermost ring of a city." in all_said(material(here))
    assert "Of the stock spaces of grade A (1), none lies in the innermost ring of a city." in all_said(
        material(elsewhere)
    )


def test_what_is_not_known_of_a_stock_space_is_no_no():
    """Two of grade A, of which one has no place: only the other is said to lie in a ring and in a gap, or not to."""
    material = a_community(stock=((100, 0), (110, 0), *((1500 + i, 0) for i in range(18))))
    table = pd.DataFrame({"vacancy": [0.9, 0.9, *np.linspace(0.2, 0.1, 18)]})
    places = material.layers["candidates"].copy()
    places[1] = None
    rings = np.array([shapely.box(-50, -50, 200, 50), shapely.box(-9e3, -9e3, 9e3, 9e3)], object)
    layers = {**material.layers, "rings": rings}
    material = replace(
        material, layers=layers, fields={**material.fields, "ring_field": texts("1", "2")}, candidates=table
    )
    whole = " ".join(all_said(material))
    found = int((chapter.assess(material, options=OWN).of("stock")[0].found.result.rows["grade"] == "A").sum())
    assert found >= 2
    assert f"Of the stock spaces of grade A ({found}), " in whole
    lost = " ".join(all_said(replace(material, layers={**layers, "candidates": places})))
    told = f"Of the stock spaces of grade A ({found - 1} of {found} for which this is known), "
    assert lost.count(told) == 2
    assert f"{told}1 lies in the innermost ring" in lost or f"{told}{found - 1} lie in the innermost ring" in lost


def test_rings_that_two_cities_call_otherwise_have_their_number():
    hosts = with_hosts([shapely.box(0, 0, 25 * KM, 25 * KM)])
    named = replace(hosts, fields={**hosts.fields, "ring_name": texts("Old town", "Rest", "Harbour", "Rest")})
    assert said(named)["layout"].endswith("outward: ring 1 50%; Rest 0%.")


def test_an_incubator_amid_the_homes_but_far_from_all_is_not_near_them():
    """Homes at both ends of 30 km: the extent holds all in between, where nobody lives."""
    ends = Material(
        {"demand": points((0, 0), (30 * KM, 0)), "incubators": points((0, 500), (15 * KM, 0), (30 * KM, 900))}
    )
    assert ends.near_homes("incubators", 1000).tolist() == [0, 2]
    assert ends.near_homes("incubators", 600).tolist() == [0]
    assert ends.near_homes("incubators", 100).tolist() == []


def test_proposed_sites_by_grade_and_in_gaps():
    # Whoever lives at the start has an incubator: the site that adds most lies at the other end, of no grade A.
    told = " ".join(all_said(a_community()))
    assert "The one new site that adds somebody is a stock space of grade " in told
    assert "stock space of grade A." not in told
    assert "played no part" in told
    assert "The one new site that adds somebody lies in a gap of the life circle." in told
    turned = a_community(shops=((2900, 0), (2950, 0)), stock=((2900, 0), (100, 0), (1500, 0)))
    told = " ".join(all_said(turned))
    assert "The one new site that adds somebody is a stock space of grade A." in told
    assert "played no part" not in told
    assert "The one new site that adds somebody does not lie in a gap of the life circle." in told


def test_proposed_sites_of_other_grades_are_told_by_grade():
    """As many of each grade as the rows hold; nothing where all are of grade A."""
    material = a_community()
    chosen = {}
    for vacancies in ([0.9, 0.5, 0.1], [0.9, np.nan, 0.1], [0.1, 0.9, 0.5]):
        found = chapter.assess(replace(material, candidates=pd.DataFrame({"vacancy": vacancies})), options=OWN)
        site = found.of("siting")[0].found.result.rows["chosen"].to_numpy(bool)[:3]
        grade = found.of("stock")[0].found.result.rows["grade"][site].tolist()[0]
        chosen[grade] = [text for _, text in found.joined if "stock space" in text and "new site" in text]
    assert {"A", None} <= {None if pd.isna(grade) else grade for grade in chosen}
    assert len(chosen) == 3
    for grade, told in chosen.items():
        part = "not graded as stock space" if pd.isna(grade) else f"a stock space of grade {grade}"
        why = " It was chosen by whom it serves; the score of the stock spaces played no part."
        assert told == [f"The one new site that adds somebody is {part}.{'' if grade == 'A' else why}"]


@pytest.mark.parametrize(("grades", "begins"), [("BBD", "By grade they are"), ("ABD", "The others by grade")])
def test_where_no_site_is_of_grade_a_none_of_them_are_others(grades, begins):
    rows = pd.DataFrame({"grade": list(grades)})
    result, proposed = SimpleNamespace(rows=rows), np.ones(3, bool)
    across = SimpleNamespace(result=lambda tool: result, proposed=proposed, grade_a=(rows["grade"] == "A").to_numpy())
    told = joins.sites_by_grade(across)
    assert told[1].startswith(f"{begins} – ")
    assert told[1].count(": 1") + told[1].count(": 2") == len(set(grades) - {"A"})


def test_every_join_speaks_of_parts_that_there_are():
    tools = {one.tool for one in chapter.PARTS}
    assert all(set(needed) <= tools and section in SECTIONS for section, needed, _ in joins.JOINS)
    assert list(taking.JOINED) == [say.__name__ for say in joins.SAYS]
    for one in taking.JOINED.values():
        assert any(taking.PARTS[tool].section == one.section for tool in one.parts)
        assert all(set(codes) <= set(taking.PARTS[tool].codes) for tool, codes in one.parts.items())


def closing(material, section):
    """The sentences across the parts that close a section."""
    return [text for of, text in chapter.assess(material, options=OWN).joined if of == section]


@pytest.mark.parametrize("section", dict.fromkeys(one.section for one in taking.JOINED.values()))
def test_closing_sentences_rest_on_the_layers_that_their_section_is_said_to_use(section):
    """The map sheet of a section shows these, and names them as its data."""
    whole = a_whole()
    used = taking.taken_by(section, whole.has)
    away = np.array([0, 50 * KM])
    elsewhere = {
        code: layer if code in used else shapely.transform(layer, lambda xy: xy + away)
        for code, layer in whole.layers.items()
    }
    assert elsewhere.keys() - used
    assert closing(whole, section)
    assert closing(replace(whole, layers=elsewhere), section) == closing(whole, section)


@pytest.mark.parametrize("people", [[100.0, -40.0, np.nan, 7.6], [-1.0, -2.0, np.nan, np.nan], [1.0, 2.0, 3.0, 4.0]])
def test_a_chapter_has_one_number_of_people(people):
    """What is negative or unknown counts as nobody, in the head of a section as in its figures."""
    community = a_community()
    community = replace(community, fields=community.fields | {"population_field": np.array(people)})
    found = chapter.assess(community, options=replace(OWN, sections=["life_circle", "supply_demand"]))
    counted = f"{sum(max(0, one) for one in people if one == one):,.0f}"
    assert {section: about.split("; ")[1] for section, about in found.about.items()} == {
        "life_circle": f"{counted} people",
        "supply_demand": f"{counted} people",
    }
    assert found.summary.set_index("figure")["value"].get("People whose life circle was assessed", "0") == counted


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ((("axis",),), "1 row (axis of the belt)"),
        ((("ring_field",), ("rings",)), "4 rows (rings or districts with their ring)"),
        ((("incubators",),), "6 incubators"),
        ((("lake",),), "2 rows (lake)"),
    ],
)
def test_a_new_part_says_of_what_it_speaks_whatever_it_needs(monkeypatch, needs, said):
    region, mains = a_region(), needs[-1]
    region = replace(region, layers=region.layers | {"lake": points((0, 0), (1, 1))})
    one = ToolPart("belt", Taking("region", needs, mains), lambda work: Found(None, ["x"], [], lambda: Report("x", "")))
    monkeypatch.setattr(chapter, "PARTS", (one,))
    assert chapter.assess(region, options=replace(OWN, sections=["region"])).about == {"region": said}


# --- the same answer otherwise asked --------------------------------------------------------------------------------


def test_the_order_of_rows_changes_no_answer():
    region = a_region()
    turned = replace(region, layers={**region.layers, "incubators": region.layers["incubators"][::-1]})
    assert chapter.assess(region).joined == chapter.assess(turned).joined
    assert chapter.assess(region).summary.equals(chapter.assess(turned).summary)


def test_the_layers_of_the_modes_are_those_of_the_tool():
    from innospace.core.layout.sharing_mode import MODES

    assert tuple(city_parts.MODES) == tuple(MODES)


def test_the_life_circle_is_that_of_the_tool():
    material = a_community()
    (outcome,) = chapter.assess(material, options=OWN).of("life_circle")
    alone = life_circle.assess(
        material.layers["demand"],
        material.layers["facilities"],
        category=material.fields["category_field"],
        population=material.fields["population_field"],
    )
    pd.testing.assert_frame_equal(outcome.found.result.rows, alone.rows)


# --- layers that do not meet the demand, or hold nothing -------------------------------------------------------------


def far_incubators(n, here=()):
    """A community with incubators of the whole region."""
    community = a_community()
    away = [(90 * KM + i, 5 * KM) for i in range(n)]
    return replace(community, layers={**community.layers, "incubators": points(*here, *away)})


def test_incubators_elsewhere_are_no_supply():
    found = chapter.assess(far_incubators(7), options=OWN)
    (supply,) = found.of("supply_demand")
    assert supply.found is None
    assert "None of the incubators (7) lies within 1,000 m of where people live." in supply.failure
    (sites,) = found.of("siting")
    assert sites.found.result.summary["n_existing"].tolist() == [0]
    assert any(note.startswith("None of the incubators (7)") for note in found.notes)


def test_only_the_incubators_that_lie_there_are_used_and_they_answer_alike():
    alone, mixed = (chapter.assess(far_incubators(n, here=[(0, 0), (500, 0)]), options=OWN) for n in (0, 198))
    for section in ("supply_demand", "siting"):
        (one,), (other,) = alone.of(section), mixed.of(section)
        assert list(one.found.sentences) == list(other.found.sentences)
    told = "Of the incubators (200), 2 lie within {} m of where people live; only these are used for: {}."

    def notes(found):
        return [note for note in found.notes if note.startswith("Of the incubators")]

    # One sentence for both sections where they look as far; one for each where they do not, or for the one that is there.
    assert notes(mixed) == [told.format("1,000", "supply and demand, siting of new spaces")]
    far = far_incubators(198, here=[(0, 0), (500, 0)])
    apart = chapter.assess(far, options=replace(OWN, radius=600.0))
    assert notes(apart) == [told.format("1,000", "supply and demand"), told.format("600", "siting of new spaces")]
    only = chapter.assess(far, options=replace(OWN, sections=["siting", "stock"]))
    assert notes(only) == [told.format("1,000", "siting of new spaces")]
    supply = replace(far, layers={**far.layers, "supply": points((0, 0))})
    assert notes(chapter.assess(supply, options=OWN)) == [told.format("1,000", "siting of new spaces")]
    assert not any(note.startswith("Of the incubators") for note in alone.notes)
    (supply,) = mixed.of("supply_demand")
    layer = next(one for one in supply.found.layers if one.output == "SUPPLY_OUT")
    assert list(layer.origin) == [0, 1]


def test_sites_that_there_are_take_the_place_of_the_incubators():
    """Given as a layer they count wherever they lie, by their names; else the incubators do that lie there."""
    material = a_community()
    given = replace(
        material,
        layers={**material.layers, "existing": points((3000, 0), (90_000, 0))},
        fields={**material.fields, "existing_name": texts("Mill", "Depot")},
    )
    there = {
        name: (chapter.assess(one, options=OWN).of("siting")[0].found, one)
        for name, one in (("incubators", material), ("existing", given))
    }
    assert {name: int(found.result.summary.iloc[0]["n_existing"]) for name, (found, _) in there.items()} == {
        "incubators": 1,
        "existing": 2,
    }
    # 100 people live beside the incubator and 50 within a kilometre of it, 30 and 20 beside the existing site.
    assert [found.result.summary.iloc[0]["pop_today"] for found, _ in there.values()] == [150, 50]
    assert community_parts.existing_sites(given, 1000.0)[2:] == (["Mill", "Depot"], None)
    # The second is not called as the second candidate is.
    unnamed = replace(given, fields={**given.fields, "existing_name": texts("Mill", "#2")})
    assert community_parts.existing_sites(unnamed, 1000.0)[2] == ["Mill", "existing site #2"]
    named = replace(material, fields={**material.fields, "incubators_name": texts("Old mill")})
    assert community_parts.existing_sites(named, 1000.0)[2] == ["Old mill"]


def test_more_sites_than_candidates_is_told():
    found = chapter.assess(a_community(), options=replace(OWN, number=5))
    assert "New sites asked for: 5; there are 3 candidates, so no more are sought." in found.notes
    assert not any(note.startswith("New sites") for note in chapter.assess(a_community(), options=OWN).notes)


def test_an_empty_layer_is_as_good_as_none():
    near = near_knowledge((510, 0))
    empty = replace(near, layers={**near.layers, "third_spaces": []})
    assert chapter.assess(empty).joined == chapter.assess(near).joined
    assert chapter.assess(empty).sections == ["preference"]
    hosts = with_hosts([shapely.box(0, 0, 25 * KM, 25 * KM)])
    assert said(replace(hosts, layers={**hosts.layers, "sites": []})) == said(hosts)
    alone = {key: near.layers[key] for key in ("incubators", "business_centres", "knowledge_centres")}
    (_, shared) = chapter.assess(Material({**alone, "third_spaces": []})).of("preference")
    assert shared.lacks == [tuple(city_parts.MODES.values())]


def test_layers_may_be_lists():
    region = a_region()
    lists = replace(region, layers={code: list(layer) for code, layer in region.layers.items()})
    assert chapter.assess(lists).joined == chapter.assess(region).joined


def test_a_comparison_that_fails_is_told_and_the_parts_stand(monkeypatch):
    def fail(across):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(joins, "JOINS", (("rings", ("belt", "ringdistribution"), fail),))
    found = chapter.assess(a_region())
    assert found.sections == ["region", "rings"]
    assert found.notes[-1] == "rings and patterns: a comparison with another section could not be computed."
    (error,) = found.errors
    assert error.startswith("Traceback")
    assert error.endswith("ZeroDivisionError: division by zero\n")
    monkeypatch.undo()
    assert chapter.assess(a_region()).errors == []


def test_what_stands_in_for_a_layer_that_is_not_given_is_told():
    hull, ground = "the region is the convex hull of the incubators", "the convex hull of the incubators stands in"
    region, near = a_region(), near_knowledge((510, 0))
    bare = replace(region, layers={code: layer for code, layer in region.layers.items() if code != "cities"})
    assert any(hull in note for note in chapter.assess(bare).notes)
    assert not any(hull in note for note in chapter.assess(region).notes)
    assert any(ground in note for note in chapter.assess(near).notes)
    box = np.array([shapely.box(-5000, -5000, 30_000, 5000)], object)
    bounded = replace(near, layers={**near.layers, "boundary": box})
    assert not any(ground in note for note in chapter.assess(bounded).notes)


def test_maps_lie_on_the_ground_that_the_material_has():
    community = a_community()
    assert [len(part) for part in (community.ground.boundary, community.ground.streets)] == [0, 0]
    street = np.array([shapely.LineString([(0, 0), (3000, 0)])], object)
    area = np.array([shapely.box(-100, -100, 3100, 100)], object)
    drawn = replace(community, layers={**community.layers, "network": street, "study_area": area, "cities": area[:0]})
    assert drawn.ground.streets.tolist() == street.tolist()
    assert drawn.ground.boundary.tolist() == area.tolist()

    def pages(material):
        return "".join(outcome.found.page().html() for outcome in chapter.assess(material, options=OWN).of("stock"))

    assert maps.STREET in pages(drawn)
    assert maps.STREET not in pages(community)


# --- what the parts hand to their tools -------------------------------------------------------------------------------

# By part: the tool, and each argument that an input of the chapter stands for beside those of the same name.
TAKEN = {
    "regionaldistribution": (
        concentration,
        {
            "names": "city_name_field",
            "levels": "level_field",
            "population": "urban_population_field",
            "provinces": "province_field",
        },
    ),
    "belt": (belt, {"names": "city_name_field"}),
    "ringdistribution": (ring_distribution, {"area": "area_field", "year": "year_field"}),
    "townlayout": (town_layout, {"grounds": "sites", "ids": "id_field"}),
    "parklayout": (park_layout, {"ids": "id_field", "floors": "floors_field", "functions": "function_field"}),
    "locationpreference": (location_preference, {}),
    "sharingmode": (sharing_mode, {}),
    "lifecirclecoverage": (life_circle, {"category": "category_field", "population": "population_field"}),
    "floatingcatchment": (floating_catchment, {"capacity": "capacity_field", "population": "population_field"}),
    "stockscreening": (screening, {"kinds": "kind_field", "areas": "candidate_area_field"}),
    "siting": (siting, {"population": "population_field"}),
}


@pytest.mark.parametrize("one", chapter.PARTS, ids=lambda one: one.tool)
def test_a_part_takes_of_the_fields_what_its_tool_means(one):
    """A field for another argument of the same word, such as the supply's capacity for the sites', would change the figures."""
    tool, taken = TAKEN[one.tool]
    arguments = inspect.signature(tool.assess).parameters
    codes = terms.codes("material")
    assert {
        name: one.input_of(name) for name in arguments if one.input_of(name) in codes and one.input_of(name) != name
    } == taken


def test_an_option_that_a_tool_lacks_and_a_field_that_is_not_there_are_not_handed_on():
    work = Work(a_region(), ChapterOptions(depth=5000.0, reach=7.0))
    assert work.call(belt.BeltOptions) == belt.BeltOptions(depth=5000.0)
    known = work.call(lambda names=None, population="none", depth=0, cancelled=None: (len(names), population, depth))
    assert known == (2, "none", 5000.0)


def test_an_error_names_the_input_of_the_chapter():
    """The tool names its argument, the user knows the input."""
    region = a_region()
    broken = replace(region, fields={**region.fields, "ring_field": texts("a", "b", "c", "d")})
    with pytest.raises(InputError) as refused:
        chapter.assess(broken, options=ChapterOptions(sections=["rings"]))
    assert refused.value.parameter == "ring_field"


# --- which layers a section uses ------------------------------------------------------------------------------------


def a_whole():
    """Every layer that a chapter may have, but streets."""
    region, community = a_region(), a_community()
    near = shapely.box([-50, 2950], -50, [50, 3050], 50)
    places = points((0, 0), (9000, 0))
    layers = region.layers | community.layers | {"incubators": np.concatenate([region.layers["incubators"], places])}
    layers |= {"sites": near, "innovation_hosts": near[:1], "production_hosts": near[1:], "buildings": near}
    layers |= {"business_centres": points((500, 0)), "knowledge_centres": points((8000, 0))}
    layers |= {"boundary": shapely.box([-9000], -9000, 9000, 9000), "third_spaces": places, "offices": places}
    layers |= {
        "residential": places,
        "factories": places,
        "campuses": places,
        "study_area": shapely.box([-99], -99, 9, 9),
    }
    layers |= {"supply": points((3000, 9)), "existing": points((2000, 9))}
    return replace(community, layers=layers, fields=region.fields | community.fields)


def without(material, codes):
    return replace(material, layers={code: layer for code, layer in material.layers.items() if code not in codes})


def told(material, section):
    """What a section says alone: sentences, figures, remarks, and the columns of its layers."""
    found = chapter.assess(material, options=replace(OWN, sections=[section]))
    said = [one.found and (one.found.sentences, one.found.figures, one.found.notes) for one in found.outcomes]
    layers = [layer.columns.to_string() for one in found.outcomes if one.found for layer in one.found.layers]
    return [(one.lacks, one.failure) for one in found.outcomes], said, layers


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_the_same_without_the_layers_that_are_not_for_it(section):
    whole = a_whole()
    assert set(whole.layers) | {"network", "barriers"} == {
        code for one in taking.PARTS.values() for code in one.codes if not code.endswith("_field")
    } - {"criteria"}
    others = [code for code in whole.layers if section not in taking.sections_of(code)]
    assert told(without(whole, others), section) == told(whole, section)


@pytest.mark.parametrize(
    ("section", "dropped"),
    [
        ("region", ["cities"]),
        ("layout", ["rings"]),
        ("layout", ["sites"]),
        ("preference", ["boundary"]),
        ("preference", ["boundary", "cities"]),
        ("life_circle", ["study_area"]),
        ("supply_demand", ["supply"]),
        ("siting", ["existing"]),
        ("siting", ["existing", "incubators"]),
    ],
)
def test_what_a_section_takes_says_something_in_it(section, dropped):
    assert told(without(a_whole(), dropped), section) != told(a_whole(), section)


@pytest.mark.parametrize(
    ("section", "first", "second"),
    [
        ("preference", "boundary", "cities"),
        ("supply_demand", "supply", "incubators"),
        ("siting", "existing", "incubators"),
    ],
)
def test_of_two_layers_that_stand_in_for_one_another_the_first_is_taken(section, first, second):
    whole = a_whole()
    for has, taken, left in ((whole.has, first, second), (without(whole, [first]).has, second, first)):
        used = taking.taken_by(section, has)
        assert taken in used
        assert left not in used


def test_a_key_figure_reads_as_the_sentence_beside_it():
    """Parts of a whole that add up with a decimal only have it in the key figures too: 38, 43 and 44 of 125."""
    there = np.repeat([0, 1, 2], [38, 43, 44])
    beside = shapely.points(np.arange(125.0), np.array([1.0, 90.0, -90.0])[there] * KM)
    axis = shapely.linestrings([[(-90 * KM, 0), (90 * KM, 0)]])
    found = city_parts.along_the_axis(Work(Material({"incubators": beside, "axis": axis})))
    assert [value for _, value in found.figures] == ["30.4%"]
    assert "stand 30.4% of 125 incubators" in found.sentences[0]
    places = shapely.points(np.array([0.0, 50.0, 90.0])[there] * KM, np.arange(125.0))
    layers = {"incubators": places, "boundary": shapely.box([-1 * KM], -1 * KM, 99 * KM, 1 * KM)}
    layers |= {"business_centres": shapely.points([(0, 0)]), "knowledge_centres": shapely.points([(50 * KM, 0)])}
    found = city_parts.preferred(Work(Material(layers)))
    assert [value for _, value in found.figures] == ["34.4%", "0.0%"]
    assert "34.4% to knowledge centres only" in found.sentences[0]
    # Two cities that hold all of 200: 60.5 and 39.5.
    cities = shapely.box([0, 100 * KM], 0, [100 * KM, 200 * KM], 100 * KM)
    places = shapely.points(np.repeat([50.0, 150.0], [121, 79]) * KM, 50 * KM)
    material = Material({"incubators": places, "cities": cities}, {"city_name_field": texts("Nanjing", "Wuhu")})
    found = city_parts.concentrated(Work(material))
    assert ("Share of the first city (Nanjing)", "60.5%") in found.figures
    assert "60.5% of 200 incubators stand in Nanjing" in found.sentences[0]
