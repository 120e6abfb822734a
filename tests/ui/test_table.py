"""What a table of results shows first: the columns that say which row it is, and the rows by their rank."""

from qgis.core import QgsFeature, QgsVectorLayer
from qgis.gui import QgsMapCanvas

from innospace.ui import table as tables
from innospace.ui.table import PagedRows, columns, filled


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


def test_a_name_of_the_input_comes_first_also_by_its_alias(qgis_app):
    assert heads(table(["verdict:string", "xz:string"], alias={"xz": "小镇"}), ["xz"]) == ["xz", "verdict"]
    assert heads(table(["verdict:string", "xz:string"]), ["xz"]) == ["verdict", "xz"]
    assert heads(table(["verdict:string", "town_name:string"]), ["town_name"]) == ["town_name", "verdict"]


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
    layer = table(fields, [("a", None, 1), ("b", None, None)])
    assert filled(layer, [0, 1, 2]) == [0, 2]
    assert filled(table(fields, [("", None, None)]), [0, 1, 2]) == [0, 1, 2]
    assert filled(table(fields), [0, 1, 2]) == [0, 1, 2]


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
