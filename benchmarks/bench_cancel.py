"""How soon a cancel is heard: the longest time between two looks at the button, with many rows in one of a tool's layers."""

import time
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from .measure import Row

ROWS = 100_000
# The layer that gets them, where that is not a tool's first: of city centres and axes a tool takes one a city.
MANY = {
    "ringsfromdistance": "BOUNDARY", "ringsfromdensity": "BOUNDARY", "ringsfromtravel": "BOUNDARY", "corridor": "SPACES",
}  # fmt: skip


def run() -> Iterator[Row]:
    """A row for each tool that takes a layer: the longest silence, and how long the whole run takes, report included."""
    from .native import Native

    native = Native()  # QGIS lives as long as this
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject

    from innospace.algorithms.provider import InnoSpaceProvider
    from innospace.tests.algorithms.minimal import VALID

    class Watch(QgsProcessingFeedback):
        """Notes when it is asked whether to stop."""

        def __init__(self):
            super().__init__(False)
            self.looks = [time.perf_counter()]

        def isCanceled(self) -> bool:
            """The look at the button."""
            self.looks.append(time.perf_counter())
            return False

        def silence(self) -> float:
            """The longest time between two looks."""
            return max(later - earlier for earlier, later in zip(self.looks, self.looks[1:], strict=False))

    provider, project = InnoSpaceProvider(), QgsProject.instance()
    native.app.processingRegistry().addProvider(provider)
    for name, valid in VALID.items():
        if not valid.layers():
            continue
        algorithm, context = provider.algorithm(name), QgsProcessingContext()
        context.setProject(project)
        with TemporaryDirectory() as folder:
            inputs = _inputs(algorithm, valid, project, folder)
            watch, began, remark = Watch(), time.perf_counter(), f"{ROWS:,} rows"
            try:
                algorithm.create().run(inputs, context, watch, {}, False)
            except QgsProcessingException as refusal:
                remark = f"refuses: {str(refusal).split('. ')[0]}"
            watch.isCanceled()
            seconds = time.perf_counter() - began
        yield Row(f"{name}: silence", watch.silence(), target="1 s", remark=f"of {seconds:.1f} s, {remark}")
        project.clear()
    native.app.processingRegistry().removeProvider(provider)


def _inputs(algorithm, valid, project, folder: str) -> dict[str, object]:
    """A tool's valid inputs with many rows in one layer, and a place for each of its outputs."""
    from innospace.tests.algorithms.bad_input import many_features

    many = MANY.get(algorithm.name(), valid.layers()[0])
    layers = {key: project.addMapLayer(valid.inputs[key].layer()) for key in valid.layers()}
    layers[many] = project.addMapLayer(many_features(valid.inputs[many], ROWS))
    inputs = valid.inputs | layers
    for definition in algorithm.parameterDefinitions():
        if definition.type() == "multilayer":
            inputs[definition.name()] = [inputs[definition.name()]]
    for output in algorithm.destinationParameterDefinitions():
        is_page = output.type() == "fileDestination"
        ending = output.defaultFileExtension()
        inputs[output.name()] = f"{folder}/{output.name()}.{ending}" if is_page else "memory:"
    return inputs
