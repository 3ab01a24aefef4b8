"""The service whose every posting locks its account first, for ``bench.watching``."""

from app import cli
from app.kit.postgres.database import Tx


def _never(self: Tx, thing: str) -> bool:
    del self, thing
    return False


if __name__ == "__main__":
    Tx.watch = _never  # type: ignore[method-assign]
    cli.main()
