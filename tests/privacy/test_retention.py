"""What is personal is kept no longer than the company says, and nothing goes earlier."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from app.audit import rows as audit
from app.audit.rows import Origin, Record
from app.audit.rules import AuditOutcome
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.privacy import jobs
from tests.api import mail
from tests.support import NOON, Api

# The database's own clock says which records are old, so that here today counts.
NOW = datetime.now(UTC)


async def _there(api: Api) -> dict[str, int]:
    """How much there is of each kind."""
    found = {
        "addresses": "SELECT count(*) FROM audit_address",
        "audit": "SELECT count(*) FROM audit_record WHERE at < '2030-01-01'",
        "raw mail": "SELECT count(*) FROM inbound_email WHERE raw <> ''",
        "mails": "SELECT count(*) FROM mail",
        "answers": "SELECT count(*) FROM idempotency_key",
    }
    return {what: await api.db.fetchval(query) for what, query in found.items()}


async def _aged(api: Api, pool: Pool, **days: int) -> None:
    """One of each, of so many days ago, and one of just now."""
    customer = await api.customer()
    body = {"name": "Eva", "email": "eva@example.com"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", body)
    await api.db.execute("DELETE FROM idempotency_key")
    for ago in (0, 1):
        at = {name: NOW - timedelta(days=ago * one) for name, one in days.items()}
        record = Record(uuid7(), at["audit"], AuditOutcome.DONE)
        async with transaction(pool, Actor(WORKER, Role.ADMIN), NOW) as tx:
            origin = Origin(record.id, at["addresses"], "192.0.2.7")
            audit.add_all(tx, [record], [origin])
        came = (await mail.deliver(api))["id"]
        await api.db.execute(
            "UPDATE inbound_email SET received_at = $2, outcome = 'recorded' WHERE id = $1",
            came, at["raw_mail"],
        )  # fmt: skip
        sent = await mail.written(api.db, contact["id"])
        await api.db.execute("UPDATE mail SET created_at = $2 WHERE id = $1", sent, at["mails"])
        await api.db.execute("UPDATE idempotency_key SET created_at = $1 WHERE path LIKE '%email'"
                             " AND created_at > '2030-01-01'", at["answers"])  # fmt: skip


@pytest.mark.parametrize(("beyond", "gone"), [(1, 1), (-1, 0)])
async def test_what_is_old_goes_and_what_is_younger_stays(
    api: Api, pool: Pool, beyond: int, gone: int
) -> None:
    days = {"audit_days": 100, "address_days": 10, "mail_days": 20, "answer_days": 5}
    given = {**days, "raw_mail_days": 200}
    assert (await api.send("PUT", "/v1/retention", given)).is_success
    ages = {"audit": 100, "addresses": 10, "mails": 20, "answers": 5, "raw_mail": 200}
    await _aged(api, pool, **{name: one + beyond for name, one in ages.items()})
    before = await _there(api)
    removed = await jobs.keep_retention(pool, NOW)
    assert removed == dict.fromkeys(before, gone)
    after = await _there(api)
    # What the job did is recorded itself.
    noted = 5 * gone
    assert after == {what: one - gone + noted * (what == "audit") for what, one in before.items()}
    rows = await api.db.fetch("SELECT action, actor FROM audit_record WHERE action LIKE 'job%'")
    assert {row["actor"] for row in rows} <= {"system"}
    assert len(rows) == noted


async def test_it_is_shown_and_changed_by_an_admin_alone(api: Api) -> None:
    first = await api.get("/v1/retention")
    assert first == {
        "audit_days": 400, "address_days": 30, "raw_mail_days": None, "mail_days": 90,
        "answer_days": 30,
    }  # fmt: skip
    changed = await api.send("PUT", "/v1/retention", {"raw_mail_days": 365})
    assert changed.json() == {**first, "raw_mail_days": 365}
    emptied = await api.send("PUT", "/v1/retention", {"raw_mail_days": None})
    assert emptied.json() == first
    stale = await api.send("PUT", "/v1/retention", {}, headers={"If-Match": '"v1"'})
    assert stale.status_code == 412
    await api.refused("PUT", "/v1/retention", {}, role="lead", status=403, code="forbidden")


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("audit_days", 89, 90), ("address_days", 0, 1), ("address_days", 91, 90),
        ("raw_mail_days", 0, 1), ("mail_days", 91, 90), ("answer_days", 31, 30),
    ],
)  # fmt: skip
async def test_its_bounds(api: Api, field: str, wrong: int, right: int) -> None:
    assert (await api.send("PUT", "/v1/retention", {field: right})).is_success
    refused: Any = await api.send("PUT", "/v1/retention", {field: wrong})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, f"/{field}")


async def test_raw_mail_that_waits_in_quarantine_stays(api: Api, pool: Pool) -> None:
    await api.send("PUT", "/v1/retention", {"raw_mail_days": 1})
    await mail.deliver(api)
    await jobs.keep_retention(pool, NOON + timedelta(days=300))
    assert await api.db.fetchval("SELECT count(*) FROM inbound_email WHERE raw <> ''") == 1
