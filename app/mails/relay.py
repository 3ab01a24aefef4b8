"""The relay that takes mails: some connections, kept and reopened, and what its answers mean."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import SMTP

from app.deliveries.channels import Sent
from app.deliveries.rules import Outcome

# Together they take longer than no attempt may.
CONNECT_SECONDS = 10.0
COMMAND_SECONDS = 20.0
# So many at once, by one worker.
CONNECTIONS = 6
_ASCII_ALONE = "Our relay takes no address with letters beyond ASCII (SMTPUTF8)."
_PORTS = {"smtps": 465, "smtp": 587}
# Status codes of RFC 3463: the address, or the mailbox; but a full one is emptied some day.
_OF_ADDRESS = re.compile(r"\b5\.(?:1\.\d{1,3}|2\.(?!2\b)\d{1,3})\b")
_ENHANCED = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b")
_NO_SUCH_MAILBOX = frozenset({550, 551, 553})


@dataclass(frozen=True, slots=True)
class Relay:
    """Where mails are handed over, and how: TLS from the first byte, by STARTTLS, or none."""

    host: str
    port: int
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    use_tls: bool = False
    start_tls: bool = False


def relay_of(url: str) -> Relay:
    """The relay of an address such as ``smtps://user:password@host``.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname or parts.query not in ("", "tls=none"):
        raise ValueError("it is smtps://user:password@host:465 or smtp://host:587")
    plain = parts.query == "tls=none"
    return Relay(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        use_tls=parts.scheme == "smtps",
        start_tls=parts.scheme == "smtp" and not plain,
    )


def is_address_refused(status: int, answer: str) -> bool:
    """Whether an answer to a recipient says that nobody is written to there, now and later."""
    if _ENHANCED.search(answer):
        return 500 <= status < 600 and bool(_OF_ADDRESS.search(answer))
    return status in _NO_SUCH_MAILBOX


class Post:
    """Hands mails over to a relay."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._idle: list[SMTP] = []
        self._places = asyncio.Semaphore(CONNECTIONS)

    async def send(self, sender: str, recipient: str, content: bytes) -> Sent:
        """Hand a mail to one recipient over; whatever the relay does is an answer.

        A relay that ends the connection behind the content may have taken it: it is sent again, with
        the same Message-ID.
        """
        try:
            async with self._places:
                return await self._send(sender, recipient, content)
        except aiosmtplib.SMTPTimeoutError:
            return Sent(outcome=Outcome.RETRY, error="timeout")
        except aiosmtplib.SMTPResponseException as error:
            return _answered(error)
        except (aiosmtplib.SMTPException, OSError) as error:
            if isinstance(error, aiosmtplib.SMTPServerDisconnected):
                return Sent(outcome=Outcome.RETRY, error="disconnected")
            return Sent(outcome=Outcome.RETRY, error=_unreached(error), answer=str(error))

    async def _send(self, sender: str, recipient: str, content: bytes) -> Sent:
        utf8 = not (sender + recipient).isascii()
        options = ["SMTPUTF8", "BODY=8BITMIME"] if utf8 else []
        encoding = "utf-8" if utf8 else "ascii"
        async with self._connection() as smtp:
            if utf8 and not smtp.supports_extension("smtputf8"):
                # So says no answer to a mail: without this the address cannot be said at all.
                return Sent(outcome=Outcome.REFUSED, error="smtputf8", answer=_ASCII_ALONE)
            await smtp.mail(sender, options=options, encoding=encoding)
            await smtp.rcpt(recipient, encoding=encoding)
            taken = await smtp.data(content)
            return Sent(outcome=Outcome.DELIVERED, status=taken.code, answer=taken.message)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[SMTP]:
        """A connection that answers; it is kept if what is done on it ends as it should."""
        smtp = await self._kept() or await self._opened()
        try:
            yield smtp
        except aiosmtplib.SMTPResponseException:
            await self._reset(smtp)
            raise
        except BaseException:
            smtp.close()
            raise
        self._idle.append(smtp)

    async def _reset(self, smtp: SMTP) -> None:
        try:
            await smtp.rset()
        except (aiosmtplib.SMTPException, OSError):
            smtp.close()
        else:
            self._idle.append(smtp)

    async def _kept(self) -> SMTP | None:
        """One that is open still: a relay ends those that are silent for long."""
        while self._idle:
            smtp = self._idle.pop()
            try:
                await smtp.noop()
            except (aiosmtplib.SMTPException, OSError):
                smtp.close()
            except BaseException:
                smtp.close()
                raise
            else:
                return smtp
        return None

    async def _opened(self) -> SMTP:
        relay = self._relay
        smtp = SMTP(
            hostname=relay.host,
            port=relay.port,
            username=relay.username,
            password=relay.password,
            use_tls=relay.use_tls,
            start_tls=relay.start_tls,
            timeout=COMMAND_SECONDS,
        )
        try:
            await smtp.connect(timeout=CONNECT_SECONDS)
            await self._greet(smtp)
        except BaseException:
            smtp.close()
            raise
        return smtp

    @staticmethod
    async def _greet(smtp: SMTP) -> None:
        if smtp.is_ehlo_or_helo_needed:
            try:
                await smtp.ehlo()
            except aiosmtplib.SMTPHeloError:
                await smtp.helo()

    async def close(self) -> None:
        """End what is open, politely if that does not take long."""
        while self._idle:
            smtp = self._idle.pop()
            with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
                async with asyncio.timeout(0.3):
                    await smtp.quit()
            smtp.close()


def _unreached(error: Exception) -> str:
    """Why a relay was not spoken to as it should be: its certificate, what it lacks, or nothing listens."""
    if isinstance(error.__cause__ or error, ssl.SSLCertVerificationError):
        return "certificate"
    # The library has one class for all that a relay lacks, and for nothing else.
    if type(error) is aiosmtplib.SMTPException:
        return "starttls" if "STARTTLS extension" in str(error) else "authentication"
    return "connect"


def _answered(error: aiosmtplib.SMTPResponseException) -> Sent:
    """What an answer means: of a recipient, or of a content, 5xx is for good."""
    of_this_mail = isinstance(error, aiosmtplib.SMTPRecipientRefused | aiosmtplib.SMTPDataError)
    final = of_this_mail and 500 <= error.code < 600
    return Sent(
        outcome=Outcome.REFUSED if final else Outcome.RETRY,
        status=error.code,
        answer=error.message,
        error=_word(error),
    )


def _word(error: aiosmtplib.SMTPResponseException) -> str:
    if isinstance(error, aiosmtplib.SMTPRecipientRefused):
        gone = is_address_refused(error.code, error.message)
        return "no_such_address" if gone else "recipient"
    words = {
        aiosmtplib.SMTPAuthenticationError: "authentication",
        aiosmtplib.SMTPSenderRefused: "sender",
        aiosmtplib.SMTPDataError: "content",
    }
    return words.get(type(error), "relay")
