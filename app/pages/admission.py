"""Who sees a page, and who acts by it: the same table of permissions as for keys, by a cookie."""

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http.client import ACCEPTED, BAD_REQUEST
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends
from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import errors
from app.access.context import RequestContext
from app.access.limits import Policy
from app.access.owners import Owner
from app.access.permissions import Capability, may
from app.access.routes import Access, NowHeader, instant_of
from app.kit.postgres.database import Tx
from app.kit.web import idempotency
from app.kit.web.forms import Form
from app.kit.web.schema import ID, View
from app.languages.official import OfficialLanguage
from app.pages import cookies, forms, rendering, uploads, visitors
from app.pages.forms import CHECK, ONCE, SEAL, STEP, Content, Given
from app.pages.uploads import Upload
from app.signing_in import service
from app.signing_in.rows import Visitor

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Addresses of pages may hold what is nobody else's business, and so may what stands on them.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# By these names a request keeps who sends it, and the fields of a form of ours, so that they are not lost.
VISITOR, FORM = "visitor", "form"
# What sending the form otherwise would not help: a page of its own tells it.
NO_FORMS_FAULT = (errors.Unauthenticated, errors.NotFound, errors.Unavailable)

Seen = TypeVar("Seen")
Made = TypeVar("Made")
Told = TypeVar("Told", bound=View)


@dataclass(slots=True)
class Page:
    """One request for a page, or by a form of one."""

    request: Request
    context: RequestContext
    visitor: Visitor
    language: OfficialLanguage
    fields: Mapping[str, list[str]] = field(default_factory=dict)
    files: Mapping[str, list[Upload]] = field(default_factory=dict)

    def own_customer(self) -> UUID:
        """The customer that somebody is of: what it sees of its things, others see elsewhere.

        Raises:
            NotFound: they are one of the provider's.
        """
        if self.visitor.customer_id is None:
            raise self.context.missing()
        return self.visitor.customer_id

    @property
    def step(self) -> str:
        """What the button says by which a form was sent that has several."""
        return self.fields.get(STEP, [""])[-1]

    def show(self, template: str, *, status: int = 200, **given: Any) -> Response:
        """The page of a template."""
        failed = status >= BAD_REQUEST
        done = None if failed else cookies.DONE.kept(self.request)
        beside: dict[str, Any] = {
            "visitor": self.visitor,
            "path": self.request.url.path,
            "seal": visitors.seal(self.request, self.visitor.id),
            "once": secrets.token_urlsafe(16),
            "done": done,
            "now": self.context.now,
            "failed": failed,
            "lost": (),
            "may": lambda name: may(self.context.actor, Capability(name)),
        }
        html = rendering.rendered(template, self.language, self.visitor.time_zone, beside | given)
        if beside["failed"] and (lost := self._lost(html)):
            beside["lost"] = lost
            html = rendering.rendered(
                template, self.language, self.visitor.time_zone, beside | given
            )
        response = HTMLResponse(html, status, HEADERS)
        if done:
            cookies.DONE.forget(self.request, response, self.request.url.path)
        return response

    def _lost(self, html: str) -> list[str]:
        """What was written in the form that is refused, and has no place on the page that says so."""
        return [
            text
            for text in forms.written(self.fields)
            if any(str(escape(line.strip())) not in html for line in text.splitlines())
        ]

    async def act(
        self,
        schema: type[Content],
        verb: Callable[[Tx, Content], Awaitable[View | None]],
        *,
        done: str,
        to: str,
        again: Callable[[Given[Content]], Awaitable[Response]],
    ) -> Response:
        """Do what a form asks for, as the API does it; then lead on, and say there what was ``done``.

        ``{id}`` in where it leads is that of what was made; what waits for somebody's approval is said by
        ``done`` with ``_waits``. What is refused is shown ``again``, with what was typed and why.
        """

        async def acted(_: Given[Content], answer: Response) -> Response:
            made = json.loads(bytes(answer.body))["id"] if "{id}" in to else ""
            waits = answer.status_code == ACCEPTED
            return self.lead(to.replace("{id}", made), f"{done}_waits" if waits else done)

        def act(body: Content) -> Awaitable[Response]:
            return self.context.write(lambda tx: verb(tx, body))

        return await self._answer(schema, act, acted, again)

    async def try_out(
        self,
        schema: type[Content],
        verb: Callable[[Tx, Content], Awaitable[Seen]],
        *,
        shown: Callable[[Given[Content], Seen], Awaitable[Response]],
        again: Callable[[Given[Content]], Awaitable[Response]],
    ) -> Response:
        """Show what a form would do, and keep nothing of it; what is refused is shown ``again``."""

        def tried(body: Content) -> Awaitable[Seen]:
            return self.preview(lambda tx: verb(tx, body))

        return await self._answer(schema, tried, shown, again)

    async def check_or_act(
        self,
        schema: type[Content],
        verb: Callable[[Tx, Content], Awaitable[View | None]],
        *,
        tried: Callable[[Tx, Content], Awaitable[Seen]],
        shown: Callable[[Given[Content], Seen], Awaitable[Response]],
        done: str,
        to: str,
        again: Callable[[Given[Content]], Awaitable[Response]],
    ) -> Response:
        """Show first what a form would do, or do it: as its button says.

        ``tried`` is the verb with what is to be seen of it.
        """
        if self.step == CHECK:
            return await self.try_out(schema, tried, shown=shown, again=again)
        return await self.act(schema, verb, done=done, to=to, again=again)

    async def _answer(
        self,
        schema: type[Content],
        do: Callable[[Content], Awaitable[Made]],
        then: Callable[[Given[Content], Made], Awaitable[Response]],
        again: Callable[[Given[Content]], Awaitable[Response]],
    ) -> Response:
        """Answer a form by what it makes; what is wrong or refused is shown ``again``."""
        given = self.read(schema)
        if given.body is None:
            return await again(given)
        try:
            made = await do(given.body)
        except NO_FORMS_FAULT:
            raise
        except errors.DomainError as refused:
            return await again(given.refuse(refused))
        return await then(given, made)

    def read(self, schema: type[Content]) -> Given[Content]:
        """The form that was sent, by the schema of the API; times and numbers as who sends it writes them."""
        return forms.read(self.fields, schema, self.visitor.time_zone, self.language)

    def prefilled(self, known: Mapping[str, Any]) -> Given[Any]:
        """A form that is shown first: what is known stands in it, as who sees it would write it."""
        return Given(forms.as_typed(known, self.language))

    async def preview(self, verb: Callable[[Tx], Awaitable[Seen]]) -> Seen:
        """What a verb would do: the dry run of the API, which keeps nothing.

        Raises:
            DomainError: what would refuse it.
        """
        found: list[Seen] = []

        async def tried(tx: Tx) -> None:
            found.append(await verb(tx))
            await tx.flush()

        dry = replace(self.context, dry_run=True, keyed=None, if_match=None)
        await dry.write(tried)
        return found[-1]

    async def make_secret(self, verb: Callable[[Tx], Awaitable[Told]]) -> Told:
        """What a verb made that holds a secret: this answer alone has it.

        Raises:
            SecretAlreadyShown: the same form was answered before; and what refuses the verb.
        """
        made: list[Told] = []

        async def told(tx: Tx) -> Told:
            made.append(await verb(tx))
            return made[-1]

        await self.context.write(told, secret=True)
        return made[-1]

    def lead(self, to: str, done: str | None = None) -> Response:
        """Lead a browser on after a form; going back does not send it anew."""
        response = RedirectResponse(to, 303, HEADERS)
        if done:
            # It is said where it leads, and nowhere else.
            lasts = timedelta(minutes=1)
            cookies.DONE.keep(self.request, response, done, lasts, urlsplit(to).path)
        return response


def shows(
    capability: Capability,
    *,
    owner: Owner | None = None,
    missing: type[errors.NotFound] = errors.NotFound,
    form: Form = ID,
) -> Any:
    """Declare a page that only shows, in the annotation of its ``Page``.

    ``form`` is that of what its path names first.
    """
    access = Access(capability, owner, missing, form=form)

    async def page(request: Request, personday_now: NowHeader = None) -> Page:
        return await _admitted(access, request, personday_now)

    page.access = access  # type: ignore[attr-defined]
    return Depends(page)


def acts(
    capability: Capability,
    *,
    owner: Owner | None = None,
    missing: type[errors.NotFound] = errors.NotFound,
    form: Form = ID,
    bucket: Policy | None = None,
) -> Any:
    """Declare what a form of a page does: once for each form that was shown, by who was shown it.

    A form that tells which version was seen changes that one alone, like ``If-Match`` of the API.
    ``form`` is that of what its path names first, which may have a ``bucket`` of its own.
    """
    access = Access(capability, owner, missing, form=form, bucket=bucket)

    async def page(request: Request, personday_now: NowHeader = None) -> Page:
        kind, sent = request.headers.get("content-type", ""), await request.body()
        if kind.startswith(uploads.FORM_WITH_FILES):
            parts = uploads.read(kind, sent)
            # Each time it is sent, other signs stand between its parts.
            sent = parts.canonical()
        else:
            parts = uploads.Sent(forms.fields_of(sent), {})
        if visitors.is_own(request):
            setattr(request.state, FORM, parts.fields)
        admitted = await _admitted(access, request, personday_now)
        admitted.fields, admitted.files = parts.fields, parts.files
        visitors.check_seal(request, admitted.visitor.id, admitted.fields.get(SEAL, [""])[0])
        once = admitted.fields.get(ONCE, [""])[0]
        admitted.context.keyed = idempotency.Keyed(
            admitted.context.actor.principal_id,
            "POST",
            request.url.path,
            idempotency.parse_key(once),
            idempotency.fingerprint("POST", request.url.path, "", sent),
        )
        admitted.context.if_match = forms.seen_in(admitted.fields)
        return admitted

    page.access = access  # type: ignore[attr-defined]
    return Depends(page)


async def _admitted(access: Access, request: Request, personday_now: str | None) -> Page:
    now = instant_of(request, personday_now)
    visitor = await visitors.visitor(request, now)
    if visitor is None:
        raise errors.Unauthenticated()
    setattr(request.state, VISITOR, visitor)
    context = await access.admit_actor(request, visitor.actor, now)
    await service.note(context.pool, visitor, context.now)
    return Page(request, context, visitor, visitors.language_of(request, visitor))
