"""What all tests share: a QGIS with the provider, layers made on the spot, algorithms run as a user would."""

import atexit
import contextlib
import gc
import inspect
import json
import os
import shutil
import subprocess
import tempfile
import types
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Temporary files live in memory where there is plenty, and go at the end: SQLite waits for the disk dozens of times for each
# project and layer. A TMPDIR that is set is heeded, and its files stay.
MEMORY, PLENTY = Path("/dev/shm"), 2 << 30
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > PLENTY:
    os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="innospace-", dir=MEMORY)
    os.chmod(tempfile.tempdir, 0o711)  # the owner of a database that has to get below is another
    atexit.register(shutil.rmtree, tempfile.tempdir, ignore_errors=True)
# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample" / "nanjing_region.gpkg"
REAL_DATA = ROOT.parent / "shared" / "data"
# The files that take longest, the longest first.
LONG = (
    "ui/test_windows.py",
    "algorithms/test_words_of_reports.py",
    "algorithms/test_metamorphic.py",
    "algorithms/test_bad_input.py",
    "algorithms/test_places.py",
    "algorithms/test_chapter.py",
    "headless/test_community_diagnosis.py",
    "algorithms/test_long_runs.py",
    "algorithms/test_lifecircle.py",
    "algorithms/test_sources.py",
    "core/test_layout_reports.py",
    "core/test_region_sentences.py",
    "cities/test_equal_to_qgis.py",
    "cities/test_many_cities.py",
)


def pytest_collection_modifyitems(items):
    """Workers take files in this order (`make test`): at the end none has long to wait for another."""
    rank = {ROOT / "tests" / name: i for i, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path, len(LONG)))


def settle():
    """What was loaded and collected stays to the end: the garbage collector need not look through it again."""
    gc.collect()
    gc.freeze()


def pytest_collection_finish():
    settle()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item):
    """A test that reads words does not wait for pictures: a picture takes as long as a hundred sentences."""
    if item.get_closest_marker("words_alone") is None or item.get_closest_marker("drawn") is not None:
        yield
        return
    from undrawn import undrawn, words_of

    with undrawn(words_of):
        yield


@pytest.fixture(scope="module", autouse=True)
def settled():
    """What the tests of a file leave goes; what they loaded is looked through no more."""
    yield
    settle()


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing):
    """The provider, registered once."""
    from qgis.core import QgsApplication

    from innospace.algorithms.provider import InnoSpaceProvider

    provider = InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
    gc.unfreeze()
    # What hangs in reference cycles, and in the frames that QGIS keeps of refused runs, must go while there is a QGIS.
    for frame in [x for x in gc.get_objects() if isinstance(x, types.FrameType)]:
        if str(ROOT) in frame.f_code.co_filename and not frame.f_code.co_flags & inspect.CO_GENERATOR:
            with contextlib.suppress(RuntimeError):  # it is running
                frame.clear()
    gc.collect()


class Log:
    """Collects what an algorithm tells the user; cancels when `stop` says so."""

    def __new__(cls, stop=lambda progress: False):
        from qgis.core import QgsProcessingFeedback

        class Feedback(QgsProcessingFeedback):
            def __init__(self):
                super().__init__(False)
                self.warnings, self.infos, self.fractions = [], [], []
                self.progressChanged.connect(self._hear)

            def _hear(self, progress):
                self.fractions.append(progress)
                if stop(progress):
                    self.cancel()

            def pushWarning(self, text):
                self.warnings.append(text)

            def pushInfo(self, text):
                self.infos.append(text)

        return Feedback()


@pytest.fixture
def run(provider):
    """Run an algorithm: `run("townlayout", INPUT=…)` gives its results; outputs not named go to memory layers."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingUtils, QgsProject

    contexts = []

    def execute(name, log=None, **parameters):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"innospace:{name}")
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        contexts.append(context)  # it owns the layers of the results
        for output in algorithm.destinationParameterDefinitions():
            if output.type() == "sink" and output.createByDefault():
                parameters.setdefault(output.name(), "memory:")
        log = log or Log()
        good, message = algorithm.checkParameterValues(parameters, context)
        if not good:
            from qgis.core import QgsProcessingException

            raise QgsProcessingException(message)
        # catchExceptions=False: what the algorithm raises reaches the test.
        results, _ = algorithm.run(parameters, context, log, {}, False)
        # GDAL would open a PDF as a layer.
        files = {d.name() for d in algorithm.destinationParameterDefinitions() if d.type() == "fileDestination"}
        layers = {
            k: QgsProcessingUtils.mapLayerFromString(str(v), context) for k, v in results.items() if k not in files
        }
        return {key: layers.get(key) or value for key, value in results.items()}

    yield execute
    # Layers must go before QGIS does: a context that is collected later takes the interpreter down.
    contexts.clear()
    settle()


@pytest.fixture
def make_layer(qgis_app):
    """Make a memory layer: `make_layer("Polygon", {"name": "string"}, [(wkt, {"name": "A"})], crs="EPSG:32650")`."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def make(kind, fields, rows, crs="EPSG:32650", name="layer"):
        definition = "".join(f"&field={field}:{kind_of}" for field, kind_of in fields.items())
        layer = QgsVectorLayer(f"{kind}?crs={crs}{definition}", name, "memory")
        features = []
        for wkt, values in rows:
            feature = QgsFeature(layer.fields())
            if wkt is not None:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            for field, value in values.items():
                feature.setAttribute(field, value)
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        layer.updateExtents()
        return layer

    return make


def rows_of(layer):
    """The attributes of a layer as dictionaries, None for NULL."""
    from innospace.algorithms.bridge import plain

    return [{k: plain(v) for k, v in f.attributeMap().items()} for f in layer.getFeatures()]


@pytest.fixture(scope="session")
def qgis_process():
    """Run qgis_process as in a shell: gives (exit code, JSON answer or None, everything printed)."""
    # The profile that the set-up made, where the plugin is enabled; pytest-qgis puts the tests into another.
    environment = dict(os.environ, QGIS_CUSTOM_CONFIG_PATH=str(ROOT / "build" / "profile"))

    def call(algorithm, inputs, runs=1):
        done = subprocess.run(
            ["qgis_process", "--json", "run", algorithm, "-"],
            input=json.dumps({"inputs": inputs}, ensure_ascii=False),
            capture_output=True,
            text=True,
            env=environment,
            timeout=180 * runs,
        )
        start = done.stdout.find("{")
        answer = json.loads(done.stdout[start:]) if done.returncode == 0 else None
        return done.returncode, answer, done.stdout + done.stderr

    return call


@pytest.fixture(scope="session")
def several(qgis_process, tmp_path_factory):
    """Run several tools in one qgis_process, whose start takes longer than most runs, in their order.

    ``{key: (algorithm, inputs)}`` gives ``{key: what qgis_process gives}``.
    """
    script = str(ROOT / "tests" / "headless" / "several.py")

    def call(order):
        path = tmp_path_factory.mktemp("several") / "order.json"
        path.write_text(json.dumps(order, ensure_ascii=False), encoding="utf-8")
        code, answer, printed = qgis_process(script, {"ORDER": str(path)}, len(order))
        assert code == 0, printed
        assert "Traceback" not in printed
        return {key: tuple(told) for key, told in json.loads(answer["results"]["ANSWERS"]).items()}

    return call


def build_model(inputs, steps, outputs):
    """A model of chained algorithms.

    `inputs` are names of layers; `steps` tell the parameters of each algorithm, or the algorithm and parameters of each name,
    where ``{"input": name}`` and ``{"step": (algorithm, output)}`` stand for model inputs and earlier results; `outputs` are
    (algorithm, output) pairs.
    """
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
    )

    def source(value):
        if isinstance(value, dict) and "input" in value:
            return QgsProcessingModelChildParameterSource.fromModelParameter(value["input"])
        if isinstance(value, dict) and "step" in value:
            return QgsProcessingModelChildParameterSource.fromChildOutput(*value["step"])
        return QgsProcessingModelChildParameterSource.fromStaticValue(value)

    def result(algorithm, output):
        made = QgsProcessingModelOutput(output)
        made.setChildId(algorithm)
        made.setChildOutputName(output)
        return made

    model = QgsProcessingModelAlgorithm("模型", "test")
    for name in inputs:
        model.addModelParameter(QgsProcessingParameterFeatureSource(name, name), QgsProcessingModelParameter(name))
    for name, step in steps.items():
        algorithm, parameters = step if isinstance(step, tuple) else (name, step)
        child = QgsProcessingModelChildAlgorithm(algorithm if ":" in algorithm else f"innospace:{algorithm}")
        child.setChildId(name)
        for parameter, value in parameters.items():
            child.addParameterSources(parameter, [source(value)])
        child.setModelOutputs({output: result(one, output) for one, output in outputs if one == name})
        model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    return model


@pytest.fixture
def run_model(provider, tmp_path):
    """Run a model (see `build_model`) that was saved and opened again; gives the layers of the outputs in their order."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingModelAlgorithm, QgsVectorLayer

    def execute(inputs, steps, outputs):
        path = tmp_path / "模型.model3"
        assert build_model(inputs, steps, outputs).toFile(str(path))
        loaded = QgsProcessingModelAlgorithm()
        assert loaded.fromFile(str(path))
        loaded.initAlgorithm({})
        targets = {":".join(pair): str(tmp_path / f"结果{i}.gpkg") for i, pair in enumerate(outputs)}
        assert set(targets) == {d.name() for d in loaded.destinationParameterDefinitions()}
        _, good = loaded.run({**inputs, **targets}, QgsProcessingContext(), QgsProcessingFeedback())
        assert good
        return [QgsVectorLayer(target) for target in targets.values()]

    return execute
