"""Kill the office at any moment: what was confirmed is there, nothing is double, and the trace holds together."""

from __future__ import annotations

import random
import threading
import time
from http.client import HTTPException
from itertools import count

import pytest

SEED = 20201101
pytestmark = [pytest.mark.service, pytest.mark.slow]  # service: these speak to an office through a socket


class Crowd:
    """Units that send without pause, and a clerk who accepts; each keeps in mind what was confirmed."""

    def __init__(self, office, workbook, *, reporters):
        self.office, self.workbook = office, workbook
        self.confirmed, self.accepted, self.troubles = [], set(), []
        self.is_over = threading.Event()
        half = len(reporters) // 2
        self.threads = [
            threading.Thread(target=self.send, args=(reporters[:half], 1)),
            threading.Thread(target=self.send, args=(reporters[half:], 2)),
            threading.Thread(target=self.hand_in_and_accept, args=(reporters,)),
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def send(self, reporters, seed):
        """A file that was not confirmed is sent again, as a person would."""
        chance, numbers = random.Random(seed), count(seed * 100_000)
        while not self.is_over.is_set():
            by, number = chance.choice(reporters), next(numbers)
            content = self.workbook(((number, 4), (5, 6)), unit=by.unit)
            for _ in range(50):
                if self.is_over.is_set() or self._is_settled(by, f"bieu {chance.randrange(3)}.xlsx", content):
                    break
                time.sleep(0.2)
            time.sleep(0.02)

    def _is_settled(self, by, name, content):
        from hashlib import sha256

        from real_office import Receipt

        answer = self.asked(lambda: self.office.upload(by, {name: content}, timeout=15))
        if answer is None or answer.status >= 500:
            return False
        digest = sha256(content).hexdigest()
        if answer.status == 200 and digest[:12] in answer.text:
            self.confirmed.append(Receipt(by.submission, digest))
        elif answer.status not in (200, 409):
            self.troubles.append(answer)
        return True

    def hand_in_and_accept(self, reporters):
        """One unit after the other hands in, and is accepted as soon as all is read."""
        for by in reporters:
            for move, session in (("send", by.session), ("accept", self.office.clerk)):
                while not self.is_over.wait(0.3) and not self._moved(by, move, session):
                    pass

    def _moved(self, by, move, session):
        answer = self.asked(lambda: self.office.act(session, by.submission, move, {"reason": "đã soát"}))
        if answer is not None and answer.status == 302 and move == "accept":
            self.accepted.add(by.submission)
        return answer is not None and answer.status in (302, 409)

    def wait_for_an_acceptance(self, seconds):
        """Until one more report is accepted: what comes next falls into the midst of the work."""
        before, ends = len(self.accepted), time.monotonic() + seconds
        while len(self.accepted) == before and time.monotonic() < ends:
            time.sleep(0.05)

    def asked(self, ask):
        """None where the office is down."""
        try:
            return ask()
        except (OSError, HTTPException):
            return None


def killed_again_and_again(office, workbook, kills):
    """A crowd at work while the web process or the reader is killed, some moments apart; then all is read."""
    chance = random.Random(SEED)
    office.start()
    with Crowd(office, workbook, reporters=office.reporters) as crowd:
        for number in range(kills):
            if number % 4 == 3:
                crowd.wait_for_an_acceptance(seconds=8)
            time.sleep(chance.uniform(0.1, 1.5))
            if chance.random() < 0.5:
                office.kill_readers()
            else:
                office.kill_web()
                office.start()
        crowd.wait_for_an_acceptance(seconds=60)
    office.wait_until_read()
    return crowd


def assert_nothing_is_lost(office, crowd):
    assert crowd.troubles == []
    assert len(crowd.confirmed) > 5
    assert crowd.accepted
    found = office.compare(crowd.confirmed)
    wrong = {name: found[name] for name in ("without_row", "without_file", "without_reading", "double", "waiting")}
    assert wrong == dict.fromkeys(wrong, 0)
    assert crowd.accepted <= set(office.submissions_in("accepted"))
    proved = office.run("server", "verify", str(office.folder), "--totals")
    assert (proved.returncode, proved.stderr) == (0, "")


@pytest.mark.parametrize(("on", "kills"), [("sqlite", 10), ("postgresql", 4)])
def test_after_kills_at_any_moment_nothing_is_lost_and_nothing_double(real_office, papers_of, workbook, on, kills):
    office = real_office(papers_of(8), on)
    crowd = killed_again_and_again(office, workbook, kills)
    assert_nothing_is_lost(office, crowd)


@pytest.mark.nightly
@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_after_a_hundred_kills_nothing_is_lost_and_nothing_double(real_office, papers_of, workbook, on):
    office = real_office(papers_of(60), on)
    crowd = killed_again_and_again(office, workbook, 100)
    assert_nothing_is_lost(office, crowd)


def test_a_database_that_goes_away_is_said_and_comes_back(real_office, papers_of, workbook, postgresql):
    office = real_office(papers_of(3), "postgresql")
    office.start()
    by = office.reporters[0]
    assert office.upload(by, {"bieu.xlsx": workbook(((3, 4), (5, 6)))}).status == 200

    postgresql.stop(mode="immediate")
    try:
        away = office.upload(by, {"sau.xlsx": workbook(((7, 8), (9, 9)))})
    finally:
        postgresql.start()

    assert away.status == 503
    assert "Cơ sở dữ liệu chưa trả lời; chưa ghi gì. Chờ một lát rồi gửi lại." in away.text
    again = office.upload(by, {"sau.xlsx": workbook(((7, 8), (9, 9)))})
    assert (again.status, "Đã nhận “sau.xlsx”" in again.text) == (200, True)
    office.wait_until_read()
    assert office.run("server", "verify", str(office.folder)).returncode == 0


def test_a_workbook_that_eats_memory_harms_only_itself(real_office, papers_of, workbook, bomb):
    office = real_office(papers_of(3))
    office.start()
    first, second = office.reporters[:2]

    assert office.upload(first, {"bom.xlsx": bomb}).status == 200
    assert office.upload(second, {"bieu.xlsx": workbook(((3, 4), (5, 6)), unit=second.unit)}).status == 200

    office.wait_until_read()
    page = office.ask("GET", f"/submissions/{first.submission}/", first.session).text
    assert "đã đọc" in page
    assert 'class="findings"' in page
    assert "đã đọc" in office.ask("GET", f"/submissions/{second.submission}/", second.session).text
