"""Long blocks of attached files are lifted out while a mail is taken apart: what it says and holds is the same."""

from __future__ import annotations

from base64 import encodebytes
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.collect.arrival import email_parts
from tongket.collect.arrival.email_parts import Mail, read_mail

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020" / "reports"
BLOCK = encodebytes(bytes(range(256)) * 9)


def read_line_by_line(content: bytes) -> Mail:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(email_parts, "_parsed", lambda mail: message_from_bytes(mail, policy=email_parts._POLICY))
        return read_mail.__wrapped__(content)


def mail_with(*attachments: bytes, inner: EmailMessage | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@b.vn", "Báo cáo"
    mail.set_content("Kính gửi\n")
    for number, content in enumerate(attachments):
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"{number}.pdf")
    if inner is not None:
        mail.add_attachment(inner)
    return mail


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.eml")), ids=lambda path: path.name)
def test_the_mails_of_the_example(path: Path) -> None:
    assert read_mail(path.read_bytes()) == read_line_by_line(path.read_bytes())


@given(st.lists(st.binary(min_size=1, max_size=9_000), max_size=3), st.booleans())
def test_attached_files_come_out_whole(contents: list[bytes], is_nested: bool) -> None:
    mail = mail_with(*contents, inner=mail_with(*contents) if is_nested else None).as_bytes()

    assert [one.content for one in read_mail(mail).attachments][: len(contents)] == contents
    assert read_mail(mail) == read_line_by_line(mail)


PIECES = (
    BLOCK,
    BLOCK.rstrip(),
    b"\n",
    b"\r\n",
    b"--b\n",
    b"--b--\n",
    "xã\n".encode(),
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename=a\n",
    b"Content-Type: text/plain; charset=utf-8\n",
    b"InPlaceOfABlock000000\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_blocks_anywhere(pieces: list[bytes]) -> None:
    mail = b"From: a@b.vn\nContent-Type: multipart/mixed; boundary=b\n\n" + b"".join(pieces)

    assert read_mail(mail) == read_line_by_line(mail)
