"""Stock space: which existing, under-used spaces are worth turning into innovation space."""

from .ahp_weights import AhpWeights
from .stock_context import StockContext
from .stock_screening import StockScreening

ALGORITHMS = (StockContext, AhpWeights, StockScreening)
