"""How much mail is kept in a day: of each customer, and of all strangers; the rest waits where it is."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from app.access import quotas
from app.access.quotas import Most, Quota
from app.inbound.poller import Poller, receive_unread
from app.kit.postgres.database import Pool
from tests.inbound import imap_server
from tests.inbound.post import (
    ALICE,
    CAME,
    STRANGER,
    customer_of,
    deliver,
    emails,
    letter,
    only,
    with_mail,
)
from tests.support import NOON, Api, Json

MIDNIGHT = NOON + timedelta(hours=12)
FORGED = ("Authentication-Results", "mx.example.com; dmarc=fail header.from=example.com")


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE)
    return api


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    bound(monkeypatch, Most(2, 100_000), Most(2, 100_000))


def bound(monkeypatch: pytest.MonkeyPatch, known: Most, strangers: Most) -> None:
    few = {Quota.MAILS: known, Quota.MAILS_OF_STRANGERS: strangers}
    monkeypatch.setattr(quotas, "MOST", dict(quotas.MOST) | few)


async def refused(api: Api, raw: bytes, **how: Any) -> Json:
    answer = await api.send(
        "POST", "/v1/inbound/email", content=raw, role="mail", headers=CAME, **how
    )
    problem: Json = answer.json()
    assert (answer.status_code, problem["code"]) == (429, "quota_exceeded"), problem
    problem["after"] = int(answer.headers["Retry-After"])
    return problem


async def test_a_customers_mail_beyond_it_is_refused_with_figures_and_kept_by_its_server(
    mail: Api,
) -> None:
    raws = [letter(ALICE, said=f"Number {number}") for number in range(3)]
    for raw in raws[:2]:
        await deliver(mail, raw)
    problem = await refused(mail, raws[2])
    names = ("quota", "limit_things", "used_things", "limit_bytes", "used_bytes", "frees_at")
    assert {name: problem[name] for name in names} == {
        "quota": "mails", "limit_things": 2, "used_things": 2, "limit_bytes": 100_000,
        "used_bytes": sum(map(len, raws[:2])), "frees_at": "2031-03-06T00:00:00Z",
    }  # fmt: skip
    assert problem["after"] == 12 * 3600 + 1
    assert len(await emails(mail)) == 2
    # What is known already is answered as ever, and a stranger has another share.
    assert (await deliver(mail, raws[0]))["duplicate"]
    assert (await deliver(mail, letter(STRANGER)))["outcome"] == "quarantined"
    await refused(mail, raws[2], now=MIDNIGHT - timedelta(microseconds=1))
    assert (await deliver(mail, raws[2], now=MIDNIGHT))["outcome"] == "ticket_opened"


async def test_bytes_count_up_to_the_last(mail: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = letter(ALICE, said="One"), letter(ALICE, said="Two")
    both = len(first) + len(second)
    bound(monkeypatch, Most(9, both - 1), Most(9))
    await deliver(mail, first)
    assert (await refused(mail, second))["used_bytes"] == len(first)
    bound(monkeypatch, Most(9, both), Most(9))
    await deliver(mail, second)
    kept = await mail.db.fetchrow("SELECT things, size_bytes FROM quota_use WHERE quota = 'mails'")
    assert tuple(kept or ()) == (2, both)


async def test_all_strangers_have_one_share_and_who_forges_an_address_is_one(mail: Api) -> None:
    raws = [letter(STRANGER), letter(ALICE, FORGED), letter(STRANGER, said="More")]
    for raw in raws[:2]:
        assert (await deliver(mail, raw))["outcome"] == "quarantined"
    problem = await refused(mail, raws[2])
    assert (problem["quota"], problem["used_things"]) == ("mails_of_strangers", 2)
    await refused(mail, letter(ALICE, FORGED, said="Again"))
    # The customer whose address was forged has all of its share.
    for number in range(2):
        answer = await deliver(mail, letter(ALICE, said=f"Number {number}"))
        assert answer["outcome"] != "quarantined"
    assert (await deliver(mail, raws[2], now=MIDNIGHT))["reason"] == "unknown_sender"


async def test_of_many_at_once_no_more_are_kept_than_may(mail: Api) -> None:
    raws = [letter(STRANGER, said=f"Number {number}") for number in range(8)]
    answers = await asyncio.gather(
        *(
            mail.send("POST", "/v1/inbound/email", content=raw, role="mail", headers=CAME)
            for raw in raws
        )
    )
    assert sorted(one.status_code for one in answers) == [201] * 2 + [429] * 6
    assert len(await emails(mail)) == 2


@pytest.fixture
async def box(mail: Api) -> AsyncIterator[imap_server.Letterbox]:
    spam = [letter(STRANGER, said=f"Number {number}") for number in range(4)]
    async with imap_server.serving(*spam, letter(ALICE)) as box, asyncio.timeout(10):
        yield box


async def test_in_a_mailbox_it_stays_unread_and_keeps_nobody_back(
    mail: Api, pool: Pool, box: imap_server.Letterbox
) -> None:
    waits: dict[str, Any] = {}

    async def polled(now: Any) -> int:
        box.commands.clear()
        return await receive_unread(pool, now, box.url(), None, waits)

    assert await polled(NOON) == 3
    assert box.seen == {1, 2, 5}
    assert waits == {"3": MIDNIGHT, "4": MIDNIGHT}
    # It is not fetched again each minute, unless somebody began anew and has forgotten.
    assert await polled(NOON + timedelta(minutes=1)) == 0
    assert b"FETCH" not in box.commands
    box.seen.add(3)
    assert await polled(MIDNIGHT - timedelta(seconds=1)) == 0
    assert waits == {"4": MIDNIGHT}
    assert await polled(MIDNIGHT) == 1
    assert (box.seen, waits) == ({1, 2, 3, 4, 5}, {})
    outcomes = sorted(only(await emails(mail), "outcome"))
    assert outcomes == ["quarantined"] * 3 + ["ticket_opened"]


async def test_the_job_remembers_from_minute_to_minute(
    mail: Api, pool: Pool, box: imap_server.Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONDAY_IMAP_URL", box.url())
    poller = Poller()
    await poller.poll(pool, NOON)
    fetched = box.commands.count(b"FETCH")
    assert fetched == 5
    await poller.poll(pool, NOON + timedelta(minutes=1))
    assert box.commands.count(b"FETCH") == fetched
