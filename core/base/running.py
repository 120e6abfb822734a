"""Progress and cancelling of long calculations."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from .errors import Stopped

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]
# Geometries that a step of Shapely's takes at a time: some tenths of a second at most.
ROWS = 50_000


def ignore(fraction: float) -> None:
    """A progress callback for whoever does not want to know."""


def never() -> bool:
    """A cancel callback for work that nobody will stop."""
    return False


def check(cancelled: Cancelled) -> None:
    """Raise :class:`Stopped` when the user has cancelled.

    >>> check(never)
    >>> check(lambda: True)
    Traceback (most recent call last):
        ...
    innospace.core.base.errors.Stopped
    """
    if cancelled():
        raise Stopped


_heard: ContextVar[Cancelled] = ContextVar("heard", default=never)


@contextmanager
def heeding(cancelled: Cancelled) -> Iterator[None]:
    """Have a cancel heard by what asks :func:`listen` meanwhile: the pictures of a report, of which its sentences know nothing.

    >>> with heeding(lambda: True):
    ...     listen()
    Traceback (most recent call last):
        ...
    innospace.core.base.errors.Stopped
    """
    token = _heard.set(cancelled)
    try:
        yield
    finally:
        _heard.reset(token)


def listen() -> None:
    """Raise :class:`Stopped` when the user has cancelled what is :func:`heeding`.

    >>> listen()
    """
    check(_heard.get())


def part(progress: Progress, start: float, end: float) -> Progress:
    """The callback of a step that covers `start`…`end` (0–1) of the whole.

    >>> second_half = part(print, 0.5, 1)
    >>> second_half(0.5)
    0.75
    """
    return lambda fraction: progress(start + (end - start) * fraction)


def chunks(n: int, size: int, progress: Progress = ignore, cancelled: Cancelled = never) -> Iterator[slice]:
    """Slices of `size` rows over `n` rows; between them progress is reported and a cancel is heeded.

    >>> list(chunks(5, 2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    for start in range(0, n, size):
        check(cancelled)
        yield slice(start, min(start + size, n))
        progress(min(start + size, n) / n)


def piecewise(
    function: Callable[..., np.ndarray], *arrays: np.ndarray, size: int = ROWS, cancelled: Cancelled = never
) -> np.ndarray:
    """What a function that works row by row makes of arrays of one length, `size` rows at a time so that a cancel is heard.

    >>> piecewise(np.sqrt, np.array([1.0, 4.0, 9.0]), size=2).tolist()
    [1.0, 2.0, 3.0]
    """
    made = [function(*(array[rows] for array in arrays)) for rows in chunks(len(arrays[0]), size, cancelled=cancelled)]
    return np.concatenate(made) if made else function(*arrays)
