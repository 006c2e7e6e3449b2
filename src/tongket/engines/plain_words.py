"""The referee's own way to tell names apart: takes a label, makes what it is known by, and how alike two are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

BULLET = re.compile(r"^[^\w(%]+(?=\w)")
NUMBERING = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)/:-]+\s+|^\d+(?:\.\d+)+\s+")
OF_WHICH = re.compile(r"^trong do\b\W*(?=\w)")
SUM_OF = re.compile(r"\s*[\[(][\divxlc.+=/: -]+[\])]$")  # "(1+2+3)"
QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
TIME_WORDS = {"nam", "giai", "doan", "tu", "den", "ky", "so", "lieu", "thuc", "hien", "th"}
TURNING_WORDS = {"khong", "chua", "ngoai", "tru"}  # with one of these it is another row, however alike the rest


def folded(text: object) -> str:
    """Lower case, no Vietnamese marks, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFD", str(text)) if not unicodedata.combining(c))
    return " ".join(bare.lower().replace("đ", "d").split())


def label_key(text: object) -> str:
    """ "- Trong đó: Nữ (1+2)" is known as "nu"."""
    plain = folded(text)
    for pattern in (BULLET, NUMBERING, BULLET, OF_WHICH, BULLET, SUM_OF):
        plain = pattern.sub("", plain) or plain
    return _time(words_only(plain))


def _time(key: str) -> str:
    """Years and quarters by their number: "Năm 2021" is "2021", "Quý I" is "quy 1"."""
    if found := re.fullmatch(r"(?:nam )?((?:19|20)\d\d)", key):
        return found[1]
    if found := re.fullmatch(r"(quy|thang) ?0?([1-9]|1[0-2]|i{1,3}|iv)", key):
        return f"{found[1]} {QUARTERS.get(found[2], found[2])}"
    return key


def words_only(text: object) -> str:
    """Words and digits; where there is neither, the marks themselves ("+/-")."""
    plain = folded(text)
    return re.sub(r"[^\w%+±-]+", " ", plain).strip(" _-") or plain


def digits_in(key: str) -> list[str]:
    """The numbers in a key: other numbers make another row, another column."""
    return re.findall(r"\d+", key)


def words_in(key: str) -> set[str]:
    """What a key says besides numbers and the words for a time."""
    return {word for word in key.split() if not re.search(r"\d", word)} - TIME_WORDS


def alike(one: str, other: str) -> float:
    """From 0 to 1: the share of letters two keys have in common, in their order or word by word."""
    if not one or not other or digits_in(one) != digits_in(other) or turned(one) != turned(other):
        return 0.0
    one, other = _spelled_out(one, other.split()), _spelled_out(other, one.split())
    by_word = " ".join(sorted(one.split())), " ".join(sorted(other.split()))
    return max(_share(one, other), _share(*by_word))


def turned(key: str) -> set[str]:
    """The words in it that make it another row, however alike the rest."""
    return TURNING_WORDS & set(key.split())


def _share(one: str, other: str) -> float:
    """Twice the longest common subsequence over both lengths."""
    above = [0] * (len(other) + 1)
    for letter in one:
        row = [0]
        for n, against in enumerate(other):
            row.append(above[n] + 1 if letter == against else max(above[n + 1], row[n]))
        above = row
    return 2 * above[-1] / (len(one) + len(other))


def _spelled_out(key: str, words: Sequence[str]) -> str:
    """ "so vu tngt" beside "so vu tai nan giao thong" is spelled out."""
    return " ".join(_long_form(word, words) for word in key.split())


def _long_form(short: str, words: Sequence[str]) -> str:
    if len(short) < 2 or short in words:
        return short
    runs = (words[n : n + len(short)] for n in range(len(words) - len(short) + 1))
    initials = short.replace("w", "u")  # "tw" is written for "trung uong"
    return next((" ".join(run) for run in runs if "".join(word[0] for word in run) == initials), short)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides: what kept its place."""
    best: list[list[tuple[int, int]]] = []
    for pair in sorted(pairs):
        before = max((run for run in best if run[-1][1] < pair[1]), key=len, default=[])
        best.append([*before, pair])
    return max(best, key=len, default=[])
