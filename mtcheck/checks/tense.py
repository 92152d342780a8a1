"""What will be said as what was, and the reverse, where both languages mark it plainly on words that are linked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtcheck import wordclass
from mtcheck.checks.negation_scope import Passage, clause_of
from mtcheck.types import Span


class Tense(NamedTuple):
    """Two verbs that are linked, of which one is of the future and one of the past (spans of the passages).

    Args:
        ours, theirs: the verbs.
        is_past: whether ours is the one of the past.
    """

    ours: Span
    theirs: Span
    is_past: bool


#: Verb forms that are nothing but future, by their ending; in lower case, so that no name is one.
_FUTURE = {
    "es": r"(?!jamás)[a-záéíóúñ]{2,}(?:ar|er|ir|dr)(?:á|án)",
    "fr": r"[a-zéèêîôçâ]{2,}(?:er|ir|dr|rr)(?:a|ont)",
    "it": r"[a-z]{2,}(?:er|ir|dr|rr)(?:à|anno)",
    "tr": r"[a-zçğıöşü]{2,}(?:acak|ecek)(?:lar|ler|tır|tir)?",
    "pt": r"[a-záéíóúçãõâêô]{2,}(?:ar|er|ir)(?:á|ão)",
    # With vowel signs or without; no car, lady, cinema, policy, sixty, years ...
    "ar": r"[وف]?س(?!يا|يد|ين|يط|ير|يف|نو|ند|نة|ني|تي|تو|تار|تة|تم|يول|يخ|يء)[\u064b-\u0652]?[يتن][\u0621-\u0652]{2,}",
}
#: Words that make a future of the verb behind them, and what may stand between.
_AUXILIARY = {
    "en": r"(?:(?:will|'ll|’ll|shall|is to|are to)\s+(?:also\s+|now\s+|then\s+|\w+ly\s+)?(?:(?:try|attempt|seek|aim)\s+to\s+)?|"
    r"(?:plans?|intends?|aims?|hopes?|wants?|(?:is|are)\s+(?:set|due|ready|preparing|planning|expected|scheduled|likely|about))\s+to\s+)"
    r"(?!be\b|have\b|not\b|try\b|attempt\b|seek\b|aim\b)",
    "fr": r"(?:(?:va|vont|veut|veulent|compte|comptent|entend|entendent|espèrent?|s['’]apprêtent?\s+à)\s+|"
    r"(?:envisagent?|prévo(?:it|ient))\s+(?:de\s+|d['’]))",
    "es": r"(?:va a|van a|quieren?|planean?|prevén?|pretenden?|esperan?|piensan?|se dispone a|se disponen a)\s+",
    "it": r"(?:vuole|vogliono|intende|intendono|prevedo?no? di|prevede di|conta di|contano di|spera di|sperano di|sta per)\s+",
    "pt": r"(?:vai|vão|quer|querem|pretendem?|plane[ij]a|plane[ij]am|prevê|preveem|tencionam?|esperam?)\s+",
    "ru": r"(?:буду|будет|будут|планиру(?:ет|ют)|намерен\w?|собира(?:ет|ют)ся|хочет|хотят|рассчитыва(?:ет|ют))\s+(?:также\s+)?",
    "uk": r"(?:буду|буде|будуть|плану(?:є|ють)|ма(?:є|ють) намір|збира(?:є|ють)ся|хоче|хочуть)\s+(?:також\s+)?",
    "pl": r"(?:będę|będzie|będą|planuj[eą]|zamierza|zamierzają|chce|chcą)\s+(?:także\s+|również\s+)?",
    "cs": r"(?:budu|bude|budou|plánuj[eí]|hodlá|hodlají|chce|chtějí)\s+(?:také\s+)?",
    "sv": r"(?:ska|skall|kommer att|vill|planerar att|tänker|avser att)\s+(?:också\s+|även\s+)?(?!ha\b|vara\b|bli\b)",
    "id": r"akan\s+(?:juga\s+)?",
    "vi": r"sẽ\s+(?:cũng\s+)?",
    "el": r"θα\s+",
    "ro": r"(?:va|vor)\s+(?:mai\s+)?(?!fi\b)",
    "nl": r"(?:zal|zullen)\s+(?!worden\b|zijn\b|hebben\b)",
}
#: Languages that put the verb of the future behind what it bears on: what leads it, and the verb.
_FINAL = {
    "de": (
        r"wird|werden|will|wollen|plant|planen|beabsichtigt|erwägt|erwägen",
        r"(?!werden|worden|sein|haben)[a-zäöüß]{3,}(?:en|ern|eln)",
    ),
    "nl": (r"zal|zullen|wil|willen|gaat|gaan", r"(?!worden|zijn|hebben|kunnen|moeten)[a-z]{2,}en"),
}
_VERB_LAST = r"(?=\s*(?:[.,;:!?”“\"»]|$|und\b|oder\b|en\b|of\b))"
#: Words that join what is told of two acts.
_JOINS = {
    "en": "and|but|while", "es": "y|e|pero|mientras", "pt": "e|mas|enquanto", "fr": "et|mais|tandis", "it": "e|ed|ma|mentre",
    "de": "und|aber|während", "pl": "i|oraz|ale|a", "ru": "и|но|а", "uk": "і|й|та|але|а",
    "nl": "en|maar|terwijl", "sv": "och|men|medan", "cs": "a|i|ale", "ro": "și|dar|iar", "tr": "ve|ama", "el": "και|αλλά|ενώ",
}  # fmt: skip
#: Verb forms that are nothing but past; with an auxiliary before them where the language needs one.
_PAST = {
    "es": r"(?<!\w)(?:(?:ha|han)\s+)?[a-záéíóúñ]{2,}(?:ó|aron|ieron|eron)|(?<!\w)(?:ha|han)\s+[a-záéíóúñ]+(?:ado|ido|to|cho|so)",
    "pt": r"[a-záéíóúçãõ]{2,}(?:ou|aram|eram|iram|eu|iu)",
    "fr": r"(?<!\w)(?:a|ont)\s+(?:déjà\s+|aussi\s+)?[a-zéèêîôçâ]+(?:é|és|ée|ées|i|is|it|u|us|ert)",
    "it": r"(?<!\w)(?:ha|hanno)\s+(?:già\s+|anche\s+)?[a-zàèéìòù]+(?:ato|ito|uto|tto|sto|so|rto)",
    "de": r"(?!geht|gehen|geben|gelten|gehör|geeignet|genüg|gewinn|gewähr|gerat|geschehen\b)(?![a-zäöüß]{2,}(?:gehe?n|geht|geben|gelten|gehören))"
    r"(?:[a-zäöüß]{2,})?ge[a-zäöüß]+(?:t|en)|[a-zäöüß]{2,}iert",
    "pl": r"(?!jeśli|czyli)[a-ząćęłńóśźż]{2,}(?:ł|ła|ło|li|ły)",
    "ru": r"(?!если|или|мало)[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)",
    "uk": r"(?!ніколи|інколи|коли|або)[а-яіїєґ']{2,}(?:в|ла|ло|ли|вся|лася|лося|лися)",
    "nl": r"(?:heeft|hebben|is|zijn)\s+(?:\w+\s+){0,6}?(?:ge|be|ver|ont|her)[a-z]+(?:d|t|en)|(?:ge|be|ver|ont|her)[a-z]+(?:d|t|en)\s+(?:heeft|hebben)",
    "sv": r"[a-zåäö]{3,}(?:ade|dde|tte)|(?<!\w)har\s+(?:redan\s+)?[a-zåäö]+(?:at|it|tt|gt|rt)",
    "cs": r"(?!jestli|chvíl|škol|kol[ao])[a-záčďéěíňóřšťúůýž]{3,}(?:l|la|lo|li|ly)",
    "ro": r"(?<!\w)(?:a|au)\s+(?:și\s+|mai\s+)?[a-zăâîșț]+(?:at|it|ut|ât|s|rt|pt)",
    "tr": r"[a-zçğıöşü]{2,}(?:dı|di|du|dü|tı|ti|tu|tü)(?:lar|ler)?",
    "el": r"[α-ωά-ώ]{2,}(?:ησε|ησαν|ισε|ισαν|ωσε|ωσαν|ασε|ασαν|ξε|ξαν|ψε|ψαν|θηκε|θηκαν|χθηκε)",
}

#: Verbs without which those of a language are no past, but describe: „geimpft oder genesen“.
_HELPED = {"de": r"hat|habe|haben|hatte\w*|ist|sind|war|waren|sei|seien|wurde\w*|worden"}

#: What makes a wish of a form of the past, however many acts are joined between: «aby ... a ... pochopili».
_UNREAL = {
    "cs": r"aby\w*|kdyby\w*",
    "pl": r"aby\w*|żeby\w*|gdyby\w*",
    "ru": r"чтоб\w*",
    "uk": r"щоб|аби|якби",
}

#: What speaks of the future, or of a plan, in any way: where it stands nothing is lost.
_AHEAD = {
    "en": r"will|'ll|’ll|wo|won't|would|shall|should|going to|(?:is|are|was|were|be|being) (?:\w+ )?(?:to|due|set|scheduled|expected)|plan|plans|planned|planning|"
    r"intend\w*|meant to|aim\w*|wish\w*|expect\w*|due|schedul\w*|next|soon|about to|could|may|might|must|can|want\w*|hop\w*|promis\w*|pledg\w*|set to|agreed|decided|"
    r"until|when|if|once|future|upcoming|coming|propos\w*|forecast\w*|predict\w*",
    "es": r"\w+(?:ar|er|ir|dr)(?:á|án|ía|ían|é|emos)|va|van|iba|iban|prev\w+|plan|planes|plane\w+|próxim\w+|pued\w+|deb\w+|quier\w+|anunci\w+|si|cuando|hasta",
    "pt": r"\w+(?:ar|er|ir)(?:á|ão|ia|iam)|vai|vão|ia|iam|prev\w+|plano|planos|plane\w+|próxim\w+|pod\w+|dev\w+|quer\w*|anunci\w+|se|quando|até",
    "fr": r"\w+(?:er|ir|dr|rr)(?:a|ont|ait|aient|ai|ons)|va|vont|allait|prév\w+|plan|plans|planifi\w+|prochain\w*|peu\w*|doi\w*|veu\w*|annonc\w+|si|quand|jusqu\w*",
    "it": r"\w+(?:er|ir|dr|rr)(?:à|anno|ebbe|ebbero|ò|emo)|va|vanno|prev\w+|piano|piani|pianific\w+|prossim\w+|pu\w|posson\w+|dev\w+|vuole|annunci\w+|se|quando|fino",
    "de": r"wird|werden|würde\w*|will|wollen|soll\w*|plan\w*|könn\w+|kann|muss|müss\w+|dürf\w+|nächst\w+|kommend\w+|künftig\w*|wenn|falls|"
    r"bis|ab|sobald|zu|beabsicht\w*|angekündigt|möchte\w*|vorgesehen|geplant\w*",
    "pl": r"będ\w+|zosta\w+|ma|mają|miał\w*|by|aby|żeby\w*|plan\w*|zamierz\w*|przysz\w+|następn\w+|moż\w+|mog\w+|jeśli|gdy|kiedy|zapowied\w+",
    "ru": r"буд\w+|стан\w+|бы|чтоб\w*|план\w*|намер\w+|собира\w+|следующ\w+|мож\w+|мог\w+|долж\w+|если|когда|обеща\w+|предсто\w+|\w+(?:ет|ит|ут|ют|ат|ят)ся|"
    r"[а-яё]+(?:ет|ит|ёт|ут|ют|ат|ят)",
    "nl": r"zal|zullen|zou|zouden|gaat|gaan|wil|willen|wilde\w*|kan|kunnen|moet\w*|plan\w*|gepland\w*|verwacht\w*|volgend\w*|komend\w*|als|indien|tot|om|te|"
    r"aangekondigd|voornemens|toekomst\w*",
    "sv": r"ska|skall|skulle|kommer|vill|ville|kan|kunde|måste|bör|planer\w*|vänt\w*|nästa|kommande|om|när|tills|att|avser|tänker|framtid\w*",
    "cs": r"bud\w+|by|má|mají|měl\w*|chce|chtěj\w*|chtěl\w*|plán\w*|hodlá\w*|příšt\w*|může|mohou|mus\w+|pokud|když|až|aby|očekáv\w*",
    "ro": r"va|vor|ar|să|urm\w+|plan\w*|viito\w*|poate|pot|trebui\w*|vrea|dac\w+|când|până|prev\w+|aștept\w*",
    "tr": r"\w+(?:acak|ecek|acağ|eceğ)\w*|plan\w*|gelecek\w*|önümüzdeki|\w+(?:malı|meli)\w*|\w+(?:abil|ebil)\w*|\w+(?:sa|se)|iste\w+|bekle\w*|karar\w*|üzere|için|"
    r"hedef\w*|öner\w*|vaat\w*",
    "el": r"θα|να|πρόκειται|σχεδι\w+|επόμεν\w+|μπορ\w+|πρέπει|αν|όταν|μέχρι|έως|αναμέν\w+|σκοπεύ\w+|ανακοίνω\w+",
    "uk": r"буд\w+|стан\w+|би|б|щоб|аби|план\w*|намір\w*|збира\w+|наступн\w+|мож\w+|міг|мог\w+|має|мають|якщо|коли|обіця\w+|[а-яіїєґ']+(?:ть|ться|тиме|тимуть)",
}


@lru_cache(maxsize=1024)
def find_changed_tense(ours: Passage, theirs: Passage) -> Tense | None:
    """Two linked verbs of which one is of the future, one of the past, where no word of the past one's passage looks ahead.

    Args:
        ours: a passage of the translation.
        theirs: the one of the original that it translates.
    """
    for (mine, its), swapped in (((ours, theirs), False), ((theirs, ours), True)):
        if mine.language not in _AHEAD:
            continue
        ahead = _futures(its)
        past = _pasts(mine) if ahead else []
        for a, b in zip(mine.links, its.links, strict=True):
            done = next((p for p in past if _ends_at(a, p)), None)
            if done and any(_ends_at(b, f) for f in ahead) and not _looks_ahead(mine, done):
                return Tense(b, a, False) if swapped else Tense(a, b, True)
    return None


def _looks_ahead(side: Passage, verb: Span) -> bool:
    """Whether what is told with a verb of the past speaks of what is to come in any way."""
    clause = clause_of(side.text, verb)
    joins = [
        m.span()
        for m in _pattern(_JOINS[side.language], whole=True).finditer(side.text, clause.start, clause.end)
    ]
    if (unreal := _UNREAL.get(side.language)) and _pattern(unreal, whole=True).search(
        side.text, clause.start, verb.start
    ):
        return True
    start = max((e for _, e in joins if e <= verb.start), default=clause.start)
    end = min((s for s, _ in joins if s >= verb.end), default=clause.end)
    return _pattern(_AHEAD[side.language], whole=True).search(side.text, start, end) is not None


def _ends_at(word: Span, form: Span) -> bool:
    return word.end == form.end and word.start >= form.start


def _futures(side: Passage) -> list[Span]:
    found = []
    if side.language in _FUTURE:
        found += [Span(*m.span()) for m in _pattern(_FUTURE[side.language], whole=True).finditer(side.text)]
    if side.language in _AUXILIARY:
        led = _pattern(rf"\b{_AUXILIARY[side.language]}\w+", whole=False)
        found += [Span(*m.span()) for m in led.finditer(side.text)]
    if side.language in _FINAL:
        leads, verb = _FINAL[side.language]
        last = _pattern(rf"(?<![^\W_])(?:{verb}){_VERB_LAST}", whole=False)
        found += [
            Span(*m.span())
            for m in last.finditer(side.text)
            if _pattern(leads, whole=True).search(
                side.text, clause_of(side.text, Span(*m.span())).start, m.start()
            )
        ]
    return found


def _pasts(side: Passage) -> list[Span]:
    if side.language == "en":
        return [Span(*m.span()) for m in _WORD.finditer(side.text) if _is_past(side.text, m)]
    found = [Span(*m.span()) for m in _pattern(_PAST[side.language], whole=True).finditer(side.text)]
    helper = _HELPED.get(side.language)
    return [f for f in found if helper is None or _helps(helper, side.text, f)]


def _helps(helper: str, text: str, form: Span) -> bool:
    """Whether the clause of a participle has the verb that makes a past tense of it."""
    clause = clause_of(text, form)
    return _pattern(helper, whole=True).search(text, clause.start, clause.end) is not None


_WORD = re.compile(r"[^\W\d_]+")
#: What makes of an English form in "-ed" no past tense of its own.
_NO_PAST = frozenset(
    {
        "be",
        "been",
        "being",
        "is",
        "are",
        "am",
        "the",
        "a",
        "an",
        "by",
        "to",
        "of",
        "as",
        "its",
        "their",
        "his",
        "her",
    }
)


def _is_past(text: str, word: re.Match[str]) -> bool:
    """Whether an English word is of the past, and not a participle that describes a noun."""
    form = word[0]
    if not form.islower():
        return False
    kinds = wordclass.classes(form)
    before = _WORD.findall(text, max(0, word.start() - 20), word.start())
    if before and before[-1].lower() in ("was", "were"):
        return "VBN" in kinds and not kinds & {"VB", "JJ", "NN"}  # "were transferred"
    return (
        "VBD" in kinds and not kinds & {"VB", "JJ", "NN"} and not (before and before[-1].lower() in _NO_PAST)
    )


@lru_cache(maxsize=64)
def _pattern(words: str, whole: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])") if whole else re.compile(words)
