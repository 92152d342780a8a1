"""LNK001."""

import pytest

from mtcheck.checks.link import LinkCheck
from mtcheck.read import from_text
from mtcheck.types import Story


@pytest.mark.parametrize(
    ("anchor", "href", "language", "is_flagged"),
    [
        ("Norwegian", "https://news.example/tags/denmark/", "en", True),
        ("Norway.", "/tags/sweden", "en", True),
        ("Brazilian", "/topic/peru", "en", True),
        ("Spanish", "/topics/portugal/", "en", True),
        ("French", "/tag/germany", "en", True),
        ("South Korean", "/tag/japan", "en", True),
        ("Swiss", "/tags/austria", "en", True),
        ("British", "/tags/ireland", "en", False),
        ("marocain", "/tag/norvege", "fr", True),
        ("Norvégien", "/tag/danemark", "fr", True),
        ("Kenyan", "/tags/uganda", "en", True),
        ("Iraqi", "/tags/iran", "en", True),
        # the same country
        ("Norwegian", "/tags/norway/", "en", False),
        ("French", "/tags/france", "en", False),
        ("Moroccan", "/tags/morocco", "en", False),
        ("Turkish", "/tags/turkey", "en", False),
        ("British", "/tags/uk", "en", False),
        ("Dutch", "/tags/netherlands", "en", False),
        ("Nigerian", "/tags/nigeria", "en", False),
        ("Korean", "/tags/south-korea", "en", False),
        ("Hong Kong", "/tags/china", "en", False),
        ("Allemand", "/tag/allemagne", "fr", False),
        # no two countries
        ("Norwegian", "/2021/05/06/danish-ferry-sinks-off-denmark/", "en", False),
        ("Norwegian", "/tags/fishing", "en", False),
        ("fishing", "/tags/norway", "en", False),
        ("Ardmore", "/tags/norway", "en", False),
        ("Kurdish", "/tags/turkey", "en", False),
        ("us", "/tags/china", "en", False),
        ("the long coast of Norway", "/tags/sweden", "en", False),
        ("Norwegian", "http://[bad", "en", False),
        ("Norwegian", "", "en", False),
        ("Georgia", "/tags/us", "en", False),
    ],
)
def test_link(anchor: str, href: str, language: str, is_flagged: bool) -> None:
    text = f'It was <a href="{href}">{anchor} </a>police who came.'
    found = list(LinkCheck().run(Story(target=from_text(text, language))))
    assert [f.text for f in found] == [f'<a href="{href}">{anchor} </a>'] * is_flagged
    assert [f.start for f in found] == [7] * is_flagged
