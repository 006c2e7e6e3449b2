"""Takes a sentence as typed, makes its plain words: one spelling, short forms written out, clauses weighed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

Phrases: TypeAlias = "frozenset[tuple[str, ...]]"

LONGEST_OPENING = 12  # words of a clause of circumstance; "Trong 10 năm xảy ra …" is longer and says what happened
PER_CENT = "%"
LONGEST = 3000  # letters of a sentence that are read: the point stands at its head, and a hostile one has no end
WORDS_KEPT = 65536  # a hostile file must not fill the memory
MAIN, SIDE = 2, 1  # what a word weighs by its clause: a side clause says why or what for

_WORD = re.compile(r"\d+/\d+|\d[\d.,]*(?=\W|$)|%|[^\W_]+(?:[&/-][A-ZĐ][^\W_]*)*|[,;:.()\-–]")
_MARKED = re.compile(r"[^\W\d_a-zA-Z]")
_PART = re.compile(r"[^\W_]+")
_CITED = re.compile(  # a document named by its number, with its date, issuer and subject: only its kind is kept
    r"(?P<kind>[Cc]hỉ thị|[Nn]ghị quyết|[Kk]ết luận|[Kk]ế hoạch|[Nn]ghị định|[Qq]uyết định|[Cc]hương trình)\s+"
    r"(?:số\s*)?\d+\s*[-/]?\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\w.]*(?:[-/][A-ZĐ][\w.]*)*"
    r"(?:\s*,?\s*(?:ngày\s*)?\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}"
    r"|\s*,?\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})?"
    r"(?:\s*,?\s*của\s+[^,;.“\"]{3,60}?(?=\s*,?\s*(?:về|[“\"])|[,;.(]|$))?(?:\s*\([^)]*\))?"
    r"(?:\s*,?\s*về\s*(?:[“\"][^”\"]*[”\"]"
    r"|[^;.“\"]{5,160}?(?:trong tình hình mới|giai đoạn mới|\d{4}\s*[-–]\s*\d{4})))?"
)
_LATE_TONE = re.compile(r"(?<!q)(o|u)(a|e|y)([\u0300\u0301\u0309\u0303\u0323])(?![a-z])")
_Y_END = re.compile(r"(?<![a-zđ])([hklmst])y(?=[\u0300\u0301\u0309\u0303\u0323]?(?![a-zđ]))")


class Words(NamedTuple):
    """The words of a sentence; for each its weight by clause, whether it is in a name, whether it carries nothing."""

    texts: list[str]
    weights: list[int]
    names: list[bool]
    fillers: list[bool]


class WordLists(NamedTuple):
    """The words that weigh little, how clauses and leaning sentences open, and the short forms."""

    fillers: dict[str, list[tuple[str, ...]]]  # by their first word, the longest first
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
        fillers=_by_first(_phrases([line for line in re.split(r"[|\n]", lists["fillers"]) if line.strip()])),
        leaning=_phrases(lists["leaning"]),
        side=_phrases(lists["side_clauses"]),
        openers=_phrases(lists["openers"]),
        short={key: spelled(said).split() for key, said in short.items()},
    )


def _phrases(lines: list[str]) -> Phrases:
    return frozenset(tuple(spelled(line).split()) for line in lines)


def _by_first(phrases: Phrases) -> dict[str, list[tuple[str, ...]]]:
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        firsts.setdefault(phrase[0], []).append(phrase)
    return firsts


@lru_cache(maxsize=WORDS_KEPT)
def _spelled_word(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    apart = _LATE_TONE.sub(r"\1\3\2", apart)
    return unicodedata.normalize("NFC", _Y_END.sub(r"\1i", apart))


def spelled(text: str) -> str:
    """One spelling of what is spelled in two: "thuỷ" and "thủy", "lý" and "lí", "đảm bảo" and "bảo đảm"."""
    words = " ".join(map(_spelled_word, unicodedata.normalize("NFC", text).lower().split()))
    return words.replace("đảm bảo", "bảo đảm").replace("hàng năm", "hằng năm")


def words_of(text: str) -> Words:
    """The words of a sentence that may carry its point."""
    cited = _CITED.sub(lambda found: found["kind"] + " ,", unicodedata.normalize("NFC", text[:LONGEST]))
    lists = word_lists()
    tokens = _WORD.findall(cited)
    words = Words([], [], [], [])
    follows = False  # whether a word stands right before
    for token, weight in zip(tokens, _weights(tokens, lists), strict=True):
        parts, may_be_name = _parts(token)
        words.texts.extend(parts)
        words.weights.extend([weight] * len(parts))
        words.names.extend([may_be_name and follows] * len(parts))
        follows = token[0].isalnum()
    words.fillers.extend(_fillers(words.texts, lists))
    return words


@lru_cache(maxsize=WORDS_KEPT)
def _parts(token: str) -> tuple[tuple[str, ...], bool]:
    """What a token says in words, and whether it could be part of a name: it has a capital and is no short form."""
    if token[0].isdigit() or token == PER_CENT:
        return (_numeral(token),), False
    if not token[0].isalnum():
        return (), False
    short = word_lists().short
    said = short.get(token) or short.get(re.sub(r"[&/-]", "", token))
    if said:
        return tuple(said), False
    return tuple(_spelled_word(part.lower()) for part in _PART.findall(token)), token[0].isupper()


def _fillers(texts: list[str], lists: WordLists) -> list[bool]:
    """Which words carry nothing: numbers, and the words that stand alone or together in the list."""
    marks = [text[0].isdigit() or text == PER_CENT for text in texts]
    at = 0
    while at < len(texts):
        phrases = lists.fillers.get(texts[at], ())
        length = next((len(one) for one in phrases if tuple(texts[at : at + len(one)]) == one), 0)
        marks[at : at + length] = [True] * length
        at += length or 1
    return marks


def _numeral(token: str) -> str:
    """A short whole number as it is ("138", "18"), any other as "0", a fraction as "0/0": the kind, not how many."""
    return "0/0" if "/" in token else token if token == PER_CENT or re.fullmatch(r"\d{1,3}", token) else "0"


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
    cuts = [at for at, token in enumerate(tokens) if not token[0].isalnum() and token != PER_CENT]
    starts, ends = [0, *[at + 1 for at in cuts]], [*cuts, len(tokens)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def _opens(head: list[str], phrases: Phrases) -> bool:
    return any(tuple(head[:length]) in phrases for length in (1, 2, 3))


def is_without_marks(text: str) -> bool:
    """Whether a sentence was typed without diacritics: then folded phrases serve."""
    return _MARKED.search(text) is None
