"""What may be, or is only claimed, told as a fact: in every language, and what is left alone."""

from __future__ import annotations

import re

import pytest

from mtcheck.checks import tables
from mtcheck.checks.contrast import find_contrasts, find_turned_contrast
from mtcheck.checks.doubt import find_lost_doubt, has_doubts
from mtcheck.checks.negation_scope import Passage
from mtcheck.checks.tense import find_changed_tense
from mtcheck.types import Span


def passages(here: str, language: str, there: str, other: str, pairs: str = "") -> tuple[Passage, Passage]:
    """Two passages: their words linked by place, or as ``pairs`` says ("word=wort ...")."""
    ours, theirs = ([Span(*m.span()) for m in re.finditer(r"\w+", t)] for t in (here, there))
    if pairs:
        links = [
            (next(s for s in ours if here[slice(*s)] == a), next(s for s in theirs if there[slice(*s)] == b))
            for a, b in (p.split("=") for p in pairs.split())
        ]
    else:
        most = max(len(ours), len(theirs))
        links = [(ours[i * len(ours) // most], theirs[i * len(theirs) // most]) for i in range(most)]
    return (
        Passage(here, language, tuple(a for a, _ in links)),
        Passage(there, other, tuple(b for _, b in links)),
    )


LOST = [
    ("en", "The dam may have burst at night.", "es", "La presa reventó de noche."),
    ("en", "The mine might close.", "fr", "La mine ferme."),
    ("en", "The clerk reportedly forged the deed.", "de", "Der Beamte fälschte die Urkunde."),
    ("fr", "La digue pourrait céder.", "en", "The dyke gives way."),
    ("fr", "Le port n'exclut pas une grève.", "en", "The port announces a strike."),
    ("es", "La diga podría ceder.", "en", "The dyke gives way."),
    ("de", "Der Damm könnte brechen.", "en", "The dam breaks."),
    ("it", "La diga potrebbe cedere.", "en", "The dam gives way."),
    ("it", "Stando alle prime verifiche il motore era guasto.", "en", "The engine was broken."),
    ("pt", "A barragem poderia ceder.", "en", "The dam will give way."),
    ("nl", "De dijk breekt waarschijnlijk.", "en", "The dyke breaks."),
    ("sv", "Vallen brister troligen.", "en", "The bank breaks."),
    ("pl", "Zapora prawdopodobnie pęknie.", "en", "The dam will break."),
    ("cs", "Hráz pravděpodobně praskla.", "en", "The dyke broke."),
    ("ro", "Barajul ar putea ceda.", "en", "The dam gives way."),
    ("hu", "A gát valószínűleg átszakadt.", "en", "The dyke broke."),
    ("el", "Το φράγμα ίσως έσπασε.", "en", "The dam broke."),
    ("ru", "Плотина, возможно, прорвана.", "en", "The dam is broken."),
    ("uk", "За версією слідства, підпис підробили.", "en", "The signature was forged."),
    ("tr", "Baraj muhtemelen yıkıldı.", "en", "The dam collapsed."),
    ("ar", "ربما انهار السد.", "en", "The dam collapsed."),
    ("fa", "سد احتمالاً فرو ریخت.", "en", "The dam collapsed."),
    ("he", "הסכר כנראה קרס.", "en", "The dam collapsed."),
    ("hi", "बांध शायद टूट गया।", "en", "The dam broke."),
    ("id", "Bendungan itu mungkin jebol.", "en", "The dam burst."),
    ("vi", "Con đập có lẽ đã vỡ.", "en", "The dam burst."),
    ("zh", "大坝可能决堤。", "en", "The dam burst."),
    ("ja", "ダムは決壊したとみられる。", "en", "The dam burst."),
    ("ko", "댐이 무너졌을 가능성이 크다.", "en", "The dam collapsed."),
]

KEPT = [
    ("en", "The dam may have burst at night.", "es", "La presa pudo haber reventado de noche."),
    ("en", "The dam may have burst at night.", "de", "Der Damm ist vermutlich nachts gebrochen."),
    ("en", "The council met in May.", "fr", "Le conseil s'est réuni le mois dernier."),
    ("en", "The clerk could not open the door.", "fr", "Le clerc n'ouvrit pas la porte."),
    ("en", "How could the mine close?", "fr", "Pourquoi la mine ferme ?"),
    ("en", "The clerk reportedly forged the deed.", "de", "Der Beamte fälschte laut Bericht die Urkunde."),
    ("en", "The clerk has reportedly said no.", "sv", "Tjänstemannen har sagt nej."),
    ("fr", "La digue pourrait céder.", "en", "The dyke is likely to give way."),
    ("fr", "La digue pourrait céder.", "en", "The dyke risks giving way."),
    ("es", "La presa podría ceder.", "en", "It is feared that the dam gives way."),
    ("de", "Der Damm könnte brechen.", "en", "The dam threatens to break."),
    ("de", "Der angebliche Fälscher schwieg.", "en", "The man charged with forgery kept silent."),
    ("it", "La diga potrebbe cedere.", "en", "The dam can give way."),
    ("pt", "A barragem poderá ceder.", "en", "The dam will be able to give way."),
    ("nl", "De dijk breekt waarschijnlijk.", "en", "The dyke is expected to break."),
    ("sv", "Vallen brister troligen.", "en", "The bank will probably break."),
    ("pl", "Zapora prawdopodobnie pęknie.", "en", "The dam looks set to break."),
    ("cs", "Hráz pravděpodobně praskla.", "en", "The dyke seems to have broken."),
    ("ro", "Barajul ar putea ceda.", "en", "The dam would give way."),
    ("hu", "A gát valószínűleg átszakadt.", "en", "The dyke appears broken."),
    ("el", "Το φράγμα ίσως έσπασε.", "en", "Perhaps the dam broke."),
    ("ru", "Плотина, возможно, прорвана.", "en", "The dam is thought to be broken."),
    (
        "uk",
        "За версією слідства, підпис підробили.",
        "en",
        "According to the inquiry the signature was forged.",
    ),
    ("tr", "Baraj muhtemelen yıkıldı.", "en", "The dam probably collapsed."),
    ("ar", "ربما انهار السد.", "en", "The dam may have collapsed."),
    ("fa", "سد احتمالاً فرو ریخت.", "en", "The dam possibly collapsed."),
    ("he", "הסכר כנראה קרס.", "en", "The dam apparently collapsed."),
    ("hi", "बांध शायद टूट गया।", "en", "The dam might have broken."),
    ("id", "Bendungan itu mungkin jebol.", "en", "The dam may have burst."),
    ("vi", "Con đập có lẽ đã vỡ.", "en", "The dam has perhaps burst."),
    ("zh", "大坝可能决堤。", "en", "The dam could burst."),
    ("zh", "应尽可能修好大坝。", "en", "The dam must be repaired in full."),
    ("zh", "在他看来，大坝已经决堤。", "en", "In his eyes the dam has burst."),
    ("zh", "所谓校风是指一种传统。", "en", "The spirit of a school is a tradition."),
    ("zh", "厂里大概几百人。", "en", "The plant has some hundred people."),
    ("ja", "働いたぶんだけ報いる。", "en", "It pays as much as they work."),
    ("ja", "この店は無料らしい。", "en", "I heard that the shop is free."),
    ("ru", "Надо наверняка узнать правду.", "en", "They need to find out the truth for certain."),
    ("de", "Der Kahn soll nach seiner Ansicht gesunken sein.", "en", "In his view the barge has sunk."),
    ("cs", "Jsme asi na 50 procentech.", "en", "They are at about 50 percent."),
    ("zh", "这样看来，大坝已经决堤。", "en", "In this way the dam has burst."),
    ("cs", "Vyřešil bych to asi nějak v přístavu.", "en", "This we solve in the port."),
    ("ja", "ダムは決壊したとみられる。", "en", "The dam is believed to have burst."),
    ("ko", "댐이 무너졌을 가능성이 크다.", "en", "The dam most likely collapsed."),
]


@pytest.mark.parametrize(("language", "here", "other", "there"), LOST)
def test_doubt_lost(language, here, other, there):
    assert find_lost_doubt(*passages(here, language, there, other)) is not None


@pytest.mark.parametrize(("language", "here", "other", "there"), KEPT)
def test_doubt_kept(language, here, other, there):
    assert find_lost_doubt(*passages(here, language, there, other)) is None


def test_a_doubt_kept_elsewhere_does_not_answer_for_one_that_is_lost():
    here, there = passages(
        "The tug, worth an estimated two million, has not been raised and is believed to have broken up.",
        "en",
        "Le remorqueur, d'une valeur estimée de deux millions, n'a pas été renfloué et a rompu.",
        "fr",
        "tug=remorqueur worth=valeur estimated=estimée two=deux million=millions not=pas been=été raised=renfloué broken=rompu",
    )
    found = find_lost_doubt(here, there)
    assert found is not None
    assert here.text[found.cue.start : found.cue.end] == "believed to"


def test_what_is_said_twice_may_be_left_out_once():
    here, there = passages(
        "Der Damm könnte brechen, und die Brücke könnte fallen.",
        "de",
        "The dam breaks, and the bridge falls.",
        "en",
    )
    assert find_lost_doubt(here, there) is None


def test_free_renderings_are_left_alone():
    assert (
        find_lost_doubt(
            *passages(
                "Der alte Damm könnte brechen.", "de", "Villagers pack their bags.", "en", "Damm=Villagers"
            )
        )
        is None
    )


@pytest.mark.parametrize("language", sorted(tables.table("modality")))
def test_every_language_has_all_lists(language):
    assert has_doubts(language)
    assert {"open", "told", "answers", "says"} <= tables.table("modality")[language].keys()


TENSES = [
    ("A tug will try to refloat the barge, if winds allow.", "en", "Ein Schlepper hat den Kahn flottgemacht, wenn der Wind es zulässt.", "de", "refloat=flottgemacht", True),
    ("The board will open a hearing and may change the rules.", "en", "La commission a ouvert une audience et pourrait modifier les règles.", "fr", "open=ouvert", True),
    ("La junta quiere visitar el puerto.", "es", "The board visited the port.", "en", "visitar=visited", True),
    ("Rada planuje odwiedzić port.", "pl", "The board visited the port.", "en", "odwiedzić=visited", True),
    ("Der Rat wird den Hafen besuchen.", "de", "The council visited the port.", "en", "besuchen=visited", True),
    ("Kurul limanı gezecek.", "tr", "The board visited the port.", "en", "gezecek=visited", True),
    ("La junta quiere visitar el puerto.", "es", "The board wanted to have visited the port.", "en", "visitar=visited", False),
    ("La junta quiere visitar el puerto.", "es", "The board plans to have visited the port.", "en", "visitar=visited", False),
    ("Der Rat wird den Hafen besuchen.", "de", "The council said it would have visited the port.", "en", "besuchen=visited", False),
    ("Der Hafen wird von Leuten geschlossen.", "de", "The port closed.", "en", "geschlossen=closed", False),
    ("Dann werde ich eine Bestellung aufgeben.", "de", "Then I will place an order.", "en", "aufgeben=place", False),
    ("Es gab Falschmeldungen, dass er nicht geimpft sei.", "de", "Des rumeurs disaient qu'il n'était pas vacciné.", "fr", "geimpft=vacciné", False),
    ("Eine Kontrolle auf 2G (geimpft oder genesen).", "de", "Qui sera vacciné.", "fr", "geimpft=vacciné", False),
    ("Ob und wie lange jemand geht.", "de", "Whether and for how long someone will go.", "en", "geht=go", False),
    ("Das Amt hat geprüft.", "de", "The office will check.", "en", "geprüft=check", True),
    ("Chtěl, aby rada a její hosté konečně pochopili, o co jde.", "cs", "He wanted it so that the guests will understand.", "en", "pochopili=understand", False),
    ("Треба знати, щоб я підготувала.", "uk", "We need to know, so that I will prepare.", "en", "підготувала=prepare", False),
    ("Kurul limanı kapattı.", "tr", "The board visited the port.", "en", "kapattı=visited", False),
    ("The board will open a hearing.", "en", "La commission a prévu une audience.", "fr", "open=prévu", False),
    ("The board will open a hearing.", "en", "La commission ouvrira une audience.", "fr", "open=ouvrira", False),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "language", "ours", "other", "pairs", "changed"), TENSES)
def test_plans_against_what_is_done(theirs, language, ours, other, pairs, changed):
    source, target = passages(theirs, language, ours, other, pairs)
    assert (find_changed_tense(target, source) is not None) is changed


CONTRASTS = [
    ("Frost, not rain, spoilt the grapes.", "en", "La lluvia, no la helada, arruinó las uvas.", "es", "rain=lluvia Frost=helada grapes=uvas", True),
    ("Підпис поставив директор, а не бухгалтер.", "uk", "The director and the bookkeeper signed.", "en", "директор=director бухгалтер=bookkeeper", True),
    ("Der Frost, nicht der Regen, verdarb die Trauben.", "de", "The rain, not the frost, spoilt the grapes.", "en", "Frost=frost Regen=rain", True),
    ("Frost, not rain, spoilt the grapes.", "en", "La helada, no la lluvia, arruinó las uvas.", "es", "rain=lluvia Frost=helada grapes=uvas", False),
    ("Frost, not rain, spoilt the grapes.", "en", "La helada arruinó las uvas, y no la lluvia.", "es", "rain=lluvia Frost=helada grapes=uvas", False),
    ("Frost, not rain, spoilt the grapes.", "en", "No fue la lluvia la que arruinó las uvas sino la helada.", "es", "rain=lluvia Frost=helada", False),
    ("Підпис поставив директор, а не бухгалтер.", "uk", "The director signed instead of the bookkeeper.", "en", "директор=director бухгалтер=bookkeeper", False),
    ("He came, not a word on his lips, and left.", "en", "Vino y se fue.", "es", "came=Vino left=fue", False),
]  # fmt: skip


@pytest.mark.parametrize(("here", "language", "there", "other", "pairs", "turned"), CONTRASTS)
def test_contrasts(here, language, there, other, pairs, turned):
    assert (find_turned_contrast(*passages(here, language, there, other, pairs)) is not None) is turned


def test_no_contrast_without_what_holds_instead():
    assert not find_contrasts("Not a word was said.", "en")
    assert not find_contrasts("水ではなく風だ。", "ja")
