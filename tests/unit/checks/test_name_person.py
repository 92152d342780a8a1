"""Persons of the story in each other's place, those who speak above all; names mistaken for what looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_mistaken import mistaken_names
from mtcheck.checks.name_person import changed_persons
from mtcheck.types import Alignment, Bead, Name, Segment, Span, Story
from tests.support import story

#: Both are named in both versions.
OURS = "\nThe mayor, Maria Oduya, met Yann Quellec in Lisbon."
THEIRS = "\nBürgermeisterin Maria Oduya traf Yann Quellec in Lissabon."


def tied(target: str, source: str, language: str, ties: str) -> Story:
    """A story whose first sentences are tied as "ours=theirs, ours=theirs"."""
    of = story(target, source, source_language=language)
    links = tuple(
        (_at(target, a), _at(source, b)) for a, _, b in (t.partition("=") for t in ties.split(", ") if t)
    )
    beads = of.alignments["source"].beads
    return replace(
        of,
        alignments={"source": Alignment("source", "translation", (Bead((0,), (0,), 0.9, links), *beads[1:]))},
    )


def _at(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


def persons(target: str, source: str, language: str = "de", ties: str = "") -> list[str]:
    return [f.text for f in changed_persons(DifferentName(), tied(target, source, language, ties))]


@pytest.mark.parametrize(
    ("target", "source", "ties", "wanted"),
    [
        ("“We win,” said Oduya.", "„Wir gewinnen“, sagte Quellec.", "Oduya=Quellec", ["Oduya"]),
        ("“We win,” told Quellec us.", "„Wir gewinnen“, so Oduya.", "Quellec=Oduya", ["Quellec"]),
        ("Maria Oduya sold the firm.", "Yann Quellec verkaufte die Firma.", "Oduya=Quellec", ["Maria Oduya"]),
        # Who is named once in the original, and nowhere in the translation.
        ("“We win,” said Maria Oduya.", "„Wir gewinnen“, sagte Uwe Stollmann.", "Oduya=Stollmann", ["Maria Oduya"]),
    ],
)  # fmt: skip
def test_another_person(target: str, source: str, ties: str, wanted: list[str]) -> None:
    assert persons(target + OURS, source + THEIRS, ties=ties) == wanted


@pytest.mark.parametrize(
    ("target", "source", "ties"),
    [
        ("“We win,” said Oduya.", "„Wir gewinnen“, sagte Oduya.", "Oduya=Oduya"),
        ("“We win,” said Maria.", "„Wir gewinnen“, sagte Oduya.", "Maria=Oduya"),
        ("“We win,” said Oduya.", "„Wir gewinnen“, sagte Oduja.", "Oduya=Oduja"),
        ("“We win,” said Oduya.", "„Wir gewinnen“, sagte sie.", "Oduya=sie"),
        ("“We win,” said Oduya.", "„Wir gewinnen“, sagte die Bürgermeisterin.", "Oduya=Bürgermeisterin"),
        ("“We win,” said Oduya.", "„Wir gewinnen“, sagte Quellec.", ""),
        ("Oduya met Quellec.", "Quellec wurde von Oduya empfangen.", "Oduya=Quellec, Quellec=Oduya"),
        ("“We win,” said the firm.", "„Wir gewinnen“, sagte Quellec.", "firm=Quellec"),
        ("“We win,” said Lisbon.", "„Wir gewinnen“, sagte Quellec.", "Lisbon=Quellec"),
        ("“We win,” said Marlowski.", "„Wir gewinnen“, sagte Quellec.", "Marlowski=Quellec"),
    ],
)
def test_leaves_persons_alone(target: str, source: str, ties: str) -> None:
    assert persons(target + OURS, source + THEIRS, ties=ties) == []


@pytest.mark.parametrize(
    ("paragraph", "speaker", "said", "wanted"),
    [
        ("Sénateur Luc Thibaut veut partir.", "Mr Quellec", "a-t-il lancé", ["Quellec"]),
        ("Sénateur Luc Thibaut veut partir.", "Mr Thibaut", "a-t-il lancé", []),
        ("Sénateur Luc Thibaut veut partir.", "he", "a-t-il lancé", []),
        # The original names the speaker, nobody before, or both.
        ("Sénateur Luc Thibaut veut partir.", "Mr Quellec", "a lancé Yann Quellec", []),
        ("Il veut partir.", "Mr Quellec", "a-t-il lancé", []),
        ("Luc Thibaut a vu Yann Quellec partir.", "Mr Quellec", "a-t-il lancé", []),
    ],
)
def test_a_speaker_whom_the_paragraph_does_not_name(
    paragraph: str, speaker: str, said: str, wanted: list[str]
) -> None:
    target = f"Senator Luc Thibaut wants to leave.\n“They lied to us,” {speaker} exclaimed.{OURS}"
    source = f"{paragraph}\n« On nous a menti », {said}.\nLa maire Maria Oduya a vu Yann Quellec."
    of = story(target, source)
    assert of.source is not None
    first, second, *rest = of.source.segments
    one: tuple[Segment, ...] = (first, replace(second, block=first.block), *rest)
    changed = replace(of.source, segments=one)
    named = [
        Name(n.start, n.end, "PER" if " " in n.text else n.kind, n.text) for n in of.facts["source"].names
    ]
    facts = {**of.facts, "source": replace(of.facts["source"], names=tuple(named))}
    assert [
        f.text for f in changed_persons(DifferentName(), replace(of, source=changed, facts=facts))
    ] == wanted


def mistaken(target: str, source: str, language: str, ties: str = "") -> list[str]:
    return [f.text for f in mistaken_names(DifferentName(), tied(target, source, language, ties))]


@pytest.mark.parametrize(
    ("target", "source", "language", "ties", "wanted"),
    [
        ("Ann Dallas spoke.\nIn Dallas it rained.", "Ann Dallow sprach.\nIn Dallas regnete es.", "de", "Dallas=Dallow", ["Ann Dallas"]),
        ("Ramadan Demirtepe spoke.", "Ramazan Demirtepe konuştu.", "tr", "Ramadan=Ramazan", ["Ramadan Demirtepe"]),
        ("The drivers' union (FRTC) calls.", "Le syndicat des conducteurs (FTRC) appelle.", "fr", "", ["FRTC"]),
        ("A senator for Loire spoke.", "Un sénateur de Loire-Atlantique parla.", "fr", "Loire=Loire-Atlantique", ["Loire"]),
        ("The Busan plant works on.", "구미공장은 일한다.", "ko", "Busan=구미공장은", ["Busan"]),
    ],
)  # fmt: skip
def test_mistaken(target: str, source: str, language: str, ties: str, wanted: list[str]) -> None:
    assert mistaken(target, source, language, ties) == wanted


@pytest.mark.parametrize(
    ("target", "source", "language", "ties"),
    [
        ("Ann Dallas spoke.\nIn Dallas it rained.", "Ann Dallas sprach.\nIn Dallas regnete es.", "de", "Dallas=Dallas"),
        ("Ann Dallas spoke.", "Ann Dallow sprach.", "de", "Dallas=Dallow"),
        ("Ramazan Demirtepe spoke.", "Ramazan Demirtepe konuştu.", "tr", "Ramazan=Ramazan"),
        ("Tariq Ramadan spoke.", "Tariq Ramadan konuştu.", "tr", "Ramadan=Ramadan"),
        ("NATO called.", "L'OTAN a appelé.", "fr", "NATO=OTAN"),
        ("The IAEA called.", "L'AIEA a appelé.", "fr", "IAEA=AIEA"),
        ("The IOM called.", "L'OIM a appelé.", "fr", "IOM=OIM"),
        ("The Free Riders' Transport Council (FRTC) called.", "Le conseil FTRC a appelé.", "fr", ""),
        ("The union FTRC called.", "Le syndicat FTRC a appelé.", "fr", ""),
        ("A senator for Loire-Atlantique spoke.", "Un sénateur de Loire-Atlantique parla.", "fr", ""),
        ("The Gumi plant works on.", "구미공장은 일한다.", "ko", "Gumi=구미공장은"),
        ("The plant works on.", "구미공장은 일한다.", "ko", "plant=구미공장은"),
    ],
)  # fmt: skip
def test_leaves_likenesses_alone(target: str, source: str, language: str, ties: str) -> None:
    assert mistaken(target, source, language, ties) == []


@pytest.mark.parametrize(
    ("speaker", "spelled", "wanted"),
    [
        ("Lee Seo-yeon", "박지훈", ["Lee Seo-yeon"]),
        ("Park Ji-hoon", "박지훈", []),
        ("Ji-hun Pak", "박지훈", []),
        ("Lee Suh-yun", "이서연", []),
        ("Kang Hye-rim", "박지훈", []),
    ],
)
def test_persons_of_an_original_in_korean(speaker: str, spelled: str, wanted: list[str]) -> None:
    target = f"“We win,” said {speaker}.\nLee Seo-yeon met Park Ji-hoon."
    source = f"{spelled} 대표가 말했다.\n이서연은 박지훈을 만났다."
    of = tied(target, source, "ko", f"{speaker}={spelled}")
    named = [_at(source, spelled), *(_at(source, x) for x in ("이서연은", "박지훈을"))]
    theirs = tuple(Name(a, a + 3, "PER", source[a : a + 3]) for a, _ in named)
    ours = tuple(
        Name(*_at(target, x), "PER", x) for x in dict.fromkeys((speaker, "Lee Seo-yeon", "Park Ji-hoon"))
    )
    facts = {
        "source": replace(of.facts["source"], names=theirs),
        "target": replace(of.facts["target"], names=tuple(sorted(ours, key=lambda n: n.start))),
    }
    assert [f.text for f in changed_persons(DifferentName(), replace(of, facts=facts))] == wanted
