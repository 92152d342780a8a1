"""SRX rules of LanguageTool, read by choppa, compiled only as far as a text needs them.

A language has some hundred rules against a break. choppa joins them to one expression for each rule for a break, which
takes longer to compile than to split an article. Here each stands alone, and is compiled only where the letters it asks
for stand in the text and what it wants after the break does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final
from xml.etree import ElementTree

from mtcheck.lazy import defer

# What one of our rules is made of, in the syntax of the expressions: an escape, a class, and what is neither.
_PROPERTY = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|.)", re.DOTALL)
_QUANTIFIER = re.compile(r"[?*+]|\{[0-9, ]*\}")
_LONGEST_BEFORE: Final = 100  # as choppa has it for what has no bounds


class Exceptions:
    """Rules against a break, in the place of the expression that choppa makes of them.

    Args:
        rules: of choppa, none of them for a break.
        compiled: compiles an expression of theirs.
    """

    def __init__(self, rules: Sequence[Any], compiled: Callable[[str], Any]) -> None:
        self._compiled = compiled
        self._rules = [(required_letters(rule.before_pattern), _expressions(rule)) for rule in rules]
        self._text = ""
        self._near: list[tuple[str, ...]] = []

    def match(self, text: str, position: int) -> bool | None:
        """True if a rule forbids a break at a position, else None."""
        if self._text is not text:
            self._text = text
            self._near = [expressions for letters, expressions in self._rules if letters in text]
        holding: dict[str, bool] = {}
        for expressions in self._near:
            for expression in expressions:
                if expression not in holding:
                    holding[expression] = self._compiled(expression).match(text, position) is not None
                if not holding[expression]:
                    break
            else:
                return True
        return None


def _expressions(rule: Any) -> tuple[str, ...]:
    """What a rule asks of the text before and after a break, as expressions that match at it; the shortest first."""
    from choppa.utils import finitize

    before, after = rule.before_pattern, rule.after_pattern
    behind = f"(?<={finitize(before, _LONGEST_BEFORE)})" if before else ""
    return tuple(sorted(filter(None, (behind, after)), key=len))


@cache
def required_letters(expression: str) -> str:
    """The longest run of characters that stands in whatever an expression matches; "" where that is not plain."""
    if "(?i" in expression or "\\Q" in expression:
        return ""
    best = run = ""
    at = 0
    while at < len(expression):
        letter, at = _element(expression, at)
        if letter is None:
            return ""
        quantifier = _QUANTIFIER.match(expression, at)
        if quantifier:
            at = quantifier.end()
            # A further sign makes it lazy or possessive.
            at += expression[at : at + 1] in ("?", "+")
        kept = letter if not quantifier or quantifier[0] == "+" else ""
        run = run + kept
        best = max(best, run, key=len)
        if quantifier or not letter:
            run = ""
    return best


def _element(expression: str, at: int) -> tuple[str | None, int]:
    """The character that the element at an offset is, "" for any other element, None for "or"; and where it ends."""
    sign = expression[at]
    if sign == "\\":
        escape = _PROPERTY.match(expression, at)
        assert escape is not None
        return "" if escape[0][1].isalnum() else escape[0][1], escape.end()
    if sign in "[(":
        return "", _closing(expression, at)
    return None if sign == "|" else "" if sign in ".^$" else sign, at + 1


def _closing(expression: str, at: int) -> int:
    """Where the class or group that opens at an offset ends."""
    inside: list[str] = []
    while True:
        sign = expression[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            inside.append("]")
            # A bracket that comes first is a character of the class.
            at += expression[at + 1 : at + 2] == "^"
            at += expression[at + 1 : at + 2] == "]"
        elif sign == "(" and inside[-1:] != ["]"]:
            inside.append(")")
        elif inside and sign == inside[-1]:
            inside.pop()
        at += 1
        if not inside:
            return at


def read_rules() -> Any:
    """The rules of choppa's package, as a document that splits texts.

    Source: SRX 2.0 (LISA OSCAR) with LanguageTool's segment.srx.
    """
    # It validates rules of others, which we have none of.
    defer("xmlschema")
    from choppa.iterators import SrxTextIterator
    from choppa.srx_parser import SrxDocument
    from choppa.structures import LanguageRule, Rule

    class Document(SrxDocument):  # type: ignore[misc]
        """Rules whose exceptions are not joined."""

        def split(self, text: str, language: str) -> Iterator[str]:
            """The sentences of a text, which together are the text."""
            return iter(SrxTextIterator(self, language, text))

        def get_rule_manager(
            self, language_rule_list: list[Any], max_lookbehind_construct_length: int
        ) -> Any:
            key = " ".join(rule.name for rule in language_rule_list)
            if key not in self.rule_manager_cache:
                self.rule_manager_cache[key] = _Rules(language_rule_list, self.compile)
            return self.rule_manager_cache[key]

    with as_file(files("choppa") / "data/srx/languagetool_segment.srx") as path:
        tree = ElementTree.parse(path)
    space = tree.getroot().tag.partition("}")[0] + "}"
    header = tree.find(f"{space}header")
    document = Document(cascade=header is not None and header.get("cascade") == "yes")
    rules = {
        str(language.get("languagerulename")): [
            Rule(
                rule.get("break") != "no",
                rule.findtext(f"{space}beforebreak") or "",
                rule.findtext(f"{space}afterbreak") or "",
            )
            for rule in language.iter(f"{space}rule")
        ]
        for language in tree.iter(f"{space}languagerule")
    }
    named = {name: LanguageRule(name, listed) for name, listed in rules.items()}
    for language_map in tree.iter(f"{space}languagemap"):
        document.add_language_map(
            language_map.get("languagepattern"), named[str(language_map.get("languagerulename"))]
        )
    return document


class _Rules:
    """The rules of a language as choppa's iterator asks for them: those for a break, and for each those against it."""

    def __init__(self, language_rules: Sequence[Any], compiled: Callable[[str], Any]) -> None:
        self.break_rule_list: list[Any] = []
        self._exceptions: dict[Any, Exceptions | None] = {}
        against: list[Any] = []
        for rule in (rule for listed in language_rules for rule in listed.rules):
            if rule.is_break:
                self.break_rule_list.append(rule)
                # Of two equal rules the later counts, with all that stands before it.
                self._exceptions[rule] = Exceptions(against, compiled) if against else None
            else:
                against.append(rule)

    def get_exception_pattern(self, break_rule: Any) -> Exceptions | None:
        """What may forbid the break of a rule."""
        return self._exceptions.get(break_rule)
