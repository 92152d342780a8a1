"""The command line, one module for each group of commands.

stdout is data, stderr is talk. Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 bad usage or
input; 3 the encoder, or a model asked for by name, is missing or damaged.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from mtcheck import __version__
from mtcheck.cli import catalogue, check, models
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
        return int(options.run(options))
    except MtcheckError as error:
        say(f"mtcheck: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        say("mtcheck: stopped.")
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, but nothing may be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if options.traceback:
            raise
        say(
            f"mtcheck: something broke inside ({type(error).__name__}: {error}); "
            "run again with --traceback and report what it prints."
        )
        return EXIT_USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mtcheck",
        description="Tells an editor, before publication, what machine translation did to a news article.",
    )
    parser.add_argument("--version", action="version", version=f"mtcheck {__version__}")
    parser.set_defaults(traceback=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (check, models, catalogue):
        module.add_to(commands)
    return parser
