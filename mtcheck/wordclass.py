"""What an English word can be: noun, verb form, adjective, adverb.

A thin layer over the tables of ``lemminflect``; its code (and the neural nets in it) is not imported.

Source: LemmInflect (https://github.com/bjascob/LemmInflect, MIT), from the SPECIALIST Lexicon of the US National
Library of Medicine.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Tags of the Penn Treebank for the forms of a verb, in the order of the table.
_VERB_FORMS = ("VBD", "VBN", "VBG", "VBZ")
_BASES = {"noun": "NN", "verb": "VB", "adj": "JJ", "adv": "RB", "aux": "VB"}
_NOTHING: frozenset[str] = frozenset()


def classes(word: str) -> frozenset[str]:
    """The classes of a word in lower case, as tags of the Penn Treebank; empty for little words and unknown ones.

    Args:
        word: such as "runs".

    Returns:
        Such as {"NNS", "VBZ"}: NN, NNS, VB, VBD, VBN, VBG, VBZ, JJ and RB (whatever their degree).
    """
    return _table().get(word, _NOTHING)


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, tag in _rows():
        found.setdefault(word, set()).add(tag)
    # Few sets are different: each is kept once.
    sets: dict[frozenset[str], frozenset[str]] = {}
    return {word: sets.setdefault(tags, tags) for word, tags in ((w, frozenset(t)) for w, t in found.items())}


def _rows() -> Iterator[tuple[str, str]]:
    spec = find_spec("lemminflect")
    if spec is None or not spec.submodule_search_locations:
        return
    path = Path(spec.submodule_search_locations[0]) / "resources" / "infl_lu.csv.gz"
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        lemma, kind, *forms = line.split(",")
        yield lemma, _BASES.get(kind, "NN")
        if kind in ("verb", "aux"):
            # A regular verb has its past once: "balked,,balking,balks".
            columns = [*forms, "", "", "", ""][:4]
            columns[1] = columns[1] or columns[0]
        else:
            columns = forms
        for i, column in enumerate(columns):
            for form in column.split("/"):
                if form:
                    yield (
                        form,
                        _VERB_FORMS[i]
                        if kind in ("verb", "aux")
                        else "NNS"
                        if kind == "noun"
                        else _BASES[kind],
                    )
