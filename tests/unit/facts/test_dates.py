"""Dates, weekdays, ranges and durations: what is found, where, and what is left alone."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mtcheck.facts.dates import find_dates
from mtcheck.types import Day

LANGUAGES = "en fr es de it pt nl pl ru uk zh ja ko ar he tr vi id hi fa sv cs ro el hu".split()
TODAY = datetime.date(2023, 5, 17)  # a Wednesday

DATES = [
    ("en", "It opened on March 8, 2021, in Oslo.", "March 8, 2021", Day(2021, 3, 8)),
    ("en", "It opened on 8 March.", "8 March", Day(None, 3, 8)),
    ("en", "on the 21st of June 2019", "21st of June 2019", Day(2019, 6, 21)),
    ("en", "In May the shop closed.", "May", Day(None, 5, None)),
    ("en", "logged 2021-03-08 at noon", "2021-03-08", Day(2021, 3, 8)),
    ("en", "dated 3/8/2021", "3/8/2021", Day(2021, 3, 8)),
    ("fr", "le 1er juillet 2020 à Lille", "1er juillet 2020", Day(2020, 7, 1)),
    ("fr", "le 08/03/2021", "08/03/2021", Day(2021, 3, 8)),
    ("es", "el 8 de marzo de 2021", "8 de marzo de 2021", Day(2021, 3, 8)),
    ("de", "am 8. März 2021", "8. März 2021", Day(2021, 3, 8)),
    ("de", "am 3. Jänner", "3. Jänner", Day(None, 1, 3)),
    ("it", "l'8 marzo 2021", "8 marzo 2021", Day(2021, 3, 8)),
    ("pt", "em 8 de março de 2021", "8 de março de 2021", Day(2021, 3, 8)),
    ("nl", "op 8 maart 2021", "8 maart 2021", Day(2021, 3, 8)),
    ("pl", "8 marca 2021 r. w Gdyni", "8 marca 2021", Day(2021, 3, 8)),
    ("ru", "8 марта 2021 года в Твери", "8 марта 2021 года", Day(2021, 3, 8)),
    ("ru", "в августе завод встал", "августе", Day(None, 8, None)),
    ("uk", "8 березня 2021 року", "8 березня 2021 року", Day(2021, 3, 8)),
    ("zh", "2021年3月8日在京开幕", "2021年3月8日", Day(2021, 3, 8)),
    ("zh", "八月十二日开幕", "八月十二日", Day(None, 8, 12)),
    ("ja", "令和3年3月8日に開幕", "令和3年3月8日", Day(2021, 3, 8)),
    ("ja", "１２日に会見した", "１２日", Day(None, None, 12)),
    ("ko", "2021년 3월 8일 서울", "2021년 3월 8일", Day(2021, 3, 8)),
    ("ar", "في 8 مارس 2021", "8 مارس 2021", Day(2021, 3, 8)),
    ("ar", "في 8 آذار 2021", "8 آذار 2021", Day(2021, 3, 8)),
    ("he", "ב-8 במרץ 2021", "8 במרץ 2021", Day(2021, 3, 8)),
    ("tr", "8 Mart 2021'de", "8 Mart 2021", Day(2021, 3, 8)),
    ("vi", "ngày 8 tháng 3 năm 2021", "8 tháng 3 năm 2021", Day(2021, 3, 8)),
    ("hu", "2021. március 8-án", "2021. március 8-án", Day(2021, 3, 8)),
]


@pytest.mark.parametrize(("language", "text", "words", "day"), DATES)
def test_dates(language: str, text: str, words: str, day: Day) -> None:
    found = [d for d in find_dates(text, language) if d.first == day]
    assert [text[d.start : d.end] for d in found] == [words]
    assert found[0].last == day
    assert found[0].kind == "date"


RANGES = [
    ("en", "from June 28 to July 2, 2022", Day(2022, 6, 28), Day(2022, 7, 2)),
    ("en", "on 12-15 April", Day(None, 4, 12), Day(None, 4, 15)),
    ("en", "between 12 and 15 April 2020", Day(2020, 4, 12), Day(2020, 4, 15)),
    ("en", "from December 28 to January 3, 2020", Day(2019, 12, 28), Day(2020, 1, 3)),
    ("fr", "du 28 juin au 2 juillet 2022", Day(2022, 6, 28), Day(2022, 7, 2)),
    ("de", "vom 28. Juni bis 2. Juli 2022", Day(2022, 6, 28), Day(2022, 7, 2)),
    ("es", "del 12 al 15 de abril de 2020", Day(2020, 4, 12), Day(2020, 4, 15)),
    ("it", "dal 28 giugno al 2 luglio 2022", Day(2022, 6, 28), Day(2022, 7, 2)),
    ("pt", "de 12 a 15 de abril de 2020", Day(2020, 4, 12), Day(2020, 4, 15)),
    ("nl", "van 12 tot en met 15 april 2020", Day(2020, 4, 12), Day(2020, 4, 15)),
    ("ru", "с 12 по 15 апреля 2020 года", Day(2020, 4, 12), Day(2020, 4, 15)),
    ("zh", "2020年4月12日至15日", Day(2020, 4, 12), Day(2020, 4, 15)),
    ("ja", "4月12日から15日まで", Day(None, 4, 12), Day(None, 4, 15)),
    ("ar", "من 12 إلى 15 أبريل 2020", Day(2020, 4, 12), Day(2020, 4, 15)),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), RANGES)
def test_ranges(language: str, text: str, first: Day, last: Day) -> None:
    (found,) = find_dates(text, language)
    assert (found.kind, found.first, found.last) == ("range", first, last)


DURATIONS = [
    ("en", "a nine-day walk", "nine-day", 9, "day"),
    ("en", "It took three long weeks.", "three long weeks", 21, "week"),
    ("en", "They left for a month.", "a month", 30, "month"),
    ("en", "a fortnight of rain", "a fortnight", 14, "week"),
    ("en", "an 18-month sentence", "18-month", 540, "month"),
    ("fr", "une marche de neuf jours", "neuf jours", 9, "day"),
    ("fr", "pendant une semaine", "une semaine", 7, "week"),
    ("es", "hace dos meses", "dos meses", 60, "month"),
    ("de", "eine neuntägige Wanderung", "neuntägige", 9, "day"),
    ("de", "ein 3-wöchiger Kurs", "3-wöchiger", 21, "week"),
    ("de", "nach zwei Jahren", "zwei Jahren", 730, "year"),
    ("it", "per nove giorni", "nove giorni", 9, "day"),
    ("pt", "durante nove dias", "nove dias", 9, "day"),
    ("nl", "een negendaagse tocht", "negendaagse", 9, "day"),
    ("ru", "трёхнедельный курс", "трёхнедельный", 21, "week"),
    ("ru", "через полтора года", "полтора года", "547.5", "year"),
    ("pl", "dziewięciodniowy marsz", "dziewięciodniowy", 9, "day"),
    ("zh", "持续了九天", "九天", 9, "day"),
    ("zh", "三个月后", "三个月", 90, "month"),
    ("ja", "9日間の会議", "9日間", 9, "day"),
    ("ko", "9일간 열렸다", "9일간", 9, "day"),
    ("ar", "استمر يومين", "يومين", 2, "day"),
    ("he", "לפני שבועיים", "שבועיים", 14, "week"),
    ("tr", "dokuz günlük yürüyüş", "dokuz günlük", 9, "day"),
]


@pytest.mark.parametrize(("language", "text", "words", "days", "unit"), DURATIONS)
def test_durations(language: str, text: str, words: str, days: int | str, unit: str) -> None:
    found = [d for d in find_dates(text, language) if d.kind == "duration"]
    assert [(text[d.start : d.end], d.unit) for d in found] == [(words, unit)]
    assert found[0].days == Decimal(days)


def test_parts_of_one_length_are_joined() -> None:
    (found,) = find_dates("It ran for two hours and thirty minutes.", "en")
    assert found.days is not None
    assert found.days * 24 == pytest.approx(Decimal("2.5"))


def test_a_half_after_the_unit_is_added() -> None:
    (found,) = find_dates("for a year and a half", "en")
    assert found.days == Decimal("547.5")


NOTHING = [
    ("en", "He may go, and they march on to august company."),
    ("en", "Mark May will march in the second row, June Carter said."),
    ("en", "The Sun set over Sat Nav Street."),
    ("en", "24,000 flights, 2:0, version 1.5.24, ratio 3/4"),
    ("en", "twice a day, 60 miles an hour, the second day, several weeks, day after day"),
    ("en", "A second wave, the third year, a 3-1 win"),
    ("fr", "un jour il partira, la planète Mars, sept fois par jour"),
    ("de", "Frau August mag die Mai nicht"),
    ("es", "sale el sol; un día cualquiera"),
    ("pt", "na segunda parte da quarta edição"),
    ("ru", "охрана окружающей среды"),
    ("zh", "津津有味地看着天空，第三天"),
    ("id", "dalam minggu-minggu sibuk"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_no_false_dates(language: str, text: str) -> None:
    assert [text[d.start : d.end] for d in find_dates(text, language)] == []


WEEKDAYS = [
    ("en", "on Friday", 5),
    ("fr", "vendredi soir", 5),
    ("de", "am Freitagabend", 5),
    ("es", "el viernes", 5),
    ("pt", "na sexta-feira", 5),
    ("ru", "в пятницу", 5),
    ("pl", "w piątek", 5),
    ("zh", "周五", 5),
    ("zh", "星期日", 7),
    ("ja", "金曜日", 5),
    ("ko", "금요일", 5),
    ("ar", "يوم الجمعة", 5),
    ("fa", "پنج شنبه", 4),
    ("vi", "vào thứ Sáu", 5),
    ("hu", "pénteken", 5),
    ("el", "την Παρασκευή", 5),
]


@pytest.mark.parametrize(("language", "text", "weekday"), WEEKDAYS)
def test_weekdays(language: str, text: str, weekday: int) -> None:
    assert [(d.kind, d.weekday) for d in find_dates(text, language)] == [("weekday", weekday)]


JOINED = [
    ("en", "Friday, 12 May 2023", 5, Day(2023, 5, 12)),
    ("en", "Fri May 12", 5, Day(None, 5, 12)),
    ("fr", "vendredi 12 mai", 5, Day(None, 5, 12)),
    ("fr", "vendredi 12 (heure locale)", 5, Day(None, None, 12)),
    ("de", "Freitag, dem 12. Mai", 5, Day(None, 5, 12)),
    ("ja", "5月12日(金)", 5, Day(None, 5, 12)),
    ("pt", "sexta-feira (12)", 5, Day(None, None, 12)),
]


@pytest.mark.parametrize(("language", "text", "weekday", "day"), JOINED)
def test_a_weekday_beside_a_date_is_part_of_it(language: str, text: str, weekday: int, day: Day) -> None:
    (found,) = find_dates(text, language)
    assert (found.kind, found.weekday, found.first) == ("date", weekday, day)


RELATIVE = [
    ("en", "yesterday", (2023, 5, 16), (2023, 5, 16)),
    ("en", "last month", (2023, 4, 1), (2023, 4, 30)),
    ("en", "this week", (2023, 5, 15), (2023, 5, 21)),
    ("fr", "la semaine prochaine", (2023, 5, 22), (2023, 5, 28)),
    ("de", "übermorgen", (2023, 5, 19), (2023, 5, 19)),
    ("zh", "去年", (2022, 1, 1), (2022, 12, 31)),
    ("ru", "вчера", (2023, 5, 16), (2023, 5, 16)),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), RELATIVE)
def test_relative_words_are_resolved_from_today(
    language: str, text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (found,) = find_dates(text, language, TODAY)
    assert found.kind == "relative"
    assert found.resolved == (datetime.date(*first), datetime.date(*last))
    (unresolved,) = find_dates(text, language)
    assert unresolved.resolved is None


def test_a_date_without_a_year_is_the_nearest_one() -> None:
    (found,) = find_dates("on 2 June", "en", TODAY)
    assert found.resolved == (datetime.date(2023, 6, 2), datetime.date(2023, 6, 2))
    (far,) = find_dates("on 2 November", "en", TODAY)
    assert far.resolved is None


def test_the_end_of_a_month_is_late_in_it() -> None:
    (found,) = find_dates("at the end of April", "en", TODAY)
    assert found.kind == "relative"
    assert found.resolved is not None
    assert found.resolved[0] > datetime.date(2023, 4, 10)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at 5.30pm"),
        ("fr", "à 17 heures"),
        ("de", "um 17.30 Uhr"),
        ("zh", "下午5时30分"),
        ("es", "a las 17.30 h"),
    ],
)
def test_clock_times_are_no_durations(language: str, text: str) -> None:
    assert [d.kind for d in find_dates(text, language)] == ["clock"]


def test_an_unknown_language_has_iso_dates_only() -> None:
    assert [d.first for d in find_dates("tika 2021-03-08 ka 3 jours", "xx")] == [Day(2021, 3, 8)]


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.sampled_from(["full", "long", "medium", "short"]),
    st.dates(datetime.date(1960, 1, 1), datetime.date(2039, 12, 31)),
)
def test_every_date_cldr_writes_is_read(language: str, width: str, day: datetime.date) -> None:
    from babel.dates import format_date

    text = format_date(day, width, locale=language)
    # "21. 3. 8." may be anything.
    assume((language, width) != ("ko", "short"))
    assert [d.first for d in find_dates(text, language)] == [Day(day.year, day.month, day.day)], text


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.lists(
        st.sampled_from(
            [w for _, t, *_ in DATES + RANGES + DURATIONS for w in t.split()]
            + ["(", "–", ",", "\n", "12", "2021"]
        ),
        max_size=12,
    ),
)
def test_dates_are_ordered_and_inside_the_text(language: str, words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for date in find_dates(text, language, TODAY):
        assert end <= date.start < date.end <= len(text)
        end = date.end
