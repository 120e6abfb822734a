"""The widget of a length: QGIS's box for a number with the unit in it, which is metres whatever the layers are in."""

import atexit
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import isfinite

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.gui import (
    QgsAbstractProcessingParameterWidgetWrapper,
    QgsGui,
    QgsProcessingGui,
    QgsProcessingParameterWidgetFactoryInterface,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from ..algorithms import parameters
from ..core.base.text import split_list

TYPE = "innospace_length"
# As QGIS's own boxes have where nothing else is said.
MOST_DECIMALS = 6

# The Python halves of what QGIS has. It keeps and hands out the C++ halves, which call on these without owning them. So
# none may go before its C++ half, not even when the plugin is unloaded while a dialog is open: atexit sees to that.
_kept: set["_Kept"] = set()
atexit.register(len, _kept)


class _Kept:
    """A Python half, until its C++ half is destroyed.

    A method of it is called then, not a function: one that nobody but Qt knows may be collected before it is called.
    """

    def __init__(self, half: QObject):
        self.half = half
        sip.transferto(half, None)
        half.destroyed.connect(self.let_go)
        _kept.add(self)

    def let_go(self) -> None:
        """Called by Qt."""
        _kept.discard(self)


class LengthWrapper(QgsAbstractProcessingParameterWidgetWrapper):
    """QGIS's own wrapper of a number, so that bounds, decimals and "not set" are as everywhere, and a unit in its box.

    QGIS's widget of a distance follows the units of a layer; this one converts nothing.
    """

    def __init__(self, parameter: QgsProcessingParameterDefinition, kind: QgsProcessingGui.WidgetType):
        super().__init__(parameter, kind)
        # The inner wrapper keeps a bare pointer to its definition.
        self._definition = parameter.clone()
        shown = parameter.metadata()["widget_wrapper"] | {"widget_type": parameters.PLAIN}
        self._definition.setMetadata({"widget_wrapper": shown})
        self._number = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(self._definition, kind)
        self._number.widgetValueHasChanged.connect(self.widgetValueHasChanged)

    def createWidget(self) -> QWidget:
        """Called by QGIS: the box, within a widget of its own as a distance has it."""
        box = self._box = self._number.createWrappedWidget(QgsProcessingContext())
        if not parameters.is_by_unit(self._definition):
            self._show_unit("metres")
        widget = _Kept(QWidget()).half
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(box)
        widget.setFocusProxy(box)
        return widget

    def postInitialize(self, wrappers: Sequence[QgsAbstractProcessingParameterWidgetWrapper]) -> None:
        """Called by the dialog: what may be minutes follows the choice of the unit; where there is none, no unit is shown."""
        # What QGIS does here is for parameters with a layer of their own; its half of this one is not to be called on.
        if parameters.is_by_unit(self._definition):
            for unit in (other for other in wrappers if other.parameterDefinition().name() == parameters.UNIT):
                unit.widgetValueHasChanged.connect(lambda chosen: self._show_unit(chosen.parameterValue()))
                self._show_unit(unit.parameterValue())

    def _show_unit(self, unit: object) -> None:
        if not sip.isdeleted(self._box):
            self._box.setSuffix(f" {parameters.unit_word(unit)}")
            self._make_room(1 if unit == "minutes" else 0)

    def _make_room(self, decimals: int) -> None:
        """Have so many decimals at least: a box with fewer rounds what it holds."""
        if not sip.isdeleted(self._box):
            self._box.setDecimals(max(decimals, self._box.decimals()))

    def setWidgetValue(self, value: object, context: QgsProcessingContext) -> None:
        """Called by QGIS: metres, or None for "not set"."""
        self._make_room(_written_decimals(value))
        self._number.setParameterValue(value, context)

    def widgetValue(self) -> float | None:
        """Called by QGIS: the metres typed."""
        return self._number.parameterValue()


def limits_in(definition: QgsProcessingParameterDefinition, value: object) -> list[float]:
    """The numbers of a parameter that is metres, or minutes where UNIT says so; what is none is left to its own checks."""
    if isinstance(value, list):
        column, width = definition.metadata()["widget_wrapper"]["column"], len(definition.headers())
        parts = value[column::width]
    else:  # a step has its weight behind a colon
        parts = [part.replace("：", ":").partition(":")[0] for part in split_list(str(value))]
    found = []
    for part in parts:
        with suppress(ValueError):
            found.append(float(part))
    return [number for number in found if isfinite(number)]


def _written_decimals(value: object) -> int:
    """How many decimals a number has, so many at most as QGIS shows; none of what is no number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return 0
    return next((n for n in range(MOST_DECIMALS) if round(number, n) == number), MOST_DECIMALS)


class LengthFactory(QgsProcessingParameterWidgetFactoryInterface):
    """Makes the wrappers, in dialogs, in batches and in the model designer."""

    def parameterType(self) -> str:
        """The name by which a parameter's metadata ask for it."""
        return TYPE

    def compatibleParameterTypes(self) -> list[str]:
        """What inputs of a model can be a length: those that QGIS takes for a distance."""
        return [
            QgsProcessingParameterString.typeName(),
            QgsProcessingParameterNumber.typeName(),
            QgsProcessingParameterDistance.typeName(),
        ]

    def compatibleOutputTypes(self) -> list[str]:
        """What results of a model's earlier steps can be one."""
        return [QgsProcessingOutputNumber.typeName(), QgsProcessingOutputString.typeName()]

    def createWidgetWrapper(
        self, parameter: QgsProcessingParameterDefinition, kind: QgsProcessingGui.WidgetType
    ) -> LengthWrapper:
        """Called by QGIS, for any dialog."""
        return _Kept(LengthWrapper(parameter, kind)).half


def register() -> Callable[[], None]:
    """Have lengths shown so from now on; gives what takes it back. A dialog that is open then keeps its boxes."""
    registry = QgsGui.processingGuiRegistry()
    factory = LengthFactory()
    registry.addParameterWidgetFactory(factory)
    parameters.show_lengths_with(TYPE)

    def take_back() -> None:
        parameters.show_lengths_with(parameters.PLAIN)
        registry.removeParameterWidgetFactory(factory)

    return take_back
