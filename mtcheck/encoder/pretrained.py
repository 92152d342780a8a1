"""Sentence vectors and token states of any Hugging Face encoder, by folder or hub name.

How to pool, what to put before a text and what dense layers follow the pooling is read from the model's
own sentence-transformers files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.encoder import checkpoint
from mtcheck.encoder.checkpoint import Checkpoint, read_json
from mtcheck.encoder.tokens import Window
from mtcheck.errors import ModelError

if TYPE_CHECKING:
    from torch import Tensor

    Layer = Callable[[Tensor], Tensor]

_STATE_DEPTH = 7 / 12  # layer 7 of 12 aligns words best, as layer 8 of 12 does for mBERT (SimAlign)
# Families trained with words before the text that their sentence-transformers files do not mention.
# Source: the model card of intfloat/multilingual-e5-large.
_PREFIXES = {"multilingual-e5-": "query: "}
# How to pool, and the switch that says so in 1_Pooling/config.json.
_POOLING = {
    "mean": "pooling_mode_mean_tokens",
    "cls": "pooling_mode_cls_token",
    "max": "pooling_mode_max_tokens",
}
_ACTIVATIONS = ("Identity", "Tanh", "ReLU", "GELU", "Sigmoid")


def load(name: str) -> Pretrained:
    """Load a model.

    Args:
        name: a folder with a model and its tokenizer, or the name of one on the hub.

    Raises:
        ModelMissing: no such folder, and the hub has no such model or cannot be reached.
        ModelError: transformers cannot load it, it is no encoder, its tokenizer gives no offsets, or it
            needs a sentence-transformers module that mtcheck does not have.
    """
    return Pretrained(checkpoint.load(name, "vectors"))


class Pretrained:
    """A Hugging Face model as the encoder sees it: texts to windows, windows to vectors."""

    def __init__(self, source: Checkpoint) -> None:
        folder, settings = source.folder, source.model.config
        self.name, self.digest = source.name, checkpoint.digest(folder)
        self._tokenizer, self._model = source.tokenizer, source.model
        self._prefix, self._limit = _prefix(folder, source.name), source.limit
        self._pooling = _pooling(folder)
        self._state_layer = max(1, round(settings.num_hidden_layers * _STATE_DEPTH))
        self._layers, self.dimension = _dense_layers(folder, int(settings.hidden_size))

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """Windows of each text, in order."""
        return [list(self._cut(text)) if text.strip() else [] for text in texts]

    def _cut(self, text: str) -> list[Window]:
        text = self._prefix + checkpoint.clean(text)
        read = self._tokenizer(
            text,
            truncation=True,
            max_length=self._limit,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        skip, windows = len(self._prefix), []
        for ids, offsets, special in zip(
            read["input_ids"], read["offset_mapping"], read["special_tokens_mask"], strict=True
        ):
            kept = {}
            for position, (start, end) in enumerate(offsets):
                while start < end and (start < skip or text[start].isspace()):
                    start += 1
                if start < end and not special[position]:
                    kept[position] = (start - skip, end - skip)
            windows.append(Window(tuple(ids), tuple(kept), tuple(kept.values())))
        return windows

    def forward(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Pooled vectors (n, d) and token states (n, t, d) of a padded batch (n, t)."""
        import torch

        real = torch.arange(ids.shape[1]) < lengths[:, None]
        if self._tokenizer.pad_token_id is not None:
            ids = ids.masked_fill(~real, self._tokenizer.pad_token_id)
        with torch.inference_mode():
            out = self._model(input_ids=ids, attention_mask=real.long(), output_hidden_states=True)
        last, states = out.last_hidden_state.float(), out.hidden_states[self._state_layer].float()
        match self._pooling:
            case "cls":
                pooled = last[:, 0]
            case "max":
                pooled = last.masked_fill(~real[..., None], -torch.inf).amax(1)
            case _:
                pooled = (last * real[..., None]).sum(1) / lengths[:, None]
        for layer in self._layers:
            pooled = layer(pooled)
        return pooled, states


def _modules(folder: Path) -> Iterable[tuple[str, str]]:
    """Kind and folder of each sentence-transformers module, in the order they are run."""
    for module in read_json(folder / "modules.json") or []:
        yield str(module.get("type", "")).rsplit(".", 1)[-1], str(module.get("path", ""))


def _pooling(folder: Path) -> str:
    """How the model's own sentence-transformers files say to pool; "mean" where there are none.

    Raises:
        ModelError: they ask for something mtcheck does not do.
    """
    if unknown := {kind for kind, _ in _modules(folder)} - {"Transformer", "Pooling", "Normalize", "Dense"}:
        raise ModelError(
            f"The encoder {folder} needs a {min(unknown)} layer after pooling, which mtcheck does not have: "
            "choose a model that only pools."
        )
    settings = read_json(folder / "1_Pooling/config.json") or {"pooling_mode": "mean"}
    chosen = {key for key, value in settings.items() if value is True} | {settings.get("pooling_mode")}
    for mode, key in _POOLING.items():
        if chosen & {mode, key}:
            return mode
    raise ModelError(
        f"The encoder {folder} pools in another way than mean, cls or max: choose one that does."
    )


def _dense_layers(folder: Path, width: int) -> tuple[list[Layer], int]:
    """The dense layers after pooling, such as LaBSE's, and the length of the vectors they make.

    Raises:
        ModelError: their files are missing or damaged, or do not follow from one another.
    """
    layers: list[Layer] = []
    for kind, path in _modules(folder):
        if kind == "Dense":
            layer, width = _dense(folder / path, width)
            layers.append(layer)
    return layers, width


def _dense(folder: Path, width: int) -> tuple[Layer, int]:
    import torch
    from safetensors.torch import load_file

    settings: Mapping[str, Any] = read_json(folder / "config.json") or {}
    name = str(settings.get("activation_function", "torch.nn.Tanh")).rsplit(".", 1)[-1]
    try:
        weights = load_file(folder / "model.safetensors")
        matrix, bias = weights["linear.weight"].float(), weights.get("linear.bias")
    except Exception as error:  # safetensors raises its own kinds
        raise ModelError(
            f"The encoder needs a Dense layer whose weights cannot be read from {folder} "
            f"({checkpoint.first_line(error)}): download the model with all its safetensors files."
        ) from None
    if name not in _ACTIVATIONS or matrix.ndim != 2 or matrix.shape[1] != width:
        raise ModelError(
            f"The encoder needs a Dense layer that does not fit ({folder}: {name}, {list(matrix.shape)}): choose "
            "another model."
        )
    activation = getattr(torch.nn, name)()
    offset = None if bias is None else bias.float()
    return lambda x: activation(torch.nn.functional.linear(x, matrix, offset)), matrix.shape[0]


def _prefix(folder: Path, name: str) -> str:
    """Words the model wants before every text: its own default prompt, else what its family is known for."""
    settings = read_json(folder / "config_sentence_transformers.json") or {}
    prompt = settings.get("prompts", {}).get(settings.get("default_prompt_name"))
    return prompt or next((p for family, p in _PREFIXES.items() if family in Path(name).name), "")
