"""Both languages say the same things, and every key used in code and templates has its sentence."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from django.utils.translation import override

from tongket.approve.review_life import ReviewMove, ReviewState
from tongket.approve.roles import Deed, Role
from tongket.approve.submission_life import Move, Standing, State
from tongket.directive.decision import Verb
from tongket.directive.report_regime import RegimePart
from tongket.server.templatetags.words import record_name
from tongket.server.traced import TRACED
from tongket.server.words import say, sentences

SERVER = Path(__file__).resolve().parents[2] / "src" / "tongket" / "server"
USED = re.compile(
    r"""(?:{%\s*say\s+["'](?P<tag>\w+)["']|\bsay\(\s*["'](?P<call>\w+)["']|"""
    r"""(?:Refused|NotAllowed|TooLarge|CannotMove|ChangedMeanwhile|_unavailable)\(\s*["'](?P<refused>\w+)["'])"""
)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences_with_the_same_facts():
    vi, en = sentences("vi"), sentences("en")
    assert vi.keys() == en.keys()
    assert [key for key in vi if placeholders(vi[key]) != placeholders(en[key])] == []


def test_every_sentence_that_is_used_is_there():
    files = [*SERVER.rglob("*.py"), *SERVER.rglob("*.html")]
    used = {next(filter(None, found.groups())) for file in files for found in USED.finditer(file.read_text("utf-8"))}
    used.discard("key")  # the example in the tag's own words
    assert len(used) > 60
    assert used - sentences("vi").keys() == set()


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("state", State),
        ("standing", Standing),
        ("move", Move),
        ("move", Verb),
        ("review_state", ReviewState),
        ("review_move", ReviewMove),
        ("role", Role),
        ("deed", Deed),
        ("regimepart", RegimePart),
    ],
)
def test_every_value_of_a_table_has_its_word(table, kind):
    assert {f"{table}.{each.value}" for each in kind} <= sentences("vi").keys()


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("vi", 2209, "đã quá 2.209 ngày"),
        ("en", 2209, "2,209 days over"),
        ("en", 1, "1 day over"),
        ("vi", 1, "đã quá 1 ngày"),
    ],
)
def test_a_count_is_written_as_its_readers_write_numbers(language, days, said):
    with override(language):
        assert say("days_over", days=days) == said


def test_the_number_of_a_draft_is_no_count():
    with override("en"):
        assert say("stale_draft", number=2209).startswith("Draft 2209 ")


@pytest.mark.parametrize("kind", [each._meta.model_name for each in TRACED])
def test_the_trace_has_a_word_for_every_record(kind):
    assert record_name(f"{kind} 4") not in (f"{kind} 4", kind)
    assert record_name(f"{kind} 4").endswith(" 4")
