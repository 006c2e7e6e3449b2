"""How right the fields of official documents are: per field precision, recall, F1, and guesses.

    python benchmarks/accuracy_documents.py [--wrong] [--data ../shared/data]

The keys were marked by hand (benchmarks/keys/documents.json): page 1 of four signed documents, 66 laws, and the
files and pages of a legal database, its attribute pages among them; then rows of a provincial gazette, read here as a
page of labels. A guess is a value where the key says there is none. Beside ours, from the same run: a parser of
headers made of ordinary patterns, as offices' scripts have.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tongket.collect.narratives.narrative import read_narrative
from tongket.directive.document import Document, Paragraph, Stated
from tongket.directive.official.reading import document_of
from tongket.wording.fold import fold

HERE = Path(__file__).parent
KEYS = HERE / "keys" / "documents.json"
DATA = HERE.parent.parent / "shared" / "data"
GAZETTE = "sonla-gazette/van_ban.jsonl"
SIGNED = "gov-docs-real/metadata.jsonl"
Read = Callable[[Sequence[Paragraph]], Mapping[str, str]]
FIELDS = (
    "type",
    "number",
    "symbol",
    "date",
    "place",
    "issuer",
    "superior",
    "title",
    "signer_capacity",
    "signer_position",
    "signer_name",
    "legal_bases",
    "recipients_first",
)
AIM = 0.97


class Line(NamedTuple):
    """One paragraph of a row or a text."""

    number: int
    text: str


class Case(NamedTuple):
    """One document with its key: field to value, "" where there is none."""

    name: str
    group: str
    paragraphs: Sequence[Paragraph]
    key: Mapping[str, str]


def main() -> None:
    """Read every document with both readers, print the table."""
    asked = _arguments()
    keys = json.loads(KEYS.read_text(encoding="utf-8"))
    cases = [*_documents(keys["documents"], asked.data), *_rows(keys["gazette_rows"], asked.data)]
    for name, read in (("tongket", ours), ("patterns alone", peer)):
        _report(name, cases, read, show_wrong=asked.wrong and read is ours)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="print what is wrong")
    parser.add_argument("--data", type=Path, default=DATA)
    return parser.parse_args()


# --- the cases


def _documents(keys: Sequence[Mapping[str, Any]], data: Path) -> Iterator[Case]:
    for key in keys:
        fields = {_name(name): _known(name, field) for name, field in key["fields"].items()}
        wanted = {name: value for name, value in fields.items() if name in FIELDS}
        group = "signed, page 1" if key["file"] == SIGNED else key["file"].split("/")[0]
        yield Case(key.get("row") or key["file"], group, _paragraphs(data / key["file"], key.get("row")), wanted)
    yield from _pictures(keys, data)


def _pictures(keys: Sequence[Mapping[str, Any]], data: Path) -> Iterator[Case]:
    """The signed documents again from their own PDFs: with a text layer as on page 1, else nothing to be read."""
    for key in keys:
        if key["file"] != SIGNED:
            continue
        path = data / "gov-docs-real" / "full" / f"{key['row'].removeprefix('real_')}.pdf"
        paragraphs = _paragraphs(path, None)
        fields = {_name(name): _known(name, field) for name, field in key["fields"].items()}
        known = {name: value if paragraphs else "" for name, value in fields.items() if name in FIELDS}
        yield Case(path.name, "signed, PDF", paragraphs, known)


def _name(name: str) -> str:
    return "title" if name == "subject" else name


def _known(name: str, field: Mapping[str, Any]) -> str:
    if name == "legal_bases":
        return str(field["count"]) if field["count"] else ""
    value = field["value"]
    return "" if value is None else "\n".join(value) if isinstance(value, list) else str(value)


def _paragraphs(path: Path, row: str | None) -> Sequence[Paragraph]:
    if row is None:
        return read_narrative(path.read_bytes(), path.name).blocks
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    text = next(record["text"] for record in records if record["doc_id"] == row)
    return read_narrative(text.encode(), "page1.txt").blocks


def _rows(keys: Sequence[Mapping[str, Any]], data: Path) -> Iterator[Case]:
    """Rows of a gazette as a page of labels; what the hand marked not is the row's own."""
    lines = (data / GAZETTE).read_text(encoding="utf-8").splitlines()
    for key in keys:
        row = json.loads(lines[key["line"] - 1])
        wanted = {name: key[name] for name in ("type", "issuer", "signer_position", "signer_name")}
        wanted |= {"symbol": row["so_hieu"], "date": row["ngay_ban_hanh"], "title": row["trich_yeu"]}
        yield Case(f"{GAZETTE}:{key['line']}", "sonla-gazette", _labelled(row), wanted)


def _labelled(row: Mapping[str, str]) -> list[Line]:
    day = date.fromisoformat(row["ngay_ban_hanh"])
    texts = (
        f"Số ký hiệu: {row['so_hieu']}",
        f"Ngày ban hành: {day.day:02d}/{day.month:02d}/{day.year}",
        f"Cơ quan ban hành: {row['co_quan_ban_hanh']}",
        f"Loại văn bản: {row['loai_van_ban']}",
        f"Người ký: {row['nguoi_ky']}",
        f"Trích yếu: {row['trich_yeu']}",
    )
    return [Line(number, text) for number, text in enumerate(texts, start=1)]


# --- the readers


def ours(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """What the reader of official documents makes of it."""
    document = document_of(paragraphs)
    return {**_plain_fields(document), **_signer_fields(document)}


def _plain_fields(document: Document) -> dict[str, str]:
    dated = document.dated.value
    return {
        "type": _text(document.type),
        "number": _text(document.number),
        "symbol": _text(document.symbol),
        "date": dated.isoformat() if dated else "",
        "place": _text(document.place),
        "issuer": _text(document.issuer),
        "superior": _text(document.superior),
        "title": _text(document.subject),
        "legal_bases": str(len(document.grounds)) if document.grounds else "",
        "recipients_first": "\n".join(_text(each) for each in document.recipients[:2]),
    }


def _signer_fields(document: Document) -> dict[str, str]:
    signer = document.signer.value
    if signer is None:
        return {}
    capacity = " / ".join(f"{how} {whom}" for how, whom in signer.acting)
    return {"signer_capacity": capacity, "signer_position": signer.position, "signer_name": signer.name}


def _text(stated: Stated[str]) -> str:
    return stated.value or ""


_PEER = {
    "symbol": r"số\s*(?:ký hiệu)?\s*:?\s*(\d+\s*[/-]\s*\S+)",
    "type": r"^(hiến pháp|bộ luật|luật|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|thông báo|kế hoạch)\b",
    "issuer": r"^(quốc hội|chính phủ|thủ tướng chính phủ|bộ [^\n]+|ủy ban nhân dân[^\n]*|hội đồng nhân dân[^\n]*)$",
    "place": r"^([^\n,]{2,30}), ngày",
    "signer_name": r"\n((?:[A-ZĐ][^\s\d]+ ){2,3}[A-ZĐ][^\s\d]+)\s*$",
    "signer_position": r"^((?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH VĂN PHÒNG)[^\n]*)$",
    "title": r"^(?:luật|bộ luật|quyết định|thông tư|thông báo|nghị quyết)\s*\n([^\n]+)",
}
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def peer(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Ordinary patterns over the whole text, the first match believed."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    found = {name: _first(pattern, text) for name, pattern in _PEER.items()}
    day = _DAY.search(text)
    found["date"] = f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}" if day else ""
    found["number"] = _first(r"(\d+)", found["symbol"])
    bases = len(re.findall(r"^căn cứ", text, re.IGNORECASE | re.MULTILINE))
    return {**found, "legal_bases": str(bases) if bases else ""}


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.IGNORECASE | re.MULTILINE)
    return match[1].strip() if match else ""


# --- the count


def comparable(field: str, value: str) -> str:
    """What counts of a value: not its case, its punctuation, the words "về việc" or the purpose after a recipient."""
    if field == "recipients_first":
        return "\n".join(
            re.sub(r"\W+", " ", re.sub(r";?\s*\(.*?\)", "", fold(line))).strip() for line in value.split("\n")
        )
    plain = re.sub(r"\W+", " ", fold(value)).strip()
    if field == "title":
        plain = re.sub(r"^(?:bo luat|luat)\s+", "", plain)
        plain = re.sub(r"^(?:ve viec|v v|ve)\s+", "", plain)
    return plain


class Count:
    """Hits, false values, misses and guesses of one field."""

    def __init__(self) -> None:
        self.hits = self.false = self.missed = self.guesses = 0

    def add(self, told: str, known: str) -> bool:
        """Count one field of one document; whether it is right."""
        is_right = told == known
        self.hits += is_right and bool(known)
        self.false += bool(told) and not is_right
        self.missed += bool(known) and not is_right
        self.guesses += bool(told) and not known
        return is_right

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision = self.hits / (self.hits + self.false) if self.hits + self.false else 1.0
        recall = self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def _report(name: str, cases: Sequence[Case], read: Read, *, show_wrong: bool) -> None:
    by_field: dict[str, Count] = {}
    by_group: dict[str, Count] = {}
    whole = Count()
    for case in cases:
        told = read(case.paragraphs)
        for field, known in case.key.items():
            compare = partial(comparable, field)
            pair = compare(told.get(field, "")), compare(known)
            right = [each.add(*pair) for each in (_of(by_field, field), _of(by_group, case.group), whole)]
            if show_wrong and not right[0]:
                print(f"  {case.name} {field}: {told.get(field, '')!r}, not {known!r}")
    print(f"\n{name}: {len(cases)} documents, {dict(Counter(case.group for case in cases))}")
    print(f"{'':18} precision  recall      F1  guesses  (aim F1 {AIM}, guesses 0)")
    for label, count in (*((f, by_field[f]) for f in FIELDS if f in by_field), *by_group.items(), ("all", whole)):
        print(f"{label:18} {count.scores[0]:9.3f} {count.scores[1]:7.3f} {count.scores[2]:7.3f} {count.guesses:8}")


def _of(counts: dict[str, Count], name: str) -> Count:
    return counts.setdefault(name, Count())


if __name__ == "__main__":
    main()
