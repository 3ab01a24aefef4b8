"""Text is rid of characters that do no good, and is cut between letters. Pure, and total."""

import re
import unicodedata

MAX_NAME_CHARACTERS = 200
MAX_LETTER_CHARACTERS = 30
# For what is left out between.
CUT_MARK = "\n[…]\n"
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# A surrogate alone is no character, and no database takes it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# They join signs into one letter, in emoji and in Persian and Indian words, or leave them apart.
_JOINER = "\u200d"
_JOINERS = {_JOINER, "\u200c"}
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_FLAGS_BEFORE = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")
_EXTENSIONS = {
    "message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/pdf": ".pdf",
    "application/zip": ".zip", "message/delivery-status": ".txt", "text/rfc822-headers": ".txt",
}  # fmt: skip
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def readable(text: str) -> str:
    """The text with lines ending in one line feed, and without characters that cannot be shown."""
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def one_line(text: str, limit: int) -> str:
    """The text in one line of at most ``limit`` characters, without direction characters."""
    spaced = " ".join(readable(text[: limit * 20]).split())
    shown = "".join(one for one in spaced if one in _JOINERS or unicodedata.category(one) != "Cf")
    return shown if len(shown) <= limit else cut(shown, limit - 1).rstrip() + "…"


def cut(text: str, limit: int) -> str:
    """The first ``limit`` characters at most, up to the end of a letter with its marks."""
    if len(text) <= limit:
        return text
    at = limit
    while at and at > limit - MAX_LETTER_CHARACTERS and _goes_on(text, at):
        at -= 1
    # A letter that is longer, or is all there is, is cut itself: something must be kept.
    return text[:at] if at > max(0, limit - MAX_LETTER_CHARACTERS) else text[:limit]


def shortened(text: str, limit: int) -> str:
    """The text in at most ``limit`` characters: three quarters from its beginning, the rest its end.

    A log may come first and what is asked last; ``CUT_MARK`` stands for what is between.
    """
    if len(text) <= limit:
        return text
    room = limit - len(CUT_MARK)
    head = cut(text, room * 3 // 4)
    at = len(text) - (room - room * 3 // 4)
    while at < len(text) - 1 and _goes_on(text, at):
        at += 1
    return head + CUT_MARK + text[at:]


def _goes_on(text: str, at: int) -> bool:
    """Whether the letter before this place is not at its end there."""
    following = text[at]
    if following in _JOINERS or text[at - 1] == _JOINER or _SKIN.match(following):
        return True
    if _FLAG.match(following):
        # Two of these make a flag.
        run = _FLAGS_BEFORE.search(text, max(0, at - MAX_LETTER_CHARACTERS), at)
        return run is not None and len(run[0]) % 2 == 1
    return unicodedata.category(following) in ("Mn", "Mc", "Me")


def safe_name(name: str, media_type: str, number: int) -> str:
    """A name that is safe on every file system, made from the one given; ``number`` names the rest."""
    name = unicodedata.normalize("NFC", name[-2000:]).replace("\\", "/").rpartition("/")[2]
    name = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    name = _FORBIDDEN_IN_NAMES.sub("_", " ".join(name.split())).strip(". ")
    if not name:
        return f"attachment-{number}{_EXTENSIONS.get(media_type, '.bin')}"
    if _DEVICES.match(name):
        name = f"_{name}"
    if len(name) > MAX_NAME_CHARACTERS:
        stem, dot, extension = name.rpartition(".")
        end = dot + extension if stem and len(extension) <= 20 else ""
        name = name[: MAX_NAME_CHARACTERS - len(end)].rstrip(". ") + end
    return name
