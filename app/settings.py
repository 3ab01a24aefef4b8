"""Settings come from the environment (PERSONDAY_*) only; business numbers live in rules."""

import difflib
import json
import os
import re
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.kit.actor import Role

MIN_BOOTSTRAP_KEY_CHARACTERS = 32
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")

_HOST = re.compile(r"(?!.*\.\.)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\.?")
_SMTP = re.compile(r"smtps?://([^@/\s]*@)?[^@/\s:\[\]?#]+(:[0-9]{1,5})?/?(\?tls=none)?")
_ADDRESS = re.compile(r"[^@<>\s]+@[^@<>\s]+|[^<>\r\n]*<[^@<>\s]+@[^@<>\s]+>")
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")
# TLS, but for what never leaves this machine.
_ISSUER = re.compile(
    r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-\"$->@-~]*)?"
    r"|http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?(/[!-\"$->@-~]*)?"
)


class SettingsError(Exception):
    """A setting is wrong; the message has one readable line for each."""


class Settings(BaseSettings):
    """How one service runs.

    Attributes:
        database_url: a PostgreSQL 15-18 server, as the service logs in; without it an embedded one is used.
        owner_url: the same database as its owner logs in, who migrates, copies and verifies it; by default
            that is ``database_url``.
        pooler_url: PgBouncer before that server, in transaction mode: requests go through it, and all that
            needs a session of its own does not.
        replica_url: a standby of that server, from which exports are read.
        data_dir: where the embedded server keeps its data.
        host, port: where the service listens.
        workers: how many processes serve requests; by default one for each core that may be used, as far as
            the connections go that the database takes.
        pool_size: connections of each of them, at most: of all together no more than the database takes.
        bootstrap_admin_key: made the first admin key; at least 32 characters.
        rate_scale: how many times as much as usual each key and customer may ask, in each process.
        quota_scale: how many times as much as usual customers, and strangers by mail, may add in a day.
        cors_origins: the web pages that may call from a browser, such as ``https://portal.example.com``,
            with commas between; none by default.
        sandbox: accept the header Personday-Now as the clock of a request.
        embedded_worker: run the worker, too: of several processes in one of its own.
        imap_url: a mailbox to poll each minute, ``imaps://user:password@host/INBOX``; in clear text
            (``imap://``) one of this machine alone, unless ``?tls=none`` stands behind it.
        smtp_url: the relay that takes mails, ``smtps://user:password@host:465`` or ``smtp://host:587``, which
            must speak STARTTLS unless ``?tls=none`` stands behind it. Without it mails are kept, not sent.
        mail_from: the sender of mails, ``support@example.com`` or ``Personday <support@example.com>``; by
            default the company's address of support.
        public_url: where people reach this service, ``https://support.example.com``, for links in mails.
        mail_authserv_id: the name by which your mail server signs Authentication-Results (RFC 8601);
            ``nameless`` for Exchange Online, which leaves it out. Without it the topmost such header
            counts, which is sound only if the server writes one always.
        signing_key_file: the Ed25519 key (PEM) that signs closed months and roots; by default
            ``signing-key.pem`` in the data folder. It is made where there is none.
        metrics_host, metrics_port: where the figures of the service are shown; without a port they are
            not counted.
        ledger_roots_file: where the signed roots of the ledger are written, to be taken elsewhere; by
            default ``ledger-roots.ndjson`` in the data folder.
        master_key: what seals the secrets that must be read again: 32 bytes in Base64, or several, the
            newest first, with commas between, while they change; by default the file ``master-key`` in
            the data folder, which is made where there is none.
        webhook_allowed: receivers of webhooks inside your network: hosts, addresses and networks, with
            commas between, such as ``hooks.internal,10.1.0.0/16``; none by default.
        oidc_issuer: who vouches for people and machines elsewhere (OpenID Connect), exactly as its tokens
            call it: ``https://sso.example.com/realms/support``. Without it only our own keys count.
        oidc_audience: what its access tokens for this service name as ``aud``; none is taken without it.
        oidc_algorithms: the one family of signatures that is taken: ``RS``, ``PS``, ``ES`` or ``EdDSA``.
        oidc_token_type: the ``typ`` of an access token: ``at+jwt`` (RFC 9068), or what the issuer writes.
        oidc_role_claim: the claim that tells the role; of one inside another both names, with a dot between.
        oidc_roles: which role each of its values means, as JSON: ``{"support-leads": "lead"}``.
        oidc_customer_claim, oidc_contact_claim, oidc_technician_claim, oidc_person_claim: the claims that
            tell whom a token stands for, by our ids or by what ``oidc_ids`` knows.
        oidc_ids: our ids for what the issuer calls otherwise, as JSON: ``{"acme-corp": "0192…"}``.
        oidc_acr: by which ways somebody has to have signed in for what asks for a recent sign-in, with
            commas between (``acr``, such as ``phr,mfa``); by any, unless it is set.
        oidc_client_id: as whom our pages send people to the issuer to sign in; ``public_url`` is where
            they come back, at ``/sign-in/back``. Without it pages offer no such way in.
        oidc_client_secret: what proves that; none for a public client.
        oidc_scope: what is asked for, ``openid`` at least.
        oidc_name: what people call the issuer; by default its host.
        backup_dir: where the worker makes a backup each day; none by default.
        backup_url: the database as somebody logs in who may read all of it, for those backups; of the
            embedded server that is its owner.
        backups_kept: how many of them stay; older ones are removed.
    """

    model_config = SettingsConfigDict(
        env_prefix="PERSONDAY_", extra="ignore", env_ignore_empty=True
    )

    database_url: str | None = None
    owner_url: str | None = None
    pooler_url: str | None = None
    replica_url: str | None = None
    data_dir: Path = Path(".personday")
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    workers: Annotated[int, Field(ge=1, le=64)] | None = None
    pool_size: Annotated[int, Field(ge=1, le=100)] = 10
    bootstrap_admin_key: SecretStr | None = None
    rate_scale: Annotated[float, Field(ge=0.1, le=10_000, allow_inf_nan=False)] = 1.0
    quota_scale: Annotated[float, Field(ge=0.1, le=10_000, allow_inf_nan=False)] = 1.0
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    sandbox: bool = False
    embedded_worker: bool = True
    imap_url: SecretStr | None = None
    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    public_url: str | None = None
    mail_authserv_id: str | None = None
    signing_key_file: Path | None = None
    metrics_host: str = "127.0.0.1"
    metrics_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    ledger_roots_file: Path | None = None
    master_key: SecretStr | None = None
    webhook_allowed: Annotated[tuple[str, ...], NoDecode] = ()
    oidc_issuer: str | None = None
    oidc_audience: str | None = None
    oidc_algorithms: Literal["RS", "PS", "ES", "EdDSA"] = "RS"
    oidc_token_type: str = "at+jwt"  # noqa: S105  a kind of tokens
    oidc_role_claim: str = "roles"
    oidc_roles: Annotated[dict[str, Role], NoDecode] = {}
    oidc_customer_claim: str | None = None
    oidc_contact_claim: str | None = None
    oidc_technician_claim: str | None = None
    oidc_person_claim: str | None = None
    oidc_ids: Annotated[dict[str, UUID], NoDecode] = {}
    oidc_acr: Annotated[tuple[str, ...], NoDecode] = ()
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_scope: str = "openid"
    oidc_name: str | None = None
    backup_dir: Path | None = None
    backup_url: str | None = None
    backups_kept: Annotated[int, Field(ge=1, le=1000)] = 7

    @property
    def master_key_path(self) -> Path:
        """Where the master key is, unless it is given."""
        return self.data_dir / "master-key"

    @property
    def signing_key_path(self) -> Path:
        """Where the key is that signs closed months and roots."""
        return self.signing_key_file or self.data_dir / "signing-key.pem"

    @property
    def ledger_roots_path(self) -> Path:
        """Where signed roots are written."""
        return self.ledger_roots_file or self.data_dir / "ledger-roots.ndjson"

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _are_origins(cls, listed: object) -> object:
        if not isinstance(listed, str):
            return listed
        origins = _parted(listed)
        if not all(_ORIGIN.fullmatch(one) for one in origins):
            raise ValueError("it lists origins like https://portal.example.com, without a path")
        return origins

    @field_validator("webhook_allowed", mode="before")
    @classmethod
    def _are_receivers(cls, listed: object) -> object:
        if not isinstance(listed, str):
            return listed
        receivers = _parted(listed)
        if not all(_is_network(one) or _HOST.fullmatch(one) for one in receivers):
            raise ValueError(
                "it lists hosts, addresses and networks like hooks.internal,10.1.0.0/16; a network has"
                " no bits beyond its mask"
            )
        return receivers

    @field_validator("master_key")
    @classmethod
    def _are_keys(cls, given: SecretStr | None) -> SecretStr | None:
        # It takes a while, and most commands need none.
        from app.kit import sealing

        if given is not None:
            try:
                sealing.read(given.get_secret_value())
            except sealing.NoMasterKey as error:
                raise ValueError(f"{error}; several have commas between") from None
        return given

    @field_validator("database_url", "owner_url", "pooler_url", "replica_url", "backup_url")
    @classmethod
    def _is_postgres(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("postgresql://", "postgres://")):
            raise ValueError("it starts with postgresql://")
        return url

    @field_validator("database_url", "owner_url", "pooler_url")
    @classmethod
    def _names_servers(cls, url: str | None) -> str | None:
        # It takes a while, and most commands need none.
        from app.kit.postgres import primary

        return primary.wanting_primary(url) if url else url

    @field_validator("imap_url")
    @classmethod
    def _is_imap(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None:
            return None
        parts = urlsplit(url.get_secret_value())
        if parts.scheme not in ("imaps", "imap"):
            raise ValueError("it starts with imaps://")
        is_clear = parts.scheme == "imap" and parts.query != "tls=none"
        if is_clear and parts.hostname not in _THIS_MACHINE:
            raise ValueError(
                "it starts with imaps://: imap:// is in clear text, for a server on this machine, or with"
                " ?tls=none behind it"
            )
        return url

    @field_validator("smtp_url")
    @classmethod
    def _is_smtp(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not _SMTP.fullmatch(url.get_secret_value()):
            raise ValueError("it is smtps://user:password@host:465 or smtp://host:587")
        return url

    @field_validator("mail_from")
    @classmethod
    def _is_address(cls, given: str | None) -> str | None:
        if given is not None and not _ADDRESS.fullmatch(given):
            raise ValueError("it is an address, or a name and an address in angle brackets")
        return given

    @field_validator("public_url")
    @classmethod
    def _is_origin(cls, url: str | None) -> str | None:
        if url is None:
            return None
        url = url.removesuffix("/")
        if not _ORIGIN.fullmatch(url):
            raise ValueError("it is an origin like https://support.example.com, without a path")
        return url

    @field_validator("oidc_acr", mode="before")
    @classmethod
    def _are_ways(cls, listed: object) -> object:
        return _parted(listed) if isinstance(listed, str) else listed

    @field_validator("oidc_issuer")
    @classmethod
    def _is_issuer(cls, url: str | None) -> str | None:
        if url is not None and not _ISSUER.fullmatch(url):
            raise ValueError("it is a URL like https://sso.example.com/realms/support")
        return url

    @field_validator("oidc_client_id")
    @classmethod
    def _is_client(cls, client: str | None, info: ValidationInfo) -> str | None:
        if client is None:
            return None
        if client == info.data.get("oidc_audience"):
            raise ValueError("it is another than PERSONDAY_OIDC_AUDIENCE: an ID token opens no API")
        if not info.data.get("public_url"):
            raise ValueError("it needs PERSONDAY_PUBLIC_URL, where people come back")
        return client

    @field_validator("oidc_roles", "oidc_ids", mode="before")
    @classmethod
    def _is_object(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        try:
            return json.loads(given, object_pairs_hook=_once)
        except json.JSONDecodeError:
            raise ValueError('it is a JSON object like {"theirs": "ours"}') from None

    @field_validator("bootstrap_admin_key")
    @classmethod
    def _is_long(cls, key: SecretStr | None) -> SecretStr | None:
        if key is None:
            return None
        secret = key.get_secret_value()
        if len(secret) < MIN_BOOTSTRAP_KEY_CHARACTERS:
            raise ValueError(f"it has at least {MIN_BOOTSTRAP_KEY_CHARACTERS} characters")
        if not (secret.isascii() and secret.isprintable() and " " not in secret):
            raise ValueError("it is printable ASCII without spaces, to fit into a header")
        return key


def _parted(listed: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in listed.split(",") if one.strip())


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("it has a name twice")
    return found


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def unknown() -> list[str]:
    """One line for each variable PERSONDAY_* that is no setting, with what it may have been meant for."""
    names = [f"PERSONDAY_{name}".upper() for name in Settings.model_fields]
    lines = []
    for given in sorted(os.environ):
        if given.upper().startswith("PERSONDAY_") and given.upper() not in names:
            near = difflib.get_close_matches(given.upper(), names, n=1)
            hint = f"; is it {near[0]}?" if near else ""
            lines.append(f"{given} is no setting and counts for nothing{hint}")
    return lines


def load(**overrides: object) -> Settings:
    """The settings of the environment; ``overrides`` that are not None win.

    Raises:
        SettingsError: one line for each wrong setting, without its value.
    """
    try:
        found = Settings(**{name: value for name, value in overrides.items() if value is not None})  # type: ignore[arg-type]
        lines = [f"PERSONDAY_{name.upper()}: {why}" for name, why in _never_working(found)]
    except ValidationError as error:
        lines = [
            f"PERSONDAY_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors()
        ]
    if lines:
        raise SettingsError("\n".join(lines))
    return found


def _never_working(found: Settings) -> Iterator[tuple[str, str]]:
    """What is set of an issuer and can never work beside the rest, and why."""
    given = sorted(name for name in found.model_fields_set if name.startswith("oidc_"))
    if found.oidc_issuer is None:
        yield from ((name, "it needs PERSONDAY_OIDC_ISSUER") for name in given)
        return
    if not found.oidc_audience and not found.oidc_client_id:
        yield "oidc_issuer", "it needs PERSONDAY_OIDC_AUDIENCE or PERSONDAY_OIDC_CLIENT_ID"
    if not found.oidc_client_id:
        of_pages = {"oidc_client_secret", "oidc_scope"}.intersection(given)
        yield from ((name, "it needs PERSONDAY_OIDC_CLIENT_ID") for name in sorted(of_pages))
    if not found.oidc_roles:
        yield "oidc_issuer", "it needs PERSONDAY_OIDC_ROLES: without it nobody there has a role"
    claims = {
        Role.CUSTOMER: found.oidc_customer_claim,
        Role.TECHNICIAN: found.oidc_technician_claim,
    }
    for role in sorted(set(found.oidc_roles.values())):
        if role in claims and not claims[role]:
            yield "oidc_roles", f"the role {role} needs PERSONDAY_OIDC_{role.upper()}_CLAIM"
    if "openid" not in found.oidc_scope.split():
        yield "oidc_scope", "openid is among what is asked for"
