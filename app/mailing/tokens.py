"""Keyed tokens in message ids and addresses, so that answers find their ticket. Pure.

A ticket's number is easily guessed, and a subject is written by anybody. A token names the ticket and
proves that this service wrote it: only who was sent a message of a ticket can answer it. Mail servers
change the case of letters, so that a token is one in any case.
"""

import base64
import hmac
import re
from collections.abc import Iterable
from uuid import UUID

MAX_LOCAL_PART_CHARACTERS = 64  # RFC 5321 §4.5.3.1.1
_MAC_BYTES = 10  # 80 bits, 16 letters
_SALT_BYTES = 5  # 40 bits, 8 letters: tells the messages of one ticket apart
# A MAC of one kind never passes for one of the other.
_OF_MESSAGES = b"personday message-id\0"
_OF_ADDRESSES = b"personday reply-address\0"
_SALTING = b"personday message salt\0"

_LETTERS = "[a-z2-7]"
_IN_ID = re.compile(
    rf"(?<![a-z0-9])t({_LETTERS}{{26}})({_LETTERS}{{8}})({_LETTERS}{{16}})(?![a-z0-9])"
)
_IN_ADDRESS = re.compile(rf"\+t({_LETTERS}{{26}})({_LETTERS}{{16}})@")
MAX_SCANNED_CHARACTERS = 1_000
MIN_SECRET_BYTES = 16


def message_id(secret: bytes, ticket_id: UUID, message_id: UUID, domain: str) -> str:
    """The Message-ID, without angle brackets, of a message of this ticket; 51 letters and the domain.

    Raises:
        ValueError: the secret is shorter than 16 bytes.
    """
    salt = _mac(secret, _SALTING + ticket_id.bytes + message_id.bytes)[:_SALT_BYTES]
    named = _base32(ticket_id.bytes), _base32(salt)
    return f"t{''.join(named)}{_proof(secret, _OF_MESSAGES, named)}@{domain.lower()}"


def reply_address(secret: bytes, ticket_id: UUID, mailbox: str) -> str:
    """The address of this ticket, made of the address of the mailbox by a plus.

    Raises:
        ValueError: the mailbox is no address, its local part is longer than 20 characters, so that no
            token fits in, or the secret is shorter than 16 bytes.
    """
    local, at, domain = mailbox.rpartition("@")
    named = (_base32(ticket_id.bytes),)
    local = f"{local}+t{named[0]}{_proof(secret, _OF_ADDRESSES, named)}"
    if not at or len(local) > MAX_LOCAL_PART_CHARACTERS:
        raise ValueError(f"no token fits into the local part of {mailbox!r}")
    return f"{local}@{domain}"


def tickets_named(secret: bytes, mail_ids: Iterable[str], addresses: Iterable[str]) -> list[UUID]:
    """The tickets whose valid token stands there, each once, by trust.

    First come those of the ids, in their order, since only an answer carries them; then those of the
    addresses, which live on in address books. Brackets, case and white space around do not matter.

    Raises:
        ValueError: the secret is shorter than 16 bytes.
    """
    found: dict[UUID, None] = {}
    for names, pattern, context in (
        (mail_ids, _IN_ID, _OF_MESSAGES),
        (addresses, _IN_ADDRESS, _OF_ADDRESSES),
    ):
        for name in names:
            for token in pattern.finditer(name[:MAX_SCANNED_CHARACTERS].lower()):
                *named, proof = token.groups()
                if hmac.compare_digest(_proof(secret, context, named), proof):
                    ticket_id = UUID(bytes=base64.b32decode(named[0].upper() + "======"))
                    found.setdefault(ticket_id)
    return list(found)


def messages_named(secret: bytes, written: Iterable[tuple[UUID, UUID]], text: str) -> list[UUID]:
    """Those messages whose Message-ID stands in a text, in their order; each stands behind its ticket.

    Raises:
        ValueError: the secret is shorter than 16 bytes.
    """
    text = text.lower()
    return [one for ticket_id, one in written if message_id(secret, ticket_id, one, "") in text]


def is_of_message(mail_id: str) -> bool:
    """Whether this looks like a Message-ID of ours, under whatever secret it was made."""
    return bool(_IN_ID.search(mail_id[:MAX_SCANNED_CHARACTERS].lower()))


def is_of_ticket(address: str) -> bool:
    """Whether this looks like the address of a ticket of ours, under whatever secret it was made."""
    return bool(_IN_ADDRESS.search(address[:MAX_SCANNED_CHARACTERS].lower()))


def _proof(secret: bytes, context: bytes, named: Iterable[str]) -> str:
    # Over the letters and not over what they mean, so that each token has one spelling only.
    return _base32(_mac(secret, context + ".".join(named).encode())[:_MAC_BYTES])


def _mac(secret: bytes, content: bytes) -> bytes:
    if len(secret) < MIN_SECRET_BYTES:
        raise ValueError("a secret has at least 16 bytes")
    return hmac.digest(secret, content, "sha256")


def _base32(content: bytes) -> str:
    return base64.b32encode(content).decode("ascii").rstrip("=").lower()
