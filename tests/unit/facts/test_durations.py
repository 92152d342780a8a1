"""Lengths of time in words of their own, in days, with the words they are read from; and words that are none."""

from __future__ import annotations

import pytest

from mtcheck.facts.dates import find_dates
from mtcheck.facts.lexicon import LANGUAGES

#: Language -> sentences that say half a year, a year and a half, half a century and a quarter of one.
LENGTHS = {
    "en": ["It took half a year.", "after a year and a half", "for half a century", "over a quarter of a century"],
    "fr": ["Il faut une demi-année.", "après un an et demi", "pendant un demi-siècle", "depuis un quart de siècle"],
    "de": ["Es dauert ein halbes Jahr.", "nach anderthalb Jahren", "seit einem halben Jahrhundert", "ein Vierteljahrhundert"],
    "es": ["Tarda medio año.", "tras año y medio", "durante medio siglo", "un cuarto de siglo"],
    "it": ["Ci vuole mezzo anno.", "dopo un anno e mezzo", "per mezzo secolo", "un quarto di secolo"],
    "pt": ["Leva meio ano.", "após um ano e meio", "por meio século", "um quarto de século"],
    "nl": ["Het duurt een half jaar.", "na anderhalf jaar", "een halve eeuw", "een kwart eeuw"],
    "sv": ["Det tar ett halvår.", "efter ett och ett halvt år", "ett halvt sekel", "ett kvartssekel"],
    "ru": ["Это займёт полгода.", "через полтора года", "за полвека", "четверть века"],
    "uk": ["Це триває півроку.", "через півтора року", "за півстоліття", "чверть століття"],
    "pl": ["Trwa pół roku.", "po półtora roku", "przez pół wieku", "ćwierć wieku"],
    "cs": ["Trvá půl roku.", "po rok a půl", "za půl století", "čtvrt století"],
    "ro": ["Durează o jumătate de an.", "după un an și jumătate", "o jumătate de secol", "un sfert de secol"],
    "hu": ["Fél évig tart.", "másfél évet várt", "fél évszázadig", "negyed évszázad"],
    "tr": ["Yarım yıl sürer.", "bir buçuk yıl sonra", "yarım asır", "çeyrek asır"],
    "el": ["Κρατά μισό χρόνο.", "μετά από ενάμιση χρόνο", "μισό αιώνα", "ένα τέταρτο του αιώνα"],
    "ar": ["يستغرق نصف عام", "بعد عام ونصف", "نصف قرن", "ربع قرن"],
    "fa": ["نیم سال طول می‌کشد", "پس از یک سال و نیم", "نیم قرن", "ربع قرن"],
    "he": ["זה לוקח חצי שנה", "אחרי שנה וחצי", "חצי מאה", "רבע מאה"],
    "hi": ["आधा साल लगेगा", "डेढ़ साल बाद", "आधी सदी", "चौथाई सदी"],
    "id": ["Butuh setengah tahun.", "satu setengah tahun", "setengah abad", "seperempat abad"],
    "vi": ["Mất nửa năm.", "sau một năm rưỡi", "nửa thế kỷ", "một phần tư thế kỷ"],
    "zh": ["需要半年", "一年半之后", "半个世纪", "四分之一个世纪"],
    "ja": ["半年かかる", "1年半たった", "半世紀", "四半世紀"],
    "ko": ["반년이 걸린다", "1년 반 뒤", "반세기", "사반세기"],
}  # fmt: skip
DAYS = ("182.5", "547.5", "18250", "9125")

#: (language, text, [(words, days)]): lengths of more than one unit, dual forms, and numbers that are no lengths.
ROWS = [
    ("en", "within 14 business days", [("14 business days", 14)]),
    ("de", "binnen 14 Werktagen", [("14 Werktagen", 14)]),
    ("nl", "binnen 14 werkdagen", [("14 werkdagen", 14)]),
    ("sv", "inom 14 arbetsdagar", [("14 arbetsdagar", 14)]),
    ("ru", "в течение 14 рабочих дней", [("14 рабочих дней", 14)]),
    ("uk", "протягом 14 робочих днів", [("14 робочих днів", 14)]),
    ("cs", "do 14 pracovních dnů", [("14 pracovních dnů", 14)]),
    ("hu", "14 munkanapon belül", [("14 munkanapon", 14)]),
    ("tr", "14 iş günü içinde", [("14 iş günü", 14)]),
    ("el", "σε 14 εργάσιμες ημέρες", [("14 εργάσιμες ημέρες", 14)]),
    ("he", "תוך 14 ימי עסקים", [("14 ימי עסקים", 14)]),
    ("zh", "14个工作日内", [("14个工作日", 14)]),
    ("ja", "14営業日以内", [("14営業日", 14)]),
    ("ko", "14영업일 이내", [("14영업일", 14)]),
    ("hi", "14 कार्य दिवस में", [("14 कार्य दिवस", 14)]),
    ("en", "They waited an hour and 30 minutes.", [("an hour and 30 minutes", 0.0625)]),
    ("es", "Esperaron una hora y 30 minutos.", [("una hora y 30 minutos", 0.0625)]),
    ("de", "Sie warteten eine Stunde und 30 Minuten.", [("eine Stunde und 30 Minuten", 0.0625)]),
    ("ru", "Ждали час и 30 минут.", [("час и 30 минут", 0.0625)]),
    ("ru", "Два года и два месяца.", [("Два года и два месяца", 790)]),
    ("it", "Restò lì vent'anni.", [("vent'anni", 7300)]),
    ("zh", "全程耗时2小时15分。", [("2小时15分", 0.09375)]),
    ("zh", "比赛持续2小时，3分之一观众离场。", [("2小时", 1 / 12)]),
    ("ja", "1時間30分待った。", [("1時間30分", 0.0625)]),
    ("ko", "1시간 30분 기다렸다.", [("1시간 30분", 0.0625)]),
    ("zh", "等了两个半小时。", [("两个半小时", 2.5 / 24)]),
    ("zh", "三个半月之后", [("三个半月", 105)]),
    ("id", "dua setengah tahun", [("dua setengah tahun", 912.5)]),
    ("pl", "dwa i pół roku", [("dwa i pół roku", 912.5)]),
    ("hu", "két és fél év", [("két és fél év", 912.5)]),
    ("he", "אחרי שנתיים וחצי", [("שנתיים וחצי", 912.5)]),
    ("ar", "بعد سنتين ونصف", [("سنتين ونصف", 912.5)]),
    ("vi", "hai năm rưỡi", [("hai năm rưỡi", 912.5)]),
    ("tr", "Fırtına iki hafta sürdü.", [("iki hafta", 14)]),
    ("id", "Badai berlangsung dua pekan.", [("dua pekan", 14)]),
    ("sv", "Stormen varade tre dygn.", [("tre dygn", 3)]),
    ("el", "τριήμερη επίσκεψη", [("τριήμερη", 3)]),
    ("ko", "열흘 만에 끝났다.", [("열흘", 10)]),
    ("es", "Gobernó un lustro.", [("un lustro", 1825)]),
    ("fr", "une quinzaine de jours", [("une quinzaine de jours", 15)]),
    ("fr", "une quinzaine de bateaux", []),
    ("es", "una quincena de barcos", []),
    ("it", "una quindicina di barche", []),
    ("pt", "uma quinzena de barcos", []),
    ("en", "half the crew and a quarter of the cargo", []),
    ("en", "a year and the next", []),
    ("en", "a boat and a half", []),
    ("en", "the first quarter of the century-old hull", [("century-old", 36500)]),
    ("de", "im zweiten Vierteljahr", []),
    ("de", "ein halbes Boot", []),
    ("ru", "полтора корабля", []),
    ("ru", "корабль и 30 минут", [("30 минут", 30 / 1440)]),
    ("zh", "半个西瓜", []),
    ("ja", "3時30分に出た。", []),
    ("ko", "3시 30분에 떠났다.", []),
    ("ko", "15세기의 배", []),
    ("tr", "iki hafif tekne", []),
    ("vi", "năm chiếc thuyền", []),
]  # fmt: skip


@pytest.mark.parametrize("language", sorted(LENGTHS))
def test_halves_and_quarters(language: str) -> None:
    found = [[d.days for d in find_dates(t, language) if d.kind == "duration"] for t in LENGTHS[language]]
    assert [[float(d) for d in days if d is not None] for days in found] == [[float(d)] for d in DAYS]


def test_every_language_has_words() -> None:
    assert LENGTHS.keys() == LANGUAGES


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_reads(language: str, text: str, expected: list[tuple[str, float]]) -> None:
    found = [d for d in find_dates(text, language) if d.kind == "duration"]
    assert [text[d.start : d.end] for d in found] == [words for words, _ in expected]
    assert [float(d.days or 0) for d in found] == pytest.approx([days for _, days in expected])


#: (text, first year, last year or None where no span of years is read)
YEARS = [
    ("the 2019-20 season", 2019, 2020),
    ("the 2023/24 year", 2023, 2024),
    ("in 2018/2019, when", 2018, 2019),
    ("from 2014-18.", 2014, 2018),
    ("in 1999-00", 1999, 2000),
    ("сезон-2019/20", 2019, 2020),
    ("2007–08", 2007, 2008),
    ("FY2023/24", 2023, 2024),
    ("2015-12", 2015, None),
    ("2019-10-05", 2019, None),
    ("2019-20-05", 2019, None),
    ("5/2019/20", 2019, None),
    ("12 May 2014-19 June 2015", 2014, None),
    ("2018/16", 2018, None),
    ("2020-19", 2020, None),
    ("call 555-2019-20-11", None, None),
    ("lot 12019-20", None, None),
    ("2019-20.5", 2019, None),
]


@pytest.mark.parametrize(("text", "first", "last"), YEARS)
def test_double_years(text: str, first: int | None, last: int | None) -> None:
    spans = [
        (d.first.year, d.last.year)
        for d in find_dates(text, "en")
        if d.kind == "range" and d.first and d.last
    ]
    assert spans == ([(first, last)] if last else [])


@pytest.mark.parametrize(
    ("text", "years"),
    [("FY2024 results", [2024]), ("FY24 results", [2024]), ("FY results", []), ("AFY24", []), ("FY24-7", [])],
)
def test_fiscal_years(text: str, years: list[int]) -> None:
    assert [d.first.year for d in find_dates(text, "en") if d.first] == years
