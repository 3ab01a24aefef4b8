"""How a message of ours names itself, so that the answer to it finds its ticket. Pure."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from app.mailing import tokens

OWN_HEADER = "X-Personday-Message"


class Mailbox(Struct, frozen=True):
    """Where customers write to, and the secret of its tokens."""

    address: str
    secret: bytes

    @property
    def domain(self) -> str:
        """The domain of the address."""
        return self.address.rpartition("@")[2]


def threading(
    mailbox: Mailbox, ticket_id: UUID, message_id: UUID, answered: Sequence[str]
) -> dict[str, str]:
    """The headers that thread a message of a ticket; ``answered`` are Message-IDs, newest first."""
    headers = {
        "Message-ID": f"<{tokens.message_id(mailbox.secret, ticket_id, message_id, mailbox.domain)}>",
        "Reply-To": _reply_to(mailbox, ticket_id),
        OWN_HEADER: str(message_id),
    }
    if answered:
        headers["In-Reply-To"] = f"<{answered[0]}>"
        headers["References"] = " ".join(f"<{one}>" for one in reversed(answered))
    return headers


def _reply_to(mailbox: Mailbox, ticket_id: UUID) -> str:
    try:
        return tokens.reply_address(mailbox.secret, ticket_id, mailbox.address)
    except ValueError:
        # The mailbox has a name so long that no token fits in: the Message-ID threads alone.
        return mailbox.address


def subject_of(subject: str, number: int) -> str:
    """The subject of an answer: the ticket's, with its number once, for people."""
    marked = subject if f"[{number}]" in subject else f"[{number}] {subject}"
    return marked if marked.lower().startswith("re:") else f"Re: {marked}"
