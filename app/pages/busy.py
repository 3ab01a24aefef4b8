"""The page that says that the service is busy: made once for each language, since it must cost nothing."""

from functools import lru_cache

from app import errors
from app.languages.official import OfficialLanguage
from app.pages import rendering

_NUMBER = "0" * 32


def page(accepted: str, request_id: str) -> bytes:
    """The page for who takes these languages, with the number of their request."""
    return _rendered(_language(accepted)).replace(_NUMBER.encode(), request_id.encode())


@lru_cache(maxsize=256)
def _language(accepted: str) -> OfficialLanguage:
    return rendering.spoken(None, accepted, None)


@lru_cache
def _rendered(language: OfficialLanguage) -> bytes:
    given = {
        "refused": errors.Overloaded(), "request_id": _NUMBER, "path": "/", "visitor": None,
        "kept": {}, "written": (),
    }  # fmt: skip
    return rendering.rendered("refused.html", language, "UTC", given).encode()
