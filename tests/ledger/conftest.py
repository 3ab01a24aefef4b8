"""The ledger is tested on the embedded PostgreSQL and, where it is installed, on Debian's 15."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from tests.ledger import few, locking
from tests.servers import DEBIAN, debian_server


@pytest.fixture(scope="session", autouse=True)
def _lots() -> Iterator[None]:
    """As many lots are read as the run was told."""
    with few.lots_read(few.CHOSEN):
        yield


@pytest.fixture(scope="session", autouse=True)
def _locks() -> Iterator[None]:
    """Purchases lock at once if the run was told so."""
    with locking.always_locking() if locking.CHOSEN else nullcontext():
        yield


@pytest.fixture(scope="session")
def debian() -> Iterator[str]:
    """The address of the maintenance database of Debian's server."""
    if not DEBIAN.exists():
        pytest.skip("Debian's PostgreSQL 15 is not installed")
    with debian_server() as dsn:
        yield dsn


@pytest.fixture(scope="session", params=["embedded", "debian"])
def server(request: pytest.FixtureRequest, server: str) -> str:
    """The address of the maintenance database of a running server of either kind."""
    if request.param == "embedded":
        return server
    # Asked for only now: once started, it runs until all tests are done.
    dsn: str = request.getfixturevalue("debian")
    return dsn
