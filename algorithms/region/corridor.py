"""Innovation space along a corridor."""

from dataclasses import replace

from ...core.base.text import translate
from ...core.ground.geometry import absent
from ...core.lazy import corridor, corridor_report
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer, plain
from ..run import Run


class Corridor(Algorithm):
    """The corridor with its measures, and its sections by district."""

    NAME = "corridor"
    GROUP = "region"
    MAIN = "AXIS"
    FIELDS = {
        "OUTPUT": "length_km area_km2 space_km2 space_share n per_km districts blue_share longest_gap_km",
        "SECTIONS": "district length_km area_km2 space_km2 space_share n share n_across per_km status",
    }
    ARGUMENTS = {"names": "DISTRICT_NAME_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Region", "Innovation corridor")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Region",
            "What ties a corridor together: how much innovation space does it hold, in whose district, how near to water "
            "and green, and where is there none?",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("AXIS", translate("Region", "Axis"), p.Source.VectorLine),
            translate("Region", "The corridor's axis in one or many lines; measured from its western end."),
        )
        self.add(
            p.distance("WIDTH", translate("Region", "Width of the corridor"), 15_000),
            translate(
                "Region",
                "Metres from edge to edge, the ends flat. The west Hangzhou corridor (33 km, 500 km²) is about 15 km wide.",
            ),
        )
        self.add(
            p.layer("SPACES", translate("Region", "Innovation spaces"), *p.GROUNDS),
            translate("Region", "Polygons, or points; those that meet the corridor count."),
        )
        self.add(
            p.layer("DISTRICTS", translate("Region", "Districts"), p.Source.VectorPolygon, optional=True),
            translate("Region", "The districts or cities that the corridor crosses."),
        )
        self.add(
            p.field("DISTRICT_NAME_FIELD", translate("Region", "District name"), "DISTRICTS"),
            translate("Region", "Rows of one name are one district; a row without a name stands for itself."),
        )
        self.add(
            p.layer("BLUE", translate("Region", "Water and green"), optional=True),
            translate("Region", "Lakes, rivers, wetlands, parks: points, lines or polygons."),
        )
        self.add(
            p.distance("BLUE_REACH", translate("Region", "Reach of water and green"), 500),
            translate("Region", "Innovation space at most this far away (metres) counts as beside it."),
            advanced=True,
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Region", "Corridor")),
            translate(
                "Region",
                "One polygon: length_km, area_km2, space_km2, space_share, n, per_km, districts (their number), blue_share, "
                "longest_gap_km. Point spaces have no area: space_km2 stays empty, blue_share counts them. Of several axis "
                "lines it keeps the attributes that all of them share.",
            ),
        )
        self.add(
            p.sink("SECTIONS", translate("Region", "Sections by district")),
            translate(
                "Region",
                "The corridor cut by district, from west to east, with the same measures, each section's share of the "
                "spaces and n_across: spaces that lie across its border. What lies outside all districts comes last.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, measure, write."""
        axis, spaces = run.layer("AXIS"), run.layer("SPACES")
        districts, blue = run.layer("DISTRICTS"), run.layer("BLUE")
        options = run.call(corridor.CorridorOptions)
        result = run.call(corridor.assess, options=options)
        apart = run.note_apart(axis, spaces, options.width / 2)
        for other, beyond in ((districts, 0), (blue, options.blue_reach)):
            if other is not None:
                run.note_apart(axis, other, options.width / 2 + beyond)
        run.note(*result.notes)
        run.write("OUTPUT", result.rows, _shared(axis), origin=[0], style="corridor")
        run.write("SECTIONS", result.sections, style="corridor_sections")
        run.info(*([] if apart else corridor_report.sentences(result)))
        layers = {name.lower(): run.geometries(name) for name in ("AXIS", "SPACES", "BLUE", "DISTRICTS")}
        run.report(lambda: corridor_report.build(result, **layers, apart=apart))


def _shared(axis: Layer) -> Layer:
    """The axis as the one row that the corridor is: the attributes that all lines share, NULL where they differ."""
    drawn = [row for row, missing in zip(axis.rows, absent(axis.geometry), strict=True) if not missing]
    alike = [len({repr(plain(value)) for value in values}) == 1 for values in zip(*drawn, strict=True)]
    row = [value if same else None for value, same in zip(drawn[0], alike, strict=True)]
    return replace(axis, rows=[row])
