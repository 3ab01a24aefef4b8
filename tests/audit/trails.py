"""What a service has recorded, once all that waits is written."""

from typing import Any

from app.audit.trail import Trail
from tests.support import Api, Json


def trail(api: Api) -> Trail:
    """That of the service's process."""
    transport: Any = api.http._transport
    found: Trail = transport.app.state.trail
    return found


async def written(api: Api) -> None:
    """Have all that waits written, also what is counted."""
    await trail(api).write(whole=True)


async def records(api: Api, query: str = "") -> list[Json]:
    """The records that an admin is shown; that they are, is one."""
    await written(api)
    found: list[Json] = (await api.get(f"/v1/audit?limit=200{query}"))["items"]
    return found
