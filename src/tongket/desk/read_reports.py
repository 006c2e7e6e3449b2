"""Takes a folder of received files, makes `Submission`s: in parallel, under limits, unchanged ones from memory."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from tongket.collect.documents import is_document, open_letterhead
from tongket.collect.intake import Received, receive
from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.matching import read_submission
from tongket.collect.screening import mark_in_boxes, mark_of_workbook, secrecy_mark
from tongket.collect.sheet import Workbook
from tongket.collect.submission import Oddity, OddityKind, Place, Submission
from tongket.collect.unreadable import Unreadable
from tongket.collect.workbook import read_workbook
from tongket.collect.workers import read_all
from tongket.desk.submission_store import kept_text, reading_key, submission_of
from tongket.directive.form import Form
from tongket.directive.form_file import read_form

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: every submission in the order of its path, and how many were read anew."""

    submissions: tuple[Submission, ...]
    fresh: int


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read in a worker; small, so that it travels quickly."""

    received: Received
    form_path: Path
    form_hash: str


def read_reports(
    reports: Path, form_path: Path, store: Path, *, processes: int | None = None, progress: Progress | None = None
) -> Reading:
    """Read everything under `reports`. Kept readings under `store` serve where bytes, form and code are the same."""
    received = receive(reports) if reports.is_dir() else []
    form_hash = sha256(form_path.read_bytes()).hexdigest()
    paths = [_path_kept(item, form_hash, store) for item in received]
    with _without_collection():
        found = [_kept(path, item) for path, item in zip(paths, received, strict=True)]
        fresh = [index for index, submission in enumerate(found) if submission is None]
        jobs = [Job(received[index], form_path, form_hash) for index in fresh]
        results = read_all(jobs, read_kept, processes=processes or _processes(len(jobs)), progress=progress)
        for index, result in zip(fresh, results, strict=True):
            found[index] = _settled(received[index], result, form_hash, store)
    _forget_others(store, {path.name for path in paths if path is not None})
    return Reading(tuple(submission for submission in found if submission is not None), len(fresh))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Thousands of readings are made and all are kept: looking for rings among them again and again is time lost."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _processes(jobs: int) -> int:
    return max(1, min(os.cpu_count() or 1, (jobs + 7) // 8))


def read_kept(job: Job) -> str:
    """The same as it is kept: one text travels faster than its parts, and is written as it is. Runs in a worker."""
    return kept_text(read_one(job))


def read_one(job: Job) -> Submission:
    """Read one received file: screened first, then by what its bytes are. Runs in a worker."""
    received = job.received
    content = received.load()
    digest = sha256(content).hexdigest()
    if is_document(content, received.file):
        submission = _document(content, received, digest)
    else:
        submission = _figures(content, received, digest, form_of(job.form_path, job.form_hash))
    return replace(submission, origin=received.origin, sent=received.sent)


@lru_cache(maxsize=2)
def form_of(path: Path, form_hash: str) -> Form:
    """The form every file of one run is aligned with; parsed once a process."""
    return read_form(path.read_text(encoding="utf-8-sig"))


def _figures(content: bytes, received: Received, digest: str, form: Form) -> Submission:
    workbook = open_unmarked(content, received.file)
    return read_submission(workbook, form, file=received.file, sha256=digest, size=len(content))


def _document(content: bytes, received: Received, digest: str) -> Submission:
    lines = lines_unmarked(content, received.file)
    return Submission(
        file=received.file,
        sha256=digest,
        size=len(content),
        format=Path(received.file).suffix.lstrip(".").lower(),
        kind="narrative",
        letterhead=letterhead_of_text(lines),
    )


def open_unmarked(content: bytes, name: str) -> Workbook:
    """A workbook without a secrecy mark; raises `Unreadable` at a mark, before anything of the file is kept."""
    workbook = read_workbook(content, name)
    _refuse(mark_of_workbook(workbook) or mark_in_boxes(content))
    return workbook


def lines_unmarked(content: bytes, name: str) -> list[str]:
    """The first lines of a document without a secrecy mark; raises `Unreadable` at a mark."""
    lines = open_letterhead(content, name)
    _refuse(secrecy_mark(lines) or mark_in_boxes(content))
    return lines


def _refuse(mark: str | None) -> None:
    if mark is not None:
        raise Unreadable(OddityKind.SECRET, mark)


def _settled(received: Received, result: str | Unreadable, form_hash: str, store: Path) -> Submission:
    if isinstance(result, Unreadable):
        return refused(received, result)
    submission = submission_of(result)
    store.mkdir(parents=True, exist_ok=True)
    key = reading_key(submission.sha256, received.file, form_hash)
    (store / f"{key}.json").write_text(result, encoding="utf-8")
    return submission


def refused(received: Received, reason: Unreadable) -> Submission:
    """A file that could not or may not be read: its path and the refusal; of a secret one nothing else."""
    is_secret = reason.kind is OddityKind.SECRET
    oddity = Oddity(kind=reason.kind, at=Place(received.file), facts={"detail": reason.detail, "mark": reason.detail})
    return Submission(
        file=received.file,
        sha256="" if is_secret else _hash_of(received),
        size=0 if is_secret else received.size,
        format=Path(received.file).suffix.lstrip(".").lower(),
        oddities=[oddity],
        origin=received.origin,
        sent=received.sent,
    )


def _hash_of(received: Received) -> str:
    try:
        return received.sha256 or sha256(received.load()).hexdigest()
    except (OSError, Unreadable):
        return ""


def _path_kept(received: Received, form_hash: str, store: Path) -> Path | None:
    content_hash = _hash_of(received)
    return store / f"{reading_key(content_hash, received.file, form_hash)}.json" if content_hash else None


def _kept(path: Path | None, received: Received) -> Submission | None:
    if path is None or not path.is_file():
        return None
    try:
        submission = submission_of(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return None  # a damaged memory is made again
    return replace(submission, origin=received.origin, sent=received.sent)


def _forget_others(store: Path, needed: set[str]) -> None:
    """Drop what no file of this run needs, so that the memory never outgrows the folder."""
    if not store.is_dir():
        return
    for path in store.glob("*.json"):
        if path.name not in needed:
            path.unlink(missing_ok=True)
