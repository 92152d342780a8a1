"""The training loop of every head: batches of like length, warm-up and linear decay, checkpoints, progress.

The same seed gives the same batches in the same order; a run that was stopped goes on from its last
checkpoint, in the midst of an epoch too. bfloat16 where the machine multiplies it, on a GPU if there is one.
"""

from __future__ import annotations

import contextlib
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

import torch
from torch import Tensor
from torch.nn import functional

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Args:
        rate: highest learning rate, reached after ``warm_up`` steps, then falling to zero in a line.
        epochs: passes over the data; may be a fraction.
        batch_tokens: tokens in a batch, padding included.
        seed: of the order of rows.
        warm_up: steps.
        every: steps from one checkpoint (and evaluation) to the next.
        decay: weight decay of the matrices (AdamW, Loshchilov and Hutter 2019).
    """

    rate: float
    epochs: float
    batch_tokens: int = 2560
    seed: int = 1
    warm_up: int = 200
    every: int = 400
    decay: float = 0.01


def device() -> torch.device:
    """A GPU if there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def batches(lengths: Sequence[int], tokens: int, random: Random) -> list[list[int]]:
    """Rows by number in batches of like length, in random order."""
    order = list(range(len(lengths)))
    random.shuffle(order)
    found: list[list[int]] = []
    for first in range(0, len(order), 2048):
        batch: list[int] = []
        for i in sorted(order[first : first + 2048], key=lambda i: lengths[i]):
            if batch and lengths[i] * (len(batch) + 1) > tokens:
                found.append(batch)
                batch = []
            batch.append(i)
        found.append(batch)
    random.shuffle(found)
    return found


def arithmetic() -> contextlib.AbstractContextManager[None]:
    """Mixed precision."""
    return torch.autocast(device().type, dtype=torch.bfloat16)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention as plain products on a processor: torch's own is slow to go back through there.

    See ``mtcheck.encoder.network.Attend`` for the arguments.
    """
    if query.device.type != "cpu":
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    rows, heads, length, width = query.shape
    flat = (rows * heads, length, width)
    add = query.new_zeros(rows, 1, 1, length)
    if mask is not None:  # True for what is looked at in training, a number to add outside it
        add = add.masked_fill(~mask, -1e4) if mask.dtype == torch.bool else mask.to(add.dtype)
    products = torch.baddbmm(
        add.expand(rows, heads, length, length).reshape(rows * heads, length, length),
        query.reshape(flat),
        key.reshape(flat).transpose(1, 2),
        alpha=width**-0.5,
    )
    return torch.bmm(products.softmax(-1).to(value.dtype), value.reshape(flat)).view(query.shape)


def train(
    rows: Sequence[T],
    lengths: Sequence[int],
    parameters: dict[str, Tensor],
    loss: Callable[[list[T]], Tensor],
    plan: Plan,
    folder: Path,
    evaluate: Callable[[], dict[str, float]],
) -> None:
    """Train ``parameters`` in place.

    Args:
        rows: what to learn from.
        lengths: tokens of each row.
        parameters: float32 leaves by name.
        loss: of a batch of rows.
        plan: how.
        folder: for the checkpoint and the log (``log.jsonl``, one line an evaluation).
        evaluate: scores on development data, called every ``plan.every`` steps and at the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    steps_of = [
        batches(lengths, plan.batch_tokens, Random(plan.seed * 1000 + e))
        for e in range(math.ceil(plan.epochs))
    ]
    steps = [batch for epoch in steps_of for batch in epoch]
    steps = steps[: max(1, round(len(steps) * plan.epochs / max(1, len(steps_of))))]
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in parameters.values() if p.ndim > 1], "weight_decay": plan.decay},
            {"params": [p for p in parameters.values() if p.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=plan.rate,
        fused=True,
    )
    signature = json.dumps([asdict(plan), len(rows), sum(lengths), len(steps)])
    begin = _resume(folder, signature, parameters, optimiser)
    started, tokens, losses = time.monotonic(), 0, []
    for number in range(begin, len(steps)):
        scale = min((number + 1) / plan.warm_up, (len(steps) - number) / max(1, len(steps) - plan.warm_up))
        for group in optimiser.param_groups:
            group["lr"] = plan.rate * min(1.0, scale)
        batch = [rows[i] for i in steps[number]]
        with arithmetic():
            value = loss(batch)
        value.backward()
        torch.nn.utils.clip_grad_norm_(parameters.values(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append(float(value.detach()))
        tokens += sum(lengths[i] for i in steps[number])
        done = number + 1
        if done % 20 == 0 or done == len(steps):
            rate = tokens / (time.monotonic() - started)
            _tell(
                f"step {done}/{len(steps)}  loss {sum(losses[-100:]) / len(losses[-100:]):.4f}  {rate:,.0f} tokens/s"
            )
        if done % plan.every == 0 or done == len(steps):
            _save(folder, signature, done, parameters, optimiser)
            scores = evaluate()
            recent = losses[-plan.every :]
            line = {"step": done, "of": len(steps), "loss": round(sum(recent) / len(recent), 4)}
            line |= {name: round(score, 4) for name, score in scores.items()}
            with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
            print(json.dumps(line), file=sys.stderr, flush=True)


def _tell(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{line}", end="", file=sys.stderr, flush=True)


def _resume(
    folder: Path, signature: str, parameters: dict[str, Tensor], optimiser: torch.optim.Optimizer
) -> int:
    """Load the last checkpoint of this very run into place; the steps it has done."""
    path = folder / "checkpoint.pt"
    if not path.is_file():
        return 0
    state = torch.load(path, map_location=device(), weights_only=True)
    if state["signature"] != signature:
        print(f"{path} is of another run and is not used.", file=sys.stderr)
        return 0
    with torch.no_grad():
        for name, value in state["parameters"].items():
            parameters[name].copy_(value)
    optimiser.load_state_dict(state["optimiser"])
    return int(state["steps"])


def _save(
    folder: Path, signature: str, steps: int, parameters: dict[str, Tensor], optimiser: torch.optim.Optimizer
) -> None:
    """Write the checkpoint whole or not at all."""
    state = {
        "signature": signature,
        "steps": steps,
        "parameters": {name: p.detach() for name, p in parameters.items()},
        "optimiser": optimiser.state_dict(),
    }
    torch.save(state, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")
