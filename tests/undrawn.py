"""Reports without their pictures, for tests of what is said beside them: a picture takes as long as a hundred sentences."""

from collections.abc import Callable
from contextlib import contextmanager
from html import escape

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from innospace.core.page import charts

EMPTY = '<svg viewBox="0 0 100 100"></svg>'


@contextmanager
def undrawn(instead: Callable[[Figure], str] = lambda figure: EMPTY):
    """Charts and maps are laid out as ever; only the drawing of them is left out, or `instead` says what is left of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "as_drawn", instead)
        yield


def words_of(figure: Figure) -> str:
    """A picture without its shapes: its title, and what else is written in it, numbers of its axes apart."""
    words = " ".join(text.get_text() for text in figure.findobj(Text) if text.get_visible())
    return f'<svg viewBox="0 0 100 100"><title>{escape(figure.get_label())}</title><desc>{escape(words)}</desc></svg>'
