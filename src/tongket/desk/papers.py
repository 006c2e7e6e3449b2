"""Takes a review made, writes everything under out/: each file whole or not at all, what is no longer made removed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tongket.check.claims.records import claim_record
from tongket.check.records import finding_record
from tongket.consolidate.point_records import point_records
from tongket.consolidate.records import figure_records, mapping_records
from tongket.desk.atomic import write_pieces
from tongket.desk.build import Built, Step
from tongket.desk.copies import Copies, make_copies
from tongket.desk.documents_read import document_lines
from tongket.desk.folder import Desk
from tongket.desk.pictures import take_pictures
from tongket.draft.appendix import write_appendix
from tongket.draft.docx import docx_bytes
from tongket.draft.drafted import drafted_sentences
from tongket.draft.findings_workbook import write_findings
from tongket.draft.letters import covering_letter, reminder_letter
from tongket.draft.material import Material
from tongket.draft.matrix import write_matrix
from tongket.draft.page import page_pieces
from tongket.draft.review_paper import review_paper

COPIES = "chu-thich"


class Out:
    """The folder being filled; remembers what was written, so that what an earlier run left can go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: set[Path] = set()

    def put(self, name: str, content: bytes) -> None:
        """Write one file."""
        self.stream(name, (content,))

    def stream(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one file piece by piece."""
        path = self.folder / name
        write_pieces(path, pieces)
        self._written.add(path)

    def drop_others(self) -> None:
        """Remove the files this run did not write, then the folders that stand empty."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in self._written:
                path.unlink(missing_ok=True)


def write_out(built: Built, desk: Desk, folder: Path, *, step: Step) -> Copies:
    """Write every paper of a review; its copies. Raises CannotGoOn when a file is held open by another program."""
    material, out = built.material, Out(folder)
    copies = make_copies(material, desk)
    papers = _papers(material, desk, copies)
    for number, (name, make) in enumerate(papers, start=1):
        step("writing", number, len(papers) + 1)
        make(out, name)
    _write_letters(out, material, copies)
    out.drop_others()
    step("writing", len(papers) + 1, len(papers) + 1)
    return copies


Maker = Callable[[Out, str], None]


def _papers(material: Material, desk: Desk, copies: Copies) -> list[tuple[str, Maker]]:
    paper = review_paper(material)
    drafted = drafted_sentences(paper)
    makers: list[tuple[str, Maker]] = [
        *((f"data/{name}.json", partial(_write_data, material, name)) for name in DATA),
        ("data/documents.json", lambda out, name: out.stream(name, document_lines(material, desk.folder))),
        ("data/draft.json", lambda out, name: out.stream(name, _json_list(each.record() for each in drafted))),
        ("du-thao-bao-cao.docx", lambda out, name: out.put(name, docx_bytes(paper))),
        ("ma-tran.xlsx", lambda out, name: out.put(name, write_matrix(material))),
        ("loi-va-canh-bao.xlsx", lambda out, name: out.put(name, _findings(material, copies))),
        (
            "review.html",
            lambda out, name: out.stream(name, page_pieces(material, take_pictures(material, desk), drafted)),
        ),
    ]
    blank = desk.blank_form
    if blank is not None:
        makers.append(("phu-luc.xlsx", lambda out, name: out.put(name, write_appendix(material, blank.read_bytes()))))
    return makers


def data_pieces(material: Material, name: str) -> Iterator[bytes]:
    """The bytes of `data/<name>.json`, in pieces. KeyError for a name that is not in DATA."""
    return _json_list(DATA[name](material))


def _write_data(material: Material, name: str, out: Out, path: str) -> None:
    out.stream(path, data_pieces(material, name))


def _finding_records(material: Material) -> Iterator[dict[str, Any]]:
    """Each finding; of one in a narrative, the paragraph it stands in too."""
    for finding in material.findings:
        yield finding_record(finding, text=material.paragraphs.get((finding.at.file, finding.at.paragraph or 0)))


def _points(material: Material) -> Iterator[dict[str, Any]]:
    return point_records(material.points, material.outline)


def _claims(material: Material) -> Iterator[dict[str, Any]]:
    return map(claim_record, material.claims)


DATA: Mapping[str, Callable[[Material], Iterator[dict[str, Any]]]] = {
    "mapping": lambda material: mapping_records(material.mappings),
    "figures": lambda material: figure_records(material.consolidation),
    "findings": _finding_records,
    "points": _points,
    "claims": _claims,
}  # what is written under data/, made from the material alone


def _json_list(records: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A JSON list, one record a line: readable, comparable, and never held whole."""
    yield b"["
    between = b"\n"
    for record in records:
        yield between + json.dumps(record, ensure_ascii=False).encode("utf-8")
        between = b",\n"
    yield b"\n]\n"


def _findings(material: Material, copies: Copies) -> bytes:
    links = {file: f"{COPIES}/{path}" for file, path in copies.paths.items()}
    return write_findings(material.findings, material.units, copies=links, remarks=copies.remarks())


def _write_letters(out: Out, material: Material, copies: Copies) -> None:
    for path, content in copies.files.items():
        out.put(f"{COPIES}/{path}", content)
    units = {unit.code: unit for unit in material.units}
    for code, findings in copies.findings.items():
        letter = covering_letter(
            material.review,
            units[code],
            findings,
            rebuilt=copies.rebuilt.get(code, ()),
            lacking=copies.lacking.get(code),
            has_copies=copies.has_any(code),
        )
        out.put(f"{COPIES}/{code}/cong-van.docx", docx_bytes(letter))
    write_reminders(out, material, copies)


def write_reminders(out: Out, material: Material, copies: Copies) -> None:
    """To the silent; one that sent the form back blank and is told so in its covering letter needs no second letter."""
    units = {unit.code: unit for unit in material.units}
    for code in material.silent:
        is_blank, is_told = code in material.consolidation.counted, code in copies.findings
        if is_blank and is_told:
            continue
        came = [mapping.file for mapping in material.mappings if mapping.unit == code]
        letter = reminder_letter(material.review, units[code], files=came, is_blank=is_blank, is_told=is_told)
        out.put(f"{COPIES}/{code}/don-doc.docx", docx_bytes(letter))
