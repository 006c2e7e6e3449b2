"""One file cannot harm the others: too slow, too heavy, crashing and raising files are refused alone, in order."""

import os
import sys
import time
from multiprocessing import forkserver
from pathlib import Path
from threading import Event

import psutil
import pytest

from tongket.collect.files import workers
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import WorkersWillNotStart, read_all

sys.path.append(str(Path(__file__).parent))  # a worker gets this path too, and finds the module by name
from misbehaving import double_or_misbehave

pytestmark = pytest.mark.slow


@pytest.fixture(params=["forkserver", "spawn"], autouse=True)
def way_to_start(request, monkeypatch):
    """Whether workers are copies of one process, or each is started from nothing, as on Windows."""
    ways = workers.WAYS_TO_START
    if request.param not in ways:
        pytest.skip("this system starts every process from nothing")
    monkeypatch.setattr(workers, "WAYS_TO_START", ways[ways.index(request.param) :])


def kinds(answers):
    return [answer.kind.value if isinstance(answer, Unreadable) else answer for answer in answers]


def test_answers_come_in_the_order_of_the_jobs():
    assert read_all(range(50), double_or_misbehave, processes=2) == [number * 2 for number in range(50)]


def test_no_files_need_no_process():
    assert read_all([], double_or_misbehave, processes=2) == []


def test_a_file_that_raises_is_refused_and_the_others_are_read():
    answers = read_all([1, "raise", "refuse", "unpicklable", 2], double_or_misbehave, processes=1)

    assert kinds(answers) == [2, "damaged", "password", "damaged", 4]


def test_a_file_that_brings_its_reader_down_is_refused_alone():
    answers = read_all([1, 2, "crash", 3, "abort", 4, 5], double_or_misbehave, processes=2)

    assert kinds(answers) == [2, 4, "damaged", 6, "too_heavy", 8, 10]


@pytest.mark.parametrize("endless", ["hang", "work on and on"])
def test_a_file_that_never_ends_is_refused_after_its_seconds(endless):
    begun = time.monotonic()

    answers = read_all([1, endless, 3], double_or_misbehave, processes=1, seconds=1)

    assert kinds(answers) == [2, "too_heavy", 6]
    assert time.monotonic() - begun < 30  # seconds of work, and no endless wait for them


def test_a_file_that_a_busy_machine_keeps_waiting_is_read():
    waiting = "wait for its turn"

    assert read_all([waiting, 3], double_or_misbehave, processes=1, seconds=1) == [waiting * 2, 6]


def test_a_file_that_swells_is_refused():
    answers = read_all(["swell", 3], double_or_misbehave, processes=1, memory=400 << 20)

    assert kinds(answers) == ["too_heavy", 6]


def test_the_parent_watches_where_the_kernel_does_not(monkeypatch):
    start = workers._start
    monkeypatch.setattr(workers, "_start", lambda work, memory: start(work, 1 << 40))

    answers = read_all(["swell unseen by the kernel", 3], double_or_misbehave, processes=1, memory=150 << 20)

    assert kinds(answers) == ["too_heavy", 6]


def test_workers_are_used_again_and_none_is_left_behind():
    served = read_all(["who"] * 450, double_or_misbehave, processes=2)

    assert 2 <= len(set(served)) <= 6
    assert not [pid for pid in set(served) if psutil.pid_exists(pid)]


def test_progress_is_told():
    seen = []

    read_all(range(20), double_or_misbehave, processes=1, progress=lambda done, of: seen.append((done, of)))

    assert seen[-1] == (20, 20)
    assert seen == sorted(seen)


def test_other_work_does_not_wait_for_the_workers_to_start(monkeypatch):
    start, is_done, waited = workers._start, Event(), []

    def start_late(*about):
        waited.append(is_done.wait(30))
        return start(*about)

    monkeypatch.setattr(workers, "_start", start_late)
    assert read_all([1, 2], double_or_misbehave, processes=1, meanwhile=is_done.set) == [2, 4]
    assert waited == [True]


def test_trusted_files_may_be_read_here():
    answers = read_all([1, "raise", "who"], double_or_misbehave, processes=0)

    assert kinds(answers) == [2, "damaged", os.getpid()]


def test_workers_that_cannot_start_say_so_in_words(monkeypatch, capfd):
    monkeypatch.setattr(double_or_misbehave, "__module__", "a_module_no_worker_can_import")
    monkeypatch.setitem(sys.modules, "a_module_no_worker_can_import", sys.modules["misbehaving"])

    with pytest.raises(WorkersWillNotStart):
        read_all([1], double_or_misbehave, processes=1)

    assert "Traceback" not in capfd.readouterr().err


def test_where_no_process_can_be_copied_each_is_started_from_nothing(monkeypatch):
    def refuse():
        raise OSError("no place for a socket")

    monkeypatch.setattr(forkserver._forkserver, "ensure_running", refuse)
    monkeypatch.setattr(forkserver, "ensure_running", refuse)

    assert read_all([1, 2], double_or_misbehave, processes=1) == [2, 4]


def test_what_goes_wrong_with_an_answer_is_laid_on_no_file():
    """A disk that does not take an answer is not a reader that died: no other file is called damaged for it."""

    def disk_is_full(index, answer):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        read_all([1, 2, 3], double_or_misbehave, processes=1, each=disk_is_full)
