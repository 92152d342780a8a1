"""MQM error categories and severities (https://themqm.org), and what they are called in every other format.

One table each: `CATEGORIES` for kinds of error, `SEVERITIES` for how bad they are. Sources: MQM Core typology;
ITS 2.0 Localization Quality Issue types (https://www.w3.org/TR/its20/#lqissue-typevalues) and severity, 0 to 100;
SARIF 2.1.0 levels (3.27.10); the categories and weights of the WMT MQM evaluations (Freitag et al., TACL 2021)
that Marot shows.
"""

from typing import Final, NamedTuple


class Category(NamedTuple):
    """What a kind of error is called.

    Args:
        title: for an editor.
        its: ITS 2.0 ``locQualityIssueType``.
        marot: category of the WMT MQM evaluations.
    """

    title: str
    its: str
    marot: str


CATEGORIES: Final[dict[str, Category]] = {
    "accuracy/mistranslation": Category("Wrong meaning", "mistranslation", "Accuracy/Mistranslation"),
    "accuracy/mistranslation/number": Category("Number changed", "numbers", "Accuracy/Mistranslation"),
    # ITS counts dates and times among the entities, next to the names.
    "accuracy/mistranslation/date": Category(
        "Date or duration changed", "inconsistent-entities", "Accuracy/Mistranslation"
    ),
    "accuracy/mistranslation/name": Category(
        "Name changed", "inconsistent-entities", "Accuracy/Mistranslation"
    ),
    "accuracy/mistranslation/quotation": Category(
        "Quotation altered", "mistranslation", "Accuracy/Mistranslation"
    ),
    "accuracy/mistranslation/negation": Category(
        "Negation changed", "mistranslation", "Accuracy/Mistranslation"
    ),
    "accuracy/mistranslation/literal": Category("Literal translation", "mistranslation", "Style/Awkward"),
    "accuracy/omission": Category("Passage left out", "omission", "Accuracy/Omission"),
    "accuracy/addition": Category("Passage added", "addition", "Accuracy/Addition"),
    "accuracy/untranslated": Category("Left untranslated", "untranslated", "Accuracy/Untranslated text"),
    "terminology/wrong term": Category("Wrong term", "terminology", "Terminology/Inappropriate for context"),
    "terminology/inconsistent": Category(
        "Inconsistent term", "inconsistency", "Terminology/Inconsistent use"
    ),
    "linguistic conventions/grammar": Category("Broken grammar", "grammar", "Fluency/Grammar"),
    "linguistic conventions/spelling": Category("Spelling", "misspelling", "Fluency/Spelling"),
    "linguistic conventions/textual conventions": Category(
        "Spacing or punctuation", "typographical", "Fluency/Punctuation"
    ),
    "linguistic conventions/punctuation": Category("Punctuation", "typographical", "Fluency/Punctuation"),
    "design and markup/furniture": Category("Page furniture in the text", "addition", "Accuracy/Addition"),
    "design and markup/markup": Category("Markup left in the text", "markup", "Other"),
    "design and markup/link": Category("Link does not fit its text", "markup", "Other"),
}

#: What a category that is in no table is called: one of somebody else's check.
UNKNOWN: Final = Category("", "uncategorized", "Other")


class Level(NamedTuple):
    """What a severity is called.

    Args:
        rank: 1 for the least.
        its: ITS 2.0 ``locQualityIssueSeverity``, 0 to 100.
        sarif: SARIF level.
        weight: MQM penalty points.
        marot: as the WMT MQM evaluations write it.
    """

    rank: int
    its: int
    sarif: str
    weight: int
    marot: str


SEVERITIES: Final[dict[str, Level]] = {
    "minor": Level(1, 30, "note", 1, "Minor"),
    "major": Level(2, 60, "warning", 5, "Major"),
    "critical": Level(3, 90, "error", 10, "Critical"),
}


def rank(severity: str) -> int:
    """1 for minor, 2 for major, 3 for critical, 4 for "never" (no finding reaches it)."""
    return 4 if severity == "never" else SEVERITIES[severity].rank


def category(path: str) -> Category:
    """What an MQM path is called; a path that no table has goes by the nearest one above it."""
    while path:
        if path in CATEGORIES:
            return CATEGORIES[path]
        path = path.rpartition("/")[0]
    return UNKNOWN
