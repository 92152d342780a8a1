"""Bad options, settings, glossaries, decisions and places to write."""

from __future__ import annotations

import errno

from mtcheck.types import Report
from tests.bad_inputs import make
from tests.bad_inputs.rows import Bad, Made, fifo, folder, huge, link_to, refuse

CHECK = ["check", "mt.txt", "--source", "fr.txt"]


def _option(what: str, words: str, *arguments: str) -> Bad:
    return Bad(what, [*CHECK, *arguments], words)


def _settings(what: str, toml: str | bytes, words: str) -> Bad:
    data = toml if isinstance(toml, bytes) else toml.encode()
    return Bad(f"settings: {what}", [*CHECK, "--config", "my.toml"], words, {"my.toml": data})


def _glossary(what: str, name: str, made: Made, words: str) -> Bad:
    return Bad(f"glossary: {what}", [*CHECK, "--glossary", name], words, {name: made})


def _decisions(what: str, made: Made, words: str) -> Bad:
    return Bad(f"decisions: {what}", [*CHECK, "--decisions", "d.jsonl"], words, {"d.jsonl": made})


def _output(what: str, place: str, words: str, error: int = 0, **files: Made) -> Bad:
    patch = {"mtcheck.cli.inputs.os.access": lambda *a: False} if error else {}
    return Bad(f"output: {what}", [*CHECK, "-o", place], words, files, patch=patch)


OPTIONS = [
    _option("unknown language", "use a code", "--language", "zz9"),
    _option("a language in words", "did you mean de (German)", "--language", "german"),
    _option("a language of 10,000 letters", "use a code", "--language", "x" * 10_000),
    _option("unknown language of the original", "Unknown language", "--source-language", "zzz"),
    _option("unknown format", "use one of these", "--format", "pdf"),
    _option("one unknown format of two", "use one of these", "--format", "html,pdf", "-o", "out"),
    _option("no format", "at least one report format", "--format", ","),
    _option("unknown severity to fail on", "minor, major, critical, never", "--fail-on", "all"),
    _option("unknown check", "NUM999", "--select", "NUM999"),
    _option("unknown check among known ones", "NUM999", "--select", "NUM001,NUM999"),
    _option("unknown check to leave out", "Did you mean number", "--ignore", "numbr"),
    _option("a check with an escape in it", "check", "--select", "\x1b[31m"),
    _option("threads below zero", "threads is -3", "--threads", "-3"),
    _option("a thousand threads", "threads is 1000", "--threads", "1000"),
    Bad("nothing to check against", ["check", "mt.txt"], "--source"),
    Bad("unknown check to explain", ["explain", "XYZ1"], "list-checks"),
    Bad("models use without a model", ["models", "use"], "give a name or folder"),
    Bad("models verify of a task without a model", ["models", "verify", "--task", "vectors"], "give its name or folder"),
]  # fmt: skip

SETTINGS = [
    Bad("settings: missing", [*CHECK, "--config", "no.toml"], "no.toml"),
    Bad("settings: a folder", [*CHECK, "--config", "dir"], "is a folder", {"dir": folder}),
    Bad("settings: a dangling link", [*CHECK, "--config", "my.toml"], "my.toml", {"my.toml": link_to("gone")}),
    Bad("settings: a pipe nobody writes to", [*CHECK, "--config", "my.toml"], "my.toml", {"my.toml": fifo}),
    Bad("settings: a device without end", [*CHECK, "--config", "my.toml"], "my.toml", {"my.toml": link_to("/dev/zero")}),
    Bad("settings: 11 MB", [*CHECK, "--config", "my.toml"], "larger than", {"my.toml": huge}),
    Bad("settings: found in this folder", CHECK, "not valid TOML", {"mtcheck.toml": b"threads = "}),
    Bad("settings: in pyproject.toml", CHECK, "did you mean 'threads'", {"pyproject.toml": b"[tool.mtcheck]\nthread = 2"}),
    _settings("no TOML", "threads: 2", "not valid TOML"),
    _settings("not UTF-8", b"encoder = '\xe9'", "not valid TOML"),
    _settings("cut in the middle", "encoder = 'a", "not valid TOML"),
    _settings("nested without end", "a = " + "[" * 5_000, "not valid TOML"),
    _settings("unknown", "thread = 2", "did you mean 'threads'"),
    _settings("a word for a number", "threads = 'two'", "must be a number"),
    _settings("a number for a word", "fail_on = 3", "must be a word"),
    _settings("a number for a list", "select = 3", "list of words"),
    _settings("a list of numbers", "select = [1]", "list of words"),
    _settings("true for a number", "threads = true", "must be a number"),
    _settings("out of range", "minimum_confidence = 7", "from 0 to 1"),
    _settings("no number", "minimum_confidence = nan", "from 0 to 1"),
    _settings("unknown severity", "fail_on = 'all'", "minor, major, critical, never"),
    _settings("unknown check", "[checks.NUM999]\nenabled = false", "NUM999"),
    _settings("unknown setting of a check", "[checks.NUM001]\nenable = false", "did you mean 'enabled'"),
    _settings("a check that is no table", "[checks]\nNUM001 = 1", "must hold tables"),
    _settings("enabled that is neither", "[checks.NUM001]\nenabled = 'yes'", "true or false"),
    _settings("unknown severity of a check", "[checks.NUM001]\nseverity = 'bad'", "minor, major or critical"),
    _settings("confidence of a check out of range", "[checks.NUM001]\nminimum_confidence = -1", "from 0 to 1"),
    _settings("models that are no table", "models = 1", "models must be a table"),
    _settings("unknown model", "[models]\nencoders = 'a'", "did you mean 'encoder'"),
    _settings("a model set twice", "encoder = 'a'\n[models]\nencoder = 'b'", "set twice"),
    _settings("a tool that is no table", "tool = 1", "tool"),
    _settings("tool.mtcheck that is no table", "[tool]\nmtcheck = 1", "mtcheck"),
    _settings("unknown format", "formats = ['pdf']", "use one of these"),
    _settings("a glossary that is not there", "glossary = 'no.csv'", "no.csv does not exist"),
]  # fmt: skip

GLOSSARIES = [
    Bad("glossary: missing", [*CHECK, "--glossary", "no.csv"], "no.csv does not exist"),
    _glossary("a folder", "g", folder, "is a folder"),
    _glossary("a pipe nobody writes to", "g", fifo, "is a pipe that nothing was written to"),
    _glossary("a device", "g", link_to("/dev/zero"), "is a device"),
    _glossary("11 MB", "g.csv", huge, "larger than 10 MB"),
    _glossary("empty", "g.csv", b"", "is empty"),
    _glossary("header only", "g.csv", b"source,target\n", "holds no term"),
    _glossary("another encoding", "g.csv", "é,b".encode("latin-1"), "not UTF-8"),
    _glossary("NUL bytes", "g.csv", b"a\0,b\n", "NUL"),
    _glossary("a spreadsheet", "g.xlsx", make.zipped({"xl/a.xml": "<x/>"}), "is a spreadsheet"),
    _glossary("an open quotation mark", "g.csv", b'a,b\nc,"d\n', "damaged"),
    _glossary("a line of 200,000 letters", "g.csv", b"a" * 200_000, "damaged"),
    _glossary("three columns", "g.csv", b"a,b,c\n", "no header"),
    _glossary("unknown language", "g.csv", b"a,qqx,b,en\n", "unknown language"),
    _glossary("unknown status", "g.csv", b"source,target,status\na,b,prefered\n", "did you mean preferred"),
    _glossary("a text for a term", "g.csv", b"a," + b"word " * 60, "longer than"),
    _glossary("an escape in its name", "\x1b[31m.csv", b"", r"\x1b[31m.csv is empty"),
    _glossary("damaged TBX", "g.tbx", b"<tbx><text>", "damaged XML"),
    _glossary("another XML", "g.tbx", b"<rss/>", "no TBX"),
    _glossary("entities in TBX", "g.tbx", make.laughs("tbx"), "uses XML entities"),
    _glossary("TBX nested too deep", "g.tbx", b"<tbx>" * 9_000, "damaged XML"),
    _glossary("TBX without terms", "g.tbx", b"<tbx/>", "holds no term"),
]

_ID = '"schema": 1, "finding": "a"'
DECISIONS = [
    Bad("decisions: missing", [*CHECK, "--decisions", "no.jsonl"], "no.jsonl does not exist"),
    _decisions("a folder", folder, "is a folder"),
    _decisions("a pipe nobody writes to", fifo, "d.jsonl"),
    _decisions("a device", link_to("/dev/zero"), "d.jsonl"),
    _decisions("not UTF-8", b"\xff\xfe{}", "not UTF-8"),
    _decisions("no JSON", b"{\n", "line 1: is not JSON"),
    _decisions("cut in the second line", f'{{{_ID}, "status": "accepted"}}\n{{"sch'.encode(), "line 2: is not JSON"),
    _decisions("nested without end", b"[" * 100_000, "is not JSON"),
    _decisions("a list", b"[]\n", "no JSON object"),
    _decisions("of another schema", b'{"schema": 2}\n', "reads schema 1"),
    _decisions("about nothing", b'{"schema": 1, "status": "accepted"}\n', "has no finding"),
    _decisions("of no status", f"{{{_ID}}}\n".encode(), "has no status"),
    _decisions("of an unknown status", f'{{{_ID}, "status": "maybe"}}\n'.encode(), "accepted"),
    _decisions("for an unknown reason", f'{{{_ID}, "status": "dismissed", "reason": "x"}}\n'.encode(), "reason"),
    _decisions("at no time", f'{{{_ID}, "status": "accepted", "at": "noon"}}\n'.encode(), "time"),
    _decisions("with a number for a note", f'{{{_ID}, "status": "accepted", "note": 1}}\n'.encode(), "quotation marks"),
]  # fmt: skip

OUTPUTS = [
    _output("a file", "mt.txt", "is no folder"),
    _output("in a file", "mt.txt/out", "is no folder"),
    _output("a device", "/dev/null", "is no folder"),
    _output("read-only", "out/deeper", "permission denied", errno.EACCES),
    _output("a NUL in its name", "a\0b", "choose another folder"),
    _output("a name of 300 letters", "a" * 300, "choose another folder"),
    _output("a line break in its name", "mt.txt/a\nb", "is no folder"),
    _output("a dangling link", "out", "is no folder", out=link_to("gone/deep")),
]


def _full(what: str, failing: str, error: int, words: str, *formats: str) -> Bad:
    """A report that is ready, and a disk that does not take it."""
    patch = {"mtcheck.pipeline.Checker.check": lambda *a, **k: Report((), (), ()), failing: refuse(error)}
    return Bad(f"writing: {what}", [*CHECK, "-o", "out", *formats], words, {"out": folder}, patch=patch)


FULL = [
    _full("a full disk", "mtcheck.report.os.fsync", errno.ENOSPC, "no space left on device"),
    _full(
        "a full disk for JSON Lines", "mtcheck.report.os.fsync", errno.ENOSPC, "no space", "--format", "jsonl"
    ),
    _full("a full quota", "mtcheck.report.os.fsync", errno.EDQUOT, "quota"),
    _full("a broken disk", "mtcheck.report.os.replace", errno.EIO, "input/output error"),
    _full("a read-only disk", "tempfile.mkstemp", errno.EROFS, "read-only file system"),
    _full("a folder without permission", "tempfile.mkstemp", errno.EACCES, "permission denied"),
    _full("a report that another program holds", "mtcheck.report.os.replace", errno.EBUSY, "busy"),
]

ROWS = [*OPTIONS, *SETTINGS, *GLOSSARIES, *DECISIONS, *OUTPUTS, *FULL]
