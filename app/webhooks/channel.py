"""How webhooks leave: what endpoints are told of, one signed request for each, and what follows."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from app.catalogue.bodies import webhook_body
from app.deliveries import rows as deliveries
from app.deliveries.channels import Attempted, Sent
from app.deliveries.rows import DeliveryRecord, Planned
from app.deliveries.rules import Outcome
from app.kit.events import outbox
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Pool, Reader, Tx
from app.kit.sealing import CannotOpen, NoMasterKey, Sealer
from app.kit.telemetry import tracing
from app.settings import Settings
from app.webhooks import keys, queries, rows, rules, service, signing
from app.webhooks.addresses import Allowed
from app.webhooks.connection import Answer
from app.webhooks.rows import EndpointRecord, SecretRecord
from app.webhooks.rules import DisabledReason
from app.webhooks.sender import Sender, failure

# Of one endpoint, by all workers together: it takes many a second, and no more than its share of us.
AT_ONCE = 32
# Of all endpoints, by one worker: they hang side by side.
IN_FLIGHT = 400
# More than the sender takes: that one tells what went wrong.
TIMEOUT_SECONDS = 30.0
_SAME_FOR_ALL = {"content-type": "application/json", "user-agent": "Personday-Webhooks/1"}
_DROPPED = Sent(outcome=Outcome.DROPPED)
_NO_KEY = Sent(outcome=Outcome.RETRY, error="master_key")

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, repr=False)
class Ready:
    """What is sent: where, the exact bytes, and the open secrets; None where those cannot be opened.

    ``traceparent`` names the trace that the event came of.
    """

    url: str
    event_id: UUID
    body: bytes
    secrets: Sequence[bytes] | None
    traceparent: str | None


class Webhooks:
    """The channel ``webhook``."""

    name = service.CHANNEL
    at_once = AT_ONCE
    in_flight = IN_FLIGHT
    timeout_seconds = TIMEOUT_SECONDS

    def __init__(self, settings: Settings, sender: Sender) -> None:
        self._settings = settings
        self._sender = sender

    async def plan(
        self, db: Reader, events: Sequence[EventRecord], now: datetime
    ) -> Sequence[Planned]:
        """A delivery for each event and each endpoint that wants it, and was there when it happened."""
        customers = {one.customer_id for one in events if one.customer_id is not None}
        tested = {one.subject_id for one in events if one.type == rules.TESTED}
        found = await queries.who_listens(db, customers, tested)
        since = await queries.beginnings(db, {one.id for one in found})
        # There may be an endpoint for each customer: each event meets those alone that may want it.
        of_customer: dict[UUID | None, list[EndpointRecord]] = {}
        for one in found:
            of_customer.setdefault(one.customer_id, []).append(one)
        return [
            service.planned(endpoint, event, now)
            for event in events
            for customer_id in dict.fromkeys((None, event.customer_id))
            for endpoint in of_customer.get(customer_id, ())
            if _is_told(endpoint, event, since.get(endpoint.id))
        ]

    async def load(
        self, db: Reader, deliveries: Sequence[DeliveryRecord], now: datetime
    ) -> Mapping[UUID, Any]:
        """What is to be sent; what an endpoint does not want any more is left out."""
        targets = {one.target_id for one in deliveries}
        endpoints = await queries.endpoints_by_id(db, targets)
        secrets = self._open(await queries.secrets(db, targets, now))
        told = {one.event_id for one in deliveries if one.event_id}
        events = await outbox.events_by_id(db, told)
        bodies = {one.id: webhook_body(one).json_bytes() for one in events.values()}
        loaded = {}
        for one in deliveries:
            endpoint = endpoints.get(one.target_id)
            event = events.get(one.event_id) if one.event_id else None
            if endpoint and event and rules.wants(endpoint, service.happened(event)):
                loaded[one.id] = Ready(
                    endpoint.url,
                    event.id,
                    bodies[event.id],
                    secrets.get(endpoint.id),
                    event.traceparent,
                )
        return loaded

    async def send(self, delivery: DeliveryRecord, loaded: Any, now: datetime) -> Sent:
        """One signed request."""
        if not isinstance(loaded, Ready):
            return _DROPPED
        if loaded.secrets is None:
            return _NO_KEY
        signed = signing.headers(loaded.event_id, now, loaded.body, loaded.secrets)
        told = {
            "personday.delivery_id": str(delivery.id),
            "personday.event_id": str(loaded.event_id),
        }
        try:
            with tracing.following(loaded.traceparent, "webhook", told) as trace:
                headers = {**signed, **_SAME_FOR_ALL, **trace}
                answer = await self._sender.post(loaded.url, headers, loaded.body)
        except Exception as error:
            word = failure(error)
            if word is None:
                raise
            return Sent(outcome=Outcome.RETRY, error=word, to=loaded.url)
        return replace(_judged(answer, now), to=loaded.url)

    async def record(self, tx: Tx, attempted: Sequence[Attempted]) -> None:
        """Note who takes nothing, and disable who is gone, or takes nothing for five days.

        What was answered at a former address says nothing of an endpoint, and 410 there is not the end
        of what went there.
        """
        taken = {_where(one) for one in attempted if one.sent.outcome is Outcome.DELIVERED}
        gone = {_where(one) for one in attempted if rules.is_gone(one.sent.status)}
        failed = {_where(one) for one in attempted if _failed(one.sent)} - taken - gone
        rows.note_taken(tx, taken - gone)
        if not gone and not failed:
            return
        await tx.begin()
        locked = await queries.lock_enabled(tx.connection, {one for one, _ in gone | failed})
        began = []
        for endpoint in locked:
            if (endpoint.id, endpoint.url) in gone:
                service.end(tx, endpoint, DisabledReason.GONE)
            elif (endpoint.id, endpoint.url) not in failed:
                continue
            elif endpoint.failing_since is None:
                began.append(endpoint.id)
            elif rules.is_given_up(endpoint.failing_since, tx.now):
                service.end(tx, endpoint, DisabledReason.FAILING)
        rows.note_failing(tx, began)
        moved = gone & {(one.id, url) for one in locked for _, url in gone if url != one.url}
        deliveries.try_anew(
            tx,
            [
                one.delivery.id
                for one in attempted
                if rules.is_gone(one.sent.status) and _where(one) in moved
            ],
        )

    def _open(
        self, found: Mapping[UUID, Sequence[SecretRecord]]
    ) -> dict[UUID, Sequence[bytes] | None]:
        """The secrets by endpoint; None where one cannot be opened: it is tried again each time."""
        try:
            sealer = keys.sealer_of(self._settings, make=False)
        except NoMasterKey as error:
            _log.error("master_key_unavailable", error=str(error))
            return {}
        return {endpoint_id: _opened(sealer, some) for endpoint_id, some in found.items()}


def _opened(sealer: Sealer, secrets: Sequence[SecretRecord]) -> Sequence[bytes] | None:
    try:
        return [sealer.open(one.sealed, one.about) for one in secrets]
    except CannotOpen:
        _log.error("webhook_secret_not_opened", endpoint_id=str(secrets[0].endpoint_id))
        return None


def _where(attempted: Attempted) -> tuple[UUID, str | None]:
    """Which endpoint it was, and where."""
    return attempted.delivery.target_id, attempted.sent.to


def _failed(sent: Sent) -> bool:
    return sent.outcome in (Outcome.RETRY, Outcome.REFUSED) and rules.counts(sent.error)


def _is_told(endpoint: EndpointRecord, event: EventRecord, beginning: int | None) -> bool:
    happened = service.happened(event)
    return rules.wants(endpoint, happened) and rules.is_since(happened, event.position, beginning)


def _judged(answer: Answer, now: datetime) -> Sent:
    """What an answer means."""
    status, text = answer.status, answer.body.decode(errors="replace")
    if rules.is_taken(status):
        return Sent(outcome=Outcome.DELIVERED, status=status, answer=text)
    return Sent(
        outcome=Outcome.REFUSED if rules.is_gone(status) else Outcome.RETRY,
        status=status,
        answer=text,
        error=rules.word_of(status),
        retry_after_seconds=rules.asked_seconds(answer.retry_after, now),
    )


@asynccontextmanager
async def open_channel(_pool: Pool, settings: Settings) -> AsyncIterator[Webhooks]:
    """The channel, with one client for all endpoints."""
    async with Sender(Allowed.of(settings.webhook_allowed)) as sender:
        yield Webhooks(settings, sender)


CHANNEL = open_channel
