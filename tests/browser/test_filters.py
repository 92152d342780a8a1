"""Filters, counts that follow them, and views that can be mailed."""

from typing import Any

import pytest

from tests.browser.conftest import Desk, OpenDesk


def shown(d: Desk) -> list[str]:
    """The words of the findings that are shown."""
    return list(
        d.page.eval_on_selector_all(
            ".card:not([hidden])", "all => all.map(c => c.querySelector('.brief').textContent)"
        )
    )


def labels(d: Desk, name: str) -> list[str]:
    return list(
        d.page.eval_on_selector_all(
            f"select[data-filter={name}] option",
            "all => all.map(o => o.textContent).filter(t => t.includes('('))",
        )
    )


def test_severity(desk: OpenDesk) -> None:
    d = desk()
    d.page.click("button[data-value=minor]")
    d.page.click("button[data-value=major]")
    assert shown(d) == ["sixteen hours", "2.4 billion euros"]
    assert d.place == "2 findings"
    assert d.page.get_attribute("button[data-value=minor]", "aria-pressed") == "false"
    assert "2 of 8 findings" in d.text("#v1-findings h3")
    assert not d.page.is_visible("#v2-findings")
    assert "Number changed (1)" in labels(d, "kind")
    assert d.text("button[data-value=minor]").split() == ["minor", "4"]


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("kind", "Number changed", ["2.4 billion euros", "35 children"]),
        ("version", "v2", ["hypothermia"]),
        ("stance", "unsupported", ["35 children"]),
        ("status", "accepted", ["sixteen hours"]),
        ("status", "dismissed", ["2.4 billion euros"]),
    ],
)
def test_one_choice(desk: OpenDesk, name: str, value: str, left: list[str]) -> None:
    d = desk()
    d.press("j", "a", "d", "1")
    d.page.select_option(f"select[data-filter={name}]", value)
    assert shown(d) == left
    standing = [w for w in left if name == "status" or w != "2.4 billion euros"]
    assert d.place.split()[-2:] in (
        [str(len(standing)), w] for w in ("finding", "findings")
    ) or d.place.endswith(f"of {len(standing)}")
    marks = d.page.eval_on_selector_all(
        ".aligned mark[data-findings]:not(.dismissed)", "all => all.map(m => m.textContent).join(' ')"
    )
    assert all(
        (w in marks) == (w in standing) for w in ("2.4 billion euros", "35 children") if value != "dismissed"
    )


def test_counts_follow_one_another_and_the_decisions(desk: OpenDesk) -> None:
    d = desk()
    assert labels(d, "stance") == [
        "Contradicted by others (5)",
        "Only in this version (1)",
        "Looks garbled (3)",
    ]
    assert labels(d, "status") == ["Open (9)", "Accepted (0)", "Dismissed (0)"]
    d.press("j", "d", "1")
    assert labels(d, "stance")[0] == "Contradicted by others (4)"
    assert labels(d, "status") == ["Open (8)", "Accepted (0)", "Dismissed (1)"]
    d.page.select_option("select[data-filter=stance]", "garbled")
    assert d.text("button[data-value=critical]").split() == ["critical", "0"]
    assert labels(d, "stance")[0] == "Contradicted by others (4)"
    assert labels(d, "version")[0].endswith("(3)")
    d.page.click("#clear")
    assert len(shown(d)) == 9


def test_a_kind_in_the_verdict_filters_by_it(desk: OpenDesk) -> None:
    d = desk()
    chip = ".verdict a[data-kind='Number changed']"
    d.page.click(chip)
    assert shown(d) == ["2.4 billion euros", "35 children"]
    assert d.page.get_attribute(chip, "aria-current") == "true"
    d.page.click(chip)
    assert len(shown(d)) == 9


@pytest.mark.parametrize("words", ["hypothermia", "HYPOTHÉRMIA", "says cold", "النشرة ساعات"])
def test_text_is_searched_without_accents_and_capitals_in_any_order(desk: OpenDesk, words: str) -> None:
    d = desk()
    d.page.fill("#search", words)
    assert 1 <= len(shown(d)) <= 2
    # What the buttons of a card say is no part of it.
    d.page.fill("#search", "copy as text")
    assert shown(d) == []


def test_nothing_matches(desk: OpenDesk) -> None:
    d = desk()
    assert not d.page.is_visible("#none")
    d.page.fill("#search", "no such words")
    assert "No finding matches." in d.text("#none")
    assert d.place == "0 findings"
    d.press("Escape")
    d.page.fill("#search", "no such words")
    d.page.click("#none button")
    assert len(shown(d)) == 9


def test_a_view_is_in_the_address_and_comes_back_from_it(desk: OpenDesk) -> None:
    d = desk()
    d.page.click("button[data-value=minor]")
    d.page.select_option("select[data-filter=stance]", "contradicted")
    d.page.fill("#search", "Montfort & prefect")
    d.page.click("#v1-text input[value='3']")
    d.page.fill("#search", "montfort")
    d.page.click("#findings-title")
    d.press("j")
    address = d.page.evaluate("location.hash")
    assert address.endswith("&severity=critical,major&stance=contradicted&text=montfort&v1-beside=3")
    before: Any = (shown(d), d.place, d.current)
    d.open(address)
    assert (shown(d), d.place, d.current) == before
    assert d.page.input_value("#search") == "montfort"
    assert d.page.is_visible("#v1-text .beside-3")


@pytest.mark.parametrize(
    "fragment", ["#text=%E0%A4", "#severity=&kind=nonsense", "#f-unknown", "#&&==", "#%"]
)
def test_an_address_that_makes_no_sense_breaks_nothing(desk: OpenDesk, fragment: str) -> None:
    d = desk(fragment=fragment)
    d.page.click("#clear") if d.page.is_visible("#clear") else None
    d.press("j")
    assert d.place == "1 of 9"


def test_a_link_to_a_finding_shows_it_whatever_the_filters(desk: OpenDesk) -> None:
    d = desk()
    name = d.page.evaluate("document.querySelector('#v2-findings .card').id")
    d.page.fill("#search", "euros")
    d.page.evaluate("id => { location.hash = id; }", name)
    d.page.wait_for_selector(f"#{name}.current")
    assert d.page.input_value("#search") == ""
    d.open(f"#{name}")
    assert d.current == "hypothermia"
    assert d.page.evaluate("document.querySelector('.card.current').getBoundingClientRect().top") < 400


def test_a_fact_and_a_mark_lead_to_the_finding_and_back(desk: OpenDesk) -> None:
    d = desk()
    d.page.click(".facts .odd a >> nth=0")
    first = d.current
    assert first
    d.page.click(".card.current .acts a >> nth=0")
    d.page.wait_for_function("() => document.activeElement.matches('.aligned a')")
    d.press("Enter")
    d.page.wait_for_function("() => document.activeElement.matches('.card')")
    assert d.current == first
