"""The dialogs' descriptions, one module a tool group; made anew when asked for, in the language of the moment."""

from ..description import Group
from . import diagnosis, layout, lifecircle, region, rings, stock

MODULES = (rings, layout, lifecircle, stock, region, diagnosis)


def groups() -> list[Group]:
    """All dialogs in the order of the menu."""
    return [module.describe() for module in MODULES]
