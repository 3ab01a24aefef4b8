"""The master key: named in the settings, kept in a file, and changed for another."""

import asyncio
import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest

from app import settings as chosen
from app.kit import clock
from app.kit.actor import Actor, Role
from app.kit.postgres import database
from app.kit.postgres.database import Pool
from app.kit.sealing import Sealer
from app.run import copies
from app.settings import Settings, SettingsError
from app.webhooks import queries, resealing
from app.webhooks.addresses import Allowed
from tests.webhooks.receiving import ADMIN, endpoint

OLD, NEW, OTHER = (base64.b64encode(bytes([number]) * 32).decode() for number in (0, 1, 2))


def _transaction(pool: Pool) -> Any:
    return lambda: database.transaction(pool, Actor(ADMIN.key_id, Role.ADMIN), clock.read())


def _sealer(*keys: str) -> Sealer:
    return Sealer([base64.b64decode(one) for one in keys])


@pytest.mark.parametrize(
    "wrong", ["x", "AAAA", f"{OLD},", f"{OLD},AAAA", f",{OLD}", OLD[:-4], "ö" * 44]
)
def test_a_wrong_key_ends_the_start_and_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("PERSONDAY_MASTER_KEY", wrong)
    with pytest.raises(SettingsError) as refused:
        chosen.load()
    (line,) = str(refused.value).splitlines()
    assert line.startswith("PERSONDAY_MASTER_KEY: ")
    assert wrong not in line.replace("PERSONDAY_MASTER_KEY", "") or wrong == "x"


@pytest.mark.parametrize("right", [OLD, f"{NEW},{OLD}", f" {NEW} , {OLD} "])
def test_one_key_or_several(monkeypatch: pytest.MonkeyPatch, right: str) -> None:
    monkeypatch.setenv("PERSONDAY_MASTER_KEY", right)
    assert right not in repr(chosen.load())


@pytest.mark.parametrize(
    ("listed", "are"),
    [
        ("hooks.internal", True),
        ("localhost, 127.0.0.1", True),
        ("10.1.0.0/16,fd00::/8,::1", True),
        ("HOOKS.internal.", True),
        ("", True),
        ("10.1.0.1/16", False),
        ("hooks.internal/8", False),
        ("https://hooks.internal", False),
        ("hooks.internal:8080", False),
        ("*.internal", False),
        ("hooks..internal", False),
        ("a b", False),
    ],
)
def test_receivers_inside_are_hosts_addresses_and_networks(
    monkeypatch: pytest.MonkeyPatch, listed: str, are: bool
) -> None:
    monkeypatch.setenv("PERSONDAY_WEBHOOK_ALLOWED", listed)
    if are:
        Allowed.of(chosen.load().webhook_allowed)  # whatever is taken here is taken there
    else:
        with pytest.raises(SettingsError, match="PERSONDAY_WEBHOOK_ALLOWED"):
            chosen.load()


async def test_secrets_come_under_the_newest_key(pool: Pool) -> None:
    made = [await endpoint(pool, "https://hooks.example.com/") for _ in range(3)]
    done = await resealing.reseal(_transaction(pool), _sealer(NEW, OLD))
    assert (done.sealed, done.before, done.unopened) == (3, 0, [])
    done = await resealing.reseal(_transaction(pool), _sealer(NEW, OLD))
    assert (done.sealed, done.before) == (0, 3)
    only = _sealer(NEW)
    shown = {
        "whsec_" + base64.b64encode(only.open(one.sealed, one.about)).decode()
        for one in await queries.every_secret(pool)
    }
    assert shown == {one.secret for one in made}
    done = await resealing.reseal(_transaction(pool), _sealer(OTHER))
    assert sorted(done.unopened) == sorted(one.id for one in made)


async def test_the_doctor_says_when_secrets_cannot_be_opened(pool: Pool, tmp_path: Path) -> None:
    def with_key(*keys: str) -> Settings:
        return Settings(data_dir=tmp_path, master_key=",".join(keys))

    missing = Settings(data_dir=tmp_path).model_copy(update={"master_key": None})
    assert await resealing.findings(pool, missing) == [], "nothing is sealed yet"
    made = await endpoint(pool, "https://hooks.example.com/")
    assert await resealing.findings(pool, with_key(NEW, OLD)) == []
    (line,) = await resealing.findings(pool, with_key(NEW))
    assert str(made.id) in line
    (line,) = await resealing.findings(pool, missing)
    assert line.startswith("Webhooks cannot be signed: ")
    assert not missing.master_key_path.exists(), "who looks makes none"


async def test_a_backup_has_secrets_sealed_only(pool: Pool, dsn: str) -> None:
    made = await endpoint(pool, "https://hooks.example.com/")
    major = int(await pool.fetchval("SHOW server_version_num")) // 10_000
    program = await copies._program("pg_dump", major)  # what ``backup`` runs
    command = [program, f"--dbname={dsn}"]
    ended = await asyncio.to_thread(subprocess.run, command, check=True, capture_output=True)
    plain = ended.stdout.decode()
    raw = base64.b64decode(made.secret.removeprefix("whsec_"))
    assert "webhook_secret" in plain
    assert not [one for one in (made.secret[6:], raw.hex(), OLD) if one in plain]
