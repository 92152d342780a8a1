"""IPTC ninjs, the JSON of news agencies, versions 1, 2 and 3.

Source: https://iptc.org/std/ninjs/ (1.x and 2.x write names in lower case, 3.x in camel case).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mtcheck.errors import InputError
from mtcheck.read.markup import Stripped, strip
from mtcheck.read.metadata import day
from mtcheck.types import Article, Link, Span


def is_ninjs(item: object) -> bool:
    """Whether decoded JSON looks like a ninjs item with a body."""
    return isinstance(item, dict) and any(k == "bodies" or k.startswith("body") for k in item)


def read_ninjs(text: str, name: str) -> Article:
    """An article of a ninjs item; ``text`` is its headline, an empty line and its body.

    Raises:
        InputError: the JSON is broken or holds no body.
    """
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is not valid JSON ({error}); export the item again.") from None
    if not is_ninjs(item):
        raise InputError(
            f"{name} is JSON but no ninjs item with a body; export it as ninjs or as plain text."
        )
    headline = _headline(item)
    body, is_markup = _body(item)
    if not body.strip():
        raise InputError(f"{name} is a ninjs item whose body is empty; export it with its text.")
    lead = f"{headline}\n\n" if headline else ""
    article = _article(name, lead, body, strip(body, strict=False) if is_markup else Stripped(body))
    return replace(
        article,
        extracted=True,
        title=headline,
        language=_string(item, "language"),
        published=_published(item),
    )


def _article(name: str, lead: str, body: str, stripped: Stripped) -> Article:
    """Headline and body in one coordinate system."""
    shift = len(lead)
    if not stripped.origin:
        return Article(name, lead + body, plain=lead + body)
    return Article(
        name,
        lead + body,
        plain=lead + stripped.plain,
        origin=(*range(shift), *(o + shift for o in stripped.origin)),
        links=tuple(
            Link(k.start + shift, k.end + shift, k.href, Span(k.anchor.start + shift, k.anchor.end + shift))
            for k in stripped.links
        ),
    )


def _string(item: Mapping[str, Any], *names: str) -> str:
    return next((item[n] for n in names if isinstance(item.get(n), str)), "")


def _entries(item: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects of a list, the one with the role "main" first."""
    value = item.get(name)
    entries = [e for e in value if isinstance(e, dict)] if isinstance(value, list) else []
    return sorted(entries, key=lambda e: e.get("role") != "main")


def _headline(item: Mapping[str, Any]) -> str:
    found = [_string(e, "value") for e in _entries(item, "headlines")]
    headline = next((h for h in found if h.strip()), "") or _string(item, "headline", "title")
    return " ".join(strip(headline).plain.split())


def _body(item: Mapping[str, Any]) -> tuple[str, bool]:
    """The body, and whether it is HTML; plain text is taken where both are there."""
    found = []
    for entry in _entries(item, "bodies"):
        kind = _string(entry, "contentType", "contenttype").lower()
        found.append((_string(entry, "value"), "html" in kind))
    for key in sorted(k for k in item if k.startswith("body") and k != "bodies"):
        found.append((_string(item, key), "html" in key))
    found = [(body, is_markup) for body, is_markup in found if body.strip()]
    return min(found, key=lambda f: f[1], default=("", False))


def _published(item: Mapping[str, Any]) -> datetime.date | None:
    return day(_string(item, "versionCreated", "versioncreated", "firstCreated", "firstcreated"))
