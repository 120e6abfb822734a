"""What the core raises when it cannot go on."""


class InputError(ValueError):
    """Input that cannot be used: which parameter, why, and what helps.

    Parameters
    ----------
    parameter : the public parameter's name, such as ``DISTANCES``.
    cause, cure : whole sentences, already translated.

    >>> error = InputError("DEPTH", "the depth must be greater than 0.", "Give metres, e.g. 30000.")
    >>> error.parameter, str(error)
    ('DEPTH', 'DEPTH: the depth must be greater than 0. Give metres, e.g. 30000.')
    """

    def __init__(self, parameter: str, cause: str, cure: str = ""):
        # A NUL out of a user's text would end the message on its way through QGIS.
        self.parameter, self.cause, self.cure = parameter, cause.replace("\0", "␀"), cure.replace("\0", "␀")
        super().__init__(f"{parameter}: {self.cause} {self.cure}".strip())


class Stopped(Exception):
    """The user cancelled; nothing has been written."""
