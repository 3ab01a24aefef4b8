"""The form of a worksheet at the desk: its clock first, its rows, and all that is wrong in them at once."""

import re

from httpx import Response

from tests.api.world import HOUR
from tests.pages.test_desk_drafts import draft_of, fields_of, going_on, pressed
from tests.pages.visits import said, signed_in
from tests.support import NOON, Api


def rows_of(page: Response) -> int:
    """How many rows a form has."""
    return len(re.findall(r'id="started_at_[0-9]+"', page.text))


def wrong_fields(page: Response) -> set[str]:
    """Beside which fields or rows something is said to be wrong, and which are marked."""
    marked = re.findall(r'name="([a-z_0-9]+)"[^>]*aria-invalid="true"', page.text)
    return set(marked)


def so_far(page: Response) -> str:
    """What the page tells of the work so far."""
    text = page.text[page.text.index('id="so-far"') :]
    return re.sub(r"<[^>]*>|\s+", " ", text[: text.index("</section>")])


async def test_the_clock_comes_first_and_no_row_that_is_empty(api: Api) -> None:
    _, ada, brian, page = await going_on(api)
    visit = await signed_in(api, api.keys["lead"])
    api.now = NOON + HOUR
    opened = await visit.get(page)
    assert opened.text.index(f'value="start {ada["id"]}"') < opened.text.index('id="started_at_1"')
    assert rows_of(opened) == 2, "each technician, from the start until now"
    more = await pressed(visit, page, "more")
    assert rows_of(more) == 3
    # By Enter in a field nobody starts a clock: what it presses is the first button.
    first = re.search(r'<button[^>]*name="step" value="([^"]*)"', opened.text)
    assert first is not None
    assert first[1] == "check"
    empty = {f"{name}_{row}": "" for name in ("started_at", "ended_at") for row in (1, 2)}
    form = fields_of(opened.text) | empty | {"technician_id_1": ada["id"], "summary": "typed"}
    assert (await visit.send(page, form | {"step": f"start {brian['id']}"})).status_code == 303
    assert rows_of(await visit.get(page)) == 1, "that of the clock"


async def test_minutes_that_would_count_twice_are_told_while_one_drafts(api: Api) -> None:
    session, ada, brian, page = await going_on(api)
    visit = await signed_in(api, api.keys["lead"])
    await pressed(visit, page, f"start {ada['id']}")
    api.now = NOON + HOUR
    running = await visit.get(page)
    assert "with the running clock" in so_far(running)
    assert "overlaps" not in so_far(running)
    ends = {"started_at_2": "2031-03-05T12:40", "ended_at_2": "2031-03-05T13:00"}
    beside = ends | {"technician_id_2": ada["id"], "note_2": "before"}
    assert (await pressed(visit, page, "keep", **beside)).status_code == 303
    assert "overlaps" not in so_far(await visit.get(page)), "up to its start, and not longer"
    form = fields_of((await visit.get(page)).text)
    row = next(name[-1] for name, value in form.items() if value == "before")
    for seconds, told in (("13:00:01", True), ("13:00:00", False)):
        typed = {f"ended_at_{row}": f"2031-03-05T{seconds}"}
        assert (await pressed(visit, page, "keep", **typed)).status_code == 303
        assert ("overlaps another" in so_far(await visit.get(page))) is told
        # What is typed is tried out as it is typed, and nothing of it is kept.
        tried = await pressed(visit, page, "check", **typed)
        assert ("of Ada overlaps another" in so_far(tried)) is told
    others = {f"technician_id_{row}": brian["id"], f"ended_at_{row}": "2031-03-05T13:30"}
    assert (await pressed(visit, page, "keep", **others)).status_code == 303
    assert "overlaps" not in so_far(await visit.get(page)), "of another technician"
    assert len((await draft_of(api, session))["clocks"]) == 1


async def test_all_that_is_wrong_is_marked_at_once(api: Api) -> None:
    _, ada, brian, page = await going_on(api)
    visit = await signed_in(api, api.keys["lead"])
    api.now = NOON + HOUR
    typed = {
        "started_at_1": "2031-03-05T13:20", "ended_at_1": "2031-03-05T12:10",
        "started_at_2": "2031-03-05T13:20", "ended_at_2": "2031-03-05T14:10",
        "technician_id_1": ada["id"], "technician_id_2": brian["id"],
    }  # fmt: skip
    for more, also in (({"summary": ""}, {"summary"}), ({"summary": "done"}, set())):
        refused = await pressed(visit, page, "check", **typed, **more)
        assert refused.status_code == 422
        assert wrong_fields(refused) == {"ended_at_1", "ended_at_2"} | also
        assert said(refused).count("It ends") <= 1
    sound = typed | {"started_at_1": "2031-03-05T12:00", "ended_at_2": "2031-03-05T14:00"}
    seen = await pressed(visit, page, "check", **sound, summary="done")
    assert seen.status_code == 200, said(seen)
