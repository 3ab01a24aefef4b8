"""The components that all pages are made of, on one page."""

from fastapi import Request
from starlette.responses import Response

from app.access.routes import Keyless
from app.pages.arriving import page_for_all
from app.pages.drawing import Drawing, Label, across, box
from app.pages.forms import Given
from app.pages.routing import page_router

router = page_router()

# The names that the style gives its colours, as they are told by its classes.
_COLOURS = ("page", "card", "ink", "soft", "line", "accent", "good", "warn", "bad")
# A picture with nothing behind it: the heights of its columns.
_HEIGHTS = (30, 52, 41, 66, 74, 58, 80, 69)
_KINDS = ("earned",) * 7 + ("breakage",)
_DRAWN = Drawing(
    640,
    110,
    [
        *(
            box(kind, place * 80 + 8, 100 - height, 64, height)
            for place, (kind, height) in enumerate(zip(_KINDS, _HEIGHTS, strict=True))
        ),
        across("ground", 0, 100, 640),
    ],
    [Label("amount", 600, 26, _HEIGHTS[-1])],
)


@router.get("/styleguide")
async def styleguide(request: Request, visit: Keyless) -> Response:
    """Type, colours, and each component as pages use it."""
    given: Given = Given({"wrong": "47"}, wrong={"wrong": "A multiple of 10."})  # type: ignore[type-arg]
    return page_for_all(
        request, "styleguide.html", given=given, colours=_COLOURS, drawn=_DRAWN, now=visit.now
    )
