"""Planted errors in numbers, units and dates.

A sentence is read into slots (`values_slots`), each a value and the way the sentence writes another in
its place, so that a kind of error is only a way to choose the wrong value. Faithful variants and the
second way of making errors, kept for measuring, stand in `values_faithful` and `values_held_out`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from distort.base import Distortion, Edit, Text
from distort.values_change import change, exchange_two, fits
from distort.values_faithful import FAITHFUL
from distort.values_held_out import HELD_OUT
from distort.values_slot import Slot
from distort.values_slots import find_slots

BothSides = Callable[[Text, Random], tuple[str, Edit] | None]

_TRIES = 12


def garble(slot: Slot, rng: Random) -> Iterator[Decimal]:
    """Two neighbouring digits swapped, one changed, one dropped or one added.

    Doubled digits and reversed numbers belong to the kinds held out.
    """
    value: Decimal = slot.value
    exponent = min(0, int(value.as_tuple().exponent))
    digits = str(int(value.scaleb(-exponent)))
    for _ in range(_TRIES):
        i = rng.randrange(len(digits))
        neighbours = digits[max(0, i - 1) : i + 2]
        fresh = rng.choice([c for c in "123456789" if c not in neighbours])
        way = rng.choice(("swap", "change", "change", "drop", "add"))
        if way == "swap" and i + 1 < len(digits):
            new = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        elif way == "drop" and len(digits) > 1:
            new = digits[:i] + digits[i + 1 :]
        elif way == "add" and len(digits) > 1:
            new = digits[:i] + fresh + digits[i:]
        else:
            new = digits[:i] + fresh + digits[i + 1 :]
        if not new.startswith("0") and not (len(digits) > 2 and new == digits[::-1]):
            yield Decimal(new).scaleb(exponent)


def slip(slot: Slot, rng: Random) -> Iterator[Decimal]:
    """Another magnitude: ten, a hundred or a thousand times as much or as little, a lost decimal sign."""
    value: Decimal = slot.value
    if slot.kind in ("age", "rank") or (slot.kind == "cardinal" and value < 3):
        return
    for _ in range(_TRIES):
        power = rng.choice((1, 1, 1, -1, -1, 2, -2) if value < 1000 else (1, -1, 3, -3))
        new = value.scaleb(power)
        whole = value == value.to_integral_value()
        if not whole or new == new.to_integral_value() or slot.kind == "percent":
            yield new.quantize(Decimal(1)) if new == new.to_integral_value() else new


def nudge(slot: Slot, rng: Random) -> Iterator[Decimal]:
    """One to ten per cent more or less, or the next number, as round as the old one."""
    value: Decimal = slot.value
    digits = value.as_tuple()
    trailing = len(digits.digits) - len("".join(map(str, digits.digits)).rstrip("0"))
    unit = Decimal(1).scaleb(int(digits.exponent) + max(0, min(trailing, len(digits.digits) - 2)))
    for _ in range(_TRIES):
        share = Decimal(rng.randint(10, 100)) / 1000
        steps = max(1, int(value * share / unit))
        yield value + unit * steps * rng.choice((1, -1))


def choose(slot: Slot, rng: Random) -> Iterator[Any]:
    """One of the values the slot says it may be exchanged with."""
    yield from rng.sample(slot.choices, len(slot.choices))


def choose_near(slot: Slot, rng: Random) -> Iterator[Any]:
    """The same, values close by first: five becomes six sooner than eighty."""
    choices = [c for c in choose(slot, rng) if c != slot.value]
    yield from sorted(choices, key=lambda c: abs(c - slot.value) > max(3, slot.value / 2))


def shift_year(slot: Slot, rng: Random) -> Iterator[Decimal]:
    """One to twenty years earlier or later; a round year by decades, since it may name one."""
    for _ in range(_TRIES):
        step = (
            rng.choice((10, 20)) if slot.value % 10 == 0 else rng.choice((1, 1, 2, 3, 4, 5, 7, 8, 10, 12, 20))
        )
        yield slot.value + step * rng.choice((-1, -1, 1))


def shift_time(slot: Slot, rng: Random) -> Iterator[tuple[int, int]]:
    """Another hour, or other minutes."""
    hour, minute = slot.value
    for _ in range(_TRIES):
        if rng.random() < 0.5:
            yield hour + rng.choice((-3, -2, -1, 1, 2, 3)), minute
        else:
            yield hour, (minute + 5 * rng.randint(1, 11)) % 60


#: By kind: the families of slots it changes, and how it chooses the value.
_CHANGES: Mapping[str, tuple[frozenset[str], Callable[[Slot, Random], Iterator[Any]]]] = {
    "number.digits": (frozenset({"figure"}), garble),
    "number.far": (frozenset({"figure"}), slip),
    "number.near": (frozenset({"figure"}), nudge),
    "number.word": (frozenset({"word"}), choose_near),
    "number.scale": (frozenset({"scale"}), choose),
    "number.unit": (frozenset({"unit", "currency"}), choose),
    "number.time": (frozenset({"time"}), shift_time),
    "date.day": (frozenset({"day"}), choose),
    "date.month": (frozenset({"month"}), choose),
    "date.weekday": (frozenset({"weekday"}), choose),
    "date.year": (frozenset({"year"}), shift_year),
}

DISTORTIONS: dict[str, Distortion] = {
    **{kind: partial(change, kind, families, values) for kind, (families, values) in _CHANGES.items()},
    "number.swap": exchange_two,
}


def _change_both(
    kind: str,
    families: frozenset[str],
    values: Callable[[Slot, Random], Iterator[Any]],
    text: Text,
    rng: Random,
) -> tuple[str, Edit] | None:
    """The same value changed to the same other in source and translation.

    Where either side has the value twice, nobody knows which answers which, and nothing is changed.
    """
    if text.source is None or text.source_language is None:
        return None
    there, here = find_slots(text.source, text.source_language), find_slots(text.text, text.language)
    pairs = [(a, b) for b in here if b.family in families and (a := _only(there, b)) and _only(here, b) == b]
    for source_slot, slot in rng.sample(pairs, len(pairs)):
        for value in values(slot, rng):
            if not (fits(slot, value, here) and fits(source_slot, value, there)):
                continue
            source, target = source_slot.write(value), slot.write(value)
            if source and target:
                edited = text.text[: slot.start] + target + text.text[slot.end :]
                original = text.source[: source_slot.start] + source + text.source[source_slot.end :]
                return original, Edit(edited, "entailment", (), f"faithful.both.{kind}")
    return None


_NUMERIC = frozenset({"figure", "word"})


def _only(slots: tuple[Slot, ...], like: Slot) -> Slot | None:
    """The one slot with a value; None where there is none, or more than one."""
    families = _NUMERIC if like.family in _NUMERIC else {like.family}
    found = [s for s in slots if s.family in families and s.value == like.value]
    return found[0] if len(found) == 1 else None


BOTH_SIDES: dict[str, BothSides] = {
    kind: partial(_change_both, kind, families, values)
    for kind, (families, values) in _CHANGES.items()
    if kind != "number.scale"
}

__all__ = ["BOTH_SIDES", "DISTORTIONS", "FAITHFUL", "HELD_OUT"]
