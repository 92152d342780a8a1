"""Settings: defaults, overlaid by ``mtcheck.toml`` or ``[tool.mtcheck]``, overlaid by the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mtcheck.errors import ConfigError, InputError

FAIL_ON = ("minor", "major", "critical", "never")
#: Settings that stand under ``[models]``, each the folder or hub name of a model.
MODELS = ("encoder", "entailment", "entities", "errors")


@dataclass(frozen=True, slots=True)
class Tuning:
    """What an editor wants of one check or family, a table such as ``[checks.NUM001]`` or ``[checks.number]``.

    Args:
        enabled: whether it runs.
        severity: given to all its findings; "" leaves it to the check.
        minimum_confidence: its findings below it are left out, 0 to 1.
    """

    enabled: bool = True
    severity: str = ""
    minimum_confidence: float = 0.0


@dataclass(frozen=True)
class Config:
    """What a run can be told.

    Args:
        encoder: folder or hub name of a model to take the place of the embedded encoder; "" for ours.
        threads: for the encoder; 0 lets it choose (two at most).
        fail_on: findings at or above this severity make the exit code 1; "never" for none.
        select: codes or families of the checks to run; empty for all.
        ignore: codes or families not to run.
        minimum_confidence: findings below it are left out, 0 to 1.
        formats: report formats written to the output folder.
        entailment, entities, errors: folder or hub name of a model to take the place of the embedded one
            for this task; "" for ours.
        glossary: files with the editor's own terms and names, CSV or TBX.
        decisions: files with what editors decided about findings in earlier runs.
        checks: by code or family, what is wanted of it; a code's own goes before its family's.
    """

    encoder: str = ""
    threads: int = 0
    fail_on: str = "major"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    minimum_confidence: float = 0.0
    formats: tuple[str, ...] = ("html", "jsonl")
    entailment: str = ""
    entities: str = ""
    errors: str = ""
    glossary: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    checks: Mapping[str, Tuning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.fail_on not in FAIL_ON:
            raise ConfigError(f"fail_on is {self.fail_on!r}: give one of {', '.join(FAIL_ON)}.")
        if not 0 <= self.minimum_confidence <= 1:
            raise ConfigError(f"minimum_confidence is {self.minimum_confidence}: give a number from 0 to 1.")
        if not 0 <= self.threads <= 256:
            raise ConfigError(f"threads is {self.threads}: give a number from 0 (chosen for you) to 256.")
        if not self.formats:
            raise ConfigError("formats is empty: give at least one report format, such as html.")

    @property
    def heads(self) -> dict[str, str]:
        """The models chosen in place of embedded heads: task to folder or hub name."""
        chosen = {"entailment": self.entailment, "entities": self.entities, "errors": self.errors}
        return {task: name for task, name in chosen.items() if name}

    def with_options(self, options: Mapping[str, Any], where: str = "options") -> Config:
        """This configuration with some settings replaced.

        Args:
            options: setting to value; lists become tuples.
            where: named in messages.

        Raises:
            ConfigError: an unknown setting (the nearest one is named) or a value of the wrong type.
        """
        known = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "checks"}
        changes = {}
        for key, value in options.items():
            name = key.replace("-", "_")
            if name not in known:
                raise _unknown(where, key, known)
            changes[name] = _converted(value, type(known[name]), f"{where}: {key}")
        return replace(self, **changes)


def _unknown(where: str, key: str, known: Iterable[str]) -> ConfigError:
    near = get_close_matches(key.replace("-", "_"), list(known), 1, 0.0)[0]
    return ConfigError(f"{where}: unknown setting {key!r}; did you mean {near!r}?")


def _converted(value: Any, wanted: type, where: str) -> Any:
    if wanted is tuple:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, (list, tuple)) and all(isinstance(x, str) for x in items):
            return tuple(items)
        raise ConfigError(f"{where} must be a list of words.")
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise ConfigError(
            f"{where} must be a {'number' if wanted in (int, float) else 'word'}, not {value!r}."
        )
    return value


def load(path: Path | None = None, folder: Path | None = None) -> Config:
    """Read the settings.

    Args:
        path: a TOML file named by the user; its settings stand at the top or under ``[tool.mtcheck]``, those
            of `MODELS` in a table ``models`` there. A folder or a file named in it is looked for beside it.
        folder: where to look for ``mtcheck.toml`` or a ``pyproject.toml`` with ``[tool.mtcheck]`` when
            no path is given; the current folder if None.

    Returns:
        The settings found, or the defaults.

    Raises:
        ConfigError: the file is missing, is no TOML, or holds an unknown setting.
    """
    if path is None:
        path = find(folder or Path.cwd())
        if path is None:
            return Config()
    from mtcheck.read.files import read_file

    try:
        data = tomllib.loads(read_file(path, "the settings", may_be_empty=True).decode("utf-8"))
    except InputError as error:
        raise ConfigError(str(error)) from None
    # What is nested without end breaks the parser's own stack.
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: is not valid TOML ({error}).") from None
    tools = data.get("tool", {})
    own = tools.get("mtcheck", {}) if isinstance(tools, dict) else None
    if not isinstance(own, dict):
        raise ConfigError(
            f"{path}: tool.mtcheck must be a table, such as [tool.mtcheck] with settings under it."
        )
    settings = dict(own)
    if path.name != "pyproject.toml" and not settings:
        settings = {k: v for k, v in data.items() if k != "tool"}
    models = _models(settings.pop("models", {}), settings, str(path))
    checks = _tunings(settings.pop("checks", {}), str(path))
    config = Config().with_options({**settings, **models}, str(path))
    folders: dict[str, Any] = {name: _beside(path.parent, getattr(config, name)) for name in MODELS}
    glossary, decisions = (
        tuple(_beside(path.parent, name) for name in names) for names in (config.glossary, config.decisions)
    )
    return replace(config, **folders, glossary=glossary, decisions=decisions, checks=checks)


def find(folder: Path) -> Path | None:
    """The settings file of a folder: ``mtcheck.toml``, else ``pyproject.toml``; None if it has neither."""
    return next((p for n in ("mtcheck.toml", "pyproject.toml") if (p := folder / n).is_file()), None)


def _models(table: Any, settings: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The table ``models`` after checking its keys."""
    if not isinstance(table, dict):
        raise ConfigError(
            f"{where}: models must be a table, such as [models] with entailment = FOLDER under it."
        )
    for key in table:
        if key not in MODELS:
            raise _unknown(f"{where}: models", key, MODELS)
        if key in settings:
            raise ConfigError(f"{where}: {key} is set twice, at the top and under models; leave one out.")
    return table


def _tunings(table: Any, where: str) -> dict[str, Tuning]:
    """The tables under ``checks``; whether there are such checks is seen when they are chosen."""
    if not isinstance(table, dict) or not all(isinstance(x, dict) for x in table.values()):
        raise ConfigError(
            f'{where}: checks must hold tables, such as [checks.NUM001] with severity = "minor".'
        )
    return {name: _tuning(settings, f"{where}: checks.{name}") for name, settings in table.items()}


def _tuning(settings: Mapping[str, Any], where: str) -> Tuning:
    known = {f.name: f.default for f in fields(Tuning)}
    for key in settings:
        if key not in known:
            raise _unknown(where, key, known)
    if not isinstance(settings.get("enabled", True), bool):
        raise ConfigError(f"{where}: enabled must be true or false.")
    given = {k: v for k, v in settings.items() if k == "enabled"} | {
        k: _converted(v, type(known[k]), f"{where}: {k}") for k, v in settings.items() if k != "enabled"
    }
    tuning = Tuning(**given)
    if tuning.severity and tuning.severity not in FAIL_ON[:-1]:
        raise ConfigError(f"{where}: severity is {tuning.severity!r}: give minor, major or critical.")
    if not 0 <= tuning.minimum_confidence <= 1:
        raise ConfigError(
            f"{where}: minimum_confidence is {tuning.minimum_confidence}: give a number from 0 to 1."
        )
    return tuning


def _beside(folder: Path, name: str) -> str:
    """A model's folder or a file as it is found from here; a hub name, or one that is not there, as it is."""
    if not name or not (folder / name).exists():
        return name
    return name if Path(name).exists() and Path(name).samefile(folder / name) else str(folder / name)
