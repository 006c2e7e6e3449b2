"""Takes a sentence as an official wrote it, makes its plain words: one spelling, short forms written out, clauses weighed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from tongket.wording.fold import fold

Phrases: TypeAlias = "frozenset[tuple[str, ...]]"

LONGEST_OPENING = 12  # words of a clause of circumstance; "Trong 10 năm xảy ra …" is longer and says what happened
MAIN, SIDE = 2, 1  # what a word weighs by its clause: a side clause says why or what for

_WORD = re.compile(r"\d+/\d+|\d[\d.,]*(?=\W|$)|%|[^\W_]+(?:[&/-][A-ZĐ][^\W_]*)*|[,;:.()\-–]")
_PART = re.compile(r"[^\W_]+")
_SYMBOL = r"(?:số\s*)?\d+\s*[-/]?\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\w.]*(?:[-/][A-ZĐ][\w.]*)*"
_DATE = r"(?:\s*,?\s*(?:ngày\s*)?\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}|\s*,?\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})?"
_ISSUER = r"(?:\s*,?\s*của\s+[^,;.“\"]{3,60}?(?=\s*,?\s*(?:về|[“\"])|[,;.(]|$))?(?:\s*\([^)]*\))?"
_SUBJECT = r"(?:\s*,?\s*về\s*(?:[“\"][^”\"]*[”\"]|[^;.“\"]{5,160}?(?:trong tình hình mới|giai đoạn mới|\d{4}\s*[-–]\s*\d{4})))?"
_CITED = re.compile(
    rf"(?P<kind>[Cc]hỉ thị|[Nn]ghị quyết|[Kk]ết luận|[Kk]ế hoạch|[Nn]ghị định|[Qq]uyết định|[Cc]hương trình)\s+{_SYMBOL}{_DATE}{_ISSUER}{_SUBJECT}"
)
_TONES = {"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}
_LATE_TONE = re.compile(r"(?<!q)(o|u)(a|e|y)([\u0300\u0301\u0309\u0303\u0323])(?![a-z])")
_Y_END = re.compile(r"(?<![a-zđ])([hklmst])y(?=[\u0300\u0301\u0309\u0303\u0323]?(?![a-zđ]))")


class Word(NamedTuple):
    """One word, its weight by clause, whether it is part of a name and whether it carries nothing of its own."""

    text: str
    weight: int
    is_name: bool = False
    is_filler: bool = False


class WordLists(NamedTuple):
    """The words that weigh little, how clauses and leaning sentences open, and the short forms."""

    fillers: Phrases
    leaning: Phrases
    side: Phrases
    openers: Phrases
    short: dict[str, list[str]]


@cache
def word_lists() -> WordLists:
    """The lists as they stand under `phrasings/`."""
    room = files("tongket.consolidate") / "phrasings"
    lists = tomllib.loads((room / "plain_words.toml").read_text("utf-8"))
    short = tomllib.loads((room / "abbreviations.toml").read_text("utf-8"))["abbreviation"]
    return WordLists(
        fillers=_phrases([line for line in re.split(r"[|\n]", lists["fillers"]) if line.strip()]),
        leaning=_phrases(lists["leaning"]),
        side=_phrases(lists["side_clauses"]),
        openers=_phrases(lists["openers"]),
        short={key: spelled(said).split() for key, said in short.items()},
    )


def _phrases(lines: list[str]) -> Phrases:
    return frozenset(tuple(spelled(line).split()) for line in lines)


@cache
def _spelled_word(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    apart = _LATE_TONE.sub(r"\1\3\2", apart)
    return unicodedata.normalize("NFC", _Y_END.sub(r"\1i", apart))


def spelled(text: str) -> str:
    """One spelling of what is spelled in two: "thuỷ" and "thủy", "lý" and "lí", "đảm bảo" and "bảo đảm"."""
    words = " ".join(map(_spelled_word, unicodedata.normalize("NFC", text).lower().split()))
    return words.replace("đảm bảo", "bảo đảm").replace("hàng năm", "hằng năm")


def words_of(text: str) -> list[Word]:
    """The words of a sentence that may carry its point."""
    cited = _CITED.sub(lambda found: found["kind"] + " ,", unicodedata.normalize("NFC", text))
    lists = word_lists()
    tokens = _WORD.findall(cited)
    weights = _weights(tokens, lists)
    words = [word for at, token in enumerate(tokens) for word in _words(tokens, at, token, weights[at], lists)]
    return _with_fillers(words, lists.fillers)


def _with_fillers(words: list[Word], fillers: Phrases) -> list[Word]:
    """The words, those marked that carry nothing: alone or as a phrase, the longest first."""
    texts, at = [word.text for word in words], 0
    while at < len(words):
        length = next(
            (size for size in (3, 2, 1) if size <= len(texts) - at and tuple(texts[at : at + size]) in fillers), 0
        )
        for place in range(at, at + length):
            words[place] = words[place]._replace(is_filler=True)
        at += length or 1
    return words


def _words(tokens: list[str], at: int, token: str, weight: int, lists: WordLists) -> list[Word]:
    if token[0].isdigit() or token == "%":
        return [Word(_numeral(token), weight, False, True)]
    if not token[0].isalnum():
        return []
    short = lists.short.get(token) or lists.short.get(re.sub(r"[&/-]", "", token))
    if short:
        return [Word(part, weight, False) for part in short]
    is_name = token[0].isupper() and at > 0 and tokens[at - 1][0].isalnum()
    parts = [_spelled_word(part.lower()) for part in _PART.findall(token)]
    return [Word(part, weight, is_name) for part in parts]


def _numeral(token: str) -> str:
    """A short whole number as it is ("138", "18"), any other as "0", a fraction as "0/0": what is said, not how many."""
    return "0/0" if "/" in token else token if token == "%" or re.fullmatch(r"\d{1,3}", token) else "0"


def _weights(tokens: list[str], lists: WordLists) -> list[int]:
    """Each token's weight: an opening clause of circumstance and the clauses after the main one weigh half."""
    clauses = _clauses(tokens)
    weights = [MAIN] * len(tokens)
    for number, (start, end) in enumerate(clauses):
        head = [_spelled_word(token.lower()) for token in tokens[start : start + 3]]
        is_opening = number == 0 and len(clauses) > 1 and end - start <= LONGEST_OPENING
        is_side = _opens(head, lists.openers if is_opening else lists.side)
        if is_side:
            weights[start:end] = [SIDE] * (end - start)
    return weights


def _clauses(tokens: list[str]) -> list[tuple[int, int]]:
    """Where the parts between commas stand."""
    cuts = [at for at, token in enumerate(tokens) if not token[0].isalnum() and token != "%"]
    starts, ends = [0, *[at + 1 for at in cuts]], [*cuts, len(tokens)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def _opens(head: list[str], phrases: Phrases) -> bool:
    return any(tuple(head[:length]) in phrases for length in (1, 2, 3))


def is_without_marks(text: str) -> bool:
    """Whether a sentence was typed without diacritics: then folded phrases serve."""
    return text.isascii() or fold(text) == " ".join(text.lower().split())
