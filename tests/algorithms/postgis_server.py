"""A PostgreSQL/PostGIS server of our own on a local socket, for as long as the tests need it."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsDataSourceUri

NEEDED = "Debian packages postgresql and postgresql-<version>-postgis-3"
DATABASE = "town"


def programs() -> Path | None:
    """The folder of the newest server that has PostGIS; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    usable = [x.parent for x in found if Path(f"/usr/share/postgresql/{x.parts[4]}/extension/postgis.control").exists()]
    return usable[-1] if usable else None


class Server:
    """A running server; `run` executes SQL, `uri` leads QGIS to a table or view."""

    def __init__(self, folder: Path, binaries: Path):
        self.folder, self.binaries = folder, binaries
        self.data = folder / "data"

    def _as_owner(self, *command: str) -> subprocess.CompletedProcess:
        # PostgreSQL refuses to run as root.
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        return subprocess.run(
            [*prefix, *command], cwd=self.folder, check=True, capture_output=True, text=True, timeout=120
        )

    def start(self) -> None:
        """Make an empty cluster that listens on a socket in its own folder alone, and a database with PostGIS."""
        self._as_owner(f"{self.binaries}/initdb", "-D", str(self.data), "-A", "trust", "-U", "planner", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        # The log needs a file: the server would keep a pipe of ours open.
        log = str(self.folder / "log")
        self._as_owner(f"{self.binaries}/pg_ctl", "-D", str(self.data), "-l", log, "-w", "-o", options, "start")
        self._as_owner(f"{self.binaries}/createdb", "-h", str(self.folder), "-U", "planner", DATABASE)
        self.run("CREATE EXTENSION postgis")

    def stop(self) -> None:
        """Stop at once."""
        self._as_owner(f"{self.binaries}/pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")

    def run(self, sql: str) -> str:
        """Execute SQL; gives what it answers."""
        command = [
            f"{self.binaries}/psql",
            "-h",
            str(self.folder),
            "-U",
            "planner",
            "-d",
            DATABASE,
            "-v",
            "ON_ERROR_STOP=1",
        ]
        return self._as_owner(*command, "-A", "-t", "-c", sql).stdout.strip()

    def uri(self, table: str, key: str = "") -> str:
        """Where QGIS finds a table or view; a view needs the name of its key."""
        uri = QgsDataSourceUri()
        uri.setConnection(str(self.folder), "5432", DATABASE, "planner", "")
        uri.setDataSource("public", table, "geom", "", key)
        return uri.uri(False)


@contextmanager
def running():
    """A server that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="postgis-"))  # not below pytest's folder: its owner must get there
    server = Server(folder, programs())
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
