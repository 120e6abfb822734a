"""What a dialog needs to know about a tool beyond what its algorithm says of itself.

Titles, helps, defaults, widgets and the order of parameters come from the algorithm; a description adds the planner's
question and which parameter goes unused under which choice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsApplication, QgsProcessingAlgorithm

from ..algorithms.streets import Uses

PROVIDER = "innospace"


@dataclass(frozen=True)
class Tool:
    """One algorithm in a dialog.

    Parameters
    ----------
    algorithm : its id without the provider's.
    asks : the planner's question, as short as a line of a list.
    uses : parameter → those on which it hangs whether it counts, each with the values under which it does; None stands for
        "filled in". All of them have to hold.
    checks : parameter → a parser of the core that raises InputError; its message appears beside the field. A call of it, so that
        the core loads with the first field that is checked and not with QGIS.
    circles : a layer and the parameter with radii, drawn on the map while they are typed.
    from_edge : whether a radius counts from the edge of a line or an area, not from a point on it.
    circled : the values under which the radius is that of all that the circles stand around; else none are drawn.
    metres : what one of the radii is in metres under the present values; 1 where absent.
    pick : a point layer that clicks on the map can fill.
    picks_one : whether it is one point, which a further click replaces.
    classes : the field whose values the table CLASS_MAP is filled in with.
    defaults : values that are right for the reader where the algorithm's own are not.
    candidates : the layer whose fields are offered as criteria.
    names_of : the tool whose criteria the parameter NAMES names.
    around : whether it sets the place of its first layer into what lies around it, of which no row need be there.
    contents : the parameter that holds the sections of a document.
    data : parameters that say what the data are, beyond layers, files and fields, and stand beside these.
    beside : a layer, and those that are taken from where its rows lie, whatever the first layer covers.
    otherwise : a field that must be chosen → what to do where the layer has none for it.
    one_of : optional parameters of which one at least has to be filled in.
    prepares : the layer that the first result takes the place of when other tools choose theirs.
    """

    algorithm: str
    asks: str
    uses: Mapping[str, Uses] = field(default_factory=dict)
    checks: Mapping[str, Callable[[object], object]] = field(default_factory=dict)
    circles: tuple[str, str] | None = None
    from_edge: bool = False
    circled: Uses = field(default_factory=dict)
    metres: Callable[[Mapping[str, object]], float] = lambda values: 1.0
    pick: str = ""
    picks_one: bool = False
    classes: str = ""
    defaults: Mapping[str, object] = field(default_factory=dict)
    candidates: str = "CANDIDATES"
    names_of: str = ""
    around: bool = False
    contents: str = ""
    data: Sequence[str] = ()
    beside: tuple[str, Sequence[str]] = ("", ())
    otherwise: Mapping[str, str] = field(default_factory=dict)
    one_of: Sequence[str] = ()
    prepares: str = ""

    def create(self) -> QgsProcessingAlgorithm | None:
        """A fresh instance of the algorithm, None where the provider lacks it."""
        return QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER}:{self.algorithm}")

    def used(self, name: str, values: Mapping[str, object]) -> bool:
        """Whether a parameter matters under the present values."""
        return _hold(self.uses.get(name, {}), values)

    def draws(self, values: Mapping[str, object]) -> bool:
        """Whether circles say something under the present values."""
        return _hold(self.circled, values)


def _hold(conditions: Uses, values: Mapping[str, object]) -> bool:
    return all(
        bool(values.get(name)) if wanted is None else values.get(name) in wanted for name, wanted in conditions.items()
    )


@dataclass(frozen=True)
class Group:
    """A dialog: the tools of one tool group; `key` is the group's code and its icon's name."""

    key: str
    question: str
    tools: Sequence[Tool]
