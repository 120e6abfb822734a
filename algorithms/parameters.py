"""Parameters that look alike in many algorithms, so that each is described in one line."""

from qgis.core import (
    Qgis,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
)

from ..core.text import translate

Source = Qgis.ProcessingSourceType
DataType = Qgis.ProcessingFieldParameterDataType


def layer(name: str, title: str, kind: Source = Source.VectorAnyGeometry, optional: bool = False):
    """A vector source."""
    return QgsProcessingParameterFeatureSource(name, title, [kind], optional=optional)


def field(name: str, title: str, parent: str, kind: DataType = DataType.Any, optional: bool = True, default=None):
    """A field of the layer `parent`."""
    return QgsProcessingParameterField(name, title, default, parent, kind, optional=optional)


def distance(name: str, title: str, parent: str, default: float | None, minimum: float = 0.0, optional: bool = False):
    """A length in metres."""
    parameter = QgsProcessingParameterDistance(name, title, default, parent, optional, minimum)
    parameter.setDefaultUnit(Qgis.DistanceUnit.Meters)
    return parameter


def sink(name: str, title: str, kind: Source = Source.VectorPolygon, optional: bool = False):
    """An output layer; an optional one is not made unless asked for."""
    return QgsProcessingParameterFeatureSink(name, title, kind, optional=optional, createByDefault=not optional)


def report():
    """The optional HTML report, the same in all tools."""
    parameter = QgsProcessingParameterFileDestination(
        "REPORT", translate("Parameters", "Report"), "HTML (*.html)", optional=True, createByDefault=False
    )
    parameter.setHelp(
        translate(
            "Parameters",
            "A page with the answer, maps, charts and tables, the thresholds with their source, and what was skipped.",
        )
    )
    return parameter
