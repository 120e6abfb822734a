"""The dialogs' descriptions, one module a tool group; made anew when asked for, in the language of the moment."""

from ..description import Group
from . import layout, lifecircle, region, rings, siting, stock

MODULES = (rings, layout, lifecircle, stock, siting, region)


def groups() -> list[Group]:
    """All dialogs in the order of the menu."""
    return [module.describe() for module in MODULES]
