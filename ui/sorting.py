"""The order of a long layer's rows by one field, found piece by piece while the window goes on."""

import heapq
import time
from collections.abc import Iterator
from functools import cmp_to_key
from typing import Any

from qgis.core import Qgis, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QCollator, QDate, QDateTime, QLocale, QObject, Qt, QTime, QTimer, pyqtSignal

from ..algorithms.bridge import plain

# Seconds that one piece may take.
PIECE = 0.04


class Sorting(QObject):
    """Reads one field of all rows; `found` tells their ids in order, unless it was stopped before.

    Each piece that is read is sorted by itself; then the pieces are merged, again piece by piece. Equal rows stay as they
    lie, those without a value come last either way.
    """

    found = pyqtSignal(object)  # of a list Qt would make one of its own, number by number

    def __init__(self, layer: QgsVectorLayer, field: int, ascending: bool, parent: QObject | None = None):
        super().__init__(parent)
        self._field, self._ascending = field, ascending
        self._runs: list[list[tuple]] = []
        self._missing: list[int] = []
        self._ids: list[int] = []
        self._n = 0
        request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry).setSubsetOfAttributes([field])
        self._features = layer.getFeatures(request)
        self._merged: Iterator[tuple] | None = None
        self._collator = QCollator(QLocale.system())
        self.timer = QTimer(self, interval=0)
        self.timer.timeout.connect(self._go_on)
        self.timer.start()

    def _go_on(self) -> None:
        end = time.monotonic() + PIECE
        if self._merged is None:
            self._read(end)
        else:
            self._merge(end)

    def _read(self, end: float) -> None:
        run: list[tuple] = []
        is_more = False
        for feature in self._features:
            self._n += 1
            key = self._key(feature.attribute(self._field))
            if key is None:
                self._missing.append(feature.id())
            else:
                run.append((key, self._n if self._ascending else -self._n, feature.id()))
            if time.monotonic() > end:
                is_more = True
                break
        run.sort(reverse=not self._ascending)
        self._runs.append(run)
        if not is_more:
            self._merged = heapq.merge(*self._runs, reverse=not self._ascending)

    def _merge(self, end: float) -> None:
        for *_, number in self._merged:
            self._ids.append(number)
            if time.monotonic() > end:
                return
        self.timer.stop()
        self.found.emit(self._ids + self._missing)

    def stop(self) -> None:
        """Read no further, and say nothing."""
        self.timer.stop()
        self._features.close()

    def _key(self, value: object) -> Any:
        """What a value is sorted by: text as the system's language has it, days and hours by time; None without one."""
        value = plain(value)
        if value is None or value != value:
            return None
        if isinstance(value, bool | int | float):
            return value
        if isinstance(value, QDate | QDateTime | QTime):
            return value.toString(Qt.DateFormat.ISODateWithMs)
        return by_language(self._collator.sortKey(str(value)))


by_language = cmp_to_key(lambda one, other: one.compare(other))
