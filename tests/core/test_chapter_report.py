"""The document of a chapter: its order, its numbers, what is said once, what is missing."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest
import shapely
from undrawn import undrawn

from innospace.core.base.text import use_translator
from innospace.core.chapter import chapter, chapter_report
from innospace.core.chapter.material import ChapterOptions, Material
from innospace.core.page.parts import (
    BOLD,
    AnswerPart,
    ContentsPart,
    FigurePart,
    HeadingPart,
    ListPart,
    TablePart,
    TextPart,
)

from .test_chapter import OWN, a_community, a_region, points, texts


def found(material, options=None):
    """A chapter each page of which is made once, however often it is asked for."""
    result = chapter.assess(material, options=options)
    outcomes = [
        one if one.found is None else replace(one, found=replace(one.found, page=cache(one.found.page)))
        for one in result.outcomes
    ]
    return replace(result, outcomes=outcomes)


@pytest.fixture(scope="module")
def found_region():
    return found(a_region())


@pytest.fixture(scope="module")
def found_community():
    return found(a_community(), OWN)


@pytest.fixture(scope="module")
def region(found_region):
    return chapter_report.build(found_region, title="Nanjing", author="Institute")


@pytest.fixture(scope="module")
def community(found_community):
    return chapter_report.build(found_community)


def worded(result):
    """The document of a chapter, for its words alone."""
    with undrawn():
        return chapter_report.build(result)


def headings(document, level):
    return [part.text for part in document.parts() if isinstance(part, HeadingPart) and part.level == level]


@pytest.mark.parametrize(
    ("homes", "sites", "idle", "beyond"),
    [
        ([0], [10, 20], True, False),
        ([0, 9000], [10, 20], True, True),
        ([0, 3000], [10, 3010], False, False),
        ([0, 3000, 9000], [10, 3010], False, True),
    ],
)
def test_the_summary_says_which_sites_are_for_nothing_and_whom_none_reaches(homes, sites, idle, beyond):
    along = [shapely.points([(x, 0) for x in some]) for some in (homes, sites)]
    wanted = replace(OWN, sections=["siting"], number=2)
    found = chapter.assess(Material(dict(zip(("demand", "candidates"), along, strict=True))), options=wanted)
    (said,) = chapter_report.summary(found)
    assert "2 new sites bring" in said
    assert ("the other 1 brings no further ones within" in said) is idle
    assert ("No candidate that can be chosen reaches the remaining" in said) is beyond


def test_the_summary_comes_first_and_the_annex_last(region):
    assert headings(region, 1) == ["Nanjing"]
    assert headings(region, 2) == [
        "Summary",
        "1 Region and its cities",
        "2 Rings and patterns",
        "3 Method and thresholds",
        "Annex: data and what was skipped",
    ]
    kinds = [type(part) for part in region.parts()[:7]]
    assert kinds == [HeadingPart, TextPart, HeadingPart, AnswerPart, TablePart, ContentsPart, HeadingPart]


def test_the_contents_lead_to_every_section_and_part(region, community):
    for document in (region, community):
        parts = document.parts()
        (contents,) = (part for part in parts if isinstance(part, ContentsPart))
        mine = [part for part in parts if isinstance(part, HeadingPart) and part.level in (2, 3)]
        assert list(contents.headings) == mine
        page = document.html()
        anchors = [part.anchor for part in mine]
        assert len(set(anchors)) == len(anchors)
        assert re.findall(r'<a href="#([^"]*)">', page) == anchors
        assert re.findall(r'<h[23] id="([^"]*)">', page) == anchors
        assert not any(part.anchor for part in parts if isinstance(part, HeadingPart) and part.level not in (2, 3))


def test_the_summary_answers_for_each_section_in_its_own_words(region, found_region):
    result = found_region
    (answer,) = (part for part in region.parts() if isinstance(part, AnswerPart))
    assert len(answer.sentences) == len(result.sections)
    for number, (section, said) in enumerate(zip(result.sections, answer.sentences, strict=True), 1):
        assert said.startswith(f"{number} {chapter_report.heading_of(section)} ({result.about[section]}): ")
        for outcome in result.of(section):
            assert outcome.found.sentences[0] in said
        assert all(text in said for at, text in result.joined if at == section)


def test_headings_figures_and_tables_are_numbered_by_section(community):
    section, seen = 0, {}
    for part in community.parts():
        if isinstance(part, HeadingPart) and part.level == 2 and (found := re.match(r"(\d+) ", part.text)):
            section, seen = section + 1, {}
            assert int(found[1]) == section
        kind, text = "", ""
        if isinstance(part, HeadingPart) and part.level == 3 and part.text[0].isdigit():
            kind, text = "", part.text
        elif isinstance(part, FigurePart):
            kind, text = "Figure ", part.caption
        elif isinstance(part, TablePart) and section:
            kind, text = "Table ", part.caption
        if text and section:
            sign = r"\." if not kind else "-"
            number = re.match(rf"{kind}(\d+){sign}(\d+) \S", text)
            if number is None:  # the annex has no numbers
                assert part.level == 3 if isinstance(part, HeadingPart) else isinstance(part, TablePart)
                continue
            seen[kind] = seen.get(kind, 0) + 1
            assert (int(number[1]), int(number[2])) == (section, seen[kind])
    assert section == 5


def test_every_figure_and_table_of_the_tools_is_there(community, found_community):
    pages = [outcome.found.page() for outcome in found_community.found]
    wanted = sum(isinstance(part, FigurePart) for page in pages for part in page.body)
    assert sum(isinstance(part, FigurePart) for part in community.parts()) == wanted > 3


def test_method_and_thresholds_come_once(community, found_community):
    pages = [outcome.found.page() for outcome in found_community.found]
    said = [part.text for part in community.parts() if isinstance(part, TextPart)]
    for page in pages:
        for part in page.methods:
            assert said.count(part.text) == 1
    last = next(i for i, part in enumerate(community.parts()) if getattr(part, "text", "") == "4 Method and thresholds" or
                getattr(part, "text", "").endswith(" Method and thresholds"))  # fmt: skip
    assert all(said_part.text not in {p.text for page in pages for p in page.methods}
               for said_part in community.parts()[:last] if isinstance(said_part, TextPart))  # fmt: skip
    assert not community.thresholds.duplicated().any()
    # What has no standard is told in one way.
    assert community.thresholds["standard"].isna().any()
    assert not (community.thresholds["standard"] == "").any()


def test_what_is_missing_is_said_in_its_section_or_in_the_annex(region):
    skipped = region.parts()[-1]
    assert isinstance(skipped, ListPart)
    text = " ".join(skipped.lines)
    assert (
        "Life circle coverage is not part of this chapter: it needs where people live, facilities, kind of facility."
        in text
    )
    assert "Concentration over cities" not in text
    no_axis = Material({k: v for k, v in a_region().layers.items() if k != "axis"}, a_region().fields)
    document = worded(chapter.assess(no_axis))
    notes = [part.text for part in document.parts() if isinstance(part, TextPart) and part.kind == "note"]
    assert "Core, belt and areas along an axis is not part of this chapter: it needs axis of the belt." in notes


def test_a_failed_part_says_so_in_its_place():
    broken = a_region()
    result = chapter.assess(replace(broken, fields={**broken.fields, "ring_field": texts("a", "b", "c", "d")}))
    assert "2 Rings and patterns" not in headings(worded(result), 2)
    assert any("ring of the district: rings must be" in note for note in result.notes)
    dry = replace(a_region(), layers={**a_region().layers, "axis": np.array([None], object)})
    document = worded(chapter.assess(dry))
    notes = [part.text for part in document.parts() if isinstance(part, TextPart) and part.kind == "note"]
    assert any(note.startswith("Core, belt and areas along an axis could not be computed: axis") for note in notes)
    assert "1 Region and its cities" in headings(document, 2)


def test_key_figures_are_those_of_the_summary(region, found_region):
    (table,) = (part for part in region.parts() if isinstance(part, TablePart) and part.caption == "Key figures")
    assert [row[1:] for row in table.rows] == [
        tuple(row) for row in found_region.summary[["figure", "value"]].to_numpy()
    ]


def test_the_annex_calls_a_field_one_and_tells_nothing_twice():
    document = chapter_report.ChapterDocument("Wuhu")
    document.facts("Input layers", pd.DataFrame({"parameter": ["Facilities"], "layer": [""]}))
    said = {"Cities": "", "Facilities": "shops", "Kind of facility": "class", "Depth": "30000"}
    document.facts("Parameters", pd.DataFrame({"parameter": list(said), "value": list(said.values())}))
    layers, parameters = (part for part in document.parts() if isinstance(part, TablePart))
    assert len(layers.rows) == 1
    assert parameters.rows == (("Kind of facility", "field “class”"), ("Depth", "30000"))


def test_what_a_caption_says_is_not_in_the_picture_too(community):
    figures = [part for part in community.parts() if isinstance(part, FigurePart)]
    named = [part for part in figures if part.is_named]
    assert len(named) == len(figures) > 3
    for part in figures:
        bold = BOLD.findall(part.picture)
        assert (bold == []) == part.is_named
        assert part.title.removesuffix(" (map)") in part.caption or not part.is_named
        assert part.title == community.excerpt().figures[figures.index(part)][0]
    for part in named:
        (left, top, width, height) = map(float, re.search(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', part.picture).groups())
        whole = re.search(r'viewBox="0 0 (\S+) (\S+)"', part.svg)
        assert (left, width, top + height) == (0, float(whole[1]), pytest.approx(float(whole[2]), abs=0.01))
        # What is left starts below the title, and no other word is cut off.
        others = [float(y) for y in re.findall(r'<text [^>]*y="([\d.]+)"', part.picture)]
        assert not others or min(others) > top


def test_places_that_lack_most_are_called_by_their_names():
    material = a_community()
    called = texts("Rose court", "Mill lane", "Hill side", "East gate")
    material = replace(material, fields={**material.fields, "demand_name_field": called})

    def told(material):
        document = worded(chapter.assess(material, options=OWN))
        tables = [part for part in document.parts() if isinstance(part, TablePart) and "lack a class" in part.caption]
        return " ".join(cell for part in tables for row in part.rows for cell in row)

    assert "Rose court" in told(material)
    assert "Rose court" not in told(a_community())


def test_long_tables_print_their_first_rows_and_say_so():
    rows = tuple((str(i),) for i in range(chapter_report.PRINTED + 5))
    printed = chapter_report.Numbers(1).captioned(TablePart(("row",), rows, (False,)), "Rows")[0]
    assert len(printed.rows) == chapter_report.PRINTED
    assert str(chapter_report.PRINTED + 5) in printed.more
    assert chapter_report.Numbers(1).captioned(TablePart(("row",), rows[:2], (False,)), "Rows")[0].more == ""
    # No layer holds the thresholds: all of them are printed.
    whole = chapter_report.Numbers(1).captioned(TablePart(("row",), rows, (False,)), "Thresholds", whole=True)[0]
    assert (whole.rows, whole.more) == (rows, "")


def test_tables_call_places_and_facilities_by_their_names():
    """Where the layers have names; else they are named by their rows."""
    material = a_community()
    supply = {**material.layers, "supply": points((0, 10), (3000, 0))}
    known = {"demand_name_field": texts("Rose court", "B", "C", "D"), "supply_name": texts("Mill", "Depot")}

    def told(fields):
        layers = replace(material, layers=supply, fields={**material.fields, **fields})
        document = worded(chapter.assess(layers, options=replace(OWN, radius=100.0)))
        tables = [part for part in document.parts() if isinstance(part, TablePart)]
        return {
            part.caption.split(" ", 2)[2]: [row[0] for row in part.rows]
            for part in tables
            if part.caption[:6] == "Table "
        }

    named, numbered = told(known), told({})
    (facilities,) = (caption for caption in named if "Least for each who asks" in caption)
    assert sorted(named[facilities]) == ["Depot", "Mill"]
    assert sorted(numbered[facilities]) == ["1", "2"]
    left = [caption for caption in numbered if "the number is that of the row" in caption]
    assert len(left) == 1
    assert not any("the number is that of the row" in caption for caption in named)
    (who,) = (caption for caption in named if "with most" in caption)
    assert [known["demand_name_field"][int(row) - 1] for row in numbered[left[0]]] == named[who]


def test_words_of_the_parts_are_those_of_the_tools(provider):
    for one in chapter.PARTS:
        assert provider.algorithm(one.tool).displayName() == chapter_report.title_of(one.tool)


@pytest.mark.parametrize(("language", "said"), [("en", "One. Two."), ("zh", "One.Two.")])
def test_sentences_run_on_as_the_language_does_it(language, said):
    use_translator(lambda context, text: text, language)
    try:
        assert chapter_report._run_on(["One.", "Two."]) == said
    finally:
        use_translator(None)


def test_progress_and_options_reach_the_pages():
    seen = []
    result = chapter.assess(a_region(), options=ChapterOptions(sections=["rings"]))
    with undrawn():
        chapter_report.build(result, progress=seen.append)
    assert seen == [1.0]


def test_what_failed_stands_first_in_the_summary_in_words():
    region = a_region()
    result = chapter.assess(
        replace(region, fields={**region.fields, "ring_field": texts("1", "2", "inner", "somewhere")})
    )
    (answer,) = (part for part in worded(result).parts() if isinstance(part, AnswerPart))
    assert answer.sentences[0] == result.notes[0]
    assert answer.sentences[0].startswith("Distribution over rings could not be computed: ring of the district: ")


def test_a_page_that_cannot_be_made_costs_its_part_alone(found_region):
    def page():
        raise KeyError("zone")

    outcomes = [
        replace(one, found=replace(one.found, page=page)) if one.part.tool == "ringdistribution" else one
        for one in found_region.outcomes
    ]
    document = chapter_report.build(replace(found_region, outcomes=outcomes))
    assert headings(document, 2)[1:3] == ["1 Region and its cities", "2 Method and thresholds"]
    assert document.sentences[0].startswith("Distribution over rings could not be computed: the program met")
    assert "zone" not in document.sentences[0]
    (failed,) = document.failed
    assert "KeyError: 'zone'" in failed.error


def test_parts_are_headed_as_the_list_of_sections_calls_them(community):
    mine = [text.partition(" ")[2] for text in headings(community, 3) if text[0].isdigit()]
    titles = {chapter.title_of(one.tool) for one in chapter.PARTS}
    others = {"Beside the other sections", "Thresholds"}
    assert set(mine) <= titles | others
    assert not any(text.endswith(("?", "？")) for text in mine)


def test_a_caption_names_what_is_shown_and_a_remark_stands_below():
    def told(part):
        return [getattr(one, "caption", "") or one.text for one in chapter_report.Numbers(3).captioned(part, "Ranks")]

    picture = "<svg><title>The mill is first</title></svg>"
    assert told(FigurePart(picture)) == ["Figure 3-1 Ranks – The mill is first"]
    assert told(FigurePart(picture, "The first 20.")) == ["Figure 3-1 Ranks – The mill is first", "The first 20."]
    same = "<svg><title>Ranks</title></svg>"
    assert told(FigurePart(same)) == ["Figure 3-1 Ranks"]

    class AMap(str):
        is_map = True

    # A map may be called as the chart beside it; what it is called is not said twice.
    assert told(FigurePart(AMap(same))) == ["Figure 3-1 Ranks (map)"]
    assert told(FigurePart(AMap(picture))) == ["Figure 3-1 Ranks (map) – The mill is first"]
    table = TablePart(("row",), (("1",),), (False,))
    assert told(table) == told(replace(table, caption="Ranks")) == ["Table 3-1 Ranks"]
    assert told(replace(table, caption="By kind")) == ["Table 3-1 Ranks – By kind"]
    (noted,) = chapter_report.Numbers(3).captioned(replace(table, caption="Existing sites have none."), "Ranks")
    assert (noted.caption, noted.more) == ("Table 3-1 Ranks", "Existing sites have none.")


def test_no_two_captions_are_alike(region, community):
    for document in (region, community):
        parts = [part for part in document.body if isinstance(part, (FigurePart, TablePart))]
        names = [part.caption.split(" ", 2)[2] for part in parts]
        assert len(set(names)) == len(names)


def test_each_answer_tells_what_it_is_about(found_community):
    material, about = a_community(), found_community.about
    assert about["life_circle"] == "4 places where people live; 200 people; by own classes"
    assert about["siting"] == about["supply_demand"] == "4 places where people live; 200 people"
    assert about["stock"] == "3 stock spaces"
    fields = {code: values for code, values in material.fields.items() if code != "population_field"}
    gone = {**material.layers, "demand": np.append(points((0, 0)), [None])}
    assert (
        chapter.assess(replace(material, layers=gone, fields=fields), options=OWN).about["siting"]
        == "1 place where people live"
    )


def test_the_warning_names_the_table_that_holds_the_thresholds(community):
    shanghai = worded(chapter.assess(a_community(), options=replace(OWN, standard="shanghai_2016")))
    (warning,) = (part.text for part in shanghai.parts() if getattr(part, "kind", "") == "unchecked")
    captions = [part.caption for part in shanghai.parts() if isinstance(part, TablePart)]
    assert f"marked in {shanghai.thresholds_in}." in warning
    assert f"{shanghai.thresholds_in.capitalize()} Thresholds" in captions
    assert not any(getattr(part, "kind", "") == "unchecked" for part in community.parts())
