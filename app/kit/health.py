"""Whether the process lives, and whether it can serve."""

from typing import Annotated, Literal

from fastapi import Depends
from pydantic import BaseModel
from starlette.requests import Request

from app import errors
from app.kit import migrations
from app.kit.routing import Router

router = Router(tags=["health"])


class Health(BaseModel):
    """The answer of a probe."""

    status: Literal["ok"] = "ok"


async def _schema_is_current(request: Request) -> None:
    revision = await request.app.state.pool.fetchval(
        "SELECT version_num FROM alembic_version WHERE NOT pg_is_in_recovery()"
    )
    if revision != migrations.head():
        raise errors.Unavailable(
            "The database has another schema version.",
            schema_version=revision,
            expected_version=migrations.head(),
        )


@router.get("/livez")
async def livez() -> Health:
    """The process answers. No database is asked."""
    return Health()


@router.get("/readyz")
async def readyz(_: Annotated[None, Depends(_schema_is_current)]) -> Health:
    """The database can be reached and written, and has this version's schema."""
    return Health()
