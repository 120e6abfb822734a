"""Makes the demo's chapter in one run, and writes the document in its three forms: chapter.html, chapter.pdf, chapter.odt."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from demo_steps import OUT
from demo_steps.chapter import STEPS
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from innospace.algorithms import documents
from innospace.algorithms.provider import InnoSpaceProvider

if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    provider = InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    started, (step,) = time.perf_counter(), STEPS
    outputs = {name: str(OUT / file) for name, file in step.outputs.items()}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"innospace:{step.algorithm}")
    feedback = QgsProcessingFeedback(False)
    results, good = algorithm.run(step.inputs | outputs, QgsProcessingContext(), feedback)
    if not good:
        sys.exit(feedback.textLog())
    print(
        "\n    ".join([f"{step.algorithm}  ({time.perf_counter() - started:.1f} s)", *feedback.textLog().split("\n")])
    )
    report = documents.report_at(results["REPORT"])
    for ending in (".pdf", ".odt"):
        documents.write(report, Path(results["REPORT"]).with_suffix(ending))
    application.exitQgis()
