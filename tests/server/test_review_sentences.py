"""The page shows a drafted sentence without the mark that begins its line on paper."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tongket.server import review_papers


def shown(monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    drafted = {"text": text, "under": "Kiến nghị", "points": [], "figures": []}
    monkeypatch.setattr(review_papers, "_data", lambda _, name: [drafted] if name == "draft" else [])
    monkeypatch.setattr(review_papers, "points_of", lambda _: [])
    (part,) = review_papers.drafted_parts(SimpleNamespace(), [])  # type: ignore[arg-type]
    return str(part.sentences[0]["text"])


@pytest.mark.parametrize("mark", ["- ", "+ "])
def test_a_sentence_loses_the_mark_of_its_line(monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    assert shown(monkeypatch, f"{mark}Huyện Ba Tri: Nâng mức vay.") == "Huyện Ba Tri: Nâng mức vay."


def test_a_minus_before_a_number_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, "-3,5% so với năm trước.") == "-3,5% so với năm trước."
