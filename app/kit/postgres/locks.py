"""Every advisory lock of the database, in one list, so that no two mean the same number.

The locks of single things are made of a hash: two that meet by accident only wait for each other.
"""

import hashlib
from enum import IntEnum


class Lock(IntEnum):
    """What is done by one at a time.

    Attributes:
        TECHNICIAN: what books a technician's time.
        CHOICE: choosing technicians for a day.
        MIGRATION: changing the schema.
        NUMBERING: giving events their positions.
        DEMONSTRATION: filling an empty database.
        BANK_FILES: recording what banks tell.
        FIRST_KEY: making the bootstrap key.
        HOLIDAYS: importing public holidays.
        PLAN: numbering a plan's versions, ordering a customer's subscriptions.
        SENDER: taking the messages of one sender.
        WAY_IN: sending links to sign in to one address.
        CLOSING: closing and reopening months.
        DELIVERIES: claiming what is to be sent, and erasing what it tells.
        VERIFYING: recomputing everything.
        ROOTS: signing the root of a day.
        EARNING: valuing entries (shared), and setting by which policy.
    """

    TECHNICIAN = 7302
    CHOICE = 7303
    PLAN = 7306
    SENDER = 7307
    WAY_IN = 7308
    MIGRATION = 7_302_000
    NUMBERING = 7_302_001
    DEMONSTRATION = 7_302_002
    FIRST_KEY = 7_302_003
    HOLIDAYS = 7_302_005
    CLOSING = 7_302_006
    EARNING = 7_302_007
    BANK_FILES = 7_302_008
    DELIVERIES = 7_302_009
    VERIFYING = 7_302_010
    ROOTS = 7_302_011


def lock_all(lock: Lock) -> str:
    """The statement that waits for a lock, and holds it until the transaction ends."""
    return f"SELECT pg_advisory_xact_lock({lock.value})"


def try_all(lock: Lock) -> str:
    """The statement that takes a lock until the connection ends, and tells whether it was free."""
    return f"SELECT pg_try_advisory_lock({lock.value})"


def share_all(lock: Lock) -> str:
    """The statement that waits for whoever has a lock alone, and keeps it from them until then."""
    return f"SELECT pg_advisory_xact_lock_shared({lock.value})"


def lock_number(lock: Lock, number: int) -> str:
    """The statement that does so for one number of 32 bits, such as a day's ordinal."""
    return f"SELECT pg_advisory_xact_lock({lock.value}, {number})"


def lock_text(lock: Lock, text: str) -> str:
    """The statement that does so for any text, such as somebody's address."""
    digest = hashlib.sha256(f"{lock.value} {text}".encode()).digest()
    return f"SELECT pg_advisory_xact_lock({int.from_bytes(digest[:8], signed=True)})"


def locking(lock: Lock, expression: str) -> str:
    """The SQL expression that does so for what another one tells, such as ``id::text``."""
    return f"pg_advisory_xact_lock(hashtextextended({expression}, {lock.value}))"
