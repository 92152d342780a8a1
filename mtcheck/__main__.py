"""``python -m mtcheck`` is the command line."""

from mtcheck.cli import run

run()
