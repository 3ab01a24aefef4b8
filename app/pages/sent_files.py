"""The files of a form, kept with a ticket: by the service of files, all of them or none."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from app import errors
from app.attachments import service
from app.attachments.rules import file_name, refused_attachment
from app.kit.postgres.database import Tx
from app.pages.uploads import Upload
from app.tickets.rows import TicketIdentity

# By which name forms send files.
FIELD = "files"
_LONGEST_NAME = 200
_NAMELESS = "file"


def check(files: Sequence[Upload]) -> None:
    """Hold files to what is kept, before anything else is done.

    Raises:
        AttachmentTooLarge, AttachmentTypeNotAllowed.
    """
    for one in files:
        refused = refused_attachment(_name(one), one.declared, one.content)
        if refused is not None:
            raise _told(refused, one)


def keep(tx: Tx, ticket: TicketIdentity, files: Sequence[Upload]) -> None:
    """Stage files that were checked with a ticket that is new or locked."""
    for one in files:
        service.keep(tx, ticket, name=_name(one), declared=one.declared, content=one.content)


async def attach(tx: Tx, ticket_id: UUID, files: Sequence[Upload]) -> None:
    """Keep files with a ticket.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition (a closed ticket), AttachmentTooLarge,
        AttachmentTypeNotAllowed.
    """
    for one in files:
        with _beside_field(one):
            await service.attach(
                tx, ticket_id, name=_name(one), declared=one.declared, content=one.content
            )


@contextmanager
def _beside_field(file: Upload) -> Iterator[None]:
    try:
        yield
    except (errors.AttachmentTooLarge, errors.AttachmentTypeNotAllowed) as refused:
        raise _told(refused, file) from refused


def _told(refused: errors.DomainError, file: Upload) -> errors.DomainError:
    """The same, of which file, and beside the field that it was chosen in."""
    return type(refused)(
        errors.Sentence("%(file)s: %(why)s", file=file.name, why=errors.finished(refused.detail)),
        pointer=f"/{FIELD}",
        **refused.fields,
    )


def _name(file: Upload) -> str:
    """What it is kept as: the end of a long name tells its kind."""
    try:
        return file_name(file.name[-_LONGEST_NAME:])
    except ValueError:
        return _NAMELESS
