"""Brings i18n/innospace_zh_CN.ts up to date with the sources: `make translations`.

Finds every ``translate("Context", "text")``. pylupdate5 is not used because it overlooks texts that are written as
several adjacent literals; here the parser of Python itself joins them.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from innospace.scripts.modules import ROOT, modules

TS = ROOT / "i18n" / "innospace_zh_CN.ts"
NOT_SHIPPED = frozenset({"tests", "benchmarks", "scripts", "docs"})


def texts_in(path: Path) -> list[tuple[str, str]]:
    """Pairs of context and text in a file, in the order of the code; stops where one is not a literal."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "translate":
            if len(node.args) != 2 or not all(isinstance(a, ast.Constant) for a in node.args):
                sys.exit(f"{path}:{node.lineno}: translate() takes two literals")
            found.append((node.args[0].value, node.args[1].value))
    return found


def texts() -> list[tuple[str, str]]:
    """Those of all files that ship."""
    return [pair for path in modules(NOT_SHIPPED) for pair in texts_in(path)]


def known() -> dict[tuple[str, str], str]:
    """The translations that the file holds already."""
    if not TS.exists():
        return {}
    return {
        (context.findtext("name"), message.findtext("source")): message.findtext("translation") or ""
        for context in ET.parse(TS).getroot().iter("context")
        for message in context.iter("message")
    }


def tree(found: list[tuple[str, str]], translations: dict[tuple[str, str], str]) -> ET.Element:
    """The document, sorted, so that two branches seldom change the same lines."""
    root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context, current = None, None
    for name, text in sorted(set(found)):
        if name != current:
            context, current = ET.SubElement(root, "context"), name
            ET.SubElement(context, "name").text = name
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        translation.text = translations.get((name, text), "")
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root)
    return root


def main() -> None:
    """Update the file and compile it."""
    found = texts()
    document = tree(found, known())
    body = ET.tostring(document, encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    waiting = len(document.findall(".//translation[@type='unfinished']"))
    print(f"{len(set(found))} texts, {waiting} wait for a translation")
    subprocess.run(["/usr/lib/qt5/bin/lrelease", "-silent", TS, "-qm", TS.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    main()
