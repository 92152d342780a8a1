"""Names with a slip: a word that no list knows beside the name that was meant."""

from __future__ import annotations

import pytest

from mtcheck.checks.name_garbled import GarbledName
from mtcheck.checks.name_slip import slips
from tests.support import story


@pytest.mark.parametrize(
    ("target", "source", "language", "wanted"),
    [
        # A known name with other vowels, another consonant, letters lost, two letters swapped.
        ("The singer Dusty Spronggfield died.", "La chanteuse Dusty Springfield est morte.", "fr", ("Spronggfield", "Springfield")),
        ("They flew to Wichida.", "Ils se sont envolés pour Wichita.", "fr", ("Wichida", "Wichita")),
        ("He plays for Minneolis.", "Er spielt für Minneapolis.", "de", ("Minneolis", "Minneapolis")),
        ("The museum stands in Lveerkusen.", "Das Museum steht in Leverkusen.", "de", ("Lveerkusen", "Leverkusen")),
        # At the head of a sentence, with an apostrophe, and under an ending of the original.
        ("Thotcher won.", "Thatcher gagna.", "fr", ("Thotcher", "Thatcher")),
        ("It was Gershvin's idea.", "Es war Gershwins Idee.", "de", ()),
        ("They asked Sarkozi again.", "Zapytali Sarkozyego raz jeszcze.", "pl", ()),
        ("They met Thotcher there.", "Spotkali tam Thatcher.", "pl", ("Thotcher", "Thatcher")),
        # An ending put on, of a name in no list too.
        ("Lindavaldoulle lies on the coast.", "Lindavald est au bord de la mer.", "fr", ("Lindavaldoulle", "Lindavald")),
        # A name in no list with two letters swapped, or other vowels.
        ("The speaker was Ole Brakvlund.", "Redneren var Ole Bravklund.", "nl", ("Brakvlund", "Bravklund")),
        ("The speaker was Ole Brevklond.", "L'oratrice était Ole Bravklund.", "fr", ("Brevklond", "Bravklund")),
        # A word of a body's name that the original, of course, does not have.
        ("The Senate Juriciary Committee met.", "La commission compétente du Sénat s'est réunie.", "fr", ("Juriciary", "Judiciary")),
        # In other scripts what the original comes nearer to.
        ("It was Sheldon Glaskow who won.", "Победил Шелдон Глазго.", "ru", ()),
        ("The painter Kandibsky was Russian.", "Художник Кандинский был русским.", "ru", ("Kandibsky", "Kandinsky")),
        ("They went to Minneolis.", "Они поехали в Миннеаполис.", "ru", ("Minneolis", "Minneapolis")),
        ("The play by Strindperg ran for a year.", "Η παράσταση του Στρίντμπεργκ παίχτηκε έναν χρόνο.", "el", ()),
        ("They went to Hcicago.", "ذهبوا إلى شيكاغو.", "ar", ("Hcicago", "Chicago")),
        ("The firm is in Philadelphoulle.", "该公司位于费城。", "zh", ()),
    ],
)  # fmt: skip
def test_slips(target: str, source: str, language: str, wanted: tuple[str, ...]) -> None:
    of = story(target, source, source_language=language)
    found = [(of.target.plain[s.start : s.end], s.meant) for s in slips(of)]
    assert found == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        # Known both ways: exonyms, romanisations, first names of another language.
        ("They met in Cologne.", "Sie trafen sich in Köln.", "de"),
        ("They met in Antwerp.", "Ils se sont vus à Anvers.", "fr"),
        ("Mikhail Gorbachev spoke.", "Michail Gorbatschow sprach.", "de"),
        # In no list, and another way to write it.
        ("The guide, Rustam Sajpov, spoke.", "Der Führer Rustam Saipow sprach.", "de"),
        ("The guide, Habibulla Dushkojev, spoke.", "De gids Habiboella Doesjkojev sprak.", "nl"),
        ("The guide, Olim Tanevski, spoke.", "Przewodnik Olim Tanewski zabrał głos.", "pl"),
        ("She met Karel Hradovec.", "Setkala se s Karlem Hradovcem.", "cs"),
        # Words made of names.
        ("Wichitans voted.", "Les habitants de Wichita ont voté.", "fr"),
        ("The Springfielders won.", "Springfield a gagné.", "fr"),
        ("Trumpworld was silent.", "L'entourage de Trump se taisait.", "fr"),
        ("The Googleplex is closed.", "Le siège de Google est fermé.", "fr"),
        # The original writes it so as well, there or elsewhere.
        ("Dusty Spronggfield died.", "Dusty Spronggfield est morte, et non Springfield.", "fr"),
        ("The Wichida plays.", "Die Wichida spielt.\nWichita liegt in Kansas.", "de"),
        # Neither like the name nor like any word.
        ("The Qarvex plant burnt.", "L'usine de Springfield a brûlé.", "fr"),
        ("They study Melospizia.", "Ils étudient un bruant.", "fr"),
        # In capitals, in an address, in lower case.
        ("WICHIDA: two dead.", "WICHITA : deux morts.", "fr"),
        ("See wichida.com/Wichida for more.", "Voir Wichita pour plus.", "fr"),
        # In another script a vowel is no sign, nor is a doubled letter.
        ("They met at Babyn Yar.", "Они встретились в Бабьем Яру.", "ru"),
        ("Omar Khadirr spoke.", "تحدث عمر خضير.", "ar"),
        # Often in the translation: a name that is.
        ("Donggalo is far. Donggalo is poor.", "동갈로는 멀다. 동갈로는 가난하다.", "ko"),
        # Targets whose words change with their place are left.
        ("Er flog nach Wichida.", "Il s'est envolé pour Wichita.", "fr"),
    ],
)  # fmt: skip
def test_leaves_alone(target: str, source: str, language: str) -> None:
    into = "de" if target.startswith("Er ") else "en"
    of = story(target, source, source_language=language, language=into)
    assert not list(slips(of))


def test_the_finding_says_what_was_meant() -> None:
    of = story("The singer Dusty Spronggfield died.", "La chanteuse Dusty Springfield est morte.")
    (found,) = GarbledName().run(of)
    assert (found.text, found.suggestion, found.stance) == ("Spronggfield", "Springfield", "garbled")
    assert [(e.text, e.stance) for e in found.evidence] == [("Springfield", "differs")]
    assert "the original has “Springfield” here" in found.message
