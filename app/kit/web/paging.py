"""How a request asks for a page of a list, and narrows it: the parameters of routes.

Apart from the pages themselves, so that a command that reads lists does without the framework.
"""

from typing import Annotated, TypeVar

from fastapi import Depends, Query
from starlette.requests import Request

from app import errors
from app.kit.web.pagination import MAX_LIMIT, Page, Window
from app.kit.web.schema import WHOLE, Instant, Note, YesNo

Item = TypeVar("Item")

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many items at the most."), WHOLE]
CursorParam = Annotated[
    str | None,
    Query(max_length=1000, description="`next_cursor` of the page before; opaque."),
]

# Half-open: what is at ``from`` counts, what is at ``to`` does not. Of which instant, the list says.
_FromAt = Annotated[
    Instant | None, Query(alias="from", description="The first instant that counts.")
]
_ToAt = Annotated[
    Instant | None, Query(alias="to", description="The first instant that counts no more.")
]


async def window(from_at: _FromAt = None, to_at: _ToAt = None) -> Window:
    """The time of a list; one that ends where it starts is empty.

    Raises:
        EndsBeforeStart: who asks has taken one end for the other.
    """
    if from_at is not None and to_at is not None and to_at < from_at:
        raise errors.EndsBeforeStart(
            "`to` is earlier than `from`.", starts_at=from_at, ends_at=to_at
        )
    return Window(from_at, to_at)


Within = Annotated[Window, Depends(window)]

# A filter over a closed list: what has any of the words.
AnyOf = Annotated[
    list[Item] | None,
    Query(max_length=20, description="Any of these: one parameter for each."),
]

# A filter over what can leave.
Active = Annotated[
    YesNo | None,
    Query(description="Only who and what is here, or only who has left; by default both."),
]

Search = Annotated[
    Note,
    Query(
        min_length=1,
        max_length=200,
        description='All of these words, `"a phrase"`, `or`, `-not`.',
    ),
]


# Asynchronous, since the framework runs anything else in a thread.
async def _page(request: Request, limit: Limit = 50, cursor: CursorParam = None) -> Page:
    return Page(request, limit, cursor)


ListPage = Annotated[Page, Depends(_page)]
