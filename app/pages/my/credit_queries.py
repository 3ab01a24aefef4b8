"""What stands beside a customer's entries: what each is about, by one statement; and a year day by day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.ledger.accounts import account_id
from app.ledger.schemas import EntryView
from app.plans.rules import SessionCategory
from app.sessions.rules import PenaltyKind


class Planned(Struct, frozen=True, kw_only=True):
    """A session that an entry is about."""

    id: UUID
    starts_at: datetime
    category: SessionCategory
    estimated_minutes: int


class Worked(Struct, frozen=True, kw_only=True):
    """A revision of a worksheet: what was worked, and what that came to, rounded once (rule C4)."""

    worksheet_id: UUID
    number: int
    worked_seconds: int
    billed_minutes: int
    starts_at: datetime
    category: SessionCategory


class Charged(Struct, frozen=True, kw_only=True):
    """What a late change cost, by its entry.

    Attributes:
        starts_at: the time that was not kept.
        charged_at: when the change was asked for.
    """

    entry_id: UUID
    session_id: UUID
    kind: PenaltyKind
    minutes: int
    notice_minutes: int
    starts_at: datetime
    charged_at: datetime

    @property
    def seconds_before(self) -> int:
        """How long before that time it was asked for."""
        return int((self.starts_at - self.charged_at).total_seconds())


class Bought(Struct, frozen=True, kw_only=True):
    """A purchase; ``amount`` is what it cost without tax."""

    id: UUID
    minutes: int
    minutes_per_person_day: int
    amount: Decimal
    currency: str
    invoice_number: str | None


class Explained(Struct, frozen=True, kw_only=True):
    """Why somebody gave credit, took it or paid it back, by the entry that did.

    ``is_compensation``: nobody did; minutes came back after their last day, and the provider caused it (C9).
    """

    entry_id: UUID
    reason: str | None
    is_compensation: bool


class LotBeside(Struct, frozen=True, kw_only=True):
    """A lot that minutes came from, or went to."""

    id: UUID
    purchased_at: datetime
    expires_on: date | None


class EntriesBeside(Struct, frozen=True, kw_only=True):
    """What entries are about, each found by what they name.

    Attributes:
        names: of who acted, by what an entry calls them; of a customer's key that names nobody the
            customer's. The provider's office has none.
    """

    sessions: tuple[Planned, ...]
    revisions: tuple[Worked, ...]
    charges: tuple[Charged, ...]
    purchases: tuple[Bought, ...]
    reasons: tuple[Explained, ...]
    lots: tuple[LotBeside, ...]
    names: Mapping[str, str]

    def session(self, entry: EntryView) -> Planned | None:
        """The session that an entry reserves for, or gives back from."""
        return next((one for one in self.sessions if one.id == subject_of(entry)), None)

    def work(self, entry: EntryView) -> Worked | None:
        """The revision of a worksheet that an entry books; of an answer the last."""
        booked = revision_of(entry)
        own = [one for one in self.revisions if one.worksheet_id == subject_of(entry)]
        return next((one for one in own if one.number == booked), own[-1] if own else None)

    def work_before(self, entry: EntryView) -> Worked | None:
        """The revision before that of a correction."""
        booked = revision_of(entry)
        own = [one for one in self.revisions if one.worksheet_id == subject_of(entry)]
        return next((one for one in own if one.number + 1 == booked), None)

    def charge(self, entry: EntryView) -> Charged | None:
        """The late change that an entry charges, or gives back."""
        about = entry.reverses or entry.id
        return next((one for one in self.charges if one.entry_id == about), None)

    def purchase(self, entry: EntryView) -> Bought | None:
        """What was bought, or is refunded of."""
        return next((one for one in self.purchases if one.id == subject_of(entry)), None)

    def reason(self, entry: EntryView) -> str | None:
        """Why somebody did it."""
        told = (one.reason for one in self.reasons if one.entry_id in (entry.id, entry.reverses))
        return next(told, entry.reason)

    def compensates(self, entry: EntryView) -> bool:
        """Whether an entry gives back what the provider let expire."""
        return any(one.entry_id == entry.id and one.is_compensation for one in self.reasons)

    def lot(self, lot_id: UUID | None) -> LotBeside | None:
        """A lot of a posting."""
        return next((one for one in self.lots if one.id == lot_id), None)


def subject_of(entry: EntryView) -> UUID:
    """What an entry's reference names first."""
    return UUID(entry.reference.split(":")[1])


def revision_of(entry: EntryView) -> int | None:
    """Of which revision an entry about work is: handing in makes the first."""
    parts = entry.reference.split(":")
    if parts[0] != "worksheet" or parts[2] == "confirmation":
        return None
    return 1 if parts[2] == "deduction" else int(parts[3])


_WORKED = packed(
    Worked,
    worksheet_id="worksheet.id",
    number="round.revision",
    worked_seconds="""(
        SELECT coalesce(sum(extract(epoch FROM upper(during) - lower(during))), 0)::bigint
        FROM time_entry WHERE worksheet_id = worksheet.id AND revision = round.revision)""",
    billed_minutes="round.billed_minutes",
    starts_at="session.starts_at",
    category="session.category",
)
_CHARGED = packed(
    Charged,
    entry_id="penalty.entry_id",
    session_id="session.id",
    kind="penalty.kind",
    minutes="penalty.minutes",
    notice_minutes="(session.terms ->> 'notice_minutes')::int",
    starts_at="coalesce(move.old_starts_at, session.starts_at)",
    charged_at="penalty.charged_at",
)
_ADJUSTED = packed(Explained, is_compensation="adjustment.kind = 'compensation'")
_REFUNDED = packed(Explained, is_compensation="false")
_NAMED = """
SELECT coalesce(jsonb_object_agg(actor, name), '{}') FROM (
    SELECT 'contact:' || id AS actor, name FROM contact
    WHERE customer_id = $3 AND 'contact:' || id = ANY($4)
    UNION ALL
    SELECT 'technician:' || id, name FROM technician WHERE 'technician:' || id = ANY($4)
    UNION ALL
    SELECT 'key:' || came.id, customer.name
    FROM (SELECT id, id AS key_id FROM api_key UNION ALL SELECT id, key_id FROM sign_in) AS came
    JOIN api_key ON api_key.id = came.key_id JOIN customer ON customer.id = api_key.customer_id
    WHERE customer.id = $3 AND 'key:' || came.id = ANY($4)
) AS known
"""
_BESIDE = f"""
SELECT
    ARRAY(SELECT {packed(Planned)} FROM session WHERE customer_id = $3 AND id = ANY($1)) AS sessions,
    ARRAY(SELECT {_WORKED} FROM worksheet JOIN session ON session.id = worksheet.session_id
          JOIN worksheet_round AS round ON round.worksheet_id = worksheet.id
          WHERE worksheet.id = ANY($1) AND worksheet.customer_id = $3
            AND round.verb IN ('submit', 'amend')
          ORDER BY worksheet.id, round.revision) AS revisions,
    ARRAY(SELECT {_CHARGED} FROM penalty JOIN session ON session.id = penalty.session_id
          LEFT JOIN session_move AS move
              ON move.session_id = penalty.session_id AND move.penalty_id = penalty.id
          WHERE penalty.entry_id = ANY($2) AND session.customer_id = $3) AS charges,
    ARRAY(SELECT {packed(Bought, amount="net")} FROM purchase
          WHERE customer_id = $3 AND id = ANY($1)) AS purchases,
    ARRAY(SELECT {_ADJUSTED} FROM adjustment WHERE entry_id = ANY($2)
          UNION ALL
          SELECT {_REFUNDED} FROM refund WHERE entry_id = ANY($2)) AS reasons,
    ARRAY(SELECT {packed(LotBeside)} FROM ledger_account
          WHERE credit_account_id = $5 AND kind = 'lot' AND id = ANY($6)) AS lots,
    ({_NAMED}) AS names
"""


async def beside(db: Reader, customer_id: UUID, entries: Sequence[EntryView]) -> EntriesBeside:
    """What a customer's entries are about."""
    own = [one.id for one in entries] + [one.reverses for one in entries if one.reverses]
    moved = {posting.lot_id for one in entries for posting in one.postings if posting.lot_id}
    row = await db.fetchrow(
        _BESIDE,
        [subject_of(one) for one in entries],
        own,
        customer_id,
        list({one.actor for one in entries}),
        account_id(customer_id),
        list(moved),
    )
    assert row is not None
    return read_row(EntriesBeside, row)


class DayOfCredit(Struct, frozen=True, kw_only=True):
    """What a day brought, of those with any entry; ``day`` counts from 1, 0 is what was before.

    Attributes:
        at: when its last entry was booked.
        remaining_minutes: what was available or reserved after it, without what was owed.
        bought_minutes, worked_minutes, expired_minutes: by how much what remains rose by purchases, and
            fell by work and by expiry.
        other_minutes: by how much it changed by all else.
        sessions: how many worksheets were handed in.
    """

    day: int
    at: datetime
    remaining_minutes: int
    bought_minutes: int
    worked_minutes: int
    expired_minutes: int
    other_minutes: int
    sessions: int


# What only goes from one place to another changes nothing of what remains.
_DAYS = """
SELECT width_bucket(booked_at, $2::timestamptz[]) AS day, max(booked_at) AS at,
       (array_agg(remaining ORDER BY seq DESC))[1] AS remaining_minutes,
       coalesce(sum(change) FILTER (WHERE kind = 'purchase'), 0)::int AS bought_minutes,
       coalesce(-sum(change) FILTER (WHERE kind IN ('deduction', 'correction')), 0)::int
           AS worked_minutes,
       coalesce(-sum(change) FILTER (WHERE kind = 'expiry'), 0)::int AS expired_minutes,
       coalesce(sum(change) FILTER (
           WHERE kind NOT IN ('purchase', 'deduction', 'correction', 'expiry')), 0)::int
           AS other_minutes,
       (count(*) FILTER (WHERE kind = 'deduction'))::int AS sessions
FROM (
    SELECT seq, kind, booked_at, remaining,
           remaining - coalesce(lag(remaining) OVER (ORDER BY seq), 0) AS change
    FROM (SELECT seq, kind, booked_at, available_minutes + held_minutes - debt_minutes AS remaining
          FROM ledger_entry WHERE credit_account_id = $1 AND booked_at < $3
            AND kind NOT IN ('hold', 'release', 'confirmation') AND seq >= coalesce((
              SELECT seq FROM ledger_entry WHERE credit_account_id = $1 AND booked_at < $4
                AND kind NOT IN ('hold', 'release', 'confirmation')
              ORDER BY booked_at DESC, seq DESC LIMIT 1), 0)) AS entry
) AS shown
GROUP BY day ORDER BY day
"""


async def days(db: Reader, customer_id: UUID, starts: Sequence[datetime]) -> list[DayOfCredit]:
    """A customer's credit on days that begin at ``starts``; the last of these ends them all."""
    rows = await db.fetch(_DAYS, account_id(customer_id), starts, starts[-1], starts[0])
    return [read_row(DayOfCredit, row) for row in rows]


class Asked(Struct, frozen=True, kw_only=True):
    """The ticket that somebody's wish for credit became."""

    id: UUID
    number: int
    resolution_due_at: datetime


async def asked(db: Reader, customer_id: UUID, ticket_id: UUID) -> Asked | None:
    """A customer's ticket."""
    row = await db.fetchrow(
        "SELECT id, number, resolution_due_at FROM ticket WHERE id = $1 AND customer_id = $2",
        ticket_id,
        customer_id,
    )
    return None if row is None else read_row(Asked, row)


class Began(Struct, frozen=True, kw_only=True):
    """When the first entry was booked, if any was; and by whose clocks months are told."""

    at: datetime | None
    time_zone: str


async def began(db: Reader, customer_id: UUID) -> Began | None:
    """Since when a customer has statements."""
    row = await db.fetchrow(
        "SELECT time_zone, (SELECT booked_at FROM ledger_entry WHERE credit_account_id = $1 AND seq = 1)"
        " AS at FROM company",
        account_id(customer_id),
    )
    return None if row is None else read_row(Began, row)
