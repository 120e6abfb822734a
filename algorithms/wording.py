"""What a run says, for a planner: titles in place of the ids of parameters, words in place of codes."""

import re

from qgis.core import QgsProcessingAlgorithm

from ..core.base import terms
from ..core.base.text import language, listed, split_list, translate

PARAMETER = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b")
# Whom a remark is about: "INSIDE_SHARE, OUTSIDE_SHARE: …".
ABOUT = re.compile(rf"({PARAMETER.pattern}(?:, {PARAMETER.pattern})*): ")
CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
# Between Chinese words each Latin one may be a code; what is quoted has to be typed as it stands.
LATIN = re.compile(r"(?<![A-Za-z0-9_“=])[a-z][a-z0-9]+(?:_[a-z0-9]+)*(?![A-Za-z0-9_”=²])")
HAN = "\u4e00-\u9fff"
STATUS = re.compile(r"\b(?:status|[a-z]+(?:_[a-z]+)+)\b")


def in_words(text: str, algorithm: QgsProcessingAlgorithm) -> str:
    """A sentence of the core with titles in place of parameters' ids, and words in place of statuses."""
    titles = {d.name(): d.description() for d in algorithm.parameterDefinitions()}
    about = ABOUT.match(text)
    if about and all(name in titles for name in split_list(about[1])):
        said = translate("Run", "{parameters}: {remark}")
        text = said.format(parameters=listed(split_list(about[1])), remark=text[about.end() :])
    text = PARAMETER.sub(lambda match: titles.get(match[0], match[0]), text)
    return STATUS.sub(lambda match: _status(match[0]), text)


def words_for_codes(text: str) -> str:
    """A text with words in place of the codes and fields that it names.

    >>> words_for_codes("Marked at_edge, with a status.")
    'Marked near the edge of the data, with a status.'
    """
    if language() != "zh":
        return CODE.sub(lambda match: _any_word(match[0]), text)
    text = LATIN.sub(lambda match: _chinese_word(match[0]), text)
    return re.sub(rf"(?<=[{HAN}]) (?=[{HAN}])", "", text)


def _any_word(code: str) -> str:
    known = next((group for group in ("field", *terms.groups()) if code in terms.codes(group)), "")
    return terms.label(known, code) if known else code


def _chinese_word(code: str) -> str:
    """A word for a code; of a single word only for a field or a status, others are words of the user's data, as ``cafe``."""
    known = next((group for group in ("field", "status") if code in terms.codes(group)), "")
    return _any_word(code) if "_" in code or known else code


def _status(word: str) -> str:
    return terms.label("status" if "_" in word else "field", word)
