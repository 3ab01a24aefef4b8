"""Answers about signed roots, and the lines of the file that is kept elsewhere: both are alike."""

import hashlib
from datetime import date
from typing import Literal
from uuid import UUID

import rfc8785
from pydantic import Field

from app.kit.web.schema import UtcInstant, View
from app.periods import signing
from app.roots.rows import RootRecord

_SIGNATURE = "^[0-9a-f]{128}$"


class SignedRoot(View):
    """What is signed of a root: as RFC 8785 JSON (JCS), in UTF-8, these are the bytes of the signature."""

    version: Literal[1] = Field(description="The version of this form.")
    number: int = Field(description="Which root it is, from 1 on without a gap.")
    signed_on: date = Field(description="The day in UTC; a day has one root at most.")
    signed_at: UtcInstant = Field(description="When it was signed.")
    position: int = Field(
        description="It covers the entries with this `position` or one before it, of feed and exports."
    )
    accounts: int = Field(description="How many credit accounts have such an entry.")
    entries: int = Field(description="How many entries it covers, in all.")
    root: str = Field(
        description="SHA-256 of a line for each of these accounts by ascending id: its id, `seq` and `hash`"
        " of its last entry that is covered, a blank between them, a line feed behind each line."
    )
    previous: str | None = Field(
        description="SHA-256 of what is signed of the root before; null of the first."
    )
    key_id: str = Field(description="Of the key: 16 digits of the SHA-256 of its public half.")

    def canonical(self) -> bytes:
        """The bytes that are signed."""
        return rfc8785.dumps(self.model_dump(mode="json"))


class LedgerRootSigned(View):
    """A root that was signed, with all that it takes to check it elsewhere."""

    id: UUID
    number: int = Field(description="Which root it is, from 1 on without a gap.")
    signed: SignedRoot = Field(description="What is signed.")
    signature: str = Field(pattern=_SIGNATURE, description="Ed25519, in hexadecimal.")
    public_key: str = Field(pattern="^[0-9a-f]{64}$", description="32 bytes, in hexadecimal.")
    endorsement: str | None = Field(
        pattern=_SIGNATURE,
        description="Of the first root by another key: the signature of the same bytes by the key before;"
        " null there: that key was lost.",
    )


def digest(document: str) -> str:
    """How a root names the one before it."""
    return hashlib.sha256(document.encode()).hexdigest()


def root_view(root: RootRecord) -> LedgerRootSigned:
    """A signed root as it is shown, and kept elsewhere.

    Raises:
        ValueError: what was signed is none.
    """
    return LedgerRootSigned(
        id=root.id,
        number=root.number,
        signed=SignedRoot.model_validate_json(root.document),
        signature=root.signature.hex(),
        public_key=root.public_key.hex(),
        endorsement=root.endorsement.hex() if root.endorsement else None,
    )


def signed_by(document: bytes, signature: bytes, public_key: bytes, key_id: str) -> bool:
    """Whether the key that a root names signed exactly this."""
    named = signing.key_id(public_key) == key_id
    return named and signing.is_signed(document, signature, public_key)
