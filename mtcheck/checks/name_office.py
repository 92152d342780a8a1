"""What `DifferentName` says of offices: a mayor for a deputy mayor, police for fire brigade, one minister for another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from mtcheck.checks.base import Check
from mtcheck.checks.context import ALIGNED, extent_of, is_linked, overlap, paired_beads, text_of
from mtcheck.checks.name_context import misnamed
from mtcheck.checks.word_lists import INSIDE_WORDS, find_words, word_lists
from mtcheck.types import Article, Bead, Finding, Span, Story

#: What each list of ``data/offices.toml`` may stand for in another language; two that share nothing exclude each other.
OFFICES: dict[str, set[str]] = {
    "mayor": {"mayor"}, "deputy_mayor": {"mayor", "councillor"},
    "intendant": {"mayor", "governor", "president", "director", "police", "judge"},
    "governor": {"governor"}, "prefect": {"prefect"}, "voivode": {"governor", "prefect", "president", "commissioner"},
    "marshal": {"marshal", "general", "police", "fire"}, "regional_marshal": {"marshal", "general", "speaker", "president", "governor"},
    "commissioner": {"commissioner", "police", "ambassador", "director", "minister", "governor", "prefect", "mayor"},
    "councillor": {"councillor"}, "assessor": {"councillor", "minister", "commissioner", "mayor"},
    "senator": {"senator"}, "city_senator": {"senator", "minister"}, "mp": {"mp"}, "lawmaker": {"mp", "senator", "councillor"},
    "speaker": {"speaker"}, "presiding": {"speaker", "president"}, "speaker_or_spokesperson": {"speaker", "president", "spokesperson"},
    "judge": {"judge"}, "court": {"judge", "president", "speaker"}, "magistrate": {"judge", "prosecutor", "mayor"},
    "prosecutor": {"prosecutor", "ag"}, "sprosecutor": {"prosecutor"}, "ag": {"ag", "minister"},
    "lawyer": {"lawyer"}, "attorney": {"lawyer", "prosecutor", "ag"},
    "minister": {"minister"}, "secretary": {"minister"}, "department_head": {"minister", "director", "president"},
    "pm": {"pm", "minister"}, "premier": {"pm", "minister", "president", "governor"},
    "chancellor": {"chancellor", "pm", "minister", "rector", "president"},
    "state": {"state"}, "president": {"president", "state"},
    "chief": {"president", "state", "speaker", "director", "governor", "rector"},
    "chair": {"president", "mp", "speaker", "director", "governor"}, "director": {"director", "president"},
    "institution_head": {"president", "director", "dean", "rector", "judge", "pm"},
    "leader": {"president", "state", "speaker", "pm", "governor", "mayor", "director", "rector"},
    "board": {"board"}, "board_director": {"board", "director"},
    "spokesperson": {"spokesperson", "police", "fire", "prosecutor", "director", "mp", "speaker"},
    "ambassador": {"ambassador"}, "consul": {"consul"},
    "bishop": {"bishop"}, "archbishop": {"archbishop", "cardinal"}, "metropolitan": {"bishop", "archbishop"}, "cardinal": {"cardinal"},
    "priest": {"priest", "minister"},
    "police": {"police"}, "inspector": {"police", "director", "prosecutor", "commissioner", "fire"}, "fire": {"fire"},
    "delegate": {"delegate", "mp", "ambassador"}, "police_delegate": {"police", "delegate"},
    "general": {"general"}, "brigadier": {"general", "colonel"}, "colonel": {"colonel"}, "major": {"major"},
    "captain": {"captain", "police", "fire"}, "coach": {"coach"}, "coach_director": {"coach", "director"},
    "rector": {"rector", "president", "director"}, "dean": {"dean"}, "doyen": {"dean", "president", "director", "rector"}, "headteacher": {"rector", "director"},
}  # fmt: skip
#: The head of whatever it is, who may be anybody: what is said of one is compared, who it is is not.
OFFICES["head"] = set[str]().union(*OFFICES.values())
#: What stands beside an office and changes it.
RANKS = ("deputy", "former", "acting", "elect", "honorary")
#: Whom it does not change: a lawyer is "acting" for somebody, a lieutenant colonel is no colonel's deputy.
_UNCHANGED = {r: frozenset({"lawyer", "general", "colonel", "major"}) for r in ("deputy", "acting")}
#: Languages in which it stands before the office, and means something else behind it: 总统前往北京.
_BEFORE = {"zh": frozenset({"deputy", "former", "acting"}), "ja": frozenset({"former"})}
#: What a minister is minister of; a word may be in more than one list where countries put two into one ministry.
PORTFOLIOS = (
    "finance", "economy", "interior", "foreign", "transport", "health", "labour", "defence", "education", "justice",
    "environment", "energy", "agriculture", "culture", "sport", "digital",
)  # fmt: skip
#: Words written as one with an office: vicesindaco, wiceminister, expresidente, αντιδήμαρχος.
_PREFIXES = re.compile(
    r"(?<![^\W_])(?:(?P<deputy>vice|viz(?!s)|vize|wice|sous|sub(?!secret|insp|comis)|místo(?=před|star|prez)|loco(?=burg)|onder(?=minis)"
    r"|pro(?=rekt|rect)|про(?=ректор)|αντι|υφ|віце|вице|зам|заст|al(?=polg|eln|kanc|korm|kapi))"
    r"|(?P<former>ex(?!ecut|ekut)|eks|екс|экс|alt(?=kanzl|bundes|bürgerm|oberb|präsid|minis|bischof)))"
    r"-?(?=\w{4})|(?<![^\W_])(?P<honorary>ehren)(?=präs|vorsi|bürgerm|kapit)",
    re.IGNORECASE,
)
#: A name, or a word that begins as one does: behind "delegada" or "general" it makes the word an office.
_NAMED = re.compile(r"[ \u00a0]+(\w)")
#: What no rank goes across on its way to its office, and how far that may be, in characters.
_APART = re.compile(r"[,;.:()\n\"“”„«»，。、；：（）「」『』،؛]")
_BESIDE, _BESIDE_UNSPACED = 25, 2
#: What makes a word part of another office: «o chefe do Estado-Maior».
_GOES_ON = re.compile(r"[-‑]\w")
#: How far a head stands from what it is the head of.
_LED = 12
#: And how far a minister stands from what he is minister of.
_MINISTRY, _MINISTRY_UNSPACED = 32, 6


class _Office(NamedTuple):
    """An office in a sentence: where, and what it may be."""

    start: int
    end: int
    kinds: frozenset[str]

    @property
    def is_head(self) -> bool:
        """Whether it may be any."""
        return self.kinds == OFFICES["head"]


def changed_offices(check: Check, story: Story) -> Iterator[Finding]:
    """Findings of ``check`` on offices that are not those of the original's sentence.

    The aligner must tie the two, and neither sentence may have the other's office in any word. An office that excludes
    the original's; a deputy, former or acting one that is the office itself in the translation, or the other way round;
    a minister of something else.

    Args:
        check: in whose name they are made.
        story: with alignments.
    """
    source, target = story.source, story.target
    if source is None:
        return
    titles, their_titles = _titles(target.plain, target.language), _titles(source.plain, source.language)
    for bead in paired_beads(story, source):
        here, there = extent_of(target, bead.target), extent_of(source, bead.other)
        ours = _offices(text_of(target, here), target.language, titles) if bead.score >= ALIGNED else ()
        theirs = _offices(text_of(source, there), source.language, their_titles) if ours else ()
        for a, b in product(ours, theirs):
            is_only = (
                len(ours) == len(theirs) == 1 and bool(a.kinds & b.kinds) and not (a.is_head or b.is_head)
            )
            if not is_only and not is_linked(_placed(a, here), _placed(b, there), bead):
                continue
            for span, right in _differences(a, b, ours, theirs, story, bead):
                yield _finding(check, story, source, span, right)
                break


def _differences(
    a: _Office, b: _Office, ours: Sequence[_Office], theirs: Sequence[_Office], story: Story, bead: Bead
) -> Iterator[tuple[Span, Span]]:
    """Where two offices that answer each other differ: in the translation, and in the original."""
    source = story.source
    assert source is not None
    here, there = extent_of(story.target, bead.target), extent_of(source, bead.other)
    text, original = text_of(story.target, here), text_of(source, there)
    languages = story.target.language, source.language
    if not a.kinds & b.kinds:
        spot, other, back = _placed(a, here), _placed(b, there), [(y, x) for x, y in bead.links]
        theirs = [o for o in theirs if not _is_head_of(o, b, original)]
        ours = [o for o in ours if not _is_head_of(o, a, text)]
        if not any(_may_be(o, a.kinds, _placed(o, there), spot, back) for o in theirs) and not any(
            _may_be(o, b.kinds, _placed(o, here), other, bead.links) for o in ours
        ):
            yield _span(a, here), _span(b, there)
        return
    if _rivals(a, ours) > 1 or _rivals(b, theirs) > 1:
        return
    for rank in RANKS:
        if _UNCHANGED.get(rank, frozenset()) & a.kinds & b.kinds and not (a.is_head and b.is_head):
            continue
        left, right = _rank(text, a, rank, languages[0]), _rank(original, b, rank, languages[1])
        if left is None and right is not None and not _may_say(text, rank, languages[0]):
            yield (
                _span(a, here),
                Span(there.start + min(right.start, b.start), there.start + max(right.end, b.end)),
            )
        elif right is None and left is not None and not _may_say(original, rank, languages[1]):
            yield (
                Span(here.start + min(left.start, a.start), here.start + max(left.end, a.end)),
                _span(b, there),
            )
    if "minister" in a.kinds & b.kinds and not (a.is_head or b.is_head):
        left_of, right_of = _portfolios(text, a, languages[0]), _portfolios(original, b, languages[1])
        if left_of and right_of and not left_of.keys() & right_of.keys():
            spoken, meant = _spoken(text, languages[0]), _spoken(original, languages[1])
            if not spoken & right_of.keys() and not meant & left_of.keys():
                ours_at, theirs_at = next(iter(left_of.values())), next(iter(right_of.values()))
                yield (
                    Span(here.start + min(ours_at.start, a.start), here.start + max(ours_at.end, a.end)),
                    Span(
                        there.start + min(theirs_at.start, b.start), there.start + max(theirs_at.end, b.end)
                    ),
                )


def _may_be(
    office: _Office, kinds: frozenset[str], at: Span, other: Span, links: Iterable[tuple[Span, Span]]
) -> bool:
    """Whether an office may be of some kinds; a mere head is not that the aligner ties to other words alone.

    Args:
        office: of either side.
        kinds: of the other side's office.
        at, other: where the two stand.
        links: of the aligner, the side of ``office`` first.
    """
    tied = [y for x, y in links if overlap(x, at)] if office.is_head else []
    return bool(office.kinds & kinds) and (not tied or any(overlap(y, other) for y in tied))


def _is_head_of(office: _Office, body: _Office, text: str) -> bool:
    """Whether one office says in a sentence that the other is led: «chef» of «chef de police»."""
    between = text[min(office.end, body.end) : max(office.start, body.start)]
    return office.is_head and not body.is_head and len(between) <= _LED and not _APART.search(between)


def _rivals(office: _Office, among: Sequence[_Office]) -> int:
    """How many of a sentence's offices may be that one; a mere head is none where it is known who it is."""
    return sum(bool(o.kinds & office.kinds) and (office.is_head or not o.is_head) for o in among)


@lru_cache(maxsize=64)
def _titles(text: str, language: str) -> frozenset[str]:
    """The offices that a word before a name may tell of in a text: «a delegada Ana Reis» where the police is spoken of."""
    lists = word_lists("offices", language)
    return frozenset(
        name
        for name in OFFICES
        if f"{name}_title" in lists
        and (f"{name}_where" not in lists or find_words(text, "offices", language, f"{name}_where"))
    )


@lru_cache(maxsize=2048)
def _offices(text: str, language: str, titles: frozenset[str]) -> tuple[_Office, ...]:
    """The offices of a sentence, the longest where one stands in another, in order."""
    lists = word_lists("offices", language)
    if not lists:
        return ()
    # Not with `find_words`, which would take the set phrases out of the sentence for every list anew.
    bare = _PREFIXES.sub(lambda m: " " * len(m[0]), lists["except"].sub(lambda m: " " * len(m[0]), text))
    found: dict[Span, frozenset[str]] = {}
    for name in OFFICES.keys() & lists.keys():
        for m in lists[name].finditer(bare):
            span = Span(*m.span())
            if not _GOES_ON.match(bare, span.end):
                found[span] = found.get(span, frozenset()) | OFFICES[name]
    for name in sorted(titles):
        for span in find_words(bare, "offices", language, f"{name}_title"):
            named = _NAMED.match(bare, span.end)
            # English writes a rank with a capital before a name, others do not.
            if named and named[1].isupper() and (language != "en" or bare[span.start].isupper()):
                found[span] = frozenset(OFFICES[name])
    spans = sorted(found, key=lambda s: (s.start - s.end, s.start))
    kept: list[Span] = []
    for span in spans:
        if not any(overlap(span, k) for k in kept):
            kept.append(span)
    return tuple(_Office(s.start, s.end, found[s]) for s in sorted(kept))


@lru_cache(maxsize=2048)
def _plain(text: str, language: str) -> str:
    """A sentence without what only looks like a rank: "acting for", 目前, «ha aggiunto»."""
    for span in find_words(text, "offices", language, "no_rank"):
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _rank(text: str, office: _Office, rank: str, language: str) -> Span | None:
    """Where a sentence says beside an office that it is a deputy's, a former one, an acting one."""
    reach = _BESIDE_UNSPACED if language in INSIDE_WORDS else _BESIDE
    for m in _PREFIXES.finditer(text):
        if m.lastgroup == rank and m.end() == office.start:
            return Span(*m.span())
    for span in find_words(_plain(text, language), "offices", language, rank):
        if span.start >= office.end and rank in _BEFORE.get(language, ()):
            continue
        between = text[min(span.end, office.end) : max(span.start, office.start)]
        if overlap(span, office) or (len(between) <= reach and not _APART.search(between)):
            return span
    return None


def _may_say(text: str, rank: str, language: str) -> bool:
    """Whether a sentence has any word that may say as much."""
    return bool(find_words(text, "offices", language, rank, f"{rank}_also")) or any(
        m.lastgroup == rank for m in _PREFIXES.finditer(text)
    )


def _portfolios(text: str, office: _Office, language: str) -> dict[str, Span]:
    """What the minister of a sentence is minister of, and where it says so."""
    reach = _MINISTRY_UNSPACED if language in INSIDE_WORDS else _MINISTRY
    found: dict[str, Span] = {}
    for name in PORTFOLIOS:
        for span in find_words(text, "offices", language, name):
            between = text[min(span.end, office.end) : max(span.start, office.start)]
            if overlap(span, office) or (len(between) <= reach and not _APART.search(between)):
                found.setdefault(name, span)
    return found


def _spoken(text: str, language: str) -> set[str]:
    """Every portfolio that a sentence has a word of."""
    return {name for name in PORTFOLIOS if find_words(text, "offices", language, name)}


def _placed(office: _Office, extent: Span) -> Span:
    return Span(extent.start + office.start, extent.start + office.end)


_span = _placed


def _finding(check: Check, story: Story, source: Article, ours: Span, theirs: Span) -> Finding:
    there, here = text_of(source, theirs), text_of(story.target, ours)
    message = f"The original has “{there}” here, which is another office than “{here}”."
    return misnamed(check, story, ours, theirs, message, 0.7)
