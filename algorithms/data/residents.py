"""People known by zone or grid on buildings."""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis, QgsProcessingOutputNumber, QgsProcessingParameterRasterLayer

from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import pandas as pd
from ...core.lazy import residents, residents_report
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from . import grid


class Residents(Algorithm):
    """The people of zones, or of a population grid, shared among buildings by floor area."""

    NAME = "residents"
    GROUP = "data"
    MAIN = "BUILDINGS"
    FIELDS = {"OUTPUT": "residents zone basis status", "LEFT_OVER": "residents"}
    ARGUMENTS = {"people": "POPULATION_FIELD"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Data", "Residents by building")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "How many people live in each building, where they are counted by community or by the cells of a grid? They are "
            "shared by floor area; the total of each zone is kept.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        areas, number = p.Source.VectorPolygon, p.DataType.Numeric
        self.add(
            p.layer("BUILDINGS", translate("Data", "Buildings"), areas),
            translate("Data", "Footprints; of a home drawn twice the one with more floors counts, known ones first."),
        )
        self.add(
            p.field("FLOORS_FIELD", translate("Data", "Floors"), "BUILDINGS", number),
            translate("Data", "Without it, and where it is empty or not above 0, the number below is assumed."),
        )
        self.add(
            p.number("DEFAULT_FLOORS", translate("Data", "Floors where unknown"), 6, 0.1, 200),
            translate("Data", "The log says how many buildings it was used for."),
        )
        self.add(
            p.field("USE_FIELD", translate("Data", "Use of the building"), "BUILDINGS"),
            translate(
                "Data",
                "Housing is what the words say (住宅, 商住, 公租房, R2, apartments …) and what has no known use, as building=yes "
                "of OpenStreetMap; the others get nobody, and are reported. The last word decides: 公寓式酒店 and 住宅配套 "
                "are none.",
            ),
        )
        self._add_people(areas, number)
        self._add_outputs()

    def _add_people(self, areas: p.Source, number: p.DataType) -> None:
        self.add(
            p.layer("ZONES", translate("Data", "Zones"), areas, optional=True),
            translate(
                "Data",
                "Communities, subdistricts or other zones whose people are counted. A zone drawn twice counts once; "
                "overlaps are reported. May be empty with a grid.",
            ),
        )
        self.add(
            p.field("POPULATION_FIELD", translate("Data", "People of the zone"), "ZONES", number),
            translate("Data", "With a grid as well it is not shared but compared with the result, zone by zone."),
        )
        self.add(
            QgsProcessingParameterRasterLayer(grid.NAME, translate("Data", "Population grid"), optional=True),
            translate(
                "Data",
                "A GeoTIFF of people per cell, such as WorldPop; read where the zones, or else the buildings, lie. Zones cut "
                "its cells by area.",
            ),
        )
        self.add(
            p.layer("RESIDENTIAL", translate("Data", "Residential land"), areas, optional=True),
            translate(
                "Data",
                "If given, only what stands on it counts; a layer without any geometry is passed over, and reported.",
            ),
        )

    def _add_outputs(self) -> None:
        self.add(
            p.sink("OUTPUT", translate("Data", "Buildings with residents")),
            translate(
                "Data",
                "All buildings with residents, zone (feature id of the zone, or number of the cell, with most of its ground), "
                "basis (floors, default_floors, no_housing, drawn_twice) and status (ok, outside_zones, no_geometry).",
            ),
        )
        self.add(
            p.sink("LEFT_OVER", translate("Data", "People without a building"), p.Source.VectorPoint),
            translate("Data", "A point for each zone or cell with people and no housing, with the zone's attributes."),
        )
        self.add(p.report())
        self.addOutput(QgsProcessingOutputNumber("TOTAL_IN", translate("Data", "People of all zones")))
        self.addOutput(QgsProcessingOutputNumber("TOTAL_OUT", translate("Data", "People on buildings")))

    def compute(self, run: Run) -> None:
        """Read, share, write."""
        buildings, zones, land = run.layer("BUILDINGS"), run.layer("ZONES"), run.shapes("RESIDENTIAL")
        counted, options = run.numbers("POPULATION_FIELD"), run.call(residents.ResidentsOptions)
        sources, people, owner, kept = _sources(run, buildings.geometry, zones, counted)
        ids = np.arange(len(sources)) if zones is None else np.array(zones.ids)[owner]
        has_grid = grid.NAME in run.inputs.files
        found = residents.assess(
            buildings.geometry,
            sources,
            people,
            ids=ids,
            floors=run.numbers("FLOORS_FIELD"),
            use=run.texts("USE_FIELD"),
            residential=None if land is None else land.geometry,
            options=options,
            counted=pd.Series(counted, index=zones.ids).iloc[kept]
            if has_grid and zones is not None and counted is not None
            else None,
            progress=run.progress,
            cancelled=run.cancelled,
        )
        run.note(*found.notes)
        if zones is not None:
            run.note_apart(buildings, zones)
        run.info(*residents_report.sentences(found))
        run.write("OUTPUT", found.rows, buildings, style="residents")
        left = found.left_over.assign(geometry=residents.points_left(sources, found.left))
        origin = None if zones is None else owner[found.left]
        run.write("LEFT_OVER", left, zones, origin, "left_over", Qgis.WkbType.Point)
        run.report(
            lambda: residents_report.build(
                found,
                buildings=buildings.geometry,
                zones=None if zones is None else zones.geometry,
                default_floors=options.default_floors,
            )
        )
        run.results |= {"TOTAL_IN": found.total_in, "TOTAL_OUT": found.total_out}


def _sources(run: Run, buildings: np.ndarray, zones, counted) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """What people are counted by, how many each has, the zone of each, and the zones that are not drawn again."""
    path, kept = run.inputs.files.get(grid.NAME), np.zeros(0, int)
    if path is None and (zones is None or counted is None):
        raise InputError(
            "zones" if zones is None else "population_field",
            translate("Data", "neither zones with a number of people nor a grid are given."),
            translate("Data", "Give zones with the field of their people, or a population grid."),
        )
    if zones is not None:
        kept, notes = residents.zones_once(zones.geometry, None if path else counted, run.cancelled)
        run.note(*notes)
    if path is None:
        return zones.geometry[kept], counted[kept], kept, kept
    cells, people = grid.read(run, path, buildings if zones is None else zones.geometry)
    if not len(cells):
        raise InputError(
            grid.NAME,
            translate("Data", "“{file}” has no people where the buildings lie.").format(file=path.name),
            translate("Data", "Choose a grid of this region."),
        )
    if zones is None:
        return cells, people, np.arange(len(cells)), kept
    pieces, people, zone = residents.cut(cells, people, zones.geometry[kept], cancelled=run.cancelled)
    return pieces, people, kept[zone], kept
