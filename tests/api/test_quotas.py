"""How much a customer adds in a day: by its keys and its mail, counted where it is written."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.access import quotas
from app.access.quotas import Most, Quota
from tests.inbound.post import (
    ALICE,
    customer_of,
    deliver,
    letter,
    with_mail,
)
from tests.inbound.wire import attachment, multipart, text
from tests.support import NOON, Api, Json, open_api
from tests.tickets.desk import customer_on, opened, report
from tests.tickets.test_attachments import upload

TOMORROW = NOON + timedelta(hours=12)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    few = dict(quotas.MOST) | {
        Quota.TICKETS: Most(2),
        Quota.REPLIES: Most(2),
        Quota.ATTACHMENTS: Most(4, 1000),
        Quota.CALENDAR_FEEDS: Most(1),
    }
    monkeypatch.setattr(quotas, "MOST", few)


async def used(api: Api, quota: Quota) -> list[tuple[Any, ...]]:
    rows = await api.db.fetch(
        "SELECT used_on, things, size_bytes FROM quota_use WHERE quota = $1", quota.value
    )
    return [tuple(row) for row in rows]


async def test_things_are_counted_by_day_and_the_refusal_has_the_figures(api: Api) -> None:
    customer, other = await customer_on(api), await customer_on(api)
    own = customer["id"]
    for _ in range(2):
        await api.post("/v1/tickets", report(customer), role=own)
    at = NOON + timedelta(hours=3)
    refused = await api.send("POST", "/v1/tickets", report(customer), role=own, now=at)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, str(9 * 3600 + 1))
    problem = refused.json()
    assert problem["code"] == "quota_exceeded"
    told = {name: problem[name] for name in ("quota", "limit_things", "used_things", "frees_at")}
    assert told == {
        "quota": "tickets", "limit_things": 2, "used_things": 2,
        "frees_at": "2031-03-06T00:00:00Z",
    }  # fmt: skip
    # Others are not kept from anything, nor is the provider for this customer.
    await api.post("/v1/tickets", report(other), role=other["id"])
    await api.post("/v1/tickets", report(customer))
    late = TOMORROW - timedelta(microseconds=1)
    await api.refused(
        "POST", "/v1/tickets", report(customer), role=own, now=late, status=429,
        code="quota_exceeded",
    )  # fmt: skip
    await api.post("/v1/tickets", report(customer), role=own, now=TOMORROW)


async def test_bytes_are_counted_too_up_to_the_last(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    own = ticket["customer_id"]
    assert (await upload(api, ticket, b"x" * 600, role=own)).status_code == 201
    refused = await upload(api, ticket, b"x" * 401, role=own)
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (429, "quota_exceeded")
    assert [problem[name] for name in ("limit_bytes", "used_bytes", "used_things")] == [
        1000,
        600,
        1,
    ]
    assert (await upload(api, ticket, b"x" * 400, role=own)).status_code == 201
    assert (await upload(api, ticket, b"x", role=own)).status_code == 429
    assert (await upload(api, ticket, b"x", role="admin")).status_code == 201
    assert await used(api, Quota.ATTACHMENTS) == [(NOON.date(), 2, 1000)]


async def test_what_is_refused_or_rolled_back_is_not_counted(api: Api) -> None:
    customer = await customer_on(api)
    own = customer["id"]
    wrong = report(customer, articles_seen=["01990000-0000-7000-8000-000000000001"])
    assert (await api.send("POST", "/v1/tickets", wrong, role=own)).status_code == 404
    assert await used(api, Quota.TICKETS) == []
    # A retry with the same key counts once.
    for _ in range(3):
        await api.post("/v1/tickets", report(customer), role=own, key="one")
    assert await used(api, Quota.TICKETS) == [(NOON.date(), 1, 0)]


async def test_of_many_at_once_no_more_pass_than_may(api: Api) -> None:
    tickets = [
        await opened(api, customer) for customer in [await customer_on(api)] for _ in "12345"
    ]
    own = tickets[0]["customer_id"]
    answers = await asyncio.gather(
        *(upload(api, ticket, b"x" * 240, role=own) for ticket in tickets for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [201] * 4 + [429] * 16
    assert await used(api, Quota.ATTACHMENTS) == [(NOON.date(), 4, 960)]
    held = "SELECT count(*), sum(octet_length(content)) FROM attachment"
    assert tuple(await api.db.fetchrow(held) or ()) == (4, 960)


async def test_replies_and_calendar_addresses_have_theirs(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    own = ticket["customer_id"]
    path, said = f"/v1/tickets/{ticket['id']}/replies", {"body": "And now?", "public": True}
    for _ in range(2):
        await api.post(path, said, role=own)
    await api.refused("POST", path, said, role=own, status=429, code="quota_exceeded")
    await api.post(path, said)
    feed = {"customer_id": own}
    await api.post("/v1/calendar-feeds", feed, role=own)
    await api.refused(
        "POST", "/v1/calendar-feeds", feed, role=own, status=429, code="quota_exceeded"
    )
    await api.post("/v1/calendar-feeds", feed)


async def test_a_setting_widens_all_and_the_refusal_has_the_wider_figures(
    dsn: str,
) -> None:
    try:
        async with open_api(dsn, quota_scale=1.5) as api:
            customer = await customer_on(api)
            for _ in range(3):
                await api.post("/v1/tickets", report(customer), role=customer["id"])
            refused = await api.send("POST", "/v1/tickets", report(customer), role=customer["id"])
            problem = refused.json()
            assert (problem["limit_things"], problem["used_things"]) == (3, 3)
    finally:
        quotas.widen(1)


def test_a_scale_leaves_at_least_one_and_bounds_nothing_that_has_no_bound() -> None:
    assert Most(4, 1000).times(0.1) == Most(1, 100)
    assert Most(50).times(10) == Most(500)


async def test_mail_beyond_it_waits_in_quarantine_and_is_not_lost(api: Api) -> None:
    await customer_of(await with_mail(api), ALICE)
    for number in range(2):
        assert (await deliver(api, letter(ALICE, said=f"Number {number}")))["ticket_id"]
    third = await deliver(api, letter(ALICE, said="The third"))
    assert (third["outcome"], third["reason"]) == ("quarantined", "quota_exceeded")
    assert await used(api, Quota.TICKETS) == [(NOON.date(), 2, 0)]
    contact_id = await api.db.fetchval("SELECT id FROM contact")
    released: Json = await api.post(
        f"/v1/inbound/emails/{third['id']}/release", {"contact_id": str(contact_id)}, now=TOMORROW
    )
    assert released["outcome"] == "ticket_opened"


async def test_files_of_mail_beyond_it_are_told_of_and_stay_in_the_message(api: Api) -> None:
    await customer_of(await with_mail(api), ALICE)

    def sent(said: str, size: int) -> bytes:
        parts = [attachment(f"{n}.log", "text/plain", b"x" * size) for n in range(2)]
        return letter(ALICE, body=multipart("mixed", text(said), *parts))

    async def reasons(came: Json) -> list[str | None]:
        assert came["ticket_id"], came
        path = f"/v1/tickets/{came['ticket_id']}/attachments"
        return [one["refused_reason"] for one in (await api.get(path))["items"]]

    assert await reasons(await deliver(api, sent("Here", 300))) == [None, None]
    second = await deliver(api, sent("And these", 300))
    assert second["outcome"] == "ticket_opened"
    assert await reasons(second) == ["quota_exceeded"] * 2
    assert await used(api, Quota.ATTACHMENTS) == [(NOON.date(), 2, 600)]
