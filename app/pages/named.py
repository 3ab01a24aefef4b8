"""Somebody or something by its name, as pages let people choose it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something, by its name."""

    id: UUID
    name: str

    @property
    def pair(self) -> tuple[UUID, str]:
        """What is sent and what is shown where it is chosen."""
        return self.id, self.name
