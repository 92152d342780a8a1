"""Languages and days, as people and files write them."""

from __future__ import annotations

import datetime
from functools import cache

from mtcheck.errors import ConfigError


def check_language(language: str) -> str:
    """The primary code of a language tag such as "pt-BR".

    Raises:
        ConfigError: no such language; the message names the nearest.
    """
    if not language:
        return ""
    code = primary(language)
    names = language_names()
    if code in names:
        return code
    from difflib import get_close_matches

    by_name = {n.lower(): c for c, n in names.items() if len(c) == 2}
    near = [by_name[n] for n in get_close_matches(language[:40].lower(), by_name, 1, 0.75)]
    near = near or get_close_matches(code[:40], [c for c in names if len(c) == 2], 1, 0.5)
    hint = f"did you mean {near[0]} ({names[near[0]]})?" if near else "use a code such as en, fr or de."
    raise ConfigError(f"Unknown language {language[:40]!r}: {hint}")


def known_or_empty(language: str) -> str:
    """The primary code of a tag that a file declares, "" where there is no such language."""
    try:
        return check_language(language)
    except ConfigError:
        return ""


def primary(tag: str) -> str:
    """The language of a tag without its region or script, in lower case: "pt" of "pt_BR"."""
    return tag.replace("_", "-").split("-")[0].strip().lower()


def day(moment: str) -> datetime.date | None:
    """The day of a moment in ISO 8601, None where it is none."""
    try:
        return datetime.date.fromisoformat(moment[:10])
    except ValueError:
        return None


@cache
def language_names() -> dict[str, str]:
    """English names by ISO 639 code."""
    from babel import Locale

    return {
        code: str(name) for code, name in Locale("en").languages.items() if code.isalpha() and len(code) < 4
    }
