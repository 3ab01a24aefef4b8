"""Files that leave as they came: to be saved, never shown in the browser."""

from urllib.parse import quote

from starlette.responses import Response


class File(Response):
    """Bytes that a client saves."""

    media_type = "application/octet-stream"


def download(content: bytes, name: str) -> File:
    """A file to be saved under a name; whatever it holds is not opened where it is received."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "sandbox",
    }
    return File(content, headers=headers)
