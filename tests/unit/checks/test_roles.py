"""Who did what to whom, told the other way round."""

from __future__ import annotations

import re

import pytest

from mtcheck.checks import tables
from mtcheck.checks.negation_scope import Passage
from mtcheck.checks.role_marks import signs
from mtcheck.checks.role_ways import find_turned
from mtcheck.checks.roles import find_exchanges
from mtcheck.types import Span


def passages(english: str, other: str, language: str, pairs: str) -> tuple[Passage, Passage]:
    """Two passages with the links that "asked=bat Lena=Lena" names; each word is linked where it first stands."""
    links = [p.split("=") for p in pairs.split()]
    left, right = (
        tuple(Span(*next(re.finditer(re.escape(p[k]), text)).span()) for p in links)
        for k, text in enumerate((english, other))
    )
    return Passage(english, "en", left), Passage(other, language, right)


def seen(english: str, other: str, language: str, pairs: str) -> list[tuple[str, str]]:
    """What is found, as words of the two; the same either way round."""
    ours, theirs = passages(english, other, language, pairs)
    found = [*find_exchanges(ours, theirs), *find_turned(ours, theirs)]
    back = [*find_exchanges(theirs, ours), *find_turned(theirs, ours)]
    assert [(e.theirs, e.ours) for e in back] == [(e.ours, e.theirs) for e in found]
    return [(english[slice(*e.ours)], other[slice(*e.theirs)]) for e in found]


FLAGGED = [
    # Two who stand on either side of the verb.
    ("The mayor accused the bank.", "La banque a accusé la mairesse.", "fr", "mayor=mairesse accused=accusé bank=banque"),
    ("Lisbon warned Rabat.", "Rabat avisó a Lisboa.", "es", "Lisbon=Lisboa warned=avisó Rabat=Rabat"),
    ("Silva sued Moreira.", "Moreira processou Silva.", "pt", "Silva=Silva sued=processou Moreira=Moreira"),
    ("Bianchi defeated Rossini.", "Rossini ha battuto Bianchi.", "it", "Bianchi=Bianchi defeated=battuto Rossini=Rossini"),
    ("Ionescu criticised Popa.", "Popa l-a criticat pe Ionescu.", "ro", "Ionescu=Ionescu criticised=criticat Popa=Popa"),
    ("Lind attacked Berg.", "Berg attackerade Lind.", "sv", "Lind=Lind attacked=attackerade Berg=Berg"),
    ("Police attacked the students.", "Mahasiswa menyerang polisi.", "id", "Police=polisi attacked=menyerang students=Mahasiswa"),
    ("Lan accused the company.", "Công ty tố cáo Lan.", "vi", "Lan=Lan accused=cáo company=ty"),
    # Articles, endings and particles in languages whose order is free.
    ("The coach criticised the referee.", "Den Trainer kritisierte Krug.", "de", "coach=Trainer criticised=kritisierte referee=Krug"),
    ("Vienna owes the town a fortune.", "Die Gemeinde schuldet dem Bund Geld.", "de", "Vienna=Bund owes=schuldet town=Gemeinde"),
    ("Moscow asked Ankara.", "Анкара попросила Москву.", "ru", "Moscow=Москву asked=попросила Ankara=Анкара"),
    ("Prague invited Sofia.", "Софія запросила Прагу.", "uk", "Prague=Прагу invited=запросила Sofia=Софія"),
    ("Nowak thanked the president.", "Prezydent podziękował Nowakowi.", "pl", "Nowak=Nowakowi thanked=podziękował president=Prezydent"),
    ("Novak thanked the president.", "Prezident poděkoval Novákovi.", "cs", "Novak=Novákovi thanked=poděkoval president=Prezident"),
    ("Ankara warned Athens.", "Atina Ankara'yı uyardı.", "tr", "Ankara=Ankara'yı warned=uyardı Athens=Atina"),
    ("The minister accused the judge.", "Ο δικαστής κατηγόρησε τον υπουργό.", "el", "minister=υπουργό accused=κατηγόρησε judge=δικαστής"),
    ("Tanaka sued the city.", "市は田中を訴えた。", "ja", "Tanaka=田中 sued=訴 city=市"),
    ("The union sued the company.", "회사가 노조를 고소했다.", "ko", "union=노조를 sued=고소했다 company=회사가"),
    ("Lanhe must pay Dongwei.", "东威须向蓝河支付费用。", "zh", "Lanhe=蓝河 pay=支付 Dongwei=东威"),
    ("Ravi accused the company.", "कंपनी ने रवि को दोषी ठहराया।", "hi", "Ravi=रवि accused=ठहराया company=कंपनी"),
    ("The guard shot the farmer.", "החקלאי ירה את השומר.", "he", "guard=השומר shot=ירה farmer=החקלאי"),
    ("The minister accused the judge.", "اتهم القاضي الوزير.", "ar", "minister=الوزير accused=اتهم judge=القاضي"),
    # "Us" who act, "we" to whom it is done.
    ("We told the owner nothing.", "Patron bize bir şey söylemedi.", "tr", "We=bize told=söylemedi owner=Patron"),
    # One voice put for the other.
    ("The mayor is accused by the bank.", "La mairesse accuse la banque.", "fr", "mayor=mairesse accused=accuse bank=banque"),
    ("The van had rammed a tractor.", "Der Wagen war von einem Traktor gerammt worden.", "de", "van=Wagen rammed=gerammt tractor=Traktor"),
    ("He was never threatened by anyone.", "Jamás amenazó a nadie.", "es", "threatened=amenazó by=a anyone=nadie"),
    ("The judge arrested the officer.", "Il giudice è stato arrestato dall'agente.", "it", "judge=giudice arrested=arrestato officer=agente"),
    ("The thief hit the guard.", "Złodziej został uderzony przez strażnika.", "pl", "thief=Złodziej hit=uderzony guard=strażnika"),
    ("The firm sued the town.", "Şirket belediye tarafından dava edildi.", "tr", "firm=Şirket sued=edildi town=belediye"),
    # A claim by somebody, and against him; from here to there, and back.
    ("after a lawsuit by Keller", "nach einer Klage gegen Keller", "de", "lawsuit=Klage Keller=Keller"),
    ("after a complaint against Duval", "après une plainte par Duval", "fr", "complaint=plainte Duval=Duval"),
    ("He flew from Porto to Lyon.", "Il a volé de Lyon à Porto.", "fr", "Porto=Porto Lyon=Lyon"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "other", "language", "pairs"), FLAGGED)
def test_flags_what_is_turned_round(english: str, other: str, language: str, pairs: str) -> None:
    assert len(seen(english, other, language, pairs)) == 1


LEFT_ALONE = [
    # Verbs with one they concern for a subject, plurals that end like a dative, an instrument that outdoes.
    ("The team scored the goal.", "Das Tor gelang dem Team.", "de", "team=Team scored=gelang goal=Tor"),
    ("The guards freed the town.", "Вартові звільнили місто.", "uk", "guards=Вартові freed=звільнили town=місто"),
    ("Its cruelty surpasses the tales.", "Krutostou překonává pověsti.", "cs", "cruelty=Krutostou surpasses=překonává tales=pověsti"),
    # The same said the same way.
    ("The mayor accused the bank.", "La mairesse a accusé la banque.", "fr", "mayor=mairesse accused=accusé bank=banque"),
    ("Lisbon warned Rabat.", "Lisboa avisó a Rabat.", "es", "Lisbon=Lisboa warned=avisó Rabat=Rabat"),
    ("Moscow asked Ankara.", "Москва попросила Анкару.", "ru", "Moscow=Москва asked=попросила Ankara=Анкару"),
    ("Tanaka sued the city.", "田中は市を訴えた。", "ja", "Tanaka=田中 sued=訴 city=市"),
    ("The union sued the company.", "노조가 회사를 고소했다.", "ko", "union=노조가 sued=고소했다 company=회사를"),
    ("Lanhe must pay Dongwei.", "蓝河须向东威支付费用。", "zh", "Lanhe=蓝河 pay=支付 Dongwei=东威"),
    ("Ankara warned Athens.", "Ankara Atina'yı uyardı.", "tr", "Ankara=Ankara warned=uyardı Athens=Atina'yı"),
    ("We told the owner nothing.", "Patrona bir şey söylemedik.", "tr", "told=söylemedik owner=Patrona"),
    ("The minister accused the judge.", "اتهم الوزير القاضي.", "ar", "minister=الوزير accused=اتهم judge=القاضي"),
    ("The minister accused the judge.", "اتهم القاضي من قبل الوزير.", "ar", "minister=الوزير accused=اتهم judge=القاضي"),
    # The same with the voice changed.
    ("The mayor accused the bank.", "La banque a été accusée par la mairesse.", "fr", "mayor=mairesse accused=accusée bank=banque"),
    ("The bank was accused by the mayor.", "La mairesse a accusé la banque.", "fr", "mayor=mairesse accused=accusé bank=banque"),
    ("A tractor had rammed the van.", "Der Wagen war von einem Traktor gerammt worden.", "de", "van=Wagen rammed=gerammt tractor=Traktor"),
    ("The guard hit the thief.", "Złodziej został uderzony przez strażnika.", "pl", "thief=Złodziej hit=uderzony guard=strażnika"),
    ("Police arrested the student.", "Mahasiswa ditangkap polisi.", "id", "Police=polisi arrested=ditangkap student=Mahasiswa"),
    ("Hai arrested Lan.", "Lan bị Hai bắt.", "vi", "Hai=Hai arrested=bắt Lan=Lan"),
    ("Dongwei sued Lanhe.", "蓝河被东威起诉。", "zh", "Dongwei=东威 sued=起诉 Lanhe=蓝河"),
    ("A wave also hit the town.", "町は波に襲われた。", "ja", "wave=波 hit=襲 town=町"),
    ("The town sued the firm.", "Şirket belediye tarafından dava edildi.", "tr", "firm=Şirket sued=edildi town=belediye"),
    ("Lind was attacked by Berg.", "Lind attackerades av Berg.", "sv", "Lind=Lind attacked=attackerades Berg=Berg"),
    # The same with the words in another order.
    ("The trainer criticised Krug.", "Krug kritisierte der Trainer.", "de", "trainer=Trainer criticised=kritisierte Krug=Krug"),
    ("Merz met Krug in Bonn.", "In Bonn traf Krug Merz.", "de", "Merz=Merz met=traf Krug=Krug"),
    ("Anna supported Sergei.", "Сергея поддержала Анна.", "ru", "Anna=Анна supported=поддержала Sergei=Сергея"),
    ("China presented the plan.", "План представил Китай.", "ru", "China=Китай presented=представил plan=План"),
    ("the song that García wrote", "la canción que escribió García", "es", "song=canción wrote=escribió García=García"),
    ("Pedro accused Juan.", "A Juan lo acusó Pedro.", "es", "Pedro=Pedro accused=acusó Juan=Juan"),
    ("Moreau told me.", "m'a confié Moreau", "fr", "Moreau=Moreau told=confié me=m"),
    ("Popa told me.", "mi-a spus Popa", "ro", "Popa=Popa told=spus me=mi"),
    ("The judge accused the minister.", "Τον υπουργό κατηγόρησε ο δικαστής.", "el", "minister=υπουργό accused=κατηγόρησε judge=δικαστής"),
    # Other languages say it from the other end, or it is said of both.
    ("Ana likes the city.", "La ciudad le gusta a Ana.", "es", "Ana=Ana likes=gusta city=ciudad"),
    ("Keller owns the mill.", "Die Mühle gehört dem Keller.", "de", "Keller=Keller owns=gehört mill=Mühle"),
    ("Lyon met Porto.", "Porto a rencontré Lyon.", "fr", "Lyon=Lyon met=rencontré Porto=Porto"),
    ("The firm received a letter.", "Une lettre atteint l'entreprise.", "fr", "firm=entreprise received=atteint letter=lettre"),
    # Too little is sure.
    ("The mayor accused the bank.", "La banque s'est accusée, selon la mairesse.", "fr", "mayor=mairesse accused=accusée bank=banque"),
    ("We dodged a bullet.", "Nos hemos librado por los pelos.", "es", "We=Nos dodged=librado bullet=pelos"),
    ("Keller sued Vogt.", "Vogt verklagte Keller.", "de", "Keller=Keller sued=verklagte Vogt=Vogt"),
    ("Bianchi left, and Rossini attacked Verdi.", "Verdi è partito; Rossini ha attaccato.", "it", "Rossini=Rossini attacked=attaccato Verdi=Verdi"),
    ("The mayor accused the bank.", "Le chef de la banque a accusé la mairesse.", "fr", "mayor=mairesse accused=accusé"),
    ("The rebels stole goods from the camp.", "Le camp a perdu ses biens.", "fr", "rebels=biens stole=perdu camp=camp"),
    ("The firm is driven by costs.", "La empresa responde a costes.", "es", "firm=empresa driven=responde costs=costes"),
    # Claims and ways.
    ("after a lawsuit by Keller", "nach einer Klage von Keller", "de", "lawsuit=Klage Keller=Keller"),
    ("a defeat by Porto", "eine Niederlage gegen Porto", "de", "defeat=Niederlage Porto=Porto"),
    ("a complaint against Duval", "une plainte contre Duval", "fr", "complaint=plainte Duval=Duval"),
    ("an allegation of assault against Duval", "une allégation d'agression par Duval", "fr", "assault=agression Duval=Duval"),
    ("He flew from Porto to Lyon.", "Il a volé à Lyon de Porto.", "fr", "Porto=Porto Lyon=Lyon"),
    ("He flew from Porto to Lyon.", "Il a pris l'avion de Porto pour Lyon.", "fr", "Porto=Porto Lyon=Lyon"),
    # No English, or a language without marks.
    ("Keller sued Vogt.", "Vogt vervolgde Keller.", "af", "Keller=Keller sued=vervolgde Vogt=Vogt"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "other", "language", "pairs"), LEFT_ALONE)
def test_leaves_alone(english: str, other: str, language: str, pairs: str) -> None:
    assert seen(english, other, language, pairs) == []


def test_neither_side_english_is_left_alone() -> None:
    ours, theirs = passages(
        "Porto a battu Lyon.", "Lyon batió a Porto.", "es", "Porto=Porto battu=batió Lyon=Lyon"
    )
    french = Passage(ours.text, "fr", ours.links)
    assert not find_exchanges(french, theirs)
    assert not find_turned(french, theirs)


def test_the_words_between_the_two_are_shown() -> None:
    row = (
        "The board sacked the director.",
        "Le directeur a renvoyé le conseil.",
        "fr",
        "board=conseil sacked=renvoyé director=directeur",
    )
    assert seen(*row) == [("board sacked the director", "directeur a renvoyé le conseil")]


@pytest.mark.parametrize("language", sorted(tables.table("roles")))
def test_no_mark_says_two_things(language: str) -> None:
    known = signs(language)
    assert known is not None
    assert not known.of("patient") & known.of("agent")
    assert not known.of("actor_forms") & known.of("patient_forms")
    assert known.of("object") <= known.of("patient") | known.of("patient_forms")
