"""Where words stand in a large list, found by their hashes.

A list of some hundred thousand words is a string of a few megabytes, but a dictionary of tens of megabytes that takes
a second to make. Here the list stays bytes; the hashes of its words are computed all at once, eight bytes a step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEP: Final = 8
_MOST: Final = (1 << 64) - 1
_FACTOR: Final = 0x9E3779B97F4A7C15  # 2 ** 64 over the golden ratio


class WordIndex:
    """The words of a list.

    Args:
        data: the list.
        starts, ends: offsets of its words.
    """

    def __init__(self, data: bytes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> None:
        hashes = _hashes(data, starts, ends)
        order = hashes.argsort()
        self._data, self._hashes, self._starts = data, hashes[order], starts[order].astype("int32")
        self._ends = ends[order].astype("int32")

    def places(self, word: bytes) -> list[int]:
        """Offsets in ``data`` at which a word of the list is this one, in ascending order."""
        import numpy as np

        code = np.uint64(_hash(word))
        found = []
        i = int(self._hashes.searchsorted(code))
        while i < len(self._hashes) and self._hashes[i] == code:
            start = int(self._starts[i])
            if self._data[start : int(self._ends[i])] == word:
                found.append(start)
            i += 1
        return sorted(found)


def _hash(word: bytes) -> int:
    """A 64-bit hash of a word: multiplied and folded for every eight bytes of it, the first byte being the lowest."""
    code = len(word)
    for at in range(0, len(word), _STEP):
        mixed = (code ^ int.from_bytes(word[at : at + _STEP], "little")) * _FACTOR & _MOST
        code = mixed ^ (mixed >> 32)
    return code


def _hashes(data: bytes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> NDArray[np.uint64]:
    """`_hash` of each range of ``data``."""
    import numpy as np

    # Eight bytes from any offset as one number.
    eights = np.ndarray((len(data) + 1,), "<u8", data + bytes(_STEP), strides=(1,))
    masks = np.array([(1 << (8 * n)) - 1 for n in range(_STEP + 1)], np.uint64)
    codes = (ends - starts).astype(np.uint64)
    rows, at = np.flatnonzero(ends > starts), starts[ends > starts]
    while len(rows):
        left = ends[rows] - at
        mixed = (codes[rows] ^ (eights[at] & masks[left.clip(max=_STEP)])) * np.uint64(_FACTOR)
        codes[rows] = mixed ^ (mixed >> np.uint64(32))
        going_on = left > _STEP
        rows, at = rows[going_on], at[going_on] + _STEP
    return codes
