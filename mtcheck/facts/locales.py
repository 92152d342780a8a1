"""What CLDR knows of a language, through Babel."""

from __future__ import annotations

from typing import Any


def locale_of(language: str) -> Any:
    """The locale of CLDR, by babel; None for a language (ISO 639-1 code) that has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
