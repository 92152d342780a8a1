"""Numbers put together from words, from digits with words, and from digits alone, by value.

The grammar is one for all languages: halves and vague plurals first, then sums of number words
(`number_sums`) with what may follow them, decimals, "and a half", a denominator. What differs from
language to language is in the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_items import Item
from mtcheck.facts.number_parts import (
    Composed,
    multiplier,
    next_is,
    proper_fraction,
    scale_of,
    scaled_part,
    with_part,
)
from mtcheck.facts.number_sums import HALF, HUNDRED, MILLION, ONE, THOUSAND, ZERO, Step, Sum

#: No number has more items.
_MOST_ITEMS = 24
#: A vague plural of more takes no further scale ("tens of hundreds of thousands").
_MOST_VAGUE = 4

#: Languages that set tens and units side by side, each with an ending of its own.
_JUXTAPOSED = frozenset("ru uk pl cs tr".split())
#: Languages that say "thousand" and "million" for one of them; «mille» alone in the second set.
_BARE_SCALES = frozenset("ru uk pl cs he ar".split())
_BARE_THOUSAND = _BARE_SCALES | frozenset("fr es pt it de nl sv hu el".split())


def compose(items: Sequence[Item], i: int, words: Lexicon) -> Composed | None:
    """The longest number that begins with item ``i``, None where none does.

    Args:
        items: of one text, in order.
        i: index of the first one.
        words: the lexicon they were found in.
    """
    if not items[i].initial:
        return None
    return _half(items, i) or _vague(items, i) or _sum(items, i, words) or _alone(items, i, words)


def _half(items: Sequence[Item], i: int) -> Composed | None:
    """ "half a million", «un demi-million», „eine halbe Million", and a half alone."""
    half = i
    if "half" not in items[i].roles:
        if "article" not in items[i].roles or not next_is(items, i + 1, "half"):
            return None
        half += 1
    linked = half + 1
    while next_is(items, linked, "article") or next_is(items, linked, "linker"):
        linked += 1
    # An article may be a scale too: where nothing follows it, it is tried as one.
    for place in dict.fromkeys((linked, half + 1)):
        factor = multiplier(items, place)
        if factor is not None and items[place].final:
            return Composed(i, place + 1, HALF * factor)
    return Composed(i, half + 1, HALF, "fraction", certain=False) if items[half].final else None


def _vague(items: Sequence[Item], i: int) -> Composed | None:
    """ "hundreds of thousands", «des milliers», „Dutzende": a unit and what it stays below."""
    if "vague" not in items[i].roles:
        return None
    value = items[i].roles["vague"]
    upper, j = _upper_of(value), i + 1
    while j - i <= _MOST_VAGUE:
        k = j
        while next_is(items, k, "linker"):
            k += 1
        factor = multiplier(items, k)
        if factor is None or factor < HUNDRED or (factor <= value and factor != THOUSAND):
            break
        value, upper, j = value * factor, upper * factor, k + 1
    return Composed(i, j, value, upper=upper) if items[j - 1].final else None


def _upper_of(unit: Decimal) -> Decimal:
    """The value a vague plural stays below: hundreds are fewer than a thousand."""
    if unit < HUNDRED:
        return HUNDRED
    if unit == HUNDRED:
        return THOUSAND
    if unit in (Decimal(10_000), Decimal(100_000)):
        return unit * 10
    return unit * THOUSAND


def _alone(items: Sequence[Item], i: int, words: Lexicon) -> Composed | None:
    item = items[i]
    if "of" in item.roles and next_is(items, i + 1, "unit") and items[i + 1].final:
        # "üçte iki": of three, two.
        return Composed(i, i + 2, items[i + 1].roles["unit"] / item.roles["of"], "fraction")
    if not item.final:
        return None
    # "quarter million": alone such a word is a piece of a year or of a town.
    if (
        "fraction" in item.roles
        and "ordinal" not in item.roles
        and (scaled := scaled_part(items, i, i + 1, ONE / item.roles["fraction"]))
    ):
        return scaled
    if "share" in item.roles:
        return Composed(i, i + 1, item.roles["share"], "fraction", certain=item.text not in words.uncertain)
    if "loose" in item.roles:
        return Composed(i, i + 1, item.roles["loose"], certain=False)
    if "article" in item.roles and "unit" in item.roles:
        return Composed(i, i + 1, ONE, certain=False)
    return None


def _sum(items: Sequence[Item], i: int, words: Lexicon) -> Composed | None:
    state = Sum(words.language in _JUXTAPOSED, digits_first="digits" in items[i].roles)
    j = i
    if "article" in items[i].roles:
        if multiplier(items, i + 1) is not None:
            j = i + 1
        elif next_is(items, i + 1, "fraction") and items[i + 1].final:
            part = ONE / items[i + 1].roles["fraction"]
            if scaled := scaled_part(items, i, i + 2, part):
                return scaled
            if _is_share(items, i + 1):
                return Composed(i, i + 2, part, "fraction", certain=False)
        elif "unit" not in items[i].roles:
            return None
    best: Composed | None = None
    tail: int | None = None
    step: Step = ""
    while j < len(items) and j - i < _MOST_ITEMS:
        item = items[j]
        if j > i and not item.joined:
            break
        if best and (following := _after_link(items, j, state, words)):
            if proper_fraction(items, following):
                break
            j = following
            continue
        last, scale, ranked = state.last, state.scale, step == "ordinal"
        step = state.take(item, first=j == i)
        if not step:
            break
        state.connected = False
        if last == "scale" and scale and scale >= MILLION and step != "scale" and not ranked:
            tail = j
        j += 1
        if item.final:
            best = Composed(i, j, state.value, "ordinal" if step == "ordinal" else "cardinal")
        if step == "ordinal":
            if tens := _tens_after_ordinal(items, j, state, words):
                return Composed(i, j + 2, state.value + tens, "ordinal")
            if not _goes_on_ranked(items, j, item.roles["ordinal"]):
                break
    if best is None:
        return None
    end, value, kind = best.last, best.value, best.kind
    if (
        tail is not None
        and tail < end
        and ZERO < value % MILLION < HUNDRED
        and "connector" not in items[tail - 1].roles
    ):
        # "1.7 million four years ago": a small number after millions is another number.
        end, value, kind = tail, value - value % MILLION, "cardinal"
    spelled = not (state.digits_first and end == i + 1)
    if kind == "cardinal":
        return _extend(items, Composed(i, end, value, spelled=spelled), state, words)
    # "first" and "second" are adverbs, seconds and other things as often as ranks.
    certain = value > 2 and not (spelled and _is_uncertain(items, i, end, value, words))
    return Composed(i, end, value, "ordinal", certain=certain, spelled=spelled)


def _goes_on_ranked(items: Sequence[Item], j: int, worth: Decimal) -> bool:
    """Whether a lower rank follows one of round tens, hundreds or thousands: «tricentésimo cuadragésimo»."""
    if not next_is(items, j, "ordinal") or not (_is_tens(worth) or worth >= HUNDRED):
        return False
    round_to = Decimal(10) ** (len(str(int(worth))) - len(str(int(worth)).rstrip("0")) or 0)
    return items[j].roles["ordinal"] < round_to


def _is_tens(worth: Decimal) -> bool:
    return 20 <= worth < HUNDRED and worth % 10 == 0


#: English words behind "a third" that are no noun it could be the rank of.
_NO_NOUN = frozenset(
    "had has have was were is are will would did do does could can may might voted said say says came went who which".split()
)


def _is_share(items: Sequence[Item], j: int) -> bool:
    """Whether "a third" is a part: it is a rank before a noun ("a third defeat"), none before a verb ("a third had")."""
    return (
        "ordinal" not in items[j].roles
        or j + 1 == len(items)
        or "linker" in items[j + 1].roles
        or not items[j + 1].joined
        or items[j + 1].text in _NO_NOUN
    )


def _after_link(items: Sequence[Item], j: int, state: Sum, words: Lexicon) -> int:
    """Index after a word that is worth nothing and that a number may go on after, 0 where none stands."""
    roles = items[j].roles
    if _is_connector(items, j, state, words):
        state.connected = words.joins_tens
        return j + 1
    if state.last == "scale" and "article" in roles and next_is(items, j + 1, "hundred"):
        return j + 1
    if words.linked_scales and "linker" in roles and state.last in ("digits", "unit"):
        return j + 1 if scale_of(items, j + 1) is not None else 0
    return 0


def _is_connector(items: Sequence[Item], j: int, state: Sum, words: Lexicon) -> bool:
    """Whether an "and" stands inside a number."""
    if "connector" not in items[j].roles or "unit" in items[j].roles:
        return False
    if state.last not in ("hundred", "round unit", "scale") and not (
        words.joins_tens and state.last == "unit"
    ):
        return False
    if state.last == "hundred" and state.digits_first and next_is(items, j + 1, "digits"):
        # "3 hundred and 21", but "3 hundred and 2 hundred" are two.
        return multiplier(items, j + 2) is None
    return any(next_is(items, j + 1, role) for role in ("unit", "ordinal", "hundred", "sum", "article"))


def _tens_after_ordinal(items: Sequence[Item], j: int, state: Sum, words: Lexicon) -> Decimal | None:
    """«الرابعة والثلاثين»: the fourth and thirtieth is the thirty-fourth."""
    if not (words.joins_tens and next_is(items, j, "connector") and next_is(items, j + 1, "unit")):
        return None
    tens = items[j + 1].roles["unit"]
    return tens if state.value < 10 and _is_tens(tens) else None


def _extend(items: Sequence[Item], number: Composed, state: Sum, words: Lexicon) -> Composed:
    """Read on after a cardinal: decimals in words, "and a half", a fraction's denominator."""
    first, end, value, spelled = number.first, number.last, number.value, number.spelled
    whole = value == value.to_integral_value() and (not state.total or state.group is not None)
    if whole and next_is(items, end, "point"):
        decimals, stop = _decimals(items, end + 1, words)
        if decimals:
            value, end, spelled = value + Decimal(f"0.{decimals}"), stop, True
            if (factor := scale_of(items, end)) is not None:
                return Composed(first, end + 1, value * factor)
    if found := with_part(items, Composed(first, end, value), state, words, denominator=_sum):
        return found
    certain = not (spelled and _is_uncertain(items, first, end, value, words))
    return Composed(first, end, value, certain=certain, spelled=spelled)


def _decimals(items: Sequence[Item], j: int, words: Lexicon) -> tuple[str, int]:
    """Digits said one by one after "point" (or one number), and the index of the item after them."""
    decimals = ""
    if next_is(items, j, "unit") and items[j].roles["unit"] >= 10:
        # «coma setenta y uno», "virgule cent vingt"; a scale behind them multiplies the whole.
        said = _sum(items, j, words)
        if said and said.kind == "cardinal" and not any("scale" in it.roles for it in items[j : said.last]):
            return str(int(said.value)), said.last
    while next_is(items, j, "unit") and items[j].final:
        worth = items[j].roles["unit"]
        if worth >= HUNDRED or (decimals and worth > 9):
            break
        decimals += str(int(worth))
        j += 1
    return decimals, j


def _is_uncertain(items: Sequence[Item], first: int, end: int, value: Decimal, words: Lexicon) -> bool:
    """Whether the number is one word that is often none."""
    return end == first + 1 and (
        items[first].text in words.uncertain or _is_bare_scale(items[first], value, words)
    )


def _is_bare_scale(item: Item, value: Decimal, words: Lexicon) -> bool:
    """Whether a scale stands without an amount where the language would say one."""
    if "unit" in item.roles or not item.roles.keys() & {"scale", "hundred"}:
        return False
    return words.language not in (_BARE_THOUSAND if value <= THOUSAND else _BARE_SCALES)
