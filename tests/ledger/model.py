"""The ledger as the design tells it (§2), ten minutes at a time, to hold the real one against.

A token is ten minutes that were drawn. It knows the lot they came from; a token that was drawn as
debt has none until a lot settles it, and is that lot's from then on. Nothing is shared with the
service but its words: no balances are kept, everything is counted.

Money goes with the tokens: what leaves its lot takes its share of the price along, what comes back
brings what it took. Prices are integers, in the minor units of their currency.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import chain, groupby
from uuid import UUID
from zoneinfo import ZoneInfo

# What a step makes is called so until the ledger has chosen its id.
NOT_NAMED = UUID(int=0xFFFF)


class Refused(Exception):
    """The ledger must refuse this, by the code that is the message."""


@dataclass(eq=False)
class Departure:
    """What one posting took out of a lot's book, in tens and money, and what of it came back."""

    bucket: str
    tens: int
    money: int
    back_tens: int = 0
    back_money: int = 0


@dataclass(eq=False)
class Token:
    """Ten minutes that were drawn; ``lot`` is None while they are owed.

    ``draw`` is the same for tokens that were drawn as debt at once; ``bucket`` is where they are worth
    something, once they are paid for.
    """

    lot: UUID | None
    draw: object = None
    bucket: str | None = None
    departure: Departure | None = None


@dataclass(eq=False)
class ModelLot:
    """Minutes to spend. ``free`` counts tens."""

    id: UUID
    bought_at: datetime
    expires_on: date | None
    free: int = 0
    given: int = 0
    net: int = 0
    currency: str | None = None  # None: it was not bought
    out: int = 0
    money: dict[str, int] = field(default_factory=dict)

    def depart(self, tokens: list[Token] | int, bucket: str) -> None:
        """Tokens, or so many that nothing can bring back, leave its book."""
        tens = tokens if isinstance(tokens, int) else len(tokens)
        departure = Departure(bucket, tens, self.due(tens))
        self.out += tens
        self.money[bucket] = self.money.get(bucket, 0) + departure.money
        for token in tokens if isinstance(tokens, list) else []:
            token.departure = departure

    def due(self, tens: int) -> int:
        """What so many more take along when they leave its book, half to even."""
        due = round(Fraction(self.net * (self.out + tens), self.given))
        return max(0, due - sum(self.money.values()))

    def take_back(self, tokens: list[Token]) -> None:
        """Tokens come back with what their own departure had taken, its parts cumulative."""
        for token in tokens:
            departure = token.departure
            if departure is None:
                continue
            departure.back_tens += 1
            self.out -= 1
            due = round(Fraction(departure.money * departure.back_tens, departure.tens))
            self.money[departure.bucket] -= due - departure.back_money
            departure.back_money = due


def rank(lot: ModelLot) -> tuple[date, datetime, UUID]:
    """Burn order."""
    return lot.expires_on or date.max, lot.bought_at, lot.id


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
                lot.depart(lot.free, "breakage")
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

    def buy(
        self,
        now: datetime,
        lot_id: UUID,
        tens: int,
        expires_on: date | None,
        net: int,
        currency: str,
    ) -> None:
        self._credit(now, ModelLot(lot_id, now, expires_on, given=tens, net=net, currency=currency))

    def give(self, now: datetime, tens: int) -> None:
        """A positive adjustment; its lot has no id yet."""
        self._credit(now, ModelLot(NOT_NAMED, now, None, given=tens))

    def _credit(self, now: datetime, lot: ModelLot) -> None:
        """Debt first, oldest first; then a new lot."""
        lot.bought_at = at = self._begin(now)
        lot_id, tens = lot.id, lot.given
        self.lots[lot_id] = lot
        self._receive([Token(lot_id) for _ in range(tens)])
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
        """What is owed of it stays owed, and is earned when it is paid for."""
        self._begin(now)
        self._place(self.billed[worksheet], "earned")
        self.billed[worksheet] = []

    def penalize(self, now: datetime, tens: int) -> None:
        spent = self._spend(self._begin(now), tens, None)
        self.taken[NOT_NAMED] = self._place(spent, "penalties")

    def take(self, now: datetime, tens: int, limit: int | None) -> None:
        """A negative adjustment."""
        spent = self._spend(self._begin(now), tens, limit)
        self.taken[NOT_NAMED] = self._place(spent, "written_off")

    def reverse(self, now: datetime, entry: UUID) -> None:
        if entry in self.reversed:
            raise Refused("already_reversed")
        at = self._begin(now)
        self.reversed.add(entry)
        tokens = self.taken[entry]
        self._give_back(tokens, len(tokens), at, 30)

    def refund(self, now: datetime, lot_id: UUID, tens: int | None) -> None:
        lot = self.lots[lot_id]
        if lot.currency is None:
            raise Refused("purchase_not_found")
        self._begin(now)
        tens = lot.free if tens is None else tens
        if not 0 < tens <= lot.free:
            raise Refused("nothing_to_refund")
        lot.free -= tens
        lot.depart(tens, "refunded")

    def name_given(self, lot_id: UUID) -> None:
        """The ledger chose the id of the lot of a positive adjustment."""
        lot = self.lots.pop(NOT_NAMED)
        lot.id = lot_id
        self.lots[lot_id] = lot
        kept = (self.holds, self.billed, self.taken)
        for token in chain(*(chain(*tokens.values()) for tokens in kept)):
            if token.lot == NOT_NAMED:
                token.lot = lot_id

    def name_taken(self, entry_id: UUID) -> None:
        """The ledger chose the id of the entry of a penalty or negative adjustment."""
        self.taken[entry_id] = self.taken.pop(NOT_NAMED)

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
        """Free and held minutes of each lot that has some, and its last day; in burn order."""
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
            for lot in sorted(self.lots.values(), key=rank)
        }
        return {lot_id: lot for lot_id, lot in shown.items() if lot[0] or lot[1]}

    def worth(self) -> dict[UUID, dict[str, int]]:
        """Where the price of each lot is."""
        return {
            lot.id: {
                bucket: money
                for bucket, money in {
                    **lot.money, "deferred": lot.net - sum(lot.money.values())
                }.items()
                if money
            }
            for lot in self.lots.values()
        }  # fmt: skip

    # --- drawing and giving back -------------------------------------------------------------

    def _begin(self, now: datetime) -> datetime:
        self.book_expiries(now)
        self.last = max(now, self.last) if self.last else now
        return self.last

    def _draw(self, at: datetime, tens: int) -> tuple[list[Token], int]:
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
        draw = object()
        debt = [Token(None, draw) for _ in range(short)]
        self.owed += debt
        return drawn + debt

    def _place(self, tokens: list[Token], bucket: str) -> list[Token]:
        """Tokens come where they are worth something: those of a lot leave its book, a run at once."""
        for token in tokens:
            token.bucket = bucket
        for lot, run in groupby(tokens, key=lambda token: token.lot):
            if lot is not None:
                self.lots[lot].depart(list(run), bucket)
        return tokens

    def _receive(self, tokens: list[Token]) -> None:
        """Tokens of lots: each settles the oldest debt, or is free in its lot; a run of them at once."""
        settled = [self.owed.pop(0) if self.owed else None for _ in tokens]
        runs = groupby(
            zip(tokens, settled, strict=True),
            key=lambda pair: (pair[0].lot, pair[1] and pair[1].draw),
        )
        for (lot_id, _), run in runs:
            pairs = list(run)
            assert lot_id is not None
            lot = self.lots[lot_id]
            lot.take_back([token for token, _ in pairs])
            paid = [owed for _, owed in pairs if owed is not None]
            for owed in paid:
                owed.lot = lot_id
            lot.free += len(pairs) - len(paid)
            if paid and paid[0].bucket:
                lot.depart(paid, paid[0].bucket)

    def _give_back(self, tokens: list[Token], tens: int, at: datetime, days: int | None) -> None:
        back = [tokens.pop() for _ in range(tens)]  # the last drawn first
        of_lots = [token for token in back if token.lot is not None]
        for token in back:
            if token.lot is None:
                self.owed.remove(token)  # nobody owes it any more
        self._receive(of_lots)
        self._expire_returned(at, days)

    def _expire_returned(self, at: datetime, days: int | None) -> None:
        """Minutes back in a lot past its date go at once, or become a compensation lot."""
        past = [lot for lot in self.lots.values() if lot.free and not self.usable(lot, at)]
        for lot in sorted(past, key=lambda one: (one.expires_on, one.bought_at, one.id)):
            if days is not None:
                until = at.astimezone(ZoneInfo(self.zone)).date() + timedelta(days=days)
                self.unnamed.append(ModelLot(lot.id, at, until, lot.free, given=lot.free))
            lot.depart(lot.free, "breakage")
            lot.free = 0
