"""Stand-ins for what `qgis` brings, on PyQt6: made from the API's own stubs, so that a name or an argument that QGIS lacks fails.

QGIS 4 knows enumerations by their full names alone, Qt's and its own; so do the stand-ins. A method that nobody wrote for them
takes what the stubs let it take, remembers what it is set to and otherwise gives an empty value of the type that the stubs
promise. What windows need beyond that stands in `behaviour.py`. `qgis.PyQt` is QGIS's own, made for Qt 6 as its build makes it.
"""

import ast
import enum
import sys
import types
from pathlib import Path

from PyQt6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSql, QtWidgets, QtXml

QT = {"QtCore": QtCore, "QtGui": QtGui, "QtNetwork": QtNetwork, "QtPrintSupport": QtPrintSupport, "QtSql": QtSql}
QT |= {"QtWidgets": QtWidgets, "QtXml": QtXml}
INSTALLED = Path("/usr/lib/python3/dist-packages/qgis")
# Arguments of signals, which the stubs do not tell; those of others are none.
SIGNALS = {
    "canvasClicked": (object, object),
    "destroyed": (QtCore.QObject,),
    "executed": (bool, dict),
    "progressChanged": (float,),
    "widgetValueHasChanged": (QtCore.QObject,),
}
SCALARS = {"str": str, "int": int, "float": float, "bool": bool, "bytes": bytes}
LISTS = {"List", "list", "Iterable", "Sequence", "Set", "set"}
# What Qt makes out of another thing by itself.
MADE_OF = {QtGui.QColor: (QtCore.Qt.GlobalColor,), QtCore.QByteArray: (bytes, bytearray), QtGui.QIcon: (QtGui.QPixmap,)}
ANYTHING = object()
# Which the stubs leave out.
EXCEPTIONS = ("QgsProcessingException", "QgsCsException", "QgsProviderConnectionException")


class Api:
    """The stubs of `qgis.core` and `qgis.gui`, and the classes made of them when they are first asked for."""

    def __init__(self, behaviour: dict[str, type]):
        self.behaviour = behaviour
        self.nodes, self.classes, self.types = {}, {}, {}
        for module in ("core", "gui"):
            tree = ast.parse((INSTALLED / f"_{module}.pyi").read_text(encoding="utf-8"))
            self.nodes |= {node.name: (module, node) for node in tree.body if isinstance(node, ast.ClassDef)}

    def made(self, name: str) -> type:
        """The stand-in of a class."""
        if name not in self.classes:
            self._class(self.nodes[name][1], name, extra=self.behaviour.get(name))
        return self.classes[name]

    def _class(self, node: ast.ClassDef, full_name: str, extra: type | None = None) -> type:
        bases = [base for base in map(self._base, node.bases) if base is not object]
        inner = [part for part in node.body if isinstance(part, ast.ClassDef)]
        enums = [part for part in inner if [ast.unparse(base) for base in part.bases] == ["int"]]
        sets = {name for part in inner for name in _combined(part)}
        members = {"_stub": full_name} | {part.name: _enumeration(part, full_name, part.name in sets) for part in enums}
        members |= _attributes(node) | self._methods_of(node, full_name, bases, set(vars(extra)) if extra else set())
        made = types.new_class(node.name, tuple(_outermost([*bases, Held])), {}, lambda space: space.update(members))
        self.classes[full_name] = made
        made.__module__ = f"qgis.{self.nodes[full_name.partition('.')[0]][0]}"
        for part in inner:  # some are derived from what they are in
            if part not in enums:
                setattr(made, part.name, self._class(part, f"{full_name}.{part.name}"))
        _write(made, extra)
        return made

    def _methods_of(self, node: ast.ClassDef, full_name: str, bases: list[type], own: set[str]) -> dict[str, object]:
        """Its methods, but for those that Qt brings and those that were written for a base."""
        written = {name for base in bases for cls in base.__mro__ for name in vars(cls).get("_written", ())} - own
        qt = [base for base in bases if base.__module__.startswith("PyQt6.")]
        return {
            name: self._method(full_name, name, forms)
            for name, forms in _methods(node).items()
            if name not in written and (name == "__init__" or not any(hasattr(base, name) for base in qt))
        }

    def _base(self, node: ast.expr) -> type:
        text = ast.unparse(node)
        return self.of(node) if not text.startswith("PyQt5.sip") else object

    def of(self, node: ast.expr) -> object:
        """The type that an annotation names; ANYTHING where it is none that can be told."""
        if node not in self.types:
            self.types[node] = self._type(node)
        return self.types[node]

    def _type(self, node: ast.expr) -> object:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node = ast.parse(node.value, mode="eval").body
        names = ast.unparse(node).removeprefix("_core.").removeprefix("_gui.").split(".")
        if names[0] in SCALARS:
            return SCALARS[names[0]]
        found = QT.get(names[0]) or (self.made(names[0]) if names[0] in self.nodes else None)
        for name in names[1:]:
            found = getattr(found, name, None)
        return found if isinstance(found, type) else ANYTHING

    def _method(self, owner: str, name: str, forms: list[ast.FunctionDef]) -> object:
        if name == "__init__":
            return _constructor(self, owner, forms)
        if any(ast.unparse(mark) == "property" for mark in forms[0].decorator_list):
            return None
        is_static = any(ast.unparse(mark) == "staticmethod" for mark in forms[0].decorator_list)

        def call(*given, **named):
            it, given = (call, given) if is_static else (given[0], given[1:])
            form, bound = self.bound(f"{owner}.{name}", forms, given, named, is_static)
            return _held(it).answer(self, name, form, bound)

        call.__name__ = name
        return staticmethod(call) if is_static else call

    def bound(self, what: str, forms: list[ast.FunctionDef], given: tuple, named: dict, is_static: bool) -> tuple:
        """The form of a method that takes the arguments, and these by name; TypeError where none does."""
        for form in forms:
            arguments = form.args.args[0 if is_static else 1 :]
            names = [argument.arg for argument in arguments]
            values = dict(zip(names, given, strict=False)) | named
            needed = names[: len(names) - len(form.args.defaults)]
            fits = len(given) <= len(names) and set(named) <= set(names) and set(needed) <= set(values)
            if fits and all(self.takes(a.annotation, values[a.arg]) for a in arguments if a.arg in values):
                return form, values
        raise TypeError(f"{what} does not take {given} {named}: " + "; ".join(ast.unparse(form) for form in forms))

    def takes(self, node: ast.expr, value: object) -> bool:
        """Whether a value is of the kind that an annotation asks for."""
        if isinstance(node, ast.Constant) and node.value is None:
            return value is None
        if isinstance(node, ast.Subscript):
            kind = ast.unparse(node.value).rpartition(".")[2]
            if kind == "Optional":
                return value is None or self.takes(node.slice, value)
            if kind == "Union":
                return any(self.takes(one, value) for one in node.slice.elts)
            if kind in LISTS:
                return not isinstance(value, str) and all(self.takes(node.slice, one) for one in value)
            return True
        wanted = self.of(node)
        if wanted is ANYTHING or value is None:
            return True  # a pointer may be none
        if wanted is float:
            return isinstance(value, (int, float)) and not isinstance(value, enum.Enum)
        if wanted is int:
            return isinstance(value, int)
        return isinstance(value, (wanted, *MADE_OF.get(wanted, ())))

    def empty(self, node: ast.expr | None) -> object:
        """A value of the type that an annotation promises."""
        if node is None or (isinstance(node, ast.Constant) and node.value is None):
            return None
        if isinstance(node, ast.Subscript):
            kind = ast.unparse(node.value).rpartition(".")[2]
            if kind == "Tuple":
                return tuple(map(self.empty, node.slice.elts))
            if kind in ("Optional", "Union"):
                return self.empty(node.slice.elts[0] if kind == "Union" else node.slice)
            return [] if kind in LISTS else {} if kind in ("Dict", "dict") else None
        wanted = self.of(node)
        if wanted is ANYTHING:
            return None
        if issubclass(wanted, enum.Flag):
            return wanted(0)
        if issubclass(wanted, enum.Enum):
            return next(iter(wanted))
        return wanted._empty() if issubclass(wanted, Held) else wanted()


class Held:
    """What a stand-in was made with and set to."""

    def __init__(self, *given, **named):
        _start_qt(self, named.get("parent"))

    @classmethod
    def _empty(cls):
        it = cls.__new__(cls)
        _start_qt(it, None)
        return it

    def __repr__(self):
        return f"<{self._stub} {_held(self).values}>"


class _Values:
    """The values of one stand-in, by name without `set` and `is`."""

    def __init__(self):
        self.values: dict[str, object] = {}

    def answer(self, api: Api, name: str, form: ast.FunctionDef, bound: dict) -> object:
        """What a method does that nobody wrote: it sets, gives what was set, or gives an empty value of its type."""
        if name.startswith("set") and bound:
            if len(bound) > 1:
                return api.empty(form.returns)  # one of several: which, the name does not tell
            self.values[name[3:].lower()] = next(iter(bound.values()))
            return api.empty(form.returns)
        key = name.lower() if name.lower() in self.values else name.lower().removeprefix("is")
        if key not in self.values:
            self.values[key] = api.empty(form.returns)
        return self.values[key]


def _held(it: object) -> _Values:
    values = getattr(it, "_values", None)
    if values is None:
        values = it._values = _Values()
    return values


def _constructor(api: Api, owner: str, forms: list[ast.FunctionDef]):
    def __init__(self, *given, **named):  # noqa: N807
        if vars(self).get("_has_qt"):
            return  # PyQt6 itself goes on to the next base's constructor
        _, bound = api.bound(f"{owner}()", forms, given, named, False)
        _start_qt(self, bound.get("parent"))
        _held(self).values |= {name.lower(): value for name, value in bound.items()}
        if "title" in bound and isinstance(self, QtWidgets.QGroupBox):
            self.setTitle(bound["title"])
        if hasattr(self, "_made"):
            self._made()

    return __init__


def _start_qt(it: object, parent: object) -> None:
    """Have PyQt6 make its half of a stand-in that is one of Qt's objects."""
    if vars(it).get("_has_qt"):
        return
    it._has_qt = True
    qt = next((cls for cls in type(it).__mro__ if cls.__module__.startswith("PyQt6.")), None)
    if qt is not None and issubclass(qt, QtCore.QCoreApplication):
        return  # there is one already
    if qt is not None and issubclass(qt, QtCore.QObject):
        qt.__init__(it, parent)
    elif qt is not None:
        qt.__init__(it)


def _methods(node: ast.ClassDef) -> dict[str, list[ast.FunctionDef]]:
    found = {}
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and (not part.name.startswith("__") or part.name == "__init__"):
            found.setdefault(part.name, []).append(part)
    return found


def _enumeration(node: ast.ClassDef, owner: str, is_flag: bool) -> type[enum.Enum]:
    names = [part.targets[0].id for part in node.body if isinstance(part, ast.Assign)]
    values = {name: 1 << i if is_flag else i for i, name in enumerate(names)}
    return (enum.IntFlag if is_flag else enum.IntEnum)(node.name, values, module=f"qgis.{owner}")


def _attributes(node: ast.ClassDef) -> dict[str, object]:
    """Values, which are none, and signals."""
    values = {part.targets[0].id: None for part in node.body if isinstance(part, ast.Assign)}
    named = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    signals = [part.target.id for part in named if "pyqtSignal" in ast.unparse(part.annotation)]
    return values | {name: QtCore.pyqtSignal(*SIGNALS.get(name, ())) for name in signals}


def _write(made: type, extra: type | None) -> None:
    """Put what was written by hand in the place of what the stubs alone can tell."""
    made._written = set()
    for name, value in vars(extra).items() if extra else ():
        if name in ("__dict__", "__weakref__", "__doc__", "__module__", "__qualname__"):
            continue
        if not name.startswith("_") and not hasattr(made, name):
            raise LookupError(f"the stubs know no {made.__name__}.{name}")
        setattr(made, name, value)
        made._written.add(name)


def _combined(node: ast.ClassDef) -> list[str]:
    """The enumerations that a class of Qt's flags combines, by their short names."""
    forms = _methods(node).get("__init__", ()) if node.name.endswith("s") else ()
    kinds = [argument.annotation for form in forms for argument in form.args.args[1:]]
    unions = [
        kind.slice.elts for kind in kinds if isinstance(kind, ast.Subscript) and isinstance(kind.slice, ast.Tuple)
    ]
    return [str(one.value).rpartition(".")[2] for union in unions for one in union if isinstance(one, ast.Constant)]


def _outermost(bases: list[type]) -> list[type]:
    """Bases that no other one is derived from."""
    return [base for base in bases if not any(base is not other and issubclass(other, base) for other in bases)]


class _Module(types.ModuleType):
    """`qgis.core` or `qgis.gui`."""

    def __init__(self, name: str, api: Api, more: dict[str, object]):
        super().__init__(name)
        self.__path__ = []
        self._api = api
        self.__dict__.update(more)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or self._api.nodes.get(name, ("",))[0] != self.__name__.rpartition(".")[2]:
            raise AttributeError(f"{self.__name__} has no {name}")
        return self._api.made(name)


def _pyqt(name: str) -> types.ModuleType:
    """A module of QGIS's `qgis.PyQt` as its build makes it for Qt 6: the number of Qt is all that it fills in."""
    module = types.ModuleType(f"qgis.PyQt.{name}")
    source = (INSTALLED / "PyQt" / f"{name}.py").read_text(encoding="utf-8")
    source = source.replace("PyQt5", "PyQt6").replace("5 == 6", "6 == 6")
    exec(compile(source, f"qgis/PyQt/{name}.py", "exec"), module.__dict__)
    return module


def install(behaviour: dict[str, type], modules: dict[str, dict[str, object]]) -> Api:
    """Put the stand-ins where `import qgis` finds them; `modules` are Python modules that QGIS brings, with what is in them."""
    api = Api(behaviour)
    sys.modules["qgis"] = qgis = types.ModuleType("qgis")
    qgis.__path__ = []
    pyqt = sys.modules["qgis.PyQt"] = qgis.PyQt = types.ModuleType("qgis.PyQt")
    pyqt.__path__ = []
    for name in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest", "QtXml", "sip"):
        sys.modules[f"qgis.PyQt.{name}"] = made = _pyqt(name)
        setattr(pyqt, name, made)
    bare = {name: type(name, (Exception,), {}) for name in EXCEPTIONS} | {"NULL": sys.modules["qgis.PyQt.QtCore"].NULL}
    for name, more in (("core", bare), ("gui", {})):
        sys.modules[f"qgis.{name}"] = made = _Module(f"qgis.{name}", api, more)
        setattr(qgis, name, made)
    for name, content in modules.items():
        for parent in _parents(name):
            sys.modules.setdefault(parent, types.ModuleType(parent)).__path__ = []
        sys.modules[name] = made = types.ModuleType(name)
        made.__dict__.update(content)
        if "." in name:
            setattr(sys.modules[name.rpartition(".")[0]], name.rpartition(".")[2], made)
    return api


def _parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:i]) for i in range(1, len(parts))]
