"""What a sheet and the map show of a chapter: the section of the figure that is looked at."""

import pytest
import shapely
from qgis.core import Qgis, QgsApplication, QgsProcessingParameterFeatureSink

from innospace.core.chapter import chapter, chapter_report
from innospace.core.chapter.material import Material
from innospace.core.page.report import Report, excerpt
from innospace.ui import chapters

HOMES, PLACES = shapely.points([(0, 0), (900, 0)]), shapely.points([(10, 0), (500, 20), (900, 90)])


@pytest.fixture(scope="module")
def html():
    """A chapter of two sections: the preference for business centres, and supply and demand."""
    layers = {"demand": HOMES, "supply": PLACES, "incubators": PLACES, "business_centres": HOMES}
    layers |= {"knowledge_centres": shapely.points([(300, 300)]), "boundary": shapely.box([0], 0, 999, 999)}
    return chapter_report.build(chapter.assess(Material(layers)), title="Wuhu").html()


def test_each_figure_of_a_chapter_brings_its_own_section_s_layers_chart_and_answer(provider, html):
    part, told = excerpt(html), set()
    captions = [figure.text for figure in chapters.captions(html)]
    for caption, (_, svg) in zip(captions, part.figures, strict=True):
        picture = chapters.picture_of(html, svg)
        number = 1 + [sentence.partition(" ")[2] for sentence in part.sentences].index(picture.answer)
        assert f"Figure {number}-" in caption
        assert picture.answer.startswith(picture.title)
        same = [i for i, text in enumerate(captions) if f"Figure {number}-" in text]
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
    assert len(chapters.captions(page)) >= 1
    for _, svg in excerpt(page).figures:
        picture = chapters.picture_of(page, svg)
        assert "Incubators by sharing mode" in picture.layers
        assert "Incubators by preference" not in picture.layers
        assert {"incubators", "third_spaces"} <= set(picture.inputs)
        assert "business_centres" not in picture.inputs
        assert picture.chart


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


def test_the_wide_space_behind_a_number_in_chinese_is_one_as_well(provider, html):
    sentences = [sentence for sentence in excerpt(html).sentences if sentence[0].isdigit()]
    wide = html
    for sentence in sentences:
        wide = wide.replace(f'"{sentence}'[:9], f'"{sentence}'[:9].replace(" ", "　"))
    assert excerpt(wide).sentences != excerpt(html).sentences
    for _, svg in excerpt(html).figures:
        assert chapters.picture_of(wide, svg) == chapters.picture_of(html, svg)


def test_a_page_that_is_no_chapter_brings_none(provider, html):
    page = Report("Rings")
    page.answer("1 Preference and sharing: nothing.")
    page.figure(excerpt(html).figures[0][1])
    assert chapters.picture_of(page.html()) is None
    assert chapters.picture_of("") is None
