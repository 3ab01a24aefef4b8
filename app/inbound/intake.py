"""Raw messages become mails one after the other: a large one is seconds of work."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from app.mailing.links import hidden
from app.mime.mail import Mail
from app.mime.reading import read

# Many at once would take the interpreter, and memory, from everybody else.
_READER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


async def taken(raw: bytes) -> tuple[Mail, bytes]:
    """A message, and its bytes as they are kept: without the tokens of our links, whoever gives them back."""
    return await asyncio.get_running_loop().run_in_executor(_READER, _taken, raw)


def _taken(raw: bytes) -> tuple[Mail, bytes]:
    kept = hidden(raw)
    return read(kept), kept
