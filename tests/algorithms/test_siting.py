"""The tool on layers: every output beside what is counted by hand, refusals by parameter, a cancel, straight and on streets."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import shapely
from conftest import rows_of
from qgis.core import Qgis, QgsCategorizedSymbolRenderer, QgsVectorLayer

from .town import Table, point

pytestmark = pytest.mark.usefixtures("provider")

# Homes on a line at 0, 100 … 900 m with 10 people each, one without any at 5 000 m.
HOMES = Table(
    "Point",
    {"id": "string", "people": "double"},
    [*((point(100 * i, 0), f"h{i}", 10.0) for i in range(10)), (point(5000, 0), "far", 0.0), (None, "lost", 7.0)],
)
PLACES = Table(
    "Point",
    {"name": "string", "cost": "double", "room": "double", "score": "double"},
    [
        (point(100, 0), "west", 3.0, 50.0, 0.2),
        (point(450, 50), "middle", 5.0, 100.0, 0.9),
        (point(800, 0), "east", 2.0, 30.0, 0.6),
        (point(4900, 0), "far", 1.0, 10.0, 0.1),
    ],
)
OLD = Table("Point", {"name": "string"}, [(point(850, 0), "old")])


def siting(tool, **inputs):
    """A run of one of the two tools on the homes and the places."""
    import processing

    given = {"DEMAND": HOMES.layer(), "POPULATION_FIELD": "people", "CANDIDATES": PLACES.layer(), "NAME_FIELD": "name"}
    given |= {name: value.layer() if isinstance(value, Table) else value for name, value in inputs.items()}
    return processing.run(tool, given)


@pytest.fixture
def run():
    usual = {"NUMBER": 1, "RADIUS": 260, **dict.fromkeys(("OUTPUT", "ALLOCATION", "CURVE"), "memory:")}
    return lambda **inputs: siting("innospace:siting", **usual | inputs)


def test_the_sites_with_what_they_bring(run):
    result = run()
    sites = rows_of(result["OUTPUT"])
    assert [(r["name"], r["chosen"], r["rank"], r["status"]) for r in sites] == [
        ("west", False, None, "free"),
        ("middle", True, 1, "chosen"),
        ("east", False, None, "free"),
        ("far", False, None, "free"),
    ]
    near = [d for d in (np.hypot(100 * i - 450, 50) for i in range(10)) if d <= 260]
    middle = sites[1]
    assert (middle["clients"], middle["pop"]) == (len(near), 10 * len(near))
    assert middle["mean_d"] == pytest.approx(np.mean(near))
    assert middle["worst_d"] == pytest.approx(max(near))
    assert (result["OBJECTIVE"], result["BOUND"], result["GAP"]) == (10 * len(near), 10 * len(near), 0)


def test_the_demand_with_its_site(run):
    result = run(LINKS="memory:")
    rows = rows_of(result["ALLOCATION"])
    inside = [200 <= 100 * i <= 700 for i in range(10)]
    said = ["covered" if near else "not_covered" for near in inside]
    assert [r["status"] for r in rows] == [*said, "not_covered", "no_geometry"]
    assert [r["site"] for r in rows] == ["middle"] * 11 + [None]
    assert rows[0]["distance"] == pytest.approx(np.hypot(450, 50))
    assert [r["covered"] for r in rows] == [*inside, False, None]
    lines = [f.geometry().length() for f in result["LINKS"].getFeatures()]
    assert lines == pytest.approx([r["distance"] for r in rows[:11]])


@pytest.mark.parametrize("target", ["memory:", "links.gpkg", "links.geojson", "links.shp"])
def test_a_place_on_its_site_has_no_line_and_keeps_its_row(run, tmp_path, target):
    homes = Table("Point", {"name": "string"}, [(point(0, 0), "a"), (point(100, 0), "b")])
    path = target if target == "memory:" else str(tmp_path / target)
    links = run(DEMAND=homes, CANDIDATES=homes, POPULATION_FIELD=None, LINKS=path)["LINKS"]
    links = links if target == "memory:" else QgsVectorLayer(path, "", "ogr")
    lines = list(links.getFeatures())
    assert [line.geometry().length() for line in lines if not line.geometry().isEmpty()] == pytest.approx([100])
    assert len(lines) == 2
    assert links.geometryType() == Qgis.GeometryType.Line


@pytest.mark.parametrize(("model", "hidden"), [("cover_most", ["not_covered"]), ("least_distance", [])])
def test_lines_to_sites_beyond_the_radius_are_there_and_not_shown_where_the_model_covers(run, model, hidden):
    from innospace.algorithms import styling
    from innospace.algorithms.siting.siting import links_style

    lines = run(LINKS="memory:", MODEL=model)["LINKS"]
    assert {row["status"] for row in rows_of(lines)} == {"covered", "not_covered"}
    styling.apply(lines, links_style(model))
    renderer = lines.renderer()
    by_class = isinstance(renderer, QgsCategorizedSymbolRenderer)
    shown = {one.value(): one.renderState() for one in renderer.categories()} if by_class else {}
    assert [value for value, is_shown in shown.items() if not is_shown] == hidden
    assert ("covered" in shown) == by_class == bool(hidden)


@pytest.mark.parametrize("levels", [("低", "高"), ()])
def test_existing_sites_are_told_to_work_at_the_lowest_level(run_levels, levels):
    from innospace.algorithms import styling

    sites = run_levels(EXISTING=OLD, LEVELS=["低", 2, 160, "高", 1, 460])["OUTPUT"]
    styling.apply(sites, "siting_level_sites", levels)
    words = {one.value(): one.label() for one in sites.renderer().categories()}
    assert words["existing"] == "existing site (works at 低)"
    assert words["高"] == "高: chosen (works at 低, too)"


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("style", ["siting_sites", "siting_level_sites"])
def test_only_chosen_sites_are_labelled_with_rank_and_name(run, style, named):
    """Of candidates, chosen or not, and an existing site; where no field holds names the rank stands alone."""
    sites = run(EXISTING=OLD, NUMBER=2)["OUTPUT"]
    if not named:
        sites.dataProvider().deleteAttributes([sites.fields().lookupField("name")])
        sites.updateFields()
    from innospace.algorithms import styling

    chosen = [row for row in rows_of(sites) if row["status"] == "chosen"]
    styling.apply(sites, style, ["a"])
    own = {f"{row['rank']} {row['name']}" if named else str(row["rank"]) for row in chosen}
    assert styling.labels_of(sites) == own
    assert len(own) == 2


def test_existing_sites_follow_the_candidates_and_serve(run):
    result = run(EXISTING=OLD)
    sites = rows_of(result["OUTPUT"])
    assert [(r["name"], r["status"], r["chosen"]) for r in sites][-1] == ("old", "existing", False)
    assert sites[-1]["pop"] == 40  # 600 … 900
    assert [r["name"] for r in sites if r["chosen"]] == ["west"]  # 0 … 300, beside 600 … 900 of the old one
    curve = rows_of(result["CURVE"])
    assert [(r["number"], r["value"], r["bound"]) for r in curve][:2] == [(0, 40, 40), (1, 80, 80)]
    assert [r["gain"] for r in curve][:2] == [None, 40]
    assert curve[1]["share"] == pytest.approx(0.8)


def test_areas_and_points_become_one_layer_that_is_drawn_whole(run):
    """Of a layer of both kinds QGIS draws one: the existing sites stood in the legend and not on the map."""
    grounds = replace(PLACES, kind="Polygon", shape=lambda place: place.buffer(10, 1))
    as_drawn = [feature.geometry() for feature in grounds.layer().getFeatures()]
    for old, kind in (({"EXISTING": OLD}, Qgis.WkbType.Point), ({}, Qgis.WkbType.Polygon)):
        sites = run(CANDIDATES=grounds, **old)["OUTPUT"]
        drawn = [feature.geometry() for feature in sites.getFeatures()]
        assert {geometry.wkbType() for geometry in drawn} == {sites.wkbType()} == {kind}
        assert all(ground.intersects(place) for ground, place in zip(as_drawn, drawn, strict=False))
    assert drawn[0].equals(as_drawn[0])


def test_a_candidate_too_near_an_existing_site_is_not_chosen(run):
    sites = rows_of(run(EXISTING=OLD, SPACING=100)["OUTPUT"])
    assert [r["status"] for r in sites] == ["chosen", "free", "too_near_existing", "free", "existing"]


@pytest.mark.parametrize(
    ("model", "chosen", "objective"),
    [
        ("cover_most", {"middle"}, 60),
        ("least_distance", {"middle"}, None),
        ("least_worst", {"far"}, None),
    ],
)
def test_each_model_with_one_site(run, model, chosen, objective):
    result = run(MODEL=model)
    sites = rows_of(result["OUTPUT"])
    at = {"west": 100, "middle": 450, "east": 800, "far": 4900}
    ways = {
        name: [np.hypot(x - own, 50 if name == "middle" else 0) for x in [*range(0, 1000, 100), 5000]]
        for name, own in at.items()
    }
    if model == "least_distance":
        objective = min(10 * sum(w[:10]) for w in ways.values())
    if model == "least_worst":
        objective = min(max(w) for w in ways.values())
        chosen = {min(ways, key=lambda name: max(ways[name]))}
    assert {r["name"] for r in sites if r["chosen"]} == chosen
    assert result["OBJECTIVE"] == pytest.approx(objective)
    assert result["GAP"] == 0


def test_everybody_is_covered_by_the_fewest_and_by_the_cheapest(run):
    assert run(MODEL="cover_all", RADIUS=500)["OBJECTIVE"] == 2  # the middle reaches all but the far one
    cheap = run(MODEL="cover_all", RADIUS=500, COST_FIELD="cost")
    assert cheap["OBJECTIVE"] == 6
    share = run(MODEL="cover_all", RADIUS=500, TARGET_SHARE=0.9)
    assert share["OBJECTIVE"] == 1


def test_a_score_decides_among_equals(run):
    two = run(SCORE_FIELD="score", SCORE_WEIGHT=0.9, RADIUS=150)
    assert [r["name"] for r in rows_of(two["OUTPUT"]) if r["chosen"]] == ["middle"]


def test_the_report_tells_programme_and_desks_of_ranked_stock_spaces(run, tmp_path):
    from innospace.core.base import terms

    own = PLACES.fields | {"programme": "string", "desks_min": "double", "desks_max": "double"}
    rows = [(*row, "coworking", 41.0, 83.0) for row in PLACES.rows]
    run(CANDIDATES=Table("Point", own, rows), EXISTING=OLD, REPORT=str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for text in (terms.label("programme", "coworking"), terms.label("field", "desks_max"), ">41<", ">83<"):
        assert text in page


def test_places_that_stay_uncovered_are_called_by_their_names_where_they_have_some(run, tmp_path):
    named = Table("Point", {"name": "string", "people": "double"}, HOMES.rows)
    run(DEMAND=named, REPORT=str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ">h0<" in page
    assert "the number is that of the row" not in page
    run(REPORT=str(tmp_path / "page.html"))  # no field of theirs is one of names
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert ">h0<" not in page
    assert "the number is that of the row" in page


def test_along_the_streets(run):
    street = Table(
        "LineString", {"name": "string"}, [("LINESTRING (600000 3500000, 600450 3500000, 601000 3500000)", "s")]
    )
    rows = rows_of(run(NETWORK=street, RADIUS=310)["ALLOCATION"])
    assert rows[0]["distance"] == pytest.approx(500)  # 450 along, 50 to the street
    assert [r["status"] for r in rows][-2:] == ["unsnapped", "no_geometry"]


@pytest.mark.parametrize(
    ("changes", "parameter"),
    [
        ({"NUMBER": 5}, "NUMBER"),
        ({"RADIUS": 10, "CANDIDATES": PLACES.with_rows(PLACES.rows[1:2])}, "RADIUS"),
        ({"MODEL": "cover_all", "RADIUS": 120}, "RADIUS"),
        ({"MODEL": "cover_all", "RADIUS": 120, "TARGET_SHARE": 0.95}, "RADIUS"),
        ({"BUDGET": 3}, "BUDGET"),
        ({"BUDGET": 0.5, "COST_FIELD": "cost"}, "BUDGET"),
        ({"BUDGET": 4, "COST_FIELD": "cost", "MODEL": "cover_all", "RADIUS": 500}, "BUDGET"),
        ({"NUMBER": 3, "SPACING": 3000}, "SPACING"),
        ({"SCORE_WEIGHT": 0.5}, "SCORE_WEIGHT"),
        ({"SCORE_WEIGHT": 0.5, "SCORE_FIELD": "score", "MODEL": "least_worst"}, "SCORE_WEIGHT"),
        ({"DEMAND": HOMES.with_rows([(point(0, 0), "h", -1.0)])}, "POPULATION_FIELD"),
        (
            {"CANDIDATES": PLACES.with_rows([(point(0, 0), "a", None, 1.0, 1.0)]), "COST_FIELD": "cost", "BUDGET": 3},
            "COST_FIELD",
        ),
        ({"DEMAND": HOMES.with_rows([(None, "h", 1.0)])}, "DEMAND"),
    ],
)
def test_a_question_that_cannot_be_names_its_parameter(run, changes, parameter):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=f"{parameter}:"):
        run(**changes)


def test_no_site_serves_more_than_it_holds(run):
    two = PLACES.with_rows([PLACES.rows[0], PLACES.rows[2]])
    result = run(CAPACITY_FIELD="room", NUMBER=2, RADIUS=950, CANDIDATES=two)
    sites = {r["name"]: r for r in rows_of(result["OUTPUT"])}
    homes = rows_of(result["ALLOCATION"])
    served = [r for r in homes if r["status"] == "covered"]
    for name, site in sites.items():
        own = [r for r in served if r["site"] == name]
        if site["chosen"]:
            assert site["pop"] == 10 * len(own) <= site["room"]
            assert site["load"] == pytest.approx(site["pop"] / site["room"])
        else:
            assert own == []
    assert result["OBJECTIVE"] == 10 * len(served) == 80  # both are full, and each reaches all ten
    assert result["GAP"] == 0


@pytest.mark.parametrize("model", ["cover_twice", "least_worst"])
def test_models_that_know_no_capacity_say_so(run, model):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="CAPACITY_FIELD:"):
        run(CAPACITY_FIELD="room", MODEL=model)


def test_too_little_room_for_all_is_named(run):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="CAPACITY_FIELD:"):
        run(CAPACITY_FIELD="room", MODEL="cover_all", RADIUS=900, CANDIDATES=PLACES.with_rows(PLACES.rows[2:]))


# --- levels -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def run_levels():
    usual = {"LEVELS": ["near", 2, 160, "wide", 1, 460], "OUTPUT": "memory:", "ALLOCATION": "memory:"}
    return lambda **inputs: siting("innospace:sitinglevels", **usual | inputs)


def test_a_site_of_a_higher_level_also_works_as_a_lower_one(run_levels):
    result = run_levels()
    at = {"west": (100, 0), "middle": (450, 50), "east": (800, 0), "far": (4900, 0)}
    homes = [(100 * i, 0, 10) for i in range(10)] + [(5000, 0, 0)]

    def people(sites, radius):
        return sum(n for x, y, n in homes if any(np.hypot(x - at[s][0], y - at[s][1]) <= radius for s in sites))

    pairs = [(two, one) for two in combinations(at, 2) for one in two]
    most = max(people(two, 160) + people([one], 460) for two, one in pairs)
    sites = rows_of(result["OUTPUT"])
    level = {r["name"]: r["level"] for r in sites if r["chosen"]}
    higher = [name for name, own in level.items() if own == "wide"]
    assert (len(level), len(higher)) == (2, 1)
    assert result["OBJECTIVE"] == most == people(level, 160) + people(higher, 460)
    assert (result["BOUND"], result["GAP"]) == (most, 0)
    assert {r["level"] for r in sites if not r["chosen"]} == {None}
    served = sum(r["pop"] for r in sites if r["chosen"])
    assert served == people(level, 160)  # at the lowest level


def test_each_place_stands_once_for_each_level(run_levels):
    result = run_levels()
    rows, sites = rows_of(result["ALLOCATION"]), rows_of(result["OUTPUT"])
    assert [r["level"] for r in rows] == ["near"] * 12 + ["wide"] * 12
    (higher,) = [r["name"] for r in sites if r["level"] == "wide"]
    assert {r["site"] for r in rows[12:]} == {higher, None}
    for radius, own in ((160, rows[:12]), (460, rows[12:])):
        assert [r["status"] for r in own[:11]] == [
            "covered" if r["distance"] <= radius else "not_covered" for r in own[:11]
        ]
        assert (own[11]["status"], own[11]["site"]) == ("no_geometry", None)
    assert [r["id"] for r in rows[:12]] == [r["id"] for r in rows[12:]]


@pytest.mark.parametrize("kind", ["Point", "Polygon"])
@pytest.mark.parametrize("told", [True, False])
def test_both_levels_can_be_seen_on_one_map(run_levels, kind, told):
    """Sites differ by level in shape and size; of a place's two rows one is a dot, the other a ring around it."""
    from innospace.algorithms import styling

    def like(table):
        if kind == "Point":
            return table
        blocks = [row[0] and shapely.from_wkt(row[0]).buffer(5).wkt for row in table.rows]
        return replace(
            table.with_rows([(wkt, *row[1:]) for wkt, row in zip(blocks, table.rows, strict=True)]), kind=kind
        )

    # Two sites work up to the higher level, one at the lower alone: rows would tell the order wrongly.
    levels = ["低", 3, 160, "高", 2, 460] if told else ["低", 3, 160, "高", 1, 460]
    result = run_levels(DEMAND=like(HOMES), CANDIDATES=like(PLACES), LEVELS=levels)
    sites, demand = result["OUTPUT"], result["ALLOCATION"]
    styling.apply(sites, "siting_level_sites", ["低", "高"] if told else ())
    styling.apply(demand, "siting_level_demand", ["低", "高"] if told else ())
    marks = {c.value(): c for c in sites.renderer().categories()}
    symbols = [marks[name].symbol() for name in ("低", "高")]
    low, high = (next(styling._markers(symbol)) for symbol in symbols)
    assert low.shape() != high.shape()
    assert low.size() < high.size()
    assert low.color() != high.color()
    # A site of the higher level works at the lower one, too: that is said where the order of the levels is known.
    said = "高: chosen (works at 低, too)" if told else "高: chosen"
    assert [c.label() for c in sites.renderer().categories()][:2] == ["低: chosen", said]
    # A legend lists what there is: no site exists here.
    assert set(marks) == {row["level"] if row["status"] == "chosen" else row["status"] for row in rows_of(sites)}
    assert set(marks) == {"低", "高", "free"}
    kept = demand.renderer().categories()  # a symbol goes with its category
    shown = {c.value(): next(styling._markers(c.symbol())) for c in kept}
    drawn = {row["level"] + " / " + row["status"] for row in rows_of(demand) if row["status"] != "no_geometry"}
    everything = [f"{level} / {status}" for level in "低高" for status in ("covered", "not_covered", "unreachable")]
    assert list(shown) == [value for value in everything if value in drawn]
    both = [value[4:] for value in shown if value[0] == "低" and "高" + value[1:] in shown]
    assert "covered" in both
    for status in both:
        dot, ring = (shown[f"{level} / {status}"] for level in "低高")
        assert ring.strokeColor() == dot.color()
        assert ring.color().alpha() == 0
        assert ring.size() - 2 * ring.strokeWidth() > dot.size()


def test_what_is_there_works_at_the_lowest_level_alone(run_levels):
    result = run_levels(EXISTING=OLD)
    sites, rows = rows_of(result["OUTPUT"]), rows_of(result["ALLOCATION"])
    assert (sites[-1]["status"], sites[-1]["level"], sites[-1]["chosen"]) == ("existing", "near", False)
    assert "old" in {r["site"] for r in rows[:12]}
    assert "old" not in {r["site"] for r in rows[12:]}
    assert sum(r["chosen"] for r in sites) == 2


@pytest.mark.parametrize(
    ("changes", "parameter"),
    [
        ({"LEVELS": []}, "LEVELS"),
        ({"LEVELS": ["near", 2]}, "LEVELS"),
        ({"LEVELS": ["near", 1, 160, "wide", 2, 460]}, "LEVELS"),
        ({"LEVELS": ["near", 2, 160, "near", 1, 460]}, "LEVELS"),
        ({"LEVELS": ["near", "two", 160]}, "LEVELS"),
        ({"LEVELS": ["near", 2, 0]}, "LEVELS"),
        ({"LEVELS": ["near", 5, 160]}, "LEVELS"),
        ({"LEVELS": ["near", 1, 9], "CANDIDATES": PLACES.with_rows(PLACES.rows[1:2])}, "LEVELS"),
        ({"BUDGET": 3}, "BUDGET"),
        ({"LEVELS": ["near", 3, 160, "wide", 1, 460], "SPACING": 3000}, "SPACING"),
    ],
)
def test_levels_that_cannot_be_name_their_parameter(run_levels, changes, parameter):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=parameter):
        run_levels(**changes)


def test_a_budget_may_leave_fewer_sites(run_levels):
    sites = rows_of(run_levels(COST_FIELD="cost", BUDGET=5)["OUTPUT"])
    chosen = [r for r in sites if r["chosen"]]
    assert sum(r["cost"] for r in chosen) <= 5
    assert chosen


def test_levels_in_minutes_are_those_in_metres(run_levels):
    metres, minutes = run_levels(), run_levels(LEVELS=["near", 2, 2.4, "wide", 1, 6.9], UNIT="minutes")
    assert metres["OBJECTIVE"] == minutes["OBJECTIVE"]
    one, other = (rows_of(result["ALLOCATION"]) for result in (metres, minutes))
    assert [r["status"] for r in one] == [r["status"] for r in other]
    assert [r["distance"] for r in other[:11]] == pytest.approx([r["distance"] * 0.015 for r in one[:11]])


def test_a_model_from_stock_spaces_to_the_ground_that_the_new_sites_serve(run_model):
    """Screening → siting → service areas, saved, opened again and run on the community."""
    from innospace.tests.conftest import SAMPLE

    community = SAMPLE.with_name("community.gpkg")
    ranked, sites, areas = run_model(
        {
            "stock": f"{community}|layername=存量空间",
            "homes": f"{community}|layername=居住建筑",
            "roads": f"{community}|layername=道路",
        },
        {
            "stockscreening": {"CANDIDATES": {"input": "stock"}, "CRITERIA": ["vacancy", "benefit", 1, "", ""]},
            "siting": {
                "DEMAND": {"input": "homes"},
                "POPULATION_FIELD": "residents",
                "CANDIDATES": {"step": ("stockscreening", "OUTPUT")},
                "NAME_FIELD": "name",
                "SCORE_FIELD": "score",
                "SCORE_WEIGHT": 0.1,
                "NETWORK": {"input": "roads"},
                "NUMBER": 3,
                "RADIUS": 400,
            },
            "native:extractbyexpression": {"INPUT": {"step": ("siting", "OUTPUT")}, "EXPRESSION": '"chosen"'},
            "serviceareas": {
                "FACILITIES": {"step": ("native:extractbyexpression", "OUTPUT")},
                "NETWORK": {"input": "roads"},
                "CUTOFFS": "400",
            },
        },
        [("stockscreening", "OUTPUT"), ("siting", "OUTPUT"), ("serviceareas", "OUTPUT")],
    )
    assert sites.featureCount() == ranked.featureCount()
    chosen = [row for row in rows_of(sites) if row["chosen"]]
    assert len(chosen) == 3
    assert {row["name"] for row in chosen} <= {row["name"] for row in rows_of(ranked)}
    assert {row["name"] for row in rows_of(areas)} == {row["name"] for row in chosen}
