"""The main job on the shipped sample: `make demo` leaves layers, maps, reports and a chapter in build/demo.

Every step is printed as the line of qgis_process that anyone could type for it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_steps import OUT

# Groups that build on each other stand in one chain; chains run beside each other.
CHAINS = (("data", "lifecircle", "stock", "siting"), ("rings", "layout", "region"), ("chapter",))


def main() -> None:
    """Work off all chains, say where everything is."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    worker = Path(__file__).with_name("demo_chain.py")
    chains = [subprocess.Popen([sys.executable, worker, *groups]) for groups in CHAINS]
    codes = [chain.wait() for chain in chains]
    if any(codes):
        sys.exit("The demo failed, see above.")
    print(f"\nLayers, maps and reports: {OUT}")
    for path in sorted(path for path in OUT.rglob("*") if path.is_file()):
        print(f"  {path.relative_to(OUT)!s:32} {path.stat().st_size / 1024:9.0f} KB")


if __name__ == "__main__":
    main()
