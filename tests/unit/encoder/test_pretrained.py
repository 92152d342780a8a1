"""Hugging Face models by folder or name: a tiny one is saved by the test, nothing is downloaded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import AutoModel, BertConfig, BertModel, PreTrainedTokenizerFast

from mtcheck.encoder import load
from mtcheck.errors import ModelError, ModelMissing

LETTERS = "abcdefghijklmnopqrstuvwxyz:"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    pieces = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", *LETTERS, *(f"##{c}" for c in LETTERS)]
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        unk_token="[UNK]",
        model_max_length=32,
    ).save_pretrained(folder)
    torch.manual_seed(1)
    BertModel(
        BertConfig(
            vocab_size=len(pieces),
            hidden_size=16,
            num_hidden_layers=3,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=40,
            initializer_range=0.5,
        )
    ).save_pretrained(folder)
    return folder


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "tiny"))


def write(folder: Path, name: str, content: object) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(content), "utf-8")


def last_states(folder: Path, ids: list[int]) -> np.ndarray:
    with torch.inference_mode():
        out = AutoModel.from_pretrained(folder).eval()(input_ids=torch.tensor([ids]))
    return out.last_hidden_state[0].numpy()


def unit(x: np.ndarray) -> np.ndarray:
    return x / np.linalg.norm(x)


def test_mean_where_nothing_is_said(folder: Path) -> None:
    encoder = load(folder, threads=1)
    assert encoder.dimension == 16
    assert len(encoder.digest) == 64
    ids = [1, 4, 5, 2]  # [CLS] a b [SEP]
    vectors = encoder.encode(["a b", "", "a b c d e f"])
    assert np.allclose(vectors[0], unit(last_states(folder, ids).mean(0)), atol=1e-5)
    assert not vectors[1].any()


@pytest.mark.parametrize(
    ("settings", "pool"),
    [
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, lambda x: x[0]),
        ({"pooling_mode_max_tokens": True}, lambda x: x.max(0)),
        ({"pooling_mode_mean_tokens": True}, lambda x: x.mean(0)),
        ({"pooling_mode": "cls"}, lambda x: x[0]),
    ],
)
def test_pooling_is_read_from_the_model(folder: Path, settings: dict, pool) -> None:
    write(folder, "1_Pooling/config.json", settings)
    vectors = load(folder, threads=1).encode(["a b", "a b c d e f"])
    assert np.allclose(vectors[0], unit(pool(last_states(folder, [1, 4, 5, 2]))), atol=1e-5)


def test_the_models_own_prompt(folder: Path) -> None:
    write(
        folder,
        "config_sentence_transformers.json",
        {"prompts": {"ask": "q: ", "none": ""}, "default_prompt_name": "ask"},
    )
    encoder = load(folder, threads=1)
    text = "  ab c"
    assert [text[a:b] for a, b in encoder.token_states([text])[0].spans] == ["a", "b", "c"]
    ids = [1, 4 + LETTERS.index("q"), 4 + LETTERS.index(":"), 4, 2]
    assert np.allclose(encoder.encode(["a"])[0], unit(last_states(folder, ids).mean(0)), atol=1e-5)


def test_longer_than_the_model_takes(folder: Path) -> None:
    text = "ab " * 100
    spans = load(folder, threads=1).token_states([text])[0].spans
    assert [text[a:b] for a, b in spans] == ["a", "b"] * 100


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("modules.json", [{"type": "sentence_transformers.models.Dense"}], "needs a Dense layer"),
        ("1_Pooling/config.json", {"pooling_mode_lasttoken": True}, "another way than mean, cls or max"),
        ("config.json", {"model_type": "no-such-type"}, "transformers cannot load"),
        ("config.json", {}, "transformers cannot load"),
    ],
)
def test_what_it_cannot_do_is_said(folder: Path, file: str, content: object, message: str) -> None:
    write(folder, file, content)
    with pytest.raises(ModelError, match=message) as caught:
        load(folder)
    assert "\n" not in str(caught.value)


def test_damaged_json(folder: Path) -> None:
    (folder / "modules.json").write_text("[{", "utf-8")
    with pytest.raises(ModelError, match=r"modules\.json is damaged"):
        load(folder)


def test_no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="transformers cannot load"):
        load(folder)


def test_a_pickle_is_not_opened(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(ModelError, match="transformers cannot load"):
        load(folder)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="transformers cannot load"):
        load(tmp_path)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="check the path"):
        load(tmp_path / "absent")


def test_the_hub_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*args: object, **options: object) -> str:
        raise FileNotFoundError("no connection")

    monkeypatch.setattr("huggingface_hub.snapshot_download", offline)
    with pytest.raises(ModelMissing, match=r"owner/model is neither .*; offline, name a local folder"):
        load("owner/model")
