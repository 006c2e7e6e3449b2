"""Figures kept one a line: whatever they hold, an outline leads to its own figure."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.server.figures_kept import keep_figures, known_figures, known_outlines, whole_figure

texts = st.text(max_size=12)
figure = st.fixed_dictionaries(
    {"id": texts, "value": st.none() | texts, "sources": st.lists(st.fixed_dictionaries({"raw": texts}), max_size=4)}
)


@given(figures=st.lists(figure, max_size=8, unique_by=lambda each: each["id"]))
def test_each_outline_leads_to_its_figure(tmp_path_factory, figures):
    path = tmp_path_factory.mktemp("kept") / "3.json"
    keep_figures(path, figures)

    outlines = known_outlines(path)
    assert known_figures(path) == json.loads(path.read_text(encoding="utf-8")) == figures
    assert [whole_figure(path, each) for each in outlines] == figures
    assert all("sources" not in each for each in outlines)


def test_what_is_damaged_or_not_there_is_not_known(tmp_path):
    path = tmp_path / "3.json"
    assert (known_figures(path), known_outlines(path)) == (None, None)
    keep_figures(path, [{"id": "Biểu 1!D5", "sources": []}])
    outline = known_outlines(path)[0]
    path.write_text('[\n{"id":"Biểu 1!D6","sources":[]}\n]\n', encoding="utf-8")
    with pytest.raises(ValueError, match="D5"):
        whole_figure(path, outline)
