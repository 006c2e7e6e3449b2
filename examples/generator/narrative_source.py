"""Takes the text of a narrative's source (see narratives.py), makes headers, lines and sentences with their tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

HEADING = re.compile(r"^(?P<depth>#{1,3})(?P<run_in>\.)? (?P<where>[?\d+^]+) \| (?P<text>.+)$")
NOTE = re.compile(r"^\[\^(?P<mark>\d+)\]: (?P<text>.+)$")
TAG = re.compile(r"⟦(?P<key>[pcxd])=(?P<value>[^⟧]+)⟧")
CLAIM = re.compile(r'^(?P<kind>\w+)(?: n=(?P<n>[\d./,]+))? "(?P<words>[^"]+)"(?P<rest>.*)$')
LABEL = re.compile(r"^\d+(?:\.\d+)*\.$")
ENDS = re.compile(r"(?<=[.!?…])(?<!TP\.)(?<!TX\.)(?<!số\.)\s+(?=[A-ZĐÀ-Ỹ“\"])")


class SourceError(Exception):
    """What is wrong with a source, and where."""


class ClaimTag(NamedTuple):
    """One numeric statement as tagged."""

    kind: str
    words: str
    ref: str
    verdict: str
    wrong: str
    number: str  # typed where `words` spell it out


@dataclass
class Sentence:
    """One sentence, or the part of one that a tag speaks of."""

    text: str
    points: list[str] = field(default_factory=list)
    claims: list[ClaimTag] = field(default_factory=list)
    defects: list[list[str]] = field(default_factory=list)
    exempt: list[str] = field(default_factory=list)


@dataclass
class Line:
    """One line of the body: a heading, paragraph, item, note or table row."""

    kind: str  # heading, paragraph, list, table, note
    text: str
    depth: int = 0
    sections: list[int | None] = field(default_factory=list)  # of a heading: the outline's indexes; None: none of them
    is_added: bool = False
    is_moved: bool = False
    lead: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    mark: str = ""  # of a note


@dataclass
class Source:
    """One narrative."""

    headers: dict[str, str]
    lines: list[Line]

    @property
    def unit(self) -> str:
        """The code of the unit that sends it."""
        return self.headers["unit"]

    def listed(self, name: str) -> list[str]:
        """A header of several values."""
        return [part.strip() for part in self.headers.get(name, "").split(";") if part.strip()]


def read_source(text: str) -> Source:
    """The source of one narrative. Raises `SourceError`."""
    head, _, body = text.partition("\n\n")
    headers = {name: value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
    missing = {"unit", "file", "number", "date", "signer", "to", "style", "list", "split"} - headers.keys()
    if missing:
        raise SourceError(f"headers missing: {sorted(missing)}")
    lines: list[Line] = []
    for raw in body.splitlines():
        if raw.strip():
            _add(lines, raw.strip())
    return Source(headers, lines)


def _add(lines: list[Line], raw: str) -> None:
    if raw.startswith("|"):
        if not lines or lines[-1].kind != "table":
            lines.append(Line("table", ""))
        lines[-1].cells.append([cell.strip() for cell in raw.strip("|").split("|")])
    elif raw.startswith("#"):
        lines.append(_heading(raw))
    elif note := NOTE.match(raw):
        lines.append(_spoken("note", note["text"], mark=note["mark"]))
    elif raw.startswith("- "):
        lines.append(_spoken("list", raw[2:]))
    else:
        lines.append(_spoken("paragraph", raw))


def _heading(raw: str) -> Line:
    match = HEADING.match(raw)
    if match is None:
        raise SourceError(f"not a heading: {raw[:60]}")
    where, text = match["where"], match["text"]
    is_added, is_moved = where.startswith("?"), where.endswith("^")
    sections: list[int | None] = [int(part) for part in where.strip("?^").split("+") if part]
    if is_added:
        sections.append(None)
    line = Line("heading", text, len(match["depth"]), sections, is_added, is_moved)
    if match["run_in"]:
        lead, _, rest = text.partition(" | ")
        spoken = _spoken("paragraph", rest)
        line.kind, line.lead, line.text, line.sentences = "run_in", lead, f"{lead} {spoken.text}", spoken.sentences
    return line


def _spoken(kind: str, raw: str, mark: str = "") -> Line:
    sentences = list(_sentences(raw))
    plain = re.sub(r"\s+", " ", TAG.sub("", raw))
    plain = re.sub(r"\s+([.,;:])", r"\1", plain).strip()
    return Line(kind, plain, sentences=sentences, mark=mark)


def _sentences(raw: str) -> list[Sentence]:
    out: list[Sentence] = []
    at = 0
    for tag in TAG.finditer(raw):
        _take(out, raw[at : tag.start()])
        at = tag.end()
        if not out:
            raise SourceError(f"a tag before any text: {raw[:60]}")
        _apply(out[-1], tag["key"], tag["value"])
    _take(out, raw[at:])
    return out


def _take(out: list[Sentence], text: str) -> None:
    text = re.sub(r"\[\^\d+\]", "", text).strip()
    if not re.search(r"\w", text):
        return
    label = ""
    for part in ENDS.split(text):
        if LABEL.match(part):
            label = f"{part} "
            continue
        out.append(Sentence(label + part.strip()))
        label = ""


def _apply(sentence: Sentence, key: str, value: str) -> None:
    parts = [part.strip() for part in value.split(" | ")]
    if key == "p":
        sentence.points.append(value.strip())
    elif key == "x":
        sentence.exempt.append(value.strip().strip('"'))
    elif key == "d":
        sentence.defects.append(parts)
    else:
        sentence.claims.append(_claim(value))


def _claim(value: str) -> ClaimTag:
    match = CLAIM.match(value)
    if match is None:
        raise SourceError(f"not a claim: {value}")
    ref, verdict, wrong = [*[part.strip() for part in match["rest"].split("|")[1:]], "", "", ""][:3]
    ref = ref or "-"
    verdict = verdict or ("not_checkable" if ref == "-" else "agrees")
    return ClaimTag(match["kind"], match["words"], ref, verdict, wrong, match["n"] or "")
