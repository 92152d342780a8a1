"""The command line, one module for each group of commands.

stdout is data, stderr is talk. Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 bad usage or
input; 3 the encoder, or a model asked for by name, is missing or damaged.
"""

from __future__ import annotations

import argparse
import atexit
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from mtcheck import __version__
from mtcheck.cli import batch, catalogue, check, findings, models, report
from mtcheck.cli.common import EXIT_USAGE, say
from mtcheck.errors import MtcheckError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: without the program's name; those of the process if None.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except MtcheckError as error:
        # One sentence on one line, whatever name of a file stands in it.
        say(f"mtcheck: {' '.join(str(error).split())}")
        return error.exit_code
    except KeyboardInterrupt:
        say("mtcheck: stopped.")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, but nothing may be flushed to it.
        _close_stdout()
        return 0
    except OSError as error:
        if options.traceback:
            raise
        _close_stdout()
        where = f" at {error.filename}" if error.filename else " of what is printed"
        say(
            f"mtcheck: the system stopped the writing or reading{where} ({error.strerror or error}); check the disk."
        )
        return EXIT_USAGE
    except Exception as error:
        if options.traceback:
            raise
        say(
            f"mtcheck: something broke inside ({type(error).__name__}: {error}); "
            "run again with --traceback and report what it prints."
        )
        return EXIT_USAGE


def run() -> NoReturn:
    """Run the command line as a program of its own, whose exit code is what `main` returns.

    Where torch was loaded the process ends without taking everything apart first, a tenth of a cold run; what was
    registered for the end is done, and what was printed is out.
    """
    code = main()
    if "torch" in sys.modules:
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _close_stdout() -> None:
    """What is left in the buffer goes nowhere: flushing it at the end would fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mtcheck",
        description="Tells an editor, before publication, what machine translation did to a news article.",
    )
    parser.add_argument("--version", action="version", version=f"mtcheck {__version__}")
    parser.set_defaults(traceback=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (check, batch, findings, report, models, catalogue):
        module.add_to(commands)
    return parser
