"""What a process that serves does with its memory, once all that it needs has been loaded."""

import ctypes
import gc
from contextlib import suppress

# <malloc.h>: how much may lie free at the end of the heap.
_TRIM_THRESHOLD = -1
_MOST_FREE_BYTES = 128 * 1024


def settle() -> None:
    """Keep what is there, look for garbage from now on, and give back what is freed.

    What lives as long as the process is not looked through again: else each full collection stalls
    every request for a tenth of a second. Among it is next to no garbage, so none is looked for.
    """
    gc.freeze()
    gc.enable()
    # Left to itself glibc lets the bound grow with each large piece that is freed, and keeps after an
    # attack what that took. Others have no such bound.
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_TRIM_THRESHOLD, _MOST_FREE_BYTES)
