"""New endpoints and fresh secrets: each is shown once, in the answer to its form."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.catalogue.catalogue import CATALOGUE
from app.kit.postgres.database import Tx
from app.kit.web.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.webhooks import queries, service
from app.webhooks.schemas import (
    MadeWebhookEndpoint,
    NewWebhookEndpoint,
    RotateSecret,
    endpoint_view,
)

router = page_router()

Shows = Annotated[Page, shows(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound)]
Acts = Annotated[Page, acts(Capability.ADMINISTER, missing=errors.WebhookEndpointNotFound)]
Again = Callable[[Given[Any]], Awaitable[Response]]


@router.get("/operations/new-webhook")
async def new(page: Shows) -> Response:
    """What a new one is asked."""
    return await _new(page)


@router.post("/operations/new-webhook")
async def make(page: Acts) -> Response:
    """Have events sent somewhere, and show the secret."""
    given, settings = page.read(NewWebhookEndpoint), page.request.app.state.settings
    if given.body is None:
        return await _new(page, given)
    body = given.body
    return await _shown(
        page, given, lambda tx: service.create(tx, body, settings), lambda one: _new(page, one)
    )


@router.get("/operations/webhooks/{endpoint_id}/secret")
async def before_rotation(page: Shows, endpoint_id: Id) -> Response:
    """How long the secret of before is to sign, too."""
    return await _rotation(page, endpoint_id)


@router.post("/operations/webhooks/{endpoint_id}/secret")
async def rotate(page: Acts, endpoint_id: Id) -> Response:
    """Give it a fresh secret, and show that."""
    given, settings = page.read(RotateSecret), page.request.app.state.settings
    if given.body is None:
        return await _rotation(page, endpoint_id, given)
    body = given.body
    return await _shown(
        page,
        given,
        lambda tx: service.rotate(tx, endpoint_id, body, settings),
        lambda one: _rotation(page, endpoint_id, one),
    )


async def _shown(
    page: Page,
    given: Given[Any],
    verb: Callable[[Tx], Awaitable[MadeWebhookEndpoint]],
    again: Again,
) -> Response:
    """The page with the secret that a verb made; or the form again, with why there is none."""
    try:
        made = await page.make_secret(verb)
    except (errors.Unauthenticated, errors.NotFound):
        raise
    except errors.DomainError as refused:
        return await again(given.refuse(refused))
    return page.show("operations/webhook_secret.html", made=made)


async def _new(page: Page, given: Given[Any] = NOTHING) -> Response:
    return page.show(
        "operations/webhook_new.html", status=given.status, types=sorted(CATALOGUE), given=given
    )


async def _rotation(page: Page, endpoint_id: Id, given: Given[Any] = NOTHING) -> Response:
    found = page.context.found(await queries.endpoint(page.context.db, endpoint_id))
    return page.show(
        "operations/webhook_rotate.html",
        status=given.status,
        endpoint=endpoint_view(found),
        given=given,
    )
