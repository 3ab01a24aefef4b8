"""What an explanation rests on: a rule of the published terms, or how they are read. Pure.

Where the terms are silent, they are read. The one source of which is which; docs/rules.md marks the same.
"""

from typing import NamedTuple


class Ground(NamedTuple):
    """A rule by its id; ``is_reading``: the published terms do not say this of it themselves."""

    rule: str
    is_reading: bool = False


PREPAID = Ground("C1")
REFUNDED = Ground("C1", is_reading=True)
SUMMED = Ground("C2")
CONFIRMED = Ground("C3")
CORRECTED = Ground("C3", is_reading=True)
SILENCE = Ground("C3", is_reading=True)
ROUNDED = Ground("C4")
RESERVED = Ground("C5")
LATE_MOVE = Ground("C7")
LATE_CANCELLATION = Ground("C7", is_reading=True)
NO_SHOW = Ground("C7", is_reading=True)
WAIVED = Ground("C7", is_reading=True)
# More or less work than was reserved, and what is owed.
OTHER_THAN_RESERVED = Ground("C8", is_reading=True)
EXPIRES = Ground("C9", is_reading=True)
OUTAGE_TARGET = Ground("T9", is_reading=True)
