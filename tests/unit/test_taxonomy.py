import ast
from pathlib import Path

import pytest

import mtcheck
from mtcheck.taxonomy import CATEGORIES, SEVERITIES, UNKNOWN, category, rank

#: https://www.w3.org/TR/its20/#lqissue-typevalues
ITS_TYPES = frozenset(
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register "
    "locale-specific-content locale-violation style characters misspelling typographical formatting "
    "inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance "
    "uncategorized other".split()
)


def test_every_category_has_an_its_type_and_a_name_for_marot() -> None:
    assert {c.its for c in (*CATEGORIES.values(), UNKNOWN)} <= ITS_TYPES
    assert {c.marot.split("/")[0] for c in (*CATEGORIES.values(), UNKNOWN)} == {
        "Accuracy",
        "Fluency",
        "Other",
        "Style",
        "Terminology",
    }
    assert all(c.title for c in CATEGORIES.values())


def test_severities_rise_in_every_scale() -> None:
    levels = list(SEVERITIES.values())
    assert [x.rank for x in levels] == [1, 2, 3]
    assert [x.its for x in levels] == sorted({x.its for x in levels})
    assert [x.weight for x in levels] == [1, 5, 10]
    assert [x.sarif for x in levels] == ["note", "warning", "error"]
    assert [rank(s) for s in (*SEVERITIES, "never")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("accuracy/omission", "Passage left out"),
        ("accuracy/omission/of a figure", "Passage left out"),
        ("accuracy", ""),
        ("somebody's own", ""),
        ("", ""),
    ],
)
def test_an_unknown_path_goes_by_the_one_above_it(path: str, title: str) -> None:
    assert category(path).title == title


def test_every_category_that_our_checks_name_is_in_the_table() -> None:
    tops = {path.split("/")[0] for path in CATEGORIES}
    for file in (Path(mtcheck.__file__).parent / "checks").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                top, slash, _ = node.value.partition("/")
                if slash and top in tops:
                    assert node.value in CATEGORIES, file.name
