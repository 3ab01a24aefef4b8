"""What kinds of adjustment there are. Pure."""

from enum import StrEnum


class AdjustmentKind(StrEnum):
    """Why credit is adjusted: by hand, or since minutes came back to a lot past its date (C9)."""

    CORRECTION = "correction"
    COMPENSATION = "compensation"
