"""Who is let in, who waits and who is refused, by numbers and instants alone."""

from app.kit.web.admission import Bounds, Door, Verdict, bounds

SMALL = Bounds(places=2, waiting=3, burst=5, calm_seconds=1.0, wait_seconds=1.0)


def come(door: Door, now: float) -> Verdict:
    """Somebody comes, and does as is decided."""
    verdict = door.verdict(now)
    if verdict is Verdict.ENTERS:
        door.enter()
    elif verdict is Verdict.WAITS:
        door.waiting += 1
    return verdict


def test_places_are_taken_then_some_wait_then_nobody_more() -> None:
    door = Door(SMALL)
    verdicts = [come(door, 0.0) for _ in range(8)]
    assert verdicts == [Verdict.ENTERS] * 2 + [Verdict.WAITS] * 5 + [Verdict.REFUSED]


def test_a_burst_may_be_long_for_a_while_only() -> None:
    door = Door(SMALL)
    for _ in range(2 + SMALL.waiting):
        come(door, 0.0)
    assert door.verdict(1.0) is Verdict.WAITS
    assert door.verdict(1.001) is Verdict.REFUSED
    door.waiting -= 1
    assert door.verdict(1.001) is Verdict.WAITS


def test_once_nobody_waits_a_burst_may_be_long_again() -> None:
    door = Door(SMALL)
    for _ in range(2 + SMALL.waiting):
        come(door, 0.0)
    door.waiting = 0
    assert come(door, 7.0) is Verdict.WAITS
    assert [come(door, 8.0) for _ in range(5)] == [Verdict.WAITS] * 4 + [Verdict.REFUSED]


def test_nobody_overtakes_who_waits() -> None:
    door = Door(SMALL)
    for _ in range(3):
        come(door, 0.0)
    door.leave(0.1)
    assert door.verdict(0.1) is Verdict.WAITS


def test_few_who_are_refused_come_back_soon() -> None:
    door = Door(SMALL)
    assert {door.refuse(0.0) for _ in range(50)} == {1}


def second(door: Door, now: float, *, served: int, refused: int) -> dict[int, int]:
    """A second in which so many are served and refused; how many are told which time."""
    door.inside = served
    for _ in range(served):
        door.leave(now)
    told = [door.refuse(now) for _ in range(refused)]
    return {one: told.count(one) for one in sorted(set(told))}


def test_no_more_come_back_in_a_second_than_are_served() -> None:
    door = Door(SMALL)
    assert second(door, 0.0, served=100, refused=200) == {1: 200}
    assert second(door, 1.0, served=100, refused=200) == {1: 100, 2: 100}
    # Still twice as many are refused as served: they are spread twice as widely.
    assert second(door, 2.0, served=100, refused=100) == {1: 25, 2: 25, 3: 25, 4: 25}
    assert len(second(door, 3.0, served=100, refused=50)) == 4
    assert len(second(door, 4.0, served=100, refused=50)) == 2
    assert len(second(door, 5.0, served=100, refused=50)) == 1


def test_nobody_is_told_longer_than_a_connection_may_be_idle() -> None:
    door = Door(SMALL)
    for now in range(2):
        told = {door.refuse(float(now)) for _ in range(10_000)}
    assert told == set(range(1, 9))


def test_what_was_long_ago_counts_no_more() -> None:
    door = Door(SMALL)
    for _ in range(1000):
        door.refuse(0.0)
    assert {door.refuse(2.0) for _ in range(20)} == {1}


def test_who_is_refused_rests_only_in_a_flood() -> None:
    door = Door(SMALL)
    rests = []
    for _ in range(300):
        door.refuse(0.0)
        rests.append(door.rest_seconds())
    assert set(rests[:200]) == {0.0}
    assert 0.5 < min(rests[200:]) < max(rests[200:]) < 1
    door.refuse(1.0)
    assert door.rest_seconds() == 0.0


def test_in_a_flood_who_is_refused_rests_until_shortly_before_they_were_told_to_come() -> None:
    door = Door(SMALL)
    for second in range(4):  # ten are refused for each that is served
        for _ in range(300):
            door.refuse(float(second))
        for _ in range(30):
            door.enter()
            door.leave(float(second))
    told = []
    for _ in range(300):
        told.append(door.refuse(3.5))
        assert told[-1] - 0.5 < door.rest_seconds() < told[-1]
    assert set(told) == set(range(1, 9))


def test_places_follow_from_the_connections_to_the_database() -> None:
    assert bounds(10).places == 20
    assert bounds(1).places == 16
    assert bounds(10).waiting == 20


def test_who_is_on_the_way_counts_as_if_they_stood_there() -> None:
    door = Door(SMALL)
    door.enter()
    assert [door.verdict(0.0, coming) for coming in (0, 1, 5, 6)] == [
        Verdict.ENTERS, Verdict.WAITS, Verdict.WAITS, Verdict.REFUSED,
    ]  # fmt: skip
    door.enter()
    door.waiting = 3
    assert [door.verdict(0.0, coming) for coming in (1, 2)] == [Verdict.WAITS, Verdict.REFUSED]
