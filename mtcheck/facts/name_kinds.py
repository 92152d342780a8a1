"""What a name is the name of: a person, an organisation, a place, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtcheck.facts.gazetteer import places_of
from mtcheck.facts.name_lists import ARTICLE, words
from mtcheck.facts.name_runs import Word
from mtcheck.facts.places import demonyms
from mtcheck.frequency import has_words, zipf
from mtcheck.types import Name, NameKind

#: How many characters around a name are looked at.
_REACH = 40
#: Zipf value: one word of a person's name is rarer.
_RARE = 4.2

_BEFORE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[IVX]+")


def as_name(text: str, run: Sequence[Word], language: str) -> Name:
    """A run of words as a name.

    Args:
        text: running text.
        run: words of it that stand together.
        language: ISO 639-1 code.

    Returns:
        The name with its kind; in English with the country's code where it is that of a people.
    """
    start, end = run[0].start, run[-1].end
    name = text[start:end]
    if len(run) == 1 and language == "en":
        known = demonyms()
        codes = known.get(name) or (known.get(name[:-1]) if name.endswith("s") else None)
        if codes:
            return Name(start, end, "MISC", name, codes[0])
    return Name(start, end, _kind(text, run, language), name)


def _kind(text: str, run: Sequence[Word], language: str) -> NameKind:
    start, end = run[0].start, run[-1].end
    parts = {w.text.casefold() for w in run}
    if parts & words("organisations", language):
        return "ORG"
    if len(run) == 1 and run[0].text.isupper() and 2 <= len(run[0].text) <= 6:
        return "ORG"
    before = [w.casefold() for w in _BEFORE.findall(text[max(0, start - _REACH) : start])[-1:]]
    after = [w.casefold() for w in _AFTER.findall(text[end : end + _REACH])[:1]]
    if words("titles", language).intersection(before):
        return "PER"
    if not 2 <= len(run) <= 4 or any(c.isdigit() for c in text[start:end]):
        return "MISC"
    if words("speech", language).intersection([*before, *after]):
        return "PER"
    if parts & words("landmarks", language) or places_of(text[start:end]):
        return "LOC"
    article = bool(words("articles", language).intersection(before))
    return "PER" if not article and _looks_human(run, language) else "MISC"


def _looks_human(run: Sequence[Word], language: str) -> bool:
    """Whether some words could be first name and surname: none much used, one of them rare."""
    last = run[-1].text
    if not has_words(language) or len(last) < 2 or _ROMAN.fullmatch(last):
        return False
    plain = [
        w.text
        for w in run
        if w.text not in words("particles") and len(w.text) > 1 and not _ROMAN.fullmatch(w.text)
    ]
    common = [zipf(p, language) for p in plain]
    return any(c < _RARE for c in common) and all(c < ARTICLE for c in common)
