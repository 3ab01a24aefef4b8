"""A mailbox on IMAP4rev1 (RFC 3501) in the clear: as much of it as a poller needs."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

PASSWORD = 'a "secret" of \\ 1'
_COMMAND = re.compile(rb"(\S+) (?:UID )?(\S+) ?(.*?)\r\n", re.DOTALL)


@dataclass
class Letterbox:
    """Messages by UID, those that were read, and what the server is told to do wrong.

    Attributes:
        backwards: it finds messages in no good order, as it may.
        vanished: another program removes these once they were found.
        breaks_on: commands on which it hangs up, like ``b"STORE"``.
    """

    messages: dict[int, bytes]
    seen: set[int] = field(default_factory=set)
    backwards: bool = False
    vanished: set[int] = field(default_factory=set)
    breaks_on: set[bytes] = field(default_factory=set)
    commands: list[bytes] = field(default_factory=list)
    port: int = 0

    def url(self, password: str = PASSWORD) -> str:
        """The address of its inbox."""
        return f"imap://support:{quote(password, safe='')}@127.0.0.1:{self.port}/INBOX"

    def find(self, criteria: bytes) -> list[int]:
        """The UIDs of what UNSEEN, SMALLER and LARGER ask for."""
        found = set(self.messages)
        if b"UNSEEN" in criteria:
            found -= self.seen
        for size in re.findall(rb"SMALLER (\d+)", criteria):
            found = {uid for uid in found if len(self.messages[uid]) < int(size)}
        for size in re.findall(rb"LARGER (\d+)", criteria):
            found = {uid for uid in found if len(self.messages[uid]) > int(size)}
        return sorted(found, reverse=self.backwards)


class _Session:
    """One connection; a method per command answers with its untagged lines."""

    def __init__(self, box: Letterbox) -> None:
        self._box = box

    def answer(self, command: bytes, rest: bytes) -> tuple[list[bytes], bytes]:
        """The untagged lines, and how it ended."""
        lines = getattr(self, command.decode().lower())(rest)
        return ([], b"NO refused") if lines is None else (lines, b"OK done")

    def capability(self, rest: bytes) -> list[bytes]:
        return [b"CAPABILITY IMAP4rev1"]

    def login(self, rest: bytes) -> list[bytes] | None:
        given = re.sub(rb"\\(.)", rb"\1", rest.partition(b" ")[2][1:-1])
        return [] if given == PASSWORD.encode() else None

    def select(self, rest: bytes) -> list[bytes] | None:
        return [b"%d EXISTS" % len(self._box.messages)] if rest == b'"INBOX"' else None

    def search(self, rest: bytes) -> list[bytes]:
        return [b"SEARCH " + b" ".join(b"%d" % uid for uid in self._box.find(rest))]

    def fetch(self, rest: bytes) -> list[bytes]:
        uid = int(rest.partition(b" ")[0])
        if uid in self._box.vanished:
            return []
        assert b"BODY.PEEK[]" in rest, "it would be marked as read"
        raw = self._box.messages[uid]
        return [b"1 FETCH (UID %d BODY[] {%d}\r\n%b)" % (uid, len(raw), raw)]

    def store(self, rest: bytes) -> list[bytes]:
        uid, _, flags = rest.partition(b" ")
        assert flags.startswith(b"+FLAGS")
        assert b"\\Seen" in flags
        self._box.seen.add(int(uid))
        return [b"1 FETCH (UID %b FLAGS (\\Seen))" % uid]

    def expunge(self, rest: bytes) -> list[bytes]:
        return []

    def logout(self, rest: bytes) -> list[bytes]:
        return [b"BYE"]


@asynccontextmanager
async def serving(*messages: bytes) -> AsyncIterator[Letterbox]:
    """A server with these unread messages, from UID 1."""
    box = Letterbox(dict(enumerate(messages, start=1)))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = _Session(box)
        writer.write(b"* OK ready\r\n")
        while line := await reader.readline():
            found = _COMMAND.fullmatch(line)
            assert found is not None, line
            tag, command, rest = found[1], found[2].upper(), found[3]
            box.commands.append(command)
            if command in box.breaks_on:
                break
            lines, end = session.answer(command, rest)
            writer.write(b"".join(b"* " + one + b"\r\n" for one in lines))
            writer.write(tag + b" " + end + b"\r\n")
            await writer.drain()
            if command == b"LOGOUT":
                break
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    box.port = server.sockets[0].getsockname()[1]
    async with server:
        yield box
