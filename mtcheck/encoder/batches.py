"""Rows of like length together, so that little is computed on padding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from torch import Tensor

T = TypeVar("T")

TOKENS = 2048  # of a batch; more does not go faster on a processor, and takes memory


def batches(rows: Iterable[T], length: Callable[[T], int]) -> Iterator[list[T]]:
    """Rows in batches of about :data:`TOKENS` tokens, shortest first.

    Args:
        rows: anything.
        length: tokens of a row.
    """
    batch: list[T] = []
    for row in sorted(rows, key=length):
        if batch and length(row) * (len(batch) + 1) > TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token ids (n, t), padded to the longest row, and lengths (n,)."""
    import torch

    lengths = torch.tensor([len(row) for row in rows])
    ids = torch.ones(len(rows), int(lengths.max()), dtype=torch.long)
    for place, row in zip(ids, rows, strict=True):
        place[: len(row)] = torch.tensor(row)
    return ids, lengths
