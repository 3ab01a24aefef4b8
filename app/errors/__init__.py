"""The tree of domain errors: what can be refused, with its status and code.

    DomainError
    ├── Malformed (400)        the request cannot be read
    ├── Unauthenticated (401)
    ├── InsufficientCredit (402)
    ├── Forbidden (403)        visible, but the verb is not yours
    ├── NotFound (404)         not visible; one code per kind of thing
    ├── RequestTooSlow (408)
    ├── Conflict (409)         state or uniqueness
    ├── StaleVersion (412)
    ├── BodyTooLarge (413)
    ├── Invalid (422)          well-formed, but the content is wrong
    ├── StatementDoesNotAddUp (500)
    └── Unavailable (503)      try again, with the same idempotency key
Every class is one row of the published catalogue: its ``code``, ``status`` and docstring.
The figures of a refusal travel in ``fields``, never only in the prose of ``detail``.
"""

from app.errors.base import *  # noqa: F403  one tree in several files
from app.errors.base import DomainError
from app.errors.conflicts import *  # noqa: F403
from app.errors.erasing import *  # noqa: F403
from app.errors.invalid import *  # noqa: F403
from app.errors.missing import *  # noqa: F403
from app.errors.sentences import Sentence as Sentence
from app.errors.sentences import finished as finished


def catalogue() -> list[type[DomainError]]:
    """Every published error class, by status and code."""
    found = [DomainError]
    for known in found:
        found.extend(known.__subclasses__())
    return sorted(found, key=lambda known: (known.status, known.code))
