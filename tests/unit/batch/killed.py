"""Runs mtcheck and kills it, as ``kill -9`` does, at the nth statement that holds some words, or right after it."""

import os
import signal
import sys

from sqlalchemy import Engine, event

from mtcheck.cli import main

if __name__ == "__main__":
    when, words, count = sys.argv[1], sys.argv[2], int(sys.argv[3])

    def seen(statement):
        global count
        if words in statement:
            count -= 1
            if count == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(Engine, f"{when}_cursor_execute")
    def execute(connection, cursor, statement, parameters, context, many):
        seen(statement)

    @event.listens_for(Engine, "commit")
    def commit(connection):
        if when == "before":
            seen("COMMIT")

    sys.exit(main(sys.argv[4:]))
