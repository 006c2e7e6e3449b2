"""Takes the bytes of an RTF file, makes its tokens: groups, control words, and letters by their code page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|(?P<letters>(?:\\'[0-9a-fA-F]{2})+)|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+"
)
CODECS = {
    0: "", 1: "", 2: "", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
PAGES = frozenset((437, 850, 866, 874, 932, 936, 949, 950, *range(1250, 1259)))
SIGNS = {"~": "\xa0", "_": "-", "-": "", "\n": "\n", "\r": "\n"}


class Token(NamedTuple):
    """ "{", "}", a control word with its number, "*", or text."""

    kind: str  # "{", "}", "word", "text", "*"
    word: str = ""
    number: int | None = None


def tokens_of(content: bytes) -> Iterator[Token]:
    """The tokens in order. Letters come as one byte each: `decoded` makes them what they are."""
    text = content.decode("latin-1")
    at = 0
    while found := _TOKEN.search(text, at):
        at = found.end()
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                at += max(0, min(number or 0, len(text)))
            else:
                yield Token("word", found["word"], number)
        elif found["letters"]:
            yield Token("text", bytes.fromhex(found["letters"].replace("\\'", "")).decode("latin-1"))
        elif found["brace"]:
            yield Token(found["brace"])
        elif found["text"]:
            yield Token("text", found["text"])
        elif found["sign"]:
            yield from _signed(found["sign"])


def _signed(sign: str) -> Iterator[Token]:
    if sign == "*":
        yield Token("*")
    elif sign in "\r\n":
        yield Token("word", "par")
    else:
        yield Token("text", SIGNS.get(sign, sign))


def decoded(letters: str, codec: str) -> str:
    """Letters of one byte each as what they are in a code page."""
    if letters.isascii():
        return letters
    return letters.encode("latin-1", "replace").decode(codec, "replace")


def codec_of(charset: int, page: str) -> str:
    """The code page of a font by its character set; that of the document where it says nothing of its own."""
    return CODECS.get(charset, "") or page
