"""What was written on a ticket, as pages show it: the last of it first, and long texts in part."""

from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.mime.partition import PartKind
from app.tickets import messages
from app.tickets.views import MessageView, message_view

# So many messages stand on a page, and of each so many characters: a page stays quick whatever was sent.
MOST_MESSAGES = 12
MOST_CHARACTERS = 2_000


class Stretch(Struct, frozen=True):
    """A part of a message: ``is_new``, or else quoted, signed or a notice; cut off if it ``goes_on``."""

    is_new: bool
    text: str
    goes_on: bool = False


class Conversation(Struct, frozen=True):
    """Messages in the order in which they were written; ``earlier`` if there are some before them."""

    messages: list[MessageView]
    earlier: bool


async def conversation(
    db: Reader, ticket_id: UUID, *, inside: bool, before: UUID | None = None
) -> Conversation:
    """The last messages of a ticket, or those ``before`` one of them; ``inside`` with internal notes."""
    found = await messages.latest(
        db, ticket_id, inside=inside, before=before, limit=MOST_MESSAGES + 1
    )
    shown = [message_view(one) for one in reversed(found[:MOST_MESSAGES])]
    if not inside:
        shown = [one.for_customers() for one in shown]
    return Conversation(shown, earlier=len(found) > MOST_MESSAGES)


def stretches(message: MessageView, most: int | None = MOST_CHARACTERS) -> list[Stretch]:
    """What a message says, at most so many characters of it."""
    found = []
    for part in message.parts:
        text = message.text[part.start : part.end].strip("\n")
        if not text.strip():
            continue
        shown = text if most is None else text[:most]
        found.append(Stretch(part.kind is PartKind.NEW, shown, goes_on=len(shown) < len(text)))
        if most is not None:
            most -= len(shown)
            if most <= 0:
                break
    return found
