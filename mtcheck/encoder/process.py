"""What has to be said to the libraries below torch before they start: how to wait, and what to keep."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # of glibc's malloc.h
#: Heaps of all threads together; with one, two threads that run a batch each wait for one another a third of the time.
_HEAPS = 2
#: Bytes from which a block is mapped by itself and given back at once; glibc raises this to 32 MB when it frees large ones.
_LARGE = 4 * 2**20


def prepare_process() -> None:
    """Settings of the whole process; to be called before torch is imported. What the environment says goes before.

    An OpenMP thread that spins while it waits takes the core another process needs: with one of two cores busy, two
    spinning threads are slower than one. oneDNN makes code for every length of a batch, no two of which are the same,
    and keeps it of a thousand: more than a batch goes through again is not worth its 120 MB. A heap of its own for
    every thread of glibc takes 40 MB more.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # torch keeps what oneDNN gave it once more, a thousand a thread.
    for keeper in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(keeper, "32")
    if "MALLOC_ARENA_MAX" not in os.environ:
        with suppress(OSError, AttributeError, TypeError):  # not glibc
            ctypes.CDLL(None).mallopt(_ARENA_MAX, _HEAPS)
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)


def load_ahead() -> None:
    """Begin to load torch's library, in a thread of its own: a fifth of torch's import, in which it keeps the interpreter.

    `ctypes.CDLL` would keep it too; the system's own ``dlopen`` is called without it. Where there is no such library, or it
    cannot be loaded, torch is imported as ever.
    """
    prepare_process()
    found = find_spec("torch")
    library = Path(found.origin).parent / "lib/libtorch_cpu.so" if found and found.origin else None
    if library is None or not library.is_file():  # macOS and Windows call theirs by other names
        return
    with suppress(OSError, AttributeError, TypeError):
        opened = ctypes.CDLL(None).dlopen
        opened.argtypes, opened.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
        arguments = (os.fsencode(library), os.RTLD_NOW)
        Thread(target=opened, args=arguments, name="torch's library", daemon=True).start()
