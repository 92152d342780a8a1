"""Hugging Face checkpoints by folder or hub name: found, checked, loaded. Nothing of theirs is run.

Only safetensors are opened, since the older format runs what it holds, and code that comes with a model
is never run. What transformers makes up in silence where a file is missing (an empty tokenizer, a random
head) is an error here.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mtcheck.encoder.batches import batches
from mtcheck.errors import ModelError, ModelMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Task = Literal["vectors", "entailment", "entities", "errors"]
TASKS: tuple[Task, ...] = ("vectors", "entailment", "entities", "errors")

CONFIG, CARD = "config.json", "README.md"
_FETCHED = ["*.json", "*.safetensors", "*.model", "*.txt", CARD]
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")
_PICKLE = "pytorch_model.bin"
_TOKENIZERS = ("tokenizer.json", "vocab.txt", "vocab.json", "*.model")
_CLASSES: dict[Task, str] = {
    "vectors": "AutoModel",
    "entailment": "AutoModelForSequenceClassification",
    "entities": "AutoModelForTokenClassification",
    "errors": "AutoModelForTokenClassification",
}
# Checkpoints trained to guess words carry the encoder that sentence vectors are made from.
_BARE = re.compile(r"Model$|For(?:MaskedLM|PreTraining)$")
_ARCHITECTURES: dict[Task, re.Pattern[str]] = {
    "vectors": _BARE,
    "entailment": re.compile(r"ForSequenceClassification$"),
    "entities": re.compile(r"ForTokenClassification$"),
    "errors": re.compile(r"ForTokenClassification$"),
}
_WANTED: dict[Task, str] = {
    "vectors": "a sentence encoder",
    "entailment": "a sequence-classification model (...ForSequenceClassification)",
    "entities": "a token-classification model (...ForTokenClassification)",
    "errors": "a token-classification model (...ForTokenClassification)",
}
_UNUSED = re.compile(r"^pooler\.|position_ids$")  # weights that sentence vectors do not go through
_LONGEST = 512
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which JSON can hold but UTF-8 cannot


def find(name: str) -> Path:
    """The folder of a model, fetched from the hub if it is no folder here.

    Args:
        name: a folder, or the name of a model on the Hugging Face hub.

    Raises:
        ModelMissing: there is no such model, or the hub cannot be reached.
    """
    folder = Path(name).expanduser()
    return folder if folder.is_dir() else _fetch(name)


def find_here(name: str) -> Path | None:
    """The folder of a model, None if it is neither a folder nor fetched before. Asks no network."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, allow_patterns=_FETCHED, local_files_only=True))
    except (OSError, ValueError):
        return None


def _fetch(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError

    try:
        return Path(snapshot_download(name, allow_patterns=_FETCHED))
    except ValueError:
        raise ModelMissing(
            f"There is no folder {name}, and no model on the hub can have that name: check the path."
        ) from None
    except GatedRepoError:
        raise ModelMissing(
            f"The model {name} is given only to those who accepted its terms: accept them on its page on the hub "
            "and run `hf auth login`."
        ) from None
    except RepositoryNotFoundError:
        raise ModelMissing(
            f"The Hugging Face hub has no model {name}, or keeps it private: check the name, or run `hf auth login`."
        ) from None
    except OSError:
        raise ModelMissing(
            f"The model {name} is neither a folder nor a model the Hugging Face hub gives from here; offline, name a "
            f"local folder: run `hf download {name} --local-dir FOLDER` on a machine with access, bring FOLDER here "
            "and run `mtcheck models use FOLDER`, or name none to use the embedded model."
        ) from None


def read_json(path: Path) -> Any:
    """What a JSON file holds, None if there is no such file.

    Raises:
        ModelError: it is no JSON.
    """
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise ModelError(f"The model's file {path} is damaged: {error}.") from None


def read_config(folder: Path, name: str) -> dict[str, Any]:
    """The model's ``config.json``.

    Raises:
        ModelError: there is none, or it is damaged.
    """
    config = read_json(folder / CONFIG)
    if isinstance(config, dict):
        return config
    raise ModelError(
        f"transformers cannot load {name}: there is no {CONFIG} in it; name the folder that "
        "`save_pretrained` wrote or `hf download` filled."
    )


def digest(folder: Path) -> str:
    """sha256 over the weights in a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.safetensors")):
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def clean(text: str) -> str:
    """The text with what no tokenizer can read replaced, offsets unchanged."""
    return _SURROGATE.sub("\ufffd", text)


@dataclass(frozen=True, eq=False, slots=True)
class Checkpoint:
    """A model of transformers and its tokenizer, ready to run.

    Args:
        name: as it was asked for.
        folder: where its files are.
        tokenizer: a fast one.
        model: in evaluation mode, float32.
    """

    name: str
    folder: Path
    tokenizer: Any
    model: Any

    @property
    def limit(self) -> int:
        """Tokens it takes at once, special ones included."""
        # RoBERTa-like models keep two of their positions for padding.
        positions = (getattr(self.model.config, "max_position_embeddings", None) or 0) - 2
        return min(_LONGEST, int(self.tokenizer.model_max_length), positions if positions > 0 else _LONGEST)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its head, in the order of its outputs.

        Raises:
            ModelError: they are not named.
        """
        named = self.model.config.id2label
        labels = tuple(str(named[i]) for i in sorted(named))
        if any(re.fullmatch(r"LABEL_\d+", label) for label in labels):
            raise ModelError(
                f"The model {self.name} calls its labels {listed(labels)} and so does not say what they mean: set "
                "id2label and label2id in its config.json, as its card has them."
            )
        return labels

    def probabilities(self, rows: Sequence[Mapping[str, Sequence[int]]]) -> list[NDArray[np.float32]]:
        """Softmax of what the head gives for inputs, in their order.

        Args:
            rows: what the tokenizer made of each input.

        Returns:
            For each input the probabilities of the labels: (labels,), or (tokens, labels) if the head
            has an output for each token.
        """
        import torch

        found: dict[int, NDArray[np.float32]] = {}
        for batch in batches(range(len(rows)), lambda i: len(rows[i]["input_ids"])):
            inputs = self._padded([rows[i] for i in batch])
            with torch.inference_mode():
                values = self.model(**inputs).logits.float().softmax(-1).numpy()
            for i, value in zip(batch, values, strict=True):
                found[i] = value if value.ndim == 1 else value[: len(rows[i]["input_ids"])]
        return [found[i] for i in range(len(rows))]

    def _padded(self, rows: Sequence[Mapping[str, Sequence[int]]]) -> dict[str, Any]:
        import torch

        widest = max(len(row["input_ids"]) for row in rows)
        padding = {"input_ids": self.tokenizer.pad_token_id or 0}
        return {
            key: torch.tensor(
                [[*row[key], *[padding.get(key, 0)] * (widest - len(row[key]))] for row in rows]
            )
            for key in self.tokenizer.model_input_names
            if key in rows[0]
        }


def load(name: str, task: Task) -> Checkpoint:
    """Load a model for a task.

    Args:
        name: a folder with a model and its tokenizer, or the name of one on the hub.
        task: what it shall do.

    Raises:
        ModelMissing: no such folder, and the hub has no such model or cannot be reached.
        ModelError: it is a model for something else, a file is missing or damaged, its tokenizer gives no
            offsets, or it cannot be loaded without running code that comes with it.
    """
    folder = find(name)
    config = read_config(folder, name)
    if not fits(config, task):
        made = (config.get("architectures") or ["model of another kind"])[0]
        raise ModelError(f"The model {name} is a {made}, which does not fit {task}: choose {_WANTED[task]}.")
    _complete(folder, config, name)
    import transformers

    try:
        with _quiet():
            tokenizer = transformers.AutoTokenizer.from_pretrained(
                folder, local_files_only=True, trust_remote_code=False
            )
            model, report = getattr(transformers, _CLASSES[task]).from_pretrained(
                folder,
                local_files_only=True,
                trust_remote_code=False,
                use_safetensors=True,
                output_loading_info=True,
            )
    except Exception as error:  # transformers raises whatever the model's files provoke
        raise ModelError(_refusal(folder, config, name, error)) from None
    checkpoint = Checkpoint(name, folder, tokenizer, model.eval().float())
    _consistent(checkpoint, task, report["missing_keys"])
    return checkpoint


def fits(config: Mapping[str, Any], task: Task) -> bool:
    """Whether a checkpoint was made for a task, as far as its ``config.json`` says."""
    architectures = config.get("architectures") or []
    made_for = not architectures or any(_ARCHITECTURES[task].search(str(a)) for a in architectures)
    return made_for and not (task == "vectors" and config.get("is_encoder_decoder"))


def _complete(folder: Path, config: Mapping[str, Any], name: str) -> None:
    """Raise if there are no weights, or no tokenizer."""
    if not any((folder / weights).is_file() for weights in _WEIGHTS):
        if not (folder / _PICKLE).is_file():
            raise ModelError(
                f"transformers cannot load {name}: there is no {_WEIGHTS[0]} in it; if its weights come as {_PICKLE} "
                "only, choose a model with safetensors or convert it."
            )
        architecture = (config.get("architectures") or ["AutoModel"])[0]
        raise ModelError(
            f"transformers cannot load {name} safely, since its weights come only as {_PICKLE}, a format that can run "
            f'code: convert them with `python -c "from transformers import {architecture} as M; '
            f"M.from_pretrained('{name}').save_pretrained('{name}')\"` where you trust their origin."
        )
    if not any(next(folder.glob(pattern), None) for pattern in _TOKENIZERS):
        raise ModelError(
            f"There is no tokenizer in {name}: save it there with `tokenizer.save_pretrained`, or download the model "
            "with all its files."
        )


def _refusal(folder: Path, config: Mapping[str, Any], name: str, error: Exception) -> str:
    settings = read_json(folder / "tokenizer_config.json") or {}
    if "custom code" in str(error) or ("auto_map" in {*config, *settings} and isinstance(error, ValueError)):
        return (
            f"The model {name} needs code of its own to be run, which mtcheck never does: choose one that "
            "transformers knows."
        )
    return f"transformers cannot load {name}: {first_line(error)}"


def first_line(error: Exception) -> str:
    """What an error of a library says, short enough for one sentence."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


def _consistent(checkpoint: Checkpoint, task: Task, missing: Sequence[str]) -> None:
    """Raise if weights were made up, or the tokenizer is not the model's."""
    name, tokenizer = checkpoint.name, checkpoint.tokenizer
    made_up = sorted(key for key in missing if task != "vectors" or not _UNUSED.search(key))
    if made_up:
        raise ModelError(
            f"The weights of {name} lack {made_up[0]}, so it was not trained for {task}: choose {_WANTED[task]}."
        )
    if not tokenizer.is_fast:
        raise ModelError(f"The tokenizer of {name} gives no offsets: choose a model with a fast tokenizer.")
    rows = checkpoint.model.get_input_embeddings().weight.shape[0]
    if max(tokenizer.get_vocab().values(), default=0) >= rows:
        raise ModelError(
            f"The tokenizer of {name} knows more pieces than the model has vectors for ({rows}), so they do not belong "
            "together: download both again."
        )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers from talking while it loads."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def listed(words: Sequence[str]) -> str:
    """Words for a message, the first six if there are more."""
    return ", ".join(words[:6]) + (" ..." if len(words) > 6 else "")
