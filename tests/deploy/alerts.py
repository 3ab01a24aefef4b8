"""By alert: figures of each minute by which it fires, and the nearest by which it does not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Case(NamedTuple):
    """What is scraped each minute, in the notation of promtool, and when somebody looks."""

    series: Mapping[str, str]
    minutes: int


class Both(NamedTuple):
    """On either side of the bound."""

    fires: Case
    does_not: Case


_COUNT = "personday_http_request_duration_seconds_count"
_BUCKET = "personday_http_request_duration_seconds_bucket"
_OF = 'method="GET",route="/livez"'


def _requests(good: float, bad: float, minutes: int) -> dict[str, str]:
    """So many a minute that are answered, and that fail."""
    return {
        f'{_COUNT}{{{_OF},status="2xx"}}': f"0+{good}x{minutes}",
        f'{_COUNT}{{{_OF},status="5xx"}}': f"0+{bad}x{minutes}",
    }


def _slow(quick: float, minutes: int) -> dict[str, str]:
    """Of a hundred a minute so many that take no longer than a second."""
    return {
        f'{_COUNT}{{{_OF},status="2xx"}}': f"0+100x{minutes}",
        f'{_BUCKET}{{{_OF},status="2xx",le="1.0"}}': f"0+{quick}x{minutes}",
        # A stream that lives long is no slow request.
        f'{_COUNT}{{method="GET",route="/v1/events/stream",status="2xx"}}': f"0+1000x{minutes}",
    }


def _steady(name: str, fires: float, not_yet: float, minutes: int) -> Both:
    """Of a gauge: it fires after these minutes, not before, and not by the value beside the bound."""
    return Both(Case({name: f"{fires}x{minutes}"}, minutes), Case({name: f"{not_yet}x60"}, 60))


def _pair(fires: Sequence[tuple[str, str]], does_not: Sequence[tuple[str, str]], at: int) -> Both:
    return Both(Case(dict(fires), at), Case(dict(does_not), at))


_READY = "personday_database_ready"
_HOUR_AGO = "5x60 {0}x5"

CASES: Mapping[str, Both] = {
    "PersondayDown": _steady('up{job="personday-worker"}', 0, 1, 2),
    "PersondayNotReady": _pair(
        [(f'{_READY}{{instance="a"}}', "1x9"), (f'{_READY}{{instance="b"}}', "0x9")],
        [(f'{_READY}{{instance="a"}}', "1x9"), (f'{_READY}{{instance="b"}}', "1x9")],
        1,
    ),
    "PersondayErrorsFast": Both(
        Case(_requests(985, 15, 70), 70), Case(_requests(986, 14, 70), 70)
    ),
    "PersondayErrorsSlow": Both(
        Case(_requests(993, 7, 400), 400), Case(_requests(994, 6, 400), 400)
    ),
    "PersondaySlow": Both(Case(_slow(94, 20), 20), Case(_slow(95, 20), 20)),
    "PersondayCommitsUnknown": _pair(
        [("personday_commits_unknown_total", "0 0 1 1 1 1")],
        [("personday_commits_unknown_total", "7 7 7 7 7 7")],
        5,
    ),
    "PersondayVerificationFailed": _steady("personday_verification_passed", 0, 1, 1),
    "PersondayVerificationOld": _steady(
        "personday_verification_finished_timestamp_seconds", -129_600, -125_000, 1
    ),
    "PersondayBackupOld": _steady(
        "personday_backup_mark_timestamp_seconds", -93_600, -90_000, 1
    ),
    "PersondayEventsUnnumbered": _steady(
        "personday_events_oldest_unnumbered_age_seconds", 121, 120, 2
    ),
    "PersondayDeliveriesLate": _steady(
        'personday_delivery_oldest_due_age_seconds{channel="mail"}', 901, 900, 5
    ),
    "PersondayDeliveriesSetAside": _pair(
        [('personday_deliveries_set_aside{channel="mail"}', _HOUR_AGO.format(15))],
        [('personday_deliveries_set_aside{channel="mail"}', _HOUR_AGO.format(14))],
        62,
    ),
    "PersondayJobLate": _steady('personday_job_late_seconds{job_name="verify"}', 601, 600, 5),
    "PersondayJobFails": _pair(
        [('personday_job_failures_total{job_name="verify"}', "0+1x3 3x60")],
        [('personday_job_failures_total{job_name="verify"}', "0+1x2 2x60")],
        60,
    ),
    "PersondayPoolExhausted": _pair(
        [('personday_pool_waiting{pool="requests"}', "1x9")],
        [('personday_pool_waiting{pool="requests"}', "9 9 9 9 9 9 0 9 9")],
        8,
    ),
    "PersondayLockTimeouts": _pair(
        [("personday_lock_timeouts_total", "0+1x20")],
        [("personday_lock_timeouts_total", "0x5 1 2 3 4x20")],
        15,
    ),
    "PersondayLoopLags": _steady("personday_loop_lag_seconds", 0.51, 0.5, 5),
    "PersondayConnectionsNearlyAll": _pair(
        [("personday_database_connections", "86x9"), ("personday_database_max_connections", "100x9")],
        [("personday_database_connections", "85x9"), ("personday_database_max_connections", "100x9")],
        5,
    ),
    "PersondayDiskNearlyFull": _pair(
        [("personday_disk_free_bytes", "9x20"), ("personday_disk_size_bytes", "100x20")],
        [("personday_disk_free_bytes", "10x20"), ("personday_disk_size_bytes", "100x20")],
        10,
    ),
    "PersondayFiguresMissing": _pair(
        [("personday_figures_failed", "1x20"), ("personday_database_ready", "1x20")],
        # Then another alert tells of it.
        [("personday_figures_failed", "9x20"), ("personday_database_ready", "0x20")],
        15,
    ),
    "PersondayTicketsOverdueGrow": _pair(
        [("personday_tickets_overdue", _HOUR_AGO.format(10))],
        [("personday_tickets_overdue", _HOUR_AGO.format(9))],
        62,
    ),
}  # fmt: skip
