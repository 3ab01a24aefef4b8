"""What is one line: names and titles, which become headers, calendar lines and names of files. Pure."""

import re

# What ends a line, or turns the direction of what follows: C0 and C1 controls with NUL and NEL, the
# separators of Unicode, its embeddings, overrides and isolates, by which a name shows as another, and what
# cannot be seen at all.
# The plain marks of direction (U+200E, U+200F, U+061C) and joiners stay: names are written with them.
BREAKERS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff"
_BREAKS = re.compile(f"[{BREAKERS}]+")


def folded(text: str) -> str:
    """A text as one line, whoever wrote it: what breaks lines becomes a blank."""
    return _BREAKS.sub(" ", text).strip()
