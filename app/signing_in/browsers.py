"""What a browser calls itself, in words that people know: its program and its system. Pure."""

# Each names itself among those that it is like: what stands before others is meant.
_PROGRAMS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def program(called: str) -> str | None:
    """The program behind a User-Agent (RFC 9110, 10.1.5); None where nobody knows it."""
    return next((name for mark, name in _PROGRAMS if mark in called), None)


def system(called: str) -> str | None:
    """What it runs on; None where it does not say."""
    return next((name for mark, name in _SYSTEMS if mark in called), None)
