"""The grammar that all rooms of the core share: codes, arguments and classes have one name each, tools one shape."""

import ast
import importlib
import inspect
from collections import Counter
from dataclasses import is_dataclass

import pytest
from conftest import ROOT

from innospace.core.base import status, terms

TOOLS = ("rings", "layout", "lifecircle", "stock", "region", "siting", "chapter")
MODULES = [path for path in sorted((ROOT / "core").rglob("*.py")) if path.name not in ("status.py", "__init__.py")]
SHIPPED = [path for room in ("core", "algorithms", "ui", "cities") for path in sorted((ROOT / room).rglob("*.py"))]
BESIDE = [path for room in ("scripts", "benchmarks") for path in sorted((ROOT / room).rglob("*.py"))]
LONGEST = 50
# Arguments that a call may give by their place.
MOST = 7
# What the layers are, and how many rows are tried: no user sets it.
NOT_SET = {"on_ellipsoid", "most", "to_warn"}
# Words that say something else as well, such as a kind of place, a verdict, or a field.
SHARED = {status.OK, status.CHOSEN, status.COVERED}
CODES = {value for name, value in vars(status).items() if name.isupper() and isinstance(value, str)}


def spelled_out(source: str) -> set[str]:
    """The codes of `status` that stand in a source as texts of their own."""
    texts = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    return texts & (CODES - SHARED)


def named_in_errors(source: str) -> set[str]:
    """What a source calls the arguments in its errors, as far as it is written there."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    raised = (call.args[0] for call in calls if getattr(call.func, "id", None) in ("InputError", "require_some"))
    spelled = (first for first in raised if not isinstance(first, (ast.Call, ast.JoinedStr)))
    texts = (part for first in spelled for part in ast.walk(first) if isinstance(part, ast.Constant))
    return {name for text in texts for name in str(text.value).split(", ")}


def arguments(source: str) -> set[str]:
    """The arguments of the functions of a source, and the fields of its options and of those that it takes."""
    tree = ast.parse(source)
    own = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    classes = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    asked = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id.endswith(OPTIONS)}
    fields = (field for name in asked for field in _fields(classes.get(name) or OPTION_CLASSES.get(name)))
    return own | set(fields)


def _fields(options: ast.ClassDef | None) -> list[str]:
    return [node.target.id for node in options.body if isinstance(node, ast.AnnAssign)] if options else []


OPTIONS = ("Options", "Rules")
OPTION_CLASSES = {
    node.name: node
    for path in MODULES
    for node in ast.parse(path.read_text(encoding="utf-8")).body
    if isinstance(node, ast.ClassDef) and node.name.endswith(OPTIONS)
}


def long_functions(source: str) -> list[str]:
    """The functions of a source that have more lines than one sees at a glance."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return [node.name for node in functions if node.end_lineno - node.lineno + 1 > LONGEST]


def tools(rooms: tuple[str, ...] = TOOLS) -> list[tuple[str, object]]:
    """Each module of the tools' rooms that assesses something, and its function."""
    paths = [path for path in MODULES if path.parent.name in rooms]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    modules = [(name, importlib.import_module(f"innospace.{name}")) for name in names]
    return [(name, module.assess) for name, module in modules if "assess" in vars(module)]


ALL = tools((*TOOLS, "data"))


@pytest.mark.parametrize(("name", "assess"), ALL, ids=[name for name, _ in ALL])
def test_each_tool_takes_layers_and_then_options_by_name_and_gives_a_frozen_result(name, assess):
    kinds = {argument: value.kind for argument, value in inspect.signature(assess, eval_str=True).parameters.items()}
    by_place = [argument for argument, kind in kinds.items() if kind is not inspect.Parameter.KEYWORD_ONLY]
    assert len(by_place) <= 4
    assert not {"options", "rules", "progress", "cancelled"} & set(by_place)
    result = inspect.signature(assess, eval_str=True).return_annotation
    assert is_dataclass(result)
    assert result.__dataclass_params__.frozen
    assert {"rows", "summary", "notes"} <= {*dir(result), *result.__dataclass_fields__}
    assert not any(callable(getattr(result, name, None)) for name in ("rows", "summary", "notes"))


@pytest.mark.parametrize(("name", "assess"), ALL, ids=[name for name, _ in ALL])
def test_what_the_user_sets_travels_in_one_class_of_options(name, assess):
    defaults = {key: value.default for key, value in inspect.signature(assess).parameters.items() if key != "solver"}
    single = {key for key, value in defaults.items() if isinstance(value, (bool, int, float, str))}
    assert single - NOT_SET == set()


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name in TOOLS], ids=lambda path: path.stem)
def test_no_module_is_called_like_its_own_function(path):
    names = [node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if hasattr(node, "name")]
    assert path.stem not in names


@pytest.mark.parametrize("room", sorted({path.parent.name for path in MODULES} - {"core"}))
def test_a_room_offers_all_its_modules(room):
    files = [path.stem for path in (ROOT / "core" / room).glob("*.py") if path.name != "__init__.py"]
    assert sorted(importlib.import_module(f"innospace.core.{room}").__all__) == sorted(files)


def test_no_two_classes_have_one_name():
    bodies = [ast.parse(path.read_text(encoding="utf-8")).body for path in SHIPPED]
    names = Counter(node.name for body in bodies for node in body if isinstance(node, ast.ClassDef))
    assert [name for name, n in names.items() if n > 1] == []


def test_a_long_function_is_found():
    body = "".join(f"    x = {i}\n" for i in range(LONGEST))
    assert long_functions(f"def f():\n{body}") == ["f"]


@pytest.mark.parametrize("path", [*SHIPPED, *BESIDE], ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short(path):
    assert long_functions(path.read_text(encoding="utf-8")) == []


def crowded_calls(source: str) -> list[str]:
    """What a source calls with more arguments by their place than a reader can tell apart."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [ast.unparse(node.func) for node in calls if sum(not isinstance(a, ast.Starred) for a in node.args) > MOST]


def test_a_crowded_call_is_found():
    names = [f"x{i}" for i in range(MOST + 1)]
    assert crowded_calls(f"f({', '.join(names)})\ng({', '.join(names[1:])})\nh(*{names})") == ["f"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_call_is_given_can_be_told_apart(path):
    assert crowded_calls(path.read_text(encoding="utf-8")) == []


def test_a_name_that_is_no_argument_is_found():
    source = 'def f(low, high):\n    raise InputError("low, HIGH", "", "")'
    assert named_in_errors(source) - arguments(source) == {"HIGH"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_errors_name_arguments_of_the_module(path):
    source = path.read_text(encoding="utf-8")
    named = named_in_errors(source)
    assert named <= arguments(source)
    assert all(name.islower() for name in named)


def test_the_terms_have_words_for_exactly_these_codes():
    assert sorted(terms.codes("status")) == sorted(CODES)


def test_a_code_that_is_spelled_out_is_found():
    assert spelled_out('status = np.where(gone, "no_geometry", OK)\n"""An isolated place."""') == {"no_geometry"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_codes_of_status_have_one_home(path):
    assert spelled_out(path.read_text(encoding="utf-8")) == set()


def held(annotation: str) -> bool:
    """Whether a field holds what cannot be compared as a whole: arrays and tables."""
    return any(kind in annotation for kind in ("ndarray", "DataFrame", "Series"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_holds_arrays_or_tables_is_compared_by_identity(path):
    module = importlib.import_module(".".join(["innospace", *path.relative_to(ROOT).with_suffix("").parts]))
    classes = [value for value in vars(module).values() if is_dataclass(value) and value.__module__ == module.__name__]
    wrong = [c.__name__ for c in classes if any(held(str(f.type)) for f in c.__dataclass_fields__.values())]
    assert [name for name in wrong if vars(module)[name].__dataclass_params__.eq] == []
