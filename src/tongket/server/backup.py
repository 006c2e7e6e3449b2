"""Writes everything of an office to one file while it is in use, and makes an office of it again.

The records come from one snapshot of the database; a file is never altered, so whatever a record names is whole.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management import call_command
from django.db import connection, models, transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from tongket import __version__
from tongket.desk.register_folder import REGISTER
from tongket.server.jobs.timer import note_done
from tongket.server.moment import one_moment
from tongket.server.office_folder import content_path, round_folder
from tongket.server.records.event import ChainHead, Event
from tongket.server.records.finding import FindingRecord
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.second_factor import RecoveryCode
from tongket.server.round_desk import office_folder
from tongket.server.traced import TRACED

SAVED: tuple[type[models.Model], ...] = (
    *TRACED,
    TOTPDevice,
    RecoveryCode,
    ReadingRecord,
    FindingRecord,
    Event,
    ChainHead,
)
_LEFT_OUT = (".tongket",)  # derived: made again


def back_up(target: Path) -> dict[str, Any]:
    """Write the backup, whole or not at all; how many files it holds and the last hash of the trace."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    part = Path(name)
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            facts = _write(archive)
        part.replace(target)
        note_done("backup", {"file": target.name, "bytes": target.stat().st_size, "head": facts["head"]})
    finally:
        part.unlink(missing_ok=True)
    return facts


def _write(archive: zipfile.ZipFile) -> dict[str, Any]:
    folder, rows = office_folder(), 0
    with one_moment():
        hashes = sorted(set(ReceivedFile.objects.exclude(state="secret").values_list("sha256", flat=True)))
        rounds = list(Round.objects.values_list("number", flat=True))
        head = ChainHead.objects.filter(pk=1).values_list("hash", flat=True).first() or ""
        with archive.open("records.jsonl", "w", force_zip64=True) as target:
            for line in _lines():
                target.write(line.encode() + b"\n")
                rows += 1
    for sha256 in hashes:
        archive.write(content_path(folder, sha256), f"files/{sha256}", compress_type=zipfile.ZIP_STORED)
    for number in rounds:
        _write_round(archive, round_folder(folder, number), number)
    if (folder / REGISTER).is_file():
        archive.write(folder / REGISTER, REGISTER)
    facts = {"files": len(hashes), "head": head}
    archive.writestr("backup.json", json.dumps({"tongket": __version__, "rows": rows, **facts}))
    return facts


def _write_round(archive: zipfile.ZipFile, where: Path, number: int) -> None:
    for path in sorted(where.rglob("*")):
        inner = path.relative_to(where)
        if path.is_file() and inner.parts[0] not in _LEFT_OUT:
            archive.write(path, f"rounds/{number}/{inner.as_posix()}")


def _lines() -> Iterator[str]:
    for kind in SAVED:
        rows: models.QuerySet[models.Model] = kind._default_manager.order_by("pk")
        for row in rows.iterator(chunk_size=1000):
            yield json.dumps(serializers.serialize("python", [row])[0], ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    """Dates and times to the microsecond: the trace was hashed over them."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


@transaction.atomic
def _load(lines: Iterator[str]) -> None:
    for line in lines:
        for row in serializers.deserialize("python", [json.loads(line)]):
            row.save()


def load_people_and_records() -> None:
    """Fill a new office's database from the records beside it, then put the numbering of rows behind them."""
    call_command("migrate", verbosity=0, interactive=False)
    source = office_folder() / "records.jsonl"
    with source.open(encoding="utf-8") as lines:
        _load(line for line in lines if line.strip())
    _number_on()
    source.unlink()


def _number_on() -> None:
    from django.core.management.color import no_style

    statements = connection.ops.sequence_reset_sql(no_style(), list(SAVED))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
