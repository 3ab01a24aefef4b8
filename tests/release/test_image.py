"""The image: the same sources make the same files, and what they make serves where nothing can be written.

Its steps are run at their paths, with the interpreter that is here.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import yaml

from tests.cli.processes import eventually, free_port
from tests.faults import full_only
from tests.release.image import PLACES, build, environment, instructions
from tests.release.sbom import ROOT
from tests.servers import DEBIAN, debian_server, quick_place

KEPT = "/var/lib/personday"
# As compose.yaml starts it: whoever may write somewhere else would be seen to.
_START = f"""
mount --bind {sys.base_prefix} /usr/local
mount --bind {{built}}/opt /opt
mount --bind {{built}}/srv /srv
for place in /usr/local /opt /srv /; do mount -o remount,ro,bind $place; done
mount -t tmpfs none /tmp
mkdir -m 700 /tmp/keys
chown 10001:10001 /tmp/keys
cd /srv/personday
for place in /usr/local /opt /srv /; do if touch $place/here 2> /dev/null; then exit 9; fi; done
exec setpriv --reuid=10001 --regid=10001 --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs \\
    env -i "$@" personday serve
"""


def test_whoever_runs_it_has_no_rights_and_writes_in_two_places() -> None:
    """Of the image and of compose.yaml, as they are written."""
    last = dict(instructions(1))
    assert last["USER"] == "10001:10001"
    assert "/livez" in last["HEALTHCHECK"]
    assert environment(1)["PERSONDAY_DATA_DIR"] == KEPT
    assert all("@sha256:" in dict(instructions(stage))["FROM"] for stage in (0, 1))
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    for name in ("service", "worker"):
        one = services[name]
        assert (one["read_only"], one["cap_drop"]) == (True, ["ALL"])
        assert one["security_opt"] == ["no-new-privileges:true"]
        assert (one["tmpfs"], one["volumes"]) == (["/tmp"], [f"keys:{KEPT}"])


def test_the_owner_of_the_database_logs_in_to_migrate_and_nobody_else_knows_his_password() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    assert services["migrate"]["command"] == ["migrate"]
    assert services["service"]["depends_on"]["migrate"] == {
        "condition": "service_completed_successfully"
    }
    knowing = {name for name, one in services.items() if "POSTGRES_PASSWORD" in str(one)}
    assert knowing == {"database", "migrate"}


@pytest.fixture(scope="module")
def built() -> Iterator[Path]:
    """What the build stage makes, once."""
    if os.geteuid() != 0 or subprocess.run(["unshare", "--mount", "true"], check=False).returncode:
        pytest.skip("only root may have a mount namespace here")
    if not (Path(sys.base_prefix) / "bin" / "pip").exists():
        pytest.skip("the interpreter has no pip of its own, as that of the image has")
    home = Path(tempfile.mkdtemp(prefix="personday-image-", dir=quick_place()))
    home.chmod(0o755)
    build(home / "first", _sources(home))
    yield home
    shutil.rmtree(home)


def _sources(home: Path) -> Path:
    """The sources as they are committed."""
    made = home / "sources"
    if not made.exists():
        made.mkdir()
        archive = subprocess.run(
            ["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True
        )
        subprocess.run(["tar", "-x", "-C", made], input=archive.stdout, check=True)
    return made


def _sums(home: Path) -> dict[str, str]:
    """A sum of each file that is below the places of the image."""
    files = [file for place in PLACES for file in (home / place[1:]).rglob("*") if file.is_file()]
    return {
        str(file.relative_to(home)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }


class TestInFull:
    pytestmark = full_only

    def test_the_same_sources_make_the_same_files(self, built: Path) -> None:
        build(built / "second", _sources(built))
        first, second = _sums(built / "first"), _sums(built / "second")
        differing = {
            one for one in first.keys() | second.keys() if first.get(one) != second.get(one)
        }
        assert len(first) > 5000
        assert not differing, sorted(differing)[:20]

    @pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL is not installed")
    def test_it_serves_where_it_can_write_nowhere(self, built: Path) -> None:
        """As an ordinary user without capabilities, where all but the folder of keys is read-only."""
        port = free_port()
        with debian_server() as dsn:
            # Whoever the service is may reach its socket.
            Path(parse_qs(urlsplit(dsn).query)["host"][0]).chmod(0o711)
            settings = {
                **environment(1), "PERSONDAY_DATA_DIR": "/tmp/keys", "PERSONDAY_DATABASE_URL": dsn,
                "PERSONDAY_PORT": str(port), "PATH": "/opt/venv/bin:/usr/bin",
                "LD_LIBRARY_PATH": "/usr/local/lib",
            }  # fmt: skip
            given = [f"{name}={value}" for name, value in settings.items()]
            process = subprocess.Popen(
                ["unshare", "--mount", "sh", "-ec", _START.format(built=built / "first"), "sh", *given],
                stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            try:
                eventually(lambda: _answers(port, process), "it is ready")
                _, _, probe = dict(instructions(1))["HEALTHCHECK"].partition("CMD ")
                asked = subprocess.run(
                    json.loads(probe), env={**os.environ, "PERSONDAY_PORT": str(port)}, check=False
                )
                assert asked.returncode == 0
                assert _rights(process.pid) == {"CapEff": 0, "CapBnd": 0, "NoNewPrivs": 1}
            finally:
                process.send_signal(signal.SIGTERM)
                said = process.communicate(timeout=60)[1]
            assert process.returncode == 0, said
            assert "Traceback" not in said


def _rights(pid: int) -> dict[str, int]:
    """What a process may do beyond what its user may."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines)
    return {name: int(told[name], 16) for name in ("CapEff", "CapBnd", "NoNewPrivs")}


def _answers(port: int, process: "subprocess.Popen[str]") -> bool:
    assert process.poll() is None, process.communicate()[1]
    try:
        return httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
