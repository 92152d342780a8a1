"""Damaged models: what comes with mtcheck, and a folder named in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mtcheck.encoder import embedded
from tests.bad_inputs.make import flipped
from tests.bad_inputs.rows import Bad, Made

CHECK = ["check", "mt.txt", "--source", "fr.txt", "-o", "out"]
ENCODER, JUDGE = embedded.folder(), embedded.folder("entailment")


def _copied(source: Path, **changed: bytes | None) -> Callable[[Path], None]:
    """What makes a copy of a model's folder, with files changed or (None) left out; "_DOT_" stands for a dot."""

    def make(path: Path) -> None:
        path.mkdir()
        names = {name.replace("_DOT_", "."): data for name, data in changed.items()}
        for file in source.iterdir():
            if file.name not in names:
                (path / file.name).symlink_to(file)
        for name, data in names.items():
            if data is not None:
                (path / name).write_bytes(data)

    return make


def _lazily(make: Callable[[], Callable[[Path], None]]) -> Callable[[Path], None]:
    """Weights are read only when a row is run."""
    return lambda path: make()(path)


def _encoder(what: str, words: str, made: Made) -> Bad:
    return Bad(f"encoder: {what}", [*CHECK, "--encoder", "model"], words, {"model": made}, 3, loads=True)


def _weights(folder: Path) -> bytes:
    return (folder / embedded.WEIGHTS).read_bytes()


_CARD = (ENCODER / embedded.CARD).read_bytes()

ROWS = [
    _encoder("a bit turned", "is damaged, its sha256", _lazily(lambda: _copied(ENCODER, model_DOT_safetensors=flipped(_weights(ENCODER), 30_000_000)))),
    _encoder("truncated", "is damaged, its sha256", _lazily(lambda: _copied(ENCODER, model_DOT_safetensors=_weights(ENCODER)[:1_000_000]))),
    _encoder("empty weights", "is damaged, its sha256", _copied(ENCODER, model_DOT_safetensors=b"")),
    _encoder("no weights", "is missing", _copied(ENCODER, model_DOT_safetensors=None)),
    _encoder("no card", "The model card", _copied(ENCODER, card_DOT_toml=None)),
    _encoder("an empty card", "does not name the model's files", _copied(ENCODER, card_DOT_toml=b"")),
    _encoder("a card that is no TOML", "is damaged", _copied(ENCODER, card_DOT_toml=_CARD + b"\n= 1")),
    _encoder("a card that is not UTF-8", "is damaged", _copied(ENCODER, card_DOT_toml=b"name = '\xe9'")),
    _encoder("a sha256 that is another's", "is damaged, its sha256", _copied(ENCODER, card_DOT_toml=_CARD.replace(b'sha256 = "', b'sha256 = "0'))),
    _encoder("files that have no sha256", "card", _copied(ENCODER, card_DOT_toml=_CARD.replace(b"sha256", b"sha"))),
    _encoder("files that are no table", "does not name the model's files", _copied(ENCODER, card_DOT_toml=b"files = 3")),
    _encoder("another vocabulary", "is damaged, its sha256", _copied(ENCODER, vocabulary_DOT_model=b"x")),
    _encoder("another configuration", "is damaged, its sha256", _copied(ENCODER, config_DOT_json=b"{}")),
    _encoder("a head in its place", "not an encoder", _copied(JUDGE)),
    _encoder("an empty folder", "config.json", lambda path: path.mkdir()),
    Bad("encoder: a file", [*CHECK, "--encoder", "mt.txt"], "mt.txt", code=3, loads=True),
    Bad("encoder: a name that no model can have", [*CHECK, "--encoder", "no such/model/at all"], "no folder", code=3, loads=True),
]  # fmt: skip
