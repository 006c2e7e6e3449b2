"""The format of the example's written reports: one UTF-8 source per unit, `narratives/H01.txt`, prose with its gold beside it.

A source begins with header lines `name: value` up to the first empty line:

    unit: H01
    file: Báo cáo tổng kết - Thành phố Mỹ Tho.docx     path under reports/, any name and folder a unit would use
    number: Số 512-BC/TU                               as printed in the letterhead (invented)
    date: 2020-10-09                                    not after the deadline (districts 15/10, bodies 20/10)
    signer: T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ              lines of the signature, no person's name
    to: Văn phòng Tỉnh ủy; Lưu                          Nơi nhận
    style: bold                                         how headings are printed: word (Heading styles), bold (bold lines),
                                                        caps (plain lines as typed), auto (numbered by Word: type no number),
                                                        plain (as typed, no bold)
    list: dash                                          how "- " items are printed: dash (typed), bullet (Word's), letters (a, b, c by Word)
    split: dev                                          dev or heldout
    plant: no_cause_split; no_responsibility            what the whole report lacks on purpose (optional): no_cause_split,
                                                        no_responsibility, no_comparison, no_proposals
    title: Tổng kết 10 năm …                            optional; the usual title without it. Also optional: place, size (13 or 14),
                                                        letterhead: lines, sign: lines (paragraphs in place of tables),
                                                        encoding (of a .txt: utf-8, utf-16, windows-1258)

then the body, one line a paragraph (empty lines mean nothing):

    Paragraphs before the first heading belong to no section.
    # 0 | I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO                 # to ###: depth; then the outline's index of the heading
    ## 1 | 1. Quán triệt, tuyên truyền
    ## ?3 | 6. Công tác thi hành án                     ? an added heading, inside section 3 (`?` alone: inside none)
    ## 11+12 | 2. Hạn chế và nguyên nhân                two of the outline's sections under one heading
    ## 13^ | Bài học                                    ^ stands elsewhere than in the outline (the others must ascend)
    ##. 10 | 1. Ưu điểm: | Bold words, then the paragraph itself goes on in the same line.
    A paragraph of sentences. ⟦p=slug⟧ Another sentence. ⟦c=count "1.234 vụ" | 1!N12⟧
    - A list item. ⟦p=slug⟧
    | A | table |                                       consecutive lines make one table; its numbers are no claims
    Text with a footnote.[^1] More.
    [^1]: The footnote's text.

Tags stand after the sentence (or after the part ended by ";") they speak of, each in its own ⟦…⟧:

`⟦p=slug⟧`  the point of points.toml it makes. None: nobody else makes it. A sentence may carry two. Tag as an official would group
    who merges 24 reports; a figure sentence belongs to the point about that figure whatever the number is.
`⟦c=KIND "words" | REF | VERDICT | WRONG⟧`  one numeric statement. `words` stand in the sentence exactly (once) and hold all of its numbers,
    its direction ("giảm") and hedge ("hơn"). One claim for "giảm 224 vụ (6,72%)"; separate claims for separate figures.
    KIND    count     "12 vụ", also in words (add `n=12`: `c=count n=12 "mười hai vụ"`)
            total     called a sum: "tổng cộng", "tổng số", "cả giai đoạn"
            rate      "đạt 85,53%", "chiếm 12%"
            change    one figure against an earlier one: "giảm 224 vụ (6,72%)", "tăng 15%", "gấp 2 lần"
            difference  between two rates (points) or two bodies, two rows: "cao hơn 1,5 điểm phần trăm", "nhiều hơn 12 vụ"
            fraction  "12/17 xã"
    REF     a cell of the blank form, `1!N12` for Biểu 1, cell N12 (its column says the year: D to M are 2011 to 2020, N 2011-2020,
            O 2001-2010, P and Q the change; Biểu 5 has one column less: C to L, M, N, O, P; Biểu 4 does not compare). Without a cell of its own: `1!N13 / 1!N12` a share (rate, fraction);
            `1!M12 : 1!D12` the first against the second (change, difference); `1!D12 + 1!E12` a sum. `-`: the form does not hold it.
    VERDICT agrees (default), contradicts, not_checkable (default where REF is `-`). The build works each out and fails where it differs.
    WRONG   with contradicts: transposed, wrong_direction, percent_for_points, wrong_period, wrong_row, wrong_sum, wrong_percent,
            wrong_rate, wrong_unit (tỷ for triệu), wrong_denominator, wrong_hedge, other
`⟦x="words"⟧`  numbers that are no statement of figures. Dates, years, "10 năm", document numbers and "Biểu 1" need none.
    Every other number of a sentence must be in a claim or in an x: the build fails otherwise.
`⟦d=KIND | …⟧`  a planted defect:
    `d=copy | ID` on a paragraph taken from another unit (names, digits changed), `d=copy_source | ID` on its original
    `d=double_event | ID` on the sentence in both units that claim the event (same thing, same day, same numbers)
    `d=wrong_citation | number | words` (or date, issuer; then the citation as it stands), `d=abolished_body | words`

How a claim is judged: the figure is the unit's own, as its workbook counts; a number agrees when the figure rounded to the
places printed is that number ("tỷ đồng" = 1.000 triệu đồng; "kg" = 1.000 gam); "hơn/trên" when the figure is above it by at most a tenth,
"gần" when below by at most a tenth, "khoảng" within a twentieth; a change when number, per cent and direction all hold; points of
difference from exact or from printed rates. Rows of the workbook that themselves carry a planted mistake, or lack a year, may
not be referred to: `python examples/generator/narratives.py --figures H01` prints a unit's figures and marks such rows.
`… --check H01 …` says what is wrong with sources; `python examples/generator/narratives.py FOLDER` writes them and the key.

Example:

    Từ năm 2011 đến nay xảy ra 1.234 vụ phạm pháp hình sự, giảm 112 vụ (8,32%) so với 10 năm trước. ⟦p=tong-so-vu-toi-pham⟧⟦p=so-vu-pham-toi-giam⟧⟦c=count "1.234 vụ" | 1!N12⟧⟦c=change "giảm 112 vụ (8,32%)" | 1!N12 : 1!O12⟧
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator import narrative_word as word
from generator.narrative_claims import Judge, numbers
from generator.narrative_figures import Figures, shown
from generator.narrative_paper import Item, lay_out
from generator.narrative_source import ClaimTag, Sentence, Source, SourceError, read_source
from generator.sending import Sent

HERE = Path(__file__).resolve().parent / "narratives"
SETTINGS = {"count": 24, "seed": 2020, "messy": 0.33}  # the example's: its sources speak of that folder's figures
DEFECTS = {
    "copy", "copy_source", "double_event", "wrong_citation", "abolished_body", "no_cause_split", "no_responsibility",
    "no_comparison", "no_proposals",
}  # fmt: skip
HARMLESS = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|(?<!\d)\d{1,2}/\d{4}|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|(?<![\d.])(?:19|20)\d\d(?!\.?\d)"
    r"|\d+\s*[-/]\s?[A-ZĐ][\w/-]*|(?:số|Chỉ thị|Nghị quyết|Kết luận|Điều|khoản|Biểu|Phụ lục|[Tt]háng|[Nn]gày|[Qq]uý|Quốc lộ|Đường tỉnh"
    r"|khóa|lớp|cấp|Khoản|Chương|Mục|Phần|Ban chỉ đạo|Đề án|Chương trình) \d+\w?|\d+ năm\b|\b1(?:38|13|389)\b"
    r"|(?<!\d)(?:14|16|18|30) tuổi|24/24|4\.0|^\d+[.)]"
)


# ---- checking


def check(source: Source, figures: Figures, points: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a source, a line each."""
    judge, last = Judge(figures), -1
    for line in source.lines:
        if line.kind in ("heading", "run_in") and not line.is_added:
            ours = [section for section in line.sections if section is not None]
            if not line.is_moved and ours[0] < last:
                yield f"heading out of order without ^: {line.text[:50]}"
            last = last if line.is_moved else ours[-1]
        for sentence in line.sentences:
            for problem in _problems(sentence, judge, points):
                yield f"{problem}\n      in: {sentence.text[:110]}"
    for kind in source.listed("plant"):
        if kind not in DEFECTS:
            yield f"unknown plant: {kind}"


def _problems(sentence: Sentence, judge: Judge, points: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown point {slug}" for slug in sentence.points if slug not in points)
    yield from (f"unknown defect {each[0]}" for each in sentence.defects if each[0] not in DEFECTS)
    for claim in sentence.claims:
        if sentence.text.count(claim.words) != 1:
            yield f"words not once in the sentence: {claim.words!r}"
        try:
            verdict = judge.judge(claim)
        except (SourceError, AssertionError) as error:
            yield f"{claim.words!r}: {error}"
            continue
        if verdict != claim.verdict:
            values = (
                " ".join(shown(judge.figures.value(cell)) for cell in judge.cells(claim)) if claim.ref != "-" else ""
            )
            yield f"{claim.words!r} {claim.ref} is {verdict}, not {claim.verdict}: {values}"
    rest = sentence.text
    for words in [*(claim.words for claim in sentence.claims), *sentence.exempt]:
        rest = rest.replace(words, " ")
    loose = re.findall(r"\S*\d\S*", HARMLESS.sub(" ", rest))
    if loose:
        yield f"numbers neither in a claim nor in x: {loose}"


# ---- the key


def _claim_record(item: Item, claim: ClaimTag, judge: Judge) -> dict[str, Any]:
    cells = judge.cells(claim) if claim.ref != "-" else []
    measure = judge.measure(claim) if cells else ""
    said = numbers(claim.number or claim.words, measure)
    return {
        "paragraph": item.number,
        "text": claim.words,
        "kind": claim.kind,
        "numbers": [f"{each.value:f}" for each in said],
        "refers_to": [{"cell": cell, "period": judge.figures.period(cell)} for cell in cells],
        "verdict": claim.verdict,
        "wrong": claim.wrong,
    }


def _sections(items: list[Item]) -> list[list[int | None]]:
    """Per block, the outline's sections it may be placed in; None: in none."""
    out: list[list[int | None]] = []
    now: list[int | None] = [None]
    is_body = False
    for item in items:
        if item.line is None or item.kind == "note":
            out.append([None] if item.line is None else _where_noted(item, items, out))
            now = [None] if is_body else now
            continue
        is_body = True
        now = item.line.sections or now
        out.append(now)
    return out


def _where_noted(note: Item, items: list[Item], sections: list[list[int | None]]) -> list[int | None]:
    mark = f"[^{note.line.mark}]" if note.line else ""
    return next((sections[item.number - 1] for item in items if mark in item.text and item is not note), [None])


def _file_record(source: Source, items: list[Item], judge: Judge, outline: int) -> dict[str, Any]:
    spoken = [(item, sentence) for item in items if item.line for sentence in item.line.sentences]
    heads = [item for item in items if item.line and (item.line.sections or item.line.is_added)]
    headed = {
        section
        for item in heads
        if item.line
        for section in item.line.sections
        if section is not None and not item.line.is_added
    }
    return {
        "unit": source.unit,
        "file": source.headers["file"],
        "split": source.headers["split"],
        "blocks": [item.plain[:60] for item in items],
        "sections": _sections(items),
        "headings": {
            str(item.number): [s for s in item.line.sections if s is not None]
            for item in heads
            if item.line and not item.line.is_added
        },
        "missing": [index for index in range(outline) if index not in headed],
        "added": [item.number for item in heads if item.line and item.line.is_added],
        "moved": [item.number for item in heads if item.line and item.line.is_moved],
        "statements": [
            {"paragraph": item.number, "text": sentence.text, "points": sentence.points} for item, sentence in spoken
        ],
        "claims": [_claim_record(item, claim, judge) for item, sentence in spoken for claim in sentence.claims],
    }


def _planted(source: Source, items: list[Item]) -> Iterator[dict[str, Any]]:
    where = {"unit": source.unit, "file": source.headers["file"]}
    for kind in source.listed("plant"):
        yield {"kind": kind, **where, "paragraph": None, "text": "", "facts": []}
    for item in items:
        for sentence in item.line.sentences if item.line else ():
            for kind, *facts in sentence.defects:
                yield {"kind": kind, **where, "paragraph": item.number, "text": sentence.text, "facts": facts}
            for claim in sentence.claims:
                if claim.verdict == "contradicts":
                    yield {
                        "kind": "wrong_number", **where, "paragraph": item.number, "text": claim.words, "facts": [claim.wrong],
                    }  # fmt: skip


def _points(points: dict[str, Any], files: list[dict[str, Any]]) -> dict[str, Any]:
    out = {}
    for slug, point in points.items():
        made = [
            {"unit": file["unit"], "file": file["file"], "paragraph": each["paragraph"], "text": each["text"]}
            for file in files
            for each in file["statements"]
            if slug in each["points"]
        ]
        if made:
            out[slug] = {**point, "units": sorted({each["unit"] for each in made}), "made": made}
    return out


# ---- all of it


def sources() -> list[Source]:
    """Every source, by the code of its unit."""
    return [read_source(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.txt"))]


def catalogue() -> dict[str, Any]:
    """The gold points."""
    return tomllib.loads((HERE / "points.toml").read_text(encoding="utf-8"))


def sent_by_unit() -> dict[str, list[Sent]]:
    """What each unit of the example sent; the workbook that counts first."""
    from generator.make import gathered

    everyone = gathered(SETTINGS["count"], SETTINGS["seed"], SETTINGS["messy"], random.Random(SETTINGS["seed"]))[
        2
    ].everyone
    out: dict[str, list[Sent]] = {}
    for sent in everyone:
        if sent.same_as is None:
            out.setdefault(sent.unit.code, []).append(sent)
    return {code: sorted(each, key=lambda sent: sent.status not in ("used", "copied")) for code, each in out.items()}


def content(source: Source, items: list[Item]) -> bytes:
    """The file a unit sends, in the format its name says."""
    headers, ending = source.headers, Path(source.headers["file"]).suffix
    if ending == ".txt":
        return word.plain(items, headers.get("encoding", "utf-8"))
    if ending in (".htm", ".html"):
        return word.page(items)
    return word.docx(items, headers["style"], headers["list"], int(headers.get("size", "14")))


def build(folder: Path) -> dict[str, Any]:
    """Writes the narratives into a review folder's reports/, in place of the small ones, and their key. Gives the key."""
    from generator.papers import OUTLINE

    known, points, files, planted = sent_by_unit(), catalogue(), [], []
    mapping = {}
    outline = sum(level in (1, 2) for level, _ in OUTLINE)
    for source in sources():
        sent = known[source.unit][0]
        judge = Judge(Figures(sent))
        problems = list(check(source, judge.figures, points))
        if problems:
            raise SourceError(f"{source.unit}: " + "\n".join(problems))
        items = lay_out(source, sent.unit, has_tables=not source.headers["file"].endswith(".txt"))
        path = folder / "reports" / source.headers["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(source, items))
        mapping[source.headers["file"]] = {"unit": source.unit, "status": "used", "producer": "narratives"}
        files.append(_file_record(source, items, judge, outline))
        planted += _planted(source, items)
    key = {"points": _points(points, files), "files": files, "planted": planted}
    _write_key(folder / "key-narratives.json", key)
    _amend(folder, mapping)
    return key


def _amend(folder: Path, mapping: dict[str, Any]) -> None:
    """Takes the small reports of the same units out of the folder and its key, and puts these in."""
    path = folder / "key.json"
    key = json.loads(path.read_text(encoding="utf-8"))
    units = {each["unit"] for each in mapping.values()}
    small = [
        name
        for name, each in key["mapping"].items()
        if name.endswith(".docx") and each["status"] == "used" and each["unit"] in units and name not in mapping
    ]
    for name in small:
        del key["mapping"][name]
        (folder / "reports" / name).unlink(missing_ok=True)
    key["mapping"] = dict(sorted((key["mapping"] | mapping).items()))
    _write_key(path, key)


def _write_key(path: Path, key: dict[str, Any]) -> None:
    path.write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def print_figures(code: str) -> None:
    """A unit's figures, a row of the form a line."""
    sent = sent_by_unit()[code][0]
    figures = Figures(sent)
    print(
        f"{code} {sent.unit.name} · {sent.heading.number} · {sent.heading.dated} · {sent.unit.parts} xã/đơn vị · {sent.status}"
    )
    lines: dict[str, list[str]] = {}
    for address, (sheet, row, _) in figures.where.items():
        if sheet.name in sent.unit.sheets:
            name, cell = address.split("!")
            number = re.sub(r"\D", "", cell)
            mark = " *SPOILT*" if figures.is_spoilt(address) else ""
            head = f"{name[-1]}!{number}{mark} {row.label} [{row.measure or sheet.measure}]:"
            lines.setdefault(head, []).append(f"{cell.rstrip(number)}={shown(figures.value(address))}")
    for head, values in lines.items():
        print(head, *values)


def _report(codes: list[str]) -> int:
    known, points, wrong = sent_by_unit(), catalogue(), 0
    for path in sorted(HERE.glob("*.txt")):
        if codes and path.stem not in codes:
            continue
        try:
            source = read_source(path.read_text(encoding="utf-8"))
        except SourceError as error:
            print(f"{path.stem}: {error}")
            wrong += 1
            continue
        problems = list(check(source, Figures(known[source.unit][0]), points))
        wrong += len(problems)
        print(f"{path.stem}: {_counts(source)}", *(f"\n  - {each}" for each in problems))
    return wrong


def _counts(source: Source) -> str:
    spoken = [sentence for line in source.lines for sentence in line.sentences]
    claims = [claim for sentence in spoken for claim in sentence.claims]
    verdicts = {
        verdict: sum(claim.verdict == verdict for claim in claims)
        for verdict in ("agrees", "contradicts", "not_checkable")
    }
    pointed = sum(bool(sentence.points) for sentence in spoken)
    words = sum(len(sentence.text.split()) for sentence in spoken)
    return f"{len(spoken)} sentences ({words} words), {pointed} make points, {len(claims)} claims {verdicts}"


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="The example's narratives.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--figures", metavar="UNIT")
    parser.add_argument("--check", metavar="UNIT", nargs="*")
    args = parser.parse_args()
    if args.figures:
        print_figures(args.figures)
    elif args.check is not None:
        sys.exit(1 if _report(args.check) else 0)
    else:
        key = build(args.folder)
        print(
            f"{args.folder}: {len(key['files'])} narratives, {len(key['points'])} points, {len(key['planted'])} planted"
        )


if __name__ == "__main__":
    main()
