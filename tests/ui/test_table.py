"""What a table of results shows first: the columns that say which row it is, and the rows by their rank."""

import time

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsFeature, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QApplication

from innospace.algorithms.bridge import head_of
from innospace.algorithms.styling import leave_unjudged, put_words
from innospace.core.base.columns import name_among
from innospace.ui import table as tables
from innospace.ui import words
from innospace.ui.execution import Execution
from innospace.ui.table import PagedRows, columns


def table(fields, rows=(), alias=None):
    layer = QgsVectorLayer("NoGeometry?" + "&".join(f"field={field}" for field in fields), "t", "memory")
    for values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        layer.dataProvider().addFeature(feature)
    for name, text in (alias or {}).items():
        layer.setFieldAlias(layer.fields().lookupField(name), text)
    return layer


def heads(layer, known=()):
    return [layer.fields()[i].name() for i in columns(layer, known)]


def test_city_and_ring_come_before_the_figures(qgis_app):
    layer = table(["fid:integer", "n:integer", "city:string", "share:double", "ring_name:string"])
    assert heads(layer) == ["city", "ring_name", "n", "share"]


def test_the_name_that_was_chosen_comes_first_and_else_that_which_tells_the_rows_apart(qgis_app):
    rows = [("某省", "甲市", 3), ("某省", "乙市", 4)]
    cities = table(["province_name:string", "city_name:string", "n:integer"], rows)
    assert heads(cities, ["province_name", "city_name"])[0] == "city_name"
    known = ["province_name", "city_name"]
    chosen = columns(cities, known, {"province_name"})
    assert [cities.fields()[i].name() for i in chosen] == ["province_name", "n", "city_name"]
    incubators = table(["name:string", "city:string", "n:integer"])
    assert columns(incubators, ["name", "city"], {"city"})[0] == 0  # its own name before that of its city


def test_columns_are_as_wide_as_qt_makes_them_without_a_look_at_each_cell(qgis_app, monkeypatch):
    rows = [
        ("众创空间" * (i % 7), "i" * (i % 50), i**3 / 7, "W\nlong line of two" if i == 90 else "W" * (i % 11))
        for i in range(150)
    ]
    asked, data = [], PagedRows.data
    monkeypatch.setattr(PagedRows, "data", lambda self, index, role=0: asked.append(role) or data(self, index, role))
    shown = tables.ResultTable(QgsMapCanvas())
    shown.show_layer(table(["a:string", "b:string", "n:double", "c:string"], rows))
    assert len(asked) < len(rows)
    widths = [shown.view.columnWidth(i) for i in range(4)]
    shown.view.resizeColumnsToContents()
    assert [shown.view.columnWidth(i) for i in range(4)] == widths
    assert len(set(widths)) > 2
    shown.clear()


def test_a_name_of_the_input_comes_first_also_by_its_alias(qgis_app):
    assert heads(table(["verdict:string", "xz:string"], alias={"xz": "小镇"}), ["xz"]) == ["xz", "verdict"]
    assert heads(table(["verdict:string", "xz:string"]), ["xz"]) == ["verdict", "xz"]
    assert heads(table(["verdict:string", "town_name:string"]), ["town_name"]) == ["town_name", "verdict"]


def test_the_name_of_a_row_comes_before_its_city_and_what_ends_as_a_name_is_one(qgis_app):
    own = ["city:string", "ring_name:string", "n:integer", "众创空间名称:string"]
    assert heads(table(own), ["众创空间名称"]) == ["众创空间名称", "city", "ring_name", "n"]
    assert heads(table(own[:3])) == ["city", "ring_name", "n"]
    assert heads(table(["city:string", "名称:string", "status:string"]), ["名称"]) == ["名称", "city", "status"]


def test_the_answer_stands_beside_the_name_unless_the_input_brought_it(qgis_app):
    fields = ["city:string", "n:integer", "n_central:integer", "area_km2:double", "pattern:string"]
    assert heads(table(fields)) == ["city", "pattern", "area_km2", "n", "n_central"]
    assert heads(table(fields), ["area_km2"]) == ["city", "pattern", "n", "n_central", "area_km2"]
    shares = ["category:string", "radius_m:double", "source:string", "clients_share:double", "pop_share:double"]
    assert heads(table(shares)) == ["category", "pop_share", "clients_share", "radius_m", "source"]


@pytest.mark.parametrize("name", ["众创空间名称", "park_name", "Park_NAME", "楼名", "分校校名"])
def test_what_labels_take_for_a_name_names_the_rows_of_a_table(qgis_app, name):
    layer = table(["city:string", "n:integer", f"{name}:string"])
    assert name_among(map(head_of, layer.fields())) == name
    assert heads(layer, [name])[0] == name


def test_after_a_chain_of_tools_the_last_ones_status_comes_before_those_of_the_others(
    run, make_layer, qgis_app, tmp_path
):
    """Files keep aliases, so a carried one would have the head of the tool's own."""
    rows = [{"name": "某咖啡馆", "type": "咖啡厅"}, {"name": "某医院", "type": "医院"}]
    found = make_layer(
        "Point", {"name": "string", "type": "string"}, [(f"POINT (118.{8 + i} 32)", row) for i, row in enumerate(rows)]
    )
    shown = []
    for name, more in (
        ("coordinates", {"FROM": "wgs84", "TO": "gcj02"}),
        ("coordinates", {"FROM": "gcj02", "TO": "wgs84"}),
        ("classifypois", {"TYPE_FIELD": "type", "NAME_FIELD": "name"}),
        ("duplicatepois", {"NAME_FIELD": "name"}),
        ("coordinates", {"FROM": "wgs84", "TO": "gcj02"}),
    ):
        path = str(tmp_path / f"{len(shown)}.gpkg")
        parameters = {"INPUT": found, "OUTPUT": path, **more}
        run(name, **parameters)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"innospace:{name}")
        execution = Execution(algorithm, parameters)
        found = QgsVectorLayer(path)
        put_words(found)
        order = columns(found, execution.input_fields(found))
        shown.append([words.heading(found.fields()[i]) for i in order if "status" in found.fields()[i].name()])
        assert found.fields()[order[1]].name() == {"coordinates": "moved_m", "classifypois": "class"}.get(
            name, "n_merged"
        )
    one, two, three = "status (earlier)", "status (earlier 2)", "status (earlier 3)"
    assert shown == [
        ["status"],
        ["status", one],
        ["status", one, two],
        [one, two, "status"],
        ["status", one, two, three],
    ]


def test_ranked_rows_stand_in_their_order_and_missing_ranks_last(qgis_app):
    rows = [("c", 3), ("none", None), ("a", 1), ("b", 2)]
    layer = table(["name:string", "rank:integer"], rows)
    model = PagedRows(layer, columns(layer, ()))
    assert [model.data(model.index(i, 0)) for i in range(4)] == ["a", "b", "c", "none"]
    plain = table(["name:string", "n:integer"], rows)
    model = PagedRows(plain, columns(plain, ()))
    assert [model.data(model.index(i, 0)) for i in range(4)] == ["c", "none", "a", "b"]


def test_a_column_that_says_nothing_is_left_out_but_of_a_table_that_is_all_blank(qgis_app):
    fields = ["name:string", "is_new:integer", "n:integer"]
    for rows, shown in (
        ([("a", None, 1), ("b", None, None)], [0, 2]),
        ([("", None, None)], [0, 1, 2]),
        ([], [0, 1, 2]),
    ):
        assert PagedRows(table(fields, rows), [0, 1, 2]).columns == shown


def test_what_was_not_judged_says_so_behind_all_else(qgis_app):
    """The data hold no clinic: that none is in reach is no finding, and the classes that are judged are to be in sight."""
    fields = [
        "m_clinic:double",
        "n_clinic:integer",
        "ok_clinic:boolean",
        "ok_school:boolean",
        "pop:double",
        "name:string",
    ]
    layer = table(fields, [(None, 0, False, False, 3.0, "甲")])
    leave_unjudged(layer, ["m_clinic", "n_clinic", "ok_clinic"])
    model = PagedRows(layer, columns(layer, {"name", "pop"}))
    assert [layer.fields()[i].name() for i in model.columns] == ["name", "ok_school", "pop", "n_clinic", "ok_clinic"]
    assert [model.data(model.index(0, i)) for i in range(5)] == ["甲", "no", "3", "not judged", "not judged"]
    assert layer.getFeature(1)["ok_clinic"] is False


def test_a_rank_behind_a_column_that_says_nothing_still_orders(qgis_app):
    layer = table(["x:string", "name:string", "rank:integer"], [(None, "b", 2), (None, "a", 1)])
    model = PagedRows(layer, [0, 1, 2])
    assert [model.data(model.index(i, 0)) for i in range(2)] == ["a", "b"]
    assert model.ranked == 1


def test_a_short_table_is_read_once(qgis_app):
    class Counted(QgsVectorLayer):
        read = 0

        def getFeatures(self, *request):
            type(self).read += 1
            return super().getFeatures(*request)

    layer = Counted("NoGeometry?field=name:string&field=n:integer", "t", "memory")
    layer.dataProvider().addFeature(QgsFeature(layer.fields()))
    Counted.read = 0
    shown = tables.ResultTable(QgsMapCanvas())
    shown.show_layer(layer)
    assert Counted.read == 1


def settled(model):
    """Wait until the rows are in their order; the longest that a piece of it took, in seconds of this process."""
    longest, before = 0.0, time.process_time()
    while model._sorting is not None and model._sorting.timer.isActive():
        QApplication.processEvents()
        longest, before = max(longest, time.process_time() - before), time.process_time()
    return longest


@pytest.mark.parametrize("ascending", [True, False])
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_long_table_is_sorted_piece_by_piece_as_a_short_one_is_at_once(qgis_app, monkeypatch, column, ascending):
    random = np.random.default_rng(3)
    fields = ["name:string", "n:integer", "d:double"]
    rows = [(f"{k:03}", None if k % 7 == 0 else k % 13, k / 8) for k in random.permutation(700).tolist()]
    order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
    shown = []
    for at_once in (10_000, 10):
        monkeypatch.setattr(tables, "AT_ONCE", at_once)
        model = PagedRows(table(fields, rows), [0, 1, 2])
        model.sort(column, order)
        settled(model)
        while model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
        shown.append([model.data(model.index(i, column)) for i in range(model.rowCount())])
        assert len(set(model.ids)) == 700
    assert shown[0] == shown[1]


def test_another_head_clicked_meanwhile_is_the_one_that_holds_and_a_table_may_go(qgis_app, monkeypatch):
    monkeypatch.setattr(tables, "AT_ONCE", 1)
    model = PagedRows(table(["a:string", "n:integer"], [("a", 2), ("b", 1)]), [0, 1])
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(1)
    settled(model)
    assert [model.data(model.index(i, 0)) for i in range(2)] == ["b", "a"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.close()
    QApplication.processEvents()
    assert [model.data(model.index(i, 0)) for i in range(2)] == ["b", "a"]


def test_the_arrow_in_the_head_shows_the_order_that_the_rows_have(qgis_app, monkeypatch):
    monkeypatch.setattr(tables, "AT_ONCE", 1)
    shown = tables.ResultTable(QgsMapCanvas())
    shown.show_layer(table(["a:string", "n:integer"], [("a", 2), ("b", 1), ("c", 3)]))
    header, up, down = shown.view.horizontalHeader(), Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder

    def arrow():
        return header.sortIndicatorSection(), header.sortIndicatorOrder()

    def read():
        return [shown.rows.data(shown.rows.index(i, 0)) for i in range(3)]

    header.setSortIndicator(1, up)  # as a click does
    assert (arrow()[0], read(), shown.view.cursor().shape()) == (-1, ["a", "b", "c"], Qt.CursorShape.BusyCursor)
    settled(shown.rows)
    assert (arrow(), read(), shown.view.cursor().shape()) == ((1, up), ["b", "a", "c"], Qt.CursorShape.ArrowCursor)
    header.setSortIndicator(1, down)
    assert (arrow(), read()) == ((1, up), ["b", "a", "c"])
    header.setSortIndicator(0, down)
    settled(shown.rows)
    assert (arrow(), read()) == ((0, down), ["c", "b", "a"])
    monkeypatch.setattr(tables, "AT_ONCE", 10)
    header.setSortIndicator(1, down)
    assert (arrow(), read()) == ((1, down), ["c", "a", "b"])


def test_a_hundred_thousand_rows_are_sorted_without_a_block(qgis_app):
    layer = QgsVectorLayer("NoGeometry?field=name:string&field=n:double", "t", "memory")
    features = []
    for i in range(100_000):
        features.append(QgsFeature(layer.fields()))
        features[-1].setAttributes([f"孵化器 {i * 7919 % 100_003}", float(i * 7919 % 100_003)])
    layer.dataProvider().addFeatures(features)
    model = PagedRows(layer, [0, 1])
    for column in (1, 0):
        model.sort(column)
        assert settled(model) < 0.2
        assert model.rowCount() == tables.PAGE
    assert model.data(model.index(0, 1)) == "0"


def test_where_a_threshold_comes_from_stands_behind_what_it_found(qgis_app):
    layer = table(["category:string", "source:string", "clause:string", "mark:string", "share_people:double"])
    assert heads(layer) == ["category", "share_people", "source", "clause", "mark"]


def test_both_names_of_a_pair_and_the_district_of_a_piece_come_first(qgis_app):
    assert heads(table(["id_a:integer", "id_b:integer", "name_a:string", "name_b:string"]))[:2] == ["name_a", "name_b"]
    assert heads(table(["length_km:double", "district:string"], alias={"district": "区县"}))[0] == "district"


def test_a_very_long_table_opens_as_it_lies_and_is_sorted_when_asked(qgis_app, monkeypatch):
    layer = table(["name:string", "rank:integer"], [("c", 3), ("a", 1), ("b", 2)])
    shown = columns(layer, ())
    monkeypatch.setattr(tables, "ORDERED", 2)
    model = PagedRows(layer, shown)
    assert [model.data(model.index(i, 0)) for i in range(3)] == ["c", "a", "b"]
    model.sort(shown.index(1))
    assert [model.data(model.index(i, 0)) for i in range(3)] == ["a", "b", "c"]


def test_a_head_that_is_wider_than_its_column_may_be_has_more_lines(qgis_app):
    heights = []
    for head in ("distance (m)", "to the nearest of the innovation spaces of the community, along the streets (m)"):
        shown = tables.ResultTable(QgsMapCanvas())
        shown.show_layer(table(["a:string", "b:double"], [("x", 1.5)], alias={"b": head}))
        header = shown.view.horizontalHeader()
        assert header.sectionSize(1) <= tables.WIDEST
        heights.append((header.sizeHint().height(), header.height(), header.minimumHeight()))
    assert heights[1][2] > heights[0][0] >= heights[0][2]
