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
        # A deputy, an acting one, one elect, one of honour.
        ("The head of the regional council, Olha Hrab, spoke.", "Заступниця голови обласної ради Ольга Граб виступила.", "uk", "head=голови", "head of"),
        ("Health Minister Eva Lang spoke.", "Gesundheitsstaatssekretärin Eva Lang sprach.", "de", "Minister=Gesundheitsstaatssekretärin", "Minister"),
        ("The interior minister left.", "Podsekretarz stanu w ministerstwie wyjechał.", "pl", "minister=Podsekretarz stanu", "minister"),
        ("Minister Rita Folli spoke.", "Ha parlato la sottosegretaria Rita Folli.", "it", "Minister=sottosegretaria", "Minister"),
        ("The minister Dan Rusu spoke.", "A vorbit secretarul de stat Dan Rusu.", "ro", "minister=secretarul de stat", "minister"),
        ("Minister Kees Blom resigned.", "Staatssecretaris Kees Blom trad af.", "nl", "Minister=Staatssecretaris", "Minister"),
        ("The mayor Kees Blom spoke.", "Wethouder Kees Blom sprak.", "nl", "mayor=Wethouder", "mayor"),
        ("Minister Eva Lund spoke.", "Statssekreterare Eva Lund talade.", "sv", "Minister=Statssekreterare", "Minister"),
        ("The minister Kis Pál spoke.", "Kis Pál államtitkár beszélt.", "hu", "minister=államtitkár", "minister"),
        ("The foreign minister spoke.", "外務次官は話した。", "ja", "minister=次官", "minister"),
        ("The minister spoke.", "차관이 말했다.", "ko", "minister=차관", "minister"),
        ("The minister Hana Malá spoke.", "Náměstkyně ministra Hana Malá mluvila.", "cs", "minister=ministra", "minister"),
        ("The rector Ivan Belov spoke.", "Проректор Иван Белов выступил.", "ru", "rector=ректор", "rector"),
        ("The prefect Luc Morel spoke.", "Le sous-préfet Luc Morel a parlé.", "fr", "prefect=préfet", "prefect"),
        ("The coach Uwe Brandl spoke.", "Co-Trainer Uwe Brandl sprach.", "de", "coach=Co-Trainer", "coach"),
        ("The president, Ana Ruiz, spoke.", "Habló la presidenta electa Ana Ruiz.", "es", "president=presidenta", "president"),
        ("The chancellor spoke.", "Der designierte Kanzler sprach.", "de", "chancellor=Kanzler", "chancellor"),
        ("The chairman spoke.", "Der Ehrenpräsident sprach.", "de", "chairman=präsident", "chairman"),
        ("The consul spoke.", "Der Honorarkonsul sprach.", "de", "consul=Honorarkonsul", "consul"),
        ("The president arrived in Lima.", "前总统抵达利马。", "zh", "president=总统", "president"),
        # Another one.
        ("The marshal of the Mazowieckie province spoke.", "Wojewoda mazowiecki mówił.", "pl", "marshal=Wojewoda", "marshal"),
        ("The delegate Marlene Quirino spoke.", "A delegada Marlene Quirino, da Polícia Civil, falou.", "pt", "delegate=delegada", "delegate"),
        ("The prefect Rui Lage spoke.", "O prefeito Rui Lage falou.", "pt", "prefect=prefeito", "prefect"),
        ("Mayor Agus spoke.", "Mayor Agus berbicara.", "id", "Mayor=Mayor", "Mayor"),
        ("The mayor Ana Ruiz left.", "La concejala Ana Ruiz se fue.", "es", "mayor=concejala", "mayor"),
        ("Colonel Jan Lis spoke.", "Generał Jan Lis mówił.", "pl", "Colonel=Generał", "Colonel"),
        ("General Smith spoke.", "Le colonel Smith a parlé.", "fr", "General=colonel", "General"),
        ("The bishop left.", "El cardenal se fue.", "es", "bishop=cardenal", "bishop"),
        ("The priest left.", "L'arcivescovo è partito.", "it", "priest=arcivescovo", "priest"),
        ("The ambassador left.", "Консул уехал.", "ru", "ambassador=Консул", "ambassador"),
        ("The captain left.", "Antrenör ayrıldı.", "tr", "captain=Antrenör", "captain"),
        ("The dean left.", "Πρύτανης έφυγε.", "el", "dean=Πρύτανης", "The dean"),
        ("The chairman left.", "大統領は去った。", "ja", "chairman=大統領", "chairman"),
        ("The speaker of the chamber left.", "Cumhurbaşkanı ayrıldı.", "tr", "speaker=Cumhurbaşkanı", "speaker of"),
        ("The president left.", "Bundeskanzlerin Merkel ging, sagte der Anwalt.", "de", "president=Bundeskanzlerin", None),
        ("The prosecutor left.", "Kancléř odešel.", "cs", "prosecutor=Kancléř", "prosecutor"),
        ("The board member left.", "Der Vorstandschef ging.", "de", "board member=Vorstandschef", "board member"),
        ("The governor spoke.", "Der Sprecher redete.", "de", "governor=Sprecher", "governor"),
        # One minister for another.
        ("The environment minister left.", "Die Landwirtschaftsministerin ging.", "de", "minister=Landwirtschaftsministerin", "environment minister"),
        ("The health minister left.", "Le ministre du Travail est parti.", "fr", "minister=ministre", "health minister"),
        ("The culture minister left.", "Il ministro dello Sport è partito.", "it", "minister=ministro", "culture minister"),
        ("The energy minister left.", "Міністр аграрної політики пішов.", "uk", "minister=Міністр", "energy minister"),
        ("The digital minister left.", "农业部长离开了。", "zh", "minister=部长", "digital minister"),
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
        ("The adviser left.", "Le maire est parti.", "fr", "adviser=maire"),
        # The same, whatever it is called.
        ("The deputy head of the regional council spoke.", "Заступниця голови обласної ради виступила.", "uk", "head=голови"),
        ("State Secretary Eva Lang spoke.", "Gesundheitsstaatssekretärin Eva Lang sprach.", "de", "Secretary=Gesundheitsstaatssekretärin"),
        ("The deputy health minister spoke.", "Gesundheitsstaatssekretärin Lang sprach.", "de", "minister=Gesundheitsstaatssekretärin"),
        ("The junior minister spoke.", "Staatssecretaris Blom sprak.", "nl", "minister=Staatssecretaris"),
        ("US Secretary of State Marco Rubio spoke.", "Habló el secretario de Estado de EE UU, Marco Rubio.", "es", "Secretary of State=secretario de Estado"),
        ("The minister of state spoke.", "राज्यमंत्री ने कहा।", "hi", "minister=राज्यमंत्री"),
        ("The secretary of state spoke.", "国务卿发言。", "zh", "secretary of state=国务卿"),
        ("The provincial governor spoke.", "Wojewoda mazowiecki mówił.", "pl", "governor=Wojewoda"),
        ("The voivode spoke.", "Wojewoda mówił.", "pl", "voivode=Wojewoda"),
        ("The provincial marshal spoke.", "Marszałek województwa mówił.", "pl", "marshal=Marszałek"),
        ("The speaker of the Sejm spoke.", "Marszałek Sejmu mówił.", "pl", "speaker=Marszałek"),
        ("The regional governor spoke.", "Hejtman mluvil.", "cs", "governor=Hejtman"),
        ("The prefect spoke.", "Le préfet a parlé.", "fr", "prefect=préfet"),
        ("The delegate Rui Lage spoke.", "O delegado Rui Lage falou no congresso.", "pt", "delegate=delegado"),
        ("The police chief Marlene Quirino spoke.", "A delegada Marlene Quirino, da Polícia Civil, falou.", "pt", "police chief=delegada"),
        ("The alderman spoke.", "Wethouder Blom sprak.", "nl", "alderman=Wethouder"),
        ("The deputy mayor spoke.", "Wethouder Blom sprak.", "nl", "mayor=Wethouder"),
        ("The councillor spoke.", "A vereadora falou.", "pt", "councillor=vereadora"),
        ("The governor of the Bank of Korea spoke.", "한국은행 총재가 말했다.", "ko", "governor=총재"),
        ("The central bank governor spoke.", "A jegybankelnök beszélt.", "hu", "governor=jegybankelnök"),
        ("The governor of the Bank of Japan spoke.", "日銀総裁は話した。", "ja", "governor=総裁"),
        ("The chief executive spoke.", "Generaldirektören talade.", "sv", "chief executive=Generaldirektören"),
        ("The CEO spoke.", "社長は話した。", "ja", "CEO=社長"),
        ("The speaker of parliament spoke.", "Předsedkyně sněmovny mluvila.", "cs", "speaker=Předsedkyně"),
        ("The president of the Bundestag spoke.", "Die Bundestagspräsidentin sprach.", "de", "president=Bundestagspräsidentin"),
        ("The presiding judge spoke.", "La présidente du tribunal a parlé.", "fr", "judge=présidente"),
        ("Germany's chancellor spoke.", "德国总理发言。", "zh", "chancellor=总理"),
        ("The foreign minister spoke.", "Habló el canciller.", "es", "minister=canciller"),
        ("The health minister spoke.", "Gesundheitssenatorin Lang sprach.", "de", "minister=Gesundheitssenatorin"),
        ("Attorney General Bondi spoke.", "La fiscal general Bondi habló.", "es", "Attorney General=fiscal general"),
        ("The US attorney spoke.", "Прокурор выступил.", "ru", "attorney=Прокурор"),
        ("The chief prosecutor spoke.", "L'avocate générale a parlé.", "fr", "prosecutor=avocate générale"),
        ("The coach spoke.", "감독이 말했다.", "ko", "coach=감독"),
        ("The film director spoke.", "監督は話した。", "ja", "director=監督"),
        ("The coach spoke.", "Teknik direktör konuştu.", "tr", "coach=Teknik direktör"),
        ("The head coach spoke.", "主教练发言。", "zh", "head coach=主教"),
        ("The national coach spoke.", "A szövetségi kapitány beszélt.", "hu", "coach=kapitány"),
        ("The coach spoke.", "Il commissario tecnico ha parlato.", "it", "coach=commissario"),
        ("The archbishop of Munich spoke.", "Kardinal Marx sprach.", "de", "archbishop=Kardinal"),
        ("The minister preached.", "Pfarrer Lang predigte.", "de", "minister=Pfarrer"),
        ("The metropolitan bishop spoke.", "Ο μητροπολίτης μίλησε.", "el", "bishop=μητροπολίτης"),
        ("The lieutenant colonel spoke.", "El teniente coronel habló.", "es", "colonel=coronel"),
        ("Colonel Ana Ruiz spoke.", "La teniente coronel Ana Ruiz habló.", "es", "Colonel=coronel"),
        ("The captain of the frigate spoke.", "大佐は話した。", "ja", "captain=大佐"),
        ("Secretary-General Guterres spoke.", "El presidente Guterres habló.", "es", "General=presidente"),
        ("General Motors spoke.", "Le directeur de GM a parlé.", "fr", "General=directeur"),
        ("The head teacher spoke.", "Die Schulleiterin sprach.", "de", "head teacher=Schulleiterin"),
        ("The vice-chancellor of the university spoke.", "Rektor uniwersytetu mówił.", "pl", "chancellor=Rektor"),
        ("The dean spoke.", "院长发言。", "zh", "dean=院长"),
        ("The spokesman for the mayor left.", "Le porte-parole du maire est parti.", "fr", "spokesman=maire"),
        ("A spokesman said so.", "Die Polizei teilte das mit.", "de", "spokesman=Polizei"),
        ("The president-elect spoke.", "Le président élu a parlé.", "fr", "president=président"),
        ("The newly elected mayor spoke.", "Habló la alcaldesa electa.", "es", "mayor=alcaldesa"),
        ("The volunteer mayor spoke.", "Der ehrenamtliche Bürgermeister sprach.", "de", "mayor=Bürgermeister"),
        ("The honorary consul spoke.", "Говорив почесний консул.", "uk", "consul=консул"),
        ("The ministry's deputy spoke.", "Náměstek ministra mluvil.", "cs", "ministry=ministra"),
        # Words that only look as if they changed an office.
        ("The lawyer Zhou Ping spoke.", "代理律师周平发言。", "zh", "lawyer=律师"),
        ("The family's lawyer spoke.", "家属的代理律师发言。", "zh", "lawyer=律师"),
        ("The lawyer acting for the family spoke.", "L'avocate de la famille a parlé.", "fr", "lawyer=avocate"),
        ("The mayor, acting on a tip, left.", "Le maire, informé, est parti.", "fr", "mayor=maire"),
        ("The lawyer spoke.", "A megbízott ügyvéd beszélt.", "hu", "lawyer=ügyvéd"),
        ("The president travelled to Beijing.", "总统前往北京。", "zh", "president=总统"),
        ("The president said so.", "日前总统表示。", "zh", "president=总统"),
        ("The local mayor spoke.", "地元市長は話した。", "ja", "mayor=市長"),
        ("The mayor added that he agreed.", "Il sindaco ha aggiunto che è d'accordo.", "it", "mayor=sindaco"),
        ("The mayor of Vicenza spoke.", "Il sindaco di Vicenza ha parlato.", "it", "mayor=sindaco"),
        ("Mayor Vicente Ruiz spoke.", "Habló el alcalde Vicente Ruiz.", "es", "Mayor=alcalde"),
        ("The managing director spoke.", "Direktur pelaksana berbicara.", "id", "director=Direktur"),
        ("The executive director spoke.", "Directorul executiv a vorbit.", "ro", "director=Directorul"),
        ("The minister came under fire.", "Ministrul a fost criticat.", "ro", "minister=Ministrul"),
        ("The minister says there is none.", "A miniszter szerint nem volt.", "hu", "minister=miniszter"),
        ("The president spoke on the square.", "Prezident mluvil na náměstí.", "cs", "president=Prezident"),
        ("The prosecutor spoke.", "Státní zástupkyně mluvila.", "cs", "prosecutor=Státní zástupkyně"),
        ("The attorney general spoke.", "قال النائب العام ذلك.", "ar", "attorney general=النائب العام"),
        ("The minister met those present.", "मंत्री ने उपस्थित लोगों से बात की।", "hi", "minister=मंत्री"),
        ("The minister is dealing with the storm.", "Bộ trưởng ứng phó với bão.", "vi", "minister=Bộ trưởng"),
        ("The minister helped.", "Bakan yardımcı oldu.", "tr", "minister=Bakan"),
        ("The acting mayor spoke.", "Исполняющий обязанности мэра выступил.", "ru", "mayor=мэра"),
        ("Deputy Luc Morel, a mayor, spoke.", "Le député Luc Morel, maire, a parlé.", "fr", "mayor=maire"),
        ("Earlier the mayor had agreed.", "Früher stimmte der Bürgermeister zu.", "de", "mayor=Bürgermeister"),
        ("The president in office spoke.", "Úřadující prezident mluvil.", "cs", "president=prezident"),
        ("Education minister Czarnek spoke.", "Minister Przemysław Czarnek mówił.", "pl", "minister=Minister"),
        ("The social affairs minister spoke.", "厚労相は話した。", "ja", "minister=厚労相"),
        ("The industry minister spoke.", "経産相は話した。", "ja", "minister=経産相"),
        ("The climate minister spoke.", "Minister energii i klimatu mówił.", "pl", "minister=Minister"),
        ("The sports minister spoke.", "Gençlik ve Spor Bakanı konuştu.", "tr", "minister=Bakanı"),
        ("The ambassadors exchanged notes.", "Os embaixadores trocaram notas e vice-versa.", "pt", "ambassadors=embaixadores"),
        ("The former chairman of the committee spoke.", "委员会前主席发言。", "zh", "chairman=主席"),
        # Not tied: another one's office.
        ("The judge heard Luc Morel.", "Luc Morel, sénateur, a été entendu.", "fr", "heard=entendu"),
    ],
)  # fmt: skip
def test_leaves_alone(target: str, source: str, language: str, ties: str) -> None:
    assert flagged(target, source, language, ties) == []


def test_the_table_has_the_lists_that_are_asked_for() -> None:
    known = {*OFFICES, *PORTFOLIOS, *RANKS, *(f"{r}_also" for r in RANKS), "except", "no_rank"}
    known |= {f"{office}_{what}" for office in OFFICES for what in ("title", "where")}
    for language, lists in table("offices").items():
        assert set(lists) <= known, language
        assert {*PORTFOLIOS, *RANKS, "mayor", "minister", "judge", "police", "fire"} <= set(lists), language
