"""A worker process on this machine: an executor of one process, so that its death is nobody else's."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from mtcheck.batch.desk import Desk, Setup
from mtcheck.batch.manifest import Row
from mtcheck.batch.pool import WorkerDiedError
from mtcheck.errors import ModelError
from mtcheck.store.records import StoryRecord

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess


class ProcessWorker:
    """A process, begun anew after its death; see `mtcheck.batch.pool.Worker`."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._executor: ProcessPoolExecutor | None = None
        self._loading: Future[Mapping[str, str]]
        self._process: BaseProcess

    def begin(self) -> None:
        executor = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        others = set(multiprocessing.active_children())
        # ^C is for the process that writes: what is ignored here is ignored in the worker.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._loading = executor.submit(_start, self._setup)
        finally:
            signal.signal(signal.SIGINT, before)
        (self._process,) = set(multiprocessing.active_children()) - others
        self._executor = executor

    def signature(self) -> Mapping[str, str]:
        try:
            return self._loading.result()
        except BrokenProcessPool:
            raise ModelError(
                f"A worker died while it loaded the models ({self._death()}); "
                "give it more memory, or take fewer --workers."
            ) from None

    def when_loaded(self, then: Callable[[object], None]) -> None:
        self._loading.add_done_callback(then)

    def check(self, row: Row) -> Future[StoryRecord]:
        while True:
            if self._executor is None:
                self.begin()
            elif not self._process.is_alive():  # it died while it had nothing to do
                self.end()
            else:
                try:
                    return self._executor.submit(_check, row)
                except BrokenProcessPool:
                    self.end()

    def result(self, future: Future[StoryRecord]) -> StoryRecord:
        try:
            return future.result()
        except BrokenProcessPool:
            raise WorkerDiedError(self._death()) from None

    def end(self) -> None:
        if self._executor is not None:
            self._process.kill()
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _death(self) -> str:
        """How the process died, in words."""
        self.end()
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit code {code}"
        name = signal.Signals(-code).name
        return f"{name}, as when memory runs out" if name == "SIGKILL" else name


# --- in the worker ---------------------------------------------------------------------------------

_desk: Desk


def _start(setup: Setup) -> Mapping[str, str]:
    """Load the models; what findings depend on besides the articles."""
    global _desk
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _desk = Desk(setup)
    return _desk.signature


def _end_with_parent() -> None:
    # One whose parent was killed would wait for work for ever: it holds the other end of its own queue.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check(row: Row) -> StoryRecord:
    return _desk.check(row)
