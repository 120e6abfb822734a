"""Words: translation that needs no Qt, and lists typed by users."""

import re
from collections.abc import Callable, Sequence

_translator: Callable[[str, str], str] | None = None
_language = "en"


def use_translator(translator: Callable[[str, str], str] | None, language: str = "en") -> None:
    """Let `translator(context, text)` speak for the core; without one it speaks English."""
    global _translator, _language
    _translator, _language = translator, language


def translate(context: str, text: str) -> str:
    """`text` in the user's language; fill placeholders with ``.format()`` afterwards."""
    return _translator(context, text) if _translator else text


def language() -> str:
    """The user's language: ``zh`` or ``en``."""
    return _language


def split_list(text: str | None) -> list[str]:
    """The items of a list typed by a user: split at ``,`` ``，`` or ``、``, blanks trimmed, empty items dropped."""
    return [item for item in (part.strip() for part in re.split("[,，、]", text or "")) if item]


def listed(names: Sequence[str], most: int = 12) -> str:
    """The names of a sentence, and how many more there are where it would run too long."""
    text = translate("Text", ", ").join(names[:most])
    if len(names) <= most:
        return text
    return translate("Text", "{names} and {n} more").format(names=text, n=f"{len(names) - most:,}")


def plural(n: int, one: str, many: str) -> str:
    """`one` where `n` is 1, else `many` (both translated already), with ``{n}`` filled in; other placeholders stay.

    >>> plural(1, "{n} row of {layer}", "{n} rows of {layer}").format(layer="parks")
    '1 row of parks'
    >>> plural(1200, "{n} row of {layer}", "{n} rows of {layer}").format(layer="parks")
    '1,200 rows of parks'
    """
    return (one if n == 1 else many).replace("{n}", f"{n:,}")
