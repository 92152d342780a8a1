"""Marks in places where no sentence has them, sentences without their full stop, and lost capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import bead_at
from mtcheck.types import Article, Finding, Segment, Span, Story

TEXTUAL = "linguistic conventions/textual conventions"
#: Languages whose sentences begin with a capital.
_CASED: Final = frozenset(
    "en fr de es it pt nl pl cs sk hr sl ro sv da no nb fi hu ca gl ru uk el bg".split()
)
_ANY_MARK = re.compile(r"(?<=[\w)\]'\"])\s?[,.;:!?)](?=\s|$)|(?<=[^\W\d_])\s?'s\b|\s\(\s(?=\w)")
#: Marks are spaced on purpose in French (two-part ones), so that only commas and full stops tell there.
_FRENCH = re.compile(r"(?<=[\w)])\s?[,.](?=\s|$)")

#: Words that something must follow, so that no mark stands right behind them.
_ARTICLES: Final = {
    "en": "the a an its their your my our his every",
    "fr": "le la les une des du aux ses leur leurs",
    "de": "dem den des ein eine einen einem einer eines",
    "es": "el los las una del al",
    "it": "il lo gli una del della dei delle nel nella",
    "pt": "os as uma do da dos das no na",
    "nl": "de het een",
}
_PREPOSITIONS: Final = {
    "en": "of to with from into at between during against toward towards upon and or but than as if because",
    "fr": "de à avec pour par dans et ou mais que",
    "de": "von mit für und oder aber dass wenn weil",
    "es": "de con para por en y o pero que",
    "it": "di con per da e o ma che",
    "pt": "de com para por em e ou mas que",
    "nl": "van met voor en of maar dat",
}
#: A sign that nobody writes behind a word.
_SIGN = re.compile(r"(?<=[^\W\d_]{2})[@_*^~|\\=<>+](?=\s+[^\W\d_])")
_SENTENCE_MARK = re.compile(r"(?<![.\w])(?P<word>[^\W\d_]{4,})(?P<mark>[.?!]) (?P<next>[a-zß-ÿ]{2,})")
_ABBREVIATED = frozenset(
    "etc approx dept inc corp univ prof capt sept assn bros vols govt atty messrs mass wash calif tenn penn conn "
    "ariz colo minn okla wisc ca bzw usw evtl inkl zirka vgl bspw dott avda núm prov stor feat".split()
)
_TERMINAL = re.compile(r"[.!?…。！？।؟؛:;]['\"’”»)\]」』]*\s*$")
_FEWEST_WORDS = 8


class StrayMarkCheck:
    """Mark in the wrong place.

    Why: "to. the region", "the; traveller": marks that slipped from their place or came out of nothing break a
    sentence in two.

    Flags: a comma, full stop, colon or the like right behind an article or a preposition that something must
    follow; a full stop, a question or an exclamation mark before a word in lower case; a sign such as "@" behind
    a word; a text all of whose marks have a space before them, once.

    Leaves alone: abbreviations, "of, by and for", quotations, lists, addresses, French spacing.

    Source: grammar of articles and prepositions; CLDR general punctuation guidelines.
    """

    code: ClassVar[str] = "SPC002"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        tokenised = _tokenised(target)
        if tokenised:
            span, count = tokenised
            yield finding(
                self,
                target,
                span,
                f"Every punctuation mark of the text has a space before it ({count} in all): it was left as a "
                "translation engine cuts it up.",
                category=TEXTUAL,
                severity="major",
                stance="garbled",
                confidence=0.9,
            )
            return
        for segment in target.segments:
            for span, reason in _stray(segment, target.language):
                yield finding(
                    self,
                    target,
                    span,
                    reason,
                    category="linguistic conventions/punctuation",
                    severity="minor",
                    stance="garbled",
                    confidence=0.8,
                )


class LostCapitalCheck:
    """Sentence without its capital.

    Why: systems that work in lower case lose the capitals of sentences and names; "us" and "US", "may" and
    "May" are then one.

    Flags: a text without a single capital, once (minor in a lone sentence whose original does not begin with one); a sentence that begins in lower case after one that is
    complete.

    Leaves alone: list items, headlines, captions, sentences after a colon or dots, sentences that begin with a
    figure, names that begin so ("iPhone", "van Gogh"), quotations that go on, a text whose original has no capitals.

    Source: orthography of the languages in Latin, Greek and Cyrillic script.
    """

    code: ClassVar[str] = "SPC003"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        target = story.target
        if target.language not in _CASED or not target.segments:
            return
        body = [s for s in target.segments if target.blocks[s.block].role == "body"]
        if not any(c.isupper() for s in target.segments for c in s.text):
            # "59 percent of voters voted for it." has no place for one.
            opened = [s for s in body if re.match(r"\W*[^\W\d_]", s.text)]
            if sum(len(s.text.split()) for s in opened) >= _FEWEST_WORDS and not _is_all_small(story.source):
                yield self._finding(
                    target,
                    opened[0],
                    "The text has not a single capital: the names have lost theirs, and the sentences their beginnings.",
                    "major" if len(opened) > 1 or _begins_large(story.source) else "minor",
                )
            return
        for index, segment in enumerate(body):
            before = body[index - 1] if index else None
            if (
                _begins_small(segment)
                and _is_complete(segment)
                and (before is None or before.block != segment.block or _TERMINAL.search(before.text))
                and not (before and re.search(r"[:;…,]['\"’”»)]*\s*$|\.\.\.", before.text))
            ):
                yield self._finding(target, segment, "The sentence begins in lower case.", "minor")

    def _finding(self, target: Article, segment: Segment, message: str, severity: str) -> Finding:
        word = re.search(r"[^\W\d_][\w’'-]*", segment.text)
        start = segment.start + (word.start() if word else 0)
        return finding(
            self,
            target,
            (start, segment.start + word.end() if word else segment.end),
            message,
            category="linguistic conventions/spelling",
            severity="major" if severity == "major" else "minor",
            stance="garbled",
            confidence=0.85,
        )


def _begins_large(source: Article | None) -> bool:
    """Whether the first letter of an original is a capital; true without one."""
    return source is None or next((c.isupper() for c in source.plain if c.isalpha()), False)


def _is_all_small(source: Article | None) -> bool:
    """Whether an original in a script with capitals has none either."""
    return (
        source is not None
        and any(c.islower() for c in source.plain)
        and not any(c.isupper() for c in source.plain)
    )


class MissingStopCheck:
    """Sentence without its full stop.

    Why: a paragraph that ends in the middle of the air may have lost more than its mark.

    Flags: a paragraph of the body that ends without a mark where the sentence of the original has one.

    Leaves alone: headlines, captions, cross-headings, list items, paragraphs whose original ends without a mark
    too, and everything where there is no original.

    Source: the quality checkers of localisation (translate-toolkit's endpunc, Okapi CheckMate).
    """

    code: ClassVar[str] = "SPC004"
    family: ClassVar[str] = "mt-artefact"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        target, source = story.target, story.source
        if source is None or target.language in ("th", "lo", "km", "my"):
            return
        for index, segment in enumerate(target.segments):
            if not _is_complete(segment) or target.blocks[segment.block].role != "body":
                continue
            if index + 1 < len(target.segments) and target.segments[index + 1].block == segment.block:
                continue
            if not re.search(r"[\w)\]]\s*$", segment.text):
                continue
            bead = bead_at(story, source, index)
            if bead is None or bead.target[-1] != index:
                continue
            theirs = source.segments[bead.other[-1]]
            mark = _TERMINAL.search(theirs.text)
            if mark is None or ":" in mark[0] or ";" in mark[0]:
                continue
            last = re.search(r"\S+\s*$", segment.text)
            start = segment.start + (last.start() if last else 0)
            yield finding(
                self,
                target,
                (start, segment.start + len(segment.text.rstrip())),
                "The sentence ends without a mark; the original's has one.",
                category="linguistic conventions/punctuation",
                severity="minor",
                stance="garbled",
                confidence=0.8,
                evidence=[evidence(source, Span(theirs.start + mark.start(), theirs.end), "differs")],
            )


def _tokenised(article: Article) -> tuple[Span, int] | None:
    """Where the first of the spaced marks stands, and how many there are, if all are spaced."""
    every = _FRENCH if article.language == "fr" else _ANY_MARK
    first, spaced, marks = None, 0, 0
    for segment in article.segments:
        for match in every.finditer(segment.text):
            marks += 1
            if match[0][0].isspace():
                spaced += 1
                first = first or Span(segment.start + match.start(), segment.start + match.end())
    if first is None or spaced < 2 or spaced < 0.8 * marks:
        return None
    start = article.plain.rfind(" ", 0, first.start) + 1
    return Span(start, first.end), spaced


def _stray(segment: Segment, language: str) -> Iterator[tuple[Span, str]]:
    text, offset = segment.text, segment.start
    for match in _SIGN.finditer(text):
        start = text.rfind(" ", 0, match.start()) + 1
        if not re.search(r"[@/_\\#]", text[start : match.start()]):
            yield Span(offset + start, offset + match.end()), f"The sign “{match[0]}” does not belong here."
    for words, marks in ((_ARTICLES, ",.;:?!'’\"-"), (_PREPOSITIONS, ".;?!'\"-")):
        if language not in words:
            continue
        if language in (
            "de",
            "nl",
        ):  # articles are pronouns there, and subordinate clauses begin with a comma
            marks = marks.replace(",", "")
        # An apostrophe, a quotation mark or a hyphen is stray only if there is a space behind it.
        pattern = rf"(?<![\w'’“\"«-])({'|'.join(words[language].split())})([{re.escape(marks)}])(?= [a-zß-ÿ])"
        for match in re.finditer(pattern, text):
            if match[2] in "'\"’" and text[: match.start()].count(match[2]) % 2:
                continue
            yield (
                Span(offset + match.start(), offset + match.end()),
                f"The mark “{match[2]}” cannot stand behind “{match[1]}”.",
            )
    if language in ("en", "fr", "es", "it", "pt", "nl"):
        for match in _SENTENCE_MARK.finditer(text):
            if match["word"].casefold() not in _ABBREVIATED and not re.match(
                r"[^\w]*\w+\.", text[match.start("next") :]
            ):
                yield (
                    Span(offset + match.start("word"), offset + match.end("mark")),
                    f"The mark “{match['mark']}” stands in the middle of a sentence.",
                )


def _begins_small(segment: Segment) -> bool:
    match = re.match(r"['\"“„«‘]?(?P<word>[^\W\d_]+)(?P<after>.?)", segment.text)
    return (
        match is not None
        and match["word"].islower()
        and len(match["word"]) > 0
        and match["after"] in ("", " ", ",", "’", "'")
        and match["word"]
        not in ("van", "von", "de", "di", "da", "del", "al", "el", "bin", "ibn", "le", "la", "d", "l")
    )


def _is_complete(segment: Segment) -> bool:
    return len(segment.text.split()) >= _FEWEST_WORDS
