"""Workers on a Ray cluster: actors that load the models once each. What they write must be seen by all machines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, TypeVar

from mtcheck.batch.desk import Desk, Setup
from mtcheck.batch.manifest import Row
from mtcheck.batch.pool import WorkerDiedError
from mtcheck.errors import ConfigError, ModelError, MtcheckError
from mtcheck.store.records import StoryRecord

T = TypeVar("T")


def connect(address: str) -> int:
    """Join a cluster.

    Args:
        address: of its head, such as ``ray://host:10001`` or ``host:6379``; ``auto`` for the one this machine
            is part of; ``local`` for one of this machine alone, begun for the run.

    Returns:
        How many processor cores it has.

    Raises:
        ConfigError: Ray is not installed, or no cluster answers.
    """
    try:
        import ray
    except ImportError:
        raise ConfigError(
            "--ray needs Ray: install it with `pip install 'mtcheck[ray]'` here and on the cluster."
        ) from None
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", ignore_reinit_error=True)
        return int(ray.cluster_resources().get("CPU", 1))
    except Exception as error:  # of many kinds, by what the address looks like
        reason = " ".join(str(error).split())[:200].rstrip(".")
        raise ConfigError(
            f"The Ray cluster at {address} cannot be joined ({reason}); check --ray."
        ) from error


class ClusterWorker:
    """A Ray actor; see `mtcheck.batch.pool.Worker`. Ray begins it anew when it or its machine dies.

    Args:
        setup: what it begins with; its threads are the cores it asks for.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._actor: Any = None
        self._loading: Future[Mapping[str, str]]

    def begin(self) -> None:
        import ray

        # A story whose worker died is tried once more: most often it was the machine.
        options = {"max_restarts": -1, "max_task_retries": 1, "num_cpus": max(1, self._setup.config.threads)}
        self._actor = ray.remote(**options)(Actor).remote(self._setup)
        # Loading is not tried again: Ray would say so, on stdout, of a worker ended while it loads.
        self._loading = self._actor.start.options(max_task_retries=0).remote().future()

    def signature(self) -> Mapping[str, str]:
        try:
            return _result(self._loading)
        except WorkerDiedError as death:
            raise ModelError(
                f"A worker died while it loaded the models ({death}); give it more memory, or take fewer --workers."
            ) from None

    def when_loaded(self, then: Callable[[object], None]) -> None:
        self._loading.add_done_callback(then)

    def check(self, row: Row) -> Future[StoryRecord]:
        if self._actor is None:
            self.begin()
        checking: Future[StoryRecord] = self._actor.check.remote(row).future()
        return checking

    def result(self, future: Future[StoryRecord]) -> StoryRecord:
        return _result(future)

    def end(self) -> None:
        if self._actor is not None:
            import ray

            ray.kill(self._actor)
            self._actor = None


def _result(future: Future[T]) -> T:
    """What came of a call, Ray's errors turned into ours."""
    from ray.exceptions import RayActorError, RayTaskError

    try:
        return future.result()
    except RayActorError as error:
        raise WorkerDiedError(" ".join(str(error).split())[:200]) from None
    except RayTaskError as error:
        raise error.cause if isinstance(error.cause, MtcheckError) else error from None


class Actor:
    """What runs on the cluster."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._desk: Desk | None = None

    def start(self) -> Mapping[str, str]:
        """Load the models; what findings depend on besides the articles."""
        return self._begun().signature

    def check(self, row: Row) -> StoryRecord:
        """Check a story, in an actor that may have been begun anew."""
        return self._begun().check(row)

    def _begun(self) -> Desk:
        if self._desk is None:
            self._desk = Desk(self._setup)
        return self._desk
