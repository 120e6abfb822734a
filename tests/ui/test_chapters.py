"""What a sheet and the map show of a chapter: the section of the figure that is looked at."""

import re
from html import unescape

import numpy as np
import pytest
import shapely
from qgis.core import Qgis, QgsApplication, QgsProcessingParameterFeatureSink, QgsVectorLayer

from innospace.core.base import text
from innospace.core.chapter import chapter, chapter_report
from innospace.core.chapter.material import Material
from innospace.core.page.report import Report, excerpt
from innospace.ui import chapters

HOMES, PLACES = shapely.points([(0, 0), (900, 0)]), shapely.points([(10, 0), (500, 20), (900, 90)])


@pytest.fixture(scope="module")
def layers():
    """What two sections are made of: the preference for business centres, and supply and demand."""
    layers = {"demand": HOMES, "supply": PLACES, "incubators": PLACES, "business_centres": HOMES}
    layers |= {"knowledge_centres": shapely.points([(300, 300)]), "boundary": shapely.box([0], 0, 999, 999)}
    return layers


@pytest.fixture(scope="module")
def html(layers):
    """A chapter of these."""
    return chapter_report.build(chapter.assess(Material(layers)), title="Wuhu").html()


def captions(html):
    """What stands below each figure of a page."""
    return [unescape(text) for text in re.findall(r"</svg>\s*(?:<figcaption>(.*?)</figcaption>)?</figure>", html)]


def test_each_figure_of_a_chapter_brings_its_own_section_s_layers_chart_and_answer(provider, html):
    part, told = excerpt(html), set()
    for caption, (_, svg) in zip(captions(html), part.figures, strict=True):
        picture = chapters.picture_of(html, svg)
        number = 1 + [sentence.partition(" ")[2] for sentence in part.sentences].index(picture.answer)
        assert f"Figure {number}-" in caption
        assert picture.answer.startswith(picture.title)
        same = [i for i, text in enumerate(captions(html)) if f"Figure {number}-" in text]
        charts = [part.narrow[i] for i in same if part.narrow[i]]
        assert picture.chart in charts if charts else not picture.chart
        told.add((picture.title, *picture.layers))
    assert {title for title, *_ in told} == {"Preference and sharing", "Supply and demand"}
    assert all("Incubators by preference" in layers for title, *layers in told if title.startswith("Preference"))
    assert all("Places by access" in layers for title, *layers in told if title.startswith("Supply"))
    assert chapters.picture_of(html) == chapters.picture_of(html, part.figures[0][1])


def test_a_figure_is_of_the_part_that_it_stands_in_also_where_the_first_of_its_section_is_missing(provider):
    layers = {"incubators": PLACES, "third_spaces": HOMES}
    page = chapter_report.build(chapter.assess(Material(layers)), title="Wuhu").html()
    assert excerpt(page).figures
    for _, svg in excerpt(page).figures:
        picture = chapters.picture_of(page, svg)
        assert "Incubators by sharing mode" in picture.layers
        assert "Incubators by preference" not in picture.layers
        assert {"incubators", "third_spaces"} <= set(picture.inputs)
        assert "business_centres" not in picture.inputs
        assert picture.chart


def test_a_section_has_the_thresholds_of_its_own_pages(provider, layers):
    def page(*names):
        given = {name: (layers | {"facilities": PLACES})[name] for name in names}
        kinds = {"category_field": np.array(["kindergarten", "primary_school", "kindergarten"], object)}
        return chapter_report.build(chapter.assess(Material(given, kinds if "facilities" in given else {}))).html()

    city = ("incubators", "business_centres", "knowledge_centres", "boundary")
    html = page(*city, "demand", "facilities")
    told, shown = excerpt(html).sources_in, chapters.picture_of(html)
    assert shown.code == "preference"
    assert (
        shown.sources
        == told["preference"]
        == excerpt(page(*city)).sources
        == "Thresholds: user parameters, or the tool's defaults."
    )
    assert told["life_circle"] == excerpt(page("demand", "facilities")).sources
    assert "GB 50180" in told["life_circle"]


def test_what_lies_beside_a_layer_is_made_by_the_same_part(provider):
    """No layer of a place is called like one of another part, or the map could go to the wrong section."""
    made = {}
    for part in chapter.PARTS:
        algorithm = QgsApplication.processingRegistry().algorithmById(f"innospace:{part.tool}")
        sinks = [d for d in algorithm.parameterDefinitions() if isinstance(d, QgsProcessingParameterFeatureSink)]
        own = [sink.description() for sink in sinks]
        for sink in sinks:
            if sink.dataType() != Qgis.ProcessingSourceType.Vector:
                assert made.setdefault(sink.description(), part.tool) == part.tool
                assert set(own) <= set(chapters.beside(sink.description()))
    assert len(made) > len(chapter.PARTS)
    assert chapters.beside("a layer of the user's") == ["a layer of the user's"]


def test_a_layer_with_a_number_beside_a_table_of_the_user_s_is_of_the_same_part(provider):
    layers = [QgsVectorLayer("Point", name, "memory") for name in ("Places by access 2", "Places by access", "Places")]
    assert chapters.beside("Places by access 2") == chapters.beside("Places by access") != ["Places by access"]
    assert chapters.called(layers, chapters.beside("Places by access")) == layers[:2]
    assert chapters.called(layers[2:], ["Places 2"]) == []


def test_answers_have_no_number_also_before_the_wide_space_of_chinese(provider, layers, html):
    wide = "{number}　{section}（{about}）：{answer}"
    text.use_translator(lambda context, source: wide if source.startswith("{number} {section} (") else source, "zh")
    try:
        chinese = excerpt(chapter_report.build(chapter.assess(Material(layers)), title="芜湖").html())
    finally:
        text.use_translator(None)
    assert all("　" in sentence[:3] for sentence in chinese.sentences)
    for page, space in ((chinese, "　"), (excerpt(html), " ")):
        assert list(page.answers) == ["preference", "supply_demand"]
        numbered = [f"{n}{space}{answer}" for n, answer in enumerate(page.answers.values(), 1)]
        assert numbered == page.sentences


def test_a_page_that_is_no_chapter_brings_none(provider, html):
    page = Report("Rings")
    page.answer("1 Preference and sharing: nothing.")
    page.figure(excerpt(html).figures[0][1])
    assert chapters.picture_of(page.html()) is None
    assert chapters.picture_of("") is None


def test_a_layer_without_rows_stands_in_for_none():
    """Its section takes what would be taken without it, and the sheet names that as its data."""
    given = {"DEMAND": "a", "SUPPLY": "b", "INCUBATORS": "c", "NEAR": 5.0}
    assert list(chapters.taken_by("supply_demand", given)) == ["DEMAND", "SUPPLY"]
    assert list(chapters.taken_by("supply_demand", given, lambda value: value != "b")) == ["DEMAND", "INCUBATORS"]


def test_what_a_closing_sentence_looks_at_is_data_where_its_other_section_is_written():
    given = {"DEMAND": "a", "SUPPLY": "b", "FACILITIES": "c", "CATEGORY_FIELD": "class"}
    assert "FACILITIES" in chapters.taken_by("supply_demand", given)
    assert "FACILITIES" not in chapters.taken_by("supply_demand", given | {"SECTIONS": ["supply_demand"]})


def test_the_cities_are_the_ground_of_a_preference_without_a_boundary():
    given = {"INCUBATORS": "a", "BUSINESS_CENTRES": "b", "KNOWLEDGE_CENTRES": "c", "CITIES": "d", "BOUNDARY": "e"}
    assert "CITIES" not in chapters.taken_by("preference", given)
    assert "CITIES" in chapters.taken_by("preference", given | {"BOUNDARY": None})
