"""Turns trained tensors into a folder of ``models/``: weights, settings, card; and fits temperatures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import torch
from corpora import SOURCES
from torch import Tensor
from torch.nn import functional
from weights import Base, Shape, small


def temperature(logits: Tensor, labels: Tensor) -> float:
    """What logits are divided by so that the likelihood of the labels is highest (Guo et al. 2017).

    Args:
        logits: (n, classes).
        labels: (n,), the right class of each.
    """
    log = torch.zeros((), requires_grad=True)
    optimiser = torch.optim.LBFGS([log], max_iter=60, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        value = functional.cross_entropy(logits.float() / log.exp(), labels)
        value.backward()
        return value

    optimiser.step(closure)
    return round(float(log.detach().exp()), 4)


def write(
    folder: Path,
    tensors: dict[str, Tensor],
    base: Base,
    shape: Shape,
    settings: Mapping[str, object],
    about: Path,
    rows: Mapping[str, int],
    command: str,
) -> None:
    """Write a head.

    Args:
        folder: where.
        tensors: float32, as trained.
        base: the encoder it stands on.
        shape: of the head's own layers.
        settings: what else its ``config.json`` holds, such as temperatures.
        about: TOML file with what people know of the head; its ``[[scores]]`` come last.
        rows: how many rows of each data set it learnt from.
        command: that trained it.
    """
    from safetensors.torch import save

    config = asdict(shape) | {"encoder": base.digest, **settings}
    files = {
        "config.json": (json.dumps(config, indent=2) + "\n").encode(),
        "model.safetensors": save(small(tensors)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "card.toml").write_text("\n".join(card(about, files, rows, command)), "utf-8")


def card(about: Path, files: Mapping[str, bytes], rows: Mapping[str, int], command: str) -> Iterator[str]:
    """The parts of a model card."""
    head, marker, scores = about.read_text("utf-8").partition("[[scores]]")
    yield f"{head.rstrip()}\nbytes = {sum(map(len, files.values()))}\ncommand = {json.dumps(command)}\n"
    for name, data in sorted(files.items()):
        yield f'[files."{name}"]\nbytes = {len(data)}\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
    for origin, count in sorted(rows.items()):
        source = SOURCES[origin]
        yield (
            f"[[data]]\nname = {json.dumps(source.name)}\nlicence = {json.dumps(source.licence)}\n"
            f"licence_stated = {json.dumps(source.stated)}\nrows = {count}\n"
            f"attribution = {json.dumps(source.attribution)}\n"
        )
    if marker:
        yield marker + scores
