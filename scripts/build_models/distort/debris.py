"""Planted debris of machine translation: wrong function words, wrong word classes, leftovers of the source.

What is meant may survive all this, so the label is open (None) throughout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from random import Random

import wordfreq
from examples import Category, Span

from distort.base import Distortion, Edit, Text, replaced
from distort.dictionaries import Dictionary, counterpart
from distort.names import LETTERS
from mtcheck.frequency import zipf

_UNSPACED = frozenset({"zh", "ja"})
_WORD = re.compile(rf"{LETTERS}(?:['’\-‑]{LETTERS})*")
#: A content word is rarer than that.
_CONTENT = 5.3
#: How many words of a language may be put in.
_LEXICON = 50_000

_FUNCTION = {
    "en": "the a an of to in on at for with by from and or that which is are was were be has have as it its his their",
    "fr": "le la les un une des du de à au aux en dans sur pour par avec et ou que qui est sont a ont ne se ce son sa",
    "es": "el la los las un una de del a al en con por para y o que es son ha han se su lo como más sobre",
    "de": "der die das den dem des ein eine einen einem und oder in im an auf für mit von zu zum zur dass ist sind wird",
    "it": "il lo la i gli le un una di del della a al in nel con per da su e o che è sono ha si come",
    "pt": "o a os as um uma de do da em no na com por para e ou que é são foi se ao à como mais",
    "nl": "de het een en of in op aan voor met van door te om dat die is zijn was wordt heeft als bij naar er",
    "pl": "w z na do od o po za przez dla i a że się nie jest są był to ten ta jak co przy pod",
    "ru": "в на с к по за от из у о для при и а но что как не он это был под об до со",
    "uk": "в на з до по за від із у о для при і а але що як не він це був під та про зі",
    "zh": "的 了 在 和 对 被 把 与 从 向 于 及 由 给 着",
    "ja": "は が を に で と も の へ から まで より",
    "ko": "그 이 저 및 또는 그리고 하지만 수 것 등 더 위해 대한 통해",
    "ar": "في من على إلى عن مع أن ما لا هذا هذه التي الذي كان قد أو ثم بعد قبل بين حتى كل",
    "he": "את של על עם אל מן כי אשר הוא היא זה זו לא גם או אם בין עד כל יש היה",
    "tr": "ve ile için bir bu da de ki gibi daha çok olarak olan kadar göre sonra önce ise ya veya",
    "vi": "và của là có được một các những cho với trong từ đến ở tại về khi để như bị do vào ra",
    "id": "dan di ke dari yang untuk dengan pada ini itu adalah dalam oleh akan telah sebagai atau tidak",
    "hi": "के का की को में से पर ने और है हैं था थे एक यह वह भी कि तो या ही तक",
    "fa": "و در به از که این با را برای تا بر هم یا آن است بود شد یک می نیز",
    "sv": "och att i på en ett det den som är av för med till från om var har de inte vid efter",
    "cs": "a v na se z s do o od po za pro je že to ve k i u si by který ale před při",
    "ro": "de la în pe cu din pentru că și a al ai ale un o se este sunt fost care mai să nu prin",
    "el": "ο η το οι τα του της των τον την στο στη στην με για από και που ότι να θα σε ένα μια είναι",
    "hu": "a az és hogy nem is egy ez meg de van volt ki be el fel mint csak már még vagy után alatt",
}
_ARTICLES = {
    "en": "the a an",
    "fr": "le la les un une des",
    "de": "der die das den dem ein eine einen einem",
    "es": "el la los las un una",
    "it": "il lo la i gli le un una",
    "pt": "o os um uma as",
    "nl": "de het een",
}


@cache
def _function_words(language: str) -> tuple[str, ...]:
    return tuple(_FUNCTION[language].split())


def _edit(
    text: Text, start: int, end: int, new: str, kind: str, category: Category = "fluency"
) -> Edit | None:
    return replaced(text.text, start, end, new, label=None, category=category, kind=kind)


def _inner_words(text: str) -> list[re.Match[str]]:
    """Words with a space on both sides, which leaves out those that begin or end a sentence."""
    return [
        m
        for m in _WORD.finditer(text)
        if text[m.start() - 1 : m.start()] == " " == text[m.end() : m.end() + 1]
    ]


def _function(text: Text, random: Random) -> Edit | None:
    """A function word taken for another, put in where there is none, or written twice."""
    words = _function_words(text.language)
    rule = random.randrange(3)
    if text.language in _UNSPACED:
        found = [m for m in re.finditer("|".join(words), text.text) if _is_between_wide(text.text, m)]
    else:
        found = [m for m in _inner_words(text.text) if m[0] in words]
    if rule == 1 and text.language not in _UNSPACED:
        found = [m for m in _inner_words(text.text) if m[0] not in words]
    if not found:
        return None
    m = random.choice(found)
    other = random.choice([w for w in words if w != m[0]])
    space = "" if text.language in _UNSPACED else " "
    new = (other, m[0] + space + other, m[0] + space + m[0])[rule]
    start = m.start() if rule == 0 else m.end()
    edit = _edit(text, m.start(), m.end(), new, "debris.function")
    if edit is None or rule == 0:
        return edit
    first = start + len(space)
    return Edit(edit.text, None, (Span(first, m.start() + len(new), "fluency"),), edit.kind)


def _is_between_wide(text: str, m: re.Match[str]) -> bool:
    around = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    return all("一" <= c <= "鿿" or "ァ" <= c <= "ー" for c in around if c) and all(around)


# Verb and the noun of its action.
_VERB_NOUN = """
accept:acceptance accuse:accusation achieve:achievement act:action adapt:adaptation add:addition adjust:adjustment
admire:admiration admit:admission adopt:adoption advise:advice agree:agreement allege:allegation allocate:allocation
allow:permission announce:announcement apologise:apology apologize:apology appear:appearance apply:application
appoint:appointment appreciate:appreciation approve:approval argue:argument arrange:arrangement arrive:arrival
assess:assessment assist:assistance assume:assumption attend:attendance attract:attraction authorize:authorization
begin:beginning behave:behaviour believe:belief breathe:breath build:building calculate:calculation celebrate:celebration
choose:choice clarify:clarification classify:classification collaborate:collaboration collect:collection
combine:combination commit:commitment communicate:communication compare:comparison compete:competition
complain:complaint complete:completion compose:composition conclude:conclusion confess:confession confirm:confirmation
confuse:confusion connect:connection conserve:conservation consider:consideration construct:construction
consult:consultation consume:consumption continue:continuation contradict:contradiction contribute:contribution
cooperate:cooperation coordinate:coordination correct:correction create:creation criticise:criticism criticize:criticism
decide:decision declare:declaration decline:decline decorate:decoration dedicate:dedication defend:defence define:definition
deliver:delivery demonstrate:demonstration deny:denial depart:departure depend:dependence describe:description
destroy:destruction detain:detention determine:determination develop:development die:death differ:difference
disagree:disagreement disappear:disappearance disappoint:disappointment discover:discovery discuss:discussion
dismiss:dismissal distribute:distribution divide:division donate:donation economise:economy educate:education elect:election
eliminate:elimination embarrass:embarrassment emerge:emergence employ:employment encourage:encouragement enjoy:enjoyment
enter:entry entertain:entertainment establish:establishment evacuate:evacuation evaluate:evaluation examine:examination
exclude:exclusion execute:execution exhibit:exhibition exist:existence expand:expansion expect:expectation expel:expulsion
explain:explanation explode:explosion explore:exploration express:expression extend:extension fail:failure fly:flight
forgive:forgiveness found:foundation free:freedom generate:generation give:gift govern:government graduate:graduation
grow:growth hate:hatred hesitate:hesitation identify:identification ignore:ignorance illustrate:illustration
imagine:imagination implement:implementation imply:implication impress:impression improve:improvement include:inclusion
inform:information inject:injection injure:injury inspect:inspection inspire:inspiration install:installation
instruct:instruction insure:insurance integrate:integration intend:intention introduce:introduction invade:invasion
invent:invention invest:investment investigate:investigation invite:invitation involve:involvement judge:judgment
justify:justification know:knowledge laugh:laughter launch:launching lead:leadership legalize:legalization liberate:liberation
lose:loss maintain:maintenance manage:management marry:marriage migrate:migration modify:modification motivate:motivation
move:movement negotiate:negotiation nominate:nomination obey:obedience object:objection observe:observation occupy:occupation
occur:occurrence offend:offence operate:operation oppose:opposition organise:organisation organize:organization
participate:participation pay:payment perceive:perception perform:performance permit:permission persuade:persuasion
please:pleasure possess:possession postpone:postponement prefer:preference prepare:preparation present:presentation
preserve:preservation prevent:prevention proceed:procedure produce:production prohibit:prohibition promote:promotion
pronounce:pronunciation propose:proposal prosecute:prosecution prosper:prosperity protect:protection prove:proof
provide:provision publish:publication punish:punishment pursue:pursuit qualify:qualification react:reaction
realise:realisation realize:realization receive:reception recognise:recognition recognize:recognition
recommend:recommendation recover:recovery reduce:reduction refer:reference reflect:reflection refuse:refusal
register:registration regulate:regulation reject:rejection remove:removal renew:renewal replace:replacement
represent:representation require:requirement resign:resignation resist:resistance resolve:resolution respond:response
restore:restoration restrict:restriction reveal:revelation revise:revision rob:robbery satisfy:satisfaction save:saving
sell:sale separate:separation serve:service settle:settlement simplify:simplification solve:solution speak:speech
specify:specification stabilise:stability store:storage strengthen:strength submit:submission succeed:success
suffer:suffering suggest:suggestion survive:survival suspect:suspicion suspend:suspension teach:teaching tempt:temptation
think:thought threaten:threat translate:translation transmit:transmission treat:treatment try:trial understand:understanding
unite:union use:usage vaccinate:vaccination vary:variation verify:verification violate:violation warn:warning
withdraw:withdrawal
""".split()
_VERB_TO_NOUN = {verb: noun for verb, noun in (pair.split(":") for pair in _VERB_NOUN) if verb != noun}
_NOUN_TO_VERB = {noun: verb for verb, noun in _VERB_TO_NOUN.items()}
_IRREGULAR = {
    "began": "begin",
    "begun": "begin",
    "built": "build",
    "chose": "choose",
    "chosen": "choose",
    "flew": "fly",
    "forgave": "forgive",
    "gave": "give",
    "given": "give",
    "grew": "grow",
    "grown": "grow",
    "knew": "know",
    "known": "know",
    "led": "lead",
    "lost": "lose",
    "paid": "pay",
    "sold": "sell",
    "spoke": "speak",
    "taught": "teach",
    "thought": "think",
    "understood": "understand",
    "withdrew": "withdraw",
}


def _verb_forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = (
        verb + verb[-1]
        if verb in ("admit", "permit", "commit", "submit", "refer", "prefer", "occur", "expel", "rob")
        else verb
    )
    ending = "es" if verb.endswith(("sh", "ch", "ss")) else "s"
    return verb, verb + ending, stem + "ed", stem + "ing"


@cache
def _word_classes() -> Mapping[str, str]:
    """Every form of the verbs to the noun, the nouns and their plurals to the verb."""
    table: dict[str, str] = {}
    for noun, verb in _NOUN_TO_VERB.items():
        table[noun] = verb
        table[noun + "s" if not noun.endswith("y") else noun[:-1] + "ies"] = verb
    for verb, noun in _VERB_TO_NOUN.items():
        table |= dict.fromkeys(_verb_forms(verb), noun)
    table |= {form: _VERB_TO_NOUN[verb] for form, verb in _IRREGULAR.items()}
    return table


@cache
def _by_stem(language: str, length: int) -> Mapping[str, Sequence[str]]:
    """Words of a language by their first letters."""
    stems: dict[str, list[str]] = {}
    for word in wordfreq.top_n_list(language, _LEXICON):
        if len(word) > length and word.isalpha():
            stems.setdefault(word[:length], []).append(word)
    return stems


def _common_prefix(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _as_written(new: str, old: str) -> str:
    return new.capitalize() if old[0].isupper() else new


#: Scripts that write few vowels put the same stem into fewer letters.
_STEM = {"ar": 4, "he": 4, "fa": 4, "hi": 4}


def _wordclass(text: Text, random: Random) -> Edit | None:
    """A verb for its noun in English; elsewhere a word of the same stem with quite another ending."""
    words = _inner_words(text.text)
    random.shuffle(words)
    if text.language == "en":
        for m in words:
            if new := _word_classes().get(m[0]):
                return _edit(text, m.start(), m.end(), new, "debris.wordclass")
        return None
    if text.language in _UNSPACED or text.language in ("ko", "vi"):
        return None
    stem = _STEM.get(text.language, 5)
    for m in words[:8]:
        old = m[0].lower()
        near = [
            w
            for w in _by_stem(text.language, stem).get(old[:stem], ())
            if len(old) > stem
            and (p := _common_prefix(w, old)) < len(old)
            and max(len(w), len(old)) - p >= 2
            and p >= 0.6 * len(old)
        ]
        if near:
            return _edit(text, m.start(), m.end(), _as_written(random.choice(near), m[0]), "debris.wordclass")
    return None


def _order(text: Text, random: Random) -> Edit | None:
    """A function word and the word after it exchanged; in Chinese and Japanese, the characters of a word."""
    if text.language in _UNSPACED:
        return _characters_exchanged(text, random)
    words = _function_words(text.language)
    pairs = [
        (a, b)
        for a, b in pairwise(_inner_words(text.text))
        if a.end() + 1 == b.start() and a[0] in words and b[0] not in words
    ]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    return _edit(text, a.start(), b.end(), f"{b[0]} {a[0]}", "debris.order")


@cache
def _common_pairs(language: str) -> frozenset[str]:
    return frozenset(
        w for w in wordfreq.top_n_list(language, _LEXICON) if len(w) == 2 and "一" <= w[0] <= "鿿"
    )


def _characters_exchanged(text: Text, random: Random) -> Edit | None:
    known = _common_pairs(text.language)
    places = [
        i
        for i in range(len(text.text) - 1)
        if text.text[i : i + 2] in known and text.text[i + 1] + text.text[i] not in known
    ]
    if not places:
        return None
    i = random.choice(places)
    return _edit(text, i, i + 2, text.text[i + 1] + text.text[i], "debris.order")


def _split(text: Text, random: Random) -> Edit | None:
    """Two words written as one, or a space inside a word."""
    if text.language in _UNSPACED:
        return None
    words = _inner_words(text.text)
    long = [m for m in words if len(m[0]) > (2 if text.language == "ko" else 5) and m[0].isalpha()]
    if long and random.random() < 0.5:
        m = random.choice(long)
        cut = random.randrange(2, len(m[0]) - 1) if len(m[0]) > 3 else 1
        return _edit(text, m.start(), m.end(), f"{m[0][:cut]} {m[0][cut:]}", "debris.split")
    pairs = [(a, b) for a, b in pairwise(words) if a.end() + 1 == b.start()]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    return _edit(text, a.start(), b.end(), a[0] + b[0], "debris.split")


def _words_of(text: str, language: str | None) -> list[tuple[int, int]]:
    """The words of a sentence; runs of two to four characters where words are not set apart."""
    if language in _UNSPACED:
        return [m.span() for m in re.finditer(r"[一-鿿]{2,4}|[ァ-ヺー]{2,}", text)]
    return [m.span() for m in _WORD.finditer(text)]


def untranslated(dictionary: Dictionary | None = None) -> Distortion:
    """The distortion that leaves a word, or two, of the source in the translation.

    Args:
        dictionary: source words with their readings in the language of the translation; with it the word
            takes the place of its own translation, without it that of the word at the same share of the sentence.
    """

    def distort(text: Text, random: Random) -> Edit | None:
        if not text.source or text.source_language in (None, text.language):
            return None
        if dictionary is not None:
            pair = counterpart(text, dictionary, random)
            if pair is None:
                return None
            return _edit(text, *pair.span, pair.word, "debris.untranslated", "untranslated")
        return _left_over(text, text.source, random)

    return distort


def _left_over(text: Text, source: str, random: Random) -> Edit | None:
    least = 1 if text.source_language in (*_UNSPACED, "ko") else 3
    theirs, ours = _words_of(source, text.source_language), _words_of(text.text, text.language)
    present = {text.text[a:b].casefold() for a, b in ours}
    chosen = [
        (a, b)
        for a, b in theirs
        if b - a > least
        and source[a:b].casefold() not in present
        and zipf(source[a:b], text.source_language or "") < _CONTENT
        and (source[a].islower() or text.source_language in ("de", "zh", "ja", "ko", "ar", "he", "fa", "hi"))
    ]
    targets = [(a, b) for a, b in ours if zipf(text.text[a:b], text.language) < _CONTENT]
    if not chosen or not targets or len(ours) < 4:
        return None
    a, b = random.choice(chosen)
    share = a / len(source)
    start, end = min(targets, key=lambda t: abs(t[0] / len(text.text) - share))
    if random.random() < 0.3:
        longer = next((f for f in theirs if f[0] == b + 1), None)
        other = next((o for o in ours if o[0] == end + 1), None)
        if longer and other and source[b] == text.text[end] == " ":
            b, end = longer[1], other[1]
    return _edit(text, start, end, source[a:b], "debris.untranslated", "untranslated")


def _repeated(text: Text, random: Random) -> Edit | None:
    """A phrase of two to five words, or three to six characters, written twice."""
    if text.language in _UNSPACED:
        return _characters_repeated(text, random)
    words = _inner_words(text.text)
    length = random.randint(2, 5)
    runs = []
    for first, last in zip(words, words[length - 1 :], strict=False):
        # As many words as spaces allow: no punctuation and no figure among them.
        if last.end() > first.start() and text.text.count(" ", first.start(), last.end()) == length - 1:
            runs.append((first.start(), last.end()))
    if not runs:
        return None
    start, end = random.choice(runs)
    phrase = text.text[start:end]
    edited = f"{text.text[:end]} {phrase}{text.text[end:]}"
    return Edit(edited, None, (Span(end + 1, end + 1 + len(phrase), "fluency"),), "debris.repeated")


def _characters_repeated(text: Text, random: Random) -> Edit | None:
    length = random.randint(3, 6)
    places = [
        i
        for i in range(len(text.text) - length)
        if re.fullmatch(r"[一-鿿ぁ-ヺー]+", text.text[i : i + length])
    ]
    if not places:
        return None
    end = random.choice(places) + length
    phrase = text.text[end - length : end]
    edited = text.text[:end] + phrase + text.text[end:]
    return Edit(edited, None, (Span(end, end + length, "fluency"),), "debris.repeated")


def _held_out(text: Text, random: Random) -> Edit | None:
    """A content word of another sentence, a word with only four letters in common, or no article."""
    rules = [_foreign_word, _false_friend, _no_article]
    random.shuffle(rules)
    return next((edit for rule in rules if (edit := rule(text, random))), None)


def _content_words(text: str, language: str) -> list[tuple[int, int]]:
    least = 1 if language in (*_UNSPACED, "ko") else 3
    return [
        (a, b)
        for a, b in _words_of(text, language)
        if b - a > least
        and zipf(text[a:b], language) < _CONTENT
        and not (text[a].isupper() and language != "de")
    ]


def _foreign_word(text: Text, random: Random) -> Edit | None:
    own = _content_words(text.text, text.language)
    siblings = random.sample(text.siblings, min(2, len(text.siblings)))
    others = [s[a:b] for s in siblings for a, b in _content_words(s, text.language)]
    others = [w for w in others if w not in text.text]
    if not own or not others:
        return None
    return _edit(text, *random.choice(own), random.choice(others), "debris.heldout", "mistranslation")


def _false_friend(text: Text, random: Random) -> Edit | None:
    if text.language in _UNSPACED or text.language in ("ko", "vi"):
        return None
    own = _content_words(text.text, text.language)
    random.shuffle(own)
    for a, b in own[:8]:
        old = text.text[a:b].lower()
        near = [w for w in _by_stem(text.language, 4).get(old[:4], ()) if _common_prefix(w, old) == 4]
        if len(old) > 4 and near:
            new = _as_written(random.choice(near), text.text[a:b])
            return _edit(text, a, b, new, "debris.heldout")
    return None


def _no_article(text: Text, random: Random) -> Edit | None:
    articles = _ARTICLES.get(text.language, "").split()
    found = [m for m in _inner_words(text.text) if m[0] in articles]
    if not found:
        return None
    m = random.choice(found)
    return _edit(text, m.start(), m.end() + 1, "", "debris.heldout")


DISTORTIONS: dict[str, Distortion] = {
    "debris.function": _function,
    "debris.wordclass": _wordclass,
    "debris.order": _order,
    "debris.split": _split,
    "debris.untranslated": untranslated(),
    "debris.repeated": _repeated,
}
HELD_OUT: dict[str, Distortion] = {"debris.heldout": _held_out}
