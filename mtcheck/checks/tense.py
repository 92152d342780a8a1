"""What will be said as what was, and the reverse, where both languages mark it plainly on words that are linked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtcheck import wordclass
from mtcheck.checks.negation_scope import Passage
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
    "pt": r"[a-záéíóúçãõâêô]{2,}(?:ar|er|ir)(?:á|ão)",
}
#: Words that make a future of the verb behind them, and what may stand between.
_AUXILIARY = {
    "en": r"(?:will|'ll|’ll|shall|is to|are to)\s+(?:also\s+|now\s+|then\s+|\w+ly\s+)?(?!be\b|have\b|not\b)",
    "ru": r"(?:буду|будет|будут)\s+(?:также\s+)?",
    "uk": r"(?:буду|буде|будуть)\s+(?:також\s+)?",
    "pl": r"(?:będę|będzie|będą)\s+(?:także\s+|również\s+)?",
    "cs": r"(?:budu|bude|budou)\s+(?:také\s+)?",
    "sv": r"(?:ska|skall|kommer att)\s+(?:också\s+|även\s+)?(?!ha\b|vara\b|bli\b)",
    "id": r"akan\s+(?:juga\s+)?",
    "vi": r"sẽ\s+(?:cũng\s+)?",
    "el": r"θα\s+",
    "ro": r"(?:va|vor)\s+(?:mai\s+)?(?!fi\b)",
    "nl": r"(?:zal|zullen)\s+(?!worden\b|zijn\b|hebben\b)",
}
#: Verb forms that are nothing but past; with an auxiliary before them where the language needs one.
_PAST = {
    "es": r"(?<!\w)(?:(?:ha|han)\s+)?[a-záéíóúñ]{2,}(?:ó|aron|ieron|eron)|(?<!\w)(?:ha|han)\s+[a-záéíóúñ]+(?:ado|ido|to|cho|so)",
    "pt": r"[a-záéíóúçãõ]{2,}(?:ou|aram|eram|iram|eu|iu)",
    "fr": r"(?<!\w)(?:a|ont)\s+(?:déjà\s+|aussi\s+)?[a-zéèêîôçâ]+(?:é|és|ée|ées|i|is|it|u|us|ert)",
    "it": r"(?<!\w)(?:ha|hanno)\s+(?:già\s+|anche\s+)?[a-zàèéìòù]+(?:ato|ito|uto|tto|sto|so|rto)",
    "de": r"(?:[a-zäöüß]{2,})?ge[a-zäöüß]+(?:t|en)|[a-zäöüß]{2,}iert",
    "pl": r"[a-ząćęłńóśźż]{2,}(?:ł|ła|ło|li|ły)",
    "ru": r"[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)",
    "uk": r"[а-яіїєґ']{2,}(?:в|ла|ло|ли|вся|лася|лося|лися)",
}
#: What speaks of the future, or of a plan, in any way: where it stands nothing is lost.
_AHEAD = {
    "en": r"will|'ll|’ll|wo|won't|would|shall|should|going to|(?:is|are|was|were|be|being) (?:\w+ )?(?:to|due|set|scheduled|expected)|plan|plans|planned|planning|"
    r"intend\w*|expect\w*|due|schedul\w*|next|soon|about to|could|may|might|must|can|want\w*|hop\w*|promis\w*|pledg\w*|set to|agreed|decided|"
    r"until|when|if|once|future|upcoming|coming|propos\w*|forecast\w*|predict\w*",
    "es": r"\w+(?:ar|er|ir|dr)(?:á|án|ía|ían|é|emos)|va|van|iba|iban|prev\w+|plan|planes|plane\w+|próxim\w+|pued\w+|deb\w+|quier\w+|anunci\w+|si|cuando|hasta",
    "pt": r"\w+(?:ar|er|ir)(?:á|ão|ia|iam)|vai|vão|ia|iam|prev\w+|plano|planos|plane\w+|próxim\w+|pod\w+|dev\w+|quer\w*|anunci\w+|se|quando|até",
    "fr": r"\w+(?:er|ir|dr|rr)(?:a|ont|ait|aient|ai|ons)|va|vont|allait|prév\w+|plan|plans|planifi\w+|prochain\w*|peu\w*|doi\w*|veu\w*|annonc\w+|si|quand|jusqu\w*",
    "it": r"\w+(?:er|ir|dr|rr)(?:à|anno|ebbe|ebbero|ò|emo)|va|vanno|prev\w+|piano|piani|pianific\w+|prossim\w+|pu\w|posson\w+|dev\w+|vuole|annunci\w+|se|quando|fino",
    "de": r"wird|werden|würde\w*|will|wollen|soll\w*|plan\w*|könn\w+|kann|muss|müss\w+|dürf\w+|nächst\w+|kommend\w+|künftig\w*|wenn|falls|"
    r"bis|ab|sobald|zu|beabsicht\w*|angekündigt|möchte\w*|vorgesehen|geplant\w*",
    "pl": r"będ\w+|zosta\w+|ma|mają|miał\w*|by|plan\w*|zamierz\w*|przysz\w+|następn\w+|moż\w+|mog\w+|jeśli|gdy|kiedy|zapowied\w+",
    "ru": r"буд\w+|стан\w+|бы|план\w*|намер\w+|собира\w+|следующ\w+|мож\w+|мог\w+|долж\w+|если|когда|обеща\w+|предсто\w+|\w+(?:ет|ит|ут|ют|ат|ят)ся|"
    r"[а-яё]+(?:ет|ит|ёт|ут|ют|ат|ят)",
    "uk": r"буд\w+|стан\w+|би|б|план\w*|намір\w*|збира\w+|наступн\w+|мож\w+|міг|мог\w+|має|мають|якщо|коли|обіця\w+|[а-яіїєґ']+(?:ть|ться|тиме|тимуть)",
}


@lru_cache(maxsize=1024)
def find_changed_tense(ours: Passage, theirs: Passage) -> Tense | None:
    """Two linked verbs of which one is of the future, one of the past, where no word of the past one's passage looks ahead.

    Args:
        ours: a passage of the translation.
        theirs: the one of the original that it translates.
    """
    for (mine, its), swapped in (((ours, theirs), False), ((theirs, ours), True)):
        if mine.language not in _AHEAD or _pattern(_AHEAD[mine.language], whole=True).search(mine.text):
            continue
        ahead = _futures(its)
        past = _pasts(mine) if ahead else []
        for a, b in zip(mine.links, its.links, strict=True):
            if any(_ends_at(b, f) for f in ahead) and any(_ends_at(a, p) for p in past):
                return Tense(b, a, False) if swapped else Tense(a, b, True)
    return None


def _ends_at(word: Span, form: Span) -> bool:
    return word.end == form.end and word.start >= form.start


def _futures(side: Passage) -> list[Span]:
    found = []
    if side.language in _FUTURE:
        found += [Span(*m.span()) for m in _pattern(_FUTURE[side.language], whole=True).finditer(side.text)]
    if side.language in _AUXILIARY:
        led = _pattern(rf"\b{_AUXILIARY[side.language]}\w+", whole=False)
        found += [Span(*m.span()) for m in led.finditer(side.text)]
    return found


def _pasts(side: Passage) -> list[Span]:
    if side.language == "en":
        return [Span(*m.span()) for m in _WORD.finditer(side.text) if _is_past(side.text, m)]
    return [Span(*m.span()) for m in _pattern(_PAST[side.language], whole=True).finditer(side.text)]


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
    return (
        "VBD" in kinds and not kinds & {"VB", "JJ", "NN"} and not (before and before[-1].lower() in _NO_PAST)
    )


@lru_cache(maxsize=64)
def _pattern(words: str, whole: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])") if whole else re.compile(words)
