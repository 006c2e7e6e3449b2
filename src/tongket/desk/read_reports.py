"""Takes a folder of received files, makes `Submission`s: in parallel, under limits, unchanged ones from memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from tongket.collect.arrival.intake import Received, receive
from tongket.collect.documents.lines import is_document
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.screening import mark_in_boxes, mark_in_name, mark_of_workbook
from tongket.collect.submission import Oddity, OddityKind, Place, Submission
from tongket.collect.workbooks.sheet import Workbook
from tongket.collect.workbooks.workbook import read_workbook
from tongket.desk.collection import without_collection
from tongket.desk.file_store import KeptFiles
from tongket.desk.line_store import KeptLines
from tongket.desk.submission_store import kept_text, reading_key, refusal_of, refusal_text, submission_of
from tongket.directive.form import Form
from tongket.directive.form_file import read_form

Progress = Callable[[int, int], None]
# What a file is refused for whoever opens it and however often. A secret one leaves nothing behind, not even this.
_LASTING = frozenset({OddityKind.PASSWORD, OddityKind.DAMAGED, OddityKind.UNSUPPORTED})


class Ahead(Protocol):
    """Does what can be done while files are read."""

    def expect(self, received: Sequence[Received]) -> None:
        """What is to be read or recalled."""

    def look_at(self, submission: Submission) -> None:
        """What was read anew."""


class Store(Protocol):
    """Remembers texts between runs, each under its key: `KeptLines` of one program, `KeptFiles` of many."""

    def __contains__(self, key: str) -> bool:
        """Whether a text seems to be kept."""

    def texts(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each of these keys with its text, those left out that have none, or a damaged one."""

    def add(self, key: str, text: str) -> None:
        """Keep a text, in the place of any other under that key."""

    def close(self, needed: Set[str]) -> None:
        """The run is over, and needed these."""


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
    reports: Path,
    form_path: Path,
    store: Path,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
    ahead: Ahead | None = None,
) -> Reading:
    """Read everything under `reports`. Kept readings in `store` serve where bytes, form and code are the same.

    `store` is one file, of one program at a time; what nothing under `reports` needs any more leaves it. `ahead` sees
    what is to be read, and each reading made anew while others are made.
    """
    received = receive(reports) if reports.is_dir() else []
    return _run(received, form_path, KeptLines(store), processes, progress, ahead)


def read_received(
    received: Sequence[Received],
    form_path: Path,
    store: Path,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
    ahead: Ahead | None = None,
) -> Reading:
    """Read these files; what is kept of others stays, since they may be only some of a round.

    `store` is a folder with a file for each reading: any number of programs may be at work on it.
    """
    return _run(received, form_path, KeptFiles(store), processes, progress, ahead)


def _run(
    received: Sequence[Received],
    form_path: Path,
    store: Store,
    processes: int | None,
    progress: Progress | None,
    ahead: Ahead | None,
) -> Reading:
    form_hash = sha256(form_path.read_bytes()).hexdigest()
    run = _Run(received, form_path, form_hash, store, processes, progress, ahead)
    try:
        with without_collection():
            return Reading(*run.read())
    finally:
        store.close({key for key in run.keys if key is not None})


class _Run:
    """One reading of the folder: what is kept is taken from memory while the workers for the rest are starting."""

    def __init__(
        self,
        received: Sequence[Received],
        form_path: Path,
        form_hash: str,
        store: Store,
        processes: int | None,
        progress: Progress | None,
        ahead: Ahead | None,
    ) -> None:
        self.received, self.form_path, self.form_hash, self.store = received, form_path, form_hash, store
        self.processes, self.progress, self.ahead = processes, progress, ahead
        self.keys = [_key(item, form_hash) for item in received]
        self.found: dict[int, Submission] = {}

    def read(self) -> tuple[tuple[Submission, ...], int]:
        """Every submission in order, and how many were read anew."""
        kept = {key: index for index, key in enumerate(self.keys) if key is not None and key in self.store}
        new = sorted(set(range(len(self.keys))).difference(kept.values()))
        self._read_anew(new, meanwhile=lambda: self._recall(kept))
        damaged = sorted(set(kept.values()).difference(self.found))
        self._read_anew(damaged)
        return tuple(self.found[index] for index in range(len(self.keys))), len(new) + len(damaged)

    def _recall(self, kept: Mapping[str, int]) -> None:
        if self.ahead is not None:
            self.ahead.expect(self.received)
        for key, text in self.store.texts(kept):
            submission = _kept(text, self.received[kept[key]])
            if submission is not None:
                self.found[kept[key]] = submission

    def _read_anew(self, indexes: Sequence[int], meanwhile: Callable[[], None] | None = None) -> None:
        jobs = [Job(self.received[index], self.form_path, self.form_hash) for index in indexes]
        processes = self.processes or _processes(len(jobs))

        def settle(number: int, result: str | Unreadable) -> None:
            index = indexes[number]
            self.found[index] = self._settled(self.received[index], result, self.keys[index])
            if self.ahead is not None:
                self.ahead.look_at(self.found[index])

        read_all(jobs, read_kept, processes=processes, progress=self.progress, meanwhile=meanwhile, each=settle)

    def _settled(self, received: Received, result: str | Unreadable, key: str | None) -> Submission:
        text = _lasting_refusal(result) if isinstance(result, Unreadable) else result
        if text is not None and key is not None:
            self.store.add(key, text)
        return refused(received, result) if isinstance(result, Unreadable) else submission_of(result)


def _lasting_refusal(reason: Unreadable) -> str | None:
    is_lasting = reason.kind in _LASTING and not reason.detail.startswith("reader ended")
    return refusal_text(reason) if is_lasting else None


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
    from tongket.collect.narratives.narrative import (  # readers of documents load where one came
        first_lines,
        read_narrative,
    )
    from tongket.desk.described_document import document_text

    narrative = read_narrative(content, received.file)
    return Submission(
        file=received.file,
        sha256=digest,
        size=len(content),
        format=Path(received.file).suffix.lstrip(".").lower(),
        kind="narrative",
        letterhead=letterhead_of_text(first_lines(narrative)),
        narrative=narrative,
        document=document_text(narrative.blocks),
        oddities=list(narrative.oddities),
    )


def unmarked_bytes(path: Path) -> bytes:
    """The bytes of a file somebody asks about; raises `Unreadable` unread where its name or folder bears a mark."""
    _refuse(mark_in_name(path.as_posix()))
    return path.read_bytes()


def open_unmarked(content: bytes, name: str) -> Workbook:
    """A workbook without a secrecy mark; raises `Unreadable` at a mark, before anything of the file is kept."""
    workbook = read_workbook(content, name)
    _refuse(mark_of_workbook(workbook) or mark_in_boxes(content))
    return workbook


def _refuse(mark: str | None) -> None:
    if mark is not None:
        raise Unreadable(OddityKind.SECRET, mark)


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


def _key(received: Received, form_hash: str) -> str | None:
    """What the reading of a file is kept under; None of a file that does not give its bytes."""
    content_hash = _hash_of(received)
    return reading_key(content_hash, received.file, form_hash) if content_hash else None


def _kept(text: str, received: Received) -> Submission | None:
    """The reading kept from an earlier run; None of a damaged one: then it is made again."""
    try:
        refusal = refusal_of(text)
        submission = refused(received, refusal) if refusal is not None else submission_of(text)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return None
    return replace(submission, origin=received.origin, sent=received.sent)
