"""Reading: files, standard input and strings become articles.

One module per format. Every later offset maps back to the file as read; see `mtcheck.types`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from mtcheck.errors import ConfigError, InputError
from mtcheck.read.encoding import decode
from mtcheck.read.html import is_page, read_html
from mtcheck.read.ninjs import is_ninjs, read_ninjs
from mtcheck.read.text import read_text
from mtcheck.types import Article

#: Bytes of a file, and characters of text in it, from which on it is no article.
LIMIT: Final = 10_000_000
TEXT_LIMIT: Final = 1_000_000

Reader = Callable[[str, str], Article]

#: Format by the end of a file's name; what is not here is told by its first characters.
READERS: Final[dict[str, Reader]] = {
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".json": read_ninjs,
    ".ninjs": read_ninjs,
}


def read(path: str | Path, language: str = "", name: str = "") -> Article:
    """Read an article from a file.

    Args:
        path: the file, or "-" for standard input.
        language: ISO 639-1 code where known.
        name: what to call the article; the file's name if empty.

    Raises:
        InputError: the file cannot be read as an article; the message says what to do.
        ConfigError: the language is unknown.
    """
    if str(path) == "-":
        return read_stdin(language, name)
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; name the article file in it.")
        size = path.stat().st_size
        if size > LIMIT:
            raise InputError(_too_large(str(path), size))
        # One byte more than allowed: what is no regular file has no size to ask for.
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"{path} may not be read by this user; change its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read ({reason}); check the name and the disk.") from None
    article = read_bytes(data, name or path.name, language, suffix=path.suffix)
    return replace(article, source_path=path)


def read_stdin(language: str = "", name: str = "") -> Article:
    """Read an article from standard input; see `read`."""
    return read_bytes(sys.stdin.buffer.read(LIMIT + 1), name or "standard input", language)


def read_bytes(data: bytes, name: str, language: str = "", suffix: str = "") -> Article:
    """Read an article from the bytes of a file.

    Args:
        data: the whole file.
        name: what to call the article.
        language: ISO 639-1 code where known.
        suffix: end of the file's name, such as ".html", where it has one.
    """
    language = _check_language(language)
    if len(data) > LIMIT:
        raise InputError(_too_large(name, len(data)))
    if not data.strip():
        raise InputError(f"{name} is empty; give a file that holds the article.")
    article = _read_decoded(decode(data, name, language), name, language, READERS.get(suffix.lower()))
    return replace(article, digest=hashlib.sha256(data).hexdigest())


def from_text(text: str, language: str = "", name: str = "text") -> Article:
    """Make an article of a string: running text, with or without inline HTML, or a whole page.

    Raises:
        InputError: the text is empty or too large.
        ConfigError: the language is unknown.
    """
    language = _check_language(language)
    if len(text) > LIMIT:
        raise InputError(_too_large(name, len(text)))
    article = _read_decoded(text, name, language)
    # A lone surrogate has no UTF-8 form and must not stop the digest.
    return replace(article, digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _read_decoded(text: str, name: str, language: str, reader: Reader | None = None) -> Article:
    article = (reader or _sniff(text, name))(text, name)
    if not article.plain.strip():
        raise InputError(f"{name} holds no text; give a file that holds the article.")
    if len(article.plain) > TEXT_LIMIT:
        raise InputError(
            f"{name} holds {len(article.plain):,} characters of text, more than {TEXT_LIMIT:,}; "
            "give the article alone, not the archive it is from."
        )
    return replace(article, language=language or _known_or_empty(article.language))


def _sniff(text: str, name: str) -> Reader:
    start = text[:500].lstrip("\ufeff \t\r\n")
    if is_page(text):
        return read_html
    if start.startswith("<?xml"):
        raise InputError(
            f"{name} is XML of a kind mtcheck cannot read; save the article as text, HTML or ninjs."
        )
    if start.startswith("{"):
        import json

        try:
            item = json.loads(text)
        except (ValueError, RecursionError):
            return read_text
        if is_ninjs(item):
            return read_ninjs
    return read_text


def _too_large(name: str, size: int) -> str:
    return (
        f"{name} is larger than {LIMIT // 1_000_000} MB ({size / 1e6:.1f} MB read); "
        "give the article alone, without pictures or other stories."
    )


def _check_language(language: str) -> str:
    """The primary code of a language tag such as "pt-BR".

    Raises:
        ConfigError: no such language; the message names the nearest.
    """
    if not language:
        return ""
    code = language.replace("_", "-").split("-")[0].lower()
    names = _language_names()
    if code in names:
        return code
    from difflib import get_close_matches

    by_name = {n.lower(): c for c, n in names.items() if len(c) == 2}
    near = [by_name[n] for n in get_close_matches(language.lower(), by_name, 1, 0.75)] or get_close_matches(
        code, [c for c in names if len(c) == 2], 1, 0.5
    )
    hint = f"did you mean {near[0]} ({names[near[0]]})?" if near else "use a code such as en, fr or de."
    raise ConfigError(f"Unknown language {language!r}: {hint}")


def _known_or_empty(language: str) -> str:
    try:
        return _check_language(language)
    except ConfigError:
        return ""


def _language_names() -> dict[str, str]:
    """English names by ISO 639 code."""
    from babel import Locale

    return {
        code: str(name) for code, name in Locale("en").languages.items() if code.isalpha() and len(code) < 4
    }
