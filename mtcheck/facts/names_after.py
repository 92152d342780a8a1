"""What stands behind a number: one of some hundred names of a language, with the endings of its cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mtcheck.facts.scripts import LETTER, either

#: Endings that cases add to a noun of a measure or a currency.
_CASES = {
    "ru": "(?:а|ов|у|ам|ами|ах|е|ом|ы)?", "uk": "(?:а|ів|у|ам|ами|ах|і|и|ом)?", "pl": "(?:y|ów|a|ach|om|ami|owi|em)?",
    "cs": "(?:y|ů|u|ech|ům|em|ů)?", "hu": "(?:es|os|as|t|ot|et|nyi|re|ra|rel|ral|nél|nál)?",
    # «ha» is a hectare, «hafta» a week: an ending is set off from a sign.
    "tr": "(?:'[a-zıüöşçğ]{1,7}|(?<=[a-zıüöşçğ]{3})(?:l[ae]r)?(?:s?[ıiuü])?(?:n?[ıiuü]n|[yn]?[ıiuüae]|n?[dt][ae](?:n|ki)?"
    "|y?l[ae]|l[ıiuü]k?(?:t[ae]n?)?|c[ae]|d[ıiuü]r)?)?",
    "en": "s?", "sv": "(?:en|s|ens)?", "de": "(?:n|s|en)?", "fa": "ی?ي?",
}  # fmt: skip


class NamesAfter:
    """Some hundred names, any of which may stand where a number ends.

    A pattern of all takes longer to compile than to match in a whole article: one is made of those near by.

    Args:
        names: of currencies or units.
        language: ISO 639-1 code.
    """

    def __init__(self, names: Iterable[str], language: str) -> None:
        self._names, self._language = tuple(names), language

    def match(self, after: str) -> re.Match[str] | None:
        """A name at the beginning of what stands after a number, as group 1; the longest that fits."""
        near = tuple(name for name in self._names if name in after)
        return _after(near, self._language).match(after) if near else None


@lru_cache(maxsize=1024)
def _after(names: tuple[str, ...], language: str) -> re.Pattern[str]:
    link = r"(?:de |d'|di |of |von |us[ -])?"
    if language == "en":
        link += r"(?!has\b)"  # no hectares: "one in five has"
    if language in ("zh", "ja", "ko", "th"):
        return re.compile(rf"[ \u00a0]?({either(names)})")
    return re.compile(rf"\.?[ \u00a0]?-?{link}({either(names)}){_CASES.get(language, '')}(?!{LETTER}|[0-9])")
