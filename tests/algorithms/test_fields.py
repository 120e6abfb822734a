"""The fields that a tool adds are declared beside it: exactly those are written, and the reference lists them."""

from fnmatch import fnmatchcase

import pytest
from conftest import ROOT

from innospace.algorithms.run import Run

from .minimal import VALID
from .runs import algorithm_of, attempt

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def written(monkeypatch):
    """What was written: the added fields of each output."""
    made, own = {}, Run.write

    def write(self, name, columns, *rest, **options):
        made[name] = [column for column in columns if column != "geometry"]
        own(self, name, columns, *rest, **options)

    monkeypatch.setattr(Run, "write", write)
    return made


@pytest.mark.parametrize("name", VALID)
def test_what_is_declared_is_what_is_written(written, name):
    outcome, declared = attempt(name, VALID[name].inputs), algorithm_of(name).FIELDS
    assert outcome.error == ""
    assert declared.keys() == written.keys()
    for output, fields in written.items():
        assert outcome.layer(output).fields().names()[-len(fields) :] == fields, "at the end, in this order"
        patterns = declared[output].split()
        assert list(dict.fromkeys(declaration_of(field, patterns) for field in fields)) == patterns, output


def declaration_of(field: str, patterns: list[str]) -> str | None:
    """The name, or else the pattern, that a field is declared by; None where it is not."""
    return field if field in patterns else next((p for p in patterns if fnmatchcase(field, p)), None)


@pytest.mark.parametrize("name", VALID)
def test_the_reference_lists_them(name):
    page = (ROOT / "docs" / "algorithms" / f"{name}.md").read_text(encoding="utf-8")
    for output, fields in algorithm_of(name).FIELDS.items():
        (row,) = (line for line in page.splitlines() if line.startswith(f"| `{output}` |"))
        assert f"`{fields}`" in row
