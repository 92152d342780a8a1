"""Which sentences and words of one version answer for which of another.

>>> align_sentences(["Bonjour.", "Il pleut."], ["Hello.", "It rains."], encoder)
[([0], [0]), ([1], [1])]
"""

from mtcheck.align.sentences import align_sentences
from mtcheck.align.similarity import Encoder, margin
from mtcheck.align.stories import align, counterparts
from mtcheck.align.words import align_words, link_words, relate_words

__all__ = [
    "Encoder",
    "align",
    "align_sentences",
    "align_words",
    "counterparts",
    "link_words",
    "margin",
    "relate_words",
]
