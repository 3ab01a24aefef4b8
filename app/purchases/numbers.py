"""Numbers of books, such as of invoices: in which forms one is another. Pure.

What people add to a number or leave out of it does not matter: case, blanks, signs, and zeros that a
run of digits begins with. ``2031-0117`` is ``2031/117`` by its short form and, as a bank's field of
digits alone has it, ``20310117`` by its long one. Two numbers are one where either form agrees.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
_FIRST_ZEROS = re.compile(r"^0+(?=[0-9])")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Forms(NamedTuple):
    """A number without its signs: without the zeros of each run of digits; with all but the first."""

    short: str
    long: str


def folded(text: str) -> str:
    """A text in one case, each of its signs in the one form."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def bare(text: str) -> str:
    """A folded text without the zeros that its runs of digits begin with."""
    return _ZEROS.sub("", text) if "0" in text else text


def joined(words: Sequence[str], without_zeros: Sequence[str]) -> Forms:
    """The forms of folded words that are one number, of which each is given as ``bare``, too."""
    long = "".join(words)
    return Forms(
        "".join(without_zeros), _FIRST_ZEROS.sub("", long) if long.startswith("0") else long
    )


def forms(number: str) -> Forms:
    """The forms of a number; one of signs alone is what it is."""
    text = folded(number)
    words = WORD.findall(text) or ["".join(text.split())]
    return joined(words, [bare(word) for word in words])
