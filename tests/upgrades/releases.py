"""The releases of which something is kept: their commits, the head of their schema, and their dumps."""

import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Release(NamedTuple):
    """A release.

    Attributes:
        version: as people name it.
        commit: where its sources are.
        schema: the revision that its schema has.
        serves_until: the last revision beside which it serves.
    """

    version: str
    commit: str
    schema: str
    serves_until: str = "head"

    @property
    def dump(self) -> str:
        """Its schema with rows, as statements."""
        return (HERE / f"{self.version}.sql").read_text()


# The oldest first.
RELEASES = [
    Release(**one) for one in tomllib.loads((HERE / "releases.toml").read_text())["release"]
]
