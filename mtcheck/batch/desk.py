"""What checks stories in a worker: it loads the models once and turns each row into a record."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.batch.manifest import Row
from mtcheck.config import Config
from mtcheck.errors import ConfigError, InputError, MtcheckError
from mtcheck.store.records import StoryRecord, now, record_of

if TYPE_CHECKING:
    from mtcheck.pipeline import Checker
    from mtcheck.types import Report


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to begin.

    Args:
        config: settings; its ``threads`` are those of one worker.
        output: folder of the reports, "" for none.
        memory: bytes a worker may take, 0 for no limit.
        checker: another checker in place of ours, ``package.module:name``, called with the settings; for tests.
    """

    config: Config
    output: str = ""
    memory: int = 0
    checker: str = ""


class Desk:
    """Checks stories one after the other, each as if it were the first.

    Raises:
        MtcheckError: a model, a check, a glossary or a setting is not as it should be.
    """

    def __init__(self, setup: Setup) -> None:
        _limit(setup.memory)
        self._setup = setup
        self._checker = _checker(setup)
        self.signature = self._checker.signature

    def check(self, row: Row) -> StoryRecord:
        """Check a story and write its reports.

        Returns:
            The record of the story: done, or failed with the reason.

        Raises:
            OutputError: its reports cannot be written.
            ModelError: a model is missing or damaged.
        """
        began = time.monotonic()
        # What a text's vector is depends a little on what was read before: a story's findings must not.
        self._checker.encoder.forget()
        try:
            report = self._report(row)
        except (InputError, ConfigError) as error:
            return failed(row, str(error), time.monotonic() - began)
        except MtcheckError:
            raise
        except MemoryError:
            return failed(row, "The worker ran out of memory while checking it.", time.monotonic() - began)
        except BaseException as error:
            # Whatever a check or a reader may raise, SystemExit too, costs this story alone.
            reason = f"Something broke inside ({type(error).__name__}: {error})."
            return failed(row, reason, time.monotonic() - began)
        if self._setup.output:
            from mtcheck.report.folder import write_folder

            write_folder(report, self._setup.config.formats, Path(self._setup.output) / row.folder)
        return record_of(report, row.id, row.place, row.folder, time.monotonic() - began)

    def _report(self, row: Row) -> Report:
        from mtcheck.read import read, read_story

        target, own = read_story(row.target, row.language, row.source_language)
        source = read(row.source, row.source_language) if row.source else own
        if source is None and not row.references:
            raise InputError(
                f"{target.name} holds no original, and none is given; there is nothing to check against."
            )
        return self._checker.check(target, source, [read(name) for name in row.references])


def failed(row: Row, reason: str, seconds: float = 0.0) -> StoryRecord:
    """The record of a story that could not be checked."""
    return StoryRecord(
        row.id, row.place, row.folder, "failed", " ".join(reason.split()), seconds=seconds, at=now()
    )


def _checker(setup: Setup) -> Checker:
    if not setup.checker:
        from mtcheck.pipeline import Checker

        return Checker(setup.config)
    from importlib import import_module

    module, _, name = setup.checker.partition(":")
    factory: Callable[[Config], Checker] = getattr(import_module(module), name)
    return factory(setup.config)


def _limit(memory: int) -> None:
    """Let this process take so much memory and no more, where the system can say so."""
    if not memory:
        return
    try:
        import resource
    except ImportError:  # Windows
        raise ConfigError(
            "This system cannot limit the memory of a worker; leave out --worker-memory."
        ) from None
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
