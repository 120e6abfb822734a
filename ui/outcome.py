"""What a finished run comes to, in words: whether it found anything, and what it skipped or doubted."""

import re

from qgis.core import NULL, Qgis, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QLocale

from ..algorithms.wording import in_words
from ..core.base.text import plural, translate
from . import words
from .execution import Execution

# Remarks that stand in the strip; the log has all of them.
MOST = 4
# How many rows or values a remark is about: the number that it begins with, but for what it is said of, and no length or time.
ABOUT = re.compile(r"^(?:[^:：]*[:：]\s*)?(?:字段有 )?(\d[\d,]*) (?!(?:m|km|m²|km²|min)\b|米|公里|分钟|平方)")
QUOTED = re.compile("“[^”]*”")
# Rows looked at to see whether a result holds anything: the first found ends the search.
ROWS = 2000
# The row of the life circle's table that stands for all classes that are judged.
ALL_CLASSES = "all classes"


def state(execution: Execution) -> str:
    """The line above the answer: done, or nothing found; a tick stands only where something was found."""
    empty = finds_nothing(execution)
    if empty:
        return "⚠ " + empty
    text = translate("Dialog", "✔ Done in {seconds} s; the layers are in the project.")
    return text.format(seconds=QLocale().toString(execution.seconds, "f", 1))


def finds_nothing(execution: Execution) -> str:
    """Why there is no finding; empty where there is one."""
    main = execution.main_layer()
    if main is None:
        return ""
    if main.featureCount() == 0:
        return _because(execution, translate("Dialog", "the result has no rows"))
    found = [name for name in main.fields().names() if name not in execution.input_fields(main)]
    if found and is_blank(main, [name for name in found if name not in ("status", "reason")]):
        return _because(execution, translate("Dialog", "no row could be assessed"))
    return _judges_no_class(execution)


def _judges_no_class(execution: Execution) -> str:
    """Why the life circle judges none of the classes asked for; empty where it judges one."""
    coverage = execution.layer_of("COVERAGE")
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    rows = [] if coverage is None else list(coverage.getFeatures(request))
    whole = [row for row in rows if row["category"] == ALL_CLASSES]
    if not whole or whole[0]["facilities"] > 0:
        return ""
    if not whole[0]["clients"]:
        return _nothing_but(translate("Dialog", "no row could be assessed") + translate("Dialog", "."))
    # Classes that are merely shown beside those asked for have a share.
    sought = [row["facilities"] for row in rows if row["category"] != ALL_CLASSES and row["clients_share"] == NULL]
    cause = translate("Dialog", "no facility is recognised as one of the classes asked for.")
    if all(sought):
        cause = translate(
            "Dialog",
            "all facilities of the classes asked for that have a street hang apart from the main network. Join the streets first "
            "with “Check a street network”.",
        )
    elif any(sought):
        cause = translate(
            "Dialog",
            "of some of the classes asked for no facility is recognised, and of the others all that have a street hang apart "
            "from the main network. Join the streets first with “Check a street network”.",
        )
    return _nothing_but(cause)


def is_blank(layer: QgsVectorLayer, names: list[str]) -> bool:
    """Whether the fields hold nothing in any row, as far as is looked."""
    if not names:
        return False
    at = [layer.fields().lookupField(name) for name in names]
    request = QgsFeatureRequest().setLimit(ROWS).setSubsetOfAttributes(at)
    rows = (feature.attributes() for feature in layer.getFeatures(request))
    return all(values[i] in (None, NULL, "") for values in rows for i in at)


def _because(execution: Execution, otherwise: str) -> str:
    """The run's first warning is the cause; it knows more than the layer does."""
    said = [in_words(line, execution.algorithm) for line in execution.feedback.warnings]
    return _nothing_but(said[0] if said else otherwise + translate("Dialog", "."))


def _nothing_but(cause: str) -> str:
    return translate("Dialog", "Nothing found, because {cause}").format(cause=cause)


def doubts(execution: Execution) -> str:
    """What failed, then what was skipped, doubtful or missing: the log's errors and warnings in words, each once."""
    told = [*execution.feedback.complaints, *execution.feedback.warnings]
    lines = list(dict.fromkeys(in_words(line, execution.algorithm) for line in told))
    above = finds_nothing(execution)
    lines = _largest_first([line for line in lines if line not in above])
    more = len(lines) - MOST
    if more > 0:
        lines[MOST:] = [
            plural(
                more,
                translate("Dialog", "{n} more remark in the log"),
                translate("Dialog", "{n} more remarks in the log"),
            )
        ]
    return "\n".join(f"⚠ {line}" for line in lines)


def _largest_first(lines: list[str]) -> list[str]:
    """Remarks on numbers of rows by these numbers, in the places that such remarks have; all others stay where they are."""
    numbers = [_rows_of(line) for line in lines]
    counted = [i for i, n in enumerate(numbers) if n]
    moved = dict(zip(counted, sorted(counted, key=lambda i: -numbers[i]), strict=True))
    return [lines[moved.get(i, i)] for i in range(len(lines))]


def _rows_of(line: str) -> int:
    """How many rows or values a remark is about; none where it does not begin with a number of them."""
    found = ABOUT.match(QUOTED.sub("", line))
    return int(found[1].replace(",", "")) if found else 0


def figures(execution: Execution) -> list[str]:
    """Results that are numbers, in words."""
    colon = translate("Dialog", "{name}: {value}")
    found = execution.numbers().items()
    return [colon.format(name=title, value=words.number(name.lower(), float(n))) for name, (title, n) in found]
