"""Scores of the field, on plain arrays and sets."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


def auc(positive: ArrayLike, negative: ArrayLike) -> float:
    """How often a positive scores above a negative, ties counted half. NaN without either.

    The area under the ROC curve, as the rank statistic of Mann and Whitney (1947).
    """
    shares = shares_below(positive, negative)
    return float(shares.mean()) if shares.size else float("nan")


def shares_below(scores: ArrayLike, others: ArrayLike) -> NDArray[np.float64]:
    """For each score the share of the others that lie below it, ties counted half: their mean is the AUC."""
    import numpy as np

    these, those = np.asarray(scores, float), np.sort(np.asarray(others, float))
    if not those.size:
        return np.full(these.shape, np.nan)
    return (np.searchsorted(those, these, "left") + np.searchsorted(those, these, "right")) / 2 / those.size


def expected_calibration_error(probability: ArrayLike, true: ArrayLike, bins: int = 15) -> float:
    """Distance of stated probability from observed share, over bins of equal width, weighted by their rows.

    Args:
        probability: of an event, for each row (for a classifier: of the class it chose).
        true: whether the event came true.
        bins: over [0, 1]; an edge belongs to the bin below it.

    Source: Guo et al., On Calibration of Modern Neural Networks (ICML 2017).
    """
    import numpy as np

    stated, seen = np.asarray(probability, float), np.asarray(true, float)
    if not stated.size:
        return float("nan")
    place = np.clip(np.ceil(stated * bins).astype(int) - 1, 0, bins - 1)
    gaps = np.bincount(place, weights=seen - stated, minlength=bins)
    return float(np.abs(gaps).sum() / stated.size)


def span_f1(
    found: Sequence[Collection[Hashable]], gold: Sequence[Collection[Hashable]]
) -> tuple[float, float, float]:
    """Precision, recall and F1, counted over all texts together.

    Args:
        found: what was marked in each text: whole spans for an exact match, characters for overlap.
        gold: what should have been.
    """
    right = sum(len(set(f) & set(g)) for f, g in zip(found, gold, strict=True))
    precision = right / max(1, sum(len(set(f)) for f in found))
    recall = right / max(1, sum(len(set(g)) for g in gold))
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def balanced_accuracy(decided: Sequence[bool], true: Sequence[bool]) -> float:
    """Mean of the share of true rows decided true and of false rows decided false. NaN without either."""
    hits = [d for d, t in zip(decided, true, strict=True) if t]
    alarms = [d for d, t in zip(decided, true, strict=True) if not t]
    if not hits or not alarms:
        return float("nan")
    return (sum(hits) / len(hits) + 1 - sum(alarms) / len(alarms)) / 2
