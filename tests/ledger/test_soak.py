"""The soak in short: a seed is the same histories again, and what goes wrong says where."""

from random import Random

import pytest

from tests.ledger import soak
from tests.ledger.machine import World, one_world
from tests.ledger.model import Model
from tests.ledger.served_rules import served


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "STEPS", (40,))


def test_a_seed_is_the_same_history_again_wherever_it_is_played(dsn: str) -> None:
    with one_world(dsn) as world:
        once, again, other = (
            list(soak.history(soak.driven(world), Random(seed))) for seed in "778"
        )
    assert once == again != other
    assert len(once) == 41


def test_a_customer_is_served_as_the_model_says(dsn: str) -> None:
    with one_world(dsn) as world, served(world) as kind:
        soak.Run(seed=1).play(kind)
        assert world.seen["at once"]


def test_a_step_after_which_the_ledger_differs_is_named_and_found_again(
    dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Model, "confirm", lambda *_: None)
    with one_world(dsn) as world:
        run = soak.Run(seed=7)
        found = _difference(world, run)
        assert found == _difference(world, soak.Run(seed=7, number=run.number))
    where, *steps = found.splitlines()
    assert where.startswith(f"seed 7, history {run.number}, step ")
    assert where.endswith(f"make soak SEED=7 FROM={run.number}")
    assert steps[-1].startswith(("confirm(", "the_worker_comes("))


def _difference(world: World, run: soak.Run) -> str:
    def play_on() -> None:
        while True:
            run.play(soak.driven(world))

    with pytest.raises(soak.Differs) as differs:
        play_on()
    return str(differs.value)
