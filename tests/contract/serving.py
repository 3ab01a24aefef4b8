"""The service on a real port, in a thread of its own, for clients that speak HTTP only."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from app.main import create_app
from app.settings import Settings

BASE = "its own"


@asynccontextmanager
async def serving(dsn: str, **settings: Any) -> AsyncIterator[str]:
    """The base address of the service on a migrated database; ``public_url`` may be ``BASE``: that one."""
    listener = socket.create_server(("127.0.0.1", 0))
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings = {name: base if value == BASE else value for name, value in settings.items()}
    usual = {"sandbox": True, "pool_size": 10, "embedded_worker": False}
    app = create_app(Settings(**{"database_url": dsn, **usual, **settings}))
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="critical", lifespan="on", access_log=False)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            await asyncio.sleep(0.01)
        # Who fuzzes has no time for one of an hour.
        app.state.streams.longest_seconds = 0.1
        yield base
    finally:
        server.should_exit = True
        await asyncio.to_thread(thread.join, 30)
        listener.close()
