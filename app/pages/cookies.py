"""What a browser keeps for us, each for its own path; where TLS is spoken, by names that nobody else sets.

A name that begins with ``__Host-`` or ``__Secure-`` is taken by browsers only over TLS, the former only from
this host itself and for all of its paths: a neighbour within the same domain can plant none (RFC 6265bis).
"""

from datetime import timedelta
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response


class Cookie(NamedTuple):
    """One that a browser may keep.

    Attributes:
        name: its name without the prefix.
        is_for_all: whether it is told to every path of this host, and not to a path of its own.
    """

    name: str
    is_for_all: bool = False

    def kept(self, request: Request) -> str | None:
        """What the browser keeps by it, as it says."""
        return request.cookies.get(self._called(request))

    def keep(
        self, request: Request, response: Response, value: str, lasts: timedelta, path: str = "/"
    ) -> None:
        """Let the browser keep a value for what stands under a path."""
        response.set_cookie(
            self._called(request), value, max_age=int(lasts.total_seconds()), path=path,
            httponly=True, samesite="lax", secure=_is_by_tls(request),
        )  # fmt: skip

    def forget(self, request: Request, response: Response, path: str = "/") -> None:
        """Let the browser forget it; it does so only if told by the same flags."""
        response.delete_cookie(
            self._called(request), path=path, httponly=True, samesite="lax",
            secure=_is_by_tls(request),
        )  # fmt: skip

    def _called(self, request: Request) -> str:
        if not _is_by_tls(request):
            return self.name
        return f"__Host-{self.name}" if self.is_for_all else f"__Secure-{self.name}"


def _is_by_tls(request: Request) -> bool:
    return request.url.scheme == "https"


SIGNED_IN = Cookie("personday", is_for_all=True)
# Each is told to the addresses alone that it is for.
LINK = Cookie("personday_link")
WANTED = Cookie("personday_wanted")
ERRAND = Cookie("personday_errand")
DONE = Cookie("personday_done")
