"""The program itself has the bounds of connections, and strangers leave no memory behind."""

import socket
from pathlib import Path

from tests.cli.conftest import Running

MEGABYTE = b"x" * 1_000_000
LONG_HEAD = b"GET /livez HTTP/1.1\r\nX-Long: "
UNFINISHED = b"POST /v1/inbound/email HTTP/1.1\r\nHost: x\r\nContent-Length: 33000000\r\n\r\n"


def resident(pid: int) -> int:
    """Bytes of memory that a process has."""
    (line,) = [
        line
        for line in Path(f"/proc/{pid}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    ]
    return int(line.split()[1]) * 1024


def knock(port: int, begun: bytes, megabytes: int) -> tuple[socket.socket, bytes]:
    """Send that and so many megabytes, and read the first of the answer."""
    caller = socket.create_connection(("127.0.0.1", port), 30)
    caller.sendall(begun)
    for _ in range(megabytes):
        caller.sendall(MEGABYTE)
    return caller, caller.recv(1000)


def test_strangers_leave_no_memory_behind(running: Running) -> None:
    port, pid = running.serve.port, running.serve.process.pid
    running.serve.get("/openapi.json")
    before = resident(pid)
    kept = []
    for begun, megabytes, status in (
        *[(UNFINISHED, 5, b"HTTP/1.1 401 ")] * 10,
        (LONG_HEAD, 20, b"HTTP/1.1 431 "),
    ):
        caller, answer = knock(port, begun, megabytes)
        assert answer.startswith(status), answer
        kept.append(caller)
    assert resident(pid) - before < 15_000_000
    assert running.serve.get("/readyz").status_code == 200
    for caller in kept:
        caller.close()
