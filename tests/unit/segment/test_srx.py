"""SRX rules compiled one by one, against choppa's own."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import choppa
import pytest
from choppa.iterators import SrxTextIterator
from choppa.srx_parser import SrxDocument

from mtcheck.segment.srx import read_rules, required_letters

_TEXTS = {
    "en": "Dr. Alma Reyes spoke at 9 p.m. on Tuesday. She sold 3.5 tonnes (approx. 7,700 lb.) to J. K. Moss Inc. in "
    "Boston, e.g. on Jan. 4. “Is it? No!” he said... Later, No. 5 closed. See fig. 2 at www.harbour.example. OK. 12) Go.",
    "fr": "M. Dupré est arrivé à 9 h. Mme. Lebrun, art. 5, p. 12, l’a suivi… « Voilà ! » dit-il. Cf. env. 3 km. Etc. Fin.",
    "es": "El Sr. Vega y la Dra. Luna viven en EE. UU. desde 1999. ¿Cómo? ¡Así! Pesa 40 kg. y mide 1,80 m. Núm. 3. Fin.",
    "de": "Am 3. Mai kam Dr. Vogt z. B. nach Ulm. Er sagte: „Nein.“ Die Nr. 4 blieb ca. 2 Std. zu. Usw. Ende.",
    "ru": "В 1999 г. он жил на ул. Садовой, д. 5. А. П. Орлов сказал: «Да». И т. д. Конец.",
    "pl": "Ul. Polna 5, tel. 22 i nr. 7, tj. ok. 3 km. Prof. Nowak mówi... Koniec.",
    "nl": "Dhr. Bos woont bijv. in Sneek, ca. 2 km. verder. „Ja!” zei hij. Nr. 3.",
    "zh": "他说：“好。”然后走了。 J. K. Moss 也走了！真的？",
}  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> tuple[Any, Any]:
    return SrxDocument(ruleset=choppa.DEFAULT_SRX_RULESET), read_rules()


@pytest.mark.parametrize("language", _TEXTS)
def test_sentences_are_those_of_choppa(documents: tuple[Any, Any], language: str) -> None:
    theirs, ours = documents
    found = list(ours.split(_TEXTS[language], language))
    assert found == list(SrxTextIterator(theirs, language, _TEXTS[language]))
    assert len(found) > 1


def test_rules_are_those_of_choppa(documents: tuple[Any, Any]) -> None:
    expected, found = (
        [
            (m.language_pattern.pattern, m.language_rule.name, m.language_rule.rules)
            for m in d.language_map_list
        ]
        for d in documents
    )
    assert found == expected
    assert documents[0].cascade == documents[1].cascade


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        (r"\bapprox\.\s", "approx."),
        (r"\b[Aa]rt\.\s", "rt."),
        (r"\b(Mr|Mrs)\.\s", "."),
        (r"colou?rs", "colo"),
        (r"ab+cde", "cde"),
        (r"abc{0,2}d", "ab"),
        (r"et\b[\s\u00A0]\bal\.", "al."),
        (r"[\[\]x(]tel[^]]q", "tel"),
        (r"(a[)]b)nr", "nr"),
        ("one|two", ""),
        ("(?iu)one", ""),
        (r"\p{Lu}\u00A0x", "x"),
        ("", ""),
    ],
)
def test_required_letters(expression: str, letters: str) -> None:
    assert required_letters(expression) == letters


def test_what_validates_is_not_loaded() -> None:
    code = "import sys, mtcheck.segment as s; s.split_sentences('No. 5.', 'en'); print('xmlschema.aliases' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
