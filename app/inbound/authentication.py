"""Whether a message is from whom it says, by what the receiving server found (RFC 8601). Pure.

It fails closed: a message that nothing was found about, or that cannot be read without doubt, has not
passed. What a sender writes into a header cannot pass for the server's: only the topmost
Authentication-Results counts, since servers write theirs on top, and within it only what stands
outside comments and quotes.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from app.mime.fields import address_of
from app.mime.mail import Mail

HEADER = "authentication-results"
# Exchange Online, and older Exchange, leave their name out: this says that the receiving server does.
NAMELESS = "nameless"
# Where these are noted, a header may have been left out, or the sender is in doubt. A value that was
# too long is empty, and so is no verdict and no sender.
_IN_DOUBT = ("too_many_headers", "malformed_head", "several_senders", "bad_sender")


class SenderProof(StrEnum):
    """How it is known that the sender is who From says, or why not."""

    DMARC = "dmarc"
    DKIM = "dkim"
    SPF = "spf"
    ABSENT = "absent"  # no header of the server
    UNREADABLE = "unreadable"  # in doubt
    FAILED = "failed"  # nothing passed for the domain in From


class Authentication(Struct, frozen=True):
    """Whether the sender is who From says, and how that is known, or why not."""

    passed: bool
    how: SenderProof


class _Finding(Struct, frozen=True):
    method: str
    result: str
    properties: tuple[tuple[str, str], ...]


class _Malformed(Exception):
    """The header does not follow the grammar."""


def authenticate(mail: Mail, authserv_id: str | None) -> Authentication:
    """Whether the receiving server authenticated the domain in From.

    ``authserv_id`` is the name by which that server signs its header; the topmost header with it
    counts, provided that those above can be read. ``nameless`` says that it signs by none: then the
    topmost header counts if it bears no name. Without one the topmost header counts whatever its name is,
    which is sound only if the server always writes one.
    """
    sender = mail.from_address
    values = [value for name, value in mail.headers if name == HEADER]
    if not values:
        return Authentication(passed=False, how=SenderProof.ABSENT)
    if sender is None or any(problem in mail.problems for problem in _IN_DOUBT):
        return Authentication(passed=False, how=SenderProof.UNREADABLE)
    domain = sender.rpartition("@")[2]
    for value in values:
        try:
            by, findings = _read(value)
        except _Malformed:
            return Authentication(passed=False, how=SenderProof.UNREADABLE)
        if authserv_id == NAMELESS:
            return _judge(findings, domain) if not by else Authentication(False, SenderProof.ABSENT)
        if authserv_id is None or by == authserv_id.lower():
            return _judge(findings, domain)
    return Authentication(passed=False, how=SenderProof.ABSENT)


def _judge(findings: list[_Finding], domain: str) -> Authentication:
    dmarc = [finding for finding in findings if finding.method == "dmarc"]
    if any(finding.result == "fail" for finding in dmarc):
        # The domain's own policy covers DKIM and SPF, and it says no.
        return Authentication(passed=False, how=SenderProof.FAILED)
    passing = [finding for finding in findings if finding.result == "pass"]
    for method, proves in (("dmarc", _dmarc), ("dkim", _dkim), ("spf", _spf)):
        if any(proves(dict(one.properties), domain) for one in passing if one.method == method):
            return Authentication(passed=True, how=SenderProof(method))
    return Authentication(passed=False, how=SenderProof.FAILED)


def _dmarc(properties: dict[str, str], domain: str) -> bool:
    # It is about the domain in From; a header that names another one is about another message.
    return _domain(properties.get("header.from", domain)) == domain


def _dkim(properties: dict[str, str], domain: str) -> bool:
    signed = [properties[name] for name in ("header.d", "header.i") if name in properties]
    return bool(signed) and all(_are_aligned(_domain(one), domain) for one in signed)


def _spf(properties: dict[str, str], domain: str) -> bool:
    # Before RFC 5451 it had a shorter name, which some servers still write.
    sender = properties.get("smtp.mailfrom", properties.get("smtp.mail", ""))
    return _are_aligned(_domain(sender), domain)


def _domain(value: str) -> str:
    """The domain of an address, of ``@domain``, or of a domain alone; empty if it is none."""
    domain = value.strip("<> ").rpartition("@")[2]
    return (address_of(f"x@{domain}") or "").rpartition("@")[2]


def _are_aligned(authenticated_domain: str, domain: str) -> bool:
    """Whether two domains are of one organisation, so far as their names show it.

    One is the other or a parent of it, and the parent has two labels or more. Public suffixes of two
    labels are no organisation, but what they would align is one below the other all the same: nobody
    signs for a bare ``co.uk``.
    """
    shorter, longer = sorted((authenticated_domain, domain), key=len)
    if not shorter or "." not in shorter:
        return False
    return shorter == longer or longer.endswith(f".{shorter}")


# --- the grammar (RFC 8601 §2.2) -----------------------------------------------------------------

_PIECE = re.compile(r"""\s+|;|=|\(|"(?:[^"\\]|\\.)*"|[^\s;=()"]+""")
_COMMENT = re.compile(r"\\.|[()]|[^\\()]+")


@dataclass(slots=True)
class _Word:
    """A piece of a statement: ``=`` has a word of its own; ``glued`` = nothing stands before it."""

    text: str
    glued: bool
    equals: bool = False


def _read(value: str) -> tuple[str, list[_Finding]]:
    """Who writes the header, lower case, and what it found.

    Raises:
        _Malformed: it does not follow the grammar.
    """
    first, *others = _statements(value)
    who = [word.text for word in first]
    if len(first) > 1 and first[1].equals:
        # One large provider leaves its name out, and once put the receiving domain between its findings.
        who = [""]
        others = [first, *(words for words in others if len(words) != 1)]
    # The version of the grammar may follow the name.
    if not who or who[1:] not in ([], ["1"]):
        raise _Malformed
    stated = [words for words in others if words and [word.text for word in words] != ["none"]]
    return who[0].lower(), [_finding(words) for words in stated]


def _statements(value: str) -> list[list[_Word]]:
    statements: list[list[_Word]] = [[]]
    at, glued = 0, False
    while at < len(value):
        piece = _PIECE.match(value, at)
        if piece is None:
            raise _Malformed
        text, at = piece[0], piece.end()
        if text == "(":
            at = _after_comment(value, at)
            glued = False
        elif text == ";":
            statements.append([])
            glued = False
        elif text.isspace():
            glued = False
        else:
            plain = re.sub(r"\\(.)", r"\1", text[1:-1]) if text[0] == '"' else text
            statements[-1].append(_Word(plain, glued, equals=text == "="))
            glued = True
    return statements


def _after_comment(value: str, at: int) -> int:
    """Where the comment ends whose opening stands before ``at``; comments nest."""
    depth = 1
    while depth:
        piece = _COMMENT.match(value, at)
        if piece is None:
            raise _Malformed
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        at = piece.end()
    return at


def _finding(words: list[_Word]) -> _Finding:
    """``method=result`` and then ``property=value``, each at most once."""
    pairs: list[tuple[str, str]] = []
    rest = list(reversed(words))
    while rest:
        name = rest.pop().text.lower()
        if not rest or not rest.pop().equals:
            raise _Malformed
        value = rest.pop().text if rest and not rest[-1].equals else ""
        while rest and rest[-1].glued:
            # A signature in base64 may end with the sign that parts names from values.
            value += rest.pop().text
        pairs.append((name, value))
    (method, result), *properties = pairs
    if len(dict(properties)) < len(properties):
        raise _Malformed
    return _Finding(method.partition("/")[0], result.lower(), tuple(properties))
