"""Takes what stands between a change and a per cent behind it, makes whether the per cent is of something else.

"diện tích tăng 950 ha, chủ yếu nhờ lúa vụ ba (tăng 18,4%)": by so much grew what is named right before them.
"""

from __future__ import annotations

import re

_BROUGHT_BY = r"\b(?:chủ yếu|nhất là|trong đó|riêng|nhờ|do|vì|bởi|trong khi|còn|gồm|tập trung)\b"
_OF_A_PART = re.compile(rf"[^()]*(?:{_BROUGHT_BY}[^()]*\w[^()]*)\([^()]*$", re.IGNORECASE)


def is_aside_of_a_part(between: str) -> bool:
    """Whether words of a cause or a part lead up to the brackets."""
    return _OF_A_PART.fullmatch(between) is not None


_AS_MUCH = re.compile(r"[^()]*,\s*(?:tương đương(?: với)?|bằng)\s*$", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\s*(?:tổng\s+)?(?:diện tích|số|sản lượng|giá trị|khối lượng|kinh phí|dân số|nguồn vốn|dư nợ)\b", re.IGNORECASE
)


def is_share_of_a_thing(between: str, behind: str) -> bool:
    """ "tăng 2.173 ha so với năm 2016, tương đương 46,3% diện tích lúa": of all that, not by so much."""
    return _AS_MUCH.fullmatch(between) is not None and _OF_ALL.match(behind) is not None
