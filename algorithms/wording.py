"""What a run says, for a planner: titles in place of the ids of parameters, words in place of codes."""

import re

from qgis.core import QgsProcessingAlgorithm

from ..core.base import terms

PARAMETER = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b")
STATUS = re.compile(r"\b(?:status|[a-z]+(?:_[a-z]+)+)\b")


def in_words(text: str, algorithm: QgsProcessingAlgorithm) -> str:
    """A sentence of the core with titles in place of parameters' ids, and words in place of statuses."""
    titles = {d.name(): d.description() for d in algorithm.parameterDefinitions()}
    text = PARAMETER.sub(lambda found: titles.get(found[0], found[0]), text)
    return STATUS.sub(lambda found: _status(found[0]), text)


def _status(word: str) -> str:
    return terms.label("status" if "_" in word else "field", word)
