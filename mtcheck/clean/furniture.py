"""Lines that a page prints around an article: what they say, and the shape they have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from mtcheck.clean.paragraphs import Paragraph
from mtcheck.clean.phrases import calendar, calls, kinds, opener, phrases, time_words

_QUOTE = re.compile(r"[“”„«»\"‘]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+")
_HANDLES = re.compile(r"(?:[#@]\w+[\s,]*)+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*+(?:©\s*+)?\d{4}|©", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,:/h-]*(?:st|nd|rd|th|er|h|am|pm)?", re.IGNORECASE)
_CLOCK_OR_DATE = re.compile(r"\b\d{1,2}[:h.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b")
_ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_METADATA = re.compile(
    r"(?:(?i:date|time|timestamp|title|author|published(?:_at)?|updated|source|url|id)\s*[:=]?\s+)?"
    rf"{_ISO}(?=\s+(?![a-zß-öø-ÿ])[^\W\d_]|\s+[“\"«‘]|\s*$)"
)
_SPEAKER = re.compile(r"[^\W\d_][\w .()’'-]{0,30}:\s")
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]][.\s]*$")

# Characters of the longest line that may be furniture, and words of the longest of each kind.
_LONGEST_LINE = 600
_LONGEST_CREDIT = 8
_LONGEST_TEASER = 40
_LONGEST_NOTICE = 30
_LONGEST_BYLINE = 9
_LONGEST_ADVERT_LINE = 16
_LONGEST_CAPTION = 80
_MOST_ADVERT_LINES = 3

Role = Literal["", "furniture", "caption", "unrelated"]


class Verdict(NamedTuple):
    """What a line is, and why; the empty role for words of the article."""

    role: Role
    reason: str


NOTHING = Verdict("", "")
TIME = "A time stamp of the page."
BYLINE = "The byline."


def metadata_end(text: str) -> int:
    """Length of the metadata that a scraper glued to the first words; 0 if there is none."""
    m = _METADATA.match(text[:_LONGEST_LINE])
    return m.end() if m else 0


def judge(paragraphs: Sequence[Paragraph]) -> list[Verdict]:
    """What each paragraph is by its own words and its place among the others."""
    verdicts = [_judge_line(p) for p in paragraphs]
    first_body = next(
        (i for i, (p, v) in enumerate(zip(paragraphs, verdicts, strict=True)) if not v.role and _is_body(p)),
        len(paragraphs),
    )
    for i, paragraph in enumerate(paragraphs):
        if verdicts[i].role:
            continue
        if 0 < i < first_body and _is_byline(paragraph):
            verdicts[i] = Verdict("furniture", BYLINE)
        elif i < first_body and len(paragraph.text) <= _LONGEST_LINE and _is_date(paragraph.text):
            verdicts[i] = Verdict("furniture", TIME)
        elif 0 < i < len(paragraphs) - 1 and _is_caption(paragraph):
            verdicts[i] = Verdict("caption", "")
    for i in range(len(paragraphs)):
        if len(paragraphs[i].text) <= _LONGEST_LINE and _label(paragraphs[i].text) in calls():
            _take_advert(paragraphs, verdicts, i)
    _take_repeated_headline(paragraphs, verdicts)
    return verdicts


def is_headline_like(paragraph: Paragraph) -> bool:
    """Short, not ended as a sentence, no list item, nobody's speech."""
    text = paragraph.text
    if len(text) > _LONGEST_LINE:
        return False
    ended = paragraph.is_sentence and not text.endswith(("?", "!", "?”", "!”", "…"))
    return (
        paragraph.words <= 25
        and not ended
        and not (paragraph.is_sentence and _SPEAKER.match(text))
        and not paragraph.is_list_item
        and not text.startswith(("-", "–", "—", "“", '"', "«", "„"))
        and not text.endswith((",", ";", ":"))
        and any(c.isalpha() for c in text)
    )


def _judge_line(paragraph: Paragraph) -> Verdict:
    text = paragraph.text
    if len(text) > _LONGEST_LINE:
        return NOTHING
    label, lower, words = _label(text), text.casefold().strip(), paragraph.words
    if _ADDRESS.fullmatch(text):
        return Verdict("furniture", "A bare address.")
    if _HANDLES.fullmatch(text):
        return Verdict("furniture", "Hashtags or account names alone on a line.")
    if _is_stamp(text):
        return Verdict("furniture", TIME)
    for kind in kinds():
        opened = kind.openers.match(lower) if kind.openers else None
        if label in kind.labels or (
            any(c in lower for c in kind.contains) and words <= _LONGEST_NOTICE and not _QUOTE.search(text)
        ):
            return Verdict("furniture", kind.reason)
        if opened and "credit" in kind.reason:
            if words <= _LONGEST_CREDIT and not paragraph.is_sentence:
                return Verdict("furniture", kind.reason)
        elif (opened and words <= _LONGEST_TEASER and opened.end() < len(lower)) or (
            kind.openers and "another article" in kind.reason and _is_unmarked_teaser(paragraph, kind.openers)
        ):
            return Verdict("furniture", kind.reason)
    if _COPYRIGHT.match(text) and words <= _LONGEST_TEASER // 2 and not _QUOTE.search(text):
        return Verdict("furniture", "A copyright line.")
    if _is_navigation(paragraph):
        return Verdict("furniture", "A navigation bar.")
    return NOTHING


def _label(text: str) -> str:
    """A line without counts, brackets and symbols around it: "Share (12) ›" is "share"."""
    text = re.sub(r"\(?\b\d[\d.,]*\s?[kKmM]?\b\)?", " ", text)
    return " ".join(re.sub(r"^[\W_]+|[^\w?!]+$", "", text.casefold()).replace("’", "'").split())


def _is_unmarked_teaser(paragraph: Paragraph, openers: re.Pattern[str]) -> bool:
    """ "Read also Town hall opens again": several words, then a title that starts with a capital."""
    if paragraph.is_sentence or paragraph.words > _LONGEST_TEASER or _QUOTE.match(paragraph.text):
        return False
    words = paragraph.text.split()
    for size in (2, 3, 4):
        head = " ".join(words[:size])
        m = openers.fullmatch(head.casefold())
        if m and len(words) > size + 1 and words[size][:1].isupper():
            return True
    return False


def _is_navigation(paragraph: Paragraph) -> bool:
    parts = re.split(r"\s*[|›»•]\s*|\s+>\s+", paragraph.text.strip("|›»•> "))
    return (
        len(parts) >= 3
        and not paragraph.is_sentence
        and not paragraph.is_list_item
        and all(
            0 < len(p.split()) <= 3 and p[:1].isupper() and not any(c.isdigit() for c in p) for p in parts
        )
    )


def _is_stamp(text: str) -> bool:
    data = phrases()["stamp"]
    lower = text.casefold().strip()
    bare = lower.strip("•·●-–—|* ").rstrip(".")
    if any(r in lower for r in data["reading"]) and len(bare.split()) <= 5 and re.search(r"\d", bare):
        return True
    said = opener(tuple(data["openers"]), r"(?=[\s:])").match(bare)
    if said:
        return bool(re.search(r"\d", bare)) and _only_time(bare[said.end() :])
    relative = any(re.search(rf"(?<!\w){re.escape(r)}(?!\w)", bare) for r in data["relative"])
    return relative and bool(re.match(r"(?:\D{0,8})\d", bare)) and len(bare.split()) <= 9 and _only_time(bare)


def _is_date(text: str) -> bool:
    bare = text.casefold().strip("•·●-–—|* ")
    if len(bare.split()) > 10:  # before the calendar is asked for: it is that of seven languages
        return False
    has_day = bool(_CLOCK_OR_DATE.search(bare)) or (
        bool(re.search(r"\d", bare)) and any(w in calendar() for w in re.findall(r"[^\W\d_]+", bare))
    )
    return has_day and _only_time(bare)


def _only_time(text: str) -> bool:
    words = re.split(r"[\s,|•·()/–—]+|:(?=\s|$)|-(?=\s|$)", _NUMBER.sub(" ", text))
    known = time_words()
    return all(not w or w.strip(".") in known or w in known for w in words)


def _is_byline(paragraph: Paragraph) -> bool:
    data = phrases()["byline"]
    text = paragraph.text
    if len(text) > _LONGEST_LINE:
        return False
    m = opener(tuple(data["openers"]), r"[\s:]+").match(text.casefold())
    if not m or paragraph.words > _LONGEST_BYLINE or paragraph.is_sentence or re.search(r"\d", text):
        return False
    names = re.split(r"[\s,/&|]+", text[m.end() :].strip())
    is_named = all(n[:1].isupper() or n.casefold() in data["connectors"] or not n for n in names)
    # Content systems print "by" and the account's name, often in lower case.
    return is_named or (text.startswith(("by ", "By ", "BY ")) and len(names) <= 5)


def _is_caption(paragraph: Paragraph) -> bool:
    data = phrases()["caption"]
    if len(paragraph.text) > _LONGEST_LINE or paragraph.words > _LONGEST_CAPTION:
        return False
    if opener(tuple(data["openers"]), r"\s*:").match(paragraph.text.casefold()):
        return paragraph.words > _LONGEST_CREDIT
    m = _PARENTHESIS.search(paragraph.text)
    if not m:
        return False
    inside = m[1].casefold()
    parts = re.split(r"\s*(?:/|,|\bvia\b|–|—|\bby\b)\s*", inside)
    return any(p.strip() in data["agencies"] for p in parts) or inside.startswith(
        ("photo ", "photo:", "foto")
    )


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.is_sentence and paragraph.words > 8 and not _is_caption(paragraph)


def _take_advert(paragraphs: Sequence[Paragraph], verdicts: list[Verdict], call: int) -> None:
    """A button that sells: the unended lines that stand directly above it belong to it."""
    verdict = Verdict("furniture", "A box that advertises something.")
    verdicts[call] = verdict
    for i in range(call - 1, max(0, call - 1 - _MOST_ADVERT_LINES), -1):
        p = paragraphs[i]
        if (
            paragraphs[i + 1].breaks != 1
            or p.is_sentence
            or p.is_list_item
            or p.words > _LONGEST_ADVERT_LINE
            or _QUOTE.search(p.text)
        ):
            return
        verdicts[i] = verdict


def _take_repeated_headline(paragraphs: Sequence[Paragraph], verdicts: list[Verdict]) -> None:
    first = next((i for i, v in enumerate(verdicts) if not v.role), None)
    if first is None or not is_headline_like(paragraphs[first]) or paragraphs[first].words < 4:
        return
    key = " ".join(paragraphs[first].text.casefold().split())
    for i in range(first + 1, len(paragraphs)):
        if " ".join(paragraphs[i].text.casefold().split()) == key:
            verdicts[i] = Verdict("furniture", "The headline, printed a second time.")
