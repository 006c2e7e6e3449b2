"""`tongket decide` and `tongket trace` as a clerk types them: one sentence for every mistake, nothing written by it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tongket.cli.main import program
from tongket.directive.decision_file import read_decisions

pytestmark = pytest.mark.slow

FILE = "Huyện Cái Bè/bao cao.xlsx"
Typed = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """The example with one small report of our own."""
    made = tmp_path_factory.mktemp("review") / "tg"
    (made / "reports" / "Huyện Cái Bè").mkdir(parents=True)
    for name in ("review.toml", "units.xlsx", "form.xlsx"):
        shutil.copy(example / name, made / name)
    book = openpyxl.Workbook()
    book.active.title = "Biểu 1 "  # with the blank that hands leave behind
    book.active["N20"] = "Người lập biểu"
    book.save(made / "reports" / FILE)
    (made / "out" / "data").mkdir(parents=True)
    rows = [json.dumps(told_point(*keys), ensure_ascii=False) for keys in (("P11111111", "P22222222"), ("P33333333",))]
    (made / "out" / "data" / "points.json").write_text("[\n" + ",\n".join(rows) + "\n]\n", "utf-8")
    return made


def told_point(*keys: str) -> dict:
    sources = [{"key": key, "unit": "H05", "file": "a.docx", "paragraph": 7, "text": "Đã quán triệt."} for key in keys]
    return {
        "id": keys[0],
        "section": ["Kết quả", "Ưu điểm"],
        "text": "Đã quán triệt.",
        "units": ["H05"],
        "of": 3,
        "sources": sources,
        "exceptions": [],
    }


@pytest.fixture
def decide(folder: Path) -> Typed:
    def typed(*words: str, why: str = "đã gọi điện hỏi lại") -> Result:
        return CliRunner().invoke(
            program, ["decide", str(folder), *words, "--why", why, "--by", "Lan", "--when", "2020-10-20"]
        )

    (folder / "decisions.toml").unlink(missing_ok=True)
    return typed


def written(folder: Path) -> list[tuple[str, str, str]]:
    path = folder / "decisions.toml"
    text = path.read_text("utf-8") if path.exists() else ""
    return [(one.what, one.verb.value, one.value) for one in read_decisions(text)]


@pytest.mark.parametrize(
    ("what", "verb", "value", "expected"),
    [
        ("H05:Biểu 1!D13", "correct", "-5", ("H05:Biểu 1!D13", "correct", "-5")),
        (FILE, "assign", "H05", (FILE, "assign", "H05")),
        ("reports/" + FILE, "exclude", "", (FILE, "exclude", "")),
        (f"{FILE}:Biểu 1!D14", "correct", "1.234.567", (f"{FILE}:Biểu 1 !D14", "correct", "1234567")),
        ("H05:Biểu 1!D13", "correct", "12,5", ("H05:Biểu 1!D13", "correct", "12.5")),
        ("H05:Biểu 2!$d$13", "correct", "3/4", ("H05:Biểu 2!D13", "correct", "3/4")),
        ("H05", "waive", "", ("H05", "waive", "")),
        (f"C302 {FILE}:Biểu 1!D14", "accept", "", (f"C302 {FILE}:Biểu 1 !D14", "accept", "")),
        ("Biểu 1!D13", "exclude", "", ("Biểu 1!D13", "exclude", "")),
        ("form", "confirm", "", ("form", "confirm", "")),
        ("P11111111", "confirm", "1", ("P11111111", "confirm", "1")),
        ("P22222222", "rename", "Đã quán triệt kịp thời.", ("P22222222", "rename", "Đã quán triệt kịp thời.")),
        ("P11111111", "merge", "P33333333", ("P11111111", "merge", "P33333333")),
        ("P11111111", "split", "P22222222", ("P11111111", "split", "P22222222")),
        ("P33333333", "move", "1", ("P33333333", "move", "1")),
        ("P33333333", "exclude", "", ("P33333333", "exclude", "")),
    ],
)
def test_a_decision_is_written_under_its_exact_name(
    decide: Typed, folder: Path, what: str, verb: str, value: str, expected: tuple[str, str, str]
) -> None:
    result = decide(what, verb, *([value] if value else []))
    assert result.exit_code == 0, result.output
    assert written(folder) == [expected]
    assert result.output.startswith("Đã ghi vào decisions.toml")


@pytest.mark.parametrize(
    ("words", "why", "says"),
    [
        (("H05", "waive"), " ", "Mỗi quyết định phải có lý do."),
        (("H05", "burn"), "x", "Không có việc “burn”."),
        (("H99", "waive"), "x", "Không thấy “H99”"),
        (("khong-co.xlsx:Biểu 1!D14", "accept"), "x", "Không thấy “khong-co.xlsx:Biểu 1!D14”"),
        ((f"{FILE}:Biểu 9!D14", "accept"), "x", f"Tệp {FILE} không có trang tính “Biểu 9”."),
        ((f"{FILE}:Biểu 1!ZZ14", "correct", "5"), "x", "chỉ có đến ô N20, không có ô ZZ14."),
        (("H05:Biểu 1!ZZ9", "accept"), "x", "Không thấy “H05:Biểu 1!ZZ9”"),
        ((f"{FILE}:Biểu 1!D14", "correct"), "x", "Việc “correct” cần một giá trị"),
        ((f"{FILE}:Biểu 1!D14", "correct", "1.234"), "x", "“1.234” có thể là 1234 hoặc 1,2340."),
        ((f"{FILE}:Biểu 1!D14", "correct", "nhiều"), "x", "“nhiều” không phải là số."),
        (("Biểu 1!D13", "correct", "5"), "x", "Chỉ sửa được số đơn vị gửi"),
        (("H05", "assign", "H05"), "x", "Chỉ gán được tệp cho đơn vị"),
        ((FILE, "assign", "H99"), "x", "Không có đơn vị mã “H99” (các mã đang có: "),
        ((FILE, "waive"), "x", "Chỉ miễn được cho một đơn vị"),
        (("H05", "accept", "7"), "x", "Việc “accept” không kèm giá trị."),
        (("P99999999", "confirm"), "x", "Không có ý mã P99999999"),
        (("P11111111", "merge", "P99999999"), "x", "Không có ý mã P99999999"),
        (("P11111111", "move", "đầu"), "x", "“đầu” không phải thứ tự."),
        (("P11111111", "assign", "H05"), "x", "Chỉ gán được tệp cho đơn vị"),
        (("H05", "rename", "Tên khác"), "x", "Việc “rename” không làm được với “H05”"),
        (("form", "confirm", "7"), "x", "Việc “confirm” không kèm giá trị."),
    ],
)
def test_a_mistake_is_one_sentence_and_writes_nothing(
    decide: Typed, folder: Path, words: tuple[str, ...], why: str, says: str
) -> None:
    result = decide(*words, why=why)
    assert result.exit_code == 1
    assert says in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert written(folder) == []


def test_a_decision_file_that_is_broken_is_left_alone(decide: Typed, folder: Path) -> None:
    (folder / "decisions.toml").write_text("[[decision]\n", "utf-8")
    result = CliRunner().invoke(program, ["decide", str(folder), "H05", "waive", "--why", "x"])
    assert result.exit_code == 1
    assert (folder / "decisions.toml").read_text("utf-8") == "[[decision]\n"


def test_a_point_is_traced_to_its_paragraphs_by_any_of_its_sentences(folder: Path) -> None:
    drafted = {
        "number": 1,
        "under": "1. Ưu điểm",
        "text": "Đã quán triệt (1/3).",
        "figures": [],
        "points": ["P11111111"],
    }
    (folder / "out" / "data" / "draft.json").write_text(f"[\n{json.dumps(drafted)}\n]\n", "utf-8")
    assert CliRunner().invoke(program, ["trace", str(folder), "P22222222"]).output == (
        "P11111111  Kết quả › Ưu điểm\n"
        "  Đã quán triệt.\n"
        "  Đơn vị nêu: 1/3 (H05)\n"
        "    H05  a.docx › ¶7  Đã quán triệt.\n"
        "    H05  a.docx › ¶7  Đã quán triệt.\n"
        "  Trong dự thảo, mục “1. Ưu điểm”: Đã quán triệt (1/3).\n"
    )
    (folder / "out" / "data" / "draft.json").unlink()


def test_trace_reads_what_the_last_review_left(folder: Path) -> None:
    data = folder / "out" / "data"
    data.mkdir(parents=True, exist_ok=True)
    base = {"measure": "Vụ", "rule": "sum", "quality": "final", "units_in": 1, "units_expected": 2, "doubtful": 0}
    base |= {"missing": ["H06"], "excluded": [{"unit": "H11", "reason": "chép"}], "text": ""}
    source = {"unit": "H05", "file": FILE, "sheet": "Biểu 1", "cell": "D14", "raw": "1.234", "value": "1234"}
    places = {"sheet": "Biểu 1", "row": ["Số vụ"]}
    base |= {**places, "value": "1234", "sources": [source]}
    rows = [
        {**base, "id": "Biểu 1!D13", "cell": "D13", "column": ["2011"], "how": "entered", "inputs": []},
        {**base, "id": "Biểu 1!N13", "cell": "N13", "column": ["Cộng"], "how": "parts", "inputs": [0]},
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (data / "figures.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    mapping = {"file": FILE, "unit": "H05", "sha256": "c0ffee" * 8, "status": "used", "why": ""}
    (data / "mapping.json").write_text(f"[\n{json.dumps(mapping, ensure_ascii=False)}\n]\n", "utf-8")

    down = CliRunner().invoke(program, ["trace", str(folder), "Biểu 1!N13"]).output
    assert down == (
        "Biểu 1!N13  Số vụ · Cộng\n"
        "  = 1.234 Vụ  (cộng)\n"
        "  Đơn vị có đủ số liệu: 1/2\n"
        "  Thiếu: H06\n"
        "  Không tính H11: chép\n"
        "  Tính từ:\n"
        "    Biểu 1!D13  = 1.234 Vụ  Số vụ · 2011\n"
        "  Nguồn (1 ô):\n"
        f"    H05  {FILE} › Biểu 1 › D14  [sha256 c0ffeec0ffee]  ghi “1.234” → 1.234\n"
        "  Không có số liệu nào khác dùng số này.\n"
    )
    up = CliRunner().invoke(program, ["trace", str(folder), "bao cao.xlsx:Biểu 1!D14"]).output
    assert up.splitlines()[0] == f"{FILE} › Biểu 1 › D14 của H05 ghi “1.234”, được tính là 1.234, vào:"
    assert "    Biểu 1!N13  = 1.234 Vụ  Số vụ · Cộng" in up
    nothing = CliRunner().invoke(program, ["trace", str(folder), "bao cao.xlsx:Biểu 1!D15"])
    assert (nothing.exit_code, nothing.output.startswith("Ô bao cao.xlsx:Biểu 1!D15 không được tính")) == (1, True)


def test_of_a_file_that_does_not_count_the_reason_is_told_in_words(tmp_path: Path) -> None:
    data = tmp_path / "out" / "data"
    data.mkdir(parents=True)
    mapping = {"file": FILE, "unit": "H05", "sha256": "c0ffee", "status": "superseded", "why": "newer:b.xlsx"}
    found = {"code": "A107", "file": FILE, "says": "Bản này đã được thay bằng bản gửi sau: b.xlsx; không tính bản này."}
    for name, rows in (("figures", []), ("mapping", [mapping]), ("findings", [found])):
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (data / f"{name}.json").write_text(f"[\n{lines}\n]\n", "utf-8")

    said = CliRunner().invoke(program, ["trace", str(tmp_path), f"{FILE}:Biểu 1!D14"]).output

    assert said.strip().endswith(f"trong số tổng hợp. {found['says']}")


def test_a_unit_s_cell_is_traced_by_the_unit_s_code_as_it_is_decided_on(folder: Path) -> None:
    by_file = CliRunner().invoke(program, ["trace", str(folder), "bao cao.xlsx:Biểu 1!D14"])
    by_unit = CliRunner().invoke(program, ["trace", str(folder), "H05:Biểu 1!D13"])
    assert (by_unit.exit_code, by_unit.output) == (0, by_file.output)

    of_a_total = CliRunner().invoke(program, ["trace", str(folder), "H05:Biểu 1!N13"])
    assert of_a_total.exit_code == 1
    assert of_a_total.output.startswith("Không có số nào của H05 được tính ở ô Biểu 1!N13")


@pytest.mark.parametrize(
    ("what", "verb", "sentence"),
    [
        ("form", "exclude", "Không làm được việc “exclude” với “form”. Các việc làm được: confirm."),
        ("H05", "confirm", "Không làm được việc “confirm” với “H05”. Các việc làm được: accept, exclude, waive."),
    ],
)
def test_a_verb_that_does_nothing_there_is_refused(
    decide: Typed, folder: Path, what: str, verb: str, sentence: str
) -> None:
    result = decide(what, verb)

    assert result.exit_code == 1
    assert sentence in result.output
    assert written(folder) == []


def test_a_fraction_of_nothing_is_refused(decide: Typed, folder: Path) -> None:
    assert decide("H05:Biểu 1!D13", "correct", "1/0").exit_code == 1
    assert written(folder) == []


def test_a_mistyped_option_is_no_value(decide: Typed, folder: Path) -> None:
    assert decide("H05:Biểu 1!D13", "correct", "--wy").exit_code == 2
    assert written(folder) == []
