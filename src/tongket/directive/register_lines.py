"""Takes the text of a TOML file, makes the line each table and each key stands on; the parser itself tells none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<path>[\w\s.\"'-]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*[\"']?(?P<key>[\w-]+)[\"']?\s*[=.]")
_LONG = ('"""', "'''")


def lines_of(text: str) -> dict[str, int]:
    """ "document[2]" and "document[2].review[1].kind" with their lines, both counted from 1."""
    found: dict[str, int] = {}
    table = ""
    counts: Counter[str] = Counter()
    for number, line in _outside_texts(text):
        if header := _HEADER.match(line):
            table = _numbered(header["path"].replace(" ", ""), header["open"] == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(f"{table}.{key['key']}".lstrip("."), number)
    return found


def _outside_texts(text: str) -> Iterator[tuple[int, str]]:
    """Lines that do not stand inside a text of several lines."""
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        yield number, line.rstrip("\r")
        closing = next((mark for mark in _LONG if line.count(mark) % 2), "")


def _numbered(path: str, is_list: bool, counts: Counter[str]) -> str:
    """The path with the place of each repeated table in its list: "document.review" is "document[2].review[1]"."""
    steps = path.split(".")
    name = ""
    for step in steps[:-1]:
        name = _at(f"{name}.{step}".lstrip("."), counts)
    name = f"{name}.{steps[-1]}".lstrip(".")
    if is_list:
        counts[name] += 1
    return _at(name, counts)


def _at(name: str, counts: Counter[str]) -> str:
    return f"{name}[{counts[name]}]" if counts[name] else name
