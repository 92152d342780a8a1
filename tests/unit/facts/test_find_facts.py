"""The facts of an article as a whole: what is read once is not read again as something else."""

import pytest

from tests.support import article, facts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the north only Fifty-Eight percent of the ferries sailed.", []),
        ("The ferries of Seventeen Islands sailed to Lorient.", ["Seventeen Islands", "Lorient"]),
    ],
)
def test_a_figure_in_words_is_no_name(text, names):
    assert [text[n.start : n.end] for n in facts(article(text)).names] == names
