"""Takes jobs from a pipe, does them, answers each: what runs inside a worker process. It trusts none of its files."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

READY = "ready"
# Readers make many small objects that live as long as the file: looking for rings among them is time lost.
OBJECTS_BETWEEN_COLLECTIONS = 50_000


def serve(link: Connection, pickled_work: bytes, memory: int) -> None:
    """Answer job after job until told to stop, or until one job took all the memory there is."""
    _prepare(memory)
    try:
        work: Callable[[Any], Any] = pickle.loads(pickled_work)  # nosec B301  # noqa: S301  from our own parent; imports its room
    except Exception:
        return  # the parent sees that it never became ready
    try:
        link.send(READY)
        while (batch := link.recv()) is not None:
            for index, job in batch:
                answer = answer_of(work, job)
                link.send_bytes(_packed(index, answer))
                if isinstance(answer, Unreadable) and answer.kind is OddityKind.TOO_HEAVY:
                    return  # what a bomb left behind must not weigh on the next file
    except (EOFError, OSError):
        return  # the review was stopped


def answer_of(work: Callable[[Any], Any], job: Any) -> Any:
    """What the work gives, or the refusal of the file. No other exception leaves."""
    try:
        return work(job)
    except Unreadable as refusal:
        return refusal
    except MemoryError:
        return Unreadable(OddityKind.TOO_HEAVY, "memory")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        # A reader written in Rust panics with an exception outside Exception.
        return Unreadable(OddityKind.DAMAGED, f"{type(error).__name__}: {error}"[:500])


def _packed(index: int, answer: Any) -> bytes:
    try:
        return pickle.dumps((index, answer), protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps((index, Unreadable(OddityKind.TOO_HEAVY, "memory")))
    except Exception as error:
        return pickle.dumps((index, Unreadable(OddityKind.DAMAGED, f"{type(error).__name__}: {error}"[:500])))


def _prepare(memory: int) -> None:
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    _silence()
    _bound(memory)


def _silence() -> None:
    """What a crashing reader prints would be a trace on the clerk's screen."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _bound(memory: int) -> None:
    """Let the kernel refuse what is over the ceiling, where it can; the parent watches in any case."""
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return
