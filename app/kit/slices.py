"""What a slice lists of itself, so that nobody else has to know it."""

from msgspec import Struct


class Slice(Struct, frozen=True):
    """A slice of the house, declared as ``SLICE`` in its package.

    Attributes:
        parts: its modules that somebody collects: ``router`` (its ``router``, and ``RAW_BODIES`` and
            ``OPEN_BODIES``, if any), ``tables``, ``checks`` (its ``CHECKS``), ``jobs`` (its ``JOBS``),
            ``channel`` (its ``CHANNEL``, by which it sends) and ``gauges`` (its ``GAUGES``).
        subjects: the tables whose rows its events are about.
    """

    parts: tuple[str, ...]
    subjects: tuple[str, ...] = ()
