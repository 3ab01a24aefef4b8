"""Ctrl-C at the one instant when nobody knows yet which process the server is."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.run import embedded
from app.run.embedded_account import Account
from tests.servers import FAST


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="personday-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "data"


def test_a_signal_just_after_the_fork_leaves_no_server(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.start(data, options=FAST).stop()
    handler = signal.getsignal(signal.SIGINT)
    started: list[int] = []
    popen = Account.popen

    def interrupted(self: Account, command: Any, **how: Any) -> Any:
        child = popen(self, command, **how)
        if how.get("own_session"):
            started.append(child.pid)
            os.kill(os.getpid(), signal.SIGINT)
        return child

    monkeypatch.setattr(Account, "popen", interrupted)
    with pytest.raises(KeyboardInterrupt):
        embedded.start(data, options=FAST)
    assert started
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)
    assert embedded.running_dsn(data) is None
    assert signal.getsignal(signal.SIGINT) is handler
