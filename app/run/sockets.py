"""Where the service listens."""

import errno
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

from app.run.opening import StartError

# The loop takes one connection from a listening socket each time it goes round: so there are several.
ACCEPTED_AT_ONCE = 8
# A connection on this machine takes no time.
ANSWER_SECONDS = 1.0


@contextmanager
def listen(host: str, port: int, setting: str) -> Iterator[socket.socket]:
    """The listening socket, taken before anything else is started; ``setting`` chooses the port.

    Raises:
        StartError: another program has the port, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(2048)
        except OSError as error:
            hint = f"; choose another by {setting}" if error.errno == errno.EADDRINUSE else ""
            raise StartError(f"cannot listen on {host}:{port}: {error.strerror}{hint}") from None
        yield listener


@contextmanager
def shared(listener: socket.socket) -> Iterator[list[socket.socket]]:
    """The socket and others for the same queue, of which a loop takes more at once."""
    with ExitStack() as ours:
        yield [
            ours.enter_context(listener),
            *(ours.enter_context(listener.dup()) for _ in range(ACCEPTED_AT_ONCE - 1)),
        ]


def answers(address: str) -> bool:
    """Whether somebody listens at an address such as ``http://127.0.0.1:8000``."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 80), ANSWER_SECONDS).close()
    except (OSError, ValueError):
        return False
    return True
