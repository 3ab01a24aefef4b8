"""A bank's file becomes payments where that is certain; nothing is guessed, and nothing comes twice."""

import asyncio
import time
from typing import Any

import pytest

from tests.api.world import DAY, nothing_changes, read_problem
from tests.payments.files import camt_file, entry, list_file
from tests.support import NOON, Api, Json

PATH = "/v1/payments/import"
XML = "application/xml"
CSV = "text/csv"


async def hand_in(
    api: Api, content: bytes | str, media_type: str = CSV, query: str = "", **how: Any
) -> Json:
    """What became of a file."""
    content = content.encode() if isinstance(content, str) else content
    headers = {"Content-Type": media_type}
    return await api.post(f"{PATH}{query}", content=content, headers=headers, **how)


async def refused(
    api: Api,
    content: bytes,
    media_type: str = CSV,
    query: str = "",
    *,
    status: int = 422,
    code: str,
    **how: Any,
) -> Json:
    """The problem of a file that is refused whole, and changes nothing."""
    async with nothing_changes(api):
        headers = {"Content-Type": media_type}
        answer = await api.send("POST", f"{PATH}{query}", content=content, headers=headers, **how)
        return read_problem(answer, status, code)


async def order(api: Api, **facts: Any) -> Json:
    """A purchase of 960.00 EUR that waits for its money."""
    return await api.buy(await api.customer(), **{"paid": False, **facts})


def told(shown: Json) -> list[tuple[Any, ...]]:
    return [
        (one["outcome"], one["cause"], one["purchase_id"], one["candidates"])
        for one in shown["lines"]
    ]


async def state(api: Api, purchase: Json) -> tuple[str, str]:
    shown = await api.get(f"/v1/purchases/{purchase['id']}")
    return shown["payment_state"], shown["paid_amount"]


async def test_a_line_pays_the_purchase_that_it_names_and_that_becomes_credit(api: Api) -> None:
    by_reference = await order(api, invoice_number="2031-117")
    by_message = await order(api, invoice_number="2031-118")
    by_order = await order(api, external_reference="PO/77-A")
    content = camt_file(
        entry("960.00", reference="0002031117", bank_reference="B1")
        + entry("960.00", message="Invoice 2031-118, thanks", bank_reference="B2")
        + entry("100.00", reference="po 77a", bank_reference="B3")
    )
    async with nothing_changes(api):
        dry = await hand_in(api, content, XML, "?dry_run=true")
    assert (dry["recorded"], dry["recorded_amounts"]) == (3, {"EUR": "2020.00"})
    assert {one["payment_id"] for one in dry["lines"]} == {None}
    shown = await hand_in(api, content, XML)
    assert [(one["matched_by"], one["payment_state"]) for one in shown["lines"]] == [
        ("invoice_number", "paid"),
        ("invoice_number", "paid"),
        ("external_reference", "partly_paid"),
    ]
    assert await state(api, by_reference) == ("paid", "960.00")
    assert await state(api, by_message) == ("paid", "960.00")
    assert await state(api, by_order) == ("partly_paid", "100.00")
    assert await api.credit({"id": by_message["customer_id"]}) == (480, 0, 0, 0)
    (payment,) = (await api.get(f"/v1/payments?purchase_id={by_order['id']}"))["items"]
    assert (payment["source"], payment["received_on"]) == ("bank_file", "2031-03-05")
    assert payment["reference"] == "po 77a thank you"


async def test_a_dry_run_answers_what_is_then_done(api: Api) -> None:
    await order(api, invoice_number="2031-117")
    content = list_file("2031-03-05;960.00;EUR;2031-117;;T1", "2031-03-05;5.00;EUR;;;T2")
    dry = await hand_in(api, content, query="?dry_run=true")
    shown = await hand_in(api, content)
    assert shown["lines"][0]["payment_id"]
    shown["lines"][0]["payment_id"] = None
    assert shown == dry


async def test_what_names_several_or_none_is_told_and_not_guessed(api: Api) -> None:
    one, other = (
        await order(api, invoice_number="2031-1"),
        await order(api, external_reference="20-311"),
    )
    due = await order(api)
    async with nothing_changes(api):
        shown = await hand_in(
            api,
            list_file(
                "2031-03-05;960.00;EUR;20311;;T1",  # both, without their hyphens
                "2031-03-05;960.00;EUR;;invoices 2031-1 and 20-311;T2",
                "2031-03-05;960.00;EUR;2031-9;;T3",  # nobody's: by its amount it may be any
                "2031-03-05;959.99;EUR;2031-9;;T4",
                "2031-03-05;960.00;CZK;;;T5",
            ),
            query="?dry_run=true",
        )
    several, by_amount = [one["id"], other["id"]], [one["id"], other["id"], due["id"]]
    assert told(shown) == [
        ("ambiguous", None, None, several),
        ("ambiguous", None, None, several),
        ("unmatched", None, None, by_amount),
        ("unmatched", None, None, []),
        ("unmatched", None, None, []),
    ]


async def test_lines_that_are_no_money_for_a_purchase_are_passed_over_by_name(api: Api) -> None:
    void = await order(api, invoice_number="2031-116")
    await api.post(f"/v1/purchases/{void['id']}/void")
    late = await order(api, invoice_number="2031-117", expires_on="2031-03-20")
    shown = await hand_in(
        api,
        list_file(
            "2031-03-05;-960.00;EUR;2031-117;;T1",
            "2031-03-05;1.234;EUR;2031-117;;T2",
            "03/04/2031;960.00;EUR;2031-117;;T3",
            "2031-03-05;960.00;DEM;2031-117;;T4",
            "2031-03-05;960.0001;EUR;2031-117;;T5",
            "2031-04-07;960.00;EUR;2031-117;;T6",
            "2031-03-05;960.00;EUR;2031-116;;T7",
            "2031-03-05;960.00;EUR;2031-117;;T8",
            "2031-03-05;959.00;EUR;2031-117;;T9",
        ),
        now=NOON + 30 * DAY,
    )
    assert [(one["outcome"], one["cause"]) for one in shown["lines"]] == [
        ("passed_over", "outgoing"),
        ("unclear", "amount_unclear"),
        ("unclear", "day_unclear"),
        ("refused", "unknown_currency"),
        ("refused", "too_many_decimals"),
        ("refused", "day_in_future"),
        ("unmatched", None),
        ("refused", "expiry_in_past"),
        ("recorded", None),
    ]
    assert await state(api, late) == ("partly_paid", "959.00")


async def test_the_same_file_twice_changes_nothing(api: Api) -> None:
    purchase = await order(api, invoice_number="2031-117")
    content = list_file(
        "2031-03-05;500.00;EUR;2031-117;;T1",
        "2031-03-05;460.00;EUR;2031-117;;",
        "2031-03-05;9.00;EUR;2031-118;;T2",
    )
    first = await hand_in(api, content)
    assert not first["imported_before"]
    # Meanwhile there is what the third line names; a file that was imported is done with.
    await order(api, invoice_number="2031-118")
    async with nothing_changes(api):
        again = await hand_in(api, content, query="?dry_run=true")
    assert [(one["outcome"], one["cause"]) for one in again["lines"]] == [
        ("recorded_before", None),
        ("recorded_before", None),
        ("refused", "imported_before"),
    ]
    assert (again["imported_before"], again["recorded"]) == (True, 0)
    shown = await hand_in(api, content)
    assert shown == again
    assert await state(api, purchase) == ("paid", "960.00")
    # Another file with the same lines and more records what is new.
    more = content + b"2031-03-06;1.00;EUR;2031-117;;T3\n"
    shown = await hand_in(api, more, now=NOON + DAY)
    assert [one["outcome"] for one in shown["lines"]] == [
        "recorded_before",
        "recorded_before",
        "recorded",
        "recorded",
    ]
    assert await state(api, purchase) == ("overpaid", "961.00")


async def test_of_one_file_handed_in_by_many_at_once_each_line_is_recorded_once(api: Api) -> None:
    purchases = [await order(api, invoice_number=f"2031-{number}") for number in range(11, 15)]
    rows = [
        f"2031-03-05;480.00;EUR;2031-{number};{part};" for number in range(11, 15) for part in "ab"
    ]
    shown = await asyncio.gather(
        *(
            hand_in(api, list_file(*rows, *["2031-03-05;1;EUR;;;"] * part))
            for part in (0, 0, 1, 2, 2)
        )
    )
    assert sum(one["recorded"] for one in shown) == len(rows)
    for purchase in purchases:
        assert await state(api, purchase) == ("paid", "960.00")


async def test_money_of_a_closed_month_is_told_and_not_recorded(api: Api) -> None:
    purchase = await order(api, invoice_number="2031-117")
    april = NOON.replace(month=4, day=2)
    await api.post("/v1/periods/2031-03/close", now=april)
    content = [
        "2031-02-28;1.00;EUR;2031-117;;T1",
        "2031-03-31;1.00;EUR;2031-117;;T2",
        "2031-04-01;1.00;EUR;2031-117;;T3",
    ]
    shown = await hand_in(api, list_file(*content), now=april)
    assert [(one["outcome"], one["purchase_id"]) for one in shown["lines"]] == [
        ("month_closed", purchase["id"]),
        ("month_closed", purchase["id"]),
        ("recorded", purchase["id"]),
    ]
    await api.post("/v1/periods/2031-03/reopen", {"reason": "a payment was missed"}, now=april)
    shown = await hand_in(api, list_file(*content, ""), now=april)
    assert [one["outcome"] for one in shown["lines"]] == [
        "month_closed",
        "recorded",
        "recorded_before",
    ]


async def test_no_hand_records_money_of_a_closed_month_either(api: Api) -> None:
    purchase = await order(api)
    april, place = NOON.replace(month=4, day=2), f"/v1/purchases/{purchase['id']}/payments"
    await api.post("/v1/periods/2031-03/close", now=april)
    for day, status in (("2031-03-31", 409), ("2031-02-28", 409), ("2031-04-01", 201)):
        body = {"amount": "1.00", "received_on": day}
        answer = await api.send("POST", place, body, now=april, key=day)
        assert answer.status_code == status
        assert answer.json().get("code") == ("month_closed" if status == 409 else None)
    await api.post("/v1/periods/2031-03/reopen", {"reason": "a payment was missed"}, now=april)
    await api.post(place, {"amount": "2.00", "received_on": "2031-03-31"}, now=april)
    assert await state(api, purchase) == ("partly_paid", "3.00")


async def test_other_characters_are_read_when_they_are_declared(api: Api) -> None:
    purchase = await order(api, external_reference="Žluťoučký-7")
    content = list_file("2031-03-05;1.00;EUR;Žluťoučký-7;;T1").decode().encode("cp1250")
    problem = await refused(api, content, code="bank_file_unreadable")
    assert problem["cause"] == "characters_wrong"
    shown = await hand_in(api, content, "text/csv; charset=windows-1250")
    assert (shown["characters"], shown["recorded"]) == ("cp1250", 1)
    wide = list_file("2031-03-05;1.00;EUR;Žluťoučký-7;;T2").decode().encode("utf-16")
    assert (await hand_in(api, wide))["recorded"] == 1
    assert await state(api, purchase) == ("partly_paid", "2.00")


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("content", "media_type", "cause"),
    [
        (camt_file(entry("1"))[:-30].encode(), XML, "broken_off"),
        ((BOMB + camt_file(entry("1", message="&c;"))).encode(), XML, "entities"),
        (
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + camt_file("&b;").encode(),
            XML,
            "entities",
        ),
        (b"<html><body>Sign in</body></html>", XML, "schema"),
        (b"Kontoauszug;1\n", CSV, "columns"),
        (b"%PDF-1.7\x00", CSV, "characters_wrong"),
        (b"Date;Amount\n2031-03-05;1", CSV, "currency"),
        (list_file("2031-03-05;1;EUR;;;T1")[:-1], CSV, "cut"),
    ],
)
async def test_what_cannot_be_read_for_certain_is_refused_whole(
    api: Api, content: bytes, media_type: str, cause: str
) -> None:
    problem = await refused(api, content, media_type, code="bank_file_unreadable")
    assert problem["cause"] == cause


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(list_file("2031-03-05;1;EUR;;;T1"), CSV), (camt_file(entry("1")).encode(), XML)],
)
@pytest.mark.parametrize("currency", ["EUR", "CZK"])
async def test_a_currency_is_not_told_beside_a_file_that_tells_it(
    api: Api, content: bytes, media_type: str, currency: str
) -> None:
    problem = await refused(
        api, content, media_type, f"?currency={currency}", code="bank_file_unreadable"
    )
    assert problem["cause"] == "currency_told"
    shown = await hand_in(api, b"Date;Amount\n2031-03-05;1\n", query=f"?currency={currency}")
    assert shown["lines"][0]["currency"] == currency


async def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(api: Api) -> None:
    problem = await refused(api, b"1" * 50_000_000, status=413, code="body_too_large")
    assert problem["limit_bytes"] == 10_000_000
    await refused(api, b"", code="validation_failed")


async def test_one_file_records_at_most_two_hundred_payments(api: Api) -> None:
    purchase = await order(api, invoice_number="2031-117")
    rows = [f"2031-03-05;1.00;EUR;2031-117;;T{number}" for number in range(201)]
    problem = await refused(api, list_file(*rows), code="too_many_payments")
    assert (problem["payments"], problem["limit"]) == (201, 200)
    assert (await hand_in(api, list_file(*rows[:200])))["recorded"] == 200
    assert await state(api, purchase) == ("partly_paid", "200.00")


async def test_others_are_answered_while_a_large_file_is_read(api: Api) -> None:
    customer = await api.customer()
    large = camt_file("<Ntry>" + f"<x>{'y' * 90}</x>" * 95_000 + "</Ntry>").encode()
    reading = asyncio.ensure_future(
        api.send("POST", PATH, content=large, headers={"Content-Type": XML}, key="large")
    )
    longest, answered = 0.0, 0
    while not reading.done():
        began = time.monotonic()
        await api.get(f"/v1/customers/{customer['id']}/credit")
        longest, answered = max(longest, time.monotonic() - began), answered + 1
    assert (await reading).status_code == 200
    assert answered > 3
    assert longest < 2


async def test_nothing_that_a_file_says_reaches_the_logs(
    api: Api, capfd: pytest.CaptureFixture[str]
) -> None:
    await order(api, invoice_number="SECRET-2031-7")
    content = camt_file(entry("960.00", reference="SECRET-2031-7", message="SECRET words"))
    await hand_in(api, content, XML)
    for broken in (content[:-30], "SECRET;1", content.replace("camt", "SECRET")):
        await refused(api, broken.encode(), XML, code="bank_file_unreadable")
    said = capfd.readouterr()
    assert "SECRET" not in said.out + said.err


async def test_only_finance_hands_in_a_banks_file(api: Api) -> None:
    customer = await api.customer()
    for role in ("lead", customer["id"]):
        answer = await api.send(
            "POST", PATH, content=list_file(), headers={"Content-Type": CSV}, role=role
        )
        assert answer.status_code == 403
