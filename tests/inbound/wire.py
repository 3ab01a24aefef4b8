"""Messages put together byte by byte, as clients write them and as no library would."""

import base64
import quopri
from collections.abc import Sequence
from email.header import Header

Fields = Sequence[tuple[str, str]]


def word(text: str, charset: str = "utf-8") -> str:
    """A value with encoded words if it needs them, folded (RFC 2047)."""
    return text if text.isascii() else Header(text, charset, maxlinelen=72).encode(linesep="\r\n")


def part(content: bytes, *fields: tuple[str, str]) -> bytes:
    """A part: its head, an empty line, its body."""
    lines = [f"{name}: {value}\r\n".encode("utf-8", "surrogateescape") for name, value in fields]
    return b"".join(lines) + b"\r\n" + content


def text(
    said: str,
    *,
    charset: str = "utf-8",
    encoding: str = "8bit",
    subtype: str = "plain",
    label: str | None = None,
    parameters: str = "",
) -> bytes:
    """A part of text. ``label`` is the charset that it claims where that is another one."""  # fmt: skip
    content = said.replace("\n", "\r\n").encode(charset)
    if encoding == "base64":
        content = base64.encodebytes(content).replace(b"\n", b"\r\n")
    elif encoding == "quoted-printable":
        lines = [quopri.encodestring(line) for line in content.split(b"\r\n")]
        content = b"\r\n".join(lines).replace(b"=\n", b"=\r\n")
    name = charset if label is None else label
    kind = f"text/{subtype}" + (f"; charset={name}" if name else "") + parameters
    return part(content, ("Content-Type", kind), ("Content-Transfer-Encoding", encoding))


def attachment(
    name: str,
    media_type: str,
    content: bytes,
    *,
    disposition: str = "attachment",
    content_id: str = "",
) -> bytes:
    """A part with a file, in base64."""
    fields = [
        ("Content-Type", f'{media_type}; name="{name}"'),
        ("Content-Disposition", f'{disposition}; filename="{name}"'),
        ("Content-Transfer-Encoding", "base64"),
    ]
    if content_id:
        fields.append(("Content-ID", f"<{content_id}>"))
    return part(base64.encodebytes(content).replace(b"\n", b"\r\n"), *fields)


def multipart(subtype: str, *parts: bytes, boundary: str = "=_next", parameters: str = "") -> bytes:
    """Parts in one part; boundaries within each other differ by the subtype."""
    mark = f"{boundary}_{subtype}"
    within = b"".join(b"--" + mark.encode() + b"\r\n" + one + b"\r\n" for one in parts)
    return part(
        within + b"--" + mark.encode() + b"--\r\n",
        ("Content-Type", f'multipart/{subtype};{parameters}\r\n\tboundary="{mark}"'),
    )


def message(body: bytes, fields: Fields) -> bytes:
    """The whole: the fields, then those of the body part, then its content."""
    head = [f"{name}: {value}\r\n".encode("utf-8", "surrogateescape") for name, value in fields]
    return b"".join(head) + b"MIME-Version: 1.0\r\n" + body


def quoted(earlier: str) -> str:
    """Lines marked as quoted."""
    return "\n".join(f"> {line}".rstrip() for line in earlier.split("\n"))
