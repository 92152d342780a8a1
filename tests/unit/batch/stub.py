"""A checker without models: it finds the numbers, and does to its worker what the text says."""

import os
import re
import signal
import threading
from pathlib import Path
from types import SimpleNamespace

from mtcheck.errors import ModelError, OutputError
from mtcheck.merge import judge
from mtcheck.types import Evidence, Finding, Note, Report, Story


def make(config):
    if "BROKEN" in config.encoder:
        raise ModelError("The model is damaged; put it back.")
    if "DEADLY" in config.encoder:
        os._exit(5)
    return Checker(config)


class Checker:
    def __init__(self, config):
        self.signature = {"mtcheck": "stub", "settings": f"{config.encoder} {config.minimum_confidence}"}
        self.encoder = SimpleNamespace(forget=lambda: None)

    def check(self, target, source, references):
        text = target.text
        for word, deed in DEEDS.items():
            if word in text:
                deed(target)
        findings = tuple(
            Finding(
                id=f"{target.name}-{m.start()}",
                code="NUM001",
                check="number",
                category="accuracy/mistranslation/number",
                severity="major" if int(m[0]) < 1000 else "critical",
                stance="contradicted",
                file=target.name,
                start=m.start(),
                end=m.end(),
                text=m[0],
                message="Another number stands in the original.",
                confidence=0.123,
                evidence=(Evidence(source.name, 0, 3, source.text[:3], "differs"),) if source else (),
            )
            for m in re.finditer("[0-9]+", text)
        )
        story = Story(target, source, tuple(references))
        notes = (Note("STUB", "No model was used."),)
        return Report((story,), findings, judge(findings, [target]), notes=notes, signature=self.signature)


def _raise(error):
    raise error


def _once(deed):
    """Do it the first time only: a file beside the article remembers."""

    def done(target):
        mark = Path(f"{target.source_path}.mark")
        if not mark.exists():
            mark.touch()
            deed(target)

    return done


def _to_writer(number):
    def send(target):
        os.kill(os.getppid(), number)
        threading.Event().wait()

    return send


DEEDS = {
    "RAISE": lambda target: _raise(RuntimeError("a check that raises")),
    "LEAVE": lambda target: _raise(SystemExit(0)),
    "NO ROOM IN MEMORY": lambda target: _raise(MemoryError()),
    "NO ROOM ON DISK": _once(lambda target: _raise(OutputError("Cannot write x: no space left on device."))),
    "CRASH": lambda target: os.kill(os.getpid(), signal.SIGSEGV),
    "OUT OF MEMORY": lambda target: os.kill(os.getpid(), signal.SIGKILL),
    "DIE ONCE": _once(lambda target: os._exit(3)),
    "KILLED ONCE": _once(lambda target: os.kill(os.getpid(), signal.SIGKILL)),
    "FOR EVER": lambda target: threading.Event().wait(),
    "KILL THE WRITER ONCE": _once(_to_writer(signal.SIGKILL)),
    "INTERRUPT ONCE": _once(_to_writer(signal.SIGINT)),
    "ALLOCATE": lambda target: bytearray(2**33),
}
