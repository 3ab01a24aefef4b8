"""``make soak``: random histories beside the model for as long as one likes, all of one seed.

A run is a row of histories, each of a customer of its own. What happens in one follows from the seed and
its number alone: one that failed is played again to the same step, and a run that was stopped goes on.
Only which of two requests at once comes first is not the seed's to say.
"""

import argparse
import logging
import secrets
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

import structlog
from hypothesis.internal.conjecture.data import ConjectureData
from hypothesis.stateful import Rule

from app.kit.postgres import migrations
from app.ledger import burn
from tests.ledger import few
from tests.ledger.ledger_rules import LedgerMachine
from tests.ledger.machine import Machine, World, one_world
from tests.ledger.served_rules import served
from tests.servers import embedded_server

# Steps of a history: short ones begin anew often, long ones have many lots and old debts.
STEPS = (40, 150, 400)
# The share of what may happen that never does in a history: so that the rest comes together.
LEFT_OUT = (0, 0.2, 0.5)
# So many lots a decision reads: each way through ``journal.read`` has its histories.
LOTS_READ = (few.NONE, burn.FEW, few.ALL)
# After so many a new database: to look through all of it takes longer and longer.
IN_ONE_DATABASE = 10
TOLD_SECONDS = 60
LAST = 20


class Differs(Exception):
    """A step after which the ledger is not what the model says, or an invariant does not hold."""


@dataclass
class Run:
    """The histories of a seed that are played, and what they came past."""

    seed: int
    number: int = 0
    steps: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def again(self) -> str:
        """What plays the history that it is at, and goes on."""
        return f"make soak SEED={self.seed} FROM={self.number}"

    def play(self, kind: type[Machine]) -> None:
        """Play the next history.

        Raises:
            Differs: it tells the last steps, and how to play them again.
        """
        taken: list[str] = []
        try:
            for step in history(kind, Random(f"{self.seed}/{self.number}")):
                taken.append(step)
                self.steps += 1
        except Exception as error:
            where = f"seed {self.seed}, history {self.number}, step {len(taken)}; {self.again}"
            raise Differs("\n".join([where, *taken[-LAST:]])) from error
        self.number += 1


def history(kind: type[Machine], chance: Random) -> Iterator[str]:
    """Play a history; each step is told before it is taken."""
    machine = kind()
    happens = machine.setup_state()
    steps, left_out = chance.choice(STEPS), chance.choice(LEFT_OUT)
    rules = [rule for rule in happens.rules if chance.random() >= left_out]
    if all(rule.preconditions for rule in rules):
        rules = happens.rules
    with few.lots_read(chance.choice(LOTS_READ)):
        yield from _taken(machine, happens.initializers[0], chance)
        for _ in range(steps):
            may = [rule for rule in rules if all(holds(machine) for holds in rule.preconditions)]
            yield from _taken(machine, chance.choice(may), chance)
            for invariant in happens.invariants:
                invariant.function(machine)
        machine.teardown()


def _taken(machine: Machine, rule: Rule, chance: Random) -> Iterator[str]:
    # What the strategies' own engine draws by cannot be told a seed for one history from outside.
    data = ConjectureData(random=chance)
    drawn = {name: data.draw(strategy) for name, strategy in rule.arguments_strategies.items()}
    yield f"{rule.function.__name__}({', '.join(f'{name}={one}' for name, one in drawn.items())})"
    rule.function(machine, **drawn)


def soak(run: Run, seconds: float) -> None:
    """Play histories for so long, or until one differs."""
    began = told = time.monotonic()
    while (now := time.monotonic()) - began < seconds:
        batch = run.number // IN_ONE_DATABASE
        with machines(batch) as kind:
            while run.number // IN_ONE_DATABASE == batch and now - began < seconds:
                run.play(kind)
                now = time.monotonic()
                if now - told >= TOLD_SECONDS:
                    told = now
                    print(f"{now - began:.0f} s, {run.steps} steps; {run.again}", flush=True)
            run.seen += kind.world.seen


@contextmanager
def machines(batch: int) -> Iterator[type[Machine]]:
    """The machine of some histories, on a database of their own: in turn by verbs, and by requests."""
    with embedded_server() as dsn:
        migrations.upgrade(dsn)
        with one_world(dsn) as world:
            if batch % 2:
                with served(world) as kind:
                    yield kind
            else:
                yield driven(world)


def driven(world: World) -> type[Machine]:
    """The machine of the ledger that is driven directly, with the office's verbs."""
    return type("Machine", (LedgerMachine,), {"world": world})


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--from", type=int, default=0, dest="number", help="a history's number")
    told = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    run = Run(told.seed, told.number)
    print(f"seed {run.seed}", flush=True)
    try:
        soak(run, told.minutes * 60)
    except Differs as differs:
        traceback.print_exception(differs.__cause__)
        sys.exit(f"the ledger differs from the model\n{differs}")
    except KeyboardInterrupt:
        sys.exit(f"stopped after {run.steps} steps; on: {run.again}")
    print(f"{run.steps} steps of {run.number - told.number} histories, nothing differs: {run.seen}")


if __name__ == "__main__":
    main()
