"""What processes must not share that are forked from one."""

import os

from uuid_utils import uuid7

IDS = 100


def _ids_of_a_child() -> set[str]:
    """The random ends of ids that a process makes which is forked now."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writes, "".join(str(uuid7())[-12:] for _ in range(IDS)).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as said:
        text = said.read()
    os.waitpid(pid, 0)
    return {text[place : place + 12] for place in range(0, len(text), 12)}


def test_ids_are_of_each_process_alone() -> None:
    uuid7()
    first, second = _ids_of_a_child(), _ids_of_a_child()
    assert len(first) == len(second) == IDS
    assert not first & second
