"""What is recorded of a request, and how much of it at the most. Pure."""

from enum import StrEnum

# Fewer days nobody may keep it: the database itself lets no younger record go.
LEAST_KEPT_DAYS = 90

# Of one who is refused again and again so many attempts are told apart within a minute; of the rest those
# on a route with one answer are counted together.
TOLD_APART = 20
MINUTE_SECONDS = 60.0
# What is counted is told after this time, and then after twice as long each time: a process that is killed
# loses little of a short flood, and a long one is few records.
FIRST_PAUSE_SECONDS = 1.0
# What waits to be written, and what is counted, is no more than this; beyond it, it is counted as lost.
MOST_WAITING = 10_000
MOST_COUNTED = 10_000

# Nobody known, a verb that is not theirs, nothing to be seen there, or too often.
_REFUSALS = frozenset({401, 403, 404, 429})


class AuditOutcome(StrEnum):
    """What became of an attempt: something was ``done``, personal data ``read``, or it was ``refused``.

    What could not be recorded, as it was too much at once, is ``lost``: only its number is known.
    """

    DONE = "done"
    READ = "read"
    REFUSED = "refused"
    LOST = "lost"


def is_refusal(status: int, *, leads_somewhere: bool) -> bool:
    """Whether an answer is a refusal that is recorded.

    Who types an address that leads nowhere is refused nothing; nor is who may, and is told that it does
    not fit.
    """
    return status in _REFUSALS and (status != 404 or leads_somewhere)
