"""What is written back by e-mail, so that the answer to it finds its ticket. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.inbound import tokens
from app.inbound.robots import OWN_HEADER

# In the official languages (rule T6).
_RECEIVED = {
    "en": (
        "We have received your message; it is ticket {number}.",
        "We will solve it by {due}. To add something, answer this message.",
    ),
    "fr": (
        "Nous avons bien reçu votre message ; c'est le ticket {number}.",
        "Nous le résoudrons avant le {due}. Pour ajouter quelque chose, répondez à ce message.",
    ),
    "de": (
        "Wir haben Ihre Nachricht erhalten; es ist Ticket {number}.",
        "Wir lösen es bis {due}. Um etwas hinzuzufügen, antworten Sie auf diese Nachricht.",
    ),
    "cs": (
        "Vaši zprávu jsme přijali; je to tiket {number}.",
        "Vyřešíme jej do {due}. Chcete-li něco doplnit, odpovězte na tuto zprávu.",
    ),
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where customers write to, and the secret of its tokens."""

    address: str
    secret: bytes

    @property
    def domain(self) -> str:
        """The domain of the address."""
        return self.address.rpartition("@")[2]


def headers(
    mailbox: Mailbox, ticket_id: UUID, message_id: UUID, answered: Sequence[str]
) -> dict[str, str]:
    """The headers that thread a message of a ticket; ``answered`` are Message-IDs, newest first."""
    made = {
        "Message-ID": f"<{tokens.message_id(mailbox.secret, ticket_id, message_id, mailbox.domain)}>",
        "Reply-To": _reply_to(mailbox, ticket_id),
        OWN_HEADER: str(message_id),
    }
    if answered:
        made["In-Reply-To"] = f"<{answered[0]}>"
        made["References"] = " ".join(f"<{one}>" for one in reversed(answered))
    return made


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


def received(language: str, number: int, due: str) -> str:
    """That a message was received and became a ticket, in one of the official languages."""
    lines = _RECEIVED[language]
    return "\n\n".join(lines).format(number=number, due=due) + "\n"
