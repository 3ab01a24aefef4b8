"""Starts load processes and reads the CPU time of the service over exactly their window."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from bench import load, processes
from bench.load import Plan, Result
from bench.service import Service


@dataclass
class Measured:
    """One measured window: what happened, and what it cost per request in microseconds."""

    rate: float
    p50: float
    p99: float
    api_us: float = 0.0
    postgres_us: float = 0.0
    client_us: float = 0.0
    made: list[Any] = field(default_factory=list, repr=False)

    @property
    def service_us(self) -> float:
        """What a request costs service and database together."""
        return self.api_us + self.postgres_us

    @property
    def cpu_us(self) -> float:
        """Everything that a request costs the machine, the load's own part included."""
        return self.service_us + self.client_us


def play(service: Service, plan: Plan) -> Measured:
    """Play a plan against the service.

    Raises:
        RuntimeError: the service refused something, or the load could not run.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "bench.load"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        json.dump(asdict(plan), process.stdin)
        process.stdin.close()
        api = processes.Meter(service.pids)
        postgres = processes.Meter(processes.children(service.postmaster_pid))
        used = (0.0, 0.0)
        last = ""
        for line in process.stdout:
            last = line.strip()
            if last == load.WINDOW_BEGINS:
                api = processes.Meter(service.pids)
                postgres = processes.Meter(processes.children(service.postmaster_pid))
            elif last == load.WINDOW_ENDS:
                used = (api.read(), postgres.read())
    if process.returncode != 0:
        raise RuntimeError("the load failed; see above")
    result = Result(**json.loads(last))
    count = max(1, result.requests)
    return Measured(
        rate=result.requests / result.seconds,
        p50=result.p50,
        p99=result.p99,
        api_us=used[0] / count * 1e6,
        postgres_us=used[1] / count * 1e6,
        client_us=result.client_cpu_seconds / count * 1e6,
        made=result.made,
    )
