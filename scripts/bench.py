"""Measures speed, memory and fidelity: ``bench.py encoder | heads``, ``bench.py story [VERSION ...]``.

``encoder`` and ``heads`` print what the models' cards state; ``story`` the main job, on the sample story or,
as a comparison, on the versions given.

Rates are per second of processor time on one thread, and both sides of a ratio are taken in the same run,
so that a busy machine does not change them much.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = ROOT / "tests/eval/encoder_sentences.tsv"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("benchmark", choices=sorted(BENCHMARKS))
    options.add_argument(
        "--texts", type=Path, default=SENTENCES, help="TSV, one language a column, named on top"
    )
    options.add_argument("versions", nargs="*", help="for `story`: articles to compare")
    options.add_argument("--rows", type=int, default=40, help="how many of its rows to read")
    chosen = options.parse_args()
    for key, value in BENCHMARKS[chosen.benchmark](chosen):
        print(f"{key}\t{value:.6g}" if isinstance(value, float) else f"{key}\t{value}")
    return 0


def encoder(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Load time, memory, speed against plain transformers in float32, and likeness to it."""
    import torch

    torch.set_num_threads(1)
    bare = resident()
    from mtcheck.encoder import load

    loaded, wall, processor = timed(lambda: load(threads=1))
    languages, texts = columns(chosen.texts, chosen.rows)
    yield "texts", len(texts)
    yield "load, wall seconds after torch is imported", wall
    yield "load, processor seconds", processor
    yield "resident MB added by loading", resident() - bare
    loaded.encode([text[::-1] for text in texts])  # the first batch of each shape is compiled
    yield "resident MB added after encoding, cache included", resident() - bare
    read, _, spent = timed(lambda: loaded.encode(texts))
    reference, windows = plain_network(), loaded._network.windows(texts)
    plainly(reference, windows[:64])
    expected, _, plain = timed(lambda: plainly(reference, windows))
    yield "texts per processor second", len(texts) / spent
    yield "the same, plain transformers in float32", len(texts) / plain
    yield "ratio", plain / spent
    likeness = (read * expected).sum(1).reshape(-1, len(languages))
    yield "cosine to float32, least", float(likeness.min())
    yield "cosine to float32, mean", float(likeness.mean())
    worst = int(likeness.min(0).argmin())
    yield "language of the least", languages[worst]


def heads(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """The heads against plain transformers in float32 with the same weights, on the same batches."""
    import torch

    torch.set_num_threads(1)
    bare = resident()
    from mtcheck.encoder import embedded, load

    loaded, _, first = timed(lambda: load(threads=1))
    _, wall, processor = timed(lambda: [loaded.head(task) for task in ("entailment", "entities", "errors")])
    yield "encoder, processor seconds to load", first
    yield "heads, wall seconds to load", wall
    yield "heads, processor seconds to load", processor
    yield "resident MB added by encoder and heads", resident() - bare
    languages, texts = columns(chosen.texts, chosen.rows)
    english = languages.index("eng") if "eng" in languages else languages.index("en")
    width = len(languages)
    pairs = [
        (texts[row + i], texts[row + english])
        for row in range(0, len(texts), width)
        for i in range(width)
        if i != english
    ]
    half = len(pairs) // 2
    judge: Any = loaded.head("entailment")
    judge.entail([(b[::-1], a) for a, b in pairs[:half]])  # the first batch of each shape is compiled
    read, _, spent = timed(lambda: judge.entail(pairs))
    model, relation = plain_judge()
    rows = judge_rows(judge, pairs)
    plain_relation(model, relation, rows[:32])
    expected, _, plain = timed(lambda: plain_relation(model, relation, rows))
    expected = softmax(expected / judge._temperatures["entailment"])
    tokens = sum(len(r.ids) for r in rows)
    yield "pairs", len(pairs)
    yield "tokens a pair", tokens / len(pairs)
    yield "pairs per processor second", len(pairs) / spent
    yield "the same, plain transformers in float32", len(pairs) / plain
    yield "ratio", plain / spent
    yield "same answer as float32, share", float((read.argmax(1) == expected.argmax(1)).mean())
    yield "difference of probability to float32, mean", float(np.abs(read - expected).mean())
    shape = json.loads((embedded.folder("entailment") / "config.json").read_text("utf-8"))
    size, inner = shape["hidden_size"], shape["inner_size"]
    products = 2 * shape["layers"] * (4 * size * size + 2 * size * inner) * tokens
    attention = sum(4 * shape["layers"] * size * len(r.ids) ** 2 for r in rows)
    peak = matrix_peak(judge._network.dtype)
    yield "GFLOP/s reached, padding left out", (products + attention) / spent / 1e9
    yield "GFLOP/s of one 2048 x 2048 product in the same arithmetic", peak / 1e9
    yield "share of that peak", (products + attention) / spent / peak
    names: Any = loaded.head("entities")
    names.find_entities([text[::-1] for text in texts])
    _, _, spent = timed(lambda: names.find_entities(texts))
    yield "texts searched for names per processor second", len(texts) / spent


def plain_judge() -> tuple[Any, Any]:
    """The judge's weights as a transformers BertModel in float32, and its output layer."""
    import torch
    from safetensors.numpy import load_file

    from mtcheck.encoder import embedded

    stored = load_file(embedded.folder("entailment") / "model.safetensors")
    model = plain_network()
    own = model.state_dict()
    types = "embeddings.token_type_embeddings.weight"
    own[types] = own[types][:1] + torch.from_numpy(stored["sides"])
    for key in [k.removesuffix(".rows") for k in stored if k.endswith(".rows")]:
        weight = stored[f"{key}.rows"].astype(np.float32) * stored[f"{key}.scales"][:, None]
        _, number, *middle = key.split(".")
        parts = {".".join(middle): weight}, {".".join(middle): stored[f"{key}.bias"]}
        if middle == ["attention"]:
            names = ["attention.query", "attention.key", "attention.value"]
            parts = (
                dict(zip(names, np.split(weight, 3), strict=True)),
                dict(zip(names, np.split(stored[f"{key}.bias"], 3), strict=True)),
            )
        for end, values in zip(("weight", "bias"), parts, strict=True):
            for name, value in values.items():
                own[f"encoder.layer.{number}.{_BERT_NAMES[name]}.{end}"] = torch.from_numpy(value)
        for name in ("attention.norm", "norm"):
            for end in ("weight", "bias"):
                own[f"encoder.layer.{number}.{_BERT_NAMES[name]}.{end}"] = torch.from_numpy(
                    stored[f"layers.{number}.{name}.{end}"]
                )
    model.load_state_dict(own)
    relation = torch.nn.Linear(stored["relation.weight"].shape[1], 3)
    relation.load_state_dict({end: torch.from_numpy(stored[f"relation.{end}"]) for end in ("weight", "bias")})
    return model, relation


def judge_rows(judge: Any, pairs: Sequence[tuple[str, str]]) -> list[Any]:
    """The token ids of pairs."""
    from mtcheck.encoder.judge import pair

    first = judge._tokenizer.pieces([a for a, _ in pairs])
    second = judge._tokenizer.pieces([b for _, b in pairs])
    return [pair(a, b, judge._network.longest) for a, b in zip(first, second, strict=True)]


def plain_relation(model: Any, relation: Any, rows: Sequence[Any], batch: int = 32) -> np.ndarray:
    """Logits of pairs as a user of transformers would make them: sorted, padded, batches of 32."""
    import torch

    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    out = np.zeros((len(rows), 3), np.float32)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        width = max(len(rows[i].ids) for i in chosen)
        ids = torch.tensor([[*rows[i].ids, *[1] * (width - len(rows[i].ids))] for i in chosen])
        place = torch.arange(width)
        real = place < torch.tensor([len(rows[i].ids) for i in chosen])[:, None]
        second = place >= torch.tensor([rows[i].cut for i in chosen])[:, None]
        with torch.inference_mode():
            x = model(
                input_ids=ids, attention_mask=real.long(), token_type_ids=second.long()
            ).last_hidden_state
            theirs = (real & second)[..., None]
            mean, most = (x * theirs).sum(1) / theirs.sum(1), x.masked_fill(~theirs, -1e4).amax(1)
            out[chosen] = relation(torch.cat([x[:, 0], mean, most], -1)).numpy()
    return out


def softmax(logits: np.ndarray) -> np.ndarray:
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(shifted / shifted.sum(1, keepdims=True))


def matrix_peak(dtype: Any, size: int = 2048) -> float:
    """Operations a second of a large matrix product on one thread, the best of five."""
    import torch

    a, b = torch.randn(size, size).to(dtype), torch.randn(size, size).to(dtype)
    torch.mm(a, b)
    return max(2 * size**3 / timed(lambda: torch.mm(a, b))[2] for _ in range(5))


def story(chosen: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """The main job, cold in a process of its own, then warm: the model loaded, the texts not seen before."""
    import resource
    import subprocess
    import tempfile

    sample = ROOT / "tests/sample"
    line = ["compare", *chosen.versions] if chosen.versions else ["check", str(sample / "mt.en.txt")]
    if not chosen.versions:
        line += ["--source", str(sample / "original.fr.txt")]
        line += [x for name in ("other.en.txt", "other.es.txt") for x in ("--reference", str(sample / name))]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mtcheck", *line, "-o", folder, "--quiet"]
        _, wall, _ = timed(lambda: subprocess.run(command, check=False))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield "cold, wall seconds", wall
    yield "cold, processor seconds", used.ru_utime + used.ru_stime
    yield "cold, peak MB", used.ru_maxrss / 1024

    from mtcheck import Article, Checker

    def run(checker: Checker, mark: str) -> object:
        # A mark in every paragraph makes the texts new to the cache and leaves the work the same.
        files = chosen.versions or [
            sample / n for n in ("mt.en.txt", "original.fr.txt", "other.en.txt", "other.es.txt")
        ]
        read = [Article.read(f) for f in files]
        articles = [Article.from_text(a.text.replace(". ", f". {mark} "), "", a.name) for a in read]
        if chosen.versions:
            return checker.compare(articles)
        return checker.check(articles[0], articles[1], articles[2:])

    checker = Checker()
    run(checker, "First")
    _, wall, processor = timed(lambda: run(checker, "Second"))
    yield "warm, wall seconds", wall
    yield "warm, processor seconds", processor
    _, _, again = timed(lambda: run(checker, "Second"))
    yield "the same texts again, share of warm", again / processor
    yield "peak MB of this process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def plain_network() -> Any:
    """The embedded weights as a transformers BertModel in float32."""
    from safetensors.numpy import load_file
    from transformers import BertConfig, BertModel

    folder = ROOT / "models/encoder"
    config = json.loads((folder / "config.json").read_text("utf-8"))
    model = BertModel(
        BertConfig(
            vocab_size=config["vocabulary"],
            hidden_size=config["hidden_size"],
            num_hidden_layers=config["layers"],
            num_attention_heads=config["heads"],
            intermediate_size=config["inner_size"],
            max_position_embeddings=config["positions"],
            layer_norm_eps=config["epsilon"],
        ),
        add_pooling_layer=False,
    )
    model.load_state_dict(bert_weights(load_file(folder / "model.safetensors")))
    return model.eval()


_BERT_NAMES = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.output": "attention.output.dense",
    "attention.norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


def bert_weights(arrays: dict[str, np.ndarray]) -> dict[str, Any]:
    """Our tensors under transformers' names, unpacked with numpy, independently of the encoder's code."""
    import torch

    whole = {k: v for k, v in arrays.items() if not k.endswith((".nibbles", ".scales"))}
    for key in [k.removesuffix(".nibbles") for k in arrays if k.endswith(".nibbles")]:
        nibbles, scales = arrays[f"{key}.nibbles"], arrays[f"{key}.scales"]
        packed = nibbles.reshape(*scales.shape, -1)
        weights = np.concatenate([packed & 15, packed >> 4], -1).astype(np.float32) - 8
        name = key if key == "words" else f"{key}.weight"
        whole[name] = (weights * scales.astype(np.float32)[..., None]).reshape(len(nibbles), -1)
    out = {}
    for key, array in whole.items():
        if key.startswith("layers."):
            _, number, *middle, end = key.split(".")
            name = f"encoder.layer.{number}.{_BERT_NAMES['.'.join(middle)]}.{end}"
        elif key.startswith("norm."):
            name = f"embeddings.LayerNorm.{key.removeprefix('norm.')}"
        else:
            table = {"words": "word", "positions": "position", "types": "token_type"}[key]
            name = f"embeddings.{table}_embeddings.weight"
        out[name] = torch.from_numpy(np.array(array))
    return out


def plainly(model: Any, windows: Sequence[Any], batch: int = 32) -> np.ndarray:
    """Vectors as a user of transformers would make them: sorted, padded, batches of 32, mean pooling."""
    import torch

    rows = [w[0].ids for w in windows]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    out = np.zeros((len(rows), model.config.hidden_size), np.float32)
    for first in range(0, len(order), batch):
        chosen = order[first : first + batch]
        length = max(len(rows[i]) for i in chosen)
        ids = torch.tensor([[*rows[i], *[1] * (length - len(rows[i]))] for i in chosen])
        mask = torch.tensor([[1] * len(rows[i]) + [0] * (length - len(rows[i])) for i in chosen])
        with torch.inference_mode():
            last = model(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = (last * mask[..., None]).sum(1)
        out[chosen] = torch.nn.functional.normalize(pooled, dim=-1).numpy()
    return out


def columns(path: Path, rows: int) -> tuple[list[str], list[str]]:
    """Languages of a table, and its texts row by row; a first column of document names is left out."""
    table = [line.split("\t") for line in path.read_text("utf-8").splitlines()[: rows + 1]]
    first = 1 if table[0][0] == "doc" else 0
    return table[0][first:], [cell for row in table[1:] for cell in row[first:]]


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What ``work`` returns, with the wall and processor seconds it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - processor


def resident() -> float:
    """Megabytes of memory this process holds now; 0 where the system does not say (not Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return int(status.read_text().split("VmRSS:")[1].split()[0]) / 1024


BENCHMARKS: dict[str, Callable[[argparse.Namespace], Iterator[tuple[str, object]]]] = {
    "encoder": encoder,
    "heads": heads,
    "story": story,
}


if __name__ == "__main__":
    sys.exit(main())
