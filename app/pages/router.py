"""The routes of all pages."""

from app.kit.routing import Router
from app.pages import (
    assets,
    coming_in,
    credit,
    desk,
    desk_queue,
    desk_ticket,
    desk_worksheet,
    documents,
    first,
    my_calendars,
    my_moves,
    my_sessions,
    worksheets,
)

# Forms of who is not known yet, or is by a cookie, and how long they may be.
OPEN_BODIES = {r"/(sign-in|sign-out|demonstration|links|my|desk|finance|admin)(/.*)?": 20_000}

router = Router(include_in_schema=False)
_PARTS = (
    first, documents, assets, coming_in, credit, worksheets, my_sessions, my_moves, my_calendars,
    desk, desk_worksheet, desk_queue, desk_ticket,
)  # fmt: skip
for _part in _PARTS:
    router.routes.extend(_part.router.routes)
