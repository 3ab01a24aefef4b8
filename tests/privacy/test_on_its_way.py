"""Somebody is erased while mails to them and about them are in a worker's hands: what left has left, and
nothing of it comes back, by whichever side is first."""

import asyncio
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from tests.deliveries.channels import eventually, sending
from tests.mails.relay import Mailing
from tests.privacy.found import places
from tests.privacy.person import EMAIL, PHONE, WORD, Person, live
from tests.privacy.test_erasure import LATER, REASON, it
from tests.support import Json

__all__ = ["it"]


async def _erase(it: Mailing, person: Person, what: str) -> Json:
    thing = person.contact if what == "contacts" else person.customer
    return await it.api.post(f"/v1/{what}/{thing['id']}/erase", REASON, now=LATER)


async def _leave(it: Mailing, person: Person, what: str) -> None:
    left = {"force": True, "reason": "left"}
    thing = person.contact if what == "contacts" else person.customer
    await it.api.post(f"/v1/{what}/{thing['id']}/deactivate", left, now=LATER)


@pytest.mark.parametrize("answer", ["250 taken", "451 later", "550 5.1.1 nobody of that name"])
@pytest.mark.parametrize("what", ["contacts", "customers"])
async def test_what_left_has_left_and_nothing_of_it_comes_back(
    it: Mailing, what: str, answer: str
) -> None:
    person = await live(it)
    await it.plan()
    handler, before = it.handler, len(it.handler.taken)
    handler.waits = asyncio.Event()
    async with sending(it.pool, it.mails, read_clock=it.clock):  # type: ignore[arg-type]
        await eventually(lambda: _is(handler.waiting >= 4))
        leased = await it.pool.fetch(
            "SELECT target_id::text AS whom FROM delivery WHERE leased_until IS NOT NULL"
        )
        assert person.contact["id"] in {row["whom"] for row in leased}
        assert len({row["whom"] for row in leased}) > 1, "others are told of them, too"
        await _leave(it, person, what)
        # A lease is known by its end: whoever has one from now on has another.
        it.clock.now += timedelta(seconds=1)
        await _erase(it, person, what)
        if not answer.startswith("250"):
            handler.contents = [answer] * handler.waiting
        handler.waits.set()
        await eventually(it._is_idle)
    left = handler.taken[before:]
    assert bool([one for one in left if one.recipient == EMAIL]) is answer.startswith("250")
    assert await places(it.api, WORD) == set()
    assert await places(it.api, EMAIL) == set()
    assert await places(it.api, PHONE) == set()
    # Whoever else was told is told again, without a word of theirs; they are told of nothing any more.
    for days in range(3):
        again = await it.run(LATER + timedelta(days=days))
        assert EMAIL not in {one.recipient for one in again}
        assert not [one for one in again if WORD.encode() in one.raw.lower()]
    assert await places(it.api, WORD) == set()
    assert not await it.pool.fetchval("SELECT count(*) FROM delivery WHERE state = 'waiting'")
    await it.api.verify()


async def _is(told: bool) -> bool:
    return told


# Whoever keeps the same mail waits for this.
_UNDECIDED = """
INSERT INTO mail SELECT (json_populate_record(mail, json_build_object(
    'id', gen_random_uuid(), 'delivery_id', $1::text, 'customer_id', NULL, 'contact_id', NULL))).*
FROM mail LIMIT 1
"""
_WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()
"""


@pytest.mark.parametrize("what", ["contacts", "customers"])
async def test_a_mail_that_is_being_recorded_is_waited_for_and_goes_too(
    it: Mailing, what: str
) -> None:
    person = await live(it)
    await it.plan()
    [mail] = await it.pool.fetch(
        "SELECT id FROM delivery WHERE state = 'waiting' AND target_id = $1 LIMIT 1",
        UUID(person.contact["id"]),
    )
    await it.pool.execute("DELETE FROM delivery WHERE state = 'waiting' AND id <> $1", mail["id"])
    it.handler.waits = asyncio.Event()
    other = await asyncpg.connect(it.api.dsn)
    undecided = other.transaction()
    await undecided.start()
    await other.execute(_UNDECIDED, str(mail["id"]))
    async with sending(it.pool, it.mails, read_clock=it.clock):  # type: ignore[arg-type]
        await eventually(lambda: _is(it.handler.waiting >= 1))
        await _leave(it, person, what)
        it.handler.waits.set()
        await eventually(lambda: _wait(it, 1))
        erasing = asyncio.create_task(_erase(it, person, what))
        await eventually(lambda: _wait(it, 2))
        await undecided.rollback()
        await erasing
    await other.close()
    assert [one for one in it.handler.taken if one.recipient == EMAIL]
    assert await places(it.api, WORD) == set()
    assert await places(it.api, EMAIL) == set()


async def _wait(it: Mailing, most: int) -> bool:
    """Whether so many wait for somebody's lock."""
    return bool(await it.api.db.fetchval(_WAITING) >= most)
