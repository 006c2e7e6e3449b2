"""Parts that many packages have alike are inflated once, and only when everything about them agrees."""

from __future__ import annotations

import io
import zipfile

import pytest

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.xlsx_parts import LARGEST_SHARED, open_parts

NAME = "word/styles.xml"
STYLES = "kiểu ".encode() * 50


def package(content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo(NAME), content, method)
    return target.getvalue()


def test_the_same_part_of_two_packages_is_the_same_bytes():
    first, second = open_parts(package(STYLES)), open_parts(package(STYLES))

    assert first.read_shared(NAME) is second.read_shared(NAME)
    assert first.read_shared(NAME) == second.read(NAME)


@pytest.mark.parametrize("content", [b"", b"k" * (LARGEST_SHARED + 1)])
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_any_other_part_is_read_as_always(content, method):
    assert open_parts(package(content, method)).read_shared(NAME) == content


def test_a_part_that_is_missing_is_none():
    assert open_parts(package(b"a")).read_shared("word/numbering.xml") is None


def test_what_is_shared_counts_towards_the_ceiling():
    parts = open_parts(package(STYLES))
    parts.read_shared(NAME)
    parts.read_shared(NAME)

    assert parts.inflated == 2 * len(STYLES)


def test_a_wrong_checksum_is_no_part_seen_before():
    content = package(STYLES)
    open_parts(content).read_shared(NAME)
    spoilt = open_parts(content)
    spoilt.names[NAME].CRC ^= 1

    with pytest.raises(Unreadable) as refusal:
        spoilt.read_shared(NAME)

    assert refusal.value.kind is OddityKind.DAMAGED


def test_an_encrypted_part_is_refused_though_it_was_seen_open():
    content = package(STYLES)
    open_parts(content).read_shared(NAME)
    locked = open_parts(content)
    locked.names[NAME].flag_bits |= 1

    with pytest.raises(Unreadable) as refusal:
        locked.read_shared(NAME)

    assert refusal.value.kind is OddityKind.PASSWORD
