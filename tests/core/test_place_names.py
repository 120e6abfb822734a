"""Names compared, places listed twice, lists matched: by hand, by brute force, and on the sample whose truth is known."""

import numpy as np
import pandas as pd
import pytest
import shapely
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError, Stopped
from innospace.core.data import (
    duplicate_pois,
    duplicate_pois_report,
    match_list,
    match_list_report,
    near_names,
    place_names,
)
from innospace.core.ground import incubators
from innospace.scripts.sample import community
from innospace.scripts.sample.community import raw

SEED = 20160901


def texts(*values):
    return np.array([*values, None], dtype=object)[:-1]


def edits_by_hand(a, b):
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j - 1] + (x != y), last[j] + 1, row[-1] + 1))
        last = row
    return last[-1]


@given(
    st.lists(st.text("abc", min_size=1, max_size=7), min_size=2, max_size=8, unique=True),
    st.sampled_from([0.3, 0.5, 0.85]),
)
def test_similarity_by_brute_force(words, least):
    one, other = map(np.ravel, np.indices((len(words), len(words))))
    found = place_names.similarities(texts(*words), one, other, least)
    for i, j, value in zip(one, other, found, strict=True):
        true = 1 - edits_by_hand(words[i], words[j]) / max(len(words[i]), len(words[j]))
        assert value == pytest.approx(true if true >= least - 1e-9 else 0)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("苏州工业园区第七中学", "苏州工业园区第八中学", "other_numerals"), ("第七中学", "第7 中学", "merged"),
        ("向阳新村3幢", "向阳新村东门", "merged"), ("向阳新村２栋1单元", "向阳新村", "merged"),
        ("云川科技有限公司", "云川(科技)", "merged"), ("东麓创业服务大厦A座", "东麓创业服务大厦B座", "other_numerals"),
        ("云川路小学校", "云川小学校", "similar"), ("云川小学", "望川医院", None),
    ],
)  # fmt: skip
def test_two_names_near_each_other(one, other, verdict):
    found = duplicate_pois.assess(shapely.points([(0, 0), (60, 80)]), texts(one, other))
    assert found.pairs["verdict"].tolist() == ([verdict] if verdict else [])
    assert found.pairs[["id_a", "name_a", "id_b", "name_b"]].values.tolist() == (
        [[0, one, 1, other]] if verdict else []
    )
    assert len(found.kept) == (1 if verdict == "merged" else 2)
    far = duplicate_pois.assess(shapely.points([(0, 0), (60, 80.1)]), texts(one, other))
    assert len(far.pairs) == 0


NO_NAMES = [
    "未命名",
    "未命名2",
    "未命名地块",
    "无",
    "（无）",
    "无名",
    "无名称",
    "不详",
    "名称不详",
    "未知",
    "暂无",
    "待定",
    "/",
    "-",
]
NO_NAMES += ["unnamed", "Unnamed ", "N/A", "n.a.", "NULL", "none", "unknown"]


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_stands_for_a_missing_name_is_none(name):
    """Nobody knows whether two of them are one place, near each other or in a list."""
    names, points = texts(name, name, "第七中学", "第7 中学"), shapely.points([(0, 0), (9, 0), (0, 9), (9, 9)])
    found = duplicate_pois.assess(points, names)
    assert found.rows["n_merged"].tolist() == [1, 1, 2]
    assert found.pairs["name_a"].tolist() == ["第七中学"]
    assert found.notes == ["2 rows have no name or no place, and are kept as they are."]
    assert match_list.assess(names, names[[0, 2]]).rows["status"].tolist() == ["unmatched"] * 2 + ["matched"] * 2
    # Nor are two grounds one incubator, or two areas one city.
    assert len(set(incubators.number_of(names, 4)[:2])) == 2


@pytest.mark.parametrize("name", ["无锡日报社", "无名路小学", "未来之家", "空间站", "NA咖啡", "暂无书店", "未知星球"])
def test_a_name_that_begins_like_a_missing_one_is_a_name(name):
    assert len(duplicate_pois.assess(shapely.points([(0, 0), (9, 0)]), texts(name, name)).kept) == 1


def test_two_rows_that_a_third_makes_one_place_are_not_left_to_decide():
    """云川高新创客中心 and 云川高新区创客中心站 are hardly alike enough, but each is like the one between them."""
    names = texts("云川高新创客中心", "云川高新区创客中心", "云川高新区创客中心站")
    points = shapely.points([(0, 0), (10, 0), (20, 0)])
    found = duplicate_pois.assess(points, names)
    assert len(found.kept) == 1
    assert found.pairs["verdict"].tolist() == ["merged"] * 3
    assert found.pairs["similarity"].min() < 0.85
    assert len(duplicate_pois.sentences(found)) == 1
    apart = duplicate_pois.assess(points[[0, 2]], names[[0, 2]])
    assert (len(apart.kept), apart.pairs["verdict"].tolist()) == (2, ["similar"])


@pytest.mark.parametrize(("step", "n", "wide"), [(90, 11, 1), (50, 3, 0), (51, 3, 1), (100, 2, 0)])
def test_a_place_that_reaches_farther_than_the_radius_is_told(step, n, wide):
    """A bank has a branch every 90 m of a street: each is near the next, the last is not near the first."""
    points = shapely.points([(step * i, 0) for i in range(n)] + [(0, 9000), (3, 9000), (0, 9001)])
    found = duplicate_pois.assess(points, texts(*["中国银行"] * n, *["第七中学"] * 3))
    assert found.rows["n_merged"].tolist() == [n, 3]
    assert len(found.notes) == wide
    assert all("1 place joins rows that are farther apart than 100 m" in note for note in found.notes)


def test_merging_is_transitive_keeps_the_fullest_and_never_joins_types():
    points = shapely.points([(0, 0), (90, 0), (180, 0), (500, 0)])
    found = duplicate_pois.assess(
        points, texts(*["云川"] * 3, None), filled=np.array([1, 3, 2, 1]), ids=np.array([5, 6, 7, 8])
    )
    assert found.rows.values.tolist() == [[3, "6; 7; 5"], [1, "8"]]
    assert found.notes[0] == "1 row has no name or no place, and is kept as it is."
    assert "farther apart than 100 m" in found.notes[1]
    assert found.summary.to_dict("records") == [{"verdict": "merged", "n": 2}]
    assert duplicate_pois.assess(points[:2], texts(*["云川"] * 2)).notes == []
    found = duplicate_pois.assess(points, texts(*["云川"] * 3, None), texts("050500", None, "060400", None))
    assert found.rows["n_merged"].tolist() == [1, 1, 1, 1]
    assert found.pairs["verdict"].value_counts().to_dict() == {"unknown_type": 2}
    assert duplicate_pois.sentences(found)[1:] == [
        "2 pairs have similar names, but a row without a type stands between two types; they were not merged."
    ]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [("050500", "50500", "merged"), ("050500", "50500.0", "merged"), ("050500", None, "merged"), (None, None, "merged"),
     ("Cafe", "cafe", "merged"), ("050500", "050501", "other_type"), ("050500", "50501", "other_type")],
)  # fmt: skip
def test_types_are_compared_as_codes(one, other, verdict):
    found = duplicate_pois.assess(shapely.points([(0, 0), (9, 0)]), texts("星巴克", "星巴克"), texts(one, other))
    assert found.pairs["verdict"].tolist() == [verdict]
    assert any("different types" in text for text in duplicate_pois.sentences(found)) is (verdict == "other_type")


def test_the_24_of_the_sample_are_found_and_no_others():
    table = raw.pois(community.layers(SEED)["兴趣点"], SEED)
    xy = np.array(table[["lng", "lat"]], float) * (94_000, 111_000)
    found = duplicate_pois.assess(
        shapely.points(xy), table["name"].to_numpy(object), table["typecode"].to_numpy(object)
    )
    pairs = found.pairs[found.pairs["verdict"] == "merged"]
    truth = {frozenset((i, j)) for i, j in enumerate(table["same_as"]) if j >= 0}
    assert set(map(frozenset, pairs[["id_a", "id_b"]].values.tolist())) == truth
    assert len(truth) == 24


def test_statuses_of_a_list():
    names = texts("云川孵化器", "第七加速器", "丝织厂文创众创空间（市级）", "无此地", None)
    found = match_list.assess(names, texts("云川 孵化器", "第八加速器", "丝织厂文创众创空间"))
    assert found.rows["status"].tolist() == ["matched", "doubtful", "doubtful", "unmatched", "unmatched"]
    assert found.why.tolist() == ["", "numerals,score", "score", "", ""]
    twice = match_list.assess(texts("云川孵化器"), texts("云川孵化器", "云川孵化器"))
    assert (twice.rows.loc[0, "status"], twice.why[0]) == ("doubtful", "runner_up")
    page = match_list_report.build(found, names, similarity=0.85).html()
    assert "1 of 5 rows of the list is matched." in page
    assert "no place found" in page
    assert "no class found" not in page
    assert "2 rows are doubtful" in page


NAMES = st.lists(st.none() | st.text("云川12", min_size=1, max_size=6), min_size=1, max_size=12)
ENDINGS = st.sampled_from(["", "孵化器", "科技企业孵化器"])


def pairs_of(word):
    return {*zip("\2" + word, word, strict=False)}


def nearest_by_hand(read, city, n, least, turns):
    """All compared with all; the beginning of a name is a letter, and names as alike share a pair of letters."""
    for i in range(n):
        found = []
        for j in range(n, len(read.number)):
            one, other = read.number[i], read.number[j]
            if min(one, other) < 0 or (city[i] != city[j] and min(city[i], city[j]) >= 0):
                continue
            a, b = read.text[one], read.text[other]
            alike = 1 - edits_by_hand(a, b) / max(len(a), len(b))
            if alike >= least - 1e-9 and pairs_of(a) & pairs_of(b):
                differ = place_names.numerals(a) != place_names.numerals(b)
                found.append((-round(alike, 6), differ, turns[j - n], j - n))
        best = sorted(found)[:2] + [(np.nan, 0, 0, -1)] * 2
        yield [place for *_, place in best[:2]], [-score for score, *_ in best[:2]]


@given(NAMES, NAMES, ENDINGS, st.sampled_from([0.2, 0.45, 0.5, 0.6, 0.7, 0.95]), st.data())
def test_the_two_nearest_are_those_of_all_compared_with_all(names, places, ending, least, data):
    words = [word and word + ending for word in names + places]
    read = place_names.read(texts(*words))
    city = np.array(data.draw(st.lists(st.integers(-1, 1), min_size=len(words), max_size=len(words))))
    turns = np.array(data.draw(st.permutations(range(len(places)))))
    found = near_names.two_nearest(read, city, len(names), least=least, turns=turns)
    for i, (place, score) in enumerate(nearest_by_hand(read, city, len(names), least, turns)):
        assert found[0][:, i].tolist() == place
        assert found[1][:, i] == pytest.approx(score, abs=1e-6, nan_ok=True)


def test_names_with_a_common_ending_are_not_compared_all_with_all(monkeypatch):
    """Half a million pairs share 孵化器, and each name is compared with a handful."""
    words = [chr(0x4E00 + i) + chr(0x5E00 + i) + "科技企业孵化器" for i in range(700)]
    compared, alike = [], place_names.similarities
    monkeypatch.setattr(
        place_names, "similarities", lambda texts, one, *rest: compared.append(len(one)) or alike(texts, one, *rest)
    )
    found = match_list.assess(texts(*words), texts(*words, *(word + "A" for word in words)))
    assert found.rows["place"].tolist() == words
    assert found.rows["runner_up"].tolist() == [word + "A" for word in words]
    assert sum(compared) < 5 * len(words)


def test_matching_heeds_a_cancel():
    with pytest.raises(Stopped):
        match_list.assess(texts("云川孵化器"), texts("云川孵化器"), cancelled=lambda: True)


def test_the_city_counts_where_both_have_one():
    names, places = texts("第一中学"), texts("第一中学", "第一中学")
    found = match_list.assess(names, places, cities=texts("南京市"), place_cities=texts("苏州", "南京"))
    assert (found.best[0], found.rows.loc[0, "status"]) == (1, "matched")
    assert match_list.assess(texts("苏州市第一中学"), texts("常州市第一中学")).best[0] == -1
    assert match_list.assess(texts("苏州市第一中学"), texts("第一中学")).best[0] == 0


@pytest.mark.parametrize(
    ("name", "city", "plain"),
    [
        ("南京创客空间", "南京", "创客空间"), ("南京市创客空间", "南京", "创客空间"), ("江苏南京创客空间", "南京", "创客空间"),
        ("江苏省南京市鼓楼区创客空间", "南京", "创客空间"), ("南京鼓楼区创客空间", "南京", "创客空间"),
        ("三亚创客空间", "三亚", "创客空间"), ("九江市第七中学", "九江", "第7中学"),
        ("内蒙古自治区包头市创客空间", "包头", "创客空间"),
        ("昆山市创客空间", "昆山", "创客空间"), ("昆山创客空间", None, "昆山创客空间"),
        ("南京路小学", None, "南京路小学"), ("北京东路小学", None, "北京东路小学"), ("上海南站", None, "上海南站"),
        ("南京大学", None, "南京大学"), ("南京师范大学附属小学", None, "南京师范大学附属小学"), ("北京银行", None, "北京银行"),
        ("南京大学生创业园", "南京", "大学生创业园"), ("中山创客空间", None, "中山创客空间"),
        ("中山市创客空间", "中山", "创客空间"),
        ("南京", None, "南京"), ("南京市民中心", "南京", "市民中心"), ("苏州工业园区第七中学", "苏州", "工业园区第7中学"),
        ("腾讯众创空间（南京）", None, "腾讯众创空间南京"),
    ],
)  # fmt: skip
def test_a_city_in_front_with_and_without_its_shi(name, city, plain):
    assert (place_names.city_of(name), place_names.plain(name)) == (city, plain)


def test_every_known_city_is_read_alike_with_and_without_its_shi():
    table = pd.read_csv(ROOT / "resources" / "china" / "places.csv", dtype=str)
    cities = table[table["kind"] != "province"]
    assert len(cities) > 290
    assert cities["name"].is_unique
    assert set(cities["province"]) <= set(table.loc[table["kind"] != "city", "name"])
    for name, alone in zip(cities["name"], cities["alone"], strict=True):
        assert place_names.city_of(f"{name}市创客空间") == name
        assert place_names.city_of(f"{name}创客空间") == (name if alone == "yes" else None)


@pytest.mark.parametrize("shi", ["", "市"])
def test_both_spellings_of_a_city_lead_to_one_answer(shi):
    found = match_list.assess(texts(f"南京{shi}创客空间有限公司"), texts("创客空间"))
    assert found.rows.loc[0, ["score", "status"]].tolist() == [1.0, "matched"]
    assert match_list.assess(texts(f"南京{shi}创客空间"), texts("苏州创客空间")).rows.loc[0, "status"] == "unmatched"
    pairs = duplicate_pois.assess(shapely.points([(0, 0), (9, 0)]), texts(f"南京{shi}创客联盟", "创客联盟")).pairs
    assert pairs["verdict"].tolist() == ["merged"]


@given(st.permutations(range(5)))
def test_the_place_does_not_depend_on_the_order_of_rows(order):
    names = texts("万科云谷三期", "万科云谷", "万科云谷二期", "万科云谷二期", "万科云谷二期")
    spots = shapely.points([(0, 0), (1, 0), (9, 5), (2, 9), (2, 4)])
    found = match_list.assess(texts("万科云谷一期"), names[list(order)], geometries=spots[list(order)])
    assert order[found.best[0]] == 4
    same = match_list.assess(texts("万科云谷三期"), names[list(order)], geometries=spots[list(order)])
    assert order[same.best[0]] == 0


def test_a_place_without_a_geometry_does_not_win():
    spots = np.array([None, shapely.Point(0, 0), shapely.Point()])
    found = match_list.assess(texts("万科云谷"), texts("万科云谷", "万科云谷二", "万科云谷"), geometries=spots)
    assert (found.best[0], found.rows.loc[0, "status"]) == (1, "doubtful")
    assert found.notes == ["2 of the places have no geometry, and nothing is matched with them."]
    found = match_list.assess(texts("万科云谷"), texts("万科云谷"), geometries=spots[:1])
    assert (found.best[0], found.rows.loc[0, "status"]) == (-1, "unmatched")
    assert found.notes == ["1 of the places has no geometry, and nothing is matched with it."]
    assert found.summary.to_dict("records") == [{"status": "unmatched", "n": 1}]
    assert match_list.assess(texts("万科云谷"), texts("万科云谷"), geometries=spots[1:2]).notes == []


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 of 1 row of the list is matched."), (2, "2 of 2 rows of the list are matched.")]
)
def test_the_verb_goes_by_the_rows_that_are_matched(n, said):
    names = texts("云川孵化器", "望川加速器")
    assert match_list.sentences(match_list.assess(names[:n], names))[0] == said
    assert match_list.sentences(match_list.assess(names[:1], texts("银行")))[0] == "0 of 1 row of the list are matched."


def test_what_is_no_number_above_0_is_refused():
    with pytest.raises(InputError, match="^radius: "):
        duplicate_pois.assess(shapely.points([(0, 0)]), texts("a"), options=duplicate_pois.DuplicateOptions(radius=0))
    with pytest.raises(InputError, match="^similarity: "):
        match_list.assess(texts("a"), texts("a"), options=match_list.MatchOptions(similarity=0))


def test_the_report_shows_pairs_beside_each_other():
    found = duplicate_pois.assess(shapely.points([(0, 0), (9, 0)]), texts("云川路小学校", "云川小学校"))
    page = duplicate_pois_report.build(found, radius=100, similarity=0.85).html()
    assert "1 pair has similar names" in page
    assert "Rows: 2; places: 2; places that are listed more than once: 0." in page


def test_where_nothing_has_a_name_nothing_is_matched():
    found = match_list.assess(texts(None), texts(None))
    assert found.rows["status"].tolist() == ["unmatched"]
