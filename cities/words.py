"""The words of the command in the user's language, from the translations of the plugin."""

import os
import xml.etree.ElementTree as ET
from functools import cache

from ..core.base import text
from .ledger import ROOT

TRANSLATIONS = ROOT / "i18n" / "innospace_zh_CN.ts"


def language_of_machine() -> str:
    """``zh`` where the machine speaks Chinese, else ``en``."""
    set_ = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if set_.startswith("zh") else "en"


def use(language: str) -> None:
    """Let the core and the command speak ``zh`` or ``en``."""
    text.use_translator(_chinese if language == "zh" else None, "zh" if language == "zh" else "en")


def _chinese(context: str, source: str) -> str:
    return _known().get((context, source)) or source


@cache
def _known() -> dict[tuple[str, str], str]:
    return {
        (context.findtext("name"), message.findtext("source")): message.findtext("translation") or ""
        for context in ET.parse(TRANSLATIONS).getroot().iter("context")
        for message in context.iter("message")
    }
