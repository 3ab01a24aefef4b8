"""All statements of a month: as files, whole ones only, or one after the other."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from app import errors
from app.calendar import queries as calendar
from app.kit.postgres.database import Pool
from app.kit.web.schema import Body, Month
from app.kit.zones import month_span
from app.languages.official import OfficialLanguage
from app.statements import answers, rules, service
from app.statements.schemas import StatementFormat


class Batch(Body):
    """Which statements are made: each in this language, or in its customer's."""

    month: Month
    format: StatementFormat = StatementFormat.PDF
    language: OfficialLanguage | None = None

    def file_name(self, customer_id: UUID) -> str:
        """What a customer's statement is called."""
        language = f"-{self.language}" if self.language else ""
        return f"statement-{self.month}-{customer_id}{language}.{self.format}"


class Outcome(StrEnum):
    """What became of a customer's statement."""

    MADE = "made"
    THERE = "there"
    NOTHING = "nothing"
    WRONG = "wrong"


class Done(Struct, frozen=True):
    """A customer that is done with; ``wrong`` says what does not add up, ``content`` is what was made."""

    customer_id: UUID
    outcome: Outcome
    wrong: str = ""
    content: bytes = b""


async def make(
    pool: Pool, customer_ids: list[UUID], batch: Batch, folder: Path, now: datetime
) -> AsyncIterator[Done]:
    """Make each statement that is not there yet; one who has no credit and moves none gets none.

    A file from before the end of its month is made again: more may have happened since.

    Raises:
        MonthNotBegun.
        OSError: a file cannot be written.
    """
    to_at = await check_begun(pool, batch.month, now)
    for customer_id in customer_ids:
        path = folder / batch.file_name(customer_id)
        if path.exists() and path.stat().st_mtime >= to_at.timestamp():
            yield Done(customer_id, Outcome.THERE)
            continue
        done = await one(pool, customer_id, batch, now)
        if done.outcome is Outcome.MADE:
            _write(path, done.content)
        yield done


async def check_begun(pool: Pool, month: str, now: datetime) -> datetime:
    """Hold a batch to a month that has begun, by the company's clocks; returns when it ends.

    Raises:
        MonthNotBegun.
    """
    zone = (await calendar.company(pool)).time_zone
    from_at, to_at = month_span(month, zone)
    rules.check_begun(month, from_at, now)
    return to_at


async def one(pool: Pool, customer_id: UUID, batch: Batch, now: datetime) -> Done:
    """A customer's statement, made; or why there is none.

    Raises:
        MonthNotBegun.
    """
    try:
        made, usual = await service.statement(pool, pool, customer_id, batch.month, now)
    except errors.StatementDoesNotAddUp as wrong:
        figures = ", ".join(f"{name} {value}" for name, value in wrong.fields.items())
        return Done(customer_id, Outcome.WRONG, f"{wrong} {figures}")
    if not made.movements and not any(made.closing):
        return Done(customer_id, Outcome.NOTHING)
    language = batch.language or usual
    content = await asyncio.to_thread(answers.made_as, made, batch.format, language)
    return Done(customer_id, Outcome.MADE, content=content)


def _write(path: Path, content: bytes) -> None:
    """A file that is there as a whole, or not at all."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
