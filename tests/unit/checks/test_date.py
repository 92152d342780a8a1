"""The date checks on their case table, and what their findings say."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.date import ContradictedDate
from mtcheck.checks.date_consistency import InconsistentDate
from mtcheck.types import Finding, Story
from tests.support import cases, facts, run_case, story


@pytest.mark.parametrize("row", cases("date"))
def test_contradicted_dates(row: dict[str, Any]) -> None:
    run_case(ContradictedDate(), row)


def _published(text: str, language: str, day: datetime.date | None) -> Story:
    made = story(text, language=language)
    target = replace(made.target, published=day)
    return replace(made, target=target, facts={target.name: facts(target)})


INSIDE = [
    ("en", "It opened on Friday, 3 March 2023.", None, []),
    ("en", "It opened on Monday, 3 March 2023.", None, ["Monday, 3 March 2023"]),
    ("fr", "Il a ouvert le lundi 3 mars 2023.", None, ["lundi 3 mars 2023"]),
    ("en", "It opened on Monday, 3 March.", None, []),
    ("en", "It opened on Monday, 3 March.", datetime.date(2023, 3, 10), ["Monday, 3 March"]),
    ("en", "It opened on Friday, 3 March.", datetime.date(2023, 3, 10), []),
    ("en", "It opened on Monday, 3 March.", datetime.date(2023, 9, 10), []),
    ("en", "A four-day fair, from 3 to 6 May, was held.", None, []),
    ("en", "A three-day fair, from 3 to 6 May, was held.", None, []),
    ("en", "A seven-day fair, from 3 to 6 May, was held.", None, ["seven-day"]),
    ("de", "Das zehntägige Fest vom 3. bis 6. Mai war laut.", None, ["zehntägige"]),
    ("en", "A seven-day trip. The fair, from 3 to 6 May, was held.", None, []),
    ("en", "After seven days of talks the partners agreed to hold the fair from 3 to 6 May.", None, []),
    ("en", "A week-long fair, from 3 to 8 May, was held.", None, []),
    ("en", "A two-year ban, from 3 to 6 May contested, was lifted.", None, []),
]


@pytest.mark.parametrize(("language", "text", "published", "flagged"), INSIDE)
def test_inconsistent_dates(
    language: str, text: str, published: datetime.date | None, flagged: list[str]
) -> None:
    made = _published(text, language, published)
    assert [f.text for f in InconsistentDate().run(made)] == flagged


@pytest.mark.parametrize(
    ("source", "severity"),
    [
        ("La foire de sept jours, du 3 au 6 mai, a eu lieu.", "minor"),
        ("La foire de quatre jours, du 3 au 6 mai, a eu lieu.", "major"),
        ("La foire de sept jours, du 3 au 9 mai, a eu lieu.", "major"),
    ],
)
def test_a_sum_that_the_original_has_too_is_minor(source: str, severity: str) -> None:
    (found,) = InconsistentDate().run(story("A seven-day fair, from 3 to 6 May, was held.", source))
    assert found.severity == severity
    assert ("in the original" in found.message) is (severity == "minor")


def _one(made: Story) -> Finding:
    (found,) = ContradictedDate().run(made)
    return found


def test_a_finding_quotes_the_original() -> None:
    found = _one(story("It reopened on 15 March.", "Il a rouvert le 13 mars."))
    assert found.message == "The original has 13 mars."
    assert found.suggestion == "13 March"
    (shown,) = found.evidence
    assert (shown.file, shown.text, shown.stance) == ("source", "13 mars", "differs")


def test_a_weekday_is_suggested_in_the_language_of_the_target() -> None:
    assert _one(story("They meet on Tuesday.", "Ils se réunissent jeudi.")).suggestion == "Thursday"


def test_versions_that_differ_are_counted() -> None:
    found = _one(
        story(
            "The choir's four-day tour began.",
            references=["The choir's nine-day tour began.", "The nine-day tour of the choir began."],
        )
    )
    assert found.message == "2 of 2 other versions say nine-day."
    assert [e.stance for e in found.evidence] == ["differs", "differs"]


def test_subtraction_is_named_where_the_other_count_is_said() -> None:
    found = _one(
        story(
            "The regatta's seven-day course was windy.",
            references=[
                "The regatta course was windy from 3 to 10 March.",
                "The eight-day regatta course was windy.",
            ],
        )
    )
    assert found.severity == "major"
    assert "3 to 10 March is 8 days with its first and its last day" in found.message


def test_an_article_that_contradicts_itself_is_major_against_one_version() -> None:
    made = story(
        "The choir's four-day tour began.\nAfter nine days the choir rested.",
        references=["The choir's nine-day tour began.\nIt rained."],
    )
    found = _one(made)
    assert (found.text, found.severity) == ("four-day", "major")


@pytest.mark.parametrize("check", [ContradictedDate(), InconsistentDate()])
def test_the_catalogue_page_has_its_paragraphs(check: Check) -> None:
    page = type(check).__doc__ or ""
    for part in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert part in page
