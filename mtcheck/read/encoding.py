"""Bytes to text: byte order marks, UTF-8, and the encodings newsrooms still send."""

from __future__ import annotations

import codecs
import re

from mtcheck.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLE = b"\xd0\xcf\x11\xe0"
# The stream that an encrypted document of any Office program is in (MS-OFFCRYPTO).
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (_OLE, "an old Word or Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"epub", "an e-book"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
)
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1b")
_META_CHARSET = re.compile(rb"""(?i)<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""")
_LEGACY = (
    "cp1252 iso8859_15 cp1250 iso8859_2 cp1251 koi8_r iso8859_5 cp866 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp874 cp932 euc_jp iso2022_jp gb18030 big5 cp949 euc_kr"
).split()
# Western and central European encodings differ in a few letters only; the language decides between
# them. With no byte from 0x80 to 0x9F it is the ISO variant: Windows keeps letters or quotes there.
_LATIN = (
    ("cs pl sk sl hr hu ro sq bs", "cp1250", "iso8859_2"),
    ("tr az", "cp1254", "iso8859_9"),
    ("lt lv et", "cp1257", "iso8859_13"),
    ("vi", "cp1258", "cp1258"),
)
_LATIN_ENCODINGS = frozenset("cp1250 cp1252 cp1254 cp1257 cp1258 iso8859_2 iso8859_15 latin_1".split())


def decode(data: bytes, name: str, language: str = "") -> str:
    """Decode a file.

    Args:
        data: its bytes.
        name: for the messages.
        language: ISO 639-1 code where known; helps to tell legacy encodings apart.

    Raises:
        InputError: the bytes are no text, or in no known encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    _refuse_binary(data, name)
    if b"\0" in data[:4096] or b"\0" in data:
        return _decode_wide(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, name, language)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} says it is {encoding.upper()} but is damaged at byte {error.start}; save it again as UTF-8."
        ) from None


def binary_kind(data: bytes) -> str:
    """What a file that is no text is called, "" for none of those known."""
    if data.startswith(b"PK\x03\x04"):
        return next(
            (kind for part, kind in _ZIPPED if part in data[:8192] or part in data[-65536:]), "a zip archive"
        )
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return "a Word or Office document with a password"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def _refuse_binary(data: bytes, name: str) -> None:
    kind = binary_kind(data)
    if kind:
        raise InputError(
            f"{name} is {kind}, not a text; save the article as plain text or HTML and check that."
        )


def _decode_wide(data: bytes, name: str) -> str:
    """UTF-16 or UTF-32 without a mark: NUL bytes stand at fixed places."""
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Bytes read in the wrong order give rare letters, and binary data give control characters.
        if _is_text(text) and sum(c.isspace() or c < "\u3000" for c in text[:2000]) > 0.9 * len(text[:2000]):
            return text
    raise InputError(f"{name} holds NUL bytes, so it is no text file; save the article as plain UTF-8 text.")


def _is_text(text: str) -> bool:
    return not any(c < " " and c not in _TEXT_CONTROLS for c in text)


def _decode_legacy(data: bytes, name: str, language: str) -> str:
    declared = _META_CHARSET.search(data, 0, 4096)
    if declared:
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
        else:
            if _is_text(text):
                return text
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_LEGACY).best()
    text = _decode_latin(data, str(best), language) if best and best.encoding in _LATIN_ENCODINGS else ""
    text = text or (str(best) if best else "")
    if not text or not _is_text(text) or any("\x80" <= c <= "\x9f" for c in text):
        raise InputError(f"{name} is in no encoding that mtcheck knows; save it as UTF-8.")
    return text


def _decode_latin(data: bytes, guess: str, language: str) -> str:
    if not language:
        import py3langid

        language = str(py3langid.classify(guess)[0])
    windows, iso = next(
        ((windows, iso) for codes, windows, iso in _LATIN if language in codes.split()),
        ("cp1252", "iso8859_15"),
    )
    try:
        return data.decode(windows if re.search(rb"[\x80-\x9f]", data) else iso)
    except UnicodeDecodeError:
        return ""
