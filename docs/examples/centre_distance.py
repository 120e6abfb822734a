"""A complete new tool: how far does each incubator stand from the nearest centre?

In the plugin this file would be algorithms/rings/centre_distance.py, with relative imports, and its class would be
listed in ALGORITHMS of algorithms/rings/__init__.py.
"""

import numpy as np

from innospace.algorithms import parameters as p
from innospace.algorithms.base import Algorithm
from innospace.algorithms.run import Run
from innospace.core.base.status import NO_GEOMETRY, OK
from innospace.core.base.text import translate
from innospace.core.ground.geometry import absent, nearest, require_some
from innospace.core.lazy import pandas as pd


class CentreDistance(Algorithm):
    """Incubators with the metres to the nearest centre."""

    NAME = "centredistance"
    GROUP = "rings"
    MAIN = "INCUBATORS"
    FIELDS = {"OUTPUT": "centre_m status"}

    def displayName(self) -> str:
        """The title in the toolbox."""
        return translate("Rings", "Distance to the centre")

    def question(self) -> str:
        """What the tool answers."""
        return translate("Rings", "How far does each incubator stand from the nearest centre?")

    def initAlgorithm(self, config=None) -> None:
        """Declare the parameters."""
        self.add(
            p.layer("INCUBATORS", translate("Rings", "Incubators")),
            translate("Rings", "Points or polygons."),
        )
        self.add(
            p.layer("CENTRES", translate("Rings", "City centres")),
            translate("Rings", "The nearest one counts."),
        )
        self.add(
            p.sink("OUTPUT", translate("Rings", "Incubators with distance"), p.Source.VectorAnyGeometry),
            translate("Rings", "The incubators with centre_m and status."),
        )

    def compute(self, run: Run) -> None:
        """Read, one call into the core, write."""
        incubators, centres = run.layer("INCUBATORS"), run.layer("CENTRES")
        require_some("centres", centres.geometry)
        _, metres = nearest(incubators.geometry, centres.geometry)
        status = np.where(absent(incubators.geometry), NO_GEOMETRY, OK)
        run.write("OUTPUT", pd.DataFrame({"centre_m": metres, "status": status}), incubators)
        run.info(translate("Rings", "{metres:,.0f} m in the median.").format(metres=np.nanmedian(metres)))
