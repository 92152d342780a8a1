"""Batches of small stories, run by the stub."""

import json
import os
import signal
import subprocess
import sys

from mtcheck.cli import main
from tests.support import ROOT

STUB = ["--checker", "tests.unit.batch.stub:make", "--format", "jsonl"]


def write_stories(folder, texts, **fields):
    """A manifest of stories s0, s1 ..., one for each text."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for i, text in enumerate(texts):
        (folder / f"mt{i}.txt").write_text(text, "utf-8")
        (folder / f"source{i}.txt").write_text(f"Il y a {i} choses.", "utf-8")
        rows.append({"id": f"s{i}", "target": f"mt{i}.txt", "source": f"source{i}.txt", **fields})
    manifest = folder / "manifest.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return manifest


def batch(capsys, manifest, out, *more):
    """Run in this process: exit code and stderr."""
    capsys.readouterr()
    code = main([str(a) for a in ("batch", manifest, "-o", out, *STUB, *more)])
    output, err = capsys.readouterr()
    assert output == "", output
    assert "Traceback" not in err
    return code, err


def process(script, *arguments):
    """Run a command of its own, and wait for it."""
    return subprocess.run(
        [sys.executable, *map(str, (script, *arguments))],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        # A shell that runs the tests in the background has it ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def findings(capsys, store, *more):
    """What ``mtcheck findings`` prints."""
    capsys.readouterr()
    assert main(["findings", "--store", str(store), "--quiet", *map(str, more)]) == 0
    return capsys.readouterr().out


def state(store):
    """All that a store holds about stories, but for what differs from run to run: times and numbers."""
    from sqlalchemy import select

    from mtcheck.store import tables
    from mtcheck.store.store import Store

    opened = Store(str(store), create=False)
    unlike = {"id", "story_id", "run_id", "at", "seconds", "summary"}
    try:
        found = {}
        s = tables.stories
        for table in (s, tables.articles, tables.findings):
            query = select(s.c.name.label("of"), *(c for c in table.columns if c.name not in unlike))
            query = query if table is s else query.join_from(table, s)
            rows = [
                list(map(str, row.values())) for row in opened.stream(query.order_by(s.c.name, table.c.place))
            ]
            found[table.name] = rows
        return found
    finally:
        opened.close()


def reports(out):
    """Every findings.jsonl in a folder of reports."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("findings.jsonl"))}
