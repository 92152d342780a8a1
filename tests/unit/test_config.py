import pytest

from mtcheck.config import Config, Tuning, load
from mtcheck.errors import ConfigError


def test_defaults_without_a_file(tmp_path):
    assert load(folder=tmp_path) == Config()


def test_mtcheck_toml(tmp_path):
    (tmp_path / "mtcheck.toml").write_text(
        'fail-on = "critical"\nignore = ["NUM003"]\nminimum_confidence = 1\n'
    )
    assert load(folder=tmp_path) == Config(fail_on="critical", ignore=("NUM003",), minimum_confidence=1.0)


def test_pyproject_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.mtcheck]\nthreads = 1\n")
    assert load(folder=tmp_path).threads == 1


def test_pyproject_without_our_table(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load(folder=tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fail_onn = "major"', "did you mean 'fail_on'"),
        ('fail_on = "all"', "give one of minor, major, critical, never"),
        ("threads = true", "must be a number"),
        ("threads = -1", "from 0"),
        ("threads = 'two'", "must be a number"),
        ("select = [1]", "list of words"),
        ("formats = []", "at least one"),
        ("minimum_confidence = 2", "from 0 to 1"),
        ("threads = ", "not valid TOML"),
        ("checks = 3", "must hold tables"),
        ("[checks]\nNUM001 = 'minor'", "must hold tables"),
        (
            "[checks.NUM001]\nseverty = 'minor'",
            r"checks\.NUM001: unknown setting 'severty'; did you mean 'severity'",
        ),
        ("[checks.NUM001]\nseverity = 'never'", "give minor, major or critical"),
        ("[checks.NUM001]\nenabled = 'no'", "true or false"),
        ("[checks.NUM001]\nminimum_confidence = 7", "from 0 to 1"),
    ],
)
def test_bad_settings_are_one_sentence(tmp_path, text, message):
    path = tmp_path / "mtcheck.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as error:
        load(path)
    assert "\n" not in str(error.value)


def test_a_check_may_be_tuned(tmp_path):
    (tmp_path / "mtcheck.toml").write_text(
        "[checks.number]\nminimum_confidence = 1\n[checks.SPC001]\nenabled = false\nseverity = 'major'\n"
    )
    assert load(folder=tmp_path).checks == {
        "number": Tuning(minimum_confidence=1.0),
        "SPC001": Tuning(enabled=False, severity="major"),
    }


def test_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.toml"):
        load(tmp_path / "nowhere.toml")
