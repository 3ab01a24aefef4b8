"""`personday doctor` says in sentences what is missing, above all a second pair of eyes."""

from datetime import timedelta

from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.run import doctor
from app.run.worker import JOBS
from tests.api.world import key_of_a_person
from tests.deliveries.tried import set_aside
from tests.support import NOON, Api, service_address


async def found(api: Api) -> list[str]:
    async with (
        await open_pool(service_address(api.dsn), scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        return await doctor.findings(connection, NOON)


async def working(api: Api, *, last: timedelta) -> None:
    """A worker by which every job was due next so long ago."""
    await api.db.executemany(
        "INSERT INTO pgqueuer_schedules (entrypoint, expression, next_run) VALUES ($1, '* * * * *', $2)"
        " ON CONFLICT (expression, entrypoint) DO UPDATE SET next_run = excluded.next_run",
        [(name, NOON - last) for name in JOBS],
    )


async def test_without_a_worker_it_names_what_is_not_done(api: Api) -> None:
    [line] = await found(api)
    assert line.startswith("No worker does what is due: ")
    assert "expire_approvals" in line
    await working(api, last=timedelta(minutes=10))
    assert await found(api) == []
    await working(api, last=timedelta(minutes=10, seconds=1))
    assert len(await found(api)) == 1


async def test_an_audit_that_fell_behind_is_told_for_a_week(api: Api) -> None:
    await working(api, last=timedelta())
    await api.db.executemany(
        "INSERT INTO audit_record (id, at, outcome, times) VALUES (gen_random_uuid(), $1, 'lost', $2)",
        [(NOON - timedelta(days=7), 30), (NOON, 12), (NOON - timedelta(days=7, seconds=1), 500)],
    )
    [line] = await found(api)
    assert "42 reads and refusals" in line


async def test_without_an_admin_nobody_can_go_on(api: Api) -> None:
    await working(api, last=timedelta())
    await api.db.execute("UPDATE api_key SET revoked_at = $1 WHERE role = 'admin'", NOON)
    [line] = await found(api)
    assert "No admin has a key" in line


async def test_with_thresholds_two_people_are_needed_who_may(api: Api) -> None:
    await working(api, last=timedelta())
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": 10})
    lines = await found(api)
    assert sum("names no person" in line for line in lines) == 3
    kinds = ("adjustment", "reversal", "refund", "waiver")
    assert [f"of each {kind} 0 could decide" in "".join(lines) for kind in kinds] == [True] * 4
    asker = await key_of_a_person(api, "lead")
    api.keys["asker"] = asker
    await key_of_a_person(api, "finance")
    text = "\n".join(await found(api))
    # A lead and somebody of finance: two for adjustments, one for each of the others.
    assert "of each adjustment" not in text
    assert "of each refund 1 could decide" in text
    assert "of each waiver 1 could decide" in text


async def test_what_was_set_aside_and_what_waits_for_long_is_told(api: Api) -> None:
    await working(api, last=timedelta())
    await set_aside(api.db)
    [line] = await found(api)
    assert line.startswith("Deliveries set aside after their last try: 1.")
    waits = "UPDATE delivery SET state = 'waiting', finished_at = NULL, due_at = $1"
    await api.db.execute(waits, NOON - doctor.LATE)
    assert await found(api) == []
    await api.db.execute(waits, NOON - doctor.LATE - timedelta(seconds=1))
    [line] = await found(api)
    assert line.startswith("A delivery has been due since 2031-03-05 11:49 UTC")


async def test_what_nobody_else_could_approve_waits_in_vain_until_somebody_can(api: Api) -> None:
    await working(api, last=timedelta())
    customer = await api.customer()
    api.keys["asker"] = await key_of_a_person(api, "lead")
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": 0})
    body = {"minutes": 10, "reason": "goodwill"}
    path = f"/v1/customers/{customer['id']}/adjustments"
    asked = await api.post(path, body, role="asker")
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": None})
    [line] = await found(api)
    assert line == (
        f"The approval {asked['id']} (adjustment) waits until 2031-03-19 12:00 UTC, and nobody but who"
        " asked for it could approve it."
    )
    await key_of_a_person(api, "finance")
    assert await found(api) == []
