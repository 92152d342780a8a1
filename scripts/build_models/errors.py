"""Trains the head that finds errors: the judge's network, trained further, on translations that people marked, on good
ones that were changed by hand, and on good ones from which words were taken.

One network for both questions is a compromise: planted errors, of which there are many and which are easy, teach the
judge what holds, and little of what raters mark. A translation that several raters read is one row, whose words are
wrong by as much as the raters agree.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from examples import Example
from judge import LAYERS, LONGEST, average, least_of, rows_of, start_of, tags_of, words_of
from mix import real_errors
from mix_errors import marked
from numpy.typing import NDArray
from pack import temperature, write
from torch import Tensor
from torch.nn import functional
from training import Plan, attend, device, train
from weights import ROOT, Base

from mtcheck.encoder.judge import CATEGORIES, JudgeNetwork, Pair, batch_of, pair

#: Translations of documents kept back on which scores are made probabilities.
_HELD = 1500


@dataclass(frozen=True, slots=True)
class Rated:
    """A translation that people read: the pair, and for each token the share of raters for each category, (t, 7).

    Tokens nobody looked at, those of the original, have no share.
    """

    ids: NDArray[np.int32]
    cut: int
    shares: NDArray[np.float16]


def rated(base: Base, examples: Sequence[Example]) -> list[Rated]:
    """The translations of some examples, each once; those longer than LONGEST are left out."""
    raters: dict[tuple[str | None, str], list[Example]] = defaultdict(list)
    for example in examples:
        raters[example.premise, example.hypothesis].append(example)
    several, found = list(raters), []
    for first in range(0, len(several), 4096):
        part = several[first : first + 4096]
        premises = base.tokenizer.pieces([premise or "" for premise, _ in part])
        hypotheses = base.tokenizer.pieces([hypothesis for _, hypothesis in part])
        for key, premise, hypothesis in zip(part, premises, hypotheses, strict=True):
            if not hypothesis.ids or len(premise.ids) + len(hypothesis.ids) + 3 > LONGEST:
                continue
            one = pair(premise if key[0] is not None else None, hypothesis, LONGEST)
            shares = np.zeros((len(one.ids), len(CATEGORIES)), np.float16)
            for example in raters[key]:
                for i, category in enumerate(tags_of(hypothesis.spans, example.spans or ())):
                    if category >= 0:
                        shares[one.cut + i, category] += 1 / len(raters[key])
            found.append(Rated(np.array(one.ids, np.int32), one.cut, shares))
    return found


def loss_of(network: JudgeNetwork, batch: Sequence[Rated]) -> Tensor:
    """Cross-entropy of the words against the shares of the raters."""
    inputs = batch_of([Pair(tuple(r.ids.tolist()), r.cut) for r in batch])
    words = network(*(x.to(device()) for x in inputs))[1].float()
    shares = torch.zeros(words.shape)
    for row, one in zip(shares, batch, strict=True):
        row[: len(one.shares)] = torch.from_numpy(one.shares.astype(np.float32))
    shares = shares.to(device())
    looked = shares.sum(-1) > 0
    return -(shares * words.log_softmax(-1)).sum(-1)[looked].mean()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    options.add_argument(
        "--begin", type=Path, default=ROOT / "models/judge/model.safetensors", help="the judge"
    )
    options.add_argument("--work", type=Path, default=ROOT / "build/errors", help="folder for checkpoints")
    options.add_argument("-o", "--output", type=Path, default=ROOT / "models/errors", help="folder to write")
    options.add_argument(
        "--average", type=float, default=0.35, help="how far to go back to the judge's weights (WiSE-FT)"
    )
    options.add_argument("--epochs", type=float, default=1)
    options.add_argument("--rate", type=float, default=6e-5)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=0)
    options.add_argument("--licensed-only", action="store_true", help="without sets that state no licence")
    chosen = options.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    base, random = Base(), Random(chosen.seed)
    examples = marked(chosen.data, random, chosen.licensed_only)
    rows = rated(base, examples)
    lengths = [len(r.ids) for r in rows]
    print(f"{len(rows)} translations, {sum(lengths)} tokens", file=sys.stderr, flush=True)
    leaves = start_of(chosen.begin)
    shape = base.top(LAYERS)[1]
    network = JudgeNetwork(base.network.embeddings, leaves, shape, torch.float32, attend)
    held = rows_of(base, real_errors(chosen.data, "dev", Random(3), _HELD))
    plan = Plan(rate=chosen.rate, epochs=chosen.epochs, seed=chosen.seed)

    def scores() -> dict[str, float]:
        words = words_of(network, held)
        logits, tags = torch.cat([w for w, _ in words]), torch.cat([t for _, t in words])
        return {"held.loss": float(functional.cross_entropy(logits, tags))}

    train(rows, lengths, leaves, lambda batch: loss_of(network, batch), plan, chosen.work, scores)
    average(leaves, chosen.begin, chosen.average)
    words = words_of(network, held)
    softness = temperature(torch.cat([w for w, _ in words]), torch.cat([t for _, t in words]))
    # What holds between two texts the judge is asked; this network has kept that answer, and nobody reads it.
    settings = {"temperatures": {"entailment": 1.0, "errors": softness}, "least": least_of(words, softness)}
    about = Path(__file__).with_name("errors_card.toml")
    command = " ".join(["scripts/build_models/errors.py", *sys.argv[1:]])
    write(chosen.output, leaves, base, shape, settings, about, Counter(e.origin for e in examples), command)
    return 0


if __name__ == "__main__":
    sys.exit(main())
