"""Names that are none: with a word of the source stuck to them, or with a slip in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.name_context import CATEGORY, WORD, differing
from mtcheck.checks.name_slip import Slip, slips
from mtcheck.facts.glued import Glued, is_pinyin, split_glued
from mtcheck.types import Article, Evidence, Finding, Name, Story

_CLAUSE_END = re.compile(r"\s*(?:$|[,.;:!?)\]\n”\"»–—])")
#: Languages whose debris is looked for where the source is not at hand.
_GLUE_LANGUAGES = ("fr", "es", "pt", "de", "it")


class GarbledName:
    """Name garbled.

    Why: a machine translation sometimes joins a name to the word that follows it in the source, or spells a name that
    it does not know piece by piece, and the person goes to print under a name that does not exist.

    Flags: a capitalised word that no word list of six languages knows, made of a known name and one of the
    most frequent short words of the source language. With the source at hand it must hold that name followed
    by that word. Without it the word must also end a person's name of two words or more and its clause, stand
    once only, and be in no other version. A capitalised word that no list of the target's language has, where the
    sentence of another version has a name like it that such a list has; or one that differs from it as no two ways to
    write a name do: two letters swapped, an ending put on, several vowels exchanged. Of originals in other scripts, where
    a known name one mistake away reads better there than what is written.

    Leaves alone: rare names, names that another version or the source spells the same way, product names; other
    romanisations, cases and demonyms of a name, exonyms, the names of cities.

    Source: the rule was measured on proper nouns of Universal Dependencies treebanks, see
    ``mtcheck.facts.glued``; how common names are: wordfreq; readings across scripts: ``mtcheck.facts.readings``.
    """

    code: ClassVar[str] = "NAM001"
    family: ClassVar[str] = "name"
    needs: ClassVar[frozenset[str]] = frozenset({"names", "alignment"})

    def run(self, story: Story) -> Iterator[Finding]:
        glued = list(self._glued(story))
        yield from glued
        known = {(new.start, new.end) for new in glued}
        for slip in slips(story):
            if not any(start <= slip.start < end for start, end in known):
                yield self._slip(story, slip)

    def _slip(self, story: Story, slip: Slip) -> Finding:
        target, version = story.target, slip.version
        written = target.plain[slip.start : slip.end]
        name = next((n for n in story.facts[target.name].names if n.start <= slip.start < n.end), None)
        whose = "the original" if version is story.source else version.name
        meant = f"{whose} has “{slip.meant}” here" if slip.is_written else f"“{slip.meant}” may be meant"
        return finding(
            self,
            target,
            (slip.start, slip.end),
            f"“{written}” is no known name; {meant}.",
            category=CATEGORY,
            severity="critical" if name is not None and name.kind == "PER" else "major",
            stance="garbled",
            confidence=0.85,
            suggestion=slip.meant,
            evidence=differing(story, {version.name: slip.where}),
        )

    def _glued(self, story: Story) -> Iterator[Finding]:
        target = story.target
        written = {w.casefold() for other in story.others for w in WORD.findall(other.plain)}
        for name in story.facts[target.name].names:
            for token in WORD.finditer(name.text):
                if token[0].casefold() in written:
                    continue
                glued = self._split(story, name, token)
                if glued is None:
                    continue
                proof = [_bare_name(other, glued) for other in story.others]
                yield finding(
                    self,
                    target,
                    (name.start, name.end),
                    f"“{token[0]}” is no known name; it looks like “{glued.name}” with the "
                    f"{_language_name(glued.language)} word “{glued.word}” stuck to it.",
                    category=CATEGORY,
                    severity="critical",
                    stance="garbled",
                    confidence=0.95 if any(e.stance == "differs" for e in proof) else 0.7,
                    suggestion=name.text[: token.start()] + glued.name + name.text[token.end() :],
                    evidence=proof,
                )

    def _split(self, story: Story, name: Name, token: re.Match[str]) -> Glued | None:
        if story.source is not None:
            glued = split_glued(token[0], (story.source.language,))
            return glued if glued and _apart(glued).search(story.source.plain) else None
        glued = split_glued(token[0], _GLUE_LANGUAGES, least=3.0)
        if glued is None or len(glued.name) < 5 or token.start() == 0 or name.kind in ("ORG", "LOC"):
            return None
        if is_pinyin(name.text):
            return None
        plain = story.target.plain
        ends = token.end() == len(name.text) and _CLAUSE_END.match(plain, name.end) is not None
        return glued if ends and len(re.findall(rf"\b{token[0]}\b", plain)) == 1 else None


def _apart(glued: Glued) -> re.Pattern[str]:
    return re.compile(rf"\b{glued.name}\s+{glued.word}\b")


def _bare_name(other: Article, glued: Glued) -> Evidence:
    m = _apart(glued).search(other.plain) or re.search(rf"\b{glued.name}\b", other.plain)
    return evidence(other, m.span() if m else None, "differs")


def _language_name(language: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(language, language))
