"""What cannot be started is refused with the reason."""

import os
import resource
from pathlib import Path

import pytest

from app.run import embedded, embedded_account
from app.run.embedded import EmbeddedServerError
from tests.embedded.starting import FAST, Starter, only_linux, query, servers_below

pytestmark = only_linux


def test_another_major_version_is_refused(data: Path) -> None:
    embedded.start(data, options=FAST).stop()
    (data / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(
        EmbeddedServerError, match=r"made by PostgreSQL 17, and here is only PostgreSQL 18 in .*"
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


def test_a_lock_that_is_not_released(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.mkdir()
    monkeypatch.setattr(embedded_account, "LOCK_SECONDS", 0.0)
    with (
        embedded_account.file_lock(empty / "postgres.lock"),
        pytest.raises(EmbeddedServerError, match="another process has held"),
    ):
        embedded.start(empty)
