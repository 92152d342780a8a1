"""Whether the name of a person, as Latin letters have it, is one that a Korean or Chinese text writes.

One syllable has many spellings there: 정 is Jung, Jeong, Chung or Chong, 陳 Chen, Ch'en or Chan, and one person's spelling
is that of nobody's rule. `readings` asks how probable a spelling is, which says little of words of three letters; here all
letters of a name have to be spelled, from the surname on, by syllables that stand side by side.

Source: Revised Romanisation and McCune-Reischauer, the habits of Korean passports; Hanyu Pinyin (through ``anyascii``),
Wade-Giles, and the surnames of Hong Kong, written by hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.facts.name_lists import words
from mtcheck.facts.transliteration import fold

#: Spellings of the first consonants, vowels and last consonants of a Korean syllable, in the order of Unicode.
_FIRST = tuple(
    tuple(s.split("/"))
    for s in "k/g kk/gg/k/g n/r t/d tt/dd/t/d r/l/n//y m p/b/v pp/bb/p/b s/sh ss/s/sh  j/ch/z/g/dj jj/tch/j/ch "
    "ch/tch/j k/kh t/th p/ph/f h".split(" ")
)
_VOWEL = tuple(
    tuple(s.split("/"))
    for s in "a/ah/ar ae/ai/e/ay/a ya/yah yae/yai/ye eo/u/o/uh/er/ur/e/ou e/ae/ay yeo/you/yo/yu/yuh/ye/youh ye/ie/yeh/e "
    "o/oh/ou wa/oa wae/wai/oae oe/oi/oy/we/oui yo/yoh u/oo/wu/woo/ou/o wo/weo/uo/won we/weh wi/ui/wee/i yu/yoo/you/yuh/u "
    "eu/u/oo/e/o ui/eui/ee/i/ei/e i/ee/y/ie/ea/e".split(" ")
)
_LAST = tuple(
    tuple(s.split("/"))
    for s in " k/g/c/ck kk/k ks/k n nj/n n t/d l/r/ll lk/k lm/m lb/l ls/l lt/l lp/p l m p/b ps/p t/s/d t/s ng t/j t/ch k t p h/t"
    "/".split(" ")
)
#: Surnames as nobody would spell the syllable in a given name.
_SURNAMES = {
    "이": "lee yi rhee ree ri li rhie leigh", "리": "lee ri rhee ree", "박": "park pak bak bark", "임": "lim im rim yim leem",
    "림": "lim rim leem", "유": "yoo yu ryu you ryoo yoou lyu", "류": "ryu yoo yu ryoo lyu", "노": "noh roh no ro rho",
    "오": "oh o", "우": "woo wu u ooh", "조": "cho jo joe choe", "주": "joo ju chu choo", "최": "choi choe choy che",
    "나": "na ra rha nah", "라": "ra na rah", "양": "yang ryang lyang", "여": "yeo yuh lyuh ryeo yo", "염": "yum yeom youm",
    "엄": "um eom uhm ohm", "백": "paik baek paek baik back", "김": "kim gim ghim khim", "강": "kang gang khang",
    "권": "kwon gwon kweon kwun kwen", "국": "kook guk kuk gook", "구": "koo gu ku goo", "남궁": "namkoong namgung namgoong",
    "독고": "dokko dokgo", "황보": "hwangbo", "선우": "sunwoo seonu", "제갈": "jegal", "허": "huh hur heo her ho",
    "서": "seo suh so su sur", "석": "seok suk sok", "신": "shin sin", "심": "shim sim", "전": "jeon chun jun chon jhun",
    "천": "cheon chun chon", "정": "jung jeong chung chong joung cheong jong", "기": "ki gi kee", "길": "kil gil",
    "금": "keum geum kum", "문": "moon mun", "손": "son sohn shon", "안": "ahn an", "은": "eun un", "추": "choo chu",
    "표": "pyo", "하": "ha hah", "한": "han hahn", "함": "ham hahm", "현": "hyun hyeon hyon", "홍": "hong", "황": "hwang whang",
}  # fmt: skip
#: What stands behind a surname alone: "Mr", and what somebody is.
_KOREAN_TITLES = (
    "씨|군|양|대통령|대표|의원|장관|차관|총리|회장|부회장|사장|부사장|위원장|교수|감독|선수|검사|변호사|판사|시장|지사|후보|이사|팀장|본부장|원장|총장"
    "|실장|지회장|박사|수석|대변인|청장|국장|사무총장|연구원|애널리스트|작가|배우|전"
)
#: Surnames as Cantonese has them; who has one has a given name of that language, of which there is no table.
_CANTONESE = {
    "陈陳": "chan", "林": "lam", "黄黃": "wong", "王": "wong", "李": "lee", "梁": "leung", "张張": "cheung", "刘劉": "lau",
    "吴吳": "ng", "郑鄭": "cheng", "何": "ho", "周": "chow chau", "叶葉": "yip ip", "杨楊": "yeung", "曾": "tsang", "邓鄧": "tang",
    "罗羅": "law lo", "谢謝": "tse", "许許": "hui", "冯馮": "fung", "蔡": "choi tsoi choy", "苏蘇": "so", "潘": "poon pun",
    "关關": "kwan", "郭": "kwok", "余": "yu yue", "马馬": "ma", "徐": "chui tsui", "袁": "yuen", "钟鍾": "chung", "麦麥": "mak",
    "谭譚": "tam", "莫": "mok", "霍": "fok", "卢盧": "lo", "吕呂": "lui", "孙孫": "suen", "董": "tung", "江": "kong",
    "简簡": "kan", "赵趙": "chiu", "萧蕭肖": "siu", "邱": "yau", "石": "shek", "文": "man", "姚": "yiu", "胡": "wu woo", "黎": "lai",
    "夏": "ha", "崔": "chui", "陆陸": "luk", "戴": "tai", "颜顏": "ngan", "区區": "au", "岑": "shum sham", "甘": "kam", "龚龔": "kung",
    "古": "koo", "施": "sze", "沈": "shum sum", "宋": "sung", "程": "ching", "傅": "fu", "田": "tin", "温溫": "wan", "严嚴": "yim",
}  # fmt: skip
#: Characters whose reading as a surname is another one.
_POLYPHONES = {"单": "shan", "單": "shan", "解": "xie", "仇": "qiu", "曾": "zeng", "乐": "yue", "盖": "ge", "朴": "piao pu", "翟": "zhai", "覃": "qin tan"}  # fmt: skip
#: Pinyin to Wade-Giles, the longer spellings first; only where a syllable begins or ends so.
_WADE_FIRST = (("zh", "ch"), ("ch", "ch"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"))  # fmt: skip
_WADE_REST = (
    ("ong", "ung"),
    ("ian", "ien"),
    ("ie", "ieh"),
    ("ue", "ueh"),
    ("uo", "o"),
    ("ui", "uei"),
    ("e", "o"),
)

_HANGUL = re.compile(r"[가-힣]+")
_HAN = re.compile(r"[㐀-鿿]+")
_GROUP = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
#: Letters from which a name of one word is more than a syllable, and letters of a given name that no table reads.
_LETTERS, _GIVEN = 4, 12


def is_read(language: str) -> bool:
    """Whether the syllables of a language (ISO 639-1 code) can be read."""
    return language in ("ko", "zh")


@lru_cache(maxsize=16384)
def is_spelled(name: str, text: str, language: str) -> bool:
    """Whether a name in Latin letters is one that a text has, syllable by syllable.

    Args:
        name: of a person or a place, with what stands before it ("CEO Kim Min-su"), the surname first or last.
        text: in Korean or Chinese.
        language: ISO 639-1 code of the text.

    Returns:
        True where all letters of the name are spelled by syllables that stand side by side: at least two of them, or
        a Korean surname before what somebody is. False in any other language.
    """
    if not is_read(language):
        return False
    groups = [g for g in _GROUP.findall(name) if not (g.isupper() and len(g) > 1)]
    groups = [g for g in groups if g.casefold() not in words("titles", "en")]
    if not groups:
        return False
    runs = _runs(text, language)
    for order in dict.fromkeys(_orders(tuple(fold(g) for g in groups))):
        letters = "".join(order)
        if len(letters) >= _LETTERS and any(
            _reads(letters, run, i, language) for run in runs for i in range(len(run))
        ):
            return True
        if language == "zh" and len(order) > 1 and _is_cantonese(order, runs):
            return True
    return len(groups) == 1 and language == "ko" and _is_surname(fold(groups[0]), text)


def _orders(groups: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words of a name as they stand, and with the last or the first at the other end."""
    yield groups
    yield (groups[-1], *groups[:-1])
    yield (*groups[1:], groups[0])


@lru_cache(maxsize=64)
def _runs(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((_HANGUL if language == "ko" else _HAN).findall(text)))


def _reads(letters: str, run: str, start: int, language: str, is_first: bool = True) -> bool:
    """Whether the syllables of a run from an index on spell all letters, two of them at least."""
    for size, spellings in _spellings(run, start, language, is_first):
        for spelling in spellings:
            if not spelling or not letters.startswith(spelling):
                continue
            rest, end = letters[len(spelling) :], start + size
            if not rest:
                if not is_first or size > 1:
                    return True
            elif end < len(run) and _reads(rest, run, end, language, is_first=False):
                return True
    return False


def _spellings(run: str, start: int, language: str, is_first: bool) -> Iterator[tuple[int, Sequence[str]]]:
    """How many syllables at an index are read together, and as what."""
    if language == "zh":
        yield 1, _han(run[start])
        return
    if is_first:
        for size in (2, 1):
            if known := _SURNAMES.get(run[start : start + size]):
                yield size, known.split()
    yield 1, _hangul(run[start])


@lru_cache(maxsize=2048)
def _hangul(syllable: str) -> tuple[str, ...]:
    """The spellings of a Korean syllable."""
    number = ord(syllable) - 0xAC00
    first, vowel, last = number // 588, number % 588 // 28, number % 28
    return tuple(dict.fromkeys(a + b + c for a in _FIRST[first] for b in _VOWEL[vowel] for c in _LAST[last]))


@lru_cache(maxsize=4096)
def _han(character: str) -> tuple[str, ...]:
    """The spellings of a Chinese character: Pinyin, and Wade-Giles without its marks."""
    found: list[str] = []
    for pinyin in (fold(character), *_POLYPHONES.get(character, "").split()):
        found.append(pinyin)
        first = next(((a, b) for a, b in _WADE_FIRST if pinyin.startswith(a)), ("", ""))
        head, rest = first[1], pinyin[len(first[0]) :]
        wade = {rest, *(rest.removesuffix(a) + b for a, b in _WADE_REST if rest.endswith(a))}
        # "Shih", "tzu": a vowel that is no vowel.
        wade |= {"ih", "u", "eh"} if rest in ("i", "e") else set()
        found += [head + w for w in sorted(wade)]
        found += ["tz" + w for w in sorted(wade) if head == "ts"]
        if pinyin.startswith("yi"):
            found.append(pinyin[1:])
        if pinyin.startswith("you"):
            found.append("yu")
    return tuple(dict.fromkeys(f for f in found if f))


def _is_cantonese(order: Sequence[str], runs: Sequence[str]) -> bool:
    """Whether a surname as Cantonese has it begins a stretch of a text, and a given name follows it."""
    surname, given = order[0], "".join(order[1:])
    known = [han for han, spelled in _CANTONESE.items() if surname in spelled.split()]
    pinyin = any(surname in _han(c) for han in known for c in han)
    # "He" and "Ma" are Mandarin too, where the given name can be read.
    return (
        len(given) <= _GIVEN
        and not pinyin
        and any(c in run[:-1] for han in known for c in han for run in runs)
    )


def _is_surname(letters: str, text: str) -> bool:
    """Whether a surname alone stands in a text, before what somebody is: "Yoon", 윤 대통령, 윤태섭 대표."""
    syllables = {s for s, spelled in _SURNAMES.items() if letters in spelled.split()}
    return any(m[1] in syllables or letters in _hangul(m[1]) for m in _BEFORE_TITLE.finditer(text))


_BEFORE_TITLE = re.compile(rf"(?<![가-힣])([가-힣])(?:[가-힣]{{2}})?\s?(?:{_KOREAN_TITLES})")


def whole_names(name: str) -> Iterator[str]:
    """A name of several words as one word each way round, for `readings.heard`: what is short tells little by itself."""
    groups = [
        fold(g)
        for g in _GROUP.findall(unicodedata.normalize("NFC", name))
        if not (g.isupper() and len(g) > 1)
    ]
    groups = [g for g in groups if g and g not in words("titles", "en")]
    if len(groups) > 1:
        yield from dict.fromkeys("".join(order) for order in _orders(tuple(groups)))
