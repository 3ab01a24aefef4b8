"""Settings that are refused at the start, each with a line that names it."""

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
