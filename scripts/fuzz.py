"""Fuzzing: bytes nobody would write, until something raises what it should not, or does not end.

    pip install -e '.[fuzz,test]'
    nice -n 19 python scripts/fuzz.py --minutes 5 docx      # one target
    nice -n 19 python scripts/fuzz.py --minutes 2           # each of them in turn

atheris (coverage-guided, libFuzzer) makes the bytes where it is installed; without it they are mutations of the seeds
at random. A target may raise MtcheckError and nothing else, and what it returns must hold together: offsets in order
and inside their text. A crash is written to build/fuzz/TARGET/, and its bytes are to become a row of
tests/bad_inputs or of the unit test of the module.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
WORK = ROOT / "build" / "fuzz"

#: Processor seconds one input may take, and bytes it may have.
LONGEST_RUN, LONGEST_INPUT = 20, 4096
#: Seconds on the clock after which an input is taken for one that never ends, however little of a core the process has.
_ENDLESS = 1200
LANGUAGES = "en fr de es pt it nl ru ar zh ja hi tr pl ko fa".split()

Target = Callable[[bytes], object]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}; all if none is named"
    )
    parser.add_argument("--minutes", type=float, default=2.0, help="of processor time for each target")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no target {', '.join(unknown)}")
    if options.inside:
        _fuzz(options.inside, options.minutes)
        return 0
    return max(_run(target, options.minutes) for target in options.targets or TARGETS)


def _run(target: str, minutes: float) -> int:
    """A target in a process of its own; prints one row and returns 1 where it crashed."""
    folder = WORK / target
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for i, seed in enumerate(SEEDS.get(target, lambda: [])()):
        (folder / "corpus" / f"seed-{i}").write_bytes(seed)
    command = [sys.executable, __file__, "--minutes", str(minutes), "--inside", target]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    log = done.stdout + done.stderr
    (folder / "log.txt").write_text(log, "utf-8", "replace")
    seconds = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    counted = re.findall(r"(?:Done|#)\s*(\d+)", log)
    crashed = done.returncode != 0
    cover = re.findall(r"cov: (\d+)", log)
    print(
        f"{target:<10} {seconds / 60:>6.1f} min {int(counted[-1]) if counted else 0:>9,} runs  "
        f"coverage {cover[-1] if cover else '-':>6}  {'CRASHED, see ' + str(folder / 'log.txt') if crashed else 'ok'}",
        flush=True,
    )
    return int(crashed)


def _fuzz(name: str, minutes: float) -> None:
    folder = WORK / name
    try:
        import atheris
    except ImportError:
        _mutate(TARGETS[name](), folder, minutes)
        return
    with atheris.instrument_imports(include=["mtcheck"], enable_loader_override=False):
        target = TARGETS[name]()
        # What is imported when it is first needed is to be instrumented too.
        for seed in sorted((folder / "corpus").glob("seed-*")):
            target(seed.read_bytes())
    atheris.Setup(
        [
            "fuzz",
            str(folder / "corpus"),
            f"-max_len={LONGEST_INPUT}",
            f"-timeout={_ENDLESS}",
            f"-artifact_prefix={folder}/",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
        ],
        _measured(target, minutes),
    )
    atheris.Fuzz()


def _measured(target: Target, minutes: float) -> Target:
    """A target that takes no input for longer than it may, and ends the process when its processor time is spent."""
    runs = 0

    def run(data: bytes) -> None:
        nonlocal runs
        began = time.process_time()
        target(data)
        ended = time.process_time()
        assert ended - began <= LONGEST_RUN, f"{ended - began:.0f} processor seconds"
        runs += 1
        if ended > minutes * 60:
            print(f"Done {runs} runs", flush=True)
            os._exit(0)

    return run


def _mutate(target: Target, folder: Path, minutes: float) -> None:
    """Without atheris: seeds with bytes changed, cut out, doubled and spliced, at random but the same each time."""
    dice = random.Random(1)
    seeds = [path.read_bytes() for path in sorted((folder / "corpus").iterdir())] or [b"0"]
    measured = _measured(target, minutes)
    while True:
        data = bytearray(dice.choice(seeds)[:LONGEST_INPUT])
        for _ in range(dice.randint(1, 8)):
            a, b = sorted(dice.randint(0, len(data)) for _ in range(2))
            other = dice.choice(seeds)
            piece = [data[a:b] * 2, b"", dice.randbytes(b - a), other[a:b]][dice.randint(0, 3)]
            data[a:b] = piece[:LONGEST_INPUT]
        try:
            measured(bytes(data))
        except Exception:
            (folder / "crash").write_bytes(data)
            traceback.print_exc()
            sys.exit(1)


def _article(data: bytes, suffix: str) -> None:
    from mtcheck.errors import MtcheckError
    from mtcheck.read import read_bytes

    with contextlib.suppress(MtcheckError):
        _sound(read_bytes(data, "a", suffix=suffix))


def _sound(article: object) -> None:
    """That offsets are in order, inside the text, and lead back to it."""
    from html import unescape

    from mtcheck.clean import clean
    from mtcheck.types import Article

    assert isinstance(article, Article)
    if article.origin:
        assert len(article.origin) == len(article.plain) + 1
    for i in range(0, len(article.plain), max(1, len(article.plain) // 50)):
        start, end = article.to_text(i, i + 1)
        assert 0 <= start < end <= len(article.text), (i, start, end)
        if not article.origin:
            assert article.text[start:end] == article.plain[i]
        elif article.plain[i] not in "\n ":
            assert article.plain[i] in (article.text[start:end], unescape(article.text[start:end]))
    for link in article.links:
        assert 0 <= link.start <= link.end <= len(article.text)
        assert 0 <= link.anchor.start <= link.anchor.end <= len(article.plain)
    end = 0
    for block in clean(article).blocks:
        assert end <= block.start < block.end <= len(article.plain)
        end = block.end


def _text(suffix: str) -> Target:
    import mtcheck.clean
    import mtcheck.read  # noqa: F401

    return partial(_article, suffix=suffix)


def _office(suffix: str, part: str) -> Target:
    """The bytes are the main part of a sound archive or, behind a first byte that is no "<", the archive itself."""
    import mtcheck.clean
    import mtcheck.read.docx
    import mtcheck.read.odt  # noqa: F401
    from tests.bad_inputs import make

    def target(data: bytes) -> None:
        if data.startswith(b"<"):
            data = make.zipped(
                {"mimetype": "application/vnd.oasis.opendocument.text"[: 99 * (suffix == ".odt")], part: data}
            )
        _article(data, suffix)

    return target


def _pair() -> Target:
    from mtcheck.errors import MtcheckError
    from mtcheck.read.pairs import parse_pair

    def target(data: bytes) -> None:
        with contextlib.suppress(MtcheckError):
            for article in parse_pair(data, "a", "en"):
                if article.plain.strip():
                    _sound(article)

    return target


def _feed() -> Target:
    from mtcheck.errors import MtcheckError
    from mtcheck.read.feed import read_feed

    def target(data: bytes) -> None:
        with contextlib.suppress(MtcheckError):
            for article in read_feed(data, "a"):
                _sound(article)

    return target


def _glossary() -> Target:
    from mtcheck.errors import MtcheckError
    from mtcheck.read.glossary import parse_glossary

    def target(data: bytes) -> None:
        with contextlib.suppress(MtcheckError):
            assert parse_glossary(data, "a.csv")

    return target


def _facts(name: str) -> Target:
    """The first byte chooses the language, the others are the text."""
    from mtcheck import facts

    find = getattr(facts, name)

    def target(data: bytes) -> None:
        text = data[1:].decode("utf-8", "replace")
        end = 0
        for fact in find(text, LANGUAGES[(data or b"0")[0] % len(LANGUAGES)]):
            assert end <= fact.start < fact.end <= len(text), (name, fact)
            end = fact.end

    return target


def _report() -> Target:
    """Reports with hostile names, words and spans, in every format that is installed."""
    from importlib.metadata import entry_points

    from hypothesis import HealthCheck, given, settings

    from mtcheck.report import GROUP, render
    from mtcheck.types import Report
    from tests.unit.report.wild import reports

    formats = [point.name for point in entry_points(group=GROUP)]

    @settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(reports())
    def test(report: Report) -> None:
        for name in formats:
            assert isinstance(render(report, name), (str, bytes))

    return test.hypothesis.fuzz_one_input  # type: ignore[attr-defined]


#: What is fuzzed; each is made once in its process, inside atheris' instrumentation.
TARGETS: dict[str, Callable[[], Target]] = {
    "text": partial(_text, ".txt"),
    "html": partial(_text, ".html"),
    "ninjs": partial(_text, ".json"),
    "docx": partial(_office, ".docx", "word/document.xml"),
    "odt": partial(_office, ".odt", "content.xml"),
    "pair": _pair,
    "feed": _feed,
    "glossary": _glossary,
    "numbers": partial(_facts, "find_numbers"),
    "dates": partial(_facts, "find_dates"),
    "names": partial(_facts, "find_names"),
    "report": _report,
}


def _sounds(*suffixes: str) -> list[bytes]:
    from tests.bad_inputs.articles import SOUND

    return [SOUND[s] for s in suffixes]


def _main_part(suffix: str, part: str) -> list[bytes]:
    import io
    import zipfile

    (data,) = _sounds(suffix)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(part), data]


def _sentences() -> Iterable[bytes]:
    for i, text in enumerate(
        [
            "More than 2,500 people, 3.5 million euros, 12% and €2.5bn on 12 May 2021 at 10:30.",
            "Plus de deux mille cinq cents personnes, le 3 mai dernier, soit 1 200,50 euros.",
            "Zwischen dem 3. und 5. Mai kamen einundzwanzigtausend Menschen, etwa 3,5 Mio. Euro.",
            "Unos veintiún mil habitantes desde el 12 de mayo de 2021 hasta el viernes.",
        ]
    ):
        yield bytes([i]) + text.encode()
    yield b"\x07" + "Около двух тысяч человек 5 мая 2021 года.".encode()
    yield b"\x09" + "2021年5月3日、約三千五百万円、二十一人。".encode()
    yield b"\x0b" + "3 Mayıs 2021'de yirmi bir bin kişi, Anna Berg ve Oslo Üniversitesi.".encode()


SEEDS: dict[str, Callable[[], Iterable[bytes]]] = {
    "text": lambda: [*_sounds(".txt"), b'The <b>mayor</b> of <a href="/x">Oslo</a> said &amp; left&#8217;s <!-- x --> <p>Two.'],
    "html": lambda: _sounds(".html"),
    "ninjs": lambda: [*_sounds(".json"), b'{"headlines": [{"role": "main", "value": "A"}], "bodies": [{"contentType": "text/html", "value": "<p>B"}]}'],
    "docx": lambda: _main_part(".docx", "word/document.xml"),
    "odt": lambda: _main_part(".odt", "content.xml"),
    "pair": lambda: _sounds(".xlf", ".xliff", ".tmx"),
    "feed": lambda: _sounds(".rss", ".atom"),
    "glossary": lambda: [b"source,source language,target,target language,status\na,fr,b,en,preferred\n", b"fr;en\na;b\n", b"<tbx><conceptEntry id='1'><langSec xml:lang='fr'><termSec><term>a</term></termSec></langSec></conceptEntry></tbx>"],
    "numbers": _sentences,
    "dates": _sentences,
    "names": _sentences,
    "report": lambda: [random.Random(i).randbytes(2_000) for i in range(5)],
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
