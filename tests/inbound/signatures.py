"""Messages wrapped in CMS, put together byte by byte: nothing is signed, and nothing is verified."""

_SIGNED, _ENVELOPED, _DATA = "2a864886f70d010702", "2a864886f70d010703", "2a864886f70d010701"


def _definite(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    size = len(content)
    length = bytes((size,)) if size < 128 else b"\x84" + size.to_bytes(4)
    return bytes((tag,)) + length + content


def _open(tag: int, *contents: bytes) -> bytes:
    return bytes((tag, 0x80)) + b"".join(contents) + b"\0\0"


def _oid(digits: str) -> bytes:
    return _definite(0x06, bytes.fromhex(digits))


def opaque(content: bytes | None, *, piece_bytes: int = 0) -> bytes:
    """A message within a signature: in one run (DER), or in pieces whose number is not said (BER)."""
    wrap = _open if piece_bytes else _definite
    inner = []
    if content is not None and piece_bytes:
        starts = range(0, len(content), piece_bytes)
        pieces = (_definite(0x04, content[at : at + piece_bytes]) for at in starts)
        inner = [_open(0xA0, _open(0x24, *pieces))]
    elif content is not None:
        inner = [_definite(0xA0, _definite(0x04, content))]
    signers = [_definite(0xA0, b"certificates"), _definite(0x31, b"signers")]
    data = wrap(
        0x30, _definite(0x02, b"\x01"), _definite(0x31), wrap(0x30, _oid(_DATA), *inner), *signers
    )
    return wrap(0x30, _oid(_SIGNED), wrap(0xA0, data))


def enveloped(kind: str = _ENVELOPED, *, said: bool = True) -> bytes:
    """A message that only its receiver can read; its length is ``said``, or where it ends is marked."""
    wrap = _definite if said else _open
    return wrap(0x30, _oid(kind), wrap(0xA0, wrap(0x30, b"\x02\x01\x00")))
