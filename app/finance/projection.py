"""Values follow the ledger: whoever reads them first catches up, and so does the worker.

One account and so many entries are one transaction, so neither memory nor locks grow with what is to be
done. Of two that come to an account, one waits for the other and goes on behind it.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from app.finance import queries, rows
from app.finance.rules import PolicyPeriod, policy_at
from app.finance.worth import Booked, Bucket, LotWorth, Movement, Part, Worth
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, Reader, Tx, transaction
from app.kit.postgres.locks import Lock, share_all
from app.ledger import queries as ledger
from app.ledger.accounts import AccountKind
from app.ledger.book import Book
from app.ledger.rows import BookedEntry

# Entries in one transaction, and accounts in one look for those that are behind.
ENTRIES_AT_ONCE = 2000
ACCOUNTS_AT_ONCE = 500


class AccountValues:
    """An account's machine, which reads what it needs of the stored values when it needs it.

    Attributes:
        worth: the machine.
        lots, holdings: what was read of the stored values, as it was.
    """

    def __init__(self, db: Reader, credit_account_id: UUID) -> None:
        self.worth = Worth()
        self.lots: dict[UUID, LotWorth] = {}
        self.holdings: dict[UUID, tuple[Part, ...]] = {}
        self._db = db
        self._credit_account_id = credit_account_id
        self._policies: Sequence[PolicyPeriod] = ()

    async def read(self, entries: Sequence[BookedEntry]) -> list[Movement]:
        """What the next entries move."""
        await self._load(entries)
        return [
            movement
            for entry in entries
            for movement in self.worth.read(as_booked(entry, self._policies))
        ]

    async def _load(self, entries: Sequence[BookedEntry]) -> None:
        lots, holders = needed(entries)
        stored = await queries.stored_values(
            self._db,
            self._credit_account_id,
            list(lots - self.worth.lots.keys()),
            list(holders - self.holdings.keys()),
        )
        self._policies = stored.policies
        fresh = {one: parts for one, parts in stored.holdings.items() if one not in self.holdings}
        # What was asked for and is not there is known, too: it must not be looked for again.
        self.holdings |= dict.fromkeys(holders - self.holdings.keys(), ()) | fresh
        self.lots |= {lot.id: lot for lot in stored.lots}
        self.worth.add(stored.lots, fresh)

    def changed_lots(self) -> list[LotWorth]:
        """The lots that are worth something else than was stored."""
        return [lot for lot in self.worth.lots.values() if lot != self.lots.get(lot.id)]

    def changed_holdings(self) -> dict[UUID, tuple[Part, ...]]:
        """The holdings that have other parts than were stored; those that have gone have none."""
        now = self.worth.holdings
        return {
            holder: now.get(holder, ())
            for holder in now.keys() | self.holdings.keys()
            if now.get(holder, ()) != self.holdings.get(holder, ())
        }


def needed(entries: Sequence[BookedEntry]) -> tuple[set[UUID], set[UUID]]:
    """The lots whose minutes entries move, and the holdings that they take from or add to."""
    postings = [posting for entry in entries for posting in entry.postings]
    opened = {entry.opened.id for entry in entries if entry.opened}
    lots = {posting.lot_id for posting in postings if posting.lot_id} - opened
    holders = {entry.reverses for entry in entries if entry.reverses}
    for posting in postings:
        if posting.to_kind is AccountKind.BILLED:
            holders.add(posting.to_id)
        if posting.from_kind is AccountKind.BILLED:
            holders.add(posting.from_id)
    return lots, holders


def as_booked(entry: BookedEntry, policies: Sequence[PolicyPeriod]) -> Booked:
    """An entry as the machine reads it."""
    return Booked(
        entry.seq,
        entry.id,
        entry.booked_at,
        policy_at(policies, entry.booked_at),
        entry.postings,
        entry.reverses,
        rows.lot_worth(entry.opened) if entry.opened else None,
    )


async def catch_up(pool: Pool, now: datetime) -> None:
    """Value every entry that is booked by now; what others book meanwhile waits for the next time."""
    after = UUID(int=0)
    while accounts := await queries.behind(pool, after, ACCOUNTS_AT_ONCE):
        for account in accounts:
            await catch_up_one(pool, now, account)
        after = accounts[-1]


async def catch_up_one(pool: Pool, now: datetime, credit_account_id: UUID) -> None:
    """Value every entry of one account that is booked by now."""
    more = True
    while more:
        async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
            more = await advance(tx, credit_account_id)


async def advance(tx: Tx, credit_account_id: UUID) -> bool:
    """Value an account's next entries; tells whether there may be more."""
    await tx.begin(share_all(Lock.EARNING))
    seq = await rows.lock_position(tx, credit_account_id)
    entries = await ledger.booked(tx.connection, credit_account_id, seq, ENTRIES_AT_ONCE)
    if not entries:
        return False
    values = AccountValues(tx.connection, credit_account_id)
    movements = await values.read(entries)
    rows.save(tx, credit_account_id, movements, values.changed_lots(), values.changed_holdings())
    rows.move_position(tx, credit_account_id, entries[-1].seq, entries[-1].booked_at)
    return len(entries) == ENTRIES_AT_ONCE


async def value_of_refund(tx: Tx, book: Book) -> Decimal:
    """The net money of the refund that was posted last in a locked account's book.

    Nothing is stored: the same machine tells the same when the entry is booked. Zero for minutes that
    were given for nothing.
    """
    await tx.begin(share_all(Lock.EARNING))
    seq = await rows.lock_position(tx, book.credit_account_id)
    values = AccountValues(tx.connection, book.credit_account_id)
    while entries := await ledger.booked(
        tx.connection, book.credit_account_id, seq, ENTRIES_AT_ONCE
    ):
        await values.read(entries)
        seq = entries[-1].seq
    posted = [
        BookedEntry(
            entry.seq,
            entry.id,
            entry.booked_at,
            entry.draft.reverses,
            entry.draft.new_lot,
            entry.draft.postings,
        )
        for entry in book.entries
    ]
    movements = await values.read(posted)
    return sum(
        (
            movement.amount
            for movement in movements
            if movement.seq == book.seq and movement.to_bucket is Bucket.REFUNDED
        ),
        Decimal(0),
    )
