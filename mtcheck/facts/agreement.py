"""Whether two numbers can both be true of one thing: rounding, bounds, collectives and conversions."""

from __future__ import annotations

from decimal import Decimal

from mtcheck.types import Number

#: Unit -> (dimension, size in the dimension's base unit). Source: the definitions of the international
#: yard and pound agreement of 1959; troy and nautical units by their own definitions.
_UNITS: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(size))
    for dimension, units in {
        "length": {
            "kilometer": "1000",
            "meter": "1",
            "centimeter": "0.01",
            "millimeter": "0.001",
            "mile": "1609.344",
            "yard": "0.9144",
            "foot": "0.3048",
            "inch": "0.0254",
            "nautical-mile": "1852",
            "mile-scandinavian": "10000",
        },
        "speed": {
            "kilometer-per-hour": "1",
            "mile-per-hour": "1.609344",
            "meter-per-second": "3.6",
            "knot": "1.852",
        },
        "power": {"watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000"},
        "mass": {
            "kilogram": "1",
            "gram": "0.001",
            "metric-ton": "1000",
            "tonne": "1000",
            "ton": "907.18474",
            "pound": "0.45359237",
            "ounce": "0.028349523125",
            "stone": "6.35029318",
            "jin": "0.5",
            "quintal": "100",
        },
        "area": {
            "square-kilometer": "1000000",
            "square-meter": "1",
            "hectare": "10000",
            "dunam": "1000",
            "mu": "666.6667",
            "tsubo": "3.305785",
            "acre": "4046.8564224",
            "square-mile": "2589988.110336",
            "square-foot": "0.09290304",
        },
        "volume": {
            "liter": "1",
            "milliliter": "0.001",
            "cubic-meter": "1000",
            "cubic-hectometer": "1000000000",
            "gallon": "3.785411784",
            "gallon-imperial": "4.54609",
            "pint": "0.473176473",
            "barrel": "158.987294928",
        },
    }.items()
    for unit, size in units.items()
}

#: A converted figure is rounded by the editor: 60 mph becomes 100 km/h or 97 km/h.
CONVERSION_TOLERANCE = Decimal("0.08")
#: A unit is put into one so much larger or smaller at most: a gallon is 4.5 litres.
MOST_BETWEEN = Decimal(5)
#: Units no farther apart share a name somewhere: a short ton, a long ton and a tonne.
MOST_ALIKE = Decimal("1.25")


def agree(a: Number, b: Number) -> bool:
    """Whether the two figures are compatible: equal, a rounding or a bound of one another, or converted.

    What they count is not looked at.
    """
    if a.unit and b.unit and a.unit != b.unit:
        converted = _converted(a, b)
        if converted is not None:
            return converted
    if a.value == b.value:
        return same_bound(a, b)
    if {a.kind, b.kind} == {"percent", "fraction"}:
        part, whole = (a, b) if a.kind == "fraction" else (b, a)
        return abs(part.value * 100 - whole.value) < 1
    return _within(a, b) or _within(b, a)


def renders(written: Number, original: Number) -> bool:
    """Whether a figure of a translation is a fair way to put one of the original.

    Stricter than `agree`: a translator has the figure before him. "More than 24,000" and "more than
    28,000" may both be true of one thing, and one is no translation of the other. What is fair: the same
    value, a share as a percentage, a unit converted, and fewer digits than the original has.
    """
    a, b = written, original
    if a.unit and b.unit and a.unit != b.unit and (converted := _converted(a, b)) is not None:
        return converted
    if a.value == b.value or _is_in_degrees(a, b) or _is_in_tons_of_money(a, b) or _is_in_tons_of_money(b, a):
        return True
    if {a.kind, b.kind} == {"percent", "fraction"}:
        part, whole = (a, b) if a.kind == "fraction" else (b, a)
        return abs(part.value * 100 - whole.value) < 1
    if original.upper is not None:
        return _within(original, written)
    return _shortens(written, original)


def _is_in_tons_of_money(money: Number, tons: Number) -> bool:
    """Whether a Dutch "6 ton" is meant, six times a hundred thousand euros."""
    return (
        money.kind == "money" and tons.unit in ("ton", "metric-ton") and money.value == tons.value * 100_000
    )


def _is_in_degrees(a: Number, b: Number) -> bool:
    """Whether one is in degrees Fahrenheit what the other is in Celsius, where "degrees" is all that is said."""
    if not (a.unit or b.unit) or not {a.unit, b.unit} <= {"celsius", "fahrenheit", ""}:
        return False
    low, high = sorted((a.value, b.value))
    # "Nearly 30 degrees" is said of 80.
    return abs(low * 9 / 5 + 32 - high) <= (9 if "about" in (a.bound, b.bound) else 2)


def _shortens(rough: Number, exact: Number) -> bool:
    """Whether ``rough`` says in fewer digits, or as a collective, what ``exact`` says."""
    r, e = rough.value, exact.value
    if r <= 0 or e <= 0:
        return False
    if rough.upper is not None:
        return _within(rough, exact)
    if _significant_digits(r) > 2 or _significant_digits(r) >= _significant_digits(e):
        return False
    if rough.bound == "exact":
        # "2,500" for 2,517; below a thousand an editor keeps the figure.
        return e >= 1000 and _significant_digits(r) == 2 and 2 * abs(e - r) <= _step(r)
    return exact.bound == "exact" and _within(rough, exact)


def same_bound(a: Number, b: Number) -> bool:
    """Whether neither bounds from below what the other bounds from above."""
    return not ((_is_lower(a) and _is_upper(b)) or (_is_upper(a) and _is_lower(b)))


def may_be_converted(a: Number, b: Number) -> bool:
    """Whether the figures fit, if the one without a unit has any unit of the other's dimension.

    For lenient reading: unit words are not known in every language, conversions happen in all. Only units
    that stand for one another are tried: miles and kilometres, no miles and inches.
    """
    bare, measure = (a, b) if not a.unit else (b, a)
    if bare.unit or bare.kind != "cardinal" or measure.unit not in _UNITS:
        return False
    dimension, size = _UNITS[measure.unit]
    base = measure.value * size
    is_whole = 1 < bare.value < 10 and bare.value == int(bare.value)
    fits = (
        # "3 to 5 cm" for 1 to 2 inches: small figures are rounded to whole ones.
        abs(bare.value * s - base) <= max(CONVERSION_TOLERANCE * base, s / 2 if is_whole else Decimal(0))
        for unit, (d, s) in _UNITS.items()
        if d == dimension
        and s != size
        and unit != "nautical-mile"
        and max(s, size) <= MOST_BETWEEN * min(s, size)
    )
    return any(fits)


def in_base_unit(number: Number) -> tuple[str, Decimal] | None:
    """The dimension of a measure and its size in that dimension's base unit; None for any other number."""
    if number.kind != "measure" or number.unit not in _UNITS:
        return None
    dimension, size = _UNITS[number.unit]
    return dimension, number.value * size


def is_convertible(a: Number, b: Number) -> bool:
    """Whether both are measures of one dimension in different units."""
    return _converted(a, b) is not None and a.unit != b.unit


def are_alike(a: str, b: str) -> bool:
    """Whether two units are nearly one size, so that a text may call one by the other's name: tons, gallons.

    Args:
        a, b: CLDR ids.
    """
    if a not in _UNITS or b not in _UNITS or _UNITS[a][0] != _UNITS[b][0]:
        return False
    low, high = sorted((_UNITS[a][1], _UNITS[b][1]))
    return high <= MOST_ALIKE * low


def _is_lower(n: Number) -> bool:
    return n.bound in ("at_least", "more_than")


def _is_upper(n: Number) -> bool:
    return n.bound in ("at_most", "less_than")


def _converted(a: Number, b: Number) -> bool | None:
    """Whether two measures are the same length, mass ...; None where units are unknown or differ in kind."""
    if {a.unit, b.unit} == {"celsius", "fahrenheit"}:
        c, f = (a, b) if a.unit == "celsius" else (b, a)
        # A difference of temperatures ("10 degrees warmer") converts without the offset.
        return abs(c.value * 9 / 5 + 32 - f.value) <= 2 or abs(c.value * 9 / 5 - f.value) <= 1
    if a.unit not in _UNITS or b.unit not in _UNITS or _UNITS[a.unit][0] != _UNITS[b.unit][0]:
        return None
    x, y = a.value * _UNITS[a.unit][1], b.value * _UNITS[b.unit][1]
    # Tons and tonnes are seldom put into each other: their figures are the same, or exact.
    alike = are_alike(a.unit, b.unit)
    if abs(x - y) <= (CONVERSION_TOLERANCE / 4 if alike else CONVERSION_TOLERANCE) * max(abs(x), abs(y)):
        return True
    if alike:
        return False
    # "3 inches" for 7 cm, and the feet of "6-foot-6" for 1.98 m: small figures are cut to whole ones.
    coarse = min((a, b), key=lambda n: n.value)
    return coarse.value < 10 and abs(x - y) < _UNITS[coarse.unit][1]


def _within(rough: Number, exact: Number) -> bool:
    """Whether ``rough`` is a fair way to say ``exact``."""
    r, e = rough.value, exact.value
    if r <= 0 or e <= 0:
        return False
    if rough.upper is not None:
        # "hundreds" is said of 250 and of 1,200, not of 4,163; "thousands" of 38,400.
        return r <= (exact.upper or e) and e < r * 20
    if rough.bound in ("more_than", "at_least"):
        return r <= e <= r * Decimal("1.25")
    if rough.bound in ("less_than", "at_most"):
        return r * Decimal("0.8") <= e <= r
    if rough.bound == "about":
        return abs(r - e) <= r / 10
    return _significant_digits(r) <= 2 < _significant_digits(e) and _rounds_to(e, r)


def _significant_digits(value: Decimal) -> int:
    return (
        len(str(int(value)).rstrip("0")) if value == int(value) else len(value.normalize().as_tuple().digits)
    )


def _rounds_to(exact: Decimal, rough: Decimal) -> bool:
    return abs(exact - rough) < _step(rough)


def _step(rough: Decimal) -> Decimal:
    """Worth of the last digit that counts: 100 for 2,500."""
    return Decimal(10) ** (rough.adjusted() - _significant_digits(rough) + 1)
