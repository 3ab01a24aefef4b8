"""``personday keys find``: leaked keys in texts, told by where they stand, and never printed."""

import bz2
import gzip
import lzma
from pathlib import Path

from app.access import key_format
from app.kit.actor import Role
from tests.cli.processes import Ended, run
from tests.support import NOON, open_api

LONG_AGO = NOON.replace(year=2024)


async def test_leaked_keys_are_found_and_ended_and_none_is_printed(
    dsn: str, tmp_path: Path
) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    async with open_api(dsn) as api:
        body = {"role": "lead", "name": "portal"}
        leaked = await api.post("/v1/keys", body)
        ended = await api.post("/v1/keys", body, now=LONG_AGO)
        await api.post(f"/v1/keys/{ended['id']}/revoke", now=LONG_AGO)
        safe = await api.post("/v1/keys", body)
        # One from before there was a checksum, and one of another installation.
        former, foreign = (
            "pd_ocQNBsTQ-dmpguVKfXJ00G5J2wqCPk17Z7gUIZtoSek",
            key_format.fresh(Role.ADMIN),
        )
        await api.db.execute(
            "INSERT INTO api_key (id, key_hash, role, created_at)"
            " VALUES (gen_random_uuid(), sha256($1::bytea), 'finance', $2)",
            former.encode(), NOON,
        )  # fmt: skip
    (logs / "a.log").write_text(f"ok\n-Authorization: Bearer {leaked['key']}\n{ended['key']}\n")
    (logs / "b.log").write_bytes(f"curl {former}\n".encode("utf-16"))
    mistyped = safe["key"][:-1] + ("0" if safe["key"][-1] != "0" else "1")
    (logs / "c.bin").write_bytes(
        b"\xff\x00" + foreign.encode() + b"\n" + mistyped.encode() + b" pd_" + b"x" * 43
    )
    texts = [leaked["key"], ended["key"], former, foreign]

    def find(*words: str | Path) -> Ended:
        done = run("keys", "find", *words, cwd=tmp_path, PERSONDAY_DATABASE_URL=dsn)
        assert not any(secret in done.out + done.err for secret in texts)
        return done

    found = find(logs)
    assert found.code == 1
    lines = found.out.splitlines()
    assert len(lines) == 4, lines
    assert lines[0].startswith(f"{logs}/a.log:2: {leaked['hint']} is {leaked['id']}, lead of key:")
    assert lines[0].endswith("“portal”: LIVES, not used until about five minutes ago")
    assert f"{logs}/a.log:3: {ended['hint']} is {ended['id']}" in lines[1]
    assert "revoked" in lines[1]
    assert lines[1].endswith("never used"), "it ended long ago"
    assert f"{logs}/b.log:1: pd_…oSek is " in lines[2]
    assert "finance" in lines[2]
    assert lines[3] == f"{logs}/c.bin:1: {key_format.hint(foreign)} is none of this installation"

    # Each place is told, also in what is packed; what cannot be unpacked is named.
    packed = tmp_path / "packed"
    packed.mkdir()
    text = f"{ended['key']}\n\nagain {ended['key']}, {ended['key']}\n".encode()
    (packed / "a.gz").write_bytes(gzip.compress(text))
    (packed / "b.bz2").write_bytes(bz2.compress(text))
    (packed / "c.xz").write_bytes(lzma.compress(text))
    found = find(packed)
    assert (found.code, found.err) == (0, ""), "what has ended harms nobody"
    places = [line.partition(": ")[0] for line in found.out.splitlines()]
    names = ("a.gz", "b.bz2", "c.xz")
    assert places == [f"{packed}/{name}:{line}" for name in names for line in (1, 3)]
    (packed / "d.gz").write_bytes(gzip.compress(text)[:-9])
    (packed / "e.zip").write_bytes(b"PK\x03\x04" + text)
    (packed / "f.gz").write_bytes(b"\x1f\x8b" + text)
    found = find(packed)
    assert found.code == 1
    assert found.err.splitlines() == [
        f"not read: {packed}/{name}" for name in ("d.gz", "e.zip", "f.gz")
    ]
    assert find(packed, "--revoke").code == 1, "one may live in what was not read"
    # What cannot be opened keeps nobody from the rest.
    found = find(tmp_path / "missing", packed / "a.gz")
    assert (found.code, found.err) == (1, f"not read: {tmp_path}/missing\n")
    assert len(found.out.splitlines()) == 2

    assert find(logs / "a.log", logs / "a.log", "--revoke").out.splitlines()[-1] == "1 revoked"
    assert find(logs / "a.log").code == 0
    assert find(logs / "b.log").code == 1, "the others live on"
    async with open_api(dsn) as api:
        assert (await api.get(f"/v1/keys/{leaked['id']}"))["revoked_at"] is not None
        assert (await api.get(f"/v1/keys/{safe['id']}"))["revoked_at"] is None
