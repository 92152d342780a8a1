import os

import pytest

from mtcheck.encoder.process import prepare_process


def test_what_the_environment_says_goes_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "500")
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    prepare_process()
    assert os.environ["ONEDNN_PRIMITIVE_CACHE_CAPACITY"] == "500"
    assert os.environ["OMP_WAIT_POLICY"] == "PASSIVE"
    monkeypatch.delenv("OMP_WAIT_POLICY")
