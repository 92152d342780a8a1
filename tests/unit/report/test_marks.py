import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.report.html.marks import Mark, Piece, cut, spread

TEXT = "0123456789"


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [Piece(TEXT)]),
        ([Mark(2, 4, "a", "minor")], [Piece("01"), Piece("23", ("a",), "minor", ("a",)), Piece("456789")]),
        (
            [Mark(0, 6, "a", "minor"), Mark(4, 10, "b", "critical")],
            [
                Piece("0123", ("a",), "minor", ("a",)),
                Piece("45", ("b", "a"), "critical", ("b",)),
                Piece("6789", ("b",), "critical"),
            ],
        ),
        (
            [Mark(5, 5, "a", "major")],
            [Piece("01234"), Piece("", ("a",), "major", ("a",)), Piece("56789")],
        ),
        ([Mark(10, 10, "a", "major")], [Piece(TEXT), Piece("", ("a",), "major", ("a",))]),
        ([Mark(0, 10, "a", "minor", first=False)], [Piece(TEXT, ("a",), "minor")]),
    ],
    ids=["none", "inside", "overlap", "point", "point-at-end", "goes-on"],
)
def test_cut(marks: list[Mark], pieces: list[Piece]) -> None:
    assert list(cut(TEXT, 0, marks)) == pieces


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["minor", "major", "critical"])),
    max_size=8,
)


@given(spans, st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_pieces_make_up_the_text_and_every_mark_begins_once(
    given_spans: list[tuple[int, int, str]], lengths: list[int]
) -> None:
    marks = [Mark(min(a, b), max(a, b), str(i), look) for i, (a, b, look) in enumerate(given_spans)]
    rows, at = [], 0
    for length in lengths:
        rows.append((at, at + length))
        at += length + 1
    text = "x" * at
    begun: list[str] = []
    for (start, end), own in zip(rows, spread(marks, rows), strict=True):
        offset = start
        for piece in cut(text[start:end], start, own):
            begun += piece.begins
            for mark in marks:
                if piece.text and mark.start <= offset and offset + len(piece.text) <= mark.end:
                    assert mark.key in piece.keys
            offset += len(piece.text)
        assert offset == end
    assert sorted(begun) == sorted(m.key for m in marks)
