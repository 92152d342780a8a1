"""Measure a part of mtcheck on a public set: ``evaluate.py SET --data PATH [--rows N] [--json] [--out FILE]``.

The sets are listed by ``evaluate.py --help``; each is one module of ``scripts/evaluation``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation import SAMPLED, SETS, measure
from evaluation.table import DataMissing

from mtcheck.errors import MtcheckError


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description="Measure a part of mtcheck on a public set.",
        epilog="sets:\n" + "\n".join(f"  {name:<12}{what}" for name, (_, what) in SETS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("set", metavar="SET", choices=SETS, help="what to measure: " + ", ".join(SETS))
    parser.add_argument("--data", type=Path, required=True, metavar="PATH", help="folder of the data sets")
    parser.add_argument(
        "--rows", type=int, metavar="N", help=f"draw so many of each part ({', '.join(sorted(SAMPLED))})"
    )
    parser.add_argument("--json", action="store_true", help="JSON rather than a Markdown table")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there rather than to the terminal")
    options = parser.parse_args(arguments)
    if options.rows is not None and (options.rows < 1 or options.set not in SAMPLED):
        parser.error("--rows takes a number above 0, and only with one of " + ", ".join(sorted(SAMPLED)))
    try:
        table = measure(options.set, options.data, options.rows)
        drawn = f" --rows {options.rows}" if options.rows else ""
        made = f"Made by `python scripts/evaluate.py {options.set} --data PATH{drawn}`."
        text = table.to_json() if options.json else f"{table.to_markdown()}\n\n{made}"
        if options.out:
            options.out.parent.mkdir(parents=True, exist_ok=True)
            options.out.write_text(text + "\n", encoding="utf-8")
        else:
            print(text)
    except DataMissing as error:
        print(f"evaluate.py: {error}", file=sys.stderr)
        return 2
    except MtcheckError as error:
        print(f"evaluate.py: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"evaluate.py: {options.out} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
