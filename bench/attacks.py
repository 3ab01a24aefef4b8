"""Attacks on the connections of a service, by who has no key or knows one."""

import asyncio
from contextlib import suppress

from bench.siege import MEGABYTE, Siege, head


async def unfinished_posts(siege: Siege) -> None:
    """30 posts of 33 MB without a key, each without its end."""
    long = head("POST /v1/inbound/email", "Content-Length: 35000000")
    await asyncio.gather(*(siege.call(long, *[MEGABYTE] * 33) for _ in range(30)))


async def unfinished_posts_with_a_wrong_key(siege: Siege) -> None:
    """The same with a key that nobody has."""
    key = "Authorization: Bearer pd_unknown"
    long = head("POST /v1/inbound/email", key, "Content-Length: 35000000")
    await asyncio.gather(*(siege.call(long, *[MEGABYTE] * 33) for _ in range(30)))


async def a_body_without_an_end(siege: Siege) -> None:
    """20 bodies of 100 MB in chunks, with a key."""
    key = f"Authorization: Bearer {siege.key}"
    chunks = head("POST /v1/customers", key, "Transfer-Encoding: chunked")
    chunk = b"f4240\r\n" + MEGABYTE + b"\r\n"
    await asyncio.gather(*(siege.call(chunks, *[chunk] * 100) for _ in range(20)))


async def a_long_head(siege: Siege) -> None:
    """A head with one field of 300 MB."""
    await siege.call(b"GET /livez HTTP/1.1\r\nX-Long: ", *[MEGABYTE] * 300)


async def long_trailers(siege: Siege) -> None:
    """What follows a body, 300 MB of it."""
    key = f"Authorization: Bearer {siege.key}"
    chunks = head("POST /v1/customers", key, "Transfer-Encoding: chunked")
    await siege.call(chunks, b"1\r\n \r\n0\r\nX-Long: ", *[MEGABYTE] * 300)


async def many_heads(siege: Siege) -> None:
    """900 heads of 31 kB, in thousands of fields and in one, without their end."""
    small, large = b"a:\r\n" * 7700, b"a: " + b"x" * 31_000
    begun = b"GET /livez HTTP/1.1\r\n"
    await asyncio.gather(*(siege.call(begun + small) for _ in range(450)))
    await asyncio.gather(*(siege.call(begun + large) for _ in range(450)))


async def idle_connections(siege: Siege) -> None:
    """1,100 connections that say nothing."""
    for _ in range(1100):
        await siege.call()


async def requests_ahead(siege: Siege) -> None:
    """100 connections that send 10,000 requests each without reading."""
    some = head("GET /openapi.json") * 100
    await asyncio.gather(*(siege.call(*[some] * 100) for _ in range(100)))


async def readers_that_do_not_read(siege: Siege) -> None:
    """300 that ask for a large page and do not read it."""
    asked = head("GET /static-offline-docs/swagger-ui-bundle.js")
    for _ in range(300):
        made = await siege.call()
        if made:
            made[1].transport.pause_reading()  # type: ignore[attr-defined]
            made[1].write(asked)


async def the_contract_again_and_again(siege: Siege) -> None:
    """3,000 fetches of the contract, 100 at once."""

    async def fetch() -> None:
        for _ in range(30):
            made = await siege.call(head("GET /openapi.json", "Connection: close"))
            if made:
                with suppress(OSError):
                    await made[0].read()
                made[1].close()

    await asyncio.gather(*(fetch() for _ in range(100)))


async def slow_bodies(siege: Siege) -> None:
    """300 bodies of 1 byte in a second, with a key."""
    key = f"Authorization: Bearer {siege.key}"
    begun = head("POST /v1/customers", key, "Content-Length: 200000")
    made = await asyncio.gather(*(siege.call(begun, b" " * 100_000) for _ in range(300)))
    for _ in range(5):
        await asyncio.sleep(1)
        for streams in made:
            if streams:
                streams[1].write(b" ")


ON_CONNECTIONS = (
    unfinished_posts,
    unfinished_posts_with_a_wrong_key,
    a_body_without_an_end,
    a_long_head,
    long_trailers,
    many_heads,
    idle_connections,
    requests_ahead,
    readers_that_do_not_read,
    the_contract_again_and_again,
    slow_bodies,
)
