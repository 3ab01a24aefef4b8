"""How a key is written: product, kind, 256 random bits and a checksum, ``pd_admin_…``. Pure.

Whoever finds one in a text can tell without asking that it is one: the last six characters are the CRC-32
of all before them in base 62. Keys made before there was a checksum go on to work: ``pd_`` and 43 characters.
"""

import re
import secrets
import string
import zlib
from collections.abc import Iterator

from app.kit.actor import Role

_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_RANDOM_DIGITS, _CHECK_DIGITS = 43, 6
_FORM = rf"pd_(?:{'|'.join(Role)})_[0-9A-Za-z]{{{_RANDOM_DIGITS + _CHECK_DIGITS}}}"
_FORMER = r"pd_[0-9A-Za-z_-]{43}"
_WHOLE = re.compile(_FORM)
# One may begin inside of what only looks like another.
_ANYWHERE = re.compile(rf"(?=({_FORM}))|(?=({_FORMER}))")
_SHOWN = 4


def fresh(role: Role) -> str:
    """A new key for a role, of 256 random bits."""
    start = f"pd_{role}_{_in_base_62(secrets.randbits(256), _RANDOM_DIGITS)}"
    return start + _checksum(start)


def is_mistyped(key: str) -> bool:
    """Whether it is written like a key, and its checksum is not that of a key: nobody has such a one."""
    return _WHOLE.fullmatch(key) is not None and not _is_right(key)


def is_certain(key: str) -> bool:
    """Whether it can be nothing else than a key: its checksum is right."""
    return _WHOLE.fullmatch(key) is not None and _is_right(key)


def hint(key: str) -> str:
    """What may be shown of a key for ever: its kind and its end, by which its holder knows it."""
    kind = key.rpartition("_")[0] if _WHOLE.fullmatch(key) else "pd"
    return f"{kind}_…{key[-_SHOWN:]}"


def found_in(text: str) -> Iterator[str]:
    """What looks like one of our keys in a text: with its checksum, or written as former ones are."""
    for found in _ANYWHERE.finditer(text):
        whole, former = found.groups()
        if whole is None:
            yield former
        elif _is_right(whole):
            yield whole


def _is_right(key: str) -> bool:
    return key[-_CHECK_DIGITS:] == _checksum(key[:-_CHECK_DIGITS])


def _checksum(text: str) -> str:
    return _in_base_62(zlib.crc32(text.encode()), _CHECK_DIGITS)


def _in_base_62(number: int, digits: int) -> str:
    written = ""
    for _ in range(digits):
        number, digit = divmod(number, len(_DIGITS))
        written = _DIGITS[digit] + written
    return written
