"""Parameters that look alike in many algorithms, so that each is described in one line."""

import sys
from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..core.base.text import translate
from . import documents

Source = Qgis.ProcessingSourceType
DataType = Qgis.ProcessingFieldParameterDataType

# From so many metres on nobody types tenths.
LONG = 10.0
# Metres once around the earth: no distance on it is longer, and the squares of longer ones lose all meaning.
LONGEST = 40_075_017.0

# The choice of metres or minutes.
UNIT = "UNIT"

# QGIS's widget of a number, which converts nothing; that of a distance follows the units of a layer.
PLAIN = "number"
_length_widget = PLAIN


def show_lengths_with(widget: str = PLAIN) -> None:
    """Have lengths that are declared from now on shown by the widget that is registered in QGIS under a name."""
    global _length_widget
    _length_widget = widget


# Grounds are drawn as polygons; where only their place is known, a point stands for them.
GROUNDS = (Source.VectorPoint, Source.VectorPolygon)


def group_of(name: str) -> str:
    """The group of terms that has the words for the codes of a choice: it is called like the parameter, in lower case."""
    return name.lower()


def layer(name: str, title: str, *kinds: Source, optional: bool = False):
    """A vector source of some kinds of geometry, of any where none is named."""
    return QgsProcessingParameterFeatureSource(name, title, kinds or [Source.VectorAnyGeometry], optional=optional)


def field(name: str, title: str, parent: str, kind: DataType = DataType.Any, optional: bool = True, default=None):
    """A field of the layer `parent`."""
    return QgsProcessingParameterField(name, title, default, parent, kind, optional=optional)


def distance(
    name: str,
    title: str,
    default: float | None,
    minimum: float = 0.0,
    optional: bool = False,
    maximum: float = LONGEST,
    or_minutes: bool = False,
):
    """A length in metres, whatever the layers are in: of no parent layer, and not with QGIS's widget of distances.

    That would turn the metres typed into a layer's feet, and take them for its degrees. With `or_minutes` it is a time where
    UNIT says so; its box shows the unit that holds.
    """
    parameter = QgsProcessingParameterDistance(name, title, default, "", optional, minimum, maximum)
    parameter.setDefaultUnit(Qgis.DistanceUnit.Meters)
    whole = default is not None and default >= LONG
    return _shown_short(parameter, 0 if whole else _decimals(default), _length_widget, or_minutes=or_minutes)


def by_unit(parameter, column: int | None = None):
    """A text or a table that is metres, or minutes where UNIT says so; of a table one `column` is."""
    parameter.setMetadata({"widget_wrapper": {"or_minutes": True, "column": column}})
    return parameter


def is_by_unit(parameter) -> bool:
    """Whether it is metres, or minutes where UNIT says so."""
    return bool(parameter.metadata().get("widget_wrapper", {}).get("or_minutes"))


def unit_word(unit: object) -> str:
    """The unit that UNIT says, as it stands behind a number."""
    return translate("Parameters", "min") if unit == "minutes" else translate("Parameters", "m")


def with_unit(title: str, unit: object) -> str:
    """A title, and behind it the unit that UNIT says."""
    return translate("Parameters", "{title} ({unit})").format(title=title, unit=unit_word(unit))


def number(
    name: str,
    title: str,
    default: float | None,
    minimum: float = 0.0,
    maximum: float = float("inf"),
    decimals: int | None = None,
):
    """A decimal number between bounds, in its box with so many `decimals`; a share has two where nothing else is said."""
    kind = Qgis.ProcessingNumberParameterType.Double
    parameter = QgsProcessingParameterNumber(
        name, title, kind, default, False, minValue=minimum, maxValue=min(maximum, sys.float_info.max)
    )
    if decimals is None:
        decimals = 2 if maximum <= 1 else _decimals(default)
    return _shown_short(parameter, decimals)


def _decimals(default: float | None) -> int:
    """As many as the size of the default asks for; QGIS would show six."""
    if default == 0:
        return 2
    return 1 if default is None or default >= 1 else 3


def _shown_short(parameter: QgsProcessingParameterNumber, decimals: int, widget: str = PLAIN, **more: bool):
    """With so many decimals in its box; `more`: for the widget."""
    parameter.setMetadata({"widget_wrapper": {"widget_type": widget, "decimals": decimals, **more}})
    return parameter


def choice(name: str, title: str, codes: Sequence[str], default: str | None = None):
    """One of several codes, given and stored as that text; the first is the default unless another is named."""
    return QgsProcessingParameterEnum(
        name, title, list(codes), defaultValue=default or codes[0], usesStaticStrings=True
    )


def criteria(title: str, optional: bool = False):
    """The table of what is screened by, five cells a row."""
    headers = [
        translate("Stock", "field"),
        translate("Stock", "benefit or cost"),
        translate("Stock", "weight"),
        translate("Stock", "low"),
        translate("Stock", "high"),
    ]
    return QgsProcessingParameterMatrix("CRITERIA", title, 4, False, headers, optional=optional)


def class_map(title: str, headers: Sequence[str]):
    """The user's own words, a value and what it stands for in each row."""
    return QgsProcessingParameterMatrix("CLASS_MAP", title, 1, False, list(headers), optional=True)


def sink(name: str, title: str, kind: Source = Source.VectorPolygon, by_default: bool = True):
    """An output layer. OUTPUT has to be named; QGIS's windows make the others `by_default`, a headless run when asked for."""
    return QgsProcessingParameterFeatureSink(name, title, kind, optional=name != "OUTPUT", createByDefault=by_default)


def summary():
    """The table that counts the classes."""
    return sink("SUMMARY", translate("Parameters", "Summary table"), Source.Vector)


def report():
    """The optional report, the same in all tools."""
    parameter = QgsProcessingParameterFileDestination(
        "REPORT", translate("Parameters", "Report"), documents.FILTER, optional=True, createByDefault=False
    )
    parameter.setHelp(
        translate(
            "Parameters",
            "The answer, maps, charts and tables, the thresholds with their source, and what was skipped: a page (.html), or "
            "a document to print (.pdf) or to go on writing in Word, WPS or LibreOffice (.odt), as the file's name ends.",
        )
    )
    return parameter
