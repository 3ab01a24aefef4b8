"""The published contract against the running service, by schemathesis with all its checks.

``PERSONDAY_FUZZ_EXAMPLES`` (per operation and phase) and ``PERSONDAY_FUZZ_SEED`` make longer runs.
"""

import asyncio
import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from app.access.directory import key_hash
from app.run import verify
from tests import told
from tests.conftest import fresh_database
from tests.contract import world
from tests.contract.made import Fitting, Ids
from tests.contract.serving import serving
from tests.support import Api, open_api

EXAMPLES = int(os.environ.get("PERSONDAY_FUZZ_EXAMPLES", "3"))
SEED = os.environ.get("PERSONDAY_FUZZ_SEED", "20310305")
ROOT = Path(__file__).resolve().parents[2]
# The defaults of schemathesis, and what this service answers beside them (design §4): credit that
# does not suffice, a stale version, content that a rule refuses.
EXPECTED = {
    "positive_data_acceptance": "2xx 3xx 401 402 403 404 409 412 422 429 5xx",
    "negative_data_rejection": "400 401 402 403 404 405 406 409 412 415 422 428 429 5xx",
}

# What a customer's key may do beside reading; the rest is refused alike for every body.
CUSTOMERS_VERBS = ("confirm_worksheet", "dispute_worksheet", "reschedule_session", "cancel_session")

Answers = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Run:
    """What one run of the fuzzer is given."""

    folder: Path
    key: str
    ids: Ids
    fitting: Fitting
    own_keys: list[str]
    phases: str
    only: tuple[str, ...] = ()

    def config(self) -> str:
        """The configuration file: the key, the ids that exist, the expected statuses."""
        lines = ['hooks = "tests.contract.hooks"']
        for name, ids in self.ids.items():
            lines += [f"[dictionaries.{name}]", f"values = {json.dumps(ids)}"]
        lines.append("[parameters]")
        for name in self.ids:
            for place in ("path", "query", "body"):
                lines.append(f'"{place}.{name}" = {{dictionary = "{name}", probability = 0.7}}')
        for check, statuses in EXPECTED.items():
            lines += [f"[checks.{check}]", f"expected-statuses = {json.dumps(statuses.split())}"]
        lines += ["[auth.openapi.key]", f"bearer = {json.dumps(self.key)}"]
        return "\n".join(lines)

    async def against(self, url: str) -> tuple[Answers, str]:
        """The answers counted per operation, and the report (empty when nothing was found)."""
        self.folder.mkdir()
        config, answers = self.folder / "schemathesis.toml", self.folder / "answers.json"
        config.write_text(self.config())
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "schemathesis.cli", "--config-file", str(config),
            "run", f"{url}/openapi.json", "--phases", self.phases,
            "--max-examples", str(EXAMPLES), "--seed", SEED, "--generation-database", "none",
            # What those say is about the generator, and the speed of this machine.
            "--suppress-health-check", "all",
            "--checks", "all", "--continue-on-failure", "--no-color",
            *(part for name in self.only for part in ("--include-operation-id", name)),
            cwd=self.folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                # What it works out about Unicode is kept from run to run.
                "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis"),
                "PERSONDAY_CONTRACT_IDS": json.dumps(self.ids),
                "PERSONDAY_CONTRACT_FITTING": json.dumps(self.fitting),
                "PERSONDAY_CONTRACT_OWN_KEYS": ",".join(self.own_keys),
                "PERSONDAY_CONTRACT_ANSWERS": str(answers),
            },
        )  # fmt: skip
        written, _ = await process.communicate()
        report = written.decode(errors="replace")
        counted: Answers = json.loads(answers.read_text()) if answers.exists() else {}
        return counted, "" if process.returncode == 0 else report


async def test_the_service_keeps_every_promise_of_its_contract(
    server: str, dsn: str, tmp_path: Path
) -> None:
    async with open_api(dsn) as api:
        made = await world.build(api)
        await api.verify()
        operations = await _operations(api)
    customer, other = (one["id"] for one in made.customers)
    own = [await _key_id(dsn, api.keys[role]) for role in ("admin", customer)]
    ids = made.at_large(*own)
    thorough = Run(
        tmp_path / "1", api.keys["admin"], ids, made.fitting[other], own, "examples,coverage"
    )
    drawn = replace(thorough, folder=tmp_path / "2", phases="fuzzing,stateful")
    by_customer = replace(
        thorough,
        folder=tmp_path / "3",
        key=api.keys[customer],
        fitting=made.fitting[customer],
        phases="examples,coverage,fuzzing",
        only=CUSTOMERS_VERBS,
    )
    # What is drawn has a world of its own: it would use up what the thorough run is to find.
    async with (
        fresh_database(server, urlsplit(dsn).path.lstrip("/")) as twin,
        # On a quick machine one key fuzzes more than one key may ask.
        serving(dsn, rate_scale=1_000) as url,
        serving(twin, rate_scale=1_000) as twin_url,
    ):
        found = await asyncio.gather(
            _one_by_one(url, by_customer, thorough), _one_by_one(twin_url, drawn)
        )
        runs = [run for half in found for run in half]
        found_wrong = "\n\n".join(_shortened(report) for _, report in runs if report)
        assert not found_wrong, found_wrong
        _check_reached(operations, *(answers for answers, _ in runs))
        # Whatever was thrown at it, the books are right.
        for books in (dsn, twin):
            assert not await verify.broken(books)
            assert not await _told_otherwise(books)


async def _one_by_one(url: str, *runs: Run) -> list[tuple[Answers, str]]:
    return [await run.against(url) for run in runs]


def _check_reached(operations: set[str], *answers: Answers) -> None:
    """Refusals alone would prove little: every operation was also answered with success."""
    total: dict[str, Counter[str]] = {}
    for counted in answers:
        for operation, statuses in counted.items():
            total.setdefault(operation, Counter()).update(statuses)
    assert set(total) == operations
    turned_away = {
        operation: dict(statuses)
        for operation, statuses in total.items()
        if not any(status.startswith("2") for status in statuses)
    }
    assert not turned_away, sorted(turned_away)
    failed = {one: dict(by) for one, by in total.items() if any(s.startswith("5") for s in by)}
    assert not failed, failed


async def _operations(api: Api) -> set[str]:
    contract = await api.get("/openapi.json", role=None)
    return {
        f"{method.upper()} {path}" for path, verbs in contract["paths"].items() for method in verbs
    }


async def _told_otherwise(dsn: str) -> list[str]:
    """The events that tell something else than the catalogue says."""
    connection = await asyncpg.connect(dsn)
    try:
        return await told.otherwise(connection)
    finally:
        await connection.close()


async def _key_id(dsn: str, key: str) -> str:
    connection = await asyncpg.connect(dsn)
    try:
        return str(
            await connection.fetchval("SELECT id FROM api_key WHERE key_hash = $1", key_hash(key))
        )
    finally:
        await connection.close()


def _shortened(report: str) -> str:
    """Each kind of failure once, with the operations it was found in."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    first: dict[tuple[str, ...], str] = {}
    operation = ""
    for block in re.split(r"\n(?=_{2,} .* _{2,}\n|\d+\. Test Case ID)", report):
        if heading := re.match(r"_{2,} (.*?) _{2,}\s*", block):
            operation = heading[1]
        titles = tuple(re.findall(r"^- (ST\d+ .*)$", block, re.MULTILINE))
        kind = (*titles, *re.findall(r'"code":"(\w+)","request_id', block)[:1])
        if titles:
            kinds.setdefault(kind, []).append(operation)
            first.setdefault(kind, block[:1500])
    shown = [f"{kind}: {len(ops)} x {ops[:8]}\n{first[kind]}" for kind, ops in kinds.items()]
    return "\n\n".join(shown) or report[-4000:]
