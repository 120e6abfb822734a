"""What a table to be typed holds at first: what the data hold, in words."""

from qgis.core import QgsVectorLayer

from ..core.base import terms
from . import guess

# Numbers that are no criteria, and those of which less is better.
NO_CRITERIA = ["id", "fid", "code", "number", "area", "year", "编号", "代码", "面积", "年份"]
COSTS = ["m", "rent", "price", "cost", "distance", "租金", "价格", "造价", "距离"]


def criteria(layer: QgsVectorLayer) -> list[str]:
    """A row for each number that may be a criterion: field, benefit or cost, weight 1, no bounds."""
    cells = []
    for field in layer.fields():
        if field.isNumeric() and not guess.likeness(field.name(), NO_CRITERIA):
            direction = "cost" if guess.likeness(field.name(), COSTS) else "benefit"
            cells += [field.name(), terms.label("direction", direction), "1", "", ""]
    return cells
