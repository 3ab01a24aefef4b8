"""Bytes are read by the label that they bear, as browsers read it, in heads and bodies alike."""

import pytest

from app.mime.characters import cut
from app.mime.reading import read
from tests.inbound.wire import message, multipart, part, text


def body_in(content: bytes, label: str, subtype: str = "plain") -> bytes:
    kind = f"text/{subtype}" + (f'; charset="{label}"' if label else "")
    return message(part(content, ("Content-Type", kind)), [("From", "a@example.com")])


@pytest.mark.parametrize(("said", "sent_in", "label"), [
    # As the WHATWG's Encoding Standard maps them: what senders call one charset is a wider one.
    ("无法打印報表，请帮助。", "gb18030", "gb2312"),
    ("無法列印 碁", "big5hkscs", "big5"),
    ("똠방각하 안녕", "cp949", "ks_c_5601-1987"),
    ("①髙﨑 テスト", "cp932", "shift_jis"),
    ("“Größe” – 10 €", "cp1252", "iso-8859-1"),
    ("Größe € 5", "cp1252", "latin1"),
    ("İstanbul’da şu", "cp1254", "iso-8859-9"),
    ("ราคา “5”", "cp874", "tis-620"),
    ("Привет, мир", "koi8-r", "KOI8"),
    ("Žluťoučký kůň", "iso8859-2", "csISOLatin2"),
    ("Größe", "cp1252", "'iso-8859-1'"),
    ("Größe", "utf-8", "utf8"),
    # What that standard leaves out, and mail has.
    ("Grün", "utf-7", "UNICODE-1-1-UTF-7"),
    ("안녕", "iso2022_kr", "iso-2022-kr"),
    ("打印", "hz", "hz-gb-2312"),
    ("Größe", "cp850", "cp850"),
    ("日本語", "utf-16-le", "utf-16"),
    ("Größe 日本", "utf-32", "utf-32"),
    ("日本語 テスト", "iso2022_jp", "iso-2022-jp"),
    ("日本語 丂", "iso2022_jp_ext", "iso-2022-jp"),
    ("日本語", "euc-jp", "x-euc-jp"),
    ("日本語 テスト", "iso2022_jp", ""),
    # Labels that say nothing.
    ("Größe", "utf-8", "unknown-8bit"),
    ("Größe", "cp1252", "x-user-defined"),
    ("Größe", "utf-8", "8bit"),
    ("Příliš žluťoučký", "cp1250", "default"), ("Größe", "utf-8", "x" * 200),
])  # fmt: skip
def test_labels(said: str, sent_in: str, label: str) -> None:
    assert read(body_in(said.encode(sent_in), label)).text == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x1b$B-!\x1b(B", "①"),  # NEC's row 13
        (b"\x1b$B|b\x1b(J 5", "髙 5"),
        (b"\x1b(I123\x1b(B x", "ｱｲｳ x"),
        (b"\x1b$B-!\nabc", "①\nabc"),  # a line begins in ASCII
        (b"\x1b$B-", "-"),  # half a letter
    ],
)
def test_japanese_of_microsoft(content: bytes, said: str) -> None:
    assert read(body_in(content, "iso-2022-jp")).text == said


@pytest.mark.parametrize(("content", "label", "said"), [
    ("Die Datei ist größer geworden. ".encode() + b"\x9f Was nun?", "utf-8",
     "Die Datei ist größer geworden. � Was nun?"),
    ("无法打印，请".encode("gbk") + b"\xff ok", "gb2312", "无法打印，请� ok"),
    ("日本語の文".encode("cp932") + b"\x82", "shift_jis", "日本語の文�"),
    ("안녕하세요".encode("cp949") + b"\xff!", "euc-kr", "안녕하세요�!"),
    # A gateway wrote below in a charset of its own.
    ("Größe ändern\n".encode() + "für alle".encode("cp1252"), "utf-8", "Größe ändern\nfür alle"),
    ("Příliš žluťoučký\n".encode() + "kůň úpěl ďábelské".encode("cp1250"), "",
     "Příliš žluťoučký\nkůň úpěl ďábelské"),
    # A false label of many bytes a letter.
    ("无法打印报表，请帮助我们".encode(), "gb2312", "无法打印报表，请帮助我们"),
    ("Größe für öde Äpfel, Öl".encode(), "shift_jis", "Größe für öde Äpfel, Öl"),
    ("Größe für alle".encode("cp1252"), "utf-8", "Größe für alle"),
])  # fmt: skip
def test_a_bad_byte_costs_one_letter(content: bytes, label: str, said: str) -> None:
    mail = read(body_in(content, label))
    assert mail.text == said
    assert label == "" or "mislabelled_charset" in mail.problems


@pytest.mark.parametrize("declared", [
    '<meta charset="{0}">', "<META CHARSET={0}>", "<meta charset='{0}' />",
    '<?xml version="1.0" encoding="{0}"?>',
    '<meta http-equiv="Content-Type" content="text/html; charset={0}">',
    '<meta content="text/html;charset={0}" http-equiv=content-type>',
])  # fmt: skip
@pytest.mark.parametrize(("label", "sent_in", "said"), [
    ("iso-8859-2", "iso8859-2", "Tiskárna netiskne žluťoučký kůň"),
    ("windows-1251", "cp1251", "Не печатает"),
    ("gb2312", "gbk", "打印机不工作"), ("utf-8", "utf-8", "größer"), ("utf-16", "utf-8", "größer"),
])  # fmt: skip
def test_a_page_bears_its_own_label(declared: str, label: str, sent_in: str, said: str) -> None:
    page = f"<html><head>{declared.format(label)}</head><p>{said}</p>".encode(sent_in)
    for outside in ("", "us-ascii", "x-unknown"):
        assert read(body_in(page, outside, "html")).text == said
    # Outside is said with more right.
    koi = "<meta charset=koi8-r><p>größer".encode("cp1252")
    assert read(body_in(koi, "iso-8859-1", "html")).text == "größer"


@pytest.mark.parametrize(("value", "said"), [
    ("=?iso-8859-1?Q?Kosten_=80_10_=96_gr=F6=DFer?=", "Kosten € 10 – größer"),
    ("=?iso-2022-jp?B?GyRCLSEbKEI=?=", "①"), ("=?gb2312?B?zt63qLTy06GI87Ht?=", "无法打印報表"),
    # As they are sent: with blanks, a sign of its own, a letter or a group in two words.
    ("=?utf-8?Q?a b=C3=B6 c?=", "a bö c"), ("=?utf-8?Q?Was?_nun??=", "Was? nun?"),
    ("x =?utf-8?Q?P=C5?=\r\n =?utf-8?Q?=99=C3=ADli?= y", "x Příli y"),
    ("=?utf-8?b?5pel5pys6?= =?utf-8?b?Kqe?=", "日本語"),
    ("=?UTF-8*de?q?gr=C3=B6=C3=9Fer?=", "größer"), ("=?utf-8?Q?=E2=82=AC?==?utf-8?q?_5?=", "€ 5"),
    ("=?utf-8?Q?a?= =?iso-8859-2?Q?=BE?= b", "až b"), ("=?unknown-8bit?q?Gr=FCn?=", "Grün"),
    ("=?utf-8?Q?gr=C3=B6=9Fer?=", "grö�er"),
    ("=?utf-8?Q?not ended =?utf-8?Q?b?=", "=?utf-8?Q?not ended b"),
    ("=?x?=", "=?x?="), ("=?Q?b?=", "=?Q?b?="),
])  # fmt: skip
def test_encoded_words(value: str, said: str) -> None:
    raw = f'Subject: {value}\r\nFrom: "{value}" <a@example.com>\r\n\r\nx'.encode()
    mail = read(raw)
    assert (mail.subject, mail.from_name) == (said, said)
    assert mail.from_address == "a@example.com"


def test_an_encoded_word_is_no_grammar() -> None:
    mail = read(
        b"From: =?utf-8?Q?a=40evil.example=2C_=3Cb=40evil.example=3E?= <c@example.com>\n\nx"
    )
    assert mail.from_address == "c@example.com"
    assert mail.from_name == "a@evil.example, <b@evil.example>"


@pytest.mark.parametrize(("said", "sent_in", "label"), [
    ("Größe €", "cp1252", "iso-8859-1"), ("无法打印", "gbk", "gb2312"), ("Не печатает", "koi8-r", "koi8-r"),
    ("日本語", "iso2022_jp", "iso-2022-jp"),
    ("Größe", "utf-8", "iso-8859-1"),
    ("Příliš žluť", "cp1250", "utf-8"),
])  # fmt: skip
def test_a_raw_head_is_in_the_charset_of_the_text(said: str, sent_in: str, label: str) -> None:
    head = f"Subject: {said}\r\nContent-Type: text/plain; charset={label}\r\n\r\n".encode(sent_in)
    assert read(head + b"x").subject == said


@pytest.mark.parametrize(("given", "name"), [
    ("filename*=gb2312''%CE%DE%88%F3.pdf", "无報.pdf"), ("filename*=iso-8859-1'de'%80%205.pdf", "€ 5.pdf"),
    ("filename*0*=shift_jis'ja'%87; filename*1*=%40.pdf", "①.pdf"),
    ('filename="=?utf-8?Q?my file.pdf?="', "my file.pdf"),
    ("filename=my report.pdf", "my report.pdf"),
    ('filename="=?iso-8859-1?Q?=80?=\r\n =?iso-8859-1?Q?.pdf?="', "€.pdf"),
    ("filename*0=ab; filename*1=c.pdf", "abc.pdf"),
    ("filename*=utf-8''" + "%E6%97%A5" * 180 + ".pdf", "日" * 180 + ".pdf"),
    ('name="a.pdf"; filename*=utf-8\'\'b.pdf', "b.pdf"), ("filename*=nonsense", "nonsense"),
])  # fmt: skip
def test_names_of_files(given: str, name: str) -> None:
    raw = f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {given}\r\n\r\n%PDF"
    assert read(raw.encode()).attachments[0].name == name


@pytest.mark.parametrize(("text_", "limit", "kept"), [
    ("abc", 3, "abc"),
    ("abcd", 3, "abc"),
    ("e\u0301a", 1, "e"),
    ("xe\u0301a", 2, "x"),
    ("x👨‍👩‍👧y", 3, "x"),
    ("x👍🏽", 2, "x"),
    ("🇩🇪🇨🇿", 3, "🇩🇪"),
    ("🇩🇪🇨🇿", 2, "🇩🇪"),
    ("कि", 1, "क"),
    ("xकि", 2, "x"),
    ("a" + "\u0301" * 99, 50, "a" + "\u0301" * 49),
])  # fmt: skip
def test_a_cut_falls_between_letters(text_: str, limit: int, kept: str) -> None:
    assert cut(text_, limit) == kept


@pytest.mark.parametrize("sent_in", ["utf-8", "utf-16", "gb18030", "iso2022_jp", "cp932"])
@pytest.mark.parametrize("line", ["日本", "日本語の長い行\n"])
def test_a_long_text_is_cut_between_letters(sent_in: str, line: str) -> None:
    mail = read(body_in((line * 500_000).encode(sent_in), sent_in))
    assert set(mail.full_text) == {*line, "\n", *"[…]"}
    assert mail.problems == ("text_too_long",)


def test_every_part_has_its_own() -> None:
    body = multipart(
        "mixed", text("Größe", charset="iso-8859-1"), text("žluťoučký", charset="cp1250"),
        text("无法打印", charset="gbk", label="gb2312"),
    )  # fmt: skip
    assert read(message(body, [])).full_text == "Größe\n\nžluťoučký\n\n无法打印"
