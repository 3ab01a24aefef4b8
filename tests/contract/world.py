"""A small world in which every kind of id can be hit, in several states."""

from tests.api.mail import deliver, written
from tests.api.ticketing import attach, open_ticket, reply
from tests.api.world import ask_for, key_of_a_person
from tests.contract.made import Fitting, Ids, World
from tests.contract.sessions import sessions
from tests.deliveries.tried import set_aside
from tests.roots.signed import a_root
from tests.staff import INSTALLATION
from tests.support import Api, Json
from tests.worker.verified import ended


async def build(api: Api, *, customers: int = 2, each: int = 3) -> World:
    """Customers with servers, purchases, sessions and worksheets: ``each`` of every state."""
    technicians = [await api.technician() for _ in range(3)]
    world = World([], technicians)
    world.add("technician_id", *technicians)
    for number in range(customers):
        customer = await api.customer(name=f"Customer {number}")
        world.customers.append(customer)
        world.add("customer_id", customer)
        await _fill(api, world, customer, technicians[number % 3], each)
    await _calendars(api, world, each)
    await _plans(api, world, each)
    for customer in world.customers:
        # Before they are on another plan, to which tickets can then be moved.
        world.fitting[customer["id"]] |= await _tickets(api, world, customer, each)
    await _subscriptions(api, world)
    await _prices(api, world, each)
    await _lines(api, world, each)
    await _articles(api, world, each)
    await _emails(api, world, each)
    await _months(api, world, each)
    await _approvals(api, world, each)
    world.add("delivery_id", *[{"id": await set_aside(api.db)} for _ in range(each * 2)])
    world.add("root_id", {"id": await a_root(api.dsn)})
    world.add("verification_id", *[{"id": await ended(api.db)} for _ in range(each)])
    await _endpoints(api, world, each)
    await _mails(api, world, each)
    listed = {"key_id": "keys", "penalty_id": "penalties", "record_id": "audit"}
    for name, path in listed.items():
        world.add(name, *(await api.get(f"/v1/{path}?limit=200"))["items"])
    for name in ("entry", "event"):
        plural = {"entry": "entries", "event": "events"}[name]
        world.add(f"{name}_id", *(await api.get(f"/v1/{plural}?limit=20"))["items"])
    return world


async def _calendars(api: Api, world: World, each: int) -> None:
    """Feeds to read and revoke, and the secrets of those who stay whatever is tried."""
    subjects = [
        *({"customer_id": one["id"]} for one in world.customers),
        *({"technician_id": one["id"]} for one in world.technicians),
    ]
    for subject in subjects:
        for _ in range(each):
            world.add("feed_id", await api.post("/v1/calendar-feeds", subject))
    for _ in range(each):
        staying = await api.technician()
        kept = await api.post("/v1/calendar-feeds", {"technician_id": staying["id"]})
        secret = kept["address"].removeprefix("/calendars/").removesuffix(".ics")
        world.ids.setdefault("secret", []).append(secret)
    for customer in world.customers:
        world.fitting[customer["id"]]["GET /calendars/{secret}.ics"] = list(world.ids["secret"])


async def _months(api: Api, world: World, each: int) -> None:
    """Months that are closed, one of them reopened, and the next."""
    months = [f"{2020 + number // 12}-{number % 12 + 1:02}" for number in range(each + 1)]
    for month in months[:-1]:
        await api.post(f"/v1/periods/{month}/close")
    await api.post(f"/v1/periods/{months[0]}/reopen", {"reason": "an invoice was wrong"})
    world.ids.setdefault("month", []).extend(months)


async def _approvals(api: Api, world: World, each: int) -> None:
    """What others asked for, to be decided on by the admin from now on, and what that one asked for."""
    api.keys["asker"] = await key_of_a_person(api, "admin")
    decider = await key_of_a_person(api, "admin")
    for customer in world.customers:
        request = (
            f"/v1/customers/{customer['id']}/adjustments",
            {"minutes": 10, "reason": "goodwill"},
        )
        fitting: Ids = {}
        for verb in ("approve", "reject", "withdraw"):
            asker = decider if verb == "withdraw" else api.keys["asker"]
            asked = await ask_for(api, [request] * each, key=asker)
            world.add("approval_id", *asked)
            fitting[f"POST /v1/approvals/{{approval_id}}/{verb}"] = [one["id"] for one in asked]
        world.fitting[customer["id"]] |= fitting
    api.keys["admin"] = decider


async def _subscriptions(api: Api, world: World) -> None:
    """A plan to revise, and a subscription of each customer to end."""
    promises = {
        "channels": ["client_zone", "email"],
        "queue_rank": 5,
        "target": {"kind": "working_time", "value": 60},
    }
    plan = await api.post("/v1/plans", {**promises, "code": "fuzzed", "name": "Fuzzed"})
    world.add("plan_id", plan)
    for customer in world.customers:
        path = f"/v1/customers/{customer['id']}/subscriptions"
        made = await api.post(path, {"plan": "fuzzed", "starts_on": "2031-01-01"})
        world.add("subscription_id", made)


async def _prices(api: Api, world: World, each: int) -> None:
    """Open price lists, each of a currency of its own, so that none is in the way of another."""
    steps = [{"from_person_days": "0", "price_per_person_day": "960"}]
    for currency in ("CZK", "USD", "GBP")[:each]:
        facts = {"name": "Prices", "currency": currency, "valid_from": "2026-01-01"}
        made = await api.post("/v1/price-lists", {**facts, "steps": steps})
        world.add("price_list_id", made)


async def _lines(api: Api, world: World, each: int) -> None:
    """Lines of banks that wait for somebody; purchases that they may be assigned to are of everybody."""
    head = "Date;Amount;Currency;Message;Transaction ID"
    rows = [f"2026-01-05;1.00;EUR;thank you;L{number}" for number in range(3 * each)]
    content = "\n".join((head, *rows, "")).encode()
    how = {"content": content, "headers": {"Content-Type": "text/csv"}}
    await api.post("/v1/payments/import", **how)
    found = (await api.get("/v1/bank-lines?limit=200"))["items"]
    world.add("bank_line_id", *found)
    ids = [one["id"] for one in found]
    for of_customer in world.fitting.values():
        of_customer["POST /v1/bank-lines/{bank_line_id}/assign"] = ids[:each]
        of_customer["POST /v1/bank-lines/{bank_line_id}/dismiss"] = ids[each : 2 * each]


async def _endpoints(api: Api, world: World, each: int) -> None:
    """Endpoints of webhooks, in every state."""
    fitting: Ids = {}
    for verb in ("disable", "enable", "rotate-secret", "test", "redeliver"):
        for _ in range(each):
            url = "https://hooks.example.com/personday"
            made = await api.post("/v1/webhook-endpoints", {"url": url})
            world.add("endpoint_id", made)
            path = f"/v1/webhook-endpoints/{{endpoint_id}}/{verb}"
            fitting.setdefault(f"POST {path}", []).append(made["id"])
            if verb == "enable":
                await api.post(f"/v1/webhook-endpoints/{made['id']}/disable")
    for of_customer in world.fitting.values():
        of_customer.update(fitting)


async def _mails(api: Api, world: World, each: int) -> None:
    """Mails to somebody at each customer who stays, and who wants some of them."""
    preferences = "/v1/contacts/{contact_id}/mail-preferences"
    for customer in world.customers:
        person = {"name": "Mara", "email": "mara@example.com"}
        mara = await api.post(f"/v1/customers/{customer['id']}/contacts", person)
        for _ in range(each):
            world.add("mail_id", {"id": await written(api.db, mara["id"])})
        world.fitting[customer["id"]] |= {
            f"{verb} {preferences}": [mara["id"]] for verb in ("GET", "PUT")
        }


async def _articles(api: Api, world: World, each: int) -> None:
    """Articles to publish and to withdraw."""
    fitting: Ids = {}
    for number in range(each * 4):
        facts = {"language": "en", "title": f"Sign in {number}", "body": "Reset the password."}
        made = await api.post("/v1/articles", facts)
        world.add("article_id", made)
        verb = "withdraw" if number % 2 else "publish"
        if verb == "withdraw":
            await api.post(f"/v1/articles/{made['id']}/publish")
        fitting.setdefault(f"POST /v1/articles/{{article_id}}/{verb}", []).append(made["id"])
    for of_customer in world.fitting.values():
        of_customer.update(fitting)


async def _tickets(api: Api, world: World, customer: Json, each: int) -> Fitting:
    """Tickets to work on, and some for each verb that ends or moves one."""
    owner = customer["id"]
    made = [await open_ticket(api, owner) for _ in range(each * 12)]
    world.add("ticket_id", *made)
    ids = [one["id"] for one in made]
    parts = [ids[each * number : each * (number + 1)] for number in range(12)]
    reopening, closing, resolving, rating, judging, giving, calling, booking, moving, *rest = parts
    merging, going_on, _ = rest
    for ticket_id in (*reopening, *closing):
        await api.post(f"/v1/tickets/{ticket_id}/resolve")
    for ticket_id in calling:
        for _ in range(3):
            answered = await reply(api, {"id": ticket_id})
        world.add("call_task_id", *answered["call_tasks"])
    for ticket_id in (*judging, *giving):
        world.add("attachment_id", await attach(api, {"id": ticket_id}))
    for ticket_id in (*calling, *booking):
        path = f"/v1/tickets/{ticket_id}/messages"
        world.add("message_id", *(await api.get(path))["items"])
    verbs = {
        "reopen": reopening,
        "close": closing,
        "resolve": resolving,
        "severity": rating,
        "assess": judging,
        "assign": giving,
        "calls": calling,
        "sessions": booking,
        "move-to-plan": moving,
        "merge": merging,
    }
    fitting = {f"POST /v1/tickets/{{ticket_id}}/{verb}": ids for verb, ids in verbs.items()}
    world.ids.setdefault("into", []).extend(going_on)
    unwatching = "DELETE /v1/tickets/{ticket_id}/watchers/{contact_id}"
    watching = [await _watched(api, owner, ticket_id) for ticket_id in moving]
    return {**fitting, "into": going_on, unwatching: watching}


async def _watched(api: Api, owner: str, ticket_id: str) -> dict[str, str]:
    person = {"name": "Wanda", "email": f"wanda-{ticket_id}@acme.example"}
    contact = await api.post(f"/v1/customers/{owner}/contacts", person)
    await api.post(f"/v1/tickets/{ticket_id}/watchers", {"contact_id": contact["id"]})
    return {"ticket_id": ticket_id, "contact_id": contact["id"]}


async def _emails(api: Api, world: World, each: int) -> None:
    """Messages of nobody that is known, to read and to release."""
    held = [await deliver(api) for _ in range(each * 6)]
    world.add("email_id", *held)
    path, ids = "POST /v1/inbound/emails/{email_id}", [one["id"] for one in held]
    for of_customer in world.fitting.values():
        of_customer[f"{path}/release"] = ids[: each * 3]
        of_customer[f"{path}/discard"] = ids[each * 3 : each * 5]


async def _plans(api: Api, world: World, each: int) -> None:
    """Working time, closures and holidays, to read and to end; and colleagues who can step in.

    They are of a technician without sessions, and closures are years ahead: what is made and ended
    here at random is in no session's way.
    """
    for _ in range(2):
        colleague = await api.technician(languages=["en"], categories=[INSTALLATION])
        for weekday in range(7):
            every_day = {"weekday": weekday, "from": "00:00", "to": "24:00"}
            await api.post(f"/v1/technicians/{colleague['id']}/working-hours", every_day)
    planned = await api.technician()
    world.add("technician_id", planned)
    path = f"/v1/technicians/{planned['id']}"
    added = ("working-hours", "working-exceptions", "time-off")
    fitting: Ids = {
        f"POST /v1/technicians/{{technician_id}}/{one}": [planned["id"]] for one in added
    }
    for number in range(each * 4):
        day = f"2039-03-{number + 1:02}"
        for name, listed, single, body in (
            (
                "hours_id",
                f"{path}/working-hours",
                "working-hours",
                {"weekday": 6, "from": f"{number:02}:00", "to": f"{number + 1:02}:00"},
            ),
            (
                "exception_id",
                f"{path}/working-exceptions",
                "working-exceptions",
                {"exception_on": day, "periods": [{"from": "09:00", "to": "12:00"}]},
            ),
            ("time_off_id", f"{path}/time-off", "time-off", {"from": day, "to": day}),
            ("closure_id", "/v1/closures", "closures", {"from": day, "to": day, "name": "moving"}),
        ):
            made = await api.post(listed, body)
            world.add(name, made)
            if number % 2:
                fitting.setdefault(f"DELETE /v1/{single}/{{{name}}}", []).append(made["id"])
    imported = await api.post("/v1/holidays/import", {"country": "SK", "year": api.now.year})
    days = [one["id"] for one in imported["added"]]
    world.add("holiday_id", *imported["added"])
    on, off = days[:each], days[each : each * 2]
    for holiday_id in off:
        await api.post(f"/v1/holidays/{holiday_id}/switch-off")
    fitting["POST /v1/holidays/{holiday_id}/switch-off"] = on
    fitting["POST /v1/holidays/{holiday_id}/switch-on"] = off
    for of_customer in world.fitting.values():
        of_customer.update(fitting)


async def _fill(api: Api, world: World, customer: Json, technician: Json, each: int) -> None:
    path = f"/v1/customers/{customer['id']}"
    contact = await api.post(f"{path}/contacts", {"name": "Eva", "email": "eva@example.com"})
    world.add("contact_id", contact)
    pending: list[str] = []
    excess: list[str] = []
    for _ in range(each):
        server = await api.server(customer)
        world.add("server_id", server)
        access = await api.get(f"/v1/servers/{server['id']}/access")
        world.add("access_id", *access["items"])
        bought = await api.buy(customer, 2400)
        world.add("purchase_id", bought)
        more = f"/v1/purchases/{bought['id']}/payments"
        excess += [(await api.post(more, {"amount": "1.00"}))["id"] for _ in range(2)]
        for _ in range(4):
            ordered = await api.buy(customer, paid=False)
            world.add("purchase_id", ordered)
            pending.append(ordered["id"])
    world.add("payment_id", *(await api.get(f"/v1/payments?customer_id={customer['id']}"))["items"])
    negative: list[str] = []
    for minutes in (*(60,) * each, *(-30,) * each):
        body = {"minutes": minutes, "reason": "correction"}
        made = await api.post(f"{path}/adjustments", body)
        world.add("adjustment_id", made)
        negative += [made["id"]] * (minutes < 0)
    world.fitting[customer["id"]] = {
        "customer_id": [customer["id"]],
        "server_id": [server["id"]],
        "technician_id": [technician["id"]],
        "POST /v1/purchases/{purchase_id}/pay": pending[:each],
        "POST /v1/purchases/{purchase_id}/void": pending[each : 2 * each],
        "PATCH /v1/purchases/{purchase_id}": pending[2 * each : 3 * each],
        "POST /v1/purchases/{purchase_id}/payments": pending[3 * each :],
        "POST /v1/payments/{payment_id}/withdraw": excess[::2],
        "PATCH /v1/payments/{payment_id}": excess[1::2],
        "POST /v1/adjustments/{adjustment_id}/reverse": negative,
        **await sessions(api, world, customer, technician, each),
        **await _leaving(api, path),
    }


async def _leaving(api: Api, path: str) -> Ids:
    """Who and what can leave, and is missed by nobody."""
    contact = await api.post(f"{path}/contacts", {"name": "Jan", "email": "jan@example.net"})
    server = await api.post(f"{path}/servers", {"name": "old"})
    leaving = {
        "customer": await api.customer(name="Leaving"),
        "contact": contact,
        "server": server,
        "technician": await api.technician(),
    }
    body = {"name": "Eva", "email": "eva@example.net"}
    gone = {
        "customer": await api.customer(name="Left"),
        "contact": await api.post(f"{path}/contacts", body),
    }
    for kind, one in gone.items():
        await api.post(f"/v1/{kind}s/{one['id']}/deactivate")
    return {
        f"POST /v1/{kind}s/{{{kind}_id}}/deactivate": [one["id"]] for kind, one in leaving.items()
    } | {f"POST /v1/{kind}s/{{{kind}_id}}/erase": [one["id"]] for kind, one in gone.items()}
