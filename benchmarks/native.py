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

    def layer(self, geometries: np.ndarray, kind: str):
        """A memory layer with a spatial index and a number for each feature."""
        from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

        layer = QgsVectorLayer(f"{kind}?crs=EPSG:32650&field=number:integer&index=yes", "layer", "memory")
        features = []
        for number, blob in enumerate(shapely.to_wkb(geometries)):
            feature, geometry = QgsFeature(layer.fields()), QgsGeometry()
            geometry.fromWkb(blob)
            feature.setGeometry(geometry)
            feature.setAttributes([number])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        self.run("native:createspatialindex", {"INPUT": layer})
        return layer
