"""Takes the first lines of a paper, makes its kind: how its sentences are to be taken. What states no type is news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.directive.asked.letters import levelled
from tongket.directive.asked.told import PaperKind
from tongket.directive.document import Paragraph

FIRST_LINES = 30
_TYPES = (
    (r"CHỈ THỊ|NGHỊ QUYẾT|KẾT LUẬN|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|LỜI KÊU GỌI|THÔNG TRI", PaperKind.DIRECTIVE),
    (r"KẾ HOẠCH|HƯỚNG DẪN|ĐỀ ÁN|PHƯƠNG ÁN|KẾ HOẠCH LIÊN TỊCH", PaperKind.PLAN),
    (r"THÔNG BÁO(?:\s+KẾT LUẬN)?|THÔNG CÁO", PaperKind.CONCLUSIONS),
    (r"QUYẾT ĐỊNH", PaperKind.DECISION),
    (r"CÔNG ĐIỆN|CÔNG VĂN", PaperKind.LETTER),
    (
        r"LUẬT|BỘ LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|THÔNG TƯ(?:\s+LIÊN TỊCH)?|QUY CHẾ|QUY ĐỊNH|HIẾN PHÁP|LỆNH|"
        r"SẮC LỆNH", PaperKind.RULES),
    (r"BÁO CÁO|TỜ TRÌNH|BIÊN BẢN", PaperKind.REPORT),
)  # fmt: skip
_TITLES = tuple(
    (re.compile(rf"\s*(?:{types})(?:\s*$|\s*\n|\s*\*|\s+[A-ZĐÀ-Ỹ]{{2,}}[^a-zà-ỹ]*$)"), kind) for types, kind in _TYPES
)
_OPENS = tuple((re.compile(rf"\s*(?:{types})\b"), kind) for types, kind in _TYPES if kind is PaperKind.RULES)
_ABOUT = re.compile(r"\s*(?:V/v|Kính gửi)", re.IGNORECASE)
_ARTICLE = re.compile(r"\s*Điều\s+\d+[.:]?\s")
MANY_ARTICLES = 12  # of a text without a title: a law


def paper_kind(paragraphs: Sequence[Paragraph]) -> PaperKind:
    """The kind a paper states about itself in its first lines."""
    lines = [line for paragraph in paragraphs[:FIRST_LINES] for line in levelled(paragraph.text).split("\n")][:60]
    for patterns in (_TITLES, _OPENS):
        for line in lines:
            for pattern, kind in patterns:
                if pattern.match(line) and len(line) < 200:
                    return kind
    if any(_ABOUT.match(line) for line in lines):
        return PaperKind.LETTER
    articles = sum(1 for paragraph in paragraphs if _ARTICLE.match(paragraph.text))
    return PaperKind.RULES if articles >= MANY_ARTICLES else PaperKind.NEWS
