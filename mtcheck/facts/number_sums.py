"""The arithmetic of number words: what one more word does to the number read so far.

Words below a hundred come whole from the lexicon; hundreds and greater scales add and multiply. "Two
hundred thousand five hundred" is the total 200 000 and the group 500.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from mtcheck.facts.number_items import Item

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")
HUNDRED, THOUSAND, MILLION = Decimal(100), Decimal(1000), Decimal(1_000_000)

_SCALES = tuple(Decimal(10) ** k for k in (12, 9, 6, 3))

#: Roles of words that add or multiply, in the order they are tried.
_Role = Literal["unit", "sum", "hundred", "scale", "collective", "vague", "ordinal"]
_ROLES: tuple[_Role, ...] = get_args(_Role)

#: What a word has done to a sum; "round unit" is a unit of whole hundreds («doscientos»).
Step = Literal["", "digits", "unit", "round unit", "ordinal", "hundred", "scale", "sum", "collective"]


@dataclass(slots=True)
class Sum:
    """A number while it is read, word by word.

    Args:
        juxtaposed: whether the language sets tens and units side by side.
        digits_first: whether it begins with a numeral.
        total: what the scales have closed off.
        group: the number below the next scale, None before its first word.
        scale: the last scale, which the next has to stay below.
        last: what the last word was.
        connected: whether an "and" stands before the next word.
    """

    juxtaposed: bool
    digits_first: bool
    total: Decimal = ZERO
    group: Decimal | None = None
    scale: Decimal | None = None
    last: Step = ""
    connected: bool = False

    @property
    def value(self) -> Decimal:
        """What has been read, as if it ended here."""
        return self.total + (self.group or ZERO)

    def take(self, item: Item, *, first: bool) -> Step:
        """Add an item.

        Args:
            item: the next one.
            first: whether it begins the number.

        Returns:
            What it was taken for; "" where the number cannot go on with it.
        """
        if "digits" in item.roles:
            return self._take_digits(item, first)
        for role in _ROLES:
            if role not in item.roles:
                continue
            worth = item.roles[role]
            if self.digits_first and (
                role == "ordinal"
                or (role == "unit" and worth < HUNDRED and self.last in ("scale", "hundred"))
            ):
                # "5 million two" are two numbers.
                return ""
            if role == "ordinal" and self._multiply_by_rank(item, worth):
                return role
            if taken := self._take_word(role, worth):
                return taken
        return ""

    def _take_digits(self, item: Item, first: bool) -> Step:
        worth = item.roles["digits"]
        if first:
            self.group, self.last = worth, "digits"
        elif self._goes_on_in_digits(worth, item.digits):
            self.group, self.last = worth, "unit"
        elif self.digits_first and self.last == "hundred" and 0 < item.digits <= 2:
            # "3 hundred and 21"
            self.group, self.last = self.value - self.total + worth, "unit"
        else:
            return ""
        return "digits"

    def _goes_on_in_digits(self, worth: Decimal, digits: int) -> bool:
        """ "two thousand 500": three digits go on from thousands, not "two thousand 5 star hotels"."""
        if self.group is not None or self.scale is None or worth != worth.to_integral_value():
            return False
        if worth >= self.scale or self.total % self.scale:
            return False
        thousands = worth >= THOUSAND and worth % THOUSAND == 0
        if digits != 3 and not (self.scale >= MILLION and thousands):
            return False
        return not (self.digits_first and self.scale > THOUSAND and worth < THOUSAND)

    def _take_word(self, role: _Role, worth: Decimal) -> Step:
        match role:
            case "unit" | "ordinal":
                return role if self._add(worth, ordinal=role == "ordinal") else ""
            case "sum":
                return role if self._add_scaled(worth) else ""
            case "vague" | "collective":
                step: Step = "collective" if role == "collective" or worth < THOUSAND else "scale"
            case "hundred" | "scale":
                step = "hundred" if role == "hundred" and worth == HUNDRED else "scale"
        if worth == HUNDRED:
            return step if self._multiply_by_hundred() else ""
        if step == "collective" and worth % THOUSAND:
            return step if self._multiply_by_collective(worth) else ""
        return step if self._multiply(worth) else ""

    def _add(self, worth: Decimal, *, ordinal: bool) -> bool:
        if self.group is None:
            if self.scale is not None and worth >= self.scale:
                return False
            self.group = worth
        elif self._is_below_hundred(worth, ordinal):
            self.group += worth
        else:
            return False
        self.last = "round unit" if worth >= HUNDRED and worth % HUNDRED == 0 else "unit"
        return True

    def _is_below_hundred(self, worth: Decimal, ordinal: bool) -> bool:
        """Whether a unit adds to the group: after hundreds, or tens and units where they may stand so."""
        if self.last in ("hundred", "round unit") and worth < HUNDRED:
            return True
        return (self.connected or self.juxtaposed or ordinal) and self._completes_tens(worth)

    def _completes_tens(self, worth: Decimal) -> bool:
        """Whether «خمسة» and «عشرون» joined by "and" are one number below a hundred."""
        low = (self.group or ZERO) % HUNDRED
        if self.last != "unit":
            return False
        if 20 <= worth < HUNDRED and worth % 10 == 0 and 1 <= low <= 9:
            return self.connected
        return (low >= 20 or (self.juxtaposed and low == 10)) and low % 10 == 0 and 1 <= worth <= 9

    def _add_scaled(self, worth: Decimal) -> bool:
        """A word that is a scale with its amount: «ألفان» is two thousand."""
        if self.group is not None or (self.scale is not None and worth >= self.scale):
            return False
        self.total += worth
        self.scale = next(s for s in _SCALES if worth >= s)
        self.last = "scale"
        return True

    def _multiply_by_rank(self, item: Item, worth: Decimal) -> bool:
        """ "two hundredth", «tres mil millonésimo»; "one hundredth" and "two hundredths" are parts."""
        is_part = "fraction" in item.roles and item.text.endswith("s")
        is_scale = worth >= HUNDRED and worth == Decimal(10) ** worth.adjusted()
        if not is_scale or is_part or not (self._amount > 1 or self.total):
            return False
        return self._multiply_by_hundred() if worth == HUNDRED else self._multiply(worth)

    def _multiply_by_hundred(self) -> bool:
        if self.group is None:
            if self.scale is not None and self.scale <= HUNDRED:
                return False
            self.group = HUNDRED
        elif self.last == "digits" or (self.last == "unit" and self.group < HUNDRED):
            self.group *= HUNDRED
        else:
            return False
        self.last = "hundred"
        return True

    def _multiply_by_collective(self, worth: Decimal) -> bool:
        if self.total or self.last == "hundred":
            return False
        self.group = self._amount * worth
        self.last = "collective"
        return True

    def _multiply(self, worth: Decimal) -> bool:
        if self.scale is None or worth < self.scale:
            self.total += self._amount * worth
        elif worth > self.scale and ZERO < (amount := self.value % (worth * MILLION)) < worth:
            # "mil millones", "thirty thousand million", after a greater scale or not
            self.total = self.value - amount + amount * worth
        else:
            return False
        self.group, self.scale, self.last = None, worth, "scale"
        return True

    @property
    def _amount(self) -> Decimal:
        return ONE if self.group is None else self.group
