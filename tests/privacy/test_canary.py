"""No word of anybody is in what the service tells of itself or others; none is read again once erased."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from app.exports.rules import ExportKind
from app.kit.telemetry import metrics
from app.run.worker import JOBS
from app.webhooks import channel
from tests.audit.trails import written
from tests.deliveries.channels import eventually, sending
from tests.exports.reading import exported
from tests.mails.relay import Mailing, mailing
from tests.privacy.found import places
from tests.privacy.person import EMAIL, PHONE, RAW, SAID, WORD, Person, live
from tests.privacy.test_erasure import LATER, REASON
from tests.privacy.watched import watching
from tests.support import NOON, Api, open_api
from tests.webhooks.receiving import Receiver, endpoint, settings

# Somebody's words are in what is asked for, or refused, as well.
ASKED = [
    f"/v1/search?q={WORD}", f"/v1/tickets?q={WORD}", f"/v1/customers?q={WORD}", f"/v1/{WORD}",
    f"/v1/tickets/{WORD}", f"/v1/audit?actor={WORD}", f"/v1/customers?{WORD}={WORD}", f"/{WORD}",
    f"/v1/exports/tickets?locale={WORD}", f"/my/tickets/{WORD}", f"/links/{WORD}", f"/unsubscribe/{WORD}",
    f"/calendars/{WORD}.ics", f"/search?q={EMAIL}",
]  # fmt: skip
# The backups are of files, and of another test.
WORK = {name: job for name, (_, job) in JOBS.items() if "back" not in name}


@asynccontextmanager
async def _told(it: Mailing, receiver: Receiver) -> AsyncIterator[None]:
    """An endpoint is told of everything that happens while the block runs."""
    await endpoint(it.pool, receiver.url, event_types=[])
    yield
    await _deliver(it)


async def _deliver(it: Mailing) -> None:
    # What was planned of mails alone is planned of webhooks, too; nothing is queued twice.
    await it.pool.execute("UPDATE delivery_plan SET position = 0")
    async with (
        channel.open_channel(it.pool, settings()) as webhooks,
        sending(it.pool, it.mails, webhooks, read_clock=it.clock),  # type: ignore[arg-type]
    ):
        await eventually(lambda: _is_planned(it))
        await eventually(it._is_idle)


async def _is_planned(it: Mailing) -> bool:
    behind = "SELECT position = (SELECT max(position) FROM event) FROM delivery_plan"
    return bool(await it.pool.fetchval(behind))


async def _ask(api: Api) -> None:
    """Ask for them, by whoever may and may not, and have the database refuse what they say."""
    for path in ASKED:
        for role in ("admin", "person", None):
            await api.send("GET", path, role=role)
    await api.send("POST", "/v1/tickets", {"subject": WORD, WORD: WORD})
    await api.send("POST", f"/v1/customers/{WORD}/contacts", {"name": WORD, "email": WORD})
    breaks = f"{WORD} breaks"
    await api.db.execute(
        f"ALTER TABLE message ADD CONSTRAINT canary CHECK (body NOT LIKE '{breaks}%') NOT VALID"
    )
    [ticket, *_] = (await api.get("/v1/tickets", role="person"))["items"]
    path = f"/v1/tickets/{ticket['id']}/replies"
    broken = await api.send("POST", path, {"body": breaks}, role="person")
    assert broken.status_code == 500
    assert WORD not in broken.text
    raw = RAW.replace(SAID, breaks).replace(f"<{WORD}@", f"<{WORD}-2@").encode()
    await api.send(
        "POST", "/v1/inbound/email", content=raw, headers={"Content-Type": "message/rfc822"}
    )
    await api.db.execute("ALTER TABLE message DROP CONSTRAINT canary")


async def _work(it: Mailing, now: datetime) -> None:
    for job in WORK.values():
        await job(it.pool, now)


async def _gone(it: Mailing, person: Person) -> None:
    path = f"/v1/contacts/{person.contact['id']}"
    await it.api.post(f"{path}/deactivate", {"force": True, "reason": f"{WORD} left"}, now=LATER)
    await it.api.post(f"{path}/erase", REASON, now=LATER)


async def test_no_word_is_in_what_the_service_tells_of_itself(
    dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = Receiver()
    with watching(monkeypatch, tmp_path) as watched, metrics.counting() as is_counting:
        assert is_counting
        async with receiver.listening(), open_api(dsn) as api, mailing(api) as it:
            async with _told(it, receiver):
                person = await live(it)
                await _ask(api)
                await _work(it, NOON)
            await written(api)
            kept = await places(api, WORD)
            assert len(kept) > 30
            assert not [one for one in kept if one.startswith(("audit_", "event."))]
            await _gone(it, person)
            await _work(it, LATER)
            it.clock.now = LATER
            await _deliver(it)
            await written(api)
        figures = watched.figures
    told = [f"{one.head}{one.headers}{one.body.decode()}" for one in receiver.taken]
    # What is looked at is there.
    assert len(watched.of("request")) > 60
    assert len(watched.of("request_failed")) >= 1
    assert "POST /v1/tickets/{ticket_id}/replies" in watched.traces
    assert "INSERT" in watched.traces
    assert "personday_http_request_duration_seconds" in figures
    assert len(told) > 20
    for kind, text in {
        "the log": watched.log, "figures": figures, "traces": watched.traces, "webhooks": "".join(told),
    }.items():  # fmt: skip
        for word in (WORD, EMAIL, PHONE, PHONE.replace(" ", "")):
            found = text.lower().find(word)
            assert found < 0, f"{kind}: …{text[max(found - 300, 0) : found + 100]}…"


async def test_nothing_that_is_read_again_tells_of_who_is_erased(api: Api) -> None:
    async with mailing(api) as it:
        person = await live(it)
        customer = person.customer["id"]
        statement = f"/v1/customers/{customer}/statements/2031-03?format="

        async def told() -> dict[str, str]:
            texts = {}
            for kind in ExportKind:
                for form in ("csv", "ndjson"):
                    texts[f"{kind} {form}"] = (await exported(api, kind, form)).decode()
            for path in (
                f"{statement}json", f"{statement}csv", f"{statement}html", "/v1/events?limit=200",
                f"/v1/audit?customer_id={customer}", f"/v1/search?q={WORD}", "/v1/mails?limit=200",
                f"/v1/customers/{customer}/contacts", "/v1/tickets?limit=200", "/v1/deliveries?limit=200",
                f"/v1/tickets/{person.ticket['id']}/messages", "/v1/inbound/emails", "/v1/keys",
                f"/v1/contacts/{person.contact['id']}/personal-data?limit=200",
            ):  # fmt: skip
                answer = await api.send("GET", path, now=LATER)
                assert answer.status_code in (200, 422), (path, answer.text)
                texts[path] = answer.text
            return {name: text.lower().replace(f"?q={WORD}", "") for name, text in texts.items()}

        await written(api)
        before = {name for name, text in (await told()).items() if WORD in text}
        assert len(before) > 8, before
        assert not [one for one in before if one.startswith(("audit", "/v1/audit", "/v1/events"))]
        await _gone(it, person)
        after = await told()
        assert [name for name, text in after.items() if WORD in text or EMAIL in text] == []
