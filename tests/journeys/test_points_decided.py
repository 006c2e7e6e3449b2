"""A person decides on points by the command line; the next review keeps it, in data, draft and page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tongket.cli.main import program

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """The example with a few narratives only."""
    made = tmp_path_factory.mktemp("decided") / "tg"
    shutil.copytree(example, made, ignore=shutil.ignore_patterns("out", ".tongket", "reports"))
    (made / "reports").mkdir()
    for path in sorted((example / "reports").glob("*.docx"))[:6]:
        shutil.copy(path, made / "reports")
    return made


def run(*words: str) -> str:
    result = CliRunner().invoke(program, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "out" / "data" / name).read_text("utf-8"))
    return found


def key_in_no_other(point: dict[str, Any], points: list[dict[str, Any]]) -> str:
    """The key of the last of its sentences that makes no other point: such a key names this one."""
    held = [source["key"] for row in points for source in row["sources"]]
    return next(source["key"] for source in reversed(point["sources"]) if held.count(source["key"]) == 1)


def test_what_people_decide_on_points_is_kept(folder: Path) -> None:
    run("review", str(folder))
    before = rows(folder, "points.json")
    shared = [row for row in before if len(row["units"]) > 1]
    kept, merged, dropped = shared[0], shared[1], shared[2]

    for what, *verb in (
        (key_in_no_other(kept, before), "rename", "Công tác quán triệt được tổ chức kịp thời."),
        (kept["id"], "confirm"),
        (merged["id"], "merge", dropped["id"]),
        ("P00000000", "exclude"),
    ):
        decided = CliRunner().invoke(program, ["decide", str(folder), what, *verb, "--why", "đã đối chiếu"])
        assert decided.exit_code == (1 if what == "P00000000" else 0), decided.output
    run("review", str(folder))

    after = rows(folder, "points.json")
    renamed = next(row for row in after if kept["id"] in [source["key"] for source in row["sources"]])
    joined = next(row for row in after if merged["id"] in [source["key"] for source in row["sources"]])
    drafted = [row["text"] for row in rows(folder, "draft.json") if renamed["id"] in row["points"]]
    assert renamed["is_confirmed"]
    assert renamed["text"] == "Công tác quán triệt được tổ chức kịp thời."
    assert dropped["id"] in [source["key"] for source in joined["sources"]]
    assert len(after) == len(before) - 1
    count = f"{len(renamed['units'])}/{renamed['of']}"
    assert drafted == [f"Công tác quán triệt được tổ chức kịp thời ({count} đơn vị)."]
    assert renamed["id"] in (folder / "out" / "review.html").read_text("utf-8")
    assert "máy gộp, chưa xác nhận" in (folder / "out" / "review.html").read_text("utf-8")


def test_a_decision_whose_sentence_is_gone_is_said(folder: Path) -> None:
    with (folder / "decisions.toml").open("a", encoding="utf-8") as stream:
        stream.write(
            '\n[[decision]]\nwhat = "P00000000"\nverb = "confirm"\nwhy = "đúng"\nby = "Lan"\nwhen = "2020-11-01"\n'
        )

    run("review", str(folder))

    assert [row["facts"]["point"] for row in rows(folder, "findings.json") if row["code"] == "E541"] == ["P00000000"]
