"""A made-up town, small enough to be looked at as a whole: a table for each kind of layer that the tools take."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

TYPES = {"string": QMetaType.Type.QString, "int": QMetaType.Type.LongLong, "double": QMetaType.Type.Double}
EAST, NORTH = 600_000, 3_500_000


@dataclass(frozen=True)
class Table:
    """A layer as data: geometries as WKT (None for NULL) and attributes in the order of `fields`."""

    kind: str
    fields: dict[str, str]
    rows: list[tuple]
    crs: str = "EPSG:32650"
    name: str = "layer"
    # A last change of each geometry, for what WKT cannot say.
    shape: Callable[[QgsGeometry], QgsGeometry] = field(default=lambda geometry: geometry)

    def features(self) -> list[QgsFeature]:
        """The rows as QGIS features."""
        fields = QgsFields()
        for name, kind in self.fields.items():
            fields.append(QgsField(name, TYPES[kind]))
        return [self._feature(fields, wkt, values) for wkt, *values in self.rows]

    def _feature(self, fields, wkt, values):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        geometry = QgsGeometry() if wkt is None else QgsGeometry.fromWkt(wkt)
        # What QGIS cannot read as WKT, such as an infinite line, stays a missing geometry.
        if not geometry.isNull():
            feature.setGeometry(self.shape(geometry))
        return feature

    def layer(self) -> QgsVectorLayer:
        """A memory layer."""
        layer = QgsVectorLayer(self.kind, self.name, "memory")
        layer.setCrs(QgsCoordinateReferenceSystem(self.crs))
        features = self.features()
        assert layer.dataProvider().addAttributes([QgsField(name, TYPES[kind]) for name, kind in self.fields.items()])
        layer.updateFields()
        assert layer.dataProvider().addFeatures(features)[0]
        layer.updateExtents()
        return layer

    def with_rows(self, rows) -> "Table":
        """The same layer with other rows."""
        return replace(self, rows=list(rows))

    @property
    def is_point(self) -> bool:
        """Whether the layer holds points."""
        return QgsWkbTypes.geometryType(QgsWkbTypes.parseType(self.kind)) == QgsWkbTypes.geometryType(
            QgsWkbTypes.parseType("Point")
        )


def box(x: float, y: float, width: float, height: float | None = None) -> str:
    """A rectangle by its lower left corner, metres from the town's corner."""
    height = width if height is None else height
    return shapely.box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + height).wkt


def point(x: float, y: float) -> str:
    """A place, metres from the town's corner."""
    return shapely.Point(EAST + x, NORTH + y).wkt


def line(*places: tuple[float, float]) -> str:
    """A line, metres from the town's corner."""
    return shapely.LineString([(EAST + x, NORTH + y) for x, y in places]).wkt


STREET, INNER = range(0, 12_001, 1000), range(4000, 8001, 1000)
TOWN = {
    "districts": Table(
        "Polygon",
        {"name": "string", "ring": "string", "city": "string", "population": "double", "province": "string", "jobs": "double"},
        [
            (box(4000, 4000, 4000), "鼓楼区", "中心城区", "宁城", 1_200_000.0, "苏", 300.0),
            (box(0, 4000, 4000), "西区", "近郊区", "宁城", 600_000.0, "苏", 100.0),
            (box(8000, 4000, 4000), "东区", "近郊区", "宁城", 500_000.0, "苏", 120.0),
            (box(0, 0, 12_000, 4000), "南区", "远郊区", "宁城", 250_000.0, "皖", 60.0),
            (box(0, 8000, 12_000, 4000), "北区", "远郊区", "宁城", 150_000.0, "皖", 40.0),
        ],
    ),
    "rings": Table(
        "Polygon",
        {"ring": "int", "city": "string"},
        [(box(4000, 4000, 4000), 1, "宁城"), (box(0, 4000, 4000), 2, "宁城"), (box(0, 0, 12_000, 4000), 3, "宁城")],
    ),
    "centres": Table("Point", {"city": "string"}, [(point(6000, 6000), "宁城")]),
    "boundary": Table("Polygon", {"city": "string"}, [(box(0, 0, 12_000), "宁城")]),
    # Four kilometres in its middle.
    "inner_boundary": Table("Polygon", {"city": "string"}, [(box(4000, 4000, 4000), "宁城")]),
    "water": Table("Polygon", {"name": "string"}, [(box(0, 9000, 12_000, 300), "江"), (box(200, 200, 400), "湖")]),
    # Built-up ground that thins out: ever smaller blocks away from the centre.
    "built_up": Table(
        "Polygon",
        {"name": "string"},
        [
            (box(x + 50, y + 50, side), f"{x}-{y}")
            for x in range(0, 12_000, 1000)
            for y in range(0, 12_000, 1000)
            if (side := max(900 - ((x - 5500) ** 2 + (y - 5500) ** 2) ** 0.5 / 7, 120))
        ],
    ),
    "incubators": Table(
        "Point",
        {
            "id": "string", "name": "string", "level": "string", "city": "string", "area": "double", "year": "int",
            "design": "int", "amenities": "int", "prototype": "int", "business": "int", "financing": "int", "promotion": "int",
        },
        [
            (point(5500, 5200), "a", "甲", "国家级", "宁城", 12_000.0, 2009, 1, 1, 0, 1, 1, 1),
            (point(5100, 6900), "b", "乙", "省级", "宁城", 8000.0, 2010, 1, 1, 1, 1, 0, 0),
            (point(2600, 5200), "c", "丙", "市级", "宁城", 20_000.0, 2012, 0, 1, 0, 1, 0, 1),
            (point(9500, 6300), "d", "丁", "市级", "宁城", 25_000.0, 2013, 1, 0, 0, 0, 0, 0),
            (point(3300, 2500), "e", "戊", "省级", "宁城", 40_000.0, 2014, 0, 0, 0, 1, 1, 1),
            (point(7200, 9700), "f", "己", "国家级", "宁城", 31_000.0, 2015, 1, 1, 1, 1, 1, 1),
        ],
    ),
    "grounds": Table(
        "Polygon",
        {"id": "string", "city": "string"},
        [
            (box(5400, 5100, 120), "a", "宁城"),
            (box(5000, 6800, 200), "b", "宁城"),
            (box(2500, 5100, 300), "c", "宁城"),
            (box(9400, 6200, 250), "d", "宁城"),
            (box(3200, 2400, 500), "e", "宁城"),
            (box(7100, 9600, 60), "e", "宁城"),
        ],
    ),
    "buildings": Table(
        "Polygon",
        {"floors": "int", "function": "string"},
        [
            (box(5410 + 40 * i, 5120, 25, 60), 3 + i, "incubation") for i in range(3)
        ] + [
            (box(3220 + 60 * i, 2450, 40, 80), 1 + i, ("incubation", "service", "green")[i % 3]) for i in range(7)
        ] + [(box(2550, 5200, 60), 6, "service"), (box(9450, 6300, 70, 40), 2, "incubation")],
    ),
    "innovation_hosts": Table(
        "Polygon", {"name": "string"}, [(box(5300, 5000, 600), "宁城大学"), (box(4900, 6700, 200), "研究院")]
    ),
    "production_hosts": Table(
        "Polygon", {"name": "string"}, [(box(3000, 2200, 900), "开发区"), (box(9600, 6200, 400), "产业园")]
    ),
    "business_centres": Table("Point", {"name": "string"}, [(point(6100, 6000), "新街口"), (point(9000, 6000), "东站")]),
    "knowledge_centres": Table("Polygon", {"name": "string"}, [(box(5300, 5000, 600), "宁城大学")]),
    "places": Table(
        "Point",
        {"kind": "string", "module": "string"},
        [
            (point(5490, 5190), "小学", "design_exchange"),
            (point(5120, 6880), "药店", "设计交流"),
            (point(2650, 5150), "小学", "financing"),
            (point(9480, 6310), "药店", "amenities"),
            (point(6800, 6000), "小学", "promotion"),
        ],
    ),
    "innovation": Table(
        "Point",
        {"kind": "string"},
        [
            (point(5600, 5900), "科技园"), (point(6000, 5700), "众创空间"), (point(1700, 5300), "咖啡馆"),
            (point(9200, 6500), "formal"),
        ],
    ),
    "clinics": Table(
        "Point",
        {"name": "string", "seats": "double"},
        [(point(5490, 5190), "门诊部", 20.0), (point(2650, 5150), "卫生站", 5.0), (point(9480, 6310), "医院", 60.0)],
    ),
    "homes": Table(
        "Polygon",
        {"id": "string", "people": "double"},
        [
            (box(4500, 4950, 60), "h1", 120.0),
            (box(5950, 6200, 60), "h2", 240.0),
            (box(7400, 5960, 60), "h3", 80.0),
            (box(2450, 5960, 60), "h4", 60.0),
            (box(9900, 7100, 60), "h5", 30.0),
        ],
    ),
    "streets": Table(
        "LineString",
        {"name": "string"},
        [(line(*((x, y) for y in STREET)), f"南北{x}") for x in STREET]
        + [(line(*((x, y) for x in STREET)), f"东西{y}") for y in STREET],
    ),
    "inner_streets": Table(
        "LineString",
        {"name": "string"},
        [(line(*((x, y) for y in INNER)), f"南北{x}") for x in INNER]
        + [(line(*((x, y) for x in INNER)), f"东西{y}") for y in INNER],
    ),
    "axis": Table("LineString", {"name": "string"}, [(line((0, 5000), (6000, 6000), (12_000, 6500)), "江")]),
    "candidates": Table(
        "Polygon",
        {"name": "string", "kind": "string", "age": "double", "metro": "double", "area": "double"},
        [
            (box(4300, 4300, 100), "一", "老旧厂房", 35.0, 300.0, 9000.0),
            (box(5600, 7200, 120), "二", "仓库", 42.0, 900.0, 5000.0),
            (box(7300, 5300, 80), "三", "闲置办公", 18.0, 150.0, 12_000.0),
            (box(2100, 6300, 150), "四", "闲置住宅", 27.0, 1200.0, 3000.0),
            (box(9300, 4800, 90), "五", "体育场", 31.0, 700.0, 20_000.0),
        ],
    ),
    "towns": Table("Polygon", {"name": "string"}, [(box(500, 500, 1700), "特色小镇"), (box(9000, 9500, 1000), "小镇二")]),
    "town_areas": Table("Polygon", {"name": "string"}, [(box(600, 600, 900), "园区"), (box(9200, 9600, 500), "社区")]),
    "manufacturing": Table(
        "Polygon",
        {"name": "string", "year": "int"},
        [(box(3100, 2300, 100), "厂一", 2010), (box(3850, 2500, 100), "厂二", 2017), (box(7000, 1000, 100), "厂三", 2019)],
    ),
    "spaces": Table(
        "Polygon",
        {"name": "string"},
        [(box(1500, 5000, 500), "一园"), (box(5300, 5600, 800), "二园"), (box(9000, 6200, 600), "三园")],
    ),
}  # fmt: skip
