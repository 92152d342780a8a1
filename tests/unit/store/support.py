"""Records to fill stores with."""

from mtcheck.store.records import StoryRecord

FINDING = {
    "schema": 1,
    "id": "0123456789ab",
    "code": "NUM001",
    "check": "number",
    "category": "accuracy/mistranslation/number",
    "severity": "major",
    "stance": "contradicted",
    "file": "mt.txt",
    "start": 3,
    "end": 5,
    "text": "21",
    "message": "The original has 12.",
    "suggestion": "12",
    "confidence": 0.875,
    "evidence": [{"file": "source.txt", "start": 1, "end": 3, "text": "12", "stance": "differs"}],
}
ARTICLE = {
    "place": 0,
    "role": "target",
    "name": "mt.txt",
    "path": "/in/mt.txt",
    "language": "en",
    "title": "",
    "published": "",
    "digest": "ab",
    "characters": 100,
    "sentences": 3,
}
RECORD = StoryRecord(
    "s", 0, "s", "done", verdict="1 major.", counts={"major": 1}, articles=(ARTICLE,), findings=(FINDING,)
)


def fill(store, times=("2031-05-04T10:00:00Z", "2031-05-06T10:00:00Z")):
    """A run of a story for each time, each with a number and a hostile name."""
    run = store.begin_run("in", "out", {"mtcheck": "1"})
    for i, at in enumerate(times):
        name = {
            **FINDING,
            "id": f"name{i}",
            "code": "NAM001",
            "check": "name",
            "severity": "critical",
            "text": "=cmd|' /c calc'!A1",
        }
        number = {**FINDING, "id": f"number{i}", "severity": "minor"}
        record = StoryRecord(f"s{i}", i, f"s{i}", "done", at=at, articles=(ARTICLE,), findings=(number, name))
        assert store.add(run, record)
    return run
