"""The core's modules, and pandas, for whoever must not load them before they are needed.

QGIS registers all tools each time it starts; that must not wait for pandas, scipy and matplotlib, which only a run needs.
``from innospace.core.lazy import belt`` loads nothing yet: the module comes when something in it is first asked for.
"""

from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
NAMES = {
    **{
        path.stem: f"{__package__}.{path.parent.name}.{path.stem}"
        for path in HERE.glob("*/*.py")
        if path.stem != "__init__"
    },
    "pandas": "pandas",
}


class Lazy(ModuleType):
    """Stands for the module of its name."""

    def __getattr__(self, name: str) -> object:
        # By `__import__`, as the statement does: QGIS listens there to learn what goes when a plugin is unloaded.
        return getattr(__import__(self.__name__, fromlist=[name]), name)


def __getattr__(name: str) -> Lazy:
    if name not in NAMES:
        raise AttributeError(f"there is no {name} in the core")
    return Lazy(NAMES[name])
