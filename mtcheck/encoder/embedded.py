"""The models that come with mtcheck: found, checked against their cards, loaded."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.encoder.tokens import SentencePieceTokenizer, Window
from mtcheck.errors import ModelError, ModelMissing

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from mtcheck.encoder.heads import Head
    from mtcheck.encoder.network import Network

WEIGHTS, VOCABULARY, CONFIG, CARD = "model.safetensors", "vocabulary.model", "config.json", "card.toml"
#: The folder of the model that does a task.
FOLDERS: Mapping[str, str] = {
    "vectors": "encoder",
    "entailment": "judge",
    "entities": "entities",
    "errors": "errors",
}
_REMEDY = "run `make models` in a checkout, or install mtcheck again"


def folder(task: str = "vectors") -> Path:
    """Where the model of a task lies: inside an installed package, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "models"
    return (installed if installed.is_dir() else package.parent / "models") / FOLDERS[task]


def is_ours(path: Path) -> bool:
    """Whether the folder was written by ``scripts/build_models``."""
    return (path / CARD).is_file() or (path / VOCABULARY).is_file()


def read_card(path: Path) -> dict[str, Any]:
    """The model card of a folder.

    Raises:
        ModelMissing: there is none.
        ModelError: it is no TOML, or names no files.
    """
    card = path / CARD
    try:
        content = tomllib.loads(card.read_text("utf-8"))
    except OSError:
        raise ModelMissing(f"The model card {card} is missing: {_REMEDY}.") from None
    except ValueError as error:
        raise ModelError(f"The model card {card} is damaged ({error}): {_REMEDY}.") from None
    files = content.get("files")
    if (
        not isinstance(files, dict)
        or not files.keys() >= {WEIGHTS, CONFIG}
        or not all(isinstance(file, dict) and isinstance(file.get("sha256"), str) for file in files.values())
    ):
        raise ModelError(f"The model card {card} does not name the model's files: {_REMEDY}.")
    return content


def verify(path: Path) -> dict[str, Any]:
    """Check every file of a folder against its card.

    Returns:
        The card.

    Raises:
        ModelMissing: a file is not there.
        ModelError: a file is not the one on the card.
    """
    card = read_card(path)
    for name, expected in card["files"].items():
        try:
            with (path / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            raise ModelMissing(f"The model file {path / name} is missing: {_REMEDY}.") from None
        if found != expected["sha256"]:
            raise ModelError(
                f"The model file {path / name} is damaged, its sha256 is not that of the card: {_REMEDY}."
            )
    return card


def load(path: Path) -> Embedded:
    """Load the encoder of a folder after checking it; see :func:`verify` for what is raised."""
    read_card(path)  # before torch is imported: a folder that is none is told at once
    with ThreadPoolExecutor(1) as beside:
        # Neither checking the files nor reading the vocabulary needs the interpreter, which is busy with torch.
        opening = beside.submit(_open, path)
        from safetensors.torch import load_file

        from mtcheck.encoder.network import Network, Shape

        card, config, tokenizer = opening.result()
    shape = Shape(**{name: config[name] for name in Shape.__dataclass_fields__})
    network = Network(load_file(path / WEIGHTS), shape, _arithmetic())
    return Embedded(card["name"], card["files"][WEIGHTS]["sha256"], network, tokenizer)


def _open(path: Path) -> tuple[dict[str, Any], dict[str, Any], SentencePieceTokenizer]:
    """Card, configuration and tokenizer of an encoder's folder after checking it."""
    card = verify(path)
    if VOCABULARY not in card["files"]:
        raise ModelError(
            f"{path} holds a head of mtcheck's, not an encoder: name the encoder's folder, or say with --task what "
            "the model shall do."
        )
    config = json.loads((path / CONFIG).read_text("utf-8"))
    return card, config, SentencePieceTokenizer(path / VOCABULARY, config["prefix"], config["positions"])


def heads(base: Callable[[], Embedded]) -> dict[str, Callable[[], Head]]:
    """What loads the head of each task there is one for.

    Args:
        base: gives the encoder the heads stand on.
    """

    def load_from(path: Path) -> Head:
        return load_head(path, base())

    found = {task: folder(task) for task in FOLDERS if task != "vectors"}
    return {task: partial(load_from, path) for task, path in found.items() if (path / CARD).is_file()}


def load_head(path: Path, base: Embedded) -> Head:
    """Load a head after checking it.

    Args:
        path: its folder.
        base: the encoder it was trained on.

    Raises:
        ModelMissing: a file is not there.
        ModelError: a file is not the one on the card, or the head was trained on another encoder.
    """
    card = verify(path)
    config = json.loads((path / CONFIG).read_text("utf-8"))
    if config.get("encoder") != base.digest:
        raise ModelError(f"The head in {path} was made for another encoder than {base.name}: {_REMEDY}.")
    from safetensors.torch import load_file

    from mtcheck.encoder.network import Shape

    shape = Shape(**{name: config[name] for name in Shape.__dataclass_fields__})
    weights, digest = load_file(path / WEIGHTS), card["files"][WEIGHTS]["sha256"]
    network, dtype = base.network, base.network.dtype
    if "sides" in weights:
        from mtcheck.encoder.judge import Judge, JudgeNetwork

        judge = JudgeNetwork(network.embeddings, weights, shape, dtype)
        return Judge(card["name"], digest, judge, base.tokenizer, config["temperatures"], config["least"])
    from mtcheck.encoder.tagger import Tagger, TaggerNetwork

    tagger = TaggerNetwork(network, weights, shape, dtype)
    return Tagger(card["name"], digest, tagger, base.tokenizer, config["temperature"])


def _arithmetic() -> torch.dtype:
    """bfloat16 where the processor multiplies it natively; elsewhere it is emulated, and slower."""
    import torch

    able = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)()
    return torch.bfloat16 if able else torch.float32


class Embedded:
    """The embedded model as the encoder sees it: texts to windows, windows to vectors."""

    def __init__(self, name: str, digest: str, network: Network, tokenizer: SentencePieceTokenizer) -> None:
        self.name, self.digest = name, digest
        self.dimension = network.shape.hidden_size
        self.network, self.tokenizer = network, tokenizer

    def windows(self, texts: Sequence[str]) -> list[list[Window]]:
        """Windows of each text, in order."""
        return self.tokenizer.windows(texts)

    def forward(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Pooled vectors (n, d) and token states (n, t, d) of a padded batch (n, t)."""
        import torch

        states, last = self.network(ids, lengths)
        real = (torch.arange(ids.shape[1]) < lengths[:, None]).unsqueeze(-1)
        return (last * real).sum(1) / lengths[:, None], states
