"""On a Ray cluster of two workers: the same findings, a killed worker's story tried again."""

import os

import pytest

from mtcheck.cli import main
from tests.support import ROOT
from tests.unit.batch.support import batch, findings, reports, state, write_stories

TEXTS = [
    "There are 12 and 34.",
    "There is 5.",
    "KILLED ONCE: 77.",
    "There are 1200 things, 7 and 8.",
    "It is 9.",
]


def begin(ray):
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")


@pytest.fixture(scope="module")
def cluster():
    ray = pytest.importorskip("ray")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)  # the stub is found by the workers
    try:
        begin(ray)
    except Exception:  # Ray gives its own processes thirty seconds to start, too few on a busy machine
        ray.shutdown()
        begin(ray)
    yield "auto"
    ray.shutdown()
    os.environ.pop("PYTHONPATH")
    if before is not None:
        os.environ["PYTHONPATH"] = before


def test_one_of_two_workers_is_killed_half_way(cluster, tmp_path, capsys):
    manifest, out = write_stories(tmp_path / "in", TEXTS), tmp_path / "ray"
    code, err = batch(capsys, manifest, out, "--ray", cluster, "--workers", 2)
    assert (code, "5 stories checked; " in err) == (1, True), err
    assert (tmp_path / "in" / "mt2.txt.mark").exists()  # it was killed
    alone = tmp_path / "alone"
    assert batch(capsys, manifest, alone, "--workers", 1)[0] == 1
    assert reports(out) == reports(alone)
    assert findings(capsys, out / "mtcheck.sqlite") == findings(capsys, alone / "mtcheck.sqlite")
    assert state(out / "mtcheck.sqlite") == state(alone / "mtcheck.sqlite")


def test_a_poisonous_story_costs_itself_alone(cluster, tmp_path, capsys):
    texts = ["There are 12.", "CRASH", "FOR EVER", "RAISE", "There are 13."]
    manifest, out = write_stories(tmp_path / "in", texts), tmp_path / "out"
    code, err = batch(capsys, manifest, out, "--ray", cluster, "--workers", 2, "--story-timeout", 30)
    assert code == 2
    assert "line 2, story s1: The worker died while checking it" in err
    assert "line 3, story s2: It took longer than 30 seconds." in err
    assert "line 4, story s3: Something broke inside (RuntimeError" in err
    assert "2 stories checked, 3 failed" in err


def test_a_damaged_model_is_exit_3(cluster, tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", ["There are 12."])
    code, err = batch(capsys, manifest, tmp_path / "out", "--ray", cluster, "--encoder", "BROKEN")
    assert (code, err) == (3, "mtcheck: The model is damaged; put it back.\n")


def test_more_workers_than_cores_are_refused(cluster, tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", ["There are 12."])
    code, err = batch(capsys, manifest, tmp_path / "out", "--ray", cluster, "--workers", 9)
    assert code == 2
    assert "2 processor cores" in err


def test_without_ray_it_says_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    manifest = write_stories(tmp_path / "in", ["There are 12."])
    assert main(["batch", str(manifest), "-o", str(tmp_path / "out"), "--ray", "auto"]) == 2
    err = capsys.readouterr().err
    assert "mtcheck[ray]" in err
    assert err.count("\n") == 1
