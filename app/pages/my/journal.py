"""The lines of a customer's journal: where minutes went, how credit changed, and by which rules. Pure."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec import Struct

from app.ledger.accounts import AccountKind, EntryKind
from app.ledger.schemas import EntryView
from app.pages.my.credit_queries import EntriesBeside
from app.plans import grounds
from app.plans.grounds import Ground
from app.sessions.rules import PenaltyKind

# What is owed is taken from what remains.
_REMAINS = frozenset({AccountKind.LOT, AccountKind.HOLD, AccountKind.DEBT})
_OF_PENALTIES = {
    PenaltyKind.LATE_MOVE: grounds.LATE_MOVE,
    PenaltyKind.LATE_CANCELLATION: grounds.LATE_CANCELLATION,
    PenaltyKind.NO_SHOW: grounds.NO_SHOW,
}
_OF_KINDS = {
    EntryKind.PURCHASE: (grounds.PREPAID,),
    EntryKind.HOLD: (grounds.RESERVED,),
    EntryKind.RELEASE: (grounds.OTHER_THAN_RESERVED,),
    EntryKind.DEDUCTION: (grounds.SUMMED, grounds.ROUNDED),
    EntryKind.CORRECTION: (grounds.CORRECTED, grounds.SUMMED, grounds.ROUNDED),
    EntryKind.EXPIRY: (grounds.EXPIRES,),
    EntryKind.EXPIRY_CHANGE: (grounds.EXPIRES,),
    EntryKind.REFUND: (grounds.REFUNDED,),
}


class Flow(Struct, frozen=True):
    """Minutes of an entry that went from one place to another, of one lot."""

    from_kind: AccountKind
    to_kind: AccountKind
    lot_id: UUID | None
    minutes: int

    @property
    def change_minutes(self) -> int:
        """By how much what remains rose or fell by it."""
        return self.minutes * ((self.to_kind in _REMAINS) - (self.from_kind in _REMAINS))


class Line(Struct, frozen=True):
    """An entry as the journal shows it."""

    entry: EntryView
    flows: Sequence[Flow]

    @property
    def change_minutes(self) -> int:
        """By how much what remains rose or fell; 0 where it only went from one place to another."""
        return sum(one.change_minutes for one in self.flows)

    @property
    def moved_minutes(self) -> int:
        """All that went anywhere."""
        return sum(one.minutes for one in self.flows)

    @property
    def remaining_minutes(self) -> int:
        """What was available or reserved after it, without what was owed."""
        entry = self.entry
        return entry.available_minutes + entry.held_minutes - entry.debt_minutes

    @property
    def settled_minutes(self) -> int:
        """What of it settled what was owed."""
        return sum(one.minutes for one in self.flows if one.to_kind is AccountKind.DEBT)

    @property
    def owed_minutes(self) -> int:
        """What of it credit was too short for."""
        return sum(one.minutes for one in self.flows if one.from_kind is AccountKind.DEBT)

    def grounds(self, beside: EntriesBeside) -> list[Ground]:
        """The rules that it rests on; a correction by hand rests on none."""
        return list(dict.fromkeys(self._grounds(beside)))

    def _grounds(self, beside: EntriesBeside) -> Iterator[Ground]:
        kind, charge = EntryKind(self.entry.kind), beside.charge(self.entry)
        yield from _OF_KINDS.get(kind, ())
        if kind is EntryKind.CONFIRMATION:
            yield grounds.SILENCE if self.entry.actor == "system" else grounds.CONFIRMED
        elif kind is EntryKind.PENALTY:
            yield _OF_PENALTIES[charge.kind] if charge else grounds.LATE_MOVE
        elif kind is EntryKind.REVERSAL and charge:
            yield grounds.WAIVED
        elif kind is EntryKind.ADJUSTMENT and beside.compensates(self.entry):
            yield grounds.EXPIRES
        elif kind is EntryKind.DEDUCTION and self._differs_from_reserved:
            yield grounds.OTHER_THAN_RESERVED
        if self.settled_minutes or self.owed_minutes:
            yield grounds.OTHER_THAN_RESERVED

    @property
    def _differs_from_reserved(self) -> bool:
        expected = (AccountKind.HOLD, AccountKind.BILLED)
        return any((one.from_kind, one.to_kind) != expected for one in self.flows)


def line_of(entry: EntryView) -> Line:
    """An entry as a line; what went the same way, of the same lot, is one flow."""
    flows: dict[tuple[AccountKind, AccountKind, UUID | None], int] = {}
    for one in entry.postings:
        place = (one.from_, one.to, one.lot_id)
        flows[place] = flows.get(place, 0) + one.minutes
    return Line(entry, [Flow(*place, minutes) for place, minutes in flows.items()])
