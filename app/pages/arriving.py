"""Who is about to come in: pages that everybody sees, and forms that nobody has to be known for."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app import errors
from app.access.routes import NowHeader, instant_of
from app.pages import admission, cookies, forms, rendering, visitors
from app.signing_in.attempts import Attempts
from app.signing_in.rules import LIFETIMES, LONGEST, Purpose
from app.signing_in.service import Browser

# A path as a browser sends it; what begins with two strokes names a host.
_OURS = re.compile(r"/(?![/\\])[!-\[\]-~]{0,1000}")


class Arrival(Struct, frozen=True):
    """One form of somebody who is not known yet."""

    request: Request
    now: datetime
    fields: Mapping[str, str]

    @property
    def browser(self) -> Browser:
        """That which they come in by."""
        called = self.request.headers.get("user-agent", "")
        return Browser(called, cookies.SIGNED_IN.kept(self.request))

    @property
    def comes_too_often(self) -> bool:
        """Whether as much as may be was tried from there in this way."""
        return self._attempts.are_too_many(self.request.url.path, self._host, self.now)

    def note(self) -> None:
        """Count one attempt."""
        self._attempts.note(self.request.url.path, self._host, self.now)

    @property
    def wanted(self) -> str:
        """Where they want to go, as the form says."""
        return inside(self.fields.get("next", "/"))

    @property
    def noted(self) -> str:
        """Where they wanted to go when they asked for the link, in this browser."""
        return inside(unquote(cookies.WANTED.kept(self.request) or "/"))

    def note_wanted(self, response: Response) -> Response:
        """Let the browser keep that until the link has come; a new wish takes the place of an old one."""
        kept = quote(self.wanted, safe="/")
        lasts = LIFETIMES[Purpose.SIGN_IN]
        cookies.WANTED.keep(self.request, response, kept, lasts, "/links")
        return response

    def come_in(self, token: str, wanted: str = "/") -> Response:
        """Let the browser keep that somebody came in, and lead on to what they wanted."""
        response = leads(inside(wanted))
        cookies.SIGNED_IN.keep(self.request, response, token, LONGEST)
        return response

    @property
    def _attempts(self) -> Attempts:
        attempts: Attempts = self.request.app.state.attempts
        return attempts

    @property
    def _host(self) -> str:
        return self.request.client.host if self.request.client else ""


async def _arrival(request: Request, personday_now: NowHeader = None) -> Arrival:
    if visitors.is_foreign(request):
        raise errors.ForeignForm()
    fields = forms.fields_of(await request.body())
    last = {name: values[-1] for name, values in fields.items()}
    return Arrival(request, instant_of(request, personday_now), last)


Arrives = Annotated[Arrival, Depends(_arrival)]


def inside(wanted: str) -> str:
    """An address of ours, and never one of others that looks like it."""
    return wanted if _OURS.fullmatch(wanted) else "/"


def page_for_all(
    request: Request, template: str, *, status: int = 200, **given: object
) -> Response:
    """A page for whoever it is."""
    language = visitors.language_of(request, None)
    given = {"path": request.url.path} | given
    html = rendering.rendered(template, language, "UTC", given)
    return HTMLResponse(html, status, admission.HEADERS)


def leads(to: str) -> Response:
    """Lead a browser on."""
    return Response(status_code=303, headers={"Location": to, **admission.HEADERS})
