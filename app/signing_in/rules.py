"""How long people stay signed in, and what a link in a mail is for. Pure."""

from datetime import timedelta
from enum import StrEnum

# Unused for so long, or kept for so long at all, it ends.
IDLE = timedelta(hours=12)
LONGEST = timedelta(days=14)
# That somebody is still there is noted no more often.
NOTED_EVERY = timedelta(minutes=10)
# What is over is kept so long, to be listed.
KEPT = timedelta(days=30)
# So many links to sign in are sent to one address in this time.
LINKS_AT_MOST = 5
LINKS_WITHIN = timedelta(hours=1)
# So many wrong keys, and links asked for, are taken from one address of the network in this time.
ATTEMPTS_AT_MOST = 30
ATTEMPTS_WITHIN = timedelta(minutes=10)


class Purpose(StrEnum):
    """What a link is good for, and nothing else."""

    SIGN_IN = "sign_in"
    WORKSHEET = "worksheet"


class LinkOver(StrEnum):
    """Why a link works no more."""

    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


# A worksheet's link may be opened as often as somebody likes; a sign-in works once.
LIFETIMES = {Purpose.SIGN_IN: timedelta(minutes=15), Purpose.WORKSHEET: timedelta(days=30)}
