"""Names are looked up without keeping anybody from anything: one may hang for as long as it wants."""

import asyncio
import json
from collections.abc import Iterator
from ipaddress import ip_address
from threading import Event
from uuid import uuid4

import pytest

from app.kit.postgres.database import Pool
from app.webhooks import names
from app.webhooks.addresses import Address
from app.webhooks.names import Names
from tests.webhooks import receiving
from tests.webhooks.receiving import Receiver, endpoint, eventually, happen, sending

HERE = ip_address("127.0.0.1")


class Server:
    """A server of names; whose name begins with ``hanging`` gets no answer until it wakes."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.wakes = Event()

    def look(self, host: str, _port: int) -> list[Address]:
        self.asked.append(host)
        if host.startswith("hanging"):
            self.wakes.wait()
        if host.startswith("nobody"):
            raise OSError("there is none")
        return [HERE]


@pytest.fixture
def dns() -> Iterator[Server]:
    made = Server()
    yield made
    made.wakes.set()


async def test_one_that_hangs_has_one_thread_however_often_it_is_asked_for(dns: Server) -> None:
    known = Names(dns.look)
    for _ in range(3 * names.AT_ONCE):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await known.addresses_of("hanging.example", 443)
    waiting = [
        asyncio.create_task(known.addresses_of(host, 443))
        for host in ("hanging.example", "HANGING.example")
    ]
    async with asyncio.timeout(5):
        assert await known.addresses_of("quick.example", 443) == [HERE]
        with pytest.raises(OSError, match="there is none"):
            await known.addresses_of("nobody.example", 443)
        dns.wakes.set()
        assert await asyncio.gather(*waiting) == [[HERE], [HERE]]
        assert dns.asked == ["hanging.example", "quick.example", "nobody.example"]
        # What was found is not kept: the next look is another one.
        assert await known.addresses_of("hanging.example", 443) == [HERE]
    assert dns.asked[3:] == ["hanging.example"]


async def test_more_than_have_threads_wait_for_one(
    dns: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "AT_ONCE", 2)
    known = Names(dns.look)
    asked = [
        asyncio.create_task(known.addresses_of(f"{name}.example", 443))
        for name in ("hanging", "quick", "hanging-too", "late")
    ]
    async with asyncio.timeout(5):
        assert await asked[1] == [HERE]
        while len(dns.asked) < 3:
            await asyncio.sleep(0.001)
        _, still = await asyncio.wait(asked, timeout=0.05)
        assert len(still) == 3, "two hang, and there is no third"
        dns.wakes.set()
        assert await asyncio.gather(*asked) == [[HERE]] * 4


async def test_a_loop_that_ended_meanwhile_is_told_nothing(dns: Server) -> None:
    known = Names(dns.look)

    async def give_up() -> None:
        async with asyncio.timeout(0.01):
            await known.addresses_of("hanging.example", 443)

    def elsewhere() -> None:
        with pytest.raises(TimeoutError):
            asyncio.run(give_up())

    await asyncio.to_thread(elsewhere)
    again = asyncio.create_task(known.addresses_of("hanging.example", 443))
    await asyncio.sleep(0)
    dns.wakes.set()
    async with asyncio.timeout(5):
        assert await again == [HERE]


async def test_an_endpoint_whose_name_hangs_delays_no_other(
    pool: Pool, dns: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = ("hanging.example", "quick.example")
    allowed = receiving.settings().model_copy(update={"webhook_allowed": hosts})
    monkeypatch.setattr(receiving, "settings", lambda: allowed)
    async with Receiver().listening() as receiver:
        dns.wakes.set()
        monkeypatch.setattr(names, "addresses_of", Names(dns.look).addresses_of)
        for host in hosts:
            await endpoint(pool, f"http://{host}:{receiver.port}/")
        dns.wakes.clear()
        async with sending(pool, using=allowed):
            await happen(pool, *(uuid4() for _ in range(100)))

            async def all_taken() -> bool:
                return len(receiver.taken) == 100

            async with asyncio.timeout(4):  # a look has five seconds
                await eventually(all_taken)
    assert {one.headers["host"].partition(":")[0] for one in receiver.taken} == {"quick.example"}
    assert {json.loads(one.body)["type"] for one in receiver.taken} == {"customer.created"}
    assert dns.asked.count("hanging.example") == 2, "one for all that go there"
