"""Reading: files, folders, standard input and strings become articles.

One module per format. Every later offset maps back to the file as read, or to the body taken out of a
container such as a Word document; see `mtcheck.types`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from mtcheck.errors import InputError
from mtcheck.read.encoding import decode
from mtcheck.read.files import LIMIT, read_file, shown, too_large
from mtcheck.read.html import is_page, read_html
from mtcheck.read.kinds import Kind, kind_of
from mtcheck.read.metadata import check_language, known_or_empty
from mtcheck.read.ninjs import is_ninjs, read_ninjs
from mtcheck.read.text import read_text
from mtcheck.types import Article

#: Characters of text in a file from which on it is no article.
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
        InputError: the file cannot be read as one article; the message says what to do.
        ConfigError: the language is unknown.
    """
    path = Path(path)
    if os.path.isdir(path):
        raise InputError(
            f"{shown(path)} is a folder; name the article file in it, or compare all its articles with "
            "“mtcheck compare”."
        )
    data, name = _read(path, name)
    return _placed(read_bytes(data, name, language, suffix=path.suffix), path)


def read_story(
    path: str | Path, language: str = "", source_language: str = "", name: str = ""
) -> tuple[Article, Article | None]:
    """Read an article and, where its file holds it, the original it was translated from.

    Args:
        path: the file, or "-" for standard input.
        language: ISO 639-1 code of the article where known; chooses among the translations of a TMX.
        source_language: of the original.
        name: as `read`.

    Returns:
        The article; its original for XLIFF and TMX, else None.

    Raises:
        InputError, ConfigError: as `read`.
    """
    path = Path(path)
    if os.path.isdir(path):
        return read(path), None
    data, name = _read(path, name)
    if kind_of(data, path.suffix) != "pair":
        return _placed(read_bytes(data, name, language, suffix=path.suffix), path), None
    from mtcheck.read.pairs import parse_pair

    target, source = parse_pair(data, name, check_language(language), check_language(source_language))
    return (
        _placed(_finished(target, language, data), path),
        _placed(_finished(source, source_language, data), path),
    )


def read_pair(
    path: str | Path, language: str = "", source_language: str = "", name: str = ""
) -> tuple[Article, Article]:
    """Read the translation and the original that an XLIFF or TMX file holds; arguments as `read_story`.

    Raises:
        InputError: the file cannot be read, or holds no such pair.
        ConfigError: a language is unknown.
    """
    target, source = read_story(path, language, source_language, name)
    if source is None:
        raise InputError(
            f"{target.name} holds no translation beside its original; give an XLIFF or TMX file."
        )
    return target, source


def read_many(path: str | Path, language: str = "") -> list[Article]:
    """Read the articles of a folder or a feed, both sides of a pair, or the one article of another file.

    Args:
        path: of a folder the articles are read in the order of their names; those in folders inside it are not.
        language: ISO 639-1 code of all of them where known; of a pair, the translation's.

    Raises:
        InputError: an article cannot be read, or there is none.
        ConfigError: the language is unknown.
    """
    path = Path(path)
    if os.path.isdir(path):
        from mtcheck.read.folder import list_folder

        return [article for file in list_folder(path).articles for article in read_many(file, language)]
    data, name = _read(path)
    kind = kind_of(data, path.suffix)
    if kind == "pair":
        return list(read_pair(path, language))
    if kind != "feed":
        return [_placed(read_bytes(data, name, language, suffix=path.suffix), path)]
    from mtcheck.read.feed import read_feed

    return [_placed(_finished(a, check_language(language), data), path) for a in read_feed(data, name)]


def read_stdin(language: str = "", name: str = "") -> Article:
    """Read an article from standard input; see `read`."""
    return read("-", language, name)


def read_bytes(data: bytes, name: str, language: str = "", suffix: str = "") -> Article:
    """Read an article from the bytes of a file.

    Args:
        data: the whole file.
        name: what to call the article.
        language: ISO 639-1 code where known.
        suffix: end of the file's name, such as ".html", where it has one.

    Raises:
        InputError, ConfigError: as `read`.
    """
    language = check_language(language)
    if len(data) > LIMIT:
        raise too_large(name, len(data))
    if not data.strip():
        raise InputError(f"{name} is empty; give a file that holds the article.")
    kind = kind_of(data, suffix)
    if kind:
        return _finished(_read_container(data, name, kind), language, data)
    text = decode(data, name, language)
    reader = READERS.get(suffix.lower()) or _sniff(text, name)
    return _finished(reader(text, name), language, data)


def from_text(text: str, language: str = "", name: str = "text") -> Article:
    """Make an article of a string: running text, with or without inline HTML, or a whole page.

    Raises:
        InputError: the text is empty or too large.
        ConfigError: the language is unknown.
    """
    language = check_language(language)
    if len(text) > LIMIT:
        raise too_large(name, len(text))
    # A lone surrogate has no UTF-8 form and must not stop the digest.
    return _finished(_sniff(text, name)(text, name), language, text.encode("utf-8", "surrogatepass"))


def _read(path: Path, name: str = "") -> tuple[bytes, str]:
    """The bytes of a file, and what to call the article in it."""
    return read_file(path), name or ("standard input" if str(path) == "-" else shown(path.name))


def _placed(article: Article, path: Path) -> Article:
    return article if str(path) == "-" else replace(article, source_path=path)


def _finished(article: Article, language: str, data: bytes) -> Article:
    """The article with its language and digest, if it is one by its length."""
    if not article.plain.strip():
        raise InputError(f"{article.name} holds no text; give a file that holds the article.")
    if len(article.plain) > TEXT_LIMIT:
        raise InputError(
            f"{article.name} holds {len(article.plain):,} characters of text, more than {TEXT_LIMIT:,}; "
            "give the article alone, not the archive it is from."
        )
    return replace(
        article,
        language=check_language(language) or known_or_empty(article.language),
        digest=hashlib.sha256(data).hexdigest(),
    )


def _read_container(data: bytes, name: str, kind: Kind) -> Article:
    """The article of a file that is no text."""
    if kind == "docx":
        from mtcheck.read.docx import read_docx

        return read_docx(data, name)
    if kind == "odt":
        from mtcheck.read.odt import read_odt

        return read_odt(data, name)
    if kind == "pair":
        raise InputError(
            f"{name} holds a translation and its original; check it alone, as TARGET, without --source."
        )
    from mtcheck.read.feed import read_feed

    articles = read_feed(data, name)
    if len(articles) > 1:
        raise InputError(
            f"{name} is a feed of {len(articles)} articles; check them against each other with “mtcheck compare”, or "
            "save the one to be checked as a file of its own."
        )
    return articles[0]


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
