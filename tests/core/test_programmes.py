"""From kinds and land-use codes to programmes."""

import pandas as pd
import pytest

from innospace.core.base import terms
from innospace.core.stock import programmes


@pytest.mark.parametrize(
    ("value", "programme"),
    [
        ("old factory", "cultural_creative"),
        ("老旧厂房", "cultural_creative"),
        ("仓库", "cultural_creative"),
        ("历史街区", "cultural_creative"),
        ("Idle Office", "coworking"),
        ("闲置办公", "coworking"),
        ("闲置住宅", "public_interest"),
        ("高校空间", "technology_transfer"),
        ("体育场", "sports_economy"),
        ("stadium", "sports_economy"),
        ("M1", "cultural_creative"),
        ("m2 二类工业用地", "cultural_creative"),
        ("W", "cultural_creative"),
        ("R21", "public_interest"),
        ("B29", "coworking"),
        ("A35", "technology_transfer"),
        ("A33", None),
        ("A41", "sports_economy"),
        ("B1", None),
        ("100101", "cultural_creative"),
        ("0802", "technology_transfer"),
        (802, "technology_transfer"),
        (70101.0, "public_interest"),
        ("080403", None),
        (1101, "cultural_creative"),
        ("工业用地", "cultural_creative"),
        ("industrial", "cultural_creative"),
        ("construction", None),
        ("RF-12", None),
        ("M1234", None),
        ("", None),
        ("G1", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_programme_of_a_value(value, programme):
    assert programmes.of_kinds(pd.Series([value], dtype=object)).tolist() == [programme]


def test_the_users_table_comes_first():
    values = pd.Series(["old factory", "旧厂房", "G1", "stadium", "Water Tower"])
    own = {"旧厂房": "coworking", "g1": "公益服务", "stadium": "temporary market", "water tower": "public_interest"}
    assert programmes.of_kinds(values, own=own).tolist() == [
        "cultural_creative",
        "coworking",
        "public_interest",
        "temporary market",
        "public_interest",
    ]


def test_the_users_table_may_name_kinds():
    values = pd.Series(["M1", "老旧厂房"])
    assert programmes.of_kinds(values, own={"old_factory": "sports economy"}).tolist() == ["sports_economy"] * 2


def test_the_tables_speak_of_known_kinds_and_programmes_alone():
    table = pd.read_csv(programmes.STOCK / "programmes.csv")
    assert table["kind"].tolist() == terms.codes("stock_kind")
    assert set(table["programme"]) == set(terms.codes("programme"))
    uses = pd.read_csv(programmes.STOCK / "land_use_kinds.csv", dtype=str)
    assert set(uses["kind"].dropna()) <= set(terms.codes("stock_kind"))


def test_no_name_of_a_land_use_stands_for_two_kinds():
    uses = pd.read_csv(programmes.STOCK / "land_use_kinds.csv", dtype=str, keep_default_na=False)
    long = uses.melt(id_vars="kind", value_vars=["code", "english", "chinese"])
    assert long.drop_duplicates(["value", "kind"])["value"].is_unique
