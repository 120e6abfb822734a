"""Points of interest brought into the classes that the other tools ask for."""

from __future__ import annotations

from ...core.base.errors import InputError
from ...core.base.text import translate
from ...core.lazy import pandas as pd
from ...core.lazy import poi_classes, poi_classes_report
from .. import bridge
from .. import parameters as p
from ..base import Algorithm
from ..run import Run
from .common import has_style

SCHEMES = ("life_circle", "sharing", "hosts", "centres", "modules", "incubators", "land_use")


class ClassifyPois(Algorithm):
    """Classes by own rules, codes, type texts and names."""

    NAME = "classifypois"
    GROUP = "data"
    MAIN = "INPUT"
    MEASURES = False
    ARGUMENTS = {"codes": "CODE_FIELD", "types": "TYPE_FIELD", "names": "NAME_FIELD"}
    FIELDS = {"OUTPUT": "class class_name matched_by status", "SUMMARY": "class n share", "UNMATCHED": "value n"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Data", "Classify points of interest")

    def question(self) -> str:
        """What the tool answers."""
        return translate(
            "Data",
            "Which points are schools, cafés, offices, incubators? Codes of AMap, type texts of AMap, Baidu and Tencent, tags of "
            "OpenStreetMap and names are brought into the classes that the other tools ask for.",
        )

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INPUT", translate("Data", "Points of interest")),
            translate("Data", "Any layer; at least one of the three fields is needed."),
        )
        for name, title, meaning in self._fields():
            self.add(p.field(name, title, "INPUT"), meaning)
        self.add(
            p.choice("SCHEME", translate("Data", "Scheme"), SCHEMES),
            translate(
                "Data",
                "life_circle (facilities), sharing (third space, homes, factories, offices, campuses), hosts (innovation, "
                "production), centres (business, knowledge), modules, incubators (AMap has no code for them: mostly "
                "by their names), land_use (letters of "
                "GB 50137-2011).",
            ),
        )
        self.add(
            p.layer("RULES", translate("Data", "Own rules"), p.Source.Vector, optional=True),
            translate(
                "Data",
                "A table with the fields value and class. A value equals a code or a type, or is part of the name; the first "
                "rule that holds wins, before all else. A row without a class is not used.",
            ),
        )
        self.add(
            p.sink("OUTPUT", translate("Data", "Classified points of interest"), p.Source.VectorAnyGeometry),
            translate(
                "Data",
                "All rows with class, class_name, matched_by (rules, code, type, name) and status: ok, to_check (classified by "
                "the name alone) or unmatched.",
            ),
        )
        self.add(p.summary(), translate("Data", "Rows by class; rows without one are counted as unmatched."))
        self.add(
            p.sink("UNMATCHED", translate("Data", "Not recognised"), p.Source.Vector),
            translate(
                "Data",
                "What has no class in the scheme, with its number of rows: the main type, else the code, else the name. Give the "
                "table a field class, fill it in and use it as own rules.",
            ),
        )
        self.add(p.report())

    @staticmethod
    def _fields() -> tuple[tuple[str, str, str], ...]:
        return (
            (
                "CODE_FIELD",
                translate("Data", "Code"),
                translate(
                    "Data",
                    "AMap's code (several with | between, also as numbers that lost their leading zero), or an OSM tag.",
                ),
            ),
            (
                "TYPE_FIELD",
                translate("Data", "Type text"),
                translate(
                    "Data", "The type in words, such as 餐饮服务;咖啡厅;咖啡厅, or an OSM tag (cafe, amenity=cafe)."
                ),
            ),
            (
                "NAME_FIELD",
                translate("Data", "Name"),
                translate("Data", "Where code and type give no class, the name may."),
            ),
        )

    def compute(self, run: Run) -> None:
        """Read, classify, write."""
        layer, options = run.layer("INPUT"), run.call(poi_classes.ClassOptions)
        values = [run.texts(name) for name in ("CODE_FIELD", "TYPE_FIELD", "NAME_FIELD")]
        found = poi_classes.assess(
            *values, options=options, rules=rules(run.layer("RULES")), progress=run.progress, cancelled=run.cancelled
        )
        run.note(*found.notes)
        run.write("OUTPUT", found.rows, layer, style="poi_classes" if has_style(layer.wkb_type) else None)
        run.write("SUMMARY", found.summary)
        run.write("UNMATCHED", found.unmatched)
        run.info(*poi_classes.sentences(found))
        run.report(lambda: poi_classes_report.build(found, options.scheme))


def rules(layer: bridge.Layer | None) -> pd.DataFrame | None:
    """The rules of a table; refused where it lacks the fields."""
    if layer is None:
        return None
    for field in ("value", "class"):
        if layer.fields.lookupField(field) < 0:
            raise InputError(
                "RULES",
                translate("Data", "the table “{layer}” has no field “{field}”.").format(layer=layer.name, field=field),
                translate("Data", "Give it the fields value and class."),
            )
    return pd.DataFrame({"value": layer.texts("value"), "class": layer.texts("class")})
