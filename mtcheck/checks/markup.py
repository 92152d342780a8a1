"""Tags and character references that a content system left in running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtcheck.read.markup import BLOCK_ELEMENTS, VOID_ELEMENTS, find_tags
from mtcheck.types import Article, Evidence, Finding, Span, Story

# A pair of tags further apart than this is shown by its opening tag: the words between are no markup.
_LONGEST_ELEMENT = 300
# So many of the other places are listed; their number is told in any case.
_MOST_PLACES = 20


class MarkupCheck:
    """Markup left in the text.

    Why: tags and character references print as they stand where the next system expects plain text,
    and a translation engine that met them may have translated around them.

    Flags: HTML elements in a text file, from the opening to the closing tag, and character references such as
    ``&amp;`` outside them; what recurs once, at its first place, with the others as evidence.

    Leaves alone: files that are HTML by type, and signs that only look like tags: "a < b", "<3".

    Source: the element names of the HTML standard, https://html.spec.whatwg.org/.
    """

    code: ClassVar[str] = "MRK001"
    family: ClassVar[str] = "clean"
    needs: ClassVar[frozenset[str]] = frozenset()

    def run(self, story: Story) -> Iterator[Finding]:
        """Yield one finding for each kind of element, and each reference, however often it stands."""
        article = story.target
        end = 0
        places: dict[str, list[Span]] = {}
        for span, what in _elements(article):
            # What stands inside an element that is shown is shown with it.
            if span.end <= end:
                continue
            end = span.end
            places.setdefault(what, []).append(span)
        for what, (first, *others) in places.items():
            yield Finding(
                code=self.code,
                check=self.family,
                category="design and markup/markup",
                severity="minor",
                stance="garbled",
                file=article.name,
                start=first.start,
                end=first.end,
                text=article.text[first.start : first.end],
                message=f"{what} was left in the text{_also(len(others))}.",
                confidence=0.95,
                evidence=tuple(
                    Evidence(article.name, s.start, s.end, article.text[s.start : s.end], "agrees")
                    for s in others[:_MOST_PLACES]
                ),
            )


def _also(others: int) -> str:
    if not others:
        return ""
    return ", here and at one other place" if others == 1 else f", here and at {others} other places"


def _elements(article: Article) -> list[tuple[Span, str]]:
    """Whole elements, lone tags and references, by where they start; the longer first."""
    links = {k.start: Span(k.start, k.end) for k in article.links}
    closed_by_link = {k.end for k in article.links}
    found: list[tuple[Span, str]] = []
    opened: dict[str, list[int]] = {}
    for span in article.markup:
        if article.text[span.start] == "&":
            reference = article.text[span.start : span.end]
            found.append((span, f"The character reference {reference}"))
            continue
        tag = next(find_tags(article.text[span.start : span.end], strict=True), None)
        name = tag.name if tag else ""
        what = f"The HTML tag <{name}>" if name else "An HTML comment"
        if span.start in links:
            found.append((links[span.start], "An HTML link"))
        elif tag and tag.kind == "close":
            if span.end in closed_by_link or name in BLOCK_ELEMENTS:
                continue
            if opened.get(name):
                index = opened[name].pop()
                start = found[index][0].start
                if span.end - start <= _LONGEST_ELEMENT:
                    found[index] = (Span(start, span.end), what)
            else:
                found.append((span, f"The closing HTML tag </{name}>"))
        else:
            if tag and tag.kind == "open" and name not in BLOCK_ELEMENTS | VOID_ELEMENTS:
                opened.setdefault(name, []).append(len(found))
            found.append((span, what))
    return sorted(found, key=lambda f: (f[0].start, -f[0].end))
