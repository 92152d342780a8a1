"""The clocks and the rivals of ``scripts/bench.py``, without the models."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests/unit/align")]

from bag_encoder import BagEncoder  # noqa: E402
from benchmarks import made, measure, rivals  # noqa: E402


@pytest.fixture
def data(tmp_path):
    lines = ["doc\teng\tfra\tspa\tdeu"]
    for i in range(60):
        lines.append(
            f"d{i // 10}\t" + "\t".join(f"{x} boat {i} left at {i}." for x in ("A", "Le", "El", "Das"))
        )
    (tmp_path / "ntrex").mkdir()
    (tmp_path / "ntrex/dev.tsv").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_a_story_has_as_many_words_and_versions_as_asked_for(data):
    story = made.make(data, words=60, versions=3, number=2)
    assert 60 <= story.words < 70
    assert len(story.others) == 3
    assert story.target.startswith("A boat 20 left")
    assert story == made.make(data, words=60, versions=3, number=2)


def test_an_edit_changes_one_paragraph(data):
    story = made.make(data, words=60, versions=1)
    pairs = zip(story.target.split("\n\n"), story.edited.target.split("\n\n"), strict=True)
    assert sum(a != b for a, b in pairs) == 1
    assert story.edited.others == story.others


def test_time_is_given_to_the_innermost_stage(monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr(measure.time, "process_time", lambda: float(next(clock)))
    monkeypatch.setattr(
        measure, "STAGES", {"outer": (f"{__name__}:outer",), "inner": (f"{__name__}:Inner.work",)}
    )
    spent: dict[str, float] = {}
    with measure.staged(spent):
        outer()
    assert spent == {"rest": 2.0, "outer": 2.0, "inner": 1.0}
    assert list(measure.shares(spent).values()) == [0.4, 0.4, 0.2]


def outer() -> None:
    Inner().work()


class Inner:
    def work(self) -> None:
        pass


@pytest.mark.parametrize("power", [1.0, 2.0])
def test_exponent(power):
    sizes = [1.0, 2.0, 5.0, 20.0]
    assert measure.exponent(sizes, [3 * s**power for s in sizes]) == pytest.approx(power)


def test_two_passes_finds_joined_and_left_out_sentences():
    tales = ["red boats sail", "nine gulls cry", "old ropes fray", "salt dries slowly", "the tide turned"]
    source = tales
    target = [f"{tales[0]} {tales[1]}", tales[2], tales[4]]
    assert rivals.two_passes(source, target, BagEncoder()) == [
        ([0, 1], [0]),
        ([2], [1]),
        ([3], []),
        ([4], [2]),
    ]


def test_a_made_translation_is_covered_by_its_answers(data):
    for seed in range(20):
        source, target, gold = rivals._translation(data, 0, Random(seed))
        assert [i for a, _ in gold for i in a] == list(range(len(source)))
        assert [j for _, b in gold for j in b] == list(range(len(target)))
    assert rivals._strict([(gold, gold)]) == 1


def test_anchors_rise():
    path = rivals._anchors(np.eye(4, dtype=np.float32))
    assert path == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (4, 4)]
