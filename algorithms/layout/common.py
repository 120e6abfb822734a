"""What the layout tools share: incubators on several grounds, and what is said about them."""

from collections.abc import Sequence

import numpy as np

from ...core.base.text import translate
from ...core.ground import meeting
from .. import parameters as p
from ..base import Algorithm
from ..bridge import Layer
from ..run import Run


def add_incubators(algorithm: Algorithm, name: str, *kinds: p.Source) -> None:
    """Declare the incubators' grounds and the field that ties several to one incubator."""
    algorithm.add(
        p.layer(name, translate("Layout", "Incubators"), *kinds),
        translate(
            "Layout", "Grounds or places of the incubators; several grounds of one incubator are recognised by its id."
        ),
    )
    algorithm.add(
        p.field("ID_FIELD", translate("Layout", "Id of the incubator"), name),
        translate(
            "Layout",
            "Rows of one id are grounds of one incubator; a missing id stands for itself. Empty: each row is an incubator.",
        ),
    )


def tell_grounds(run: Run, layer: Layer, numbers: np.ndarray) -> None:
    """Say how many incubators stand on several grounds, and how many rows could not be assessed."""
    grounds = np.bincount(numbers)
    if (grounds > 1).any():
        text = translate("Layout", "Incubators on several grounds: {n} ({rows} rows share an id).")
        run.info(text.format(n=int((grounds > 1).sum()), rows=int(grounds[grounds > 1].sum())))
    tell_absent(run, layer)


def tell_absent(run: Run, layer: Layer) -> None:
    """Count the rows without a geometry."""
    run.note(*meeting.not_assessed(layer.parameter, layer.geometry))


def tell_apart(run: Run, layer: Layer, others: Sequence[Layer | None], reach: float = 0.0) -> list[str]:
    """A remark for each other layer that does not meet the incubators' within `reach` metres, empty where it does.

    A layer that is None was not given, and is left out; what has no rows is nowhere.
    """
    if not len(layer):
        return []
    return [run.note_apart(layer, other, reach) for other in others if other is not None and len(other)]


def tell_left_out(run: Run, *layers: Layer | None) -> None:
    """Count the rows without a geometry of layers that incubators are compared with; a layer that is None was not given."""
    for layer in layers:
        run.note(*([] if layer is None else meeting.left_out(layer.parameter, layer.geometry)))
