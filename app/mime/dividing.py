"""A text is divided into what is new, quotes, signatures and notices. Pure."""

from app.mime import closings, quotes
from app.mime.partition import Partition, of_lines
from app.mime.quotes import Letter


def divide(text: str, letter: Letter) -> Partition:
    """The parts of a text that begins and ends with words.

    It is a guess, so nothing is taken away: the parts are the whole text, and a person can correct what
    each is. All is new where nothing else would be.
    """
    lines = text.split("\n")
    kinds = quotes.kinds_of(lines, letter)
    closings.mark(lines, kinds, letter.writer)
    return of_lines(lines, kinds)
