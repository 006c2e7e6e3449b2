"""What is kept between runs says the same as what was read and found."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tongket.collect.documents.block import Block, BlockKind, TableCell
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.submission import Batch, OddityKind, Quality, State, Submission
from tongket.desk.build import build
from tongket.desk.folder import open_desk
from tongket.desk.papers import DATA, data_pieces
from tongket.desk.submission_store import kept_text, refusal_of, refusal_text, submission_of


def odd_batch() -> Batch:
    return Batch(
        sheets=("Biểu 1", "Biểu 1", "", "Biểu\t2"),
        cells=("D14", "E14", "", "D14"),
        raws=["76.0", "khoảng\n12", "", "45.2638353638263552"],
        values=[Decimal(76), Decimal(12), None, Decimal("45.2638353638264")],
        states=[State.NUMBER, State.NUMBER, State.NOT_AVAILABLE, State.NUMBER],
        qualities=(Quality.FINAL, Quality.ESTIMATE, Quality.FINAL, Quality.FINAL),
        totals={0: Decimal(91)},
        formulas={3: 'A1&"\n"'},
        factors={1: Decimal("0.001")},
    )


def test_a_batch_comes_back_as_it_was() -> None:
    sent = Submission(file="a.xlsx", sha256="0", size=1, format="xlsx", batch=odd_batch(), sent=date(2020, 10, 5))
    assert asdict(submission_of(kept_text(sent))) == asdict(sent)


def test_what_was_kept_is_kept_again_in_the_same_words() -> None:
    text = kept_text(Submission(file="a.xlsx", sha256="0", size=1, format="xlsx", batch=odd_batch()))
    assert kept_text(submission_of(text)) == text


def test_stored_texts_and_formulas_are_asked_for_one_at_a_time() -> None:
    batch = submission_of(kept_text(Submission(file="a", sha256="0", size=1, format="xlsx", batch=odd_batch()))).batch
    assert batch is not None
    assert (batch.raws[0], batch.raws[1], batch.raws[2]) == ("76.0", "khoảng\n12", "")
    assert (len(batch.raws), 3 in batch.formulas, batch.formulas.get(0)) == (4, True, None)


def test_a_narrative_comes_back_as_it_was() -> None:
    cell = TableCell(1, 2, "12 vụ\n(tăng)", columns=2)
    blocks = (
        Block(1, BlockKind.HEADING, "I- KẾT QUẢ", level=1, label="I-", is_label_typed=True),
        Block(2, BlockKind.PARAGRAPH, "Ưu điểm: tốt.", lead="Ưu điểm", page=1, line=3),
        Block(3, BlockKind.TABLE, "12 vụ (tăng)", cells=(cell,)),
        Block(4, BlockKind.NOTE, "Số sơ bộ", anchor=2),
    )
    sent = Submission(file="a.docx", sha256="0", size=1, format="docx", narrative=Narrative(blocks, "docx"))
    assert submission_of(kept_text(sent)).narrative == sent.narrative


def test_a_figure_that_differs_from_its_text_is_kept() -> None:
    batch = odd_batch()
    batch.values[0] = None  # left out though the cell holds a number
    sent = Submission(file="a.xlsx", sha256="0", size=1, format="xlsx", batch=batch)
    again = submission_of(kept_text(sent)).batch
    assert again is not None
    assert again.values == batch.values


def test_a_refusal_comes_back_and_a_reading_is_none() -> None:
    refusal = refusal_of(refusal_text(Unreadable(OddityKind.PASSWORD, "agile")))
    assert refusal is not None
    assert (refusal.kind, refusal.detail) == (OddityKind.PASSWORD, "agile")
    assert refusal_of(kept_text(Submission(file="a", sha256="", size=0, format=""))) is None


@pytest.mark.slow
def test_a_second_run_says_the_same_and_reads_only_what_leaves_nothing_behind(
    reviewed_example: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "review"
    shutil.copytree(reviewed_example, folder)
    first = {name: (folder / "out" / "data" / f"{name}.json").read_bytes() for name in DATA}
    second = build(open_desk(folder))
    assert {name: b"".join(data_pieces(second.material, name)) for name in DATA} == first

    for kept in (folder / ".tongket").rglob("*.*"):
        kept.write_text('{"refused"', encoding="utf-8")  # a memory cut off in the middle
    third = build(open_desk(folder))
    assert second.fresh < third.fresh / 5
    assert second.material.mappings == third.material.mappings
    assert second.material.findings == third.material.findings
