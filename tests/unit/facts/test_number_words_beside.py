"""What words beside a number make of it: scales said once, grand, halves of a unit, all but so many."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtcheck.facts.numbers import find_numbers

#: (language, text, values in order)
VALUES = [
    ("en", "It lost $6.8 to $9.4 billion.", ["6800000000", "9400000000"]),
    ("en", "between 6 and 9 million people", ["6000000", "9000000"]),
    ("en", "two to three thousand", ["2000", "3000"]),
    ("en", "from 500 to 1 million", ["500", "1000000"]),
    ("en", "teams of 3 and 5 million fans", ["3", "5000000"]),
    ("es", "entre 6.800 y 9.400 millones", ["6800000000", "9400000000"]),
    ("de", "6,8 bis 9,4 Milliarden", ["6800000000", "9400000000"]),
    ("zh", "68至94亿美元", ["6800000000", "9400000000"]),
    ("hi", "6.8 से 9.4 अरब डॉलर", ["6800000000", "9400000000"]),
    ("en", "He owes 12 grand.", ["12000"]),
    ("en", "He owns 12 grand pianos.", ["12"]),
    ("en", "He won five grand slams.", ["5"]),
    ("ko", "1·2호기", ["1", "2"]),
    ("it", "nel tardo Quattrocento", ["15"]),
    ("it", "quattrocento persone", ["400"]),
    ("it", "Arrivarono Quattrocento persone", ["400"]),
    ("en", "by half a cent", ["0.5"]),
    ("fr", "un euro et demi", ["1.5"]),
    ("fr", "un cent et demi", ["1.5"]),
    ("fr", "deux cents", ["200"]),
    ("en", "all but two of the 34 towns", ["32", "34"]),
    ("en", "all but two of the men", ["2"]),
    ("en", "all but certain", []),
    ("es", "los 34 pueblos excepto dos", ["34", "32"]),
    ("nl", "op twee na alle 34 dorpen", ["32", "34"]),
    ("tr", "34 köyün ikisi hariç tamamı", ["34", "32"]),
    ("ja", "34か所のうち2か所を除く", ["34", "32"]),
    ("de", "nur zwei der 34 Dörfer", ["2", "34"]),
]


@pytest.mark.parametrize(("language", "text", "values"), VALUES)
def test_values(language: str, text: str, values: list[str]) -> None:
    found = [n.value for n in find_numbers(text, language) if n.value != 1 or "1" in values]
    assert found == [Decimal(v) for v in values]
