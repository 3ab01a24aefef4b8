"""A server of one's own that archives its log, and what comes of it at an instant: Debian's PostgreSQL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from tests.servers import DEBIAN, quick_place


class Archiving:
    """A folder with a cluster, its archive and its base backup, of the account that PostgreSQL runs under."""

    def __init__(self, folder: Path) -> None:
        name = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self._account = pwd.getpwnam(name)
        self.folder = folder
        self.archive, self.base = folder / "archive", folder / "base"
        for made in (folder, self.archive):
            made.mkdir(exist_ok=True)
            shutil.chown(made, self._account.pw_uid, self._account.pw_gid)

    def run(self, program: str, *words: str | Path, check: bool = True) -> bool:
        """Run one of PostgreSQL's programs; tells whether it succeeded."""
        done = subprocess.run(
            [DEBIAN / program, *words], cwd=self.folder, user=self._account.pw_uid,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=check,
        )  # fmt: skip
        return done.returncode == 0

    def dsn(self, cluster: str, database: str = "postgres") -> str:
        """The address of a database of a running cluster."""
        return f"postgresql://personday@/{database}?host={self.folder}&port={self._port(cluster)}"

    def _port(self, cluster: str) -> int:
        return 5432 + ("first", "second", "third").index(cluster)

    def make(self, cluster: str) -> Self:
        """A cluster that archives its log, as docs/operations.md says."""
        place = self.folder / cluster
        self.run("initdb", "-D", place, "-U", "personday", "-A", "trust", "-E", "UTF8", "-N")
        archive = f"test ! -f {self.archive}/%f && cp %p {self.archive}/%f.part"
        self._add(
            cluster, "postgresql.conf",
            "archive_mode = on\n"
            f"archive_command = '{archive} && mv {self.archive}/%f.part {self.archive}/%f'\n",
        )  # fmt: skip
        return self

    def _add(self, cluster: str, name: str, text: str) -> None:
        file = self.folder / cluster / name
        with file.open("a") as lines:
            lines.write(text)
        shutil.chown(file, self._account.pw_uid, self._account.pw_gid)

    @contextmanager
    def running(self, cluster: str) -> Iterator[bool]:
        """Whether the cluster runs in the block."""
        options = f"-c listen_addresses='' -k {self.folder} -p {self._port(cluster)}"
        place = ("-D", self.folder / cluster)
        log = ("-l", self.folder / f"{cluster}.log")
        starts = self.run(
            "pg_ctl", *place, *log, "-w", "-t", "60", "-o", options, "start", check=False
        )
        try:
            yield starts
        finally:
            self.run("pg_ctl", *place, "-w", "-m", "immediate", "stop", check=False)

    def take_base(self, cluster: str) -> None:
        """A base backup beside the server at work, verified."""
        where = ("-h", self.folder, "-p", str(self._port(cluster)), "-U", "personday")
        self.run("pg_basebackup", *where, "-D", self.base, "-c", "fast", "-X", "stream")
        self.run("pg_verifybackup", self.base)

    def come_back(self, cluster: str, source: Path, recovery: str) -> None:
        """Another cluster of a copy, which is to recover as ``recovery`` says."""
        subprocess.run(["cp", "-a", source, self.folder / cluster], check=True)
        (self.folder / cluster / "postmaster.pid").unlink(missing_ok=True)
        self._add(cluster, "postgresql.auto.conf", f"archive_mode = off\n{recovery}")
        if recovery:
            self._add(cluster, "recovery.signal", "")


@contextmanager
def archiving() -> Iterator[Archiving]:
    """A place for clusters; it goes with the block."""
    folder = Path(tempfile.mkdtemp(prefix="personday-archive-", dir=quick_place()))
    folder.chmod(0o755)
    try:
        yield Archiving(folder)
    finally:
        shutil.rmtree(folder)
