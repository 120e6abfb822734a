"""Streets: the graph, places tied to it, shortest ways, what is within reach, and what would spoil all that."""

__all__ = [
    *("access", "barriers", "edge", "network", "network_check", "reach", "ribbons"),
    *("search", "sections", "snapping", "stretches", "territories", "travel"),
]
