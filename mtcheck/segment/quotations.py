"""Quotations: where they start and end, how they nest, and who speaks.

One scan over the quotation marks of a paragraph with a stack of the open ones. A mark that can both
open and close (straight marks, reversed guillemets, the German and Swedish uses of the curly ones) is
read from the characters beside it.

Source: Unicode Standard, section 6.2 "Language-Based Usage of Quotation Marks", for which marks close
which; the Spanish and English rules for speech that runs over paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from mtcheck.types import Quotation, Span

#: Opening mark to the marks that may close it, in every use known here.
CLOSERS: Final[dict[str, str]] = {
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    '"': '"”',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
}
SINGLE: Final = frozenset("‘’'‚‹›")
MARKS: Final = frozenset(CLOSERS) | frozenset("".join(CLOSERS.values()))

_MARK = re.compile("[" + "".join(sorted(MARKS)) + "]")
_ALWAYS_OPEN: Final = frozenset("„‚「『")
_REVERSED: Final = frozenset({"de", "da", "sv", "fi", "sl", "hr", "sr", "cs", "sk", "hu"})
_OPENING_COMPANY: Final = frozenset("([{—–-/¿¡…:")
_SENTENCE_END: Final = frozenset(".!?…。！？।؟")
# A paragraph ends at a line break, unless the line was merely wrapped: no end of a sentence before
# the break, a small letter after it.
_PARAGRAPH_BREAK = re.compile(r"\n\s*")
_CLIPPED = re.compile(r"['’‘](?:\d\ds?\b|n['’]|(?:em|tis|twas|til|cause|bout|round|cos|n)\b)", re.IGNORECASE)
_MAX_DEPTH: Final = 8
_LINES_BELOW: Final = 12


class _Open(NamedTuple):
    """An open quotation; ``width`` is 0 where it was opened in an earlier paragraph."""

    mark: str
    start: int
    depth: int
    width: int = 1


def find_quotations(text: str, language: str = "") -> list[Quotation]:
    """Find the quotations of a text, in order of their opening marks.

    A quotation over several paragraphs, where each opens with a mark and only the last closes, gives
    one closed quotation for each paragraph. Apostrophes, feet and inches are no marks; an unpaired
    single mark is taken for an apostrophe.

    Args:
        text: plain text of an article, paragraphs on lines.
        language: ISO 639-1 code; "" reads the marks from their context alone.

    Returns:
        Quotations with offsets into ``text``.

    Source: Unicode Standard 6.2; Real Academia Española, Ortografía, "comillas de seguir".
    """
    from mtcheck.segment.speakers import find_speaker

    found: list[Quotation] = []
    paragraphs = list(_paragraphs(text))
    running, carried = "", ""
    for i, paragraph in enumerate(paragraphs):
        pieces, left = _scan(text, paragraph, running, carried, language)
        running = carried = ""
        for opened in left:
            is_outer = opened.depth == 0 and i + 1 < len(paragraphs)
            following = text[paragraphs[i + 1].start] if is_outer else ""
            if following and following in opened.mark + CLOSERS[opened.mark]:
                running = opened.mark
            elif (
                is_outer and opened.mark not in SINGLE and _closes_below(text, paragraphs, i + 1, opened.mark)
            ):
                carried = opened.mark
            elif opened.mark in SINGLE:
                continue
            closed = is_outer and bool(running or carried)
            pieces.append(_quotation(text, opened, paragraph.end, 0, closed=closed))
        found += pieces
    found = [q for q in found if q.text]
    found.sort(key=lambda q: (q.start, -q.end))
    return [
        replace(q, speaker=find_speaker(text, q, found, k, language)) if q.depth == 0 else q
        for k, q in enumerate(found)
    ]


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        before, after = text[max(0, gap.start() - 1) : gap.start()], text[gap.end() : gap.end() + 1]
        is_wrapped = gap[0].count("\n") == 1 and before not in _SENTENCE_END and after.islower()
        if not is_wrapped:
            end = start + len(text[start : gap.start()].rstrip())
            if end > start:
                yield Span(start, end)
            start = gap.end()
    if start < len(text):
        yield Span(start, len(text.rstrip()))


def _closes_below(text: str, paragraphs: Sequence[Span], i: int, mark: str) -> bool:
    """Whether the next quotation mark, a few lines down, closes ``mark``: one sentence a line."""
    below = Span(paragraphs[i].start, paragraphs[min(i + _LINES_BELOW, len(paragraphs)) - 1].end)
    for found in _MARK.finditer(text, *below):
        if found[0] in SINGLE:
            continue
        at = found.start()
        ends_word = not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()
        return found[0] in CLOSERS[mark] and (found[0] in "”»" or ends_word)
    return False


def _scan(
    text: str, paragraph: Span, running: str, carried: str, language: str
) -> tuple[list[Quotation], list[_Open]]:
    """The quotations closed within a paragraph, and what is open at its end.

    ``running`` is the mark of a quotation that this paragraph takes up again with a mark of its own,
    ``carried`` that of one that simply goes on.
    """
    marks = [m.start() for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    found: list[Quotation] = []
    stack = [_Open(carried, paragraph.start, 0, 0)] if carried else []
    for k, at in enumerate(marks):
        mark = text[at]
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if mark in "'’‘" and _is_apostrophe(text, at, before, after, stack):
            continue
        closing = _closes(text, paragraph, marks, k, stack, language)
        if closing is not None:
            found += [
                _quotation(text, o, at, 0, closed=False) for o in stack[closing + 1 :] if o.mark not in SINGLE
            ]
            found.append(_quotation(text, stack[closing], at, 1, closed=True))
            del stack[closing:]
        elif len(stack) < _MAX_DEPTH and _opens(
            mark,
            before,
            after,
            at == paragraph.start,
            running,
            language,
            text.find(mark, at + 1, paragraph.end) > 0,
        ):
            # Speech set in paragraphs that later lost their line breaks: the mark opens again after a
            # full stop although it was never closed.
            resumed = next((j for j, o in enumerate(stack) if o.mark == mark), None)
            if resumed is not None and _sentence_ended(text, at) and mark not in SINGLE:
                found.append(_quotation(text, stack[resumed], at, 0, closed=True))
                del stack[resumed:]
            stack.append(_Open(running if at == paragraph.start and running else mark, at, len(stack)))
    return found, stack


def _quotation(text: str, opened: _Open, at: int, width: int, *, closed: bool) -> Quotation:
    start, end = opened.start + opened.width, at
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    outer = at + width if width else end
    return Quotation(opened.start, outer, Span(start, end), text[start:end], "", closed, opened.depth)


def _is_apostrophe(text: str, at: int, before: str, after: str, stack: list[_Open]) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if before.isdigit() and not any(o.mark in SINGLE for o in stack):
        return True
    return not before.isalnum() and _CLIPPED.match(text, at) is not None


def _closes(
    text: str, paragraph: Span, marks: list[int], k: int, stack: list[_Open], language: str
) -> int | None:
    """Index in the stack of what the mark closes, None if it closes nothing."""
    at = marks[k]
    mark = text[at]
    candidate = next((j for j in reversed(range(len(stack))) if mark in CLOSERS[stack[j].mark]), None)
    if candidate is None or at == paragraph.start:
        return None
    before = text[at - 1]
    after = text[at + 1] if at + 1 < paragraph.end else " "
    looks_opening = (before.isspace() or before in _OPENING_COMPANY) and not after.isspace()
    if mark in "”’›»」』" and not (mark in "»›" and stack[candidate].mark not in "«‹"):
        if mark == "’" and (after.isalnum() or _is_possessive(text, paragraph, marks, k)):
            return None
        return candidate
    if mark == "'" and (before.isspace() or after.isalnum() or _is_possessive(text, paragraph, marks, k)):
        return None
    if mark in "“‘" and stack[candidate].mark == mark:
        # A curly opening mark closes its like only as a slip of the keyboard.
        return candidate if not before.isspace() and not after.isalnum() else None
    if looks_opening and not (after in ",.;:!?)" or before in "…—–-"):
        return None
    if mark == '"' and language == "he" and before.isalpha() and after.isalpha():
        return None
    return candidate


def _is_possessive(text: str, paragraph: Span, marks: list[int], k: int) -> bool:
    """Whether a mark after a plural s belongs to the word: a later mark closes the quotation."""
    at = marks[k]
    if text[at - 1] != "s" or at + 1 >= paragraph.end or text[at + 1] != " " or k + 1 == len(marks):
        return False
    later = marks[k + 1]
    beyond = text[later + 1] if later + 1 < paragraph.end else " "
    return text[later] in "'’" and not text[later - 1].isspace() and not beyond.isalnum()


def _opens(
    mark: str, before: str, after: str, is_first: bool, running: str, language: str, recurs: bool
) -> bool:
    if is_first and running and mark in running + CLOSERS[running]:
        return True
    if mark in _ALWAYS_OPEN:
        return True
    if mark not in CLOSERS:
        return False
    at_boundary = before.isspace() or before in _OPENING_COMPANY or before in MARKS
    if mark in "“‘«‹":
        if mark in "«‹" and language in _REVERSED and not at_boundary:
            return False
        return not (after.isspace() and not at_boundary) and not (mark == "‘" and after.isspace())
    if after.isspace():
        # A spaced straight mark opens in French typography only.
        return mark == '"' and language == "fr" and before.isspace()
    if mark in "»›":
        return at_boundary and (language in _REVERSED or not language)
    if mark == '"':
        # Between two letters it is a slip for an apostrophe, or stands in a Hebrew abbreviation.
        glued = before.isalpha() and after.isalpha()
        return not before.isdigit() and not (glued and (language == "he" or not recurs))
    return at_boundary


def _sentence_ended(text: str, at: int) -> bool:
    head = text[max(0, at - 4) : at].rstrip()
    return bool(head) and head[-1] in _SENTENCE_END
