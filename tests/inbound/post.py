"""Messages as a mail server hands them in, and the people of the zoo as contacts."""

import itertools
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from app.kit.web import pagination
from tests.inbound.people import PEOPLE, Person
from tests.inbound.wire import message, text
from tests.inbound.zoo import MAILBOX
from tests.support import Api, Json, open_api

ALICE, JAN, JURGEN, HELENE, *_ = PEOPLE
MONITORING = Person("Monitoring", "monitoring@example.org", "en")
STRANGER = Person("Mallory", "mallory@example.com", "en")
CAME = {"Content-Type": "message/rfc822"}

_numbers = itertools.count(1)


@asynccontextmanager
async def mail_service(dsn: str, **settings: Any) -> AsyncIterator[Api]:
    """The service with a mail server's key, ``keys["mail"]``; ``verify`` runs when the test ends."""
    async with open_api(dsn, **settings) as api:
        await with_mail(api)
        yield api
        await api.verify()


async def with_mail(api: Api) -> Api:
    """The same service, with a mail server's key, and the mailbox that the zoo writes to."""
    api.keys["mail"] = (await api.post("/v1/keys", {"role": "mail"}))["key"]
    response = await api.send("PUT", "/v1/company", {"support_email": MAILBOX})
    assert response.status_code == 200, response.text
    return api


async def deliver(api: Api, raw: bytes, now: datetime | None = None, **how: Any) -> Json:
    """Hand a message in; tells what became of it."""
    given = {"role": "mail", "headers": CAME, "key": None, **how}
    return await api.post("/v1/inbound/email", content=raw, now=now, **given)


async def contact(api: Api, customer: Json, person: Person) -> Json:
    """A person at a customer."""
    body = {"name": person.name, "email": person.address, "language": person.language}
    return await api.post(f"/v1/customers/{customer['id']}/contacts", body)


async def customer_of(api: Api, *people: Person, **facts: Any) -> Json:
    """A customer with these people."""
    made = await api.customer(**facts)
    for person in people:
        await contact(api, made, person)
    return made


async def secret_of(api: Api) -> bytes:
    """What tokens are made with."""
    return await pagination.load_secret(api.db)


def fields_of(sender: Person, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The usual fields of a letter; those in ``more`` replace them."""
    domain = sender.address.partition("@")[2]
    usual = (
        ("Return-Path", f"<{sender.address}>"),
        ("Authentication-Results", f"mx.example.com; dmarc=pass header.from={domain}"),
        ("From", f"{sender.name.split()[0].encode('ascii', 'ignore').decode()} <{sender.address}>"),
        ("To", MAILBOX),
        ("Subject", "The server does not start"),
        ("Message-ID", f"<{next(_numbers)}@{domain}>"),
    )
    given = {name.lower() for name, _ in more}
    return [*(one for one in usual if one[0].lower() not in given), *more]


def letter(
    sender: Person, *more: tuple[str, str], said: str = "Please help.", body: bytes | None = None
) -> bytes:
    """An authenticated letter; a Message-ID of its own unless ``more`` gives one."""
    return message(text(said) if body is None else body, fields_of(sender, *more))


def answering(email: Json) -> list[tuple[str, str]]:
    """The fields of an answer to the acknowledgement of this message."""
    headers = email["acknowledgement"]["headers"]
    return [("In-Reply-To", headers["Message-ID"]), ("References", headers["Message-ID"])]


async def messages_of(api: Api, ticket_id: str) -> list[Json]:
    """The messages of a ticket in their order."""
    items: list[Json] = (await api.get(f"/v1/tickets/{ticket_id}/messages?limit=200"))["items"]
    return items


async def emails(api: Api, query: str = "") -> list[Json]:
    """Every message that came, page by page."""
    found: list[Json] = []
    cursor = ""
    while True:
        page = await api.get(f"/v1/inbound/emails?limit=200{query}{cursor}")
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def only(rows: Iterable[Json], name: str) -> list[Any]:
    """One field of each."""
    return [row[name] for row in rows]
