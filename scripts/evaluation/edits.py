"""Changes of good English translations made by hand, of documents kept out of training (``scripts/build_models/edits``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from evaluation.metrics import auc
from evaluation.models import Entailing, sample
from evaluation.segments import Found, Segment, codes, rate, serious
from evaluation.table import DataMissing, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 60
_FAITHFUL = "faithful"


def measure(data: Path, rows: int | None = None) -> Table:
    """What the judge says and what the checks find, each change against an original in one other language.

    At most ``rows`` changes of a kind, and three times as many new wordings that are faithful.
    """
    import mtcheck.encoder

    kinds = chosen(data, rows or ROWS)
    encoder = mtcheck.encoder.load()
    return table(kinds, encoder, serious([s for own in kinds.values() for s in own], "changes by hand"))


def chosen(data: Path, rows: int) -> dict[str, list[Segment]]:
    """Changed sentences by kind, the faithful ones first."""
    from corpora import MissingData, edits, edits_split

    found: dict[str, list[Segment]] = defaultdict(list)
    try:
        for sentence in edits(data):
            if edits_split(sentence.group) == "train":
                continue
            random = Random(sentence.english)
            for change in sentence.changes:
                language, original = random.choice(sentence.translations)
                found[change.kind].append(Segment(change.text, original, language))
    except MissingData as error:
        raise DataMissing(f"{error}.") from None
    faithful = sample(found.pop(_FAITHFUL, []), 3 * rows, "edits")
    return {_FAITHFUL: faithful} | {kind: sample(own, rows, "edits") for kind, own in sorted(found.items())}


def table(
    kinds: dict[str, list[Segment]], encoder: Entailing, findings: Sequence[tuple[Found, ...]]
) -> Table:
    """One line a kind.

    Args:
        kinds: the changed sentences.
        encoder: whose judge is asked.
        findings: at major or above, in the order of ``kinds``.
    """
    rest = iter(findings)
    found = {kind: [next(rest) for _ in own] for kind, own in kinds.items()}
    said = {kind: encoder.entail([(s.source, s.target) for s in own]) for kind, own in kinds.items()}
    wrong = [kind for kind in kinds if kind not in (_FAITHFUL, "literal")]
    lines = [_line(kind, said[kind], said[_FAITHFUL], found[kind]) for kind in kinds]
    every = _together([said[kind] for kind in wrong])
    lines.append(_line("all wrong ones", every, said[_FAITHFUL], [f for kind in wrong for f in found[kind]]))
    return Table(
        "Changes by hand, one original each",
        [
            "kind",
            "changes",
            "AUC of contradiction",
            "AUC of not entailed",
            "found at major, % (95 %)",
            "checks",
        ],
        lines,
        "AUC: how well the judge tells a changed sentence from the faithful new wordings. The line of those shows what "
        "the checks flag in them. All wrong ones: without literal debris, of which nobody knows what it says.",
    )


def _line(
    kind: str, said: NDArray[np.float32], faithful: NDArray[np.float32], found: Sequence[tuple[Found, ...]]
) -> list[str | int | float]:
    scores: list[str | float] = ["", ""]
    if kind != _FAITHFUL:
        scores = [auc(said[:, 2], faithful[:, 2]), auc(-said[:, 0], -faithful[:, 0])]
    return [kind, len(found), *scores, rate([bool(f) for f in found]), codes(found)]


def _together(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros((0, 3), np.float32)
