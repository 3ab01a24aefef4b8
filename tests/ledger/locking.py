"""Purchases that lock at once, as if somebody else wanted the account: the other way through ``journal``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.kit.postgres.database import Tx

# For all tests of the ledger: ``make paths``.
CHOSEN = "PERSONDAY_TEST_LOCKING" in os.environ


def _locks(self: Tx, thing: str) -> bool:
    del self, thing
    return False


@contextmanager
def always_locking() -> Iterator[None]:
    """Nobody watches meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tx, "watch", _locks)
        yield
