"""What somebody wrote: the whole text, and what each part of it is. Pure."""

from collections.abc import Sequence
from typing import Any, Self

from msgspec import Struct

from app import errors
from app.languages.recognition import prose
from app.mime import partition, quotes
from app.mime.known import compared
from app.mime.partition import Partition, PartKind, TextPart

# With fewer letters of prose than these, what is new says next to nothing.
ALMOST_NOTHING = 12


class Writing(Struct, frozen=True):
    """A text and its partition.

    Attributes:
        text: all that can be read of it, never empty.
        parts: what each stretch of it is, without a gap; at least one is new.
    """

    text: str
    parts: Partition

    @classmethod
    def typed(cls, text: str) -> Self:
        """What somebody typed into a form, or said: all of it is new."""
        return cls(text, partition.whole(text))

    @property
    def body(self) -> str:
        """The new parts, joined."""
        return partition.new_of(self.text, self.parts)

    @property
    def judged(self) -> str:
        """What suggestions are judged on: what is new, or all where that is next to nothing."""
        return self.body if len(prose(self.body)) >= ALMOST_NOTHING else self.text

    @property
    def spoken(self) -> str:
        """What the language is judged on: what is new above what is passed on; all where that is nothing."""
        above = quotes.above_passed_on(self.body)
        return next((said for said in (above, self.body) if prose(said)), self.text)

    def spoken_under(self, subject: str) -> str:
        """The same with the subject, unless that is passed on, too."""
        return self.spoken if quotes.is_forward(subject) else f"{subject}\n{self.spoken}"

    @property
    def columns(self) -> dict[str, Any]:
        """How it is kept; where a part begins, the one before it ends."""
        return {
            "text": self.text,
            "part_kinds": [part.kind.value for part in self.parts],
            "part_ends": [part.end for part in self.parts],
            "body": self.body,
        }

    def opening(self) -> "Writing":
        """The same where it begins a conversation: nobody here has what it quotes, so that is new, too."""
        return Writing(self.text, partition.with_quotes_new(self.text, self.parts))

    def answering(self, known: Sequence[str]) -> "Writing":
        """The same where it goes on with a conversation: what it quotes of none of these texts is new."""
        return Writing(self.text, compared(self.text, self.parts, known))

    def corrected(self, parts: Partition) -> "Writing":
        """The same text with the parts that a person says it has.

        Raises:
            NotAPartition: they are no partition of the text, or nothing of it is new.
        """
        if not partition.is_partition(self.text, parts):
            raise errors.NotAPartition(text_characters=len(self.text))
        return Writing(self.text, partition.joined(parts))


def parts_of(kinds: list[str], ends: list[int]) -> Partition:
    """The parts of what is kept."""
    starts = [0, *ends[:-1]]
    found = zip(kinds, starts, ends, strict=True)
    return tuple(TextPart(PartKind(kind), start, end) for kind, start, end in found)
