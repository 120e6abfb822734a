"""What windows need of QGIS beyond its names: a project with the sample, widgets of parameters, runs that end at once."""

# QGIS's methods have QGIS's names; its static ones have no self.
# ruff: noqa: N805, N815

import contextlib
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

from PyQt6.QtCore import QMetaType, QTimer
from PyQt6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QGraphicsScene, QLabel, QLineEdit, QMainWindow, QMenu

from .standin import _held

# Rows of a layer that are read.
ROWS = 20
# Pixels of a side of what is drawn.
SIDE = 400


def _of(it) -> dict:
    """The values that a stand-in holds."""
    return _held(it).values


class _Lists:
    """One of a kind in each session: projects, registries."""

    one: dict[str, object] = {}


def single(cls):
    """The instance that QGIS has one of."""
    if cls.__name__ not in _Lists.one:
        _Lists.one[cls.__name__] = cls._empty()
    return _Lists.one[cls.__name__]


def _qgis(name: str, module: str = "core"):
    return getattr(__import__(f"qgis.{module}", fromlist=[name]), name)


# --- Processing ---------------------------------------------------------------------------------------------------------


class Machine:
    """What differs from one user to the next: language, folder of the settings, what is kept in them."""

    language, folder = "en", ""
    kept: dict[str, object] = {}
    # What a run comes to, by what its task was made of; set by whoever plays.
    outcome = staticmethod(lambda held: (True, {}))


class Application:
    def instance():
        return single(_qgis("QgsApplication"))

    def locale(*_):
        return Machine.language

    def platform():
        return "desktop"

    def processingRegistry():
        return single(_qgis("QgsProcessingRegistry"))

    def taskManager():
        return single(_qgis("QgsTaskManager"))

    def qgisSettingsDirPath():
        return Machine.folder


for _name in ("instance", "locale", "platform", "processingRegistry", "taskManager", "qgisSettingsDirPath"):
    setattr(Application, _name, staticmethod(getattr(Application, _name)))


class Registry:
    def addProvider(self, provider):
        _of(self).setdefault("providers", {})[provider.id()] = provider
        return provider.load()

    def removeProvider(self, provider):
        provider.unload()
        return _of(self)["providers"].pop(provider.id(), None) is not None

    def providerById(self, id):
        return _of(self).setdefault("providers", {}).get(id)

    def algorithmById(self, id):
        provider, _, name = id.partition(":")
        found = self.providerById(provider).algorithms()
        return next((algorithm for algorithm in found if algorithm.name() == name), None)

    def createAlgorithmById(self, id, configuration=None):
        found = self.algorithmById(id)
        return found.create() if found is not None else None


class Provider:
    def load(self):
        self.refreshAlgorithms()
        return True

    def unload(self):
        _of(self)["algorithms"] = []

    def refreshAlgorithms(self):
        _of(self)["algorithms"] = []
        self.loadAlgorithms()

    def addAlgorithm(self, algorithm):
        algorithm.initAlgorithm({})
        _of(algorithm)["provider"] = self
        _of(self)["algorithms"].append(algorithm)
        return True


class Algorithm:
    def create(self, configuration=None):
        made = self.createInstance()
        _of(made)["provider"] = _of(self).get("provider")
        made.initAlgorithm({})
        return made

    def id(self):
        return f"innospace:{self.name()}"

    def addParameter(self, parameterDefinition, createOutput=True):
        _of(self).setdefault("parameters", []).append(parameterDefinition)
        return True

    def addOutput(self, outputDefinition):
        _of(self).setdefault("outputs", []).append(outputDefinition)
        return True

    def outputDefinitions(self):
        return _of(self).get("outputs", [])

    def parameterDefinitions(self):
        return _of(self).get("parameters", [])

    def destinationParameterDefinitions(self):
        return [d for d in self.parameterDefinitions() if d.isDestination()]

    def parameterDefinition(self, name):
        return next((d for d in self.parameterDefinitions() if d.name() == name), None)

    def checkParameterValues(self, parameters, context):
        return True, ""

    def parameterAsVectorLayer(self, parameters, name, context):
        return single(_qgis("QgsProject")).mapLayer(parameters.get(name))

    parameterAsSource = parameterAsVectorLayer

    def _given(self, parameters, name):
        default = _of(self.parameterDefinition(name)).get("defaultvalue")
        return parameters.get(name, default)

    def parameterAsString(self, parameters, name, context):
        return str(self._given(parameters, name) or "")

    def parameterAsDouble(self, parameters, name, context):
        return float(self._given(parameters, name) or 0)

    def parameterAsBool(self, parameters, name, context):
        return bool(self._given(parameters, name))

    def parameterAsMatrix(self, parameters, name, context):
        return list(self._given(parameters, name) or [])

    parameterAsEnumString = parameterAsString

    def asQgisProcessCommand(self, parameters, context):
        return f"qgis_process run {self.id()}", True

    def asPythonCommand(self, parameters, context):
        return f"processing.run('{self.id()}', {{}})"


class Model:
    """The parameters of a model's file; its steps are left out."""

    _KINDS = {
        "field": "Field",
        "matrix": "Matrix",
        "source": "FeatureSource",
        "enum": "Enum",
        "sink": "FeatureSink",
        "fileDestination": "FileDestination",
    }

    def fromFile(self, path):
        for node in ElementTree.parse(path).getroot().find("Option[@name='parameterDefinitions']"):
            said = {part.get("name"): part.get("value") for part in node}
            heads, options = (
                [part.get("value") for part in node.findall(f"Option[@name='{of}']/Option")]
                for of in ("headers", "options")
            )
            definition = _qgis("QgsProcessingParameter" + Model._KINDS[said["parameter_type"]])(
                said["name"], said["description"]
            )
            _of(definition).update(
                headers=heads, options=options, parentlayerparametername=said.get("parent_layer", "")
            )
            self.addParameter(definition)
        return True

    def toFile(self, path):
        return bool(shutil.copy(Path(__file__).parents[2] / "resources" / "models" / Path(path).name, path))

    def removeParameter(self, name):
        _of(self)["parameters"] = [d for d in self.parameterDefinitions() if d.name() != name]


class Definition:
    def isDestination(self):
        return isinstance(self, _qgis("QgsProcessingDestinationParameter"))

    def flags(self):
        flag = _qgis("Qgis").ProcessingParameterFlag
        held = _of(self)
        return held.get("flags", flag.Optional if held.get("optional") else flag(0))

    def checkValueIsAcceptable(self, input, context=None):
        return input not in (None, "") or bool(self.flags() & _qgis("Qgis").ProcessingParameterFlag.Optional)

    def clone(self):
        made = type(self)._empty()
        _of(made).update(_of(self))
        return made

    def help(self):
        return _of(self).get("help", "")

    def type(self):
        kind = type(self).__name__.removeprefix("QgsProcessingParameter")
        return {"FeatureSink": "sink", "FeatureSource": "source"}.get(kind, kind[:1].lower() + kind[1:])


class FieldParameter:
    def parentLayerParameterName(self):
        return _of(self).get("parentlayerparametername", "")


class OutputDefinition:
    def type(self):
        return type(self).__name__.replace("QgsProcessingOutput", "output")


class Task:
    def _made(self):
        QTimer.singleShot(0, lambda: self.executed.emit(*Machine.outcome(_of(self))))


class Context:
    def layersToLoadOnCompletion(self):
        return _of(self).setdefault("toload", {})

    def setLayersToLoadOnCompletion(self, layers):
        _of(self)["toload"] = layers

    def layerToLoadOnCompletionDetails(self, layer):
        return self.layersToLoadOnCompletion()[layer]


class Utils:
    def mapLayerFromString(string, context, allowLoadingNewLayers=True, typeHint=None, flags=None):
        return _qgis("QgsVectorLayer")(string, _of(context)["toload"][string].name, "ogr")

    def compatibleVectorLayers(project, geometryTypes=(), sort=True):
        kinds = {1: {0}, 2: {1}, 3: {2}}
        source = _qgis("Qgis").ProcessingSourceType
        wanted = {source.VectorPoint: {0}, source.VectorLine: {1}, source.VectorPolygon: {2}}
        asked = set().union(*(wanted.get(kind, {0, 1, 2}) for kind in geometryTypes)) or set(kinds)
        return [layer for layer in project.mapLayers().values() if int(layer.geometryType()) in asked]

    mapLayerFromString, compatibleVectorLayers = map(staticmethod, (mapLayerFromString, compatibleVectorLayers))


class Feedback:
    def cancel(self):
        _of(self)["canceled"] = True


# --- widgets of parameters ------------------------------------------------------------------------------------------------


class Wrapper:
    """A text in a line, a number in a box, a choice or a layer in a list, a tick."""

    def parameterDefinition(self):
        return _of(self)["parameter"]

    def createWrappedWidget(self, context):
        widget = _of(self)["widget"] = self.createWidget()
        self.setParameterValue(_of(self.parameterDefinition()).get("defaultvalue"), context)
        return widget

    def createWrappedLabel(self):
        return QLabel(self.parameterDefinition().description())

    def createWidget(self):
        definition = self.parameterDefinition()
        if isinstance(definition, _qgis("QgsProcessingParameterBoolean")):
            widget = QCheckBox(definition.description())
            widget.toggled.connect(lambda: self.widgetValueHasChanged.emit(self))
        elif isinstance(definition, _qgis("QgsProcessingParameterNumber")):
            widget = _qgis("QgsDoubleSpinBox", "gui")()
            widget.setMaximum(1e9)
            widget.valueChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        elif isinstance(definition, _qgis("QgsProcessingParameterEnum")):
            widget = QComboBox()
            for code in definition.options():
                widget.addItem(code, code)
            widget.currentIndexChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        else:
            widget = QLineEdit()
            widget.textChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        return widget

    def widgetValue(self):
        widget, held = _of(self)["widget"], _of(self).get("given")
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, QDoubleSpinBox):
            return widget.value() if held is not None else None
        if isinstance(widget, QComboBox):
            return widget.currentData()
        return held if str(held) == widget.text() else widget.text() or None

    def setWidgetValue(self, value, context):
        widget = _of(self)["widget"]
        _of(self)["given"] = value
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QDoubleSpinBox):
            widget.setValue(float(value or 0))
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(widget.findData(value))
        elif isinstance(widget, QLineEdit):
            widget.setText("" if value is None else str(value))

    def parameterValue(self):
        return self.widgetValue()

    def setParameterValue(self, value, context):
        self.setWidgetValue(value, context)

    def customProperties(self):
        return {"OPEN_AFTER_RUNNING": True}


class GuiRegistry:
    def createParameterWidgetWrapper(self, parameter, type):
        shown = parameter.metadata().get("widget_wrapper", {}).get("widget_type")
        for factory in _of(self).get("factories", []):
            if factory.parameterType() == shown:
                return factory.createWidgetWrapper(parameter, type)
        return _qgis("QgsAbstractProcessingParameterWidgetWrapper", "gui")(parameter, type)

    def addParameterWidgetFactory(self, factory):
        _of(self).setdefault("factories", []).append(factory)
        return True

    def removeParameterWidgetFactory(self, factory):
        _of(self)["factories"].remove(factory)


class Gui:
    def instance():
        return single(_qgis("QgsGui", "gui"))

    def processingGuiRegistry():
        return single(_qgis("QgsProcessingGuiRegistry", "gui"))

    def historyProviderRegistry():
        return single(_qgis("QgsHistoryProviderRegistry", "gui"))

    for _name in ("instance", "processingGuiRegistry", "historyProviderRegistry"):
        locals()[_name] = staticmethod(locals()[_name])
    del _name


class Box:
    def setCollapsed(self, collapse):
        _of(self)["collapsed"] = collapse
        self.collapsedStateChanged.emit()


# --- the project ------------------------------------------------------------------------------------------------------------


class Project:
    def instance():
        return single(_qgis("QgsProject"))

    instance = staticmethod(instance)

    def mapLayers(self, validOnly=False):
        return dict(_of(self).setdefault("maplayers", {}))

    def mapLayer(self, layerId):
        return _of(self).setdefault("maplayers", {}).get(layerId)

    def addMapLayer(self, mapLayer, addToLegend=True, takeOwnership=True):
        _of(self).setdefault("maplayers", {})[mapLayer.id()] = mapLayer
        if addToLegend:
            self.layerTreeRoot().addLayer(mapLayer)
        self.layersAdded.emit()
        return mapLayer

    def removeMapLayer(self, *given):
        layer = _of(self)["maplayers"].pop(given[0])
        layer.willBeDeleted.emit()
        node = self.layerTreeRoot().findLayer(layer.id())
        _of(node)["parent"].removeChildNode(node)

    def removeMapLayers(self, layerIds):
        for layer in layerIds:
            self.removeMapLayer(layer)

    def writeEntry(self, scope, key, value):
        _of(self).setdefault("entries", {})[scope, key] = value
        return True

    def readEntry(self, scope, key, default=""):
        kept = _of(self).setdefault("entries", {})
        return kept.get((scope, key), default), (scope, key) in kept

    def layerTreeRoot(self):
        return _of(self).setdefault("root", _qgis("QgsLayerTree")())

    def crs(self):
        return _of(self).setdefault("crs", _qgis("QgsCoordinateReferenceSystem")("EPSG:32650"))


class Node:
    def children(self):
        return _of(self).setdefault("children", [])

    def setCustomProperty(self, key, value):
        _of(self).setdefault("properties", {})[key] = value

    def customProperty(self, key, defaultValue=None):
        return _of(self).get("properties", {}).get(key, defaultValue)


class TreeGroup:
    def addGroup(self, name):
        return self._add(_qgis("QgsLayerTreeGroup")(name))

    def addLayer(self, layer):
        return self._add(_qgis("QgsLayerTreeLayer")(layer))

    def _add(self, node):
        _of(node)["parent"] = self
        self.children().append(node)
        return node

    def insertChildNode(self, index, node):
        _of(node)["parent"] = self
        self.children().insert(index, node)

    def removeChildNode(self, node):
        self.children().remove(node)

    def clone(self):
        made = type(self)._empty()
        _of(made).update(_of(self))
        return made

    def findGroup(self, name):
        return next((group for group in self.findGroups(True) if group.name() == name), None)

    def findGroups(self, recursive=False):
        groups = [node for node in self.children() if isinstance(node, _qgis("QgsLayerTreeGroup"))]
        return groups + [inner for group in groups for inner in group.findGroups(True)]

    def findLayers(self):
        own = [node for node in self.children() if isinstance(node, _qgis("QgsLayerTreeLayer"))]
        return own + [node for group in self.findGroups() for node in group.findLayers()]

    def findLayer(self, layerId):
        return next((node for node in self.findLayers() if node.layerId() == layerId), None)

    def checkedLayers(self):
        return [node.layer() for node in self.findLayers()]


class Tree:
    def layerOrder(self):
        return self.checkedLayers()


class TreeLayer:
    def layerId(self):
        return self.layer().id()


class Layer:
    """A table of a GeoPackage, or nothing but a name."""

    def _made(self):
        held = _of(self)
        path, _, table = held["path"].partition("|layername=")
        rows, kind, system, names = [], "NoGeometry", 0, []
        if table:
            with contextlib.closing(sqlite3.connect(path)) as file:
                asked = "SELECT geometry_type_name, srs_id, column_name FROM gpkg_geometry_columns WHERE table_name = ?"
                kind, system, place = file.execute(asked, [table]).fetchone() or (kind, system, "")
                names = [(n, k) for _, n, k, *_ in file.execute(f'PRAGMA table_info("{table}")') if n != place]
                columns = ", ".join(f'"{name}"' for name, _ in names)
                rows = file.execute(f'SELECT {columns} FROM "{table}" LIMIT {ROWS}').fetchall()
        held |= {
            "kind": kind,
            "rows": rows,
            "id": f"{held.get('basename', '')}_{id(self)}",
            "name": held.get("basename", ""),
        }
        held["crs"] = _qgis("QgsCoordinateReferenceSystem")(f"EPSG:{system}")
        fields = held["fields"] = _qgis("QgsFields")()
        for name, of in names:
            fields.append(_field(name, of))

    def id(self):
        return _of(self)["id"]

    def name(self):
        return _of(self)["name"]

    sourceName = name

    def source(self):
        return _of(self)["path"]

    def isValid(self):
        return True

    def isSpatial(self):
        return _of(self)["kind"] != "NoGeometry"

    def geometryType(self):
        kind = _of(self)["kind"]
        name = next((n for n in ("Point", "Line", "Polygon") if n.upper() in kind), "Null")
        return getattr(_qgis("Qgis").GeometryType, name)

    def wkbType(self):
        names = {"Null": "NoGeometry", "Line": "LineString"}
        return getattr(_qgis("Qgis").WkbType, names.get(self.geometryType().name, self.geometryType().name))

    def fields(self):
        return _of(self)["fields"]

    def featureCount(self):
        return len(_of(self)["rows"])

    def getFeatures(self, request=None):
        iterator = _qgis("QgsFeatureIterator")()
        _of(iterator)["features"] = (self._feature(i) for i in range(self.featureCount()))
        return iterator

    def getFeature(self, fid):
        return self._feature(fid)

    def _feature(self, i):
        feature = _qgis("QgsFeature")()
        _of(feature).update(id=i, attributes=list(_of(self)["rows"][i]))
        return feature

    def extent(self):
        return _qgis("QgsRectangle")(0.0, 0.0, 1000.0, 1000.0)

    def renderer(self):
        return _of(self).setdefault("renderer", _qgis("QgsSingleSymbolRenderer")(_qgis("QgsFillSymbol")()))

    sourceCrs = lambda self: _of(self)["crs"]  # noqa: E731
    allFeatureIds = lambda self: []  # noqa: E731
    dataProvider = lambda self: _of(self).setdefault("provider", _qgis("QgsVectorDataProvider")._empty())  # noqa: E731


def _field(name, of):
    kind = QMetaType.Type
    kinds = {
        "INTEGER": kind.LongLong,
        "MEDIUMINT": kind.Int,
        "REAL": kind.Double,
        "BOOLEAN": kind.Bool,
        "DATE": kind.QDate,
    }
    return _qgis("QgsField")(name, kinds.get(of.partition("(")[0], kind.QString))


class Symbol:
    def defaultSymbol(geomType):
        kinds = {"Point": "QgsMarkerSymbol", "Line": "QgsLineSymbol"}
        return _qgis(kinds.get(geomType.name, "QgsFillSymbol"))()

    defaultSymbol = staticmethod(defaultSymbol)

    def symbolLayer(self, layer):
        kind = type(self).__name__.removeprefix("Qgs").removesuffix("Symbol")
        return _of(self).setdefault("layer", _qgis(f"QgsSimple{kind}SymbolLayer")())


class Field:
    def isNumeric(self):
        return _of(self).get("type") is not None and _of(self)["type"].name in ("LongLong", "Int", "Double")


class Fields:
    def append(self, *given, **named):
        _of(self).setdefault("all", []).append(given[0])
        return True

    def names(self):
        return [field.name() for field in _of(self).get("all", [])]

    def count(self):
        return len(_of(self).get("all", []))

    __len__ = count

    def __iter__(self):
        return iter(_of(self).get("all", []))

    def __getitem__(self, i):
        return _of(self)["all"][i]

    def lookupField(self, fieldName):
        return self.names().index(fieldName) if fieldName in self.names() else -1


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return next(_of(self)["features"])


class Rectangle:
    def isNull(self):
        return False

    isEmpty = isNull

    def intersects(self, rect):
        return True

    contains = intersects

    def width(self):
        return 1000.0

    height = width


class Crs:
    def authid(self):
        return next((value for value in _of(self).values() if isinstance(value, str)), "")

    def isValid(self):
        return True

    def mapUnits(self):
        return _qgis("Qgis").DistanceUnit.Meters

    def type(self):
        return _qgis("Qgis").CrsType.Projected

    def __eq__(self, other):
        return isinstance(other, type(self)) and self.authid() == other.authid()

    __hash__ = object.__hash__


class Factors:
    """Of a projection that is true to scale."""

    def isValid(self):
        return True

    def tissotSemimajor(self):
        return 1.0

    tissotSemiminor = tissotSemimajor


class Settings:
    def value(self, key, defaultValue=None, type=None, section=None):
        return Machine.kept.get(key, defaultValue)

    def setValue(self, key, value, section=None):
        Machine.kept[key] = value


class HitTest:
    """Nothing is drawn, so nothing is hit."""

    def results(self):
        return {}


class Canvas:
    def _made(self):
        self.setScene(QGraphicsScene(self))

    def scale(self):
        return 10_000.0  # that of the map, not of QGraphicsView


class LayoutMap:
    def scale(self):
        return 10_000.0


# --- the desktop ----------------------------------------------------------------------------------------------------------


class Interface:
    def mainWindow(self):
        return _of(self).setdefault("mainwindow", QMainWindow())

    def mapCanvas(self):
        return _of(self).setdefault("mapcanvas", _qgis("QgsMapCanvas", "gui")())

    def pluginMenu(self):
        return _of(self).setdefault("pluginmenu", QMenu())

    def addToolBar(self, *given, **named):
        return self.mainWindow().addToolBar(given[0])


class Designer:
    def window(self):
        return _of(self).setdefault("window", QMainWindow())


class SourceDefinition:
    source = property(lambda self: SimpleNamespace(staticValue=lambda: _of(self).get("source")))


class RendererJob:
    def renderedImage(self):
        from PyQt6.QtGui import QImage

        image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
        image.fill(0)
        return image


BEHAVIOUR = {
    "QgsApplication": Application,
    "QgsProcessingRegistry": Registry,
    "QgsProcessingProvider": Provider,
    "QgsProcessingAlgorithm": Algorithm,
    "QgsProcessingModelAlgorithm": Model,
    "QgsProcessingParameterDefinition": Definition,
    "QgsProcessingParameterField": FieldParameter,
    "QgsProcessingOutputDefinition": OutputDefinition,
    "QgsProcessingAlgRunnerTask": Task,
    "QgsProcessingContext": Context,
    "QgsProcessingUtils": Utils,
    "QgsFeedback": Feedback,
    "QgsAbstractProcessingParameterWidgetWrapper": Wrapper,
    "QgsProcessingGuiRegistry": GuiRegistry,
    "QgsGui": Gui,
    "QgsCollapsibleGroupBoxBasic": Box,
    "QgsProject": Project,
    "QgsLayerTreeNode": Node,
    "QgsLayerTreeGroup": TreeGroup,
    "QgsLayerTree": Tree,
    "QgsLayerTreeLayer": TreeLayer,
    "QgsVectorLayer": Layer,
    "QgsSymbol": Symbol,
    "QgsField": Field,
    "QgsFields": Fields,
    "QgsFeatureIterator": Iterator,
    "QgsRectangle": Rectangle,
    "QgsCoordinateReferenceSystem": Crs,
    "QgsProjectionFactors": Factors,
    "QgsSettings": Settings,
    "QgsMapHitTest": HitTest,
    "QgsMapRendererSequentialJob": RendererJob,
    "QgsProcessingFeatureSourceDefinition": SourceDefinition,
    "QgsMapCanvas": Canvas,
    "QgsLayoutItemMap": LayoutMap,
    "QgisInterface": Interface,
    "QgsLayoutDesignerInterface": Designer,
}
