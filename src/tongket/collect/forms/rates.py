"""Takes the rows of a form, finds the two sides of its rates by their words, and leaves none worked out from itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tongket.collect.forms.rules import known_denominators
from tongket.collect.forms.tree import Tree
from tongket.directive.form import FormRow, RowKind, Rule
from tongket.wording.fold import fold, words

_ALL_OF_IT = re.compile(r"(.+) (?:phat sinh|xay ra|tiep nhan|thu ly|phai (?:giai quyet|thi hanh|xu ly|thu))")
_EVERYWHERE = r"(?: (?:dan|gia dinh|nong thon|thanh thi|toan (?:xa|phuong|huyen|tinh)|(?:tren )?dia ban|hien co))*"
_CAME_OF_IT = r"(?: (?:da|duoc))*(?: (?:thu gom|xu ly|giai quyet|thi hanh|kham pha|lam ro|thu hoi)\b)"
_VERB = r"\b(?:dung|co|duoc|dat|tham gia|dang ky|cam ket)\b"
_HAVING = rf"(?: dan| gia dinh)?(?: su| ky)? {_VERB}(?!.*{_VERB})"  # "hộ đăng ký được công nhận": of those alone
_PERSONS = ("nguoi", "dong chi")
_HOLLOW = frozenset(
    ("ty", "ti", "le", "dat", "so", "vu", "an", "cac", "va", "cua", "trong", "tren", "duoc", "da", "tong")
)


def with_rates(tree: Tree) -> tuple[FormRow, ...]:
    """The rows, with numerators and denominators proposed where the words leave one possibility."""
    for row in list(tree.rows):
        tree.put(_rate(tree, tree.at(row.row)))
    by_number = {row.row: row for row in tree.rows}
    return tuple(_opened(row) if _leads_back(row, by_number) else row for row in tree.rows)


def _rate(tree: Tree, row: FormRow) -> FormRow:
    """ "Tỷ lệ khám phá": the rows near it that its words name. Only a pair without rivals is proposed."""
    is_open = row.rule is Rule.RATIO and row.numerator is None and row.kind is RowKind.ITEM
    if not is_open or "numerator" in row.guessed:
        return row
    guessed = row.guessed | {"numerator", "denominator"}
    scope: int | None = row.row
    while scope is not None:
        scope = tree.parent[scope]
        sides = _sides_named(row, _rows_under(tree, row, scope))
        if sides is not None:
            return replace(row, numerator=sides[0].row, denominator=sides[1].row, guessed=guessed)
    return replace(row, guessed=guessed)


def _rows_under(tree: Tree, row: FormRow, above: int | None) -> list[FormRow]:
    """Figure rows of one block, nearest first, and what the block hangs from."""
    block = [r for r in tree.rows if r.row != row.row and (above is None or tree.stands_under(r.row, above))]
    block += [tree.at(above)] if above is not None else []
    figures = [r for r in block if r.kind is not RowKind.GROUP and r.rule not in (Rule.RATIO, Rule.TEXT, Rule.N_OF_N)]
    return sorted(figures, key=lambda r: abs(tree.place[r.row] - tree.place[row.row]))


def _sides_named(row: FormRow, scope: Sequence[FormRow]) -> tuple[FormRow, FormRow] | None:
    said = re.sub(r"[(\[].*?[)\]]", "", fold(row.label))
    one, _, other = (part.strip() for part in re.sub(r"/| tren | so voi ", "/", said).partition("/"))
    top = _named_by(one, scope)
    if top is None:
        return None
    rest = [r for r in scope if r is not top]
    bottom = _named_by(other, rest) if other else _whole_by(top, rest, one)
    return (top, bottom) if bottom is not None else None


def _named_by(said: str, scope: Sequence[FormRow]) -> FormRow | None:
    """The one row that holds all the words that mean something."""
    wanted = set(words(said)) - _HOLLOW
    if not wanted:
        return None
    holding = [r for r in scope if wanted <= set(words(r.label))]
    plain = [r for r in holding if r.of_which is None]
    if len(plain) > 1:  # "hộ nghèo" is no "hộ cận nghèo"
        phrase = " ".join(word for word in words(said) if word not in _HOLLOW)
        plain = [r for r in plain if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", fold(r.label))]
    return plain[0] if len(plain) == 1 else (holding[0] if len(holding) == 1 else None)


def _whole_by(top: FormRow, scope: Sequence[FormRow], said: str) -> FormRow | None:
    """What it is a share of: by the known pair of words, else the row it stands under as a part."""
    for phrase in known_denominators(top.label):
        holding = [r for r in scope if phrase in fold(r.label) and r.of_which is None]
        if len(holding) == 1 and fold(holding[0].measure) == fold(top.measure):
            return holding[0]
    wholes = [r for r in scope if _is_all_of(r, top)] or _all_there_is(top, scope, said)
    if len(wholes) == 1:
        return wholes[0]
    return next((r for r in scope if r.row == top.of_which), None)


def _is_all_of(whole: FormRow, part: FormRow) -> bool:
    """ "Tổng số hộ" is all there is of "Số hộ nghèo"."""
    said, its = (re.sub(r"[(\[].*?[)\]]", "", fold(row.label)) for row in (whole, part))
    named = set(words(said)) - _HOLLOW
    is_total = said.startswith("tong") and fold(whole.measure) == fold(part.measure)
    return is_total and bool(named) and named < set(words(its))


def _all_there_is(part: FormRow, scope: Sequence[FormRow], said: str) -> list[FormRow]:
    """ "Tổng số hộ dân nông thôn", "Khối lượng phát sinh": the only row before the part that is counted like it.

    With "Số hộ nghèo" between them the part may be one of the poor alone, and no whole is told.
    """
    before = [r for r in scope if r.row < part.row and r.measure and fold(r.measure) == fold(part.measure)]
    return [r for r in before if len(before) == 1 and _is_whole_of(r, part, said)]


def _is_whole_of(whole: FormRow, part: FormRow, said: str) -> bool:
    """All "hộ" for "Số hộ dùng nước hợp vệ sinh", but neither for "hộ nghèo được vay vốn" nor for whole persons."""
    counted = re.escape(fold(whole.measure))
    one = _uncounted(part)
    if fold(whole.measure) not in _PERSONS and re.fullmatch(rf"tong so {counted}{_EVERYWHERE}", fold(whole.label)):
        having = re.compile(rf"{counted}{_HAVING}")
        return bool(having.match(one) and having.match(re.sub("^t[yi] le ", "", said)))
    arisen = _ALL_OF_IT.fullmatch(_uncounted(whole))
    return arisen is not None and re.match(rf"{re.escape(arisen[1])}{_CAME_OF_IT}", one) is not None


def _uncounted(row: FormRow) -> str:
    return re.sub(r"^(?:tong )?so ", "", fold(row.label))


def _opened(row: FormRow) -> FormRow:
    """A row that would be worked out from itself is left as the units give it."""
    kind = RowKind.ITEM if row.kind is RowKind.TOTAL else row.kind
    return replace(row, kind=kind, parts=(), numerator=None, denominator=None, guessed=row.guessed | {"parts"})


def _leads_back(row: FormRow, rows: Mapping[int, FormRow]) -> bool:
    seen: set[int] = set()
    ahead = _inputs(row)
    while ahead:
        number = ahead.pop()
        if number == row.row:
            return True
        if number not in seen and number in rows:
            seen.add(number)
            ahead += _inputs(rows[number])
    return False


def _inputs(row: FormRow) -> list[int]:
    return [*row.parts, *(side for side in (row.numerator, row.denominator) if side is not None)]
