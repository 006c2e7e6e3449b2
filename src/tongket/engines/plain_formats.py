"""The referee's own look at number formats: takes a workbook, makes the cells that show a number as per cent, with "%".

Of .xlsb and .csv only the values are read, by both counts.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from html import unescape

from tongket.collect.workbooks.sheet import address
from tongket.engines.plain_old_formats import percents_of_old

BUILT_IN = {"9", "10"}  # "0%" and "0.00%"
TAG = re.compile(r"<(?:\w+:)?([\w-]+)((?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>")
FACT = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def percent_cells(data: bytes) -> dict[str, set[str]]:
    """Sheet name to the addresses of its cells with a percent format."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        return percents_of_old(data)
    if data[:2] != b"PK":
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if "content.xml" in names:
            return _of_opendocument(_text(package, "content.xml"))
        if "xl/workbook.xml" not in names:
            return {}
        styles = _percent_styles(_text(package, "xl/styles.xml")) if "xl/styles.xml" in names else set()
        parts = _parts(package) if styles else {}
        return {name: _cells(_text(package, part), styles) for name, part in parts.items() if part in names}


def _of_opendocument(text: str) -> dict[str, set[str]]:
    """Each cell says what it shows; what is repeated stands once."""
    found: dict[str, set[str]] = {}
    row = column = repeated = 0
    shown: set[str] = set()
    for tag, facts in _tags(text, "table", "table-row", "table-cell", "covered-table-cell"):
        if tag == "table":
            row = repeated = 0
            shown = found.setdefault(unescape(facts.get("name", "")), set())
        elif tag == "table-row":
            row, column, repeated = row + repeated, 0, int(facts.get("number-rows-repeated", 1))
        else:
            times = int(facts.get("number-columns-repeated", 1))
            if facts.get("value-type") == "percentage":
                shown.update(address(row + r, column + c) for r in range(1, repeated + 1) for c in range(1, times + 1))
            column += times
    return found


def _text(package: zipfile.ZipFile, name: str) -> str:
    return package.read(name).decode("utf-8", "replace")


def _tags(text: str, *named: str) -> list[tuple[str, dict[str, str]]]:
    return [(found[1], _facts(found[2])) for found in TAG.finditer(text) if found[1] in named]


def _facts(text: str) -> dict[str, str]:
    return {name.split(":")[-1]: one or other for name, one, other in FACT.findall(text)}


def _percent_styles(text: str) -> set[str]:
    """The numbers of the cell styles whose format has a "%" that is not only printed."""
    codes = {facts.get("numFmtId", ""): facts.get("formatCode", "") for _, facts in _tags(text, "numFmt")}
    shown = BUILT_IN | {number for number, code in codes.items() if "%" in _outside_quotes(code)}
    listed = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", text, re.DOTALL)
    styles = _tags(listed[0], "xf") if listed else []
    return {str(number) for number, (_, facts) in enumerate(styles) if facts.get("numFmtId") in shown}


def _outside_quotes(code: str) -> str:
    plain = code.replace("&quot;", '"')
    return re.sub(r'"[^"]*"|\\.', "", plain)


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to its part of the package."""
    links = _tags(_text(package, "xl/_rels/workbook.xml.rels"), "Relationship")
    targets = {facts.get("Id", ""): facts.get("Target", "") for _, facts in links}
    sheets = (facts for _, facts in _tags(_text(package, "xl/workbook.xml"), "sheet"))
    return {unescape(one.get("name", "")): _part(targets.get(one.get("id", ""), "")) for one in sheets}


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _cells(text: str, styles: set[str]) -> set[str]:
    return {facts["r"] for _, facts in _tags(text, "c") if facts.get("s") in styles and "r" in facts}
