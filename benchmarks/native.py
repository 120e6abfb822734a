"""QGIS's own algorithms, to run beside the product."""

import sys

import numpy as np
import shapely


class Native:
    """Starts QGIS and Processing; makes layers for them."""

    def __init__(self) -> None:
        from qgis.core import QgsApplication

        self.app = QgsApplication.instance() or QgsApplication([], False)
        self.app.initQgis()
        sys.path.append(self.app.pkgDataPath() + "/python/plugins")
        import processing
        from processing.core.Processing import Processing

        Processing.initialize()
        self.run = processing.run

    def save(self, layer, path: str) -> str:
        """A layer as a GeoPackage."""
        from qgis.core import QgsProject, QgsVectorFileWriter

        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
        return path

    def layer(self, geometries: np.ndarray, kind: str, numbers: np.ndarray | None = None):
        """A memory layer with a spatial index and a number for each feature, its own or the one given."""
        from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

        layer = QgsVectorLayer(f"{kind}?crs=EPSG:32650&field=number:integer&index=yes", "layer", "memory")
        features = []
        for number, blob in enumerate(shapely.to_wkb(geometries)):
            feature, geometry = QgsFeature(layer.fields()), QgsGeometry()
            geometry.fromWkb(blob)
            feature.setGeometry(geometry)
            feature.setAttributes([number if numbers is None else int(numbers[number])])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        self.run("native:createspatialindex", {"INPUT": layer})
        return layer
