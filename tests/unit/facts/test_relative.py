"""Days, weeks, months, years and seasons counted from the day of writing, without that day known."""

import pytest

from mtcheck.facts.dates import find_dates

_COUNTED = """
en|It opened last week.|-1|week
en|Profits fell last season.|-1|season
en|It will be sold next season.|1|season
en|This season has been dry.|0|season
fr|Il est parti la semaine dernière.|-1|week
fr|La vente de la semaine prochaine est annulée.|1|week
fr|Les chiffres du mois dernier sont bons.|-1|month
fr|Le budget de l’an prochain est voté.|1|year
fr|La saison dernière, il a marqué.|-1|season
fr|Il jouera ici la saison prochaine.|1|season
de|Das Fest war letzte Woche.|-1|week
de|Die Sitzung kommender Woche entfällt.|1|week
de|Das Treffen im vergangenen Monat war kurz.|-1|month
de|Die Ernte des Vorjahres war gut.|-1|year
de|Die letztjährige Ernte war gut.|-1|year
de|Die diesjährige Ernte war gut.|0|year
de|Die gestrige Sitzung war kurz.|-1|day
de|Die morgige Sitzung entfällt.|1|day
de|Er kommt nächste Saison.|1|season
de|In der vergangenen Saison traf er oft.|-1|season
es|Se fue la semana pasada.|-1|week
es|El presupuesto del próximo año está aprobado.|1|year
es|Los datos del mes pasado son buenos.|-1|month
es|Marcó mucho la temporada pasada.|-1|season
es|Volverá la próxima temporada.|1|season
it|È partito la settimana scorsa.|-1|week
it|Il bilancio del prossimo anno è approvato.|1|year
it|I dati dello scorso mese sono buoni.|-1|month
it|Nella scorsa stagione ha segnato molto.|-1|season
it|Tornerà la prossima stagione.|1|season
pt|Ele saiu na semana passada.|-1|week
pt|O orçamento do próximo ano foi aprovado.|1|year
pt|Os dados do mês passado são bons.|-1|month
pt|Na temporada passada marcou muito.|-1|season
pt|Na próxima época volta.|1|season
nl|Hij vertrok vorige week.|-1|week
nl|De begroting van volgend jaar is klaar.|1|year
nl|Afgelopen seizoen scoorde hij veel.|-1|season
nl|Volgend seizoen komt hij terug.|1|season
nl|Morgen komt hij terug.|1|day
nl|Hij is er morgen klaar voor.|1|day
pl|Wyjechał w zeszłym tygodniu.|-1|week
pl|Budżet na przyszły rok jest gotowy.|1|year
pl|Dane z ubiegłego miesiąca są dobre.|-1|month
pl|Zeszłoroczne zbiory były dobre.|-1|year
pl|Tegoroczne zbiory były dobre.|0|year
pl|Przyszłoroczny budżet jest gotowy.|1|year
pl|Wczorajsze spotkanie było krótkie.|-1|day
pl|Jutrzejsze spotkanie odwołano.|1|day
pl|W zeszłym sezonie strzelił wiele goli.|-1|season
pl|Wróci w przyszłym sezonie.|1|season
ru|Он уехал на прошлой неделе.|-1|week
ru|Бюджет на следующий год готов.|1|year
ru|Данные за прошлый месяц хороши.|-1|month
ru|Прошлогодний урожай был хорош.|-1|year
ru|Вчерашняя встреча была короткой.|-1|day
ru|Завтрашняя встреча отменена.|1|day
ru|В прошлом сезоне он забивал много.|-1|season
ru|Он вернётся в следующем сезоне.|1|season
ru|Закон примут на будущей неделе.|1|week
uk|Він поїхав минулого тижня.|-1|week
uk|Бюджет на наступний рік готовий.|1|year
uk|Дані за минулий місяць добрі.|-1|month
uk|Торішній урожай був добрий.|-1|year
uk|Вчорашня зустріч була короткою.|-1|day
uk|Завтрашня зустріч скасована.|1|day
uk|Минулого сезону він забивав багато.|-1|season
uk|Він повернеться наступного сезону.|1|season
zh|他上周离开了。|-1|week
zh|明年的预算已经通过。|1|year
zh|上赛季他进了很多球。|-1|season
zh|他下个赛季回来。|1|season
zh|上个月的数据很好。|-1|month
ja|彼は先週出発した。|-1|week
ja|来年の予算が決まった。|1|year
ja|昨シーズンは多く得点した。|-1|season
ja|来季に復帰する。|1|season
ko|그는 지난주에 떠났다.|-1|week
ko|내년 예산이 확정됐다.|1|year
ko|지난 시즌에 많은 골을 넣었다.|-1|season
ko|다음 시즌에 돌아온다.|1|season
ko|지난달의 자료가 좋다.|-1|month
ar|غادر الأسبوع الماضي.|-1|week
ar|أقرت ميزانية العام المقبل.|1|year
ar|سيعود غداً.|1|day
ar|سيعود غدًا.|1|day
ar|عاد بالأمس.|-1|day
ar|سجل كثيرا في الموسم الماضي.|-1|season
ar|سيعود الموسم المقبل.|1|season
he|הוא עזב בשבוע שעבר.|-1|week
he|תקציב השנה הבאה אושר.|1|year
he|הפגישה בתחילת השבוע הבא בוטלה.|1|week
he|נתוני החודש שעבר טובים.|-1|month
he|בעונה שעברה הבקיע הרבה.|-1|season
he|הוא יחזור בעונה הבאה.|1|season
tr|Geçen hafta ayrıldı.|-1|week
tr|Gelecek yılın bütçesi hazır.|1|year
tr|Geçen ayın verileri iyi.|-1|month
tr|Dünkü toplantı kısaydı.|-1|day
tr|Yarınki toplantı iptal edildi.|1|day
tr|Geçen sezon çok gol attı.|-1|season
tr|Gelecek sezon dönecek.|1|season
vi|Ông rời đi tuần trước.|-1|week
vi|Ngân sách năm tới đã sẵn sàng.|1|year
vi|Mùa giải trước anh ghi nhiều bàn.|-1|season
vi|Anh trở lại vào mùa tới.|1|season
id|Ia pergi minggu lalu.|-1|week
id|Anggaran tahun depan siap.|1|year
id|Musim lalu ia mencetak banyak gol.|-1|season
id|Ia kembali musim depan.|1|season
hi|वह पिछले सप्ताह गया।|-1|week
hi|अगले साल का बजट तैयार है।|1|year
hi|पिछले सीज़न में उसने गोल किए।|-1|season
hi|वह अगले सीज़न में लौटेगा।|1|season
fa|او هفته گذشته رفت.|-1|week
fa|بودجه سال آینده آماده است.|1|year
fa|فصل گذشته گل زیادی زد.|-1|season
fa|فصل آینده برمی‌گردد.|1|season
sv|Han reste förra veckan.|-1|week
sv|Nästa års budget är klar.|1|year
sv|Förra årets skörd var god.|-1|year
sv|Gårdagens möte var kort.|-1|day
sv|Morgondagens möte ställs in.|1|day
sv|Förra säsongen gjorde han mål.|-1|season
sv|Nästa säsong kommer han tillbaka.|1|season
sv|Mötet var i förra månaden.|-1|month
sv|De ses kommande vecka.|1|week
cs|Odjel minulý týden.|-1|week
cs|Koncem minulého týdne odjel.|-1|week
cs|V příštím roce se vrátí.|1|year
cs|Rozpočet na příští rok je hotový.|1|year
cs|Loňská sklizeň byla dobrá.|-1|year
cs|Letošní sklizeň byla dobrá.|0|year
cs|V minulém měsíci klesly ceny.|-1|month
cs|Včerejší schůzka byla krátká.|-1|day
cs|Zítřejší schůzka se ruší.|1|day
cs|V minulé sezoně dal hodně gólů.|-1|season
cs|V příští sezóně se vrátí.|1|season
ro|A plecat săptămâna trecută.|-1|week
ro|Bugetul de anul viitor este gata.|1|year
ro|Bugetul anului viitor este gata.|1|year
ro|Datele lunii trecute sunt bune.|-1|month
ro|Ședința săptămânii viitoare e anulată.|1|week
ro|Sezonul trecut a marcat mult.|-1|season
ro|Se întoarce sezonul viitor.|1|season
el|Έφυγε την περασμένη εβδομάδα.|-1|week
el|Έφυγε την προηγούμενη εβδομάδα.|-1|week
el|Ο προϋπολογισμός του επόμενου έτους είναι έτοιμος.|1|year
el|Θα γίνει την επόμενη χρονιά.|1|year
el|Τα στοιχεία του περασμένου μήνα είναι καλά.|-1|month
el|Η χθεσινή σύσκεψη ήταν σύντομη.|-1|day
el|Η αυριανή σύσκεψη ματαιώθηκε.|1|day
el|Την περασμένη σεζόν έβαλε πολλά γκολ.|-1|season
el|Επιστρέφει την επόμενη σεζόν.|1|season
hu|Múlt héten elutazott.|-1|week
hu|A jövő évi költségvetés kész.|1|year
hu|A tavalyi termés jó volt.|-1|year
hu|Az idei termés jó volt.|0|year
hu|A múlt havi adatok jók.|-1|month
hu|A tegnapi találkozó rövid volt.|-1|day
hu|A holnapi találkozó elmarad.|1|day
hu|Holnapra készen lesz.|1|day
hu|A múlt szezonban sok gólt lőtt.|-1|season
hu|A következő idényben visszatér.|1|season
hu|Az előző héten elutazott.|-1|week
"""

_LEFT = """
en|The last season of the series was long.
en|The years that come last count.
en|On the following day he left.
fr|La dernière saison de la série est longue.
fr|Le lendemain, il est parti.
de|Er kam am Morgen.
de|Guten Morgen, sagte er.
de|Die letzte Staffel ist lang.
es|Salió por la mañana.
es|La última temporada de la serie es larga.
es|Al día siguiente salió.
it|La mattina dopo è partito.
it|L’ultima stagione della serie è lunga.
pt|No dia seguinte saiu.
nl|Op een morgen vertrok hij.
nl|Die morgen vertrok hij.
nl|Elke morgen vertrok hij.
pl|Następnego dnia wyjechał.
ru|На следующий день он уехал.
uk|Наступного дня він поїхав.
zh|第二天他离开了。
zh|他上周五离开了。
ja|翌日、彼は出発した。
ja|四季の山々。
ko|다음 날 그는 떠났다.
ar|في اليوم التالي غادر.
he|למחרת הוא עזב.
tr|Dünya çok büyük.
tr|Ertesi gün ayrıldı.
vi|Hôm sau ông rời đi.
id|Keesokan harinya ia pergi.
hi|वह कल गया।
fa|روز بعد او رفت.
sv|Nästa dag reste han.
sv|Han kom på morgonen.
cs|Další den odjel.
cs|V minulých letech pršelo.
cs|V příštích letech bude pršet.
ro|A doua zi a plecat.
el|Την άλλη μέρα έφυγε.
hu|Másnap elutazott.
hu|A következő években esni fog.
"""


@pytest.mark.parametrize("row", _COUNTED.split("\n")[1:-1])
def test_counted_from_the_day_of_writing(row):
    language, text, offset, unit = row.split("|")
    assert [(d.offset, d.unit) for d in find_dates(text, language) if d.kind == "relative"] == [
        (int(offset), unit)
    ]


@pytest.mark.parametrize("row", _LEFT.split("\n")[1:-1])
def test_not_counted_from_it(row):
    language, text = row.split("|")
    assert not [d for d in find_dates(text, language) if d.kind == "relative" and d.offset]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It ends next summer.", "en", 1),
        ("It ended last December.", "en", -1),
        ("He left two weeks ago.", "en", -1),
        ("He leaves two weeks from now.", "en", 1),
        ("Elle finit l’été prochain.", "fr", 1),
        ("Il est parti il y a deux semaines.", "fr", -1),
        ("Es endet im nächsten Sommer.", "de", 1),
        ("Er ging vor zwei Wochen.", "de", -1),
        ("Terminó el verano pasado.", "es", -1),
        ("他两周前离开了。", "zh", -1),
        ("Он уехал две недели назад.", "ru", -1),
        ("Itu terjadi empat tahun lalu.", "id", -1),
        ("Naik dalam empat tahun terakhir.", "id", -1),
        ("در چهار سال گذشته رشد کرد.", "fa", -1),
        ("V posledních čtyřech letech rostl.", "cs", -1),
        ("It ended in December.", "en", None),
        ("It lasted two weeks.", "en", None),
        ("Der Sommer war heiß.", "de", None),
        ("Il a duré deux semaines.", "fr", None),
    ],
)
def test_the_side_on_which_a_date_lies(text, language, expected):
    (date,) = find_dates(text, language)
    assert date.offset == expected
