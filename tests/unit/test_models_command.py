"""``mtcheck models``: what is listed, what is refused, what is written into the settings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mtcheck import config
from mtcheck.cli import main
from mtcheck.encoder import checkpoint, embedded
from mtcheck.encoder.registry import describe, task_of
from mtcheck.errors import ConfigError, ModelError
from tests.support import ROOT
from tests.unit.encoder.tiny_models import edit, save_classifier, save_encoder, save_tagger

CARD = """---
license: mit
language: [en, fr]
model-index:
- name: tiny
  results:
  - dataset: {name: made up}
    metrics:
    - {type: accuracy, value: 0.75}
---
# A tiny model
"""
SAVED = {
    "entailment": lambda folder: save_classifier(folder),
    "entities": lambda folder: save_tagger(folder),
    "errors": lambda folder: save_tagger(folder, ("OK", "BAD")),
    "vectors": lambda folder: save_encoder(folder),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(["models", *map(str, arguments)])
        except SystemExit as error:
            code = int(error.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> str:
        raise ConnectionError("no way out")

    monkeypatch.setattr("huggingface_hub.snapshot_download", refuse)


def settings(path: str = "mtcheck.toml") -> dict:
    return tomllib.loads(Path(path).read_text("utf-8"))


def test_listing_the_embedded_models(run) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    blocks = out.split("\n\n")
    assert [block.split()[0] for block in blocks] == list(checkpoint.TASKS)
    card = embedded.read_card(embedded.folder())
    assert card["name"] in blocks[0]
    assert f"{card['licence']}, {card['bytes'] / 1e6:.1f} MB" in blocks[0]
    assert str(card["scores"][0]["value"]) in blocks[0]


def test_listing_as_json(run) -> None:
    code, out, _ = run("list", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert [row["task"] for row in rows] == list(checkpoint.TASKS)
    assert not any(row["chosen"] for row in rows)
    assert len(rows[0]["digest"]) == 64
    assert {"measure", "value", "data"} == rows[0]["scores"][0].keys()


@pytest.mark.parametrize("chosen", [False, True])
def test_listing_loads_no_torch(here: Path, chosen: bool) -> None:
    if chosen:
        save_classifier(here / "model")
        Path("mtcheck.toml").write_text("[models]\nentailment = 'model'\n", "utf-8")
    script = (
        "import sys; from mtcheck.cli import main; main(['models', 'list'])\n"
        "print(*({'torch', 'transformers', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    assert done.returncode == 0
    assert done.stderr.strip() == ""
    assert ("(chosen)" in done.stdout) == chosen


def test_listing_a_chosen_model(here: Path, run) -> None:
    folder = save_classifier(here / "model")
    (folder / "README.md").write_text(CARD, "utf-8")
    Path("mtcheck.toml").write_text("[models]\nentailment = 'model'\n", "utf-8")
    row = json.loads(run("list", "--format", "json")[1])[1]
    assert row["chosen"]
    assert (row["name"], row["licence"], row["languages"]) == ("model", "mit", "en, fr")
    assert row["scores"] == [{"measure": "accuracy", "value": 0.75, "data": "made up"}]
    assert row["bytes"] > 10_000
    assert row["digest"] == checkpoint.digest(folder)
    assert "0.75 accuracy (made up)" in run("list")[1]


@pytest.mark.parametrize(
    "card", ["", "no head", "---\nlicense: [\n---\n", "---\n- a\n---\n", "---\nmodel-index: 3\n---\n"]
)
def test_a_card_of_any_shape(here: Path, card: str) -> None:
    folder = save_classifier(here / "model")
    (folder / "README.md").write_text(card, "utf-8")
    described = describe(config.Config(entailment=str(folder)))[1]
    assert (described.languages, described.scores) == ("not stated", ())


def test_listing_a_model_that_is_not_here(run, offline: None) -> None:
    Path("mtcheck.toml").write_text("[models]\nentities = 'owner/model'\n", "utf-8")
    code, out, _ = run("list")
    assert code == 0
    assert "owner/model (chosen)\n" in out
    assert "not on this machine" in out


def test_verifying_the_embedded_models(run) -> None:
    code, out, err = run("verify")
    assert (code, err) == (0, "")
    assert out.startswith("ok   vectors     ")
    assert all(line.startswith("ok ") for line in out.splitlines())


def test_a_damaged_embedded_model(here: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = here / "models/encoder"
    shutil.copytree(embedded.folder(), folder)
    (folder / "config.json").write_text("{}", "utf-8")
    for name in set(embedded.FOLDERS.values()) - {"encoder"}:
        (here / "models" / name).symlink_to(embedded.folder().parent / name)
    places = {task: here / "models" / name for task, name in embedded.FOLDERS.items()}
    monkeypatch.setattr(embedded, "folder", lambda task="vectors": places[task])
    code, out, _ = run("verify")
    assert code == 3
    assert out.startswith("bad  vectors")
    assert "config.json is damaged" in out.splitlines()[0]
    shutil.rmtree(folder)
    code, out, _ = run("verify")
    assert code == 3
    assert "is missing" in out
    code, out, err = run("list")
    assert (code, out) == (3, "")
    assert "is missing" in err


@pytest.mark.parametrize("task", SAVED)
def test_verifying_one_model(here: Path, run, task: str) -> None:
    SAVED[task](here / "model")
    assert task_of("model") == task
    assert run("verify", "model") == (0, f"ok   {task:<11} model\n", "")
    assert run("verify", "model", "--task", task)[0] == 0


def test_verifying_a_model_that_is_not_sound(here: Path, run) -> None:
    folder = save_classifier(here / "model")
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    Path("mtcheck.toml").write_text("[models]\nentailment = 'model'\n", "utf-8")
    for arguments in (["verify", "model"], ["verify"]):
        code, out, err = run(*arguments)
        assert (code, err) == (3, "")
        assert out.splitlines()[-1].startswith("bad  entailment  transformers cannot load model")


def test_weights_that_are_no_numbers(here: Path, run) -> None:
    from safetensors.torch import load_file, save_file

    path = save_classifier(here / "model") / "model.safetensors"
    weights = load_file(path)
    weights["classifier.bias"].fill_(float("nan"))
    save_file(weights, path, metadata={"format": "pt"})
    code, out, _ = run("verify", "model")
    assert code == 3
    assert "gives no usable numbers" in out


@pytest.mark.parametrize("task", SAVED)
def test_using_a_model(here: Path, run, task: str) -> None:
    SAVED[task](here / "model")
    code, out, err = run("use", "model")
    assert (code, out) == (0, "")
    assert err == f"mtcheck.toml: model is used for {task}.\n"
    key = "encoder" if task == "vectors" else task
    assert settings() == {"models": {key: "./model"}}
    assert getattr(config.load(), key) == "./model"
    assert config.load().heads == ({} if task == "vectors" else {task: "./model"})
    code, _, err = run("use", "--embedded", "--task", task)
    assert code == 0
    assert "back to the embedded model" in err
    assert settings() == {}
    assert "in use already" in run("use", "--embedded")[2]


def test_the_rest_of_the_file_stays(here: Path, run) -> None:
    save_classifier(here / "nli")
    save_tagger(here / "ner")
    before = (
        '# ours\nfail_on = "critical"  # strict\nencoder = "old"\n\n[models]  # by hand\nerrors = "a/b" # c\n'
    )
    Path("mtcheck.toml").write_text(before, "utf-8")
    assert run("use", "nli")[0] == 0
    assert run("use", here / "ner")[0] == 0
    text = Path("mtcheck.toml").read_text("utf-8")
    assert text == before + 'entailment = "./nli"\nentities = "./ner"\n'
    run("use", "--embedded", "--task", "entities")
    run("use", "--embedded", "--task", "entailment")
    assert Path("mtcheck.toml").read_text("utf-8") == before
    run("use", "--embedded")
    assert settings() == {"fail_on": "critical"}


def test_an_encoder_named_at_the_top_gives_way(here: Path, run) -> None:
    save_encoder(here / "model")
    Path("mtcheck.toml").write_text('encoder = "old"\nthreads = 1\n', "utf-8")
    assert run("use", "model")[0] == 0
    assert settings() == {"threads": 1, "models": {"encoder": "./model"}}


def test_settings_in_pyproject(here: Path, run) -> None:
    save_classifier(here / "model")
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n\n[tool.mtcheck]\nthreads = 1\n", "utf-8")
    assert run("use", "model")[0] == 0
    assert settings("pyproject.toml")["tool"]["mtcheck"] == {
        "threads": 1,
        "models": {"entailment": "./model"},
    }
    assert not Path("mtcheck.toml").exists()
    assert config.load().heads == {"entailment": "./model"}


def test_a_pyproject_of_another_project(here: Path, run) -> None:
    save_classifier(here / "model")
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert run("use", "model")[0] == 0
    assert settings() == {"models": {"entailment": "./model"}}


def test_a_settings_file_elsewhere(here: Path, run) -> None:
    save_classifier(here / "models/nli")
    save_tagger(here / "settings/ner")
    assert run("use", "models/nli", "--config", "settings/some.toml")[0] == 0
    assert run("use", "settings/ner", "--config", "settings/some.toml")[0] == 0
    assert settings("settings/some.toml")["models"] == {
        "entailment": str(here / "models/nli"),
        "entities": "./ner",
    }
    assert config.load(Path("settings/some.toml")).heads["entities"] == "settings/ner"
    assert run("verify", "--config", "settings/some.toml")[0] == 0


def test_a_hub_name_is_written_as_it_is(here: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = save_classifier(here / "cached")
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda name, **options: str(folder))
    assert run("use", "owner/model")[0] == 0
    assert settings() == {"models": {"entailment": "owner/model"}}
    assert "owner/model (chosen)\n            not stated, 0." in run("list")[1]


def test_the_same_labels_for_two_tasks(here: Path, run) -> None:
    save_tagger(here / "model", ("O", "name", "PER"))
    assert task_of("model") == "entities"
    code, _, err = run("use", "model", "--task", "errors")
    assert code == 3
    assert "does not fit errors" in err


REFUSED = [
    (["use"], 2, "give a name or folder, or --embedded"),
    (["use", "model", "--embedded"], 2, "give a name or folder, or --embedded"),
    (["use", "nowhere/at/all"], 3, "check the path"),
    (["use", "owner/model"], 3, "offline, name a local folder"),
    (["use", "model", "--task", "entities"], 3, "does not fit entities"),
    (["use", "model", "--task", "vectors"], 3, "does not fit vectors"),
    (["use", "model", "--config", "bad.toml"], 2, "not valid TOML"),
    (["use", "model", "--config", "wrong.toml"], 2, "did you mean 'entailment'"),
    (["list", "--config", "wrong.toml"], 2, "did you mean 'entailment'"),
    (["list", "--config", "absent.toml"], 2, "absent.toml"),
    (["verify", "--task", "errors"], 2, "give its name or folder"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), REFUSED)
def test_refused_in_one_sentence(here: Path, run, monkeypatch, arguments, code, message) -> None:
    from huggingface_hub import snapshot_download

    def refuse(name: str, **options: object) -> str:
        if name.count("/") > 1:
            return snapshot_download(name, **options)
        raise ConnectionError("no way out")

    monkeypatch.setattr("huggingface_hub.snapshot_download", refuse)
    save_classifier(here / "model")
    Path("bad.toml").write_text("models = ", "utf-8")
    Path("wrong.toml").write_text("[models]\nentailmnt = 'x'\n", "utf-8")
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert message in err
    assert err.count("\n") == 1
    assert not Path("mtcheck.toml").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["lst"], ["use", "x", "--task", "names"], ["list", "--format", "xml"]]
)
def test_usage_that_argparse_refuses(run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "usage" in err


@pytest.mark.parametrize(
    ("architecture", "message"),
    [
        ("BertForQuestionAnswering", r"is a BertForQuestionAnswering, which does none of mtcheck's tasks"),
        ("LlamaForCausalLM", r"is a LlamaForCausalLM, which does none of mtcheck's tasks"),
        (None, "does not say what the model was made for: name one with --task"),
    ],
)
def test_a_model_for_none_of_the_tasks(here: Path, architecture: str | None, message: str) -> None:
    edit(save_encoder(here / "model"), "config.json", architectures=architecture and [architecture])
    with pytest.raises(ModelError, match=message):
        task_of("model")


def test_a_model_of_encoder_and_decoder(here: Path) -> None:
    edit(save_encoder(here / "model"), "config.json", architectures=["BartModel"], is_encoder_decoder=True)
    with pytest.raises(ModelError, match="is a BartModel, which does none"):
        task_of("model")


def test_a_copy_of_ours(here: Path, run) -> None:
    shutil.copytree(embedded.folder(), here / "ours")
    assert run("use", "ours")[0] == 0
    assert settings() == {"models": {"encoder": "./ours"}}
    assert f"{embedded.read_card(here / 'ours')['name']} (chosen)" in run("list")[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("models = 'x'", "models must be a table"),
        ("[models]\nentites = 'x'", "models: unknown setting 'entites'; did you mean 'entities'"),
        ("[models]\nerrors = 3", "errors must be a word"),
        ("encoder = 'a'\n[models]\nencoder = 'b'", "encoder is set twice"),
    ],
)
def test_settings_of_models_that_are_wrong(text: str, message: str) -> None:
    Path("mtcheck.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=message) as caught:
        config.load()
    assert "\n" not in str(caught.value)
