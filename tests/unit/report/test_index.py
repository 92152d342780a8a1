"""The index of many stories: complete without its script, escaped, worst first, linear in size."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.report.index import render_index
from mtcheck.report.index.page import build_page
from mtcheck.report.index.trend import build_trend
from mtcheck.report.summary import StorySummary
from tests.unit.report.document import Document
from tests.unit.report.stories import HOSTILE, stories, story

SHOWN = HOSTILE.replace("\u202e", "⟨U+202E⟩")


def page(summaries, *left_out):
    return Document(render_index(summaries, left_out))


@pytest.fixture(scope="module")
def thirty():
    return page(stories(30), "out/x/summary.json: is damaged.")


def of(counts=(0, 0, 0), **more):
    return StorySummary("t", counts=dict(zip(("critical", "major", "minor"), counts, strict=True)), **more)


def test_every_story_is_a_line_with_a_link_to_its_report(thirty):
    links = {e.attributes["href"]: e for e in thirty.all("a") if e.attributes["href"].startswith("story-")}
    assert set(links) == {link for _, link in stories(30)}
    assert links["story-3/report.html"].attributes["dir"] == "rtl"
    assert links["story-3/report.html"].attributes["lang"] == "ar"


def test_the_worst_story_comes_first():
    rows = build_page(
        [(of(c), str(c)) for c in [(0, 9, 0), (1, 0, 0), (0, 0, 0), (1, 0, 3), (2, 0, 0), (0, 9, 1)]]
    )
    assert [r.link for r in rows.rows] == [
        str(c) for c in [(2, 0, 0), (1, 0, 3), (1, 0, 0), (0, 9, 1), (0, 9, 0), (0, 0, 0)]
    ]
    assert [r.advice for r in rows.rows] == [
        *["Do not publish as is."] * 3,
        *["Check before publishing."] * 2,
        "Nothing found by the checks that ran.",
    ]


def test_all_stories_are_added_up():
    totals = build_page(stories(30)).totals
    each = [s for s, _ in stories(30)]
    assert totals.words == sum(s.words for s in each)
    assert totals.counts["minor"] == sum(s.counts["minor"] for s in each)
    assert sum(totals.looks.values()) == totals.stories == 30


def test_a_story_that_could_not_be_taken_in_is_said(thirty):
    (loud,) = [e for e in thirty.all("section") if e.attributes.get("class") == "loud"]
    assert "Not in this index: 1 story" in " ".join(loud.text.split())
    assert "out/x/summary.json: is damaged." in loud.text


def test_hostile_titles_are_text(thirty):
    assert thirty.all("img") == []
    assert len(thirty.all("script")) == 1
    assert SHOWN in thirty.all("table", class_="stories")[0].text


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "java\nscript:x", "//["]
)
def test_links_that_run_something_are_none(link):
    links = [e for e in page([(story(1), link)]).all("a") if not e.attributes["href"].startswith("#")]
    assert links == []


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_any_words_are_text(title, name, family):
    made = replace(of((1, 0, 0)), title=title, targets=(name,), families={family: 1}, words=10)
    document = page([(made, "report.html")], name)
    assert [e.tag for e in document.elements if e.tag in ("img", "iframe", "b", "script")].count(
        "script"
    ) == 1
    assert "report.html" in {e.attributes["href"] for e in document.all("a")}


def test_the_policy_lets_run_this_style_and_this_script_only(thirty):
    policy = next(
        e.attributes["content"]
        for e in thirty.all("meta")
        if "default-src" in e.attributes.get("content", "")
    )
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (element,) = thirty.all(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [e for e in thirty.elements if any(n == "style" or n.startswith("on") for n in e.attributes)]
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", thirty.source)


def test_ids_are_unique_and_labels_lead_somewhere(thirty):
    ids = [e.attributes["id"] for e in thirty.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for element in thirty.elements:
        for name in element.attributes.get("aria-labelledby", "").split():
            assert name in ids
        if element.attributes.get("href", "").startswith("#"):
            assert element.attributes["href"][1:] in ids


def test_no_story_is_a_page_that_says_so():
    assert "There is no story in this index." in page([]).source


def test_size_is_linear():
    one, ten = (len(render_index(stories(n))) for n in (300, 3000))
    assert ten < 10 * one


# --- trend -----------------------------------------------------------------------------------------


def found(number, words=1000, **more):
    return replace(of((0, 0, number)), families={"number": number} if number else {}, words=words, **more)


def test_findings_are_counted_by_thousand_words_over_time():
    days = ["2031-03-01", "2031-03-03", "2031-03-01"]
    trend = build_trend([found(n + 1, 500, published=d) for n, d in enumerate(days)])
    assert (trend.unit, trend.first, trend.last) == ("a day", "2031-03-01", "2031-03-03")
    (line,) = trend.lines
    assert line.rates == (4.0, 0.0, 4.0)
    assert [p.words for p in trend.periods] == [1000, 0, 500]
    assert (line.findings, line.rate, line.highest) == (6, 4.0, 4.0)


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        ("2031-01-24", "a day", 24),
        ("2031-01-25", "a week", 4),
        ("2032-01-01", "four weeks", 14),
        ("9999-12-31", "121276 days", 24),
    ],
)
def test_a_long_time_has_wide_bars(last, unit, bars):
    trend = build_trend([found(1, published="2031-01-01"), found(2, published=last)])
    assert (trend.unit, len(trend.periods)) == (unit, bars)
    assert (trend.first, trend.last) == ("2031-01-01", last)
    assert sum(p.words for p in trend.periods) == 2000


def test_the_day_of_the_check_stands_in_for_that_of_publication():
    made = [found(1, published="2031-01-01", checked=f"2031-02-0{n}T00:00:00Z") for n in (1, 2)]
    assert build_trend(made).first == "2031-02-01"
    assert build_trend([replace(made[0], published=""), made[1]]).first == "2031-02-01"


@pytest.mark.parametrize(
    ("count", "unit", "bars"), [(3, "a story", 3), (24, "a story", 24), (49, "3 stories", 17)]
)
def test_stories_without_dates_stand_in_the_order_given(count, unit, bars):
    trend = build_trend([found(n) for n in range(1, count + 1)])
    assert (trend.unit, len(trend.periods)) == (f"{unit} in the order given", bars)
    assert (trend.first, trend.last) == ("story 1", f"story {count}")
    assert trend.lines[0].rates[0] < trend.lines[0].rates[-1]


def test_rare_families_are_counted_together():
    made = replace(of(), families={f"f{n}": 30 - n for n in range(30)}, words=1000)
    trend = build_trend([made, made])
    assert [line.family for line in trend.lines] == [*(f"f{n}" for n in range(19)), "other checks"]
    assert sum(line.findings for line in trend.lines) == 2 * sum(made.families.values())


@pytest.mark.parametrize("made", [[], [found(0)], [found(3, words=0)]])
def test_where_nothing_was_found_there_is_no_trend(made):
    assert build_trend(made) is None
    assert page([(m, "") for m in made]).all("svg", class_="bars") == []


def test_bars_are_as_high_as_their_figures():
    document = page([(found(n, published=f"2031-01-0{n}"), "") for n in (1, 2, 4)])
    bars = [e.attributes for e in document.all("rect") if "class" not in e.attributes]
    assert [float(b["height"]) for b in bars] == [9.0, 18.0, 36.0]
    assert len({float(b["y"]) + float(b["height"]) for b in bars}) == 1
    (picture,) = document.all("svg", class_="bars")
    assert picture.attributes["aria-label"] == "1.00 first, 4.00 at most, 4.00 last"
    cells = [e.text for e in document.all("td") if "." in e.text]
    assert cells[-3:] == ["1.00", "2.00", "4.00"]
