"""JSON Lines: one finding a line, the form in which findings travel between programs."""

from __future__ import annotations

import json
import re
from typing import ClassVar

from mtcheck.types import Report

# Some readers take the Unicode line separators for line ends; a lone surrogate has no UTF-8 form.
_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


class JsonLinesReport:
    """One JSON object a line, as ``finding.schema.json`` beside this module describes it."""

    name: ClassVar[str] = "jsonl"
    suffix: ClassVar[str] = ".jsonl"

    def render(self, report: Report) -> str:
        """The findings in the report's order; "" where there are none."""
        return "".join(f"{_line(f.to_dict())}\n" for f in report.findings)


def _line(value: dict[str, object]) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
