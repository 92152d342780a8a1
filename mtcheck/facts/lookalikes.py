"""Which words of a text may be a word in another spelling, without holding it against every one of them.

A text names ever more people the longer it is, and so does its translation: to compare all words with all costs time
to the square of the length. Here a word is compared one by one only with those that share its first letters, or whose
letters, compared all at once, are like enough; the verdict is that of `transliteration.is_spelling_of`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mtcheck.facts.transliteration import fold, forms, is_spelling_of, skeleton, spellings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Letters, and consonants, by which a word that begins like another one is found: `is_spelling_of` asks for as many.
_LETTERS, _CONSONANTS = 4, 3
#: What likeness may be lost in rounding.
_ROUNDING = 1e-6


class Lookalikes:
    """Words, to be asked for spellings of others.

    Args:
        words: in any script, each once.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [w for w in words if fold(w)]
        self._forms = [(w, form) for w in self._words for form in forms(w)]
        self._consonants = [skeleton(form) for _, form in self._forms]
        spelled = [(i, s) for i, (_, form) in enumerate(self._forms) for s in spellings(fold(form))]
        self._owners, self._spelled = [i for i, _ in spelled], [s for _, s in spelled]
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        self._by_consonants: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_letters[fold(word)[:_LETTERS]].append(word)
            self._by_consonants[skeleton(word)[:_CONSONANTS]].append(word)

    def have(self, word: str, least: float) -> bool:
        """Whether one of the words may be this one.

        Args:
            word: in any script.
            least: likeness that is enough, more than 0; see `is_spelling_of`.
        """
        groups = (
            self._by_letters.get(fold(word)[:_LETTERS], ()),
            self._by_consonants.get(skeleton(word)[:_CONSONANTS], ()),
            self._near(word, least),
        )
        return any(is_spelling_of(word, v, least) for group in groups for v in group)

    def _near(self, word: str, least: float) -> Iterator[str]:
        """The words whose letters and consonants together are as like as ``least``."""
        import numpy as np

        for form in forms(word) if self._words and fold(word) else ():
            letters = np.zeros(len(self._forms))
            np.maximum.at(letters, self._owners, _likeness(sorted(spellings(fold(form))), self._spelled))
            together = letters + _likeness([skeleton(form)], self._consonants)
            for i in np.flatnonzero(together >= 2 * least - _ROUNDING):
                yield self._forms[i][0]


def _likeness(spelled: Sequence[str], others: Sequence[str]) -> NDArray[np.float64]:
    """How like each of some words is to the likest spelling of one."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    found = cdist(spelled, others, scorer=Indel.normalized_similarity, dtype=np.float64)
    return np.asarray(found.max(axis=0))
