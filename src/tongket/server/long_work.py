"""Work that takes long and was asked of the background: whether it waits, how far it is, what came of it.

Takes rows of the queue, makes `Work`. How far it is lies in a file of the round, so that the database hears of the
beginning and the end alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone, translation
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from tongket.desk.atomic import write_shared
from tongket.desk.refusal import CannotGoOn
from tongket.server.jobs.queues import LONG, MOST_TRIES, is_worker_alive
from tongket.server.refusal import NotThere, Refused
from tongket.server.words import LANGUAGES, language, say

SECONDS_BETWEEN_NOTES = 0.3
A_WHILE = timedelta(seconds=15)  # for which a wish may wait before a page says why


class Standing(StrEnum):
    """Where a work stands."""

    WAITING = "READY"
    RUNNING = "RUNNING"
    DONE = "SUCCESSFUL"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Which step a work is at; of how many parts how many are done."""

    step: str
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work as the queue holds it."""

    id: UUID
    standing: Standing
    arguments: tuple[Any, ...]
    asked_at: datetime
    tries: int
    outcome: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self.standing in (Standing.WAITING, Standing.RUNNING)

    @property
    def is_again(self) -> bool:
        """Whether a worker that had begun it was killed."""
        return self.tries > (self.standing is not Standing.WAITING)

    @property
    def is_stuck(self) -> bool:
        """Whether it waits because no worker lives."""
        return self.is_open and timezone.now() - self.asked_at > A_WHILE and not is_worker_alive(LONG)

    @property
    def refusal(self) -> str:
        """Why nothing came of it, in the reader's language; empty where something did or may yet."""
        told = self.outcome.get("refused")
        if told:
            return str(told[language()])
        if self.standing is not Standing.FAILED:
            return ""
        return say("work_killed" if self.tries >= MOST_TRIES else "work_failed", tries=self.tries)


def open_work(task: Task[..., Any], *arguments: Any) -> Work | None:
    """The one with these first arguments that waits or runs; None where there is none."""
    rows = _rows(task, *arguments).filter(status__in=(Standing.WAITING.value, Standing.RUNNING.value))
    return _first(rows.order_by("enqueued_at"))


def last_work(task: Task[..., Any], *arguments: Any) -> Work | None:
    """The one asked for last."""
    return _first(_rows(task, *arguments).order_by("-enqueued_at"))


def work_named(task: Task[..., Any], name: UUID, *arguments: Any) -> Work:
    """The one of that name. Raises NotThere: also for one that is done and forgotten."""
    found = _first(_rows(task, *arguments).filter(pk=name))
    if found is None:
        raise NotThere
    return found


def _rows(task: Task[..., Any], *arguments: Any) -> QuerySet[DBTaskResult[..., Any]]:
    wanted = {f"args_kwargs__args__{place}": value for place, value in enumerate(arguments)}
    return DBTaskResult.objects.filter(task_path=task.module_path, **wanted)


def _first(rows: QuerySet[DBTaskResult[..., Any]]) -> Work | None:
    row = rows.first()
    if row is None:
        return None
    return Work(
        id=row.id,
        standing=Standing(row.status),
        arguments=tuple(row.args_kwargs["args"]),
        asked_at=row.enqueued_at,
        tries=len(row.worker_ids),
        outcome=row.return_value if isinstance(row.return_value, dict) else {},
    )


def spoken_in_all(refusal: Refused) -> dict[str, str]:
    """Its sentence in each language: who reads it later may speak another than the worker."""
    spoken = {}
    for each in LANGUAGES:
        with translation.override(each):
            spoken[each] = say(refusal.key, **refusal.facts)
    return spoken


# --- how far it is


class Notes:
    """Writes down how far a work is, some times a second at most."""

    def __init__(self, path: Path) -> None:
        self._path, self._step, self._at = path, "", 0.0

    def __call__(self, step: str, done: int, of: int) -> None:
        """A step of the desk's own work."""
        now = time.monotonic()
        if step == self._step and now - self._at < SECONDS_BETWEEN_NOTES and done < of:
            return
        self._step, self._at = step, now
        with suppress(CannotGoOn):  # a full disk is told by the work itself
            write_shared(self._path, json.dumps([step, done, of]).encode())


@contextmanager
def noting(folder: Path, name: UUID) -> Iterator[Notes]:
    """Notes of a work in a round's folder, thrown away at its end."""
    path = _notes(folder, name)
    try:
        yield Notes(path)
    finally:
        path.unlink(missing_ok=True)


def progress_of(folder: Path, name: UUID) -> Progress | None:
    """How far a work is; None before it begins."""
    try:
        step, done, of = json.loads(_notes(folder, name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Progress(step=step, done=done, of=of)


def _notes(folder: Path, name: UUID) -> Path:
    return folder / ".tongket" / "progress" / f"{name}.json"
