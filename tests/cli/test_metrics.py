"""The figures of a running service: of all its processes, whatever becomes of them."""

import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families

from app.kit.telemetry import metrics
from app.run.looking import FIGURES, OF_ITS_OWN
from tests.cli.processes import (
    Serve,
    command_lines,
    data_home,
    eventually,
    free_port,
    parent,
    run,
)
from tests.cli.test_worker import seen_at_work, stopped_cleanly, working
from tests.conftest import fresh_database

KEY = "an-admin-key-of-the-tests-that-is-long-enough"
REQUESTS = 40

Sums = dict[tuple[str, frozenset[tuple[str, str]]], float]


class Watched:
    """A service of two processes whose figures are read again and again."""

    def __init__(self, serve: Serve, port: int, dsn: str) -> None:
        self.serve = serve
        self.dsn = dsn
        self.url = f"http://127.0.0.1:{port}/metrics"
        self._last: Sums = {}

    def text(self, **headers: str) -> httpx.Response:
        """The answer of the port of figures."""
        return httpx.get(self.url, headers=headers, timeout=30, trust_env=False)

    def sums(self) -> Sums:
        """All figures, held to what they were before: what is counted never falls."""
        found: Sums = {}
        for family in text_string_to_metric_families(self.text().text):
            for sample in family.samples:
                found[sample.name, frozenset(sample.labels.items())] = sample.value
        for key, value in self._last.items():
            if key[0].endswith(("_total", "_bucket", "_count", "_sum")):
                assert found[key] >= value, key
        self._last = found
        return found

    def requests(self, route: str, status: str) -> float:
        """How many there were."""
        labels = frozenset({"method": "GET", "route": route, "status": status}.items())
        return self.sums().get(("personday_http_request_duration_seconds_count", labels), 0)

    def seen(self, number: float, route: str, status: str) -> None:
        """Wait until exactly so many are shown: what is shown is a second old at most."""
        eventually(
            lambda: self.requests(route, status) >= number, f"{number} requests are counted", 10
        )
        assert self.requests(route, status) == number

    def of(self, name: str, **labels: str) -> float:
        """The value of one figure."""
        return self.sums().get((name, frozenset(labels.items())), 0)

    def workers(self) -> list[int]:
        """The processes that serve, and the one that works."""
        main = self.serve.process.pid
        return [pid for pid in self.serve.members() if main not in (pid, parent(pid))]


def _meter(folder: Sequence[int]) -> list[int]:
    """The processes that show figures, of one who started them."""
    found = []
    for pid, line in command_lines().items():
        if line.rstrip().endswith("app.run.meter") and parent(pid) in folder:
            found.append(pid)
    return found


@pytest.fixture(scope="module")
async def watched(template: str, server: str) -> AsyncIterator[Watched]:
    """A service of two processes, and a third that works."""
    port = free_port()
    async with fresh_database(server, template) as dsn:
        settings = {
            "PERSONDAY_DATABASE_URL": dsn,
            "PERSONDAY_METRICS_PORT": str(port),
            "PERSONDAY_BOOTSTRAP_ADMIN_KEY": KEY,
        }
        with data_home() as home, Serve(home, "--workers", "2", env=settings) as serve:
            yield Watched(serve.ready(), port, dsn)


def _ask(watched: Watched, path: str) -> None:
    for number in range(REQUESTS):
        watched.serve.get(path.format(number))


def test_all_processes_count_together(watched: Watched) -> None:
    before = watched.requests("/livez", "2xx")
    _ask(watched, "/livez")
    watched.seen(before + REQUESTS, "/livez", "2xx")
    eventually(lambda: watched.of("personday_processes") == 3, "two serve and one works")
    assert watched.of("personday_pool_size", pool="requests") == 20


def test_a_route_is_its_template_and_what_is_nowhere_is_one(watched: Watched) -> None:
    refused = watched.of("personday_refusals_total", code="unauthenticated")
    _ask(watched, "/v1/customers/01990000-0000-7000-8000-0000000000{0:02}")
    _ask(watched, "/nowhere/{0}")
    watched.seen(REQUESTS, "/v1/customers/{customer_id}", "4xx")
    watched.seen(REQUESTS, "other", "4xx")
    now = watched.of("personday_refusals_total", code="unauthenticated")
    assert now == refused + REQUESTS
    assert "01990000" not in watched.text().text
    assert "nowhere" not in watched.text().text


def test_a_killed_process_takes_nothing_with_it(watched: Watched) -> None:
    before = watched.requests("/livez", "2xx") + REQUESTS
    _ask(watched, "/livez")
    watched.seen(before, "/livez", "2xx")
    victim = watched.workers()[0]
    os.kill(victim, signal.SIGKILL)
    others = {*watched.workers()} - {victim}
    eventually(
        lambda: len({*watched.workers()} - others - {victim}) == 1, "another takes its place"
    )
    assert watched.requests("/livez", "2xx") == before
    eventually(lambda: watched.of("personday_processes") == 3, "the other counts")
    _ask(watched, "/livez")
    watched.seen(before + REQUESTS, "/livez", "2xx")
    assert victim not in watched.workers()


def test_who_shows_the_figures_is_replaced_and_shows_the_same(watched: Watched) -> None:
    before = watched.requests("/livez", "2xx")
    assert before
    (meter,) = _meter([watched.serve.process.pid])
    os.kill(meter, signal.SIGKILL)
    eventually(lambda: _meter([watched.serve.process.pid]) not in ([], [meter]), "another shows")
    assert watched.requests("/livez", "2xx") == before


def test_figures_are_in_the_form_that_is_asked_for(watched: Watched) -> None:
    plain = watched.text()
    assert plain.headers["content-type"].startswith("text/plain; version=0.0.4")
    opened = watched.text(Accept="application/openmetrics-text; version=1.0.0")
    assert opened.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    families = {family.name for family in open_metrics(opened.text)}  # type: ignore[no-untyped-call]
    assert {"personday_http_request_duration_seconds", "personday_database_ready"} <= families
    head = httpx.head(watched.url, trust_env=False, timeout=30)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 1000
    posted = httpx.post(watched.url, trust_env=False)
    assert (posted.status_code, posted.headers["allow"]) == (405, "GET, HEAD")
    assert httpx.get(watched.url.removesuffix("metrics"), trust_env=False).status_code == 404


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not installed")
def test_the_figures_are_read_by_prometheus(watched: Watched) -> None:
    done = subprocess.run(
        ["promtool", "check", "metrics"], input=watched.text().text, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_every_figure_is_there_and_no_other(watched: Watched) -> None:
    """Those of the database too: each statement is answered by the schema as it is."""
    shown = {family.name for family in text_string_to_metric_families(watched.text().text)}
    counted = {one.name.removesuffix("_total") for one in metrics.DECLARED}
    # There is no folder of data beside a server of one's own.
    asked = {name for one in FIGURES for name in one.told} | OF_ITS_OWN.keys()
    asked = {name for name in asked if "_disk_" not in name}
    assert shown - {"personday_build_info"} <= counted | asked
    # What is told apart is there from the first time on.
    alike = {one.name.removesuffix("_total") for one in metrics.DECLARED if not one.labels}
    assert alike | asked <= shown
    assert watched.of("personday_figures_failed") == 0
    assert watched.of("personday_database_ready") == 1


async def test_a_worker_alone_has_figures_too(home: Path, dsn: str) -> None:
    port = str(free_port())
    with working(home, PERSONDAY_DATABASE_URL=dsn, PERSONDAY_METRICS_PORT=port) as process:
        await seen_at_work(dsn)
        meters = _meter([process.pid])
        async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
            text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
        assert "\npersonday_processes 1.0\n" in text
        assert 'personday_job_late_seconds{job_name="verify"}' in text
        stopped_cleanly(process, signal.SIGTERM)
    eventually(
        lambda: not meters or meters[0] not in command_lines(), "it ends with its worker", 10
    )


def test_a_taken_port_of_figures_is_named(home: Path) -> None:
    port = str(free_port())
    run(
        "serve", "--port", str(free_port()), cwd=home,
        PERSONDAY_METRICS_PORT=port, PERSONDAY_METRICS_HOST="203.0.113.1",
    ).refused("cannot listen on 203.0.113.1")  # fmt: skip
