"""Lines of the log: each is one of JSON, whoever says it."""

import json
import subprocess
import sys

_SAYS = """
import logging
from app.kit.telemetry import logs
logs.configure()
logging.getLogger("uvicorn.error").warning("Invalid %s.", "request")
logging.getLogger("uvicorn.error").info("nobody wants to know")
try:
    raise ValueError("wrong")
except ValueError:
    logging.getLogger("asyncio").exception("It failed.")
"""


def test_what_libraries_say_is_a_line_like_all_others() -> None:
    done = subprocess.run([sys.executable, "-c", _SAYS], capture_output=True, text=True, check=True)
    first, second = map(json.loads, done.stderr.splitlines())
    assert (first["event"], first["level"], first["logger"]) == (
        "Invalid request.", "warning", "uvicorn.error",
    )  # fmt: skip
    assert (second["event"], second["level"]) == ("It failed.", "error")
    assert second["exception"].endswith("ValueError: wrong")
