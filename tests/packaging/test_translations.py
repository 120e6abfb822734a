"""Every text a user sees has its Chinese."""

import importlib.util
import re
import string

from conftest import ROOT

spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
translations = importlib.util.module_from_spec(spec)
spec.loader.exec_module(translations)


def test_the_translation_file_is_complete():
    texts = {pair for path in translations.sources() for pair in translations.texts_in(path)}
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
