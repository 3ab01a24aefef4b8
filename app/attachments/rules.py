"""Which files are kept, and under which name. Pure."""

import re
import unicodedata

from app import errors

MAX_ATTACHMENT_BYTES = 10_000_000
# What technicians can look at; programs and pages that run are not taken.
MEDIA_TYPES = frozenset(
    {
        "application/gzip",
        "application/json",
        "application/msword",
        "application/octet-stream",
        "application/pdf",
        "application/rtf",
        "application/vnd.ms-excel",
        "application/vnd.ms-outlook",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-7z-compressed",
        "application/x-tar",
        "application/xml",
        "application/yaml",
        "application/zip",
        "image/bmp",
        "image/gif",
        "image/heic",
        "image/jpeg",
        "image/png",
        "image/tiff",
        "image/webp",
        "message/rfc822",
        "text/calendar",
        "text/csv",
        "text/plain",
        "text/xml",
        "text/yaml",
    }
)
ANY_TYPE = "application/octet-stream"
# What the ending of a name says where the type says nothing.
_BY_ENDING = {
    "7z": "application/x-7z-compressed",
    "bmp": "image/bmp",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "gif": "image/gif",
    "gz": "application/gzip",
    "heic": "image/heic",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "log": "text/plain",
    "msg": "application/vnd.ms-outlook",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "rtf": "application/rtf",
    "tar": "application/x-tar",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "webp": "image/webp",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "zip": "application/zip",
}
_RUNS = frozenset(
    {
        "app",
        "bat",
        "cmd",
        "com",
        "cpl",
        "exe",
        "hta",
        "htm",
        "html",
        "jar",
        "js",
        "jse",
        "lnk",
        "msi",
    }
    | {"msp", "pif", "ps1", "reg", "scr", "svg", "vb", "vbe", "vbs", "wsf", "xhtml"}
)


def type_of(name: str, declared: str) -> str:
    """The type of a file: as declared, or by its ending where it is declared to be any bytes."""
    if declared != ANY_TYPE:
        return declared
    _, dot, ending = name.rpartition(".")
    return _BY_ENDING.get(ending.lower(), ANY_TYPE) if dot else ANY_TYPE


def refused_attachment(name: str, media_type: str, size_bytes: int) -> errors.DomainError | None:
    """Why an attachment is not kept; None when it is."""
    if size_bytes > MAX_ATTACHMENT_BYTES:
        return errors.AttachmentTooLarge(size_bytes=size_bytes, limit_bytes=MAX_ATTACHMENT_BYTES)
    # Windows leaves out dots and spaces at the end of a name.
    _, dot, ending = name.rstrip(". ").rpartition(".")
    if media_type not in MEDIA_TYPES or (dot and ending.lower() in _RUNS):
        return errors.AttachmentTypeNotAllowed(media_type=media_type, allowed=sorted(MEDIA_TYPES))
    return None


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
