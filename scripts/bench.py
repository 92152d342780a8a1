"""Measures speed, memory and fidelity: ``bench.py story | cold | scale | rivals | workers | encoder | heads``.

Costs are processor seconds beside wall seconds, and both sides of a ratio are taken in the same run, so that a
busy machine does not change them much. Stories are made of NTREX, see ``benchmarks/made.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts/build_models")]

from mtcheck.encoder.process import prepare_process  # noqa: E402

prepare_process()  # as `mtcheck.encoder.load` has it, which here comes after torch is imported

from benchmarks import models, rivals, scale, story, workers  # noqa: E402

Benchmark = Callable[[argparse.Namespace], Iterator[tuple[str, object]]]

#: Name on the command line: what it measures, and how.
BENCHMARKS: dict[str, tuple[str, Benchmark]] = {
    "story": ("a story with nothing cached, and after one edit; where the time goes", story.measure),
    "cold": ("the command in a process of its own, on the sample or as a comparison of FILES", story.cold),
    "scale": ("longer articles, more versions: cost and peak memory", scale.measure),
    "rivals": ("what a user would put together instead on the same models", rivals.measure),
    "workers": ("stories a minute with one worker and with two", workers.measure),
    "encoder": ("the encoder against plain transformers in float32", models.encoder),
    "heads": ("its heads against plain transformers in float32", models.heads),
}


def main() -> int:
    """Run the benchmark named and print a line for each figure: its name, a tab, its value."""
    named = "\n".join(f"  {name:9}{what}" for name, (what, _) in BENCHMARKS.items())
    options = argparse.ArgumentParser(
        description=f"{__doc__}\n{named}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("benchmark", choices=[*BENCHMARKS, "point"], metavar="BENCHMARK")
    options.add_argument("files", nargs="*", help="for `cold`: articles to compare, in place of the sample")
    options.add_argument(
        "--data", type=Path, default=ROOT.parent / "shared/data", help="folder of the data sets"
    )
    options.add_argument("--words", type=int, default=800, help="of a story's target")
    options.add_argument("--versions", type=int, default=4, help="other versions besides the original")
    options.add_argument("--stories", type=int, default=3, help="how many are measured, or runs of `cold`")
    options.add_argument("--threads", type=int, default=2, help="of the encoder")
    options.add_argument("--most-words", type=int, default=20_000, help="for `scale`")
    options.add_argument("--most-versions", type=int, default=20, help="for `scale`")
    options.add_argument("--documents", type=int, default=20, help="for `rivals`: translations to align")
    options.add_argument(
        "--texts",
        type=Path,
        default=ROOT / "tests/eval/encoder_sentences.tsv",
        help="for `encoder` and `heads`: TSV, one language a column, named on top",
    )
    options.add_argument("--rows", type=int, default=40, help="how many of its rows to read")
    options.add_argument("--values", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    benchmark = scale.point if chosen.benchmark == "point" else BENCHMARKS[chosen.benchmark][1]
    for key, value in benchmark(chosen):
        print(f"{key}\t{value:.6g}" if isinstance(value, float) else f"{key}\t{value}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
