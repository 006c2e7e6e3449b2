"""Takes files to read and the function that reads one, gives the answers in order: no file can harm the others.

Files are read in a few worker processes started afresh and used again for many files. A file that takes too long or
too much memory, or brings its worker down, is refused alone; the worker is replaced and the others go on.

Where the system can, workers are copies of one process that has loaded the readers and nothing else (a fork server);
elsewhere, as on Windows, each is started from nothing and loads them itself. What they answer is the same.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from time import monotonic
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.worker_process import READY, answer_of, serve
from tongket.collect.submission import OddityKind

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Job = TypeVar("Job")
Answer = TypeVar("Answer")

FILES_A_WORKER = 200
LARGEST_BATCH = 8
FEW_LEFT = 2  # files a worker still has when it is given more
SMALL = 4096  # bytes of a batch that a link takes before the worker reads it, on every system
SECONDS_TO_START = 60
SECONDS_BETWEEN_LOOKS = 0.1
MOST_DELAYED = 6  # a busy machine may give a file's seconds of work over this many times as long
FAILED_STARTS = 3
WAYS_TO_START = [way for way in ("forkserver", "spawn") if way in multiprocessing.get_all_start_methods()]


class WorkersWillNotStart(Exception):
    """No worker process can be started on this machine, so nothing can be read safely."""


def read_all(
    jobs: Sequence[Job],
    work: Callable[[Job], Answer],
    *,
    processes: int,
    seconds: float = 10,
    memory: int = 1 << 30,
    progress: Callable[[int, int], None] | None = None,
    meanwhile: Callable[[], None] | None = None,
    each: Callable[[int, Answer | Unreadable], None] | None = None,
) -> list[Answer | Unreadable]:
    """The answer to each job, in order, or its refusal. `work` is a top-level function; jobs and answers are picklable.

    `progress` is told how many of how many are done; `meanwhile` is done here while the workers start, and `each` with
    every answer as it comes, while they go on.
    `processes=0` works inside this process, for trusted files only: the ceilings then do not hold.
    """
    told, other_work = progress or (lambda done, of: None), meanwhile or (lambda: None)
    take = each or (lambda index, answer: None)
    if processes < 1:
        other_work()
        return list(_in_this_process(jobs, work, told, take))
    pool = Pool(work=work, seconds=seconds, memory=memory, queue=deque(enumerate(jobs)), each=take)
    size = min(processes, len(jobs))
    try:
        with _aside(lambda: pool.begin(size)):
            other_work()
        for done in pool.run(size):
            told(done, len(jobs))
    finally:
        pool.stop()
    return [pool.answers[index] for index in range(len(jobs))]


def load_aside(module: str) -> None:
    """Have a module loaded in the process that workers are copies of, where they are: there will be files for it."""
    if _are_copies() and module != "__main__":
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload([module])  # heeded by the first call only
        with suppress(OSError):  # said when a worker is to start, and then done otherwise
            forkserver.ensure_running()


@contextmanager
def _aside(work: Callable[[], None]) -> Iterator[None]:
    """Work that mostly waits, done in a thread meanwhile; what it raises is raised once both are done."""
    raised: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:
            raised.append(error)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if raised:
        raise raised[0]


def _are_copies() -> bool:
    return WAYS_TO_START[0] == "forkserver"


def _in_this_process(
    jobs: Sequence[Job],
    work: Callable[[Job], Answer],
    told: Callable[[int, int], None],
    take: Callable[[int, Answer | Unreadable], None],
) -> Iterator[Answer | Unreadable]:
    for index, job in enumerate(jobs):
        answer = answer_of(work, job)
        take(index, answer)
        yield answer
        told(index + 1, len(jobs))


@dataclass(eq=False, slots=True)
class Worker:
    """One process and what it has been given. The first of `batch` is the file it is reading."""

    process: BaseProcess
    link: Connection
    since: float
    batch: deque[tuple[int, Any]] = field(default_factory=deque)
    is_ready: bool = False
    served: int = 0
    seen: tuple[int, float] = (-1, 0.0)  # the file it was at when last looked at, and its work until that file

    def seconds_at_work(self, now: float) -> float:
        """Of a processor, on the file it is at, as far as it was looked at; of the clock where that cannot be told."""
        done = _worked(self.process.pid)
        if done is None:
            return now - self.since
        if self.seen[0] != self.batch[0][0]:
            self.seen = (self.batch[0][0], done)
        return done - self.seen[1]


@dataclass(eq=False, slots=True)
class Pool:
    """The workers, the files still to be read, and the answers so far."""

    work: Callable[[Any], Any]
    seconds: float
    memory: int
    queue: deque[tuple[int, Any]]
    each: Callable[[int, Any], None]
    answers: dict[int, Any] = field(default_factory=dict)
    workers: list[Worker] = field(default_factory=list)
    failed_starts: int = 0
    looked: float = 0.0

    def run(self, size: int) -> Iterator[int]:
        """Read until every file has an answer; says after each look how many have."""
        while self._unanswered():
            self.hire(size)
            self._hand_out()
            before = len(self.answers)
            self._listen(self.workers)
            self._watch()
            if len(self.answers) > before:
                yield len(self.answers)

    def _unanswered(self) -> int:
        return len(self.queue) + sum(len(worker.batch) for worker in self.workers)

    def begin(self, size: int) -> None:
        """Start the workers, and give each its first files if it is soon ready. No answer is taken here."""
        self.hire(size)
        for _ in range(size):
            if starting := [worker for worker in self.workers if not worker.is_ready]:
                self._listen(starting)
                self._hand_out()

    def stop(self) -> None:
        """End every process, the willing ones first."""
        for worker in self.workers:
            _dismiss(worker)
        for worker in self.workers:
            _end(worker, patience=1 if worker.is_ready and not worker.batch else 0)
        self.workers.clear()

    def hire(self, size: int) -> None:
        """Start as many workers as there is work for, in the place of those that have gone or served long enough."""
        for worker in [worker for worker in self.workers if not worker.batch and worker.served >= FILES_A_WORKER]:
            self._let_go(worker, patience=1)
        wanted = min(size, len(self.queue) + sum(1 for worker in self.workers if worker.batch))
        while len(self.workers) < wanted:
            self.workers.append(_start(self.work, self.memory))

    def _hand_out(self) -> None:
        """To the idle; while there is much to do also in good time, so that none waits for us."""
        for worker in self.workers:
            few = FEW_LEFT if len(self.queue) > LARGEST_BATCH * (len(self.workers) + 1) else 0
            if worker.is_ready and self.queue and len(worker.batch) <= few:
                self._send(worker, self._next_batch())

    def _next_batch(self) -> list[tuple[int, Any]]:
        size = _batch_size(len(self.queue), len(self.workers))
        return [self.queue.popleft() for _ in range(size)]

    def _send(self, worker: Worker, jobs: list[tuple[int, Any]]) -> None:
        message = pickle.dumps(jobs, protocol=pickle.HIGHEST_PROTOCOL)
        if worker.batch and len(message) > SMALL:  # still answering, it could not take a large one, nor we its answer
            self.queue.extendleft(reversed(jobs))
            return
        if not worker.batch:
            worker.since = monotonic()
        worker.batch.extend(jobs)
        with suppress(OSError):  # it has died: the link says so at the next look
            worker.link.send_bytes(message)

    def _listen(self, workers: Sequence[Worker]) -> None:
        by_link = {worker.link: worker for worker in workers}
        for link in wait(list(by_link), SECONDS_BETWEEN_LOOKS):
            worker = by_link[link]  # type: ignore[index]  # only links were waited for
            try:
                message = worker.link.recv_bytes()
            except (EOFError, OSError):
                self._let_go(worker, patience=5)  # it has gone, or is going
            else:
                self._take(worker, message)  # what `each` raises is no fault of the worker

    def _take(self, worker: Worker, message: bytes) -> None:
        content = pickle.loads(message)  # nosec B301  # noqa: S301  from our own process
        worker.since = monotonic()
        if content == READY:
            worker.is_ready, self.failed_starts = True, 0
            return
        index, answer = content
        worker.batch.popleft()
        worker.served += 1
        self._keep(index, answer)
        if isinstance(answer, Unreadable) and answer.kind is OddityKind.TOO_HEAVY:
            self._give_back(worker)  # it leaves after such a file, with the next one unopened
            self._let_go(worker, patience=1)

    def _keep(self, index: int, answer: Any) -> None:
        self.answers[index] = answer
        self.each(index, answer)

    def _give_back(self, worker: Worker) -> None:
        self.queue.extendleft(reversed(worker.batch))
        worker.batch.clear()

    def _watch(self) -> None:
        """Refuse the files that are past a ceiling."""
        now = monotonic()
        if now - self.looked < SECONDS_BETWEEN_LOOKS:
            return
        self.looked = now
        for worker in list(self.workers):
            if not worker.is_ready and now - worker.since > SECONDS_TO_START:
                self._let_go(worker, patience=0)
            elif worker.batch and self._is_too_long(worker, now):
                self._let_go(worker, patience=0, why=f"more than {self.seconds:g} s")
            elif worker.batch and _resident(worker.process.pid) > self.memory:
                self._let_go(worker, patience=0, why=f"more than {self.memory >> 20} MiB")

    def _is_too_long(self, worker: Worker, now: float) -> bool:
        """By its own work: among others a good file takes longer by the clock, and is no less good."""
        passed = now - worker.since
        if passed > self.seconds * MOST_DELAYED:
            return True
        return worker.seconds_at_work(now) > self.seconds

    def _let_go(self, worker: Worker, *, patience: float, why: str = "") -> None:
        """End a worker, refuse the file it had open, give the rest of its batch back."""
        self.workers.remove(worker)
        if not worker.batch:
            _dismiss(worker)
        code = _end(worker, patience=patience)
        if worker.batch:
            index, _ = worker.batch.popleft()
            self._keep(index, _refusal(code, why))
            self._give_back(worker)
        elif not worker.is_ready:
            self._count_failed_start()

    def _count_failed_start(self) -> None:
        self.failed_starts += 1
        if self.failed_starts >= FAILED_STARTS:
            raise WorkersWillNotStart


def _batch_size(jobs: int, processes: int) -> int:
    """Several files a message, yet enough messages that no worker is left with all the heavy ones, or the last ones."""
    return max(1, min(LARGEST_BATCH, jobs // (processes * 4)))


def _start(work: Callable[[Any], Any], memory: int) -> Worker:
    load_aside(work.__module__)
    try:
        return _started(work, memory, WAYS_TO_START[0])
    except (OSError, EOFError):  # no place for its socket, or it was killed: each is then started from nothing
        if not _are_copies():
            raise
        del WAYS_TO_START[0]
        return _started(work, memory, WAYS_TO_START[0])


def _started(work: Callable[[Any], Any], memory: int, way: str) -> Worker:
    context = multiprocessing.get_context(way)
    ours, theirs = context.Pipe()
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # every way of starting has its own class
        target=serve, args=(theirs, pickle.dumps(work), memory), daemon=True
    )
    with _light_start(work):
        process.start()
    theirs.close()  # so that the end of the worker is the end of the link
    return Worker(process, ours, monotonic())


@contextmanager
def _light_start(work: Callable[[Any], Any]) -> Iterator[None]:
    """A fresh process would run the program's main module again, only to have its names: here nobody needs them."""
    main = sys.modules["__main__"]
    if work.__module__ != "__main__":
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _dismiss(worker: Worker) -> None:
    if worker.is_ready and not worker.batch:
        try:
            worker.link.send(None)
        except OSError:
            return


def _end(worker: Worker, *, patience: float) -> int | None:
    """Wait as long as patience goes, then kill; the exit code, and nothing left of the process."""
    if patience:
        worker.process.join(patience)
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
    code = worker.process.exitcode
    worker.process.close()
    worker.link.close()
    return code


def _refusal(code: int | None, why: str) -> Unreadable:
    """Killed for a ceiling, aborted for want of memory, killed by the system: too heavy. Anything else: damaged."""
    if why:
        return Unreadable(OddityKind.TOO_HEAVY, why)
    if code in (-6, -9):
        return Unreadable(OddityKind.TOO_HEAVY, f"reader ended with {code}")
    return Unreadable(OddityKind.DAMAGED, f"reader ended with {code}")


def _worked(pid: int | None) -> float | None:
    """Seconds of a processor that a process has taken; None where the system does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))
    except (OSError, ValueError, IndexError):
        return _worked_anywhere(pid)


def _worked_anywhere(pid: int | None) -> float | None:
    import psutil

    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return None
    return float(times.user + times.system)


def _resident(pid: int | None) -> int:
    """Bytes of memory that a process holds; asked of the system's own files where it has them."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return _resident_anywhere(pid)
    return pages * os.sysconf("SC_PAGE_SIZE")


def _resident_anywhere(pid: int | None) -> int:
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0
