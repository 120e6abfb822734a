"""A list without coordinates placed by the names of a layer that has them."""

from __future__ import annotations

import numpy as np
import shapely
from qgis.core import Qgis, QgsWkbTypes

from ...core.base.text import translate
from ...core.ground.geometry import points_of
from ...core.lazy import match_list, match_list_report
from .. import bridge
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from .common import has_style


class MatchList(Algorithm):
    """Each row of a list with the place that is named most alike."""

    NAME = "matchlist"
    GROUP = "data"
    MAIN = "PLACES"
    MEASURES = False
    FIELDS = {"OUTPUT": "place score runner_up runner_up_score status"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Data", "Match a list with places")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "Where are the incubators of the registry? A list without coordinates gets the places of points of interest with "
            "similar names; doubtful cases are shown side by side.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("LIST", translate("Data", "List"), p.Source.Vector),
            translate("Data", "A table such as a registry in a workbook, or a layer; all its rows come back."),
        )
        self.add(
            p.field("LIST_NAME_FIELD", translate("Data", "Name in the list"), "LIST", optional=False),
            translate("Data", "What the places are looked up by."),
        )
        city = translate(
            "Data",
            "Where both sides have a city it must be the same; left empty, the city that a name begins with counts, with 市 or "
            "without (南京创客空间), unless it is part of the name (南京路, 南京大学).",
        )
        self.add(p.field("LIST_CITY_FIELD", translate("Data", "City in the list"), "LIST"), city)
        self.add(
            p.layer("PLACES", translate("Data", "Places")),
            translate(
                "Data", "Points of interest or any layer with names; run “Merge duplicate points of interest” first."
            ),
        )
        self.add(
            p.field("PLACE_NAME_FIELD", translate("Data", "Name of the place"), "PLACES", optional=False),
            translate("Data", "What is compared with the names of the list."),
        )
        self.add(p.field("PLACE_CITY_FIELD", translate("Data", "City of the place"), "PLACES"), city)
        self.add(
            p.number("SIMILARITY", translate("Data", "Similarity"), 0.85, maximum=1.0),
            translate("Data", "From this value up two names are one: 1 − edits ÷ length of the longer name."),
        )
        self.add(
            p.sink("OUTPUT", translate("Data", "Placed list"), p.Source.VectorAnyGeometry),
            translate(
                "Data",
                "All rows of the list with the geometry of their place, its name (place) and score, the next best (runner_up, "
                "runner_up_score) and status: matched; doubtful (score up to 0.25 below the similarity, runner-up within 0.05, "
                "or other numerals), which carries the best place; unmatched, without geometry.",
            ),
        )
        self.add(p.report())

    def compute(self, run: Run) -> None:
        """Read, match, write."""
        rows, places, options = run.layer("LIST"), run.layer("PLACES"), run.call(match_list.MatchOptions)
        names = run.texts("LIST_NAME_FIELD")
        found = match_list.assess(
            names,
            run.texts("PLACE_NAME_FIELD"),
            geometries=places.geometry,
            cities=run.texts("LIST_CITY_FIELD"),
            place_cities=run.texts("PLACE_CITY_FIELD"),
            options=options,
            progress=run.progress,
            cancelled=run.cancelled,
        )
        run.note(*found.notes)
        shapes, kind = drawn(places)
        geometry = np.append(shapes, None)[found.best]
        style = "match_list" if has_style(kind) else None
        run.write("OUTPUT", found.rows.assign(geometry=geometry), rows, style=style, wkb_type=kind)
        run.info(*match_list.sentences(found))
        run.report(lambda: match_list_report.build(found, names, similarity=options.similarity))


def drawn(places: bridge.Layer) -> tuple[np.ndarray, Qgis.WkbType]:
    """The geometries of the places and the kind that holds them; of several kinds by points on their surface."""
    kind = QgsWkbTypes.flatType(QgsWkbTypes.linearType(places.wkb_type))
    dimension = {
        Qgis.GeometryType.Point: 0,
        Qgis.GeometryType.Line: 1,
        Qgis.GeometryType.Polygon: 2,
    }.get(QgsWkbTypes.geometryType(kind))
    found = shapely.get_dimensions(places.geometry[~shapely.is_missing(places.geometry)])
    if dimension is None or (found != dimension).any():
        return points_of(places.geometry), Qgis.WkbType.Point
    one = shapely.get_num_geometries(places.geometry) <= 1
    if dimension == 0 and one.all():
        return points_of(places.geometry), Qgis.WkbType.Point
    return places.geometry, QgsWkbTypes.multiType(kind)
