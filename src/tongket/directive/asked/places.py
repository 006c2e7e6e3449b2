"""Takes paragraphs one by one, makes where each stands: its rank among the ways of numbering and its address.

"Điều 3." over "2." over "a)" is "điểm a khoản 2 Điều 3"; "II." over "3." is "mục II.3".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SHAPES = (
    (0, re.compile(r"\s*(?:PHẦN|Phần)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVX]+|[A-Z]|\d+)")),
    (0, re.compile(r"\s*(?:CHƯƠNG|Chương)\s+(?:[IVX]+|\d+)")),
    (1, re.compile(r"\s*(?:ĐIỀU|Điều)\s+(?P<label>\d+[a-zđ]?)\s*[.:]")),
    (2, re.compile(r"\s*(?P<label>[IVX]{1,5})\s*[.)/-](?!v\b)\s*")),
    (3, re.compile(r"\s*(?P<label>\d{1,2})\s*[.)/-]\s*(?!\d)")),
    (4, re.compile(r"\s*(?P<label>\d{1,2}\.\d{1,2})\s*[.)]?\s+(?!\d)")),
    (5, re.compile(r"\s*(?P<label>\d{1,2}\.\d{1,2}\.\d{1,2})\s*[.)]?\s+")),
    (6, re.compile(r"\s*(?P<label>[a-zđ])\s*[).]\s+")),
    (6, re.compile(r"\s*\(\d{1,2}\)\s*(?=[^\W\d_])")),
    (7, re.compile(r"\s*[-–]\s*(?=\S)")),
    (8, re.compile(r"\s*[+*•●▪\uf0b7]\s*(?=\S)")),
)
PART, ARTICLE, ROMAN, NUMBER, TWO_NUMBERS, THREE_NUMBERS, LETTER, DASH, PLUS, PLAIN = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9


@dataclass(slots=True)
class Places:
    """Where the reader is in a paper."""

    _labels: dict[int, str] = field(default_factory=dict)

    def step(self, text: str) -> int:
        """The rank of the next paragraph; 9 where it has no label."""
        for rank, shape in _SHAPES:
            if found := shape.match(text):
                self._labels = {each: label for each, label in self._labels.items() if each < rank}
                if "label" in found.groupdict():
                    self._labels[rank] = found["label"]
                return rank
        return PLAIN

    @property
    def depth(self) -> int:
        """The rank of the numbered part the reader is in; -1 outside any."""
        return max(self._labels, default=-1)

    @property
    def address(self) -> str:
        """The address of the paragraph just stepped on; "" in a paper without numbered parts."""
        labels = self._labels
        letter = f"điểm {labels[LETTER]} " if LETTER in labels else ""
        number = next((labels[rank] for rank in (THREE_NUMBERS, TWO_NUMBERS, NUMBER) if rank in labels), "")
        if ARTICLE in labels:
            return f"{letter}{f'khoản {number} ' if number else ''}Điều {labels[ARTICLE]}"
        section = ".".join(part for part in (labels.get(ROMAN, ""), number) if part)
        return f"{letter}mục {section}" if section else letter.strip()
