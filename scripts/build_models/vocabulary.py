"""Writes a SentencePiece model from a list of scored pieces.

A SentencePiece model is one protocol-buffer message. The parts needed are few, so they are written by hand
and the build needs no protobuf package. The character normalisation (``nmt_nfkc``, that of XLM-R) comes
out of the sentencepiece library itself, which can serialise it.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
_UNIGRAM = 1


def sentencepiece_model(pieces: Sequence[tuple[str, float]]) -> bytes:
    """The bytes of a unigram model.

    Args:
        pieces: in the order of XLM-R's ids: <s>, <pad>, </s>, <unk>, ordinary pieces, <mask>.

    Returns:
        A model with the ids of SentencePiece: <unk> 0, <s> 1, </s> 2, then the ordinary pieces, so that
        the id of an ordinary piece is one less than XLM-R's.
    """
    from sentencepiece import SentencePieceNormalizer

    special = [("<unk>", 0.0, _UNKNOWN), ("<s>", 0.0, _CONTROL), ("</s>", 0.0, _CONTROL)]
    entries = special + [(text, score, _NORMAL) for text, score in pieces[4:-1]]
    trainer = _integer(3, _UNIGRAM) + _integer(4, len(entries))
    return (
        b"".join(_bytes(1, _piece(*entry)) for entry in entries)
        + _bytes(2, trainer)
        + SentencePieceNormalizer(rule_name="nmt_nfkc").serialized_model_proto()
    )


def _piece(text: str, score: float, kind: int) -> bytes:
    return _bytes(1, text.encode()) + struct.pack("<Bf", 2 << 3 | 5, score) + _integer(3, kind)


def _bytes(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _integer(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
