"""The verbs of roots: the day's is signed, once, and the key that signs is replaced."""

from datetime import timedelta
from pathlib import Path

from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_all
from app.kit.postgres.rows import insert_row
from app.ledger import chain, positions
from app.periods import signing
from app.roots import keys, queries
from app.roots.rows import RootRecord
from app.roots.schemas import SignedRoot, digest
from app.roots.tables import LedgerRoot


async def sign(tx: Tx, key_file: Path) -> bool:
    """Sign the root over all entries that have their positions, unless the day has one; tells whether.

    Raises:
        SigningKeyUnavailable.
    """
    await tx.begin(lock_all(Lock.ROOTS))
    last = await queries.last(tx.connection)
    day = tx.now.date()
    if last is not None and day <= last.signed_on:
        return False
    key = signing.key_of(key_file)
    public_key = signing.public_bytes(key)
    position = await outbox.reached(tx.connection)
    heads = await positions.heads(tx.connection, position)
    signed = SignedRoot(
        version=1,
        number=last.number + 1 if last else 1,
        signed_on=day,
        signed_at=tx.now,
        position=position,
        accounts=len(heads),
        entries=sum(head.seq for head in heads),
        root=chain.root(heads).hex(),
        previous=digest(last.document) if last else None,
        key_id=signing.key_id(public_key),
    )
    document = signed.canonical()
    root = RootRecord(
        id=tx.new_id(),
        number=signed.number,
        signed_on=day,
        signed_at=tx.now,
        position=position,
        document=document.decode(),
        signature=key.sign(document),
        public_key=public_key,
        endorsement=(
            keys.endorsed(key_file, document, last.public_key)
            if last is not None and last.public_key != public_key
            else None
        ),
    )
    insert_row(tx, LedgerRoot, root)
    outbox.emit(
        tx,
        "ledger_root.signed",
        root.id,
        data={
            "number": root.number,
            "position": position,
            "root": signed.root,
            "key_id": signed.key_id,
            "signature": root.signature.hex(),
        },
    )
    return True


async def rotate(tx: Tx, key_file: Path) -> tuple[bytes, bytes]:
    """Have a fresh key sign from now on; the public halves of the former and of the present one.

    Raises:
        SigningKeyUnavailable.
        FormerKeyWaits: another rotation would lose the key that has to endorse the present one.
    """
    await tx.begin(lock_all(Lock.ROOTS))
    last = await queries.last(tx.connection)
    if last is not None and keys.waits(key_file, last.public_key):
        raise keys.FormerKeyWaits(
            f"the former key {signing.key_id(last.public_key)} has yet to endorse the present one: rotate"
            f" again when the root of {last.signed_on + timedelta(days=1)} (UTC) or later is signed"
        )
    return keys.rotate(key_file)
