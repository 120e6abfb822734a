"""What a run says, for a planner: titles in place of the ids of parameters, words in place of codes."""

import re

from qgis.core import QgsProcessingAlgorithm

from ..core.base import terms
from ..core.base.text import language, listed, split_list, translate

PARAMETER = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b")
# Whom a remark is about, behind the mark that it has in the log: "⚠ INSIDE_SHARE, OUTSIDE_SHARE: …".
ABOUT = re.compile(rf"(?P<mark>[⚠✖] )?(?P<names>{PARAMETER.pattern}(?:, {PARAMETER.pattern})*): ")
# What is quoted has to be typed as it stands. Between Chinese words each Latin one may be a code.
CODE = re.compile(r"(?<![A-Za-z0-9_“=])[a-z]+(?:_[a-z0-9]+)+(?![A-Za-z0-9_”=])")
LATIN = re.compile(r"(?<![A-Za-z0-9_“=])[a-z][a-z0-9]+(?:_[a-z0-9]+)*(?![A-Za-z0-9_”=²])")
# A blank between Chinese letters or marks, and a unit that the word brings along already: “to the host (m)” (m).
BLANK = re.compile(r"(?<=[\u4e00-\u9fff“”（）、，；：。]) +(?=[\u4e00-\u9fff“”（）、，；：。])")
UNIT_TWICE = re.compile(r"(([(（][^()（）]+[)）])”) ?\2")
STATUS = re.compile(r"\b(?:status|[a-z]+(?:_[a-z]+)+)\b")


def in_words(text: str, algorithm: QgsProcessingAlgorithm) -> str:
    """A sentence of the core with titles in place of parameters' ids, and words in place of statuses."""
    titles = {d.name(): d.description() for d in algorithm.parameterDefinitions()}
    about = ABOUT.match(text)
    names = split_list(about["names"]) if about else []
    if about and titles.keys() >= set(names):
        said = translate("Run", "{parameters}: {remark}")
        text = (about["mark"] or "") + said.format(parameters=listed(names), remark=text[about.end() :])
    text = PARAMETER.sub(lambda match: titles.get(match[0], match[0]), text)
    return STATUS.sub(lambda match: _status(match[0]), text)


def words_for_codes(text: str) -> str:
    """A text with words in quotation marks in place of the codes and fields that it names.

    >>> words_for_codes("With host_m (m) and a status, or marked at_edge.")
    'With “to the host (m)” and a status, or marked “near the edge of the data”.'
    """
    chinese = language() == "zh"
    code, word = (LATIN, _chinese_word) if chinese else (CODE, _any_word)
    text = code.sub(lambda match: _quoted(match[0], word(match[0])), text)
    text = UNIT_TWICE.sub(r"\1", text)
    return BLANK.sub("", text) if chinese else text


def _quoted(code: str, word: str) -> str:
    """The word for a code in quotation marks; a code without one as it is."""
    return code if word == code else f"“{word}”"


def _any_word(code: str) -> str:
    groups = ("field", *(group for group in terms.groups() if group != "style"))
    known = next((group for group in groups if code in terms.codes(group)), "")
    return terms.label(known, code) if known else code


def _chinese_word(code: str) -> str:
    """A word for a code; of a single word only for a field or a status, others are words of the user's data, as ``cafe``."""
    known = next((group for group in ("field", "status") if code in terms.codes(group)), "")
    return _any_word(code) if "_" in code or known else code


def _status(word: str) -> str:
    return terms.label("status" if "_" in word else "field", word)
