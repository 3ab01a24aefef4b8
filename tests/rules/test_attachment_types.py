"""Which type a file has: as it was declared, or as its name ends where it is declared to be any bytes."""

import pytest

from app.attachments.rules import ANY_TYPE, MEDIA_TYPES, refused_attachment, type_of


@pytest.mark.parametrize(
    ("name", "declared", "expected"),
    [
        ("a.png", "image/jpeg", "image/jpeg"),
        ("a.png", "", ""),
        ("a.png", ANY_TYPE, "image/png"),
        ("A.PNG", ANY_TYPE, "image/png"),
        ("catalina.log", ANY_TYPE, "text/plain"),
        ("core.bin", ANY_TYPE, ANY_TYPE),
        ("png", ANY_TYPE, ANY_TYPE),  # a name without an ending
        ("setup.exe", ANY_TYPE, ANY_TYPE),
    ],
)
def test_any_bytes_have_the_type_that_the_ending_of_their_name_tells(
    name: str, declared: str, expected: str
) -> None:
    assert type_of(name, declared) == expected


def test_an_ending_never_makes_a_type_that_is_not_kept() -> None:
    endings = ["7z", "csv", "docx", "eml", "gz", "ics", "jpg", "json", "pdf", "tiff", "xml", "yml"]
    for ending in endings:
        assert type_of(f"a.{ending}", ANY_TYPE) in MEDIA_TYPES - {ANY_TYPE}
        assert refused_attachment(f"a.{ending}", type_of(f"a.{ending}", ANY_TYPE), 1) is None
