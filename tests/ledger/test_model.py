"""The real ledger beside an independent model: random histories, compared after every step.

``PERSONDAY_MODEL_EXAMPLES`` and ``PERSONDAY_MODEL_STEPS`` make it run longer. Only then is a
failing history made shorter, which takes minutes. ``make soak`` goes on for half an hour.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.ledger import books, few
from tests.ledger.ledger_rules import LedgerMachine
from tests.ledger.machine import one_world

EXAMPLES = int(os.environ.get("PERSONDAY_MODEL_EXAMPLES", "60"))
LONG = "PERSONDAY_MODEL_EXAMPLES" in os.environ
STEPS = int(os.environ.get("PERSONDAY_MODEL_STEPS", "30"))


def test_no_history_makes_the_ledger_differ_from_the_model(
    dsn: str, request: pytest.FixtureRequest
) -> None:
    # The second server is there for its SQL, which each history uses whole; and reads no lot unasked.
    again = "debian" in request.node.name
    examples = EXAMPLES // 3 if again and not LONG else EXAMPLES
    with few.lots_read(few.NONE if again else few.CHOSEN), one_world(dsn) as world:
        every = 1 if LONG else 10
        machine = type("Machine", (LedgerMachine,), {"world": world, "every": every})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=examples,
                stateful_step_count=STEPS,
                deadline=None,
                phases=tuple(Phase) if LONG else (Phase.explicit, Phase.reuse, Phase.generate),
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
        assert world.run(books.broken(dsn)) == {}
        # The histories went where the rules are subtle, not only along the easy path.
        subtle = (
            "in debt",
            "compensated",
            "confirmed by silence",
            "insufficient_credit",
            "debt_limit_exceeded",
            "approved",
            "too late",
            "approve: own_request",
        )
        assert examples < 30 or all(world.seen[name] for name in subtle), world.seen
        # Not all that waited could still be done.
        spent = ("approve: nothing_to_refund", "approve: already_reversed")
        assert examples < 30 or any(world.seen[name] for name in spent), world.seen
