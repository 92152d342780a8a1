"""With the real models: a story's findings do not depend on the stories its worker has read before."""

from mtcheck.cli import main
from tests.unit.batch.support import reports, write_stories

SHARED = "The committee met on Tuesday in the harbour office.\n\nNobody was hurt when the crane fell.\n\n"
TEXTS = [
    f"{SHARED}The mayor opened 21 schools on Monday.\n",
    f"The mayor opened 21 schools on Monday.\n\n{SHARED}The ferry, which carried 40 people, came in late.\n",
    "The ferry, which carried 40 people, came in late.\n",
]


def test_any_number_of_workers_finds_the_same(tmp_path, capsys):
    manifest = write_stories(tmp_path / "in", TEXTS, language="en", source_language="fr")
    for i in range(len(TEXTS)):
        (tmp_path / "in" / f"source{i}.txt").write_text("Le maire a inauguré 12 écoles lundi.\n", "utf-8")
    backwards = manifest.with_name("backwards.jsonl")
    backwards.write_text("\n".join(reversed(manifest.read_text("utf-8").splitlines())), "utf-8")
    found = []
    for stories, workers in ((manifest, 2), (backwards, 1)):
        out = tmp_path / f"out{len(found)}"
        assert main(["batch", str(stories), "-o", str(out), "--workers", str(workers), "--quiet"]) == 1
        found.append(reports(out))
    assert found[0] == found[1]
    assert b'"21"' in found[0]["s0/findings.jsonl"]
