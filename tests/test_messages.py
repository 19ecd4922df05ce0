"""Mail, mailboxes, folders and pasted text: each gives its block, or says what to do instead."""

from __future__ import annotations

import base64
import json
import mailbox
import os
import re
import tracemalloc
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path

import pytest
from any_blocks import BLOCKS, tidied
from asf_propose.block import Block, BlockError, Line, read_block, written
from asf_propose.messages import Message, MessageError, read_messages
from asf_propose.messages.mail import MOST_MIB
from asf_propose.messages.page_text import text_of_page
from asf_register.errors import AsfError
from hypothesis import given, settings
from hypothesis import strategies as st

FOLDER = Path(__file__).parent / "messages"
SHAPES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
EXPECTED = Block(
    tuple(Line(*line) for line in json.loads((FOLDER / "expected.json").read_text("utf-8")))
)
TEXT = written(EXPECTED)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
MEGABYTE = 1_000_000
HEAD = b"From: info@kafe-linden.example\nSubject: Hej\nMIME-Version: 1.0\n"


def block_of(message: Message) -> Block | None:
    """The block of the first text that has one."""
    for text in message.texts:
        try:
            return read_block(text)
        except BlockError:
            continue
    return None


def only(source: Path | bytes) -> Message:
    (message,) = read_messages(source)
    return message


def mail(content_type: str, body: str | bytes, *more: str) -> bytes:
    """A mail with one part."""
    headers = "".join(f"{line}\n" for line in (f"Content-Type: {content_type}", *more))
    content = body if isinstance(body, bytes) else body.encode()
    return HEAD + headers.encode() + b"\n" + content


def of_parts(*parts: bytes, kind: str = "mixed") -> bytes:
    """A mail of parts that are written with their headers."""
    inner = b"".join(b"--x\n" + part + b"\n" for part in parts)
    return (
        HEAD + b'Content-Type: multipart/%b; boundary="x"\n\n' % kind.encode() + inner + b"--x--\n"
    )


def part(content_type: str, body: str | bytes, *more: str) -> bytes:
    return mail(content_type, body, *more).removeprefix(HEAD)


class OneByOne(RawIOBase):
    """A stream that gives a little at a time, as a terminal or a pipe does."""

    def __init__(self, content: bytes) -> None:
        self._content = BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._content.read(min(7, len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)


def test_there_are_many_shapes() -> None:
    assert len(SHAPES) >= 30
    assert {path.suffix for path in SHAPES} == {".eml", ".html", ".mbox", ".txt"}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda path: path.name)
def test_every_shape_gives_the_same_block(shape: Path) -> None:
    raw = shape.read_bytes()
    for source in (shape, raw, BytesIO(raw), BufferedReader(OneByOne(raw)), OneByOne(raw)):
        messages = list(read_messages(source))  # type: ignore[arg-type]
        assert messages
        for message in messages:
            assert message.problem == ""
            assert block_of(message) == EXPECTED


@pytest.mark.parametrize("shape", SHAPES, ids=lambda path: path.name)
def test_every_shape_gives_the_same_block_with_other_line_ends_and_another_name(
    shape: Path, tmp_path: Path
) -> None:
    raw = shape.read_bytes()
    name = tmp_path / "bild.png"
    plain = raw.replace(b"\r\n", b"\n")
    wide = shape.name == "notepad_unicode.txt"
    for other in [raw] if wide else [plain, plain.replace(b"\n", b"\r\n"), b"\n\n" + raw]:
        name.write_bytes(other)
        assert {block_of(message) for message in read_messages(name)} == {EXPECTED}


@pytest.mark.parametrize(
    "shape", [path for path in SHAPES if path.suffix == ".eml"], ids=lambda path: path.name
)
def test_a_shape_as_an_attached_forward_gives_the_same_block(shape: Path) -> None:
    letter = part("text/plain", "Vidarebefordras.\n")
    forward = part("message/rfc822", shape.read_bytes().replace(b"\r\n", b"\n"))
    assert block_of(only(of_parts(letter, forward))) == EXPECTED


@pytest.mark.parametrize("shape", SHAPES, ids=lambda path: path.name)
def test_nothing_of_sender_and_subject_is_handed_on(shape: Path) -> None:
    for message in read_messages(shape):
        assert re.fullmatch("meddelande [12]", message.shown)
        for text in message.texts:
            assert not re.search("Return-Path|Message-ID|Received:|Subject:|filename|name=", text)


def test_a_name_of_a_file_is_not_handed_on(tmp_path: Path) -> None:
    (tmp_path / "Sv Hemlig Person.eml").write_bytes(mail("text/plain", TEXT))
    attached = part(
        "application/pdf", "%PDF", 'Content-Disposition: attachment; filename="hemlig.pdf"'
    )
    (tmp_path / "b.eml").write_bytes(of_parts(part("text/plain", TEXT), attached))
    messages = list(read_messages(tmp_path))
    assert [message.shown for message in messages] == ["fil 1", "fil 2"]
    assert not re.search("(?i)hemlig", repr(messages))


def test_a_subject_in_an_encoding_that_nobody_has_hides_nothing() -> None:
    subject = "=?utf-\udcff?q?St=C3=A4mmer?="
    raw = f"Subject: {subject}\nContent-Type: text/plain\n\n{TEXT}"
    assert block_of(only(raw.encode(errors="surrogateescape"))) == EXPECTED


ENCODINGS = {
    "as declared": ("utf-8", "utf-8"),
    "windows": ("windows-1252", "cp1252"),
    "windows, said to be latin-1": ("iso-8859-1", "cp1252"),
    "windows, said to be ascii": ("us-ascii", "cp1252"),
    "windows, said to be UTF-8": ("utf-8", "cp1252"),
    "UTF-8, said to be latin-1": ("iso-8859-1", "utf-8"),
    "UTF-8, said to be ascii": ("us-ascii", "utf-8"),
    "latin-9": ("iso-8859-15", "iso-8859-15"),
    "mac, not said": ("", "mac_roman"),
    "dos, said to be unknown": ("x-unknown", "cp850"),
    "UTF-16": ("utf-16", "utf-16"),
    "UTF-7": ("utf-7", "utf-7"),
    "UTF-8 with a mark": ("utf-8", "utf-8-sig"),
    "quotation marks": ('"utf-8', "utf-8"),
    **{
        f"said to be {name}": (name, "cp1252")
        for name in ("zlib", "rot13", "base64", "idna", "punycode", "unicode_escape", "undefined")
    },
    "said to be nonsense": ("å\x00=?", "utf-8"),
    "said in the new way": ("*=utf-8''%E5%F", "utf-8"),
}


# UTF-16 holds line feeds that end no line, so it can only be sent encoded.
CASES = [
    (case, transfer)
    for case in ENCODINGS
    for transfer in ("base64", "quoted-printable", "8bit", "nonsense")
    if case != "UTF-16" or transfer not in ("8bit", "nonsense")
]


@pytest.mark.parametrize(("case", "transfer"), CASES)
def test_letters_are_read_whatever_is_said_of_them(case: str, transfer: str) -> None:
    declared, codec = ENCODINGS[case]
    text = (
        TEXT
        if codec in ("utf-8", "utf-8-sig", "utf-16", "utf-7", "cp1252")
        else (TEXT.replace("\u00a0–", " -").replace("–", "-").replace("\u00a0", " "))
    )
    raw = text.encode(codec)
    body = {
        "base64": base64.encodebytes(raw),
        "quoted-printable": b"".join(
            b"%c" % byte if byte in b"\n" or (32 < byte < 127 and byte != 61) else b"=%02X" % byte
            for byte in raw
        ),
    }.get(transfer, raw)
    charset = f"charset{declared}" if declared.startswith("*") else f"charset={declared}"
    content_type = f"text/plain; {charset}" if declared else "text/plain"
    message = only(mail(content_type, body, f"Content-Transfer-Encoding: {transfer}"))
    assert read_block(message.texts[0]) == read_block(text)


def test_plain_text_comes_before_html() -> None:
    message = only(
        of_parts(part("text/html", "<p>sida</p>"), part("text/plain", "rad"), kind="alternative")
    )
    assert message.texts == ("rad", "sida")


def test_the_texts_of_many_parts_are_one_text() -> None:
    letter = part("text/plain", "Hej")
    message = only(of_parts(letter, part("message/rfc822", mail("text/plain", "Hopp"))))
    assert message.texts == ("Hej\n\nHopp",)


def test_html_that_says_it_is_plain_text_is_read_as_html_too() -> None:
    page = TEXT.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    assert block_of(only(mail("text/plain", page))) == EXPECTED
    assert block_of(only(page.encode())) == EXPECTED


@pytest.mark.parametrize(
    "before",
    [
        "<!-- Skriv <inget> här. -->\n\n",
        "<details>\n<p>Förslaget</p>\n\n",
        "<div>\n\n",
        "<p>Hej</p>\n",
    ],
)
@pytest.mark.parametrize("fence", ["```text\n{}```\n\n</details>\n", "{}"])
def test_an_issue_may_begin_with_html(before: str, fence: str) -> None:
    assert block_of(only((before + fence.format(TEXT)).encode())) == EXPECTED


@pytest.mark.parametrize(
    "before",
    ["<!DOCTYPE html>", "<html>", "<!-- saved from a.example -->\n<HTML lang=sv>", "<pre>", ""],
)
def test_a_page_may_be_saved_in_many_ways(before: str) -> None:
    page = TEXT.replace("&", "&amp;").replace("<", "&lt;").replace("\u00a0", "&nbsp;")
    for content in (f"<pre>{page}</pre>", page.replace("\n", "<br>"), f"<pre>{page}"):
        assert block_of(only(f"\ufeff\n{before}{content}".encode())) == EXPECTED


def test_attached_pictures_are_handed_on_and_other_files_counted() -> None:
    picture = base64.b64encode(PIXEL)
    message = only(
        of_parts(
            part("text/plain", "Hej"),
            part("image/png", picture, "Content-Transfer-Encoding: base64"),
            part("application/octet-stream", picture, "Content-Transfer-Encoding: base64"),
            part("image/svg+xml", "<svg/>"),
            part("application/pdf", "%PDF"),
            part("text/calendar", "BEGIN:VCALENDAR"),
        )
    )
    assert message.images == (PIXEL, b"<svg/>")
    assert message.left_out == 2


def test_a_picture_in_the_text_counts_only_where_none_is_attached() -> None:
    page = part("text/html", '<p>Hej <img src="cid:Bild@a.example"></p>')
    signature = part("image/png", PIXEL, "Content-ID: <bild@a.example>")
    assert only(of_parts(page, signature, kind="related")).images == (PIXEL,)
    attached = part("image/png", PIXEL + b"x")
    message = only(of_parts(page, signature, attached))
    assert (message.images, message.left_out) == ((PIXEL + b"x",), 1)


def test_no_more_than_five_pictures_are_handed_on() -> None:
    pictures = [part("image/png", PIXEL + bytes([97 + number])) for number in range(8)]
    message = only(of_parts(part("text/plain", "Hej"), *pictures))
    assert (len(message.images), message.left_out) == (5, 3)


def test_a_mail_without_text_says_so() -> None:
    message = only(of_parts(part("application/pdf", "%PDF")))
    assert (message.texts, message.left_out) == ((), 1)
    assert message.problem.startswith("Mejlet har ingen text.")


def in_lines(text: str) -> str:
    """HTML that has a text's lines in elements of their own."""
    return "".join(f"<div>{in_html(line) or '<br>'}</div>\n" for line in text.split("\n"))


def in_html(text: str) -> str:
    return escape(text).replace("\u00a0", "&nbsp;")


PAGES_OF = {
    "lines": in_lines,
    "breaks": lambda text: in_html(text).replace("\n", "<br>\n"),
    "kept": lambda text: f"<pre>{in_html(text)}</pre>",
    "paragraphs": lambda text: in_lines(text).replace("div>", "p>"),
}


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
@pytest.mark.parametrize("way", [None, *PAGES_OF])
@settings(max_examples=settings().max_examples // 6)
@given(block=BLOCKS)
def test_any_block_comes_through_a_mail(transfer: str, way: str | None, block: Block) -> None:
    text = f"Hej!\n\n{written(block)}\nHälsningar\n"
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "info@kafe-linden.example"
    if way is None:
        letter.set_content(text, cte=transfer)
    else:
        letter.set_content(PAGES_OF[way](text), subtype="html", cte=transfer)
    assert block_of(only(letter.as_bytes())) == tidied(block)


# Mailboxes


def test_a_mailbox_that_python_wrote_is_read(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number in range(3):
        letter = EmailMessage()
        letter["From"] = "info@kafe-linden.example"
        letter.set_content(f"From köket {number}\n\nFrom here on\n\n{TEXT}")
        box.add(letter)
    box.flush()
    box.close()
    messages = list(read_messages(tmp_path / "box"))
    assert [message.shown for message in messages] == [f"meddelande {n}" for n in (1, 2, 3)]
    assert [block_of(message) for message in messages] == [EXPECTED] * 3


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_that_begin_with_from_divide_no_mail(end: bytes) -> None:
    envelope = b"From info@a.example Sun Nov 22 10:03:08 2026"
    inside = (envelope, b"Subject: b", b"", b"From a b", b"Subject: c", b"", envelope, b"", b"Hopp")
    letter = (envelope, b"Subject: a", b"", b"Hej", *inside)
    messages = list(read_messages(end.join([*letter, b"", *letter, b""])))
    assert [len(re.findall("Hopp", message.texts[0])) for message in messages] == [1, 1]


def test_a_mail_in_a_mailbox_that_is_too_large_is_refused_and_the_next_one_read() -> None:
    envelope = b"From a@a.example Sun Nov 22 10:03:08 2026\n"
    large = envelope + mail("text/plain", b"a" * 72 * MOST_MIB + b"\n") + b"a\n" * 7_000_000
    messages = list(read_messages(large + b"\n" + envelope + mail("text/plain", TEXT)))
    assert messages[0].problem.startswith("Mejlet är större än 12 MB.")
    assert block_of(messages[1]) == EXPECTED


def test_no_more_than_200_messages_are_read() -> None:
    one = b"From a@a.example Sun Nov 22 10:03:08 2026\nA: b\n\nHej\n\n"
    assert len(list(read_messages(one * 200))) == 200
    messages = list(read_messages(one * 500))
    assert len(messages) == 201
    assert messages[-1].problem.startswith("Högst 200 meddelanden läses på en gång.")


# Folders


def test_a_folder_is_read_in_order_and_what_is_no_message_passed_over_with_a_word(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    (folder / "a.eml").write_bytes(mail("text/plain", TEXT))
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c.mbox").write_bytes((FOLDER / "mailbox.mbox").read_bytes())
    (folder / "d.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "e.eml").symlink_to(folder / "a.eml")
    (folder / "f").mkdir()
    os.mkfifo(folder / "g")
    (folder / "h.txt").write_bytes(b"")
    (folder / "i.msg").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))
    (folder / "j.bin").write_bytes(bytes(range(256)))
    (folder / "k.jpg").write_bytes(PIXEL)
    (folder / "l.docx").write_bytes(b"PK\x03\x04" + bytes(20))
    (folder / ".dold").write_bytes(b"x")
    told = [(message.shown, message.problem) for message in read_messages(folder)]
    assert told == [
        ("fil 1", ""),
        ("fil 2", ""),
        ("fil 3", ""),
        ("fil 3, meddelande 2", ""),
        (
            "fil 4",
            "Filen är en PDF, inget mejl och ingen text. "
            "Öppna filen, kopiera texten i den och klistra in den i stället.",
        ),
        ("fil 5", "Det är en länk till en annan plats. Lägg själva filen i mappen."),
        ("fil 6", "Det är ingen vanlig fil. Flytta ut det ur mappen."),
        ("fil 7", "Det är ingen vanlig fil. Flytta ut det ur mappen."),
        ("fil 8", "Det finns inget att läsa: innehållet är tomt. Skicka det på nytt."),
        (
            "fil 9",
            "Filen är i ett format som bara Outlook eller Office läser. "
            "Spara mejlet som .eml eller som text, eller klistra in dess text.",
        ),
        (
            "fil 10",
            "Filen är varken mejl eller text. "
            "Öppna filen, kopiera texten i den och klistra in den i stället.",
        ),
        (
            "fil 11",
            "Filen är en bild, inget mejl och ingen text. "
            "Öppna filen, kopiera texten i den och klistra in den i stället.",
        ),
        (
            "fil 12",
            "Filen är ett dokument eller ett zip-arkiv, inget mejl och ingen text. "
            "Öppna filen, kopiera texten i den och klistra in den i stället.",
        ),
    ]


def test_a_maildir_is_read(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "box")
    for subdir in ("cur", "new"):
        letter = mailbox.MaildirMessage(mail("text/plain", TEXT))
        letter.set_subdir(subdir)
        box.add(letter)
    (tmp_path / "box" / "tmp" / "halv").write_bytes(b"halv")
    (tmp_path / "box" / "dovecot.index").write_bytes(b"\0\1\2")
    messages = list(read_messages(tmp_path / "box"))
    assert [block_of(message) for message in messages] == [EXPECTED] * 2


@pytest.mark.parametrize("name", ["finns-inte", "tom", "a\0b"])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "tom").mkdir()
    with pytest.raises(MessageError) as refused:
        list(read_messages(tmp_path / name))
    assert refused.value.mend


def test_a_pipe_that_nobody_writes_to_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(MessageError, match="ingen vanlig fil"):
        list(read_messages(tmp_path / "pipa"))


# What is made to hurt


def test_a_mail_of_30_mb_is_refused_without_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "stort.eml"
    with path.open("wb") as file:
        file.write(mail("text/plain", ""))
        for _ in range(30):
            file.write(b"stort mejl\n" * 95_000)
    for opened in (path, OneByMegabyte(path)):
        tracemalloc.start()
        (message,) = read_messages(opened)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert message.problem == (
            "Mejlet är större än 12 MB. Skicka det på nytt utan bilagor, eller med en mindre bild."
        )
        assert peak < 15 * MEGABYTE


class OneByMegabyte(BytesIO):
    """A stream without a size, read from a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = path.open("rb")

    def read(self, size: int | None = -1) -> bytes:
        piece = self._file.read(size)
        if not piece:
            self._file.close()
        return piece

    def __del__(self) -> None:
        self._file.close()


def nested(levels: int) -> bytes:
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(levels)
    )


HOSTILE = {
    "parts in parts": HEAD + nested(50) + b"\n" * 100_000,
    "parts in parts in parts": HEAD + nested(5_000),
    "mails in mails": HEAD + b"Content-Type: message/rfc822\n\n" * 390 + b"\n" * 100_000,
    "mails in mails in mails": HEAD + b"Content-Type: message/rfc822\n\n" * 100_000,
    "many parts": of_parts(*[b"\nHej"] * 100_000),
    "many parts with headers": of_parts(*[part("text/plain", "Hej")] * 5_000),
    "lines": HEAD + b"\n" * 3_000_000,
    "headers": HEAD + b"A: b\n" * 200_000,
    "long header": HEAD + b"X-A: " + b"a;" * 1_000_000 + b"\n\nHej",
    "folded header": HEAD + b"Content-Type: text/plain;\n" + b' a=";\n' * 100_000 + b"\n\nHej",
    "quoted header": mail("text/plain; " + 'a="' * 300_000, "Hej"),
    "no boundary": mail("multipart/mixed", "--\nHej"),
    "empty boundary": mail('multipart/mixed; boundary=""', "--\nHej"),
    "endless boundary": mail("multipart/mixed; boundary=" + "a" * 5_000, "--a\nHej"),
    "strange boundary": mail('multipart/mixed; boundary="(.*)*[\\"', "--(.*)*[\\\nHej"),
    "encoded boundary": mail("multipart/mixed; boundary*0*=utf-8''%E5; boundary*1=b", "Hej"),
    "delivery status": mail("message/delivery-status", "A: b\n\nC: d\n"),
    "external": mail("message/external-body; access-type=local-file; name=/etc/passwd", "Hej"),
    "uuencode": mail("text/plain", "begin 644 x\n$(3\n", "Content-Transfer-Encoding: x-uuencode"),
    "half base64": mail("text/plain", "Hej=a", "Content-Transfer-Encoding: base64"),
    "types": mail("=?utf-8?b?====?=", "Hej", 'Content-Disposition: ;;=;*="', "Content-ID: <<"),
    "same header twice": mail("text/plain", "Hej", "Content-Type: text/html"),
    "null": mail("text/\0plain; charset=\0", "Hej\0", "Content-Transfer-Encoding: \0"),
    "elements": mail("text/html", "<div>" * 500_000 + "Hej"),
    "elements that format": mail(
        "text/html", "".join(f"<b a={n}>" for n in range(50_000)) + "<p>" * 50_000
    ),
    "open tags": mail("text/html", "<a " * 1_000_000),
    "open comments": mail("text/html", "<!--" * 1_000_000),
    "open quotes": mail("text/html", "<a b='>" * 400_000),
    "open scripts": mail("text/html", "<script>" * 400_000),
    "signs": mail("text/html", "<" * 3_000_000),
    "attributes": mail("text/html", "<a " + "a=b " * 700_000 + ">"),
    "numbers": mail("text/html", "&#" + "9" * 3_000_000 + ";&#x110000;&#xD800;&#0;"),
    "broken words": mail("text/plain; format=flowed; delsp=yes", "aa \n" * 300_000),
    "quoted again and again": mail("text/plain", "=3D" * 1_000_000),
    "mailbox of envelopes": b"From a Sun Nov 22 10:03:08 2026\nA: b\n"
    + b"\nFrom a Sun Nov 22 10:03:08 2026\n" * 100_000,
    "one line": b"a" * 3_000_000,
    "old mac mailbox": b"From a Sun Nov 22 10:03:08 2026\r" * 100_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_mail_that_is_made_to_hurt_is_read_or_refused(case: str) -> None:
    for message in read_messages(HOSTILE[case]):
        assert message.texts or message.problem
        read_all(message)


TANGLED = {
    "parts in parts": HEAD + nested(18) + b"\n" * 400_000,
    "boundaries": HEAD + nested(61),
    "parts": of_parts(*[part("text/plain", "Hej")] * 500),
    "parts without headers": of_parts(*[b"\nHej"] * 500),
    "lines": HEAD + b"\n" * 900_000,
    "old lines": HEAD + b"\r" * 900_000,
}


@pytest.mark.parametrize("case", TANGLED)
def test_a_mail_that_would_take_long_to_take_apart_is_not_begun(case: str) -> None:
    assert only(TANGLED[case]).problem == (
        "Mejlet har för många delar. Skicka bara förslaget, i ett nytt mejl."
    )


@pytest.mark.parametrize("quoting", ["", "> ", ">> "])
def test_words_that_were_broken_for_the_way_are_put_together(quoting: str) -> None:
    lines = ["frukt ", "korg  ", "i dag", "", "-- ", "Kaf ", "é"]
    body = "\r\n".join(quoting + line for line in lines)
    content_type = "text/plain; format=flowed; charset=utf-8; delsp="
    put_together = ["fruktkorg  ", "i dag", "", "-- ", "Kafé"]
    assert only(mail(content_type + "yes", body)).texts == (
        "\n".join(quoting + line for line in put_together),
    )
    assert only(mail(content_type + "no", body)).texts == (body,)


def read_all(message: Message) -> None:
    for text in message.texts:
        try:
            read_block(text)
        except BlockError as error:
            assert error.mend  # noqa: PT017


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for start in (b"", HEAD, b"From a Sun Nov 22 10:03:08 2026\n" + HEAD, b"<html>"):
        for message in read_messages(start + raw):
            read_all(message)


PIECES = st.sampled_from(
    [
        *(b"\n", b"\r", b"\n\n", b"\0", b"=", b"=3D", b"=\n", b"--", b"<", b">", b"&", b"\xff"),
        *(b"Content-Type: text/html\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"),
        *(b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: base64\n\n"),
        *(b"charset=utf-16", b"boundary", b'"', b";", b":", b"<!--", b"<script>", b"&#x", b"</p>"),
        *(b"From a Sun Nov 22 10:03:08 2026\n", "å".encode(), b"\xef\xbb\xbf", b"\xfe\xff", b"> "),
    ]
)


@st.composite
def changed_shapes(draw: st.DrawFn) -> bytes:
    """A shape with bytes put in, taken away or changed."""
    raw = bytearray(draw(st.sampled_from(SHAPES)).read_bytes())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(raw)))
        to = min(len(raw), at + draw(st.integers(0, 60)))
        raw[at:to] = draw(PIECES | st.binary(max_size=6))
    return bytes(raw)


@settings(max_examples=settings().max_examples * 2)
@given(changed_shapes())
def test_a_changed_shape_is_read_or_refused(raw: bytes) -> None:
    for message in read_messages(raw):
        read_all(message)


def test_nothing_but_errors_for_people_comes_out(tmp_path: Path) -> None:
    class Failing(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(f"gone before {size} bytes")

    with pytest.raises(AsfError):
        list(read_messages(Failing()))
    locked = tmp_path / "a" / "b"
    locked.mkdir(parents=True)
    with pytest.raises(AsfError):
        list(read_messages(locked / "c"))


# HTML

PAGES = {
    "paragraphs": ("<p>a</p><p>b</p>", "a\nb"),
    "breaks": ("a<br>b<br/>c<BR clear=all>d", "a\nb\nc\nd"),
    "empty lines": ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
    "break at the end of a line": ("<div>a<br></div><div>b</div>", "a\nb"),
    "spaces": ("<p>  a \n b\t\tc </p>\n\n <p> d</p>", "a b c\nd"),
    "no-break spaces": ("<p>&nbsp;&nbsp;a &nbsp; b</p>", "\u00a0\u00a0a \u00a0 b"),
    "words in elements": ("<b>a</b>b <i> c</i><span>d</span>", "ab cd"),
    "entities": (
        "&aring;&auml;&Ouml;&#246;&#xE5; &lt;p&gt; &amp;amp; &okänd; &",
        "åäÖöå <p> &amp; &okänd; &",
    ),
    "endless number": ("a&#99999999999999999999;b", "a\ufffdb"),
    "number without an end": (f"a&#{'9' * 5000};b&#x{'f' * 5000};", "a\ufffdb\ufffd"),
    "list": ("<ul><li>a</li><li><p>b<br>c</p></li><li></ul>d", "* a\n* b\nc\nd"),
    "quote": ("a<blockquote>b<blockquote>c</blockquote></blockquote>d", "a\nb\nc\nd"),
    "table": ("<table><tr><td>a</td><td>b</td></tr></table>c", "a\nb\nc"),
    "pre": ("<p>x<pre>a\n  b\r\n\r\nc</pre> y", "x\na\n  b\n\nc\ny"),
    "pre in pre": ("<pre>a<pre>b\nc</pre>d\ne</pre>f g\nh", "a\nb\nc\nd\ne\nf g h"),
    "kept by style": (
        "<div style='white-space: pre-wrap'>a\nb<div>c\nd</div></div>e\nf",
        "a\nb\nc\nd\ne f",
    ),
    "script": ("a<script>if (a</b>0) '<p>'</script>b<STYLE>p{}</STYLE>c", "abc"),
    "title": ("<head><title>hemligt</title></head><body>a", "a"),
    "comment": ("a<!-- <p>b</p> -->c<!---->d<!-->e", "acde"),
    "conditional": ("<!--[if mso]>a<![endif]-->b<![if !mso]>c<![endif]>", "bc"),
    "declaration": ("<!DOCTYPE html><?xml a='>'?>b", "'?>b"),
    "signs": ("a < b > c <3 <- d", "a < b > c <3 <- d"),
    "quotes in tags": ("<a href='x>y' title=\"<p>\">a</a><p don't>b</p><a b=c'd>e", "a\nb\ne"),
    "unknown elements": ("<o:p>a</o:p><x-y>b</x-y></>c", "abc"),
    "unfinished": ("a<p title='", "a"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_gives_its_text_line_by_line(case: str) -> None:
    page, text = PAGES[case]
    assert text_of_page(page) == text


@given(
    st.lists(st.sampled_from("< > </ <p <pre> <br> <li> & &# ' \" = a å \n <!-- --> <a".split(" ")))
)
def test_any_page_gives_a_text(pieces: list[str]) -> None:
    assert "\r" not in text_of_page("".join(pieces))
