"""What may happen to a customer whom the service itself serves: whole requests, and two of them at once."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from app.kit.zones import local_date
from app.ledger import jobs as ledger_jobs
from app.ledger import queries
from app.run import logins
from tests.ledger.books import DAY, NOON, Books
from tests.ledger.machine import Machine, Turned, World, copied, pick_one, refusal
from tests.ledger.model import NOT_NAMED, Model
from tests.ledger.office_rules import PICK, TENS
from tests.support import Api, Json, found_broken, open_api, service_address

HOUR = timedelta(hours=1)
BY = st.sampled_from(["customer", "provider"])
WORKED = st.integers(0, 40)
# From now until the start of a session: within the notice, at it, and before.
AHEAD = st.sampled_from([HOUR, 24 * HOUR, 24 * HOUR + timedelta(minutes=1), 3 * DAY])
# What plans allow to owe, and what coming late costs.
DEBT_LIMIT, PENALTY_TENS, COMPENSATION_DAYS = 480, 12, 30


@dataclass(frozen=True)
class Planned:
    """A session that holds credit, or what it was."""

    starts_at: datetime
    technician: str
    is_started: bool = False


@dataclass(frozen=True)
class Op:
    """What is asked of the service, and the same of the model, which then learns the ids of the answer."""

    step: Callable[[Model], None]
    path: str
    body: Json | None = None
    role: str = "admin"
    name: Callable[[Json], object] = lambda _: None
    # Whose id the entry names.
    subject: Callable[[Json], str] = lambda made: made["id"]


class ServedMachine(Machine):
    """Purchases, sessions with their moves and late changes, worksheets, refunds, adjustments, waivers."""

    api: ClassVar[Api]
    broken = staticmethod(found_broken)

    @initialize(zone=st.sampled_from(["Europe/Prague", "Pacific/Kiritimati"]), tens=TENS)
    def open(self, zone: str, tens: int) -> None:
        self.customer: Json = self.world.run(self.api.customer(time_zone=zone))
        self.server: Json = self.world.run(self.api.server(self.customer))
        self.begin(zone, Books(self.world.pool, UUID(self.customer["id"])))
        self.sessions: dict[UUID, Planned] = {}
        self.worksheets: dict[UUID, Planned] = {}
        self.penalties: list[UUID] = []
        self.buy(tens, 3)

    # --- what happens ------------------------------------------------------------------------

    @rule(step=st.sampled_from([HOUR, 8 * HOUR, 3 * DAY, 40 * DAY]))
    def time_passes(self, step: timedelta) -> None:
        self.now += step

    @rule()
    def the_worker_comes(self) -> None:
        self.both(
            lambda model: model.worker_books_expiries(self.now),
            ledger_jobs.book_expiries(self.world.pool, self.now),
        )

    @rule(tens=TENS, days=st.sampled_from([None, 1, 2, 4]))
    def buy(self, tens: int, days: int | None) -> None:
        self._do(self._buy(48 + tens, days))

    @rule(tens=TENS, sign=st.sampled_from([1, -1]))
    def adjust(self, tens: int, sign: int) -> None:
        self._do(self._adjust(sign * tens))

    @rule(tens=TENS, ahead=AHEAD)
    def book(self, tens: int, ahead: timedelta) -> None:
        self._do(self._book(tens, ahead))

    @precondition(lambda self: self._movable())
    @rule(pick=PICK, by=BY, ahead=AHEAD)
    def move(self, pick: int, by: str, ahead: timedelta) -> None:
        session = pick_one(self._movable(), pick)
        self._do(self._move(session, by, ahead))

    @precondition(lambda self: self._waiting())
    @rule(pick=PICK, by=BY)
    def cancel(self, pick: int, by: str) -> None:
        self._do(self._cancel(pick_one(self._waiting(), pick), by))

    @precondition(lambda self: self._waiting())
    @rule(pick=PICK, by=BY)
    def nobody_comes(self, pick: int, by: str) -> None:
        session = pick_one(self._waiting(), pick)
        self.now = max(self.now, self.sessions[session].starts_at)
        self._do(self._end(session, by, f"sessions/{session}/no-show", {"party": by}, late=True))

    @precondition(lambda self: self.sessions)
    @rule(pick=PICK, tens=WORKED)
    def work(self, pick: int, tens: int) -> None:
        session = pick_one(list(self.sessions), pick)
        planned = self.sessions[session]
        if not planned.is_started:
            self.now = max(self.now, planned.starts_at)
            self.unbooked(self._sent(Op(lambda _: None, f"sessions/{session}/start")))
            self.sessions[session] = replace(planned, is_started=True)
        self.now = max(self.now, planned.starts_at + 10 * tens * timedelta(minutes=1))
        self._do(self._hand_in(session, tens))

    @precondition(lambda self: self.worksheets)
    @rule(pick=PICK, tens=WORKED)
    def amend(self, pick: int, tens: int) -> None:
        worksheet = pick_one(list(self.worksheets), pick)
        planned = self.worksheets[worksheet]
        if tens == len(self.model.billed[worksheet]):
            tens += 1
        self.now = max(self.now, planned.starts_at + 10 * tens * timedelta(minutes=1))
        body = {"time_entries": self._times(planned, tens), "reason": "counted again"}
        self._do(
            Op(
                lambda model: model.correct(self.now, worksheet, tens, DEBT_LIMIT),
                f"worksheets/{worksheet}/amend",
                body,
            )
        )

    @precondition(lambda self: self.worksheets)
    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        self._do(self._confirm(pick_one(list(self.worksheets), pick)))

    @rule(pick=PICK, tens=st.none() | TENS)
    def refund(self, pick: int, tens: int | None) -> None:
        bought = [lot.id for lot in self.model.lots.values() if lot.currency]
        lot_id = pick_one(bought, pick)
        self._do(
            Op(
                lambda model: model.refund(self.now, lot_id, tens),
                f"purchases/{lot_id}/refund",
                {} if tens is None else {"minutes": 10 * tens},
            )
        )

    @precondition(lambda self: self.penalties)
    @rule(pick=PICK)
    def waive(self, pick: int) -> None:
        penalty = self.penalties.pop(pick % len(self.penalties))
        self._do(
            Op(
                lambda model: model.reverse(self.now, penalty),
                f"penalties/{penalty}/waive",
                {"reason": "ill"},
            )
        )

    @rule(one=PICK, other=PICK, pick=PICK, tens=TENS, by=BY)
    def two_at_once(self, one: int, other: int, pick: int, tens: int, by: str) -> None:
        """Two requests at one instant, of different things: as if one had come before the other."""
        may = [
            lambda: self._adjust(tens),
            lambda: self._adjust(-tens),
            lambda: self._book(tens, 3 * DAY),
            lambda: self._buy(48, 1),
        ]
        if waiting := self._waiting():
            may.append(lambda: self._cancel(pick_one(waiting, pick), by))
        if self.worksheets:
            may.append(lambda: self._confirm(pick_one(list(self.worksheets), pick)))
        first, second = one % len(may), other % len(may)
        if first == second >= 4:  # the same thing twice
            second = 0
        self._race(may[first](), may[second]())

    # --- what is asked -----------------------------------------------------------------------

    def _buy(self, tens: int, days: int | None) -> Op:
        at = max(self.now, self.model.last or self.now)
        last_day = None if days is None else local_date(at, self.model.zone) + days * DAY
        return Op(
            lambda model: model.buy(self.now, NOT_NAMED, tens, last_day, tens * 1000, "EUR"),
            f"customers/{self.customer['id']}/purchases",
            {
                "minutes": 10 * tens,
                "price_per_person_day": "480.00",
                "currency": "EUR",
                "paid": True,
                "expires_on": last_day and last_day.isoformat(),
            },
            name=lambda made: self.model.name_given(UUID(made["id"])),
        )

    def _adjust(self, tens: int) -> Op:
        def step(model: Model) -> None:
            if tens > 0:
                model.give(self.now, tens)
            else:
                model.take(self.now, -tens, DEBT_LIMIT)

        def name(made: Json) -> None:
            if tens > 0:
                self.model.name_given(UUID(made["id"]))
            else:
                self.model.name_taken(UUID(made["id"]))

        body = {"minutes": 10 * tens, "reason": "counted again"}
        return Op(step, f"customers/{self.customer['id']}/adjustments", body, name=name)

    def _book(self, tens: int, ahead: timedelta) -> Op:
        technician = self.world.run(self.api.technician())
        booking = self.api.booking(
            self.customer, technician, starts_at=self.now + ahead,
            server_id=self.server["id"], estimated_minutes=10 * tens,
        )  # fmt: skip

        def name(made: Json) -> None:
            session = UUID(made["id"])
            self.model.holds[session] = self.model.holds.pop(NOT_NAMED)
            self.sessions[session] = Planned(self.now + ahead, technician["id"])

        return Op(
            lambda model: model.hold(self.now, NOT_NAMED, tens), "sessions", booking, name=name
        )

    def _move(self, session: UUID, by: str, ahead: timedelta) -> Op:
        planned, starts_at = self.sessions[session], self.now + ahead
        starts_at += HOUR if starts_at == planned.starts_at else 0 * HOUR
        late = self._is_late(planned, by)

        def name(made: Json) -> None:
            self.sessions[session] = replace(planned, starts_at=starts_at)
            self._name_penalty(made)

        return Op(
            lambda model: model.penalize(self.now, PENALTY_TENS) if late else None,
            f"sessions/{session}/reschedule",
            {"starts_at": starts_at.isoformat(), "asked_by": by},
            name=name,
        )

    def _cancel(self, session: UUID, by: str) -> Op:
        late = self._is_late(self.sessions[session], by)
        return self._end(session, by, f"sessions/{session}/cancel", {"asked_by": by}, late=late)

    def _end(self, session: UUID, by: str, path: str, body: Json, *, late: bool) -> Op:
        def step(model: Model) -> None:
            days = None if by == "customer" else COMPENSATION_DAYS
            model.release(self.now, session, len(model.holds[session]), days)
            if late and by == "customer":
                model.penalize(self.now, PENALTY_TENS)

        def name(made: Json) -> None:
            del self.sessions[session]
            self._name_penalty(made)

        return Op(step, path, body, name=name, subject=lambda _: str(session))

    def _hand_in(self, session: UUID, tens: int) -> Op:
        planned = self.sessions[session]

        def name(made: Json) -> None:
            worksheet = UUID(made["id"])
            self.model.billed[worksheet] = self.model.billed.pop(NOT_NAMED)
            self.worksheets[worksheet] = self.sessions.pop(session)

        return Op(
            lambda model: model.deduct(self.now, session, NOT_NAMED, tens, DEBT_LIMIT),
            f"sessions/{session}/worksheet",
            {"time_entries": self._times(planned, tens), "summary": "done"},
            name=name,
        )

    def _confirm(self, worksheet: UUID) -> Op:
        return Op(
            lambda model: model.confirm(self.now, worksheet),
            f"worksheets/{worksheet}/confirm",
            role=self.customer["id"],
            name=lambda _: self.worksheets.pop(worksheet),
        )

    @staticmethod
    def _times(planned: Planned, tens: int) -> list[Json]:
        """So many tens once they are rounded."""
        worked = tens * timedelta(minutes=10) - timedelta(minutes=9)
        times = {"started_at": planned.starts_at, "ended_at": planned.starts_at + worked}
        told = {name: at.isoformat() for name, at in times.items()}
        return [{"technician_id": planned.technician, **told}] if tens else []

    def _name_penalty(self, made: Json) -> None:
        if penalty := made["penalty"]:
            self.model.name_taken(UUID(penalty["id"]))
            self.penalties.append(UUID(penalty["id"]))

    def _is_late(self, planned: Planned, by: str) -> bool:
        return by == "customer" and self.now > planned.starts_at - 24 * HOUR

    def _waiting(self) -> list[UUID]:
        return [one for one, planned in self.sessions.items() if not planned.is_started]

    def _movable(self) -> list[UUID]:
        return [one for one in self._waiting() if self.now < self.sessions[one].starts_at]

    # --- one step in both --------------------------------------------------------------------

    async def _sent(self, op: Op) -> Json:
        path, key = f"/v1/{op.path}", str(uuid4())
        answer = await self.api.send("POST", path, op.body, role=op.role, now=self.now, key=key)
        if not answer.is_success:
            raise Turned(answer.json()["code"])
        made: Json = answer.json()
        return made

    def _do(self, op: Op) -> None:
        self.both(op.step, self._sent(op), op.name, verb="served: ")

    def _race(self, *ops: Op) -> None:
        seq = self.world.run(self.books.credit(NOON)).seq
        made = self.world.run(self._sent_at_once(ops))
        read = queries.entries(self.world.pool, self.books.customer_id, seq, 1000, None)
        references = [entry.reference for entry in self.world.run(read)]
        before = self.model, self.sessions, self.worksheets, self.penalties
        for order in itertools.permutations(range(len(ops))):
            self.model = copied(before[0])
            self.sessions, self.worksheets = {**before[1]}, {**before[2]}
            self.penalties = [*before[3]]
            # What nothing is billed of is confirmed without an entry.
            places = [
                place
                for i in order
                if isinstance(answer := made[i], dict)
                for place, one in enumerate(references)
                if ops[i].subject(answer) in one
            ]
            if places == sorted(places) and self._is_so(ops, made, order):
                break
        else:
            raise AssertionError((ops, made, references))
        self.world.seen["at once"] += 1
        self.world.seen["at once: refused"] += any(isinstance(one, Turned) for one in made)
        if self.model.unnamed:
            self._name_compensations()
        self._remember()

    async def _sent_at_once(self, ops: tuple[Op, ...]) -> list[Json | Turned]:
        async def one(op: Op) -> Json | Turned:
            try:
                return await self._sent(op)
            except Turned as turned:
                return turned

        return await asyncio.gather(*map(one, ops))

    def _is_so(
        self, ops: tuple[Op, ...], made: list[Json | Turned], order: tuple[int, ...]
    ) -> bool:
        """Whether the model refuses the same in this order; it takes what is done."""
        for i in order:
            answer, after = made[i], copied(self.model)
            code = refusal(ops[i].step, after)
            if code != (answer.code if isinstance(answer, Turned) else None):
                return False
            if not isinstance(answer, Turned):
                self.model = after
                ops[i].name(answer)
        return True


@contextmanager
def served(world: World) -> Iterator[type[ServedMachine]]:
    """The machine of a service on the world's database."""
    world.run(logins.admit(world.dsn, service_address(world.dsn)))
    opening = open_api(world.dsn)
    api = world.run(opening.__aenter__())
    try:
        yield type("Machine", (ServedMachine,), {"world": world, "api": api})
    finally:
        world.run(opening.__aexit__(None, None, None))
