"""What `tongket read` says a paper asks, and how documents named in part are told apart by the register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as Word

from tongket.cli.main import program
from tongket.desk.describe import describe_here
from tongket.desk.refusal import CannotGoOn
from tongket.desk.resolved import register_near, resolve_in

DOCUMENT = """
[[document]]
symbol = "{symbol}"
type = "{type}"
issuer = "{issuer}"
dated = {dated}
subject = "{subject}"
"""
FOUR = (
    ("48-CT/TW", "Chỉ thị", "Bộ Chính trị", "2010-10-22", "về phòng, chống tội phạm"),
    ("46-CT/TW", "Chỉ thị", "Bộ Chính trị", "2015-06-22", "về công tác bảo đảm an ninh, trật tự"),
    ("12-CT/TW", "Chỉ thị", "Bộ Chính trị", "2017-01-05", "về an ninh kinh tế"),
    ("51-NQ/TW", "Nghị quyết", "Bộ Chính trị", "2019-09-05", "về Chiến lược bảo vệ an ninh quốc gia"),
)
OF_THE_PROVINCE = ("46-CT/TU", "Chỉ thị", "Tỉnh ủy Sông Lam", "2014-03-01", "về việc khác")


def write_register(path: Path, *documents: tuple[str, str, str, str, str]) -> Path:
    """A register that holds these."""
    names = ("symbol", "type", "issuer", "dated", "subject")
    path.write_text(
        "".join(DOCUMENT.format(**dict(zip(names, each, strict=True))) for each in documents), encoding="utf-8"
    )
    return path


def read(file: Path, *options: str) -> dict[str, object]:
    """What `tongket read` prints."""
    result = CliRunner().invoke(program, ["read", str(file), *options])
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.stdout)
    return found


def resolved(record: dict[str, object]) -> list[list[str]]:
    """Which documents of the register each review is of."""
    reviews = record["reviews"]
    assert isinstance(reviews, list)
    return [[each["symbol"] for each in review["document"]["resolves_to"]] for review in reviews]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A short item that names documents by number alone."""
    path = tmp_path / "tin.txt"
    path.write_text(
        "Hội nghị sơ kết 5 năm thực hiện Chỉ thị 46, 3 năm thực hiện Chỉ thị số 99 của Bộ Chính trị.\n",
        encoding="utf-8",
    )
    return path


def test_a_number_alone_is_resolved_or_left_open(news: Path, tmp_path: Path) -> None:
    register = write_register(tmp_path / "so.toml", *FOUR, OF_THE_PROVINCE)

    assert resolved(read(news, "--register", str(register))) == [["46-CT/TU", "46-CT/TW"], []]


def test_a_register_above_the_file_is_found(news: Path, tmp_path: Path) -> None:
    write_register(tmp_path / "register.toml", *FOUR)
    below = tmp_path / "den" / "thang-11"
    below.mkdir(parents=True)

    assert resolved(read(news.rename(below / "tin.txt"))) == [["46-CT/TW"], []]


def test_without_a_register_nothing_is_said_of_it(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert "resolves_to" not in read(news)["reviews"][0]["document"]  # type: ignore[index]


def test_a_register_that_is_not_there_is_refused(news: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn) as refusal:
        register_near(news, tmp_path / "khong-co.toml")

    assert refusal.value.key == "no_such_file"


def test_a_register_that_is_wrong_is_refused_with_every_fault(news: Path, tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text("[[document]]\nsymbol = 1\n", encoding="utf-8")

    result = CliRunner().invoke(program, ["read", str(news)])

    assert result.exit_code != 0
    assert "document[1] › symbol" in result.output


def test_a_word_table_with_merged_cells_is_read(tmp_path: Path) -> None:
    word = Word()
    word.add_paragraph("KẾ HOẠCH")
    table = word.add_table(rows=3, cols=4)
    rows = (
        ("TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"),
        ("1", "Khảo sát", "Sở Y tế", "Tháng 4/2022"),
        ("2", "Tập huấn", "", "15/5/2022"),
    )
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    word.save(str(tmp_path / "ke-hoach.docx"))

    tasks = describe_here(tmp_path / "ke-hoach.docx")["tasks"]

    assert [(task["what"], task["lead"][0]["name"], task["deadline"]["date"]) for task in tasks] == [
        ("Khảo sát", "Sở Y tế", "2022-04-30"),
        ("Tập huấn", "Sở Y tế", "2022-05-15"),
    ]


def test_every_task_waits_for_a_person(tmp_path: Path) -> None:
    (tmp_path / "tb.txt").write_text("THÔNG BÁO\n\n1. Giao Sở Y tế lập kế hoạch.\n", encoding="utf-8")

    (task,) = describe_here(tmp_path / "tb.txt")["tasks"]

    assert task["confirmed"] is False
    assert task["place"] == {"paragraph": 2, "start": 16, "end": 28, "text": "lập kế hoạch"}


@pytest.mark.data
def test_the_founding_news_names_the_four_directives(shared_data: Path, tmp_path: Path) -> None:
    file = next((shared_data / "seed").glob("*.txt"))
    record = describe_here(file)

    resolve_in(record, register_near(file, write_register(tmp_path / "so.toml", *FOUR)))  # type: ignore[arg-type]

    assert resolved(record) == [["48-CT/TW"], ["46-CT/TW"], ["12-CT/TW"], ["51-NQ/TW"]]
    (award,) = record["awards"]
    assert [each["resolves_to"][0]["symbol"] for each in award["documents"]] == ["48-CT/TW", "46-CT/TW"]
