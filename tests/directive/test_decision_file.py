"""decisions.toml: only ever appended to, and read back as it was said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.decision import Decision, Verb
from tongket.directive.decision_file import (
    DecisionFileError,
    DecisionsLockedError,
    append_decision,
    read_decisions,
    record_decision,
)

LAN = Decision(
    what="Huyện Cái Bè/bao cao.xlsx:Biểu 1!D14",
    verb=Verb.CORRECT,
    value="1234",
    why='Đã gọi điện: gõ thừa "0"',
    by="Chị Lan",
    when="2020-10-20",
)

words = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)
verbs = st.sampled_from([verb for verb in Verb if verb is not Verb.CORRECT])  # it takes a number, as LAN's does
decisions = st.builds(Decision, what=words, verb=verbs, value=words, why=words, by=words, when=words)


def test_a_decision_is_written_as_a_person_would_read_it() -> None:
    assert append_decision("# cũ\n", LAN) == (
        "# cũ\n"
        "\n"
        "[[decision]]\n"
        'what = "Huyện Cái Bè/bao cao.xlsx:Biểu 1!D14"\n'
        'verb = "correct"\n'
        'value = "1234"\n'
        'why = "Đã gọi điện: gõ thừa \\"0\\""\n'
        'by = "Chị Lan"\n'
        'when = "2020-10-20"\n'
    )


@given(st.lists(decisions, max_size=4))
def test_what_is_appended_is_read_back(several: list[Decision]) -> None:
    text = ""
    for decision in several:
        longer = append_decision(text, decision)
        assert longer.startswith(text)
        text = longer
    assert read_decisions(text) == [_as_utf8(decision) for decision in several]


def _as_utf8(decision: Decision) -> Decision:
    """Half a letter (a lone surrogate) cannot be written to any file."""
    clean = {
        key: getattr(decision, key).encode("utf-8", "replace").decode()
        for key in ("what", "value", "why", "by", "when")
    }
    return Decision(verb=decision.verb, **clean)


def test_comments_and_other_tables_of_the_clerk_stay() -> None:
    before = '# ghi chú của tôi\n[other]\nx = 1\n\n[[decision]]\nwhat = "TG01"\nverb = "waive"\nwhy = "giải thể"'
    after = append_decision(before, LAN)
    assert after.startswith(before)
    assert [decision.what for decision in read_decisions(after)] == ["TG01", LAN.what]


@pytest.mark.parametrize(
    ("text", "problem", "entry"),
    [
        ("decision = 3", "not_a_list", None),
        ("[[decision]\n", "not_toml", None),
        ('[[decision]]\nwhat = "a"\nverb = "accept"\n', "no_why", 1),
        ('[[decision]]\nverb = "accept"\nwhy = "a"\n', "no_what", 1),
        ('[[decision]]\nwhat = "a"\nverb = "burn"\nwhy = "a"\n', "unknown_verb", 1),
        ("decision = [3]", "not_a_list", 1),
        ('[[decisions]]\nwhat = "a"\nverb = "accept"\nwhy = "a"\n', "not_a_list", None),
        ('[[decision]]\nwhat = "a"\nverb = "correct"\ngiatri = "5"\nwhy = "a"\n', "no_value", 1),
        ('[[decision]]\nwhat = "a"\nverb = "correct"\nvalue = "1.234.567"\nwhy = "a"\n', "not_a_number", 1),
        ('[[decision]]\nwhat = "a"\nverb = "correct"\nvalue = "năm"\nwhy = "a"\n', "not_a_number", 1),
        ('[[decision]]\nwhat = "a"\nverb = "correct"\nvalue = "e3"\nwhy = "a"\n', "not_a_number", 1),
        ('[[decision]]\nwhat = "a"\nverb = "correct"\nvalue = "1e3 tấn"\nwhy = "a"\n', "not_a_number", 1),
    ],
)
def test_a_broken_file_is_refused_with_the_entry_named(text: str, problem: str, entry: int | None) -> None:
    with pytest.raises(DecisionFileError) as refusal:
        read_decisions(text)
    assert (refusal.value.problem, refusal.value.entry) == (problem, entry)


@pytest.mark.parametrize("value", ['"1234"', "1234", '"12,5"', '"-7"', '"3/4"', '" 91 / 91 "', '"1e3"', '"1.5E-2"'])
def test_a_number_typed_by_hand_is_taken(value: str) -> None:
    (decision,) = read_decisions(f'[[decision]]\nwhat = "a"\nverb = "correct"\nvalue = {value}\nwhy = "a"\n')
    assert decision.value == value.strip('" ')


def test_a_file_saved_by_notepad_is_read() -> None:
    assert read_decisions("\ufeff" + append_decision("", LAN)) == [LAN]


def test_recording_makes_the_file_and_adds_to_it(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    record_decision(path, LAN)
    first = path.read_bytes()
    record_decision(path, LAN)
    assert path.read_bytes().startswith(first)
    assert len(read_decisions(path.read_text("utf-8"))) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.toml"]


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text("[[decision]\n", "utf-8")
    with pytest.raises(DecisionFileError):
        record_decision(path, LAN)
    assert path.read_text("utf-8") == "[[decision]\n"
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.toml"]


def test_two_programs_never_write_at_once(tmp_path: Path) -> None:
    (tmp_path / "decisions.toml.lock").touch()
    with pytest.raises(DecisionsLockedError):
        record_decision(tmp_path / "decisions.toml", LAN)
    assert not (tmp_path / "decisions.toml").exists()


def test_a_broken_file_is_told_by_its_line_and_in_one_language() -> None:
    with pytest.raises(DecisionFileError) as broken:
        read_decisions('[[decision]]\nwhat = "H05"\nverb = waive\n')

    assert str(broken.value) == (
        "dòng 3: không đọc được theo cú pháp TOML. Mở tệp, xem lại dấu ngoặc vuông và ngoặc kép ở chỗ đó."
    )
