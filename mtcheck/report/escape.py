"""Text of articles made fit for the formats that carry it; what a format cannot hold stays visible."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from mtcheck.report.wording import visible

# Some readers take the Unicode line separators for line ends; a lone surrogate has no UTF-8 form.
_UNSAFE: Final = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")

#: What XML 1.0 cannot hold, not even as a character reference.
NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON in which every letter stands as itself and no string breaks a line.

    Args:
        value: what `json.dumps` takes, no NaN.
        indent: spaces a level; None for one line.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def to_xml(text: str) -> str:
    """``text`` for people, with what XML cannot hold and what would make it read otherwise made visible."""
    return NOT_XML.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", visible(text))


def flat(text: str) -> str:
    """``text`` on one line, every run of white space made one space."""
    return " ".join(text.split())
