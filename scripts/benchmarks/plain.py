"""The embedded models as plain transformers in float32: what a user would run instead, and what ours is checked against."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.measure import ROOT


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
