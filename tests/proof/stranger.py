"""What a stranger writes after reading docs/canonical-form.md: the standard library, and none of our code.

``python stranger.py FILE`` checks an NDJSON export of entries, and shows the root over its chains.
"""

import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# As docs/canonical-form.md has them: what stands in the form under the same name.
ALIKE = ("seq", "kind", "reference", "actor", "service_on", "reverses", "override", "reason_digest")
_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
}  # fmt: skip


def jcs(value: Any) -> str:
    """RFC 8785, for what has no fractions."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(jcs, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{jcs(name)}:{jcs(value[name])}" for name in names) + "}"


def _escaped(letter: str) -> str:
    return _ESCAPES.get(letter) or (f"\\u{ord(letter):04x}" if letter < " " else letter)


def form(entry: dict[str, Any]) -> bytes:
    """The canonical form of an entry as the API and exports answer it."""
    booked_at = datetime.fromisoformat(entry["booked_at"]).astimezone(UTC)
    document = {
        "version": entry["hash_version"],
        "account": entry["credit_account_id"],
        **{name: entry[name] for name in ALIKE},
        "booked_at": booked_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "postings": [
            {
                "from": posting["from_id"],
                "to": posting["to_id"],
                "minutes": posting["minutes"],
                "lot": posting["lot_id"],
                "settles": posting["settles"],
            }
            for posting in entry["postings"]
        ],
        "balances": {
            name: entry[f"{name}_minutes"]
            for name in ("available", "held", "awaiting_confirmation", "debt")
        },
    }
    if entry["hash_version"] > 1:
        document["lot"] = entry["lot"]
    return jcs(document).encode()


def breaks(entries: list[dict[str, Any]]) -> list[str]:
    """What does not follow, of the entries of one customer in the order of their seq."""
    found = []
    before = hashlib.sha256(entries[0]["credit_account_id"].encode()).digest()
    for number, entry in enumerate(entries, start=1):
        if entry["seq"] != number:
            found.append(f"seq {entry['seq']}")
        if hashlib.sha256(before + form(entry)).hexdigest() != entry["hash"]:
            found.append(f"hash {entry['seq']}")
        if (entry["reason"] is None) != (entry["reason_salt"] is None):
            found.append(f"salt {entry['seq']}")
        if entry["reason"] is not None:
            salted = bytes.fromhex(entry["reason_salt"]) + entry["reason"].encode()
            if hashlib.sha256(salted).hexdigest() != entry["reason_digest"]:
                found.append(f"reason {entry['seq']}")
        before = bytes.fromhex(entry["hash"])
    return found


def root(heads: list[dict[str, Any]]) -> str:
    """The one hash over the last entries of all accounts."""
    lines = sorted(f"{one['credit_account_id']} {one['seq']} {one['hash']}\n" for one in heads)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def main() -> int:
    """Check a file; 1 if anything does not follow."""
    accounts: dict[str, list[dict[str, Any]]] = {}
    with Path(sys.argv[1]).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            entry = json.loads(line)
            if "end" not in entry:
                accounts.setdefault(entry["credit_account_id"], []).append(entry)
    found = {name: wrong for name, entries in accounts.items() if (wrong := breaks(entries))}
    print(json.dumps(found) if found else root([entries[-1] for entries in accounts.values()]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
