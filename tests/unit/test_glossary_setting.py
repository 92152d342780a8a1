"""The glossary on its way from the settings and the command line to the checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.cli import main
from mtcheck.config import Config, load
from mtcheck.errors import ConfigError, InputError
from mtcheck.pipeline import Checker
from tests.support import ROOT


def test_a_glossary_is_looked_for_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("a,b\n")
    (tmp_path / "mtcheck.toml").write_text('glossary = ["terms.csv", "elsewhere.csv"]\n')
    assert load(folder=tmp_path).glossary == (str(tmp_path / "terms.csv"), "elsewhere.csv")


def test_one_file_may_stand_alone(tmp_path: Path) -> None:
    assert Config().with_options({"glossary": "terms.csv"}).glossary == ("terms.csv",)
    with pytest.raises(ConfigError, match="list of words"):
        Config().with_options({"glossary": [1]})


def test_the_checker_reads_it_once_and_at_once(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("fr,en\nordonnance,decree\n")
    checker = Checker(Config(glossary=(str(path),)))
    assert checker.glossary is not None
    assert checker.glossary.concepts[0].renderings("en") == ("decree",)
    assert Checker().glossary is None
    with pytest.raises(InputError, match=r"none\.csv does not exist"):
        Checker(Config(glossary=(str(tmp_path / "none.csv"),)))


@pytest.mark.parametrize("content", ["", "a,qqx,b,en\n", "<tbx>", "source,target,status\na,b,never\n"])
def test_a_bad_glossary_is_one_sentence_and_exit_code_2(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "terms.csv").write_text(content)
    sample = ROOT / "tests" / "sample"
    code = main(
        [
            "check",
            str(sample / "mt.en.txt"),
            "--source",
            str(sample / "original.fr.txt"),
            "--glossary",
            str(tmp_path / "terms.csv"),
        ]
    )
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.startswith("mtcheck: ")
    assert "terms.csv" in err
    assert err.count("\n") == 1


def test_readme_example_is_a_glossary() -> None:
    from mtcheck.read.glossary import parse_glossary

    readme = (ROOT / "README.md").read_text("utf-8")
    example = readme.split("```csv\n", 1)[1].split("```", 1)[0]
    concepts = parse_glossary(example.encode(), "terms.csv")
    assert [c.is_name for c in concepts] == [False, False, False, True]
    assert concepts[0].renderings("en", forbidden=True) == ("sect",)
