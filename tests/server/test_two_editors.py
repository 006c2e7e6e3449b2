"""Two people at one report at the same moment: one is heard, the other is told; nobody is silently written over."""

from __future__ import annotations

import threading

import pytest

GOOD = ((3, 4), (5, 6))
pytestmark = [pytest.mark.service, pytest.mark.slow]  # service: these speak to an office through a socket


def at_once(*acts):
    """Do all of these in the same moment; their answers."""
    answers, gate = [None] * len(acts), threading.Barrier(len(acts))

    def run(number, act):
        gate.wait()
        answers[number] = act()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request, real_office, papers_of):
    made = real_office(papers_of(4), request.param)
    made.start()
    return made


def test_what_many_do_at_once_is_done_once_and_the_others_are_told(office, workbook):
    one, two, three, four = office.reporters
    content = workbook(GOOD, unit=one.unit)

    same = at_once(*[lambda: office.upload(one, {"bieu.xlsx": content})] * 6)
    assert {answer.status for answer in same} == {200}
    assert sum("đã có ở đây rồi" in answer.text for answer in same) == 5, [answer.text for answer in same]

    others = [workbook(((number, 4), (5, 6)), unit=two.unit) for number in range(6)]
    named_alike = at_once(*[lambda c=c: office.upload(two, {"bieu.xlsx": c}) for c in others])
    assert {answer.status for answer in named_alike} == {200}
    page = office.ask("GET", f"/submissions/{two.submission}/", two.session).text
    assert page.count("đã thay") == 5, page

    office.upload(three, {"bieu.xlsx": workbook(GOOD, unit=three.unit)})
    office.wait_until_read()
    assert office.act(three.session, three.submission, "send", {"reason": "đã soát"}).status == 302
    seen = revision_shown(office, three)
    accept = lambda: office.act(office.clerk, three.submission, "accept", {"seen": seen})  # noqa: E731
    give_back = lambda: office.act(  # noqa: E731
        office.clerk,
        three.submission,
        "return",
        {"seen": seen, "reason": "sai số", "deadline": "2099-12-01"},
    )
    judged = at_once(accept, give_back, accept, give_back)
    assert sorted(answer.status for answer in judged) == [302, 409, 409, 409]
    told = [answer.text for answer in judged if answer.status == 409]
    assert all("Có người vừa thay đổi báo cáo này" in text for text in told)

    office.upload(four, {"bieu.xlsx": workbook(GOOD, unit=four.unit)})
    office.wait_until_read()
    sending = at_once(*[lambda: office.act(four.session, four.submission, "send", {"reason": "đã soát"})] * 4)
    assert sorted(answer.status for answer in sending) == [302, 409, 409, 409]
    seen = revision_shown(office, four)
    left_out = at_once(
        *[lambda m=m: office.act(office.clerk, four.submission, m, {"seen": seen, "reason": "chép của nơi khác"})
          for m in ("exclude", "accept", "waive", "exclude")]
    )  # fmt: skip
    assert sorted(answer.status for answer in left_out) == [302, 409, 409, 409]

    assert office.run("server", "verify", str(office.folder), "--totals").returncode == 0


def revision_shown(office, by):
    """What the form of the clerk's page carries."""
    import re

    page = office.ask("GET", f"/submissions/{by.submission}/", office.clerk).text
    return re.search(r'name="seen" value="(\d+)"', page)[1]
