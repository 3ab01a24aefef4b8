"""Verbs about calendar feeds: make one, revoke one, and what is read at its address."""

import asyncio
import secrets
from datetime import datetime
from uuid import UUID

from msgspec.structs import asdict, replace

from app import errors
from app.access import directory, quotas
from app.access.quotas import Quota
from app.customers import queries as customers
from app.invitations import queries
from app.invitations.planned import PlannedSession
from app.invitations.rows import FeedRecord
from app.invitations.schemas import (
    CalendarFeedView,
    MadeCalendarFeed,
    NewCalendarFeed,
    feed_view,
)
from app.invitations.tables import CalendarFeed
from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Reader, Tx
from app.kit.postgres.rows import insert_row, lock_row, update_row
from app.kit.postgres.scopes import EVERYBODY, ScopedReader
from app.kit.web.schema import figure
from app.technicians import queries as technicians


async def make(tx: Tx, body: NewCalendarFeed) -> MadeCalendarFeed:
    """Make a feed at a secret address of 256 random bits, which is only in this answer.

    Raises:
        FeedSubjectInvalid, CustomerNotFound, CustomerInactive, TechnicianNotFound, TechnicianInactive.
        Forbidden: a technician's key asks for another calendar than its own.
        QuotaExceeded: the customer made as many today as it may.
    """
    body.check_subject()
    _check_own(tx.actor, body)
    await tx.begin()
    if body.technician_id is not None:
        await technicians.check_active(tx.connection, body.technician_id)
    if body.customer_id is not None:
        await customers.check_active(tx.connection, body.customer_id)
        await quotas.count(tx, body.customer_id, Quota.CALENDAR_FEEDS)
    secret = secrets.token_urlsafe(32)
    feed = FeedRecord(id=tx.new_id(), created_at=tx.now, **body.model_dump())
    insert_row(tx, CalendarFeed, feed, secret_hash=directory.key_hash(secret))
    _emit(tx, "calendar_feed.created", feed)
    return MadeCalendarFeed(**asdict(feed), address=f"/calendars/{secret}.ics")


def _check_own(actor: Actor, body: NewCalendarFeed) -> None:
    if actor.role is Role.CUSTOMER:
        if body.technician_id is not None:
            raise errors.TechnicianNotFound()
        if body.customer_id != actor.customer_id:
            raise errors.CustomerNotFound()
    if actor.role is Role.TECHNICIAN and body.technician_id != actor.technician_id:
        raise errors.Forbidden("A technician's key makes its own calendar.", role=actor.role.value)


async def revoke(tx: Tx, feed_id: UUID) -> CalendarFeedView:
    """End a feed: from now on there is nothing at its address.

    Raises:
        CalendarFeedNotFound, AlreadyRevoked.
    """
    await lock_row(tx, CalendarFeed, feed_id)
    feed = await queries.feed(tx.connection, feed_id, tx.actor.technician_id)
    if feed is None:
        raise errors.CalendarFeedNotFound()
    if feed.revoked_at is not None:
        raise errors.AlreadyRevoked(revoked_at=feed.revoked_at)
    revoked = replace(feed, revoked_at=tx.now)
    update_row(tx, CalendarFeed, feed, revoked)
    _emit(tx, "calendar_feed.revoked", revoked)
    return feed_view(revoked)


def _emit(tx: Tx, kind: str, feed: FeedRecord) -> None:
    data = {"technician_id": figure(feed.technician_id)}
    outbox.emit(tx, kind, feed.id, customer_id=feed.customer_id, data=data)


async def invited(
    db: Reader, session_id: UUID, technician_id: UUID | None, now: datetime
) -> PlannedSession | None:
    """A session as everybody is told of it, or a technician who was taken off it."""
    if technician_id is not None:
        removed = await queries.removed_session(db, session_id, technician_id, now)
        if removed is not None:
            return removed
    return await queries.invited_session(db, session_id, now)


async def publish(db: Reader, secret: str, now: datetime) -> bytes:
    """The calendar at a secret address.

    Raises:
        CalendarFeedNotFound: no feed has this secret, or it was revoked.
    """
    feed = await queries.published_feed(db, directory.key_hash(secret))
    if feed is None:
        raise errors.CalendarFeedNotFound()
    company = await queries.company(db)
    seen = EVERYBODY if feed.customer_id is None else str(feed.customer_id)
    sessions = await queries.sessions_of(ScopedReader(db, seen), feed, now)
    # It takes a while, and only who subscribes needs it.
    from app.invitations import ics

    return await asyncio.to_thread(  # a full feed takes long enough to hold up other requests
        ics.feed,
        feed.title,
        sessions,
        company,
        with_customer=feed.technician_id is not None,
    )
