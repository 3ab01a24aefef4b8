"""Forms with files: what browsers send is read to the byte, and anything else is refused."""

import pytest

from app import errors
from app.knowledge.schemas import DescribeTrouble
from app.pages import forms, uploads
from app.tickets.schemas import NewTicket

KIND = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"
NAMED = 'form-data; name="files"; filename='


def part(head: str, content: bytes, kind: str = "") -> bytes:
    declared = f"\r\nContent-Type: {kind}" if kind else ""
    return f"Content-Disposition: {head}{declared}\r\n\r\n".encode() + content


def sent(*parts: bytes, boundary: bytes = b"----WebKitFormBoundary7MA4YWxk") -> bytes:
    return b"".join(b"--" + boundary + b"\r\n" + one + b"\r\n" for one in parts) + (
        b"--" + boundary + b"--\r\n"
    )


def test_fields_and_files_are_what_was_sent_to_the_byte() -> None:
    content = bytes(range(256)) + b"\r\n--almost\r\n\r\n\n"
    body = sent(
        part('form-data; name="body"', "příliš\r\nžluťoučký".encode()),
        part(f'{NAMED}"a%22b.png"', content, "image/png"),
        part(f'{NAMED}"žluť.txt"', b"", "text/plain"),
        part(f'{NAMED}""', b"", "application/octet-stream"),
    )
    form = uploads.read(KIND, body)
    assert form.fields == {"body": ["příliš\r\nžluťoučký"]}
    first, second = form.files["files"]
    assert (first.name, first.declared, first.content) == ('a"b.png', "image/png", content)
    assert (second.name, second.content) == ("žluť.txt", b"")


def test_the_same_form_is_the_same_whatever_stands_between_its_parts() -> None:
    parts = [part('form-data; name="body"', b"x"), part(f'{NAMED}"a"', b"1")]
    one = uploads.read(KIND, sent(*parts))
    other = uploads.read("multipart/form-data; boundary=other", sent(*parts, boundary=b"other"))
    changed = uploads.read(KIND, sent(parts[0], part(f'{NAMED}"a"', b"2")))
    assert one.canonical() == other.canonical() != changed.canonical()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", sent(part('form-data; name="a"', b"1"))),
        (f"multipart/form-data; boundary={'x' * 201}", b""),
        (KIND, b""),
        (KIND, sent(part('form-data; name="a"', b"1"))[:-6]),
        (KIND, sent(part("form-data", b"1"))),
        (KIND, sent(part('attachment; name="a"', b"1"))),
        (KIND, sent(b'Content-Disposition: form-data; name="a"')),
        (KIND, sent(part('form-data; name="a"', b"\xff"))),
        (KIND, sent(part(f'form-data; name="{"a" * 5000}"', b"1"))),
        (KIND, sent(*[part('form-data; name="a"', b"1")] * (uploads.MOST_PARTS + 1))),
    ],
)
def test_what_is_no_such_form_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(errors.MalformedBody):
        uploads.read(kind, body)


def test_as_many_parts_as_may_be_are_read() -> None:
    body = sent(*[part('form-data; name="a"', b"1")] * uploads.MOST_PARTS)
    assert len(uploads.read(KIND, body).fields["a"]) == uploads.MOST_PARTS


# --- parts of a thing, and lists of single values ------------------------------------------------

SOMEBODY = "01990000-0000-7000-8000-00000000ffff"


def ticket(**typed: str) -> forms.Given[NewTicket]:
    needed = {"customer_id": SOMEBODY, "channel": "client_zone", "kind": "bug", "severity": "2"}
    fields = needed | {"subject": "s", "body": "b"} | typed
    return forms.read({name: [text] for name, text in fields.items()}, NewTicket)


def test_what_belongs_to_a_part_is_told_there_and_so_is_what_is_wrong_with_it() -> None:
    given = ticket(contact_name="Eva", contact_phone="+420 222 333 444", contact_email=" ")
    assert given.body is not None
    assert given.body.contact.model_dump(exclude_none=True) == {
        "name": "Eva",
        "phone": "+420 222 333 444",
    }
    assert set(ticket(contact_phone="x").wrong) == {"contact_phone"}
    # What names no field of either is none.
    assert set(ticket(contact_age="5").wrong) == {"contact_age"}
    assert set(ticket(contact="5").wrong) == {"contact"}
    assert set(ticket(contact="5", contact_name="Eva").wrong) == {"contact"}


def test_a_list_of_ids_is_one_field_with_a_line_for_each() -> None:
    given = ticket(articles_seen=f"{SOMEBODY}\n\n{SOMEBODY}")
    assert given.body is not None
    assert [str(one) for one in given.body.articles_seen] == [SOMEBODY, SOMEBODY]
    assert ticket(articles_seen="").body is not None
    assert set(ticket(articles_seen=f"{SOMEBODY}\nx").wrong) == {"articles_seen"}


def test_lines_end_as_they_were_typed() -> None:
    fields = forms.fields_of(b"subject=a&body=one%0D%0Atwo%0Athree")
    given = forms.read(fields, DescribeTrouble)
    assert given.body is not None
    assert given.body.body == "one\ntwo\nthree"
