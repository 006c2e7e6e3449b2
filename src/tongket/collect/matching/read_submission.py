"""Takes a unit's workbook and the form; makes a `Submission`: every figure at its form cell, and all that was odd.

Sheets are matched first, then columns and rows, then measures; only then are cells read. A row or column that could be
two is matched to neither, and said.
"""

from __future__ import annotations

from tongket.collect.matching.bands import bands
from tongket.collect.matching.cell_reading import Marks, number_of
from tongket.collect.matching.columns import ColumnMatch, Heading, match_columns
from tongket.collect.matching.form import FormIndex, SheetIndex, heading_key, index_of, label_key
from tongket.collect.matching.groups import Groups, first_named, named_by_group
from tongket.collect.matching.known_layouts import Known, Layout, find_known, learn
from tongket.collect.matching.measures import find_measures
from tongket.collect.matching.notes import existence_notes, list_rows, notes
from tongket.collect.matching.rows import Line, RowMatch, match_rows
from tongket.collect.matching.sheets import SheetMatch, agrees_wholly, match_by_name, match_sheets, pasted_below
from tongket.collect.matching.stretches import cut, side_by_side
from tongket.collect.matching.values import Values
from tongket.collect.matching.zone import Zone, find_zone
from tongket.collect.submission import Letterhead, Oddity, OddityKind, Place, Submission
from tongket.collect.tables.words import measure_in_brackets
from tongket.collect.workbooks.sheet import CellKind, Sheet, Workbook, address
from tongket.directive.form import ColumnKind, Form, RowKind


def read_submission(workbook: Workbook, form: Form, *, file: str, sha256: str, size: int) -> Submission:
    """Read one unit's workbook against the form."""
    index = index_of(form)
    submission = Submission(
        file=file,
        sha256=sha256,
        size=size,
        format=workbook.format,
        letterhead=_letterhead(workbook, form),
        stamp=dict(workbook.stamp),
        reader=workbook.reader,
    )
    known = _KnownSheets(index.layouts)
    matched = match_by_name(index.sheets, workbook.sheets, known.agrees) or match_sheets(index.sheets, workbook.sheets)
    if not matched.sheets and not matched.unclear:
        submission.oddities.append(Oddity(kind=OddityKind.NOT_A_REPORT, at=Place(file)))
        return submission
    submission.kind = "figures"
    reader = _Reader(index, workbook, submission, known)
    pasted = pasted_below(index.sheets, matched)
    matched.missing = [name for name in matched.missing if name not in pasted]
    reader.say_about_sheets(matched)
    for name, tables in reader.tables_by_sheet.items():
        sheet = matched.sheets.get(name)
        if sheet and name in pasted.values():
            reader.read_pasted(
                [one for one in index.sheets if name in (one.sheet.name, pasted.get(one.sheet.name))], sheet
            )
        elif sheet:
            reader.read_tables(tables, sheet)
    submission.oddities += reader.values.oddities
    submission.batch = reader.values.batch()
    return submission


def _letterhead(workbook: Workbook, form: Form) -> Letterhead:
    from tongket.collect.letterhead import read_letterhead

    return read_letterhead(workbook, [sheet.title for sheet in form.sheets if sheet.title])


class _KnownSheets:
    """The sheets of one workbook that are laid out in a known way."""

    def __init__(self, layouts: dict[str, list[Layout]]) -> None:
        self.layouts = layouts
        self.sheets: dict[str, Known] = {}

    def agrees(self, index: SheetIndex, sheet: Sheet) -> bool:
        """Whether the sheet has all the labels and headings of the form's; a known layout is kept for reading."""
        if index.sheet.is_list:
            return agrees_wholly(index, sheet.cells.values())
        known = find_known(self.layouts.get(index.sheet.name, []), index, sheet)
        if known is not None:
            self.sheets[index.sheet.name] = known
        return known is not None


class _Reader:
    """One workbook being read."""

    def __init__(self, index: FormIndex, workbook: Workbook, submission: Submission, known: _KnownSheets) -> None:
        self.index, self.workbook, self.submission, self.known = index, workbook, submission, known
        self.values = Values(submission.file, len(index.form.cells))
        self.pasted: set[str] = set()  # sheets of the form that stand with others on one of the unit's
        self.tables_by_sheet: dict[str, list[SheetIndex]] = {}
        for each in index.sheets:
            self.tables_by_sheet.setdefault(each.sheet.name, []).append(each)

    def say_about_sheets(self, matched: SheetMatch) -> None:
        say = self.values.say
        if not self.workbook.has_provenance:
            say(OddityKind.NO_FORMULAS, facts={"format": self.workbook.format})
        for name in matched.missing:
            say(OddityKind.SHEET_MISSING, facts={"sheet": name})
        for sheet in matched.added:
            say(OddityKind.SHEET_ADDED, sheet.name, facts={"sheet": sheet.name})
        for sheet, names in matched.unclear:
            facts = {"sheet": sheet.name, "could_be": "”, “".join(names)}
            say(OddityKind.SHEET_UNCLEAR, sheet.name, facts=facts)
        for sheet in matched.hidden:
            say(OddityKind.SHEET_HIDDEN, sheet.name, facts={"sheet": sheet.name})

    def read_tables(self, tables: list[SheetIndex], sheet: Sheet) -> None:
        """What the form has on one sheet: one table as a rule; of several each is read where it stands."""
        stretches = side_by_side(tables) if len(tables) > 1 else []
        parts = cut(stretches, sheet) if len(stretches) > 1 else None
        for stretch, part in zip(stretches, parts, strict=True) if parts else [(tables, sheet)]:
            self._read_below_each_other(stretch, part)

    def read_pasted(self, tables: list[SheetIndex], sheet: Sheet) -> None:
        """Tables of several sheets of the form on one of the unit's, each where its headings stand."""
        self.pasted.update(index.sheet.name for index in tables)
        self._read_below_each_other(tables, sheet)

    def _read_below_each_other(self, tables: list[SheetIndex], sheet: Sheet) -> None:
        if len(tables) == 1:
            self.read_sheet(tables[0], sheet)
            return
        found = bands(tables, sheet)
        for number, index in enumerate(tables):
            if number in found:
                self.read_sheet(index, found[number])
            elif index.sheet.name in self.pasted:
                self.values.say(OddityKind.SHEET_MISSING, facts={"sheet": index.sheet.name})
            else:
                self.values.say(OddityKind.SHEET_MISSING, sheet.name, facts={"sheet": _name_of(index)})

    def read_sheet(self, index: SheetIndex, sheet: Sheet) -> None:
        if (known := self.known.sheets.get(index.sheet.name)) and known.sheet is sheet:
            self._read_known(index, known)
            return
        file = self.submission.file
        labels = frozenset(row.label for row in index.rows)
        self.values.oddities.extend(existence_notes(sheet, file, labels))
        if index.sheet.is_list:
            self.submission.list_rows.extend(list_rows(index, sheet, file))
            return
        zone = find_zone(index, sheet)
        if zone is not None:
            self._read_table(index, zone, self.index.marks)

    def _read_known(self, index: SheetIndex, known: Known) -> None:
        """A sheet laid out like one already understood: nothing is odd about its layout."""
        file, layout = self.submission.file, known.layout
        if known.may_tell_a_life:
            labels = frozenset(row.label for row in index.rows)
            self.values.oddities.extend(existence_notes(known.sheet, file, labels))
        self.values.read_known(known, self.index.marks)
        keeps_formulas = known.laid is not None and known.laid.fit.keeps_formulas
        if self.workbook.has_provenance and not keeps_formulas:
            self.values.find_typed_over(index.cells)
        get = known.laid.trace.get if known.laid is not None else known.sheet.cells.get
        self.submission.list_rows.extend(notes(index, known.sheet.name, get, layout.rows, layout.columns, file))

    def _read_table(self, index: SheetIndex, zone: Zone, marks: Marks) -> None:
        grouped = named_by_group(index, _asked_lines(index), zone)
        rows = match_rows(grouped.asked, grouped.sent)
        columns = match_columns(_asked_headings(index), _with_numbers(zone, rows))
        _leave_disputed_rows(index, zone, rows, columns)
        self._say_about_columns(zone, columns)
        self._say_about_rows(index, zone, rows)
        self._say_about_groups(index, zone, grouped)
        measures = find_measures(index, zone, rows.rows, columns.columns)
        is_alone = len(self.tables_by_sheet[index.sheet.name]) == 1 and index.sheet.name not in self.pasted
        is_as_asked = rows.is_as_asked and columns.is_as_asked and not grouped.renamed
        if is_alone and is_as_asked and not measures.changes():
            learn(self.index.layouts.setdefault(index.sheet.name, []), index, zone, rows.rows, columns.columns)
        for change in measures.changes():
            facts = {"found": change.found, "expected": change.expected}
            kind = OddityKind.MEASURE_CHANGED if change.factor is None else OddityKind.MEASURE_CONVERTED
            facts |= {} if change.factor is None else {"factor": format(change.factor, "f")}
            self.values.say(kind, zone.sheet.name, address(*change.place), facts)
        self.values.read_sheet(zone.sheet, index.cells, rows.rows, columns.columns, marks, measures)
        if self.workbook.has_provenance:
            self.values.find_typed_over(index.cells)
        about = (zone.sheet.name, zone.sheet.cells.get, rows.rows, columns.columns, self.submission.file)
        self.submission.list_rows.extend(notes(index, *about))

    def _say_about_columns(self, zone: Zone, match: ColumnMatch) -> None:
        def say(kind: OddityKind, at: Heading | None, **facts: str) -> None:
            cell = address(zone.last_heading, at.column) if at else ""
            self.values.say(kind, zone.sheet.name, cell, facts)

        for missing in match.missing:
            say(OddityKind.COLUMN_MISSING, None, column=missing.text)
        for added in match.added:
            say(OddityKind.COLUMN_ADDED, added, column=added.text)
        for asked, sent in match.moved:
            say(OddityKind.COLUMN_MOVED, sent, column=asked.text)
        for asked, sent in match.by_position:
            say(OddityKind.COLUMN_BY_POSITION, sent, found=sent.text, expected=asked.text)
        for unread in match.not_read:
            say(OddityKind.COLUMN_NOT_READ, unread, found=unread.text)

    def _say_about_rows(self, index: SheetIndex, zone: Zone, match: RowMatch) -> None:
        def say(kind: OddityKind, at: Line | None, **facts: str) -> None:
            cell = address(at.row, zone.label_column) if at else ""
            self.values.say(kind, zone.sheet.name, cell, facts)

        figures = {row.row for row in index.rows if row.kind is not RowKind.GROUP}
        repeated = {asked.row for asked, _ in match.repeated}
        for missing in match.missing:
            if missing.row in figures and missing.row not in repeated:
                say(OddityKind.ROW_MISSING, None, row=_with_group(index, missing))
        for added in match.added:
            say(OddityKind.ROW_ADDED, added, row=added.text)
        for asked, sent in match.moved:
            say(OddityKind.ROW_MOVED, sent, row=asked.text)
        for asked, sent in match.renamed:
            if _without_measure(asked.text) == _without_measure(sent.text):
                continue  # said of the measure
            say(OddityKind.ROW_RENAMED, sent, found=sent.text, expected=asked.text)
        for asked, sent in match.repeated:
            say(OddityKind.ROW_REPEATED, sent, row=asked.text)
        for line in zone.lines:
            if line.row in zone.sheet.hidden_rows and line.has_numbers:
                say(OddityKind.ROW_HIDDEN, line, row=line.text)
        self._say_about_headings(index, zone, match)

    def _say_about_groups(self, index: SheetIndex, zone: Zone, grouped: Groups) -> None:
        """Groups read under another name, each at the cell that names it first."""
        names = {label_key(part): part for row in index.rows for part in row.path[:-1]}
        for found, expected in grouped.renamed.items():
            row, column, text = first_named(zone, found)
            facts = {"found": text, "expected": names.get(expected, expected)}
            self.values.say(OddityKind.ROW_RENAMED, zone.sheet.name, address(row, column), facts)

    def _say_about_headings(self, index: SheetIndex, zone: Zone, match: RowMatch) -> None:
        """Nothing a unit gives is dropped in silence: not the figures beside what the form only heads rows with."""
        columns = [heading.column for heading in zone.headings if heading.keys]
        for row in index.rows:
            sent = match.rows.get(row.row) if row.kind is RowKind.GROUP else None
            filled = [column for column in columns if sent and _counts(zone.sheet, sent, column)]
            if sent and filled:
                facts = {"row": row.label, "count": str(len(filled))}
                self.values.say(OddityKind.ROW_NOT_ASKED, zone.sheet.name, address(sent, filled[0]), facts)


def _name_of(index: SheetIndex) -> str:
    """Of a table that shares its sheet: the sheet and its own title."""
    title = index.sheet.title
    return f"{index.sheet.name} › {title}" if title else index.sheet.name


def _with_group(index: SheetIndex, line: Line) -> str:
    """ "2021 › Hình sự" where the same name stands beside every year."""
    row = index.rows[[row.row for row in index.rows].index(line.row)]
    grouped = dict(zip((row.row for row in index.rows), index.row_groups, strict=True))[line.row]
    return " › ".join((*row.path[: len(grouped)], line.text))


def _without_measure(label: str) -> str:
    measure = measure_in_brackets(label)
    return label_key(label.replace(f"({measure})", "")) if measure else label


def _leave_disputed_rows(index: SheetIndex, zone: Zone, match: RowMatch, sides: ColumnMatch) -> None:
    """A row that stands twice with the same figures filled in is read once; with other figures neither is read."""
    filled_in = {column.column for column in index.columns if column.kind is ColumnKind.VALUE}
    columns = [sent for asked, sent in sides.columns.items() if asked in filled_in]
    for asked, sent in match.repeated:
        read = match.rows.get(asked.row)
        if read is not None and _figures(zone.sheet, read, columns) != _figures(zone.sheet, sent.row, columns):
            del match.rows[asked.row]


def _figures(sheet: Sheet, row: int, columns: list[int]) -> list[str]:
    cells = (sheet.cells.get((row, column)) for column in columns)
    return [str(number_of(cell.raw) or cell.raw) if cell else "" for cell in cells]  # "203.0" is 203


def _asked_lines(index: SheetIndex) -> list[Line]:
    keys = zip(index.rows, index.row_keys, index.row_codes, strict=True)
    return [Line(row.row, key, code, row.label, row.kind is not RowKind.GROUP) for row, key, code in keys]


def _asked_headings(index: SheetIndex) -> list[Heading]:
    """The form's columns of figures and notes."""
    return [
        Heading(
            column=column.column,
            keys=keys,
            text=" › ".join(column.path),
            period=column.period,
            has_numbers=column.kind is not ColumnKind.TEXT,
            measure="%" if column.kind is ColumnKind.CHANGE_PERCENT else heading_key(column.measure),
        )
        for column, keys in zip(index.columns, index.column_keys, strict=True)
    ]


def _with_numbers(zone: Zone, rows: RowMatch) -> list[Heading]:
    """The unit's headings, each with whether figures stand under it; a column with neither is none."""
    lines = [line.row for line in zone.lines]
    headings = []
    for heading in zone.headings:
        has_numbers = any(_is_figure(zone.sheet, row, heading.column) for row in lines)
        if heading.keys or has_numbers:
            headings.append(heading._replace(has_numbers=has_numbers))
    return headings


def _counts(sheet: Sheet, row: int, column: int) -> bool:
    """Whether something would be lost if the cell were left out: a zero would not."""
    return _is_figure(sheet, row, column) and number_of(sheet.cells[row, column].raw) != 0


def _is_figure(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is not None and (cell.kind is CellKind.NUMBER or cell.raw[:1].isdigit())
