"""Every document of the example's review has its line in data/documents.json, the office's own first."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.slow


def test_every_document_read_is_told(reviewed):
    folder, _, built = reviewed
    lines = json.loads((folder / "out" / "data" / "documents.json").read_text(encoding="utf-8"))

    narratives = [each.file for each in built.material.submissions.values() if each.narrative is not None]
    assert [line["file"] for line in lines] == ["plan.docx", "outline.docx", *narratives]
    assert lines[0]["type"]["value"] == "Kế hoạch"
    assert all(("value" in line["number"]) for line in lines)
