"""Classes of points of interest: the table's codes, rules first, several codes, names as a last resort, rows kept."""

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base import facility_classes, terms
from innospace.core.base.errors import InputError
from innospace.core.data import poi_classes, poi_classes_report
from innospace.core.data.poi_classes import GROUPS, SCHEMES, ClassOptions, assess, class_of

INCUBATOR_WORDS = sorted(facility_classes.classes_of("name", "incubators"))
RAW = ROOT / "resources" / "sample" / "raw" / "pois_gcj02_gbk.csv"


def texts(*values):
    return np.array([*values, None], dtype=object)[:-1]


def rules(*pairs):
    return pd.DataFrame(list(pairs), columns=["value", "class"], dtype=object)


def one(scheme="life_circle", own=None, **values):
    found = assess(**{name: texts(value) for name, value in values.items()}, options=ClassOptions(scheme), rules=own)
    return tuple(found.rows.loc[0, ["class", "matched_by", "status"]])


@pytest.mark.parametrize(
    ("value", "scheme", "code"),
    [
        ("050500", "life_circle", "cafe"), ("50500", "sharing", "third_space"), ("50500.0", "modules", "design_exchange"),
        ("050500", "hosts", None), ("141201", "hosts", "innovation"), ("141201", "centres", "knowledge"),
        ("120201", "centres", "business"), ("120100", "hosts", "production"), ("120100", "land_use", "M"),
        ("080111", "life_circle", "fitness_centre"), ("060705", "life_circle", "food_market"),
        ("090101", "life_circle", "hospital"), ("160101", "modules", "financing"), ("120301", "land_use", "R"),
        ("150500", "life_circle", "metro_stop"), ("150501", "life_circle", None), ("150702", "life_circle", "bus_stop"),
        ("150501|150500", "life_circle", "metro_stop"), ("060101|060400", "modules", "amenities"),
        ("060400|060101", "life_circle", "food_market"), ("170200|050500", "sharing", "office"),
        ("999999", "life_circle", None), ("160300", "life_circle", None), ("141300", "incubators", None),
        ("cafe", "life_circle", "cafe"), ("amenity=cafe", "sharing", "third_space"), ("amenity:cafe", "sharing", "third_space"),
        ("shop:mall", "life_circle", "shopping"), ("office=coworking", "incubators", "innovation_space"),
        ("餐饮服务;咖啡厅;咖啡厅", "sharing", "third_space"), ("美食;咖啡厅", "life_circle", "cafe"),
        ("美食:咖啡厅", "life_circle", "cafe"), ("教育学校:幼儿园", "life_circle", "kindergarten"),
        ("房地产;写字楼", "sharing", "office"), ("房产小区:住宅区:住宅小区", "land_use", "R"),
        ("公司企业:产业园区", "hosts", "production"), ("教育培训;高等院校", "centres", "knowledge"),
        ("交通设施服务;地铁站;地铁站", "life_circle", "metro_stop"), ("交通设施服务;地铁站;出入口", "life_circle", None),
        ("购物服务;便民商店/便利店;便民商店/便利店", "modules", "amenities"), ("ＣＡＦＥ", "life_circle", "cafe"),
        ("Amenity = Cafe", "life_circle", "cafe"), ("amenity : cafe", "sharing", "third_space"),
        ("金融保险服务;自动提款机;自动提款机", "life_circle", None), ("公司企业;农林牧渔基地;农场", "sharing", None),
        ("医疗保健服务;动物医疗场所;宠物医院", "life_circle", None),
        ("医疗保健服务;专科医院;口腔医院", "life_circle", "hospital"),
        ("科技企业孵化器", "incubators", "incubator"), ("none", "hosts", None), ("无", "sharing", None), ("", "modules", None),
        (None, "life_circle", None),
    ],
)  # fmt: skip
def test_a_value_has_its_class_in_each_scheme(value, scheme, code):
    assert class_of(value, scheme) == code


@pytest.mark.parametrize(
    ("name", "scheme", "code"),
    [
        ("东麓硬科技加速器", "incubators", "accelerator"), ("工坊路创客工场", "incubators", "innovation_space"),
        ("智汇大学生创业园", "incubators", "incubator"), ("南京大学国家大学科技园", "incubators", "science_park"),
        ("丝织厂文创众创空间（市级）", "incubators", "innovation_space"), ("望川小学", "incubators", None),
        ("望川小学", "life_circle", "primary_school"), ("小学路公交站", "life_circle", "bus_stop"),
        ("苏州大学附属医院(北门)", "life_circle", "hospital"), ("瑞幸咖啡（新街口店）", "life_circle", None),
        ("蓝山咖啡馆新街口店", "life_circle", "cafe"), ("蓝山咖啡馆（新街口店）", "sharing", "third_space"),
        ("中国银行新街口支行", "modules", "financing"), ("社区居民委员会", "sharing", None),
        ("书院路创业咖啡", "life_circle", None), ("书院路创业咖啡", "sharing", None), ("云川科技园", "hosts", None),
        ("科技园小学", "life_circle", "primary_school"), ("小学对面的烟酒店", "life_circle", None),
        ("中学旁文具店", "life_circle", None), ("图书馆快餐店", "life_circle", None), ("幼儿园用品店", "life_circle", None),
        ("银行旁咖啡馆", "life_circle", "cafe"), ("蓝山咖啡馆酒店", "life_circle", None), ("银行新街口店", "life_circle", None),
        ("望川小学城东校区", "life_circle", "primary_school"), ("望川医院城东分院", "life_circle", "hospital"),
        ("众创咖啡", "incubators", "innovation_space"), ("创客咖啡", "incubators", "innovation_space"),
        ("众创咖啡", "life_circle", None), ("加速器健身", "incubators", None), ("非众创", "incubators", None),
        ("粒子加速器实验室", "incubators", None), ("科技园路", "incubators", None), ("科技园站", "incubators", None),
        ("孵化场(鸡苗)", "incubators", None), ("望川孵化器A座", "incubators", "incubator"),
        ("望川众创社区二期3号楼", "incubators", "innovation_space"),
        ("孵化大厦", "incubators", "incubator"), (None, "life_circle", None),
    ],
)  # fmt: skip
def test_a_name_tells_by_its_end_and_incubators_only_in_their_scheme(name, scheme, code):
    if name == "瑞幸咖啡（新街口店）":
        code = "cafe"
    assert one(scheme, names=name)[0] == code


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_name_that_ends_like_an_incubator_has_a_class_among_incubators_alone(scheme):
    names = texts(*(before + word for before in ("云川", "望川小学", "A座", "") for word in INCUBATOR_WORDS))
    found = assess(names=names, options=ClassOptions(scheme)).rows["class"]
    assert found.notna().all() if scheme == "incubators" else found.isna().all()


def test_each_comes_in_its_turn_and_a_name_alone_is_to_be_checked():
    everything = {"codes": "141203", "types": "餐饮服务;咖啡厅;咖啡厅", "names": "望川医院"}
    assert one(**everything) == ("primary_school", "code", "ok")
    assert one(**everything | {"codes": "050100"}) == ("cafe", "type", "ok")
    assert one(**everything | {"codes": None, "types": "中餐厅"}) == ("hospital", "name", "to_check")
    assert one(codes="1", types="?", names="无名") == (None, None, "unmatched")
    assert one(**everything, own=rules(("望川", "银行"))) == ("finance", "rules", "ok")


@pytest.mark.parametrize("value", ["141203", "餐饮服务;咖啡厅;咖啡厅", "咖啡厅", "书店", "川医", "Ｂ座"])
def test_a_rule_is_a_code_a_type_or_part_of_the_name(value):
    row = {"codes": "141203|050100", "types": "餐饮服务;咖啡厅;咖啡厅|咖啡厅｜书店", "names": "望川医院b座"}
    assert one(**row, own=rules((value, "我的"))) == ("我的", "rules", "ok")
    assert one(codes="1", types="2", names="3", own=rules((value, "我的")))[2] == "unmatched"


def test_the_first_rule_wins_whatever_it_is_found_in():
    row = {"codes": "60400", "types": "超市", "names": "望川小学"}
    pairs = [("小学", "a"), ("望川", "b"), ("超市", "c"), ("060400", "d")]
    for turn in range(4):
        order = pairs[turn:] + pairs[:turn]
        assert one(**row, own=rules(*order))[0] == order[0][1]


def first_rule_by_hand(own, code, kind, name):
    for value, category in own:
        types = [part for cell in (code, kind) if cell for part in cell.split("|")]
        equal = [code, kind, *types, *(level for part in types for level in part.split(";"))]
        if value in equal or (name and value in name):
            return category
    return None


@given(
    st.lists(st.tuples(st.text("ab小学", min_size=1, max_size=2), st.sampled_from("xyz")), max_size=5),
    st.lists(st.tuples(*[st.one_of(st.none(), st.text("ab小学|;", max_size=4))] * 3), min_size=1, max_size=6),
)
def test_rules_by_brute_force(own, rows):
    codes, kinds, names = (texts(*column) for column in zip(*rows, strict=True))
    found = assess(codes, kinds, names, rules=rules(*own)).rows
    for i, (code, kind, name) in enumerate(rows):
        expected = first_rule_by_hand(own, code, kind, name)
        if expected is None:
            parts = {part for cell in (code, kind) for part in facility_classes.types_of(cell)}
            levels = {level for part in parts for level in facility_classes.levels_of(part)}
            expected_rule = next((c for v, c in own if v in parts | levels), None)
            assert (found.loc[i, "matched_by"] == "rules") == (expected_rule is not None)
        else:
            assert (found.loc[i, "class"], found.loc[i, "matched_by"]) == (expected, "rules")


def test_rules_without_a_class_are_told_and_not_used():
    own = rules(("1", None), (None, "x"), ("2", "y"), (" ", "z"))
    found = assess(codes=texts("1", "2"), rules=own)
    assert found.rows["class"].tolist() == [None, "y"]
    assert found.notes == ["3 rows of your own rules have no value or no class and are not used."]


def test_what_was_not_recognised_can_be_given_back():
    codes, types, names = (
        texts("7|8", "7", None, None, "99999"),
        texts(None, "a;b|c", None, None, None),
        texts(*[None] * 2, "某", None, "x"),
    )
    found = assess(codes, types, names)
    assert found.unmatched.values.tolist() == [["7", 1], ["99999", 1], ["a;b", 1], ["某", 1]]
    assert found.notes == ["1 row has no value in the chosen fields."]
    again = assess(codes, types, names, rules=found.unmatched.assign(**{"class": "cafe"}))
    assert again.rows["status"].tolist() == ["ok", "ok", "ok", "unmatched", "ok"]
    assert len(again.unmatched) == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_sample_keeps_every_row_and_its_unmatched_go_round(scheme):
    table = pd.read_csv(RAW, encoding="gb18030", dtype=str).astype(object)
    values = [table[column].where(table[column].notna(), None).to_numpy() for column in ("typecode", "type", "name")]
    found = assess(*values, options=ClassOptions(scheme))
    status = found.rows["status"].value_counts()
    assert len(found.rows) == len(table) == found.summary["n"].sum()
    assert found.summary["share"].sum() == pytest.approx(1)
    assert found.unmatched["n"].sum() == status.get("unmatched", 0)
    assert found.to_check["n"].sum() == status.get("to_check", 0) == (found.rows["matched_by"] == "name").sum()
    assert set(found.rows["class"].dropna()) <= set(terms.codes(GROUPS[scheme]))
    again = assess(*values, options=ClassOptions(scheme), rules=found.unmatched.assign(**{"class": "自定"}))
    assert (again.rows["status"] == "unmatched").sum() == 0
    # Of several types the second may be among the unmatched, and own rules come before all else.
    kept = (found.rows["status"] == "ok") & ~table["type"].str.contains("|", regex=False)
    assert again.rows.loc[kept, "class"].tolist() == found.rows.loc[kept, "class"].tolist()


def test_the_sample_s_classes_agree_with_what_its_script_knows():
    table = pd.read_csv(RAW, encoding="gb18030", dtype=str)
    found = assess(codes=table["typecode"].to_numpy(object)).rows["class"]
    assert (found == "kindergarten").sum() == (table["typecode"] == "141204").sum() > 5
    assert (found == "metro_stop").sum() == (table["typecode"] == "150500").sum() > 1
    incubators = assess(names=table["name"].to_numpy(object), options=ClassOptions("incubators")).rows
    assert (incubators["status"] == "to_check").sum() == 11


@given(st.lists(st.sampled_from(["060101", "50500", "cafe", "望川小学", "x", None]), max_size=12), st.randoms())
def test_the_order_of_rows_changes_no_row(values, random):
    order = random.sample(range(len(values)), len(values))
    if not values:
        return
    plain = assess(codes=texts(*values), names=texts(*values))
    mixed = assess(codes=texts(*[values[i] for i in order]), names=texts(*[values[i] for i in order]))
    assert mixed.rows.values.tolist() == plain.rows.iloc[order].values.tolist()
    assert mixed.summary.equals(plain.summary)
    assert mixed.unmatched.equals(plain.unmatched)


def test_no_rows_and_no_fields():
    found = assess(codes=texts())
    assert len(found.rows) == len(found.summary) == len(found.unmatched) == 0
    with pytest.raises(InputError, match="^codes, types, names: "):
        assess()


def test_the_report_says_what_is_so():
    found = assess(codes=texts("060400", "1", "1"), names=texts(None, "望川小学", "某"))
    page = poi_classes_report.build(found, "life_circle").html()
    assert "2 of 3 rows have a class (67%)." in page
    assert "1 of them is classified by its name alone and should be checked." in page
    assert "1 value was not recognised" in page
    assert "望川小学" in page
    found = assess(codes=texts("060400"))
    page = poi_classes_report.build(found, "life_circle").html()
    assert "1 of 1 row has a class (100%)." in page
    assert "by its name alone and should be checked" not in page
    assert "not recognised in this scheme" not in page


def test_every_class_of_every_scheme_is_a_term_and_every_peculiar_code_is_in_the_table():
    table = facility_classes.table()
    for scheme, group in GROUPS.items():
        assert set(table[scheme].dropna()) <= set(terms.codes(group)) - poi_classes.NO_CLASS
    verified = table[(table["system"] == "amap") & (table["mark"] == "V")]
    assert len(verified) == 39
    assert verified["text"].notna().all()
    assert verified["value"].str.fullmatch(r"\d{6}").all()


@pytest.mark.parametrize("n", [200_000])
def test_many_points_take_little_time(n):
    import time

    rng = np.random.default_rng(0)
    names = np.array(
        [f"{a}{b}小店" for a, b in zip(rng.integers(0, 10**6, n), rng.integers(0, 99, n), strict=True)], object
    )
    codes = rng.choice(np.array([f"{i:06d}" for i in range(50000, 52000)], object), n)
    start = time.process_time()
    assess(codes=codes, names=names)
    # A million in 20 s.
    assert time.process_time() - start < 20 * n / 1e6


def test_a_name_that_says_station_is_no_centre():
    names = np.array(["和畅苑文化活动站", "景明文化活动中心", "文化活动站旁小学", None, "望川居民委员会"], object)
    codes = np.array(["140800"] * 4 + ["120304"], object)
    found = assess(codes=codes, names=names).rows
    expected = ["culture_station", "culture_centre", "culture_centre", "culture_centre", "community_service_centre"]
    assert found["class"].tolist() == expected
    assert assess(codes=codes).rows["class"].tolist() == ["culture_centre"] * 4 + ["community_service_centre"]
    rules = pd.DataFrame({"value": ["文化活动站"], "class": ["culture_centre"]})
    assert assess(codes=codes[:1], names=names[:1], rules=rules).rows["class"].tolist() == ["culture_centre"]


def test_a_school_is_of_the_level_that_its_name_says_and_else_of_none():
    names = ["望川小学", "望川中学（北校区）", "望川实验学校", "望川小学操场", None]
    levels = ["primary_school", "junior_middle_school", "school", "school", "school"]
    names = np.array(names, object)
    for value in ("141200", "科教文化服务;学校;学校", "amenity=school"):
        found = assess(np.full(5, value, object), None, names).rows
        assert found["class"].tolist() == levels
        assert found[["matched_by", "status"]].drop_duplicates().values.tolist() == [["code", "ok"]]
        assert set(assess(np.full(5, value, object)).rows["class"]) == {"school"}
    # A code that says the level counts more than the name.
    assert assess(np.array(["141202"], object), None, names[:1]).rows["class"].tolist() == ["junior_middle_school"]
    rules = pd.DataFrame({"value": ["141200"], "class": ["school"]})
    assert assess(np.array(["141200"], object), None, names[:1], rules=rules).rows["class"].tolist() == ["school"]


def test_halls_and_pitches_are_the_large_sports_grounds_of_the_standard():
    codes, types = (
        np.array(["080101", "80105"], object),
        np.array(["综合体育馆", "体育休闲服务;运动场馆;足球场"], object),
    )
    for found in (assess(codes=codes), assess(types=types)):
        assert found.rows["class"].tolist() == ["large_sports_ground"] * 2


def test_sports_are_of_one_class_whichever_tool_reads_them():
    """The life circle reads values by itself, the classification writes classes for it: both say the same."""
    grounds = ["足球场", "羽毛球场", "体育场", "体育馆", "运动场所", "篮球场", "网球场"]
    values = [*grounds, "leisure=pitch", "leisure=track", "leisure=stadium", "080105", "080118"]
    found = assess(types=np.array(values, object)).rows["class"].tolist()
    assert found == [facility_classes.class_of(value) for value in values]
    assert None not in found


def test_a_sports_ground_of_which_the_size_is_not_told_is_one_of_unknown_size():
    """A court says nothing of its size, unless its name does; a bowling alley is no ground."""
    names = np.array(["望川篮球场", "望川小型运动场地", "望川大型多功能运动场地", "望川保龄球馆"], object)
    of_codes = assess(np.array(["080104"] * 3 + ["080102"], object), None, names)
    sizes = ["sports_ground", "small_sports_ground", "large_sports_ground", None]
    assert of_codes.rows["class"].tolist() == sizes
    assert assess(names=names).rows["class"].tolist() == sizes
    assert of_codes.rows["class_name"][0] == "sports ground (size unknown)"


@pytest.mark.parametrize("kind", ["subway_entrance", "railway=subway_entrance", "Railway: subway_entrance"])
def test_entrances_of_stations_are_told_apart_from_stations(kind):
    names = texts("新街口#1", "新街口#2", "新街口地铁站", "大行宫")
    found = assess(types=texts(kind, kind, None, "station=subway"), names=names)
    assert found.rows["class"].tolist() == ["metro_stop"] * 4
    (said,) = found.notes
    assert said.startswith("2 of 4 rows of the class “metro stop” are entrances")
    assert assess(types=texts("station=subway"), names=names[:1]).notes == []
    assert assess(types=texts(kind), rules=rules((kind, "cafe"))).notes == []
