"""A box of layers that keeps what it shows while layers come and go: only the user, or a guess, chooses another one."""

from collections.abc import Callable

from qgis.gui import QgsMapLayerComboBox


class Steady:
    """Qt shows the first layer that comes into an empty box, and a neighbour in place of one that goes.

    `moving` is called before that, `moved` when the box is as it was, with whether its layer is gone.
    """

    def __init__(self, box: QgsMapLayerComboBox, moving: Callable[[], None], moved: Callable[[bool], None]):
        self.box, self._moving, self._moved = box, moving, moved
        self._held: list[tuple[str, str]] = []
        model = box.model()
        self._signals = (
            *((signal, self._before) for signal in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved)),
            *((signal, self._after) for signal in (model.rowsInserted, model.rowsRemoved)),
        )
        for signal, slot in self._signals:
            signal.connect(slot)

    def empty(self) -> None:
        """Show no layer, in a box that must have one too: QGIS leaves the first there."""
        self.box.setLayer(None)

    def stop(self) -> None:
        """Let it change as Qt does; nothing of the form is held any longer, which would leave it to the garbage collector."""
        for signal, slot in self._signals:
            signal.disconnect(slot)
        self._signals = ()
        del self.box, self._moving, self._moved

    def _before(self) -> None:
        layer = self.box.currentLayer()
        self._held.append((layer.id() if layer is not None else "", self.box.currentText()))
        self._moving()

    def _after(self) -> None:
        layer, text = self._held.pop()
        place = self._place_of(layer) if layer else self.box.findText(text)
        if place < 0:
            self.empty()
        elif place != self.box.currentIndex():
            self.box.setCurrentIndex(place)
        self._moved(bool(layer) and place < 0)

    def _place_of(self, layer: str) -> int:
        shown = (self.box.layer(i) for i in range(self.box.count()))
        return next((i for i, one in enumerate(shown) if one is not None and one.id() == layer), -1)
