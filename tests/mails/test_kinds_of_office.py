"""Mails about the house itself: who keeps its endpoints is told that one was given up."""

from uuid import UUID

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import transaction
from app.webhooks import queries, service
from app.webhooks.rules import DisabledReason
from tests.api.world import HOUR
from tests.mails.reading import Reach, reach
from tests.support import NOON, Api, Json

LATER = NOON + 2 * HOUR
IVA = "iva@example.com"


async def given_up(one: Reach) -> None:
    """An endpoint that said by 410 that it is gone."""
    body = {"url": "https://hooks.example.com/secret-path", "event_types": ["customer.created"]}
    made = await one.api.post("/v1/webhook-endpoints", body)
    await one.quiet()
    async with transaction(one.it.pool, Actor(WORKER, Role.ADMIN), LATER) as tx:
        await tx.begin()
        endpoint = await queries.endpoint(tx.connection, UUID(made["id"]))
        assert endpoint is not None
        service.end(tx, endpoint, DisabledReason.GONE)


async def admin(api: Api, email: str, **facts: object) -> Json:
    """Somebody of the office with a key of an admin."""
    person = await api.post("/v1/people", {"name": email.partition("@")[0], "email": email})
    return await api.post("/v1/keys", {"role": "admin", "person_id": person["id"], **facts})


async def test_admins_are_told_that_an_endpoint_was_given_up(api: Api) -> None:
    async with reach(api) as one:
        await admin(api, IVA)
        await admin(api, "past@example.com", expires_at=(NOON + HOUR).isoformat())
        revoked = await admin(api, "gone@example.com")
        await api.post(f"/v1/keys/{revoked['id']}/revoke")
        person = await api.post("/v1/people", {"name": "Fin", "email": "fin@example.com"})
        await api.post("/v1/keys", {"role": "finance", "person_id": person["id"]})
        await given_up(one)
        heard = await one.tells({IVA: ["hooks.example.com"]}, LATER)
        assert "secret-path" not in heard[IVA].said, "an address may hold a secret"
