"""Planted errors in names: another name, a garbled one, two names exchanged, the wrong speaker.

Names marked by hand (``Text.names``) are used where there are any. Otherwise the rules of `mtcheck.facts.names`
find them, and in scripts without capitals also words that sound like a name of the source, katakana
words, and runs of the characters that Chinese writes foreign names with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

from anyascii import anyascii
from examples import Category, Label, Span
from rapidfuzz import fuzz

from distort.base import Distortion, Edit, Text, replaced
from mtcheck.facts.name_runs import opens_sentence
from mtcheck.facts.names import find_names
from mtcheck.facts.places import UNCASED, territories
from mtcheck.frequency import zipf

#: How many other sentences are searched for names to put in.
_OTHERS = 8
#: Zipf values: a katakana word, or any word with a capital, that is more common is no name for sure.
_COMMON, _RARE = 3.3, 4.2

#: A word, with the vowel signs of Hindi and Arabic, which are no letters to the regular expressions of Python.
LETTERS = r"(?:[^\W\d_][\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u064b-\u0652\u200c]*)+"
_WORD = re.compile(rf"{LETTERS}(?:['’\-‑]{LETTERS})*")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}(?:[・＝][ァ-ヺー]{2,})*")
_HAN_SOUNDS = (
    "阿埃艾爱安昂奥巴白拜班邦贝本比彼别宾波伯博布查达戴丹当道德登邓迪蒂丁顿多恩尔法范菲芬费丰佛弗福富盖甘冈戈格古哈海汉豪赫亨胡华惠霍基吉加贾简"
    "杰金卡凯坎康考科克肯库夸奎拉莱兰朗劳勒雷里利莉丽连廉列林琳卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密缅明摩莫默姆穆娜纳奈南内尼妮宁纽努诺欧帕派"
    "潘庞佩彭皮匹平珀普齐奇恰乔切琼丘热日茹瑞若萨塞赛桑森沙莎尚绍舍申圣施什史舒斯丝松苏索塔泰坦汤唐特提廷图托瓦万旺威韦维魏温沃乌武西希锡夏香肖"
    "那谢辛欣休雅亚延扬耶叶伊因英尤约扎詹珍朱佐兹泽祖"
)
_HAN_NAME = re.compile(f"[{_HAN_SOUNDS}]{{1,6}}(?:[·・•][{_HAN_SOUNDS}]{{1,6}})+|[{_HAN_SOUNDS}]{{3,6}}")
_KOREAN_PARTICLE = re.compile(r"(?<=..)(?:에서는|에서|으로|에게|은|는|이|가|을|를|의|에|와|과|도|로)$")
_TURKISH_ENDING = re.compile(r"['’][^\W\d_]+$")


class Found(NamedTuple):
    """A name in a sentence: offsets, its letters, "PER", "ORG", "LOC" or "MISC", the country's code or ""."""

    start: int
    end: int
    text: str
    kind: str
    code: str


def names_of(text: Text) -> list[Found]:
    """The names of a translation: those marked by hand, else those that rules find.

    Args:
        text: the translation; its source, where there is one, confirms names.

    Returns:
        Names in order, none overlapping.
    """
    if text.names:
        return [Found(start, end, text.text[start:end], kind, "") for start, end, kind in sorted(text.names)]
    found = list(_guessed(text.text, text.language))
    if text.language in UNCASED and text.source and text.source_language not in UNCASED:
        found += _sounding(text.text, text.source, text.language)
    if text.source and text.source_language not in UNCASED:
        known = set(_WORD.findall(text.source))
    else:
        known = {w for s in (*text.siblings[:_OTHERS],) for w in _WORD.findall(s)}
    if text.language == "zh" and text.source and text.source_language not in UNCASED:
        sounds = _name_sounds(text.source)
        found = [n for n in found if n.code or "·" in n.text or _sounds_like(n.text, sounds)]
    return _apart([n for n in found if _is_safe(n, text, known)])


@lru_cache(maxsize=20_000)
def _guessed(text: str, language: str) -> tuple[Found, ...]:
    found = [Found(n.start, n.end, n.text, n.kind, n.code or "") for n in find_names(text, language)]
    if language == "tr":
        found = [_shorter(n, _TURKISH_ENDING) for n in found]
    if language == "ja":
        found += [
            Found(*m.span(), m[0], "MISC", "")
            for m in _KATAKANA.finditer(text)
            if "・" in m[0] or (len(m[0]) > 2 and zipf(m[0], "ja") < _COMMON)
        ]
    if language == "zh":
        found += [
            Found(*m.span(), m[0], "MISC", "")
            for m in _HAN_NAME.finditer(text)
            if not m[0].startswith("西南")
        ]
    return tuple(_apart(found))


def _shorter(name: Found, ending: re.Pattern[str]) -> Found:
    kept = ending.sub("", name.text)
    return name._replace(end=name.start + len(kept), text=kept)


def _sounding(text: str, source: str, language: str) -> Iterator[Found]:
    """Words that sound like a name of the source, which is in a script with capitals."""
    sounds = _name_sounds(source)
    if not sounds or language in ("zh", "ja"):
        return
    for m in _WORD.finditer(text):
        word = _KOREAN_PARTICLE.sub("", m[0]) if language == "ko" else m[0]
        if _sounds_like(word, sounds, 80):
            yield Found(m.start(), m.start() + len(word), word, "MISC", "")


def _name_sounds(source: str) -> list[str]:
    sounds = (_sound(n) for n in re.findall(r"(?<=[\w,] )[^\W\d_a-zа-яα-ω][^\W\d_]{3,}", source))
    return [s for s in sounds if len(s) > 2]


def _sounds_like(word: str, sounds: Sequence[str], least: int = 55) -> bool:
    sound = _sound(word)
    return len(sound) > 2 and any(fuzz.ratio(sound, s) >= least for s in sounds)


_SOUND = str.maketrans("cqgzxbfvdjywr", "kkkssppptiiil")


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """The consonants of a word in any script, those that are often confused written alike."""
    ascii_word = re.sub(r"[^a-z]", "", anyascii(word).lower()).translate(_SOUND)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouh]", "", ascii_word))


def _is_safe(name: Found, text: Text, known: set[str]) -> bool:
    if len(name.text) < 2 or (len(name.text) < 3 and text.language not in UNCASED):
        return False
    if name.kind == "LOC" or " " in name.text or text.language in UNCASED:
        return True
    if text.language == "de" or opens_sentence(text.text, name.start):
        return name.text in known
    return _is_rare(name.text, text)


def _is_rare(word: str, text: Text) -> bool:
    """Whether a word with a capital is a name: the source has it too, or the language hardly does."""
    return word in _WORD.findall(text.source or "") or zipf(word, text.language) < _RARE


def _apart(names: Iterator[Found] | Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _other_names(text: Text, random: Random) -> list[Found]:
    """Names of other sentences: of the document first, of a few other documents after."""
    strangers = random.sample(text.strangers, min(_OTHERS // 2, len(text.strangers)))
    siblings = random.sample(text.siblings, min(_OTHERS, len(text.siblings)))
    found = []
    for sentence in (*siblings, *strangers):
        for name in _guessed(sentence, text.language):
            if len(name.text) > 2 and not (
                opens_sentence(sentence, name.start) and " " not in name.text and name.kind == "MISC"
            ):
                found.append(name)
    return found


def _is_same(first: Found, second: Found) -> bool:
    """Whether two names may stand for one bearer: a part in common, initials, the same country."""
    if first.code and first.code == second.code:
        return True
    a, b = first.text.casefold(), second.text.casefold()
    if a in b or b in a or _initials(first.text) == b or _initials(second.text) == a:
        return True
    heads_a, heads_b = ({w[:4] for w in _WORD.findall(t) if len(w) > 2} for t in (a, b))
    return bool(heads_a & heads_b) or fuzz.ratio(a, b) > 75


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper()).casefold()


def _may_stand_for(old: Found, new: Found) -> bool:
    """Whether the grammar of a sentence bears one name in place of another."""
    if "MISC" not in (old.kind, new.kind):
        return old.kind == new.kind
    # What is not known is judged by its length: "Mr. Adams" is no "Mr. Team America".
    alike = len(old.text.split()) == len(new.text.split())
    return bool(old.code) == bool(new.code) and "LOC" not in (old.kind, new.kind) and alike


def _swapped(text: Text, random: Random) -> Edit | None:
    names = names_of(text)
    if not names:
        return None
    return _with_other(text, random.choice(names), random, "name.swapped", "name")


def _with_other(text: Text, name: Found, random: Random, kind: str, category: Category) -> Edit | None:
    others = [n for n in _other_names(text, random) if not _is_same(name, n) and n.text not in text.text]
    if kind == "speaker":
        others = [n for n in others if _is_person(n, text.language)]
    else:
        others = [n for n in others if _may_stand_for(name, n)]
    spare = _spare_names(name, text) if not others else []
    if not others and not spare:
        return None
    new = random.choice(others).text if others else random.choice(spare)
    return replaced(text.text, name.start, name.end, new, label="contradiction", category=category, kind=kind)


#: Where the script has no capitals, rules find few names of people in the other sentences.
_SURNAMES = {
    "ko": "김민수 박지훈 이서연 최영희 정대현 강민호 윤재석 한지우",
    "ar": "محمود خليل منصور سالم ناصر حداد خوري عباس الشامي البغدادي",
    "he": "כהן לוי מזרחי פרץ ביטון דהן פרידמן שפירא גולדברג אזולאי",
    "fa": "رضایی احمدی محمدی کریمی موسوی حسینی جعفری صادقی رحیمی قاسمی",
    "hi": "शर्मा वर्मा गुप्ता यादव मिश्रा जोशी पटेल खन्ना कपूर चौधरी",
    "zh": "汉森 科瓦奇 莫雷蒂 奥康纳 杜邦 佩特洛娃 林德曼 阿尔瓦雷斯",
}


def _spare_names(name: Found, text: Text) -> list[str]:
    """Names from a list: countries for a country, surnames for a name in a script without capitals."""
    if name.code:
        known = territories(text.language)
        # A short code is a country's; one of three digits, a continent's.
        return [n for n, codes in known.items() if name.code not in codes and len(codes[0]) == len(name.code)]
    if name.kind in ("PER", "MISC") and not re.search(r"[A-Za-z]", name.text):
        return [n for n in _SURNAMES.get(text.language, "").split() if n not in text.text]
    return []


# Letters of a group are written for one another when a name goes from script to script: a change within
# a group would be a spelling, not an error.
_GROUPS = {
    "latin": "bpfvw dt gkcqjxh szc mn lr",
    "cyrillic": "бпфв дт гкх зсжшцчщ мн лр",
    "greek": "βπφ δτθ γκχ σζξς μν λρ",
    "arabic": "بپف دتطضظ كقغخگکجچ سصشزژذث من لر",
    "hebrew": "בפוּ דתט גכקחה זסשצ מן נם לר",
    "devanagari": "कखगघ चछजझ टठडढतथदध पफबभ मन रल सशष",
}
_SYLLABLES = {
    "hangul": "라 마 다 나 바 사 고 도 리 미 노 로 켄 벨".split(),
    "kana": "ラ マ ダ ナ バ サ コ ト リ ミ ノ ロ ケ ベ".split(),
    "han": list("拉马达纳巴萨科托里米诺罗肯贝"),
}
_ENDINGS = {
    "latin": "ezza ansky erton ueldo ishvil oulle andro imeier ikova".split(),
    "cyrillic": "авадо ертон инелли аускас ишвили эндро уэльдо".split(),
    "greek": "άβαντο έρτον ισβίλι άνδρο ουέλντο".split(),
    "arabic": "اندرو شفيلي اوسكي يرتون".split(),
    "hebrew": "אנדרו שווילי אוסקי רטון".split(),
    "devanagari": "ान्द्रो विली ोस्की र्टन".split(),
    "hangul": "안드로 시빌리 오스키 에르톤".split(),
    "kana": "アンドロ シビリ オスキー エルトン".split(),
    "han": "安德罗 什维利 斯基 尔顿".split(),
}
_RANGES = (
    ("latin", "AɏḀỿ"),
    ("cyrillic", "Ѐӿ"),
    ("greek", "ͰϿἀ῿"),
    ("arabic", "؀ۿ"),
    ("hebrew", "֐׿"),
    ("devanagari", "ऀॿ"),
    ("hangul", "가힣"),
    ("kana", "ァヿ"),
    ("han", "一鿿"),
)


def _script(char: str) -> str:
    for script, bounds in _RANGES:
        if any(a <= char <= b for a, b in zip(bounds[::2], bounds[1::2], strict=True)):
            return script
    return ""


def garble(word: str, random: Random) -> str | None:
    """A name that does not exist, made from one that does.

    A consonant becomes another that no transcription would take for it, a syllable goes or is put in, or
    an ending of another language is glued on. The last letters, where languages inflect, are left alone.

    Args:
        word: one word of a name, in any script.
        random: what to do where.

    Returns:
        The new word, or None where the word is too short for that.
    """
    script = _script(word[0])
    if script in _SYLLABLES:
        return _garbled_syllables(word, _SYLLABLES[script], _ENDINGS[script], random)
    if script not in _GROUPS or len(word) < 4:
        return None
    groups = _GROUPS[script].split()
    inner = [i for i in range(1, len(word) - 1) if any(word[i].lower() in g for g in groups)]
    inner = [i for i in inner if i < len(word) - 2 or len(word) < 6]
    if not inner:
        return None
    i = random.choice(inner)
    rule = random.randrange(4)
    if rule == 0:
        others = [g for g in groups if word[i].lower() not in g]
        return word[:i] + random.choice(random.choice(others)) + word[i + 1 :]
    if rule == 1 and len(word) > 6:
        i = random.randrange(2, len(word) - 3)
        return word[:i] + word[i + 2 :]
    if rule == 2:
        vowels = re.findall("[aeiouаеиоуαεηιου]", word[1:].lower()) or [""]
        return word[:i] + random.choice(random.choice(groups)[:2]) + random.choice(vowels) + word[i:]
    stem = word[:-1] if word[-1].lower() in "aeiouyаеиоуыяαειουηίάέό" else word
    if script in ("latin", "cyrillic") and random.random() < 0.7:
        return stem + invented(random, script, syllables=1).lower()
    return stem + random.choice(_ENDINGS[script])


def _garbled_syllables(
    word: str, syllables: Sequence[str], endings: Sequence[str], random: Random
) -> str | None:
    if len(word) < 2:
        return None
    i = random.randrange(len(word))
    rule = random.randrange(3)
    if rule == 0:
        return word[:i] + random.choice([s for s in syllables if s != word[i]]) + word[i + 1 :]
    if rule == 1 and len(word) > 3:
        return word[:i] + word[i + 1 :]
    return word + random.choice(endings)


def _one_word(text: Text, random: Random) -> tuple[int, int] | None:
    """A word of a name that may be garbled: four letters, or two syllables."""
    words = [
        (n.start + m.start(), n.start + m.end())
        for n in names_of(text)
        for m in _WORD.finditer(n.text)
        if len(m[0]) > 3 or (len(m[0]) > 1 and _script(m[0][0]) in _SYLLABLES)
    ]
    words = [
        (a, b)
        for a, b in words
        if text.language in UNCASED or (text.text[a].isupper() and _is_rare(text.text[a:b], text))
    ]
    return random.choice(words) if words else None


def _garbled(text: Text, random: Random) -> Edit | None:
    word = _one_word(text, random)
    new = garble(text.text[slice(*word)], random) if word else None
    if not word or not new or new.casefold() == text.text[slice(*word)].casefold():
        return None
    return replaced(text.text, *word, new, label="contradiction", category="name", kind="name.garbled")


def _glued(text: Text, random: Random) -> Edit | None:
    """A name written together with its neighbour, or in two: it still names the same, so no label."""
    names = [n for n in names_of(text) if _script(n.text[0]) not in ("han", "kana", "")]
    if not names:
        return None
    name = random.choice(names)
    places: list[tuple[int, int, str]] = []
    if m := re.compile(r"[^\W\d_]+ $").search(text.text, 0, name.start):
        places.append((m.start(), name.end, m[0][:-1] + name.text))
    if m := re.compile(r" [^\W\d_]+").match(text.text, name.end):
        places.append((name.start, m.end(), name.text + m[0][1:]))
    word = max(_WORD.findall(name.text), key=len, default="")
    if len(word) > 5:
        cut = random.randrange(2, len(word) - 2)
        split = name.text.replace(word, f"{word[:cut]} {word[cut:]}", 1)
        places.append((name.start, name.end, split))
    if not places:
        return None
    start, end, new = random.choice(places)
    return replaced(text.text, start, end, new, label=None, category="name", kind="name.glued")


#: Words that join two names of which neither has a part of its own: exchanging them says the same.
_AND = frozenset(
    "and or et ou y e o und oder en of i oraz lub и или та і або й و او أو یا ve veya và hoặc dan atau और या och "
    "eller a nebo ani sau și și/sau και ή és vagy vs versus mit with avec con com z s с з cu với dengan med met "
    "ile ibn bin to do – - — the & 和 与 與 及 同 跟 と や 와 과 및".split()
)
#: "between A and B", "A met B": neither order is wrong.
_MUTUAL = re.compile(
    r"\b(?:between|among|both|met|meets|meeting|married|talks|joined by|entre|zwischen|trafen?|traf|tra|fra|tussen|między"
    r"|pomiędzy|между|між|встрет\w*|зустрі\w*|arasında|giữa|antara|mellan|mezi|între|μεταξύ|között)\b|之间|之間|間|사이|بين|בין|بین|के बीच"
)
_PASSIVE = {
    "en": "by",
    "fr": "par",
    "es": "por",
    "it": "da dal dalla dall' dai dagli dalle",
    "pt": "por pelo pela pelos pelas",
    "de": "von vom durch",
    "nl": "door",
    "pl": "przez",
    "sv": "av",
    "ro": "de",
    "el": "από",
    "id": "oleh",
    "vi": "bởi",
    "tr": "tarafından",
    "ja": "によって により",
    "ko": "의해",
    "zh": "被 由",
    "ar": "من قبل",
    "he": "על ידי",
    "fa": "توسط",
    "hi": "द्वारा",
}


_ADJECTIVE = re.compile(
    "(?:ого|ому|ой|ая|ое|ую|их|ими|ый|ий|ої|ій|ська|ське|ські|ський|ých|ého|ský|ská|ské|ego|skie|ski|ska)$"
)


def _is_passive(between: str, language: str) -> bool:
    markers = _PASSIVE.get(language, "").split()
    if language in ("zh", "ja", "ko"):
        return any(m in between for m in markers)
    return not set(markers).isdisjoint(_WORD.findall(between.casefold()))


def _pairs(text: Text, *, passive: bool) -> list[tuple[Found, Found]]:
    """Two names of a sentence with a word of weight between them."""
    names = names_of(text)
    pairs = []
    for i, first in enumerate(names):
        for second in names[i + 1 : i + 3]:
            between = text.text[first.end : second.start]
            if _ADJECTIVE.search(first.text) or _ADJECTIVE.search(second.text):
                continue
            if _is_same(first, second) or not _may_stand_for(first, second) or _MUTUAL.search(between):
                continue
            if _MUTUAL.search(text.text, max(0, first.start - 30), first.start):
                continue
            if _carries_weight(between, text.language) and _is_passive(between, text.language) is passive:
                pairs.append((first, second))
    return pairs


def _carries_weight(between: str, language: str) -> bool:
    if len(between) > 120 or re.search(r"[.!?。！？]", between):
        return False
    if language in ("zh", "ja"):
        return len(re.sub(r"[\W和与與及同跟とや、，的のはがをに]+", "", between)) > 1
    # In "Anna Berg, Ole Dahl and Eva Lind" all that stands between is a name.
    words = [w for w in _WORD.findall(between) if not w[0].isupper()]
    return any(w not in _AND and len(w) > 2 for w in words)


def _exchanged(text: Text, first: tuple[int, int], second: tuple[int, int], kind: str) -> Edit | None:
    whole = text.text
    a, b = whole[slice(*first)], whole[slice(*second)]
    edited = whole[: first[0]] + b + whole[first[1] : second[0]] + a + whole[second[1] :]
    if edited == whole:
        return None
    start = second[1] - len(a)
    spans = (
        Span(first[0], first[0] + len(b), "mistranslation"),
        Span(start, start + len(a), "mistranslation"),
    )
    return Edit(edited, "contradiction", spans, kind)


def _roles(text: Text, random: Random) -> Edit | None:
    pairs = _pairs(text, passive=False)
    if not pairs:
        return None
    first, second = random.choice(pairs)
    return _exchanged(text, first[:2], second[:2], "roles")


_SPEECH = {
    "en": "said says told tells added adds argued explained tweeted warned wrote stated claimed insisted announced "
    "asked replied according",
    "fr": "dit déclaré affirmé ajouté ajoute explique expliqué indiqué selon écrit précisé estime annoncé",
    "es": "dijo afirmó añadió declaró explicó según señaló aseguró escribió anunció agregó",
    "de": "sagte sagt erklärte betonte laut zufolge schrieb warnte meinte fügte teilte",
    "it": "detto afferma affermato dichiarato secondo spiegato aggiunto scritto sostiene annunciato",
    "pt": "disse afirmou acrescentou declarou explicou segundo escreveu anunciou contou",
    "nl": "zei zegt aldus verklaarde volgens vertelde schreef waarschuwde voegde",
    "pl": "powiedział powiedziała stwierdził stwierdziła dodał dodała według napisał oświadczył zdaniem",
    "ru": "сказал сказала заявил заявила отметил добавил добавила сообщил сообщила словам написал рассказал",
    "uk": "сказав сказала заявив заявила зазначив додав додала повідомив повідомила словами написав",
    "zh": "说 表示 称 指出 告诉 补充道",
    "ja": "述べ 語っ 話し 言っ 語る によると",
    "ko": "말했 밝혔 전했 따르면 덧붙였",
    "ar": "قال قالت وقال وقالت أضاف وأضاف صرح أكد بحسب",
    "he": "אמר אמרה הוסיף מסר ציין לדברי הצהיר",
    "tr": "söyledi dedi belirtti açıkladı ekledi göre ifade",
    "vi": "nói cho tuyên thêm biết theo viết",
    "id": "mengatakan kata ujar menurut menambahkan menyatakan tutur",
    "hi": "कहा बताया अनुसार बोले",
    "fa": "گفت افزود گفته اعلام گفتند",
    "sv": "sade säger sa tillade enligt skrev förklarade menar",
    "cs": "řekl řekla uvedl uvedla dodal dodala podle prohlásil napsal",
    "ro": "spus declarat adăugat precizat potrivit explicat afirmat scris",
    "el": "είπε δήλωσε πρόσθεσε σύμφωνα ανέφερε τόνισε έγραψε",
    "hu": "mondta szerint közölte elmondta hozzátette írta nyilatkozta",
}


def _speaker(text: Text, random: Random) -> Edit | None:
    speech = frozenset(_SPEECH[text.language].split())
    names = [n for n in names_of(text) if _is_person(n, text.language) and _is_beside(text, n, speech)]
    if not names:
        return None
    return _with_other(text, random.choice(names), random, "speaker", "name")


def _is_person(name: Found, language: str) -> bool:
    """A name that is a person's, or a rare word that may well be a surname."""
    if name.kind == "PER":
        return True
    lone = name.kind == "MISC" and not name.code and " " not in name.text
    return lone and not name.text.isupper() and zipf(name.text, language) < _RARE


def _is_beside(text: Text, name: Found, speech: frozenset[str]) -> bool:
    """Whether a verb of saying stands right before a name, or within two words after it."""
    before = text.text[max(0, name.start - 30) : name.start]
    after = text.text[name.end : name.end + 30]
    if text.language in ("zh", "ja", "ko"):
        return any(word in after[:8] for word in speech)
    return not speech.isdisjoint(_WORD.findall(before)[-1:] + _WORD.findall(after)[:2])


_ROTATED = {
    **dict(zip("aeiouAEIOU", "eiouaEIOUA", strict=True)),
    **dict(zip("аеиоуАЕИОУ", "еиоуаЕИОУА", strict=True)),
    **dict(zip("αειου", "ειουα", strict=True)),
    **dict(zip("áéíó", "éíóá", strict=True)),
    **dict(zip("ايو", "يوا", strict=True)),
    **dict(zip("िीुूेो", "ुेिोीू", strict=True)),
}


def _held_out_name(text: Text, random: Random) -> Edit | None:
    word = _one_word(text, random)
    if not word:
        return None
    old = text.text[slice(*word)]
    rule = random.randrange(3)
    if rule == 0:
        new = "".join(_ROTATED.get(c, c) for c in old)
    elif rule == 1 and _script(old[0]) in _GROUPS:
        i = random.randrange(2, len(old) - 1)
        new = old[:i] + old[i] + old[i:] if old[i] not in _ROTATED else old
    else:
        new = old[1].upper() + old[0].lower() + old[2:] if old[0].isupper() else old[1] + old[0] + old[2:]
    # A doubled consonant is a slip of the pen: the name is known for what it is.
    label: Label | None = None if len(new) > len(old) else "contradiction"
    return replaced(text.text, *word, new, label=label, category="name", kind="name.heldout")


_VERBS = (
    "accused accuses acquired adopted appointed approved arrested attacked backed banned beat blamed blocked bought "
    "charged chose condemned convicted created criticised criticized defeated defended demanded denied destroyed "
    "dismissed employed entered fired follows followed forced founded funded hired hit injured invited invaded "
    "killed launched led leads left nominated ordered outlined owns paid praised praises questioned raided "
    "rejected replaced reported rescued sacked seized sentenced shot stabbed struck sued supported supports threatened "
    "told took urged visited warned"
).split()
_CLAUSE = re.compile(
    r"(?P<first>(?:The|A|An|His|Her|Its|Their|Our|My) (?:[a-z][\w\-]+ )?[a-z][\w\-]+|[A-Z][\w\-]+(?: [A-Z][\w\-]+){0,2})"
    rf" (?:(?:has|have|had|also|then|later) )?(?:{'|'.join(_VERBS)}) "
    r"(?P<second>(?:the|a|an|his|her|its|their|our|my) (?:[a-z][\w\-]+ )?[a-z][\w\-]+|[A-Z][\w\-]+(?: [A-Z][\w\-]+){0,2})"
    r"(?=[.,;]| (?:in|on|at|after|before|when|while|because|of|for|during|over|from|with|and|last|this)\b)"
)


def _held_out_roles(text: Text, random: Random) -> Edit | None:
    pairs = [(a[:2], b[:2]) for a, b in _pairs(text, passive=True)]
    if text.language == "en":
        pairs += [(m.span("first"), m.span("second")) for m in _CLAUSE.finditer(text.text)]
    if not pairs:
        return None
    first, second = random.choice(pairs)
    edit = _exchanged(text, first, second, "roles.heldout")
    if not edit or first[0] != 0:
        return edit
    # The article that opened the sentence gives its capital to the one that opens it now.
    start = edit.spans[1].start
    opened = re.match(r"(?:The|An?|His|Her|Its|Their|Our|My) ", text.text)
    moved = edit.text[start].lower() if opened else edit.text[start]
    whole = edit.text[:start] + moved + edit.text[start + 1 :]
    return Edit(whole[0].upper() + whole[1:], edit.label, edit.spans, edit.kind)


_ONSETS = "b br d dr f g gr h j k kl l m n p pr r s st t tr v z".split()
_CODAS = "n r l s m ck rd nd lt sk th".split()
_CYRILLIC_ONSETS = "б бр в г гр д др з к кл л м н п пр р с ст т тр ф х".split()
_CYRILLIC_CODAS = "н р л с м к рд нд лт ск".split()


def invented(random: Random, script: str = "latin", syllables: int = 0) -> str:
    """A name that nobody is likely to bear.

    Args:
        random: which syllables.
        script: "latin" or "cyrillic".
        syllables: how many; 0 for two or three.
    """
    latin = script == "latin"
    onsets, codas = (_ONSETS, _CODAS) if latin else (_CYRILLIC_ONSETS, _CYRILLIC_CODAS)
    vowels = "aeiou" if latin else "аеиоу"
    count = syllables or random.choice((2, 2, 3))
    name = "".join(random.choice(onsets) + random.choice(vowels) for _ in range(count))
    return (name + random.choice(codas if count == 1 else [*codas, ""])).capitalize()


def _invented_on_both_sides(text: Text, random: Random) -> tuple[str, Edit] | None:
    if not text.source:
        return None
    shared = []
    for name in names_of(text):
        for m in _WORD.finditer(name.text):
            word = m[0]
            if len(word) > 3 and not name.code and _script(word[0]) in ("latin", "cyrillic"):
                shared.append(word)
    shared = [w for w in dict.fromkeys(shared) if _may_be_invented(w, text)]
    if not shared:
        return None
    old = random.choice(shared)
    new = invented(random, _script(old[0]))
    if new in text.text or new in text.source:
        return None
    whole = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    return whole.sub(new, text.source), Edit(whole.sub(new, text.text), "entailment", (), "faithful.name")


def _may_be_invented(word: str, text: Text) -> bool:
    """A word that is a name on both sides, never inflected, and no word of the language."""
    if not word[0].isupper() or zipf(word, text.language) >= 4.5 or text.source is None:
        return False
    for side in (text.source, text.text):
        hits = re.findall(rf"(?<!\w){re.escape(word[:4])}\w*", side, re.IGNORECASE)
        if not hits or any(h != word for h in hits):
            return False
    return True


DISTORTIONS: dict[str, Distortion] = {
    "name.swapped": _swapped,
    "name.garbled": _garbled,
    "name.glued": _glued,
    "roles": _roles,
    "speaker": _speaker,
}
HELD_OUT: dict[str, Distortion] = {
    "name.heldout": _held_out_name,
    "roles.heldout": _held_out_roles,
}
#: Changes of the source together with its translation, so that names cannot be learnt by heart.
BOTH_SIDES: dict[str, Callable[[Text, Random], tuple[str, Edit] | None]] = {
    "faithful.name": _invented_on_both_sides
}
