"""Takes the formulas of one blank table, makes what they say of each row and of each column.

A formula speaks of its column when all its cells stand in its own row, of its row when they stand in its own column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tongket.collect.forms.formulas import Largest, Linear, Meaning, Quotient, Ref, meaning
from tongket.collect.tables.table import Table
from tongket.collect.workbooks.sheet import CellKind, Sheet, address

Lines = tuple[int, ...]  # rows, or columns


class Says(StrEnum):
    """What a formula says of its row or column."""

    SUM = "sum"
    LARGEST = "largest"
    SAME = "same"  # equal to one other cell: of a period total, the last year
    RATIO = "ratio"
    CHANGE = "change"
    CHANGE_PERCENT = "change_percent"
    OTHER = "other"  # a formula a form cannot keep; its cell is entered


@dataclass(frozen=True, slots=True)
class Vote:
    """One formula's word: `inputs` are added (or divided by `divisor`, or compared with it)."""

    says: Says
    inputs: Lines = ()
    divisor: Lines = ()
    scale: int = 100


@dataclass(slots=True)
class Votes:
    """The votes by row and by column; of each the line they were cast in."""

    of_rows: dict[int, dict[int, Vote]] = field(default_factory=dict)
    of_columns: dict[int, dict[int, Vote]] = field(default_factory=dict)

    def row(self, row: int, *, among: Iterable[Says]) -> tuple[Vote | None, bool]:
        """The word most formulas of a row give, and whether all of them agree."""
        return _most_common(self.of_rows.get(row, {}), tuple(among))

    def column(self, column: int, *, among: Iterable[Says]) -> tuple[Vote | None, bool]:
        """The word most formulas of a column give, and whether all of them agree."""
        return _most_common(self.of_columns.get(column, {}), tuple(among))


def count_votes(sheet: Sheet, table: Table) -> Votes:
    """What every formula of a table says."""
    votes = Votes()
    columns = {column.column for column in table.columns}
    for row in (row.row for row in table.rows):
        for column in sorted(columns):
            cell = sheet.cells.get((row, column))
            if cell is not None and cell.formula:
                _cast(votes, sheet.name, (row, column), meaning(cell.formula), "%" in cell.number_format)
    return votes


def heading_votes(sheet: Sheet, table: Table) -> dict[int, Vote]:
    """What the line that numbers the columns says of them: "13=3+4+...+12", "(7)=(6)/(5)x100"."""
    first = (table.header_rows or (table.range.first_row,))[0]
    last = table.rows[0].row if table.rows else table.range.last_row + 1
    columns = sorted({c.column for c in table.columns} | set(table.stub_columns))
    for row in range(last - 1, first - 1, -1):
        texts = {c: sheet.cells[row, c].raw.strip() for c in columns if (row, c) in sheet.cells}
        numbered = {c: number for c, text in texts.items() if (number := _own_number(text)) is not None}
        if len(numbered) >= max(2, len(texts) * 2 // 3) and len(set(numbered.values())) == len(numbered):
            return _spoken_by_numbers(texts, numbered)
    return {}


def crossed_out(sheet: Sheet, table: Table) -> tuple[str, ...]:
    """The cells a blank form marks as not asked: "x", "///"."""
    return tuple(
        address(row.row, column.column)
        for row in table.rows
        for column in table.columns
        if (cell := sheet.cells.get((row.row, column.column))) is not None
        and cell.kind is CellKind.TEXT
        and re.fullmatch(r"[xX×]|/{2,}|[xX]{2,3}", cell.raw.strip())
    )


def _most_common(cast: Mapping[int, Vote], among: tuple[Says, ...]) -> tuple[Vote | None, bool]:
    counted = Counter(vote for vote in cast.values() if vote.says in among)
    if not counted:
        return None, False
    vote, _ = counted.most_common(1)[0]
    return vote, len(counted) == 1


def _cast(votes: Votes, sheet: str, at: tuple[int, int], said: Meaning, shows_percent: bool) -> None:
    refs = _refs_of(said)
    is_here = all(ref.sheet in ("", sheet) for ref in refs)
    if refs and is_here and all(ref.row == at[0] and ref.column != at[1] for ref in refs):
        vote = _vote(said, lambda ref: ref.column, shows_percent)
        votes.of_columns.setdefault(at[1], {})[at[0]] = vote
    elif refs and is_here and all(ref.column == at[1] and ref.row != at[0] for ref in refs):
        vote = _vote(said, lambda ref: ref.row, shows_percent)
        votes.of_rows.setdefault(at[0], {})[at[1]] = vote
    else:
        votes.of_rows.setdefault(at[0], {})[at[1]] = Vote(Says.OTHER)


def _refs_of(said: Meaning) -> Sequence[Ref]:
    if isinstance(said, Linear):
        return tuple(said.terms)
    if isinstance(said, Quotient):
        return (*said.top.terms, *said.bottom.terms)
    return said.refs if isinstance(said, Largest) else ()


def _vote(said: Meaning, line: Callable[[Ref], int], shows_percent: bool) -> Vote:
    if isinstance(said, Largest):
        return Vote(Says.LARGEST, tuple(sorted({line(ref) for ref in said.refs})))
    if isinstance(said, Linear):
        return _vote_of_sum({line(ref): value for ref, value in said.terms.items()}, said)
    assert isinstance(said, Quotient)
    top = {line(ref): value for ref, value in said.top.terms.items()}
    bottom = {line(ref): value for ref, value in said.bottom.terms.items()}
    return _vote_of_quotient(top, bottom, said, shows_percent)


def _vote_of_sum(terms: dict[int, Decimal], said: Linear) -> Vote:
    if said.is_sum:
        return Vote(Says.SAME if len(terms) == 1 else Says.SUM, tuple(sorted(terms)))
    plus = tuple(key for key, value in terms.items() if value == 1)
    minus = tuple(key for key, value in terms.items() if value == -1)
    if len(terms) == 2 and len(plus) == len(minus) == 1 and not said.constant:
        return Vote(Says.CHANGE, plus, minus)
    return Vote(Says.OTHER)


def _vote_of_quotient(top: dict[int, Decimal], bottom: dict[int, Decimal], said: Quotient, shows_percent: bool) -> Vote:
    if set(bottom.values()) != {Decimal(1)} or said.top.constant or said.bottom.constant:
        return Vote(Says.OTHER)
    plus = tuple(sorted(key for key, value in top.items() if value == 1))
    minus = tuple(sorted(key for key, value in top.items() if value == -1))
    under = tuple(sorted(bottom))
    if len(plus) + len(minus) < len(top):
        return Vote(Says.OTHER)
    if minus == under and len(plus) == 1 and not said.offset:
        return Vote(Says.CHANGE_PERCENT, plus, under)
    if not minus and len(plus) == len(under) == 1 and said.offset == -said.scale:
        return Vote(Says.CHANGE_PERCENT, plus, under)
    if minus or said.offset or said.scale != int(said.scale):
        return Vote(Says.OTHER)
    # 0.8553 shown as 85,53 %: rates are kept in per cent
    scale = 100 if said.scale == 1 and shows_percent else int(said.scale)
    return Vote(Says.RATIO, plus, under, scale)


def _own_number(text: str) -> int | None:
    """The number of a column in "5", "(5)", "5=3+4", "(5)=(3)+(4)"; letters stand for none."""
    found = re.match(r"\(?\s*(\d{1,3})\s*\)?\s*(?:[=:]|$)", text)
    return int(found[1]) if found else None


def _spoken_by_numbers(texts: Mapping[int, str], numbered: Mapping[int, int]) -> dict[int, Vote]:
    column_of = {number: column for column, number in numbered.items()}
    found: dict[int, Vote] = {}
    for column, text in texts.items():
        _, equals, right = text.partition("=")
        if equals:
            vote = _by_numbers(right.split("=")[0], column_of)  # "1=2+3=4+5": the parts, told once by each split
            if vote.says is not Says.OTHER and column not in (*vote.inputs, *vote.divisor):
                found[column] = vote
    return found


def _by_numbers(right: str, column_of: Mapping[int, int]) -> Vote:
    """ "3+4+...+12" with every number the column it names; 100 names none and stays a hundred."""
    plain = re.sub(r"[x×X]", "*", right.replace(":", "/").replace("–", "-"))
    plain = re.sub(r"(\d+)\s*\)?\s*\+?\s*(?:\.{2,}|…)\s*\+?\s*\(?\s*(\d+)", _filled_in, plain)
    refs = re.sub(r"\d+", lambda n: f"A{column_of[int(n[0])]}" if int(n[0]) in column_of else n[0], plain)
    said = meaning(refs)
    return _vote(said, lambda ref: ref.row, True) if _refs_of(said) else Vote(Says.OTHER)


def _filled_in(found: re.Match[str]) -> str:
    """ "3+...+6" is "3+4+5+6"."""
    first, last = int(found[1]), int(found[2])
    return "+".join(str(number) for number in range(first, min(last, first + 100) + 1))
