"""Verbs about calendar feeds: make one, revoke one, and what is read at its address."""

import asyncio
import secrets
from datetime import datetime
from uuid import UUID

from app import errors
from app.access import directory
from app.invitations import ics, queries
from app.invitations.schemas import CalendarFeedView, MadeCalendarFeed, NewCalendarFeed
from app.kit import outbox
from app.kit.actor import Actor, Role
from app.kit.database import Reader, Tx
from app.kit.schema import figure


async def make(tx: Tx, body: NewCalendarFeed) -> MadeCalendarFeed:
    """Make a feed at a secret address of 256 random bits, which is only in this answer.

    Raises:
        FeedSubjectInvalid, CustomerNotFound, TechnicianNotFound.
        Forbidden: a technician's key asks for another calendar than its own.
    """
    body.check_subject()
    _check_own(tx.actor, body)
    secret = secrets.token_urlsafe(32)
    made = MadeCalendarFeed(
        id=tx.new_id(),
        address=f"/calendars/{secret}.ics",
        created_at=tx.now,
        revoked_at=None,
        **body.model_dump(),
    )
    tx.stage(
        "INSERT INTO calendar_feed (id, technician_id, customer_id, name, secret_hash, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        made.id, made.technician_id, made.customer_id, made.name, directory.key_hash(secret), tx.now,
    )  # fmt: skip
    _emit(tx, "calendar_feed.created", made)
    return made


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
    await tx.begin(f"SELECT 1 FROM calendar_feed WHERE id = '{feed_id}' FOR UPDATE")
    row = await queries.feed(tx.connection, feed_id, tx.actor.technician_id)
    if row is None:
        raise errors.CalendarFeedNotFound()
    if row["revoked_at"] is not None:
        raise errors.AlreadyRevoked(revoked_at=row["revoked_at"])
    tx.stage("UPDATE calendar_feed SET revoked_at = $2 WHERE id = $1", feed_id, tx.now)
    view = CalendarFeedView(**{**row, "revoked_at": tx.now})
    _emit(tx, "calendar_feed.revoked", view)
    return view


def _emit(tx: Tx, kind: str, feed: CalendarFeedView) -> None:
    data = {"technician_id": figure(feed.technician_id)}
    outbox.emit(tx, kind, feed.id, customer_id=feed.customer_id, data=data)


async def publish(db: Reader, secret: str, now: datetime) -> bytes:
    """The calendar at a secret address.

    Raises:
        CalendarFeedNotFound: no feed has this secret, or it was revoked.
    """
    feed = await queries.published(db, directory.key_hash(secret))
    if feed is None:
        raise errors.CalendarFeedNotFound()
    company = await queries.company(db)
    sessions = await queries.planned(db, feed, now)
    return await asyncio.to_thread(  # a full feed takes long enough to hold up other requests
        ics.feed,
        feed["name"] or f"Server support: {feed['subject_name']}",
        sessions,
        company,
        with_customer=feed["technician_id"] is not None,
    )
