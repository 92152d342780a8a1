"""Trains the entity head: the encoder's lower layers as they are, its upper ones learning WikiANN's names."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from corpora import SOURCES, detokenise, wikiann, wikiann_split
from pack import temperature, write
from torch import Tensor
from torch.nn import functional
from training import Plan, arithmetic, attend, device, train
from weights import ROOT, Base, large, linear, trainable

from mtcheck.encoder import batches
from mtcheck.encoder.tagger import KINDS, TAGS, TaggerNetwork, names_of

LAYERS = 9
_IGNORED = -100
_LAYER = re.compile(r"^layers\.(\d+)")
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence ready to learn from: token ids and the tag of each, ``_IGNORED`` for special ones."""

    ids: tuple[int, ...]
    tags: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its names marked."""

    text: str
    names: tuple[Name, ...]
    language: str


def sentences(data: Path, part: str) -> list[Sentence]:
    """WikiANN's sentences of a part, no text twice."""
    found = {}
    for tagged in wikiann(data):
        if wikiann_split(tagged) == part:
            text, names = detokenise(tagged)
            found.setdefault(text, Sentence(text, names, tagged.language))
    return list(found.values())


def lengthened(rows: list[Sentence], random: Random) -> list[Sentence]:
    """The same sentences, a third of them joined in twos and threes: WikiANN's are short, those of news are not."""
    by_language: dict[str, list[Sentence]] = {}
    for row in rows:
        by_language.setdefault(row.language, []).append(row)
    found = []
    for language, own in sorted(by_language.items()):
        random.shuffle(own)
        place = 0
        while place < len(own):
            count = random.choices((1, 2, 3), (0.8, 0.12, 0.08))[0]
            found.append(_joined(own[place : place + count], language))
            place += count
    return found


def _joined(rows: list[Sentence], language: str) -> Sentence:
    text, names = "", []
    for row in rows:
        if text and language not in ("zh", "ja"):
            text += " "
        names += [(s + len(text), e + len(text), kind) for s, e, kind in row.names]
        text += row.text
    return Sentence(text, tuple(names), language)


def tags_of(spans: list[tuple[int, int]], names: tuple[Name, ...]) -> list[int]:
    """The tag of each token: B for the first that touches a name, I for those after it."""
    tags = [0] * len(spans)
    for start, end, kind in names:
        touching = [i for i, (s, e) in enumerate(spans) if s < end and e > start]
        for place, i in enumerate(touching):
            tags[i] = TAGS.index(f"{'I' if place else 'B'}-{kind}")
    return tags


def rows_of(base: Base, found: list[Sentence]) -> list[Row]:
    rows = []
    for sentence, windows in zip(found, base.tokenizer.windows([s.text for s in found]), strict=True):
        for window in windows[:1]:
            tags = [_IGNORED] * len(window.ids)
            for place, tag in zip(window.positions, tags_of(list(window.spans), sentence.names), strict=True):
                tags[place] = tag
            rows.append(Row(window.ids, tuple(tags)))
    return rows


def padded(rows: list[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, lengths and tags of a batch, on the device that trains."""
    ids, lengths = batches.padded([r.ids for r in rows])
    tags = torch.tensor([[*r.tags, *[_IGNORED] * (ids.shape[1] - len(r.tags))] for r in rows])
    return ids.to(device()), lengths.to(device()), tags.to(device())


def scores(base: Base, network: TaggerNetwork, found: list[Sentence]) -> dict[str, float]:
    """Span F1, a name counting when start, end and kind are right: mean over languages, and each of them."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    with torch.inference_mode(), arithmetic():
        for first in range(0, len(found), 64):
            part = found[first : first + 64]
            windows = [w[0] for w in base.tokenizer.windows([s.text for s in part])]
            ids, lengths = batches.padded([w.ids for w in windows])
            logits = network(ids.to(device()), lengths.to(device())).float().log_softmax(-1).cpu()
            for sentence, window, row in zip(part, windows, logits, strict=True):
                answer = {n[:3] for n in names_of(sentence.text, window.spans, row[list(window.positions)])}
                right[sentence.language] += len(answer & set(sentence.names))
                given[sentence.language] += len(answer)
                owed[sentence.language] += len(sentence.names)
    f1 = {lang: 2 * right[lang] / max(1, given[lang] + owed[lang]) for lang in sorted(owed)}
    return {"f1": sum(f1.values()) / len(f1)} | f1


def tokens_of(network: TaggerNetwork, rows: list[Row]) -> tuple[Tensor, Tensor]:
    """Logits of every token that has a tag, and the tags."""
    logits, tags = [], []
    with torch.inference_mode(), arithmetic():
        for first in range(0, len(rows), 64):
            ids, lengths, own = padded(rows[first : first + 64])
            real = own != _IGNORED
            logits.append(network(ids, lengths).float()[real].cpu())
            tags.append(own[real].cpu())
    return torch.cat(logits).clone(), torch.cat(tags).clone()


def network_of(base: Base, leaves: dict[str, Tensor]) -> TaggerNetwork:
    _, shape = base.top(LAYERS)
    return TaggerNetwork(base.network, leaves, shape, torch.float32, attend)


def start(base: Base, seed: int, begin: Path | None) -> dict[str, Tensor]:
    """The tensors to train: the encoder's, with a new output layer, and in their place those of a file written
    before, which may have fewer layers of its own."""
    from safetensors.torch import load_file

    copies, _ = base.top(LAYERS)
    generator = torch.Generator().manual_seed(seed)
    leaves = copies | linear("tags", len(TAGS), base.shape.hidden_size, generator)
    if begin is not None:
        before = large(load_file(begin))
        above = LAYERS - len({name.split(".")[1] for name in before if name.startswith("layers.")})
        leaves |= {_LAYER.sub(lambda m: f"layers.{int(m[1]) + above}", name): t for name, t in before.items()}
    return trainable(leaves)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    options.add_argument("--work", type=Path, default=ROOT / "build/entities", help="folder for checkpoints")
    options.add_argument(
        "-o", "--output", type=Path, default=ROOT / "models/entities", help="folder to write"
    )
    options.add_argument("--begin", type=Path, help="a .safetensors file of this head to go on from")
    options.add_argument("--licensed-only", action="store_true", help="without sets that state no licence")
    options.add_argument("--epochs", type=float, default=2)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=0)
    chosen = options.parse_args()
    if chosen.licensed_only and not SOURCES["wikiann"].stated:
        print("WikiANN states no licence: there is no entity head, names are found by rule.", file=sys.stderr)
        return 0
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    base = Base()
    leaves = start(base, chosen.seed, chosen.begin)
    network = network_of(base, leaves)
    learnt = sentences(chosen.data, "train")
    rows = rows_of(base, lengthened(learnt, Random(chosen.seed)))
    dev: list[Sentence] = []
    seen: Counter[str] = Counter()
    for sentence in sentences(chosen.data, "dev"):
        seen[sentence.language] += 1
        if seen[sentence.language] <= 60:
            dev.append(sentence)
    print(f"{len(rows)} rows, {sum(len(r.ids) for r in rows)} tokens; kinds {KINDS}", file=sys.stderr)

    def loss(batch: list[Row]) -> Tensor:
        ids, lengths, tags = padded(batch)
        logits = network(ids, lengths).float()
        return functional.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=_IGNORED)

    plan = Plan(rate=chosen.rate, epochs=chosen.epochs, seed=chosen.seed, every=500)
    train(
        rows, [len(r.ids) for r in rows], leaves, loss, plan, chosen.work, lambda: scores(base, network, dev)
    )
    write(
        chosen.output,
        leaves,
        base,
        base.top(LAYERS)[1],
        {"temperature": temperature(*tokens_of(network, rows_of(base, dev)))},
        Path(__file__).with_name("entities_card.toml"),
        {"wikiann": len(learnt)},
        f"scripts/build_models/entities.py --data DATA --epochs {chosen.epochs:g} --seed {chosen.seed}"
        + (" --begin BEFORE" if chosen.begin else ""),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
