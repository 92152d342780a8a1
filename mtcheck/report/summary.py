"""What an index of many stories needs of each: ``summary.json``, written beside every report."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from mtcheck.errors import InputError
from mtcheck.merge import sentence_of
from mtcheck.read.files import read_file, shown
from mtcheck.report import wording, write_atomically
from mtcheck.report.base import is_dismissed
from mtcheck.report.escape import to_json
from mtcheck.taxonomy import SEVERITIES
from mtcheck.types import Article, Report

FILENAME: Final = "summary.json"

#: Bytes of a file, letters of a text, items of a list and a number from which on a summary is none of ours.
LIMIT: Final = 1_000_000
_LONGEST, _MOST, _LARGEST = 2000, 1000, 10**9


@dataclass(frozen=True, slots=True)
class StorySummary:
    """One run, as a line of an index.

    Args:
        title: headline of the first article checked.
        targets: names of the articles checked.
        language: ISO 639-1 code of the first of them, "" if unknown.
        published: its day of publication, ISO 8601, "" if unknown.
        checked: when the run was, ISO 8601 in UTC, "" if unknown.
        words: in the sentences checked, of all ``targets``; a run of letters in a script without spaces
            counts a word for every two letters.
        verdict: the verdict on all of them, as `mtcheck.merge.sentence_of` puts it.
        counts: findings by severity, without those dismissed.
        families: the same findings by family of checks.
        dismissed: findings that an editor dismissed.
        not_run: codes of the checks that did not run.
        versions: names of the versions compared with.
        mtcheck: version of the program.
        signature: hash of the run's signature: equal for equal models, settings and inputs.
    """

    title: str
    targets: tuple[str, ...] = ()
    language: str = ""
    published: str = ""
    checked: str = ""
    words: int = 0
    verdict: str = ""
    counts: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    families: Mapping[str, int] = field(default_factory=dict)
    dismissed: int = 0
    not_run: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    mtcheck: str = ""
    signature: str = ""

    @property
    def worst(self) -> str:
        """The worst severity found, "" if nothing was."""
        return next((s for s in wording.WORST_FIRST if self.counts[s]), "")

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of ``summary.json``."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        plain = {
            k: list(v) if isinstance(v, tuple) else dict(v) if isinstance(v, Mapping) else v
            for k, v in values.items()
        }
        return {"schema": 1, **plain}

    @classmethod
    def from_dict(cls, value: Any) -> StorySummary:
        """The summary in a JSON object; fields it does not know are left out.

        Raises:
            InputError: it is no summary, or one of a newer version of mtcheck.
        """
        if not isinstance(value, dict) or not isinstance(value.get("title"), str):
            raise InputError("is no summary of mtcheck; run mtcheck again with -o.")
        if type(value.get("schema")) is not int or value["schema"] != 1:
            raise InputError("is not in schema 1, which this version of mtcheck reads; run mtcheck again.")
        known = [f for f in fields(cls) if f.name in value]
        given: dict[str, Any] = {f.name: _READERS[str(f.type)](value[f.name], f.name) for f in known}
        if set(given.get("counts", SEVERITIES)) != set(SEVERITIES):
            raise InputError(f"its counts must be of {', '.join(SEVERITIES)}; run mtcheck again.")
        if not re.fullmatch("[A-Za-z0-9-]{0,35}", given.get("language", "")):
            raise InputError("its language is no code of a language; run mtcheck again.")
        for name in ("published", "checked"):
            _check_day(given.get(name, ""), name)
        return cls(**given)


def summarize(report: Report, checked: datetime.datetime | None = None) -> StorySummary:
    """The summary of a run.

    Args:
        report: what was found.
        checked: when, with a time zone; None leaves it out.
    """
    targets = [s.target for s in report.stories]
    first = targets[0] if targets else Article("", "")
    standing = [f for f in report.findings if not is_dismissed(report, f)]
    severities: Counter[str] = Counter(f.severity for f in standing)
    counts = {s: severities[s] for s in SEVERITIES}
    dismissed = len(report.findings) - len(standing)
    not_run = tuple(dict.fromkeys(n.code for n in report.notes if n.kind != "info"))
    signature = to_json(sorted(report.signature.items()))
    return StorySummary(
        title=wording.shortened(wording.headline(first), _LONGEST - 1),
        targets=tuple(a.name for a in targets),
        language=first.language,
        published=first.published.isoformat() if first.published else "",
        checked=checked.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if checked else "",
        words=sum(_words(s.text) for a in targets for s in a.segments),
        verdict=sentence_of(counts, dismissed, sum(n.kind != "info" for n in report.notes)),
        counts=counts,
        families=dict(sorted(Counter(f.check for f in standing).items())),
        dismissed=dismissed,
        not_run=not_run,
        versions=tuple(a.name for a in report.articles if a.name not in {t.name for t in targets}),
        mtcheck=report.signature.get("mtcheck", ""),
        signature=hashlib.sha256(signature.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )


def write_summary(report: Report, folder: Path) -> Path:
    """Write ``summary.json`` of a run that ends now into its folder and return its path.

    Raises:
        OutputError: the place cannot be written.
    """
    summary = summarize(report, datetime.datetime.now(datetime.UTC))
    return write_atomically(folder / FILENAME, to_json(summary.to_dict(), indent=1).encode("utf-8") + b"\n")


def read_summary(path: Path) -> StorySummary:
    """The summary in a file.

    Raises:
        InputError: the file cannot be read, or is no summary.
    """
    if not path.exists():
        raise InputError(f"{shown(path)}: is missing; run mtcheck again with -o.")
    data = read_file(path, "the summary of a story", LIMIT, may_be_empty=True)
    try:
        return StorySummary.from_dict(json.loads(data))
    except InputError as error:
        raise InputError(f"{shown(path)}: {error}") from None
    except (ValueError, RecursionError):
        raise InputError(f"{shown(path)}: is damaged (no JSON); run mtcheck again with -o.") from None


_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\W{_UNSPACED}]+(?:[.,'’][^\W{_UNSPACED}]+)*")


def _words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise InputError(f"its {name} must be a text of at most {_LONGEST} letters; run mtcheck again.")
    return value


def _number(value: Any, name: str) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise InputError(f"its {name} must be a whole number; run mtcheck again.")
    return value


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise InputError(f"its {name} must be a list of at most {_MOST}; run mtcheck again.")
    return tuple(_text(x, name) for x in value)


def _numbers(value: Any, name: str) -> dict[str, int]:
    if not isinstance(value, dict) or len(value) > _MOST:
        raise InputError(f"its {name} must be a table of counts; run mtcheck again.")
    return {_text(k, name): _number(v, name) for k, v in value.items()}


_READERS: Final[dict[str, Callable[[Any, str], Any]]] = {
    "str": _text,
    "int": _number,
    "tuple[str, ...]": _texts,
    "Mapping[str, int]": _numbers,
}


def _check_day(when: str, name: str) -> None:
    try:
        if when:
            datetime.date.fromisoformat(when[:10])
    except ValueError:
        raise InputError(f"its {name} is no date; run mtcheck again.") from None
