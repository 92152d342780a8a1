"""Any Hugging Face encoder, by folder or hub name, through transformers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.encoder.tokens import Window
from mtcheck.errors import ModelError, ModelMissing

if TYPE_CHECKING:
    from torch import Tensor

_STATE_DEPTH = 7 / 12  # layer 7 of 12 aligns words best, as layer 8 of 12 does for mBERT (SimAlign)
_LONGEST = 512
# Families trained with words before the text that their sentence-transformers files do not mention.
# Source: the model card of intfloat/multilingual-e5-large.
_PREFIXES = {"multilingual-e5-": "query: "}
# How to pool, and the switch that says so in 1_Pooling/config.json.
_POOLING = {
    "mean": "pooling_mode_mean_tokens",
    "cls": "pooling_mode_cls_token",
    "max": "pooling_mode_max_tokens",
}


def load(name: str) -> Pretrained:
    """Load a model.

    Args:
        name: a folder with a model and its tokenizer, or the name of one on the hub.

    Raises:
        ModelMissing: no such folder, and the hub has no such model or cannot be reached.
        ModelError: transformers cannot load it, its tokenizer gives no offsets, or it needs a
            sentence-transformers module that mtcheck does not have.
    """
    from transformers import AutoModel, AutoTokenizer

    folder = Path(name) if Path(name).is_dir() else _fetch(name)
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder)
        model = AutoModel.from_pretrained(folder, use_safetensors=True).eval()
    except Exception as error:  # transformers raises whatever the model's files provoke
        raise ModelError(f"transformers cannot load {name} as an encoder: {_first_line(error)}") from None
    if not tokenizer.is_fast:
        raise ModelError(f"The tokenizer of {name} gives no offsets: choose a model with a fast tokenizer.")
    return Pretrained(name, folder, tokenizer, model)


def _fetch(name: str) -> Path:
    """The local folder of a model on the hub; only asks for files that cannot run code."""
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, allow_patterns=["*.json", "*.safetensors", "*.model", "*.txt"]))
    except ValueError:
        raise ModelMissing(
            f"There is no folder {name}, and no model on the hub can have that name: check the path."
        ) from None
    except OSError:
        raise ModelMissing(
            f"The encoder {name} is neither a folder nor a model the Hugging Face hub gives from here; offline, "
            "name a local folder with the model in it, or name none and use the embedded encoder."
        ) from None


class Pretrained:
    """A Hugging Face model as the encoder sees it: texts to windows, windows to vectors."""

    def __init__(self, name: str, folder: Path, tokenizer: Any, model: Any) -> None:
        self.name, self.digest = name, _digest(folder)
        self.dimension = int(model.config.hidden_size)
        self._tokenizer, self._model = tokenizer, model
        self._pooling, self._prefix = _pooling(folder), _prefix(folder, name)
        self._state_layer = max(1, round(model.config.num_hidden_layers * _STATE_DEPTH))
        # RoBERTa-like models keep two of their positions for padding.
        positions = getattr(model.config, "max_position_embeddings", _LONGEST + 2) - 2
        self._limit = min(_LONGEST, tokenizer.model_max_length, positions)

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """Windows of each text, in order."""
        return [list(self._cut(text)) if text.strip() else [] for text in texts]

    def _cut(self, text: str) -> list[Window]:
        read = self._tokenizer(
            self._prefix + text,
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
                while start < end and (start < skip or (self._prefix + text)[start].isspace()):
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
        return pooled, states


def _pooling(folder: Path) -> str:
    """How the model's own sentence-transformers files say to pool; "mean" where there are none.

    Raises:
        ModelError: they ask for something mtcheck does not do.
    """
    kinds = {str(m.get("type", "")).rsplit(".", 1)[-1] for m in _json(folder / "modules.json") or []}
    if unknown := kinds - {"Transformer", "Pooling", "Normalize"}:
        raise ModelError(
            f"The encoder {folder} needs a {min(unknown)} layer after pooling, which mtcheck does not have: "
            "choose a model that only pools."
        )
    settings = _json(folder / "1_Pooling/config.json") or {"pooling_mode": "mean"}
    chosen = {key for key, value in settings.items() if value is True} | {settings.get("pooling_mode")}
    for mode, key in _POOLING.items():
        if chosen & {mode, key}:
            return mode
    raise ModelError(
        f"The encoder {folder} pools in another way than mean, cls or max: choose one that does."
    )


def _prefix(folder: Path, name: str) -> str:
    """Words the model wants before every text: its own default prompt, else what its family is known for."""
    settings = _json(folder / "config_sentence_transformers.json") or {}
    prompt = settings.get("prompts", {}).get(settings.get("default_prompt_name"))
    return prompt or next((p for family, p in _PREFIXES.items() if family in Path(name).name), "")


def _json(path: Path) -> Any:
    """What a JSON file holds, None if there is no such file."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ModelError(f"The encoder's file {path} is damaged: {error}.") from None


def _digest(folder: Path) -> str:
    """sha256 over the weights in a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.safetensors")):
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
