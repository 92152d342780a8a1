"""Entailment, names and errors by any Hugging Face model, by folder or hub name.

What each output stands for is read from the model's own ``id2label``, never assumed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.encoder import checkpoint
from mtcheck.encoder.checkpoint import Checkpoint, listed
from mtcheck.errors import ModelError
from mtcheck.segment.words import find_words

if TYPE_CHECKING:
    from mtcheck.encoder.heads import Matrix, Spans

    Places = dict[int, tuple[int, int]]  # of a token in its window, and of its characters in the text

ENTAILMENT = ("entailment", "neutral", "contradiction")
KINDS = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "GPE": "LOC",
}  # fmt: skip
#: Categories of errors; a model that only says that a word is bad does not say how, so its own is the widest.
CATEGORIES = {
    **{c: c for c in ("mistranslation", "name", "number", "omission", "untranslated", "fluency")},
    "bad": "mistranslation",
}
_SOUND = frozenset(("o", "ok", "good"))
_ANSWERS = {"yes": 0, "maybe": 1, "unknown": 1, "no": 2}
_STEMS = (("entail", 0), ("neutral", 1), ("contradict", 2))
_SCHEME = re.compile(r"^([BIESLU])[-_](.+)$")
_OPENING = frozenset("BSU")
# What may stand between two words of one name.
_INSIDE_NAME = re.compile(r"[\s\-‐‑'’.·・&]*")
_INSIDE_ERROR = re.compile(r"\W*")
_LEAST = 0.5  # probability from which a word counts as wrong
_OVERLAP = 4  # windows share a quarter of what they hold


class Entailment:
    """What a premise says of a hypothesis, by a sequence-classification model.

    Args:
        source: the model.

    Raises:
        ModelError: its labels are not entailment, neutral and contradiction, in any order and case.
    """

    def __init__(self, source: Checkpoint) -> None:
        self.name, self.digest = source.name, checkpoint.digest(source.folder)
        self._source, self._order = source, _entailment_order(source)

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """Probabilities of entailment, neutral, contradiction for (premise, hypothesis) pairs.

        A hypothesis longer than the model takes beside its premise is read in parts: all of it is
        entailed no more than its least entailed part, and contradicted as much as the most
        contradicted one. A premise is cut at its end.

        Returns:
            (n, 3) float32, rows sum to 1.
        """
        import numpy as np

        tokenizer, limit = self._source.tokenizer, self._source.limit
        rows, owners = [], []
        for i, (premise, hypothesis) in enumerate(pairs):
            first, second = checkpoint.clean(premise), checkpoint.clean(hypothesis)
            for part in _parts(tokenizer, first, second, limit):
                rows.append(tokenizer(first, part, truncation="longest_first", max_length=limit))
                owners.append(i)
        found = np.zeros((len(pairs), 3), np.float32)
        found[:, 0] = 1.0
        for i, probabilities in zip(owners, self._source.probabilities(rows), strict=True):
            entailed, _, contradicted = probabilities[list(self._order)]
            found[i, 0], found[i, 2] = (
                np.minimum(found[i, 0], entailed),
                np.maximum(found[i, 2], contradicted),
            )
        found[:, 1] = np.clip(1 - found[:, 0] - found[:, 2], 0, 1)
        return found


class Entities:
    """Names of people, organisations and places, by a token-classification model.

    Labels are plain (PER) or begin with a letter of the schemes BIO, BIOES and BILOU (B-PER); PERSON,
    GPE and LOCATION are read too, and any others, such as MISC or DATE, left out.

    Args:
        source: the model.

    Raises:
        ModelError: none of its labels is one of a person, an organisation or a place.
    """

    def __init__(self, source: Checkpoint) -> None:
        self.name, self.digest = source.name, checkpoint.digest(source.folder)
        labels = [_tag(label, {k.casefold(): v for k, v in KINDS.items()}) for label in source.labels]
        if not any(label.kind for label in labels):
            raise ModelError(
                f"The model {source.name} does not fit entities: its labels are {listed(source.labels)}, none of them "
                "PER, ORG or LOC."
            )
        self._tagger = _Tagger(source, labels)

    def find_entities(self, texts: Sequence[str]) -> list[Spans]:
        """Names in texts.

        A word has the label of its first token, and a score, the mean over its words, is the probability
        of the kind.

        Returns:
            For each text (start, end, "PER", "ORG" or "LOC", score) in order; code points of the text as
            given.
        """
        read = self._tagger.read([(None, text) for text in texts])
        return [list(self._spans(words, text)) for words, text in zip(read, texts, strict=True)]

    def _spans(self, words: Sequence[_Word], text: str) -> Iterator[tuple[int, int, str, float]]:
        for name in _joined([w for w in words if w.score > w.otherwise], text, _INSIDE_NAME):
            yield name[0].start, name[-1].end, name[0].kind, sum(w.score for w in name) / len(name)


class Errors:
    """Words that look wrong in a translation, by a token-classification model that saw its source.

    The model reads the source and the translation as a pair, in this order, or the translation alone, and
    labels the tokens of the translation OK (also O, GOOD) or BAD, or with a category of `CATEGORIES`,
    plain or as B-number, I-number. BAD comes out as "mistranslation".

    Args:
        source: the model.

    Raises:
        ModelError: a label is neither, or none says that a word is sound, or none that it is wrong.
    """

    def __init__(self, source: Checkpoint) -> None:
        self.name, self.digest = source.name, checkpoint.digest(source.folder)
        labels = [_tag(label, CATEGORIES) for label in source.labels]
        if not is_error_model(source.labels):
            raise ModelError(
                f"The model {source.name} does not fit errors: its labels are {listed(source.labels)}, not OK and BAD, "
                f"nor O and {', '.join(CATEGORIES)}."
            )
        self._tagger = _Tagger(source, labels)

    def find_errors(self, pairs: Sequence[tuple[str | None, str]], least: float | None = None) -> list[Spans]:
        """Spans that look wrong, for (source or None, translation) pairs.

        A score is the probability that the word is wrong, the highest of the span.

        Args:
            pairs: texts.
            least: probability from which a word counts as wrong; None for a half.

        Returns:
            For each pair (start, end, category, score) in order; code points of the translation as given.
        """
        read = self._tagger.read(pairs)
        least = _LEAST if least is None else least
        return [list(self._spans(words, text, least)) for words, (_, text) in zip(read, pairs, strict=True)]

    def _spans(
        self, words: Sequence[_Word], text: str, least: float
    ) -> Iterator[tuple[int, int, str, float]]:
        for run in _joined([w for w in words if w.any_kind >= least], text, _INSIDE_ERROR):
            yield run[0].start, run[-1].end, run[0].kind, max(w.any_kind for w in run)


def load_entailment(name: str) -> Entailment:
    """Load an entailment model; see :func:`mtcheck.encoder.checkpoint.load` for what is raised."""
    return Entailment(checkpoint.load(name, "entailment"))


def load_entities(name: str) -> Entities:
    """Load a model that finds names; see :func:`mtcheck.encoder.checkpoint.load` for what is raised."""
    return Entities(checkpoint.load(name, "entities"))


def load_errors(name: str) -> Errors:
    """Load a model that finds errors; see :func:`mtcheck.encoder.checkpoint.load` for what is raised."""
    return Errors(checkpoint.load(name, "errors"))


#: What loads the model of a task, by folder or hub name.
LOADERS: Mapping[str, Callable[[str], Entailment | Entities | Errors]] = {
    "entailment": load_entailment,
    "entities": load_entities,
    "errors": load_errors,
}


def is_error_model(labels: Sequence[str]) -> bool:
    """Whether these are the labels of a model that tells sound words from wrong ones."""
    wrong = [_tag(label, CATEGORIES).kind for label in labels if label.casefold() not in _SOUND]
    return 0 < len(wrong) < len(labels) and all(wrong)


def _entailment_order(source: Checkpoint) -> tuple[int, int, int]:
    """Which outputs are entailment, neutral and contradiction."""
    labels = source.labels
    meant = [_meaning(label) for label in labels]
    if sorted(m for m in meant if m is not None) == [0, 1, 2] and len(meant) == 3:
        return meant.index(0), meant.index(1), meant.index(2)
    if len(labels) == 2 and 0 in meant:
        raise ModelError(
            f"The model {source.name} does not fit entailment: it only tells {labels[0]} from {labels[1]}, so a "
            "contradiction cannot be told from what is merely not said; choose one with three labels."
        )
    raise ModelError(
        f"The model {source.name} does not fit entailment: its labels are {listed(labels)}, not {', '.join(ENTAILMENT)}."
    )


def _meaning(label: str) -> int | None:
    """Which of `ENTAILMENT` a label says, None for none of them."""
    word = label.strip().casefold()
    return next((i for stem, i in _STEMS if word.startswith(stem)), _ANSWERS.get(word))


class _Tag(NamedTuple):
    kind: str  # "" for none that is asked for
    opens: bool  # whether it begins a name, whatever went before


class _Word(NamedTuple):
    """A word as the label of its first token has it.

    Args:
        start, end: code points.
        kind: the likeliest.
        opens: whether it begins a name of this kind.
        score: probability of the kind.
        any_kind: that of all kinds together.
        otherwise: that of the likeliest label without a kind.
    """

    start: int
    end: int
    kind: str
    opens: bool
    score: float
    any_kind: float
    otherwise: float


def _tag(label: str, kinds: Mapping[str, str]) -> _Tag:
    scheme = _SCHEME.match(label)
    letter, name = scheme.groups() if scheme else ("", label)
    return _Tag(kinds.get(name.casefold(), ""), letter in _OPENING)


class _Tagger:
    """Labels of the words of texts, each text read in windows that overlap."""

    def __init__(self, source: Checkpoint, labels: Sequence[_Tag]) -> None:
        import numpy as np

        self._source = source
        self._kinds = sorted({label.kind for label in labels if label.kind})
        self._member = np.array([[label.kind == kind for kind in self._kinds] for label in labels])
        self._opens = np.array([label.opens for label in labels])

    def read(self, pairs: Sequence[tuple[str | None, str]]) -> list[list[_Word]]:
        """The words of the second text of each pair, in order."""
        read = [self._windows(first, checkpoint.clean(second)) for first, second in pairs]
        flat = iter(self._source.probabilities([row for windows in read for row, _ in windows]))
        found = []
        for (_, text), windows in zip(pairs, read, strict=True):
            parts = [(places, next(flat)) for _, places in windows]
            found.append([self._word(span, row) for span, row in _deciding(text, parts)])
        return found

    def _windows(self, first: str | None, second: str) -> list[tuple[dict[str, Any], Places]]:
        """Each window's input, and the spans of its tokens that stand for characters of the text."""
        tokenizer, limit = self._source.tokenizer, self._source.limit
        room = limit - tokenizer.num_special_tokens_to_add(pair=first is not None)
        if first is not None:
            first, taken = _shortened(tokenizer, checkpoint.clean(first), room // 2)
            room -= taken
        side = int(first is not None)
        read = tokenizer(
            *([second] if first is None else [first, second]),
            truncation=("only_first", "only_second")[side],
            max_length=limit,
            stride=room // _OVERLAP,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        windows = []
        for i, offsets in enumerate(read["offset_mapping"]):
            row = {key: read[key][i] for key in tokenizer.model_input_names if key in read}
            sides = read.sequence_ids(i)
            bare = {place: _bare(second, *span) for place, span in enumerate(offsets) if sides[place] == side}
            windows.append((row, {place: span for place, span in bare.items() if span[0] < span[1]}))
        return windows

    def _word(self, span: tuple[int, int], row: Matrix) -> _Word:
        scores = row @ self._member
        best = int(scores.argmax())
        opening = float((row * self._opens) @ self._member[:, best])
        otherwise = float(row[~self._member.any(1)].max(initial=0.0))
        score = float(scores[best])
        return _Word(*span, self._kinds[best], opening > score / 2, score, float(scores.sum()), otherwise)


def _deciding(
    text: str, windows: Sequence[tuple[Places, Matrix]]
) -> Iterator[tuple[tuple[int, int], Matrix]]:
    """The words of a text, each with the row of its first token, from where that has most context."""
    words = find_words(text, [span for places, _ in windows for span in places.values()])
    ends = [end for _, end in words]
    best: dict[int, tuple[float, Matrix]] = {}
    for number, (places, rows) in enumerate(windows):
        seen: set[int] = set()
        for order, (place, (start, end)) in enumerate(places.items()):
            before = order if number else float("inf")
            after = len(places) - 1 - order if number < len(windows) - 1 else float("inf")
            context = min(before, after)
            for word in range(bisect_right(ends, start), len(words)):
                if words[word].start >= end:
                    break
                if word not in seen and (word not in best or context > best[word][0]):
                    best[word] = context, rows[place]
                seen.add(word)
    for word, (_, row) in sorted(best.items(), key=lambda item: item[0]):
        yield (words[word].start, words[word].end), row


def _joined(words: Iterable[_Word], text: str, inside: re.Pattern[str]) -> list[list[_Word]]:
    """Words of one kind that follow one another, together.

    Args:
        words: in order.
        text: their text.
        inside: what may stand between two words that belong together.
    """
    runs: list[list[_Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if (
            last
            and last.kind == word.kind
            and not word.opens
            and inside.fullmatch(text[last.end : word.start])
        ):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _parts(tokenizer: Any, premise: str, hypothesis: str, limit: int) -> Iterator[str]:
    """The hypothesis in parts that leave the premise half of what the model takes, or all it needs."""
    room = limit - tokenizer.num_special_tokens_to_add(pair=True)
    offsets = _offsets(tokenizer, hypothesis)
    size = room // 2
    if len(offsets) > size:
        size = max(size, room - len(_offsets(tokenizer, premise)))
    if len(offsets) <= size:
        yield hypothesis
        return
    # Even parts, so that none is a scrap, with a quarter left to move their edges to words'.
    count = -(-len(offsets) // max(1, size * 3 // 4))
    edges = [len(offsets) * k // count for k in range(1, count)]
    starts = [0, *(_word_start(hypothesis, offsets, edge, size // 4) for edge in edges), len(hypothesis)]
    for start, end in pairwise(starts):
        yield hypothesis[start:end]


def _word_start(text: str, offsets: Sequence[tuple[int, int]], edge: int, most: int) -> int:
    """Where the word that the token stands in begins, or the token itself if that is too far back."""
    for start, _ in reversed(offsets[edge - most + 1 : edge + 1]):
        if text[start - 1 : start + 1].strip() != text[start - 1 : start + 1]:
            return start
    return offsets[edge][0]


def _shortened(tokenizer: Any, text: str, most: int) -> tuple[str, int]:
    """A text of so many tokens at most, cut at its end, and how many it has."""
    offsets = _offsets(tokenizer, text)
    return (text, len(offsets)) if len(offsets) <= most else (text[: offsets[most - 1][1]], most)


def _offsets(tokenizer: Any, text: str) -> list[tuple[int, int]]:
    read = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    return list(read["offset_mapping"])


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the space around it; empty if it is only space."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
