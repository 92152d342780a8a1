"""The embedded model: found, checked, refused when damaged."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mtcheck.encoder import embedded, load
from mtcheck.errors import ConfigError, ModelError, ModelMissing

FOLDER = embedded.folder()


@pytest.fixture(scope="module")
def encoder():
    return load(threads=1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the same files, linked; a test replaces those it damages."""
    for file in FOLDER.iterdir():
        (tmp_path / file.name).symlink_to(file)
    return tmp_path


def replace(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def test_attributes(encoder) -> None:
    assert encoder.dimension == 384
    assert encoder.digest == embedded.read_card(FOLDER)["files"]["model.safetensors"]["sha256"]
    assert encoder.threads == 1


def test_unit_length_and_zeros(encoder) -> None:
    vectors = encoder.encode(["Snow fell.", "", "\u200b"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0], atol=1e-5)


def test_order_and_company_do_not_matter(encoder) -> None:
    texts = [f"Day {i}: " + "snow fell again, " * (i % 7) for i in range(40)]
    fresh = load(threads=1).encode([*reversed(texts), *texts[:5]])[:40][::-1]
    assert (encoder.encode(texts) * fresh).sum(1).min() > 0.9999


def test_decomposed_text_has_the_same_vector(encoder) -> None:
    a, b = encoder.encode(["Où va-t-il\u00a0?", "Ou\u0300 va-t-il\u00a0?"])
    assert a @ b > 0.9999


def test_nothing_of_a_long_text_is_dropped(encoder) -> None:
    rain, snow = "Rain fell. " * 400, "Prices rose in the shops. " * 400
    both, first, second = encoder.encode([rain + snow, rain, snow])
    assert both @ second > first @ second + 0.05
    text = rain + snow
    assert max(b for _, b in encoder.token_states([text])[0].spans) == len(text.rstrip())


def test_states_stand_for_their_words(encoder) -> None:
    """The same word in two languages is nearer than the other words are."""
    texts = ["The river flooded the village.", "La rivière a inondé le village."]
    one, two = encoder.token_states(texts)
    river = next(v for v, s in zip(one.vectors, one.spans, strict=True) if texts[0][slice(*s)] == "river")
    nearest = two.spans[int((two.vectors @ river / np.linalg.norm(two.vectors, axis=1)).argmax())]
    assert texts[1][slice(*nearest)] in ("rivi", "ère", "rivière")


def test_a_folder_written_by_the_build_script(copy: Path, encoder) -> None:
    assert load(copy, threads=1).digest == encoder.digest


@pytest.mark.parametrize("name", ["model.safetensors", "vocabulary.model", "config.json"])
def test_one_byte_changed(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    replace(copy / name, bytes(content))
    with pytest.raises(ModelError, match=rf"{name} is damaged, .*make models"):
        load(copy)


@pytest.mark.parametrize("name", ["model.safetensors", "vocabulary.model", "config.json"])
def test_a_file_is_missing(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelMissing, match=rf"{name} is missing: .*make models"):
        load(copy)


def test_cut_short(copy: Path) -> None:
    replace(copy / "model.safetensors", b"version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(ModelError, match="is damaged"):
        load(copy)


@pytest.mark.parametrize(
    ("card", "kind", "message"),
    [
        (None, ModelMissing, "card .* is missing"),
        (b"name = ", ModelError, "card .* is damaged"),
        (b"\xff\xfe", ModelError, "card .* is damaged"),
        (b"files = 3", ModelError, "does not name the model's files"),
        (b'name = "x"', ModelError, "does not name the model's files"),
    ],
)
def test_a_card_that_is_of_no_use(copy: Path, card: bytes | None, kind: type, message: str) -> None:
    (copy / "card.toml").unlink()
    if card is not None:
        (copy / "card.toml").write_bytes(card)
    with pytest.raises(kind, match=message):
        load(copy)


def test_no_model_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "folder", lambda: tmp_path / "models/encoder")
    with pytest.raises(ModelMissing, match=r"is missing: run `make models`"):
        load()


def test_found_inside_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "mtcheck"
    shutil.copytree(Path(embedded.__file__).parents[1], package, ignore=shutil.ignore_patterns("__pycache__"))
    script = "from mtcheck.encoder import embedded; print(embedded.folder())"
    command = [sys.executable, "-c", script]

    def found() -> Path:
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        return Path(run.stdout.strip())

    assert found() == tmp_path / "models/encoder"
    (package / "models/encoder").mkdir(parents=True)
    assert found() == package / "models/encoder"


def test_threads_out_of_range() -> None:
    with pytest.raises(ConfigError, match="at least 1, not 0"):
        load(threads=0)


def test_importing_is_light() -> None:
    script = (
        "import sys, mtcheck.encoder\n"
        "print({'torch', 'transformers', 'numpy', 'sentencepiece'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_loading_does_not_import_transformers() -> None:
    script = "import sys; from mtcheck.encoder import load; load(); print('transformers' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
