"""What becomes due about mails: reminders, reports of failures, and what is kept no longer."""

import asyncio
from datetime import datetime

from app.inbound.reports import returned_ids
from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Pool, Tx, transaction
from app.kit.postgres.rows import lock_single
from app.mails import queries, reminders, rows, rules, service
from app.mails.rows import FailureReport
from app.mails.tables import MailWatch
from app.mime.reading import read

_AT_ONCE = 50


async def forget_mails(pool: Pool, now: datetime) -> None:
    """Delete what was written 90 days ago (a job)."""
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        rows.forget(tx, now - rules.KEPT)


async def read_reports(pool: Pool, now: datetime) -> int:
    """Note from which addresses mail came back for good, by the reports that came (a job)."""
    noted = 0
    while (batch := await _read_some(pool, now)) is not None:
        noted += batch
    return noted


async def _read_some(pool: Pool, now: datetime) -> int | None:
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await lock_single(tx, MailWatch)
        reached = await outbox.reached(tx.connection)
        reports = await queries.failure_reports(tx.connection, _AT_ONCE)
        noted = 0
        for report in reports:
            noted += await _note(tx, report)
        # Where none is left, what came without one is not gone through again.
        rows.move_watch(tx, reports[-1].position if reports else reached)
    return noted if reports else None


async def _note(tx: Tx, report: FailureReport) -> int:
    """Whose address a report is about: who was sent what it gives back."""
    returned = returned_ids(await asyncio.to_thread(read, report.raw))
    named = rules.message_ids("\n".join(returned))
    found = await queries.sent_as(tx.connection, named)
    # One message of a ticket goes to several: then the report has to say to whom.
    named_there = [one for one in found if one.address.lower() in report.recipients]
    noted = 0
    for one in named_there or (found if len(found) == 1 else []):
        noted += await service.came_back(tx, one, None)
    return noted


JOBS = {
    "forget_mails": ("53 2 * * *", forget_mails),
    "read_failure_reports": ("* * * * *", read_reports),
    "remind_of_sessions": ("*/5 * * * *", reminders.of_sessions),
    "remind_of_access": ("*/15 * * * *", reminders.of_access),
    "remind_of_worksheets": ("*/15 * * * *", reminders.of_worksheets),
    "remind_of_tickets": ("*/5 * * * *", reminders.of_tickets),
}
