"""Many workers at many stories: who is idle gets the next one, and one that dies or takes too long costs its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol

from mtcheck.batch.desk import failed
from mtcheck.batch.manifest import Row
from mtcheck.errors import MtcheckError
from mtcheck.store.records import StoryRecord


class WorkerDiedError(Exception):
    """A worker died at its work; the message says how."""


class Worker(Protocol):
    """A process, here or elsewhere, with the models in it."""

    def begin(self) -> None:
        """Start it and let it load the models; does not wait for it."""
        ...

    def signature(self) -> Mapping[str, str]:
        """What findings depend on besides the articles, when the models are loaded.

        Raises:
            MtcheckError: they cannot be.
        """
        ...

    def when_loaded(self, then: Callable[[object], None]) -> None:
        """Call ``then`` when the models are loaded."""
        ...

    def check(self, row: Row) -> Future[StoryRecord]:
        """Let it check a story; it is begun anew if it is dead."""
        ...

    def result(self, future: Future[StoryRecord]) -> StoryRecord:
        """The record of a story that is done.

        Raises:
            WorkerDiedError: it died.
            MtcheckError: what ends the run: reports cannot be written, or models are damaged.
        """
        ...

    def end(self) -> None:
        """Kill it, whatever it is at."""
        ...


class Pool:
    """Workers.

    Args:
        workers: not begun yet.
        timeout: seconds a story may take, 0 for no limit.
    """

    def __init__(self, workers: Sequence[Worker], timeout: float = 0) -> None:
        self._workers, self._timeout = workers, timeout

    def start(self) -> Mapping[str, str]:
        """Load the models.

        Returns:
            What findings depend on besides the articles.

        Raises:
            MtcheckError: a model, a check or a setting is not as it should be.
        """
        for worker in self._workers:
            worker.begin()
        signature, *_ = [worker.signature() for worker in self._workers]
        return signature

    def run(self, rows: Iterable[Row]) -> Iterator[StoryRecord]:
        """Check stories; the records come as they are ready, in any order.

        Raises:
            OutputError: reports cannot be written.
            ModelError: a model is missing or damaged.
        """
        waiting = iter(rows)
        busy: dict[Future[StoryRecord], _Task] = {}
        idle = list(self._workers)
        while True:
            while idle and (row := next(waiting, None)) is not None:
                worker = idle.pop()
                future = worker.check(row)
                busy[future] = _Task(worker, row, self._timeout)
            if not busy:
                return
            done, _ = wait(busy, min(task.patience() for task in busy.values()), FIRST_COMPLETED)
            for future in [f for f, task in busy.items() if f in done or task.is_late()]:
                task = busy.pop(future)
                yield task.outcome(future)
                idle.append(task.worker)

    def close(self) -> None:
        """End the workers, whatever they are at."""
        for worker in self._workers:
            worker.end()


class _Task:
    """A story that a worker is at; its time runs from when the models are loaded."""

    def __init__(self, worker: Worker, row: Row, timeout: float) -> None:
        self.worker, self._row, self._timeout = worker, row, timeout
        self._began: float | None = None
        worker.when_loaded(self._begin)

    def _begin(self, _: object) -> None:
        self._began = time.monotonic()

    def _seconds(self) -> float:
        return time.monotonic() - self._began if self._began is not None else 0.0

    def patience(self) -> float:
        """Seconds until there is something to look at."""
        if not self._timeout:
            return threading.TIMEOUT_MAX
        return 1.0 if self._began is None else max(0.0, self._timeout - self._seconds())

    def is_late(self) -> bool:
        """Whether it has taken too long."""
        return bool(self._timeout) and self._seconds() > self._timeout

    def outcome(self, future: Future[StoryRecord]) -> StoryRecord:
        """What became of it, where it is done or late."""
        seconds = self._seconds()
        if not future.done():
            self.worker.end()
            return failed(self._row, f"It took longer than {self._timeout:g} seconds.", seconds)
        try:
            self.worker.signature()  # that the models were loaded
            return self.worker.result(future)
        except MtcheckError:
            raise
        except WorkerDiedError as death:
            return failed(self._row, f"The worker died while checking it ({death}).", seconds)
        except Exception as error:  # a record that cannot travel
            return failed(self._row, f"Something broke inside ({type(error).__name__}: {error}).", seconds)
