"""Who does what to whom in an English sentence."""

from __future__ import annotations

import pytest

from mtcheck.checks import tables
from mtcheck.checks.roles_english import acts, verbs


def told(text: str) -> list[tuple[str, str, list[str], bool]]:
    return [
        (
            text[slice(*a.actor)] if a.actor else "",
            text[slice(*a.verb)],
            [text[slice(*o)] for o in a.others],
            a.passive,
        )
        for a in acts(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mayor of Lyon accused the bank.", [("mayor", "accused", ["bank"], False)]),
        ("Lisbon twice, in 2023 and 2024, asked Rabat for help.", [("Lisbon", "asked", ["Rabat"], False)]),
        ("If no deal is reached, Lanhe must pay Dongwei.", [("Lanhe", "pay", ["Dongwei"], False)]),
        ("In March, the new minister dismissed Karl Vogt.", [("minister", "dismissed", ["Vogt"], False)]),
        ("Their lawyer, Ana Duval, is accused by the union.", [("union", "accused", ["lawyer"], True)]),
        ("He was never bribed by anyone.", [("anyone", "bribed", ["He"], True)]),
        ("We did not say a word to the owner.", [("We", "say", ["owner"], False)]),
        ("The owners owe the town £3m.", [("owners", "owe", ["town"], False)]),
    ],
)
def test_acts(text: str, wanted: list[tuple[str, str, list[str], bool]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met the bank.",
        "A report on the expected attack.",
        "The man who sued was late.",
        "He sexually assaulted her decades ago.",
        "“We won,” said Keller.",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert not [t for t in told(text) if t[0] and t[2]]


def test_who_acts_in_another_clause_is_no_object() -> None:
    assert told("The mayor believed Kyiv had lied.") == [("mayor", "believed", [], False)]


def test_verbs_are_no_auxiliaries() -> None:
    text = "The bank has been accused and then begged."
    assert [text[slice(*v)] for v in verbs(text)] == ["begged"]


def test_unfit_verbs_are_written_once() -> None:
    listed = tables.table("roles_unfit")["verbs"].split()
    assert len(listed) == len(set(listed)), sorted({w for w in listed if listed.count(w) > 1})
