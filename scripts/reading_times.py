"""How the processor time of reading grows with the size of a file, for ordinary and for hostile files of each format.

Each row is a file made at 10 kB, 100 kB and 1 MB; ten times the size should take about ten times as long. A row whose time grows by more than --ratio at the last step, and takes longer than a second, is marked; then the exit code
is 1.

    nice -n 19 python scripts/reading_times.py [--only WORD] [--ratio 20]
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from mtcheck.errors import MtcheckError  # noqa: E402
from mtcheck.read import read_bytes  # noqa: E402
from mtcheck.read.glossary import parse_glossary  # noqa: E402
from mtcheck.read.kinds import kind_of  # noqa: E402
from tests.bad_inputs import make  # noqa: E402

SIZES = (9_500, 95_000, 950_000)
#: Seconds on the clock after which a file is given up.
LONGEST = 60
SENTENCE = (
    "The mayor said on Monday that the old bridge is shut until 12 May, and the ferry costs 3.50 euros. "
)
ITEM = make.item("Bridge", SENTENCE)


def _times(piece: str, size: int) -> str:
    return piece * (size // len(piece) + 1)


def _attributes(size: int) -> str:
    return " ".join(f'a{i}="x"' for i in range(size // 10))


def _nested(element: str, size: int) -> str:
    return f"<{element}>" * (size // (len(element) + 2))


def _page(size: int) -> bytes:
    return f"<html><body><article>{''.join(f'<p>{i}: {SENTENCE}</p>' for i in range(size // 110))}".encode()


def _json(size: int) -> bytes:
    import json

    return json.dumps({"headline": "Bridge", "body_xhtml": _times(f"<p>{SENTENCE}</p>", size)}).encode()


#: Name of the row: (suffix, how a file of about so many bytes is made).
CASES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "txt: sentences": (".txt", lambda n: _times(SENTENCE + "\n", n).encode()),
    "txt: one line": (".txt", lambda n: _times(SENTENCE, n).encode()),
    "txt: one word": (".txt", lambda n: b"a" * n),
    "txt: Windows-1252": (".txt", lambda n: _times("Le maire a dit que l’été passé était à l’école. ", n).encode("cp1252")),
    "txt: <": (".txt", lambda n: b"<" * n),
    "txt: <a": (".txt", lambda n: _times("<a ", n).encode()),
    "txt: open quotes": (".txt", lambda n: _times('<a href="x', n).encode()),
    "txt: <!--": (".txt", lambda n: _times("x <!--", n).encode()),
    "txt: <script>": (".txt", lambda n: _times("<script>", n).encode()),
    "txt: &": (".txt", lambda n: b"x" + b"&" * n),
    "txt: &amp;": (".txt", lambda n: _times("&amp;", n).encode()),
    "txt: &lt; without end": (".txt", lambda n: _times("&lt", n).encode()),
    "txt: blank lines": (".txt", lambda n: b"x" + b"\n" * n + b"y"),
    "txt: blanks": (".txt", lambda n: b"x" + b" " * n + b"y"),
    "html: page": (".html", lambda n: _page(n)),
    "html: deep": (".html", lambda n: f"<html><body>{_nested('div', n)}<p>x".encode()),
    "html: attributes": (".html", lambda n: f"<html><body><p {_attributes(n)}>{SENTENCE}</p>".encode()),
    "html: unclosed": (".html", lambda n: f"<html><body>{_times('<p><b>x', n)}".encode()),
    "html: table": (".html", lambda n: f"<html><body><table>{_times('<tr><td>x', n)}".encode()),
    "html: one line": (".html", lambda n: f"<html><body><p>{_times(SENTENCE, n)}</p>".encode()),
    "html: links": (".html", lambda n: f"<html><body><p>{_times('<a href=x>y</a> ', n)}</p>".encode()),
    "html: &amp;": (".html", lambda n: f"<html><body><p>{_times('&amp;', n)}</p>".encode()),
    "html: same paragraph": (".html", lambda n: f"<html><body>{_times('<p>x</p>', n)}".encode()),
    "html: comment": (".html", lambda n: b"<html><body><p>x" + b"<!--" * (n // 4)),
    "ninjs: article": (".json", _json),
    "ninjs: deep": (".json", lambda n: b'{"body_text": ' + b"[" * n),
    "ninjs: keys": (".json", lambda n: ("{" + ",".join(f'"body{i}":"x"' for i in range(n // 14)) + "}").encode()),
    "docx: article": (".docx", lambda n: make.docx(_times(make.paragraph(make.run(SENTENCE)), n))),
    "docx: one run": (".docx", lambda n: make.docx(make.paragraph(make.run(_times(SENTENCE, n))))),
    "docx: runs": (".docx", lambda n: make.docx(make.paragraph(_times(make.run("x "), n)))),
    "docx: empty runs": (".docx", lambda n: make.docx(make.paragraph(make.run("x"), _times("<w:r/>", n)))),
    "docx: deep": (".docx", lambda n: make.docx(_nested("w:ins", n))),
    "docx: table": (".docx", lambda n: make.docx(f"<w:tbl>{_times('<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>', n)}</w:tbl>")),
    "docx: attributes": (".docx", lambda n: make.docx(f"<w:p {_attributes(n)}>{make.run('x')}</w:p>")),
    "odt: article": (".odt", lambda n: make.odt(_times(f"<text:p>{SENTENCE}</text:p>", n))),
    "odt: notes": (".odt", lambda n: make.odt(f"<text:p>x{_times('<text:note><text:note-body>y</text:note-body></text:note>', n)}</text:p>")),
    "odt: spaces": (".odt", lambda n: make.odt(f"<text:p>x{_times('<text:s/>', n)}y</text:p>")),
    "xliff: article": (".xlf", lambda n: make.xliff(_times(make.unit(SENTENCE, SENTENCE), n))),
    "xliff: codes": (".xlf", lambda n: make.xliff(make.unit("x", _times("<x/>y", n)))),
    "xliff: attributes": (".xlf", lambda n: make.xliff(f"<trans-unit {_attributes(n)}><source>x</source><target>y</target></trans-unit>")),
    "xliff: unclosed": (".xlf", lambda n: make.xliff(_nested("g", n))),
    "xliff 2: segments": (".xlf", lambda n: make.xliff_2(f"<unit>{_times('<segment><source>x</source><target>y</target></segment>', n)}</unit>")),
    "tmx: article": (".tmx", lambda n: make.tmx(_times(make.variants(fr=SENTENCE, en=SENTENCE), n))),
    "tmx: languages": (".tmx", lambda n: make.tmx("<tu>" + "".join(f'<tuv xml:lang="x-{i}"><seg>a</seg></tuv>' for i in range(n // 45)) + "</tu>")),
    "rss: articles": (".rss", lambda n: make.rss(_times(ITEM, n))),
    "rss: one article": (".rss", lambda n: make.rss(make.item("A", _times(f"&lt;p&gt;{SENTENCE}&lt;/p&gt;", n)))),
    "rss: <": (".rss", lambda n: make.rss(make.item("A", _times("&lt;", n)))),
    "rss: CDATA": (".rss", lambda n: make.rss(make.item("A", _times("<![CDATA[x]]>", n)))),
    "rss: unclosed": (".rss", lambda n: b"<rss><channel>" + b"<item><title>" * (n // 13)),
    "rss: attributes": (".rss", lambda n: make.rss(f"<item {_attributes(n)}><title>x</title></item>")),
    "rss: namespaces": (".rss", lambda n: make.rss("".join(f'<i:x xmlns:i="n{i}"/>' for i in range(n // 20)) + ITEM)),
    "atom: xhtml": (".atom", lambda n: make.atom(f'<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{_times(f"<p>{SENTENCE}</p>", n)}</div></content></entry>')),
    "csv: terms": (".csv", lambda n: "".join(f"terme {i},term {i}\n" for i in range(n // 20)).encode()),
    "csv: commas": (".csv", lambda n: b"a," * (n // 2)),
    "csv: quotes": (".csv", lambda n: b'a,"b""' * (n // 6)),
    "tbx: terms": (".tbx", lambda n: b"<tbx>" + b"<conceptEntry><langSec xml:lang='fr'><termSec><term>a</term></termSec></langSec></conceptEntry>" * (n // 95) + b"</tbx>"),
    "tbx: one concept": (".tbx", lambda n: b"<tbx><conceptEntry>" + b"<langSec xml:lang='fr'><termSec><term>a</term></termSec></langSec>" * (n // 65) + b"</conceptEntry></tbx>"),
}  # fmt: skip


def _stop(number: int, frame: object) -> None:
    raise TimeoutError


def seconds(data: bytes, suffix: str) -> tuple[float, str]:
    """How long reading takes, and what comes of it."""
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LONGEST)
    began = time.process_time()
    try:
        if suffix in (".csv", ".tbx"):
            outcome = f"{len(parse_glossary(data, f'a{suffix}')):,} terms"
        elif kind_of(data, suffix) == "pair":
            from mtcheck.read.pairs import parse_pair

            outcome = f"{len(parse_pair(data, 'a', 'en', 'fr')[0].plain):,} characters"
        elif kind_of(data, suffix) == "feed":
            from mtcheck.read.feed import read_feed

            outcome = f"{len(read_feed(data, 'a')):,} articles"
        else:
            outcome = f"{len(read_bytes(data, 'a', suffix=suffix).plain):,} characters"
    except MtcheckError as error:
        outcome = f"refused: {str(error)[:70]}"
    except TimeoutError:
        return float("inf"), "too slow"
    finally:
        signal.alarm(0)
    return time.process_time() - began, outcome


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="rows whose name holds this word")
    parser.add_argument(
        "--ratio",
        type=float,
        default=20.0,
        help="of the times at 1 MB and 100 kB, from which on a row is marked",
    )
    options = parser.parse_args()
    bad = 0
    print(f"{'':<24}{'10 kB':>9}{'100 kB':>9}{'1 MB':>9}  ratio")
    for name, (suffix, make_file) in CASES.items():
        if options.only not in name:
            continue
        seconds(make_file(SIZES[0]), suffix)  # modules and tables are loaded
        taken, outcomes = zip(*(seconds(make_file(size), suffix) for size in SIZES), strict=True)
        is_bad = taken[2] > 1 and taken[2] > options.ratio * max(taken[1], 0.001)
        bad += is_bad
        times = "".join(f"{t:>8.3f}s" for t in taken)
        print(
            f"{name:<24}{times}  {taken[2] / max(taken[1], 0.001):5.1f}{' !' if is_bad else '  '} {outcomes[2]}",
            flush=True,
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
