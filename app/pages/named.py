"""Somebody or something by its name, as pages let people choose it."""

from uuid import UUID

from msgspec import Struct


class Named(Struct, frozen=True):
    """Somebody or something, by its name."""

    id: UUID
    name: str

    @property
    def pair(self) -> tuple[UUID, str]:
        """What is sent and what is shown where it is chosen."""
        return self.id, self.name
