"""Signing in by a link to one's mail: who gets it, what it is good for, and what it does not tell."""

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from app.signing_in.rules import LINKS_AT_MOST
from tests.api.world import HOUR
from tests.mails.relay import Mailing, Taken, mailing
from tests.pages.visits import Visit, said
from tests.support import NOON, Api, open_api

URL = "https://support.example.com"
RELAY: dict[str, Any] = {"smtp_url": "smtp://relay.example.com", "public_url": URL}
LINK = re.compile(r"https://support\.example\.com(/links/[A-Za-z0-9_-]{43})(?![\w-])")
ANA = "ana@example.org"
MINUTE, MOMENT = timedelta(minutes=1), timedelta(seconds=1)
LIVES = 15 * MINUTE


@asynccontextmanager
async def posted(dsn: str) -> AsyncIterator[Mailing]:
    """The service with a relay, and a customer's contact who reads German."""
    async with open_api(dsn, **RELAY) as api, mailing(api, public_url=URL) as it:
        customer = await api.customer(name="Müller & Söhne")
        await it.contact(customer, "Ana", ANA, language="de")
        yield it


async def ask(api: Api, email: str) -> Visit:
    """Somebody who asks for a link; the page that follows is the same for all."""
    visit = Visit(api)
    response = await visit.send("/sign-in/link", {"email": email})
    assert response.status_code == 303, response.text
    assert response.headers["location"] == "/sign-in/sent"
    return visit


def link_of(taken: Taken) -> str:
    """Where its link leads."""
    return str(LINK.findall(taken.text)[0])


async def sent(it: Mailing, email: str = ANA) -> list[Taken]:
    """What is sent to who asks."""
    it.clock.now = it.api.now
    await ask(it.api, email)
    return await it.run()


async def test_who_asks_is_sent_a_link_that_signs_them_in_once_by_a_post(dsn: str) -> None:
    async with posted(dsn) as it:
        (taken,) = await sent(it, " ANA@Example.org ")
        assert taken.recipient == ANA
        assert "Anmelden" in taken.text
        assert "Müller & Söhne" in taken.text
        link, visit = link_of(taken), Visit(it.api)
        for _ in range(3):
            page = await Visit(it.api).get(link)
            assert page.status_code == 200, "a scanner that opens it uses nothing up"
            assert "set-cookie" not in page.headers
        done = await visit.send(link, {})
        assert done.status_code == 303
        assert done.headers["location"] == "/"
        assert (await visit.get("/")).headers["location"] == "/my/credit"
        assert (await visit.get("/my/credit")).status_code == 200
        for again in (await Visit(it.api).send(link, {}), await Visit(it.api).get(link)):
            assert again.status_code == 404
            assert "signed you in once already" in said(again)
            assert "set-cookie" not in again.headers


async def test_technicians_and_people_of_the_office_come_in_as_what_they_are(dsn: str) -> None:
    async with posted(dsn) as it:
        api = it.api
        await api.technician(email="tomas@example.com", languages=["fr", "en"])
        person = await api.post("/v1/people", {"name": "Iva", "email": "iva@example.com"})
        for role in ("finance", "lead"):
            await api.post("/v1/keys", {"role": role, "person_id": person["id"]})
        await api.post("/v1/people", {"name": "Bo", "email": "no-key@example.com"})
        (to_tomas,) = await sent(it, "tomas@example.com")
        assert "Se connecter" in to_tomas.text
        (to_iva,) = await sent(it, "iva@example.com")
        assert await sent(it, "no-key@example.com") == []
        for taken, name in ((to_tomas, "Tomas"), (to_iva, "Iva")):
            visit = Visit(api)
            assert (await visit.send(link_of(taken), {})).status_code == 303
            assert name in said(await visit.get("/my/sign-ins"))
        found = await api.db.fetchval(
            "SELECT api_key.role FROM sign_in JOIN api_key ON api_key.id = key_id"
        )
        assert found == "lead", "of several keys the one that may do most"


@pytest.mark.parametrize("typed", ["", "x", "a@b\r\nBcc: c@d", "x" * 9000, "Ana <ana@example.org>"])
async def test_what_is_no_address_is_told_so_and_sent_nothing(dsn: str, typed: str) -> None:
    async with posted(dsn) as it:
        answer = await Visit(it.api).send("/sign-in/link", {"email": typed})
        assert answer.status_code == 422
        assert "An e-mail address such as" in said(answer)
        assert await it.run() == []


async def test_an_address_that_nobody_has_is_answered_alike_and_sent_nothing(dsn: str) -> None:
    async with posted(dsn) as it:
        began = time.monotonic()
        visit = await ask(it.api, "nobody@example.org")
        unknown = time.monotonic() - began
        page = (await visit.get("/sign-in/sent")).text
        assert await it.run() == []
        known = await ask(it.api, ANA)
        assert (await known.get("/sign-in/sent")).text == page
        assert unknown >= 0.14, "as long as it takes to send one"


async def test_a_link_lives_for_fifteen_minutes(dsn: str) -> None:
    async with posted(dsn) as it:
        (first,), (second,) = await sent(it), await sent(it)
        it.api.now = NOON + LIVES
        assert (await Visit(it.api).send(link_of(first), {})).status_code == 404
        it.api.now = NOON + LIVES - MOMENT
        assert (await Visit(it.api).send(link_of(second), {})).status_code == 303


async def test_a_mail_that_would_come_too_late_is_not_sent(dsn: str) -> None:
    async with posted(dsn) as it:
        await ask(it.api, ANA)
        assert await it.run(NOON + LIVES) == []
        await ask(it.api, ANA)
        assert len(await it.run(NOON + LIVES - MOMENT)) == 1


async def test_using_one_link_ends_the_others(dsn: str) -> None:
    async with posted(dsn) as it:
        (first,), (second,), (third,) = await sent(it), await sent(it), await sent(it)
        assert (await Visit(it.api).send(link_of(second), {})).status_code == 303
        for old in (first, third):
            assert (await Visit(it.api).send(link_of(old), {})).status_code == 404
        (fresh,) = await sent(it)
        assert (await Visit(it.api).send(link_of(fresh), {})).status_code == 303


async def test_a_link_that_works_no_more_says_why_and_where_to_go(dsn: str) -> None:
    async with posted(dsn) as it:
        (used,), (withdrawn,) = await sent(it), await sent(it)
        await Visit(it.api).send(link_of(used), {})
        (expired,) = await sent(it)
        told = {
            link_of(used): "signed you in once already",
            link_of(withdrawn): "This link was withdrawn",
            link_of(expired): "This link is too old",
            "/links/" + "x" * 43: "There is no such link",
            link_of(expired)[:-20]: "There is no such link",
            link_of(expired) + "=\r": "There is no such link",
        }
        it.api.now = NOON + LIVES
        for address, words in told.items():
            for page in (
                await Visit(it.api).get(quote(address)),
                await Visit(it.api).send(quote(address), {}),
            ):
                assert page.status_code in (404, 422), address
                assert words in said(page), address
                assert 'href="/sign-in"' in page.text
                assert "understood" not in said(page)


async def test_so_many_links_an_hour_and_no_more_whether_sent_or_waiting(dsn: str) -> None:
    async with posted(dsn) as it:
        for _ in range(LINKS_AT_MOST + 2):
            await ask(it.api, ANA)
        assert len(await it.run()) == LINKS_AT_MOST
        it.api.now = NOON + HOUR - MOMENT
        assert await sent(it) == []
        it.api.now = NOON + HOUR
        assert len(await sent(it)) == 1


async def test_asking_is_bounded_by_where_it_comes_from(dsn: str) -> None:
    async with posted(dsn) as it:
        attempts = it.api.http._transport.app.state.attempts  # type: ignore[attr-defined]
        for _ in range(29):
            attempts.note("/sign-in/link", "127.0.0.1", NOON)
        await ask(it.api, ANA)
        response = await Visit(it.api).send("/sign-in/link", {"email": ANA})
        assert response.status_code == 429
        assert len(await it.run()) == 1


async def test_who_has_one_address_at_two_customers_is_sent_one_link_for_each(dsn: str) -> None:
    async with posted(dsn) as it:
        other = await it.api.customer(name="Other")
        await it.contact(other, "Ana", ANA.upper())
        taken = await sent(it)
        assert len({link_of(one) for one in taken}) == 2
        names = {name for one in taken for name in ("Müller & Söhne", "Other") if name in one.text}
        assert names == {"Müller & Söhne", "Other"}
        visits = [Visit(it.api), Visit(it.api)]
        for visit, one in zip(visits, taken, strict=True):
            assert (await visit.send(link_of(one), {})).status_code == 303


async def test_who_is_gone_or_unreachable_is_sent_nothing(dsn: str) -> None:
    async with posted(dsn) as it:
        (taken,) = await sent(it)
        (contact,) = await it.api.db.fetch("SELECT id FROM contact")
        it.handler.answers[ANA] = ["550 5.1.1 No such user"]
        assert await sent(it) == []
        assert (await Visit(it.api).send(link_of(taken), {})).status_code == 404
        assert ANA not in {one.recipient for one in await sent(it)}
        await it.api.post(f"/v1/contacts/{contact['id']}/deactivate")
        assert await sent(it) == []


async def test_no_token_is_kept(dsn: str) -> None:
    async with posted(dsn) as it:
        (taken,) = await sent(it)
        token = link_of(taken).rpartition("/")[2]
        (kept,) = [await it.api.get(f"/v1/mails/{one['id']}") for one in await it.kept()]
        assert "/links/the-token-is-not-kept" in kept["text"]
        for table in ("mail", "delivery", "mail_link", "sign_in"):
            rows = await it.pool.fetch(f"SELECT {table}::text AS row FROM {table}")
            assert not any(token in row["row"] for row in rows), table


async def test_a_worksheets_link_signs_nobody_in(dsn: str) -> None:
    async with posted(dsn) as it:
        (taken,) = await sent(it)
        await it.pool.execute(
            "UPDATE mail_link SET purpose = 'worksheet', subject_id = id, revision = 1"
        )
        response = await Visit(it.api).send(link_of(taken), {})
        assert response.status_code == 404
        assert "set-cookie" not in response.headers


async def test_where_no_mail_leaves_a_key_is_needed(api: Api) -> None:
    page = await Visit(api).get("/sign-in")
    assert "a key is needed" in said(page)
    assert 'name="email"' not in page.text
    response = await Visit(api).send("/sign-in/link", {"email": ANA})
    assert response.status_code == 404
    assert await api.db.fetchval("SELECT count(*) FROM delivery") == 0


async def test_it_is_for_the_address_that_it_was_sent_to(dsn: str) -> None:
    async with posted(dsn) as it:
        (taken,) = await sent(it)
        contact = await it.pool.fetchval("SELECT id FROM contact WHERE email = $1", ANA)
        await it.api.send("PATCH", f"/v1/contacts/{contact}", {"email": "eva@example.org"})
        visit = Visit(it.api)
        for response in (await visit.get(link_of(taken)), await visit.send(link_of(taken), {})):
            assert response.status_code == 404
            assert "replaced by another" in response.text
        assert "personday" not in visit.cookies
