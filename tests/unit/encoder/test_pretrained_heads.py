"""Hugging Face models for entailment, names and errors: tiny ones are saved here, nothing is downloaded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
import torch
from huggingface_hub import errors as hub
from safetensors.torch import load_file, save_file
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from mtcheck.encoder import checkpoint, load, pretrained
from mtcheck.encoder.pretrained_heads import load_entailment, load_entities, load_errors
from mtcheck.errors import ModelError, ModelMissing
from tests.unit.encoder.tiny_models import (
    BIO,
    NLI,
    POSITIONS,
    edit,
    save_classifier,
    save_encoder,
    save_tagger,
    save_tokenizer,
    tag_words,
)

PAIRS = [
    ("rain fell", "snow fell in oslo"),
    ("snow", "rain"),
    ("the north", ""),
    ("", "anna"),
    ("a b c d e", "snow"),
]


def entail(folder: Path, pairs=PAIRS) -> np.ndarray:
    return load_entailment(str(folder)).entail(pairs)


def test_probabilities_are_those_of_transformers(tmp_path: Path) -> None:
    folder = save_classifier(tmp_path)
    found = entail(folder)
    assert found.dtype == np.float32
    assert np.allclose(found.sum(1), 1, atol=1e-6)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    for pair, row in zip(PAIRS, found, strict=True):
        with torch.inference_mode():
            expected = model(**tokenizer(*pair, return_tensors="pt")).logits[0].softmax(-1).numpy()
        assert np.allclose(row, expected, atol=1e-5)
    assert np.ptp(found[:, 0]) > 0.01  # the pairs differ


@pytest.mark.parametrize(
    "labels",
    [
        ("contradiction", "neutral", "entailment"),
        ("neutral", "entailment", "contradiction"),
        ("CONTRADICTION", "Entailment", "NEUTRAL"),
    ],
)
def test_labels_in_another_order_give_the_same(tmp_path: Path, labels: tuple[str, ...]) -> None:
    ours = entail(save_classifier(tmp_path / "ours"))
    assert np.allclose(entail(save_classifier(tmp_path / "theirs", labels)), ours, atol=1e-6)


@pytest.mark.parametrize(
    "labels",
    [("no", "maybe", "yes"), ("contradicts", "neutral", "entails"), ("contradiction", "unknown", "yes")],
)
def test_synonyms_of_labels(tmp_path: Path, labels: tuple[str, ...]) -> None:
    folder = save_classifier(tmp_path, labels)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.inference_mode():
        row = model(**AutoTokenizer.from_pretrained(folder)("snow", "rain", return_tensors="pt"))
    expected = row.logits[0].softmax(-1).numpy()[::-1]
    assert np.allclose(entail(folder, [("snow", "rain")])[0], expected, atol=1e-5)


def test_no_pairs(tmp_path: Path) -> None:
    assert entail(save_classifier(tmp_path), []).shape == (0, 3)


def test_a_long_premise_is_cut_and_a_long_hypothesis_read_in_parts(tmp_path: Path) -> None:
    head = load_entailment(str(save_classifier(tmp_path)))
    premise, hypothesis = "rain fell. " * 50, "snow in oslo, anna. " * 12
    (row,) = head.entail([(premise, hypothesis)])
    assert row.sum() == pytest.approx(1, abs=1e-6)
    from mtcheck.encoder.pretrained_heads import _parts

    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    parts = list(_parts(tokenizer, premise, hypothesis, POSITIONS - 2))
    assert "".join(parts) == hypothesis
    assert len(parts) > 2
    assert all(len(tokenizer(p)["input_ids"]) <= POSITIONS // 2 for p in parts)
    assert not any(p.endswith(("sno", "osl", "ann")) for p in parts)
    rows = head.entail([(premise, p) for p in parts])
    assert row[0] == pytest.approx(rows[:, 0].min(), abs=1e-5)
    assert row[2] == pytest.approx(rows[:, 2].max(), abs=1e-5)


def test_half_a_surrogate_pair_does_not_stop_it(tmp_path: Path) -> None:
    assert entail(save_classifier(tmp_path), [("rain \ud83d", "\ud83d")]).shape == (1, 3)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (("entailment", "not_entailment"), "only tells entailment from not_entailment, so a contradiction"),
        (("not_entailment", "entailment"), "only tells not_entailment from entailment, so a contradiction"),
        (("positive", "negative", "neutral"), "its labels are positive, negative, neutral, not entailment"),
        (("entailment", "neutral", "contradiction", "junk"), "its labels are .*junk"),
        (("entailment", "entails", "contradiction"), "does not fit entailment"),
        (("LABEL_0", "LABEL_1", "LABEL_2"), "set id2label and label2id in its config.json"),
    ],
)
def test_labels_that_do_not_fit(tmp_path: Path, labels: tuple[str, ...], message: str) -> None:
    folder = save_classifier(tmp_path, labels)
    with pytest.raises(ModelError, match=message) as caught:
        load_entailment(str(folder))
    assert "\n" not in str(caught.value)


TAGS = {"anna": "B-PER", "berg": "I-PER", "oslo": "B-LOC", "north": "B-MISC", "##o": "B-ORG"}


def names(folder: Path, text: str) -> list[tuple[str, str]]:
    (found,) = load_entities(str(folder)).find_entities([text])
    assert all(0 < score <= 1 for *_, score in found)
    return [(text[start:end], kind) for start, end, kind, _ in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rain fell in oslo", [("oslo", "LOC")]),
        ("anna berg in oslo", [("anna berg", "PER"), ("oslo", "LOC")]),
        ("  anna\n berg, oslo.", [("anna\n berg", "PER"), ("oslo", "LOC")]),
        ("anna, berg", [("anna", "PER"), ("berg", "PER")]),
        ("anna-berg's snow", [("anna-berg", "PER")]),
        ("anna anna", [("anna", "PER"), ("anna", "PER")]),
        ("berg", [("berg", "PER")]),
        ("the north", []),
        ("who lo", []),
        ("", []),
        (" \n", []),
    ],
)
def test_names(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    folder = save_tagger(tmp_path)
    tag_words(folder, TAGS)
    assert names(folder, text) == expected


@pytest.mark.parametrize(
    "labels",
    [
        ("O", "PERSON", "GPE", "DATE"),
        ("O", "PER", "LOC"),
        ("O", "B-LOCATION", "S-PER", "E-PER"),
        ("O", "B-per", "I-per", "B-loc"),
        ("O", "I-PER", "I-LOC"),
    ],
)
def test_other_schemes(tmp_path: Path, labels: tuple[str, ...]) -> None:
    folder = save_tagger(tmp_path, labels)
    people = [x for x in labels if "per" in x.casefold()]
    place = next(x for x in labels if "loc" in x.casefold() or "GPE" in x)
    tag_words(folder, {"anna": people[0], "berg": people[-1], "oslo": place})
    assert names(folder, "rain, anna berg in oslo") == [("anna berg", "PER"), ("oslo", "LOC")]


def test_labels_of_a_tagger_in_another_order(tmp_path: Path) -> None:
    text = "anna berg fell in the snow in oslo, anna in the rain"
    ours = load_entities(str(save_tagger(tmp_path / "a"))).find_entities([text])[0]
    theirs = load_entities(str(save_tagger(tmp_path / "b", BIO[::-1]))).find_entities([text])[0]
    assert ours
    assert [x[:3] for x in theirs] == [x[:3] for x in ours]
    assert np.allclose([x[3] for x in theirs], [x[3] for x in ours], atol=1e-5)


def test_a_score_is_the_mean_probability_of_the_kind(tmp_path: Path) -> None:
    folder = save_tagger(tmp_path, ("O", "B-PER", "I-PER"))
    tag_words(folder, {"anna": "B-PER", "berg": "I-PER"})
    source = checkpoint.load(str(folder), "entities")
    (rows,) = source.probabilities([source.tokenizer("anna berg")])
    ((_, _, _, score),) = load_entities(str(folder)).find_entities(["anna berg"])[0]
    assert score == pytest.approx(rows[1:3, 1:].sum(1).mean())


def test_long_texts_are_read_in_windows_that_overlap(tmp_path: Path) -> None:
    folder = save_tagger(tmp_path)
    tag_words(folder, TAGS)
    text = "anna berg fell in the snow in oslo. rain in the north. " * 30
    found = names(folder, text)
    assert found == [("anna berg", "PER"), ("oslo", "LOC")] * 30


def test_texts_together_or_alone(tmp_path: Path) -> None:
    head = load_entities(str(save_tagger(tmp_path)))
    texts = ["anna berg in oslo", "", "snow fell in the north " * 20, "oslo"]
    together = head.find_entities(texts)
    for text, found in zip(texts, together, strict=True):
        (alone,) = head.find_entities([text])
        assert [x[:3] for x in alone] == [x[:3] for x in found]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (("O", "B-DATE", "I-DATE"), "its labels are O, B-DATE, I-DATE, none of them PER, ORG or LOC"),
        (("LABEL_0", "LABEL_1"), "set id2label"),
        (("OK", "BAD"), "none of them PER"),
    ],
)
def test_a_tagger_of_something_else(tmp_path: Path, labels: tuple[str, ...], message: str) -> None:
    folder = save_tagger(tmp_path, labels)
    with pytest.raises(ModelError, match=message):
        load_entities(str(folder))


def wrong(folder: Path, source: str | None, translation: str) -> list[tuple[str, str]]:
    (found,) = load_errors(str(folder)).find_errors([(source, translation)])
    return [(translation[start:end], kind) for start, end, kind, _ in found]


@pytest.mark.parametrize("source", ["rain snow", None, "", "rain snow " * 60])
def test_errors_of_the_translation_alone(tmp_path: Path, source: str | None) -> None:
    folder = save_tagger(tmp_path, ("OK", "BAD"))
    tag_words(folder, {"snow": "BAD", "fell": "BAD"})
    assert wrong(folder, source, "rain in oslo") == []
    assert wrong(folder, source, "snow, fell in oslo snow") == [
        ("snow, fell", "mistranslation"),
        ("snow", "mistranslation"),
    ]
    long = "the snow in oslo, anna berg. " * 20
    assert wrong(folder, source, long) == [("snow", "mistranslation")] * 20


def test_categories_of_errors(tmp_path: Path) -> None:
    folder = save_tagger(tmp_path, ("O", "B-number", "I-number", "name"))
    tag_words(folder, {"snow": "B-number", "fell": "I-number", "anna": "name", "berg": "name"})
    assert wrong(folder, "x", "snow fell snow anna berg") == [
        ("snow fell", "number"),
        ("snow", "number"),
        ("anna berg", "name"),
    ]


def test_how_likely_an_error_must_be(tmp_path: Path) -> None:
    folder = save_tagger(tmp_path, ("OK", "BAD"))
    tag_words(folder, {"snow": "BAD"})
    head, pair = load_errors(str(folder)), ("rain", "snow fell")
    ((start, end, _, score),) = head.find_errors([pair], least=0.001)[0]
    assert (start, end) == (0, len("snow fell"))
    assert score > 0.5
    assert head.find_errors([pair], least=score - 0.001) == [[(0, 4, "mistranslation", score)]]
    assert head.find_errors([pair], least=score + 0.001) == [[]]


@pytest.mark.parametrize(
    "labels", [BIO, ("OK", "FINE"), ("BAD", "number"), ("OK", "O"), ("OK", "BAD", "junk")]
)
def test_not_labels_of_errors(tmp_path: Path, labels: tuple[str, ...]) -> None:
    folder = save_tagger(tmp_path, labels)
    with pytest.raises(ModelError, match=f"does not fit errors: its labels are {labels[0]}"):
        load_errors(str(folder))


LOADERS = {
    "entailment": (
        load_entailment,
        save_tagger,
        "a BertForTokenClassification, which does not fit entailment",
    ),
    "entities": (
        load_entities,
        save_classifier,
        "a BertForSequenceClassification, which does not fit entities",
    ),
    "errors": (load_errors, save_encoder, "a BertModel, which does not fit errors"),
    "vectors": (
        pretrained.load,
        save_classifier,
        "a BertForSequenceClassification, which does not fit vectors",
    ),
}


@pytest.mark.parametrize("task", LOADERS)
def test_a_model_for_another_task(tmp_path: Path, task: str) -> None:
    loader, save, message = LOADERS[task]
    save(tmp_path)
    with pytest.raises(ModelError, match=message):
        loader(str(tmp_path))


def test_a_head_that_would_be_random(tmp_path: Path) -> None:
    """Without `architectures`, transformers would put a new classifier on top and say nothing we see."""
    folder = save_encoder(tmp_path)
    edit(folder, "config.json", architectures=None, id2label=dict(enumerate(NLI)))
    with pytest.raises(ModelError, match=r"lack classifier\.bias, so it was not trained for entailment"):
        load_entailment(str(folder))


def test_weights_that_are_not_all_there(tmp_path: Path) -> None:
    folder = save_encoder(tmp_path)
    weights = load_file(folder / "model.safetensors")
    del weights["encoder.layer.1.output.dense.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"lack encoder\.layer\.1\.output\.dense\.weight"):
        load(folder)


def damage_weights(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-200])


def only_a_pickle(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04.")


def no_tokenizer(folder: Path) -> None:
    for path in folder.glob("*token*"):
        path.unlink()


def another_tokenizer(folder: Path) -> None:
    edit(folder, "config.json", vocab_size=20)
    weights = load_file(folder / "model.safetensors")
    key = "bert.embeddings.word_embeddings.weight"
    weights[key] = weights[key][:20].clone()
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def own_code(folder: Path) -> None:
    (folder / "modeling_own.py").write_text("raise SystemExit('run')", "utf-8")
    auto = {"AutoConfig": "modeling_own.C", "AutoModelForSequenceClassification": "modeling_own.M"}
    edit(folder, "config.json", auto_map=auto, model_type="own")


def half_a_config(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": "be', "utf-8")


DAMAGE = {
    damage_weights: "transformers cannot load .*",
    only_a_pickle: "only as pytorch_model.bin, a format that can run code: convert them with .*BertForSequence",
    no_tokenizer: "There is no tokenizer in .*: save it there",
    another_tokenizer: r"knows more pieces than the model has vectors for \(20\)",
    own_code: "needs code of its own to be run, which mtcheck never does",
    half_a_config: r"config\.json is damaged",
    lambda folder: (folder / "config.json").unlink(): "there is no config.json in it",
    lambda folder: (folder / "model.safetensors").unlink(): "there is no model.safetensors in it",
}


@pytest.mark.parametrize("harm", DAMAGE)
def test_a_damaged_folder(tmp_path: Path, harm, capfd: pytest.CaptureFixture[str]) -> None:
    folder = save_classifier(tmp_path / "model")
    capfd.readouterr()
    harm(folder)
    with pytest.raises(ModelError, match=DAMAGE[harm]) as caught:
        load_entailment(str(folder))
    assert "\n" not in str(caught.value)
    assert capfd.readouterr().err == ""


def test_loading_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = save_classifier(tmp_path / "model")
    capfd.readouterr()
    load_entailment(str(folder)).entail(PAIRS)
    assert capfd.readouterr() == ("", "")


def test_half_precision_weights_are_computed_in_full(tmp_path: Path) -> None:
    folder = save_classifier(tmp_path / "model")
    AutoModelForSequenceClassification.from_pretrained(folder).half().save_pretrained(tmp_path / "half")
    save_tokenizer(tmp_path / "half")
    source = checkpoint.load(str(tmp_path / "half"), "entailment")
    assert source.model.dtype == torch.float32
    assert np.allclose(entail(tmp_path / "half"), entail(folder), atol=0.02)


def test_a_dense_layer_after_pooling(tmp_path: Path) -> None:
    """LaBSE's way: the first token, a dense layer with tanh, unit length."""
    folder = save_encoder(tmp_path)
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Dense": "Dense", "3_Normalize": "Normalize"}
    modules = [{"path": p, "type": f"sentence_transformers.models.{k}"} for p, k in kinds.items()]
    (folder / "modules.json").write_text(json.dumps(modules), "utf-8")
    edit(folder, "1_Pooling/config.json", pooling_mode_cls_token=True)
    edit(folder, "2_Dense/config.json", activation_function="torch.nn.modules.activation.Tanh")
    plain = load(
        shutil.copytree(folder, tmp_path / "plain", ignore=shutil.ignore_patterns("modules.json", "plain"))
    )
    weights = {"linear.weight": torch.randn(32, 32) / 8, "linear.bias": torch.randn(32) / 8}
    with pytest.raises(ModelError, match=r"needs a Dense layer whose weights cannot be read"):
        load(folder)
    save_file(weights, folder / "2_Dense/model.safetensors")
    states = plain._network.forward(*one_row(plain, "rain fell"))[0]
    expected = torch.tanh(states @ weights["linear.weight"].T + weights["linear.bias"])[0].numpy()
    assert np.allclose(load(folder).encode(["rain fell"])[0], expected / np.linalg.norm(expected), atol=1e-5)
    save_file({"linear.weight": torch.randn(8, 16)}, folder / "2_Dense/model.safetensors")
    with pytest.raises(ModelError, match="needs a Dense layer that does not fit"):
        load(folder)


def one_row(encoder, text: str) -> tuple[torch.Tensor, torch.Tensor]:
    ((window,),) = encoder._network.windows([text])
    return torch.tensor([window.ids]), torch.tensor([len(window.ids)])


def response(status: int) -> Mock:
    return Mock(status_code=status, headers={})


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (hub.LocalEntryNotFoundError("no connection"), "offline, name a local folder: run `hf download o/m"),
        (hub.OfflineModeIsEnabled("offline"), "bring FOLDER here and run `mtcheck models use FOLDER`"),
        (ConnectionError("refused"), "offline, name a local folder"),
        (TimeoutError("slow"), "offline, name a local folder"),
        (hub.RepositoryNotFoundError("401", response=response(401)), "has no model o/m, or keeps it private"),
        (hub.GatedRepoError("403", response=response(403)), "accepted its terms"),
        (hub.HFValidationError("bad"), "check the path"),
    ],
)
@pytest.mark.parametrize("task", LOADERS)
def test_the_hub_does_not_give_it(
    monkeypatch: pytest.MonkeyPatch, task: str, error: Exception, message: str
) -> None:
    def refuse(*args: object, **options: object) -> str:
        raise error

    monkeypatch.setattr("huggingface_hub.snapshot_download", refuse)
    with pytest.raises(ModelMissing, match=message) as caught:
        LOADERS[task][0]("o/m")
    assert "\n" not in str(caught.value)


def test_no_code_and_no_pickle_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, asked = save_classifier(tmp_path), []

    def give(name: str, allow_patterns: list[str]) -> str:
        asked.extend(allow_patterns)
        return str(folder)

    monkeypatch.setattr("huggingface_hub.snapshot_download", give)
    assert load_entailment("owner/model").name == "owner/model"
    assert asked
    assert not any(pattern.endswith((".py", ".bin", ".pt", "*")) for pattern in asked)
