"""The chapter as an algorithm: one document, one GeoPackage with styles, each layer read once, in QGIS's batch as well."""

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from conftest import Log, rows_of
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from undrawn import undrawn

from innospace.algorithms import bridge, documents, geopackage, styling
from innospace.algorithms.data import chapter as tool
from innospace.algorithms.data.package import UNSYNCED, layers_at, unsynced
from innospace.core.base import terms
from innospace.core.chapter.chapter import PARTS
from innospace.core.lifecircle import floating_catchment_report
from innospace.core.page import charts
from innospace.core.page.parts import TablePart
from innospace.core.streets import network
from innospace.tests.algorithms.killed import kill

from .bad_input import written
from .minimal import VALID, town
from .runs import algorithm_of, attempt
from .test_places import meanwhile, state

pytestmark = pytest.mark.usefixtures("provider")
COMMUNITY = {
    "INCUBATORS": town("incubators"),
    "DEMAND": town("homes"),
    "POPULATION_FIELD": "people",
    "FACILITIES": town("places"),
    "CATEGORY_FIELD": "kind",
    "SUPPLY": town("clinics"),
    "CAPACITY_FIELD": "seats",
    "NETWORK": town("streets"),
    "CANDIDATES": town("candidates"),
    "NAME_FIELD": "name",
    "CRITERIA": VALID["chapter"].inputs["CRITERIA"],
    "STANDARD": "custom",
    "CATCHMENT": 4000,
    "NUMBER": 1,
    "RADIUS": 2500,
    "SNAP": 310,
}


@pytest.fixture(scope="module")
def community(provider, tmp_path_factory):
    folder = tmp_path_factory.mktemp("chapter")
    outcome = attempt("chapter", COMMUNITY, folder)
    assert outcome.error == ""
    return outcome


def layers_of(path):
    return {layer.name(): layer for layer in QgsProviderRegistry.instance().querySublayers(str(path))}


def test_the_form_has_the_inputs_that_the_parts_need():
    parameters = {d.name().lower() for d in algorithm_of("chapter").parameterDefinitions()}
    needed = {code for one in PARTS for codes in one.needs for code in codes}
    assert needed <= parameters
    assert {*tool.LAYERS, *(field for fields in tool.FIELDS.values() for field in fields)} <= set(
        terms.codes("material")
    )


def test_each_input_is_known_by_what_is_made_from_it():
    """A document names none that played no part: in one of nothing all do, but what it says of itself."""
    algorithm = algorithm_of("chapter")
    inputs = {d.name() for d in algorithm.parameterDefinitions() if not d.isDestination()}
    assert tool._unused((), lambda code: False) == inputs - {"SECTIONS", "TITLE", "AUTHOR"}


def test_each_layer_says_the_sections_that_it_is_for():
    assert {code for one in PARTS for code in one.inputs.codes} >= set(tool.LAYERS)
    assert (
        "For: region and its cities, preference and sharing."
        in algorithm_of("chapter").parameterDefinition("CITIES").help()
    )


def test_the_document_holds_the_sections_of_the_layers(community):
    page = Path(community.results["REPORT"]).read_text(encoding="utf-8")
    sections = re.findall(r"<h2[^>]*>(\d+) (.*?)</h2>", page)
    assert [name for _, name in sections] == [
        "Life circle and gaps",
        "Supply and demand",
        "Stock space",
        "Siting of new spaces",
        "Method and thresholds",
    ]
    read = re.sub("<svg.*?</svg>|<script.*?</script>", "", page, flags=re.S)
    assert not re.search(r"\b(townlayout|life_circle|at_edge|None|nan)\b", read)


def test_all_result_layers_are_in_the_package_with_their_styles(community):
    path = community.results["OUTPUT"]
    layers = layers_of(path)
    styled = {
        name for (name,) in sqlite3.connect(path).execute("SELECT f_table_name FROM layer_styles WHERE useAsDefault")
    }
    assert styled == set(layers)
    places = QgsVectorLayer(layers["Places by coverage"].uri(), "places", "ogr")
    assert places.featureCount() == len(town("homes").rows)
    assert places.crs().authid() == town("homes").crs
    ranked = QgsVectorLayer(layers["Ranked candidates"].uri(), "ranked", "ogr")
    assert ranked.renderer().type() == "categorizedSymbol"
    assert {"grade", "score", "name"} <= set(ranked.fields().names())
    assert ranked.attributeDisplayName(ranked.fields().lookupField("grade")) == terms.label("field", "grade")


def test_the_package_remembers_what_was_not_judged(tmp_path):
    """What the data hold no facility of is no finding, for whoever shows the rows."""
    with undrawn():
        outcome = attempt("chapter", COMMUNITY | {"SECTIONS": ["life_circle"], "STANDARD": "gb50180_15"}, tmp_path)
    assert outcome.error == ""
    layers = layers_of(outcome.results["OUTPUT"])
    places, coverage = (
        QgsVectorLayer(layers[name].uri(), name, "ogr") for name in ("Places by coverage", "Coverage by class")
    )
    lacking = {row["category"] for row in rows_of(coverage) if row["clients_share"] is None} - {"all classes"}
    held = [name for name in places.fields().names() if name.split("_", 1)[-1] in lacking]
    assert len(held) == 3 * len(lacking) > 0
    assert styling.not_judged(places) == set(held)


def test_each_layer_is_read_once_and_the_network_built_once(provider, monkeypatch, tmp_path):
    read, built = [], []
    fetch, build = bridge._fetch, network.build
    monkeypatch.setattr(
        bridge, "_fetch", lambda source, *a, **k: read.append(source.sourceName()) or fetch(source, *a, **k)
    )
    monkeypatch.setattr(network, "build", lambda *a, **k: built.append(1) or build(*a, **k))
    with undrawn():
        assert attempt("chapter", COMMUNITY, tmp_path).error == ""
    assert len(read) == sum(1 for value in COMMUNITY.values() if hasattr(value, "rows"))
    assert built == [1]


def test_sections_that_are_not_wanted_stay_out(tmp_path):
    outcome = attempt("chapter", COMMUNITY | {"SECTIONS": ["stock"]}, tmp_path)
    assert set(layers_of(outcome.results["OUTPUT"])) == {"Ranked candidates", "Weights"}


def test_the_annex_lists_what_the_sections_that_are_there_were_made_from(tmp_path):
    """With one section nothing of another one's: no layer, field or rule; fields are called as their columns are headed."""
    clinics = town("clinics").layer()
    clinics.setFieldAlias(clinics.fields().lookupField("seats"), "病床数")
    asked = {"SUPPLY": clinics, "SECTIONS": ["supply_demand"], "REPORT": str(tmp_path / "a.html")}
    _run(COMMUNITY | asked, tmp_path / "a.gpkg")
    annex = documents.report_at(str(tmp_path / "a.html")).parts()
    tables = [part for part in annex if isinstance(part, TablePart)][-2:]
    layers, parameters = ({row[0]: row[-1] for row in table.rows} for table in tables)
    assert list(layers) == ["Where people live", "What people need (supply)", "Streets"]
    asked = {"Sections", "People", "Capacity of the supply", "Catchment", "Snap distance", "Joining tolerance"}
    assert set(parameters) == asked
    assert (parameters["Sections"], parameters["Capacity of the supply"]) == ("supply and demand", "field “病床数”")


def test_a_cancel_leaves_nothing(tmp_path):
    algorithm, context = algorithm_of("chapter").create(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    sources = {key: value.layer() if hasattr(value, "rows") else value for key, value in COMMUNITY.items()}
    outputs = {"OUTPUT": str(tmp_path / "all.gpkg"), "REPORT": str(tmp_path / "chapter.html")}
    results, _ = algorithm.run(sources | outputs, context, Log(stop=lambda percent: percent > 50), {}, False)
    assert results == {}
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_geopackage_is_refused(tmp_path):
    algorithm, context = algorithm_of("chapter").create(), QgsProcessingContext()
    sources = {"DEMAND": town("homes").layer(), "SUPPLY": town("clinics").layer()}
    with pytest.raises(Exception, match=r"OUTPUT: .*\.shp.* is no GeoPackage\. End"):
        algorithm.run(sources | {"OUTPUT": str(tmp_path / "all.shp")}, context, Log(), {}, False)
    assert list(tmp_path.iterdir()) == []


def test_two_cities_in_a_batch(tmp_path):
    """QGIS's batch runs an algorithm once for each row of its table, in one context: two cities, two chapters."""
    homes, context, done = town("homes"), QgsProcessingContext(), []
    context.setProject(QgsProject.instance())
    halves = {"east": homes.rows[::2], "west": homes.rows[1::2]}
    for name, rows in halves.items():
        algorithm = algorithm_of("chapter").create()
        parameters = {
            "DEMAND": homes.with_rows(rows).layer(),
            "POPULATION_FIELD": "people",
            "SUPPLY": town("clinics").layer(),
            "TITLE": name,
            "OUTPUT": str(tmp_path / f"{name}.gpkg"),
            "REPORT": str(tmp_path / f"{name}.html"),
        }
        assert algorithm.checkParameterValues(parameters, context)[0]
        results, good = algorithm.run(parameters, context, Log(), {}, False)
        assert good
        done.append(results)
    for name, results in zip(halves, done, strict=True):
        assert f"<h1>{name}</h1>" in Path(results["REPORT"]).read_text(encoding="utf-8")
        layer = QgsVectorLayer(layers_of(results["OUTPUT"])["Places by access"].uri(), name, "ogr")
        assert layer.featureCount() == len(halves[name])


def _run(parameters, path, log=None):
    """A run that writes into a GeoPackage of the user's."""
    algorithm, context = algorithm_of("chapter").create(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    sources = {key: value.layer() if hasattr(value, "rows") else value for key, value in parameters.items()}
    return algorithm.run(sources | {"OUTPUT": str(path)}, context, log or Log(), {}, False)


def _styles(path):
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT f_table_name FROM layer_styles ORDER BY f_table_name")]


def _plan(path):
    """The user's GeoPackage with a table, which has a style."""
    written(town("homes"), path, "GPKG")
    layer = QgsVectorLayer(f"{path}|layername=plan", "plan", "ogr")
    layer.saveStyleToDatabase("own", "", True, "")


def _add(path, name, table):
    """A further table in a GeoPackage."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName, options.driverName = name, "GPKG"
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    transforms = QgsCoordinateTransformContext()
    done = QgsVectorFileWriter.writeAsVectorFormatV3(table.layer(), str(path), transforms, options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError


STOCK = {"CANDIDATES": COMMUNITY["CANDIDATES"], "NAME_FIELD": "name", "CRITERIA": COMMUNITY["CRITERIA"]}


def test_the_other_tables_of_a_geopackage_survive(provider, tmp_path):
    """Tables of the user's stay as they were, with their styles; a second run replaces the chapter's own."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    before = rows_of(QgsVectorLayer(f"{path}|layername=plan"))
    for _ in range(2):
        _, good = _run(STOCK, path)
        assert good
        assert set(layers_of(path)) == {"plan", "Ranked candidates", "Weights"}
        assert rows_of(QgsVectorLayer(f"{path}|layername=plan")) == before
        assert _styles(path) == ["Ranked candidates", "Weights", "plan"]
    ranked = QgsVectorLayer(f"{path}|layername=Ranked candidates")
    assert ranked.featureCount() == len(town("candidates").rows)
    assert ranked.renderer().type() == "categorizedSymbol"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_later_chapter_knows_its_tables_where_systems_are_numbered_otherwise(provider, tmp_path):
    """Then the tables go into the file through GDAL: with their mark, so that the second run replaces them, and their styles."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 1 WHERE srs_id = 4326")
    for _ in range(2):
        _, good = _run(STOCK, path)
        assert good
        assert set(layers_of(path)) == {"plan", "Ranked candidates", "Weights"}
        assert _styles(path) == ["Ranked candidates", "Weights", "plan"]
        assert geopackage.ours_of(path) == ["Ranked candidates", "Weights"]


NEAR = {key: COMMUNITY[key] for key in ("DEMAND", "POPULATION_FIELD", "SUPPLY", "CATCHMENT")}
# What the GeoPackage says of tables, beside their rows.
SAID = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions", "gpkg_ogr_contents", "gpkg_data_columns")


def _left_of(path, name):
    """What a GeoPackage still holds about a table, its index included."""
    with closing(sqlite3.connect(path)) as connection:
        there = {one for (one,) in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'gpkg%'")}
        said = [
            connection.execute(f'SELECT count(*) FROM "{table}" WHERE table_name = ?', (name,)).fetchone()[0]
            for table in SAID
            if table in there
        ]
        objects = connection.execute("SELECT count(*) FROM sqlite_master WHERE instr(name, ?)", (name,)).fetchone()[0]
        query = "SELECT count(*) FROM gpkg_metadata WHERE instr(metadata, ?)"
        return sum(said) + objects + connection.execute(query, (name,)).fetchone()[0]


@pytest.mark.parametrize("numbered", ["alike", "otherwise"])
def test_an_earlier_chapter_goes_with_all_its_sections(provider, numbered, tmp_path):
    """Its tables, their styles and what the file says of them; the user's table, and a result that he renamed or copied, stay."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    assert _run(NEAR, path)[1]
    earlier = set(layers_of(path)) - {"plan"}
    assert "Places by access" in earlier
    gdal.VectorTranslate(str(path), str(path), options=["-update", "-nln", "copied", "-sql", "SELECT * FROM plan"])
    with closing(sqlite3.connect(path)) as connection, connection:
        if numbered == "otherwise":
            connection.execute("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 1 WHERE srs_id = 4326")
        # A copy that was made with what the file says of its origin, as ogr2ogr makes one.
        connection.execute(
            "UPDATE gpkg_contents SET description = (SELECT description FROM gpkg_contents WHERE table_name = ?) "
            "WHERE table_name = 'copied'",
            ("Places by access",),
        )
    renamed = "Facilities by demand"
    assert renamed in earlier
    file = gdal.OpenEx(str(path), gdal.OF_UPDATE)
    file.ExecuteSQL(f'ALTER TABLE "{renamed}" RENAME TO "kept"')
    file = None
    mine = {name: rows_of(QgsVectorLayer(f"{path}|layername={name}")) for name in ("plan", "copied", "kept")}
    log = Log()
    assert _run(STOCK, path, log)[1]
    assert set(layers_of(path)) == {*mine, "Ranked candidates", "Weights"}
    assert {name: rows_of(QgsVectorLayer(f"{path}|layername={name}")) for name in mine} == mine
    gone = earlier - {renamed}
    assert {name: _left_of(path, name) for name in gone} == dict.fromkeys(gone, 0)
    assert not gone & set(_styles(path))
    (told,) = (text for text in log.infos if "earlier chapter" in text)
    assert all(name in told for name in gone)
    assert not any(name in told.partition("”")[2] for name in mine)
    again = Log()
    assert _run(STOCK, path, again)[1]
    assert not any("earlier chapter" in text for text in again.infos)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _told(log, words):
    """What the log says of tables, in the sentence that holds some words."""
    return [text.rpartition("stay: ")[2].rstrip(".") for text in log.infos if words in text]


def _copied(path, table, target):
    """A table in another GeoPackage, as ogr2ogr copies it, with what the file says of it."""
    options = gdal.VectorTranslateOptions(layers=[table], accessMode="overwrite")
    assert gdal.VectorTranslate(str(target), str(path), options=options) is not None


def test_only_what_a_chapter_wrote_into_this_file_as_it_is_goes(provider, tmp_path):
    """A copy from another file, one with a mark of old, one with a further column or a trigger: each is the user's, and told."""
    first, path = tmp_path / "first.gpkg", tmp_path / "plan.gpkg"
    assert _run(NEAR, first)[1]
    _plan(path)
    _copied(first, "Places by access", path)
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT description FROM gpkg_contents WHERE table_name = 'Places by access'"
        assert connection.execute(query).fetchone()[0].startswith(geopackage.OURS)  # the mark has come with it
    log = Log()
    assert _run(STOCK, path, log)[1]
    assert _told(log, "does not prove") == ["Places by access"]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute('ALTER TABLE "Weights" ADD COLUMN remark TEXT')
        connection.execute(
            "UPDATE gpkg_contents SET description = ? || table_name WHERE table_name = 'Ranked candidates'",
            (geopackage.OURS,),
        )
    names = ("plan", "Places by access", "Weights", "Ranked candidates")
    mine = {name: rows_of(QgsVectorLayer(f"{path}|layername={name}")) for name in names}
    for _ in range(2):
        log = Log()
        assert _run(STOCK, path, log)[1]
        assert set(layers_of(path)) == {*mine, "Weights 2", "Ranked candidates 2"}
        assert {name: rows_of(QgsVectorLayer(f"{path}|layername={name}")) for name in mine} == mine
        assert _told(log, "does not prove") == ["Places by access, Ranked candidates, Weights"]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute('CREATE TRIGGER mine AFTER DELETE ON "Weights 2" BEGIN SELECT 1; END')
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert geopackage.ours_of(path) == ["Ranked candidates 2"]


def _style_names(path):
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT f_table_name, styleName, useAsDefault FROM layer_styles ORDER BY f_table_name, styleName"
        return [(table, style, bool(default)) for table, style, default in connection.execute(query)]


@pytest.mark.parametrize("edit", ["value", "row", "none"])
def test_what_the_user_changed_in_a_result_stays_and_so_do_his_styles(provider, edit, tmp_path):
    """A value, a row, a style of his own, one saved in place of ours; where he changed no row the table is replaced."""
    path = tmp_path / "plan.gpkg"
    assert _run(STOCK, path)[1]
    layer = QgsVectorLayer(f"{path}|layername=Ranked candidates", "x", "ogr")
    layer.saveStyleToDatabase("我的样式", "mine", True, "")
    QgsVectorLayer(f"{path}|layername=Weights", "x", "ogr").saveStyleToDatabase("Weights", "", True, "")
    layer.startEditing()
    key = next(layer.getFeatures()).id()
    if edit == "value":
        layer.changeAttributeValue(key, layer.fields().lookupField("reason"), "我的话")
    elif edit == "row":
        layer.deleteFeature(key)
    assert layer.commitChanges()
    mine, log = rows_of(layer), Log()
    del layer
    assert _run(STOCK, path, log)[1]
    if edit == "none":
        assert set(layers_of(path)) == {"Ranked candidates", "Weights"}
        assert _told(log, "changed since") == []
        ours = ("Ranked candidates", "Ranked candidates", False)
        assert _style_names(path) == [ours, ("Ranked candidates", "我的样式", True), ("Weights", "Weights", True)]
        assert _run(NEAR, path)[1]
        his = [("Ranked candidates", "我的样式", True), ("Weights", "Weights", True)]
        assert [one for one in _style_names(path) if one[0] in ("Ranked candidates", "Weights")] == his
    else:
        assert set(layers_of(path)) == {"Ranked candidates", "Ranked candidates 2", "Weights"}
        assert rows_of(QgsVectorLayer(f"{path}|layername=Ranked candidates")) == mine
        assert _told(log, "changed since") == ["Ranked candidates"]


def test_a_layer_of_the_user_s_may_be_called_as_qgis_calls_its_styles(provider, tmp_path):
    path = tmp_path / "plan.gpkg"
    written(town("homes"), path, "GPKG")
    _add(path, "layer_styles", town("homes"))
    mine = rows_of(QgsVectorLayer(f"{path}|layername=layer_styles"))
    assert set(geopackage.layers_of(path)) == {"plan", "layer_styles"}
    for _ in range(2):
        assert _run(STOCK, path)[1]
        assert set(geopackage.layers_of(path)) == {"plan", "layer_styles", "Ranked candidates", "Weights"}
        assert rows_of(QgsVectorLayer(f"{path}|layername=layer_styles")) == mine


def test_a_result_that_a_view_or_trigger_of_the_user_s_names_stays(provider, tmp_path):
    """Where a later chapter does not hold it; the view can still be read, what it does not name goes."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    assert _run(NEAR, path)[1]
    earlier = set(layers_of(path)) - {"plan"}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute('CREATE VIEW far AS SELECT * FROM "PLACES by access"')
        connection.execute(
            'CREATE TRIGGER mine AFTER DELETE ON plan BEGIN DELETE FROM "Facilities by demand" WHERE 0; END'
        )
    log = Log()
    assert _run(STOCK, path, log)[1]
    stay = {"Places by access", "Facilities by demand"}
    assert stay <= earlier
    assert set(geopackage.tables_of(path)) == {"plan", "Ranked candidates", "Weights", *stay}
    assert _told(log, "a view or trigger there names") == [", ".join(sorted(stay))]
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("SELECT count(*) FROM far").fetchone() == (len(town("homes").rows),)
        connection.execute("DROP VIEW far")
        connection.execute("DROP TRIGGER mine")
    assert _run(STOCK, path)[1]
    assert set(layers_of(path)) == {"plan", "Ranked candidates", "Weights"}


def _edited(path, table):
    """Change the first row of a table as in QGIS; gives its rows then."""
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.startEditing()
    texts = [i for i, field in enumerate(layer.fields()) if field.typeName() == "String"]
    assert layer.changeAttributeValue(next(layer.getFeatures()).id(), texts[0], "我的话")
    assert layer.commitChanges()
    return rows_of(layer)


def test_a_result_that_is_edited_while_a_chapter_computes_stays_beside_the_new_one(provider, tmp_path):
    path, saved = tmp_path / "plan.gpkg", []
    _plan(path)
    assert _run(STOCK, path)[1]
    log = meanwhile(lambda: saved.extend(_edited(path, "Weights")))
    assert _run(STOCK, path, log)[1]
    assert set(layers_of(path)) == {"plan", "Ranked candidates", "Weights", "Weights 2"}
    assert rows_of(QgsVectorLayer(f"{path}|layername=Weights")) == saved
    assert _told(log, "changed since") == ["Weights"]


@pytest.mark.parametrize("numbered", ["alike", "otherwise"])
@pytest.mark.parametrize("edits", ["Weights", "Places by access"])
def test_a_result_that_is_edited_once_the_new_ones_have_their_names_stays(provider, edits, numbered, tmp_path):
    """Where a new one is called alike the chapter is refused, and the next one calls it otherwise; else it comes."""
    path, saved = tmp_path / "plan.gpkg", []
    _plan(path)
    assert _run(STOCK | NEAR, path)[1]
    if numbered == "otherwise":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 1 WHERE srs_id = 4326")
    before, log = set(layers_of(path)), Log()
    heard = log.pushInfo
    log.pushInfo = lambda text: (heard(text), "go: " in text and saved.extend(_edited(path, edits)))
    if edits == "Weights":
        says = "OUTPUT.*“Weights” in “plan.gpkg” was made, changed or removed .* or in QGIS.*Run again: what is there now stays"
        with pytest.raises(QgsProcessingException, match=says):
            _run(STOCK, path, log)
        assert set(layers_of(path)) == before
        assert _run(STOCK, path)[1]
        assert set(layers_of(path)) == {"plan", "Ranked candidates", "Weights", "Weights 2"}
    else:
        assert _run(STOCK, path, log)[1]
        assert set(layers_of(path)) == {"plan", "Ranked candidates", "Weights", edits}
    assert rows_of(QgsVectorLayer(f"{path}|layername={edits}")) == saved


def test_where_an_earlier_chapter_cannot_go_nothing_changes(provider, monkeypatch, tmp_path):
    """The tables of before go in the same transaction in which the new ones come."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    assert _run(NEAR, path)[1]
    before = path.read_bytes()

    def fail(connection, tables):
        assert list(tables)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(geopackage, "drop_tables", fail)
    with pytest.raises(QgsProcessingException, match=r"OUTPUT.*disk I/O error"):
        _run(STOCK, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["plan.gpkg"]


def test_a_geopackage_that_another_program_holds_is_not_taken_for_none(tmp_path):
    """Else it would be replaced with all that is in it."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OSError, match="is locked"):
            geopackage.is_geopackage(path)
        connection.execute("ROLLBACK")
    assert path.read_bytes() == before
    (tmp_path / "words.gpkg").write_text("no database at all, but a text that is long enough to be read as one" * 9)
    sqlite3.connect(tmp_path / "other.gpkg").execute("CREATE TABLE a (b)")
    assert not any(map(geopackage.is_geopackage, (tmp_path / "words.gpkg", tmp_path / "other.gpkg", tmp_path / "no")))


def test_sqlite_waits_for_the_disk_again_after_a_package():
    before = gdal.GetThreadLocalConfigOption(UNSYNCED)
    with suppress(OSError), unsynced():
        assert gdal.GetThreadLocalConfigOption(UNSYNCED) == "OFF"
        raise OSError("the disk is full")
    assert gdal.GetThreadLocalConfigOption(UNSYNCED) == before


def test_rows_are_called_by_a_field_that_says_so():
    """In either language; of two rows of one name each has its number too; without such a field they have no names."""
    places = np.zeros((3, 2))
    for field in ("name", "名称"):
        table = pd.DataFrame({field: np.array(["Mill", "Mill", None], object)})
        layer = bridge.of_table("SUPPLY", "spaces", table, places, print)
        assert tool._names(layer).tolist() == ["Mill #1", "Mill #2", "#3"]
    assert tool._names(bridge.of_table("SUPPLY", "spaces", pd.DataFrame({"kind": [1, 2, 3]}), places, print)) is None


def test_tables_of_the_user_keep_their_names(provider, tmp_path):
    """A table or view of his that is called like a result, and one that is read, stay; the result is called otherwise."""
    path = tmp_path / "plan.gpkg"
    _plan(path)
    _add(path, "weights", town("homes"))
    _add(path, "spaces", COMMUNITY["CANDIDATES"])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('CREATE VIEW "Ranked candidates" AS SELECT * FROM plan')
        connection.commit()
    inputs = STOCK | {"CANDIDATES": f"{path}|layername=spaces"}
    mine = {name: rows_of(QgsVectorLayer(f"{path}|layername={name}")) for name in ("plan", "weights", "spaces")}
    for _ in range(2):
        _, good = _run(inputs, path)
        assert good
        assert set(layers_of(path)) == {*mine, "Ranked candidates", "Ranked candidates 2", "Weights 2"}
        assert layers_at(str(path)) == {"Ranked candidates 2", "Weights 2"}  # what windows load
        assert {name: rows_of(QgsVectorLayer(f"{path}|layername={name}")) for name in mine} == mine
    # What an earlier chapter made is read now: it stays as it is.
    _, good = _run(STOCK | {"CANDIDATES": f"{path}|layername=Ranked candidates 2"}, path)
    assert good
    assert "Ranked candidates 3" in layers_of(path)


@pytest.mark.parametrize("share", [5, 20, 40, 60, 70, 79, 85, 95])
def test_a_cancel_leaves_an_earlier_package_and_report_as_they_were(provider, share, tmp_path):
    path, page = tmp_path / "plan.gpkg", tmp_path / "plan.pdf"
    _plan(path)
    page.write_bytes(b"mine")
    before = path.read_bytes()
    with undrawn():
        results, _ = _run(COMMUNITY | {"REPORT": str(page)}, path, Log(stop=lambda percent: percent >= share))
    assert results == {}
    assert path.read_bytes() == before
    assert page.read_bytes() == b"mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["plan.gpkg", "plan.pdf"]


@pytest.mark.parametrize("share", [20, 60, 80, 100])
def test_a_killed_chapter_spoils_neither_package_nor_report(provider, share, tmp_path):
    inputs, work = tmp_path / "inputs", tmp_path / "work"
    inputs.mkdir(), work.mkdir()
    path, page = work / "plan.gpkg", work / "plan.html"
    _plan(path)
    page.write_text("mine", encoding="utf-8")
    before = state(work)
    given = {
        key: written(value, inputs / f"{key.lower()}.gpkg", "GPKG").source() if hasattr(value, "rows") else value
        for key, value in VALID["chapter"].inputs.items()
    }
    parameters = given | {"OUTPUT": str(path), "REPORT": str(page)}
    kill("chapter", parameters, share)
    left = state(work)
    assert {name: left[name] for name in before} == before
    with undrawn():
        assert _run(VALID["chapter"].inputs | {"REPORT": str(page)}, path)[1]
    assert not [one for one in work.iterdir() if one.name.startswith(".")]
    assert {"plan", "Ranked candidates"} <= set(layers_of(path))
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize("sections", [["siting"], None])
def test_candidates_need_no_criteria_to_be_sited(sections, tmp_path):
    """QGIS gives a matrix that is unset with one empty cell."""
    inputs = {key: value for key, value in COMMUNITY.items() if key != "CRITERIA"}
    outcome = attempt("chapter", inputs | ({"SECTIONS": sections} if sections else {}), tmp_path, report=False)
    assert outcome.error == ""
    names = set(layers_of(outcome.results["OUTPUT"]))
    assert "Ranked candidates" not in names
    assert any("site" in name.lower() for name in names)


def test_an_error_that_nobody_foresaw_is_told_first_and_in_words(provider, monkeypatch, tmp_path):
    """The document, the errors of the log and the summary say that a part failed; Python's own words are for the log alone."""

    def fail(*args, **kwargs):
        raise KeyError("some_column")

    monkeypatch.setattr(floating_catchment_report, "build", fail)
    heard = []
    log = Log()
    monkeypatch.setattr(log, "reportError", lambda text, fatal=False: heard.append(text), raising=False)
    page = tmp_path / "chapter.html"
    with undrawn():
        _, good = _run({**COMMUNITY, "REPORT": str(page)}, tmp_path / "all.gpkg", log)
    assert good
    (failed,) = heard
    assert failed.startswith("Supply and demand within reach could not be computed: ")
    text = page.read_text(encoding="utf-8")
    assert failed in text
    assert "some_column" not in text
    assert text.index(failed) < text.index("1 Life circle and gaps")


def test_without_a_document_nothing_is_drawn_and_the_same_is_said(community, monkeypatch, tmp_path):
    """Pages take longer than the rest where layers are small: who asks for layers alone waits for none."""
    built = []
    monkeypatch.setattr(floating_catchment_report, "build", lambda *args, **kwargs: built.append(1))
    monkeypatch.setattr(charts, "as_drawn", lambda figure: built.append(1))
    alone = attempt("chapter", COMMUNITY, tmp_path, report=False)
    assert (alone.error, built) == ("", [])
    assert "REPORT" not in alone.results
    assert (alone.log.infos, alone.log.warnings) == (community.log.infos, community.log.warnings)
    assert any(text.startswith("1 Life circle and gaps (") for text in alone.log.infos)
    assert set(layers_of(alone.results["OUTPUT"])) == set(layers_of(community.results["OUTPUT"]))
    assert alone.log.fractions == sorted(alone.log.fractions)


def test_without_a_document_a_failed_part_is_told_as_an_error_all_the_same(provider, monkeypatch, tmp_path):
    heard, log = [], Log()
    monkeypatch.setattr(log, "reportError", lambda text, fatal=False: heard.append(text), raising=False)
    _, good = _run(VALID["chapter"].inputs | {"RING_FIELD": "city"}, tmp_path / "all.gpkg", log)
    assert good
    (failed,) = heard
    assert failed.startswith("Distribution over rings could not be computed: ")
    assert log.infos.index(failed) < [text[:2] for text in log.infos].index("1 ")


# --- the chapter and the tools --------------------------------------------------------------------------------------

# Each group of layers in a system of its own, and what each tool takes when it is run alone.
REGION, LOCAL, PLANE = "EPSG:4490", "EPSG:4326", "EPSG:4548"
SYSTEMS = {
    "incubators": "EPSG:32650", "districts": REGION, "rings": REGION, "axis": LOCAL, "boundary": PLANE, "grounds": LOCAL,
    "buildings": "EPSG:32650", "innovation_hosts": LOCAL, "production_hosts": "EPSG:32650", "business_centres": LOCAL,
    "knowledge_centres": "EPSG:32650", "homes": PLANE, "places": PLANE, "clinics": LOCAL, "streets": PLANE, "candidates": PLANE,
}  # fmt: skip
STREETS = {"NETWORK": "streets", "SNAP": 310}
ALONE = {
    "regionaldistribution": {
        "INCUBATORS": "incubators", "CITIES": "districts", "CITY_NAME_FIELD": "name", "POPULATION_FIELD": "population",
        "PROVINCE_FIELD": "province", "LEVEL_FIELD": "level",
    },
    "belt": {
        "INCUBATORS": "incubators", "AXIS": "axis", "DEPTH": 2000, "CITIES": "districts", "CITY_NAME_FIELD": "name",
    },
    "ringdistribution": {
        "INCUBATORS": "incubators", "RINGS": "rings", "RING_FIELD": "ring", "CITY_FIELD": "city", "LEVEL_FIELD": "level",
        "AREA_FIELD": "area", "YEAR_FIELD": "year",
    },
    "townlayout": {
        "INCUBATORS": "grounds", "ID_FIELD": "id", "INNOVATION_HOSTS": "innovation_hosts", "INNOVATION_NAME_FIELD": "name",
        "PRODUCTION_HOSTS": "production_hosts", "PRODUCTION_NAME_FIELD": "name",
    },
    "parklayout": {
        "SITES": "grounds", "ID_FIELD": "id", "BUILDINGS": "buildings", "FLOORS_FIELD": "floors",
        "FUNCTION_FIELD": "function",
    },
    "locationpreference": {
        "INCUBATORS": "incubators", "BUSINESS_CENTRES": "business_centres", "BUSINESS_NAME_FIELD": "name",
        "KNOWLEDGE_CENTRES": "knowledge_centres", "KNOWLEDGE_NAME_FIELD": "name", "BOUNDARY": "boundary",
    },
    "sharingmode": {"INCUBATORS": "incubators", "THIRD_SPACES": "places", "RESIDENTIAL": "homes"},
    "lifecirclecoverage": {
        "DEMAND": "homes", "POPULATION_FIELD": "people", "FACILITIES": "places", "CATEGORY_FIELD": "kind",
        "STANDARD": "custom", **STREETS,
    },
    "floatingcatchment": {
        "SUPPLY": "clinics", "CAPACITY_FIELD": "seats", "DEMAND": "homes", "POPULATION_FIELD": "people", "CATCHMENT": 4000,
        **STREETS,
    },
    "stockscreening": {
        "CANDIDATES": "candidates", "KIND_FIELD": "kind", "CRITERIA": VALID["chapter"].inputs["CRITERIA"],
        "AREA_FIELD": "area", "NAME_FIELD": "name",
    },
    "siting": {
        "DEMAND": "homes", "POPULATION_FIELD": "people", "CANDIDATES": "candidates", "NAME_FIELD": "name",
        "EXISTING": "incubators", "NUMBER": 1, "RADIUS": 2500, **STREETS,
    },
}  # fmt: skip
# Where the chapter calls a tool's input otherwise.
CALLED = {
    "regionaldistribution": {"POPULATION_FIELD": "URBAN_POPULATION_FIELD"},
    "townlayout": {"INCUBATORS": "SITES"},
    "stockscreening": {"AREA_FIELD": "CANDIDATE_AREA_FIELD"},
    "siting": {"EXISTING": "INCUBATORS"},
}


def in_system(name):
    """A layer of the town in the system in which the test has it."""
    table = town(name)
    way = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(table.crs), QgsCoordinateReferenceSystem(SYSTEMS[name]), QgsProject.instance()
    )

    def moved(geometry):
        geometry.transform(way)
        return geometry

    return replace(table, crs=SYSTEMS[name], shape=moved, name=name)


def as_layers(inputs):
    return {
        key: in_system(value) if isinstance(value, str) and value in SYSTEMS else value for key, value in inputs.items()
    }


@pytest.fixture(scope="module")
def whole(provider, tmp_path_factory):
    """One chapter on all layers, each in its system."""
    inputs = {}
    for name, values in ALONE.items():
        inputs |= {CALLED.get(name, {}).get(key, key): value for key, value in values.items()}
    with undrawn():  # what the sections say is read
        outcome = attempt("chapter", as_layers(inputs), tmp_path_factory.mktemp("whole"))
    assert outcome.error == ""
    return outcome


def numbers_of(layer, names):
    """The rows of a layer by the columns that both have, numbers to nine digits."""
    return [
        [float(f"{value:.9g}") if isinstance(value, float) else value for value in map(feature.attribute, names)]
        for feature in layer.getFeatures()
    ]


@pytest.mark.parametrize("name", ALONE)
def test_each_section_finds_what_its_tool_alone_finds(whole, name, tmp_path):
    """On layers in five systems: the chapter measures each section in the system that the tool would choose."""
    alone = attempt(name, as_layers(ALONE[name]), tmp_path, report=False)
    assert alone.error == ""
    result, title = alone.layer("OUTPUT"), algorithm_of(name).parameterDefinition("OUTPUT").description()
    mine = QgsVectorLayer(layers_of(whole.results["OUTPUT"])[title].uri(), title, "ogr")
    columns = sorted(set(mine.fields().names()) & set(result.fields().names()) - {"fid"})
    assert {field for field in algorithm_of(name).FIELDS["OUTPUT"].split() if "*" not in field} <= set(columns)
    rows = numbers_of(mine, columns)
    # Of the incubators, as existing sites, the chapter takes those near where people live, here the first ones.
    assert rows == numbers_of(result, columns)[: len(rows)]
    assert name == "siting" or mine.featureCount() == result.featureCount()
    page = Path(whole.results["REPORT"]).read_text(encoding="utf-8")
    said = [text for text in alone.log.infos if escape(text) in page]
    assert said, alone.log.infos


def places_of(layer):
    """Where the rows of a layer are, to the millimetre, and of which kind they are."""
    return [f"{feature.geometry().asWkt(3)} {feature.geometry().type()}" for feature in layer.getFeatures()]


def test_the_sites_of_the_chapter_are_those_of_the_tool(tmp_path):
    """Existing sites behind the candidates: those of another kind make all sites points, which both say."""
    inputs = as_layers({key: value for key, value in ALONE["siting"].items() if key not in STREETS})
    inputs["EXISTING"] = in_system("clinics")
    alone = attempt("siting", inputs, tmp_path, report=False)
    (tmp_path / "whole").mkdir()
    whole = attempt("chapter", {**inputs, "SECTIONS": ["siting"]}, tmp_path / "whole")
    assert [alone.error, whole.error] == ["", ""]
    result, title = alone.layer("OUTPUT"), algorithm_of("siting").parameterDefinition("OUTPUT").description()
    mine = QgsVectorLayer(layers_of(whole.results["OUTPUT"])[title].uri(), title, "ogr")
    assert mine.featureCount() == result.featureCount() > len(inputs["CANDIDATES"].rows)
    columns = sorted(set(mine.fields().names()) & set(result.fields().names()) - {"fid"})
    assert numbers_of(mine, columns) == numbers_of(result, columns)
    assert places_of(mine) == places_of(result)
    told = [any("all sites are written as points" in text for text in one.log.infos) for one in (alone, whole)]
    assert told == [True, True]


def test_rows_without_a_place_are_told(tmp_path):
    third = town("places")
    lost = third.with_rows([*third.rows, (None, *third.rows[0][1:]), (None, *third.rows[0][1:])])
    inputs = {"INCUBATORS": town("incubators"), "SECTIONS": ["preference"]}
    told = "THIRD_SPACES: rows without a geometry, left out: 2."
    for layer, is_told in ((lost, True), (third, False)):
        outcome = attempt("chapter", inputs | {"THIRD_SPACES": layer}, tmp_path)
        assert outcome.error == ""
        assert (told in outcome.log.warnings) == is_told


def test_parts_are_measured_by_the_main_layers_of_their_tools():
    for one in PARTS:
        alone = type(algorithm_of(one.tool))
        own = {alone.MAIN.lower(), *(one.called.get(key, "") for key in (alone.MAIN.lower(), "grounds"))}
        assert own & set(one.mains), one.tool
        assert one.on_ellipsoid == alone.ON_ELLIPSOID


def test_every_value_of_a_chapter_without_a_section_is_left_out_of_its_list():
    """What decides whether a layer, a field, a length or a rule is told is there for each of them."""
    names = {one.name() for one in algorithm_of("chapter").parameterDefinitions()}
    assert tool._unused((), lambda code: False) == names - {"SECTIONS", "TITLE", "AUTHOR", "OUTPUT", "REPORT"}
