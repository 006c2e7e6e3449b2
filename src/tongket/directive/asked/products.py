"""Takes the words of a duty, makes what is to come out of it: "kế hoạch", "báo cáo"; "" where no product is named."""

from __future__ import annotations

import re

from tongket.directive.asked.duty_words import MAKES, PRODUCT
from tongket.directive.asked.letters import levelled

_MADE = re.compile(
    rf"(?<!\w)(?:(?i:có)\s+(?=(?i:kế hoạch|giải pháp|phương án|văn bản|báo cáo|"
    rf"hướng dẫn))(?P<had>{PRODUCT})|{MAKES}(?:\s*,\s*{MAKES})*\s+(?:(?i:các|bản|những|một|01|"
    rf"hồ sơ)\s+)?(?:(?!{MAKES})[^\s,.;:]+\s+){{0,3}}?(?P<product>{PRODUCT}))"
)
_REPORTED = re.compile(
    r"(?<!\w)(?i:báo cáo)\s+(?i:kết quả|tình hình|tiến độ|bằng văn bản|về|tỉnh ủy|ban|ủy ban|ubnd|"
    r"chủ tịch|thủ tướng|chính phủ|sở|cấp|đề xuất|định kỳ)(?!\w)"
)
_ALREADY_THERE = re.compile(r"\s*(?:số\s*)?\d+\s*[-/]|\s+(?i:này)\b")


def product_of(duty: str) -> str:
    """The product a duty names, in small letters."""
    text = levelled(duty)
    for found in _MADE.finditer(text):
        if not _ALREADY_THERE.match(text, found.end()):
            return " ".join((found["product"] or found["had"]).lower().split())
    return "báo cáo" if _REPORTED.search(text) else ""
