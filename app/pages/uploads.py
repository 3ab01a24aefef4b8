"""What a browser sends of a form with files (RFC 7578): its fields, and each file as it was. Pure."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from email.message import Message
from urllib.parse import urlencode

from msgspec import Struct

from app import errors

FORM_WITH_FILES = "multipart/form-data"
MOST_PARTS = 200
_MOST_HEAD_BYTES = 4_000
# How browsers write what would end a name (HTML, "multipart/form-data encoding algorithm").
_WRITTEN = {"%22": '"', "%0D": "\r", "%0A": "\n"}
_NAMED = re.compile(r'(?:^|;)\s*(name|filename)="([^"]*)"')
_DECLARED = re.compile(r"content-type:\s*(.*)", re.IGNORECASE)
_DISPOSED = re.compile(r"content-disposition:\s*form-data\s*(;.*)", re.IGNORECASE)


class Upload(Struct, frozen=True):
    """A file of a form: how its sender calls it, which type they say it is, and its bytes."""

    name: str
    declared: str
    content: bytes


class Sent(Struct, frozen=True):
    """What a form sends; ``files`` by the name of the field, without those that were left empty."""

    fields: Mapping[str, list[str]]
    files: Mapping[str, list[Upload]]

    def canonical(self) -> bytes:
        """The same for the same content, whatever stood between its parts."""
        told = [(name, one) for name, texts in self.fields.items() for one in texts]
        told += [
            (name, f"{one.name}\0{one.declared}\0{hashlib.sha256(one.content).hexdigest()}")
            for name, files in self.files.items()
            for one in files
        ]
        return urlencode(sorted(told)).encode()


def read(content_type: str, sent: bytes) -> Sent:
    """The fields and files of a form.

    Raises:
        MalformedBody: it is none, is cut off, or has more parts than any of ours.
    """
    fields: dict[str, list[str]] = {}
    files: dict[str, list[Upload]] = {}
    for head, content in _parts(_boundary(content_type), sent):
        name, file_name, declared = _head(head)
        if file_name is None:
            try:
                fields.setdefault(name, []).append(content.decode())
            except UnicodeDecodeError:
                raise errors.MalformedBody() from None
        elif file_name:
            files.setdefault(name, []).append(Upload(file_name, declared, content))
    return Sent(fields, files)


def _boundary(content_type: str) -> bytes:
    message = Message()
    message["Content-Type"] = content_type
    found = message.get_param("boundary")
    if not isinstance(found, str) or not 0 < len(found) <= 200 or not found.isascii():
        raise errors.MalformedBody()
    return found.encode()


def _parts(boundary: bytes, sent: bytes) -> Sequence[tuple[bytes, bytes]]:
    """Heads and contents; what stands before the first and behind the last boundary says nothing."""
    pieces = (b"\r\n" + sent).split(b"\r\n--" + boundary, MOST_PARTS + 2)
    if len(pieces) > MOST_PARTS + 2 or len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise errors.MalformedBody()
    found = []
    for piece in pieces[1:-1]:
        head, blank, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not blank or not piece.startswith(b"\r\n") or len(head) > _MOST_HEAD_BYTES:
            raise errors.MalformedBody()
        found.append((head, content))
    return found


def _head(head: bytes) -> tuple[str, str | None, str]:
    """A field's name; of a file its own, too, and its declared type."""
    try:
        lines = head.decode().split("\r\n")
    except UnicodeDecodeError:
        raise errors.MalformedBody() from None
    disposed = next(filter(None, map(_DISPOSED.fullmatch, lines)), None)
    named = dict(_NAMED.findall(disposed[1])) if disposed else {}
    if "name" not in named:
        raise errors.MalformedBody()
    declared = next(filter(None, map(_DECLARED.fullmatch, lines)), None)
    file_name = named.get("filename")
    return (
        _as_typed(named["name"]),
        None if file_name is None else _as_typed(file_name),
        declared[1].strip() if declared else "",
    )


def _as_typed(name: str) -> str:
    for written, sign in _WRITTEN.items():
        name = name.replace(written, sign)
    return name
