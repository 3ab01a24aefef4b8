"""Other numbers of lots that a decision reads whatever it spends: both ways through ``journal.read``."""

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from app.ledger import burn, state_queries

# No lot that is not asked for, so that it is reached for; and every one at once.
NONE, ALL = 0, 100_000
# For all tests of the ledger: ``make paths``.
CHOSEN = int(os.environ.get("PERSONDAY_TEST_FEW", burn.FEW))


@contextmanager
def lots_read(few: int) -> Iterator[None]:
    """So many are read meanwhile. The statements are composed with the number."""
    usual = burn.FEW
    _compose(few)
    try:
        yield
    finally:
        _compose(usual)


def _compose(few: int) -> None:
    burn.FEW = few
    importlib.reload(state_queries)
