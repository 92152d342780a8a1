"""Offices put for others: "the mayor" for a deputy, police for fire brigade, one minister for another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.checks.name import DifferentName
from mtcheck.checks.name_office import OFFICES, PORTFOLIOS, RANKS, changed_offices
from mtcheck.checks.tables import table
from mtcheck.types import Alignment, Bead, Span
from tests.support import story


def flagged(target: str, source: str, language: str, ties: str) -> list[str]:
    """What is flagged of an English translation (after "xx>" in another language), words tied as "ours=theirs"."""
    languages = language.split(">")
    of = story(
        target, source, language=languages[1] if len(languages) > 1 else "en", source_language=languages[0]
    )
    links = tuple(
        (_at(target, a), _at(source, b)) for a, _, b in (t.partition("=") for t in ties.split(", "))
    )
    bead = Bead((0,), (0,), 0.9, links)
    of = replace(of, alignments={"source": Alignment("source", "translation", (bead,))})
    return [f.text for f in changed_offices(DifferentName(), of)]


def _at(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


@pytest.mark.parametrize(
    ("target", "source", "language", "ties", "wanted"),
    [
        ("The mayor, Léa Corvol, said no.", "L'adjointe au maire, Léa Corvol, a dit non.", "fr", "mayor=maire", "mayor"),
        ("The judge Ana Ruiz left.", "La alcaldesa Ana Ruiz se fue.", "es", "judge=alcaldesa", "judge"),
        ("The director, Rita Folli, replied.", "Ha replicato la sindaca Rita Folli.", "it", "director=sindaca", "director"),
        ("Governor Rui Lage spoke.", "O senador Rui Lage falou.", "pt", "Governor=senador", "Governor"),
        ("The lawyer Uwe Brandl objected.", "Staatsanwalt Uwe Brandl widersprach.", "de", "lawyer=Staatsanwalt", "lawyer"),
        ("Attorney General Ute Brandl spoke.", "Oberstaatsanwältin Ute Brandl sprach.", "de", "Attorney General=Oberstaatsanwältin", "Attorney General"),
        ("The senator met Kees Blom.", "De burgemeester sprak met Kees Blom.", "nl", "senator=burgemeester", "senator"),
        ("The ambassador Eva Lund left.", "Domaren Eva Lund gick.", "sv", "ambassador=Domaren", "ambassador"),
        ("The mayor Jan Lis spoke.", "Wiceburmistrz Jan Lis mówił.", "pl", "mayor=Wiceburmistrz", "mayor"),
        ("The president, Petr Hora, spoke.", "Místopředseda Petr Hora mluvil, prezident ne.", "cs", "president=prezident", None),
        ("Minister Ivan Belov spoke.", "Замминистра Иван Белов выступил.", "ru", "Minister=Замминистра", "Minister"),
        ("The governor, Ivan Belov, spoke.", "Бывший губернатор Иван Белов выступил.", "ru", "governor=губернатор", "governor"),
        ("Mayor Olha Hrab spoke.", "Заступниця мера Ольга Граб виступила.", "uk", "Mayor=мера", "Mayor"),
        ("The prosecutor Dan Rusu spoke.", "Avocatul Dan Rusu a vorbit.", "ro", "prosecutor=Avocatul", "prosecutor"),
        ("The judge Pál Kis spoke.", "Az ügyész Kis Pál beszélt.", "hu", "judge=ügyész", "judge"),
        ("The mayor Nikos Rallis spoke.", "Ο αντιδήμαρχος Νίκος Ράλλης μίλησε.", "el", "mayor=αντιδήμαρχος", "mayor"),
        ("The Interior Minister spoke.", "Dışişleri Bakanı konuştu.", "tr", "Minister=Bakanı", "Interior Minister"),
        ("The finance minister spoke.", "Menteri Pertahanan berbicara.", "id", "minister=Menteri", "finance minister"),
        ("The health minister spoke.", "Bộ trưởng Quốc phòng phát biểu.", "vi", "minister=Bộ trưởng", "health minister"),
        ("The judge Sami Nasr spoke.", "قال السفير سامي نصر ذلك.", "ar", "judge=السفير", "judge"),
        ("The mayor Reza Amini spoke.", "رضا امینی، معاون شهردار، سخن گفت.", "fa", "mayor=شهردار", "mayor"),
        ("The mayor Dan Peled spoke.", "סגן ראש העיר דן פלד דיבר.", "he", "mayor=ראש העיר", "mayor"),
        ("Defence minister Anil Rao spoke.", "शिक्षा मंत्री अनिल राव ने कहा।", "hi", "minister=मंत्री", "Defence minister"),
        ("The mayor, Zhou Ping, spoke.", "副市长周平发言。", "zh", "mayor=市长", "mayor"),
        ("Foreign minister Ito spoke.", "伊藤国交相は話した。", "ja", "minister=国交相", "Foreign minister"),
        ("The prosecutor Oh Se-min spoke.", "오세민 변호사가 말했다.", "ko", "prosecutor=변호사", "prosecutor"),
        ("Un chef de police, Al Roy, parla.", "A fire chief, Al Roy, spoke.", "en>fr", "police=fire chief", "police"),
        ("The former mayor, Léa Corvol, spoke.", "La maire, Léa Corvol, a parlé.", "fr", "mayor=maire", "former mayor"),
    ],
)  # fmt: skip
def test_another_office(target: str, source: str, language: str, ties: str, wanted: str | None) -> None:
    assert flagged(target, source, language, ties) == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("target", "source", "language", "ties"),
    [
        ("The deputy mayor, Léa Corvol, said no.", "L'adjointe au maire, Léa Corvol, a dit non.", "fr", "mayor=maire"),
        ("The mayor and her deputy said no.", "La maire et son adjointe ont dit non.", "fr", "mayor=maire"),
        ("The mayor's second in command spoke.", "L'adjoint au maire a parlé.", "fr", "mayor=maire"),
        ("The chairman, Luc Morel, left.", "Le président, Luc Morel, est parti.", "fr", "chairman=président"),
        ("The MP Luc Morel left.", "Le député Luc Morel est parti.", "fr", "MP=député"),
        ("The magistrate Luc Morel left.", "Le juge Luc Morel est parti.", "fr", "magistrate=juge"),
        ("The judge Luc Morel left.", "Le magistrat Luc Morel est parti.", "fr", "judge=magistrat"),
        ("The prosecutor met the judge.", "Le juge a reçu le procureur.", "fr", "prosecutor=juge, judge=procureur"),
        ("The late senator spoke.", "Le sénateur, alors ministre, parla.", "fr", "senator=sénateur"),
        ("The prime minister left.", "El presidente del Gobierno se fue.", "es", "prime minister=presidente"),
        ("The governor, Ana Ruiz, left.", "La presidenta regional, Ana Ruiz, se fue.", "es", "governor=presidenta"),
        ("Former president Ana Ruiz left.", "La expresidenta Ana Ruiz se fue.", "es", "president=expresidenta"),
        ("Deputy minister Ana Ruiz left.", "La viceministra Ana Ruiz se fue.", "es", "minister=viceministra"),
        ("The economy minister left.", "El ministro de Hacienda se fue.", "es", "minister=ministro"),
        ("The minister of finance left.", "Il ministro dell'Economia è partito.", "it", "minister=ministro"),
        ("Deputy mayor Rita Folli left.", "La vicesindaca Rita Folli è partita.", "it", "mayor=vicesindaca"),
        ("The prosecutor Rita Folli left.", "La pm Rita Folli è partita.", "it", "prosecutor=pm"),
        ("Attorney General Ute Brandl spoke.", "Generalstaatsanwältin Ute Brandl sprach.", "de", "Attorney General=Generalstaatsanwältin"),
        ("The Justice Minister spoke.", "Die Justizministerin sprach.", "de", "Minister=Justizministerin"),
        ("The home secretary spoke.", "Die Innenministerin sprach.", "de", "secretary=Innenministerin"),
        ("The premier of Bavaria spoke.", "Der bayerische Ministerpräsident sprach.", "de", "premier=Ministerpräsident"),
        ("The deputy interior minister spoke.", "Замминистра внутренних дел выступил.", "ru", "minister=Замминистра"),
        ("The former governor spoke.", "Экс-губернатор выступил.", "ru", "governor=губернатор"),
        ("The ousted president fled.", "Бывший президент бежал.", "ru", "president=президент"),
        ("The vice-president spoke.", "Wiceprezydent mówiła.", "pl", "president=Wiceprezydent"),
        ("The deputy mayor spoke.", "Ο αντιδήμαρχος μίλησε.", "el", "mayor=αντιδήμαρχος"),
        ("The vice president spoke.", "قال نائب الرئيس ذلك.", "ar", "president=الرئيس"),
        ("The transport minister spoke.", "国土交通相は話した。", "ja", "minister=国土交通相"),
        ("The health minister spoke.", "厚労相は話した。", "ja", "minister=厚労相"),
        ("The deputy governor spoke.", "副知事は話した。", "ja", "governor=知事"),
        ("The foreign minister spoke.", "外交部长发言。", "zh", "minister=部长"),
        ("The acting mayor spoke.", "시장 권한대행이 말했다.", "ko", "mayor=시장"),
        ("Firefighters said so.", "소방 당국이 밝혔다.", "ko", "Firefighters=소방"),
        ("Police and fire officials came.", "Police et pompiers sont venus.", "fr", "Police=pompiers"),
        ("The spokesman left.", "Le maire est parti.", "fr", "spokesman=maire"),
        # Not tied: another one's office.
        ("The judge heard Luc Morel.", "Luc Morel, sénateur, a été entendu.", "fr", "heard=entendu"),
    ],
)  # fmt: skip
def test_leaves_alone(target: str, source: str, language: str, ties: str) -> None:
    assert flagged(target, source, language, ties) == []


def test_the_table_has_the_lists_that_are_asked_for() -> None:
    known = {*OFFICES, *PORTFOLIOS, *RANKS, *(f"{r}_also" for r in RANKS)}
    for language, lists in table("offices").items():
        assert set(lists) <= known, language
        assert {*PORTFOLIOS, *RANKS, "mayor", "minister", "judge", "police", "fire"} <= set(lists), language
