"""A PostgreSQL server of our own, in a temporary folder, reached through a socket in it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def programs():
    """The folder of the server's programs, None where there is no server."""
    on_path = shutil.which("pg_ctl")
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    places += [Path(on_path).resolve().parent] if on_path else []
    return next((p for p in places if (p / "initdb").is_file() and (p / "pg_ctl").is_file()), None)


class Server:
    """The server; `start` and `stop` as often as you like."""

    def __init__(self, folder):
        self.folder, self.bin = folder, programs()
        # The server refuses to run as root.
        nobody = pwd.getpwnam("nobody")
        self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        if os.geteuid() != 0:
            self._user = {}
        else:
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        self._run("initdb", "--pgdata", folder / "data", "--username", "desk", "--auth", "trust", "--no-sync")

    def _run(self, program, *arguments):
        # What a server prints goes to its log; a pipe would stay open as long as it runs.
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            command = [self.bin / program, *arguments]
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", timeout=120, **self._user
            )
        log_text = (self.folder.parent / f"{self.folder.name}.log").read_text("utf-8", "replace")
        assert done.returncode == 0, log_text[-2000:]

    def start(self):
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        self._run("pg_ctl", "--pgdata", self.folder / "data", "--wait", "-o", options, "start")

    def stop(self):
        """Stop it as if the power had gone."""
        self._run("pg_ctl", "--pgdata", self.folder / "data", "--wait", "--mode", "immediate", "stop")

    def url(self, name="postgres"):
        return f"postgresql://desk@/{name}?host={self.folder}"

    def database(self, name):
        """A new database, and its address."""
        self._run("createdb", "--host", self.folder, "--username", "desk", name)
        return self.url(name)


@pytest.fixture(scope="module")
def server():
    pytest.importorskip("psycopg")
    if programs() is None:
        pytest.skip("there is no PostgreSQL server here")
    # Not pytest's own folder: that is closed to the user the server runs as.
    with tempfile.TemporaryDirectory(prefix="mtcheck-") as folder:
        os.chmod(folder, 0o755)
        (Path(folder) / "server").mkdir()
        running = Server(Path(folder) / "server")
        running.start()
        yield running
        running.stop()
