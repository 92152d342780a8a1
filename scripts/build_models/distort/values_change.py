"""Putting a wrong value into a slot, and what keeps a wrong value from being harmless or absurd."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from examples import Span

from distort.base import Edit, Text, replaced
from distort.values_slot import UNSPACED, Slot
from distort.values_slots import find_slots

#: Numbers nearer than this belong to one range or list.
_BESIDE = 7
#: Two numbers nearer than this are not exchanged: "5 and 10" says the same either way round.
_APART = 14
_APART_UNSPACED = 6
#: Numbers further apart in size than this betray an exchange at once.
_MOST_TIMES = 100
_OLDEST = 105


def change(
    kind: str,
    families: frozenset[str],
    values: Callable[[Slot, Random], Iterator[Any]],
    text: Text,
    rng: Random,
) -> Edit | None:
    """A translation with one wrong value.

    Args:
        kind: name of the distortion.
        families: of the slots it may change.
        values: the values it would put into a slot, the likeliest first.
        text: the translation.
        rng: where chance comes from.

    Returns:
        The first edit that reads well; None where the sentence has no such slot.
    """
    slots = find_slots(text.text, text.language)
    mine = [slot for slot in slots if slot.family in families]
    for slot in rng.sample(mine, len(mine)):
        written = pick(slot, values(slot, rng), slots)
        if written:
            return replaced(
                text.text,
                slot.start,
                slot.end,
                written,
                label="contradiction",
                category="number",
                kind=kind,
            )
    return None


def pick(slot: Slot, values: Iterator[Any], slots: Sequence[Slot]) -> str | None:
    """The first of some values that fits the sentence, as the sentence writes it."""
    for value in values:
        if fits(slot, value, slots) and (written := slot.write(value)):
            return written
    return None


def fits(slot: Slot, value: Any, slots: Sequence[Slot]) -> bool:
    """Whether a value is wrong in this place, and likely enough to be believed.

    "More than 190" follows from "more than 200", so a figure with a bound moves one way only.
    """
    if value == slot.value:
        return False
    if slot.family not in ("figure", "word", "year"):
        return True
    if value <= 0 and slot.kind != "rank":
        return False
    if slot.kind == "percent" and slot.value <= 100 < value:
        return False
    if slot.kind == "age" and value > _OLDEST >= slot.value:
        return False
    if slot.bound in ("at_least", "more_than") and value < slot.value:
        return False
    if slot.bound in ("at_most", "less_than") and value > slot.value:
        return False
    if slot.bound == "about" and abs(value - slot.value) * 5 < slot.value:
        return False
    return all(
        (other.value < slot.value) == (other.value < value) and other.value != value
        for other in slots
        if other.family == slot.family
        and other != slot
        and (abs(other.start - slot.end) < _BESIDE or abs(slot.start - other.end) < _BESIDE)
    )


def exchange_two(text: Text, rng: Random) -> Edit | None:
    """Two figures of a sentence in each other's place."""
    figures = [s for s in find_slots(text.text, text.language) if s.family in ("figure", "year")]
    apart = _APART_UNSPACED if text.language in UNSPACED else _APART
    pairs = [(a, b) for i, a in enumerate(figures) for b in figures[i + 1 :] if _may_swap(a, b, apart)]
    for a, b in rng.sample(pairs, len(pairs)):
        rest = [s for s in figures if s not in (a, b)]
        if not (fits(a, b.value, rest) and fits(b, a.value, rest)):
            continue
        first, second = a.write(b.value), b.write(a.value)
        if first and second:
            return _replace_two(text.text, a, b, first, second)
    return None


def _may_swap(a: Slot, b: Slot, apart: int) -> bool:
    alike = a.family == b.family and {a.kind, b.kind}.isdisjoint({"age", "rank"} if a.kind != b.kind else ())
    whole = {s.value == s.value.to_integral_value() for s in (a, b)}
    near = max(a.value, b.value) <= _MOST_TIMES * min(a.value, b.value)
    return alike and near and len(whole) == 1 and b.start - a.end >= apart


def _replace_two(text: str, a: Slot, b: Slot, first: str, second: str) -> Edit:
    edited = text[: a.start] + first + text[a.end : b.start] + second + text[b.end :]
    offset = len(first) - (a.end - a.start)
    spans = (
        Span(a.start, a.start + len(first), "number"),
        Span(b.start + offset, b.start + offset + len(second), "number"),
    )
    return Edit(edited, "contradiction", spans, "number.swap")
