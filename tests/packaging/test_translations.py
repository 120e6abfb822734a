"""Every text a user sees has its Chinese."""

import csv
import importlib.util
import re
import string

from conftest import ROOT

spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
translations = importlib.util.module_from_spec(spec)
spec.loader.exec_module(translations)


def test_the_translation_file_is_complete():
    texts = set(translations.texts())
    known = translations.known()
    assert sorted(texts - {pair for pair, chinese in known.items() if chinese}) == []
    assert sorted(known.keys() - texts) == []


def test_placeholders_survive_translation():
    def names(text):
        return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)

    wrong = [text for (_, text), chinese in translations.known().items() if names(text) != names(chinese)]
    assert wrong == []


def test_translations_are_chinese():
    def words(text):
        return re.search("[a-z]{4}", re.sub("{.*?}", "", text))

    plain = [t for (_, t), zh in translations.known().items() if words(t) and not re.search("[一-鿿]", zh)]
    assert plain == []


# What Latin punctuation is left once placeholders, quoted values of a list, file names, keys of buttons (&O) and formulas are
# taken out of a translation; in Chinese sentences there is none of it beside a Chinese character.
FORMULA = r"(?<![一-鿿}”）])\([^()一-鿿]*\)"
NOT_PROSE = r"\s:\s|\{[^{}]*\}|\(&.\)|https?://\S+|[\w.]+\.[a-z]{2,4}\b|\d[\d.,:]*|“[^”]*”"
LATIN = r"(?<=[一-鿿）》”])\s*[,;:()!?](?!\s*\d)|[,;:()!?]\s*(?=[一-鿿（《“])|(?<=[一-鿿）》”])\.(?=\s|$|[一-鿿])"
# Values as a user types them: the list separators are those of the parameter.
TYPED = {"4,3,7;1/3,3;5", "玄武区,秦淮区;江宁区;高淳区", "中心城区,近郊区,远郊区"}


def latin_punctuation(chinese):
    """The Latin punctuation marks that stand between Chinese characters of a text."""
    for typed in TYPED:
        chinese = chinese.replace(typed, "")
    # Brackets in brackets: from the inside.
    while (plainer := re.sub(FORMULA, "x", chinese)) != chinese:
        chinese = plainer
    return re.findall(LATIN, re.sub(NOT_PROSE, "一", chinese))


def test_the_search_for_latin_punctuation_finds_it_and_nothing_else():
    for wrong in ("一,二", "结构: 独立型", "一(二)", "完成.", "一 ;{n}", "{n}:二"):
        assert latin_punctuation(wrong), wrong
    for right in (
        "一，二（{n:,.0f} 平方公里）",
        "取消(&C)",
        "1.5 倍",
        "CR = ((λ − n) ÷ (n − 1)) ÷ 随机一致性指标。",
        "GB 50180-2018",
        "如“a,b”。",
        "圈层：中心城区,近郊区,远郊区。",
    ):
        assert not latin_punctuation(right), right


def test_chinese_sentences_have_chinese_punctuation():
    wrong = {zh: marks for zh in translations.known().values() if (marks := latin_punctuation(zh))}
    assert wrong == {}


# Chinese texts write units in words, and each unit in one: 公里 and not also 千米.
SYMBOLS = r"(?<![A-Za-z_{\d])\d*(k?m²|hm²|km/h|k?m|ha|min)(?![A-Za-z\d_}:.²])|千米"


def test_the_search_for_symbols_of_units_finds_them_and_nothing_else():
    for wrong in ("面积（km²）", "{n} m", "4 km/h", "每 m²", "{km} 千米", "5 min", "面积（hm²）", "2 ha", "500m"):
        assert re.search(SYMBOLS, wrong), wrong
    for right in (
        "{km} 公里",
        "{km:,.0f} 公里",
        "m_<图层>",
        "m2sfca",
        "within_30m",
        "min_<图层>",
        "python3 -m pip",
        "{m} 米",
        "M（米）",
    ):
        assert not re.search(SYMBOLS, right.replace("-m", "")), right


def test_units_are_words_in_chinese():
    texts = [*translations.known().values()]
    with open(ROOT / "resources" / "terms.csv", encoding="utf-8", newline="") as file:
        texts += [row["chinese"] for row in csv.DictReader(file)]
    guide = (ROOT / "docs" / "guide" / "zh").glob("*.md")
    texts += [line for page in guide for line in page.read_text(encoding="utf-8").splitlines()]
    assert [text for text in texts if re.search(SYMBOLS, re.sub(r"-m|`[^`]*`", "", text))] == []
