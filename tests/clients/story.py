"""The README's story, played with the Python client that is generated from the contract.

It runs beside the generated package, which is why the project's own checks know nothing of it.
"""

import datetime as dt
import io
import json
import sys
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from personday_client import AuthenticatedClient
from personday_client.api.credit import list_entries, read_credit
from personday_client.api.feeds import event_feed
from personday_client.api.purchases import buy_credit
from personday_client.api.sessions import book_session
from personday_client.api.slots import search_slots
from personday_client.api.tickets import attach_file, explain_ticket, open_ticket
from personday_client.api.worksheets import confirm_worksheet, hand_in_worksheet
from personday_client.models import (
    BookSession,
    Channel,
    EntryKind,
    NewPurchase,
    NewTicket,
    NewTimeEntry,
    NewWorksheet,
    Problem,
    ProblemCode,
    SessionStatus,
    TicketKind,
    TicketStatus,
    WorksheetStatus,
)
from personday_client.types import File, Response

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Scene:
    """Where the service is, who calls, and when: what the test hands over."""

    url: str
    keys: dict[str, str]
    now: str
    ids: dict[str, str]

    def client(self, role: str) -> AuthenticatedClient:
        """A client with the key of a role, by the clock of the scene."""
        headers = {"Personday-Now": self.now}
        return AuthenticatedClient(
            self.url, self.keys[role], headers=headers, raise_on_unexpected_status=True
        )

    def id(self, name: str) -> UUID:
        """The id of a thing of the demonstration."""
        return UUID(self.ids[name])


def made(response: Response[Answer | Problem]) -> Answer:
    """What was answered, which is no problem."""
    assert response.parsed is not None, response
    assert not isinstance(response.parsed, Problem), response
    return response.parsed


def spend(scene: Scene) -> None:
    """Credit is looked at, missed, bought and reserved."""
    customer, technician, finance = map(scene.client, ("customer", "technician", "finance"))
    owner = scene.id("customer")
    credit = made(read_credit.sync_detailed(owner, client=customer))
    assert credit.available_minutes == sum(lot.available_minutes for lot in credit.lots)
    begin = dt.datetime.fromisoformat(scene.now) + dt.timedelta(days=14)
    slots = made(
        search_slots.sync_detailed(
            client=customer,
            from_=begin,
            to=begin + dt.timedelta(days=14),
            duration_minutes=720,
            category="training",
            limit=1,
        )
    )
    wanted = BookSession(
        customer_id=owner,
        category="training",
        starts_at=slots.items[0].starts_at,
        estimated_minutes=720,
        technicians_needed=1,
        language="cs",
    )
    refused = book_session.sync(client=technician, body=wanted)
    assert isinstance(refused, Problem)
    assert (refused.status, refused.code) == (402, ProblemCode.INSUFFICIENT_CREDIT)
    assert refused["minimum_top_up_minutes"] == 480
    order = NewPurchase(person_days="1", price_per_person_day="960.00", currency="EUR", paid=True)
    for replayed in (None, "true"):
        bought = buy_credit.sync_detailed(
            owner, client=finance, body=order, idempotency_key="invoice-2026-117"
        )
        assert made(bought).minutes == 480
        assert bought.headers.get("Idempotent-Replayed") == replayed
    booked = book_session.sync_detailed(client=technician, body=wanted)
    session = made(booked)
    assert session.status is SessionStatus.SCHEDULED
    assert session.terms.minutes_per_person_day == 480
    assert booked.headers["ETag"] == '"v1"'


def work(scene: Scene) -> None:
    """Work is handed in and confirmed; the ledger tells both."""
    customer, technician = map(scene.client, ("customer", "technician"))
    worked = NewTimeEntry(
        technician_id=scene.id("technician"),
        started_at=dt.datetime.fromisoformat("2026-01-06T09:00:00+00:00"),
        ended_at=dt.datetime.fromisoformat("2026-01-06T09:47:10+00:00"),
    )
    sheet = NewWorksheet(summary="upgraded", time_entries=[worked])
    handed_in = made(
        hand_in_worksheet.sync_detailed(scene.id("started_session"), client=technician, body=sheet)
    )
    assert (handed_in.worked_seconds, handed_in.billed_minutes) == (2830, 50)
    confirmed = made(confirm_worksheet.sync_detailed(scene.id("worksheet"), client=customer))
    assert confirmed.status is WorksheetStatus.CONFIRMED
    entries = made(
        list_entries.sync_detailed(
            scene.id("customer"), client=customer, kind=[EntryKind.CONFIRMATION]
        )
    )
    assert [posting.to.value for posting in entries.items[-1].postings] == ["consumed"]


def ask(scene: Scene) -> None:
    """A ticket is opened with a picture, and explains itself."""
    customer = scene.client("customer")
    report = NewTicket(
        customer_id=scene.id("customer"),
        channel=Channel.CLIENT_ZONE,
        kind=TicketKind.BUG,
        severity=2,
        subject="The disk is full",
        body="Since this morning nothing can be saved: no space left on device.",
    )
    ticket = made(open_ticket.sync_detailed(client=customer, body=report))
    assert ticket.status is TicketStatus.NEW
    picture = File(payload=io.BytesIO(b"\x89PNG\r\n\x1a\n"))
    kept = made(attach_file.sync_detailed(ticket.id, client=customer, body=picture, name="a.png"))
    assert (kept.media_type, kept.size_bytes) == ("image/png", 8)
    explained = made(explain_ticket.sync_detailed(ticket.id, client=customer))
    assert any(promise.decides for promise in explained.promises)
    events = made(event_feed.sync_detailed(client=scene.client("admin"), limit=200)).items
    opened = [one.data for one in events if one.subject_id == ticket.id]
    assert opened[0].number == ticket.number


if __name__ == "__main__":
    told = Scene(**json.loads(sys.stdin.read()))
    for part in (spend, work, ask):
        part(told)
    print("played")
