"""Which language a text is in."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache, lru_cache
from threading import Lock, Thread
from typing import Any, Final

_LETTERS = re.compile(r"[^\W\d_]+")
_MAX_CHARACTERS: Final = 20_000
# Below this probability a text is called unknown rather than guessed: on NTREX news, three-word pieces
# are named rightly five times in six only.
_LEAST_PROBABILITY: Final = 0.9
_LEAST_LETTERS: Final = 12
_LEAST_LETTERS_CJK: Final = 4
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Languages without a code of their own in ISO 639-1 count for the one they are nearest.
_PART_OF: Final = {"wuu": "zh", "yue": "zh", "ary": "ar", "arz": "ar", "ext": "es", "nn": "no", "gom": "mr"}
# Languages that a model of letters takes for one another.
_ALIKE: Final = tuple(
    frozenset(group.split())
    for group in (
        "hr sr bs sl mk bg", "id ms jv", "no da sv", "cs sk", "pt gl es an ca oc", "ru uk be bg ba tt", "zh ja",
        "nl af", "hi mr ne sa",
    )
)  # fmt: skip


def are_alike(a: str, b: str) -> bool:
    """Whether two languages (ISO 639-1) are easily taken for one another."""
    return any(a in group and b in group for group in _ALIKE)


@lru_cache(maxsize=512)  # paragraphs: after an edit all but one are as they were
def identify(text: str) -> tuple[str, float]:
    """Name the language of a text.

    Args:
        text: any length; only the first 20,000 characters are read.

    Returns:
        ISO 639-1 code and its probability, 0 to 1; ("", probability) where the text is too short or
        the answer too unsure to build on.

    Source: Lui and Baldwin, "langid.py: An Off-the-shelf Language Identification Tool", ACL 2012.
    """
    words = " ".join(_LETTERS.findall(text[:_MAX_CHARACTERS]))
    least = _LEAST_LETTERS_CJK if _CJK.search(words) else _LEAST_LETTERS
    if len(words) < least:
        return "", 0.0
    # All-capital headlines look like no language to a model of small letters.
    probabilities: dict[str, float] = {}
    for code, probability in _identifier().rank(words.lower() if words.isupper() else words):
        language = _PART_OF.get(code, code)
        probabilities[language] = probabilities.get(language, 0.0) + float(probability)
    best = max(probabilities, key=lambda c: probabilities[c])
    among_alike = sum(p for c, p in probabilities.items() if c == best or are_alike(c, best))
    is_sure = among_alike >= _LEAST_PROBABILITY and len(best) == 2 and probabilities[best] >= 0.5
    return best if is_sure else "", probabilities[best]


def load_ahead() -> None:
    """Begin to load what :func:`identify` needs, in a thread of its own: half a second of unpacking."""

    def load() -> None:
        with suppress(Exception):  # raised again where a language is asked for
            _identifier()

    Thread(target=load, name="languages", daemon=True).start()


_loading = Lock()


def _identifier() -> Any:
    with _loading:
        return _load()


@cache
def _load() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
