"""How keys are written: found in any text by their checksum, and a mistyped one is known without asking."""

import re
import zlib
from uuid import UUID

import pytest

from app.access import key_format
from app.access.permissions import Capability, check_scopes, may, of_role
from app.errors import ScopesInvalid
from app.kit.actor import Actor, Role

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ID = UUID(int=7)
FORMER = "pd_ocQNBsTQ-dmpguVKfXJ00G5J2wqCPk17Z7gUIZtoSek"


@pytest.mark.parametrize("role", Role)
def test_a_key_tells_product_kind_and_checksum(role: Role) -> None:
    """The checksum is worked out here by what docs/api.md says of it."""
    key = key_format.fresh(role)
    assert re.fullmatch(rf"pd_{role}_[0-9A-Za-z]{{49}}", key)
    number, check = zlib.crc32(key[:-6].encode()), ""
    while number:
        number, digit = divmod(number, 62)
        check = DIGITS[digit] + check
    assert key[-6:] == check.rjust(6, "0")
    assert not key_format.is_mistyped(key)
    assert key_format.hint(key) == f"pd_{role}_…{key[-4:]}"
    assert len({key_format.fresh(role) for _ in range(100)}) == 100


def test_one_wrong_character_anywhere_is_known() -> None:
    key = key_format.fresh(Role.ADMIN)
    start = len("pd_admin_")
    for place in range(start, len(key)):
        other = "0" if key[place] != "0" else "1"
        assert key_format.is_mistyped(key[:place] + other + key[place + 1 :]), place
    swapped = key.replace("pd_admin_", "pd_lead_")
    assert key_format.is_mistyped(swapped), "the kind is covered, too"


@pytest.mark.parametrize(
    "other", [FORMER, "pd_unknown", "", "pd_", "x" * 40, "pd_king_" + "a" * 49]
)
def test_what_is_written_otherwise_is_left_to_the_database(other: str) -> None:
    assert not key_format.is_mistyped(other)


def test_keys_are_found_in_any_text() -> None:
    one, two = key_format.fresh(Role.ADMIN), key_format.fresh(Role.CUSTOMER)
    wrong = one[:-1] + ("0" if one[-1] != "0" else "1")
    text = f"+Authorization: Bearer%20{one}&x\n{two}tail {wrong} pd_pd_ ={FORMER}."
    found = list(key_format.found_in(text))
    assert [key for key in found if key in (one, two, FORMER)] == [one, two, FORMER]
    assert wrong not in found
    assert list(key_format.found_in("pd_ and pd_admin_ and nothing else")) == []


@pytest.mark.parametrize("role", Role)
def test_scopes_narrow_and_never_widen(role: Role) -> None:
    for capability in Capability:
        whole, only = Actor(_ID, role), Actor(_ID, role, scopes=(capability,))
        for asked in Capability:
            assert may(only, asked) == (may(whole, asked) and asked is capability)
        if capability in of_role(role):
            check_scopes(role, [capability])
        else:
            with pytest.raises(ScopesInvalid):
                check_scopes(role, [capability])
