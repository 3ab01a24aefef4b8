"""A relay that speaks TLS and asks for a password, by a certificate that a test's own authority signed."""

import asyncio
import ssl
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd import smtp
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.mails.relay import Handler

USER, PASSWORD = "personday@example.com", "c:/p@ss word%"  # as a URL does not have it
_FROM, _TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Authority:
    """Who vouches for relays: ``file`` is its certificate, as one trusts it."""

    key: ec.EllipticCurvePrivateKey
    name: x509.Name
    file: Path

    def vouches(self, host: str) -> ssl.SSLContext:
        """What a relay of this name, or address, shows."""
        key = ec.generate_private_key(ec.SECP256R1())
        names: x509.GeneralName = x509.DNSName(host)
        if host[0].isdigit():
            names = x509.IPAddress(ip_address(host))
        made = (
            _builder(_name(host), self.name, key)
            .add_extension(x509.SubjectAlternativeName([names]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
            .sign(self.key, hashes.SHA256())
        )
        file = self.file.with_name(f"{host}.pem")
        file.write_bytes(
            made.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def authority(folder: Path) -> Authority:
    """A new one."""
    key, name = ec.generate_private_key(ec.SECP256R1()), _name("An authority")
    made = (
        _builder(name, name, key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_signs(), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "authority.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return Authority(key, name, file)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])


def _builder(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_TO)
    )


def _signs() -> x509.KeyUsage:
    used = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
         "key_agreement", "crl_sign", "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    return x509.KeyUsage(key_cert_sign=True, **used)


@asynccontextmanager
async def secure_relay(
    context: ssl.SSLContext | None, *, implicit: bool, utf8: bool = True
) -> AsyncIterator[tuple[Handler, int]]:
    """A relay by TLS from the first byte, or by STARTTLS where it has a certificate; who is not known
    hands nothing over.
    """
    handler, loop = Handler(), asyncio.get_running_loop()

    def known(*asked: object) -> AuthResult:
        given = asked[-1]
        assert isinstance(given, LoginPassword)
        right = (given.login.decode(), given.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)

    def made() -> smtp.SMTP:
        # It knows of no TLS but by STARTTLS, and warns.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _server()

    def _server() -> smtp.SMTP:
        return smtp.SMTP(
            handler,
            enable_SMTPUTF8=utf8,
            hostname="relay.example.com",
            loop=loop,
            authenticator=known,
            auth_required=True,
            auth_require_tls=not implicit and context is not None,
            tls_context=None if implicit else context,
            require_starttls=not implicit and context is not None,
        )

    server = await loop.create_server(made, "127.0.0.1", 0, ssl=context if implicit else None)
    try:
        yield handler, server.sockets[0].getsockname()[1]
    finally:
        server.close()
