"""Names compared, places listed twice, lists matched: by hand, by brute force, and on the sample whose truth is known."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from innospace.core.base.errors import InputError
from innospace.core.data import duplicate_pois, duplicate_pois_report, match_list, match_list_report, place_names
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
    assert len(found.kept) == (1 if verdict == "merged" else 2)
    far = duplicate_pois.assess(shapely.points([(0, 0), (60, 80.1)]), texts(one, other))
    assert len(far.pairs) == 0


def test_merging_is_transitive_keeps_the_fullest_and_never_joins_types():
    points = shapely.points([(0, 0), (90, 0), (180, 0), (500, 0)])
    found = duplicate_pois.assess(
        points, texts(*["云川"] * 3, None), filled=np.array([1, 3, 2, 1]), ids=np.array([5, 6, 7, 8])
    )
    assert found.places.values.tolist() == [[3, "6,7,5"], [1, "8"]]
    found = duplicate_pois.assess(points, texts(*["云川"] * 3, None), texts("050500", None, "060400", None))
    assert found.places["n_merged"].tolist() == [1, 1, 1, 1]
    assert set(found.pairs["verdict"]) == {"other_type"}


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
    assert "1 of 5 rows of the list are matched." in page
    assert "2 rows are doubtful" in page


def test_the_city_counts_where_both_have_one():
    names, places = texts("第一中学"), texts("第一中学", "第一中学")
    found = match_list.assess(names, places, cities=texts("南京市"), place_cities=texts("苏州", "南京"))
    assert (found.best[0], found.rows.loc[0, "status"]) == (1, "matched")
    assert match_list.assess(texts("苏州市第一中学"), texts("常州市第一中学")).best[0] == -1
    assert match_list.assess(texts("苏州市第一中学"), texts("第一中学")).best[0] == 0


def test_what_is_no_number_above_0_is_refused():
    with pytest.raises(InputError, match="^radius: "):
        duplicate_pois.assess(shapely.points([(0, 0)]), texts("a"), radius=0)
    with pytest.raises(InputError, match="^similarity: "):
        match_list.assess(texts("a"), texts("a"), similarity=0)


def test_the_report_shows_pairs_beside_each_other():
    found = duplicate_pois.assess(shapely.points([(0, 0), (9, 0)]), texts("云川路小学校", "云川小学校"))
    page = duplicate_pois_report.build(found, radius=100, similarity=0.85).html()
    assert "1 pair is named about alike" in page
    assert "Rows: 2; places: 2; places that are listed more than once: 0." in page
