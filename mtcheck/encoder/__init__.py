"""The one multilingual encoder: sentence vectors and token states, from one forward pass.

>>> encoder = load()
>>> encoder.encode(["Good morning.", "Bonjour."]).shape
(2, 384)
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mtcheck.encoder.vectors import Encoder, TokenStates
from mtcheck.errors import ConfigError

__all__ = ["Encoder", "TokenStates", "load"]


def load(name: str | Path | None = None, threads: int | None = None) -> Encoder:
    """Load an encoder.

    Args:
        name: None for the embedded model; else a folder (one that mtcheck's build script wrote, or any
            Hugging Face encoder saved with its tokenizer) or the name of a model on the Hugging Face hub.
        threads: how many processor threads a forward pass may take; None for two, or one on a machine
            with one core.

    Raises:
        ModelMissing: there is no such model, or it cannot be reached.
        ModelError: its files are damaged, or it is no encoder with token offsets.
        ConfigError: ``threads`` is below one.
    """
    if threads is not None and threads < 1:
        raise ConfigError(f"The number of threads must be at least 1, not {threads}.")
    if "torch" not in sys.modules:
        # An OpenMP thread that spins while it waits takes the core another process needs: with one of
        # two cores busy, two spinning threads are slower than one. Read once, when torch is imported.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from mtcheck.encoder import embedded, pretrained

    folder = embedded.folder() if name is None else Path(name)
    network = (
        embedded.load(folder) if name is None or embedded.is_ours(folder) else pretrained.load(str(name))
    )
    return Encoder(network, threads or min(2, _cores()))


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say what this process may use
        return os.cpu_count() or 1
