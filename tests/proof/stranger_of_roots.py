"""What a stranger writes of signed roots after docs/canonical-form.md: the standard library, none of ours.

``python stranger_of_roots.py ROOTS EXPORT`` holds an NDJSON export of entries to signed roots, a line each.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

# --- Ed25519, as RFC 8032 has it (5.1.7, and the arithmetic of its appendix) -----------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
Point = tuple[int, int, int, int]


def _add(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = _add(result, point)
        point, number = _add(point, point), number >> 1
    return result


def _point(encoded: bytes) -> Point:
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P:
        raise ValueError("no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = _point(bytes.fromhex("58" + "66" * 31))


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the key signed exactly this."""
    try:
        a, r = _point(public_key), _point(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little")
    left, right = _times(s, BASE), _add(r, _times(k % ORDER, a))
    same = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return s < ORDER and same and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- roots -----------------------------------------------------------------------------------------


def signed_bytes(root: dict[str, Any]) -> bytes:
    """RFC 8785 of what is signed: its names and values are ASCII without anything to escape."""
    return json.dumps(root["signed"], sort_keys=True, separators=(",", ":")).encode()


def root_at(entries: list[dict[str, Any]], position: int) -> tuple[str, int, int]:
    """The root over the entries up to a position; how many accounts and entries."""
    heads: dict[str, tuple[int, str]] = {}
    covered = [one for one in entries if one["position"] <= position]
    for one in sorted(covered, key=lambda one: int(one["seq"])):
        heads[one["credit_account_id"]] = one["seq"], one["hash"]
    lines = "".join(f"{account} {seq} {end}\n" for account, (seq, end) in sorted(heads.items()))
    return hashlib.sha256(lines.encode()).hexdigest(), len(heads), len(covered)


def findings(roots: list[dict[str, Any]], entries: list[dict[str, Any]]) -> list[str]:
    """What of signed roots does not hold against entries."""
    found, before = [], None
    for root in roots:
        signed, message = root["signed"], signed_bytes(root)
        key = bytes.fromhex(root["public_key"])
        named = hashlib.sha256(key).hexdigest()[:16] == signed["key_id"]
        if not (named and verify(key, message, bytes.fromhex(root["signature"]))):
            found.append(f"signature {root['number']}")
        if root_at(entries, signed["position"]) != (
            signed["root"], signed["accounts"], signed["entries"],
        ):  # fmt: skip
            found.append(f"root {root['number']}")
        if before is not None:
            if signed["previous"] != hashlib.sha256(signed_bytes(before)).hexdigest():
                found.append(f"previous {root['number']}")
            former = bytes.fromhex(before["public_key"])
            endorsed = root["endorsement"] is not None and verify(
                former, message, bytes.fromhex(root["endorsement"])
            )
            if key != former and not endorsed:
                found.append(f"lost key {root['number']}")
        before = root
    return found


def main() -> int:
    """Check a file of roots by an export; 1 if anything does not hold."""
    roots, entries = (
        [json.loads(line) for line in Path(name).read_text("utf-8").split("\n") if line]
        for name in sys.argv[1:3]
    )
    found = findings(roots, [one for one in entries if "end" not in one])
    print(json.dumps(found) if found else f"{len(roots)} roots hold")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
