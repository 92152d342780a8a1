"""Numbers written in words, in digits with words, and in digits alone, put together by value.

The grammar is one for all languages: words below a hundred come whole from the lexicon, and hundreds
and greater scales add and multiply. What differs from language to language is in the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from mtcheck.facts.lexicon import Lexicon, Roles, lexicon

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_HUNDRED, _THOUSAND, _MILLION = Decimal(100), Decimal(1000), Decimal(1_000_000)
_SCALES = tuple(Decimal(10) ** k for k in (12, 9, 6, 3))
#: Words that may multiply what stands before them.
_MULTIPLIERS = ("scale", "collective", "vague", "hundred")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a phrase, a part of a compound or a numeral that may belong to a number.

    Args:
        start, end: offsets into the text.
        roles: what it may be inside a number, with its worth; "digits" for a numeral.
        text: the folded words.
        joined: whether nothing but a space or a hyphen parts it from the item before.
        glued: whether nothing at all does.
        final: False for a part of a word that cannot end a number.
        initial: False for a part of a word that cannot begin one.
        digits: for a numeral, how many digits it begins with.
    """

    start: int
    end: int
    roles: Roles
    text: str = ""
    joined: bool = True
    glued: bool = False
    final: bool = True
    initial: bool = True
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Composed:
    """A number put together from items ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    value: Decimal
    kind: str = "cardinal"
    upper: Decimal | None = None
    certain: bool = True
    spelled: bool = True


def upper_of(unit: Decimal) -> Decimal:
    """The value a vague plural stays below: hundreds are fewer than a thousand."""
    if unit < _HUNDRED:
        return _HUNDRED
    if unit == _HUNDRED:
        return _THOUSAND
    if unit in (Decimal(10_000), Decimal(100_000)):
        return unit * 10
    return unit * _THOUSAND


def compose(items: Sequence[Item], i: int, words: Lexicon) -> Composed | None:
    """The longest number that begins with item ``i``, None where none does.

    Args:
        items: of one text, in order.
        i: index of the first one.
        words: the lexicon they were found in.
    """
    item = items[i]
    if not item.initial:
        return None
    found = _half(items, i) or _vague(items, i) or _sum(items, i, words) or _alone(items, i)
    return found


def _next(items: Sequence[Item], j: int, role: str) -> bool:
    return j < len(items) and items[j].joined and role in items[j].roles


def _multiplier(items: Sequence[Item], j: int) -> Decimal | None:
    if j < len(items) and items[j].joined:
        for role in _MULTIPLIERS:
            if role in items[j].roles:
                return items[j].roles[role]
    return None


def _half(items: Sequence[Item], i: int) -> Composed | None:
    """ "half a million", «un demi-million», „eine halbe Million", and a half alone."""
    j = i
    if "half" not in items[j].roles:
        if "article" not in items[j].roles or not _next(items, j + 1, "half"):
            return None
        j += 1
    j += 1
    k = j
    while _next(items, k, "article") or _next(items, k, "linker"):
        k += 1
    for place in dict.fromkeys((k, j)):
        factor = _multiplier(items, place)
        if factor is not None and items[place].final:
            return Composed(i, place + 1, _HALF * factor)
    return Composed(i, j, _HALF, "fraction", certain=False) if items[j - 1].final else None


def _vague(items: Sequence[Item], i: int) -> Composed | None:
    """ "hundreds of thousands", «des milliers», „Dutzende": a unit and what it stays below."""
    if "vague" not in items[i].roles:
        return None
    value, j = items[i].roles["vague"], i + 1
    upper = upper_of(value)
    while True:
        k = j
        while _next(items, k, "linker"):
            k += 1
        factor = _multiplier(items, k)
        if factor is None or factor < _HUNDRED or (factor <= value and factor != _THOUSAND):
            break
        value, upper, j = value * factor, upper * factor, k + 1
        if k + 1 - i > 4:
            break
    return Composed(i, j, value, upper=upper) if items[j - 1].final else None


def _alone(items: Sequence[Item], i: int) -> Composed | None:
    item = items[i]
    if "of" in item.roles and _next(items, i + 1, "unit") and items[i + 1].final:
        # "üçte iki": of three, two.
        return Composed(i, i + 2, items[i + 1].roles["unit"] / item.roles["of"], "fraction")
    for role, kind in (("share", "fraction"), ("loose", "cardinal")):
        if role in item.roles and item.final:
            return Composed(i, i + 1, item.roles[role], kind, certain=role == "share")
    if "article" in item.roles and "unit" in item.roles and item.final:
        return Composed(i, i + 1, _ONE, certain=False)
    return None


@dataclass(slots=True)
class _State:
    total: Decimal = _ZERO
    group: Decimal | None = None
    scale: Decimal | None = None
    last: str = ""
    connected: bool = False
    juxtaposed: bool = False

    def _completes(self, worth: Decimal) -> bool:
        """Whether «خمسة» and «عشرون» joined by "and" are one number below a hundred."""
        low = (self.group or _ZERO) % _HUNDRED
        tens = 20 <= worth < _HUNDRED and worth % 10 == 0
        if self.last != "unit":
            return False
        if tens and 1 <= low <= 9:
            return self.connected
        return (low >= 20 or (self.juxtaposed and low == 10)) and low % 10 == 0 and 1 <= worth <= 9

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or _ZERO)

    def add(self, role: str, worth: Decimal) -> bool:
        """Take one more part; False where it does not fit."""
        if role == "sum":
            return self._add_sum(worth)
        return self._add_unit(role, worth) if role in ("unit", "ordinal") else self._multiply(role, worth)

    def _add_sum(self, worth: Decimal) -> bool:
        if self.group is not None or (self.scale is not None and worth >= self.scale):
            return False
        self.total += worth
        self.scale = next(s for s in _SCALES if worth >= s)
        self.last = "scale"
        return True

    def _add_unit(self, role: str, worth: Decimal) -> bool:
        if self.group is None:
            if self.scale is not None and worth >= self.scale:
                return False
            self.group = worth
        elif (self.last in ("hundred", "unit100") and worth < _HUNDRED) or (
            (self.connected or self.juxtaposed or role == "ordinal") and self._completes(worth)
        ):
            self.group += worth
        else:
            return False
        self.last = "unit100" if worth >= _HUNDRED and worth % _HUNDRED == 0 else "unit"
        return True

    def _multiply(self, role: str, worth: Decimal) -> bool:
        if worth == _HUNDRED:
            if self.group is None:
                if self.scale is not None and self.scale <= _HUNDRED:
                    return False
                self.group = _HUNDRED
            elif self.last in ("unit", "digits") and (self.last == "digits" or self.group < _HUNDRED):
                self.group *= _HUNDRED
            else:
                return False
            self.last = "hundred"
            return True
        if role == "collective" and worth % _THOUSAND:
            if self.total or self.last == "hundred":
                return False
            self.group = (_ONE if self.group is None else self.group) * worth
            self.last = "collective"
            return True
        if self.scale is None or worth < self.scale:
            self.total += (_ONE if self.group is None else self.group) * worth
        elif worth > self.scale and self.value < worth:
            # "mil millones", "thirty thousand million"
            self.total = self.value * worth
        else:
            return False
        self.group, self.scale, self.last = None, worth, "scale"
        return True


def _sum(items: Sequence[Item], i: int, words: Lexicon) -> Composed | None:
    state = _State(juxtaposed=words.language in _JUXTAPOSED)
    j = i
    kind = "cardinal"
    digits_first = "digits" in items[i].roles
    best: tuple[int, Decimal, str] | None = None
    tail_from: int | None = None
    if "article" in items[i].roles:
        factor = _multiplier(items, i + 1)
        if factor is not None:
            j = i + 1
        elif _next(items, i + 1, "fraction") and items[i + 1].final and _is_share(items, i + 1):
            return Composed(i, i + 2, _ONE / items[i + 1].roles["fraction"], "fraction", certain=False)
        elif "unit" not in items[i].roles:
            return None
    while j < len(items) and j - i < 24:
        item = items[j]
        if j > i and not item.joined:
            break
        if best and (taken := _skip_connector(items, j, state, words)):
            state.connected = words.joins_tens
            j = taken
            continue
        if best and state.last == "scale" and "article" in item.roles and _next(items, j + 1, "hundred"):
            j += 1
            continue
        if best and words.linked_scales and "linker" in item.roles and state.last in ("digits", "unit"):
            factor = _multiplier(items, j + 1)
            if factor is not None and factor >= _THOUSAND:
                j += 1
                continue
        before = (state.total, state.group, state.scale, state.last)
        role = _take(state, item, digits_first, first=j == i)
        if not role:
            break
        state.connected = False
        if state.scale is not None and state.scale >= _MILLION and before[3] == "scale" and role != "scale":
            tail_from = j
        j += 1
        if item.final:
            best = (j, state.value, "ordinal" if role == "ordinal" else kind)
        if (
            role == "ordinal"
            and words.joins_tens
            and _next(items, j, "connector")
            and _next(items, j + 1, "unit")
        ):
            # «الرابعة والثلاثين»: the fourth and thirtieth is the thirty-fourth.
            tens = items[j + 1].roles["unit"]
            if tens in range(20, 100, 10) and state.value < 10:
                return Composed(i, j + 2, state.value + tens, "ordinal")
        if role == "ordinal" and not (_is_tens(item) and _next(items, j, "ordinal")):
            break
    if best is None:
        return None
    end, value, kind = best
    if tail_from is not None and tail_from < end and value % _THOUSAND < _HUNDRED and value % _THOUSAND:
        # "1.7 million four years ago": a small number after millions is another number.
        connected = "connector" in items[tail_from - 1].roles
        if not connected and value % _MILLION < _HUNDRED:
            value -= value % _MILLION
            end = tail_from
    spelled = not (digits_first and end == i + 1)
    return _extend(items, i, end, value, kind, state, words, spelled)


def _is_tens(item: Item) -> bool:
    """Whether an ordinal may be the first of two: "dvacátý první"."""
    worth = item.roles["ordinal"]
    return 20 <= worth < _HUNDRED and worth % 10 == 0


def _is_share(items: Sequence[Item], j: int) -> bool:
    """Whether "a third" is a part: it is a rank before a noun ("a third defeat")."""
    return (
        "ordinal" not in items[j].roles
        or j + 1 == len(items)
        or "linker" in items[j + 1].roles
        or not items[j + 1].joined
    )


def _skip_connector(items: Sequence[Item], j: int, state: _State, words: Lexicon) -> int:
    """Index after an "and" that a number may go on with, 0 where it may not."""
    places = ("hundred", "unit100", "scale", "unit") if words.joins_tens else ("hundred", "unit100", "scale")
    if "connector" not in items[j].roles or "unit" in items[j].roles or state.last not in places:
        return 0
    following = j + 1
    if following < len(items) and items[following].joined:
        roles = items[following].roles
        if roles.keys() & {"unit", "ordinal", "hundred", "sum", "article"}:
            return following
    return 0


def _take(state: _State, item: Item, digits_first: bool, *, first: bool) -> str:
    roles = item.roles
    if "digits" in roles:
        if first:
            state.group, state.last = roles["digits"], "digits"
            return "digits"
        return "digits" if _append_digits(state, item, digits_first) else ""
    for role in ("unit", "sum", "hundred", "scale", "collective", "vague", "ordinal"):
        if role not in roles:
            continue
        if (
            digits_first
            and role in ("unit", "ordinal")
            and roles[role] < _HUNDRED
            and state.last in ("scale", "hundred")
        ):
            return ""
        if digits_first and role == "ordinal":
            return ""
        kind = (
            "scale"
            if role == "vague" and roles[role] >= _THOUSAND
            else "collective"
            if role == "vague"
            else role
        )
        if kind == "hundred" and roles[role] != _HUNDRED:
            kind = "scale"
        if state.add(kind, roles[role]):
            return kind
    return ""


def _append_digits(state: _State, item: Item, digits_first: bool) -> bool:
    """ "two thousand 500": three digits go on from thousands, not "two thousand 5 star hotels"."""
    worth = item.roles["digits"]
    if state.group is not None or state.scale is None or worth != worth.to_integral_value():
        return False
    if worth >= state.scale or state.total % state.scale:
        return False
    if item.digits != 3 and not (state.scale >= _MILLION and worth % _THOUSAND == 0 and worth >= _THOUSAND):
        return False
    if digits_first and state.scale > _THOUSAND and worth < _THOUSAND:
        return False
    state.group, state.last = worth, "unit"
    return True


def _extend(
    items: Sequence[Item],
    i: int,
    end: int,
    value: Decimal,
    kind: str,
    state: _State,
    words: Lexicon,
    spelled: bool,
) -> Composed:
    """Read on: decimals in words, "and a half", a fraction's denominator."""
    if kind == "cardinal":
        if _next(items, end, "point") and not state.total:
            decimals, stop = "", end + 1
            while (
                stop < len(items) and items[stop].joined and "unit" in items[stop].roles and items[stop].final
            ):
                worth = items[stop].roles["unit"]
                if worth >= _HUNDRED or (decimals and worth > 9):
                    break
                decimals += str(int(worth))
                stop += 1
            if decimals and value == value.to_integral_value():
                value, end, spelled = value + Decimal(f"0.{decimals}"), stop, True
                factor = _multiplier(items, end)
                if factor is not None and factor >= _THOUSAND:
                    return Composed(i, end + 1, value * factor)
        if _next(items, end, "over") and _next(items, end + 1, "unit") and not state.total:
            denominator = items[end + 1].roles["unit"]
            if value < denominator:
                return Composed(i, end + 2, value / denominator, "fraction")
        if _next(items, end, "plus_half") and items[end].final:
            last_scale = state.scale if state.last == "scale" and state.scale else None
            end, spelled = end + 1, True
            if last_scale is not None:
                return Composed(i, end, value + last_scale / 2)
            value += _HALF
            factor = _multiplier(items, end)
            if factor is not None and items[end].final:
                return Composed(i, end + 1, value * factor)
            return Composed(i, end, value)
        if (
            _next(items, end, "fraction")
            and items[end].final
            and not state.total
            and value == value.to_integral_value()
            and _ZERO < value < items[end].roles["fraction"]
        ):
            denominator = items[end].roles["fraction"]
            return Composed(i, end + 1, value / denominator, "fraction")
    alone = end == i + 1 and spelled
    certain = not (alone and (items[i].text in words.uncertain or _is_bare_scale(items[i], value, words)))
    if kind == "ordinal" and value <= 2:
        # "first" and "second" are adverbs, seconds and other things as often as ranks.
        certain = False
    return Composed(i, end, value, kind, certain=certain, spelled=spelled)


#: Languages that set tens and units side by side, each with an ending of its own.
_JUXTAPOSED = frozenset("ru uk pl cs tr".split())

#: Languages that say "thousand" and "million" for one of them; «mille» alone in the second set.
_BARE_SCALES = frozenset("ru uk pl cs he ar".split())
_BARE_THOUSAND = _BARE_SCALES | frozenset("fr es pt it de nl sv hu el".split())


def _is_bare_scale(item: Item, value: Decimal, words: Lexicon) -> bool:
    """Whether a scale stands without an amount where the language would say one."""
    if "unit" in item.roles or not item.roles.keys() & {"scale", "hundred"}:
        return False
    return words.language not in (_BARE_THOUSAND if value <= _THOUSAND else _BARE_SCALES)


@lru_cache(maxsize=65536)
def split_compound(word: str, language: str) -> tuple[tuple[str, int, Roles], ...]:
    """Cut a word such as "zweitausendfünfhundert" into number words.

    Args:
        word: spelled as the lexicon spells.
        language: of the lexicon.

    Returns:
        (part, its start in the word, its roles); the last part may be a tail with no roles
        ("fünf", "köpfig"). Empty where the word is no such compound.
    """
    words = lexicon(language)
    if not 4 <= len(word) <= 90:
        return ()
    longest = 22
    # best[k]: parts that cover word[k:], fewest first, or None.
    best: dict[int, tuple[tuple[str, int, Roles], ...] | None] = {len(word): ()}
    for k in range(len(word) - 1, -1, -1):
        best[k] = None
        if k and (
            word[k:] in words.tails if words.exact_tails else any(word.startswith(t, k) for t in words.tails)
        ):
            best[k] = ((word[k:], k, {}),)
            continue
        for end in range(min(len(word), k + longest), k, -1):
            rest = best.get(end)
            roles = words.atoms.get(word[k:end])
            if rest is None or roles is None or (k == 0 and end == len(word)):
                continue
            if k == 0 and not {"unit", "hundred", "scale", "prefix", "half"} & roles.keys():
                continue
            found = ((word[k:end], k, roles), *rest)
            if best[k] is None or len(found) < len(best[k] or ()):
                best[k] = found
    return best[0] or ()
