"""Verbs about endpoints: made, changed, disabled, tested; fresh secrets; events sent again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.customers import queries as customers
from app.deliveries import rows as deliveries
from app.deliveries.rows import Planned
from app.kit.events import outbox
from app.kit.events.outbox import EventRecord
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, lock_row, lock_version, update_row, update_version
from app.kit.web.paging import window
from app.settings import Settings
from app.webhooks import destinations, keys, queries, rows, rules, signing
from app.webhooks.rows import EndpointRecord, PastEvent, SecretRecord
from app.webhooks.rules import LIFE_CYCLE, DisabledReason, EndpointStatus, Happened
from app.webhooks.schemas import (
    ChangeWebhookEndpoint,
    MadeWebhookEndpoint,
    NewWebhookEndpoint,
    Redeliver,
    RedeliveryView,
    RotateSecret,
    WebhookEndpointView,
    WebhookTestView,
    endpoint_view,
    made_endpoint,
)
from app.webhooks.tables import WebhookEndpoint, WebhookSecret

CHANNEL = "webhook"


async def create(tx: Tx, body: NewWebhookEndpoint, settings: Settings) -> MadeWebhookEndpoint:
    """Make an endpoint; its secret is only in this answer.

    Raises:
        WebhookUrlRefused, CustomerNotFound, CustomerInactive, MasterKeyUnavailable.
    """
    await destinations.check(body.url, settings)
    await tx.begin()
    if body.customer_id is not None:
        await customers.check_active(tx.connection, body.customer_id)
    endpoint = EndpointRecord(
        id=tx.new_id(),
        url=body.url,
        event_types=tuple(body.event_types),
        customer_id=body.customer_id,
        ordered=body.ordered,
        description=body.description,
        created_at=tx.now,
    )
    return made_endpoint(endpoint, add(tx, endpoint, settings))


def add(tx: Tx, endpoint: EndpointRecord, settings: Settings) -> str:
    """Stage an endpoint whose address was checked, with its secret, which is returned as it is shown.

    Raises:
        MasterKeyUnavailable.
    """
    insert_row(tx, WebhookEndpoint, endpoint)
    secret = _add_secret(tx, endpoint.id, settings)
    _emit(tx, endpoint, "created")
    return secret


async def change(
    tx: Tx, endpoint_id: UUID, body: ChangeWebhookEndpoint, settings: Settings
) -> WebhookEndpointView:
    """Change an endpoint; at another address it has not failed yet, and what waits goes there now.

    Raises:
        WebhookEndpointNotFound, StaleVersion, NothingToChange, WebhookUrlRefused.
    """
    if body.url is not None:
        await destinations.check(body.url, settings)
    before = await _lock(tx, endpoint_id)
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in body.stated("description").items()
    }
    after = replace(before, **given)
    if after == before:
        raise errors.NothingToChange()
    if after.url != before.url:
        after = replace(after, failing_since=None)
        deliveries.hasten(tx, CHANNEL, endpoint_id)
    after = update_version(tx, WebhookEndpoint, before, after)
    _emit(tx, after, "changed", fields=sorted(body.model_fields_set))
    return endpoint_view(after)


async def disable(tx: Tx, endpoint_id: UUID) -> WebhookEndpointView:
    """Tell an endpoint of nothing any more, not even of what waits.

    Raises:
        WebhookEndpointNotFound, StaleVersion, InvalidTransition.
    """
    endpoint = await _lock(tx, endpoint_id)
    LIFE_CYCLE.after(endpoint.status, "disable")
    return endpoint_view(end(tx, endpoint, DisabledReason.ASKED))


def end(tx: Tx, endpoint: EndpointRecord, reason: DisabledReason) -> EndpointRecord:
    """Stage that a locked endpoint is disabled, and that what waits for it is dropped.

    Of very much only a part is, and the rest by a job.
    """
    after = replace(
        endpoint,
        status=EndpointStatus.DISABLED,
        disabled_at=tx.now,
        disabled_reason=reason,
    )
    after = update_version(tx, WebhookEndpoint, endpoint, after)
    deliveries.drop(tx, CHANNEL, endpoint.id)
    _emit(tx, after, "disabled", disabled_reason=reason)
    return after


async def enable(tx: Tx, endpoint_id: UUID) -> WebhookEndpointView:
    """Tell an endpoint of what happens from now on.

    Raises:
        WebhookEndpointNotFound, StaleVersion, InvalidTransition.
    """
    before = await _lock(tx, endpoint_id)
    after = replace(
        before,
        status=LIFE_CYCLE.after(before.status, "enable"),
        disabled_at=None,
        disabled_reason=None,
        failing_since=None,
    )
    after = update_version(tx, WebhookEndpoint, before, after)
    _emit(tx, after, "enabled")
    return endpoint_view(after)


async def rotate(
    tx: Tx, endpoint_id: UUID, body: RotateSecret, settings: Settings
) -> MadeWebhookEndpoint:
    """Give an endpoint a fresh secret, which is only in this answer; those of before sign for a while.

    Raises:
        WebhookEndpointNotFound, StaleVersion, MasterKeyUnavailable.
    """
    before = await _lock(tx, endpoint_id)
    found = await queries.secrets(tx.connection, [endpoint_id], tx.now)
    older = found.get(endpoint_id, [])
    overlap = timedelta(hours=body.overlap_hours)
    ends = rules.ends_of_older([one.ends_at for one in older], tx.now, overlap)
    secret = _add_secret(tx, endpoint_id, settings)
    rows.end_secrets(tx, [(one.id, until) for one, until in zip(older, ends, strict=True)])
    after = replace(before, older_secret_ends_at=max(ends, default=None))
    after = update_version(tx, WebhookEndpoint, before, after)
    _emit(tx, after, "secret_rotated")
    return made_endpoint(after, secret)


async def test(tx: Tx, endpoint_id: UUID) -> WebhookTestView:
    """Tell an endpoint, and nobody else, that it is tested; a disabled one, too.

    Raises:
        WebhookEndpointNotFound.
    """
    await tx.begin()
    endpoint = await queries.endpoint(tx.connection, endpoint_id)
    if endpoint is None:
        raise errors.WebhookEndpointNotFound()
    event_id = outbox.emit(
        tx, "webhook_endpoint.tested", endpoint_id, customer_id=endpoint.customer_id
    )
    return WebhookTestView(event_id=event_id)


async def redeliver(tx: Tx, endpoint_id: UUID, body: Redeliver) -> RedeliveryView:
    """Queue events for an endpoint again, whatever became of them; each keeps its id.

    Raises:
        WebhookEndpointNotFound, InvalidTransition.
        EventNotFound: there is none, or the endpoint is not told of such.
        EndsBeforeStart: the time ends before it begins.
    """
    await lock_row(tx, WebhookEndpoint, endpoint_id)
    endpoint = await queries.endpoint(tx.connection, endpoint_id)
    if endpoint is None:
        raise errors.WebhookEndpointNotFound()
    LIFE_CYCLE.after(endpoint.status, "redeliver")
    found, complete = await _asked_for(tx, endpoint, body)
    after = replace(endpoint, redeliveries=endpoint.redeliveries + 1)
    update_row(tx, WebhookEndpoint, endpoint, after)
    again = after.redeliveries
    deliveries.queue(tx, CHANNEL, [planned(endpoint, one, tx.now, again=again) for one in found])
    last = found[-1].position if found else None
    return RedeliveryView(queued=len(found), last_position=last, complete=complete)


async def _asked_for(
    tx: Tx, endpoint: EndpointRecord, body: Redeliver
) -> tuple[Sequence[PastEvent], bool]:
    """The events, and whether that is all of them."""
    if body.event_id is not None:
        one = await queries.past_event(tx.connection, body.event_id)
        if one is None or not rules.wants(endpoint, happened(one)):
            raise errors.EventNotFound(event_id=body.event_id)
        return [one], True
    assert body.from_ is not None
    times = (body.from_, body.to or tx.now)
    await window(*times)
    found = await queries.past_events(
        tx.connection, endpoint, times, body.after, rules.MAX_REDELIVERED + 1
    )
    return found[: rules.MAX_REDELIVERED], len(found) <= rules.MAX_REDELIVERED


def planned(
    endpoint: EndpointRecord, event: EventRecord | PastEvent, due_at: datetime, *, again: int = 0
) -> Planned:
    """What is sent to an endpoint of an event; ``again`` counts how often somebody asked for more."""
    key = f"{CHANNEL}:{endpoint.id}:{event.id}"
    return Planned(
        natural_key=f"{key}:again:{again}" if again else key,
        target_id=endpoint.id,
        event_id=event.id,
        customer_id=event.customer_id,
        order_key=rules.order_key(ordered=endpoint.ordered, event=happened(event)),
        position=event.position,
        due_at=due_at,
    )


def happened(event: EventRecord | PastEvent) -> Happened:
    """What decides who is told of an event."""
    return Happened(event.type, event.subject_id, event.customer_id)


def _add_secret(tx: Tx, endpoint_id: UUID, settings: Settings) -> str:
    """Stage a fresh secret; returns it as it is shown."""
    secret, secret_id = signing.new_secret(), tx.new_id()
    sealed = keys.sealing(settings).seal(secret, rows.secret_about(secret_id))
    record = SecretRecord(id=secret_id, endpoint_id=endpoint_id, sealed=sealed, created_at=tx.now)
    insert_row(tx, WebhookSecret, record)
    return signing.shown(secret)


async def _lock(tx: Tx, endpoint_id: UUID) -> EndpointRecord:
    read, missing = queries.endpoint, errors.WebhookEndpointNotFound
    return await lock_version(tx, WebhookEndpoint, endpoint_id, read, missing)


def _emit(tx: Tx, endpoint: EndpointRecord, what: str, **data: Any) -> None:
    outbox.emit(
        tx, f"webhook_endpoint.{what}", endpoint.id, customer_id=endpoint.customer_id, data=data
    )
