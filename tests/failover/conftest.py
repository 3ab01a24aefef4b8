"""What the servers of these tests are copied from."""

from collections.abc import Iterator

import pytest

from tests.failover.pair import Server, migrated


@pytest.fixture(scope="session")
def at_rest() -> Iterator[Server]:
    """What the servers are copied from."""
    with migrated() as server:
        yield server
