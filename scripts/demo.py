"""The main job on the shipped sample: `make demo` leaves layers, maps and reports in build/demo.

Every step is a run of qgis_process, as anyone could type it; the maps are drawn by QGIS; the chapter comes last, in its
three forms.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_steps import OUT, Step

# Groups that build on each other stand in one chain; chains run beside each other.
CHAINS = (("data", "lifecircle", "stock", "siting"), ("rings", "layout", "region"))
GROUPS = sum(CHAINS, ())


def main() -> None:
    """Run all steps, draw all maps, say where everything is."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with ThreadPoolExecutor(min(len(CHAINS), os.cpu_count() or 1)) as pool:
        list(pool.map(run_chain, CHAINS))
    for script, arguments in (("demo_maps.py", GROUPS), ("demo_chapter.py", ())):
        subprocess.run([sys.executable, Path(__file__).with_name(script), *arguments], check=True)
    print(f"\nLayers, maps and reports: {OUT}")
    for path in sorted(path for path in OUT.rglob("*") if path.is_file()):
        print(f"  {path.relative_to(OUT)!s:32} {path.stat().st_size / 1024:9.0f} KB")


def run_chain(groups: tuple[str, ...]) -> None:
    """The steps of some groups, one after the other."""
    for group in groups:
        for step in import_module(f"demo_steps.{group}").STEPS:
            run(step)


def run(step: Step) -> None:
    """One run through qgis_process; its remarks and the asked-for results are printed, in one go."""
    started = time.perf_counter()
    inputs = {name: in_place(value) for name, value in step.inputs.items()}
    inputs |= {name: str(OUT / file) for name, file in step.outputs.items()}
    answer = qgis_process(f"innospace:{step.algorithm}", inputs)
    said = [*answer["log"].get("warning", []), *answer["log"].get("info", [])]
    said += [f"{name} = {answer['results'][name]}" for name in step.show]
    print("\n    ".join([f"{step.algorithm}  ({time.perf_counter() - started:.1f} s)", *said]), flush=True)


def in_place(value: object) -> object:
    """Files without a folder are results of earlier steps."""
    if isinstance(value, str) and value.split("|")[0].endswith(".gpkg") and "/" not in value.split("|")[0]:
        return str(OUT / value)
    return value


def qgis_process(algorithm: str, inputs: dict[str, object]) -> dict:
    """The JSON answer of one run; stops the demo where it fails."""
    done = subprocess.run(
        ["qgis_process", "--json", "run", algorithm, "-"],
        input=json.dumps({"inputs": inputs}, ensure_ascii=False),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{algorithm} failed:\n{done.stdout}\n{done.stderr}")
    # Whatever other plugins print lands before the JSON document.
    return json.loads(done.stdout[done.stdout.index("{") :])


if __name__ == "__main__":
    main()
