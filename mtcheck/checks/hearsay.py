"""Verb forms that do nothing but pass a statement on: „soll … gestohlen haben“, «aurait volé»."""

from __future__ import annotations

import re

from mtcheck.types import Span

#: The finite verb of such a form with what must follow it; forms that have another use ("should have") are left out.
_FORMS = {
    "de": r"\bsoll(?:en)?\b(?=(?:[^.;:!?„“\"»«]|(?<=\d)[.:])*\b(?P<verb>\w+(?:t|en|n))\s+(?:haben|sein|worden sein)\b)",
    "fr": r"\b(?:aurai(?:en)?t|serai(?:en)?t)\b(?=\s+(?!(?:dû|pu|fallu|voulu|aimé|préféré|souhaité)\b)(?:\w+ment\s+)?"
    r"(?P<verb>\w+(?:é|ée|és|ées|i|ie|is|it|its|u|ue|us|ues|ert|erts|rt|rts))\b)",
    "it": r"\b(?:avrebbe(?:ro)?|sarebbe(?:ro)?)\b(?=\s+(?!(?:potuto|dovuto|voluto|preferito)\b)(?P<verb>\w+(?:at|it|ut|tt|st|rt|ert)[oaie])\b)",
    "es": r"\bhabrían?\b(?=\s+(?!(?:podido|debido|querido|preferido)\b)(?P<verb>\w+(?:ad|id|ch|rt|st|t)o)\b)",
    "pt": r"\bteriam?\b(?=\s+(?!(?:podido|devido|querido|preferido)\b)(?P<verb>\w+(?:ad|id)o)\b)",
    "nl": r"\bzou(?:den)?\b(?=(?:[^.;:!?\"“”]|(?<=\d)[.:])*\b(?:hebben|zijn)\s+(?P<verb>(?:ge|ver|be|ont)\w+)\b)",
}
_PATTERNS = {language: re.compile(form, re.IGNORECASE) for language, form in _FORMS.items()}

#: What makes a condition of the sentence: there the same forms say what would have been.
_CONDITIONS = {
    "de": r"\b(?:wenn|falls|ob)\b",
    "fr": r"\b(?:si|s['’]ils?|sans|sinon|au cas)\b",
    "it": r"\b(?:se|senza|altrimenti|qualora)\b",
    "es": r"\b(?:si|sin|de haber)\b",
    "pt": r"\b(?:se|sem|caso)\b",
    "nl": r"\b(?:als|indien|zonder|of)\b",
}
_CONDITION = {language: re.compile(words, re.IGNORECASE) for language, words in _CONDITIONS.items()}


def verb_passed_on(text: str, language: str, cue: Span) -> Span | None:
    """The verb of which a form surely says that others state it, None if there is none.

    Args:
        text: the sentence.
        language: ISO 639-1 code.
        cue: where the finite verb of the form stands in it.
    """
    if language not in _PATTERNS or _CONDITION[language].search(text):
        return None
    form = _PATTERNS[language].match(text, cue.start)
    return Span(*form.span("verb")) if form else None
