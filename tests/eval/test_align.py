"""Floors for alignment with the embedded encoder, on sentences written for it."""

from __future__ import annotations

import pytest

from mtcheck.align import align_sentences, align_words, counterparts
from mtcheck.align.similarity import Encoder

GERMAN = [
    "Brand in der alten Mühle",
    "In der alten Mühle am Ortsrand ist in der Nacht zum Dienstag ein Feuer ausgebrochen.",
    "Ein Spaziergänger bemerkte gegen drei Uhr den Rauch und rief die Feuerwehr.",
    "Verletzt wurde niemand.",
    "Die Mühle stand seit 1987 leer und sollte im nächsten Jahr zu einem Museum umgebaut werden.",
    "Rund 60 Feuerwehrleute waren bis zum Morgen im Einsatz.",
    "Sie pumpten Wasser aus dem nahen Bach.",
    "Die Bürgermeisterin zeigte sich erschüttert.",
    "„Wir verlieren ein Stück unserer Geschichte“, sagte sie.",
    "Den Schaden schätzt die Polizei auf 400.000 Euro.",
    "Die Ursache ist noch unklar.",
]
FRENCH = [
    "Incendie dans le vieux moulin",
    "Un feu s'est déclaré dans la nuit de lundi à mardi dans le vieux moulin, à la sortie du village. "
    "Vers trois heures, un promeneur a remarqué la fumée et appelé les pompiers.",
    "Personne n'a été blessé.",
    "Le moulin était vide depuis 1987.",
    "Il devait être transformé en musée l'an prochain.",
    "Une soixantaine de pompiers sont restés sur place jusqu'au matin, pompant l'eau du ruisseau voisin.",
    "La route départementale a été fermée pendant cinq heures.",
    "La maire s'est dite bouleversée : « Nous perdons une partie de notre histoire. »",
    "La police estime les dégâts à 400 000 euros.",
    "La cause reste inconnue.",
]
ENGLISH = [
    "Fire in the old mill",
    "A fire broke out on Monday night in the old mill on the edge of the village.",
    "A man out for a walk noticed the smoke at about three o'clock and called the fire brigade.",
    "Nobody was hurt.",
    "The mill had been empty since 1987 and was to be turned into a museum next year.",
    "About 60 firefighters worked until the morning. They pumped water from a stream nearby.",
    "The mayor was shaken.",
    '"We are losing a piece of our history," she said.',
    "The cause is not yet known.",
    "Subscribe to our newsletter.",
]
GOLD = {
    "de-fr": (
        GERMAN,
        FRENCH,
        [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3, 4)), ((5, 6), (5,)), ((7, 8), (7,)),
         ((9,), (8,)), ((10,), (9,))],
    ),
    "de-en": (
        GERMAN,
        ENGLISH,
        [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,)), ((4,), (4,)), ((5, 6), (5,)), ((7,), (6,)),
         ((8,), (7,)), ((10,), (8,))],
    ),
    "fr-en": (
        FRENCH,
        ENGLISH,
        [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3, 4), (4,)), ((5,), (5,)), ((7,), (6, 7)), ((9,), (8,))],
    ),
}  # fmt: skip
WORDS = [
    ("Die Mühle brennt seit Dienstag .", "The mill has burned since Tuesday .", "0-0 1-1 2-3 3-4 4-5 5-6"),
    ("Niemand wurde verletzt .", "Nobody was hurt .", "0-0 1-1 2-2 3-3"),
    ("Elle a vendu trois vaches noires .", "She sold three black cows .", "0-0 2-1 3-2 4-4 5-3 6-5"),
    ("Le maire est arrivé en retard .", "The mayor arrived late .", "0-0 1-1 3-2 5-3 6-4"),
    ("Der Lehrer liest ein altes Buch .", "Le professeur lit un vieux livre .", "0-0 1-1 2-2 3-3 4-4 5-5 6-6"),
    ("El perro duerme bajo la mesa .", "The dog sleeps under the table .", "0-0 1-1 2-2 3-3 4-4 5-5 6-6"),
    ("Nous avons planté 40 arbres hier .", "Yesterday we planted 40 trees .", "0-1 2-2 3-3 4-4 5-0 6-5"),
    ("Старая мельница сгорела ночью .", "The old mill burned down at night .", "0-1 1-2 2-3 3-6 4-7"),
    ("Il treno per Lecce parte alle nove .", "The train to Lecce leaves at nine .",
     "0-0 1-1 2-2 3-3 4-4 5-5 6-6 7-7"),
    ("Wir suchen einen neuen Koch .", "We are looking for a new cook .", "0-0 1-2 2-4 3-5 4-6 5-7"),
]  # fmt: skip


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    import mtcheck.encoder

    return mtcheck.encoder.load(threads=1)


def test_sentences_strict_f1(encoder):
    right = found = there = 0
    for source, target, gold in GOLD.values():
        beads = {(tuple(a), tuple(b)) for a, b in align_sentences(source, target, encoder) if a and b}
        right, found, there = right + len(beads & set(gold)), found + len(beads), there + len(gold)
    assert 2 * right / (found + there) >= 0.9


def test_sentences_added_and_dropped_are_gaps(encoder):
    assert ([], [9]) in align_sentences(GERMAN, ENGLISH, encoder)
    assert ([9], []) in align_sentences(GERMAN, ENGLISH, encoder)
    assert ([], [6]) in align_sentences(GERMAN, FRENCH, encoder)


def test_words_error_rate(encoder):
    right = found = there = 0
    for source, target, gold in WORDS:
        links = align_words(source.split(), target.split(), encoder)
        sure = {(int(i), int(j)) for i, j in (x.split("-") for x in gold.split())}
        right, found, there = right + len(links & sure), found + len(links), there + len(sure)
    assert 1 - 2 * right / (found + there) <= 0.1


def test_counterparts_in_any_order(encoder):
    other = [ENGLISH[k] for k in (8, 4, 2, 9)]
    probable = counterparts(FRENCH, other, encoder)
    assert [int(row.argmax()) for row in probable[[9, 1]]] == [0, 2]
    assert probable[9, 0] > 0.6
    assert (probable[[2, 6, 8]] < 0.6).all()
    assert (probable[:, 3] < 0.6).all()
