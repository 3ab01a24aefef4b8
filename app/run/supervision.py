"""Keeps the embedded server running: one that crashed, was stopped or ran out of disk starts again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from app.kit.telemetry import logs
from app.run import embedded
from app.run.embedded import EmbeddedServer, EmbeddedServerError

LOOK_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0
# At the end a start that is under way is waited for no longer than this.
END_SECONDS = 8.0

_log = structlog.get_logger()


class Keeper:
    """Looks after the server of a data folder in a thread of its own.

    The server may be another's, too, who shares the folder: whoever sees its end first starts it.
    """

    def __init__(self, server: EmbeddedServer, data_dir: Path) -> None:
        self._server = server
        self._data_dir = data_dir
        self._ending = threading.Event()
        # At an end without ceremony nobody waits for it.
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def stop(self) -> None:
        """Stop the server; one that is still being started is left to whoever uses the folder next."""
        if not self._thread.is_alive():
            self._server.stop()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Start it again whenever it has ended, inside of the ``with`` block."""
        logs.configure()
        self._thread.start()
        try:
            yield
        finally:
            self._ending.set()
            self._thread.join(END_SECONDS)

    def _keep(self) -> None:
        pause = LOOK_SECONDS
        while not self._ending.wait(pause):
            if self._server.is_running():
                pause = LOOK_SECONDS
                continue
            try:
                self._server = embedded.start(self._data_dir)
            except EmbeddedServerError as error:
                if pause == LOOK_SECONDS:
                    _log.error("database_does_not_start", error=str(error))
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
            else:
                _log.warning("database_started_again")
                pause = LOOK_SECONDS
