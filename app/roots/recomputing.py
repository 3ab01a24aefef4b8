"""Roots made anew from the entries as they are now, and what of a row of roots is not so."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from app.kit.postgres.database import Connection
from app.ledger import chain, positions
from app.periods import signing
from app.roots.schemas import LedgerRootSigned, digest, signed_by


class Made(NamedTuple):
    """What the entries up to a position come to."""

    root: str
    accounts: int
    entries: int


async def made(connection: Connection, wanted: Iterable[int]) -> dict[int, Made]:
    """What the entries up to each of these positions come to. Each entry is read once."""
    left = sorted(set(wanted), reverse=True)
    heads: dict[UUID, chain.Head] = {}
    found: dict[int, Made] = {}

    def note() -> None:
        ends = [heads[one] for one in sorted(heads)]
        found[left.pop()] = Made(chain.root(ends).hex(), len(ends), sum(one.seq for one in ends))

    async for position, head in _until(connection, left[0] if left else 0):
        while left and position > left[-1]:
            note()
        heads[head.credit_account_id] = head
    while left:
        note()
    return found


async def _until(connection: Connection, last: int) -> AsyncIterator[tuple[int, chain.Head]]:
    async for position, head in positions.in_order(connection):
        if position > last:
            return
        yield position, head


def wrong(
    roots: Sequence[LedgerRootSigned], present: dict[int, Made], reached: int
) -> Iterator[tuple[int, str]]:
    """What is wrong with roots that follow one another: the number of the root, and what."""
    before: LedgerRootSigned | None = None
    for root in roots:
        signed, document = root.signed, root.signed.canonical()
        if root.number != signed.number or (before and root.number != before.number + 1):
            yield root.number, "number"
        if not signed_by(
            document,
            bytes.fromhex(root.signature),
            bytes.fromhex(root.public_key),
            signed.key_id,
        ):
            yield root.number, "signature"
        if signed.position > reached:
            yield root.number, "position"
        elif present[signed.position] != (signed.root, signed.accounts, signed.entries):
            yield root.number, "root"
        if before is not None:
            yield from ((root.number, what) for what in _unlike(before, root))
        elif root.number == 1 and signed.previous is not None:
            yield root.number, "previous"
        before = root


def _unlike(before: LedgerRootSigned, root: LedgerRootSigned) -> Iterator[str]:
    """What does not follow from the root before."""
    if root.signed.previous != digest(before.signed.canonical().decode()):
        yield "previous"
    ordered = (
        before.signed.signed_on < root.signed.signed_on
        and before.signed.signed_at <= root.signed.signed_at
        and before.signed.position <= root.signed.position
    )
    if not ordered:
        yield "order"
    if root.endorsement is not None and not signing.is_signed(
        root.signed.canonical(),
        bytes.fromhex(root.endorsement),
        bytes.fromhex(before.public_key),
    ):
        yield "endorsement"


def unendorsed(roots: Sequence[LedgerRootSigned]) -> list[LedgerRootSigned]:
    """The first roots by keys that the key before did not endorse: it was lost, or never known."""
    return [
        root
        for before, root in pairwise(roots)
        if root.public_key != before.public_key and root.endorsement is None
    ]
