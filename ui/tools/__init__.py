"""The dialogs' descriptions, one module a tool group; made anew when asked for, in the language of the moment."""

from ..description import Group
from . import data, diagnosis, layout, lifecircle, region, rings, siting, stock

MODULES = (diagnosis, data, rings, layout, lifecircle, stock, siting, region)


def groups() -> list[Group]:
    """All dialogs in the order of the menu."""
    return [module.describe() for module in MODULES]


def group_of(algorithm: str) -> Group:
    """The dialog that holds an algorithm."""
    return next(group for group in groups() if algorithm in [tool.algorithm for tool in group.tools])
