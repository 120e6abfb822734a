"""Stock space (存量空间): its context, weights of criteria, and a ranking that can be defended."""

__all__ = [
    "ahp",
    "ahp_report",
    "context",
    "context_report",
    "programmes",
    "scoring",
    "screening",
    "stock_report",
    "weights",
]
