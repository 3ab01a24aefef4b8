"""Forms and parameters as they come over the wire: refused with a pointer, and nothing changes."""

import pytest

from app import errors
from tests.api.world import World, nothing_changes, pointers, read_problem


async def _bought(world: World, members: str) -> tuple[int, list[str]]:
    response = await world.api.send(
        "POST", f"/v1/customers/{world.own.id}/purchases",
        content=f'{{{members}, "currency": "EUR"}}'.encode(), key=ascii(members),
    )  # fmt: skip
    return response.status_code, pointers(response.json()) if response.is_client_error else []


@pytest.mark.parametrize(
    "price",
    ['"1_000.5"', '"1e2"', '"+5"', '"٣"', '" 480"', '"-0"', '"1."', '".5"', '"NaN"', '"５"', '"00960"',
     "-0", "-0.0", "-0e5", "NaN", "1.00001", "1e999", "960.00000000000000001", "-1", "true", "[960]",
     '"1e5"'],
)  # fmt: skip
async def test_a_price_is_written_as_the_contract_says(world: World, price: str) -> None:
    async with nothing_changes(world.api):
        found = await _bought(world, f'"minutes": 480, "price_per_person_day": {price}')
        assert found == (422, ["/price_per_person_day"])
        found = await _bought(world, f'"person_days": {price}, "price_per_person_day": "960"')
        assert found[0] == 422


@pytest.mark.parametrize("price", ["960.1001", '"960.1001"', "0.001"])
async def test_a_price_is_no_finer_than_its_currency(world: World, price: str) -> None:
    async with nothing_changes(world.api):
        found = await _bought(world, f'"minutes": 480, "price_per_person_day": {price}')
        assert found == (422, ["/price_per_person_day"])


async def test_numbers_are_what_their_text_says(world: World) -> None:
    for person_days, minutes in (
        ("1", 480),
        ("1.5", 720),
        ("1.0", 480),
        ("1e0", 480),
        ('"2.125"', 1020),
    ):
        for price, shown in (("960", "960.00"), ("0.1", "0.10"), ("960.10", "960.10")):
            response = await world.api.send(
                "POST", f"/v1/customers/{world.own.id}/purchases", key=f"{person_days} {price}",
                content=f'{{"person_days": {person_days}, "price_per_person_day": {price},'
                ' "currency": "EUR"}'.encode(),
            )  # fmt: skip
            assert response.status_code == 201, response.text
            made = response.json()
            assert (made["minutes"], made["price_per_person_day"]) == (minutes, shown)


@pytest.mark.parametrize(
    ("address", "pointer"),
    [
        ("/v1/customers?limit=1_0", "?limit"),
        ("/v1/customers?limit=%2B5", "?limit"),
        ("/v1/customers?limit=%D9%A3", "?limit"),
        ("/v1/customers?limit=5%20", "?limit"),
        ("/v1/customers?limit=5.0", "?limit"),
        ("/v1/customers?limit=05", "?limit"),
        ("/v1/holidays?year=2_031", "?year"),
        ("/v1/tickets?number=1e3", "?number"),
        ("/v1/tickets?severity=1&severity=%2B2", "?severity"),
        ("/v1/tickets?starving=yes", "?starving"),
        ("/v1/call-tasks?is_open=1", "?is_open"),
        ("/v1/closures?ends_after=1930435200", "?ends_after"),
        ("/v1/plans/{plan}?at=2031-03-05", "?at"),
        ("/v1/sessions?starts_from=2031-03-05T12:00:00", "?starts_from"),
        ("/v1/sessions?starts_from=2031-03-05T12:00:00+01:00", "?starts_from"),
        ("/v1/sessions?customer_id=%7B01990000-0000-7000-8000-000000000001%7D", "?customer_id"),
        ("/v1/sessions?ticket_id=01990000000070008000000000000001", "?ticket_id"),
        # Closed lists.
        ("/v1/technicians?category=foo", "?category"),
        ("/v1/technicians?language=EN", "?language"),
        ("/v1/tickets?status=foo", "?status"),
        ("/v1/tickets?status=open&status=foo", "?status"),
        ("/v1/tickets?kind=Bug", "?kind"),
        ("/v1/tickets?severity=5", "?severity"),
        ("/v1/sessions?status=", "?status"),
        ("/v1/purchases?status=PAID", "?status"),
        ("/v1/worksheets?status=confirmed,disputed", "?status"),
        ("/v1/customers/{customer}/entries?kind=foo", "?kind"),
        ("/v1/keys?role=root", "?role"),
        ("/v1/articles?status=live", "?status"),
        ("/v1/deliveries?channel=fax", "?channel"),
        ("/v1/articles?language=pl", "?language"),
        ("/v1/inbound/emails?outcome=lost", "?outcome"),
        ("/v1/holidays?country=cz", "?country"),
        ("/v1/deliveries?state=lost", "?state"),
        ("/v1/webhook-endpoints?status=gone", "?status"),
        ("/v1/verifications?status=good", "?status"),
        ("/v1/audit?outcome=unknown", "?outcome"),
        ("/v1/mails?kind=letter", "?kind"),
        ("/v1/mails?contact_id=eva", "?contact_id"),
        # Twice.
        ("/v1/customers?limit=5&limit=6", "?limit"),
        ("/v1/customers?limit=5&limit=5", "?limit"),
        ("/v1/customers/{customer}/credit?as_of=2031-03-05T12:00:00Z&as_of=2031-03-06T12:00:00Z", "?as_of"),
        ("/v1/sessions?customer_id={customer}&customer_id={customer}", "?customer_id"),
        ("/v1/tickets?number=1&status=open&number=2", "?number"),
    ],
)  # fmt: skip
async def test_a_parameter_of_another_form_is_named(
    world: World, address: str, pointer: str
) -> None:
    plan = (await world.api.get("/v1/plans"))["items"][0]["id"]
    response = await world.api.send("GET", address.format(customer=world.own.id, plan=plan))
    problem = read_problem(response, 422, "validation_failed")
    assert set(pointers(problem)) == {pointer}
    assert all(one["detail"].endswith(".") for one in problem["errors"])


async def test_a_country_without_holidays_is_no_filter(world: World) -> None:
    response = await world.api.send("GET", "/v1/holidays?country=XX")
    read_problem(response, 422, "unknown_country")


async def test_a_closed_list_is_filtered_by_several_words(world: World) -> None:
    api = world.api

    async def found(address: str) -> set[str]:
        return {one["id"] for one in (await api.get(address))["items"]}

    for path, name, words in (
        ("/v1/tickets", "status", ("open", "new", "resolved")),
        ("/v1/tickets", "severity", ("1", "2", "3")),
        ("/v1/tickets", "kind", ("bug", "question")),
        ("/v1/sessions", "status", ("scheduled", "cancelled")),
        ("/v1/purchases", "status", ("pending_payment", "paid")),
        ("/v1/payments", "status", ("received", "withdrawn")),
        ("/v1/bank-lines", "status", ("open", "dismissed")),
        ("/v1/worksheets", "status", ("awaiting_confirmation", "confirmed")),
        (f"/v1/customers/{world.own.id}/entries", "kind", ("hold", "purchase", "release")),
        ("/v1/keys", "role", ("lead", "technician")),
    ):
        single = [await found(f"{path}?{name}={word}&limit=200") for word in words]
        together = "&".join(f"{name}={word}" for word in words)
        both = await found(f"{path}?{together}&limit=200")
        assert both == set().union(*single)
        assert sum(map(len, single)) == len(both) > 0, path
        first = await api.get(f"{path}?{together}&limit=1")
        if first["next_cursor"]:
            # The order of the words is no other filter; another word is.
            cursor = first["next_cursor"]
            backwards = "&".join(f"{name}={word}" for word in reversed(words))
            next_one = await api.get(f"{path}?{backwards}&limit=1&cursor={cursor}")
            assert next_one["items"][0]["id"] in both - {first["items"][0]["id"]}
            fewer = await api.send("GET", f"{path}?{name}={words[0]}&limit=1&cursor={cursor}")
            read_problem(fewer, 400, "invalid_cursor")


@pytest.mark.parametrize(
    "now",
    ["2031-03-05", "20310305T120000Z", "2031-03-05T12:00:00", "2031-W10-3T12:00:00Z", "1930435200",
     "2031-03-05 12:00:00Z",
     "2031-03-05T12:00:00,5Z", "2031-03-05T12Z", "2031-02-29T12:00:00Z"],
)  # fmt: skip
async def test_a_clock_is_set_by_an_instant_alone(world: World, now: str) -> None:
    response = await world.api.send("GET", "/v1/customers", headers={"Personday-Now": now})
    read_problem(response, 400, "invalid_instant")


@pytest.mark.parametrize("form", ["{{{}}}", "urn:uuid:{}", "%20{}", "{}%0A"])
async def test_an_address_has_one_spelling(world: World, form: str) -> None:
    own = world.own.id
    response = await world.api.send("GET", f"/v1/customers/{form.format(own)}")
    read_problem(response, 404, "customer_not_found")
    response = await world.api.send("GET", f"/v1/customers/{own.replace('-', '')}/credit")
    read_problem(response, 404, "customer_not_found")
    assert (await world.api.get(f"/v1/customers/{own.upper()}"))["id"] == own


def test_a_detail_is_a_sentence_for_people() -> None:
    for known in errors.catalogue():
        said = (known.__doc__ or "").split("\n")[0]
        assert said.endswith("."), known.__name__
        assert not set(said) & set("`<>*{}|"), known.__name__


async def test_what_was_sent_is_not_repeated_to_people(world: World) -> None:
    script = "<script>alert(1)</script>"
    refusals = [
        await world.api.send("GET", f"/v1/tickets?status={script}&kind={script}"),
        await world.api.send(
            "POST", "/v1/customers", {"name": 5, "deployment": script, "language": script}
        ),
        await world.api.send("POST", f"/v1/customers/{world.own.id}/contacts",
                             {"name": f"{script}\n", "email": f"{script}@example.com"}),
    ]  # fmt: skip
    for response in refusals:
        problem = read_problem(response, 422, "validation_failed")
        told = [problem["detail"], *(one["detail"] for one in problem["errors"])]
        assert len(told) > 2
        assert not any(
            sign in line for line in told for sign in ("script", "<", "^", "Value error")
        )
