"""A credit account without a database, and what its minutes are worth, counted ten minutes at a time.

``Account`` drives the ledger's own constructors. ``Counted`` values what they post, and shares nothing
with ``finance.worth`` but the names of kinds and buckets: it keeps tokens of ten minutes, the history of
each lot, and works every figure out anew from that.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app.finance.worth import Booked, EarningPolicy, LotWorth
from app.ledger import burn, entries
from app.ledger.accounts import SINGLE, AccountKind, Draft, DrawKey, Posting, State
from app.ledger.book import Book, Entry

START = datetime(2031, 1, 1, 12, tzinfo=UTC)
FREE = 100_000  # a debt limit that nobody reaches


class Account:
    """One credit account while it is used: everything it booked, in order."""

    def __init__(self) -> None:
        state = State(
            balances=dict.fromkeys(SINGLE.values(), 0),
            kinds={one: kind for kind, one in SINGLE.items()},
            lots={},
        )
        self._ids = iter(range(1, 1_000_000))
        self.book = Book(
            UUID(int=1), UUID(int=2), "actor", state, seq=0, last_hash=b"", at=START, now=START,
            zone="UTC", new_id=self.new_id,
        )  # fmt: skip
        self.prices: dict[UUID, tuple[int, int, str | None]] = {}  # net units, digits, currency
        self.booked: list[Booked] = []
        self.policy = EarningPolicy.CONFIRMED

    def new_id(self) -> UUID:
        return UUID(int=next(self._ids) << 16)

    def buy(
        self, minutes: int, units: int, digits: int, currency: str, expires_on: date | None = None
    ) -> UUID:
        lot = self.book.new_lot(self.new_id(), given_minutes=minutes, expires_on=expires_on)
        self.prices[lot.id] = (units, digits, currency)
        self._post(entries.purchase(self._begin(), lot, minutes))
        return lot.id

    def give(self, minutes: int, expires_on: date | None = None) -> UUID:
        lot = self.book.new_lot(self.new_id(), given_minutes=minutes, expires_on=expires_on)
        self._post(entries.positive_adjustment(self._begin(), lot, minutes))
        return lot.id

    def hold(self, minutes: int) -> UUID:
        session = self.new_id()
        self._post(
            entries.hold(
                self._begin(), session, 1, minutes, at=self.book.at, minimum_purchase_minutes=480
            )
        )
        return session

    def release(self, session: UUID, minutes: int, days: int | None) -> None:
        state = self._begin(session)
        number = len(self.booked)
        self._post(entries.release(state, session, number, minutes, compensation_days=days))

    def deduct(self, session: UUID, minutes: int) -> UUID:
        worksheet = self.new_id()
        self._post(
            entries.deduction(
                self._begin(session), session, worksheet, minutes, at=self.book.at,
                debt_limit_minutes=FREE, override=False, compensation_days=30,
            )
        )  # fmt: skip
        return worksheet

    def work(self, minutes: int) -> UUID:
        """A deduction of which nothing was held."""
        return self.deduct(self.new_id(), minutes)

    def correct(self, worksheet: UUID, minutes: int) -> None:
        draft = entries.correction(
            self._begin(worksheet), worksheet, len(self.booked), minutes, at=self.book.at,
            debt_limit_minutes=FREE, override=False, compensation_days=30,
        )  # fmt: skip
        if draft:
            self._post(draft)

    def confirm(self, worksheet: UUID) -> None:
        if draft := entries.confirmation(self._begin(worksheet), worksheet):
            self._post(draft)

    def penalize(self, minutes: int) -> UUID:
        reference = f"penalty:{self.new_id()}"
        return self._post(entries.penalty(self._begin(), reference, minutes, at=self.book.at))

    def take(self, minutes: int) -> UUID:
        return self._post(
            entries.negative_adjustment(
                self._begin(), self.new_id(), minutes, at=self.book.at, debt_limit_minutes=FREE,
                override=False,
            )
        )  # fmt: skip

    def reverse(self, entry: UUID, days: int | None) -> None:
        booked = next(one for one in self.booked if one.id == entry)
        source = booked.postings[0].to_kind
        self._post(entries.reversal(self._begin(of=booked), entry, source, compensation_days=days))

    def refund(self, lot_id: UUID, minutes: int | None = None) -> None:
        self._post(entries.refund(self._begin(), lot_id, len(self.booked), minutes))

    def content(self, holder: UUID) -> int:
        """The minutes in a hold or on a worksheet."""
        return self.book.state.balances.get(holder, 0)

    def free(self, lot_id: UUID) -> int:
        """The minutes free in a lot, once what is due has expired."""
        self._begin()
        return self.book.state.lots[lot_id].free_minutes

    def _begin(self, holder: UUID | None = None, *, of: Booked | None = None) -> State:
        """The state to decide on, with due expiries posted and what is in a holder resolved."""
        self.book.expire_due()
        self._note()
        moves, draws = [], set[DrawKey]()
        for entry in self.booked:
            for position, one in enumerate(entry.postings):
                incoming = entry is of or one.to_id == holder
                if incoming or one.from_id == holder:
                    key = (entry.seq, position)
                    moves.append(burn.Movement(key, one.minutes, incoming, one.lot_id))
                    draws |= {key} if incoming and one.from_kind is AccountKind.DEBT else set()
        settled = [
            burn.Settlement(one.settles, one.minutes, one.lot_id)
            for entry in self.booked
            for one in entry.postings
            if one.settles in draws and one.settles
        ]
        self.book.state = replace(self.book.state, pieces=burn.content(moves, settled))
        return self.book.state

    def _post(self, draft: Draft) -> UUID:
        entry_id = self.book.post(draft).id
        self._note()
        return entry_id

    def _note(self) -> None:
        for entry in self.book.entries[len(self.booked) :]:
            self.booked.append(self._booked(entry))

    def _booked(self, entry: Entry) -> Booked:
        draft, opens = entry.draft, None
        if draft.new_lot:
            given = sum(one.minutes for one in draft.postings)
            opens = LotWorth(
                draft.new_lot.id, given, *self.prices.get(draft.new_lot.id, (0, 0, None))
            )
        return Booked(
            entry.seq,
            entry.id,
            entry.booked_at,
            self.policy,
            draft.postings,
            draft.reverses,
            opens,
        )


@dataclass(eq=False)
class Token:
    """Ten minutes: whose, for which debt they were drawn, and by which departure they are out."""

    lot: UUID | None
    draw: DrawKey | None = None
    departure: "Departure | None" = None
    confirmed: bool = False
    earned_when_billed: bool = False


@dataclass(eq=False)
class Departure:
    """What one posting took out of a lot's book, into a bucket."""

    bucket: str
    tens: int
    back: int = 0


@dataclass
class Counted:
    """What everything is worth, by counting."""

    places: dict[Any, list[Token]] = field(default_factory=dict)
    opened: dict[UUID, LotWorth] = field(default_factory=dict)
    # Of each lot: departures (+) and returns (-) as they came, with how many tens.
    history: dict[UUID, list[tuple[Departure, int]]] = field(default_factory=dict)

    def read(self, entry: Booked) -> None:
        if entry.opens:
            self.opened[entry.opens.id] = entry.opens
            self.history[entry.opens.id] = []
        for position, posting in enumerate(entry.postings):
            self._post(entry, position, posting)

    def _post(self, entry: Booked, position: int, posting: Posting) -> None:
        tens = posting.minutes // 10
        tokens = self._draw(entry, posting, tens)
        self._return(posting, tokens)
        to = posting.to_kind
        if to is AccountKind.DEBT:
            assert posting.settles
            if posting.lot_id is None:
                return
            owed = [
                token
                for place in self.places.values()
                for token in place
                if token.lot is None and token.draw == posting.settles
            ][:tens]
            assert len(owed) == tens
            for token in owed:
                token.lot = posting.lot_id
            self._depart(posting.lot_id, [one for one in owed if self._bucket(one)])
            return
        for token in tokens:
            token.earned_when_billed |= (
                to is AccountKind.BILLED and entry.policy is EarningPolicy.BILLED
            )
            if posting.lot_id is None and posting.from_kind is AccountKind.DEBT:
                token.draw = (entry.seq, position)
        self.places.setdefault(self._place(entry, to, posting.to_id), []).extend(tokens)
        if posting.lot_id:
            self._depart(
                posting.lot_id,
                [one for one in tokens if self._bucket(one) and not one.departure],
            )

    def _draw(self, entry: Booked, posting: Posting, tens: int) -> list[Token]:
        source = posting.from_kind
        fresh = source is AccountKind.DEBT or (
            source in (AccountKind.PURCHASED, AccountKind.ADJUSTED) and entry.reverses is None
        )
        if fresh:
            return [Token(posting.lot_id) for _ in range(tens)]
        holder = entry.reverses or posting.from_id
        place = self.places[self._place(entry, source, posting.from_id, holder)]
        found: list[Token] = []
        for token in reversed(place):
            back = posting.to_kind is AccountKind.DEBT and posting.lot_id is None
            meant = token.lot == posting.lot_id and (not back or token.draw == posting.settles)
            if meant and len(found) < tens:
                found.append(token)
        assert len(found) == tens, (entry, posting)
        for token in found:
            place.remove(token)
        return found

    def _place(
        self, entry: Booked, kind: AccountKind, account: UUID, holder: UUID | None = None
    ) -> tuple[AccountKind, UUID]:
        taken = kind in (AccountKind.PENALTIES, AccountKind.ADJUSTED)
        return kind, (holder or entry.id) if taken else account

    def _bucket(self, token: Token) -> str | None:
        """The bucket of a token by where it is."""
        kind = next(kind for (kind, _), place in self.places.items() if token in place)
        return {
            AccountKind.BILLED: "earned" if token.earned_when_billed else None,
            AccountKind.CONSUMED: "earned",
            AccountKind.PENALTIES: "penalties",
            AccountKind.EXPIRED: "breakage",
            AccountKind.REFUNDED: "refunded",
            AccountKind.ADJUSTED: "written_off",
        }.get(kind)

    def _depart(self, lot: UUID, tokens: list[Token]) -> None:
        if tokens:
            departure = Departure(self._bucket(tokens[0]) or "", len(tokens))
            for token in tokens:
                token.departure = departure
            self.history[lot].append((departure, len(tokens)))

    def _return(self, posting: Posting, tokens: list[Token]) -> None:
        if posting.to_kind not in (AccountKind.LOT, AccountKind.DEBT) or not posting.lot_id:
            return
        for departure in dict.fromkeys(token.departure for token in tokens if token.departure):
            tens = sum(token.departure is departure for token in tokens)
            self.history[posting.lot_id].append((departure, -tens))
        for token in tokens:
            token.departure, token.earned_when_billed = None, False

    def values(self, lot_id: UUID) -> dict[str, Decimal]:
        """What of a lot's price is in which bucket, from the first departure on."""
        lot = self.opened[lot_id]
        unit = Decimal(1).scaleb(-lot.digits)
        net = lot.net_units * unit
        buckets: dict[str, Decimal] = {}
        carried: dict[Departure, Decimal] = {}
        returned: dict[Departure, tuple[int, Decimal]] = {}
        out, value_out = 0, Decimal(0)
        for departure, tens in self.history[lot_id]:
            out += tens
            if tens > 0:
                target = rounded(net * out * 10, lot.given_minutes, unit)
                value = max(Decimal(0), target - value_out)
                carried[departure] = value
            else:
                before, paid = returned.get(departure, (0, Decimal(0)))
                total = rounded(carried[departure] * (before - tens), departure.tens, unit)
                returned[departure] = (before - tens, total)
                value = paid - total
            value_out += value
            buckets[departure.bucket] = buckets.get(departure.bucket, Decimal(0)) + value
        buckets["deferred"] = net - value_out
        return {name: value for name, value in buckets.items() if value}


def rounded(numerator: Decimal, denominator: int, unit: Decimal) -> Decimal:
    """A fraction to a multiple of ``unit``, half-even."""
    return (numerator / denominator).quantize(unit, ROUND_HALF_EVEN)
