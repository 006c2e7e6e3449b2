"""Takes the titles of the form's sheets, says which of them a unit's sheet bears: "… NĂM 2021" is none of 2022's.

Sheets with the same rows and columns, one a year or one a level, are told apart by nothing else once they are renamed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tongket.collect.matching.form import SheetIndex, heading_key
from tongket.collect.tables.words import is_dateline, is_letterhead
from tongket.collect.workbooks.sheet import Sheet
from tongket.wording.fold import fold

LONGEST_LINE = 300
_DAY = re.compile(
    r"\b(?:ngay|den|het)\s*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|[\d….\s_]*thang[\d….\s_]*nam[\d….\s_]*)"
)  # "ngày 05/01/2022", "(Số liệu tính đến 31/12/2022)"
_YEAR = re.compile(r"(?:19|20)\d\d")


class Titles:
    """The words by which the titles of one form's sheets differ."""

    def __init__(self, asked: Sequence[SheetIndex]) -> None:
        topmost = {index.sheet.name: index.sheet.title for index in reversed(asked)}
        self.days_tell = len(set(map(_words, topmost.values()))) < len(set(map(_all_words, topmost.values())))
        words = {name: self._telling_words(title) for name, title in topmost.items()}
        self.titles = frozenset(map(fold, topmost.values()))
        shared = frozenset.intersection(*words.values()) if words else frozenset[str]()
        self.telling = {name: own - shared for name, own in words.items()}
        self.headings = frozenset[str]().union(*(index.headings for index in asked))

    def borne(self, above: Sequence[frozenset[str]], candidates: Sequence[bool]) -> list[dict[str, float]]:
        """Of each sheet of a unit: form sheet to the share of its telling words that stand above the table there.

        `above` has what stands over each. What stands over all that could be the form's ("Số liệu tính đến
        31/12/2022") tells none of them from another.
        """
        likely = [words for words, is_candidate in zip(above, candidates, strict=True) if is_candidate]
        common = frozenset.intersection(*likely) if len(likely) > 1 else frozenset[str]()
        telling = {name: left for name, words in self.telling.items() if (left := words - common)}
        return [{name: len(own & words) / len(own) for name, own in telling.items()} for words in above]

    def above(self, sheet: Sheet) -> frozenset[str]:
        """The words over the table of a unit's sheet; none where the form's titles do not differ."""
        return (
            frozenset[str]().union(*map(self._telling_words, self._above(sheet)))
            if any(self.telling.values())
            else frozenset()
        )

    def _telling_words(self, line: str) -> frozenset[str]:
        """ "… ĐẾN THÁNG 12 NĂM 2021" says of which year a table is where the form's titles differ in nothing else."""
        return _all_words(line) if self.days_tell else _words(line)

    def years(self, name: str) -> frozenset[str]:
        """The years by which the title of a form's sheet differs from the others."""
        return frozenset(filter(_YEAR.fullmatch, self.telling[name]))

    def _above(self, sheet: Sheet) -> list[str]:
        """The lines over the first row of headings, the sender's name and the date left out."""
        rows: dict[int, list[str]] = {}
        for (row, _), cell in sheet.cells.items():
            if len(cell.raw) < LONGEST_LINE:
                rows.setdefault(row, []).append(cell.raw)
        lines: list[str] = []
        for row in sorted(rows):
            if sum(heading_key(text) in self.headings for text in rows[row]) > 1:
                break
            lines += rows[row]
        return [line for line in lines if self._begins_a_title(line) or not (is_letterhead(line) or is_dateline(line))]

    def _begins_a_title(self, line: str) -> bool:
        """ "BIỂU 1B" over the table whose title is "BIỂU 1B. CẤP XÃ"."""
        return any(re.match(rf"{re.escape(fold(line))}(?!\w)", title) for title in self.titles)


def is_of_another(name: str, borne: Mapping[str, float], alike: Mapping[str, float]) -> bool:
    """Whether a sheet bears the whole title of another sheet of the form that it is no less like, and not this one's.

    `alike` says how much of each sheet's rows and columns it has: a wrong title over the right table is a slip.
    """
    others = (other for other, share in borne.items() if share == 1 and other != name)
    return borne.get(name, 1.0) < 1 and any(alike[other] >= alike[name] for other in others)


def _words(text: str) -> frozenset[str]:
    """ "Ngày 05/01/2022" says when a paper was written or its figures were taken, not of which year its table is."""
    return _all_words(_DAY.sub(" ", fold(text)))


def _all_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))
