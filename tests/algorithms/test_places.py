"""A run is whole or not there: what was in a file, a GeoPackage or a database before stays unless all results are made."""

import errno
import hashlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Log, rows_of
from osgeo import gdal, ogr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from innospace.algorithms import geopackage
from innospace.algorithms.places import PREFIX, Bench, Place, Places, claim, unwritable
from innospace.core.base.errors import InputError
from innospace.tests.algorithms.killed import kill

from . import postgis_server
from .bad_input import many_features, written
from .minimal import VALID
from .runs import algorithm_of
from .town import TOWN

INCUBATORS, RINGS = TOWN["incubators"], TOWN["rings"]
N = len(INCUBATORS.rows)
DRIVERS = {".gpkg": "GPKG", ".sqlite": "SQLite", ".xlsx": "XLSX", ".ods": "ODS", ".shp": "ESRI Shapefile"}


@pytest.fixture
def distribute(run):
    """Run the distribution over rings; `inputs` take the place of the usual ones."""
    return lambda log=None, **inputs: run(
        "ringdistribution", log, **({"INCUBATORS": INCUBATORS.layer(), "RINGS": RINGS.layer()} | inputs)
    )


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def tables(path: Path) -> set[str]:
    """The tables that a GeoPackage names."""
    with sqlite3.connect(path) as connection:
        return {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}


def count(path: Path, table: str) -> int:
    return sum(1 for _ in QgsVectorLayer(f"{path}|layername={table}").getFeatures())


def table_in(path: Path, table: str) -> str:
    return f"ogr:dbname='{path}' table=\"{table}\" (geom)"


# --- what stands where the result is to go ----------------------------------------------------------------------------


def new_file(folder):
    return str(folder / "new.gpkg")


def earlier_file(folder):
    written(RINGS, folder / "mine.gpkg", "GPKG")
    return str(folder / "mine.gpkg")


def glob_name(folder):
    written(RINGS, folder / "result[1].gpkg", "GPKG")
    written(RINGS, folder / "result1.gpkg", "GPKG")
    return str(folder / "result[1].gpkg")


def new_table(folder):
    return table_in(earlier_file(folder), "new")


def earlier_table(folder):
    written(INCUBATORS, folder / "mine.gpkg", "GPKG")
    return table_in(folder / "mine.gpkg", "mine")


def table_by_layer_name(folder):
    return earlier_file(folder) + "|layername=new"


def earlier_shapefile(folder):
    written(RINGS, folder / "mine.shp", "ESRI Shapefile")
    return str(folder / "mine.shp")


def beside_a_shapefile(folder):
    written(RINGS, folder / "mine.shp", "ESRI Shapefile")
    return str(folder / "mine.geojson")


def earlier_csv(folder):
    (folder / "mine.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return str(folder / "mine.csv")


def spatialite_table(folder):
    written(RINGS, folder / "mine.sqlite", "SpatiaLite")
    return table_in(folder / "mine.sqlite", "new").replace("geom", "geometry")


STANDING = [
    new_file, earlier_file, glob_name, new_table, earlier_table, table_by_layer_name, earlier_shapefile,
    beside_a_shapefile, earlier_csv, spatialite_table,
]  # fmt: skip
standing = pytest.mark.parametrize("place", STANDING, ids=lambda place: place.__name__)


@standing
def test_a_refused_output_changes_nothing(distribute, place, tmp_path):
    target = place(tmp_path)
    before = state(tmp_path)
    with pytest.raises(QgsProcessingException, match="^RING_STATISTICS: .*cannot be written"):
        distribute(OUTPUT=target, RING_STATISTICS="/proc/none/s.gpkg")
    assert state(tmp_path) == before


@standing
@pytest.mark.parametrize("share", [1, 30, 79, 81, 93, 100])
def test_a_cancel_changes_nothing(distribute, place, share, tmp_path):
    target = place(tmp_path)
    before = state(tmp_path)
    results = distribute(
        Log(stop=lambda progress: progress >= share),
        OUTPUT=target,
        REPORT=str(tmp_path / "report.html"),
    )
    assert results == {}
    assert state(tmp_path) == before


@standing
def test_a_failure_after_writing_changes_nothing(distribute, place, tmp_path):
    """The report comes last; a folder of its name keeps it from its place when all else is made."""
    target = place(tmp_path)
    (tmp_path / "report.html").mkdir()
    (tmp_path / "report.html" / "mine.txt").write_text("mine", encoding="utf-8")
    before = state(tmp_path)
    with pytest.raises(QgsProcessingException, match="^REPORT: the result cannot be written"):
        distribute(OUTPUT=target, REPORT=str(tmp_path / "report.html"))
    assert state(tmp_path) == before


@standing
def test_a_run_that_succeeds_leaves_its_results_and_nothing_else(distribute, place, tmp_path):
    target = place(tmp_path)
    others = set(state(tmp_path))
    result = distribute(OUTPUT=target)["OUTPUT"]
    assert sorted(row["name"] for row in rows_of(result)) == sorted(row[2] for row in INCUBATORS.rows)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert others <= set(state(tmp_path)) | {"mine.qmd"}


# --- killed -----------------------------------------------------------------------------------------------------------


def files_in(folder: Path) -> dict[str, str]:
    """The usual inputs as another process finds them."""
    return {
        "INCUBATORS": written(INCUBATORS, folder / "incubators.gpkg", "GPKG").source(),
        "RINGS": written(RINGS, folder / "rings.gpkg", "GPKG").source(),
        "RING_FIELD": "ring",
        "CITY_FIELD": "city",
    }


@pytest.mark.parametrize("place", [earlier_file, new_table, earlier_shapefile], ids=lambda place: place.__name__)
@pytest.mark.parametrize("share", [20, 81, 100])
def test_a_killed_run_changes_nothing_and_the_next_one_cleans_up(distribute, place, share, tmp_path):
    inputs, work = tmp_path / "inputs", tmp_path / "work"
    inputs.mkdir(), work.mkdir()
    target = place(work)
    before = state(work)
    parameters = files_in(inputs) | {"OUTPUT": target}
    kill("ringdistribution", parameters, share)
    left = state(work)
    assert {name: left[name] for name in before} == before
    assert set(left) - set(before)  # the killed run was at work here
    distribute(OUTPUT=target)
    assert not [path for path in work.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("n", [2, 3, 6, 9, 12, 14, 15, 16])
def test_a_run_killed_while_its_results_are_put_in_place_is_undone_by_the_next(distribute, n, tmp_path):
    """Whichever files of a shapefile, a new table and a report had come when the run died, all is as it was before."""
    inputs, work = tmp_path / "inputs", tmp_path / "work"
    inputs.mkdir(), work.mkdir()
    target = earlier_shapefile(work)
    (work / "report.html").write_text("mine", encoding="utf-8")
    (work / "mine.qix").write_bytes(b"an index")
    before = state(work)
    parameters = files_in(inputs) | {
        "OUTPUT": target,
        "RING_STATISTICS": str(work / "new.csv"),
        "REPORT": str(work / "report.html"),
    }
    kill("ringdistribution", parameters, move=n)
    distribute(OUTPUT=str(work / "another.csv"))
    after = state(work)
    assert {name: digest for name, digest in after.items() if not name.startswith("another.")} == before


def test_what_was_changed_since_a_run_was_killed_stays(distribute, tmp_path):
    """The user has saved over the half result: his file is not put back to what it was before."""
    bench, target = tmp_path / ".innospace-dead", tmp_path / "mine.csv"
    (bench / "1").mkdir(parents=True), (bench / "2").mkdir()
    (bench / "2" / "mine.csv").write_text("old", encoding="utf-8")
    move = ["", str(bench / "2" / "mine.csv"), str(target)]
    (bench / "journal.json").write_text(json.dumps([move]), encoding="utf-8")
    (tmp_path / ".innospace-dead.lock").write_text("999999999\nqgis\n" + socket.gethostname() + "\n", encoding="utf-8")
    os.utime(bench / "journal.json", (1e9, 1e9))
    target.write_text("his own", encoding="utf-8")
    distribute(OUTPUT=str(tmp_path / "another.csv"))
    assert target.read_text(encoding="utf-8") == "his own"
    assert not bench.exists()


def test_what_a_living_run_has_beside_stays(distribute, tmp_path):
    """Two runs into one folder: the second does not take the first one's work away."""
    seen = []

    def second(progress):
        if progress >= 85 and not seen:
            seen.append(distribute(OUTPUT=str(tmp_path / "second.gpkg")))
        return False

    distribute(Log(stop=second), OUTPUT=str(tmp_path / "first.gpkg"))
    assert len(seen) == 1
    assert set(state(tmp_path)) == {"first.gpkg", "second.gpkg"}


def left_behind(folder, moves):
    """What a dead run left in a folder; its journal is as long ago as may be."""
    bench = folder / ".innospace-dead"
    (bench / "1").mkdir(parents=True), (bench / "2").mkdir()
    (bench / "journal.json").write_text(moves, encoding="utf-8")
    (folder / ".innospace-dead.lock").write_text("999999999\nqgis\n" + socket.gethostname() + "\n", encoding="utf-8")
    return bench


@pytest.mark.parametrize("stood", [True, False])
def test_a_geodatabase_of_a_killed_run_goes_and_the_earlier_one_comes_back(distribute, stood, tmp_path):
    target, kept = tmp_path / "x.gdb", tmp_path / ".innospace-dead" / "2" / "x.gdb"
    geodatabase(target, "half a result")
    moves = [[str(tmp_path / ".innospace-dead" / "1" / "x.gdb"), str(kept), str(target)]]
    bench = left_behind(tmp_path, json.dumps(moves))
    if stood:
        geodatabase(kept, "earlier")
    distribute(OUTPUT=str(tmp_path / "another.csv"))
    assert set(state(tmp_path)) == {"another.csv", *(["x.gdb/a.gdbtable"] if stood else [])}
    assert not stood or (target / "a.gdbtable").read_text(encoding="utf-8") == "earlier"
    assert not bench.exists()


def test_a_run_killed_while_it_wrote_down_its_moves_had_not_begun(distribute, tmp_path):
    left_behind(tmp_path, '[["", "/tm')
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")
    distribute(OUTPUT=str(tmp_path / "another.csv"))
    assert set(state(tmp_path)) == {"another.csv", "mine.csv"}


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_new_file_that_a_killed_run_had_under_two_names_goes(distribute, is_ours, tmp_path):
    """It dies between the two steps of a move; what another program has there is not what it made."""
    bench, target = tmp_path / ".innospace-dead", tmp_path / "new.csv"
    left_behind(tmp_path, json.dumps([[str(bench / "1" / "new.csv"), str(bench / "2" / "new.csv"), str(target)]]))
    (bench / "1" / "new.csv").write_text("half a result", encoding="utf-8")
    if is_ours:
        os.link(bench / "1" / "new.csv", target)
    else:
        target.write_text("theirs", encoding="utf-8")
    os.utime(target, (1e9, 1e9))
    distribute(OUTPUT=str(tmp_path / "another.csv"))
    assert set(state(tmp_path)) == {"another.csv", *([] if is_ours else ["new.csv"])}


# --- one of several places fails --------------------------------------------------------------------------------------


def geodatabase(path, text):
    """A folder as a file geodatabase is one."""
    path.mkdir(parents=True)
    (path / "a.gdbtable").write_text(text, encoding="utf-8")


class AnotherProgram(Place):
    """In its place of the order another program does something, and then the disk is full."""

    def __init__(self, does=lambda: None):
        super().__init__("SUMMARY", "")
        self.put = lambda: (does(), self._fail())

    def _fail(self):
        raise OSError("disk is full")


def settle_with(places, other):
    """All in their places but the last one, which fails."""
    places._places["SUMMARY"] = other
    with pytest.raises(InputError, match="^SUMMARY: .*the disk is full"):
        places.settle()


def rows_in(path):
    """The rows of the tables of the user's, and whether SQLite finds the file in order."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('mine', 'new') ORDER BY name"
        names = [name for (name,) in connection.execute(query)]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def add_table(places, path, driver, table="mine"):
    """A table of the incubators, made to come into a file that is there."""
    places.add("OUTPUT", f"{path}|layername={table}")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, table
    made, transforms = str(places["OUTPUT"].made), QgsCoordinateTransformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(INCUBATORS.layer(), made, transforms, options)


@pytest.mark.parametrize("stood", [True, False])
def test_a_geodatabase_goes_back_where_a_later_place_fails(stood, tmp_path):
    if stood:
        geodatabase(tmp_path / "x.gdb", "earlier")
    (tmp_path / "first.csv").write_text("earlier", encoding="utf-8")
    before, places = state(tmp_path), Places()
    for parameter, name in (("FIRST", "first.csv"), ("OUTPUT", "x.gdb")):
        places.add(parameter, str(tmp_path / name))
    places["FIRST"].made.write_text("new", encoding="utf-8")
    geodatabase(places["OUTPUT"].made, "new")
    settle_with(places, AnotherProgram())
    assert state(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"first.csv", *(["x.gdb"] if stood else [])}


def test_what_cannot_be_brought_back_now_the_next_run_brings_back(distribute, tmp_path):
    """Another program has a folder where the earlier file was; the places before it are brought back all the same."""
    names, places = ("first.csv", "second.csv"), Places()
    for parameter, name in zip(("FIRST", "SECOND"), names, strict=True):
        (tmp_path / name).write_text("earlier", encoding="utf-8")
        places.add(parameter, str(tmp_path / name))
        places[parameter].made.write_text("new", encoding="utf-8")
    second = tmp_path / "second.csv"
    settle_with(places, AnotherProgram(lambda: (second.unlink(), geodatabase(second, "another program's"))))
    assert (tmp_path / "first.csv").read_text(encoding="utf-8") == "earlier"
    (second / "a.gdbtable").unlink(), second.rmdir()
    distribute(OUTPUT=str(tmp_path / "another.csv"))
    assert set(state(tmp_path)) == {*names, "another.csv"}
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in names} == {"earlier"}


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("driver", ["SQLite", "SpatiaLite"])
def test_a_table_of_sqlite_goes_back_where_a_later_place_fails(provider, driver, journal, tmp_path):
    """A program that has the file open sees what it saw before, and can go on writing."""
    path = tmp_path / "mine.sqlite"
    written(RINGS, path, driver)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("CREATE TABLE new (a)")
        before, places, seen = rows_in(path), Places(), []
        add_table(places, path, driver)
        settle_with(places, AnotherProgram(lambda: seen.append(rows_in(path))))
        assert [before, *seen] == [{"mine": len(RINGS.rows), "new": 0}, {"mine": N, "new": 0}]
        assert rows_in(path) == before
        other.execute("INSERT INTO new VALUES (1)")
        assert rows_in(path) == before | {"new": 1}
    assert [one.name for one in tmp_path.iterdir()] == ["mine.sqlite"]


@pytest.mark.parametrize("ending", ["sqlite", "gpkg"])
@pytest.mark.parametrize("holds", ["BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM b"])
def test_no_table_is_replaced_where_another_cannot_be(distribute, ending, holds, tmp_path):
    """The second file is locked, or read, by another program."""
    one, two = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    for path in (one, two):
        written(RINGS, path, DRIVERS[path.suffix])
    before = state(tmp_path)
    with closing(sqlite3.connect(two, isolation_level=None)) as other:
        for statement in holds.split(";"):
            held = other.execute(statement)
        says = f"^RING_STATISTICS: .*another program is using “b.{ending}”"
        with pytest.raises(QgsProcessingException, match=says):
            distribute(OUTPUT=f"{one}|layername=a", RING_STATISTICS=f"{two}|layername=new")
        assert count(one, "a") == len(RINGS.rows)
        held.close()
        other.execute("ROLLBACK")
    if ending == "gpkg":
        assert state(tmp_path) == before
    assert count(two, "b") == len(RINGS.rows)
    distribute(OUTPUT=f"{one}|layername=a", RING_STATISTICS=f"{two}|layername=new")
    assert count(one, "a") == N
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_what_gdal_refuses_is_said_in_words(provider, tmp_path):
    """Other plugins have GDAL raise what it would else return."""
    path, raised = tmp_path / "mine.sqlite", gdal.GetUseExceptions()
    written(RINGS, path, "SQLite")
    there, places = state(tmp_path), Places()
    places.add("OUTPUT", f"{path}|layername=new")
    places["OUTPUT"].made.write_text("no data", encoding="utf-8")
    if not raised:
        gdal.UseExceptions()
    try:
        with pytest.raises(InputError, match="^OUTPUT: the result cannot be written"):
            places.settle()
    finally:
        if not raised:
            gdal.DontUseExceptions()
    assert state(tmp_path) == there


def test_a_geopackage_is_one_whatever_it_is_called(provider, tmp_path):
    """A table comes into it with its style, which GDAL would leave behind."""
    path, source, places = tmp_path / "plan.db", tmp_path / "new.gpkg", Places()
    written(RINGS, tmp_path / "plan.gpkg", "GPKG")
    written(INCUBATORS, source, "GPKG").saveStyleToDatabase("drawn", "", True, "")
    (tmp_path / "plan.gpkg").rename(path)
    places.add("OUTPUT", table_in(path, "new"))
    shutil.copyfile(source, places["OUTPUT"].made)
    places.settle()
    assert rows_in(path) == {"new": N}
    assert tables(path) == {"plan", "new", "layer_styles"}


def test_more_fields_than_sqlite_holds_go_into_a_csv_wherever_it_is(distribute, tmp_path):
    """What the folder is called says nothing of the file."""
    folder, many = tmp_path / "plan.gpkg.parts", INCUBATORS.layer()
    folder.mkdir()
    many.dataProvider().addAttributes([QgsField(f"f{i}", QMetaType.Type.Int) for i in range(2000)])
    many.updateFields()
    with pytest.raises(QgsProcessingException, match="^OUTPUT: .*more than the 1999 that a GeoPackage holds"):
        distribute(INCUBATORS=many, OUTPUT=str(folder / "many.GPKG"))
    distribute(INCUBATORS=many, OUTPUT=str(folder / "many.csv"))
    assert (folder / "many.csv").read_text(encoding="utf-8").partition("\n")[0].count(",") > 2000


# --- no room ----------------------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_earlier_file(distribute, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        for place in (earlier_file, new_table):
            target = place(folder)
            before = state(folder)
            with pytest.raises(QgsProcessingException, match="^OUTPUT: .*(disk is full|cannot be written)"):
                distribute(INCUBATORS=many_features(INCUBATORS, 20_000), OUTPUT=target)
            assert state(folder) == before
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


# --- tables of a GeoPackage -------------------------------------------------------------------------------------------


def test_a_table_comes_with_its_index_and_leaves_the_others(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    written(RINGS, path, "GPKG")
    rings = rows_of(QgsVectorLayer(f"{path}|layername=plan"))
    distribute(OUTPUT=table_in(path, "众创空间"))
    assert tables(path) == {"plan", "众创空间"}
    assert rows_of(QgsVectorLayer(f"{path}|layername=plan")) == rings
    layer = QgsVectorLayer(f"{path}|layername=众创空间")
    assert layer.crs().authid() == INCUBATORS.crs
    assert layer.hasSpatialIndex() == Qgis.SpatialIndexPresence.Present
    whole = layer.extent()
    assert sum(1 for _ in layer.getFeatures(whole)) == sum(not f.geometry().isNull() for f in layer.getFeatures())
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_table_that_came_in_can_be_edited(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    written(RINGS, path, "GPKG")
    distribute(OUTPUT=table_in(path, "new"))
    layer = QgsVectorLayer(f"{path}|layername=new")
    assert layer.startEditing()
    assert layer.deleteFeature(next(layer.getFeatures()).id())
    assert layer.commitChanges()
    assert count(path, "new") == N - 1


def test_a_table_is_replaced_by_a_run_of_the_same_name(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    written(RINGS, path, "GPKG")
    for _ in range(2):
        distribute(OUTPUT=table_in(path, "new"))
    assert tables(path) == {"plan", "new"}
    assert count(path, "new") == N


@pytest.mark.parametrize("exists", [True, False])
def test_several_results_in_one_geopackage(distribute, exists, tmp_path):
    path = tmp_path / "plan.gpkg"
    present = {"plan"} if exists else set()
    for _ in present:
        written(RINGS, path, "GPKG")
    distribute(
        OUTPUT=table_in(path, "incubators"),
        RING_STATISTICS=f"ogr:dbname='{path}' table=\"statistics\"",
        CITY_PATTERNS=f"ogr:dbname='{path}' table=\"patterns\"",
    )
    assert tables(path) == {"incubators", "statistics", "patterns"} | present
    assert count(path, "incubators") == N


def test_a_table_may_come_into_the_geopackage_that_an_input_is_read_from(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    rings = written(RINGS, path, "GPKG")
    distribute(RINGS=rings, OUTPUT=table_in(path, "new"))
    assert tables(path) == {"plan", "new"}


def test_systems_of_one_s_own_keep_their_numbers_apart(distribute, tmp_path):
    """Two GeoPackages may give one number to two systems of their own."""

    def own(meridian):
        text = f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0=500000 +ellps=GRS80 +units=m +type=crs"
        return QgsCoordinateReferenceSystem.fromProj(text)

    path = tmp_path / "plan.gpkg"
    layer = RINGS.layer()
    layer.setCrs(own(117.5))
    layer.setName("plan")
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), QgsVectorFileWriter.SaveVectorOptions()
    )
    incubators = INCUBATORS.layer()
    incubators.setCrs(own(117))
    distribute(INCUBATORS=incubators, OUTPUT=table_in(path, "new"))
    assert "lon_0=117 " in QgsVectorLayer(f"{path}|layername=new").crs().toProj() + " "
    assert "lon_0=117.5" in QgsVectorLayer(f"{path}|layername=plan").crs().toProj()


def test_a_layer_of_the_project_shows_the_new_result(distribute, tmp_path):
    path = tmp_path / "mine.gpkg"
    shown = written(INCUBATORS.with_rows(INCUBATORS.rows[:2]), path, "GPKG")
    QgsProject.instance().addMapLayer(shown, False)
    assert shown.featureCount() == 2
    distribute(OUTPUT=str(path))
    assert sum(1 for _ in shown.getFeatures()) == N
    assert "ring_name" in shown.fields().names()
    QgsProject.instance().removeMapLayer(shown)


# --- what may not be replaced -----------------------------------------------------------------------------------------


def test_the_file_of_an_input_is_not_replaced(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    rings = written(RINGS, path, "GPKG")
    before = state(tmp_path)
    with pytest.raises(
        QgsProcessingException, match="^OUTPUT: it would replace “plan.gpkg”, from which RINGS .*“plan”.*is read"
    ):
        distribute(RINGS=rings, OUTPUT=str(path))
    with pytest.raises(QgsProcessingException, match="^RING_STATISTICS: .*RINGS"):
        distribute(RINGS=rings, RING_STATISTICS=str(path))
    with pytest.raises(QgsProcessingException, match="^OUTPUT: .*RINGS"):
        distribute(RINGS=rings, OUTPUT=table_in(path, "plan"))
    assert state(tmp_path) == before


@pytest.mark.parametrize("name", ["plan.gpkg", "计划.sqlite", "plan.xlsx", "plan.ods"])
def test_a_file_of_several_layers_is_not_replaced_by_one(distribute, name, tmp_path):
    target = tmp_path / name
    for n, table in enumerate(("roads", "parks", "schools")):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = DRIVERS[target.suffix], table
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
            if n
            else QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
        )
        done = QgsVectorFileWriter.writeAsVectorFormatV3(
            RINGS.layer(), str(target), QgsCoordinateTransformContext(), options
        )
        assert done[0] == QgsVectorFileWriter.WriterError.NoError
    before, says = state(tmp_path), "it would replace “{}” with all of its 3 layers. Choose another file"
    with pytest.raises(QgsProcessingException, match=f"^OUTPUT: {says.format(name)}"):
        distribute(OUTPUT=str(target))
    assert state(tmp_path) == before


# Files, the drivers that write them, and the layers in each; those of a drawing are the values of a field.
SEVERAL = {
    "plan.kml": ("LIBKML", ["roads", "parks"]),
    "plan.kmz": ("LIBKML", ["roads", "parks"]),
    "plan.gml": ("GML", ["roads", "parks"]),
    "plan.gdb": ("OpenFileGDB", ["roads", "parks"]),
    "plan.mapml": ("MapML", ["roads", "parks"]),
    "plan.gpx": ("GPX", ["waypoints", "track_points"]),
    "plan.dxf": ("DXF", ["roads", "parks"]),
}


def _points(path, driver, layers):
    """A file with a point in each of its layers."""
    source = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name in dict.fromkeys("entities" if driver == "DXF" else name for name in layers):
        made = source.CreateLayer(name, geom_type=ogr.wkbPoint)
        for one in layers if driver == "DXF" else [name]:
            row = ogr.Feature(made.GetLayerDefn())
            row.SetGeometry(ogr.CreateGeometryFromWkt("POINT (117 39)"))
            if driver == "DXF":
                row["Layer"] = one
            if name == "track_points":
                row["track_fid"], row["track_seg_id"] = 0, 0
            made.CreateFeature(row)
    row = made = source = None
    path.with_suffix(".xsd").unlink(missing_ok=True)  # as of a GML from elsewhere


@pytest.mark.parametrize("name", SEVERAL)
def test_layers_are_counted_in_files_of_all_kinds(name, tmp_path):
    """Several are not replaced by one, one is; nothing comes beside a file that was looked into."""
    (tmp_path / "one").mkdir(), (tmp_path / "two").mkdir()
    driver, layers = SEVERAL[name]
    if gdal.GetDriverByName(driver) is None:
        pytest.skip(f"GDAL has no {driver} here")
    one, two = tmp_path / "one" / name, tmp_path / "two" / name
    _points(one, driver, layers[1:]), _points(two, driver, layers)
    before = state(tmp_path)
    places = Places()
    places.add("OUTPUT", str(one), is_file=True)
    with pytest.raises(InputError, match=f"it would replace “{name}” with all of its 2 layers"):
        places.add("OTHER", str(two), is_file=True)
    places.discard()
    assert state(tmp_path) == before


@pytest.mark.parametrize("name", ["notes.kml", "notes.gml", "notes.json", "notes.csv", "notes.html", "notes.xlsx"])
def test_a_text_is_no_file_of_several_layers(name, tmp_path):
    (tmp_path / name).write_text("<html><body>no layer, no data\nat all</body></html>", encoding="utf-8")
    assert len(geopackage.layers_of(tmp_path / name)) <= 1
    assert set(state(tmp_path)) == {name}


def test_a_file_that_another_program_holds_is_not_replaced(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    written(RINGS, path, "GPKG")
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        says = "^OUTPUT: the result cannot be written: another program is using “plan.gpkg”"
        with pytest.raises(QgsProcessingException, match=says):
            distribute(OUTPUT=str(path))
        connection.execute("ROLLBACK")
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["mine.gpkg", "mine.sqlite", "mine.shp"])
def test_a_file_of_one_layer_is_replaced(distribute, name, tmp_path):
    written(RINGS, tmp_path / name, DRIVERS[Path(name).suffix])
    if name == "mine.gpkg":
        layer = QgsVectorLayer(str(tmp_path / name))
        layer.saveStyleToDatabase("drawn", "", True, "")  # the table of the styles is no layer
    distribute(OUTPUT=str(tmp_path / name))
    assert QgsVectorLayer(str(tmp_path / name)).featureCount() == N


BESIDE = {
    "the QGIS project “town”": "CREATE TABLE qgis_projects (name TEXT, metadata BLOB, content BLOB);"
    "INSERT INTO qgis_projects (name) VALUES ('town')",
    "the table or view “notes”": "CREATE TABLE notes (a)",
    "the table or view “first”": "CREATE VIEW first AS SELECT * FROM mine LIMIT 1",
    "the style of “parks”": "INSERT INTO layer_styles (f_table_name, styleName) VALUES ('parks', 'green')",
}


@pytest.mark.parametrize("words", [*BESIDE, ""])
def test_what_a_geopackage_holds_beside_its_layer_is_not_lost(distribute, words, tmp_path):
    """The layer's own style, index and descriptions go with it; so does a table of projects in which there is none."""
    path = tmp_path / "mine.gpkg"
    written(RINGS, path, "GPKG").saveStyleToDatabase("drawn", "", True, "")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(BESIDE.get(words, "CREATE TABLE qgis_projects (name TEXT)"))
    before = state(tmp_path)
    if words:
        with pytest.raises(
            QgsProcessingException, match=f"^OUTPUT: .*“mine.gpkg” with what else is in it: {words}. Ch"
        ):
            distribute(OUTPUT=str(path))
        assert state(tmp_path) == before
    else:
        distribute(OUTPUT=str(path))
        assert count(path, "mine") == N


def test_the_table_of_an_input_s_shapefile_is_not_replaced(distribute, tmp_path):
    rings = written(RINGS, tmp_path / "rings.shp", "ESRI Shapefile")
    before = state(tmp_path)
    with pytest.raises(QgsProcessingException, match="^OUTPUT: it would replace .*RINGS"):
        distribute(RINGS=rings, OUTPUT=str(tmp_path / "rings.shp"))
    with pytest.raises(QgsProcessingException, match="^RING_STATISTICS: it would replace .*RINGS"):
        distribute(RINGS=rings, RING_STATISTICS=str(tmp_path / "rings.dbf"))
    assert state(tmp_path) == before


def test_two_results_of_one_place_are_refused(distribute, tmp_path):
    with pytest.raises(QgsProcessingException, match="^RING_STATISTICS: it would replace the result of OUTPUT"):
        distribute(OUTPUT=str(tmp_path / "a.gpkg"), RING_STATISTICS=str(tmp_path / "a.gpkg"))
    path = tmp_path / "plan.gpkg"
    written(RINGS, path, "GPKG")
    with pytest.raises(QgsProcessingException, match="^RING_STATISTICS: it would replace the result of OUTPUT"):
        distribute(OUTPUT=table_in(path, "new"), RING_STATISTICS=table_in(path, "new"))
    assert set(state(tmp_path)) == {"plan.gpkg"}


# The chapter adds tables to a GeoPackage and gives none the name of one that is read: see test_chapter.py.
@pytest.mark.parametrize("name", [name for name in VALID if name != "chapter"])
def test_no_tool_replaces_an_input(run, name, tmp_path):
    """Each layer of each tool in turn stands in the file that OUTPUT names."""
    for parameter in VALID[name].layers():
        path = tmp_path / f"{parameter}.gpkg"
        source = written(VALID[name].inputs[parameter], path, "GPKG")
        inputs = {
            key: value.layer() if key in VALID[name].layers() else value for key, value in VALID[name].inputs.items()
        }
        kind = algorithm_of(name).parameterDefinition(parameter).type()
        before = state(tmp_path)
        with pytest.raises(QgsProcessingException, match=f"^OUTPUT: it would replace .*{parameter}"):
            run(
                name,
                **(inputs | {parameter: [source.source()] if kind == "multilayer" else source, "OUTPUT": str(path)}),
            )
        assert state(tmp_path) == before


def test_a_protected_file_is_refused_in_words(distribute, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path = Path(earlier_file(tmp_path))
    path.chmod(0o444)
    with pytest.raises(QgsProcessingException, match="^OUTPUT: .*is protected, or open"):
        distribute(OUTPUT=str(path))


def test_a_folder_that_is_not_there_is_named_with_a_cure_that_fits(distribute, tmp_path):
    with pytest.raises(
        QgsProcessingException, match="^OUTPUT: .*the folder of “.*/nowhere/a.gpkg” does not exist. Make the folder"
    ):
        distribute(OUTPUT=str(tmp_path / "nowhere" / "a.gpkg"))


def test_a_locked_geopackage_is_refused_and_stays(distribute, tmp_path):
    path = tmp_path / "plan.gpkg"
    written(RINGS, path, "GPKG")
    before = state(tmp_path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(QgsProcessingException, match="^OUTPUT: .*another program is using “plan.gpkg”"):
            distribute(OUTPUT=table_in(path, "new"))
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert state(tmp_path) == before


@pytest.mark.parametrize("spelling", ["{c}", "{c}.gpkg|layername=C"])
def test_an_input_is_found_again_in_another_spelling(distribute, spelling, tmp_path):
    path = tmp_path / "c.gpkg"
    rings = written(RINGS, path, "GPKG")
    before = state(tmp_path)
    with pytest.raises(QgsProcessingException, match="^OUTPUT: it would replace “c.gpkg”, from which RINGS"):
        distribute(RINGS=rings, OUTPUT=spelling.format(c=tmp_path / "c"))
    assert state(tmp_path) == before


def test_an_input_is_found_behind_what_stands_before_it(distribute, tmp_path):
    written(RINGS, tmp_path / "a.geojson", "GeoJSON")
    vrt = tmp_path / "v.vrt"
    vrt.write_text(
        f'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{tmp_path / "a.geojson"}</SrcDataSource>'
        "</OGRVRTLayer></OGRVRTDataSource>"
    )
    query = f"?query=select%20*%20from%20b&layer=ogr:{tmp_path / 'b.gpkg'}:b:UTF-8"
    written(RINGS, tmp_path / "b.gpkg", "GPKG")
    behind = {"a.geojson": QgsVectorLayer(str(vrt)), "b.gpkg": QgsVectorLayer(query, "b", "virtual")}
    before = state(tmp_path)
    for name, layer in behind.items():
        assert layer.isValid()
        with pytest.raises(QgsProcessingException, match=f"^OUTPUT: it would replace “{name}”, from which RINGS"):
            distribute(RINGS=layer, OUTPUT=str(tmp_path / name))
    assert state(tmp_path) == before


# How a virtual layer may name a layer “环” of the project, or one that itself names it.
QUERIES = (
    'select * from "环"',
    "select * from 环 where 1 = 1",
    'select * from "{id}"',
    'with a as (select * from "环") select * from a',
    'select * from "看环"',
)


@pytest.fixture
def named(tmp_path):
    """A file's layer “环” in the project, beside it “别的” of another file and “看环”, a virtual layer over the first."""
    layers = [written(RINGS, tmp_path / f"{name}.gpkg", "GPKG") for name in ("mine", "other")]
    for layer, name in zip(layers, ("环", "别的"), strict=True):
        layer.setName(name)
        QgsProject.instance().addMapLayer(layer, False)
    layers.append(QgsVectorLayer('?query=select * from "环"', "看环", "virtual"))
    QgsProject.instance().addMapLayer(layers[-1], False)
    yield layers[0]
    QgsProject.instance().removeMapLayers([layer.id() for layer in layers])


@pytest.mark.parametrize("query", QUERIES)
def test_a_layer_of_the_project_that_a_query_names_is_not_replaced(distribute, query, named, tmp_path):
    asking = QgsVectorLayer(f"?query={query.format(id=named.id())}", "asking", "virtual")
    assert asking.isValid()
    before = state(tmp_path)
    with pytest.raises(QgsProcessingException, match="^OUTPUT: it would replace “mine.gpkg”, from which RINGS"):
        distribute(RINGS=asking, OUTPUT=str(tmp_path / "mine.gpkg"))
    assert state(tmp_path) == before
    distribute(RINGS=asking, OUTPUT=str(tmp_path / "other.gpkg"))


def test_a_layer_that_a_virtual_field_looks_up_is_not_replaced(distribute, named, tmp_path):
    """A field that looks itself up is no endless way."""
    rings = written(RINGS, tmp_path / "rings.gpkg", "GPKG")
    rings.setName("自己")
    QgsProject.instance().addMapLayer(rings, False)
    rings.addExpressionField("count(1) + aggregate('环', 'count', 1) + aggregate('自己', 'count', 1)", QgsField("n"))
    with pytest.raises(QgsProcessingException, match="^OUTPUT: it would replace “mine.gpkg”, from which RINGS"):
        distribute(RINGS=rings, OUTPUT=str(tmp_path / "mine.gpkg"))
    distribute(RINGS=rings, OUTPUT=str(tmp_path / "other.gpkg"))
    QgsProject.instance().removeMapLayer(rings.id())


def test_a_folder_or_a_file_without_an_ending_is_not_taken_for_an_earlier_result(distribute, tmp_path):
    """QGIS adds an ending to a name without one: the result is `results.gpkg`, beside what is called `results`."""
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "thesis.txt").write_text("years of work", encoding="utf-8")
    (tmp_path / "notes").write_text("notes", encoding="utf-8")
    distribute(OUTPUT=str(tmp_path / "results"), RING_STATISTICS=str(tmp_path / "notes"))
    assert (tmp_path / "results" / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "notes"
    assert {"results.gpkg", "notes.gpkg"} <= set(state(tmp_path))


def test_two_spellings_of_one_place_are_one_place(distribute, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(QgsProcessingException, match="would replace the result of"):
        distribute(OUTPUT=str(tmp_path / "real" / "a.gpkg"), RING_STATISTICS=str(tmp_path / "link" / "a.gpkg"))
    with pytest.raises(QgsProcessingException, match="would replace the result of"):
        distribute(OUTPUT=str(tmp_path / "n.gpkg"), RING_STATISTICS=f"{tmp_path / 'n.gpkg'}|layername=s")
    with pytest.raises(QgsProcessingException, match="would replace the result of"):
        distribute(OUTPUT=table_in(tmp_path / "r.gpkg", "res"), RING_STATISTICS=table_in(tmp_path / "r.gpkg", "RES"))
    assert state(tmp_path) == {}


def test_a_link_to_a_file_stays_a_link(distribute, tmp_path):
    written(RINGS, tmp_path / "real.gpkg", "GPKG")
    link = tmp_path / "link.gpkg"
    link.symlink_to(tmp_path / "real.gpkg")
    distribute(OUTPUT=str(link))
    assert link.is_symlink()
    assert QgsVectorLayer(str(tmp_path / "real.gpkg")).featureCount() == N


def test_a_relative_name_stays_as_it_was_written(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    results = run("ahpweights", PAIRWISE="2", NAMES="a,b", OUTPUT="weights.csv")
    assert Path(results["OUTPUT"].source()).name == "weights.csv"
    assert (tmp_path / "weights.csv").is_file()


def test_a_layer_that_is_being_edited_is_not_replaced(distribute, tmp_path):
    path = tmp_path / "mine.gpkg"
    shown = written(RINGS, path, "GPKG")
    QgsProject.instance().addMapLayer(shown, False)
    assert shown.startEditing()
    try:
        with pytest.raises(
            QgsProcessingException, match="^OUTPUT: .*whose layer “mine” is being edited. Save the edits"
        ):
            distribute(OUTPUT=str(path))
        distribute(OUTPUT=table_in(path, "new"))
    finally:
        shown.rollBack()
        QgsProject.instance().removeMapLayer(shown)
    assert tables(path) == {"mine", "new"}


# --- databases --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def postgis(qgis_app):
    if postgis_server.programs() is None:
        pytest.skip(f"no PostGIS server here: {postgis_server.NEEDED}")
    with postgis_server.running() as server:
        yield server


def test_a_table_of_postgis_is_replaced_as_a_whole_or_not_at_all(distribute, postgis):
    target = f"postgres://{postgis.uri('result')}"
    postgis.run("CREATE TABLE result (mine text); INSERT INTO result VALUES ('x')")
    with pytest.raises(QgsProcessingException, match="^RING_STATISTICS: "):
        distribute(OUTPUT=target, RING_STATISTICS="/proc/none/s.gpkg")
    assert distribute(Log(stop=lambda progress: progress >= 90), OUTPUT=target) == {}
    assert postgis.run("SELECT mine FROM result") == "x"
    distribute(OUTPUT=target)
    assert postgis.run("SELECT count(*) FROM result") == str(N)
    assert postgis.run("SELECT count(*) FROM pg_tables WHERE tablename LIKE '%innospace%'") == "0"


OF_OURS = "SELECT count(*) FROM pg_tables WHERE tablename LIKE '%innospace%'"
# What a run of 2020 that was killed has put aside, and what it was making.
ASIDE, HALF = "result_innospace_before_5f0000000000", "result_innospace_part_5f0000000000"


def afresh(postgis):
    """Have the schema without tables of these tests."""
    query = "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE tablename ~ 'result|innospace|结果'"
    there = postgis.run(query)
    if there:
        postgis.run(f"DROP TABLE {there}")


@pytest.mark.parametrize("left", [f"{ASIDE} result", ASIDE, "result"])
def test_what_a_killed_run_left_in_postgis_keeps_no_later_one_away(distribute, postgis, left):
    """It may have died before, between or after its two renames."""
    afresh(postgis)
    for table in (HALF, *left.split()):
        postgis.run(f"CREATE TABLE {table} (mine text)")
    for _ in range(2):
        distribute(OUTPUT=f"postgres://{postgis.uri('result')}")
        assert postgis.run("SELECT count(*) FROM result") == str(N)
        assert postgis.run(OF_OURS) == "0"


@pytest.mark.parametrize("left", ["", "result", ASIDE])
def test_a_table_of_postgis_goes_back_where_a_later_place_fails(postgis, left, tmp_path):
    afresh(postgis)
    if left:
        postgis.run(f"CREATE TABLE {left} (mine text); INSERT INTO {left} VALUES ('x')")
    places = Places()
    places.add("OUTPUT", f"postgres://{postgis.uri('result')}")
    postgis.run(f"CREATE TABLE {places['OUTPUT'].part} (new text)")
    settle_with(places, AnotherProgram())
    assert postgis.run(OF_OURS) == "0"
    assert postgis.run("SELECT count(*) FROM pg_tables WHERE tablename = 'result'") == ("1" if left else "0")
    assert not left or postgis.run("SELECT mine FROM result") == "x"


def made_in(postgis, new, table="result"):
    """The places of a run that has made a table of one row."""
    places = Places()
    places.add("OUTPUT", f"postgres://{postgis.uri(table)}")
    postgis.run(f'CREATE TABLE "{places["OUTPUT"].part}" (mine text)')
    postgis.run(f"INSERT INTO \"{places['OUTPUT'].part}\" VALUES ('{new}')")
    return places


@pytest.mark.parametrize("stood", [True, False])
@pytest.mark.parametrize("is_last_moment", [True, False])
def test_of_two_runs_into_one_table_of_postgis_one_is_whole(postgis, stood, is_last_moment):
    """Each makes a table of its own; the second is refused, also where it had looked before the first one put its own."""
    afresh(postgis)
    postgis.run("CREATE TABLE result (mine text); INSERT INTO result VALUES ('x')" if stood else "SELECT 1")
    first, second = made_in(postgis, "first"), made_in(postgis, "second")
    early, late = (lambda: None, first.settle) if is_last_moment else (first.settle, lambda: None)
    early()
    with pytest.raises(InputError, match="^OUTPUT: "):
        settled_after(second, late)
    assert postgis.run("SELECT mine FROM result") == "first"
    assert postgis.run(OF_OURS) == "0"


@pytest.mark.parametrize("n", [8, 15, 16, 20, 21])
def test_a_long_name_in_postgis_is_no_other_table_s(postgis, n):
    """PostgreSQL keeps 63 bytes of a name, 21 Chinese letters: what it cuts off must not tell two tables apart."""
    afresh(postgis)
    table, other = ("结果" * n)[: n - 1] + "一", ("结果" * n)[: n - 1] + "二"
    for name in (table, other):
        postgis.run(f"CREATE TABLE {name} (mine text); INSERT INTO {name} VALUES ('x')")
    places, beside = made_in(postgis, "new", table), made_in(postgis, "new beside", other)
    settle_with(places, AnotherProgram())
    assert postgis.run(f"SELECT mine FROM {table}") == "x"
    made_in(postgis, "newer", table).settle()
    beside.settle()
    assert [postgis.run(f"SELECT mine FROM {name}") for name in (table, other)] == ["newer", "new beside"]
    assert postgis.run(OF_OURS) == "0"


def test_a_table_of_postgis_that_a_view_shows_is_not_replaced(distribute, postgis, tmp_path):
    """The first of two results has come when the second is refused, and goes back."""
    afresh(postgis)
    postgis.run("CREATE TABLE result (mine text); CREATE VIEW shown AS SELECT * FROM result")
    (tmp_path / "first.csv").write_text("earlier", encoding="utf-8")
    target = f"postgres://{postgis.uri('result')}"
    try:
        with pytest.raises(QgsProcessingException, match="^OUTPUT: the result cannot be written"):
            distribute(OUTPUT=target, RING_STATISTICS=str(tmp_path / "first.csv"))
        assert postgis.run("SELECT count(*) FROM shown") == "0"
    finally:
        postgis.run("DROP VIEW shown")
    assert postgis.run("SELECT count(*) FROM result") == "0"
    assert postgis.run(OF_OURS) == "0"
    assert (tmp_path / "first.csv").read_text(encoding="utf-8") == "earlier"


@pytest.mark.parametrize("stood", [True, False])
@pytest.mark.parametrize(
    "does", ["INSERT INTO result VALUES ('y')", "UPDATE result SET mine = 'y'", "DELETE FROM result"]
)
def test_a_table_of_postgis_to_which_others_write_meanwhile_stays(distribute, postgis, tmp_path, stood, does):
    """A new one, and one whose rows were changed; the other result does not come."""
    afresh(postgis)
    make = "CREATE TABLE result (mine text); INSERT INTO result VALUES ('x'), ('x')"
    postgis.run(make if stood else "SELECT 1")
    outputs = {"OUTPUT": f"postgres://{postgis.uri('result')}", "RING_STATISTICS": str(tmp_path / "second.csv")}
    log = meanwhile(lambda: postgis.run(does if stood else f"{make}; {does}"))
    with pytest.raises(QgsProcessingException, match="^OUTPUT: “result” was made, changed or removed by another"):
        distribute(log, **outputs)
    left = {"INSERT": "x,x,y", "UPDATE": "y,y", "DELETE": ""}[does.split()[0]]
    assert postgis.run("SELECT string_agg(mine, ',' ORDER BY mine) FROM result") == left
    assert postgis.run(OF_OURS) == "0"
    assert not list(tmp_path.iterdir())
    distribute(**outputs)
    assert postgis.run("SELECT count(*) FROM result") == str(N)


def test_a_table_that_comes_to_postgis_in_the_last_moment_is_not_replaced(postgis):
    afresh(postgis)
    places = Places()
    places.add("OUTPUT", f"postgres://{postgis.uri('result')}")
    postgis.run(f"CREATE TABLE {places['OUTPUT'].part} (new text)")
    places["OUTPUT"].prepare()
    places["OUTPUT"].prepare = lambda: postgis.run("CREATE TABLE result (mine text); INSERT INTO result VALUES ('x')")
    with pytest.raises(InputError, match="^OUTPUT: the result cannot be written"):
        places.settle()
    assert postgis.run("SELECT mine FROM result") == "x"
    assert postgis.run(OF_OURS) == "0"


def test_a_table_of_postgis_that_is_read_and_vacuumed_meanwhile_is_replaced(distribute, postgis):
    afresh(postgis)
    postgis.run("CREATE TABLE result (mine text); INSERT INTO result VALUES ('x')")
    log = meanwhile(lambda: (postgis.run("SELECT * FROM result"), postgis.run("VACUUM FREEZE ANALYZE result")))
    distribute(log, OUTPUT=f"postgres://{postgis.uri('result')}")
    assert postgis.run("SELECT count(*) FROM result") == str(N)


# --- what others write while a run is at work ---------------------------------------------------------------------------


def meanwhile(*does):
    """A log whose run meets, under way, what somebody else does."""
    waiting = list(does)

    def come(progress):
        while waiting:
            waiting.pop()()
        return False

    return Log(come)


def edited(source):
    """Open a layer, change its first row and save, as in QGIS; gives the layer's rows then."""
    layer = QgsVectorLayer(str(source))
    assert layer.startEditing()
    assert layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().lookupField("city"), "改")
    assert layer.commitChanges()
    rows = rows_of(layer)
    assert "改" in {row["city"] for row in rows}
    return rows


def looked_at(source):
    """Open a layer, read it, begin to edit it and think better of it."""
    layer = QgsVectorLayer(str(source))
    assert rows_of(layer)
    assert layer.startEditing()
    assert layer.rollBack()


def added(path, table):
    """A table of the rings that somebody else writes into a file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = DRIVERS[path.suffix], table
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    transforms = QgsCoordinateTransformContext()
    done = QgsVectorFileWriter.writeAsVectorFormatV3(RINGS.layer(), str(path), transforms, options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError


def test_a_table_joins_a_geopackage_that_has_come_meanwhile(distribute, tmp_path):
    path = tmp_path / "new.gpkg"
    outputs = {"OUTPUT": table_in(path, "ours"), "RING_STATISTICS": table_in(path, "ours too")}
    results = distribute(meanwhile(lambda: written(RINGS, path, "GPKG")), **outputs)
    assert tables(path) == {"new", "ours", "ours too"}
    assert [count(path, name) for name in ("new", "ours")] == [len(RINGS.rows), N]
    assert results["OUTPUT"].isValid()
    assert results["OUTPUT"].featureCount() == N


# A file that comes while the run is at work, the driver of whoever writes it, and how the run names its place.
COMING = {
    "its table": ("new.gpkg", "GPKG", lambda path: table_in(path, "new")),
    "its table in other letters": ("new.gpkg", "GPKG", lambda path: table_in(path, "NEW")),
    "a geopackage": ("new.gpkg", "GPKG", str),
    "a geopackage whose ending is not named": ("new.gpkg", "GPKG", lambda path: str(path.with_suffix(""))),
    "a file of sqlite": ("new.sqlite", "SQLite", str),
    "a shapefile": ("new.shp", "ESRI Shapefile", str),
    "a table of text": ("new.csv", "CSV", str),
}


@pytest.mark.parametrize("kind", COMING)
def test_what_has_come_meanwhile_is_replaced_by_no_run(distribute, tmp_path, kind):
    """Nor does the other result of the run come."""
    name, driver, output = COMING[kind]
    (tmp_path / "theirs").mkdir(), (tmp_path / "work").mkdir()
    theirs, path = tmp_path / "theirs" / name, tmp_path / "work" / name
    written(RINGS, theirs, driver)
    log = meanwhile(lambda: [shutil.copy(one, path.parent) for one in theirs.parent.iterdir()])
    with pytest.raises(
        QgsProcessingException, match="^OUTPUT: .*“new[.“” a-z]*” was made, changed or removed by another"
    ):
        distribute(log, OUTPUT=output(path), RING_STATISTICS=str(path.parent / "second.csv"))
    assert state(path.parent) == state(theirs.parent)
    assert not list(path.parent.glob(".*"))


def test_a_report_that_has_come_meanwhile_stays_and_no_layer_comes(distribute, tmp_path):
    page = tmp_path / "page.html"
    log = meanwhile(lambda: page.write_text("theirs", encoding="utf-8"))
    with pytest.raises(QgsProcessingException, match="^REPORT: “page.html” was made, changed or removed by another"):
        distribute(log, OUTPUT=str(tmp_path / "ours.gpkg"), REPORT=str(page))
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert page.read_text(encoding="utf-8") == "theirs"


# What stands in a result's place when the run begins: its file, and how the run names it. It has the name of the file.
STANDS = {
    "a table of a geopackage": ("mine.gpkg", "GPKG", lambda path: table_in(path, path.stem)),
    "a table of spatialite": ("mine.sqlite", "SpatiaLite", lambda path: table_in(path, path.stem)),
    "a geopackage": ("mine.gpkg", "GPKG", str),
    "a geopackage whose ending is not named": ("mine.gpkg", "GPKG", lambda path: str(path.with_suffix(""))),
    "a file of spatialite": ("mine.sqlite", "SpatiaLite", str),
    "a shapefile": ("mine.shp", "ESRI Shapefile", str),
    "geojson": ("mine.geojson", "GeoJSON", str),
    "a table of mapinfo": ("mine.tab", "MapInfo File", str),
    "a shapefile in other letters": ("mine.shp", "ESRI Shapefile", lambda path: str(path.with_suffix(".SHP"))),
    "geojson of a name that qgis makes longer": (
        "mine.json.geojson",
        "GeoJSON",
        lambda path: str(path.with_suffix("")),
    ),
}


@pytest.mark.parametrize("kind", STANDS)
def test_what_is_edited_while_a_run_is_at_work_stays(distribute, tmp_path, kind):
    name, driver, output = STANDS[kind]
    path, saved = tmp_path / name, []
    written(RINGS, path, driver)
    with pytest.raises(QgsProcessingException, match="^OUTPUT: “mine.*” was made, changed or removed .* or in QGIS"):
        distribute(
            meanwhile(lambda: saved.extend(edited(path))),
            OUTPUT=output(path),
            RING_STATISTICS=str(tmp_path / "second.csv"),
        )
    assert rows_of(QgsVectorLayer(str(path))) == saved
    assert not (tmp_path / "second.csv").exists()
    assert not list(tmp_path.glob(".*"))
    distribute(OUTPUT=output(path))
    assert count(path, "mine") == N


@pytest.mark.parametrize("name", ["mine.gpkg", "mine.sqlite"])
def test_no_file_is_taken_for_one_of_sqlite_by_its_name(distribute, tmp_path, name):
    """A download that broke off is replaced, unless a new one comes meanwhile."""
    path = tmp_path / name
    path.write_text("<html>502 Bad Gateway</html>", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="^OUTPUT: “mine.*” was made, changed or removed by another"):
        distribute(meanwhile(lambda: path.write_text("<html>404</html>", encoding="utf-8")), OUTPUT=str(path))
    assert path.read_text(encoding="utf-8") == "<html>404</html>"
    distribute(OUTPUT=str(path))
    assert count(path, "mine") == N


@pytest.mark.parametrize("size", [1000, 50_000, -4096])
@pytest.mark.parametrize("output", ["{path}", "{path}|layername=new"])
def test_a_geopackage_that_is_not_whole_stays_and_is_named(provider, tmp_path, size, output):
    """There may be something left in it."""
    path = tmp_path / "mine.gpkg"
    written(RINGS, path, "GPKG")
    path.write_bytes(path.read_bytes()[:size])
    before, places = state(tmp_path), Places()
    with pytest.raises(InputError, match="^OUTPUT: .*“mine.gpkg” is damaged, or no database. Choose another file"):
        places.add("OUTPUT", output.format(path=path))
    places.discard()
    assert state(tmp_path) == before


@pytest.mark.parametrize("kind", STANDS)
def test_what_is_only_looked_at_while_a_run_is_at_work_is_replaced(distribute, tmp_path, kind):
    """Also where the project shows it and a change was saved just before: SQLite brings that into the file when it likes."""
    name, driver, output = STANDS[kind]
    path = tmp_path / name
    shown = written(RINGS, path, driver)
    QgsProject.instance().addMapLayer(shown, False)
    edited(path)
    distribute(meanwhile(lambda: looked_at(path)), OUTPUT=output(path))
    assert count(path, "mine") == N
    assert shown.featureCount() == N
    QgsProject.instance().removeMapLayer(shown.id())


@pytest.mark.parametrize("ending", ["gpkg", "sqlite"])
@pytest.mark.parametrize("table", ["first", "second"])
def test_a_table_that_another_run_adds_to_a_file_stays(distribute, tmp_path, ending, table):
    """Whichever of the run's results is called alike; the other one does not come, the user's own tables are there."""
    path = tmp_path / f"plan.{ending}"
    written(RINGS, path, DRIVERS[path.suffix])
    says = f"“{table}” in “plan.{ending}” was made, changed or removed by another program or run"
    outputs = {"OUTPUT": table_in(path, "first"), "RING_STATISTICS": f"ogr:dbname='{path}' table=\"second\""}
    with pytest.raises(QgsProcessingException, match=f"^OUTPUT: {says}"):
        distribute(meanwhile(lambda: added(path, table)), **outputs)
    assert {name for name in ("plan", "first", "second") if count(path, name)} == {"plan", table}
    assert count(path, table) == len(RINGS.rows)


# What somebody puts into a GeoPackage, and what then finds it there.
PUTS = {
    "a layer": (lambda path: added(path, "theirs"), "SELECT count(*) > 1 FROM theirs"),
    "a project": (
        lambda path: QgsProject().write(f"geopackage:{path}?projectName=town"),
        "SELECT count(*) FROM qgis_projects",
    ),
    "the layer's first style": (
        lambda path: QgsVectorLayer(str(path)).saveStyleToDatabase("his own", "", True, ""),
        "SELECT count(*) FROM layer_styles WHERE styleName = 'his own'",
    ),
    "another style": (
        lambda path: QgsVectorLayer(str(path)).saveStyleToDatabase("his own", "", True, ""),
        "SELECT count(*) FROM layer_styles WHERE styleName = 'his own'",
    ),
}


@pytest.mark.parametrize("what", PUTS)
def test_what_is_put_into_a_geopackage_that_gives_way_is_not_lost(distribute, tmp_path, what):
    path, (put, find) = tmp_path / "mine.gpkg", PUTS[what]
    layer = written(RINGS, path, "GPKG")
    if what == "another style":
        layer.saveStyleToDatabase("drawn", "", True, "")

    with pytest.raises(QgsProcessingException, match="^OUTPUT: .*“(mine.gpkg” was made, changed|town)"):
        distribute(meanwhile(lambda: put(path)), OUTPUT=str(path))
    assert count(path, "mine") == len(RINGS.rows)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(find).fetchone() == (1,)


def settled_after(places, does):
    """Put in place what was made; somebody does something between the last look at the places and the moment of that."""
    write = places._write_down_moves
    places._write_down_moves = lambda: (write(), does())
    places.settle()


def file_of(text):
    """What writes a file, or a geodatabase, of one word."""
    return lambda path: geodatabase(path, text) if path.suffix == ".gdb" else path.write_text(text, encoding="utf-8")


# A result that is a file or several, and what of it somebody else writes in the last moment.
LAST_MOMENT = {
    "a table of text": (["new.csv"], ["new.csv"]),
    "a geopackage": (["new.gpkg"], ["new.gpkg"]),
    "a geodatabase": (["new.gdb"], ["new.gdb"]),
    "a file where a geodatabase would be": (["new.gdb"], ["new.gdb/"]),
    "a shapefile": (["new.shp", "new.shx", "new.dbf"], ["new.shp", "new.shx", "new.dbf", "new.prj"]),
    "the last file of a shapefile": (["new.shp", "new.shx", "new.dbf"], ["new.shp"]),
    "a file that would be one of a shapefile": (["new.shp", "new.shx", "new.dbf"], ["new.dbf"]),
}


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("kind", LAST_MOMENT)
def test_what_comes_in_the_last_moment_stays_and_nothing_is_mixed_with_it(tmp_path, monkeypatch, kind, has_links):
    """Also on a disk that knows no second names; the earlier file of the other result comes back."""
    made, theirs = LAST_MOMENT[kind]
    (tmp_path / "first.csv").write_text("earlier", encoding="utf-8")
    places = Places()
    for parameter, name in (("FIRST", "first.csv"), ("OUTPUT", made[0])):
        places.add(parameter, str(tmp_path / name))
    file_of("ours")(places["FIRST"].made)
    for name in made:
        file_of("ours")(places["OUTPUT"].made.with_name(name))
    if not has_links:
        monkeypatch.setattr(os, "link", lambda *paths: os.stat(tmp_path / "no link"))

    def come():
        for name in theirs:
            target = tmp_path / name.rstrip("/")
            target.write_text("theirs", encoding="utf-8") if name[-1] == "/" else file_of("theirs")(target)

    with pytest.raises(InputError, match="^OUTPUT: “new.[a-z]*” was made, changed or removed by another"):
        settled_after(places, come)
    texts = {name: (tmp_path / name).read_text(encoding="utf-8") for name in state(tmp_path)}
    assert texts.pop("first.csv") == "earlier"
    assert set(texts.values()) == {"theirs"}
    assert len(texts) == len(theirs)


def test_an_empty_folder_that_comes_in_the_last_moment_stays(tmp_path):
    """A system call would put another folder in its place without a word."""
    places, target = Places(), tmp_path / "new.gdb"
    places.add("OUTPUT", str(target))
    geodatabase(places["OUTPUT"].made, "ours")
    with pytest.raises(InputError, match="^OUTPUT: “new.gdb” was made, changed or removed by another"):
        settled_after(places, target.mkdir)
    assert list(tmp_path.rglob("*")) == [target]


def test_a_move_that_fails_leaves_nothing_on_a_disk_without_second_names(tmp_path, monkeypatch):
    """The disk refuses the file after it has taken its name."""
    places, replace = Places(), os.replace
    places.add("OUTPUT", str(tmp_path / "new.csv"))
    places["OUTPUT"].made.write_text("ours", encoding="utf-8")
    monkeypatch.setattr(os, "link", lambda *paths: os.stat(tmp_path / "no link"))

    def refused(made, target):
        if Path(target) == tmp_path / "new.csv":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        replace(made, target)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(InputError, match="^OUTPUT: the result cannot be written: .*Input/output error"):
        places.settle()
    assert state(tmp_path) == {}


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("kind", LAST_MOMENT)
def test_a_new_file_comes_to_its_place(tmp_path, monkeypatch, kind, has_links):
    made, places = LAST_MOMENT[kind][0], Places()
    places.add("OUTPUT", str(tmp_path / made[0]))
    for name in made:
        file_of("ours")(places["OUTPUT"].made.with_name(name))
    if not has_links:
        monkeypatch.setattr(os, "link", lambda *paths: os.stat(tmp_path / "no link"))
    places.settle()
    assert {path.name for path in tmp_path.iterdir()} == set(made)
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in state(tmp_path)} == {"ours"}


@pytest.mark.parametrize("name", ["mine.csv", "mine.shp"])
@pytest.mark.parametrize("stood", [True, False])
def test_of_two_runs_that_put_their_results_at_once_one_is_whole(tmp_path, name, stood):
    """The second waits until the first one is done, and then finds what it has put."""
    made, runs = [name] if name == "mine.csv" else ["mine.shp", "mine.shx", "mine.dbf"], [Places(), Places()]
    for one in made if stood else []:
        file_of("earlier")(tmp_path / one)
    for i, places in enumerate(runs):
        places.add("OUTPUT", str(tmp_path / name))
        for one in made[: len(made) - i] or made:
            file_of(f"run {i}")(places["OUTPUT"].made.with_name(one))
    refused = []

    def second():
        with pytest.raises(InputError, match="^OUTPUT: “mine.[a-z]*” was made, changed or removed by another") as error:
            runs[1].settle()
        refused.append(error)

    thread = threading.Thread(target=second)
    settled_after(runs[0], lambda: (thread.start(), thread.join(0.5)))
    assert not refused
    thread.join()
    assert len(refused) == 1
    assert {path.name for path in tmp_path.iterdir()} == set(made)
    assert {(tmp_path / one).read_text(encoding="utf-8") for one in made} == {"run 0"}


def test_a_run_does_not_wait_for_ever_for_another(tmp_path, monkeypatch):
    """What is waited for is named, be it the place of a later result."""
    monkeypatch.setattr("innospace.algorithms.places.WAIT", 0.1)
    held, results = claim(tmp_path / "second.csv"), Places()
    for parameter, name in (("FIRST", "first.csv"), ("SECOND", "second.csv")):
        results.add(parameter, str(tmp_path / name))
        results[parameter].made.write_text("ours", encoding="utf-8")
    with pytest.raises(InputError, match="^SECOND: .*another program is using “second.csv”"):
        results.settle()
    held.unlock()
    assert state(tmp_path) == {}


def test_a_disk_that_takes_no_lock_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("innospace.algorithms.places.WAIT", 5)
    begun = time.monotonic()
    with pytest.raises(PermissionError):
        claim(tmp_path / "pulled out" / "new.csv")
    assert time.monotonic() - begun < 2


def test_another_run_is_waited_for_longer_than_a_database(tmp_path, monkeypatch):
    """It may be copying a large file."""
    monkeypatch.setattr(geopackage, "PATIENCE", 0.1)
    held, results = claim(tmp_path / "new.csv"), Places()
    results.add("OUTPUT", str(tmp_path / "new.csv"))
    results["OUTPUT"].made.write_text("ours", encoding="utf-8")
    later = threading.Timer(1, held.unlock)
    later.start()
    results.settle()
    later.join()
    assert set(state(tmp_path)) == {"new.csv"}


def test_a_run_that_waits_for_another_can_be_cancelled(distribute, tmp_path):
    held, waiting = claim(tmp_path / "new.csv"), []

    def soon(progress):
        if progress >= 100 and not waiting:
            waiting.append(threading.Timer(1, log.cancel))
            waiting[0].start()
        return False

    log = Log(soon)
    assert distribute(log, OUTPUT=str(tmp_path / "new.csv")) == {}
    waiting[0].join()
    held.unlock()
    assert list(tmp_path.iterdir()) == []


def test_two_runs_add_their_tables_to_one_geopackage_at_once(provider, tmp_path):
    path, runs, threads = tmp_path / "plan.gpkg", [Places(), Places()], []
    written(RINGS, path, "GPKG")
    for places, table in zip(runs, ("one", "two"), strict=True):
        add_table(places, path, "GPKG", table)
    threads.append(threading.Thread(target=runs[1].settle))
    settled_after(runs[0], lambda: (threads[0].start(), threads[0].join(0.5)))
    threads[0].join()
    assert tables(path) == {"plan", "one", "two"}
    assert [count(path, name) for name in ("one", "two")] == [N, N]


def test_somebody_who_writes_while_tables_are_looked_at_is_heard(provider, monkeypatch, tmp_path):
    """Between the look and the transaction there is no moment in which a table could come unseen."""
    path, places, sums = tmp_path / "mine.gpkg", Places(), geopackage.sums_of
    written(RINGS, path, "GPKG")
    add_table(places, path, "GPKG", "new")

    def then_another_writes(*given):
        found = sums(*given)
        added(path, "new")
        return found

    monkeypatch.setattr(geopackage, "sums_of", then_another_writes)
    with pytest.raises(InputError, match="^OUTPUT: .*another program is using “mine.gpkg”"):
        places.settle()
    assert count(path, "new") == len(RINGS.rows)


def test_a_table_without_row_numbers_is_told_from_others_by_its_rows(tmp_path):
    path, sums = tmp_path / "mine.sqlite", []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE plan (code TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID")
        for change in ("INSERT INTO plan VALUES ('b', 1), ('a', 2)", "UPDATE plan SET n = 3", "UPDATE plan SET n = n"):
            connection.execute(change)
            connection.commit()
            sums.append(geopackage.sums_of(path, ["plan"])["plan"])
    assert sums[0] != sums[1] == sums[2]
    assert sums[0].startswith("2 ")


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, None])
def test_no_message_names_the_hidden_folder(tmp_path, number):
    """Whatever keeps a result from being written while it is made: a planner reads where it belongs."""
    bench = Bench(tmp_path)
    made = str(bench.room() / "x.gpkg")
    assert PREFIX in made
    error = (
        OSError(f"Could not create layer {made}: no") if number is None else OSError(number, os.strerror(number), made)
    )
    said = str(unwritable("OUTPUT", error, made))
    assert PREFIX not in said
    assert str(tmp_path / "x.gpkg") in said
    bench.leave()
    # What the user calls so is left as it is.
    own = str(tmp_path / f"{PREFIX}plan" / "x.gpkg")
    assert own in str(unwritable("OUTPUT", FileNotFoundError(errno.ENOENT, "", own), own))


@pytest.mark.parametrize("ending", ["gpkg", "sqlite"])
def test_a_file_that_is_moved_away_meanwhile_leaves_no_empty_one(distribute, tmp_path, ending):
    path, aside = tmp_path / f"plan.{ending}", tmp_path / f"moved.{ending}"
    written(RINGS, path, DRIVERS[path.suffix])
    before = state(tmp_path)
    with pytest.raises(
        QgsProcessingException, match=f"^OUTPUT: “plan.{ending}” was made, changed or removed by another"
    ):
        distribute(meanwhile(lambda: path.rename(aside)), OUTPUT=table_in(path, "new"))
    assert state(tmp_path) == {aside.name: before[path.name]}


def test_a_file_that_is_not_there_is_not_made_by_a_look(tmp_path):
    for look in (geopackage.tables_of, geopackage.ours_of, geopackage.marked_in):
        with pytest.raises(OSError, match="unable to open"):
            look(tmp_path / "空 #1?.gpkg")
    assert state(tmp_path) == {}


def test_a_disk_that_does_not_tell_letters_apart_shows_no_other_file(provider, monkeypatch, tmp_path):
    """There the earlier file answers to the new name, which no list of the folder has: so does a second name that is hidden."""
    earlier, place, places, listed = tmp_path / "rings.csv", tmp_path / "Rings.csv", Places(), os.listdir
    earlier.write_text("earlier", encoding="utf-8")
    os.link(earlier, place)
    monkeypatch.setattr(os, "listdir", lambda at: [name for name in listed(at) if Path(at, name) != place])
    places.add("OUTPUT", str(place))
    places["OUTPUT"].made.write_text("new", encoding="utf-8")
    places.settle()
    assert place.read_text(encoding="utf-8") == "new"


def test_a_file_that_takes_the_place_under_way_was_not_there(provider, tmp_path):
    """Also where it stood beside under another name."""
    place, places = tmp_path / "rings.csv", Places()
    (tmp_path / "thesis.csv").write_text("years of work", encoding="utf-8")
    places.add("OUTPUT", str(place))
    places["OUTPUT"].made.write_text("new", encoding="utf-8")
    (tmp_path / "thesis.csv").rename(place)
    with pytest.raises(InputError, match="^OUTPUT: “rings.csv” was made"):
        places.settle()
    assert place.read_text(encoding="utf-8") == "years of work"


def test_a_file_whose_ending_is_not_named_is_known_from_the_first(distribute, tmp_path):
    """QGIS adds the ending: what stands there with it is met as if it had been named, and the project shows what comes."""
    path = tmp_path / "mine.gpkg"
    shown = written(INCUBATORS.with_rows(INCUBATORS.rows[:2]), path, "GPKG")
    QgsProject.instance().addMapLayer(shown, False)
    result = distribute(OUTPUT=str(tmp_path / "mine"))["OUTPUT"]
    assert (sum(1 for _ in result.getFeatures()), sum(1 for _ in shown.getFeatures())) == (N, N)
    QgsProject.instance().removeMapLayer(shown.id())
    added(path, "theirs")
    before = state(tmp_path)
    with pytest.raises(QgsProcessingException, match="^OUTPUT: it would replace “mine.gpkg” with all of its 2 layers"):
        distribute(OUTPUT=str(tmp_path / "mine"))
    assert state(tmp_path) == before


NAMES = ("a", "a.b", "a.", "a.html", "b.c/a", "a.json", "a.db", "a.mif", "a.txt", "ä.geojson")
KINDS = ("csv", "gpkg", "sqlite", "shp", "tab", "gml", "geojson", "fgb", "gxt", "kml", "xlsx", "ods", "gdb")


@pytest.mark.parametrize("name", [*NAMES, *(f"a.{kind}" for kind in KINDS), *(f"a.{kind.upper()}" for kind in KINDS)])
def test_a_place_knows_all_files_that_qgis_writes_there(provider, tmp_path, name):
    """Also where QGIS adds an ending, or writes it in other letters."""
    (tmp_path / "b.c").mkdir()
    context, places, destination = QgsProcessingContext(), Places(), str(tmp_path / name)
    fields, points = QgsFields(), Qgis.WkbType.Point
    fields.append(QgsField("n", QMetaType.Type.Int))
    somewhere = QgsCoordinateReferenceSystem("EPSG:4326")
    sink, _ = QgsProcessingUtils.createFeatureSink(destination, context, fields, points, somewhere)
    row = QgsFeature(fields)
    row.setAttributes([1])
    row.setGeometry(QgsGeometry.fromWkt("POINT (117 39)"))
    assert sink.addFeature(row)
    del sink
    made = set((tmp_path / name).parent.iterdir())
    places.add("OUTPUT", destination)
    known = places["OUTPUT"].files()
    places.discard()
    assert known[0] in made
    assert made <= {*known, tmp_path / "b.c"}
