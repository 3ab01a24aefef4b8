"""What an event type is: its name, when it happens, what is told, and an example."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict


class EventDetails(BaseModel):
    """Base of what events tell beside their subject: ids and words of ours, never names or free text.

    It is read as it is written in the feed: strict, from JSON. A field has one of the types of
    ``fields``, so that it means the same in every event type; new fields may come, and none goes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class EventType(Struct, frozen=True):
    """One kind of event.

    Attributes:
        name: ``subject.what_happened``; the subject is the table of the row that it happened to.
        when: one sentence.
        details: the model of what is told beside the subject.
        says: of the example, what is otherwise than the examples of the fields say.
        of_customer: whether it is about a customer; some types are only where one is known.
    """

    name: str
    when: str
    details: type[EventDetails]
    says: Mapping[str, Any] = field(default_factory=dict)
    of_customer: bool = True

    @property
    def subject_type(self) -> str:
        """The table of the row that it happened to."""
        return self.name.partition(".")[0]

    @property
    def example(self) -> dict[str, Any]:
        """What one tells, as it is in the feed."""
        fields = self.details.model_fields.items()
        usual = {name: one.examples[0] for name, one in fields if one.examples}
        return {**usual, **self.says}


def of_office(name: str, when: str, details: type[EventDetails], **says: Any) -> EventType:
    """A kind of event that is about no customer."""
    return EventType(name, when, details, says, of_customer=False)
