"""How right citations are read from real texts, beside the pattern most projects use, against a key marked by hand.

python benchmarks/accuracy_citations.py --misses

The keys (benchmarks/keys/citations.json, citations-second.json) tell every citation of whole files with its place. A
citation of ours is right by span where it overlaps one of the key, and strictly where kind and number, or day or year,
or name are the key's too. Doubtful places of the key count neither way. The peer knows no kinds: of it only the number
is asked. Of Word and PDF files of the second sample the whole paper is read and what the key covers is scored.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from tongket.collect.narratives.narrative import read_narrative
from tongket.wording.act_names import word_key
from tongket.wording.citations import Citation, citations

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = 0.9535  # BiLSTM-CRF, SoICT 2019, 11,000 sentences of legal text, its own corpus
PEER = re.compile(r"\d+/\d{4}/[A-ZĐ-]+\d*")
FORMS = ("number", "date", "name")
PAGE = 3000  # letters


@dataclass(frozen=True)
class Span:
    """One citation of the key or of a reader, in one text."""

    start: int
    end: int
    form: str
    kind: str
    number: str = ""
    day: str = ""
    name: str = ""


@dataclass
class Count:
    """Hits and misses of one reader."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def scores(self, form: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one form, or of all."""
        names = FORMS if form == "all" else (form,)
        right, asked, given = (sum(each[name] for name in names) for each in (self.right, self.asked, self.given))
        precision, recall = right / given if given else 0.0, right / asked if asked else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


@dataclass
class Source:
    """One text of the key with what is marked in it."""

    name: str
    text: str
    key: list[Span]
    doubtful: list[tuple[int, int]]

    @property
    def is_unseen(self) -> bool:
        """Whether nobody had looked at the file while the reader was made."""
        folder, _, name = self.name.partition("/")
        if folder == "vlc-laws":
            return hashlib.sha256(Path(name).name.encode()).hexdigest()[0] in "012"
        return folder in {"sonla-gazette", "vbpl-files"}


def main() -> int:
    """Print both tables and the speed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--key", type=Path, default=ROOT / "benchmarks" / "keys" / "citations.json")
    parser.add_argument("--second", type=Path, default=ROOT / "benchmarks" / "keys" / "citations-second.json")
    parser.add_argument("--misses", action="store_true", help="print every citation missed, wrong or invented")
    chosen = parser.parse_args()
    sources, second = (list(marked_sources(key, chosen.data)) for key in (chosen.key, chosen.second))
    groups = {
        "unseen": [one for one in sources if one.is_unseen],
        "seen": [one for one in sources if not one.is_unseen],
    }
    for name, group in {**groups, "all": sources, "second sample": second}.items():
        show(name, group)
    for name, group in by_folder(second).items():
        print(f"second sample, {name}: strict F1 {counted(group, ours, is_strict=True).scores('all')[2]:.3f}")
    started = time.perf_counter()
    letters = sum(len(one.text) for one in sources if citations(one.text) is not None)
    took = time.perf_counter() - started
    print(f"\nspeed: {letters / PAGE / took * 60:,.0f} pages a minute, {1000 * took / (letters / PAGE):.2f} ms a page")
    if chosen.misses:
        print_misses([*sources, *second])
    return 0


def by_folder(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """The texts by the collection they are from."""
    found: dict[str, list[Source]] = {}
    for one in sources:
        found.setdefault(one.name.split("/")[0], []).append(one)
    return found


def show(name: str, group: Sequence[Source]) -> None:
    """One table: ours strictly and by span, the peer by number and by span."""
    ours_strict, ours_span = counted(group, ours, is_strict=True), counted(group, ours, is_strict=False)
    peer_strict, peer_span = counted(group, peer, is_strict=True), counted(group, peer, is_strict=False)
    marked = sum(len(one.key) for one in group)
    print(f"\n{name}: {len(group)} texts, {marked} citations marked")
    print(f"{'':10}{'ours, strict':^22}{'ours, by span':^22}{'peer, number':^22}{'peer, by span':^22}")
    for form in (*FORMS, "all"):
        cells = (each.scores(form) for each in (ours_strict, ours_span, peer_strict, peer_span))
        print(f"{form:10}" + "".join(f"{p:7.3f}{r:7.3f}{f:7.3f} " for p, r, f in cells))
    print(f"published F1 (another corpus): {PUBLISHED:.4f}")


def marked_sources(key: Path, data: Path) -> Iterator[Source]:
    """Every text of the key: a whole file, or one row of a register."""
    marked = json.loads(key.read_text(encoding="utf-8"))
    read: dict[str, list[dict[str, Any]]] = {}
    for one in marked["read"]:
        read.setdefault(one["file"], []).append(one)
    for name, parts in read.items():
        marks, doubtful = ([each for each in marked[of] if each["file"] == name] for of in ("citations", "doubtful"))
        path = (ROOT if name.startswith("examples/") else data) / name
        if path.suffix == ".jsonl":
            yield from _of_rows(name, path, marks, doubtful, parts[0].get("rows"))
        else:
            yield _of_lines(name, path, marks, doubtful, parts)


def _of_lines(name: str, path: Path, marks: list[Any], doubtful: list[Any], parts: list[dict[str, Any]]) -> Source:
    lines = _lines(path, parts[0].get("made"))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = [_span(each, starts[each["row"] - 1] + each["start"]) for each in marks]
    unsure = [_place(each, starts[each["row"] - 1] + each["start"]) for each in doubtful]
    covered = {
        row for part in parts for first, last in [part.get("blocks", (1, len(lines)))] for row in range(first, last + 1)
    }
    unread = [(starts[row - 1], starts[row]) for row in range(1, len(lines) + 1) if row not in covered]
    return Source(name, "\n".join(lines), spans, unsure + unread)


def _lines(path: Path, made: str | None) -> list[str]:
    """The text of a file in the pieces the key counts: lines, visible lines of a page, or blocks of a paper."""
    if made == "blocks":
        return [block.text for block in read_narrative(path.read_bytes(), path.name).blocks]
    return visible_lines(path) if path.suffix == ".html" else path.read_text(encoding="utf-8").split("\n")


def _of_rows(name: str, path: Path, marks: list[Any], doubtful: list[Any], rows: list[str] | None) -> Iterator[Source]:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names, texts = ("so_hieu", "trich_yeu") if "so_hieu" in records[0] else ("doc_id", "text")
    for record in records:
        row = record[names]
        if rows is not None and row not in rows:
            continue
        text = record[texts]
        own = [each for each in marks if each["row"] == row and text[each["start"] :].startswith(each["text"])]
        unsure = [_place(each, each["start"]) for each in doubtful if each["row"] == row]
        yield Source(name, text, [_span(each, each["start"]) for each in own], unsure)


def visible_lines(path: Path) -> list[str]:
    """The visible text of a page as the key counts its lines."""
    tree = html.fromstring(path.read_bytes().decode("utf-8", "replace"))
    for hidden in tree.xpath("//script|//style"):
        hidden.drop_tree()
    squeezed = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return [line for line in squeezed if line]


def _place(mark: dict[str, Any], start: int) -> tuple[int, int]:
    return start, start + len(mark["text"])


def _span(mark: dict[str, Any], start: int) -> Span:
    return Span(
        start,
        start + len(mark["text"]),
        mark["form"],
        _words(mark.get("type") or ""),
        _number(mark.get("number") or ""),
        str(mark.get("date") or ""),
        _words(mark.get("name") or ""),
    )


def ours(text: str) -> list[Span]:
    """What we read."""
    return [
        Span(
            each.start,
            each.end,
            each.form.value,
            _words(each.kind),
            _number(_symbol(each)),
            _day(each),
            _words(each.name),
        )
        for each in citations(text)
    ]


def peer(text: str) -> list[Span]:
    """What the usual pattern reads."""
    return [Span(each.start(), each.end(), "number", "", _number(each[0])) for each in PEER.finditer(text)]


def _symbol(citation: Citation) -> str:
    return citation.symbol.canonical if citation.symbol else citation.number


def _day(citation: Citation) -> str:
    return citation.dated.isoformat() if citation.dated else str(citation.year or "")


def _number(typed: str) -> str:
    plain = unicodedata.normalize("NFC", typed).lower().replace("t.ư", "tw").replace("tư", "tw")
    parts = "-".join(part.lstrip("0") or "0" for part in re.split(r"[\s/\-–.]+", plain.strip()) if part)
    return re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", "", parts)  # "NQCP" typed for NQ-CP


def _words(typed: str) -> str:
    return " ".join(word_key(word) for word in re.findall(r"[^\W_]+", typed))


def counted(group: Iterable[Source], reader: Any, *, is_strict: bool) -> Count:
    """Hits of one reader over a group of texts."""
    count = Count()
    for one in group:
        given = reader(one.text)
        pairs, loose = paired(one, given)
        for mark in one.key:
            count.asked[mark.form] += 1
        for mark, span in pairs:
            is_right = not is_strict or same(mark, span, is_peer=reader is peer)
            count.right[mark.form] += is_right
            count.given[mark.form] += 1
        for span in loose:
            count.given[span.form] += 1
    return count


def paired(one: Source, given: list[Span]) -> tuple[list[tuple[Span, Span]], list[Span]]:
    """Each mark with the reading that overlaps it best; the readings left over, those at doubtful places dropped."""
    left = list(given)
    pairs = []
    for mark in one.key:
        over = [span for span in left if span.start < mark.end and mark.start < span.end]
        if over:
            best = max(over, key=lambda span: (same(mark, span), min(mark.end, span.end) - max(mark.start, span.start)))
            left.remove(best)
            pairs.append((mark, best))
    loose = [span for span in left if not any(span.start < end and start < span.end for start, end in one.doubtful)]
    return pairs, loose


def same(mark: Span, span: Span, *, is_peer: bool = False) -> bool:
    """Whether a reading tells what the mark tells."""
    if mark.form != span.form or (mark.kind != span.kind and not is_peer):
        return False
    if mark.form == "number":
        return mark.number == span.number
    return mark.name == span.name and (mark.form == "name" or mark.day == span.day)


def print_misses(sources: Iterable[Source]) -> None:
    """Every citation missed, read wrongly or invented, with its place."""
    for one in sources:
        pairs, loose = paired(one, ours(one.text))
        seen = {mark for mark, _ in pairs}
        for mark in one.key:
            if mark not in seen:
                print(f"MISSED   {one.name}: {_quoted(one.text, mark)}")
        for mark, span in pairs:
            if not same(mark, span):
                print(f"WRONG    {one.name}: {_quoted(one.text, mark)} read {_quoted(one.text, span)} {mark} {span}")
        for span in loose:
            print(f"INVENTED {one.name}: {_quoted(one.text, span)}")


def _quoted(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 50) : span.start], text[span.end : span.end + 40]
    return " ".join(f"…{before}[[{text[span.start : span.end]}]]{after}…".split())


if __name__ == "__main__":
    raise SystemExit(main())
