"""What time makes due and no event: it is queued ahead, once, and read anew when it is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.calendar.business import by_business_calendar
from app.calendar.working_time import BusinessTime, end_of_business_day
from app.deliveries import rows as deliveries
from app.deliveries.rows import Planned
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Reader, transaction
from app.kit.web.schema import figure
from app.mails import planning, queries
from app.mails.kinds import MailTopic
from app.mails.queries import Addressee, Due
from app.mails.rules import (
    ACCESS_AHEAD,
    DUE_AHEAD,
    HOURS_AHEAD,
    WORKING_DAYS,
    Audience,
    RecipientKind,
    Told,
)
from app.sessions import queries as sessions
from app.sessions.rows import SessionRecord
from app.sessions.rules import SessionWarning
from app.sessions.schemas import session_view

# So far ahead it is queued, and so late it is of use still: a worker may have been away.
_AHEAD = timedelta(hours=1)
_LATE = timedelta(minutes=30)
_LATE_DAYS = timedelta(days=1)
# No worksheet is reminded of that was handed in longer ago.
_LONGEST = timedelta(days=60)
_ACCESS = {SessionWarning.SERVER_ACCESS_MISSING, SessionWarning.SERVER_ACCESS_ENDS_EARLY}


async def _queue(pool: Pool, planned: Sequence[Planned], now: datetime) -> None:
    if planned:
        async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
            deliveries.queue(tx, planning.CHANNEL, planned)


def _planned(
    kind: MailTopic, one: Due, cause: str, addressee: Addressee, due_at: datetime, **beside: Any
) -> Planned:
    return planning.planned(
        Told(kind, Audience.CONTACTS),
        cause,
        addressee,
        due_at,
        subject_id=one.id,
        customer_id=one.customer_id,
        **beside,
    )


# --- sessions ------------------------------------------------------------------------------------


async def of_sessions(pool: Pool, now: datetime) -> None:
    """Remind who takes part, 24 hours and one hour before a session (a job)."""
    for hours in HOURS_AHEAD:
        ahead = timedelta(hours=hours)
        near = await queries.sessions_between(pool, now + ahead - _LATE, now + ahead + _AHEAD)
        # Who has just agreed to it needs no reminder.
        due = [one for one in near if one.since <= one.at - ahead]
        planned = [
            _planned(
                MailTopic.SESSION_REMINDER,
                one,
                f"{one.id}:{hours}:{figure(one.at)}",
                addressee,
                max(now, one.at - ahead),
                starts_at=figure(one.at),
                hours_ahead=hours,
            )
            for one, addressee in await _taking_part(pool, due)
        ]
        await _queue(pool, planned, now)


async def _taking_part(db: Reader, due: Sequence[Due]) -> list[tuple[Due, Addressee]]:
    contacts = await queries.contacts_of(db, {one.customer_id for one in due})
    technicians = await queries.technicians_of(db, {one.id for one in due})
    return [
        (one, addressee)
        for one in due
        for addressee in (*contacts.get(one.customer_id, ()), *technicians.get(one.id, ()))
    ]


async def of_access(pool: Pool, now: datetime) -> None:
    """Tell of servers that cannot be reached for a session in the next two days (rule S1; a job)."""
    near = await queries.sessions_between(pool, now, now + ACCESS_AHEAD)
    if not near:
        return
    found = await sessions.sessions_by_id(pool, [one.id for one in near], now)
    due = [one for one in near if one.id in found and _is_out_of_reach(found[one.id], now)]
    contacts = await queries.contacts_of(pool, {one.customer_id for one in due})
    planned = [
        _planned(MailTopic.SERVER_ACCESS, one, f"{one.id}:{figure(one.at)}", addressee, now)
        for one in due
        for addressee in contacts.get(one.customer_id, ())
    ]
    await _queue(pool, planned, now)


def _is_out_of_reach(session: SessionRecord, now: datetime) -> bool:
    return bool(_ACCESS & set(session_view(session, now).warnings))


# --- worksheets ----------------------------------------------------------------------------------


async def of_worksheets(pool: Pool, now: datetime) -> None:
    """Remind of worksheets that await confirmation for 2 and 5 working days (rule C3; a job)."""
    due = await queries.worksheets_awaiting(pool, now - _LONGEST)
    if not due:
        return
    times = await _ends(pool, due, now)
    contacts = await queries.contacts_of(pool, {one.customer_id for one in due})
    planned = [
        _planned(
            MailTopic.CONFIRMATION_REMINDER,
            one,
            f"{one.id}:{one.number}:{days}",
            addressee,
            max(now, times[one.id, days]),
            revision=one.number,
            working_days=days,
        )
        for one in due
        for days in WORKING_DAYS
        if now - _LATE_DAYS < times[one.id, days] <= now + _AHEAD
        for addressee in contacts.get(one.customer_id, ())
    ]
    await _queue(pool, planned, now)


async def _ends(
    db: Reader, due: Sequence[Due], now: datetime
) -> Mapping[tuple[UUID, int], datetime]:
    """When so many working days are over, of each."""

    def compute(business: BusinessTime) -> tuple[datetime, dict[tuple[UUID, int], datetime]]:
        found = {
            (one.id, days): end_of_business_day(business, one.at, days)
            for one in due
            for days in WORKING_DAYS
        }
        return max(found.values()), found

    return await by_business_calendar(db, min(one.at for one in due), now, compute)


# --- tickets -------------------------------------------------------------------------------------


async def of_tickets(pool: Pool, now: datetime) -> None:
    """Tell who has a ticket, or the desk, that its promise ends soon, and the desk that it ended (a job)."""
    near = await queries.tickets_due(pool, now - _LATE_DAYS, now + DUE_AHEAD)
    planned = []
    for one in near:
        over = one.at <= now
        mine = planning.DESK
        if one.technician_id is not None:
            mine = Addressee(RecipientKind.TECHNICIAN, one.technician_id, one.technician_id)
        for addressee in {mine, planning.DESK} if over else (mine,):
            cause = f"{one.id}:{figure(one.at)}{':over' if over else ''}"
            promised = figure(one.at)
            planned.append(
                _planned(MailTopic.TICKET_DUE_SOON, one, cause, addressee, now, promised=promised)
            )
    await _queue(pool, planned, now)
