"""Which model does which task: what is used now, whether it is sound, what another model can do.

Describing a model reads its card and hashes its weights; only trying one imports torch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mtcheck.config import MODELS, Config
from mtcheck.encoder import checkpoint, embedded
from mtcheck.encoder.checkpoint import TASKS, Task
from mtcheck.errors import ModelError

#: The setting that names the model of a task.
SETTING: dict[Task, str] = dict(zip(TASKS, MODELS, strict=True))
_UNSTATED = "not stated"
_PREMISE, _HYPOTHESIS = "Il neige.", "It is snowing."


@dataclass(frozen=True, slots=True)
class Score:
    """What was measured: how it is called, the figure, on which data."""

    measure: str
    value: float | str
    data: str


@dataclass(frozen=True, slots=True)
class Description:
    """A model as its card has it.

    Args:
        task: what it does.
        name: its name, or what was asked for; "" if no model does the task.
        chosen: whether it was chosen in the settings, rather than embedded.
        folder: where its files are, "" if they are not on this machine.
        languages, licence: as its card states them.
        bytes: size of its files.
        digest: sha256 of its weights, hexadecimal.
        scores: what its card says was measured.
    """

    task: Task
    name: str = ""
    chosen: bool = False
    folder: str = ""
    languages: str = _UNSTATED
    licence: str = _UNSTATED
    bytes: int = 0
    digest: str = ""
    scores: tuple[Score, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """What it says, for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        if not self.name:
            return f"{self.task:<11} none: the checks that need it do not run"
        head = f"{self.task:<11} {self.name} ({'chosen' if self.chosen else 'embedded'})"
        if not self.folder:
            return f"{head}\n{'':<11} not on this machine; `mtcheck models verify` fetches it"
        facts = f"{self.licence}, {self.bytes / 1e6:.1f} MB, sha256 {self.digest[:12]}"
        lines = [head, facts, f"languages: {self.languages}"]
        lines += [f"{s.value:>8} {s.measure}{f' ({s.data})' if s.data else ''}" for s in self.scores]
        return f"\n{'':<11} ".join(lines)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a model is sound: its task, its name, and in a sentence what is wrong, "" for nothing."""

    task: str
    name: str
    problem: str = ""

    def __str__(self) -> str:
        return f"{'bad' if self.problem else 'ok':<4} {self.task:<11} {self.problem or self.name}"


def describe(config: Config) -> list[Description]:
    """The model of each task as things are set.

    Raises:
        ModelError: an embedded model's card is missing or damaged.
    """
    return [_chosen(task, name) if name else _embedded(task) for task, name in _settings(config)]


def verify(config: Config) -> Iterator[Verdict]:
    """Check every embedded file against its card, and try the models that were chosen."""
    for folder in dict.fromkeys(map(embedded.folder, TASKS)):
        task = "+".join(task for task in TASKS if embedded.folder(task) == folder)
        try:
            card = embedded.verify(folder)
        except ModelError as error:
            yield Verdict(task, folder.name, str(error))
        else:
            yield Verdict(task, f"{card['name']}, {len(card['files'])} files as on the card")
    for chosen_task, name in _settings(config):
        if name:
            yield verify_one(name, chosen_task)


def verify_one(name: str, task: Task | None = None) -> Verdict:
    """Load a model and try it; see :func:`try_out`."""
    try:
        task = task or task_of(name)
        try_out(name, task)
    except ModelError as error:
        return Verdict(task or "model", name, str(error))
    return Verdict(task, name)


def task_of(name: str) -> Task:
    """What a model can do, as its configuration has it.

    Raises:
        ModelMissing: no such folder, and the hub has no such model or cannot be reached.
        ModelError: it does none of the tasks.
    """
    folder = checkpoint.find(name)
    if embedded.is_ours(folder):
        return next(
            (task for task in TASKS[1:] if task in embedded.read_card(folder).get("tasks", ())), "vectors"
        )
    config = checkpoint.read_config(folder, name)
    if not config.get("architectures"):
        raise ModelError(
            f"The config.json of {name} does not say what the model was made for: name one with --task "
            f"({', '.join(TASKS)})."
        )
    fitting = [task for task in TASKS if checkpoint.fits(config, task)]
    if not fitting:
        raise ModelError(
            f"The model {name} is a {checkpoint.listed(config['architectures'])}, which does none of mtcheck's tasks "
            f"({', '.join(TASKS)}): choose another."
        )
    if "errors" in fitting:
        from mtcheck.encoder.pretrained_heads import is_error_model

        labels = list((config.get("id2label") or {}).values())
        return "errors" if is_error_model(labels) else "entities"
    return fitting[0]


def try_out(name: str, task: Task) -> None:
    """Load a model and put one short sentence through it.

    Args:
        name: a folder, or the name of a model on the hub.
        task: what it shall do.

    Raises:
        ModelMissing: no such folder, and the hub has no such model or cannot be reached.
        ModelError: it is damaged, does not fit the task, or does not run.
    """
    numbers: Iterable[float]
    model = _load(name, task)
    try:
        if task == "vectors":
            numbers = model.encode([_HYPOTHESIS]).ravel().tolist()
        elif task == "entailment":
            numbers = model.entail([(_PREMISE, _HYPOTHESIS)]).ravel().tolist()
        elif task == "entities":
            numbers = [1.0, *(score for *_, score in model.find_entities([_HYPOTHESIS])[0])]
        else:
            numbers = [1.0, *(score for *_, score in model.find_errors([(_PREMISE, _HYPOTHESIS)])[0])]
    except Exception as error:  # torch raises whatever files that do not belong together provoke
        raise ModelError(
            f"The model {name} breaks on a short sentence ({checkpoint.first_line(error)}): its files do not belong "
            "together; download it again or choose another."
        ) from None
    if not any(numbers) or not all(abs(n) <= 1.01 for n in numbers):  # false for what is not a number
        raise ModelError(
            f"The model {name} gives no usable numbers for a short sentence: its weights are damaged; download it again "
            "or choose another."
        )


def _load(name: str, task: Task) -> Any:
    from mtcheck import encoder

    if task == "vectors":
        return encoder.load(name)
    return encoder.load(heads={task: name}).head(task)


def _settings(config: Config) -> list[tuple[Task, str]]:
    return [(task, getattr(config, SETTING[task])) for task in TASKS]


def _embedded(task: Task) -> Description:
    folder = embedded.folder(task)
    if task == "vectors" or (folder / embedded.CARD).is_file():
        return _ours(task, folder, chosen=False)
    return Description(task)


def _ours(task: Task, folder: Path, *, chosen: bool) -> Description:
    """A model that mtcheck's build script wrote, as its card has it."""
    card = embedded.read_card(folder)
    return Description(
        task=task,
        name=str(card.get("name", folder.name)),
        chosen=chosen,
        folder=str(folder),
        languages=str(card.get("languages", _UNSTATED)),
        licence=str(card.get("licence", _UNSTATED)),
        bytes=sum(file.get("bytes", 0) for file in card["files"].values()),
        digest=card["files"][embedded.WEIGHTS]["sha256"],
        scores=tuple(
            Score(str(s.get("measure", "")), s.get("value", ""), str(s.get("data", "")))
            for s in card.get("scores", [])
        ),
    )


def _chosen(task: Task, name: str) -> Description:
    folder = checkpoint.find_here(name)
    if folder is None:
        return Description(task, name, chosen=True)
    if embedded.is_ours(folder):
        return _ours(task, folder, chosen=True)
    card = _model_card(folder)
    return Description(
        task=task,
        name=name,
        chosen=True,
        folder=str(folder),
        languages=_words(card.get("language")),
        licence=_words(card.get("license")),
        bytes=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        digest=checkpoint.digest(folder),
        scores=tuple(_measured(card)),
    )


def _model_card(folder: Path) -> Mapping[str, Any]:
    """What stands in the head of a Hugging Face model card; nothing if there is none, or it cannot be read."""
    from huggingface_hub import metadata_load

    try:
        return metadata_load(folder / checkpoint.CARD) or {}
    except Exception:  # YAML of any shape, by anybody: the model is no worse for it
        return {}


def _measured(card: Mapping[str, Any]) -> Iterator[Score]:
    """The scores of a card's ``model-index``, in the hub's format."""
    try:
        for result in (r for model in card.get("model-index") or [] for r in model.get("results") or []):
            for metric in result.get("metrics") or []:
                data = result.get("dataset") or {}
                yield Score(
                    str(metric.get("name") or metric.get("type")), metric["value"], str(data.get("name", ""))
                )
    except (AttributeError, KeyError, TypeError):
        return


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or _UNSTATED)
