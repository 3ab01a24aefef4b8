"""Which type a file has, by whatever name it goes, and that what runs is not kept."""

import re
from pathlib import Path

import pytest

from app.attachments import types
from app.attachments.rules import refused_attachment, type_of
from app.attachments.types import ALIASES, ANY_TYPE, BY_ENDING, MEDIA_TYPES

API = Path(__file__).resolve().parents[2] / "docs" / "api.md"


@pytest.mark.parametrize(
    ("name", "declared", "expected"),
    [
        ("a.png", "image/jpeg", "image/jpeg"),
        ("a.png", "", "image/png"),
        ("a.png", ANY_TYPE, "image/png"),
        ("A.PNG", ANY_TYPE, "image/png"),
        ("catalina.log", ANY_TYPE, "text/plain"),
        ("core.bin", ANY_TYPE, ANY_TYPE),
        ("png", ANY_TYPE, ANY_TYPE),  # a name without an ending
        # Types go by many names.
        ("log.zip", "application/x-zip-compressed", "application/zip"),
        ("screen.jpg", "image/jpg", "image/jpeg"),
        ("screen", "image/pjpeg", "image/jpeg"),
        ("app.log.gz", "application/x-gzip", "application/gzip"),
        ("app", "text/x-log", "text/plain"),
        ("a", "Application/X-PDF; name=a", "application/pdf"),
        ("a.xml", "text/xml", "application/xml"),
        ("noise.mp3", "audio/mp3", "audio/mpeg"),
        # What says nothing, or what nobody knows: by its ending, else any bytes.
        ("a.docx", "application/force-download", BY_ENDING["docx"]),
        ("a.csv", "application/x-unknown", "text/csv"),
        ("a.zip", "application/x-www-form-urlencoded", "application/zip"),
        ("dump.hprof", "application/x-hprof", ANY_TYPE),
        ("note", "text/x-anything", "text/plain"),
        ("note", "nonsense", ANY_TYPE),
        ("a.txt. .", "", "text/plain"),
    ],
)
def test_the_type_of_a_file(name: str, declared: str, expected: str) -> None:
    assert type_of(name, declared) == expected
    assert refused_attachment(name, declared, b"x") is None


def test_the_lists_agree() -> None:
    assert set(ALIASES.values()) <= MEDIA_TYPES
    assert not set(ALIASES) & MEDIA_TYPES
    assert not set(BY_ENDING) & types.RUNNING_ENDINGS
    assert not (MEDIA_TYPES | set(ALIASES)) & types.RUNNING_TYPES
    shown = API.read_text().partition("the last ending of the name:\n")[2].partition("\n*")[0]
    assert sorted(re.findall("`([^`]+)`", shown)) == sorted(types.RUNNING_ENDINGS)


@pytest.mark.parametrize(
    ("name", "declared", "content"),
    [
        ("setup", ANY_TYPE, b"MZ\x90\x00\x03"),
        ("report.pdf", "application/pdf", b"MZ\x90\x00\x03"),
        ("tool.txt", "text/plain", b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x02\x00"),
        ("a.dat", ANY_TYPE, b"\xcf\xfa\xed\xfe"),
        ("a.png", "image/png", b"\xca\xfe\xba\xbe\x00\x00\x00\x34"),
        ("link.zip", "application/zip", b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0"),
        ("deploy", "text/plain", b"#!/bin/sh\nrm"),
        ("deploy", "application/x-sh", b"x"),
        ("code", "text/javascript; charset=utf-8", b"x"),
        ("a", "application/x-msdownload", b"x"),
        ("report.pdf.exe", "application/pdf", b"x"),
        ("evil.exe:a.txt", "text/plain", b"x"),
        ("a.txt:evil.exe", "text/plain", b"x"),
        ("form.txt", "multipart/form-data; boundary=x", b"--x"),
    ],
)
def test_what_runs_is_told_by_its_name_its_type_or_its_bytes(
    name: str, declared: str, content: bytes
) -> None:
    found = refused_attachment(name, declared, content)
    assert found is not None
    assert found.code == "attachment_type_not_allowed"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("core.1234", b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x04\x00"),  # a memory dump
        ("core", b"\x7fELF\x01\x02\x01" + b"\0" * 9 + b"\x00\x04"),
        ("list.txt", b"MZ 100, a motor cycle"),
        ("script.txt", b"#!/bin/sh\n"),  # it is to be read
        ("crash.mdmp", b"MDMP\x93\xa7"),
        ("page.html", b"<script>"),
    ],
)
def test_what_only_looks_like_it_is_kept(name: str, content: bytes) -> None:
    assert refused_attachment(name, ANY_TYPE, content) is None
