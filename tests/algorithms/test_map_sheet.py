"""The map sheet: a page with map, legend, chart and answer, as PDF and PNG; what is wrong is said."""

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

SENTENCE = "72 % stand inside another park & campus."


@pytest.fixture
def layer(provider):
    from qgis.core import QgsFeature, QgsGeometry

    layer = QgsVectorLayer("Polygon?crs=EPSG:32650&field=ring_name:string", "圈层", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["central"])
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((600000 3500000, 640000 3500000, 620000 3540000, 600000 3500000))")
    )
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


@pytest.fixture
def report(tmp_path):
    from innospace.core import charts
    from innospace.core.report import Report

    page = Report("城市圈层")
    page.answer(SENTENCE)
    page.figure(charts.bars("one", ["甲", "乙"], [1, 2], "km"))
    path = tmp_path / "report.html"
    path.write_text(page.html(), encoding="utf-8")
    return path


def run(parameters):
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("innospace:mapsheet")
    return algorithm.run(parameters, context, QgsProcessingFeedback(False), {}, False)


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_ending_decides_the_kind_of_file(layer, report, tmp_path, ending, start):
    path = tmp_path / f"图幅.{ending}"
    values = {"LAYERS": [layer], "STYLES": "rings", "REPORT": str(report), "PAPER": "A3", "OUTPUT": str(path)}
    results, succeeded = run(values)
    assert succeeded
    assert results["OUTPUT"] == str(path)
    assert path.read_bytes().startswith(start)
    if ending == "png":
        from qgis.PyQt.QtGui import QImage

        image = QImage(str(path))
        assert image.width() / image.height() == pytest.approx(2**0.5, rel=1e-2)
        colours = {
            image.pixelColor(x, y).name() for x in range(0, image.width(), 40) for y in range(0, image.height(), 40)
        }
        assert len(colours) > 2


def test_the_sheet_holds_title_answer_sources_and_the_chart(layer, report):
    from innospace.algorithms.data.map_sheet import from_report

    page = from_report(report.read_text(encoding="utf-8"))
    assert page.title == "城市圈层"
    assert page.sentences == [SENTENCE]
    assert page.chart.startswith("<svg")


def test_no_layer_is_refused(provider, tmp_path):
    with pytest.raises(QgsProcessingException):
        run({"LAYERS": [], "OUTPUT": str(tmp_path / "a.pdf")})
