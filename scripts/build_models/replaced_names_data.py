"""The names that ``replaced_names.py`` learns from, right ones and ones put for others, and what is there for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import Literal

from corpora import ntrex

from mtcheck.align import align
from mtcheck.checks.name_chance import is_checkable, stands_for, stands_in, support_of
from mtcheck.checks.name_rivals import Rival, rival
from mtcheck.clean import clean
from mtcheck.encoder import Encoder
from mtcheck.facts import find_names
from mtcheck.facts.name_support import Support
from mtcheck.segment import segment
from mtcheck.types import Article, Facts, Name, Span, Story

REPLACED = "demetr/critical_id9_ne_replaced.jsonl"
#: Languages of NTREX that stand for their scripts and families.
ORIGINALS = ("zh", "ja", "hi", "de", "ru", "fr", "es", "it", "pl", "cs", "ko", "ar", "tr", "fa")
#: Of these documents of NTREX every third is left for measuring.
KEPT = 3
#: Language pairs of WMT22: what is checked, and what stands beside it.
PAIRS = {
    "cs": ("ref.B", "ref.C"), "de": ("ref.A", "ref.B"), "zh": ("ref.A", "ref.B"), "ja": ("hyp.Online-B", "ref.A"),
    "ru": ("hyp.Online-B", "ref.A"), "uk": ("hyp.Online-B", "ref.A"),
}  # fmt: skip
#: Shorter segments are chat.
_LEAST_WORDS = 12

Set = Literal["demetr", "ntrex", "wmt22"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A name of a target and what the other versions have for it.

    Args:
        of: the set it is from.
        story: number of the row, or of the document.
        planted: whether it was put for another name.
        language: of the original, ISO 639-1.
        stands: whether it stands anywhere in the original: then it is never a finding.
        original, reference: what the original and another version in English have.
        rival: the name of the original whose place it may have taken.
    """

    of: Set
    story: int
    planted: bool
    language: str
    stands: bool
    original: Support
    reference: Support | None
    rival: Rival | None


class Reader:
    """Builds stories as the pipeline does, of single sentences."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def article(self, text: str, language: str, name: str) -> Article:
        return segment(clean(Article.from_text(text, language, name), [], self._encoder))

    def names(self, article: Article) -> tuple[Name, ...]:
        return tuple(find_names(article.plain, article.language, self._encoder))

    def story(self, target: str, source: str, language: str, reference: str | None = None) -> Story:
        articles = [self.article(target, "en", "target"), self.article(source, language, "original")]
        if reference is not None:
            articles.append(self.article(reference, "en", "reference"))
        checked, original, *others = articles
        alignments = {original.name: align(checked, original, self._encoder, "translation")}
        alignments |= {o.name: align(checked, o, self._encoder, "comparison") for o in others}
        facts = {a.name: Facts(names=self.names(a)) for a in articles[:2]}
        return Story(checked, original, tuple(others), facts, alignments)


def from_demetr(
    rows: Sequence[Mapping[str, str]], languages: Mapping[str, str], reader: Reader
) -> Iterator[Seen]:
    """The names of the good sentences, and of those with another name only the other one."""
    for number, row in enumerate(rows):
        language = languages[row["lang_tag"]]
        good = reader.story(row["mt_sent"], row["src_sent"], language, row["eng_sent"])
        yield from seen(good, "demetr", number, None)
        if row["pert_check"] and row["pert_sent"] != row["mt_sent"]:
            bad = reader.story(row["pert_sent"], row["src_sent"], language, row["eng_sent"])
            yield from seen(bad, "demetr", number, _changed(row["mt_sent"], row["pert_sent"]))


def from_ntrex(data: Path, reader: Reader, count: int) -> Iterator[Seen]:
    """English sentences beside each of the other languages, as they are and with one name of another document."""
    documents = {name: number for number, name in enumerate(dict.fromkeys(s.doc for s in ntrex(data)))}
    sentences, pool = [], {True: set[tuple[str, str]](), False: set[tuple[str, str]]()}
    for sentence in ntrex(data):
        names = reader.names(reader.article(sentence.texts["en"], "en", "target"))
        if documents[sentence.doc] % KEPT and names:
            sentences.append((sentence, names))
            for name in names:
                pool[name.kind == "PER"].add((name.text, sentence.doc))
    random = Random("replaced names")
    for language in ORIGINALS:
        for sentence, names in random.sample(sentences, count):
            text, name = sentence.texts["en"], random.choice(names)
            others = [
                t for t, doc in sorted(pool[name.kind == "PER"]) if doc != sentence.doc and t not in text
            ]
            other = random.choice(others)
            changed = text[: name.start] + other + text[name.end :]
            place, number = Span(name.start, name.start + len(other)), documents[sentence.doc]
            original = sentence.texts[language]
            yield from seen(reader.story(text, original, language), "ntrex", number, None)
            yield from seen(reader.story(changed, original, language), "ntrex", number, place)


def from_wmt22(data: Path, reader: Reader, count: int) -> Iterator[Seen]:
    """Translations by people and by a good system, beside those of others: freer than DEMETR's."""
    for language, (checked, beside) in PAIRS.items():
        folder = data / "wmt22_news" / f"{language}-en"
        source, target, reference = (
            (folder / f"generaltest2022.{language}-en.{part}").read_text("utf-8").split("\n")
            for part in (f"src.{language}", f"{checked}.en", f"{beside}.en")
        )
        long = [i for i, text in enumerate(target) if len(text.split()) >= _LEAST_WORDS]
        for number in Random(language).sample(long, count):
            story = reader.story(target[number], source[number], language, reference[number])
            yield from seen(story, "wmt22", number, None)


def seen(story: Story, of: Set, number: int, planted: Span | None) -> Iterator[Seen]:
    """The names of a story's target that the check would read.

    Args:
        story: aligned.
        of: the set it is from.
        number: what to call it.
        planted: where a name was put for another; names elsewhere are left out. None where every name is right.
    """
    source, target = story.source, story.target
    assert source is not None
    for name in story.facts[target.name].names:
        if planted and not (name.start < planted.end and planted.start < name.end):
            continue
        original = support_of(story, source, name) if is_checkable(name, target.language) else None
        if original is None or stands_for(original):
            continue
        yield Seen(
            of,
            number,
            planted is not None,
            source.language,
            stands_in(name, source, target.language),
            original,
            next((support_of(story, other, name) for other in story.references), None),
            rival(story, source, name),
        )


def _changed(before: str, after: str) -> Span:
    """Where the second of two texts differs from the first."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    rest = zip(before[start:][::-1], after[start:][::-1], strict=False)
    end = len(after) - sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    return Span(start, max(start + 1, end))
