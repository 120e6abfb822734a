"""The files that a run reads, whatever stands between them and the layer, so that no result replaces one of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer, QgsVirtualLayerDefinition
from qgis.PyQt.QtCore import QUrl

from . import geopackage

# What belongs to a shapefile, a table of MapInfo and a GML, by the ending of the file that is named, and to a file of SQLite;
# nothing else that is called alike does.
TOGETHER = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".xsd",),
}
SQLITE = ("-wal", "-shm", "-journal")
SQLITE_FILES = (geopackage.ENDING, ".sqlite", ".db")
# Files that often hold several layers.
SEVERAL = (*SQLITE_FILES, ".gdb", ".xlsx", ".ods")


@dataclass(frozen=True)
class Origin:
    """A file that the run reads: for which parameter, the layer's name, the table of it; None: perhaps any."""

    parameter: str
    layer: str
    path: Path
    table: str | None = None

    def is_at(self, path: Path) -> bool:
        """Whether the layer is read from this file, or this file belongs to it."""
        return any(same(path, piece) for piece in (self.path, *side_files(self.path)))

    def is_table(self, table: str) -> bool:
        """Whether the layer may be this table of its file; SQLite makes no difference between A and a."""
        return self.table is None or self.table.casefold() == table.casefold()


def of(
    parameter: str,
    layer: QgsMapLayer | None,
    name: str,
    project: QgsProject | None,
    above: frozenset[str] = frozenset(),
) -> Iterator[Origin]:
    """What a layer is read from: its file, and those of the layers behind it, which are asked, joined or looked up.

    `above`: the ids of the layers that it stands behind; fields may look each other up.
    """
    if layer is None or layer.dataProvider() is None or layer.id() in above:
        return
    path = source_file(layer)
    if path is not None:
        yield Origin(parameter, name, path, _table(layer, path))
        behind = _behind(path) if path.suffix.lower() == ".vrt" else ()
        yield from (Origin(parameter, name, other) for other in behind if other != path)
    for other in (*_of_virtual(layer, project), *_joined(layer), *_looked_up(layer, project)):
        yield from of(parameter, other, name, project, above | {layer.id()})


def edited(project: QgsProject | None) -> list[Origin]:
    """The files of the project's layers that somebody is editing: his changes would be saved into whatever stands there then."""
    layers = _layers(project).values()
    found = [(layer, source_file(layer)) for layer in layers if layer.isEditable()]
    return [Origin("", layer.name(), path, _table(layer, path)) for layer, path in found if path is not None]


def source_file(layer: QgsMapLayer) -> Path | None:
    """The file that a layer is read from."""
    if layer.providerType() == "virtual":
        kept = QgsVirtualLayerDefinition.fromUrl(QUrl(layer.source())).filePath()
        return Path(kept) if kept else None
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return Path(parts["path"]) if parts.get("path") else None


def first_of_several(layer: QgsMapLayer) -> tuple[str, int] | None:
    """The table that a layer shows whose source names a file alone, and how many there are; None where there is no other."""
    path = source_file(layer)
    if layer.providerType() != "ogr" or path is None or "|" in layer.source() or path.suffix.lower() not in SEVERAL:
        return None
    names = geopackage.layers_of(path)
    return (_table(layer, path) or names[0], len(names)) if len(names) > 1 else None


def same(first: Path, second: Path) -> bool:
    """Whether two paths lead to one file."""
    return first.exists() and second.exists() and first.samefile(second)


def side_files(path: Path) -> list[Path]:
    """What belongs to the file at `path` beside itself."""
    if is_sqlite(path):
        return [path.with_name(path.name + end) for end in SQLITE]
    return [path.with_suffix(other) for other in TOGETHER.get(path.suffix.lower(), ())]


def is_sqlite(path: Path) -> bool:
    """Whether a file is called as one of SQLite is.

    >>> is_sqlite(Path("plan.GPKG")), is_sqlite(Path("plan.gpkg.parts/plan.csv"))
    (True, False)
    """
    return path.suffix.lower() in SQLITE_FILES


def _table(layer: QgsMapLayer, path: Path) -> str | None:
    """The table that a layer shows; None where a query may read any."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    if str(parts.get("subset") or "").lstrip().upper().startswith("SELECT"):
        return None
    if parts.get("layerName") or not is_sqlite(path):
        return parts.get("layerName")
    file = ogr.Open(str(path))
    table = None if file is None else file.GetLayer(int(parts.get("layerId") or 0))
    return None if table is None else table.GetName()


def _behind(path: Path) -> list[Path]:
    """The files that a VRT is made of."""
    file = gdal.OpenEx(str(path))
    return [] if file is None else [Path(other) for other in file.GetFileList() or []]


def _of_virtual(layer: QgsMapLayer, project: QgsProject | None) -> list[QgsMapLayer]:
    """The layers that a virtual layer asks: those that it brings along, and those of the project that its query names."""
    if layer.providerType() != "virtual":
        return []
    asked = QgsVirtualLayerDefinition.fromUrl(QUrl(layer.source())).sourceLayers()
    names = {one.layerId() for one in layer.dependencies()} | {one.reference() for one in asked if one.isReferenced()}
    known = _layers(QgsProject.instance()) | _layers(project)  # QGIS looks names up in the former
    named = [known[name] for name in names if name in known]
    return named + [QgsVectorLayer(s.source(), s.name(), s.provider()) for s in asked if not s.isReferenced()]


def _layers(project: QgsProject | None) -> dict[str, QgsMapLayer]:
    return {} if project is None else project.mapLayers()


def _joined(layer: QgsMapLayer) -> list[QgsMapLayer]:
    """The tables joined to a layer."""
    joins = layer.vectorJoins() if isinstance(layer, QgsVectorLayer) else []
    return [join.joinLayer() for join in joins if join.joinLayer() is not None]


def _looked_up(layer: QgsMapLayer, project: QgsProject | None) -> list[QgsMapLayer]:
    """The layers of the project that the expressions of a layer's virtual fields name."""
    fields = layer.fields() if isinstance(layer, QgsVectorLayer) else ()
    texts = [text for text in map(layer.expressionField, range(len(fields))) if text]
    known = (_layers(QgsProject.instance()) | _layers(project)).items() if texts else ()
    return [other for key, other in known if any(f"'{name}'" in text for name in (key, other.name()) for text in texts)]
