"""The errors mtcheck raises, and the exit code each has on the command line.

Every message is one sentence that says what is wrong and what to do about it.
"""

from typing import ClassVar


class MtcheckError(Exception):
    """Root of every error mtcheck raises on purpose."""

    exit_code: ClassVar[int] = 2


class InputError(MtcheckError):
    """An article cannot be read: missing, empty, binary, too large, malformed."""


class OutputError(MtcheckError):
    """A report cannot be written where it was asked for."""


class StoreError(MtcheckError):
    """The store of results cannot be opened, read or written."""


class ConfigError(MtcheckError):
    """A setting, an option or a language is unknown or out of range."""


class ModelError(MtcheckError):
    """A model is damaged or does not fit the task it was named for."""

    exit_code = 3


class ModelMissing(ModelError):
    """A model that was asked for is not there."""


class CheckError(MtcheckError):
    """A check is unknown, or cannot be loaded."""
