"""Formal or informal, large or small: every class of the other tools, own kinds, and what a value is read as."""

from types import SimpleNamespace

import numpy as np
import pytest

from innospace.core.base import facility_classes, terms
from innospace.core.base.errors import InputError
from innospace.core.data import poi_classes
from innospace.core.region import mix_kinds
from innospace.core.region.mix_kinds import KINDS, kinds_of, own_kinds

TABLE = mix_kinds.table()
# What paper 4 of the source names, section 3.2, by hand.
NAMED = {
    "space": {"科技园": "formal", "众创空间": "informal", "咖啡馆": "informal"},
    "size": {
        "购物中心": "large",
        "电影院": "large",
        "便利店": "small",
        "商业街": "small",
        "社区卫生服务中心": "small",
        "幼儿园": "small",
    },
}


@pytest.fixture
def edited(tmp_path, monkeypatch):
    """The table with cafés made formal by whoever edited it, as a spreadsheet saves it."""
    lines = (terms.RESOURCES / "newtown_kinds.csv").read_text("utf-8").splitlines()
    column, at = lines[0].split(",").index("space"), next(i for i, line in enumerate(lines) if line.startswith("cafe,"))
    cells = lines[at].split(",")
    assert cells[column] == "informal"
    cells[column] = "formal"
    lines[at] = ",".join(cells)
    (tmp_path / "newtown_kinds.csv").write_text("\r\n".join(lines), "utf-8-sig")
    monkeypatch.setattr(mix_kinds, "terms", SimpleNamespace(**vars(terms) | {"RESOURCES": tmp_path}))
    _forget()
    yield
    _forget()


def _forget():
    for function in (mix_kinds.table, mix_kinds._kinds, mix_kinds._words, mix_kinds._find):
        function.cache_clear()


def test_the_table_may_be_edited(edited):
    assert kinds_of(["cafe", "咖啡馆", "科技园"], "space").tolist() == ["formal", "formal", "formal"]
    assert kinds_of(["cafe"], "size").tolist() == ["small"]


@pytest.mark.parametrize("side", KINDS)
def test_what_the_source_names_has_its_kind(side):
    assert kinds_of(list(NAMED[side]), side).tolist() == list(NAMED[side].values())


def test_the_table_is_whole():
    assert TABLE["value"].is_unique
    assert TABLE["mark"].isin(["P", "O"]).all()
    assert (TABLE["source"].notna() & (TABLE["space"].notna() | TABLE["size"].notna())).all()
    for side, codes in KINDS.items():
        assert set(TABLE[side].dropna()) == set(codes)
    known = {code for group in mix_kinds.SCHEMES.values() for code in terms.codes(group)}
    coded = TABLE["value"].str.fullmatch("[a-z_]+")
    assert set(TABLE.loc[coded, "value"]) <= known


@pytest.mark.parametrize("side", KINDS)
def test_the_words_of_a_class_have_the_kind_of_the_class(side):
    own = dict(zip(TABLE["value"], TABLE[side], strict=True))
    for code in terms.codes("facility"):
        words = [code, terms.label("facility", code)]
        assert kinds_of(words, side).tolist() == [own.get(code)] * 2, code


@pytest.mark.parametrize(("scheme", "side"), [("life_circle", "size"), ("incubators", "space"), ("hosts", "space")])
def test_a_raw_code_has_the_kind_of_the_class_that_classifypois_gives_it(scheme, side):
    own = dict(zip(TABLE["value"], TABLE[side], strict=True))
    for system in ("osm", "amap"):
        for value in facility_classes.classes_of(system, scheme):
            code = poi_classes.class_of(value, scheme)
            assert kinds_of([value], side)[0] == (own.get(value) or own.get(code)), (value, code)


@pytest.mark.parametrize(
    ("value", "space", "size"),
    [
        ("formal", "formal", None),
        ("非正式", "informal", None),
        ("大配套", None, "large"),
        ("Small", None, "small"),
        ("050500", "informal", "small"),
        ("50500.0", "informal", "small"),
        ("amenity = cafe", "informal", "small"),
        ("120201|060200", None, "small"),
        ("购物服务;便民商店/便利店;便民商店/便利店", None, "small"),
        ("科教文化服务;学校;高等院校", "formal", None),
        ("小学路公交站", None, None),
        ("宠物医院", None, None),
        ("", None, None),
        (None, None, None),
        ("zoo", None, None),
    ],
)
def test_how_a_value_is_read(value, space, size):
    assert [kinds_of([value], side)[0] for side in KINDS] == [space, size]


def test_own_kinds_come_first_and_leave_the_other_side_as_it_is():
    values = np.array(["Cafe", "zoo", "hospital", "mall", None], object)
    own, notes = own_kinds(["cafe", "formal", "ZOO", "large、informal", "hospital", "", "inn", "小"], values)
    assert notes == ["No facility has these values of your own list: inn."]
    assert kinds_of(values, "space", own).tolist() == ["formal", "informal", None, None, None]
    assert kinds_of(values, "size", own).tolist() == ["small", "large", None, "large", None]


@pytest.mark.parametrize("cells", [["cafe", "huge"], ["cafe"]])
def test_own_kinds_that_are_none_are_refused(cells):
    with pytest.raises(InputError, match="class_map"):
        own_kinds(cells, np.array(["cafe"], object))
