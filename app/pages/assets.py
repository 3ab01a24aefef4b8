"""The style and the script of pages: named by what they hold, so that a browser may keep them for ever."""

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response

from app import errors
from app.kit.web.routing import Router

FOLDER = Path(__file__).parent / "assets"
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_FOR_EVER = "public, max-age=31536000, immutable"

router = Router(include_in_schema=False)


@lru_cache
def _content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@lru_cache
def address(name: str) -> str:
    """Where a browser finds a file of this name, as it is now."""
    return f"/assets/{hashlib.sha256(_content(name)).hexdigest()[:16]}/{name}"


@router.get("/assets/{version}/{name}")
async def asset(version: str, name: str) -> Response:
    """A file of ours; under another version's address, too, but then it is not kept."""
    if name not in {path.name for path in FOLDER.iterdir() if path.suffix in _KINDS}:
        raise errors.NotFound()
    kept = _FOR_EVER if address(name) == f"/assets/{version}/{name}" else "no-cache"
    kind = _KINDS[Path(name).suffix]
    return Response(_content(name), headers={"Cache-Control": kept}, media_type=kind)
