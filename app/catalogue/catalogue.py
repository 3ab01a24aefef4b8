"""All event types by name, band by band."""

from collections.abc import Mapping
from types import MappingProxyType

from app.catalogue import credit, parties, support, work
from app.catalogue.types import EventType

BANDS: Mapping[str, tuple[EventType, ...]] = MappingProxyType(
    {
        "Credit and money": credit.TYPES,
        "Work and time": work.TYPES,
        "Support": support.TYPES,
        "Parties": parties.TYPES,
    }
)
CATALOGUE: Mapping[str, EventType] = MappingProxyType(
    {one.name: one for types in BANDS.values() for one in types}
)
