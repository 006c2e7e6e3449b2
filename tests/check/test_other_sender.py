"""A file that names another unit than the one it was sent for."""

from __future__ import annotations

import pytest

from tongket.check.other_sender import is_plainly_own, naming_another
from tongket.collect.submission import Letterhead, Submission
from tongket.units.names import NameIndex
from tongket.units.unit import Unit

AN_BINH = Unit(code="D01", name="Huyện An Bình")
BINH_MINH = Unit(code="D02", name="Huyện Bình Minh")
NAMES = NameIndex([AN_BINH, BINH_MINH, Unit(code="D03", name="Sở Cam Hà")])


def sent(*, letterhead=None, stamp=None, file="D01/bieu.xlsx", kind="figures"):
    return Submission(
        file=file,
        sha256="a" * 64,
        size=1,
        format="xlsx",
        kind=kind,
        letterhead=Letterhead(unit_text=letterhead),
        stamp=stamp or {},
    )


@pytest.mark.parametrize(
    ("submission", "named"),
    [
        (sent(letterhead="HUYỆN BÌNH MINH"), "Huyện Bình Minh"),
        (sent(stamp={"tongket_unit": "D02"}), "Huyện Bình Minh"),
        (sent(file="D01/So lieu huyen Binh Minh.xlsx"), "Huyện Bình Minh"),
        (sent(letterhead="HUYỆN BÌNH MINH", kind="narrative"), "Huyện Bình Minh"),
        (sent(letterhead="HUYỆN AN BÌNH"), None),
        (sent(letterhead="HUYỆN AN BÌNH", file="D01/mau cua huyen Binh Minh.xlsx"), None),  # its own words are surer
        (sent(), None),  # names nobody
        (sent(letterhead="UBND TỈNH"), None),  # names no unit of the round
        (sent(letterhead="HUYỆN BÌNH MINH", kind="other"), None),  # no report: said elsewhere
    ],
)
def test_what_the_file_itself_says_is_held_against_whom_it_was_sent_for(submission, named):
    found = list(naming_another([submission], AN_BINH, NAMES))
    assert [each.named for each in found] == ([named] if named else [])
    assert not (named and is_plainly_own(submission, AN_BINH))
    assert all(each.sent_for == "Huyện An Bình" and each.blocks for each in found)
