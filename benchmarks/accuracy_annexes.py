"""How much of real annexes is read right: every cell compared with what other people took from the same workbooks.

Run `python benchmarks/accuracy_annexes.py [FOLDER]`, where FOLDER is the shared data beside the project. Nothing here
knows a file: the province table of a workbook is the one whose rows are provinces, its columns are known by the words
of their headings, its year by its title.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tongket.check.annexes.table_totals import TotalGap, check_totals
from tongket.collect.tables.read_report import readings
from tongket.collect.tables.table import Table
from tongket.collect.tables.understand import understand
from tongket.collect.workbooks.sheet import Sheet, Workbook
from tongket.collect.workbooks.stored_number import is_stored_number, stored_number
from tongket.collect.workbooks.workbook import read_workbook
from tongket.wording.fold import fold

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
Reading = dict[str, Any]


def main() -> None:
    """Print the share of cells read right, per body of data."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not data.is_dir():
        sys.exit(f"{data.name}: the folder of real data is not there")
    budget_annexes(data / "mof-budget-xls")
    yearbooks(data / "gdpm-yearbooks", data / "gdpm-panel")
    understood("provincial scores", sorted((data / "pci-xls").rglob("*.xls*")))
    understood("statistical tables", sorted((data / "gso-tables").rglob("*.csv")))


def tables_of(path: Path) -> Iterator[tuple[Sheet, Table]]:
    """Every table of a workbook with its sheet."""
    workbook: Workbook = read_workbook(path, path.name)
    for sheet in workbook.sheets:
        for table in understand(sheet):
            yield sheet, table


# --- annexes of the Ministry of Finance ---------------------------------------------------------------------------


def budget_annexes(folder: Path) -> None:
    """The province tables against `tidy/`, then every printed total against its parts."""
    names = province_names(folder / "tidy" / "Provinces.csv")
    keys = {kind: answer_key(folder / "tidy" / f"{kind}.csv") for kind in ("plan", "final")}
    right, wrong, files = 0, [], 0
    for path in sorted((folder / "Budget").glob("*.xls")):
        found = list(province_tables(path, names))
        files += bool(found)
        for sheet, table in found:
            agree, differ = compare(sheet, table, names, keys)
            right += agree
            wrong += [f"{path.name}: {line}" for line in differ]
    missing = sum(len(cells) for key in keys.values() for cells in key.values())
    compared = right + len(wrong)
    print(f"budget annexes: {right} of {compared} cells right ({right / max(compared, 1):.2%}), {files} workbooks;")
    print(f"  {missing} cells of the key were met in no table")
    for line in wrong[:20]:
        print("  ", line)
    totals(folder)


# The key's tables use three names other than its own list of provinces does.
KEY_NAMES = {
    "Ba Ria - Vung Tau": "BRVT",
    "Ho Chi Minh City": "TP HCM",
    "Thua Thien – Hue": "Thua Thien Hue",
    "Thua Thien - Hue": "Thua Thien Hue",
}


def province_names(path: Path) -> dict[str, str]:
    """A printed name, folded, to the short name of the key."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        return {plain_name(row["original"]): KEY_NAMES.get(row["fixed"], row["fixed"]) for row in csv.DictReader(lines)}


def plain_name(printed: str) -> str:
    """A printed name without the marks that only spacing left in it."""
    return re.sub(r"[^a-z0-9]+", " ", fold(printed.replace("\ufffd", " "))).strip()


def answer_key(path: Path) -> dict[tuple[str, str], dict[str, Decimal]]:
    """(short name, year) to the figures of its row."""
    with path.open(encoding="utf-8") as lines:
        return {
            (row["prov"], row["year"]): {
                field: stored_number(text)
                for field, text in row.items()
                if field not in ("prov", "year") and is_stored_number(text)
            }
            for row in csv.DictReader(lines)
        }


def province_tables(path: Path, names: dict[str, str]) -> Iterator[tuple[Sheet, Table]]:
    """The tables of a workbook whose rows are provinces."""
    for sheet, table in tables_of(path):
        known = {
            names[plain_name(row.path[-1])] for row in table.rows if row.path and plain_name(row.path[-1]) in names
        }
        if len(known) > 50:
            yield sheet, table


def compare(
    sheet: Sheet, table: Table, names: dict[str, str], keys: dict[str, dict[tuple[str, str], dict[str, Decimal]]]
) -> tuple[int, list[str]]:
    """Cells that agree and lines on those that do not. Cells met are taken out of the key."""
    key = keys["final" if fold(table.title).startswith("quyet toan") else "plan"]
    year = re.findall(r"(?:19|20)\d\d", table.title)[0]
    fields = fields_of(table)
    right, wrong = 0, []
    for reading in readings(sheet, table):
        name = names.get(plain_name(reading["row"][-1])) if reading["row"] else None
        field = fields.get(tuple(reading["column"]))
        expected = key.get((name or "", year), {}).get(field or "")
        if expected is None or field is None:
            continue
        if reading["value"] is None and not reading["raw"]:
            continue  # a second column merged under the same heading
        del key[name or "", year][field]
        if reading["value"] is not None and same(Decimal(reading["value"]), expected):
            right += 1
        else:
            wrong.append(f"{table.sheet}!{reading['cell']} {name} {field}: {reading['value']}, key {expected}")
    return right, wrong


def same(found: Decimal, expected: Decimal) -> bool:
    """The key's author printed binary numbers in full; the fifteenth digit may have gone either way."""
    return found == expected or abs(found - expected) <= abs(expected) * Decimal("1e-14")


def fields_of(table: Table) -> dict[tuple[str, ...], str]:
    """The heading path of each field of the key, by the words of the headings; the first column that fits."""
    found: dict[tuple[str, ...], str] = {}
    for column in table.columns:
        field = field_named(fold(" ".join(column.path)))
        if field and field not in found.values():
            found[column.path] = field
        elif not field or field == "balance.trans":
            second = second_field(fold(" ".join(column.path)))
            if second and second not in found.values():
                found[column.path] = second
    return found


def field_named(words: str) -> str:
    """The field a heading names; every transfer begins as "balance.trans", which the first of them is."""
    if "bo sung" in words or "so sung" in words:
        return "balance.trans" if "muc tieu" not in words and "target" not in words else ""
    for field, sign in (("total.rev", "tong thu"), ("ratio", "ty le"), ("total.exp", "tong chi")):
        if sign in words:
            return field
    return ""


def second_field(words: str) -> str:
    """Among the targeted transfers: the projects, else their total."""
    if "muc tieu" not in words and "target" not in words:
        return ""
    is_projects = re.search(r"(cong trinh|c\.trinh)", words) and "quan trong" in words
    return "project.trans" if is_projects else "target.trans"


def totals(folder: Path) -> None:
    """Every printed total and subtotal of every annex, added again."""
    compared = 0
    gaps: list[tuple[str, TotalGap]] = []
    for path in sorted((folder / "Budget").glob("*.xls")):
        for sheet, table in tables_of(path):
            checked = check_totals(table, sheet)
            compared += checked.compared
            gaps += [(f"{path.name} {table.sheet}", gap) for gap in checked.gaps]
    real = [(where, gap) for where, gap in gaps if not gap.is_rounding]
    print(f"  printed totals added again: {compared}; {compared - len(gaps)} exact,")
    print(f"  {len(gaps) - len(real)} within rounding, {len(real)} gaps ({explained(real)} explained by a footnote):")
    for where, gap in real:
        print(f"    {where}!{gap.cell} {gap.row.path[-1][:30]}: printed {gap.printed}, parts make {gap.added}")
        for note in gap.notes:
            print(f"      {note.cell} {' + '.join(note.amounts) or '(its mark only)'}: {note.text[:90]}")


def explained(gaps: list[tuple[str, TotalGap]]) -> int:
    """How many gaps a footnote names the amount of."""
    return sum(gap.is_explained for _, gap in gaps)


# --- yearbooks of the Ministry of Health ----------------------------------------------------------------------------

DISEASES = {  # what each sheet is called in the panel
    "ta": "cholera",
    "t.han": "typhoid",
    "lytt": "shigella",
    "ly tt": "shigella",
    "ly amip": "amoebiasis",
    "tieu chay": "diarrhea",
    "v.nao": "encephalitis",
    "sxh": "dengue",
    "sot ret": "malaria",
    "v.gan": "hepatitis",
    "dai": "rabies",
    "v.mn": "meningitis",
    "t.dau": "chickenpox",
    "b.hau": "diphteria",
    "ho ga": "pertussis",
    "uvss": "nntetanus",
    "uv khac": "tetanus",
    "liet mc": "polio",
    "soi": "measles",
    "quai bi": "mumps",
    "rubella": "rubella",
    "cum": "ili",
    "cuma(h5n1)": "h5n1",
    "apc": "adenovirus",
    "dich hach": "plague",
    "than": "anthrax",
    "leptospira": "leptospiriosis",
    "tcm": "hfmd",
    "lien cau lon": "ssuis",
}
SHORT_NAMES = {
    "tt hue": "thua thien hue",
    "tp h c m": "ho chi minh",
    "tp hcm": "ho chi minh",
    "tp ho chi minh": "ho chi minh",
    "ba ria v tau": "ba ria vung tau",
    "br vt": "ba ria vung tau",
}
Cell = tuple[str, str, str, int, str]


def yearbooks(folder: Path, panel_folder: Path) -> None:
    """Month × province, cases and deaths, against the panel where both have the cell."""
    panel = read_panel(panel_folder / "gdpm_panel.csv.gz")
    right: Counter[str] = Counter()
    met: Counter[str] = Counter()
    wrong: list[str] = []
    unmatched: Counter[str] = Counter()
    for path in sorted(folder.glob("*.xls")):
        year = re.findall(r"(?:19|20)\d\d", path.name)[0]
        for cell, value, place in disease_cells(path, year):
            expected = panel.get(cell)
            if expected is None:
                unmatched[cell[1] if cell[1] not in panel_names(panel) else cell[0]] += 1
                continue
            met[cell[0]] += 1
            right[cell[0]] += value == expected
            if value != expected:
                wrong.append(
                    f"{path.name} {place}: {value}, panel {expected} ({cell[0]} {cell[1]} {cell[3]} {cell[4]})"
                )
    print(f"yearbooks: {right.total()} of {met.total()} cells agree ({right.total() / max(met.total(), 1):.3%})")
    print("  dengue 2011, sum of all months:", dengue_sum(folder))
    print("  by disease:", ", ".join(f"{name} {right[name] / met[name]:.2%}" for name in sorted(met)))
    print("  cells the panel does not have:", dict(unmatched.most_common(8)))
    print(f"  {len(wrong)} differ:")
    for line in wrong[:40]:
        print("   ", line)


def read_panel(path: Path) -> dict[Cell, Decimal]:
    """(disease, province, year, month, M or C) to the figure."""
    panel: dict[Cell, Decimal] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["year"] < "2011":
                continue
            for field, mark in (("incidence", "m"), ("mortality", "c")):
                if is_stored_number(row[field]):
                    at = (row["disease"], plain_name(row["province"]), row["year"], int(row["month"]), mark)
                    panel[at] = stored_number(row[field])
    return panel


_NAMES: dict[int, set[str]] = {}


def panel_names(panel: dict[Cell, Decimal]) -> set[str]:
    """Every province of the panel."""
    return _NAMES.setdefault(id(panel), {cell[1] for cell in panel})


def disease_cells(path: Path, year: str) -> Iterator[tuple[Cell, Decimal, str]]:
    """Every number under a month heading, of every sheet that is a disease."""
    for sheet, table in tables_of(path):
        disease = DISEASES.get(fold(sheet.name))
        for reading in readings(sheet, table) if disease else ():
            month = (
                re.fullmatch(r"thang (\d{1,2})", fold(reading["column"][0])) if len(reading["column"]) == 2 else None
            )
            if month and reading["value"] is not None:
                name = plain_name(reading["row"][-1])
                cell = (disease or "", SHORT_NAMES.get(name, name), year, int(month[1]), fold(reading["column"][1]))
                yield cell, Decimal(reading["value"]), f"{sheet.name}!{reading['cell']}"


def dengue_sum(folder: Path) -> Decimal:
    """The cases of dengue in 2011; 69,876 by the ministry's own count."""
    path = next(path for path in folder.glob("*.xls") if "2011" in path.name)
    cells = disease_cells(path, "2011")
    return sum((value for cell, value, _ in cells if cell[0] == "dengue" and cell[4] == "m"), Decimal(0))


# --- everything else -------------------------------------------------------------------------------------------------


def understood(name: str, paths: list[Path]) -> None:
    """How many sheets hold a table, and how many readings came out."""
    sheets = tables = numbers = blanks = 0
    empty: list[str] = []
    for path in paths:
        for sheet in read_workbook(path, path.name).sheets:
            found = understand(sheet)
            sheets, tables = sheets + 1, tables + len(found)
            states = Counter(reading["state"] for table in found for reading in readings(sheet, table))
            numbers, blanks = numbers + states["number"], blanks + states.total() - states["number"]
            if not found:
                empty.append(f"{path.name} {sheet.name} ({len(sheet.cells)} cells)")
    print(f"{name}: {len(paths)} files, {sheets} sheets, {tables} tables, {numbers} numbers, {blanks} other cells;")
    print(f"  sheets without a table: {empty or 'none'}")


if __name__ == "__main__":
    main()
