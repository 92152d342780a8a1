"""The one multilingual encoder: sentence vectors and token states, from one forward pass.

>>> encoder = load()
>>> encoder.encode(["Good morning.", "Bonjour."]).shape
(2, 384)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtcheck.encoder.process import prepare_process
from mtcheck.encoder.vectors import Encoder, TokenStates
from mtcheck.errors import ConfigError

if TYPE_CHECKING:
    from mtcheck.encoder.heads import Head

__all__ = ["Encoder", "TokenStates", "load"]


def load(
    name: str | Path | None = None,
    threads: int | None = None,
    heads: Mapping[str, str] = MappingProxyType({}),
) -> Encoder:
    """Load an encoder; its heads are loaded when they are first asked for.

    Args:
        name: None for the embedded model; else a folder (one that mtcheck's build script wrote, or any
            Hugging Face encoder saved with its tokenizer) or the name of a model on the Hugging Face hub.
        threads: how many processor threads a forward pass may take; None for two, or one on a machine
            with one core.
        heads: "entailment", "entities" or "errors" to the folder or hub name of a model that takes the
            place of the embedded head.

    Raises:
        ModelMissing: there is no such model, or it cannot be reached.
        ModelError: its files are damaged, or it is no encoder with token offsets.
        ConfigError: ``threads`` is below one.
    """
    if threads is not None and threads < 1:
        raise ConfigError(f"The number of threads must be at least 1, not {threads}.")
    if "torch" not in sys.modules:
        prepare_process()
    from mtcheck.encoder import embedded, pretrained
    from mtcheck.lazy import TORCH_UNUSED
    from mtcheck.lazy import load as load_module

    if name is not None or heads:
        for module in TORCH_UNUSED:  # models of others may need it
            load_module(module)
    folder = embedded.folder() if name is None else Path(name)
    network = (
        embedded.load(folder) if name is None or embedded.is_ours(folder) else pretrained.load(str(name))
    )

    @cache
    def base() -> embedded.Embedded:
        """The encoder our heads stand on, also where another one makes the vectors."""
        return network if isinstance(network, embedded.Embedded) else embedded.load(embedded.folder())

    def chosen(task: str, name: str) -> Head:
        from mtcheck.encoder.pretrained_heads import LOADERS

        if embedded.is_ours(Path(name)):
            return embedded.load_head(Path(name), base())
        return LOADERS[task](name)

    own = {task: partial(chosen, task, model) for task, model in heads.items()}
    return Encoder(network, threads or min(2, _cores()), heads=embedded.heads(base) | own)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say what this process may use
        return os.cpu_count() or 1
