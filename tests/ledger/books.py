"""The ledger driven directly: lock, read, post, write and commit, without a service around it."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.adjustments import checks as adjustments_checks
from app.adjustments import rows as adjustments
from app.kit.actor import Actor, Role
from app.kit.postgres.database import Pool, Tx
from app.ledger import accounts, entries, journal, queries
from app.ledger import credit as balances
from app.ledger.accounts import AccountKind
from app.ledger.book import Book, Entry
from app.ledger.schemas import CreditView, credit_view
from app.purchases import checks as purchases_checks
from app.sessions import checks as sessions_checks
from app.warnings import checks as warnings_checks
from app.worksheets import checks as worksheets_checks
from app.worksheets import service as worksheets
from app.worksheets.schemas import Dispute
from tests.support import found_broken as _every_broken

NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ACTOR = Actor(UUID(int=0xAC7), Role.LEAD)
MINIMUM, DEBT_LIMIT = 480, 480

# These compare the ledger with rows of other slices, which the ledger alone does not have.
_OTHER_SLICES = {
    **adjustments_checks.CHECKS,
    **purchases_checks.CHECKS,
    **sessions_checks.CHECKS,
    **warnings_checks.CHECKS,
    **worksheets_checks.CHECKS,
}

Figures = tuple[int, int, int, int]  # available, held, awaiting confirmation, debt


async def broken(dsn: str) -> dict[str, list[dict[str, Any]]]:
    """The ledger's own invariants that do not hold."""
    found = await _every_broken(dsn)
    return {name: rows for name, rows in found.items() if name not in _OTHER_SLICES}


@dataclass(frozen=True, slots=True)
class Books:
    """One customer's credit account."""

    pool: Pool
    customer_id: UUID

    @property
    def account_id(self) -> UUID:
        return accounts.account_id(self.customer_id)

    @asynccontextmanager
    async def writing(
        self,
        at: datetime,
        *,
        waiting_asked: bool = True,
        spend_minutes: int = 0,
        reach_minutes: int = 0,
        **read: UUID | None,
    ) -> AsyncIterator[Book]:
        """A locked book; what was posted is written and committed, unless the block raises.

        ``reach_minutes`` are those that turn out to be needed after it was read.
        """
        async with self.pool.acquire() as connection:
            tx = Tx(connection, ACTOR, at)
            try:
                await journal.lock(tx, self.customer_id)
                book = await journal.read(tx, self.customer_id, spend_minutes=spend_minutes, **read)
                await journal.reach(tx, book, reach_minutes)
                yield book
                # The ledger alone has no sessions that could wait.
                adjustments.insert_compensations(tx, book)
                journal.write(tx, book, waiting_asked=waiting_asked)
                await tx.flush()
                await tx.commit()
            finally:
                await tx.rollback()

    async def buy(
        self,
        minutes: int,
        *,
        at: datetime = NOON,
        expires_on: date | None = None,
        lot_id: UUID | None = None,
        **price: Any,
    ) -> UUID:
        """A paid purchase; returns its lot. ``price`` are the facts of its money."""
        lot_id = lot_id or uuid.uuid4()
        async with self.writing(at) as book:
            lot = book.new_lot(lot_id, given_minutes=minutes, expires_on=expires_on, **price)
            book.post(entries.purchase(book.state, lot, minutes))
        return lot_id

    async def hold(
        self, minutes: int, *, at: datetime = NOON, session_id: UUID | None = None, number: int = 1
    ) -> UUID:
        """Minutes reserved; returns the session."""
        session_id = session_id or uuid.uuid4()
        async with self.writing(at, content_of=session_id, spend_minutes=minutes) as book:
            draft = entries.hold(
                book.state,
                session_id,
                number,
                minutes,
                at=book.at,
                minimum_purchase_minutes=MINIMUM,
            )
            book.post(draft)
        return session_id

    async def release(
        self,
        session_id: UUID,
        minutes: int,
        *,
        at: datetime = NOON,
        number: int = 1,
        compensation_days: int | None = None,
    ) -> None:
        async with self.writing(at, content_of=session_id) as book:
            draft = entries.release(
                book.state, session_id, number, minutes, compensation_days=compensation_days
            )
            book.post(draft)

    async def deduct(
        self,
        session_id: UUID,
        minutes: int,
        *,
        at: datetime = NOON,
        worksheet_id: UUID | None = None,
        debt_limit: int = DEBT_LIMIT,
        override: bool = False,
    ) -> UUID:
        """A deduction; returns the worksheet."""
        worksheet_id = worksheet_id or uuid.uuid4()
        async with self.writing(at, content_of=session_id, reach_minutes=minutes) as book:
            draft = entries.deduction(
                book.state,
                session_id,
                worksheet_id,
                minutes,
                at=book.at,
                debt_limit_minutes=debt_limit,
                override=override,
                compensation_days=30,
            )
            book.post(draft)
        return worksheet_id

    async def correct(
        self,
        worksheet_id: UUID,
        minutes: int,
        *,
        at: datetime = NOON,
        revision: int = 2,
        debt_limit: int = DEBT_LIMIT,
        override: bool = False,
    ) -> None:
        async with self.writing(at, content_of=worksheet_id, spend_minutes=minutes) as book:
            draft = entries.correction(
                book.state,
                worksheet_id,
                revision,
                minutes,
                at=book.at,
                debt_limit_minutes=debt_limit,
                override=override,
                compensation_days=30,
            )
            if draft:
                book.post(draft)

    async def confirm(self, worksheet_id: UUID, *, at: datetime = NOON) -> None:
        async with self.writing(at, content_of=worksheet_id) as book:
            draft = entries.confirmation(book.state, worksheet_id)
            if draft:
                book.post(draft)

    async def penalize(self, minutes: int, *, at: datetime = NOON, reason: str = "") -> Entry:
        """A penalty; returns its entry."""
        async with self.writing(at, reach_minutes=minutes) as book:
            draft = entries.penalty(book.state, f"penalty:{uuid.uuid4()}", minutes, at=book.at)
            return book.post(draft, reason=reason or None)

    async def reverse(self, entry_id: UUID, source: AccountKind, *, at: datetime = NOON) -> None:
        async with self.writing(at, entry_id=entry_id) as book:
            draft = entries.reversal(book.state, entry_id, source, compensation_days=30)
            book.post(draft, reason="waived")

    async def refund(
        self, lot_id: UUID, minutes: int | None, *, at: datetime = NOON, number: int = 1
    ) -> None:
        async with self.writing(at, lot_id=lot_id) as book:
            book.post(entries.refund(book.state, lot_id, number, minutes))

    async def give(self, minutes: int, *, at: datetime = NOON, lot_id: UUID | None = None) -> UUID:
        """A positive adjustment; returns its lot."""
        lot_id = lot_id or uuid.uuid4()
        async with self.writing(at) as book:
            lot = book.new_lot(lot_id, given_minutes=minutes)
            draft = entries.positive_adjustment(book.state, lot, minutes)
            book.post(draft, reason="goodwill")
        return lot_id

    async def take(
        self,
        minutes: int,
        *,
        at: datetime = NOON,
        debt_limit: int = DEBT_LIMIT,
        override: bool = False,
    ) -> Entry:
        """A negative adjustment; returns its entry."""
        async with self.writing(at, spend_minutes=minutes) as book:
            draft = entries.negative_adjustment(
                book.state,
                uuid.uuid4(),
                minutes,
                at=book.at,
                debt_limit_minutes=debt_limit,
                override=override,
            )
            return book.post(draft, reason="correction")

    async def change_expiry(
        self, lot_id: UUID, expires_on: date | None, *, at: datetime = NOON
    ) -> None:
        """Another last day of a lot."""
        async with self.writing(at, lot_id=lot_id) as book:
            book.change_expiry(lot_id, expires_on)

    async def compensations(self) -> dict[UUID, int]:
        """The minutes of each compensation that has its row, by its lot."""
        rows = await self.pool.fetch(
            "SELECT id, minutes FROM adjustment WHERE customer_id = $1 AND kind = 'compensation'",
            self.customer_id,
        )
        return {row["id"]: row["minutes"] for row in rows}

    async def note_session(self) -> UUID:
        """A row for work that was done; returns its id."""
        session_id = uuid.uuid4()
        await self.pool.execute(
            "INSERT INTO session (id, customer_id, status, version, category, starts_at, ends_at,"
            " estimated_minutes, reserved_minutes, reserved_technicians, terms, organizer, holds,"
            " releases, moves, booked_at) VALUES ($1, $2, 'done', 1, 'training', $3::timestamptz,"
            " $3 + interval '1 hour', 60, 0, 1, '{}', 'support@example.com', 0, 0, 0, $3)",
            session_id, self.customer_id, NOON,
        )  # fmt: skip
        return session_id

    async def await_answer(self, worksheet_id: UUID, until: datetime) -> None:
        """A row for what is billed, which silence confirms then."""
        session_id = await self.note_session()
        await self.pool.execute(
            "INSERT INTO worksheet (id, session_id, customer_id, status, version, revision, summary,"
            " worked_seconds, billed_minutes, submitted_at, auto_confirm_at)"
            " VALUES ($1, $2, $3, 'awaiting_confirmation', 1, 1, '', 0, 0, $4, $5)",
            worksheet_id, session_id, self.customer_id, NOON, until,
        )  # fmt: skip

    async def dispute(self, worksheet_id: UUID) -> None:
        async with self.pool.acquire() as connection:
            tx = Tx(connection, ACTOR, NOON)
            try:
                body = Dispute(reason="we counted less")
                await worksheets.dispute(tx, self.customer_id, worksheet_id, body)
                await tx.flush()
                await tx.commit()
            finally:
                await tx.rollback()

    async def book_expiries(self, at: datetime) -> None:
        """A write that decides nothing of its own: due expiries come with any."""
        async with self.writing(at):
            pass

    async def credit(self, at: datetime, *, as_of: bool = False) -> CreditView:
        """What a customer is shown at an instant, or is shown of it when ``as_of``."""
        if as_of:
            credit = await balances.credit_as_of(self.pool, self.customer_id, at)
        else:
            credit = await balances.credit(self.pool, self.customer_id, at)
        assert credit is not None
        return credit_view(credit, self.customer_id, at)

    async def figures(self, at: datetime = NOON, *, as_of: bool = False) -> Figures:
        return figures(await self.credit(at, as_of=as_of))

    async def lots(
        self, at: datetime = NOON, *, as_of: bool = False
    ) -> dict[UUID, tuple[int, int]]:
        """Free and held minutes of each lot that has some."""
        return lots(await self.credit(at, as_of=as_of))

    async def kinds(self) -> list[str]:
        """The kinds of all entries in order."""
        entries_booked = await queries.entries(self.pool, self.customer_id, 0, 1000, None)
        return [entry.kind for entry in entries_booked]


def figures(shown: CreditView) -> Figures:
    """The four totals; ``remaining`` must follow from them."""
    remaining = shown.available_minutes + shown.held_minutes - shown.debt_minutes
    assert shown.remaining_minutes == remaining
    return (
        shown.available_minutes,
        shown.held_minutes,
        shown.awaiting_confirmation_minutes,
        shown.debt_minutes,
    )


def lots(shown: CreditView) -> dict[UUID, tuple[int, int]]:
    """Free and held minutes by lot."""
    return {lot.id: (lot.available_minutes, lot.held_minutes) for lot in shown.lots}


async def open_books(pool: Pool, *, zone: str = "Europe/Prague", versioned: bool = True) -> Books:
    """A new customer with its empty credit account; ``versioned`` as customers are by now."""
    customer_id = uuid.uuid4()
    version = (", version", ", 1") if versioned else ("", "")
    async with pool.acquire() as connection:
        tx = Tx(connection, ACTOR, NOON)
        try:
            tx.stage(
                "INSERT INTO customer (id, name, deployment, time_zone, language, created_at"
                f"{version[0]}) VALUES ($1, 'Acme', 'on_premise', $2, 'en', $3{version[1]})",
                customer_id, zone, NOON,
            )  # fmt: skip
            journal.open_account(tx, customer_id, zone)
            await tx.flush()
            await tx.commit()
        finally:
            await tx.rollback()
    return Books(pool, customer_id)
