"""Links of ours in messages that come: the tokens in them are their readers' alone. Pure.

Mail systems give back what they could not deliver yet, and people quote what they answer: so the desk would
get a link by which a customer confirms (rule C3). Each letter of a token is replaced where it stands, and
nothing else, so that the message stays as long as it is, and its parts where they are.
"""

import binascii
import re

# Where links in mails lead; a token of so many letters stands behind.
LINKS, UNSUBSCRIBE = "/links/", "/mails/unsubscribe/"
_HIDDEN = ord("x")
_DEEPEST = 4
_TOKEN_LETTERS = {LINKS: 43, UNSUBSCRIBE: 32}
# What may stand between two letters: a line's end, also a soft one or within a quote; of UTF-16 a half.
_BETWEEN = rb"(?:\0|=?\r?\n[>|\t ]*+)?"
# A stroke, also as gateways and pages write it that turn addresses into addresses of theirs.
_STROKE = rb"(?:/|%(?:25)*2F|[-=]2F|&\#(?:x2F|47);|_)"
_LETTER = rb"[A-Za-z0-9_-]"


def _pattern(path: str, letters: int) -> re.Pattern[bytes]:
    spelled = [_STROKE if one == "/" else re.escape(one).encode() for one in path[1:]]
    place = _BETWEEN.join(spelled)
    token = _BETWEEN.join([_LETTER] * letters)
    return re.compile(rb"(?i:%s)%s(?P<token>%s)" % (place, _BETWEEN, token))


_PATTERNS = [_pattern(path, letters) for path, letters in _TOKEN_LETTERS.items()]
_BETWEEN_LETTERS = re.compile(rb"(%s)" % _BETWEEN.replace(b")?", b")"))
# Lines of base64, of which the last may be short.
_BASE64 = re.compile(rb"(?:^[A-Za-z0-9+/]{4,}+={0,2}[ \t]*+(?:\r?\n|\Z))++", re.MULTILINE)
_OF_BASE64 = re.compile(rb"[A-Za-z0-9+/=]")


def hidden(raw: bytes, depth: int = 0) -> bytes:
    """A message without the tokens of links, however its parts are written; as long as it was."""
    for pattern in _PATTERNS:
        raw = pattern.sub(_without_token, raw)
    if depth == _DEEPEST:
        return raw
    return _BASE64.sub(lambda lines: _within(lines[0], depth + 1), raw)


def _without_token(found: re.Match[bytes]) -> bytes:
    begins = found.start("token") - found.start()
    pieces = _BETWEEN_LETTERS.split(found["token"])
    said = (
        bytes([_HIDDEN]) * len(one) if number % 2 == 0 else one for number, one in enumerate(pieces)
    )
    return found[0][:begins] + b"".join(said)


def _within(lines: bytes, depth: int) -> bytes:
    """Lines of base64 with what they mean rewritten; each letter in its own place."""
    try:
        meant = binascii.a2b_base64(lines)
    except binascii.Error:
        return lines
    kept = hidden(meant, depth)
    if kept == meant:
        return lines
    written = iter(binascii.b2a_base64(kept, newline=False))
    return _OF_BASE64.sub(lambda one: bytes([next(written, one[0][0])]), lines)
