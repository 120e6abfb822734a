"""The walkable life circle (生活圈): who reaches which facilities, and what ground facilities serve."""

__all__ = [
    *("access_matrix", "floating_catchment", "floating_catchment_report", "life_circle", "life_circle_report"),
    *("service_areas", "street_check"),
]
