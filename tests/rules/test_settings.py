"""Settings that are refused at the start, each with a line that names it."""

from typing import Any

import pytest

from app.settings import SettingsError, load

PASSWORD = "hunter2"


@pytest.mark.parametrize(
    "place",
    [
        "imaps://mail.example.com/INBOX",
        "imap://127.0.0.1:143/INBOX",
        "imap://[::1]",
        "imap://localhost",
        "imap://mail.internal/INBOX?tls=none",
    ],
)
def test_mailboxes_that_nobody_else_hears_are_polled(place: str) -> None:
    scheme, _, rest = place.partition("://")
    assert load(imap_url=f"{scheme}://support:{PASSWORD}@{rest}").imap_url


@pytest.mark.parametrize(
    "place",
    [
        "imap://mail.example.com/INBOX",
        "imap://127.0.0.1.example.com",
        "imap://localhost@mail.example.com",
        "imap://mail.example.com/INBOX?tls=no",
        "pop3://mail.example.com",
    ],
)
def test_a_password_is_sent_in_clear_text_only_where_that_is_wanted(place: str) -> None:
    scheme, _, rest = place.partition("://")
    with pytest.raises(SettingsError, match=r"^PERSONDAY_IMAP_URL: .*imaps://") as refused:
        load(imap_url=f"{scheme}://support:{PASSWORD}@{rest}")
    assert PASSWORD not in str(refused.value)


ISSUER: dict[str, Any] = {
    "public_url": "https://support.example.com",
    "oidc_issuer": "https://sso.example.com",
    "oidc_audience": "api",
    "oidc_client_id": "pages",
    "oidc_roles": '{"leads": "lead", "customers": "customer", "technicians": "technician"}',
    "oidc_customer_claim": "customer",
    "oidc_technician_claim": "technician",
    "oidc_scope": "openid profile",
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"oidc_audience": None},
        {"oidc_client_id": None, "oidc_scope": None},
        {
            "oidc_roles": '{"leads": "lead"}',
            "oidc_customer_claim": None,
            "oidc_technician_claim": None,
        },
    ],
)
def test_an_issuer_whose_settings_can_work_is_taken(more: dict[str, Any]) -> None:
    assert load(**ISSUER | more).oidc_issuer


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        (
            {"oidc_issuer": None},
            [
                f"{name}: it needs PERSONDAY_OIDC_ISSUER"
                for name in ("AUDIENCE", "CLIENT_ID", "CUSTOMER_CLAIM", "ROLES", "SCOPE", "TECHNICIAN_CLAIM")
            ],
        ),
        (
            {"oidc_audience": None, "oidc_client_id": None, "oidc_scope": None},
            ["ISSUER: it needs PERSONDAY_OIDC_AUDIENCE or PERSONDAY_OIDC_CLIENT_ID"],
        ),
        (
            {"oidc_client_id": None, "oidc_client_secret": "hunter2"},
            [f"{name}: it needs PERSONDAY_OIDC_CLIENT_ID" for name in ("CLIENT_SECRET", "SCOPE")],
        ),
        (
            {"oidc_roles": None},
            ["ISSUER: it needs PERSONDAY_OIDC_ROLES: without it nobody there has a role"],
        ),
        (
            {"oidc_customer_claim": None, "oidc_technician_claim": None},
            [
                "ROLES: the role customer needs PERSONDAY_OIDC_CUSTOMER_CLAIM",
                "ROLES: the role technician needs PERSONDAY_OIDC_TECHNICIAN_CLAIM",
            ],
        ),
        ({"oidc_scope": "profile openids"}, ["SCOPE: openid is among what is asked for"]),
        (
            {"oidc_roles": '{"leads": "lead", "leads": "finance"}'},
            ["ROLES: Value error, it has a name twice"],
        ),
    ],
)  # fmt: skip
def test_settings_of_an_issuer_that_can_never_work_are_named(
    more: dict[str, Any], lines: list[str]
) -> None:
    with pytest.raises(SettingsError) as refused:
        load(**ISSUER | more)
    assert str(refused.value).splitlines() == [f"PERSONDAY_OIDC_{line}" for line in lines]
