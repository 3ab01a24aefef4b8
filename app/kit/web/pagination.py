"""Opaque, signed keyset cursors: a list is continued behind its last item, never by counting."""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from msgspec import Struct
from pydantic_core import PydanticCustomError

from app import errors
from app.kit.postgres.database import Reader, Row
from app.kit.web.schema import ID, INSTANT, PageOf

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_LIMIT = 200
_SIGNATURE_BYTES = 16

Found = TypeVar("Found")
Item = TypeVar("Item")


class Window(Struct, frozen=True):
    """The time that a list is narrowed to; None does not narrow."""

    from_at: datetime | None = None
    to_at: datetime | None = None


EVER = Window()


# The condition of a list that a filter narrows to who and what is here, or has left.
ACTIVE = "(deactivated_at IS NULL) = {}"


class Page:
    """One page of a list: its limit, and the sort key of the item it continues behind.

    ``path`` is that of the list, where it is not the request's own. A cursor holds for one ``scope``: a list
    and its filters.
    """

    def __init__(
        self, request: "Request", limit: int, cursor: str | None, *, path: str | None = None
    ) -> None:
        self.limit = limit
        self._secret: bytes = request.app.state.secret
        filters = sorted(
            (name, _meant(value))
            for name, value in request.query_params.multi_items()
            if name not in ("cursor", "limit", "wait")
        )
        self.scope = f"{path or request.url.path}?{urlencode(filters)}"
        self.after: list[Any] | None = self._read(cursor) if cursor is not None else None

    def of(self, view: Callable[[Found], Item], found: Sequence[Found], *key: str) -> PageOf[Item]:
        """``limit + 1`` records as the page and, if there is more, the cursor behind its last one.

        ``key`` are the fields that order the list; by default its id.
        """
        more = len(found) > self.limit
        shown = found[: self.limit]
        place = [getattr(shown[-1], name) for name in key or ("id",)] if more else []
        return PageOf(
            items=[view(one) for one in shown], next_cursor=self.sign(place) if more else None
        )

    async def rows(
        self,
        db: Reader,
        select: str,
        filters: Mapping[str, Any],
        *given: Any,
        order: Sequence[str] = ("id",),
        newest_first: bool = False,
    ) -> list[Row]:
        """``limit + 1`` rows of ``select``, in order of id, or of instants and then id, behind the cursor.

        ``given`` are the parameters of ``select`` itself. ``filters`` maps SQL conditions with one
        ``{}`` for the parameter to values; those that are None do not narrow. With ``newest_first`` the
        order is the other way.
        """
        applied = {name: value for name, value in filters.items() if value is not None}
        values = [*given, *applied.values()]
        conditions = [
            condition.format(f"${number}")
            for number, condition in enumerate(applied, start=len(given) + 1)
        ]
        ordered = ", ".join(order)
        sign, way = ("<", " DESC") if newest_first else (">", "")
        if self.after is not None:
            *instants, last_id = self.after
            values += [*map(datetime.fromisoformat, instants), UUID(last_id)]
            places = range(len(values) - len(instants), len(values) + 1)
            conditions.append(f"({ordered}) {sign} ({', '.join(f'${place}' for place in places)})")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        limited = f"ORDER BY {', '.join(one + way for one in order)} LIMIT {self.limit + 1}"
        return await db.fetch(f"{select}{where} {limited}", *values)

    def sign(self, key: list[Any]) -> str:
        """The cursor behind the item with this sort key."""
        payload = json.dumps(key, separators=(",", ":"), default=str).encode()
        return base64.urlsafe_b64encode(self._mac(payload) + payload).rstrip(b"=").decode()

    def _read(self, cursor: str) -> list[Any]:
        try:
            raw = base64.b64decode(
                cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True
            )
        except (binascii.Error, UnicodeEncodeError) as error:
            raise errors.InvalidCursor() from error
        mac, payload = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(mac, self._mac(payload)):
            raise errors.InvalidCursor()
        key: list[Any] = json.loads(payload)
        return key

    def _mac(self, payload: bytes) -> bytes:
        message = self.scope.encode() + b"\x00" + payload
        return hmac.new(self._secret, message, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _meant(value: str) -> str:
    """A filter without the choices of who wrote it: the offset of an instant, the case of an id."""
    for form in (INSTANT, ID):
        with suppress(PydanticCustomError):
            meant = form.read(value)
            return str(meant.astimezone(UTC) if isinstance(meant, datetime) else meant)
    return value


async def load_secret(db: Reader) -> bytes:
    """The secret that the first migration made."""
    secret: bytes = await db.fetchval("SELECT secret FROM cursor_secret")
    return secret
