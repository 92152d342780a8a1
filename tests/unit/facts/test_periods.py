"""Days counted from the day of writing, parts of years and months, days with a name."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.facts.chronology import compare_days
from mtcheck.facts.dates import find_dates
from mtcheck.facts.figures import find_figures
from mtcheck.facts.spans import easter, half_of, nth, run_of, shifted, span_of
from mtcheck.types import Date, Facts, Number

TODAY = datetime.date(2023, 5, 17)  # a Wednesday

PLACED = [
    ("en", "The vote is next Monday.", "Monday", "2023-05-22", "2023-05-22"),
    ("en", "The vote was last Friday.", "Friday", "2023-05-12", "2023-05-12"),
    ("en", "It opens this coming Saturday.", "Saturday", "2023-05-20", "2023-05-20"),
    ("en", "They meet on Tuesday of next week.", "Tuesday of next week", "2023-05-23", "2023-05-23"),
    ("fr", "Le vote aura lieu lundi prochain.", "lundi", "2023-05-22", "2023-05-22"),
    ("es", "La reunión es el próximo lunes.", "lunes", "2023-05-22", "2023-05-22"),
    ("de", "Sie tagen nächsten Montag.", "Montag", "2023-05-22", "2023-05-22"),
    ("ja", "来週の月曜日に会う", "来週の月曜日", "2023-05-22", "2023-05-22"),
    ("zh", "会议在下周三举行", "周三", "2023-05-24", "2023-05-24"),
    ("en", "It rained two weeks ago.", "two weeks", "2023-05-03", "2023-05-03"),
    ("en", "It ends in three days.", "three days", "2023-05-20", "2023-05-20"),
    ("en", "over the next three days", "three days", "2023-05-18", "2023-05-20"),
    ("fr", "il y a deux mois", "deux mois", "2023-03-17", "2023-03-17"),
    ("fr", "les trois prochains jours", "trois prochains jours", "2023-05-18", "2023-05-20"),
    ("es", "hace dos años", "dos años", "2021-05-17", "2021-05-17"),
    ("ru", "два дня назад", "два дня", "2023-05-15", "2023-05-15"),
    ("pl", "za trzy dni", "trzy dni", "2023-05-20", "2023-05-20"),
    ("tr", "iki gün önce", "iki gün", "2023-05-15", "2023-05-15"),
    ("vi", "hai ngày trước", "hai ngày", "2023-05-15", "2023-05-15"),
    ("zh", "三天前", "三天", "2023-05-14", "2023-05-14"),
    ("ja", "今後5年間", "5年間", "2023-05-18", "2028-05-17"),
    ("en", "The match is this weekend.", "this weekend", "2023-05-20", "2023-05-21"),
    ("fr", "au trimestre dernier", "au trimestre dernier", "2023-01-01", "2023-03-31"),
    ("ja", "来週末に開く", "来週末", "2023-05-27", "2023-05-28"),
    ("en", "Monday the 22nd", "Monday the 22nd", "2023-05-22", "2023-05-22"),
]


@pytest.mark.parametrize(("language", "text", "words", "first", "last"), PLACED)
def test_words_around_a_date_place_it(language: str, text: str, words: str, first: str, last: str) -> None:
    found = [d for d in find_dates(text, language, TODAY) if text[d.start : d.end] == words]
    assert [tuple(map(str, d.resolved or ())) for d in found] == [(first, last)]


def test_a_length_of_time_stays_one_where_it_is_placed() -> None:
    (found,) = find_dates("two weeks ago", "en", TODAY)
    assert (found.kind, found.days, found.unit) == ("duration", 14, "week")


def test_without_the_day_of_writing_nothing_is_placed() -> None:
    for language, text, *_ in PLACED:
        assert all(d.resolved is None for d in find_dates(text, language)), text


PARTS = [
    ("en", "the first week of October 2022", "first week of October 2022", "2022-10-03", "2022-10-09"),
    ("en", "profits in Q3 2022", "Q3 2022", "2022-07-01", "2022-09-30"),
    ("en", "in the third quarter of last year", "third quarter of last year", "2022-07-01", "2022-09-30"),
    ("fr", "le premier trimestre de 2022", "premier trimestre de 2022", "2022-01-01", "2022-03-31"),
    ("es", "la última semana de 2022", "última semana de 2022", "2022-12-26", "2023-01-01"),
    ("ja", "2022年の第3週", "2022年の第3週", "2022-01-17", "2022-01-23"),
    ("en", "at the end of last year", "the end of last year", "2022-07-01", "2022-12-31"),
    ("en", "in early 2022", "early 2022", "2022-01-01", "2022-06-30"),
    ("de", "Anfang 2022", "Anfang 2022", "2022-01-01", "2022-06-30"),
    ("en", "by the end of the month", "end of the month", "2023-05-16", "2023-05-31"),
    ("zh", "月底开幕", "月底", "2023-05-16", "2023-05-31"),
]


@pytest.mark.parametrize(("language", "text", "words", "first", "last"), PARTS)
def test_a_part_of_a_year_or_month(language: str, text: str, words: str, first: str, last: str) -> None:
    (found,) = find_dates(text, language, TODAY)
    assert (text[found.start : found.end], found.kind) == (words, "relative")
    assert tuple(map(str, found.resolved or ())) == (first, last)


NAMED = [
    ("en", "on Christmas Day 2022", "2022-12-25"),
    ("fr", "à Pâques 2022", "2022-04-17"),
    ("de", "am Ostermontag 2022", "2022-04-18"),
    ("es", "en Nochebuena", "2022-12-24"),
    ("en", "on Good Friday", "2023-04-07"),
]


@pytest.mark.parametrize(("language", "text", "day"), NAMED)
def test_a_day_with_a_name(language: str, text: str, day: str) -> None:
    (found,) = find_dates(text, language, TODAY)
    assert tuple(map(str, found.resolved or ())) == (day, day)
    assert found.first is None, "a name has no figures"


SHORT = [
    ("en", "on 22/04 in Oslo", (None, 4, 22)),
    ("en", "Friday 7/6", (None, 7, 6)),
    ("fr", "le 22/04 à Lille", (None, 4, 22)),
    ("de", "am 22.04. in Ulm", (None, 4, 22)),
    ("en", "dated 05-Aug-2016", (2016, 8, 5)),
    ("en", "since Dec/2018", (2018, 12, None)),
    ("zh", "２０１９年８月", (2019, 8, None)),
]


@pytest.mark.parametrize(("language", "text", "day"), SHORT)
def test_short_forms(language: str, text: str, day: tuple[int | None, ...]) -> None:
    assert [d.first for d in find_dates(text, language)] == [day]


@pytest.mark.parametrize(
    "text",
    ["won 22/4 on points", "in 3/4 of cases", "the last of the quarters", "Easterly winds", "4.5 of 7"],
)
def test_fractions_and_other_words_are_no_days(text: str) -> None:
    assert find_dates(text, "en", TODAY) == []


def test_ranges_of_unlike_ends() -> None:
    (years,) = find_dates("from 2014 to May 2018", "en")
    assert (years.first, years.last) == ((2014, None, None), (2018, 5, None))
    (between,) = find_dates("अगस्त और अक्टूबर के बीच", "hi")
    assert (between.first, between.last) == ((None, 8, None), (None, 10, None))


def test_a_weekday_is_compared_by_its_name() -> None:
    (this,), (next_one,), (last,) = (find_dates(f"{x} Friday", "en", TODAY) for x in ("this", "next", "last"))
    assert compare_days(this, next_one) == compare_days(this, last) == "same"
    assert compare_days(next_one, last) == "differs"
    week, day = (find_dates(t, "en", TODAY)[0] for t in ("the first week of May 2023", "9 May 2023"))
    assert compare_days(week, day) == "same"


def test_the_figures_of_a_part_are_kept() -> None:
    week = Date(0, 20, "relative", unit="week")
    rank = Number(0, 5, 3, kind="ordinal")  # type: ignore[arg-type]
    figures = find_figures(Facts(dates=(week,), dated=(rank,)))
    assert [(f.value, f.date) for f in figures] == [(3, week)]


DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]))
@settings(max_examples=100, deadline=None)
def test_spans_follow_each_other(day: datetime.date, unit: str) -> None:
    last, this, following = (span_of(step, unit, day) for step in (-1, 0, 1))
    assert last
    assert this
    assert following
    assert this[0] <= day <= this[1]
    assert last[1] + datetime.timedelta(days=1) == this[0]
    assert this[1] + datetime.timedelta(days=1) == following[0]


@given(DAYS, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"]))
@settings(max_examples=100, deadline=None)
def test_a_run_begins_tomorrow_or_ends_yesterday(day: datetime.date, count: int, unit: str) -> None:
    ahead, back = run_of(count, unit, day), run_of(-count, unit, day)  # type: ignore[arg-type]
    assert ahead
    assert back
    assert ahead == (day + datetime.timedelta(days=1), shifted(day, count, unit))  # type: ignore[arg-type]
    assert back[1] + datetime.timedelta(days=1) == day


@given(st.integers(1900, 2100))
@settings(max_examples=100, deadline=None)
def test_parts_of_a_year(year: int) -> None:
    whole = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    assert nth(whole, "week", 1) == nth((whole[0], datetime.date(year, 1, 31)), "week", 1)
    first = nth(whole, "week", 1)
    assert first
    assert first[0].isocalendar()[:2] == (year, 1)
    assert nth(whole, "quarter", 5) is None
    early, late = half_of(whole, False), half_of(whole, True)
    assert early
    assert late
    assert early[1] + datetime.timedelta(days=1) == late[0]
    assert easter(year).isoweekday() == 7
    assert datetime.date(year, 3, 22) <= easter(year) <= datetime.date(year, 4, 25)
