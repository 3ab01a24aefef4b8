"""The contract at its address: one document, compressed or not, that is fetched once."""

import gzip
import json

import pytest

from tests.support import Api

ADDRESS = "/openapi.json"


@pytest.mark.parametrize(
    ("accepted", "compressed"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("*", True),
        ("identity, *;q=0.1", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
    ],
)
async def test_the_contract_is_compressed_for_who_takes_that(
    api: Api, accepted: str, compressed: bool
) -> None:
    headers = {"Accept-Encoding": accepted}
    async with api.http.stream("GET", ADDRESS, headers=headers) as response:
        raw = b"".join([part async for part in response.aiter_raw()])
    assert response.headers.get("content-encoding") == ("gzip" if compressed else None)
    assert response.headers["vary"] == "Accept-Encoding"
    assert int(response.headers["content-length"]) == len(raw)
    document = gzip.decompress(raw) if compressed else raw
    assert json.loads(document)["openapi"].startswith("3.1")
    assert not compressed or len(raw) < len(document) / 4


async def test_the_contract_is_fetched_once(api: Api) -> None:
    tags = set()
    for accepted in ("gzip", "identity"):
        headers = {"Accept-Encoding": accepted}
        first = await api.http.get(ADDRESS, headers=headers)
        tag = first.headers["etag"]
        tags.add(tag)
        assert not tag.startswith("W/")
        for known in (tag, f'"old", W/{tag}', "*"):
            again = await api.http.get(ADDRESS, headers={**headers, "If-None-Match": known})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag
            assert again.headers["vary"] == "Accept-Encoding"
        changed = await api.http.get(ADDRESS, headers={**headers, "If-None-Match": '"old"'})
        assert changed.status_code == 200

        head = await api.http.head(ADDRESS, headers=headers)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == tag
        assert head.headers["content-length"] == first.headers["content-length"]
    assert len(tags) == 2
