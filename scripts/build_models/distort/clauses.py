"""Planted omissions and additions of clauses, sentences put in place of others, and faithful variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from random import Random
from typing import NamedTuple

from examples import Label, Span
from rapidfuzz import fuzz

from distort.base import Distortion, Edit, Text, gap, replaced
from distort.names import LETTERS
from mtcheck.facts.name_lists import calendar_words
from mtcheck.frequency import zipf

_WIDE = frozenset({"zh", "ja"})
#: A clause has so many words, or so many characters where words are not set apart.
_WORDS, _CHARACTERS = 3, 6
#: A sentence this long is still one when half of it goes.
_LONG_WORDS, _LONG_CHARACTERS = 14, 30
#: A content word is rarer than that.
_CONTENT = 5.3

_COMMA = re.compile(r"(?<!\d)[,،;؛](?=\s)|[，；]|[,،](?=\s)|(?<=\s)[–—-](?=\s)|——|、(?=[^、]{8,}[。、])")
_BRACKETS = re.compile(r"\s?\([^()]+\)|（[^（）]+）")
_END = re.compile(r"[\s.!?;؟。！？…।\"”»」’']*$")
_WORD = re.compile(rf"{LETTERS}(?:['’\-‑]{LETTERS})*")

_JOINS = {
    "en": "and but which who because while although after before when where as so that since whose",
    "fr": "et mais qui parce car alors après avant lorsque où tandis pour dont",
    "es": "y pero que quien porque mientras aunque después antes cuando donde para",
    "de": "und aber weil während obwohl nachdem bevor wobei denn um damit",
    "it": "e ma che perché mentre anche dopo prima quando dove per",
    "pt": "e mas que porque enquanto embora depois antes quando onde para",
    "nl": "en maar die omdat terwijl hoewel nadat voordat toen waar om zodat",
    "pl": "i a ale który która które ponieważ podczas gdy aby gdzie oraz",
    "ru": "и а но который которая которые потому когда чтобы где поскольку хотя",
    "uk": "і та а але який яка які тому коли щоб де оскільки хоча",
    "ar": "و لكن الذي التي لأن بينما حيث عندما بعد قبل",
    "he": "אבל כי כאשר בזמן לאחר לפני אשר כדי",
    "tr": "ve ama ancak çünkü iken sonra önce",
    "vi": "và nhưng mà vì trong khi sau trước để",
    "id": "dan tetapi yang karena sementara setelah sebelum ketika untuk",
    "hi": "और लेकिन जो क्योंकि जबकि जब ताकि",
    "fa": "و اما که زیرا چون وقتی تا",
    "sv": "och men som eftersom medan efter innan när där för",
    "cs": "a ale který která které protože zatímco když aby kde",
    "ro": "și dar care pentru deoarece în timp după înainte când unde",
    "el": "και αλλά που επειδή ενώ αφού όταν όπου για",
    "hu": "és de aki amely mert miközben miután amikor ahol hogy",
    "ko": "그리고 하지만",
}
# Without "if", "not" or "he said" a sentence may say more than before: an omission of those has no label.
# A word that ends in "*" stands for all that begin with it; in scripts without spaces, wherever it stands.
_TURNS = {
    "en": "if unless not no never without only hardly said says told according alleged* report* claim* may might could "
    "would until nobody none n't don't didn't doesn't isn't wasn't won't can't",
    "fr": "si sauf selon sans dit dire déclar* affirm* raconte expliqu* pas ne n' aucun* jamais seulement pourrait",
    "es": "si según sin dijo dice afirm* declar* explic* no nunca solo sólo podría salvo",
    "de": "wenn falls laut zufolge sagte sagt erklärte nicht kein* ohne nur nie könnte würde sofern soll sollen",
    "it": "se secondo senza detto dice afferma* dichiara* spiega* non mai solo potrebbe nessun*",
    "pt": "se segundo sem disse diz afirm* declar* explic* não nunca só poderia apenas",
    "nl": "als volgens zonder zei zegt aldus verklaarde niet geen nooit alleen zou tenzij",
    "pl": "jeśli jeżeli gdyby według powiedział* dodał* stwierdził* nie bez tylko nigdy rzekom*",
    "ru": "если словам сказал* заявил* говор* рассказ* сообщ* добавил* не нет без только никогда бы якобы",
    "uk": "якщо словами сказа* заяв* повідом* розпов* дода* не немає без лише тільки ніколи би",
    "sv": "om enligt sade säger sa inte utan bara aldrig skulle",
    "cs": "pokud podle řekl* uvedl* dodal* ne není bez jen nikdy by kdyby",
    "ro": "dacă potrivit spus declarat adăugat nu fără doar niciodată ar",
    "el": "αν εάν σύμφωνα είπε δήλωσε δεν μην χωρίς μόνο ποτέ",
    "hu": "ha szerint mondta közölte nem ne nélkül csak soha",
    "tr": "eğer göre dedi söyledi belirtti değil yok sadece olmayan",
    "vi": "nếu theo nói cho không chưa chỉ",
    "id": "jika menurut kata ujar mengatakan tidak bukan tanpa hanya belum",
    "hi": "यदि अगर कहा बताया अनुसार नहीं न केवल बिना",
    "ar": "إذا لو لم لا لن ليس غير قال* وقال* أضاف* بدون دون فقط",
    "he": "אם לא אין אמר* לדברי ללא בלי רק",
    "fa": "اگر گفت گفته نه نمی* بدون فقط",
    "zh": "如果 若 不 没 未 无 说 表示 称 只 据",
    "ja": "もし ない ず ません 述べ 語 言 話 だけ ば",
    "ko": "따르면 말했 밝혔 않 없 못 만약 안",
}
#: Languages whose main verb comes last: without its end a sentence says something else, or nothing.
_VERB_LAST = frozenset({"ja", "ko", "hi", "tr", "fa"})


@cache
def _turn_pattern(language: str) -> re.Pattern[str]:
    words = [re.escape(w) for w in _TURNS[language].split()]
    if language in ("zh", "ja", "ko"):
        return re.compile("|".join(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)".replace(r"\*", r"\w*").replace("n't", r"\w*n't"))


def turns(words: str, language: str) -> bool:
    """Whether a condition, a denial, a doubt or a speaker stands in some words.

    Args:
        words: part of a sentence.
        language: ISO 639-1 code.
    """
    # "May" is a month; a sentence's first word may have its capital.
    lowered = words[:1].lower() + words[1:]
    return _turn_pattern(language).search(lowered.replace("’", "'")) is not None


class Piece(NamedTuple):
    """A stretch of a sentence: what goes with it, and the words themselves."""

    start: int
    end: int
    words: str


def _weight(text: str, language: str) -> int:
    return len(re.sub(r"[\W_]", "", text)) if language in _WIDE else len(text.split())


def _is_clause(text: str, language: str) -> bool:
    return _weight(text, language) >= (_CHARACTERS if language in _WIDE else _WORDS)


def pieces(text: str, language: str) -> list[Piece]:
    """Clauses that can be taken out of a sentence together with the comma or the brackets around them.

    Args:
        text: one sentence.
        language: ISO 639-1 code.

    Returns:
        Stretches to delete, in no order, some overlapping: in brackets, between two commas, after the last
        comma, before the first one, after a conjunction in a long sentence.
    """
    stop = _END.search(text)
    end = stop.start() if stop else len(text)
    commas = [m.span() for m in _COMMA.finditer(text, 0, end)]
    found = [Piece(m.start(), m.end(), m[0].strip("()（） ")) for m in _BRACKETS.finditer(text)]
    bounds = [(0, 0), *commas, (end, end)]
    for (_, left), (right, after) in pairwise(bounds):
        words = text[left:right]
        start, stop_at = left, right
        if left == 0 and commas:
            if not text[0].isalnum():
                continue
            stop_at = after
            while stop_at < end and text[stop_at].isspace():
                stop_at += 1
        elif left:
            start = next(a for a, b in commas if b == left)
            while start > 0 and text[start - 1].isspace():
                start -= 1
            # Of the two commas around it one stays where another clause follows.
            stop_at = right
        found.append(Piece(start, stop_at, words.strip()))
    found += _tails(text, end, language)
    whole = _weight(text[:end], language)
    return [
        p
        for p in found
        if _is_clause(p.words, language) and _weight(p.words, language) <= 0.7 * whole and _is_even(p.words)
    ]


def _tails(text: str, end: int, language: str) -> Iterator[Piece]:
    """The rest of a long sentence from a conjunction on."""
    if language in _WIDE or _weight(text, language) < _LONG_WORDS:
        return
    joins = _JOINS.get(language, "").split()
    for m in _WORD.finditer(text, end // 3, end):
        if m[0] in joins:
            start = m.start()
            while start > 0 and (text[start - 1].isspace() or text[start - 1] in ",،;"):
                start -= 1
            if start and text[start - 1] in '"“«„(':
                continue
            yield Piece(start, end, text[m.start() : end])


def _is_even(words: str) -> bool:
    """No half of a quotation and no half of a bracket."""
    opening = sum(words.count(c) for c in "(（[“«「『„‘")
    closing = sum(words.count(c) for c in ")）]”»」』")
    return opening == closing and words.count('"') % 2 == 0


def _cut(text: str, start: int, end: int, label: Label | None, kind: str) -> Edit | None:
    """A deletion; what begins the sentence now has the capital of what began it."""
    kept = text[end:]
    if start == 0 and text[:1].isupper():
        kept = kept[:1].upper() + kept[1:]
    edited = text[:start] + kept
    spans = gap(edited, start, "omission")
    return Edit(edited, label, spans, kind) if spans and edited.strip() else None


def _omitted(text: Text, random: Random) -> Edit | None:
    found = pieces(text.text, text.language)
    if not found:
        return None
    piece = random.choice(found)
    label: Label | None = "entailment" if _is_spare(piece, text) else None
    return _cut(text.text, piece.start, piece.end, label, "clause.omitted")


def _is_spare(piece: Piece, text: Text) -> bool:
    """Whether what is left without a piece surely holds: the piece is short and turns nothing round."""
    whole, language = text.text, text.language
    if turns(piece.words, language) or 2 * _weight(piece.words, language) > _weight(whole, language):
        return False
    # A comma beside a quotation mark parts what is said from who says it.
    if re.search(r"[\"“”«»„」』]\s*$", whole[: piece.start]) or re.match(r"[\"“«„「]", piece.words):
        return False
    return not (language in _VERB_LAST and _END.match(whole, piece.end))


def _others(text: Text, random: Random) -> list[str]:
    """A few sentences of the same document, and of other documents, that say something else."""
    some = [
        *random.sample(text.siblings, min(3, len(text.siblings))),
        *random.sample(text.strangers, min(2, len(text.strangers))),
    ]
    return [s for s in some if s != text.text and fuzz.token_set_ratio(s, text.text) < 65]


def _inner_lower(clause: str, language: str) -> str:
    """A clause without the capital of a sentence's first word, where that is a common word."""
    first = clause.split(maxsplit=1)[0]
    if zipf(first, language) > (6 if language == "de" else 5):
        return clause[0].lower() + clause[1:]
    return clause


def _added(text: Text, random: Random) -> Edit | None:
    language = text.language
    clauses = [
        p.words.strip(" ,،;，；")
        for other in _others(text, random)
        for p in pieces(other, language)
        if _weight(p.words, language) <= 2 * _LONG_WORDS and "\n" not in p.words
    ]
    clauses = [c for c in clauses if c and c not in text.text]
    if not clauses:
        return None
    clause = _inner_lower(random.choice(clauses), language)
    stop = _END.search(text.text)
    end = stop.start() if stop else len(text.text)
    if end == 0:
        return None
    places = [m.start() for m in _COMMA.finditer(text.text, 0, end) if text.text[m.start()] in ",،，"]
    at = random.choice([*places, end])
    comma = (
        "，" if language == "zh" else "、" if language == "ja" else "، " if language in ("ar", "fa") else ", "
    )
    edited = text.text[:at] + comma + clause + text.text[at:]
    start = at + len(comma)
    span = Span(start, start + len(clause), "mistranslation")
    return Edit(edited, "neutral", (span,), "clause.added")


#: Prepositions of time and place: what they begin can go, and the rest still holds.
_ADJUNCTS = {
    "en": "in on at during after before since near across throughout from with",
    "fr": "dans en pendant après avant depuis lors à au aux avec chez",
    "es": "en durante tras desde hasta con ante",
    "de": "in im am während nach vor seit bei mit aus auf",
    "it": "in nel nella durante dopo da con presso a",
    "pt": "em no na durante após desde com nos nas",
    "nl": "in op tijdens na voor sinds bij met aan",
    "pl": "w we na podczas po przed od z przy",
    "ru": "в во на после до с перед при",
    "uk": "в у на після до з перед при під",
    "sv": "i på under efter före sedan med vid från",
    "cs": "v ve na během po před od s při",
    "ro": "în la pe după din cu lângă",
    "el": "σε στο στη στην στον κατά μετά πριν από με",
    "id": "di pada dalam selama setelah sebelum sejak dengan",
    "vi": "ở tại trong sau trước từ với",
    "ar": "في خلال بعد قبل منذ مع على",
    "fa": "در طی پس قبل از با",
    "he": "במשך אחרי לפני מאז עם",
}


def _word_omitted(text: Text, random: Random) -> Edit | None:
    found: list[tuple[int, int, Label | None]] = []
    prepositions = _ADJUNCTS.get(text.language, "").split()
    if prepositions:
        # The phrase must end where a comma or the sentence does, or it would tear another apart.
        phrase = re.compile(rf"\s(?:{'|'.join(prepositions)})(?: [\w'’\-]+){{1,4}}(?=[,.;،]|[.!?]?$)")
        for m in phrase.finditer(text.text):
            sure = _is_when_or_where(m[0], text.language) and not turns(text.text, text.language)
            found.append((m.start(), m.end(), "entailment" if sure else None))
    if text.language in _WIDE:
        found += [
            (m.start(), m.end(), None)
            for m in re.finditer(r"[\u4e00-\u9fff]{2}的|[ァ-ヺー]{3,}の", text.text)
        ]
    for m in re.finditer(rf" (?:{_WORD.pattern})(?= \w)", text.text):
        word = m[0][1:]
        is_content = len(word) > 3 and zipf(word, text.language) < _CONTENT
        if is_content and (word[0].islower() or not word[0].isupper()):
            found.append((m.start(), m.end(), None))
    if not found:
        return None
    start, end, label = random.choice(found)
    return _cut(text.text, start, end, label, "word.omitted")


def _is_when_or_where(phrase: str, language: str) -> bool:
    """Whether a phrase dates or places: "on Monday", "in 2018", "in London", unlike "in favour"."""
    words = phrase.split()[1:]
    return any(
        w[0].isdigit() or w.casefold() in calendar_words(language) or (w[0].isupper() and language != "de")
        for w in words
    )


def _other_sentence(text: Text, random: Random) -> Edit | None:
    length = len(text.text)
    others = [s for s in _others(text, random) if 0.5 * length <= len(s) <= 2 * length]
    if not others:
        return None
    new = random.choice(others).strip()
    return replaced(
        text.text, 0, length, new, label="neutral", category="mistranslation", kind="sentence.other"
    )


def _halves(text: str, language: str) -> tuple[int, int] | None:
    """Where the second half of a long sentence begins and ends: after a comma, or at a word."""
    if _weight(text, language) < (_LONG_CHARACTERS if language in _WIDE else _LONG_WORDS) * 0.7:
        return None
    stop = _END.search(text)
    end = stop.start() if stop else len(text)
    third = range(end // 3, 2 * end // 3)
    cuts = [m.end() for m in _COMMA.finditer(text) if m.end() in third]
    cuts = cuts or [m.end() for m in re.finditer(r"\s", text) if m.end() in third]
    if not cuts:
        return None
    start = min(cuts, key=lambda c: abs(c - end // 2))
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _half_other(text: Text, random: Random) -> Edit | None:
    own = _halves(text.text, text.language)
    if not own:
        return None
    halves = [(s, _halves(s, text.language)) for s in _others(text, random)]
    tails = [s[h[0] : h[1]] for s, h in halves if h]
    tails = [t for t in tails if t.strip() and _is_even(t)]
    if not tails or not _is_even(text.text[slice(*own)]):
        return None
    return replaced(
        text.text,
        *own,
        random.choice(tails).strip(),
        label="neutral",
        category="mistranslation",
        kind="half.other",
    )


_LEADING = re.compile(
    r"(?P<phrase>(?:On|In|At|During|After|Before|Since|Last|Earlier|Yesterday|Today) ?(?:[\w'’\-]+ ?){0,5}), "
    r"(?P<rest>[^,;:()\"“”—–]+?)(?P<end>[.!]?)"
)
#: Moved behind these, a phrase would belong to another verb.
_SUBORDINATE = re.compile(r"\b(?:that|which|who|because|when|while|if|and|but|as|to|where|after|before)\b")
_PRONOUN = re.compile(r"\b(?:it|its|he|his|him|she|her|they|their|them|this|these|those)\b", re.IGNORECASE)


def _moved(text: Text, random: Random) -> Edit | None:
    """ "On Monday, X did Y." as "X did Y on Monday."."""
    m = _LEADING.fullmatch(text.text) if text.language == "en" else None
    if not m or _SUBORDINATE.search(m["rest"]) or _PRONOUN.search(m["rest"]) or _is_clausal(m["phrase"]):
        return None
    rest = m["rest"][0].upper() + m["rest"][1:]
    phrase = m["phrase"][0].lower() + m["phrase"][1:]
    return Edit(f"{rest} {phrase}{m['end']}", "entailment", (), "faithful.order")


def _is_clausal(phrase: str) -> bool:
    """ "After losing the match", "In short": their subject or their sense is lost at the end."""
    words = phrase.split()
    sentence_words = {
        "short",
        "fact",
        "general",
        "addition",
        "contrast",
        "all",
        "first",
        "least",
        "turn",
        "other",
    }
    return any(w.endswith("ing") for w in words) or not sentence_words.isdisjoint(words)


_QUOTES = {
    "en": ("“”", '""', "‘’"),
    "fr": ("«»", "“”", '""'),
    "de": ("„“", "»«", '""'),
    "pl": ("„”", "«»", '""'),
    "cs": ("„“", "»«", '""'),
    "ru": ("«»", "„“", '""'),
    "uk": ("«»", "“”", '""'),
    "ja": ("「」", "『』"),
    "zh": ("“”", "「」", '""'),
    "ro": ("„”", "«»", '""'),
    "hu": ("„”", "»«", '""'),
    "sv": ("””", '""', "»»"),
    "fa": ("«»", "“”", '""'),
}
_QUOTATION = re.compile(
    r'"([^"“”«»„]+)"|“([^"“”«»„]+)”|«([^"“”«»„]+)»|„([^"“”«»„]+)[“”]|「([^「」]+)」|”([^"“”«»„]+)”'
)


def _quotes(text: Text, random: Random) -> Edit | None:
    found = list(_QUOTATION.finditer(text.text))
    if not found:
        return None
    styles = [s for s in _QUOTES.get(text.language, ("“”", '""', "«»")) if s[0] != found[0][0][0]]
    style = random.choice(styles)
    opening, closing = style[0], style[1]
    space = "\u00a0" if text.language == "fr" and opening == "«" else ""

    def put(m: re.Match[str]) -> str:
        inner = next(g for g in m.groups() if g is not None)
        return opening + space + inner.strip("\u00a0\u202f ") + space + closing

    return _faithful(text, _QUOTATION.sub(put, text.text), "faithful.quotes")


def _spaces(text: Text, random: Random) -> Edit | None:
    new = random.choice((f" {text.text}", f"{text.text} ", f"{text.text}\n", f"\t{text.text}"))
    return _faithful(text, new, "faithful.spaces")


_DASHES = (" – ", " — ", " - ", "—")
_DASH = re.compile(r"(?<=\w) [–—-] (?=\w)|(?<=\w)—(?=\w)")


def _dashes(text: Text, random: Random) -> Edit | None:
    """Another dash, or commas for a pair of dashes; other apostrophes where there is no dash."""
    found = list(_DASH.finditer(text.text))
    if found:
        options = [d for d in _DASHES if d != found[0][0] and (d != "—" or text.language in ("en", "es"))]
        if len(found) == 2 and text.language not in _WIDE and text.text.count(",") == 0:
            options.append(", ")
        return _faithful(text, _DASH.sub(random.choice(options), text.text), "faithful.dashes")
    swap = {"’": "'", "'": "’"}
    new = re.sub(r"(?<=[^\W\d_])['’](?=[^\W\d_])", lambda m: swap[m[0]], text.text)
    return _faithful(text, new, "faithful.dashes")


_AMERICAN = dict(
    pair.split(":")
    for pair in (
        "colour:color colours:colors favour:favor favoured:favored favourable:favorable favourite:favorite "
        "honour:honor honoured:honored humour:humor labour:labor neighbour:neighbor neighbours:neighbors "
        "neighbourhood:neighborhood behaviour:behavior harbour:harbor rumour:rumor rumours:rumors vigour:vigor "
        "centre:center centres:centers theatre:theater theatres:theaters litre:liter litres:liters fibre:fiber "
        "kilometre:kilometer kilometres:kilometers defence:defense offence:offense organise:organize "
        "organised:organized organisation:organization organisations:organizations recognise:recognize "
        "recognised:recognized criticise:criticize criticised:criticized realise:realize realised:realized "
        "apologise:apologize apologised:apologized emphasise:emphasize emphasised:emphasized mobilise:mobilize "
        "authorised:authorized stabilise:stabilize minimise:minimize maximise:maximize prioritise:prioritize "
        "specialised:specialized analyse:analyze analysed:analyzed travelled:traveled travelling:traveling "
        "traveller:traveler cancelled:canceled labelled:labeled modelling:modeling grey:gray aluminium:aluminum "
        "sceptical:skeptical jewellery:jewelry ageing:aging fulfil:fulfill enrol:enroll plough:plow "
        "amongst:among towards:toward afterwards:afterward"
    ).split()
)
# "check", "story", "tire" and "program" have other senses too: only the British word is changed.
_AMERICAN_ONLY = {
    "cheque": "check",
    "storey": "story",
    "tyres": "tires",
    "programme": "program",
    "whilst": "while",
}
_BRITISH = {american: british for british, american in _AMERICAN.items()}


def _spelling(text: Text, random: Random) -> Edit | None:
    if text.language != "en":
        return None
    american = _AMERICAN | _AMERICAN_ONLY
    words = re.compile(LETTERS)
    table = american if american.keys() & set(words.findall(text.text)) else _BRITISH
    return _faithful(text, words.sub(lambda m: table.get(m[0], m[0]), text.text), "faithful.spelling")


def _faithful(text: Text, new: str, kind: str) -> Edit | None:
    return Edit(new, "entailment", (), kind) if new != text.text else None


DISTORTIONS: dict[str, Distortion] = {
    "clause.omitted": _omitted,
    "clause.added": _added,
    "word.omitted": _word_omitted,
    "sentence.other": _other_sentence,
    "half.other": _half_other,
}
#: Variants that say the same: nothing is wrong with them.
FAITHFUL: dict[str, Distortion] = {
    "faithful.order": _moved,
    "faithful.quotes": _quotes,
    "faithful.spaces": _spaces,
    "faithful.dashes": _dashes,
    "faithful.spelling": _spelling,
}
