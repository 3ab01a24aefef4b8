"""Receivers that speak HTTP as nobody should, and those that prove another name than theirs."""

import asyncio
import gzip
import ssl
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.webhooks import names, sender
from app.webhooks.addresses import Address, Allowed
from app.webhooks.connection import Answer
from app.webhooks.sender import Sender, failure
from tests.webhooks.receiving import Receiver, Request

ALLOWED = Allowed.of(["127.0.0.1", "hooks.example.net"])
BOMB = gzip.compress(bytes(50_000_000))


def writes(*parts: bytes, hangs: bool = False) -> Any:
    """Writes this, and closes the connection or goes on doing nothing."""

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
        if hangs:
            await asyncio.Event().wait()
        writer.close()

    return answer


def writes_for_ever(head: bytes, more: bytes) -> Any:
    """Writes one part over and over."""

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(more)
            await writer.drain()

    return answer


async def post(url: str) -> Answer | str | None:
    """What a receiver answered, or the word for what went wrong."""
    async with Sender(ALLOWED) as one:
        try:
            return await one.post(url, {"content-type": "application/json"}, b"{}")
        except Exception as error:
            return failure(error)


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(writes_for_ever(OK, b"X-More: y\r\n" * 99), id="a head without an end"),
        pytest.param(writes_for_ever(OK + b"X-Long: ", b"y" * 999), id="a line without an end"),
        pytest.param(writes_for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99), id="100 again"),
        pytest.param(writes_for_ever(b"", b"HTTP/1.1 103 X\r\nA: b\r\n\r\n" * 99), id="103 again"),
        pytest.param(writes(OK + b"Content-Length: abc\r\n\r\nok"), id="a length that is none"),
        pytest.param(writes(OK + b"Content-Length: -1\r\n\r\nok"), id="a negative length"),
        pytest.param(
            writes(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok"), id="two lengths"
        ),
        pytest.param(writes(OK + b"Content-Length: 9\r\n\r\nok"), id="less than it says"),
        pytest.param(writes(CHUNKED + b"zz\r\nok"), id="a chunk without a size"),
        pytest.param(writes(CHUNKED + b"2\r\nok\r\n"), id="chunks without an end"),
        pytest.param(writes(b"HTTP/1.1 2000 OK\r\n\r\n"), id="a status of four digits"),
        pytest.param(writes(b"<html>hello</html>\r\n\r\n"), id="no head"),
        pytest.param(writes(OK + b"no colon\r\n\r\n"), id="a header that is none"),
        pytest.param(writes(b""), id="nothing"),
    ],
)
async def test_what_is_no_answer_is_told_at_once_and_not_only_when_the_time_is_over(
    answer: Any,
) -> None:
    async with Receiver(answer).listening() as receiver:
        async with asyncio.timeout(sender.TIMEOUT_SECONDS / 2):
            assert await post(receiver.url) == "protocol"


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        pytest.param(writes(b"HTTP/1.0 200 OK\r\n\r\nok"), 200, b"ok", id="HTTP/1.0"),
        pytest.param(writes(b"HTTP/1.1 100 X\r\n\r\n" * 9 + OK + b"\r\nok"), 200, b"ok", id="nine 100"),
        pytest.param(
            writes(OK + b"Content-Length: 2\r\n\r\nok and more", hangs=True), 200, b"ok",
            id="more than it says",
        ),
        pytest.param(writes(CHUNKED + b"1\r\nx\r\n" * 1000, hangs=True), 200, b"x" * 1000, id="crumbs"),
        pytest.param(writes_for_ever(CHUNKED, b"3\r\nxyz\r\n"), 200, (b"xyz" * 334)[:1000], id="endless"),
        pytest.param(
            writes(OK + b"Content-Encoding: gzip\r\n\r\n" + BOMB), 200, BOMB[:1000], id="a gzip bomb"
        ),
        pytest.param(writes(b"HTTP/1.1 204 X\r\n\r\n", hangs=True), 204, b"", id="204"),
        pytest.param(writes(b"HTTP/1.1 999 \r\nContent-Length: 0\r\n\r\n"), 999, b"", id="999"),
    ],
)  # fmt: skip
async def test_what_is_an_answer_is_one_however_odd(answer: Any, status: int, body: bytes) -> None:
    async with Receiver(answer).listening() as receiver:
        async with asyncio.timeout(sender.TIMEOUT_SECONDS / 2):
            told = await post(receiver.url)
    assert isinstance(told, Answer)
    assert (told.status, told.body) == (status, body)


# --- certificates ----------------------------------------------------------------------------------


class Authority:
    """Who vouches for names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Authority")])
        self.file = folder / "authority.pem"
        own = self._builder(self._name, self._key).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.file.write_bytes(_pem(own.sign(self._key, hashes.SHA256())))

    def vouches_for(self, host: str, *, until: int = 2090) -> ssl.SSLContext:
        """What a receiver shows that has this name."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternatives = x509.SubjectAlternativeName([x509.DNSName(host)])
        shown = self._builder(x509.Name([]), key, until).add_extension(alternatives, critical=True)
        file = self._folder / "receiver.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file.write_bytes(_pem(shown.sign(self._key, hashes.SHA256())) + secret)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _builder(self, name: x509.Name, key: Any, until: int = 2090) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(until, 1, 1, tzinfo=UTC))
        )


def _pem(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.PEM)


@pytest.mark.parametrize(
    ("shown", "until", "word"),
    [
        ("hooks.example.net", 2090, None),
        ("other.example.net", 2090, "certificate"),
        ("hooks.example.net", 2021, "certificate"),
    ],
)
async def test_a_receiver_proves_the_name_in_its_url_whatever_address_that_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: str, until: int, word: str | None
) -> None:
    async def addresses_of(_host: str, _port: int) -> list[Address]:
        return [ip_address("127.0.0.1")]

    authority = Authority(tmp_path)
    monkeypatch.setattr(names, "addresses_of", addresses_of)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    async with Receiver().listening(authority.vouches_for(shown, until=until)) as receiver:
        told = await post(f"https://hooks.example.net:{receiver.port}/")
    if word is None:
        assert isinstance(told, Answer)
        assert told.status == 204
    else:
        assert told == word
        assert not receiver.taken
