"""Invented stories for an index: varied, two of them hostile."""

from __future__ import annotations

from mtcheck.merge import sentence_of
from mtcheck.report.summary import StorySummary

HOSTILE = '</script><img src=x onerror=alert(1)> "quoted" \u202egnihton'

_TITLES = [
    ("Storm traps passengers in an Alpine tunnel overnight", "en"),
    ("Le conseil adopte le budget après une nuit de débats sur le nouveau tramway", "fr"),
    ("Harbour strike ends with a pay rise", "en"),
    ("احتجاز ركاب في نفق جبلي بسبب العاصفة", "ar"),
    ("Neue Brücke über den Fluss eröffnet zwei Jahre zu spät", "de"),
    ("暴风雪致乘客被困隧道", "zh"),
    (
        "Museum returns three bronze figures to the island they came from, a century after they were taken away",
        "en",
    ),
    ("El puerto reabre tras el temporal", "es"),
    (HOSTILE, "en"),
    ("Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungsgesellschaft meldet Gewinn", "de"),
]
_FAMILIES = ["number", "name", "date", "negation", "omission-addition", "nli", "quote", "terminology"]


def story(number: int) -> StorySummary:
    """The story with a number; every tenth has a hostile title, every seventh nothing found."""
    title, language = _TITLES[number % len(_TITLES)]
    severities = {
        "critical": (0, 0, 1, 0, 3)[number % 5],
        "major": (0, 2, 5, 1)[number % 4],
        "minor": (number * 7) % 23,
    }
    if number % 7 == 0:
        severities = dict.fromkeys(severities, 0)
    found = sum(severities.values())
    families: dict[str, int] = {}
    for i in range(found):
        family = _FAMILIES[(i * (number % 3 + 1) + number) % len(_FAMILIES)]
        families[family] = families.get(family, 0) + 1
    not_run = ("NLI001",) if number % 6 == 0 else ()
    dismissed = number % 4
    return StorySummary(
        title=title,
        targets=(f"story-{number}.txt",) if number % 9 else ("wire.txt", HOSTILE, "third.txt", "fourth.txt"),
        language=language,
        published=f"2031-0{number % 3 + 3}-{number % 27 + 1:02}",
        checked=f"2031-06-{number % 27 + 1:02}T08:30:00Z",
        words=(number * 137) % 900 + 120,
        verdict=sentence_of(severities, dismissed, len(not_run)),
        counts=severities,
        families=families,
        dismissed=dismissed,
        not_run=not_run,
        versions=("original.txt",),
        mtcheck="0.1.0",
        signature=f"{number:016x}",
    )


def stories(count: int) -> list[tuple[StorySummary, str]]:
    """So many stories, each with the link of its report."""
    return [(story(n), f"story-{n}/report.html") for n in range(count)]
