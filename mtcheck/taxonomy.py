"""MQM error categories and severities (https://themqm.org), and what they are in other formats.

Source: MQM Core typology; ITS 2.0 Localization Quality Issue types
(https://www.w3.org/TR/its20/#lqissue-typevalues); SARIF 2.1.0 levels.
"""

from typing import Final, NamedTuple


class Category(NamedTuple):
    """What a category is called for an editor and in ITS 2.0."""

    title: str
    its: str


CATEGORIES: Final[dict[str, Category]] = {
    "accuracy/mistranslation": Category("Wrong meaning", "mistranslation"),
    "accuracy/mistranslation/number": Category("Number changed", "numbers"),
    "accuracy/mistranslation/date": Category("Date or duration changed", "numbers"),
    "accuracy/mistranslation/name": Category("Name changed", "inconsistent-entities"),
    "accuracy/mistranslation/quotation": Category("Quotation altered", "mistranslation"),
    "accuracy/mistranslation/negation": Category("Negation changed", "mistranslation"),
    "accuracy/mistranslation/literal": Category("Literal translation", "mistranslation"),
    "accuracy/omission": Category("Passage left out", "omission"),
    "accuracy/addition": Category("Passage added", "addition"),
    "accuracy/untranslated": Category("Left untranslated", "untranslated"),
    "terminology/wrong term": Category("Wrong term", "terminology"),
    "terminology/inconsistent": Category("Inconsistent term", "inconsistency"),
    "linguistic conventions/grammar": Category("Broken grammar", "grammar"),
    "linguistic conventions/spelling": Category("Spelling", "misspelling"),
    "linguistic conventions/textual conventions": Category("Spacing or punctuation", "typographical"),
    "design and markup/furniture": Category("Page furniture in the text", "addition"),
    "design and markup/markup": Category("Markup left in the text", "markup"),
    "design and markup/link": Category("Link does not fit its text", "markup"),
}

#: Severity to (rank, ITS severity 0-100, SARIF level, MQM weight).
SEVERITIES: Final[dict[str, tuple[int, int, str, int]]] = {
    "minor": (1, 30, "note", 1),
    "major": (2, 60, "warning", 5),
    "critical": (3, 90, "error", 10),
}


def rank(severity: str) -> int:
    """1 for minor, 2 for major, 3 for critical, 4 for "never" (no finding reaches it)."""
    return 4 if severity == "never" else SEVERITIES[severity][0]
