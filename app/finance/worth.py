"""What a minute is worth: a machine that reads an account's entries and tells what money moves. Pure.

A lot begins with its net price *deferred*: money for which nothing was done yet. Minutes that leave the
lot's book, to where they are earned, lost, expired, refunded or written off, take of its price
``round(net x minutes out after / minutes given) - value out before``, half-even in the currency's minor
units: so the parts of a lot always sum to its price. What comes back carries what its own posting had
carried. Minutes that are owed are worth nothing until a lot settles them; then that lot's price goes to
where they are by now.

Money is counted in minor units, as integers: nothing here divides but ``share``.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.ledger.accounts import AccountKind, DrawKey, Posting


class Bucket(StrEnum):
    """Where money is: what came in is the sum of the others."""

    MONEY_IN = "money_in"
    DEFERRED = "deferred"
    EARNED = "earned"
    PENALTIES = "penalties"
    BREAKAGE = "breakage"
    REFUNDED = "refunded"
    WRITTEN_OFF = "written_off"


class EarningPolicy(StrEnum):
    """When a worked minute is earned: once its customer confirmed it, or once it is billed."""

    CONFIRMED = "confirmed"
    BILLED = "billed"


# Where minutes are worth what they took along; billed ones go by the policy.
_BUCKETS: Mapping[AccountKind, Bucket] = {
    AccountKind.PENALTIES: Bucket.PENALTIES,
    AccountKind.EXPIRED: Bucket.BREAKAGE,
    AccountKind.REFUNDED: Bucket.REFUNDED,
    AccountKind.ADJUSTED: Bucket.WRITTEN_OFF,
}
_BILLED: Mapping[EarningPolicy, Bucket] = {
    EarningPolicy.CONFIRMED: Bucket.DEFERRED,
    EarningPolicy.BILLED: Bucket.EARNED,
}
# From these nothing comes back, and nothing of them is ever owed.
_FINAL = frozenset({AccountKind.EXPIRED, AccountKind.REFUNDED})


def share(units: int, part: int, whole: int) -> int:
    """``units x part / whole``, rounded half-even; of nothing below 0."""
    quotient, rest = divmod(units * part, whole)
    return quotient + (2 * rest > whole or (2 * rest == whole and quotient % 2 == 1))


class LotWorth(Struct, frozen=True):
    """A lot's price, and what of it is out of its book.

    Attributes:
        given_minutes: all that it gave, also what settled debt at once.
        net_units: its price without tax, in minor units; 0 for what was given for nothing.
        digits: how many decimals its currency has.
    """

    id: UUID
    given_minutes: int
    net_units: int
    digits: int
    currency: str | None
    out_minutes: int = 0
    out_units: int = 0


class Part(Struct, frozen=True):
    """Minutes of one posting that are in a holding, and what they took out of their lot's book.

    Attributes:
        lot_id: whose they are; None while they are owed, by ``draw``.
        bucket: where they count; billed ones may still be deferred.
        minutes: what is left of them there.
        out_minutes, out_units: what their posting carried; 0 while they are deferred or owed.
        back_units: what of that came back.
        confirmed: whether they are owed for what is confirmed: nothing of it can come back.
    """

    lot_id: UUID | None
    draw: DrawKey | None
    bucket: Bucket
    minutes: int
    out_minutes: int = 0
    out_units: int = 0
    back_units: int = 0
    confirmed: bool = False


class Booked(Struct, frozen=True):
    """An entry as it is read here; ``policy`` is the one in force at ``booked_at``."""

    seq: int
    id: UUID
    booked_at: datetime
    policy: EarningPolicy
    postings: tuple[Posting, ...]
    reverses: UUID | None = None
    opens: LotWorth | None = None


class Movement(Struct, frozen=True):
    """Money and minutes from one bucket to another, for one posting; the minutes may be worth nothing.

    ``number`` counts those of a posting from 1; 0 is the money that came in with the entry's new lot.
    """

    seq: int
    position: int
    number: int
    lot_id: UUID
    from_bucket: Bucket
    to_bucket: Bucket
    minutes: int
    amount: Decimal
    currency: str | None
    booked_at: datetime


class Worth:
    """A credit account's values while its entries are read in the order of ``seq``.

    Attributes:
        lots: what each lot is worth, by its id.
        holdings: the parts of each worksheet that is not confirmed, and of each penalty and negative
            adjustment that is not undone, by the id of the worksheet or entry, in the order in which
            they came; of what is confirmed, those still owed.
    """

    def __init__(
        self,
        lots: Iterable[LotWorth] = (),
        holdings: Mapping[UUID, tuple[Part, ...]] | None = None,
    ) -> None:
        self.lots: dict[UUID, LotWorth] = {}
        self.holdings: dict[UUID, tuple[Part, ...]] = {}
        self._owing: dict[DrawKey, UUID] = {}
        self.add(lots, holdings or {})

    def add(self, lots: Iterable[LotWorth], holdings: Mapping[UUID, tuple[Part, ...]]) -> None:
        """Take up lots and holdings as an earlier reading had left them."""
        self.lots |= {lot.id: lot for lot in lots}
        self.holdings |= holdings
        self._owing |= {
            part.draw: holder
            for holder, parts in holdings.items()
            for part in parts
            if part.draw is not None
        }

    def read(self, entry: Booked) -> list[Movement]:
        """The money that an entry moves, in the order of its postings."""
        moves: list[Movement] = []
        if entry.opens is not None:
            lot = self.lots[entry.opens.id] = entry.opens
            moves.append(
                Movement(
                    entry.seq, 0, 0, lot.id, Bucket.MONEY_IN, Bucket.DEFERRED, lot.given_minutes,
                    amount(lot.net_units, lot.digits), lot.currency, entry.booked_at,
                )
            )  # fmt: skip
        for position, posting in enumerate(entry.postings):
            for number, (lot, source, target, minutes, units) in enumerate(
                self._post(entry, position, posting), start=1
            ):
                moves.append(
                    Movement(
                        entry.seq, position, number, lot.id, source, target, minutes,
                        amount(units, lot.digits), lot.currency, entry.booked_at,
                    )
                )  # fmt: skip
        return moves

    def _post(self, entry: Booked, position: int, posting: Posting) -> Iterator["_Step"]:
        if posting.to_kind is AccountKind.CONSUMED:
            yield from self._confirm(posting)
            return
        if posting.from_kind is AccountKind.BILLED:
            yield from self._give_back(posting.from_id, posting)
        elif entry.reverses is not None:
            yield from self._give_back(entry.reverses, posting)
        if posting.to_kind is AccountKind.DEBT:
            yield from self._settle(posting)
        elif posting.to_kind is AccountKind.BILLED:
            yield from self._arrive(
                (entry.seq, position), posting, posting.to_id, _BILLED[entry.policy]
            )
        elif posting.to_kind in _BUCKETS:
            yield from self._arrive(
                (entry.seq, position), posting, entry.id, _BUCKETS[posting.to_kind]
            )

    def _arrive(
        self, key: DrawKey, posting: Posting, holder: UUID, bucket: Bucket
    ) -> Iterator["_Step"]:
        """Minutes leave a lot's book, are billed while they stay in it, or are owed."""
        if posting.lot_id is None:
            self._owing[key] = holder
            part = Part(None, key, bucket, posting.minutes)
        else:
            part, step = self._out(posting.lot_id, posting.minutes, bucket)
            yield from step
        if posting.to_kind not in _FINAL:
            self.holdings[holder] = (*self.holdings.get(holder, ()), part)

    def _settle(self, posting: Posting) -> Iterator["_Step"]:
        """A lot pays for minutes owed: its price goes to where they are by now."""
        assert posting.settles is not None
        if posting.lot_id is None:  # they came back themselves, and are owed no more
            return
        holder = self._owing[posting.settles]
        parts = list(self.holdings[holder])
        place = [part.draw for part in parts].index(posting.settles)
        owed = parts[place]
        paid, step = self._out(posting.lot_id, posting.minutes, owed.bucket)
        yield from step
        rest = replace(owed, minutes=owed.minutes - posting.minutes)
        left = () if owed.confirmed else (paid,)
        parts[place : place + 1] = (*left, rest) if rest.minutes else left
        if not rest.minutes:
            del self._owing[posting.settles]
        self._keep(holder, parts)

    def _confirm(self, posting: Posting) -> Iterator["_Step"]:
        """Billed minutes are earned, those that are owed too: once they are paid for."""
        parts = self.holdings.pop(posting.from_id, ())
        if posting.lot_id is None:
            kept = [
                replace(one, bucket=Bucket.EARNED, confirmed=True) if one.draw else one
                for one in parts
            ]
        else:
            kept, taken = _taken(parts, posting, from_end=False)
            minutes = sum(part for one, part in taken if one.bucket is Bucket.DEFERRED)
            if minutes:
                yield from self._out(posting.lot_id, minutes, Bucket.EARNED)[1]
        self._keep(posting.from_id, kept)

    def _give_back(self, holder: UUID, posting: Posting) -> Iterator["_Step"]:
        """Minutes come back to their lot's book, with what their own posting had carried."""
        kept, taken = _taken(self.holdings.pop(holder), posting, from_end=True)
        self._keep(holder, kept)
        for part, minutes in taken:
            if part.draw is not None and minutes == part.minutes:
                del self._owing[part.draw]
            if part.lot_id is not None and part.bucket is not Bucket.DEFERRED:
                lot, units = self.lots[part.lot_id], _carried(part, minutes)
                self.lots[lot.id] = replace(
                    lot, out_minutes=lot.out_minutes - minutes, out_units=lot.out_units - units
                )
                yield lot, part.bucket, Bucket.DEFERRED, minutes, units

    def _out(self, lot_id: UUID, minutes: int, bucket: Bucket) -> tuple[Part, list["_Step"]]:
        if bucket is Bucket.DEFERRED:
            return Part(lot_id, None, bucket, minutes), []
        lot = self.lots[lot_id]
        out_minutes = lot.out_minutes + minutes
        assert out_minutes <= lot.given_minutes, lot
        units = next_out(lot, minutes)
        self.lots[lot_id] = replace(lot, out_minutes=out_minutes, out_units=lot.out_units + units)
        step = (lot, Bucket.DEFERRED, bucket, minutes, units)
        return Part(lot_id, None, bucket, minutes, minutes, units), [step]

    def _keep(self, holder: UUID, parts: Iterable[Part]) -> None:
        """A holding of which nothing is left, or can come back, is forgotten."""
        if kept := tuple(parts):
            self.holdings[holder] = kept
        else:
            self.holdings.pop(holder, None)


_Step = tuple[LotWorth, Bucket, Bucket, int, int]


def _taken(
    parts: tuple[Part, ...], posting: Posting, *, from_end: bool
) -> tuple[list[Part], list[tuple[Part, int]]]:
    """What is left of a holding's parts, and which minutes a posting takes of them: the last drawn first."""
    kept, taken, wanted = list(parts), [], posting.minutes
    places = range(len(parts))
    for place in reversed(places) if from_end else places:
        part = parts[place]
        minutes = min(part.minutes, wanted)
        draw = posting.settles if posting.lot_id is None else None
        if not minutes or (part.lot_id, part.draw) != (posting.lot_id, draw):
            continue
        wanted -= minutes
        taken.append((part, minutes))
        kept[place] = replace(
            part,
            minutes=part.minutes - minutes,
            back_units=part.back_units + _carried(part, minutes),
        )
    assert wanted == 0, posting
    return [part for part in kept if part.minutes], taken


def next_out(lot: LotWorth, minutes: int) -> int:
    """What the next minutes that leave a lot's book take along.

    After returns what is out may lag behind its share by a unit; it is caught up by what follows.
    """
    return max(
        0, share(lot.net_units, lot.out_minutes + minutes, lot.given_minutes) - lot.out_units
    )


def worth_of(part: Part, lot: LotWorth) -> int:
    """What minutes in a holding are worth: what they carried, or would by their lot's price alone."""
    if part.out_minutes:
        return part.out_units - part.back_units
    return share(lot.net_units, part.minutes, lot.given_minutes)


def _carried(part: Part, minutes: int) -> int:
    """What minutes of a part take back of what it had carried, parts of it cumulative."""
    if not part.out_minutes:
        return 0
    back_minutes = part.out_minutes - part.minutes + minutes
    return share(part.out_units, back_minutes, part.out_minutes) - part.back_units


def amount(units: int, digits: int) -> Decimal:
    """Minor units as money: 1234 of a currency with two decimals are 12.34."""
    return Decimal(units).scaleb(-digits)


def minor_units(money: Decimal, digits: int) -> int:
    """Money in minor units.

    Raises:
        ValueError: it has more decimals than its currency.
    """
    units = money.scaleb(digits)
    if units != units.to_integral_value():
        raise ValueError(f"{money} has more than {digits} decimals")
    return int(units)
