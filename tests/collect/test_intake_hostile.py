"""Whatever bytes arrive, the answer is a list or a refusal, never a trace."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.arrival.email_parts import read_mail
from tongket.collect.documents.lines import is_document, open_letterhead
from tongket.collect.files.archive import member_bytes, members
from tongket.collect.files.compound_file import stream_of
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.screening import mark_in_boxes, mark_of_file

ARCHIVE = io.BytesIO()
with zipfile.ZipFile(ARCHIVE, "w", zipfile.ZIP_DEFLATED) as _archive:
    _archive.writestr("word/document.xml", "<w:document xmlns:w='x'/>" * 20)
    _archive.writestr("báo cáo.xlsx", b"x" * 200)
WHOLE = ARCHIVE.getvalue()
MAIL = (
    b"From: a@b\nDate: Mon, 12 Oct 2020 10:00:00 +0700\nSubject: =?utf-8?b?QsOhbw==?=\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nxin\n"
    b'--x\nContent-Disposition: attachment; filename="a.zip"\nContent-Transfer-Encoding: base64\n\nUEsDBA==\n--x--\n'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\x00" + bytes(2000)


def spoiled(content: bytes):
    """The bytes with some of them changed, or cut short."""
    change = st.tuples(st.integers(0, len(content) - 1), st.binary(min_size=1, max_size=4))
    return st.builds(_spoil, st.just(content), st.lists(change, max_size=6), st.integers(0, len(content)))


def _spoil(content: bytes, changes, length: int) -> bytes:
    spoiled = bytearray(content)
    for at, new in changes:
        spoiled[at : at + len(new)] = new
    return bytes(spoiled) if length % 3 else bytes(spoiled[:length])


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(st.one_of(st.binary(max_size=400), spoiled(WHOLE), spoiled(MAIL), spoiled(OLE)))
def test_any_bytes_are_read_or_refused(content):
    read_mail(content)
    mark_in_boxes(content)
    for work in (
        lambda: [member_bytes(content, member.number) for member in members(content)],
        lambda: stream_of(content, "WordDocument"),
        lambda: letterhead_of_text(open_letterhead(content, "a.doc")),
        lambda: mark_of_file(content, "a.xlsx") if is_document(content, "a.xlsx") else None,
    ):
        try:
            work()
        except Unreadable as refusal:
            assert refusal.kind
