"""The ledger as the design tells it (§2), ten minutes at a time, to hold the real one against.

A token is ten minutes that were drawn. It knows the lot they came from; a token that was drawn as
debt has none until a lot settles it, and is that lot's from then on. Nothing is shared with the
service but its words: no balances are kept, everything is counted.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo


class Refused(Exception):
    """The ledger must refuse this, by the code that is the message."""


@dataclass(eq=False)
class Token:
    """Ten minutes that were drawn; ``lot`` is None while they are owed."""

    lot: UUID | None


@dataclass(eq=False)
class ModelLot:
    """Minutes to spend. ``free`` counts tens."""

    id: UUID
    bought_at: datetime
    expires_on: date | None
    free: int = 0


@dataclass
class Model:
    """One credit account. Every container lists its tokens in the order in which they came."""

    zone: str
    lots: dict[UUID, ModelLot] = field(default_factory=dict)
    holds: dict[UUID, list[Token]] = field(default_factory=dict)
    billed: dict[UUID, list[Token]] = field(default_factory=dict)
    taken: dict[UUID, list[Token]] = field(default_factory=dict)
    reversed: set[UUID] = field(default_factory=set)
    owed: list[Token] = field(default_factory=list)
    last: datetime | None = None
    # Compensation lots that the ledger still has to name, in the order in which it makes them.
    unnamed: list[ModelLot] = field(default_factory=list)
    # Each compensation ever given, by its lot, with its minutes.
    compensations: dict[UUID, int] = field(default_factory=dict)
    # When silence confirms what is billed, where nobody disputes it.
    silent_at: dict[UUID, datetime] = field(default_factory=dict)

    # --- what each business event does -------------------------------------------------------

    def book_expiries(self, now: datetime) -> None:
        """Every write is booked at max(now, last) and books due expiries first."""
        at = max(now, self.last) if self.last else now
        for lot in self.lots.values():
            if lot.free and not self.usable(lot, at):
                lot.free = 0
                self.last = at

    def worker_books_expiries(self, now: datetime) -> None:
        """The worker comes to accounts that have something past its date by its own clock."""
        if any(lot.free and not self.usable(lot, now) for lot in self.lots.values()):
            self.book_expiries(now)

    def worker_confirms(self, now: datetime) -> None:
        """Nobody answered in time: it is confirmed, once, and what is owed of it stays owed."""
        for worksheet in [one for one, due_at in self.silent_at.items() if due_at <= now]:
            del self.silent_at[worksheet]
            if self.billed[worksheet]:
                self.confirm(now, worksheet)
            else:
                self.book_expiries(now)

    def dispute(self, worksheet: UUID) -> None:
        """It stays billed, and silence means nothing any more."""
        del self.silent_at[worksheet]

    def credit(self, now: datetime, lot_id: UUID, tens: int, expires_on: date | None) -> None:
        """A purchase or positive adjustment: debt first, oldest first; then a new lot."""
        at = self._begin(now)
        lot = self.lots[lot_id] = ModelLot(lot_id, at, expires_on)
        for _ in range(tens):
            self._receive(lot_id)
        assert lot.free == 0 or not self.owed
        self._expire_returned(at, None)

    def hold(self, now: datetime, session: UUID, tens: int) -> None:
        at = self._begin(now)
        drawn, short = self._draw(at, tens)
        if short:
            raise Refused("insufficient_credit")
        self.holds.setdefault(session, []).extend(drawn)

    def release(self, now: datetime, session: UUID, tens: int, days: int | None) -> None:
        at = self._begin(now)
        self._give_back(self.holds[session], tens, at, days)

    def deduct(
        self, now: datetime, session: UUID, worksheet: UUID, tens: int, limit: int | None
    ) -> None:
        """The reserve from its front, then lots, then debt; the rest of the reserve goes back."""
        at = self._begin(now)
        held = self.holds[session]
        used, rest = held[:tens], held[tens:]
        used += self._spend(at, tens - len(used), limit)
        self.billed[worksheet] = used
        self.holds[session] = []
        self._give_back(rest, len(rest), at, 30)

    def correct(self, now: datetime, worksheet: UUID, tens: int, limit: int | None) -> None:
        at = self._begin(now)
        billed = self.billed[worksheet]
        if tens > len(billed):
            billed += self._spend(at, tens - len(billed), limit)
        else:
            self._give_back(billed, len(billed) - tens, at, 30)

    def confirm(self, now: datetime, worksheet: UUID) -> None:
        """What is owed of it stays owed."""
        self._begin(now)
        self.billed[worksheet] = []

    def penalize(self, now: datetime, tens: int) -> list[Token]:
        return self._spend(self._begin(now), tens, None)

    def take(self, now: datetime, tens: int, limit: int | None) -> list[Token]:
        """A negative adjustment."""
        return self._spend(self._begin(now), tens, limit)

    def reverse(self, now: datetime, entry: UUID) -> None:
        if entry in self.reversed:
            raise Refused("already_reversed")
        at = self._begin(now)
        self.reversed.add(entry)
        tokens = self.taken[entry]
        self._give_back(tokens, len(tokens), at, 30)

    def refund(self, now: datetime, lot_id: UUID, tens: int | None) -> None:
        self._begin(now)
        lot = self.lots[lot_id]
        tens = lot.free if tens is None else tens
        if not 0 < tens <= lot.free:
            raise Refused("nothing_to_refund")
        lot.free -= tens

    def name(self, lot_id: UUID) -> None:
        """The ledger chose the id of a compensation lot."""
        lot = self.unnamed.pop(0)
        lot.id = lot_id
        self.lots[lot_id] = lot
        self.compensations[lot_id] = 10 * lot.free

    # --- what is shown -----------------------------------------------------------------------

    def usable(self, lot: ModelLot, at: datetime) -> bool:
        """Until the end of its last day where the customer is."""
        return lot.expires_on is None or at.astimezone(ZoneInfo(self.zone)).date() <= lot.expires_on

    def figures(self, at: datetime) -> tuple[int, int, int, int]:
        """Available, held, awaiting confirmation, debt."""
        tens = (
            sum(lot.free for lot in self.lots.values() if self.usable(lot, at)),
            sum(len(tokens) for tokens in self.holds.values()),
            sum(len(tokens) for tokens in self.billed.values()),
            len(self.owed),
        )
        available, held, awaiting, debt = (10 * ten for ten in tens)
        return available, held, awaiting, debt

    def lot_figures(self, at: datetime) -> dict[UUID, tuple[int, int, date | None]]:
        """Free and held minutes of each lot that has some, and its last day."""
        held: dict[UUID | None, int] = {}
        for tokens in self.holds.values():
            for token in tokens:
                held[token.lot] = held.get(token.lot, 0) + 10
        shown = {
            lot.id: (
                lot.free * 10 if self.usable(lot, at) else 0,
                held.get(lot.id, 0),
                lot.expires_on,
            )
            for lot in self.lots.values()
        }
        return {lot_id: lot for lot_id, lot in shown.items() if lot[0] or lot[1]}

    # --- drawing and giving back -------------------------------------------------------------

    def _begin(self, now: datetime) -> datetime:
        self.book_expiries(now)
        self.last = max(now, self.last) if self.last else now
        return self.last

    def _draw(self, at: datetime, tens: int) -> tuple[list[Token], int]:
        def rank(lot: ModelLot) -> tuple[date, datetime, UUID]:
            return lot.expires_on or date.max, lot.bought_at, lot.id

        drawn: list[Token] = []
        while len(drawn) < tens:
            usable = [lot for lot in self.lots.values() if lot.free and self.usable(lot, at)]
            if not usable:
                break
            first = min(usable, key=rank)
            first.free -= 1
            drawn.append(Token(first.id))
        return drawn, tens - len(drawn)

    def _spend(self, at: datetime, tens: int, limit: int | None) -> list[Token]:
        drawn, short = self._draw(at, tens)
        if short and limit is not None and (len(self.owed) + short) * 10 > limit:
            raise Refused("debt_limit_exceeded")
        debt = [Token(None) for _ in range(short)]
        self.owed += debt
        return drawn + debt

    def _receive(self, lot_id: UUID) -> None:
        """Ten minutes of a lot: they settle the oldest debt, or are free in it."""
        if self.owed:
            self.owed.pop(0).lot = lot_id
        else:
            self.lots[lot_id].free += 1

    def _give_back(self, tokens: list[Token], tens: int, at: datetime, days: int | None) -> None:
        back = [tokens.pop() for _ in range(tens)]  # the last drawn first
        origins = [token.lot for token in back]
        for token in back:
            if token.lot is None:
                self.owed.remove(token)  # nobody owes it any more
        for origin in origins:
            if origin is not None:
                self._receive(origin)
        self._expire_returned(at, days)

    def _expire_returned(self, at: datetime, days: int | None) -> None:
        """Minutes back in a lot past its date go at once, or become a compensation lot."""
        past = [lot for lot in self.lots.values() if lot.free and not self.usable(lot, at)]
        for lot in sorted(past, key=lambda one: (one.expires_on, one.bought_at, one.id)):
            if days is not None:
                until = at.astimezone(ZoneInfo(self.zone)).date() + timedelta(days=days)
                self.unnamed.append(ModelLot(lot.id, at, until, lot.free))
            lot.free = 0
