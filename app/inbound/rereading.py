"""Messages on tickets are read again from what came, after the reader has learned something."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from uuid import UUID

from msgspec import Struct

from app.inbound import queries
from app.inbound.intake import taken
from app.inbound.rows import TakenEmail
from app.inbound.service import answering, writing_of
from app.kit.postgres.database import Tx
from app.tickets import corrections

FROM_THE_FIRST = UUID(int=0)


class Reread(Struct, frozen=True):
    """One message that was read again; ``email_id`` is where to go on after it.

    ``failed`` is why it could not be; None = it could.
    """

    email_id: UUID
    changed: bool = False
    failed: str | None = None


async def reread(
    transaction: Callable[[], AbstractAsyncContextManager[Tx]], after: UUID = FROM_THE_FIRST
) -> AsyncIterator[Reread]:
    """Read again all messages behind this one that are on tickets, in the order in which they came.

    Each is a transaction of its own, and one is in memory at a time. What is as it would be now stays
    untouched, and so does what a person corrected, so it may end anywhere and be begun again. One that
    cannot be read, or kept, is told, and left as it is.
    """
    while True:
        email = None
        try:
            async with transaction() as tx:
                await tx.begin()
                email = await queries.next_taken(tx.connection, after)
                if email is None:
                    return
                done = Reread(email.id, changed=await _read_again(tx, email))
        except Exception as error:
            if email is None:
                raise
            # If it is the database that fails, it does so here, and the message is not passed over.
            async with transaction() as tx:
                await tx.begin()
            done = Reread(email.id, failed=" ".join(f"{type(error).__name__}: {error}".split()))
        after = email.id
        yield done


async def _read_again(tx: Tx, email: TakenEmail) -> bool:
    mail, _ = await taken(email.raw)
    message_id = email.ticket_message_id
    writing = await answering(tx, writing_of(mail), email.ticket_id, message_id)
    return await corrections.reread(tx, message_id, writing)
