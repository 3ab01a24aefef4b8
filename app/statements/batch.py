"""All statements of a month as files: whole ones only, and those that are there are not made again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from app import errors
from app.calendar import queries as calendar
from app.kit.database import Pool
from app.kit.schema import Body, Month
from app.kit.zones import month_span
from app.languages.official import OfficialLanguage
from app.statements import answers, rules, service
from app.statements.schemas import StatementFormat


class Batch(Body):
    """Which statements are made: each in this language, or in its customer's."""

    month: Month
    format: StatementFormat = StatementFormat.PDF
    language: OfficialLanguage | None = None

    def path(self, folder: Path, customer_id: UUID) -> Path:
        """The file of a customer's statement."""
        language = f"-{self.language}" if self.language else ""
        return folder / f"statement-{self.month}-{customer_id}{language}.{self.format}"


class Outcome(StrEnum):
    """What became of a customer's statement."""

    MADE = "made"
    THERE = "there"
    NOTHING = "nothing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Done:
    """A customer that is done with; ``wrong`` says what does not add up."""

    customer_id: UUID
    outcome: Outcome
    wrong: str = ""


async def make(
    pool: Pool, customer_ids: list[UUID], batch: Batch, folder: Path, now: datetime
) -> AsyncIterator[Done]:
    """Make each statement that is not there yet; one who has no credit and moves none gets none.

    A file from before the end of its month is made again: more may have happened since.

    Raises:
        MonthNotBegun.
        OSError: a file cannot be written.
    """
    zone = (await calendar.company(pool)).time_zone
    from_at, to_at = month_span(batch.month, zone)
    rules.check_begun(batch.month, from_at, now)
    for customer_id in customer_ids:
        path = batch.path(folder, customer_id)
        if path.exists() and path.stat().st_mtime >= to_at.timestamp():
            yield Done(customer_id, Outcome.THERE)
        else:
            yield await _one(pool, customer_id, batch, path, now)


async def _one(pool: Pool, customer_id: UUID, batch: Batch, path: Path, now: datetime) -> Done:
    try:
        made, usual = await service.statement(pool, pool, customer_id, batch.month, now)
    except errors.StatementDoesNotAddUp as wrong:
        figures = ", ".join(f"{name} {value}" for name, value in wrong.fields.items())
        return Done(customer_id, Outcome.WRONG, f"{wrong} {figures}")
    if not made.movements and not any(made.closing):
        return Done(customer_id, Outcome.NOTHING)
    language = batch.language or usual
    content = await asyncio.to_thread(answers.made_as, made, batch.format, language)
    _write(path, content)
    return Done(customer_id, Outcome.MADE)


def _write(path: Path, content: bytes) -> None:
    """A file that is there as a whole, or not at all."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
