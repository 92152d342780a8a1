"""The XML parts of a zip file such as a Word document, read within limits fixed beforehand."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from mtcheck.errors import InputError

#: Files in the archive; bytes that all parts may take, unpacked; how much smaller a large one may have been packed.
MEMBERS: Final = 5_000
UNPACKED: Final = 30_000_000
RATIO: Final = 200
_SMALL: Final = 1_000_000


def read_parts(data: bytes, name: str, kind: str) -> dict[str, bytes]:
    """The parts of an archive that are XML, by their name; pictures and the like stay packed.

    Nothing is written, and names are only ever compared with names.

    Args:
        data: the zip file.
        name: of the file, for messages.
        kind: what it is, such as "Word document", for messages.

    Raises:
        InputError: it is damaged, protected by a password, or would unpack to more than an article can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(members, name, kind)
            wanted = [m for m in members if m.filename.endswith((".xml", ".rels"))]
            # What a member says of its size is not passed in reading: zipfile stops there.
            return {m.filename: archive.read(m) for m in wanted}
    except InputError:
        raise
    except Exception as error:
        # zipfile, zlib and lzma raise a dozen kinds for bytes that are no archive; the meaning is the same.
        raise InputError(
            f"{name} is a damaged {kind} ({_reason(error)}); open it in its program and save it again."
        ) from None


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """An archive of these parts alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    packed.seek(0)
    return packed


def _check_sizes(members: list[zipfile.ZipInfo], name: str, kind: str) -> None:
    if any(m.flag_bits & 1 for m in members):
        raise InputError(f"{name} is a {kind} with a password; save it without one.")
    unpacked = sum(m.file_size for m in members if m.filename.endswith((".xml", ".rels")))
    is_bomb = any(m.file_size > max(_SMALL, RATIO * m.compress_size) for m in members)
    if len(members) > MEMBERS or unpacked > UNPACKED or is_bomb:
        raise InputError(
            f"{name} would unpack to far more than an article ({len(members):,} files, {unpacked / 1e6:.0f} MB of "
            "text); open it in its program and copy the article into a new document."
        )


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
