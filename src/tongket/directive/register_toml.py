"""Takes a TOML text edited by hand, makes its tables and all lines that are no TOML, as if those had been mended.

A parser stops at the first such line. Here it is noted, put right as far as it is plain what was meant, and reading
goes on, so that a person learns of everything at once. A text with any such line is refused all the same.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tongket.directive.register_lines import lines_of
from tongket.wording.dates import read_date

_MOST = 200  # lines; beyond, the file is no register
_LINE = re.compile(r"line (\d+)")
_HEADER = re.compile(r"\s*(?P<open>\[{1,2})\s*(?P<path>[\w.-]+)\s*\]{0,2}\s*(?:#.*)?$")
_PAIR = re.compile(r"(?P<before>\s*(?P<key>[\w-]+)\s*=\s*)(?P<value>.*?)\s*(?:#.*)?$")
_DAY = re.compile(r"\d{1,4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,4}")
_CURLY = re.compile("[\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb]")


class BadLine(NamedTuple):
    """A line that is no TOML, and why as far as it can be told."""

    number: int | None  # None: the end of the file, where something was left open
    problem: str
    table: str = ""
    key: str = ""
    value: str = ""


@dataclass(slots=True)
class MendedText:
    """The tables of a text, its bad lines, and the line of each table and key."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    bad: tuple[BadLine, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    is_whole: bool = True  # False: what stands after the last bad line could not be read


def mended(text: str) -> MendedText:
    """The tables of a text with every bad line put right, or as many as can be."""
    lines = text.removeprefix("\ufeff").split("\n")
    bad: dict[int | None, BadLine] = {}
    while True:
        try:
            facts = tomllib.loads("\n".join(lines))
            return MendedText(facts, _placed(bad, lines), lines_of("\n".join(lines)))
        except tomllib.TOMLDecodeError as error:
            number = _line_of(error)
            if number is not None and _is_twice(error) and _doubled(number, lines, bad):
                continue
            if number is None or number in bad or len(bad) > _MOST:
                bad.setdefault(number, BadLine(number, "not_toml"))
                return MendedText(bad=_placed(bad, lines), is_whole=False)
            bad[number], lines[number - 1] = _put_right(number, lines[number - 1], str(error))


def _line_of(error: tomllib.TOMLDecodeError) -> int | None:
    found = _LINE.search(str(error))
    return int(found[1]) if found else None


def _is_twice(error: tomllib.TOMLDecodeError) -> bool:
    return "twice" in str(error) or "overwrite" in str(error)


def _doubled(number: int, lines: list[str], bad: dict[int | None, BadLine]) -> bool:
    """Puts double brackets round every table of the name that stands there twice; whether any had single ones."""
    header = _HEADER.match(lines[number - 1])
    alike = [
        at
        for at, found in enumerate(map(_HEADER.match, lines), 1)
        if header and found and found["path"] == header["path"] and found["open"] == "["
    ]
    for at in alike:
        bad[at] = BadLine(at, "single_brackets", value=header["path"] if header else "")
        lines[at - 1] = lines[at - 1].replace("[", "[[", 1).replace("]", "]]", 1)
    return bool(alike)


def _put_right(number: int, line: str, said: str) -> tuple[BadLine, str]:
    """What is wrong with a line, and the line as it was probably meant: for reading on, never for use."""
    if header := _HEADER.match(line):
        return BadLine(number, "not_toml"), f"[[{header['path']}]]"
    pair = _PAIR.match(line)
    if pair is None:
        return BadLine(number, "not_toml"), ""
    if "overwrite" in said:
        return BadLine(number, "key_twice", value=pair["key"]), ""
    problem, meant = _meant(pair["value"])
    return BadLine(number, problem, value=pair["value"]), f"{pair['before']}{meant}"


def _meant(value: str) -> tuple[str, str]:
    """Why a value is no TOML, and the one that was probably meant."""
    plain = _CURLY.sub("", value).strip(" \t\r\"'")
    quoted = '"' + plain.replace("\\", "/").replace('"', "'") + '"'
    if _DAY.fullmatch(value.strip()):
        return ("bare_day" if read_date(value) else "not_a_day"), quoted
    if _CURLY.search(value):
        return "curly_quotes", quoted
    if value and not set(value) & set("\"'[]{}"):
        return "no_quotes", quoted
    return "not_toml", quoted if value.count('"') == 1 else '""'


def _placed(bad: Mapping[int | None, BadLine], lines: list[str]) -> tuple[BadLine, ...]:
    """The bad lines with the table and the key that stand there."""
    names = {number: name for name, number in lines_of("\n".join(lines)).items()}
    return tuple(_named(each, names.get(each.number or 0, "")) for each in bad.values())


def _named(bad: BadLine, name: str) -> BadLine:
    if bad.problem == "key_twice":
        return bad._replace(key=bad.value)
    is_table = not name or name.endswith("]") or bad.problem == "single_brackets"
    table, _, key = ("", "", "") if is_table else name.rpartition(".")
    return bad._replace(table=name if is_table else table, key=key)
