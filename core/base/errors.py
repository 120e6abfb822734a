"""What the core raises when it cannot go on."""

from collections.abc import Callable

from .text import paragraph


class InputError(ValueError):
    """Input that cannot be used: which parameter, why, and what helps.

    Parameters
    ----------
    parameter : the name of the function's argument, such as ``distances``; where several must agree, all of them as in
        ``inside_share, outside_share``. An algorithm names its own parameters instead, see :meth:`told`.
    cause, cure : whole sentences, already translated.

    >>> error = InputError("depth", "the depth must be greater than 0.", "Give metres, e.g. 30000.")
    >>> error.parameter, str(error)
    ('depth', 'depth: the depth must be greater than 0. Give metres, e.g. 30000.')
    """

    def __init__(self, parameter: str, cause: str, cure: str = ""):
        # A NUL out of a user's text would end the message on its way through QGIS.
        self.parameter, self.cause, self.cure = parameter, cause.replace("\0", "␀"), cure.replace("\0", "␀")
        super().__init__(f"{parameter}: {self.text}")

    @property
    def text(self) -> str:
        """Cause and cure as one text.

        >>> InputError("depth", "深度须大于0。", "请给出以米为单位的深度。").text
        '深度须大于0。请给出以米为单位的深度。'
        """
        return paragraph(self.cause, self.cure)

    def told(self, name: Callable[[str], str]) -> "InputError":
        """The same error with each argument called by another `name`.

        >>> InputError("low, high", "the limits cross.").told(str.upper).parameter
        'LOW, HIGH'
        """
        return InputError(", ".join(map(name, self.parameter.split(", "))), self.cause, self.cure)


class Stopped(Exception):
    """The user cancelled; nothing has been written."""
