"""Writing which model does a task into a settings file, the rest of the file left as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import config
from mtcheck.encoder.checkpoint import TASKS, Task
from mtcheck.encoder.registry import SETTING

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

_TABLE = "models"


def choose(name: str, task: Task, path: Path | None = None) -> Path:
    """Set the model of a task.

    Args:
        name: a folder, written so that it is found from the file's folder, or a hub name.
        task: what it shall do.
        path: the settings file; None for the one in the current folder, made if there is none.

    Returns:
        The file written.

    Raises:
        ConfigError: the file is no TOML, or holds an unknown setting.
        OutputError: it cannot be written.
    """
    path = path or _default()
    value = _from(path.parent, Path(name).expanduser()) if Path(name).expanduser().is_dir() else name
    return _write(path, {task: value})


def unchoose(tasks: Iterable[Task] = TASKS, path: Path | None = None) -> Path | None:
    """Go back to the embedded models of tasks.

    Args:
        tasks: all if not given.
        path: the settings file; None for the one in the current folder.

    Returns:
        The file written, None if there was nothing to undo.

    Raises:
        ConfigError: the file is no TOML, or holds an unknown setting.
        OutputError: it cannot be written.
    """
    path = path or _default()
    if not path.is_file() or not any(getattr(config.load(path), SETTING[task]) for task in tasks):
        return None
    return _write(path, dict.fromkeys(tasks, ""))


def _default() -> Path:
    """The file that is read here, or would be if it held a setting."""
    path = config.find(Path.cwd())
    if path is None or path.name == "mtcheck.toml":
        return Path("mtcheck.toml")
    import tomllib

    config.load(path)
    ours = tomllib.loads(path.read_text("utf-8")).get("tool", {}).get("mtcheck")
    return Path(path.name if ours else "mtcheck.toml")


def _from(folder: Path, model: Path) -> str:
    """A folder as it is written in a file of another folder: relative inside that, else absolute."""
    folder, model = folder.resolve(), model.resolve()
    return f"./{model.relative_to(folder).as_posix()}" if model.is_relative_to(folder) else os.fspath(model)


def _write(path: Path, values: dict[Task, str]) -> Path:
    """Set or, for "", take out the models of tasks."""
    import tomlkit

    from mtcheck.report import write_atomically

    if path.exists():
        config.load(path)
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    settings = _settings(document, path)
    models = settings.get(_TABLE) or tomlkit.table()
    for task, value in values.items():
        settings.pop(SETTING[task], None)  # where the encoder alone may stand
        models.pop(SETTING[task], None)
        if value:
            models[SETTING[task]] = value
    if models and _TABLE not in settings:
        settings[_TABLE] = models
    elif not models:
        settings.pop(_TABLE, None)
    return write_atomically(path, tomlkit.dumps(document).encode("utf-8"))


def _settings(document: TOMLDocument, path: Path) -> TOMLDocument | Table:
    """Where our settings stand in a file."""
    ours = document.get("tool", {}).get("mtcheck")
    return ours if ours or path.name == "pyproject.toml" else document
