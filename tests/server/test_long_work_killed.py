"""Kill the worker while it drafts: the draft is taken up again, is one, and nothing half-written stays."""

from __future__ import annotations

import re
import threading
import time
from contextlib import suppress
from http.client import HTTPException

import pytest

pytestmark = [pytest.mark.service, pytest.mark.slow]  # service: these speak to an office through a socket


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request, real_office, papers_of, workbook):
    """A real office with five reports accepted."""
    made = real_office(papers_of(6), request.param)
    made.start()
    for number, by in enumerate(made.reporters[:5]):
        made.upload(by, {"bieu.xlsx": workbook(((number, 4), (5, 6)), unit=by.unit)})
    made.wait_until_read()
    for by in made.reporters[:5]:
        assert made.act(by.session, by.submission, "send", {"reason": "đã soát"}).status == 302
        assert made.act(made.clerk, by.submission, "accept").status == 302
    return made


def asked_by_two_at_once(office):
    """Both ask in the same moment; the addresses of the works they are led to."""
    gate, answers = threading.Barrier(2), []

    def ask():
        gate.wait()
        answers.append(office.ask("POST", "/rounds/1/draft/", office.clerk).status)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302, 302]
    page = office.ask("GET", "/rounds/1/reviews/", office.clerk).text
    return set(re.findall(r"/rounds/1/drafting/[0-9a-f-]+/", page))


def wait_for(what, seconds=240):
    """Until it is so: a busy machine is slow, not wrong. Fails where it never is."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(OSError, HTTPException):
            if what():
                return
        time.sleep(0.02)
    pytest.fail("it never came")


def test_a_draft_outlives_kills_of_its_worker_and_of_the_office(office):
    folder = office.folder / "rounds" / "1"
    (address,) = asked_by_two_at_once(office)

    is_in_the_midst = lambda: any(folder.glob(".tongket/progress/*.json"))  # noqa: E731
    wait_for(is_in_the_midst)
    office.kill_readers()
    wait_for(lambda: not is_in_the_midst())  # swept before the worker starts again
    wait_for(is_in_the_midst)
    office.kill_web()
    office.start()

    wait_for(lambda: office.ask("GET", address, office.clerk).status == 302)
    assert office.ask("GET", "/reviews/1/", office.clerk).status == 200
    assert office.ask("GET", "/reviews/2/", office.clerk).status == 404
    assert [path.name for path in folder.glob("reviews/*")] == ["1"]
    assert list(folder.glob(".tongket/drafting/*")) == []
    assert office.ask("GET", "/reviews/1/papers/du-thao-bao-cao.docx", office.clerk).text.startswith("PK")
    proved = office.run("server", "verify", str(office.folder), "--totals")
    assert (proved.returncode, proved.stderr) == (0, "")
