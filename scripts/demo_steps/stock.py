"""Stock space of the synthetic community: context, weights out of judgements, screening."""

from . import COMMUNITY, Map, Step, sample
from .lifecircle import GROUND

# Scale of the example: transit matters twice as much as vacancy and three times as much as age; innovation spaces as much.
JUDGEMENTS = "2,3,1,2;2,1/2,1;1/3,1/2;2"
CRITERIA = [
    *("transit_m", "cost", "", 0, 2000),
    *("vacancy", "benefit", "", "", ""),
    *("building_age", "benefit", "", "", ""),
    *("m_众创空间", "cost", "", "", ""),
    *("n_兴趣点", "benefit", "", "", ""),
]

STEPS = [
    Step(
        "stockcontext",
        {
            "CANDIDATES": sample("存量空间", file=COMMUNITY),
            "TARGETS": [sample(name, file=COMMUNITY) for name in ("众创空间", "兴趣点", "公交地铁站点")],
            "NETWORK": sample("道路", file=COMMUNITY),
            "REACH": 500,
        },
        {"OUTPUT": "stock_context.gpkg", "REPORT": "stock_context.html"},
    ),
    Step(
        "ahpweights",
        {"PAIRWISE": JUDGEMENTS, "NAMES": "transit,vacancy,age,innovation spaces,points of interest"},
        {"OUTPUT": "ahp_weights.gpkg", "REPORT": "ahp_weights.html"},
        ("CR", "LAMBDA"),
    ),
    Step(
        "stockscreening",
        {
            "CANDIDATES": "stock_context.gpkg",
            "KIND_FIELD": "kind",
            "CONSTRAINTS": '"pollution" = \'无\' AND "floor_area_m2" >= 500',
            "CRITERIA": CRITERIA,
            "WEIGHTING": "ahp",
            "PAIRWISE": JUDGEMENTS,
            "AREA_FIELD": "floor_area_m2",
            "NAME_FIELD": "name",
        },
        {"OUTPUT": "stock_ranked.gpkg", "WEIGHTS": "stock_weights.gpkg", "REPORT": "stock_screening.html"},
    ),
]

MAPS = [
    Map(
        "stock",
        "Stock space of the community, by grade and rank",
        [("stock_ranked.gpkg", "stock_grades")],
        GROUND,
        "stock_screening.html",
    ),
]
