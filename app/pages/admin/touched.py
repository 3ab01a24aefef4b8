"""What takes time away that agreed sessions lie in: they are shown before, and stay."""

from collections.abc import Awaitable, Callable
from typing import Protocol, cast

from starlette.responses import Response

from app import errors
from app.availability.schemas import AffectedSession
from app.kit.postgres.database import Tx
from app.kit.web.schema import View
from app.pages.admin import queries as office
from app.pages.admission import Page
from app.pages.forms import Content, Given


class _Touching(Protocol):
    @property
    def affected_sessions(self) -> list[AffectedSession]:
        """Agreed sessions in time that is not worked any more."""


async def act(
    page: Page,
    schema: type[Content],
    verb: Callable[[Tx, Content], Awaitable[View]],
    *,
    done: str,
    to: str,
    again: Callable[[Given[Content]], Awaitable[Response]],
) -> Response:
    """Do what a form asks for; where agreed sessions lie in it, only once they were shown."""
    given = page.read(schema)
    if given.body is not None and page.step != "although":
        affected = await _affected(page, given.body, verb)
        if affected:
            return page.show(
                "admin/touched.html",
                given=given,
                action=page.request.url.path,
                back=to,
                work=await office.work(page.context.db, [one.session_id for one in affected], []),
                sessions=len(affected),
            )
    return await page.act(schema, verb, done=done, to=to, again=again)


async def _affected(
    page: Page, body: Content, verb: Callable[[Tx, Content], Awaitable[View]]
) -> list[AffectedSession]:
    """The agreed sessions in what it takes away; what is refused, acting tells."""
    try:
        seen = await page.preview(lambda tx: verb(tx, body))
    except errors.NotFound:
        raise
    except errors.DomainError:
        return []
    return cast("_Touching", seen).affected_sessions
