"""A browser without a window: it keeps cookies, follows forms, and reads what a page says."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from httpx import Response

from tests.support import Api

KEPT = re.compile(r'name="(seal|once)" value="([^"]*)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Visit:
    """Somebody at a browser; ``cookies`` are what it keeps."""

    api: Api
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str, **headers: str) -> Response:
        """Open a page; where it leads on is not followed."""
        return self._kept(await self.api.http.get(path, headers=self._headers(headers)))

    async def send(self, path: str, form: dict[str, str], **headers: str) -> Response:
        """Send a form."""
        sent = self._headers(FORM | headers)
        return self._kept(await self.api.http.post(path, data=form, headers=sent))

    async def upload(
        self, path: str, form: dict[str, str], files: list[Any], **headers: str
    ) -> Response:
        """Send a form with files: pairs of a field, and a name, bytes and a type."""
        sent = self._headers(headers)
        return self._kept(await self.api.http.post(path, data=form, files=files, headers=sent))

    async def fill(self, page: str, path: str, **typed: str) -> Response:
        """Open a page, fill in its form, and send that."""
        hidden = dict(KEPT.findall((await self.get(page)).text))
        return await self.send(path, hidden | typed)

    def _headers(self, given: dict[str, str]) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        now = {"Personday-Now": self.api.now.isoformat()}
        return now | ({"Cookie": cookies} if cookies else {}) | given

    def _kept(self, response: Response) -> Response:
        for line in response.headers.get_list("set-cookie"):
            name, _, rest = line.partition("=")
            value = rest.partition(";")[0].strip('"')
            self.cookies.pop(name, None)
            if value:
                self.cookies[name] = value
        self.api.http.cookies.clear()
        return response


async def signed_in(api: Api, key: str) -> Visit:
    """Somebody who came in with a key of the API's."""
    visit = Visit(api)
    response = await visit.send("/sign-in", {"key": key, "next": "/"})
    assert response.status_code == 303, response.text
    return visit


def said(response: Response) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"<[^>]*>", " ", response.text))
