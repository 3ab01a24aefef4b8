"""When keys were used last, and that they end: told ahead once, off the path of any request."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from app.access import jobs, rules
from app.access.uses import Uses, noting
from app.kit.postgres.database import Pool, open_pool
from app.kit.postgres.scopes import EVERYBODY
from tests.api.world import DAY, z
from tests.pages.visits import signed_in
from tests.support import NOON, Api, open_api

MINUTE = timedelta(minutes=1)


async def _last_use(api: Api, key_id: str) -> datetime | None:
    found: datetime | None = await api.db.fetchval(
        "SELECT last_used_at FROM api_key WHERE id = $1", key_id
    )
    return found


async def test_a_use_is_written_when_the_service_stops_at_the_latest(dsn: str) -> None:
    async with open_api(dsn) as api:
        made = await api.post("/v1/keys", {"role": "lead"})
        unused = await api.post("/v1/keys", {"role": "lead"})
        api.keys["used"] = made["key"]
        began = datetime.now(UTC)
        await api.get("/v1/customers", role="used")
        assert await _last_use(api, made["id"]) is None, "no request writes it"
    async with open_api(dsn) as api:
        used = await _last_use(api, made["id"])
        assert used is not None
        assert began <= used <= datetime.now(UTC)
        shown = await api.get(f"/v1/keys/{made['id']}")
        assert datetime.fromisoformat(shown["last_used_at"]) == used
        assert (await api.get(f"/v1/keys/{unused['id']}"))["last_used_at"] is None


async def test_a_use_is_written_once_in_five_minutes_by_all_processes(api: Api, pool: Pool) -> None:
    made = await api.post("/v1/keys", {"role": "lead"})
    key_id = UUID(made["id"])
    for after, written in (
        (0 * MINUTE, 0 * MINUTE),
        (5 * MINUTE - timedelta(microseconds=1), 0 * MINUTE),
        (5 * MINUTE, 5 * MINUTE),
        (4 * MINUTE, 5 * MINUTE),
        (60 * MINUTE, 60 * MINUTE),
    ):
        uses = Uses(pool)
        uses.note(key_id, NOON + after)
        await uses.write()
        assert await _last_use(api, made["id"]) == NOON + written


async def test_a_locked_key_is_left_to_the_next_time_and_a_lost_database_to_the_one_after(
    api: Api, dsn: str
) -> None:
    made = await api.post("/v1/keys", {"role": "lead"})
    key_id = UUID(made["id"])
    async with await open_pool(dsn, scope=EVERYBODY, size=1) as pool:
        async with api.db.transaction():
            await api.db.execute("SELECT FROM api_key WHERE id = $1 FOR UPDATE", key_id)
            uses = Uses(pool)
            uses.note(key_id, NOON)
            await uses.write()
        assert await _last_use(api, made["id"]) is None
        async with noting(pool) as uses:
            uses.note(key_id, NOON)
    assert await _last_use(api, made["id"]) == NOON
    closed = Uses(pool)
    closed.note(key_id, NOON + DAY)
    await closed.write()
    async with await open_pool(dsn, scope=EVERYBODY, size=1) as again:
        closed._pool = again
        await closed.write()
    assert await _last_use(api, made["id"]) == NOON + DAY


async def test_who_signs_in_uses_the_key(api: Api) -> None:
    made = await api.post("/v1/keys", {"role": "lead"})
    await signed_in(api, made["key"])
    assert await _last_use(api, made["id"]) == NOON


@pytest.mark.parametrize(
    ("made_for", "before", "told"),
    [
        (rules.TOLD_BEFORE + MINUTE, rules.TOLD_BEFORE, True),
        (rules.TOLD_BEFORE + MINUTE, rules.TOLD_BEFORE + timedelta(seconds=1), False),
        (rules.TOLD_BEFORE + MINUTE, timedelta(0), False),
        (rules.TOLD_BEFORE, rules.TOLD_BEFORE - MINUTE, False),
        (90 * DAY, MINUTE, True),
    ],
)
async def test_the_end_of_a_key_is_told_ahead_once(
    api: Api, pool: Pool, made_for: timedelta, before: timedelta, told: bool
) -> None:
    ends = NOON + made_for
    made = await api.post("/v1/keys", {"role": "finance", "expires_at": z(ends)})
    for _ in range(2):
        await jobs.tell_expiring_keys(pool, ends - before)
    events = (await api.get("/v1/events?type=api_key.expiring"))["items"]
    assert [one["subject_id"] for one in events] == ([made["id"]] if told else [])
    if told:
        assert events[0]["data"]["role"] == "finance"
        assert datetime.fromisoformat(events[0]["data"]["expires_at"]) == ends


async def test_of_a_key_that_was_replaced_or_revoked_nothing_is_told(api: Api, pool: Pool) -> None:
    ends = NOON + 30 * DAY
    for verb in ("rotate", "revoke"):
        made = await api.post("/v1/keys", {"role": "finance", "expires_at": z(ends)})
        await api.post(f"/v1/keys/{made['id']}/{verb}")
    assert await jobs.tell_expiring_keys(pool, NOON + 6 * DAY) == 0
    assert await jobs.tell_expiring_keys(pool, NOON + 20 * DAY) == 1, "the one that replaces it"
