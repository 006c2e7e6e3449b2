"""An endpoint that lies, leaves out, talks rubbish, hangs or breaks does the review no harm."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tongket.check.speech import spoken
from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.desk.language_endpoint import Endpoint, NotAnswered, endpoint_of
from tongket.desk.rewording import reword

_CONNECT = socket.socket.connect
TEXTS = ("Đã triệt phá 12 băng, nhóm tội phạm.", "Công an xã triệt phá 12 băng, nhóm tội phạm trên địa bàn.")
GOOD = {"sentence": "Triệt phá 12 băng, nhóm tội phạm trên địa bàn.", "sources": ["s1", "s2"]}

Answer = Callable[[BaseHTTPRequestHandler], None]


def point(number: int = 1) -> Point:
    statements = tuple(
        Statement(unit, f"{unit}.docx", 3, 0, f"{text} Tổ {number}.") for unit, text in zip("AB", TEXTS, strict=True)
    )
    return Point(id=f"P{number}", section=0, text=statements[0].text, statements=statements, units=("A", "B"), of=4)


class Served(ThreadingHTTPServer):
    """An endpoint that answers as it is told and remembers what it was asked."""

    daemon_threads = True
    answer: Answer
    asked: list[dict[str, Any]]

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self.server_port}/v1", "may-nho", "chìa-khóa".encode().hex(), patience=2)


class _Handler(BaseHTTPRequestHandler):
    server: Served

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = {"path": self.path, "key": self.headers["Authorization"], **json.loads(body)}
        self.server.asked.append(asked)
        self.server.answer(self)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    def local_only(self: socket.socket, address: Any) -> None:
        assert address[0] == "127.0.0.1"
        _CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)
    server = Served(("127.0.0.1", 0), _Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def says(content: object, status: int = 200) -> Answer:
    """Answers in the chat-completions form, with these words."""
    words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}), status)


def sends(body: str, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return answer


def hangs(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.6)


def drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(20):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


def test_a_sentence_that_holds_to_its_sources_becomes_the_points(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)

    points, findings = reword([point()], served.endpoint, tmp_path / "kept.json")

    assert findings == []
    assert points == [replace(point(), text=GOOD["sentence"], is_reworded=True)]


def test_the_question_holds_the_sources_as_data_and_goes_to_the_chat_address(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)

    reword([point()], served.endpoint, tmp_path / "kept.json")

    (asked,) = served.asked
    assert (asked["path"], asked["model"], asked["temperature"]) == ("/v1/chat/completions", "may-nho", 0)
    assert asked["key"] == f"Bearer {served.endpoint.key}"
    sources = json.loads(asked["messages"][1]["content"])["sources"]
    assert [(each["id"], each["text"]) for each in sources] == [
        ("s1", f"{TEXTS[0]} Tổ 1."),
        ("s2", f"{TEXTS[1]} Tổ 1."),
    ]


def test_a_fence_around_the_answer_is_forgiven(served: Served, tmp_path: Path) -> None:
    served.answer = says(f"```json\n{json.dumps(GOOD)}\n```")

    assert reword([point()], served.endpoint, tmp_path / "kept.json")[0][0].is_reworded


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({**GOOD, "sentence": "Triệt phá 21 băng, nhóm tội phạm."}, "có số không có trong nguồn: 21 băng"),
        ({**GOOD, "sources": ["s1"]}, "bỏ mất nguồn: s2"),
        ({**GOOD, "sources": ["s1", "s2", "s9"]}, "nêu nguồn không có: s9"),
        ({**GOOD, "sentence": "Công an huyện Cái Bè triệt phá 12 băng."}, "có tên không có trong nguồn"),
        ("Xin chào! Tôi không hiểu.", "câu trả lời không đúng dạng"),
        ({"sentence": 12, "sources": []}, "câu trả lời không đúng dạng"),
        ([], "câu trả lời không đúng dạng"),
        ("{" * 3000 + "}" * 3000, "câu trả lời không đúng dạng"),
    ],
)
def test_a_sentence_that_does_not_is_dropped_and_said(
    served: Served, tmp_path: Path, answer: object, reason: str
) -> None:
    served.answer = says(answer)

    points, findings = reword([point()], served.endpoint, tmp_path / "kept.json")

    assert points == [point()]
    assert [finding.code for finding in findings] == ["E528"]
    assert reason in spoken(findings[0])[0]
    assert findings[0].at.file == "A.docx"


@pytest.mark.slow
@pytest.mark.parametrize(
    "answer",
    [
        says(GOOD, status=500),
        sends("<html>hỏng</html>"),
        sends('{"choices": []}'),
        sends('{"choices": [{"message": {"content": null}}]}'),
        sends(""),
        sends("", 302, Location="http://192.0.2.1/v1/chat/completions"),
        sends(" " * 1_100_000),
        hangs,
        drips,
    ],
    ids=["500", "page", "no choice", "no words", "nothing", "redirected", "endless", "hangs", "drips"],
)
def test_an_endpoint_out_of_order_leaves_the_points_as_they_were(
    served: Served, tmp_path: Path, answer: Answer
) -> None:
    served.answer = answer
    before = [point(number) for number in range(1, 6)]

    points, findings = reword(before, replace(served.endpoint, patience=0.3), tmp_path / "kept.json")

    assert points == before
    assert [finding.code for finding in findings] == ["E529"]
    assert findings[0].facts()["points"] == 5
    assert len(served.asked) == 2  # after two questions without an answer no more are asked


def test_an_address_where_no_one_listens_is_said(served: Served, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = replace(served.endpoint, url=f"http://127.0.0.1:{free.getsockname()[1]}")

        points, findings = reword([point()], nobody, tmp_path / "kept.json")

    assert (points, [finding.code for finding in findings]) == ([point()], ["E529"])


def test_a_second_run_asks_nothing_and_gives_the_same(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)
    store = tmp_path / ".tongket" / "reworded.json"
    first = reword([point(1), point(2)], served.endpoint, store)
    kept = store.read_bytes()
    served.answer = sends("", 500)

    second = reword([point(1), point(2)], served.endpoint, store)

    assert second == first
    assert store.read_bytes() == kept
    assert len(served.asked) == 2


def test_a_refused_sentence_is_refused_again_without_asking(served: Served, tmp_path: Path) -> None:
    served.answer = says({**GOOD, "sources": []})
    first = reword([point()], served.endpoint, tmp_path / "kept.json")

    assert reword([point()], served.endpoint, tmp_path / "kept.json") == first
    assert len(served.asked) == 1


def test_a_kept_answer_altered_by_hand_is_judged_like_any_other(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)
    store = tmp_path / "kept.json"
    reword([point()], served.endpoint, store)
    store.write_text(store.read_text(encoding="utf-8").replace("12 băng", "21 băng"), encoding="utf-8")

    points, findings = reword([point()], served.endpoint, store)

    assert (points, [finding.code for finding in findings]) == ([point()], ["E528"])


def test_another_wording_of_a_source_or_another_model_is_asked_anew(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)
    store = tmp_path / "kept.json"
    reword([point(1)], served.endpoint, store)

    reword([point(2)], served.endpoint, store)
    reword([point(2)], replace(served.endpoint, model="may-lon"), store)

    assert len(served.asked) == 3


def test_a_damaged_store_is_made_anew(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)
    store = tmp_path / "kept.json"
    store.write_text("[hỏng", encoding="utf-8")

    assert reword([point()], served.endpoint, store)[0][0].is_reworded
    assert json.loads(store.read_text(encoding="utf-8"))


def test_words_a_person_gave_are_never_sent(served: Served, tmp_path: Path) -> None:
    served.answer = says(GOOD)
    worded = replace(point(), is_worded_by_person=True)

    assert reword([worded], served.endpoint, tmp_path / "kept.json") == ([worded], [])
    assert served.asked == []


def test_nothing_is_asked_unless_the_environment_names_address_and_model() -> None:
    assert endpoint_of({}) is None
    assert endpoint_of({"TONGKET_LLM_URL": "http://127.0.0.1:1"}) is None
    assert endpoint_of({"TONGKET_LLM_URL": " http://127.0.0.1:1 ", "TONGKET_LLM_MODEL": "m"}) == Endpoint(
        "http://127.0.0.1:1", "m"
    )


def test_only_web_addresses_are_asked_and_the_key_is_not_shown() -> None:
    endpoint = Endpoint("file:///etc/hostname", "m", "bí-mật")

    with pytest.raises(NotAnswered, match="TONGKET_LLM_URL"):
        endpoint("", "")
    assert "bí-mật" not in repr(endpoint)
