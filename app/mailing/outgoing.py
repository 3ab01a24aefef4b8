"""A message to be sent, as a value. Pure."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from app.kit.lines import folded


class Outgoing(Struct, frozen=True, kw_only=True):
    """A message to be sent: with these headers the answer to it finds its ticket.

    Attributes:
        sender: the address that stands in From.
        recipient: the address that stands in To; None where none is known.
        copies: the addresses that stand in Cc.
        headers: those that thread it, and say what it is.
        text: None where the sender has it already.
    """

    sender: str
    recipient: str | None
    subject: str
    headers: Mapping[str, str]
    text: str | None = None
    copies: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The form in which it is kept and shown."""
        # Whoever wrote what stands in a header, it is one line there, also of what was kept before.
        return {
            "from": folded(self.sender),
            "to": self.recipient and folded(self.recipient),
            "cc": [folded(one) for one in self.copies],
            "subject": folded(self.subject),
            "headers": {name: folded(value) for name, value in self.headers.items()},
            "text": self.text,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Outgoing":
        """The message that was kept."""
        return cls(
            sender=kept["from"],
            recipient=kept["to"],
            copies=tuple(kept.get("cc", ())),
            subject=kept["subject"],
            headers=kept["headers"],
            text=kept["text"],
        )
