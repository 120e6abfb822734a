"""Reports without their pictures, for tests of what is said beside them: a picture takes as long as a hundred sentences."""

from contextlib import contextmanager

import pytest

from innospace.core.page import charts

EMPTY = '<svg viewBox="0 0 100 100"></svg>'


@contextmanager
def undrawn():
    """Charts and maps are laid out as ever; only the drawing of them is left out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "as_drawn", lambda figure: EMPTY)
        yield
