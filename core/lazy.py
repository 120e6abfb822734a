"""The core's modules, and pandas, for whoever must not load them before they are needed.

QGIS registers all tools each time it starts; that must not wait for pandas, scipy and matplotlib, which only a run needs.
``from innospace.core.lazy import belt`` loads nothing yet: the module comes when something in it is first asked for.
"""

from types import ModuleType

ROOMS = (
    "base",
    "ground",
    "streets",
    "page",
    "rings",
    "layout",
    "lifecircle",
    "stock",
    "region",
    "siting",
    "data",
    "chapter",
)


def _offered(package: str) -> list[str]:
    """The modules that a package offers; QGIS hears of the package here, and takes it away with an unloaded plugin."""
    return getattr(__import__(package, fromlist=["__doc__"]), "__all__", [])


_offered(__package__)  # QGIS hears of the core itself
NAMES = {
    **{name: f"{__package__}.{room}.{name}" for room in ROOMS for name in _offered(f"{__package__}.{room}")},
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
