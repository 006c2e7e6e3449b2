"""Writes a complete review folder with a key: `python examples/generator/make.py --units 24 --seed 2020 --out DIR`.

Two thirds of the units report cleanly; the rest make the mistakes of the registry. The key says what every cell of the
form must come to, which findings were planted, and which may honestly follow from them.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator import mess_cells, mess_files, mess_layout, papers, producers  # noqa: F401
from generator.answer_key import Part, figures
from generator.consequences import follow_on
from generator.form_model import TOTAL
from generator.mess import REGISTRY, Job, Mess, NoRoom
from generator.sending import Planted, Sent, send
from generator.unit_model import BODIES, Unit, units
from generator.workbook import Override, calculated

HANOI = timezone(timedelta(hours=7))
PRODUCERS = ("xlsxwriter", "openpyxl", "libreoffice")


# ---- who makes which mistake


class Deck:
    """Mistakes dealt in turn, each level shuffled once a round, so that every kind lands somewhere."""

    def __init__(self, level: str, chance: random.Random) -> None:
        self.all = [mess for mess in REGISTRY if mess.level == level]
        self.chance = chance
        self.left: list[Mess] = []
        self.done: set[tuple[int, Callable[[Job], None]]] = set()

    def deal(self, job: Job, count: int) -> None:
        """Tries mistakes until `count` of them found room."""
        for _ in range(3 * len(self.all)):
            if count <= 0:
                return
            if not self.left:
                self.left = self.chance.sample(self.all, len(self.all))
            if self._try(job, self.left.pop()):
                count -= 1

    def _try(self, job: Job, mess: Mess) -> bool:
        before = len(job.planted), len(job.allowed)
        is_again = mess.level == "file" and (id(job.sent), mess.do) in self.done
        self.done.add((id(job.sent), mess.do))
        try:
            if is_again:
                raise NoRoom
            mess.do(job)
        except NoRoom:
            self.left.insert(0, mess)
            del job.planted[before[0] :], job.allowed[before[1] :]
            return False
        return True


NARRATIVES = 5  # written reports that come beside the workbooks
FATAL_SHARE = 3  # of eight messy units


def _choose_messy(sents: list[Sent], share: float, chance: random.Random) -> list[Sent]:
    """Messy units, those that owe the most sheets first, so that there is room for every mistake."""
    count = round(len(sents) * share)
    rich = [sent for sent in sents if len(sent.sheets) == 5 and sent.unit.valid_from is None]
    poor = [sent for sent in sents if sent not in rich]
    from_rich = min(len(rich), round(count * 0.65))
    return chance.sample(rich, from_rich) + chance.sample(poor, min(len(poor), count - from_rich))


def _mess_up(sents: list[Sent], share: float, chance: random.Random) -> Job:
    """Spoils the chosen workbooks. Gives every planted and allowed finding."""
    everyone = list(sents)
    messy = _choose_messy(sents, share, chance)
    for sent in messy:
        sent.is_messy = True
    decks = {level: Deck(level, chance) for level in ("fatal", "layout", "sheet", "cell", "file", "folder")}
    whole = Job(sents[0], chance, everyone)
    fatal = round(len(messy) * FATAL_SHARE / 8)
    lost = messy[len(messy) - fatal + 1 :] + messy[:1] if fatal else []
    for sent in [*(sent for sent in messy if sent not in lost), *lost]:
        job = Job(sent, chance, everyone, whole.planted, whole.allowed)
        decks["folder"].deal(job, 1)
        if sent in lost:
            decks["fatal"].deal(job, 1)
            continue
        decks["file"].deal(job, 3)
        decks["sheet"].deal(job, 1 if chance.random() < 0.4 else 0)
        decks["layout"].deal(job, len(sent.sheets))
        decks["cell"].deal(job, 2 * len(sent.sheets))
    whole.everyone = everyone
    return whole


# ---- what ends up in the folder


def _vary_transport(sents: list[Sent], chance: random.Random, *, has_libreoffice: bool) -> list[Planted]:
    """Clean workbooks also arrive by e-mail, in archives, and in other formats: harmless, and said as information."""
    clean = [sent for sent in sents if not sent.is_messy and sent.status == "used"]
    said = []
    chance.shuffle(clean)
    for sent in clean[: max(1, len(clean) // 8)]:
        sent.archive, sent.mailed = f"E-mail/{sent.unit.code} gui bao cao.eml", sent.dated + timedelta(days=1)
    bodies = [sent for sent in clean if not sent.archive and sent.unit.group == BODIES]
    for sent in bodies[: max(2, len(bodies) // 4)]:
        sent.archive = "Bao cao cac so nganh.zip"
    for sent in clean[-NARRATIVES:]:
        file = f"Báo cáo tổng kết - {sent.unit.name}.docx"
        sent.loose.append((file, papers.narrative(sent.heading), "used", sent.unit.code))
    plain = [sent for sent in clean if not sent.archive]
    formats = ["csv"] + (["xls", "ods"] if has_libreoffice else [])
    for extension in formats:
        fit = [s for s in plain if s.format == "xlsx" and (extension != "csv" or mess_files.owes_one_sheet(s.unit))]
        if fit:
            fit[0].format = extension
            if extension == "xls":
                _type_texts(fit[0])
            fit[0].file = str(Path(fit[0].file).with_suffix(f".{extension}").as_posix())
            said.append(Planted("no_formulas", fit[0].unit.code, f".{extension}", fit[0], match="file"))
    return said


def _type_texts(sent: Sent) -> None:
    """In .xls a formula that gives a text is stored apart from its text, and readers lose it; so it is typed."""
    for sheet in sent.sheets.values():
        for row in sheet.form.rows:
            if row.rule == "n_of_n":
                sheet.overrides[row.id, TOTAL] = Override(calculated(sheet, row.id, TOTAL))


def _unique_names(sents: list[Sent]) -> None:
    seen: set[str] = set()
    for sent in sents:
        path = Path(sent.file)
        if sent.archive.endswith((".eml", ".zip")):
            sent.file = path.name
        while sent.path.lower() in seen:
            path = path.with_name(f"{path.stem} {sent.unit.code}{path.suffix}")
            sent.file = path.as_posix() if not sent.archive else path.name
        seen.add(sent.path.lower())


def _plain_bytes(sents: list[Sent], allowed: tuple[str, ...], chance: random.Random) -> dict[int, bytes]:
    """Every workbook's bytes, by its place in the list."""
    usual = [name for name in allowed if name != "libreoffice"] or ["xlsxwriter"]
    out: dict[int, bytes] = {}
    resave: dict[str, dict[str, bytes]] = {}
    for number, sent in enumerate(sents):
        if sent.same_as is not None or sent.status == "absent":
            continue
        if sent.format == "csv":
            out[number], sent.producer = mess_files.as_csv(sent), "csv"
            continue
        sent.producer = chance.choice(usual)
        make = producers.openpyxl_bytes if sent.producer == "openpyxl" else producers.xlsxwriter_bytes
        out[number] = make(sent.grids())
        is_resaved = "libreoffice" in allowed and (
            sent.format != "xlsx" or (not sent.is_messy and chance.random() < 0.2)
        )
        if is_resaved:
            resave.setdefault(sent.format, {})[str(number)] = out[number]
            sent.producer = "libreoffice"
    for extension, books in resave.items():
        out |= {int(key): data for key, data in producers.libreoffice_convert(books, extension).items()}
    return out


def _mail(sent: Sent, data: bytes) -> bytes:
    message = EmailMessage()
    day = sent.mailed or sent.dated
    message["From"] = f"vanthu.{sent.unit.code.lower()}@example.vn"
    message["To"] = "vptu@example.vn"
    message["Subject"] = f"{sent.unit.name} gửi báo cáo tổng kết Chỉ thị 48-CT/TW"
    message["Date"] = format_datetime(datetime(day.year, day.month, day.day, 9, 30, tzinfo=HANOI))
    message["Message-ID"] = f"<{sent.unit.code.lower()}.{day:%Y%m%d}@example.vn>"
    message.set_content("Kính gửi Văn phòng Tỉnh ủy phụ lục số liệu kèm theo.\n")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=sent.file)
    message.set_boundary(f"=_{sent.unit.code}_{day:%Y%m%d}_=")
    return message.as_bytes()


def _archive(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            entry = zipfile.ZipInfo(name, producers.ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def _write_reports(reports: Path, sents: list[Sent], made: dict[int, bytes]) -> None:
    archives: dict[str, list[tuple[str, bytes]]] = {}
    by_sent = {id(sent): made[number] for number, sent in enumerate(sents) if number in made}
    for sent in sents:
        data = by_sent.get(id(sent.same_as or sent))
        if data is None:
            continue
        if sent.archive.endswith(".zip"):
            archives.setdefault(sent.archive, []).append((sent.file, data))
        elif sent.archive:
            _write(reports / sent.archive, _mail(sent, data))
        else:
            _write(reports / sent.file, data)
    for name, members in archives.items():
        _write(reports / name, _archive(members))
    for sent in sents:
        for file, data, _status, _unit in sent.loose:
            _write(reports / file, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# ---- the key


def _said(item: Planted) -> dict[str, str]:
    return {
        "kind": item.kind,
        "code": CODES.get(item.kind, ""),
        "unit": item.unit,
        "file": item.sent.path if item.sent else item.file,
        "sheet": "CSV" if item.sheet and item.sent and item.sent.format == "csv" else item.sheet,
        "cell": item.cell(),
        "match": item.match,
        "note": item.note,
    }


def _parts(sents: list[Sent]) -> list[Part]:
    parts = []
    for sent in sents:
        if sent.same_as is not None or sent.status == "superseded":
            continue
        since = sent.since or (sent.unit.valid_from.year if sent.unit.valid_from else 0)
        counted = None if sent.status in ("absent", "refused") else sent.counted
        parts.append(Part(sent.unit, counted, since, sent.status == "copied"))
    return parts


def _mapping(sents: list[Sent]) -> dict[str, dict[str, str | None]]:
    out: dict[str, dict[str, str | None]] = {}
    for sent in sents:
        status = {"copied": "used"}.get(sent.status, sent.status)
        if status != "absent":
            out[sent.path] = {"unit": sent.unit.code, "status": status, "producer": (sent.same_as or sent).producer}
        for file, _data, status_of, unit in sent.loose:
            producer = "python-docx" if file.endswith(".docx") else "xlsxwriter"
            out[file] = {"unit": unit, "status": status_of, "producer": producer}
    return dict(sorted(out.items()))


def _key(sents: list[Sent], planted: list[Planted], allowed: list[Planted], seed: int) -> dict[str, Any]:
    lines = [_said(item) for item in planted]
    touched = {line["unit"] for line in lines if line["kind"] != "no_formulas"}
    touched |= {sent.unit.code for sent in sents if sent.is_messy} | {item.unit for item in allowed}
    known = [tuple(line[key] for key in ("kind", "file", "sheet", "cell")) for line in lines]
    extra = [
        line
        for line in (_said(item) for item in allowed)
        if tuple(line[k] for k in ("kind", "file", "sheet", "cell")) not in known
    ]
    return {
        "seed": seed,
        "figures": figures(_parts(sents)),
        "mapping": _mapping(sents),
        "planted": lines,
        "also_expected": extra,
        "same_bytes": [[sent.path, sent.same_as.path] for sent in sents if sent.same_as is not None],
        "clean_units": [sent.unit.code for sent in sents if sent.unit.code not in touched and sent.same_as is None],
    }


CODES = {
    "secret": "A101", "password": "A102", "damaged": "A103", "too_heavy": "A104", "unknown_sender": "A105",
    "same_file_two_units": "A106", "superseded": "A107", "other_review": "A108", "late": "A109", "unit_missing": "A110",
    "not_a_report": "A111", "sender_doubtful": "A112", "duplicate": "A113", "copies_other_unit": "A114",
    "unsupported": "A115", "archive_refused": "A116", "no_formulas": "A117", "existence_note": "A118",
    "sheet_missing": "B201", "sheet_added": "B202", "sheet_hidden": "B203", "column_missing": "B204",
    "column_added": "B205", "column_moved": "B206", "column_by_position": "B207", "column_not_read": "B208",
    "row_missing": "B209", "row_added": "B210", "row_moved": "B211", "row_renamed": "B212", "row_repeated": "B213",
    "row_hidden": "B214", "measure_converted": "B215", "measure_changed": "B216", "form_unconfirmed": "B217",
    "not_a_number": "C301", "ambiguous_number": "C302", "blank_due": "C303", "negative_count": "C304",
    "formula_error": "C305", "typed_over_formula": "C306", "number_with_words": "C307", "estimated": "C308",
    "date_for_number": "C309", "not_available": "C310", "fraction_of_count": "C311", "no_cached_value": "C312",
    "total_not_parts": "D401", "period_total_not_parts": "D402", "child_over_parent": "D403", "ratio_wrong": "D404",
    "change_wrong": "D405", "cumulative_falls": "D406", "jump": "D407", "event_twice": "D408", "n_over_total": "D409",
}  # fmt: skip


# ---- all of it


def gathered(count: int, seed: int, messy: float, chance: random.Random) -> tuple[list[Unit], list[Sent], Job]:
    """The units, the workbook of each, and the mistakes made in them."""
    expected = units(count, chance)
    told: set[tuple[int, int]] = set()
    sents = [send(unit, random.Random(f"{seed} {unit.code}"), told) for unit in expected]
    return expected, sents, _mess_up(sents, messy, chance)


def make(
    out: Path, *, count: int, seed: int, messy: float = 0.33, allowed: tuple[str, ...] | None = None
) -> dict[str, Any]:
    """Writes the folder and gives back its key."""
    chance = random.Random(seed)
    allowed = allowed or tuple(name for name in PRODUCERS if name != "libreoffice" or producers.has_libreoffice())
    expected, sents, job = gathered(count, seed, messy, chance)
    said = _vary_transport(sents, chance, has_libreoffice="libreoffice" in allowed)
    _unique_names(job.everyone)
    made = _plain_bytes(job.everyone, allowed, chance)
    shutil.rmtree(out / "reports", ignore_errors=True)  # a confirmed form.toml beside it stays
    _write_reports(out / "reports", job.everyone, made)
    _write(out / "review.toml", papers.REVIEW.encode())
    _write(out / "units.xlsx", papers.units_workbook(expected))
    _write(out / "form.xlsx", papers.form_workbook())
    _write(out / "outline.docx", papers.outline())
    _write(out / "plan.docx", papers.plan(expected))
    key = _key(job.everyone, job.planted + said, job.allowed + follow_on(job.everyone), seed)
    text = json.dumps(key, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
    _write(out / "key.json", text.encode())
    return key


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=24)
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--messy", type=float, default=0.33)
    parser.add_argument("--narratives", action="store_true", help="the example's 24 written reports, for its seed only")
    parser.add_argument("--producers", help=f"comma-separated, from {', '.join(PRODUCERS)}")
    args = parser.parse_args()
    allowed = tuple(args.producers.split(",")) if args.producers else None
    key = make(args.out, count=args.units, seed=args.seed, messy=args.messy, allowed=allowed)
    if args.narratives:
        from generator.narratives import build

        build(args.out)
    print(f"{args.out}: {args.units} units, {len(key['mapping'])} files, {len(key['planted'])} planted findings")


if __name__ == "__main__":
    main()
