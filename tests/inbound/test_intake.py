"""Messages are read one after the other, and none is in the way of anything else."""

import asyncio
import threading
from typing import Any

import pytest

from app.inbound import intake


async def test_one_is_read_after_the_other_beside_everything_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reading, most, entered, go = 0, 0, threading.Event(), threading.Event()

    def slowly(raw: bytes) -> object:
        nonlocal reading, most
        reading += 1
        most = max(most, reading)
        entered.set()
        assert go.wait(30)
        reading -= 1
        return raw

    monkeypatch.setattr(intake, "read", slowly)
    asked = [asyncio.ensure_future(intake.taken(b"%d" % number)) for number in range(5)]
    # This goes on while one is read.
    await asyncio.to_thread(entered.wait)
    go.set()
    read: list[Any] = [mail for mail, _ in await asyncio.gather(*asked)]
    assert read == [b"0", b"1", b"2", b"3", b"4"]
    assert most == 1
