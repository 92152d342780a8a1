"""Names and signs of currencies in each language, out of CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from mtcheck.facts.locales import locale_of
from mtcheck.facts.names_after import NamesAfter
from mtcheck.facts.scripts import LETTER, either, fold

#: Signs that stand for one currency in the news, longest first where one begins another.
SIGNS = {
    "us$": "USD", "ca$": "CAD", "c$": "CAD", "can$": "CAD", "au$": "AUD", "a$": "AUD", "hk$": "HKD",
    "nt$": "TWD", "nz$": "NZD", "s$": "SGD", "r$": "BRL", "mx$": "MXN", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₫": "VND",
    "฿": "THB", "₦": "NGN", "₱": "PHP", "₾": "GEL", "₡": "CRC", "₭": "LAK", "₮": "MNT", "₸": "KZT", "₼": "AZN",
    "֏": "AMD", "₲": "PYG", "₵": "GHS", "៛": "KHR", "৳": "BDT", "ec$": "XCD", "u$s": "USD", "u$d": "USD", "zł": "PLN", "kč": "CZK", "rs": "INR", "rp": "IDR", "ft": "HUF",
}  # fmt: skip

#: Currencies that share a noun ("dollar"), the one meant without more said first.
_FAMILIES = (
    ("USD", "CAD", "AUD"), ("GBP", "EGP", "SYP"), ("INR", "PKR", "LKR"), ("MXN", "ARS", "COP"),
    ("KWD", "IQD", "JOD"), ("SAR", "QAR"), ("AED", "MAD"), ("KES", "TZS"),
    ("RUB", "BYN"), ("KRW", "KPW"), ("IRR", "OMR", "YER"), ("CHF", "BIF", "DJF"), ("SEK", "NOK", "ISK"),
)  # fmt: skip
#: Currencies said with one noun somewhere: which is meant stands elsewhere, or nowhere.
_NAMESAKES = (*map(frozenset, _FAMILIES), frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"}),
              frozenset({"SEK", "NOK", "ISK", "DKK", "CZK"}), frozenset({"CNY", "TWD"}), frozenset({"SAR", "QAR", "OMR", "YER"}))  # fmt: skip
#: The crown, krone or koruna that a language means without saying whose.
_CROWNS = {"cs": "CZK", "sv": "SEK"}
_ALONE = (
    "EUR",
    "JPY",
    "CNY",
    "BRL",
    "TRY",
    "ILS",
    "PLN",
    "UAH",
    "IDR",
    "VND",
    "HUF",
    "CZK",
    "THB",
    "ZAR",
    "NGN",
    "MNT",
    "KHR",
    "BDT",
    "GEL",
    "KZT",
    "ESP",
    "NLG",
    "ATS",
    "LAK",
    "CRC",
)
#: Nouns that a currency goes by where CLDR has it with its country only, or not at all.
_MORE_NAMES = {
    "en": {
        "rouble": "RUB", "roubles": "RUB", "lei": "RON", "leu": "RON", "hryven": "UAH", "zloties": "PLN", "kronor": "SEK", "krona": "SEK",
        "kroner": "NOK", "krone": "NOK", "crowns": "CZK", "koruny": "CZK", "renminbi": "CNY", "reais": "BRL", "reals": "BRL", "lev": "BGN",
        "leva": "BGN", "levs": "BGN",
    },
    "fr": {"lei": "RON", "leus": "RON", "reais": "BRL", "réaux": "BRL", "renminbi": "CNY", "dinars": "KWD", "shekels": "ILS", "levas": "BGN"},
    "de": {
        "franken": "CHF", "lei": "RON", "leu": "RON", "zloty": "PLN", "złoty": "PLN", "griwna": "UAH", "reais": "BRL", "renminbi": "CNY",
        "riyal": "SAR", "lewa": "BGN",
    },
    "es": {
        "lei": "RON", "leus": "RON", "zlotys": "PLN", "renminbi": "CNY", "dirhams": "AED", "shekels": "ILS", "séqueles": "ILS", "siclos": "ILS",
    },
    "it": {"leu": "RON", "grivne": "UAH", "reais": "BRL", "renminbi": "CNY", "riyal": "SAR", "shekel": "ILS"},
    "pt": {
        "leus": "RON", "lei": "RON", "forints": "HUF", "grívnias": "UAH", "iuanes": "CNY", "rúpias": "INR", "rupias": "INR", "riais": "SAR",
        "shekels": "ILS", "renminbi": "CNY",
    },
    "nl": {"roebels": "RUB", "lei": "RON", "reais": "BRL", "riyal": "SAR", "sjekel": "ILS", "sjekels": "ILS", "renminbi": "CNY"},
    "pl": {"lei": "RON", "szekli": "ILS"}, "ru": {"леев": "RON", "лея": "RON"}, "uk": {"леїв": "RON", "лея": "RON"},
    "sv": {"lei": "RON"}, "cs": {"lei": "RON"}, "hu": {"lej": "RON"}, "ro": {"lei": "RON", "leu": "RON"},
    "el": {"λέι": "RON", "χρίβνια": "UAH", "γρίβνες": "UAH"},
    "hi": {"रुपये": "INR", "रुपए": "INR", "रुपया": "INR", "रुपयों": "INR", "डॉलर": "USD", "अमेरिकी डॉलर": "USD", "अमरीकी डॉलर": "USD", "स्विस फ्रैंक": "CHF", "फ्रैंक": "CHF", "ब्रिटिश पाउंड": "GBP"},
    "zh": {"元": "CNY", "块钱": "CNY", "塊錢": "CNY", "元人民币": "CNY", "元人民幣": "CNY", "台币": "TWD", "臺幣": "TWD", "台幣": "TWD",
           "港币": "HKD", "港幣": "HKD", "港元": "HKD", "卢比": "INR", "卢布": "RUB", "比索": "MXN", "英镑": "GBP", "法郎": "CHF"},
    "ja": {"ドル": "USD", "元": "CNY", "人民元": "CNY", "ウォン": "KRW", "ポンド": "GBP", "クローナ": "SEK", "クローネ": "NOK"},
    "ko": {"엔": "JPY", "위안": "CNY", "킵": "LAK"},
    # CLDR has the noun with its possessive only: «ABD Doları».
    "tr": {"dolar": "USD", "lira": "TRY", "avro": "EUR", "sterlin": "GBP", "ruble": "RUB", "frank": "CHF", "kron": "SEK",
           "zloti": "PLN", "forint": "HUF", "grivna": "UAH", "ley": "RON", "yuan": "CNY", "rupi": "INR"},
}  # fmt: skip
#: «Livres» are books as often as pounds, what is real is seldom money of Brazil.
_NO_MONEY = {"fr": ("livre", "livres"), "en": ("real",)}
_BITCOINS = {
    "ar": "بيتكوين", "fa": "بیت‌کوین بیتکوین", "he": "ביטקוין", "hi": "बिटकॉइन बिटकॉइनों", "ja": "ビットコイン", "ko": "비트코인",
    "ru": "биткоин биткоина биткоинов биткойн биткойнов", "uk": "біткоїн біткоїна біткоїнів", "zh": "比特币 比特幣",
    "el": "bitcoin μπιτκόιν",
}  # fmt: skip
#: Hundredths of a currency, which CLDR does not name. They are all one unit: a penny is put as a cent.
CENT = "cent"
_CENTS = {
    # English names those of other currencies too: "3 zlotys and 40 groszy".
    "en": "cent cents pence penny pennies grosz groszy kopek kopeks kopeck kopecks haler halers øre öre fillér bani kuruş "
    "kurus stotinki paise paisa agorot agora rappen centime centimes centavo centavos céntimos",
    "fr": "centime centimes cent cents pence", "es": "centavo centavos céntimo céntimos penique peniques",
    "de": "cent cents pence rappen", "it": "centesimo centesimi pence", "pt": "centavo centavos cêntimo cêntimos",
    "nl": "cent eurocent pence", "sv": "öre cent pence", "pl": "grosz grosze groszy cent centy centów pensów",
    "cs": "haléř haléře haléřů cent centy centů", "ru": "копейка копейки копеек цент цента центов пенсов",
    "uk": "копійка копійки копійок цент центи центів", "tr": "sent kuruş", "id": "sen", "ro": "cenţi cent", "hu": "cent fillér",
    "hi": "सेंट पेंस पेनी पैसे", "ar": "سنت سنتا سنتات", "fa": "سنت", "he": "סנט אגורות", "ja": "セント ペンス", "ko": "센트 펜스",
    "zh": "美分 欧分 歐分 便士",
}  # fmt: skip
#: Parts of a currency that are other words but behind its whole: 「10円5銭」, «5元6角3分».
PARTS = {"ja": {"銭": "0.01", "角": "0.1", "分": "0.01"}, "zh": {"角": "0.1", "毛": "0.1", "分": "0.01"}}
#: Ten rials: what Iran counts in, though its currency is the rial. Sums in it are put as sums in rials.
TOMAN, RIALS_OF_A_TOMAN = "toman", Decimal(10)
_TOMANS = {
    "en": "toman tomans", "fa": "تومان تومن", "ar": "تومان تومانات", "fr": "toman tomans", "de": "toman tomans",
    "es": "tomán tomanes", "it": "toman", "pt": "toman tomans", "nl": "toman", "tr": "tümen toman",
}  # fmt: skip
_CODES = (
    "USD EUR GBP JPY CNY CHF RUB INR BRL MXN KRW TRY ILS SEK NOK DKK PLN CZK UAH IDR VND HUF RON AUD CAD NZD "
    "HKD SGD TWD ZAR THB EGP SAR AED IRR PKR ARS COP CLP BGN RSD NGN KES MYR PHP RMB BTC"
).split()
#: Languages that name the currency before its country («yen japonais»).
_NOUN_FIRST = frozenset("fr es it pt ro vi id ar he fa el pl".split())


@cache
def currencies(language: str) -> tuple[re.Pattern[str], NamesAfter, dict[str, str]]:
    """What finds a currency before and after a number, and the ISO 4217 code of each name.

    Args:
        language: ISO 639-1 code.
    """
    names: dict[str, str] = {}
    locale = locale_of(language)
    if locale is not None:
        for code in locale.currencies:
            for name in _currency_names(locale, code):
                names.setdefault(name, code)
        for family in _FAMILIES:
            for noun in _shared_words(locale, family):
                home = _CROWNS.get(language, family[0]) if "SEK" in family else family[0]
                names.setdefault(noun, home)
        for code in (c for c in _ALONE if c in locale.currencies):
            for name in _currency_names(locale, code):
                noun = name.split(" ")[0 if language in _NOUN_FIRST else -1]
                if len(noun) > 1 and noun != fold(code):
                    names.setdefault(noun, code)
    if language == "fa":
        names[fold("ریال")] = "IRR"  # and not that of Saudi Arabia
    names.update((fold(name), TOMAN) for name in _TOMANS.get(language, "").split())
    names = {k: v for k, v in names.items() if k not in _NO_MONEY.get(language, ())}
    for name, code in _MORE_NAMES.get(language, {}).items():
        names.setdefault(fold(name), code)
    for name, code in list(names.items()) if language in ("zh", "ja", "ko") else ():
        names.setdefault(name.replace(" ", ""), code)
    names |= dict.fromkeys(_BITCOINS.get(language, "bitcoin bitcoins").split(), "BTC")
    names.update((fold(name), CENT) for name in _CENTS.get(language, "").split())
    signs = {**SIGNS, **{c.lower(): "CNY" if c == "RMB" else c for c in _CODES}}
    # "HK $5", "NZD$5"; "a $5 note" is no Australian money.
    signs |= {f"{k[:-1]} $": v for k, v in SIGNS.items() if k.endswith("$") and (len(k) > 2 or k == "c$")}
    signs |= {f"{v.lower()}$": v for k, v in SIGNS.items() if k.endswith("$")}
    if language != "hu":
        del signs["ft"]
    if language == "tr":
        signs["tl"] = "TRY"
    if language == "sv":
        signs["kr"] = "SEK"
    if language == "zh":
        signs["¥"] = "CNY"
    before = re.compile(
        rf"(?<!{LETTER})(?:"
        + either(signs)
        + rf")[ \u00a0]?$|(?:{either({k for k in signs if not k.isalpha()})})[ \u00a0]?$"
    )
    # One or two letters are a currency only where they are its sign.
    long = {k: v for k, v in names.items() if len(k) > 2 or not k.isascii()}
    return before, NamesAfter({**long, **signs}, language), {**long, **signs}


#: "30 MUSD", «10 M€», «2 Mds €»: a scale written on a sign or a code.
SCALES = {
    "k": Decimal(1000), "m": Decimal(10**6), "mio": Decimal(10**6), "mn": Decimal(10**6), "md": Decimal(10**9),
    "mds": Decimal(10**9), "mrd": Decimal(10**9), "bn": Decimal(10**9),
}  # fmt: skip
#: What the words «mars» and „Kron“ are not: a scale on a code.
_WORDS_WITH_SCALES = frozenset({"ARS", "RON"})
SCALED_SIGN = re.compile(
    rf"[ \u00a0]?(?P<scale>{either(SCALES)})[ \u00a0]?(?P<sign>[€$£]|(?<![ \u00a0])(?:{either(c.lower() for c in _CODES if c not in _WORDS_WITH_SCALES)}))(?!{LETTER}|[0-9])"
)


def are_namesakes(a: str, b: str) -> bool:
    """Whether two currencies share a name in some language, such as the dollars and the crowns.

    Args:
        a, b: ISO 4217 codes.
    """
    return any(a in family and b in family for family in _NAMESAKES)


def _currency_names(locale: Any, code: str) -> Iterator[str]:
    yield fold(locale.currencies[code])
    for name in (locale._data["currency_names_plural"].get(code) or {}).values():
        yield fold(name)


def _shared_words(locale: Any, family: Iterable[str]) -> set[str]:
    shared: set[str] | None = None
    for code in family:
        if code in locale.currencies:
            of = {
                w
                for n in _currency_names(locale, code)
                if n.strip()
                for w in (n.split()[0], re.split("[ -]", n)[-1])
            }
            shared = of if shared is None else shared & of
    return shared or set()
