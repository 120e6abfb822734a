"""What all algorithms share: identity, help composed from the parameters' own, and errors with cause and cure."""

from collections.abc import Mapping
from functools import partial

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingParameterDefinition
from qgis.PyQt.QtGui import QIcon

from ..core.base import terms
from ..core.base.errors import InputError
from . import places
from .inputs import Inputs
from .run import Run
from .wording import words_for_codes


class Algorithm(QgsProcessingAlgorithm):
    """A subclass declares NAME, GROUP and MAIN, its title and question, `initAlgorithm`, and `compute(run)`."""

    NAME = ""
    GROUP = ""
    # The layer whose rows decide the CRS of the work and of new layers, see `Run`; none where no layer is read.
    MAIN = ""
    # The fields that each output adds, in their order; a star stands for the names of the user's own classes or layers.
    FIELDS: Mapping[str, str] = {}
    # Parameters that are called otherwise than the core's argument in capitals: {"grounds": "INCUBATORS"}.
    ARGUMENTS: Mapping[str, str] = {}
    # Whether a region that no plane shows true to scale is worked on in longitude and latitude.
    ON_ELLIPSOID = False
    # Whether lengths or areas are measured at all; else the main layer's own CRS will do, however far its rows lie apart.
    MEASURES = True

    def name(self) -> str:
        """The stable id."""
        return self.NAME

    def groupId(self) -> str:
        """The stable id of the tool group."""
        return self.GROUP

    def group(self) -> str:
        """The tool group in the user's language."""
        return terms.label("group", self.GROUP)

    def createInstance(self) -> "Algorithm":
        """A fresh instance for one execution."""
        return type(self)()

    def icon(self) -> QIcon:
        """The tool group's icon."""
        return QIcon(str(terms.RESOURCES / "icons" / f"{self.GROUP}.svg"))

    def question(self) -> str:
        """The planner's question that the algorithm answers, in a sentence or two."""
        return ""

    def shortHelpString(self) -> str:
        """The question, then each parameter with its help."""
        helps = [(p.description(), words_for_codes(p.help())) for p in self.parameterDefinitions()]
        entries = "".join(f"<dt><b>{title}</b></dt><dd>{text}</dd>" for title, text in helps)
        return f"<p>{self.question()}</p><dl>{entries}</dl>"

    def add(self, parameter: QgsProcessingParameterDefinition, help_text: str = "", advanced: bool = False) -> None:
        """Add a parameter with its help, without one with the help that it brings along."""
        parameter.setHelp(help_text or parameter.help())
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def refusal(self, error: InputError) -> str:
        """What the user reads of an error: the core names its arguments, the user knows the parameters."""
        return str(error.told(self.parameter_of))

    def parameter_of(self, argument: str) -> str:
        """The parameter that the core calls by the name of its argument."""
        return self.ARGUMENTS.get(argument, argument.upper())

    def compute(self, run: Run) -> None:
        """The work: read, one call into the core, write."""
        raise NotImplementedError

    def prepareAlgorithm(self, parameters, context, feedback) -> bool:
        """Look the inputs up while still in the main thread."""
        self._inputs = Inputs(self, parameters, context)
        return True

    def processAlgorithm(self, parameters, context, feedback) -> dict:
        """Run `compute`; what the core refuses becomes an error of Processing, a cancel leaves nothing behind."""
        run = Run(self, parameters, context, feedback, self._inputs)
        run.note(*self._inputs.assumed)
        del self._inputs
        results, refusal = places.carried_out(partial(self._whole, run), run.places, feedback, self.refusal)
        if not refusal:
            self._replaced = run.places.replaced
            return results
        # QGIS never lets go of an exception and the frames behind it: they must not hold the layers that were read.
        del run, parameters, context, feedback
        raise QgsProcessingException(refusal)

    def _whole(self, run: Run) -> dict:
        """All of a run: its results."""
        run.begin()
        self.compute(run)
        run.finish()
        return run.results

    def postProcessAlgorithm(self, context, feedback) -> dict:
        """Layers of the project that show a replaced file read it anew; called in the main thread."""
        places.show_anew(context.project(), getattr(self, "_replaced", ()))
        return {}
