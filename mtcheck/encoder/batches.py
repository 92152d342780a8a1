"""Rows of like length together, so that little is computed on padding, and batches side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from torch import Tensor

T = TypeVar("T")
U = TypeVar("U")

TOKENS = 2048  # of a batch; more does not go faster on a processor, and takes memory
STEP = 32  # tokens: attention over rows whose length is no multiple of it takes up to three times as long


def batches(rows: Iterable[T], length: Callable[[T], int]) -> Iterator[list[T]]:
    """Rows in batches of about :data:`TOKENS` tokens, equally long in steps of :data:`STEP`, shortest first.

    Args:
        rows: anything.
        length: tokens of a row.
    """
    batch: list[T] = []
    width = 0
    for row in sorted(rows, key=length):
        needed = full_steps(length(row))
        if batch and (width != needed or width * (len(batch) + 1) > TOKENS):
            yield batch
            batch = []
        width = needed
        batch.append(row)
    if batch:
        yield batch


def side_by_side(work: Callable[[T], U], parts: Iterable[T]) -> Iterator[U]:
    """What ``work`` makes of each part, in order; as many at a time as torch has threads, each on one thread.

    Two batches on a thread each go faster than two threads on each batch: products as small as ours gain
    little from a second thread, and all threads wait for the slowest after each of them, which is long
    where another process wants the processor.
    """
    import torch

    threads = torch.get_num_threads()
    if threads == 1:
        yield from map(work, parts)
        return
    with ThreadPoolExecutor(threads, initializer=partial(torch.set_num_threads, 1)) as pool:
        yield from pool.map(work, parts)


def full_steps(length: int) -> int:
    """The least multiple of :data:`STEP` that is not less."""
    return -(-length // STEP) * STEP


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token ids (n, t), padded to the longest row, and lengths (n,)."""
    import torch

    lengths = torch.tensor([len(row) for row in rows])
    ids = torch.ones(len(rows), int(lengths.max()), dtype=torch.long)
    for place, row in zip(ids, rows, strict=True):
        place[: len(row)] = torch.tensor(row)
    return ids, lengths
