"""Five real articles about one event, compared with each other."""

from __future__ import annotations

from pathlib import Path

from evaluation.gold import beside, found, meets, read_rows
from evaluation.table import Table, need

#: Families that a trap's check and ours have in common although they are called otherwise.
JUDGED = ("000", "001", "002", "003")


def measure(data: Path) -> Table:
    import mtcheck
    from mtcheck.taxonomy import rank

    folder = data.parent / "seeds"
    gold = read_rows(need(folder / "gold.jsonl"))
    traps = read_rows(need(folder / "traps.jsonl"))
    report = mtcheck.compare(sorted(folder.glob("*.txt")))
    hit = found(gold, report.findings)
    rows: list[list[str | int | float]] = []
    for name in ("must find", "others"):
        mine = [h for h, g in zip(hit, gold, strict=True) if g["must_find"] == (name == "must find")]
        rows.append([f"gold rows, {name}", f"{sum(mine)}/{len(mine)}"])
    serious = [f for f in report.findings if rank(f.severity) >= 2]
    # A finding that meets a gold row of the same place is that row's, not the trap's.
    sprung = [
        t["id"]
        for t in traps
        if any(
            f.file == t["file"] and meets(f, t) and not any(g["file"] == f.file and meets(f, g) for g in gold)
            for f in serious
        )
    ]
    rows.append(["traps flagged at major", f"{len(sprung)}/{len(traps)} {' '.join(sprung)}".strip()])
    further = [f for f in beside(gold, report.findings) if f.file[:3] in JUDGED]
    rows.append(["further findings at major", len(further)])
    missed = [g["id"] for h, g in zip(hit, gold, strict=True) if g["must_find"] and not h]
    rows.append(["must-find rows missed", " ".join(missed) or "none"])
    return Table(f"The five seeds, {len(report.findings)} findings", ["what", "count"], rows)
