"""What forms of a ticket do, the customer's and the desk's: by the verbs of the API."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias
from uuid import UUID

from app.kit.postgres.database import Tx
from app.kit.web.schema import View
from app.pages import sent_files
from app.pages.forms import Content, Nothing
from app.pages.uploads import Upload
from app.tickets import queries, replies, watchers
from app.tickets.schemas import NewReply, Watch
from app.tickets.views import TicketView, ticket_details

# By which a form acts on the ticket with this id.
Verb: TypeAlias = Callable[[Tx, UUID, Content], Awaitable[View]]


async def follow(tx: Tx, ticket_id: UUID, body: Watch) -> TicketView:
    """Let a contact be written to like the reporter; refused as `watchers.add` is."""
    return await watchers.add(tx, ticket_id, body.contact_id)


async def unfollow(tx: Tx, ticket_id: UUID, body: Watch) -> TicketView:
    """Let a contact be written to no more; refused as `watchers.remove` is."""
    return await watchers.remove(tx, ticket_id, body.contact_id)


def attaching(files: Sequence[Upload]) -> Verb[Nothing]:
    """The verb that attaches files alone; refused as `sent_files.attach` is."""

    async def attach(tx: Tx, ticket_id: UUID, _: Nothing) -> TicketView:
        await sent_files.attach(tx, ticket_id, files)
        found = await queries.ticket(tx.connection, ticket_id)
        assert found is not None, "it is locked"
        return ticket_details(found)

    return attach


def replying(files: Sequence[Upload]) -> Verb[NewReply]:
    """The verb that writes, and attaches files with it; refused as either is."""

    async def write(tx: Tx, ticket_id: UUID, body: NewReply) -> TicketView:
        await sent_files.attach(tx, ticket_id, files)
        return await replies.reply(tx, ticket_id, body)

    return write
