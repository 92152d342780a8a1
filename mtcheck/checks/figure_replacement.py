"""Which figure of the original a figure of the translation stands for, of those that neither side accounts for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.context import is_linked
from mtcheck.facts.agreement import is_convertible
from mtcheck.facts.currencies import are_namesakes
from mtcheck.facts.figures import Figure
from mtcheck.types import Bead


def paired(new: Sequence[Figure], lost: Sequence[Figure], bead: Bead) -> Iterator[tuple[Figure, Figure]]:
    """Each figure of the translation with the one it stands for: linked words first, then the likest.

    Args:
        new, lost: figures of the translation, and of the original, that nothing on the other side accounts for.
        bead: of the two, for its word links.
    """
    left = list(lost)
    for figure in sorted(new, key=lambda f: not any(is_linked(f, n, bead) for n in lost)):
        fitting = [n for n in left if _is_sure_pair(figure, n, bead)]
        fitting = [
            n
            for n in fitting
            if _can_replace(figure, n, _is_alone(figure, n, new, lost), is_linked(figure, n, bead))
        ]
        if not fitting:
            continue
        best = min(
            fitting,
            key=lambda n: (
                figure.form != n.form,
                not is_linked(figure, n, bead),
                abs(figure.value.adjusted() - n.value.adjusted()),
                abs(figure.value - n.value),
            ),
        )
        left.remove(best)
        yield figure, best


def _is_alone(figure: Figure, original: Figure, new: Sequence[Figure], lost: Sequence[Figure]) -> bool:
    """Whether each has no candidate but the other, or both sides have as many and the two have one place."""
    originals = [n for n in lost if n.is_sure and _can_replace(figure, n, True, False)]
    rivals = [f for f in new if f.is_sure and _can_replace(f, original, True, False)]
    if original not in originals or figure not in rivals:
        return False
    return len(originals) == len(rivals) and originals.index(original) == rivals.index(figure)


def _is_sure_pair(figure: Figure, original: Figure, bead: Bead) -> bool:
    """Whether both surely are figures, or the aligner ties a sure one to a word that often is none («sei»)."""
    if figure.is_sure and original.is_sure:
        return True
    if not (figure.is_sure or original.is_sure) or min(figure.value, original.value) <= 2:
        return False
    loose, sure = (original, figure) if figure.is_sure else (figure, original)
    if loose.value in _PERIODS and sure.value > loose.value:  # "decades ago", and thirty years
        return False
    return is_linked(figure, original, bead)


_LAST_DAY, _MOST_DIGITS = 31, 99
#: What words of time, which need no number before them, count: "decades", "centuries".
_PERIODS = (10, 100)
#: Kinds of number that can take one another's place.
_ALIKE = (
    frozenset({"cardinal", "age"}),
    frozenset({"cardinal", "year"}),
    frozenset({"cardinal", "ordinal"}),
    frozenset({"cardinal", "rank"}),
)
#: Kinds that differ in what is counted only.
_COUNTED = frozenset({"cardinal", "money", "measure", "percent", "age"})


#: Kinds of which a small one in words says how much.
_TELLING = frozenset({"fraction", "money", "measure", "percent"})


def _can_replace(a: Figure, b: Figure, is_alone: bool, is_tied: bool) -> bool:
    """Whether one can have taken the other's place.

    Args:
        is_alone: whether there is no other candidate on either side.
        is_tied: whether a word link holds them together.
    """
    x, y = a.number, b.number
    if x.upper is not None or y.upper is not None:
        return False
    # «une douzaine», "a couple", "both": small spelled-out numbers have too many other wordings; sure shares and
    # sure ones with a unit ("half a cent") have not.
    are_shares = x.kind == y.kind and x.kind in _TELLING and x.certain and y.certain
    if x.value <= 2 and x.spelled and y.value <= 2 and y.spelled and not are_shares:
        return False
    if a.form != b.form:
        return (is_alone or is_tied) and _can_be_part(a, b, is_tied)
    if a.form == "time":
        return True
    kinds = {x.kind, y.kind}
    if kinds == {"cardinal", "year"} and (x.value >= 1000) != (y.value >= 1000):
        return False
    low, high = sorted((abs(x.value), abs(y.value)))
    near = high < 4 * low or high.adjusted() == low.adjusted()
    one_unit = x.unit == y.unit or not (x.unit and y.unit) or is_convertible(x, y)
    if one_unit and len(kinds) == 1:
        return True
    if kinds == {"money"} and not are_namesakes(x.unit, y.unit):
        # Put into another currency, at a rate that is not known here.
        return False
    if one_unit and kinds in _ALIKE:
        return is_tied or (near and not (x.spelled and y.spelled))
    # A unit that was not read on one side, or read as another: a pound is money and a weight.
    return kinds <= _COUNTED and (is_alone or is_tied) and near


def _can_be_part(a: Figure, b: Figure, is_tied: bool) -> bool:
    """Whether a bare number can stand for a day, a year or an hour: "the 24th" and 24日; a length of time for none."""
    loose, part = (a, b) if a.form == "amount" else (b, a)
    if loose.form != "amount" or part.form == "month":
        return False
    kind, value = loose.number.kind, loose.value
    if loose.date is not None and (part.form == "day" or not is_tied):
        return False
    if part.form == "year":
        return value >= 1000 and kind in ("cardinal", "year")
    if part.form == "time":
        return part.number.kind == kind == "cardinal"
    # "Two sides" is no day.
    is_count = kind == "cardinal" and loose.number.spelled and not is_tied
    # What became of a day may be none.
    most = _LAST_DAY if loose is b else _MOST_DIGITS
    return value <= most and kind in ("cardinal", "ordinal") and not is_count
