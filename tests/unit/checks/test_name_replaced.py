"""Names that nothing answers for: the check on stories whose word nearness is made by hand, and its signs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mtcheck.checks.base import Check
from mtcheck.checks.name_chance import (
    is_checkable,
    is_rendering,
    replaced,
    script,
    signs,
    stands_in,
    support_of,
    threshold,
)
from mtcheck.checks.name_replaced import ReplacedName, may_be_initials
from mtcheck.checks.name_rivals import rival
from mtcheck.facts.name_support import best_likeness, is_ordinary, support, vocabulary_of
from mtcheck.facts.places import may_speak_of, speaks_of
from mtcheck.facts.transliteration import likeness
from mtcheck.types import Article, Bead, Facts, Name, Nearness, Span, Story
from tests.support import article, story

WORD = re.compile(r"[^\W_]+")


def near(of: Story, glossary: dict[str, str]) -> Story:
    """The story with word nearness: 0.75 for words a glossary pairs or that look alike, 0.15 for others."""
    alignments = {
        other.name: replace(
            of.alignments[other.name],
            beads=tuple(
                _related(of.target, other, bead, glossary) for bead in of.alignments[other.name].beads
            ),
        )
        for other in of.others
    }
    return replace(of, alignments=alignments)


def _related(target: Article, other: Article, bead: Bead, glossary: dict[str, str]) -> Bead:
    if not bead.target or not bead.other:
        return bead
    ours = _words(target, bead.target)
    theirs = _words(other, bead.other)

    def cosine(a: Span, b: Span) -> float:
        one, two = target.plain[slice(*a)], other.plain[slice(*b)]
        same = glossary.get(one.casefold()) == two.casefold() or likeness(one, two) > 0.8
        return (0.75 if same else 0.15) - 0.001 * abs(ours.index(a) - theirs.index(b))

    nearest = []
    answers = []
    for a in ours:
        best = max(theirs, key=lambda b: cosine(a, b))
        nearest.append(Nearness(a, best, cosine(a, best)))
    for b in theirs:
        best = max(ours, key=lambda a: cosine(a, b))
        answers.append(Nearness(best, b, cosine(best, b)))
    links = tuple((n.ours, n.theirs) for n in nearest if any(x[:2] == n[:2] for x in answers))
    return replace(bead, links=links, nearest=tuple(nearest), answers=tuple(answers))


def _words(article: Article, segments: tuple[int, ...]) -> list[Span]:
    start, end = article.segments[segments[0]].start, article.segments[segments[-1]].end
    return [Span(start + m.start(), start + m.end()) for m in WORD.finditer(article.plain[start:end])]


FRENCH = {
    "the": "le", "train": "train", "from": "de", "was": "était", "late": "retard", "mayor": "maire", "spoke": "parlé",
    "to": "à", "world": "mondiale", "health": "santé", "organization": "organisation", "opened": "ouvert", "office": "bureau",
    "germany": "allemagne", "cologne": "cologne", "a": "un", "in": "en", "has": "a", "german": "allemand",
}  # fmt: skip


def flagged(target: str, source: str, language: str = "fr", references: tuple[str, ...] = ()) -> list[str]:
    of = near(story(target, source, references, source_language=language), FRENCH)
    return [f.text for f in ReplacedName().run(of)]


def test_is_a_check_with_a_page() -> None:
    check = ReplacedName()
    assert isinstance(check, Check)
    for word in ("Why:", "Flags:", "Leaves alone:", "Source:"):
        assert word in (type(check).__doc__ or "")


@pytest.mark.parametrize(
    ("target", "source", "wanted"),
    [
        (
            "The mayor spoke to Virat Oduya in Lyon.",
            "Le maire a parlé à Bernadette Quellec en Lyon.",
            ["Virat Oduya"],
        ),
        ("The train from Grozny was late.", "Le train de Quimperlé était en retard.", ["Grozny"]),
    ],
)
def test_flags_a_name_nothing_answers_for(target: str, source: str, wanted: list[str]) -> None:
    assert flagged(target, source) == wanted


@pytest.mark.parametrize(
    ("target", "source", "language"),
    [
        ("The mayor spoke to Bernadette Quellec.", "Le maire a parlé à Bernadette Quellec.", "fr"),
        ("The mayor spoke to Mrs Quellec.", "Le maire a parlé à Bernadette Quellec.", "fr"),
        ("The mayor spoke to Jurgen Mueller.", "Le maire a parlé à Jürgen Müller.", "fr"),
        ("The World Health Organization opened a office.", "L'Organisation mondiale de la santé a ouvert un bureau.", "fr"),
        ("The mayor spoke in Germany.", "Le maire a parlé en Allemagne.", "fr"),
        ("The mayor spoke to Olena Hnatiuk.", "Мэр говорил с Оленой Гнатюк.", "ru"),
        ("The mayor spoke to Karel Dvorak.", "Starosta mluvil s Karlem Dvořákem.", "cs"),
        ("The price was 100 CZK.", "Le prix était de 100 couronnes.", "fr"),
        # A capital that says nothing: dictionary words that open a sentence, or stand in a headline.
        ("Sorting was late.", "Le tri était en retard.", "fr"),
        ("Harbour Board Wants Better Sorting", "Le port veut mieux trier", "fr"),
        ("Sappers could leave before the feast.", "Les démineurs pourraient partir avant la fête.", "fr"),
        # A phrase that begins with the name of a people.
        ("The mayor played the French horn.", "Starosta hrál na lesní roh.", "cs"),
        ("The mayor bought Chinese zodiac cakes.", "Le maire a acheté des gâteaux.", "fr"),
        ("Professor Shuji Nakamura won.", "中村修二教授获奖。", "zh"),
        ("The curfew holds in the Kyiv region.", "На території Київщини діє комендантська година.", "uk"),
        # Two words of the dictionary in one.
        ("Hailstorm opened a office.", "La grêle a ouvert un bureau.", "fr"),
        # What an acronym of the original stands for.
        ("The mayor spoke to the Northern Harbour Agency (NHA).", "Le maire a parlé à la NHA.", "fr"),
    ],
)  # fmt: skip
def test_leaves_alone(target: str, source: str, language: str) -> None:
    assert flagged(target, source, language) == []


def test_a_name_elsewhere_in_the_original_is_left_alone() -> None:
    target = "Bernadette Quellec has spoken.\nThe mayor opened Quellec Hall in Lyon."
    source = "Bernadette Quellec a parlé.\nLe maire a ouvert la salle en Lyon."
    assert flagged(target, source) == []


@pytest.mark.parametrize(
    ("target", "source", "reference", "is_rendered"),
    [
        # A second translation of the sentence.
        ("The mayor spoke to Virat Oduya.", "Le maire a parlé à Quellec.", "The mayor spoke to Quellec.", True),
        ("The train from Grozny was late.", "Le train de Brest était en retard.", "The train from Brest was late.", True),
        # Another outlet's words on the matter.
        ("The mayor spoke to Virat Oduya.", "Le maire a parlé à Quellec.", "There was talk at the mayor’s.", False),
        ("The train from Grozny was late.", "Le train de Brest était en retard.", "Nobody had seen a train all day.", False),
    ],
)  # fmt: skip
def test_only_a_second_translation_backs_a_finding(
    target: str, source: str, reference: str, is_rendered: bool
) -> None:
    of = near(story(target, source, (reference,)), FRENCH)
    (name,) = (n for n in of.facts[of.target.name].names if n.text in ("Virat Oduya", "Grozny"))
    (other,) = of.references
    found = support_of(of, other, name)
    assert found is not None
    assert is_rendering(of, other, name, found) is is_rendered
    chance = replaced(of, of.others[0], name, rival(of, of.others[0], name))
    assert chance is not None
    assert chance.is_backed is is_rendered


@pytest.mark.parametrize(
    ("target", "source", "reference"),
    [
        # Words of the dictionary, rendered by meaning: another version may call the body what it likes.
        ("The Harbour Board has spoken.", "L'autorité portuaire a parlé.", "The port authority has spoken."),
        (
            "The Board of Health has spoken.",
            "L’autorité sanitaire a parlé.",
            "The sanitary council has spoken.",
        ),
        ("The Sorting Office opened.", "Le centre de tri a ouvert.", "The parcel centre opened."),
        ("The Sorting Office opened.", "Le centre de tri a ouvert.", "Nobody had seen a parcel all day."),
        # The other outlet has the name as well.
        ("The mayor of Quellec spoke.", "Le maire a parlé.", "All of it was said in Quellec by the mayor."),
    ],
)
def test_bodies_in_words_of_the_dictionary_and_names_of_another_outlet_are_left_alone(
    target: str, source: str, reference: str
) -> None:
    meanings = FRENCH | {
        "harbour": "portuaire", "board": "autorité", "sorting": "tri", "office": "centre", "health": "sanitaire",
    }  # fmt: skip
    of = near(story(target, source, (reference,)), meanings)
    assert [f.text for f in ReplacedName().run(of) if f.severity != "minor"] == []


def test_evidence_shows_the_name_in_its_place() -> None:
    of = near(story("The mayor spoke to Virat Oduya.", "Le maire a parlé à Bernadette Quellec."), FRENCH)
    (found,) = ReplacedName().run(of)
    assert found.severity == "major"
    assert [(e.text, e.stance) for e in found.evidence] == [("Bernadette Quellec", "differs")]
    assert "“Bernadette Quellec”" in found.message


def test_a_country_that_took_no_name_s_place_is_minor() -> None:
    of = near(story("The mayor spoke in Cologne, Germany.", "Le maire a parlé en Cologne."), FRENCH)
    (found,) = ReplacedName().run(of)
    assert (found.text, found.severity, found.stance) == ("Germany", "minor", "unsupported")
    assert "“Germany”" in found.message


def test_a_country_beside_one_of_its_cities_is_minor_whoever_else_is_there() -> None:
    of = near(story("The mayor spoke in Cologne, Germany.", "Bernadette Quellec a parlé en Cologne."), FRENCH)
    assert {f.severity for f in ReplacedName().run(of) if f.text == "Germany"} <= {"minor"}


def test_a_people_in_an_inflected_form_is_no_rival() -> None:
    of = near(
        story("Many Bolivians will watch Oduya.", "Wielu Boliwijczyków obejrzy to.", source_language="pl"), {}
    )
    assert of.source is not None
    name = next(n for n in of.facts[of.target.name].names if n.text == "Oduya")
    assert rival(of, of.source, name) is None


@pytest.mark.parametrize(
    ("source", "is_spelled"),
    [
        ("L'annonce de Bernadette Quellec.", False),
        ("L'annonce de Xavier.", True),
        ("L'annonce du Royal Zébu Quellec Oduya.", True),
        ("L'annonce du Royal Zébu Quellec.", False),
    ],
)
def test_an_acronym_may_be_spelled_out_by_initials_or_as_many_words(source: str, is_spelled: bool) -> None:
    of = near(story("The announcement of XKVT came late.", source), FRENCH)
    (name,) = of.facts[of.target.name].names
    assert of.source is not None
    assert may_be_initials(name, of, of.source) is is_spelled


@pytest.mark.parametrize(
    ("source", "severity"),
    [("Le maire a parlé dans tout le pays.", "minor"), ("Le maire a parlé en Norvège.", "major")],
)
def test_a_country_of_the_original_s_language_is_minor_unless_another_one_is_there(
    source: str, severity: str
) -> None:
    of = near(story("The mayor spoke in France.", source), FRENCH)
    assert [(f.text, f.severity) for f in ReplacedName().run(of)] == [("France", severity)]


def test_translations_into_scripts_without_capitals_are_left_alone() -> None:
    of = near(story("市長はジュと話した。", "Le maire a parlé à Bernadette Quellec.", language="ja"), FRENCH)
    assert not list(ReplacedName().run(of))


def test_a_country_that_took_another_name_s_place_is_major() -> None:
    of = near(story("The mayor spoke in Germany.", "Le maire a parlé en Norvège."), FRENCH)
    (found,) = ReplacedName().run(of)
    assert (found.severity, found.stance) == ("major", "contradicted")
    assert "“Norvège”" in found.message


def test_a_name_that_stands_for_the_same_one_twice_is_minor_and_flagged_once() -> None:
    of = near(
        story(
            "The mayor spoke in Grozny.\nThe train from Grozny was late.",
            "Le maire a parlé en Quimperlé.\nLe train de Quimperlé était en retard.",
        ),
        FRENCH,
    )
    assert [(f.text, f.severity) for f in ReplacedName().run(of)] == [("Grozny", "minor")]


@pytest.mark.parametrize(
    ("target", "source", "wanted"),
    [
        ("The mayor spoke to Virat Oduya.", "Le maire a parlé à Bernadette Quellec.", "Bernadette Quellec"),
        # Answered for by a word of another sentence part, like it in letters, or an acronym: no rival.
        ("The mayor spoke to Oduya and Bernadette Quellec.", "Le maire a parlé à Bernadette Quellec.", None),
        ("The mayor spoke to Oduya.", "Le maire a parlé à une amie.", None),
        ("The mayor spoke to Oduya.", "Le maire a parlé à la SNCF.", None),
        # A word that answers for a common part of a name does not answer for the name.
        ("The office of Oduya opened.", "Le Bureau Quellec a ouvert un train en retard.", "Bureau Quellec"),
        ("The mayor spoke to Oduya.", "Le maire a parlé à « … ».", None),
    ],
)
def test_rival(target: str, source: str, wanted: str | None) -> None:
    of = near(story(target, source), FRENCH)
    assert of.source is not None
    name = next(n for n in of.facts[of.target.name].names if "Oduya" in n.text)
    found = rival(of, of.source, name)
    assert (found.name.text if found else None) == wanted


def test_a_name_read_in_another_script_is_answered() -> None:
    of = near(story("The mayor spoke to Takahashi.", "市長は高橋さんと話した。", source_language="ja"), {})
    assert of.source is not None
    of = replace(of, facts={**of.facts, "source": Facts(names=(Name(3, 5, "PER", "高橋"),))})
    name = next(n for n in of.facts[of.target.name].names if n.text == "Takahashi")
    assert rival(of, of.source, name) is None
    assert stands_in(name, article("高橋圭子さんと高橋一郎さん。", "ja"), "en")


@pytest.mark.parametrize(
    "source", ["Le maire a parlé à la mairie.", "Le maire a parlé à Bernadette Quellec."]
)
def test_an_acronym_that_is_tied_to_no_name_is_minor(source: str) -> None:
    of = near(story("The mayor spoke to QVB.", source), FRENCH)
    assert [(f.text, f.severity) for f in ReplacedName().run(of)] == [("QVB", "minor")]


@pytest.mark.parametrize(
    ("text", "group"),
    [("Oduya", "latin"), ("QVB", "acronym"), ("Harbour Board", "translated"), ("Germany", "latin")],
)
def test_threshold_by_kind_of_name(text: str, group: str) -> None:
    of = near(story(f"The mayor spoke to {text}.", "Le maire a parlé à Bernadette Quellec."), FRENCH)
    (bead,) = of.alignments["source"].beads
    assert of.source is not None
    name = Name(19, 19 + len(text), "MISC", text)
    own = support(name, of.target, of.source, bead, Span(0, len(of.source.plain)))
    assert own is not None
    assert threshold(own, "latin") == group


@pytest.mark.parametrize(
    ("word", "language", "ordinary"),
    [
        ("Sorting", "en", True),
        ("Harbour-Board", "en", True),
        ("of", "en", True),
        ("Quellec", "en", False),
        ("Quellec-Board", "en", False),
        ("Sorting", "fr", False),
    ],
)
def test_is_ordinary(word: str, language: str, ordinary: bool) -> None:
    assert is_ordinary(word, language) is ordinary


def test_without_original_or_nearness_there_is_nothing_to_say() -> None:
    assert list(ReplacedName().run(story("The mayor spoke to Virat Oduya.", None))) == []
    assert list(ReplacedName().run(story("Virat Oduya spoke.", "Bernadette a parlé."))) == []


def test_signs_have_one_name_each_and_add_those_of_the_reference() -> None:
    of = near(story("The mayor spoke to Virat Oduya.", "Le maire a parlé à Bernadette Quellec."), FRENCH)
    assert of.source is not None
    (bead,) = of.alignments["source"].beads
    name = Name(19, 30, "PER", "Virat Oduya")
    own = support(name, of.target, of.source, bead, Span(0, len(of.source.plain)))
    assert own is not None
    assert 0 <= own.alike_least <= own.alike <= 1
    assert set(signs(own, "latin", None)) < set(signs(own, "latin", None, own))


@pytest.mark.parametrize(
    ("language", "group"),
    [
        ("fr", "latin"),
        ("uk", "cyrillic"),
        ("el", "cyrillic"),
        ("ja", "unspaced"),
        ("ko", "other"),
        ("hi", "other"),
    ],
)
def test_script(language: str, group: str) -> None:
    assert script(language) == group


@pytest.mark.parametrize(
    ("text", "checkable"),
    [("CZK", False), ("Celsius", False), ("Ltd", False), ("You’ll", False), ("Oduya", True)],
)
def test_is_checkable(text: str, checkable: bool) -> None:
    assert is_checkable(Name(0, len(text), "MISC", text), "en") is checkable


def test_stands_in_goes_by_the_rarest_word() -> None:
    name = Name(0, 10, "PER", "Maria Oduya")
    assert stands_in(name, article("Odouya parle.", "fr"), "en")
    assert not stands_in(name, article("Maria parle.", "fr"), "en")
    assert stands_in(name, article("Der Oduyapreis ist vergeben.", "de"), "en")


def test_words_keep_their_vowel_signs() -> None:
    words = vocabulary_of("नरेंद्र बोले")
    assert words == ("नरेंद्र", "बोले")
    assert best_likeness("Narendra", words) > 0.7


def test_countries_by_hints_and_inside_compounds() -> None:
    assert "US" in may_speak_of("Президент США прибыл", "ru")
    assert "142" in may_speak_of("Überschwemmungen in Südostasien", "de")
    assert "US" in may_speak_of("美军", "zh")
    assert speaks_of("Germans", "en") == {"DE"}
    assert speaks_of("Quellec", "en") == frozenset()
