"""Takes the rows of a blank table, makes form rows: headings, items, totals, and what may not exceed what.

A parent with numbered children is not taken for their sum: only a formula, codes in its label, or a word for a total
beside parts that can be parts make a total, and without formula or codes it is marked guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress

from tongket.collect.forms.column_set import UNKNOWN_YEAR
from tongket.collect.forms.rates import with_rates
from tongket.collect.forms.rules import (
    counted_things,
    guess_rule,
    is_counted_total,
    is_plain_total,
    may_be_parts,
    quoted_parts,
    quoted_ratio,
)
from tongket.collect.forms.tree import Tree, grow
from tongket.collect.forms.votes import Says, Vote, Votes
from tongket.collect.tables.table import Table
from tongket.collect.tables.words import is_bare_of_which
from tongket.collect.workbooks.sheet import CellKind, Sheet
from tongket.directive.form import ColumnKind, FormColumn, FormRow, RowKind, Rule
from tongket.periods.reading import read_period, time_in_year
from tongket.wording.fold import fold, words
from tongket.wording.measures import factor

_HEAD_CODE = re.compile(r"^(?:[A-ZĐ]|[IVX]{1,5})$")
_COUNTS = re.compile(r"^(?:so|tong|luot|t[yi] le|thiet hai|gia tri|kinh phi|khoi luong|dien tich)\b")
_YEAR_WORDS = re.compile(r"(?:nam |giai doan |quy |thang |[\divxt/ .–-]|dau|cuoi)+")


def understand_rows(sheet: Sheet, table: Table, votes: Votes, columns: Sequence[FormColumn]) -> tuple[FormRow, ...]:
    """Every row of the form, with what it follows from."""
    tree = grow(table)
    for row in list(tree.rows):
        tree.put(_plain(tree, row, votes, columns))
    tree.quoted = frozenset(
        number for row in tree.rows for code in quoted_parts(row.label) if (number := tree.coded(row, code)) is not None
    )
    tree.filled = _filled(sheet, table)
    merged = _merged_over(sheet, table)
    steps = (_group, _by_formula, _by_codes, _of_which, _in_time, _subtotal, _by_words, _rule_of_total, _child_of_item)
    for step in steps:
        for row in list(tree.rows):
            tree.put(step(tree, tree.at(row.row), votes, merged))
    return with_rates(tree)


def _plain(tree: Tree, row: FormRow, votes: Votes, columns: Sequence[FormColumn]) -> FormRow:
    """The rule by words, unless the formulas in the columns of totals say how years are taken together."""
    row = _counted(row, tree.table)
    guess = guess_rule(row.label, row.measure or tree.table.measure)
    guessed: frozenset[str] = frozenset() if guess.is_sure else frozenset({"rule"})
    row = replace(row, rule=guess.rule, is_cumulative=guess.is_cumulative, is_pair=guess.is_pair, guessed=guessed)
    said = _rule_by_totals(row, votes, columns)
    if said is None or row.rule is Rule.RATIO or (row.rule is Rule.N_OF_N and said is Rule.LAST):
        return row
    keeps = row.is_cumulative and said is Rule.LAST
    return replace(row, rule=said, is_cumulative=keeps, guessed=row.guessed - {"rule"})


def _counted(row: FormRow, table: Table) -> FormRow:
    """Under "ĐVT: triệu đồng", the row "Số dự án" is still no money."""
    is_money = table.measure_column is None and not row.measure and factor(table.measure, "đồng") is not None
    return replace(row, measure=counted_things((row.label,))) if is_money else row


def _rule_by_totals(row: FormRow, votes: Votes, columns: Sequence[FormColumn]) -> Rule | None:
    """ "=SUM(D7:M7)" in the column of totals adds the years, "=M7" keeps the last, "=MAX(D7:M7)" the largest."""
    says = {Says.SUM: Rule.SUM, Says.LARGEST: Rule.MAX, Says.SAME: Rule.LAST}
    for column in columns:
        vote = votes.of_columns.get(column.column, {}).get(row.row)
        over_time = [c for c in columns if c.column in column.parts and c.period is not None]
        if column.kind is not ColumnKind.TOTAL or vote is None or len(over_time) < 2:
            continue
        if vote.says is Says.SAME and vote.inputs != (max(over_time, key=_end).column,):
            continue
        return says.get(vote.says)
    return None


def _end(column: FormColumn) -> tuple[str, int]:
    return (column.period.last.isoformat() if column.period else "", column.column)


def _merged_over(sheet: Sheet, table: Table) -> frozenset[int]:
    """Rows whose label is merged over the columns of figures: headings without doubt."""
    first = min((c.column for c in table.columns), default=0)
    return frozenset(
        merge.first_row
        for merge in sheet.merges
        if merge.first_row == merge.last_row and merge.first_column < first <= merge.last_column
    )


def _filled(sheet: Sheet, table: Table) -> frozenset[int]:
    """Rows with a stored number in a column of figures: an annex of last year may be this year's form."""
    columns, rows = {column.column for column in table.columns}, {row.row for row in table.rows}
    numbers = (at for at, cell in sheet.cells.items() if cell.kind is CellKind.NUMBER and cell.formula is None)
    return frozenset(row for row, column in numbers if row in rows and column in columns)


def _group(tree: Tree, row: FormRow, votes: Votes, merged: frozenset[int]) -> FormRow:
    """A heading: merged over the figures, a bare "Trong đó:", or a parent without measure, formula or counting word."""
    heading = replace(row, kind=RowKind.GROUP, rule=Rule.SUM, is_cumulative=False, guessed=frozenset())
    if row.row in merged or is_bare_of_which(row.label):
        return heading
    if row.row in tree.quoted or row.row in tree.filled:
        return row
    children = tree.children(row.row)
    if row.measure or not children or row.row in votes.of_rows or is_plain_total(row.label):
        return row
    if all(tree.is_of_which(child) for child in children):
        return row
    if tree.table.measure_column is not None and any(other.measure for other in tree.rows):
        return heading
    if quoted_parts(row.label) or not _heads(row, children):
        return replace(row, guessed=row.guessed | {"kind"})
    return replace(heading, guessed=frozenset({"kind"}))


def _heads(row: FormRow, children: Sequence[FormRow]) -> bool:
    """Without measures: a capital's or a Roman's row, or one whose children count different things, is a heading."""
    if _COUNTS.match(fold(row.label)):
        return False
    return bool(_HEAD_CODE.match(row.code)) or all(_COUNTS.match(fold(child.label)) for child in children)


def _by_formula(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    if row.kind is RowKind.GROUP:
        return row
    total, total_agreed = _total_said(votes, row.row)
    ratio, ratio_agreed = votes.row(row.row, among=(Says.RATIO,))
    if ratio is not None and (total is None or row.rule is Rule.RATIO):
        return _as_ratio(tree, row, ratio, agreed=ratio_agreed)
    if total is not None and row.rule is not Rule.RATIO and _carry_figures(tree, total.inputs):
        unsure: frozenset[str] = frozenset() if total_agreed else frozenset({"parts"})
        guessed = (row.guessed - {"kind", "parts"}) | unsure
        return replace(row, kind=RowKind.TOTAL, parts=total.inputs, guessed=guessed)
    return row


def _total_said(votes: Votes, row: int) -> tuple[Vote | None, bool]:
    """A sum outweighs the "=E4" that a stock has in the same row of totals."""
    for says in (Says.SUM, Says.LARGEST, Says.SAME):
        vote, agreed = votes.row(row, among=(says,))
        if vote is not None:
            return vote, agreed
    return None, False


def _as_ratio(tree: Tree, row: FormRow, vote: Vote, *, agreed: bool) -> FormRow:
    """Each side is a row, or a sum that some total row of the form stands for."""
    top, bottom = _row_of(tree, vote.inputs), _row_of(tree, vote.divisor)
    guessed: frozenset[str] = frozenset() if agreed else frozenset({"numerator", "denominator"})
    if top is None or bottom is None or row.row in (top, bottom):
        return replace(row, rule=Rule.RATIO, guessed=frozenset({"numerator", "denominator"}))
    return replace(row, rule=Rule.RATIO, numerator=top, denominator=bottom, scale=vote.scale, guessed=guessed)


def _row_of(tree: Tree, inputs: tuple[int, ...]) -> int | None:
    if len(inputs) == 1:
        return inputs[0] if _carry_figures(tree, inputs) else None
    return next((row.row for row in tree.rows if row.kind is RowKind.TOTAL and set(row.parts) == set(inputs)), None)


def _carry_figures(tree: Tree, numbers: Iterable[int]) -> bool:
    return all(n in tree.place and tree.at(n).kind is not RowKind.GROUP for n in numbers)


def _by_codes(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """ "(1+2+3)" and "(2/1)" name rows by their printed numbers."""
    if row.kind is not RowKind.ITEM or row.numerator is not None:
        return row
    parts = [tree.coded(row, code) for code in quoted_parts(row.label)]
    numbers = tuple(part for part in parts if part is not None)
    if len(parts) > 1 and len(numbers) == len(parts) and row.rule is not Rule.RATIO:
        return replace(row, kind=RowKind.TOTAL, parts=numbers, guessed=row.guessed - {"kind", "parts"})
    quoted = quoted_ratio(row.label)
    if quoted is None or row.rule is not Rule.RATIO:
        return row
    top, bottom = tree.coded(row, quoted.numerator), tree.coded(row, quoted.denominator)
    if top is None or bottom is None or top == bottom:
        return row
    return replace(row, numerator=top, denominator=bottom, guessed=row.guessed - {"rule"})


def _of_which(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """A row under "Trong đó" may not exceed the row it is part of, when both count the same thing."""
    if row.kind is RowKind.GROUP or not tree.is_of_which(row) or row.rule is Rule.RATIO:
        return row
    whole = _whole_of(tree, row)
    if whole is None or not _same_measure(whole, row):
        return row
    return replace(row, of_which=whole.row, rule=_rule_of_part(whole, row))


def _whole_of(tree: Tree, row: FormRow) -> FormRow | None:
    above = tree.parent[row.row]
    if above is not None and tree.at(above).kind is not RowKind.GROUP:
        return tree.at(above)
    before = [r for r in tree.rows[: tree.place[row.row]] if tree.parent[r.row] == above]
    before = [r for r in before if r.kind is not RowKind.GROUP and not tree.is_of_which(r)]
    return before[-1] if before else None


def _rule_of_part(whole: FormRow, row: FormRow) -> Rule:
    """Part of a stock is a stock."""
    is_part_of_stock = row.rule is Rule.SUM and whole.rule is Rule.LAST
    return whole.rule if "rule" in row.guessed or is_part_of_stock else row.rule


def _same_measure(one: FormRow, other: FormRow) -> bool:
    return fold(one.measure) == fold(other.measure) or not other.measure


def _subtotal(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """ "I", "II" above a list that ends in "Tổng cộng", or that "Tổng số (I+II)" names: guessed to sum their rows."""
    children = tree.children(row.row)
    is_open = row.kind is RowKind.GROUP and "kind" in row.guessed
    is_open = is_open or (row.kind is RowKind.ITEM and row.row in tree.quoted and not row.measure)
    if not is_open or tree.parent[row.row] is not None or len(children) < 2 or not _is_summed_up(tree):
        return row
    counts_things = any(_COUNTS.match(fold(child.label)) or tree.is_of_which(child) for child in children)
    if counts_things or not _is_one_kind(row, children):
        return row
    parts = tuple(child.row for child in children)
    return replace(row, kind=RowKind.TOTAL, parts=parts, guessed=row.guessed | {"kind", "parts"})


def _is_summed_up(tree: Tree) -> bool:
    """Whether one total stands above or below all the rest."""
    return any(is_plain_total(r.label) and not r.code and tree.parent[r.row] is None for r in tree.rows)


def _by_words(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """A row called a total, without formula or codes: its parts are guessed, or it is left as the units give it."""
    if row.kind is not RowKind.ITEM or row.rule is Rule.RATIO or row.of_which is not None or row.row in votes.of_rows:
        return row
    if _heads_likes(row):
        parts = _of_like_rows(tree, row)
    elif is_plain_total(row.label):
        parts = _parts_below(tree, row) or _parts_beside(tree, row)
    elif is_counted_total(row.label) and any("khac" in words(child.label) for child in tree.children(row.row)):
        parts = _all_below(tree, row)  # "Khác" closes the list: nothing is left out of it
    else:
        return row
    is_list = _closes_its_list(tree, row) or _heads_likes(row)
    if len(parts) < 2 or not (is_list or may_be_parts([part.label for part in parts])):
        return replace(row, guessed=row.guessed | {"kind"}) if is_plain_total(row.label) else row
    return replace(row, kind=RowKind.TOTAL, parts=tuple(p.row for p in parts), guessed=row.guessed | {"kind", "parts"})


def _heads_likes(row: FormRow) -> bool:
    """ "Tổng cộng" merged over "Mắc" and "Chết", at the foot of a list of diseases that have both."""
    return not row.code and len(row.path) > 1 and is_plain_total(row.path[-2]) and not is_plain_total(row.label)


def _of_like_rows(tree: Tree, row: FormRow) -> list[FormRow]:
    """The rows of the same name in the rest of the list."""
    like = [r for r in tree.rows if r.label == row.label and len(r.path) == len(row.path) and r.path != row.path]
    is_apart = len({r.path for r in like}) == len(like)
    return like if is_apart and all(r.path[:-2] == row.path[:-2] and _can_be_part(row, r) for r in like) else []


def _rule_of_total(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """The total of stocks is a stock, whatever its label says."""
    rules = {tree.at(part).rule for part in row.parts if part in tree.place}
    if row.kind is not RowKind.TOTAL or len(rules) != 1 or not rules <= {Rule.SUM, Rule.LAST, Rule.N_OF_N}:
        return row
    is_guess = any("rule" in tree.at(part).guessed for part in row.parts)
    guessed = row.guessed | {"rule"} if is_guess else row.guessed - {"rule"}
    rule = rules.pop()
    return replace(row, rule=rule, is_cumulative=row.is_cumulative and rule is Rule.LAST, guessed=guessed)


def _parts_below(tree: Tree, row: FormRow) -> list[FormRow]:
    """The rows right under a total, "Trong đó" left out, when all count what the total counts."""
    children = [child for child in tree.children(row.row) if not tree.is_of_which(child)]
    return children if all(_can_be_part(row, child) for child in children) else []


def _all_below(tree: Tree, row: FormRow) -> list[FormRow]:
    """The rows under a total; those under one "Trong đó:" too, when nothing else stands beside them."""
    below = tree.children(row.row)
    listed = [child for child in below if child.kind is not RowKind.GROUP]
    if not listed or not all(tree.is_of_which(child) and child.of_which == row.row for child in listed):
        return _parts_below(tree, row)
    return listed if all(_can_be_part(row, child) for child in listed) else []


def _can_be_part(total: FormRow, part: FormRow) -> bool:
    is_figure = part.kind is not RowKind.GROUP and part.rule not in (Rule.RATIO, Rule.TEXT)
    return is_figure and (_same_measure(total, part) or not total.measure)


def _parts_beside(tree: Tree, row: FormRow) -> list[FormRow]:
    """For "Tổng số" on top or "Cộng" at the bottom of a list: the rows of the list not covered by another total."""
    if row.code:  # numbered like the rest of the list, it may be an indicator of its own
        return []
    level = tree.children(tree.parent[row.row])
    at = next(n for n, other in enumerate(level) if other.row == row.row)
    before, after = level[:at], level[at + 1 :]
    if before and after:
        return _since_last_total(tree, before) if any(is_plain_total(r.label) for r in after) else []
    listed = [r for r in tree.figures_of(before or after) if not tree.is_of_which(r)]
    covered = {part for r in listed for part in r.parts}
    parts = _finest_times([r for r in listed if r.row not in covered])
    return parts if _is_one_kind(row, parts) else []


def _finest_times(rows: list[FormRow]) -> list[FormRow]:
    """Of months, quarters and "6 tháng" down the rows the months: what covers others would count them twice."""
    times = [row.period or time_in_year((row.label,), UNKNOWN_YEAR) for row in rows]
    known = [time for time in times if time is not None]
    if len(known) < len(rows):
        return rows
    is_finest = (not any(one != time and time.covers(one) for one in known) for time in known)
    return list(compress(rows, is_finest))


def _closes_its_list(tree: Tree, row: FormRow) -> bool:
    """ "Cộng" at the foot of a list adds up whatever the list holds, "Dưới 16 tuổi" and "Từ 16 tuổi" too."""
    level = tree.children(tree.parent[row.row])
    return is_plain_total(row.label) and not row.code and level[-1].row == row.row


def _since_last_total(tree: Tree, before: Sequence[FormRow]) -> list[FormRow]:
    """A subtotal closes the rows since the total before it."""
    totals = [n for n, row in enumerate(before) if is_plain_total(row.label)]
    since = tree.figures_of(before[totals[-1] + 1 if totals else 0 :])
    since = _finest_times([row for row in since if not tree.is_of_which(row)])
    return since if since and _is_one_kind(since[0], since) else []


def _is_one_kind(total: FormRow, parts: Sequence[FormRow]) -> bool:
    kinds = {(fold(part.measure), part.rule) for part in parts}
    return len(kinds) == 1 and all(_can_be_part(total, part) for part in parts)


def _child_of_item(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """1.1 under 1, counted in the same measure: guessed to be no more than 1, never that 1 is their sum."""
    above = tree.parent[row.row]
    if row.kind is RowKind.GROUP or row.of_which is not None or above is None or not row.measure:
        return row
    whole = tree.at(above)
    if whole.kind is not RowKind.ITEM or fold(whole.measure) != fold(row.measure) or whole.rule is not row.rule:
        return row
    if row.rule not in (Rule.SUM, Rule.LAST) or not row.code.startswith(whole.code.rstrip(".") + "."):
        return row
    return replace(row, of_which=above, guessed=row.guessed | {"of_which"})


def _in_time(tree: Tree, row: FormRow, votes: Votes, _: frozenset[int]) -> FormRow:
    """Rows that are years: "Năm 2011"."""
    if len(row.label) >= 30 or any(column.period is not None for column in tree.table.columns):
        return row
    period = read_period(row.label)
    if period is None or not _YEAR_WORDS.fullmatch(fold(row.label)):
        return row
    return replace(row, period=period, guessed=row.guessed - {"rule"})
