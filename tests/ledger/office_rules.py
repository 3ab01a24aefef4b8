"""What the office may do in a history, by four eyes above the thresholds."""

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from app.approvals import jobs
from app.approvals.schemas import ApprovalView
from app.kit.money import minor_digits
from app.kit.zones import local_date
from app.ledger import queries
from tests.ledger.books import DAY
from tests.ledger.four_eyes import Desk, Key, Waits, Wish
from tests.ledger.machine import MICROSECOND, Machine, copied, pick_one
from tests.ledger.model import Model, Refused
from tests.ledger.office import Office, adjustment_of, in_money, open_office

# What the plans' terms allow to owe.
DEBT_LIMIT = 480

TENS = st.integers(1, 15)
FEW = st.integers(1, 4)
PICK = st.integers(0, 20)
DAYS_LEFT = st.sampled_from([None, 0, 1, 3])
# Minor units, of currencies with two decimals, none and three: some that are not divided evenly.
PRICES = st.sampled_from(
    [(0, "EUR"), (1, "EUR"), (7, "EUR"), (96_001, "EUR"), (5, "JPY"), (1001, "KWD")]
)
SIGN = st.sampled_from([1, -1])
# Before minutes come back, so that their lot is often past its date by then.
WAIT = st.sampled_from([0 * DAY, 4 * DAY])
# As long as a wish waits, or an instant less.
FORTNIGHT = st.sampled_from([14 * DAY, 14 * DAY - MICROSECOND])
WHAT = st.sampled_from(["refund", "undo", "give", "take"])
KEYS = st.sampled_from(
    [
        Key("hana", "admin"),
        Key("jan", "admin"),
        Key("hana", "lead"),
        Key("jan", "finance"),
        Key(None, "lead"),
    ]
)
MINUTES_ALONE = st.sampled_from([20, 0, 50, None])
MONEY_ALONE = st.sampled_from([{}, {"EUR": 0}, {"EUR": 5, "KWD": 500}, {"JPY": 2, "KWD": 0}])


class OfficeRules(Machine):
    """Adjustments, their reversals, waivers and refunds; and who approves them, or does not."""

    def begin_office(self, minutes: int | None, money: dict[str, int]) -> None:
        self.office: Office = self.world.run(open_office(self.books, "hana", "jan"))
        self.desk = Desk()
        self.asked = 0
        # What can be undone, by its entry: as what, by which id, and how many minutes.
        self.sources: dict[UUID, tuple[str, UUID, int]] = {}
        self.set_thresholds(minutes, money)

    # --- what is asked for -------------------------------------------------------------------

    @rule(minutes=MINUTES_ALONE, money=MONEY_ALONE)
    def set_thresholds(self, minutes: int | None, money: dict[str, int]) -> None:
        self.desk.minutes, self.desk.money = minutes, money
        self.world.run(self.office.set_thresholds(minutes, money))

    @rule(tens=FEW | TENS, days=DAYS_LEFT, price=PRICES)
    def buy(self, tens: int, days: int | None, price: tuple[int, str]) -> None:
        lot_id = self.new_id()
        at = max(self.now, self.model.last or self.now)
        last_day = None if days is None else local_date(at, self.model.zone) + days * DAY
        self.both(
            lambda model: model.buy(self.now, lot_id, tens, last_day, *price),
            self.books.buy(
                tens * 10,
                at=self.now,
                expires_on=last_day,
                lot_id=lot_id,
                net=in_money(*price),
                currency=price[1],
            ),
        )
        self.world.run(self.office.note_purchase(lot_id, tens * 10, *price, at=at))

    @rule(tens=TENS, sign=SIGN, by=KEYS, override=st.booleans())
    def adjust(self, tens: int, sign: int, by: Key, override: bool) -> None:
        bound = None if override else DEBT_LIMIT

        def step(model: Model, at: Any) -> None:
            if sign > 0:
                model.give(at, tens)
            else:
                model.take(at, tens, bound)

        wish = self._wish("adjustment", sign * tens * 10, by, step=step, override=override)
        work = self.office.adjust(wish.minutes, wish.reason, at=self.now, by=by, override=override)
        self._ask(wish, work)

    @rule(tens=TENS, sign=SIGN, by=KEYS, over=st.booleans())
    def adjust_about_the_threshold(self, tens: int, sign: int, by: Key, over: bool) -> None:
        with self._thresholds(tens * 10 - over, {}):
            self.adjust(tens, sign, by, override=False)

    @precondition(lambda self: self.sources)
    @rule(wait=WAIT, pick=PICK, by=KEYS)
    def undo(self, wait: timedelta, pick: int, by: Key) -> None:
        """A negative adjustment is reversed, or a penalty waived."""
        self.now += wait
        entry = pick_one(list(self.sources), pick)
        kind, subject, minutes = self.sources[entry]
        wish = self._wish(
            kind, minutes, by, subject=subject, step=lambda model, at: model.reverse(at, entry)
        )
        verb = self.office.waive if kind == "waiver" else self.office.reverse
        self._ask(wish, verb(subject, wish.reason, at=self.now, by=by))

    @precondition(lambda self: self.model.lots)
    @rule(pick=PICK, tens=st.none() | TENS, by=KEYS)
    def refund(self, pick: int, tens: int | None, by: Key) -> None:
        self._refund(pick_one(list(self.model.lots), pick), tens, by)

    @precondition(lambda self: self._free_lots())
    @rule(pick=PICK, part=PICK, by=KEYS, over=st.booleans())
    def refund_about_the_threshold(self, pick: int, part: int, by: Key, over: bool) -> None:
        lot_id = pick_one(self._free_lots(), pick)
        lot = self.model.lots[lot_id]
        tens = part % lot.free + 1
        amount = self._price(lot_id, tens)
        assert lot.currency is not None
        assert amount is not None
        with self._thresholds(None, {lot.currency: max(0, amount - over)}):
            self._refund(lot_id, tens, by)

    @rule(what=WHAT, tens=TENS, pick=PICK, wait=WAIT | FORTNIGHT, twice=st.booleans())
    def two_people_do_it(
        self, what: str, tens: int, pick: int, wait: timedelta, twice: bool
    ) -> None:
        """Hana asks, and does not approve it herself; Jan does some time later, too late perhaps.

        What was asked for twice, of a refund a part, is approved twice, if it can still be done: the
        last first.
        """
        hana, jan, before = Key("hana", "admin"), Key("jan", "admin"), set(self.desk.wishes)
        if what == "refund" and not self._free_lots():
            self.buy(len(self.model.owed) + tens, None, (96_001, "EUR"))
        with self._thresholds(0, {}):
            for again in range(1 + twice):
                if what == "undo" and self.sources:
                    self.undo(0 * DAY, pick, hana)
                elif what == "refund":
                    lot_id = pick_one(self._free_lots(), pick)
                    self._refund(lot_id, 1 if again else None, hana)
                else:
                    self.adjust(tens, -1 if what == "take" else 1, hana, override=False)
        asked = [wish_id for wish_id in self.desk.wishes if wish_id not in before]
        for wish_id in asked[:1]:
            self._approve(wish_id, hana)
        self.now += wait
        for wish_id in reversed(asked):
            self._approve(wish_id, jan)

    # --- who decides -------------------------------------------------------------------------

    @precondition(lambda self: self.desk.wishes)
    @rule(wait=WAIT, pick=PICK, by=KEYS)
    def approve(self, wait: timedelta, pick: int, by: Key) -> None:
        self.now += wait
        self._approve(self._some_wish(pick), by)

    @precondition(lambda self: self.desk.wishes)
    @rule(pick=PICK, by=KEYS, withdraw=st.booleans())
    def give_up(self, pick: int, by: Key, withdraw: bool) -> None:
        wish_id = self._some_wish(pick)
        wish = self.desk.wishes[wish_id]
        verb = self.office.withdraw if withdraw else self.office.reject
        decide = self.desk.withdraw if withdraw else self.desk.reject
        shown = self.both(
            lambda _: decide(self.now, wish, by),
            verb(wish_id, at=self.now, by=by),
            verb="give up: ",
        )
        assert shown is None or (shown.status, shown.entry_id) == (wish.status, None)

    def worker_expires(self) -> None:
        self.world.run(jobs.expire_approvals(self.world.pool, self.now))
        self.desk.worker_expires(self.now)

    # --- what must be so ---------------------------------------------------------------------

    @invariant()
    def approvals_stand_as_the_model_says(self) -> None:
        assert self.world.run(self.office.waiting(self.now)) == self.desk.waiting(self.now)
        shown = self.world.run(self.office.approvals(self.now))
        assert shown.keys() == self.desk.wishes.keys()
        for wish_id, wish in self.desk.wishes.items():
            assert shown[wish_id].status == wish.status_at(self.now)
            assert (shown[wish_id].entry_id is not None) == (wish.status == "approved")

    # --- one wish in both --------------------------------------------------------------------

    @contextmanager
    def _thresholds(self, minutes: int | None, money: dict[str, int]) -> Iterator[None]:
        """Others, for what is asked meanwhile."""
        before = self.desk.minutes, self.desk.money
        self.set_thresholds(minutes, money)
        yield
        self.set_thresholds(*before)

    def _wish(self, kind: str, minutes: int, by: Key, **facts: Any) -> Wish:
        self.asked += 1
        return Wish(kind, by, at=self.now, minutes=minutes, reason=f"wish {self.asked}", **facts)

    def _refund(self, lot_id: UUID, tens: int | None, by: Key) -> None:
        """All that is free, unless it is said; when it waits, that number waits."""
        lot = self.model.lots[lot_id]
        number = lot.free if tens is None else tens
        wish = self._wish(
            "refund",
            number * 10,
            by,
            subject=lot_id,
            amount=self._price(lot_id, number),
            currency=lot.currency,
            step=lambda model, at: model.refund(at, lot_id, number),
        )
        minutes = None if tens is None else wish.minutes
        self._ask(wish, self.office.refund(lot_id, minutes, wish.reason, at=self.now, by=by))

    def _ask(self, wish: Wish, work: Coroutine[Any, Any, Any]) -> None:
        try:
            self.desk.ask(copied(self.model), wish)
        except Waits:
            self._wait(wish, self.unbooked(work))
        except Refused:
            self.both(lambda model: self.desk.ask(model, wish), work, verb="ask: ")
        else:
            self.both(
                lambda model: self.desk.ask(model, wish),
                work,
                lambda made: self._done(wish, made),
            )

    def _approve(self, wish_id: UUID, by: Key) -> None:
        wish = self.desk.wishes[wish_id]
        self.world.seen["too late"] += wish.status_at(self.now) == "expired"
        self.both(
            lambda model: self.desk.approve(model, self.now, wish, by),
            self.office.approve(wish_id, at=self.now, by=by),
            lambda shown: self._carried_out(wish, shown, by),
            verb="approve: ",
        )

    def _wait(self, wish: Wish, shown: ApprovalView) -> None:
        assert isinstance(shown, ApprovalView)
        self.world.seen["waits"] += 1
        assert shown.id is not None
        assert wish.by.person is not None
        digits = minor_digits(shown.currency) if shown.currency else 0
        amount = None if shown.amount is None else int(shown.amount.scaleb(digits))
        assert (shown.kind, shown.subject_id, shown.minutes) == (
            wish.kind, wish.subject, wish.minutes,
        )  # fmt: skip
        assert (amount, shown.currency) == (wish.amount, wish.currency)
        assert shown.requested_by == self.office.people[wish.by.person]
        assert (shown.requested_at, shown.expires_at) == (wish.at, wish.ends_at)
        assert (shown.status, shown.entry_id) == ("pending_approval", None)
        self.desk.wishes[shown.id] = wish

    def _done(self, wish: Wish, made: Any) -> None:
        assert not isinstance(made, ApprovalView)
        if wish.kind == "adjustment":
            self._name(wish, made.entry_id)

    def _carried_out(self, wish: Wish, shown: ApprovalView, by: Key) -> None:
        self.world.seen["approved"] += 1
        assert shown.status == "approved"
        assert shown.entry_id is not None
        entry = self.world.run(queries.entry(self.world.pool, shown.entry_id))
        assert entry is not None
        assert wish.by.person is not None
        assert by.person is not None
        people = self.office.people
        assert entry.actor == f"person:{people[wish.by.person]}+person:{people[by.person]}"
        assert entry.reason == wish.reason
        if wish.kind == "adjustment":
            self._name(wish, shown.entry_id)

    def _name(self, wish: Wish, entry_id: UUID) -> None:
        """The model learns which ids an adjustment has got."""
        entry = self.world.run(queries.entry(self.world.pool, entry_id))
        assert entry is not None
        adjustment_id = adjustment_of(entry.reference)
        if wish.minutes > 0:
            self.model.name_given(adjustment_id)
        else:
            self.model.name_taken(entry_id)
            self.sources[entry_id] = ("reversal", adjustment_id, -wish.minutes)

    def _some_wish(self, pick: int) -> UUID:
        """Mostly one that waits."""
        waiting = self.desk.waiting(self.now)
        return pick_one(waiting if waiting and pick % 5 else list(self.desk.wishes), pick)

    def _free_lots(self) -> list[UUID]:
        return [lot.id for lot in self.model.lots.values() if lot.free and lot.currency]

    def _price(self, lot_id: UUID, tens: int) -> int | None:
        """What it would pay out, in whole minor units; None where it has no price."""
        lot = self.model.lots[lot_id]
        return None if lot.currency is None else lot.due(tens)
