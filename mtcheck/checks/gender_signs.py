"""Words that show the sex of people, and where a passage and its original have different ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mtcheck.checks.word_lists import INSIDE_WORDS, LETTER, find_words
from mtcheck.frequency import zipf
from mtcheck.types import Span

_TABLE = "gender"
MALE, FEMALE = "male", "female"
OTHER = {MALE: FEMALE, FEMALE: MALE}
#: Kinds of words, by sex: pronouns, pronouns that are no subject, titles.
_PRONOUN = {MALE: "he", FEMALE: "she"}
_POSSESSIVE = {MALE: "his", FEMALE: "her"}
_OBLIQUE = {MALE: "his_or_its", FEMALE: "her_or_its"}
_TITLE = {MALE: "mr", FEMALE: "mrs"}
PERSON = {MALE: "man", FEMALE: "woman"}
_ENGLISH_TITLE = {MALE: re.compile(r"\bMr\b\.?"), FEMALE: re.compile(r"\b(?:Mrs|Ms|Miss(?=\s+[A-Z]))\b\.?")}
_SAY = (
    r"(?:said|says|added|adds|explained|noted|stated|declared|claimed|wrote|told|replied|answered|concluded|summed|"
    r"stressed|emphasi[sz]ed|pointed|announced|recalled|admitted|confirmed|insisted|argued|continued|warned|reported|"
    r"commented|remarked|justified|observed|recounted)"
)
_SAID = {
    sex: re.compile(
        rf"\b{who}\s+(?:(?:also|then|further|later|has|had)\s+)?{_SAY}\b|\b{_SAY}\s+{who}[.,;:]",
        re.IGNORECASE,
    )
    for sex, who in _PRONOUN.items()
}
#: What may stand before a subject with which an English sentence begins, and around one with which it ends.
_OPENING = re.compile(
    r"\W*(?:(?:and|but|however|then|later|so|while|when|as|if|because|although|after|before|now|here),?\s+)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(rf"\s+{_SAY}(?:\s+\w+)?\W*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"”’'»,]\s*$")
_FIRST = re.compile(r"\w+,?\s+")
#: What makes a possessive of a pronoun.
_OF = frozenset("の的의")
_STOPS = " .,!?'\"“”„«»。「」—–-"
#: The present or a mere possibility: verbs that agree with who acts stand in the past.
_NOT_PAST = re.compile(
    r"['’]|\s+(?:\w+(?<!\bwa)s\b|would|could|will|can|may|might|should|must|not\b)", re.IGNORECASE
)
_LETTER = re.compile(LETTER)
_WORD = re.compile(r"\w+")
#: Zipf frequency from which a word beside a pronoun tells nothing: "had", "into"; and how many words behind it may tell.
_COMMON = 6.0
_BESIDE = 3
_ADVERB = re.compile(r"\w+ly|already|still|never|later|often|soon|once|again")
_BE = frozenset({"is", "was", "be", "been", "being"})
_AGE = (
    r"\s+(?:\w+\s+)?in\s+({})\s+(?:(?:early|mid|late)[\s-]+)?"
    r"(?:\d0s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)\b"
)
_OF_AN_AGE = {
    FEMALE: re.compile(r"\b(?:woman|girl|lady|mother|wife|daughter)" + _AGE.format("his"), re.IGNORECASE),
    MALE: re.compile(r"\b(?:man|boy|father|husband|son)" + _AGE.format("her"), re.IGNORECASE),
}


class WrongWords(NamedTuple):
    """Words of the wrong sex.

    Args:
        words: spans of the target, in order.
        sign: span of the original that shows it; None where the target itself does.
        sex: that they should have.
    """

    words: tuple[Span, ...]
    sign: Span | None
    sex: str


def find_wrong_gender(target: str, target_lang: str, original: str, original_lang: str) -> WrongWords | None:
    """Words for people of one sex where the original speaks only of the other.

    Args:
        target: a sentence or a few.
        target_lang: ISO 639-1 code; nothing is found but in English.
        original: what they translate, or what another outlet has in their place.
        original_lang: ISO 639-1 code.

    Returns:
        The words, None if nothing is surely wrong.
    """
    if target_lang != "en":
        return None
    for sex in (MALE, FEMALE):
        pair = _Pair(target, original, original_lang, sex)
        if not pair.wrong:
            continue
        for rule in _ENGLISH_RULES if original_lang == "en" else _RULES:
            if found := rule(pair):
                return found
    return None


def find_replaced_pronoun(target: str, other: str, original: str, original_lang: str) -> WrongWords | None:
    """A pronoun of one sex at the words at which another outlet has one of the other: "lost her car" for "lost his car".

    Args:
        target, other: English sentences that say the same.
        original: what they translate; nothing is found where its pronouns and verbs agree with the target's alone.
        original_lang: ISO 639-1 code.
    """
    for sex in (MALE, FEMALE):
        if _agreeing(original, original_lang, OTHER[sex]) and not _agreeing(original, original_lang, sex):
            continue
        for kind, are_alike in ((_PRONOUN, _act_alike), (_POSSESSIVE, _stand_alike)):
            right, same = (_find(other, "en", kind[which]) for which in (sex, OTHER[sex]))
            for word in sorted(_find(target, "en", kind[OTHER[sex]])):
                places = [s for s in right if are_alike(target, word, other, s)]
                if places and not any(_stand_alike(target, word, other, s) for s in same):
                    return WrongWords((word,), places[0], sex)
    return None


@dataclass(frozen=True)
class _Pair:
    """A passage and its original, asked whether that speaks of people of `sex` where the passage has the other one."""

    target: str
    original: str
    language: str
    sex: str

    @property
    def other(self) -> str:
        """The sex the passage has."""
        return OTHER[self.sex]

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """Titles of the other sex."""
        return tuple(Span(*m.span()) for m in _ENGLISH_TITLE[self.other].finditer(self.target))

    @cached_property
    def wrong(self) -> tuple[Span, ...]:
        """Pronouns and titles of the other sex."""
        pronouns = _find(self.target, "en", _PRONOUN[self.other], _POSSESSIVE[self.other])
        return tuple(sorted({*pronouns, *self.titles}, key=lambda w: w.start))

    @cached_property
    def subjects(self) -> tuple[Span, ...]:
        """Those of them that act."""
        return tuple(sorted(_find(self.target, "en", _PRONOUN[self.other])))

    @cached_property
    def begins(self) -> bool:
        """Whether the passage begins with one that acts."""
        opening = _OPENING.match(self.target)
        return bool(self.subjects and opening and self.subjects[0].start == opening.end())

    @cached_property
    def has_right(self) -> bool:
        """Whether the passage has any word of `sex`."""
        return bool(_surely(self.target, "en", self.sex))

    @cached_property
    def is_plain(self) -> bool:
        """Whether the passage has no pronoun or title of `sex` and the original surely nothing of the other."""
        ours = _find(self.target, "en", _PRONOUN[self.sex], _POSSESSIVE[self.sex], _TITLE[self.sex])
        return not (ours or _surely(self.original, self.language, self.other))

    @cached_property
    def may(self) -> bool:
        """Whether the original may have a sign of the other sex."""
        return bool(self.signs(f"may_{self.other}"))

    @cached_property
    def own(self) -> tuple[Span, ...]:
        """Its pronouns of `sex` that may act, and its verbs that say somebody of that sex speaks."""
        return self.signs(_PRONOUN[self.sex], f"{_PRONOUN[self.sex]}_or_it", f"said_{self.sex}")

    @cached_property
    def acts(self) -> tuple[Span, ...]:
        """Its verbs that say somebody of `sex` acts."""
        was = self.signs("was")
        return tuple(s for s in self.signs(f"acted_{self.sex}") if s not in was)

    @cached_property
    def is_short(self) -> bool:
        """Whether the passage has fewer pronouns of `sex` than the original."""
        ours = _find(self.target, "en", _PRONOUN[self.sex], _POSSESSIVE[self.sex])
        return len(ours) < len(self.own) + len(self.signs(_POSSESSIVE[self.sex], _OBLIQUE[self.sex]))

    def signs(self, *kinds: str) -> tuple[Span, ...]:
        """Words of some kinds in the original."""
        return _find(self.original, self.language, *kinds)


def _find(text: str, language: str, *kinds: str) -> tuple[Span, ...]:
    """Words of some kinds that do not begin within a word: behind a vowel sign, patterns take one for begun."""
    spans = find_words(text, _TABLE, language, *kinds)
    if language in INSIDE_WORDS:
        return spans
    return tuple(s for s in spans if not (s.start and _LETTER.fullmatch(text[s.start - 1])))


def _surely(text: str, language: str, sex: str) -> tuple[Span, ...]:
    """Words that show one sex, unless they stand for things."""
    pronoun = _PRONOUN[sex]
    oblique = (_POSSESSIVE[sex], _OBLIQUE[sex])
    return _find(text, language, pronoun, f"{pronoun}_or_it", *oblique, _TITLE[sex], sex, f"said_{sex}")


def _agreeing(text: str, language: str, sex: str) -> tuple[Span, ...]:
    """Pronouns that may stand for people of one sex and none of the other, and verbs that agree with them."""
    own = (_PRONOUN[sex], _POSSESSIVE[sex])
    return _find(text, language, *own, f"{_PRONOUN[sex]}_or_it", _OBLIQUE[sex], f"said_{sex}", f"acted_{sex}")


def has_sign(text: str, language: str, sex: str) -> bool:
    """Whether anything may show one sex."""
    return bool(_surely(text, language, sex) or _find(text, language, f"may_{sex}"))


def _of_an_age(pair: _Pair) -> WrongWords | None:
    """ "A woman in his 40s"."""
    found = _OF_AN_AGE[pair.sex].search(pair.target)
    return WrongWords((Span(*found.span(1)),), None, pair.sex) if found else None


def _begins(pair: _Pair) -> WrongWords | None:
    """Both begin with a pronoun that acts, or with what somebody says, whoever follows."""
    if not pair.begins or not pair.is_short:
        return None
    start = len(pair.original) - len(pair.original.lstrip(_STOPS))
    first = _FIRST.match(pair.original, start)
    starts = {start, first.end() if first else start}
    signs = [s for s in pair.own if s.start in starts and pair.original[s.end : s.end + 1] not in _OF]
    return _shown_by(pair, pair.subjects[:1], signs)


def _ends(pair: _Pair) -> WrongWords | None:
    """Both end with who speaks, behind what is quoted."""
    if not pair.subjects or not pair.is_short:
        return None
    last = pair.subjects[-1]
    if not (_QUOTED.search(pair.target[: last.start]) and _CLOSING.fullmatch(pair.target, last.end)):
        return None
    end = len(pair.original.rstrip(_STOPS))
    return _shown_by(pair, [last], [s for s in pair.own if s.end == end])


def _titled(pair: _Pair) -> WrongWords | None:
    """A title against a title, whatever pronouns follow."""
    if pair.signs(_TITLE[pair.other]) or _find(pair.target, "en", _TITLE[pair.sex], pair.sex):
        return None
    return _shown_by(pair, pair.titles, pair.signs(_TITLE[pair.sex]))


def _says(pair: _Pair) -> WrongWords | None:
    """ "She said" where all who speak in the original are men."""
    if not pair.is_plain or not _SAID[pair.other].search(pair.target):
        return None
    return _shown_by(pair, pair.wrong, pair.signs(f"said_{pair.sex}"))


def _alone(pair: _Pair) -> WrongWords | None:
    """The passage has nothing of one sex, the original nothing of the other."""
    if not pair.is_plain:
        return None
    acts = not pair.has_right and (pair.subjects or pair.titles)
    nouns = pair.signs(_TITLE[pair.sex], pair.sex) if acts else ()
    if nouns or pair.may:
        return _shown_by(pair, pair.wrong, nouns)
    return _shown_by(pair, pair.wrong, pair.signs(_PRONOUN[pair.sex], _POSSESSIVE[pair.sex]))


def _no_thing(pair: _Pair) -> WrongWords | None:
    """The same, by pronouns of things as well: none is in the passage that they may stand for."""
    if not pair.is_plain or pair.may or _find(pair.target, "en", "thing"):
        return None
    others = [w for w in pair.wrong if w not in pair.subjects and w not in pair.titles]
    return (
        _shown_by(pair, pair.subjects, pair.signs(f"{_PRONOUN[pair.sex]}_or_it"))
        or _shown_by(pair, others, pair.signs(_OBLIQUE[pair.sex]))
        or (_shown_by(pair, pair.subjects, pair.acts) if _acts_first(pair) else None)
    )


def _acts_first(pair: _Pair) -> bool:
    """Whether the passage begins with somebody who acted, in the past."""
    return pair.begins and not _NOT_PAST.match(pair.target, pair.subjects[0].end)


def _both_act(pair: _Pair) -> WrongWords | None:
    """Another outlet's sentence: subjects alone are compared, since it may tell of more people."""
    return (
        _shown_by(pair, pair.subjects, pair.signs(_PRONOUN[pair.sex]))
        if pair.is_plain and not pair.has_right
        else None
    )


def _act_alike(text: str, word: Span, other: str, counterpart: Span) -> bool:
    """Whether two pronouns that act do the same: the same first rarer word behind both, and no passive of it."""
    (_, behind), (_, there) = _beside(text, word), _beside(other, counterpart)
    if len(behind) == _BESIDE and behind == there:
        return True
    acts, acts_there = (
        [w for w in words if w in _BE or (_tells(w) and not _ADVERB.fullmatch(w))]
        for words in (behind, there)
    )
    first = 2 if acts and acts[0] in _BE else 1
    return len(acts) >= first and acts[:first] == acts_there[:first]


def _stand_alike(text: str, word: Span, other: str, counterpart: Span) -> bool:
    """Whether the same rarer word stands before two pronouns or soon behind, or the same words on both sides."""
    (before, behind), (there_before, there) = _beside(text, word), _beside(other, counterpart)
    if any(_tells(w) for w in set(before) & set(there_before) | set(behind) & set(there)):
        return True
    return bool(before and behind) and (before, behind[:1]) == (there_before, there[:1])


def _beside(text: str, word: Span) -> tuple[list[str], list[str]]:
    """The word before a pronoun and those behind it, in lower case."""
    before = _WORD.findall(text, max(0, word.start - 40), word.start)
    behind = _WORD.findall(text, word.end, word.end + 60)
    return [w.lower() for w in before[-1:]], [w.lower() for w in behind[:_BESIDE]]


def _tells(word: str) -> bool:
    return zipf(word, "en") < _COMMON


def _merged(pair: _Pair) -> WrongWords | None:
    """ "He said he" for "he said she"."""
    ours, theirs = pair.signs(_PRONOUN[pair.sex]), pair.signs(_PRONOUN[pair.other])
    if pair.has_right or not theirs or len(pair.subjects) != len(ours) + len(theirs):
        return None
    return _shown_by(pair, pair.subjects[len(theirs) :], ours)


def _shown_by(pair: _Pair, words: Sequence[Span], signs: Sequence[Span]) -> WrongWords | None:
    """Words that are wrong, if there are any and signs that show it."""
    return WrongWords(tuple(words), min(signs), pair.sex) if words and signs else None


_RULES = (_of_an_age, _begins, _ends, _titled, _says, _alone, _no_thing, _merged)
_ENGLISH_RULES = (_of_an_age, _both_act)
