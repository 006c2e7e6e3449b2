"""Make a round of a desk's review folder: its papers, every file that came, every decision."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from tongket.approve.submission_life import Move, Standing, State
from tongket.collect.intake import LARGEST_FILE, files_under
from tongket.desk.folder import Desk, open_desk
from tongket.server.actions.bring_decisions import follow, keep_decisions
from tongket.server.actions.moving import move
from tongket.server.actions.open_round import open_round, prepare_round, put_regime, regime_of
from tongket.server.actions.read_received import read_received
from tongket.server.chain import add_event
from tongket.server.kept_register import keep_register
from tongket.server.office_folder import keep_bytes
from tongket.server.records.person import Person
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.refusal import Refused
from tongket.server.round_desk import office_folder


def import_review_folder(folder: Path, *, by: Person | None = None) -> Round:
    """The round, opened, with everything read, and the units that sent something marked as having sent it.

    Raises what `open_desk` raises of papers that cannot be read.
    """
    desk = open_desk(folder)
    keep_register(folder)
    with transaction.atomic():
        made = prepare_round(folder, put_regime(regime_of(desk), by=by), by=by)
        open_round(made.pk, by=by)
        _decisions(made, desk, by)
        bring_files(made, desk, by)
    read_received()
    mark_sent(made, by)
    return Round.objects.get(pk=made.pk)


def bring_files(of: Round, desk: Desk, by: Person | None) -> int:
    """Keep every file under reports/ that is not here yet; how many were new."""
    known = set(ReceivedFile.objects.filter(round=of).values_list("path", "sha256"))
    found = 0
    for file, path in files_under(desk.reports):
        if path.stat().st_size > LARGEST_FILE:
            raise Refused("too_large", name=file, limit=LARGEST_FILE // 1_000_000)
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        if (file, digest) not in known:
            keep_bytes(office_folder(), content, digest)
            _file(of, file, digest, len(content), by)
            found += 1
    return found


def _file(of: Round, path: str, digest: str, size: int, by: Person | None) -> None:
    made = ReceivedFile.objects.create(
        round=of,
        name=path.rsplit("/", 1)[-1][:255],
        path=path,
        sha256=digest,
        size=size,
        received_at=timezone.now(),
        sent_by=by,
    )
    add_event("file.receive", made, by=by)


def _decisions(of: Round, desk: Desk, by: Person | None) -> None:
    submissions = {each.unit.code: each for each in of.submissions.select_related("unit", "round")}
    keep_decisions(of, desk.decisions, submissions, by=by)
    for code, last in {each.what: each for each in desk.decisions if each.what in submissions}.items():
        follow(submissions[code], last, by=by)


@transaction.atomic
def mark_sent(of: Round, by: Person | None) -> None:
    """What lies in a folder was sent: units with a file that counts go from draft to sent."""
    waiting = of.submissions.select_related("unit", "round").filter(
        state=State.DRAFT.value, standing__in=(Standing.EXPECTED.value, Standing.EXCLUDED.value)
    )
    used = ReadingRecord.objects.filter(file__round=of, status="used", unit__isnull=False)
    came = set(used.values_list("unit_id", flat=True))
    now = timezone.now()
    for record in waiting.select_for_update(of=("self",)):
        if record.unit_id in came:
            record.first_sent_at = record.last_sent_at = now
            move(record, Move.SEND, by=by)
