"""Takes statements that tell causes, makes whose doing each is, and those less alike that lie with others.

"Một số người dân còn nể nang, ngại va chạm" and "Một số đảng ủy xã ngại đấu tranh" are worded alike, and are two
causes: what is to be done about them differs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongket.collect.narratives.report import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OTHERS = 0.08  # how much less alike causes are that lie with others
FIRST_WORDS = 14  # whose doing it is, a sentence says early
WHOSE = {
    "người dân": "người dân, nhân dân, quần chúng, bà con, cộng đồng, hộ dân, hộ nghèo, hộ gia đình, các hộ, gia đình, "
    "phụ huynh, cha mẹ, học sinh, thanh niên, thanh thiếu niên, hội viên, đoàn viên, doanh nghiệp, chủ cơ sở",
    "người lãnh đạo": "cấp ủy, đảng ủy, chi bộ, tổ chức đảng, lãnh đạo, chính quyền, ủy ban nhân dân, ban chỉ đạo, "
    "các cấp, người đứng đầu, bí thư, thủ trưởng, hiệu trưởng, chủ tịch, đơn vị, ngành",
    "cán bộ": "cán bộ, công chức, viên chức, giáo viên, nhân viên, công an viên, đội ngũ, lực lượng, báo cáo viên",
}
_OF = {name: whose for whose, names in WHOSE.items() for name in names.split(", ")}
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted(_OF, key=lambda name: (-len(name), name)))})\b")


def by_whose(
    likeness: NDArray[np.float64], bundle_of: Sequence[int], statements: Sequence[Statement], causes: Sequence[str]
) -> None:
    """Make the bundles of a section that tells causes less alike where they lie with others."""
    import numpy as np

    if not any(causes):
        return
    names = [""] * len(likeness)
    for bundle, one in zip(bundle_of, statements, strict=True):
        names[bundle] = names[bundle] or whose(one.text)
    name = np.array(names)
    likeness -= OTHERS * ((name[:, None] != name[None, :]) & np.outer(name != "", name != ""))


def whose(text: str) -> str:
    """Who is named first among the first words: a key of `WHOSE`; "" where nobody is."""
    named = _NAMED.search(" ".join(text.lower().split()[:FIRST_WORDS]))
    return _OF[named[0]] if named else ""
