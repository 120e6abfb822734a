"""Stock space of the Nanjing region (synthetic): context, weights out of judgements, screening."""

from . import NANJING, Map, Step, sample

# Scale of the example: transit matters twice as much as vacancy and three times as much as age; knowledge is near transit.
JUDGEMENTS = "2,3,1,2;2,1/2,1;1/3,1/2;2"
CRITERIA = [
    *("transit_m", "cost", "", 0, 2000),
    *("vacancy", "benefit", "", "", ""),
    *("building_age", "benefit", "", "", ""),
    *("m_knowledge_centres", "cost", "", "", ""),
    *("n_third_spaces", "benefit", "", "", ""),
]

STEPS = [
    Step(
        "stockcontext",
        {
            "CANDIDATES": sample("stock_parcels"),
            "TARGETS": [sample(name) for name in ("business_centres", "knowledge_centres", "third_spaces")],
            "REACH": 2000,
            "MAX_DISTANCE": 20000,
        },
        {"OUTPUT": "stock_context.gpkg", "REPORT": "stock_context.html"},
    ),
    Step(
        "ahpweights",
        {"PAIRWISE": JUDGEMENTS, "NAMES": "transit,vacancy,age,knowledge,third spaces"},
        {"OUTPUT": "ahp_weights.gpkg", "REPORT": "ahp_weights.html"},
        ("CR", "LAMBDA"),
    ),
    Step(
        "stockscreening",
        {
            "CANDIDATES": "stock_context.gpkg",
            "KIND_FIELD": "kind",
            "CONSTRAINTS": '"pollution" = \'无\' AND "floor_area_m2" >= 2000',
            "CRITERIA": CRITERIA,
            "WEIGHTING": "ahp",
            "PAIRWISE": JUDGEMENTS,
            "AREA_FIELD": "floor_area_m2",
            "NAME_FIELD": "id",
        },
        {"OUTPUT": "stock_ranked.gpkg", "WEIGHTS": "stock_weights.gpkg", "REPORT": "stock_screening.html"},
    ),
]

MAPS = [
    Map(
        "stock.png",
        "Stock space around the centre of Nanjing, by grade and rank (synthetic parcels)",
        [
            ("stock_ranked.gpkg", "stock_grades"),
            (f"{NANJING}|layername=water", "#a6cee3"),
            (sample("districts", "city = '南京市' AND ring = '中心城区'"), "#f0f0f0"),
        ],
    ),
]
