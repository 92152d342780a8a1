"""What an English word can be: noun, verb form, adjective, adverb.

A thin layer over the tables of ``lemminflect``; its code (and the neural nets in it) is not imported.

Source: LemmInflect (https://github.com/bjascob/LemmInflect, MIT), from the SPECIALIST Lexicon of the US National
Library of Medicine.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.wordindex import WordIndex

#: Tags of the Penn Treebank for the forms of a verb, in the order of the table.
_VERB_FORMS = ("VBD", "VBN", "VBG", "VBZ")
_BASES = {"noun": "NN", "verb": "VB", "adj": "JJ", "adv": "RB", "aux": "VB"}


@lru_cache(maxsize=16384)
def classes(word: str) -> frozenset[str]:
    """The classes of a word in lower case, as tags of the Penn Treebank; empty for little words and unknown ones.

    Args:
        word: such as "runs".

    Returns:
        Such as {"NNS", "VBZ"}: NN, NNS, VB, VBD, VBN, VBG, VBZ, JJ and RB (whatever their degree).
    """
    data, index = _table()
    sought = word.encode("utf-8", "replace")
    lines = {data.rfind(b"\n", 0, at) + 1 for at in index.places(sought)}
    return frozenset(
        tag
        for start in lines
        for form, tag in _read(data[start : data.index(b"\n", start)].decode("utf-8"))
        if form == word
    )


@cache
def _table() -> tuple[bytes, WordIndex]:
    """The table of forms, and where words stand in it.

    A line is a lemma, its class, and a column for each of its forms, which may be several: "run,verb,ran,run,running,runs".
    """
    import numpy as np

    from mtcheck.wordindex import WordIndex

    spec = find_spec("lemminflect")
    if spec is None or not spec.submodule_search_locations:
        return b"", WordIndex(b"", np.zeros(0, int), np.zeros(0, int))
    path = Path(spec.submodule_search_locations[0]) / "resources" / "infl_lu.csv.gz"
    data = b"\n".join(gzip.decompress(path.read_bytes()).splitlines()) + b"\n"
    signs = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero((signs == ord(",")) | (signs == ord("/")) | (signs == ord("\n")))
    starts = np.concatenate(([0], ends[:-1] + 1))
    begins_line = np.concatenate(([True], signs[ends[:-1]] == ord("\n")))
    is_class = np.concatenate(([False], begins_line[:-1]))
    is_word = (ends > starts) & ~is_class
    return data, WordIndex(data, starts[is_word], ends[is_word])


def _read(line: str) -> Iterator[tuple[str, str]]:
    """The words of a line of the table, each with its class."""
    lemma, kind, *forms = line.split(",")
    is_verb = kind in ("verb", "aux")
    yield lemma, _BASES.get(kind, "NN")
    if is_verb:
        # A regular verb has its past once: "balked,,balking,balks".
        forms = [*forms, "", "", "", ""][:4]
        forms[1] = forms[1] or forms[0]
    for i, column in enumerate(forms):
        tag = _VERB_FORMS[i] if is_verb else "NNS" if kind == "noun" else _BASES[kind]
        for form in column.split("/"):
            if form:
                yield form, tag
