"""Trains the judge, the cross-encoder that has two heads: what holds between two texts, and which words are wrong.

Stage ``relations`` learns from general entailment sets; stage ``translations`` goes on from there with good
translations, planted distortions of them, and real errors marked by translators, stage ``contrasts`` with pairs that
differ in little instead of those, stage ``edits`` with changes of translations made by hand (see ``mix.py``).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from examples import LABELS as KNOWN
from examples import Example, Span
from mix import RATED_KINDS, contrasts, real_errors, relations, translations
from mix_edits import by_hand
from numpy.typing import NDArray
from pack import temperature, write
from torch import Tensor
from torch.nn import functional
from training import Plan, arithmetic, attend, device, train
from weights import ROOT, Base, large, linear, small, trainable

from mtcheck.encoder.batches import batches
from mtcheck.encoder.judge import CATEGORIES, LABELS, JudgeNetwork, Pair, batch_of, pair

LAYERS = 12
LONGEST = 192  # tokens of a pair to learn from; the network itself takes up to 512
FLAGGED = 0.15  # of translations without an error, at most, may have a word called wrong
#: What each stage after the first learns from.
MIXES = {"translations": translations, "contrasts": contrasts, "edits": by_hand}
_IGNORED = -100
_UNENTAILED = KNOWN.index("unentailed")
# A token's share of the loss against a pair's: the mean over all tokens is small, most of them being right.
_WORDS = 3.0
# An error that a person marked counts so much more than a planted one, of which there are many and which are easy.
_RATED = 4.0


@dataclass(frozen=True, slots=True)
class Row:
    """An example ready to learn from: the pair, its label's number, a category for each token and their weight."""

    ids: NDArray[np.int32]
    cut: int
    label: int
    tags: NDArray[np.int8]
    weight: float = 1.0


def rows_of(base: Base, examples: Sequence[Example]) -> list[Row]:
    """Examples as token ids; those longer than LONGEST are left out, for their spans would be cut."""
    found = []
    for first in range(0, len(examples), 4096):
        part = examples[first : first + 4096]
        premises = base.tokenizer.pieces([e.premise or "" for e in part])
        hypotheses = base.tokenizer.pieces([e.hypothesis for e in part])
        for example, premise, hypothesis in zip(part, premises, hypotheses, strict=True):
            if not hypothesis.ids or len(premise.ids) + len(hypothesis.ids) + 3 > LONGEST:
                continue
            one = pair(premise if example.premise is not None else None, hypothesis, LONGEST)
            tags = np.full(len(one.ids), _IGNORED, np.int8)
            if example.spans is not None:
                tags[one.cut : -1] = tags_of(hypothesis.spans, example.spans)
            label = KNOWN.index(example.label) if example.label else _IGNORED
            weight = _RATED if example.kind in RATED_KINDS else 1.0
            found.append(Row(np.array(one.ids, np.int32), one.cut, label, tags, weight))
    return found


def tags_of(pieces: Sequence[tuple[int, int] | None], spans: Sequence[Span]) -> list[int]:
    """The category of each piece: that of the last span it touches, else right; a mere space counts for nothing."""
    tags = [_IGNORED if piece is None else 0 for piece in pieces]
    for span in spans:
        for i, piece in enumerate(pieces):
            if piece and piece[0] < span.end and piece[1] > span.start:
                tags[i] = CATEGORIES.index(span.category)
    return tags


def read(network: JudgeNetwork, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """What the network says of a batch: logits of LABELS, (n, 3), and of CATEGORIES, (n, t, 7)."""
    inputs = batch_of([Pair(tuple(r.ids.tolist()), r.cut) for r in rows])
    relation, words = network(*(x.to(device()) for x in inputs))
    return relation.float(), words.float()


def loss_of(network: JudgeNetwork, batch: Sequence[Row]) -> Tensor:
    """Cross-entropy of the relation, where it is known, and of the words, where someone looked."""
    relation, words = read(network, batch)
    labels = torch.tensor([r.label for r in batch], device=device())
    tags = torch.full(words.shape[:2], _IGNORED, dtype=torch.long)
    for row, one in zip(tags, batch, strict=True):
        row[: len(one.tags)] = torch.from_numpy(one.tags.astype(np.int64))
    tags = tags.to(device())
    total = torch.zeros((), device=device())
    if bool((labels != _IGNORED).any()):
        total = total + relation_loss(relation, labels)
    if bool((tags != _IGNORED).any()):
        every = functional.cross_entropy(words.transpose(1, 2), tags, ignore_index=_IGNORED, reduction="none")
        weights = torch.tensor([[r.weight] for r in batch], device=device()) * (tags != _IGNORED)
        total = total + _WORDS * (weights * every).sum() / weights.sum()
    return total


def relation_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy, (), of logits of LABELS, (n, 3), and numbers of ``examples.LABELS``, (n,).

    A row that is known only to be unentailed may be neutral or a contradiction: what counts is that it is one of them.
    """
    likely = logits.log_softmax(-1)
    likely = torch.cat([likely, likely[:, 1:].logsumexp(-1, keepdim=True)], -1)
    return functional.nll_loss(likely, labels, ignore_index=_IGNORED)


def relation_of(network: JudgeNetwork, rows: Sequence[Row]) -> NDArray[np.float32]:
    """Logits of LABELS, (n, 3)."""
    found = np.zeros((len(rows), len(LABELS)), np.float32)
    with torch.inference_mode(), arithmetic():
        for chosen in batches(range(len(rows)), lambda i: len(rows[i].ids)):
            found[chosen] = read(network, [rows[i] for i in chosen])[0].cpu().numpy()
    return found


def scores(network: JudgeNetwork, parts: dict[str, list[Row]]) -> dict[str, float]:
    """Accuracy on each part, and how well contradiction is told from the rest where a part has both."""
    from evaluation.metrics import auc  # beside this folder; weights.py has told Python where

    found = {}
    for name, rows in parts.items():
        logits = relation_of(network, rows)
        labels = np.array([r.label for r in rows])
        if _UNENTAILED in labels:
            wrong = labels != 0
            found[f"{name}.accuracy"] = float(((logits.argmax(1) != 0) == wrong).mean())
            entailed = torch.from_numpy(logits).softmax(-1)[:, 0].numpy()
            if not wrong.all():
                found[f"{name}.auc"] = auc(-entailed[wrong], -entailed[~wrong])
            continue
        found[f"{name}.accuracy"] = float((logits.argmax(1) == labels).mean())
        if 0 < (labels == 2).sum() < len(labels):
            contradiction = torch.from_numpy(logits).softmax(-1)[:, 2].numpy()
            found[f"{name}.auc"] = auc(contradiction[labels == 2], contradiction[labels != 2])
    return found


def words_of(network: JudgeNetwork, rows: Sequence[Row]) -> list[tuple[Tensor, Tensor]]:
    """For each row the logits of CATEGORIES of every token someone looked at, and the categories."""
    found = []
    with torch.inference_mode(), arithmetic():
        for batch in batches(rows, lambda r: len(r.ids)):
            for row, own in zip(read(network, batch)[1].cpu(), batch, strict=True):
                tags = torch.from_numpy(own.tags.astype(np.int64))
                looked = tags != _IGNORED
                found.append((row[: len(tags)][looked].clone(), tags[looked]))
    return found


def least_of(words: Sequence[tuple[Tensor, Tensor]], temperature: float) -> float:
    """The lowest probability, in twentieths, from which words of few enough translations without an error count
    as wrong."""
    clean = [logits for logits, tags in words if len(tags) and not tags.any()]
    likeliest = [float((1 - (own / temperature).softmax(-1)[:, 0]).max()) for own in clean]
    steps = [step / 20 for step in range(1, 20)]
    return next((at for at in steps if sum(p >= at for p in likeliest) <= FLAGGED * len(likeliest)), 0.95)


def pack(
    base: Base,
    leaves: dict[str, Tensor],
    network: JudgeNetwork,
    parts: dict[str, list[Row]],
    data: Path,
    output: Path,
    counts: Counter[str],
    command: str,
) -> None:
    """Fit the temperatures and write the model's folder."""
    pairs = [row for part in parts.values() for row in part if row.label < len(LABELS)]
    relation = torch.from_numpy(relation_of(network, pairs))
    marked = rows_of(base, real_errors(data, "dev", Random(3), 1500))
    words = words_of(network, marked)
    softness = temperature(torch.cat([w for w, _ in words]), torch.cat([t for _, t in words]))
    settings = {
        "temperatures": {
            "entailment": temperature(relation, torch.tensor([r.label for r in pairs])),
            "errors": softness,
        },
        "least": least_of(words, softness),
    }
    about = Path(__file__).with_name("judge_card.toml")
    write(output, leaves, base, base.top(LAYERS)[1], settings, about, counts, command)


def start_of(path: Path) -> dict[str, Tensor]:
    """The tensors of a file written before."""
    from safetensors.torch import load_file

    return trainable(large(load_file(path)))


def start(base: Base, seed: int, begin: Path | None) -> dict[str, Tensor]:
    """The tensors to train: those of a file written before, or the encoder's with new heads."""
    if begin is not None:
        return start_of(begin)
    width, generator = base.shape.hidden_size, torch.Generator().manual_seed(seed)
    copies, _ = base.top(LAYERS)
    return trainable(
        copies
        | {"sides": torch.zeros(2, width)}
        | linear("relation", len(LABELS), 3 * width, generator)
        | linear("words", len(CATEGORIES), width, generator)
    )


def average(leaves: dict[str, Tensor], begin: Path, share: float) -> None:
    """Move weights a share of the way back to those of a file: keeps what the last rows would have it forget.

    Source: Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022.
    """
    with torch.no_grad():
        for name, before in start_of(begin).items():
            leaves[name].lerp_(before, share)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("stage", choices=("relations", *MIXES))
    options.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    options.add_argument("--work", type=Path, default=ROOT / "build/judge", help="folder for checkpoints")
    options.add_argument("-o", "--output", type=Path, default=ROOT / "models/judge", help="folder to write")
    options.add_argument("--begin", type=Path, help="a .safetensors file of this network to go on from")
    options.add_argument(
        "--average",
        type=float,
        nargs="?",
        const=0.5,
        metavar="SHARE",
        help="at the end go back so far to the weights before, half of the way if not said (WiSE-FT)",
    )
    options.add_argument("--average-with", type=Path, help="a file to go back to, if not that of --begin")
    options.add_argument("--dictionaries", type=Path, help="folder with FreeDict dictionaries (dictd format)")
    options.add_argument("--licensed-only", action="store_true", help="without sets that state no licence")
    options.add_argument("--epochs", type=float, default=1)
    options.add_argument("--rate", type=float, default=6e-5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=0)
    chosen = options.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    base = Base()
    random = Random(chosen.seed)
    if chosen.stage == "relations":
        examples, dev = relations(chosen.data, random, chosen.licensed_only)
    else:
        examples, dev = MIXES[chosen.stage](chosen.data, random, chosen.licensed_only, chosen.dictionaries)
    rows = rows_of(base, examples)
    parts = {name: rows_of(base, part) for name, part in dev.items()}
    print(
        f"{len(rows)} of {len(examples)} rows, {sum(len(r.ids) for r in rows)} tokens",
        file=sys.stderr,
        flush=True,
    )
    leaves = start(base, chosen.seed, chosen.begin)
    _, shape = base.top(LAYERS)
    network = JudgeNetwork(base.network.embeddings, leaves, shape, torch.float32, attend)
    plan = Plan(rate=chosen.rate, epochs=chosen.epochs, seed=chosen.seed)
    lengths = [len(r.ids) for r in rows]
    train(
        rows,
        lengths,
        leaves,
        lambda b: loss_of(network, b),
        plan,
        chosen.work,
        lambda: scores(network, parts),
    )
    before = chosen.average_with or chosen.begin
    if chosen.average and before:
        average(leaves, before, chosen.average)
    from safetensors.torch import save_file

    save_file(small(leaves), chosen.work / f"{chosen.stage}.safetensors")
    if chosen.stage != "relations":
        # What the stage before learnt from counts too; most of a set's rows there are more than its replay here.
        general, _ = relations(chosen.data, Random(chosen.seed), chosen.licensed_only)
        counts = Counter(e.origin for e in examples) | Counter(e.origin for e in general)
        command = " ".join(["scripts/build_models/judge.py", *sys.argv[1:]])
        pack(base, leaves, network, parts, chosen.data, chosen.output, counts, command)
    return 0


if __name__ == "__main__":
    sys.exit(main())
