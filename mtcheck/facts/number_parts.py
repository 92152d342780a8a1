"""Fractions in and beside numbers: "three quarters", "five and a quarter million", "one over three"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mtcheck.facts.lexicon import Lexicon
from mtcheck.facts.number_items import Item
from mtcheck.facts.number_sums import HALF, MILLION, ONE, THOUSAND, ZERO, Sum
from mtcheck.types import NumberKind

#: Roles of words that may multiply what stands before them.
_MULTIPLIERS = ("scale", "collective", "vague", "hundred")
#: Smaller denominators are words for other things: "eight quarters of growth", "two thirds".
_LEAST_IMPROPER = 5
QUARTER = 4
_COUNTING = frozenset("last past previous preceding next following first final".split())
#: "one eleventh" is a part; "one third" may be a rank.
_LEAST_RANK = 11


@dataclass(frozen=True, slots=True)
class Composed:
    """A number put together from items ``first`` to ``last`` (half-open).

    Args:
        first, last: indices of items.
        value, kind, upper, certain, spelled: as in `mtcheck.types.Number`.
    """

    first: int
    last: int
    value: Decimal
    kind: NumberKind = "cardinal"
    upper: Decimal | None = None
    certain: bool = True
    spelled: bool = True


def next_is(items: Sequence[Item], j: int, role: str) -> bool:
    """Whether item ``j`` goes on from the one before it and may play a role."""
    return j < len(items) and items[j].joined and role in items[j].roles


def multiplier(items: Sequence[Item], j: int) -> Decimal | None:
    """What item ``j`` multiplies by, None where it goes on with no number."""
    if j < len(items) and items[j].joined:
        for role in _MULTIPLIERS:
            if role in items[j].roles:
                return items[j].roles[role]
    return None


def scale_of(items: Sequence[Item], j: int) -> Decimal | None:
    """A multiplier that may follow decimals or an "of": thousands and more."""
    factor = multiplier(items, j)
    return factor if factor is not None and factor >= THOUSAND else None


def scaled_part(items: Sequence[Item], first: int, end: int, part: Decimal) -> Composed | None:
    """ "a quarter of a million", «trois quarts de million»: the part times the scale that follows it.

    Args:
        items: of the text.
        first, end: of the part (half-open).
        part: its value.
    """
    j = end
    while next_is(items, j, "linker") or (next_is(items, j, "article") and j < end + 2):
        j += 1
    for place in dict.fromkeys((j, end)):
        if next_is(items, place, "scale") and items[place].final and items[place].roles["scale"] >= THOUSAND:
            return Composed(first, place + 1, part * items[place].roles["scale"])
    return None


def proper_fraction(items: Sequence[Item], j: int) -> tuple[Decimal, int] | None:
    """A part of one that begins with item ``j`` ("a quarter", "two thirds"), and the index after it."""
    if j >= len(items) or not items[j].joined:
        return None
    roles = items[j].roles
    if "fraction" in roles and not roles.keys() & {"unit", "ordinal"} and items[j].final:
        # «خمسة وربع»: five and a fourth.
        return ONE / roles["fraction"], j + 1
    if (
        "article" in roles
        and next_is(items, j + 1, "ordinal")
        and items[j + 1].roles["ordinal"] >= _LEAST_RANK
    ):
        # "two and a thirtieth", at the end of a clause
        ends = j + 2 == len(items) or not items[j + 2].joined
        return (ONE / items[j + 1].roles["ordinal"], j + 2) if ends else None
    if not next_is(items, j + 1, "fraction") or not items[j + 1].final:
        return None
    numerator = ONE if "article" in roles else roles.get("unit", ZERO)
    denominator = items[j + 1].roles["fraction"]
    if not ZERO < numerator < denominator or numerator != numerator.to_integral_value():
        return None
    # "two and a third man": a rank.
    rank = "ordinal" in items[j + 1].roles and j + 2 < len(items) and items[j + 2].joined
    return None if rank else (numerator / denominator, j + 2)


def with_part(
    items: Sequence[Item],
    number: Composed,
    state: Sum,
    words: Lexicon,
    denominator: Callable[[Sequence[Item], int, Lexicon], Composed | None],
) -> Composed | None:
    """The number with the part that follows it, None where none does.

    Args:
        items: of the text.
        number: what was read so far.
        state: how its last words were taken.
        words: the lexicon.
        denominator: reads the number that begins with an item.
    """
    end, value = number.last, number.value
    if found := _over(items, number, words, denominator) or _part_of(items, number, words, denominator):
        return found
    if next_is(items, end, "plus_half") and items[end].final:
        return _plus(items, number, end + 1, HALF, state)
    if next_is(items, end, "connector") or next_is(items, end, "and_part"):
        part = proper_fraction(items, end + 1)
        if part and value == value.to_integral_value() and not next_is(items, part[1], "linker"):
            return _plus(items, number, part[1], part[0], state)
    if end < len(items) and items[end].joined and items[end].final and value == value.to_integral_value():
        return _fraction(items, number, state)
    return None


def _plus(items: Sequence[Item], number: Composed, end: int, part: Decimal, state: Sum) -> Composed:
    """The number and a part of one, or of its last scale ("two million and a quarter")."""
    factor = multiplier(items, end)
    # "A thousand and a half" is 1,500; "a thousand and three sixths" is not.
    half = part == HALF and items[end - 1].roles.get("fraction") in (None, 1 / HALF)
    if state.last == "scale" and state.scale and (half or state.scale >= MILLION):
        if factor is not None and factor < state.scale and not half:
            # "one billion and three quarters million"
            return Composed(number.first, end + 1, number.value + part * factor)
        return Composed(number.first, end, number.value + part * state.scale)
    if factor is not None and items[end].final:
        return Composed(number.first, end + 1, (number.value + part) * factor)
    return Composed(number.first, end, number.value + part)


def _fraction(items: Sequence[Item], number: Composed, state: Sum) -> Composed | None:
    """ "three quarters", "two thirds of a million", "one twenty-fifth"."""
    first, end, value, roles = number.first, number.last, number.value, items[number.last].roles
    if roles.get("fraction") == QUARTER and first and items[first - 1].text in _COUNTING:
        # "The last three quarters" are parts of a year or of a match.
        return None
    if "fraction" in roles and (not state.total or roles["fraction"] >= THOUSAND) and value > ZERO:
        worth = roles["fraction"]
        if "ordinal" in roles and worth >= THOUSAND and value != ONE:
            # "two millionth" is a rank, "two millionths" are a part.
            return None
        if value < worth or (worth >= _LEAST_IMPROPER and "ordinal" not in roles):
            return scaled_part(items, first, end + 1, value / worth) or Composed(
                first, end + 1, value / worth, "fraction"
            )
    if value == 1 and end == first + 1 and roles.get("ordinal", ZERO) >= _LEAST_RANK:
        return Composed(first, end + 1, ONE / roles["ordinal"], "fraction", certain=False)
    return None


def _part_of(
    items: Sequence[Item],
    number: Composed,
    words: Lexicon,
    denominator: Callable[[Sequence[Item], int, Lexicon], Composed | None],
) -> Composed | None:
    """«तीन का पांचवां हिस्सा»: a rank that a number goes before, as its part."""
    end = number.last
    if not next_is(items, end, "part_of") or "digits" in items[number.first].roles or end + 1 >= len(items):
        return None
    below = denominator(items, end + 1, words) if items[end + 1].joined else None
    if below is None or below.kind != "ordinal" or below.value <= ONE:
        return None
    noun = next_is(items, below.last, "part_noun")
    if not noun and below.last < len(items) and items[below.last].joined:
        return None
    return Composed(number.first, below.last + noun, number.value / below.value, "fraction", certain=False)


def _over(
    items: Sequence[Item],
    number: Composed,
    words: Lexicon,
    denominator: Callable[[Sequence[Item], int, Lexicon], Composed | None],
) -> Composed | None:
    """ "five over eight"; where the word is used for other things, at the end of a clause only."""
    end = number.last
    always = next_is(items, end, "over")
    if not (always or next_is(items, end, "over_end")) or end + 1 >= len(items) or not items[end + 1].joined:
        return None
    below = denominator(items, end + 1, words)
    if below is None or below.kind != "cardinal" or below.value <= ZERO:
        return None
    if not always:
        goes_on = below.last < len(items) and items[below.last].joined
        spelled = "digits" not in items[number.first].roles
        if goes_on or not (spelled or number.value == 1) or below.value == 1:
            return None
    elif number.value >= below.value:
        return None
    return Composed(number.first, below.last, number.value / below.value, "fraction")
