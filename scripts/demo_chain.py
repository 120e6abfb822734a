"""Works off groups of the demo in one QGIS, which takes longer to start than most steps to run: steps, then map sheets."""

import sys
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_maps import draw
from demo_steps import Step
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsSettings

import innospace
from innospace.algorithms import documents


def main(groups: list[str]) -> None:
    """All steps and sheets of some groups, with the plugin as QGIS loads it."""
    application = QgsApplication([], True)
    application.initQgis()
    # A layer that closes ends the log of its file while another one is opening it: “unable to open database file”.
    QgsSettings().setValue("qgis/walForSqlite3", False)
    plugin = innospace.classFactory(None)  # it holds what it registers
    plugin.initProcessing()
    for group in map(import_module, [f"demo_steps.{name}" for name in groups]):
        for step in group.STEPS:
            run(step)
        for sheet in group.MAPS:
            draw(sheet)
    application.exitQgis()


def run(step: Step) -> None:
    """One step; its line, its remarks and the asked-for results are printed, in one go."""
    started, feedback = time.perf_counter(), QgsProcessingFeedback(False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"innospace:{step.algorithm}")
    results, good = algorithm.run(step.parameters(), QgsProcessingContext(), feedback)
    if not good:
        sys.exit(f"{step.command()}\n{feedback.textLog()}")
    for ending in step.forms:
        documents.write(documents.report_at(results["REPORT"]), Path(results["REPORT"]).with_suffix(ending))
    said = [*feedback.textLog().splitlines(), *(f"{name} = {results[name]}" for name in step.show)]
    print("\n    ".join([step.command(), *said, f"({time.perf_counter() - started:.1f} s)"]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
