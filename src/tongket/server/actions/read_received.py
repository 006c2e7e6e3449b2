"""Read what was received and not read yet, then check each submission it belongs to. Done again, it changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from tongket.collect.arrival.intake import Received
from tongket.collect.submission import OddityKind, Submission
from tongket.desk.file_store import KeptFiles
from tongket.desk.read_reports import Reading
from tongket.desk.read_reports import read_received as read_parts
from tongket.desk.submission_store import reading_key
from tongket.server.actions.check_submission import check_brought, check_submissions
from tongket.server.chain import Deed, add_events
from tongket.server.office_folder import destroy_content
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import asked_desk, office_folder, received_of
from tongket.server.traced import snapshot
from tongket.server.turns import in_turn


def read_received() -> int:
    """Read everything that waits, a few files at a time; how many were read. Safe to be killed at any moment."""
    done = 0
    while batch := _waiting():
        for number in sorted({each.round.number for each in batch}):
            done += _read([each for each in batch if each.round.number == number])
    check_submissions(_unchecked())
    return done


def _waiting() -> list[ReceivedFile]:
    waiting = ReceivedFile.objects.filter(state=ReceivedFile.State.RECEIVED)
    return list(waiting.select_related("round", "submission__unit").order_by("pk")[: settings.READ_AT_ONCE])


def _unchecked() -> QuerySet[SubmissionRecord]:
    """Submissions with a change nobody has checked, whose files are all read: others are checked with their last."""
    waiting = SubmissionRecord.objects.filter(is_checked=False).exclude(files__state=ReceivedFile.State.RECEIVED)
    return waiting.select_related("round", "unit")


def _read(files: Sequence[ReceivedFile]) -> int:
    """Read files of one round together, so that the workers are started once."""
    desk, parts = asked_desk(files[0].round), received_of(files)
    reading = read_parts(parts, desk.form_path, desk.readings, processes=_processes(parts))
    with in_turn(), transaction.atomic():
        _settle(files, _parts_by_file(files, reading))
    theirs = _unchecked().filter(pk__in={each.submission_id for each in files if each.submission_id})
    check_submissions(theirs, reading.submissions)
    if any(each.submission is None for each in files):
        check_brought(files[0].round)
    return len(files)


def _processes(parts: Sequence[Received]) -> int:
    return max(1, min(os.cpu_count() or 1, (len(parts) + 3) // 4))


def _parts_by_file(files: Iterable[ReceivedFile], reading: Reading) -> dict[int, list[Submission]]:
    by_path = {each.path: each.pk for each in files}
    owned: dict[int, list[Submission]] = {each.pk: [] for each in files}
    for submission in reading.submissions:
        path = submission.file.split("#")[0] if submission.file not in by_path else submission.file
        while path not in by_path and "/" in path:
            path = path.rpartition("/")[0]
        if path in by_path:
            owned[by_path[path]].append(submission)
    return owned


def _settle(files: Sequence[ReceivedFile], parts: Mapping[int, Sequence[Submission]]) -> None:
    """Write down what was read; a file with a secrecy mark in any part is destroyed as a whole."""
    waiting = ReceivedFile.objects.select_for_update(of=("self",)).select_related("submission__unit", "round")
    locked = list(waiting.filter(pk__in=[file.pk for file in files], state=ReceivedFile.State.RECEIVED))
    befores = [snapshot(file) for file in locked]
    for file in locked:
        _decide_state(file, parts[file.pk])
    read = [file for file in locked if file.state == ReceivedFile.State.READ]
    ReadingRecord.objects.filter(file__in=[file.pk for file in locked]).delete()
    ReadingRecord.objects.bulk_create((_reading(file, part) for file in read for part in parts[file.pk]), batch_size=80)
    ReceivedFile.objects.filter(pk__in=[file.pk for file in read]).update(state=ReceivedFile.State.READ)
    deeds = (Deed(f"file.{file.state}", file, before) for file, before in zip(locked, befores, strict=True))
    add_events(list(deeds), by=None)


def _decide_state(file: ReceivedFile, parts: Sequence[Submission]) -> None:
    if any(_is_secret(part) for part in parts):
        file.state, file.mark = ReceivedFile.State.SECRET, _mark(parts)
        file.save()
        transaction.on_commit(lambda: destroy(file, parts))
    else:
        file.state = ReceivedFile.State.READ


def _reading(file: ReceivedFile, part: Submission) -> ReadingRecord:
    unit = file.submission.unit if file.submission is not None else None
    return ReadingRecord(
        file=file, unit=unit, path=part.file[:600], sha256=part.sha256, kind=part.kind, how="decision" if unit else ""
    )


def _is_secret(part: Submission) -> bool:
    return any(oddity.kind is OddityKind.SECRET for oddity in part.oddities)


def _mark(parts: Sequence[Submission]) -> str:
    marks = (str(each.facts.get("mark", "")) for part in parts for each in part.oddities if _is_secret(part))
    return next(filter(None, marks), "")[:40]


def destroy(file: ReceivedFile, parts: Sequence[Submission] = ()) -> None:
    """Destroy the bytes of a file that must not be kept, and what was read of its other parts."""
    elsewhere = ReceivedFile.objects.filter(sha256=file.sha256, state=ReceivedFile.State.READ).exists()
    if not elsewhere:
        destroy_content(office_folder(), file.sha256)
    store, form_hash = KeptFiles(asked_desk(file.round).readings), file.round.inputs.get("form.toml", "")
    for part in parts:
        store.forget(reading_key(part.sha256, part.file, form_hash))


def destroy_left_over() -> None:
    """After a crash between the decision and the deed: destroy what is marked and still there."""
    marked = ReceivedFile.objects.filter(Q(state=ReceivedFile.State.SECRET)).select_related("round")
    for file in marked:
        destroy(file)


def waiting_rounds() -> list[Round]:
    """Rounds in which something waits to be read."""
    return list(Round.objects.filter(files__state=ReceivedFile.State.RECEIVED).distinct())
