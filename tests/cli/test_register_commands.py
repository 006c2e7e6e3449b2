"""`tongket register`: what a person types, what is said, and that a refusal leaves the file as it was."""

from __future__ import annotations

import shlex
import string
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from tongket.check.catalogue import BY_WORD
from tongket.cli.main import program
from tongket.cli.words import say, set_language
from tongket.desk.atomic import write_text
from tongket.desk.refusal import CannotGoOn
from tongket.desk.register_folder import open_register
from tongket.directive.register_file import DOCUMENT_KEYS, RELATION_KEYS, REVIEW_KEYS, register_and_settings
from tongket.directive.register_settings_file import CALENDAR_KEYS, CONFERENCE_KEYS, STEP_KEYS

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "tien-giang-2020"
TYPED = """\
# sổ của văn phòng, đừng xóa dòng này
office   = "Tỉnh ủy"   # tên cơ quan

[[document]]   # văn bản gốc
symbol = "48-CT/TW"
type = "Chỉ thị"
issuer = "Bộ Chính trị"
dated = 2010-10-22
"""


@pytest.fixture(autouse=True)
def vietnamese():
    yield
    set_language("vi")


def typed(*words: object, code: int = 0) -> str:
    result = CliRunner().invoke(program, [str(word) for word in ("--lang", "vi", "register", *words)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "register.toml").write_text(TYPED, encoding="utf-8")
    return tmp_path


def added(folder: Path, *words: str, code: int = 0) -> str:
    given = ("--type", "Kết luận", "--number", "05-KL/TW", "--date", "15/7/2016", "--issuer", "Ban Bí thư")
    return typed("add", "-C", folder, *given, *words, code=code)


def test_what_stood_in_the_file_stays_letter_for_letter(folder):
    said = added(folder, "--relation", "kết luận", "48-CT/TW", "--review", "5", "sơ kết", "Kế hoạch 15-KH/TU")

    text = (folder / "register.toml").read_text(encoding="utf-8")
    assert said == "Đã ghi 05-KL/TW ngày 15/07/2016 của Ban Bí thư vào register.toml.\n"
    assert text.startswith(TYPED)
    new = tomllib.loads(text)["document"][1]
    assert new["relation"] == [{"kind": "kết luận", "to": "48-CT/TW"}]
    assert new["review"] == [{"after_years": 5, "kind": "sơ kết", "set_by": "Kế hoạch 15-KH/TU"}]


def test_the_first_entry_makes_the_file(tmp_path):
    added(tmp_path)

    assert (tmp_path / "register.toml").read_text(encoding="utf-8").startswith("# Sổ văn bản")
    assert "1 văn bản." in typed("list", "-C", tmp_path)


def test_a_symbol_in_any_spelling_is_entered_in_the_canonical_one(tmp_path):
    added(tmp_path, "--number", "05/KL-T.Ư")

    assert 'symbol = "05-KL/TW"' in (tmp_path / "register.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "31/02/2016"), "  R716 --date: “31/02/2016” không phải một ngày. Ghi như"),
        (("--number", "số năm"), "  R721 --number: “số năm” không phải số và ký hiệu văn bản."),
        (
            ("--relation", "hủy", "48-CT/TW"),
            "kind: không có “hủy”. Dùng một trong: sửa đổi; sửa đổi, bổ sung; thay thế;",
        ),
        (
            ("--relation", "kết luận", "văn bản kia"),
            "  R741 --relation (1) › to: “văn bản kia” không gọi tên đúng một văn bản.",
        ),
        (
            ("--review", "năm", "sơ kết", "BTV"),
            "  R717 --review (1) › after_years: “năm” không phải số nguyên từ 1 đến 100.",
        ),
        (
            ("--number", "48-CT/TW", "--date", "2010-10-22", "--issuer", "Bộ chính trị"),
            "Đã có trong sổ: 48-CT/TW ngày 22/10/2010 của Bộ chính trị. Không ghi lần thứ hai.",
        ),
        (("--subject", "về công tác bảo vệ (TUYỆT MẬT)"), "Trích yếu có dấu TUYỆT MẬT: không ghi vào sổ."),
        (("--date", ""), "Chưa ghi: còn thiếu --date."),
    ],
)
def test_what_cannot_be_entered_is_said_and_nothing_is_written(folder, words, said):
    assert said in added(folder, *words, code=1)
    assert (folder / "register.toml").read_text(encoding="utf-8") == TYPED


def test_one_number_of_another_term_is_entered_with_a_remark(folder):
    given = ("--type", "Chỉ thị", "--number", "48-CT/TW", "--date", "2015-03-01", "--issuer", "Bộ Chính trị")

    said = typed("add", "-C", folder, *given)

    assert "Lưu ý: sổ đã có 48-CT/TW của Bộ Chính trị: 22/10/2010." in said
    assert "“48” có thể là 2 văn bản" in typed("show", "48", "-C", folder)
    refused = typed("graph", "48-CT/TW", "-C", folder, code=1)
    assert refused.count("Chỉ thị 48-CT/TW") == 2


PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Hòa An, ngày 03 tháng 4 năm 2020
KẾ HOẠCH
Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;
Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện như sau:
I. MỤC ĐÍCH
Đánh giá kết quả. Kế hoạch này thay thế Kế hoạch số 99/KH-UBND ngày 02/02/2019.
"""


def test_a_file_proposes_what_it_says_of_itself_and_of_others(folder):
    paper = folder / "kh.txt"
    paper.write_text(PLAN, encoding="utf-8")

    said = typed("add", paper, "-C", folder, "--issuer", "UBND tỉnh Hòa An")

    assert "--type Kế hoạch, --number 15/KH-UBND, --date 2020-04-03" in said
    assert '--relation "thay thế" "Kế hoạch số 99/KH-UBND ngày 02/02/2019"' in said
    new = tomllib.loads((folder / "register.toml").read_text(encoding="utf-8"))["document"][1]
    assert (new["symbol"], str(new["dated"]), new["type"]) == ("15/KH-UBND", "2020-04-03", "Kế hoạch")
    assert (new["issuer"], new["file"]) == ("UBND tỉnh Hòa An", "kh.txt")
    assert "relation" not in new  # proposed, not entered


def test_a_file_that_says_nothing_is_not_guessed_at(folder):
    (folder / "x.txt").write_text("ghi nhanh\n", encoding="utf-8")

    said = typed("add", folder / "x.txt", "-C", folder, code=1)

    assert "Không đọc được loại, số, ngày, cơ quan nào từ x.txt." in said
    assert "còn thiếu --type, --number, --date, --issuer" in said
    assert (folder / "register.toml").read_text(encoding="utf-8") == TYPED


def test_a_marked_file_is_not_entered(folder):
    (folder / "m.txt").write_text("TỈNH ỦY TIỀN GIANG\nTUYỆT MẬT\nSố 02-BC/TU\nBÁO CÁO\n", encoding="utf-8")

    assert "có dấu TUYỆT MẬT: không đọc, không ghi vào sổ" in typed("add", folder / "m.txt", "-C", folder, code=1)


def test_every_fault_of_the_file_is_told_at_once(folder):
    bad = TYPED.replace("2010-10-22", '"hôm nào"').replace("[[document]]", "[[document]]\nleve = 1")
    (folder / "register.toml").write_text(bad, encoding="utf-8")

    said = typed("list", "-C", folder, code=1)

    assert said.startswith("register.toml có 2 chỗ chưa đúng; chưa làm gì cả:\n")
    assert "  R713 dòng 5, document[1] › leve: không có khóa này." in said
    assert "  R716 dòng 9, document[1] › dated: “hôm nào” không phải một ngày." in said


def test_the_list_is_narrowed(tmp_path):
    def names(*words: str) -> list[str]:
        return [line.split()[0] for line in typed("list", "-C", EXAMPLE, *words).splitlines()[1:-1]]

    assert names() == ["48-CT/TW", "46-CT/TW", "05-KL/TW", "12-CT/TW", "51-NQ/TW", "13-KL/TW"]
    assert names("--on", "2016-01-01") == ["48-CT/TW", "46-CT/TW"]
    assert names("--issuer", "ban bi thu") == ["05-KL/TW"]
    assert names("--kind", "nghị quyết") == ["51-NQ/TW"]
    assert typed("list", "-C", EXAMPLE, "--field", "y tế") == "Không có văn bản nào.\n"


def test_a_document_is_shown_with_its_relations_both_ways():
    said = typed("show", "kết luận 05", "-C", EXAMPLE)

    assert "    kết luận về Chỉ thị 48-CT/TW  22/10/2010  Bộ Chính trị" in said
    assert "    Kết luận 13-KL/TW  16/08/2021  Bộ Chính trị: tiếp tục thực hiện" in said
    assert "  Mạch văn bản: 48-CT/TW → 05-KL/TW → 13-KL/TW" in said
    assert "[đã họp 07/06/2016]" in typed("show", "48", "-C", EXAMPLE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "99-CT/TW"), "không có văn bản nào hợp với “99-CT/TW”"),
        (("show", "văn bản ấy"), "“văn bản ấy” không gọi tên một văn bản"),
        (("graph", "-o", "x.png"), "Không vẽ được vào “x.png”. Dùng tệp .svg, .html hoặc .dot."),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(words, said):
    assert said in typed(*words, "-C", EXAMPLE, code=1)


def test_the_tree_of_relations():
    assert typed("graph", "48", "-C", EXAMPLE) == (
        "Chỉ thị 48-CT/TW  22/10/2010  Bộ Chính trị\n"
        "├─ kết luận về ← Kết luận 05-KL/TW  15/07/2016  Ban Bí thư\n"
        "│  └─ tiếp tục thực hiện ← Kết luận 13-KL/TW  16/08/2021  Bộ Chính trị (chưa xác nhận)\n"
        "└─ tiếp tục thực hiện ← 13-KL/TW (đã nêu ở trên)\n"
    )


@pytest.mark.slow
def test_the_calendar_is_a_list_a_page_and_a_file(tmp_path):
    page, ics = tmp_path / "lich.html", tmp_path / "lich.ics"

    said = typed("calendar", EXAMPLE, "--year", "2020", "--page", page, "--ics", ics)

    title = (
        "Hội nghị tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW; sơ kết 5 năm thực hiện Chỉ thị 46-CT/TW; "
        "sơ kết 3 năm thực hiện Chỉ thị 12-CT/TW"
    )
    assert f"Đề xuất 22/10/2020: {title}\n" in said
    assert said.count("Đề xuất ") == 1
    assert title in page.read_text(encoding="utf-8")
    first = page.read_bytes(), ics.read_bytes()
    typed("calendar", EXAMPLE, "--page", page, "--ics", ics)
    assert (page.read_bytes(), ics.read_bytes()) == first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Sổ chưa ghi ngày xét (as_of)."),
        (("--year", "20"), "“20” không phải là năm."),
        (("--year", "2020-2010"), "không phải là năm"),
        (("--year", "2020-2090"), "nhiều nhất 50 năm"),
    ],
)
def test_a_calendar_needs_a_year(folder, words, said):
    assert said in typed("calendar", folder, *words, code=1)


def test_a_folder_without_a_register_says_how_to_begin(tmp_path):
    assert "chưa có register.toml. Ghi văn bản đầu tiên bằng lệnh: tongket register add" in typed(
        "list", "-C", tmp_path, code=1
    )


@pytest.mark.slow
def test_the_commands_of_the_guide_do_what_it_says(tmp_path, monkeypatch):
    guide = (ROOT / "docs" / "how-to" / "keep-a-register.md").read_text(encoding="utf-8")
    commands = [shlex.split(line) for line in guide.split("```")[1].strip().splitlines()]
    (tmp_path / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    said = [typed(*words[2:]) for words in commands]

    assert [words[:2] for words in commands] == [["tongket", "register"]] * 7
    assert said[3].splitlines()[-1] == "1 văn bản."
    assert "Mạch văn bản: 48-CT/TW → 05-KL/TW" in said[4]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ke-hoach.txt", "lich-2020.html", "lich-2020.ics", "quan-he.svg", "register.toml",
    ]  # fmt: skip


def test_the_example_of_the_reference_is_a_register():
    reference = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
    text = reference.split("## `register.toml`")[1].split("```toml\n")[1].split("```")[0]

    register, settings = register_and_settings(text)

    assert [document.name for document in register.documents] == ["48-CT/TW", "05-KL/TW"]
    assert len(settings.conferences) == 1


def test_the_reference_names_every_key():
    reference = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8").split("## `register.toml`")[1]
    keys = {*DOCUMENT_KEYS, *REVIEW_KEYS, *RELATION_KEYS, *STEP_KEYS, *CONFERENCE_KEYS, *CALENDAR_KEYS}

    named = reference.split("## `out/data")[0]
    assert [key for key in sorted(keys) if f"`{key}`" not in named and f"[[document.{key}]]" not in named] == []


def sentences(code: str) -> dict[str, object]:
    path = resources.files("tongket").joinpath("locale", f"register.{code}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_both_languages_say_the_same_things_of_the_same_facts():
    def flat(table: dict, prefix: str = "") -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, value in table.items():
            if isinstance(value, dict):
                found |= flat(value, f"{key}.")
            else:
                found[prefix + key] = {name for _, name, _, _ in string.Formatter().parse(value) if name}
        return found

    vietnamese, english = flat(sentences("vi")), flat(sentences("en"))

    assert vietnamese == english


def test_every_problem_of_the_file_has_its_code():
    source = Path(__file__).resolve().parents[2] / "src" / "tongket" / "directive"
    noted = {
        words.split('"')[1]
        for path in source.glob("register*.py")
        for words in path.read_text(encoding="utf-8").split("note(")[1:]
        if words.startswith('"')
    }

    assert len(noted) > 12
    noted |= {"not_toml", "curly_quotes", "no_quotes", "bare_day", "key_twice", "single_brackets"}
    assert {f"register_{problem}" for problem in noted} == {word for word in BY_WORD if BY_WORD[word].code[0] == "R"}


def test_an_entry_keeps_the_line_ends_and_the_mark_of_a_file_from_windows(folder):
    before = ("\ufeff" + TYPED).replace("\n", "\r\n").encode()
    (folder / "register.toml").write_bytes(before)

    added(folder)

    after = (folder / "register.toml").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert "2 văn bản." in typed("list", "-C", folder)


def test_an_act_may_be_named_by_its_year_and_body(tmp_path):
    for dated, issuer in (("10/02/2020", "UBND tỉnh A"), ("12/02/2021", "UBND tỉnh A"), ("12/02/2021", "UBND tỉnh B")):
        given = ("--type", "Kế hoạch", "--number", "22/KH-UBND", "--date", dated, "--issuer", issuer)
        typed("add", "-C", tmp_path, *given)

    assert typed("show", "22/KH-UBND năm 2021 của UBND tỉnh A", "-C", tmp_path).startswith(
        "Kế hoạch 22/KH-UBND  12/02/2021  UBND tỉnh A\n"
    )
    assert "có thể là 2 văn bản" in typed("show", "22/KH-UBND năm 2021", "-C", tmp_path)
    assert "không có văn bản nào hợp" in typed("show", "22/KH-UBND năm 2019", "-C", tmp_path, code=1)


def test_the_calendar_takes_the_folder_as_the_other_commands_do(folder):
    assert typed("calendar", "-C", folder, "--year", "2020") == typed("calendar", folder, "--year", "2020")


def test_a_folder_is_no_file_to_write_into(folder, monkeypatch):
    monkeypatch.chdir(folder)

    for wrong in (".", folder.parent):
        with pytest.raises(CannotGoOn) as refused:
            CliRunner().invoke(
                program, ["register", "calendar", "--year", "2020", "--ics", str(wrong)], catch_exceptions=False
            )
        assert refused.value.key == "is_a_folder"


CONCLUSION = """TỈNH ỦY HÒA AN
BAN THƯỜNG VỤ
*
Số 33-KL/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hòa An, ngày 20 tháng 11 năm 2020
KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị
Ban Thường vụ Tỉnh ủy kết luận:
1. Tiếp tục thực hiện Chỉ thị số 48-CT/TW.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn B
"""


def test_a_standing_committee_is_entered_with_the_committee_it_stands_for(folder):
    (folder / "kl.txt").write_text(CONCLUSION, encoding="utf-8")

    said = typed("add", folder / "kl.txt", "-C", folder)

    assert "Đã ghi 33-KL/TU ngày 20/11/2020 của BAN THƯỜNG VỤ TỈNH ỦY HÒA AN" in said
    assert said.count("--relation") == 1  # named twice, once in short


def test_a_file_that_cannot_be_opened_is_told_in_the_readers_words(folder):
    (folder / "hong.docx").write_bytes(b"")

    said = typed("add", folder / "hong.docx", "-C", folder, code=1)

    assert said == ("hong.docx: Tệp hỏng nên không đọc được. Ghi bằng các tùy chọn --type --number --date --issuer.\n")


def test_a_register_that_may_not_be_read_or_written_is_told_and_left(folder, monkeypatch):
    """Stands in for the rights of another user: who runs tests may read and write everything."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as locked, pytest.raises(CannotGoOn) as unread:
        locked.setattr(Path, "read_bytes", denied)
        open_register(folder)
    with monkeypatch.context() as locked, pytest.raises(CannotGoOn) as unwritten:
        locked.setattr(Path, "open", denied)
        write_text(folder / "register.toml", "")

    assert (unread.value.key, unwritten.value.key) == ("cannot_read", "file_in_use")
    assert "thư mục không cho ghi" in say("file_in_use", file="register.toml", folder="van-phong")
    assert (folder / "register.toml").read_text(encoding="utf-8") == TYPED


@pytest.mark.parametrize("bare", ["chi thi 48", "CHI THI so 48", "Chỉ thị 48", "48"])
def test_a_document_is_found_without_a_vietnamese_keyboard(folder, bare):
    assert typed("show", bare, "-C", folder).startswith("Chỉ thị 48-CT/TW  22/10/2010  Bộ Chính trị\n")
