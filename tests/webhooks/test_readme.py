"""The receivers that README shows take what is sent, and refuse what is not signed."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from app.kit import clock
from app.kit.postgres.database import Pool
from tests.webhooks.receiving import Clock, endpoint, happen, sending, settled

README = Path(__file__).resolve().parents[2] / "README.md"
PROGRAMS = {"python": ("hook.py", sys.executable), "ts": ("hook.mts", "node")}


def snippet(language: str) -> str:
    """What README shows in a language."""
    section = README.read_text().partition("\n## A webhook\n")[2].partition("\n## ")[0]
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    text: str = found
    return text


@asynccontextmanager
async def running(
    language: str, folder: Path, secret: str, port: int
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The receiver, as somebody would start it, once it listens."""
    name, program = PROGRAMS[language]
    (folder / name).write_text(snippet(language))
    beside = str(Path(sys.executable).parent)
    process = await asyncio.create_subprocess_exec(
        program,
        str(folder / name),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # what is called ``node`` starts another program
        env={
            "PATH": f"{beside}:{os.environ['PATH']}",
            "WEBHOOK_SECRET": secret,
            "PORT": str(port),
        },
    )
    try:
        async with asyncio.timeout(60):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    break
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()


@pytest.mark.parametrize("language", PROGRAMS)
async def test_what_readme_shows_verifies_what_is_sent(
    pool: Pool, tmp_path: Path, language: str
) -> None:
    customer, at = uuid4(), Clock()
    at.now = clock.read()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    made = await endpoint(pool, f"http://127.0.0.1:{port}/")
    async with running(language, tmp_path, made.secret, port) as receiver:
        async with sending(pool, at):
            await happen(pool, customer)
            await settled(pool, delivered=1)
        assert receiver.stdout is not None
        line = await receiver.stdout.readline()
        assert line.decode().split() == ["customer.created", str(customer)]
        forged = {
            "webhook-id": "1",
            "webhook-timestamp": str(int(at.now.timestamp())),
            "webhook-signature": "v1," + "A" * 43 + "=",
        }
        async with httpx.AsyncClient() as http:
            try:
                answer = await http.post(f"http://127.0.0.1:{port}/", json={}, headers=forged)
            except httpx.TransportError:
                pass  # it says nothing
            else:
                assert answer.status_code == 400


@pytest.mark.parametrize("language", PROGRAMS)
def test_it_is_ten_lines(language: str) -> None:
    lines = [one for one in snippet(language).splitlines() if one.strip()]
    assert len(lines) <= 11
