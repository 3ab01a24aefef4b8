"""Which files are kept, and under which name. Pure."""

import re
import unicodedata

from app import errors
from app.attachments.types import (
    ALIASES,
    ANY_TYPE,
    BY_ENDING,
    MEDIA_TYPES,
    RUNNING_BEGINNINGS,
    RUNNING_ENDINGS,
    RUNNING_TYPES,
)

MAX_ATTACHMENT_BYTES = 10_000_000
_FORM = "multipart/form-data"
# A memory dump is no program, although it begins as one does: its kind is the fourth.
_ELF, _CORE_KINDS = b"\x7fELF", (b"\x04\x00", b"\x00\x04")
_WINDOWS = b"MZ"
_SCRIPT = b"#!"


def type_of(name: str, declared: str) -> str:
    """The type of a file: as declared if that is one, else by its ending, else that of any bytes."""
    said = declared.partition(";")[0].strip().lower()
    said = ALIASES.get(said, said)
    if said in MEDIA_TYPES and said != ANY_TYPE:
        return said
    return BY_ENDING.get(_ending(name), "text/plain" if said.startswith("text/") else ANY_TYPE)


def refused_attachment(name: str, declared: str, content: bytes) -> errors.DomainError | None:
    """Why an attachment is not kept; None when it is. ``declared`` is its type as the sender says it."""
    if len(content) > MAX_ATTACHMENT_BYTES:
        return errors.AttachmentTooLarge(size_bytes=len(content), limit_bytes=MAX_ATTACHMENT_BYTES)
    media_type = declared.partition(";")[0].strip().lower()
    if media_type == _FORM:
        return errors.AttachmentTypeNotAllowed(
            "The body is the file itself: its bytes, and no form around them.",
            media_type=media_type,
        )
    # On Windows what stands behind a colon is no part of the name.
    endings = {_ending(name), _ending(name.partition(":")[0])}
    if endings & RUNNING_ENDINGS or media_type in RUNNING_TYPES or _runs(name, content):
        return errors.AttachmentTypeNotAllowed(media_type=media_type)
    return None


def _ending(name: str) -> str:
    # Windows leaves out dots and spaces at the end of a name.
    _, dot, ending = name.rstrip(". ").rpartition(".")
    return ending.lower() if dot else ""


def _runs(name: str, content: bytes) -> bool:
    """Whether the bytes are those of a program, or of a script that no name says to be a text."""
    if content.startswith(_ELF) and content[16:18] in _CORE_KINDS:
        return False
    if content.startswith(_WINDOWS):
        # A text may begin so; a program has a head of numbers.
        return b"\0" in content[:64]
    if content.startswith(_SCRIPT):
        return not _ending(name)
    return content.startswith(RUNNING_BEGINNINGS)


def file_name(given: str) -> str:
    """The name of a file alone: without folders, signs that nobody sees, and dots or blanks at its end.

    So it shows where it ends, and is the same wherever it is saved.

    Raises:
        ValueError: nothing is left.
    """
    last = re.split(r"[/\\]", given)[-1]
    kinds = ((sign, unicodedata.category(sign)[0]) for sign in last)
    shown = "".join(" " if kind == "Z" else sign for sign, kind in kinds if kind != "C")
    name = shown.lstrip().rstrip(" .")
    if not name:
        raise ValueError("a file's name, such as catalina.log")
    return name
