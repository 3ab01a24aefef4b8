"""The secrets of endpoints under another master key, and whether they can be opened."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader, Tx
from app.kit.sealing import CannotOpen, NoMasterKey, Sealer
from app.settings import Settings
from app.webhooks import keys, queries, rows
from app.webhooks.rows import SecretRecord

_AT_ONCE = 500


class Resealed(Struct, frozen=True):
    """How many secrets are under the first key now, how many of them were before, and whose are not."""

    sealed: int
    before: int
    unopened: Sequence[UUID]


async def reseal(
    transaction: Callable[[], AbstractAsyncContextManager[Tx]], sealer: Sealer
) -> Resealed:
    """Seal every secret by the first key, some at a time; begun again, it goes on."""
    sealed = before = 0
    unopened: list[UUID] = []
    after = UUID(int=0)
    while True:
        async with transaction() as tx:
            await tx.begin()
            found = await queries.secrets_after(tx.connection, after, _AT_ONCE)
            if not found:
                return Resealed(sealed, before, unopened)
            after = found[-1].id
            fresh = []
            for one in found:
                secret = _opened(sealer, one)
                if secret is None:
                    unopened.append(one.endpoint_id)
                elif sealer.is_of_first(one.sealed):
                    before += 1
                else:
                    fresh.append((one.id, sealer.seal(secret, one.about)))
            rows.seal_again(tx, fresh)
            sealed += len(fresh)


async def findings(db: Reader, settings: Settings) -> list[str]:
    """What keeps webhooks from being signed, a sentence each; none if all is well."""
    secrets = await queries.every_secret(db)
    if not secrets:
        return []
    try:
        sealer = keys.sealer_of(settings, make=False)
    except NoMasterKey as error:
        lost = f"Webhooks cannot be signed: {error}."
        return [f"{lost} Bring the master key back, or have each endpoint rotate its secret."]
    endpoints = sorted({str(one.endpoint_id) for one in secrets if _opened(sealer, one) is None})
    return [
        f"The master key does not open the secrets of the webhook endpoint {one}: name the former key, too"
        " (`PERSONDAY_MASTER_KEY=new,former`), or rotate its secret."
        for one in endpoints
    ]


def _opened(sealer: Sealer, secret: SecretRecord) -> bytes | None:
    try:
        return sealer.open(secret.sealed, secret.about)
    except CannotOpen:
        return None
