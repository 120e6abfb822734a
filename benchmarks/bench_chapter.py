"""The chapter on the shipped sample, document and package included: the region alone, the community alone, all of it.

Target: each of the two below 60 s.
"""

import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from .measure import Row, measure

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
FORMS = (".html", ".pdf", ".odt")
TARGET = "60 s"


def run() -> Iterator[Row]:
    """A row for each part of the sample, in HTML, and one for each other form of the whole."""
    from .native import Native

    native = Native()  # QGIS lives as long as this
    from innospace.algorithms.provider import InnoSpaceProvider

    provider = InnoSpaceProvider()
    native.app.processingRegistry().addProvider(provider)
    region, community = parts()
    jobs = [("the region", region, ".html"), ("the community", community, ".html")]
    jobs += [("region and community", region | community, form) for form in FORMS]
    for name, inputs, form in jobs:
        began = time.process_time()
        seconds, peak = measure(lambda inputs=inputs, form=form: _chapter(provider.algorithm("chapter"), inputs, form))
        worked = f"{time.process_time() - began:.1f} s of processor time"
        yield Row(f"chapter: {name}, {form}", seconds, peak, target=TARGET, remark=worked)
    native.app.processingRegistry().removeProvider(provider)


def parts() -> tuple[dict[str, object], dict[str, object]]:
    """What the demo gives to the chapter, of the region and of the community."""
    sys.path.insert(0, str(SCRIPTS))
    (step,) = import_module("demo_steps.chapter").STEPS
    names = list(step.inputs)
    first = names.index("DEMAND")
    return {name: step.inputs[name] for name in names[:first]}, {name: step.inputs[name] for name in names[first:]}


def _chapter(algorithm, inputs: dict[str, object], form: str) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    with TemporaryDirectory() as folder:
        outputs = {"OUTPUT": f"{folder}/all.gpkg", "REPORT": f"{folder}/chapter{form}"}
        _, good = algorithm.create().run(inputs | outputs, QgsProcessingContext(), QgsProcessingFeedback(False))
        assert good
