"""Takes the bytes of an .eml, makes its sender, date, subject, first lines of text, and attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import lru_cache
from html import unescape
from typing import Any

MOST_PARTS = 500
LARGEST_TEXT = 200_000
LONGEST_KEPT = 1_000
# Lines of an attached file. No header and no boundary between parts is made of these signs alone.
_ENCODED = rb"[A-Za-z0-9+/]{60,998}"
_BLOCK = re.compile(rb"^%b(?:\r?\n%b){7,}(?=\r?\n)" % (_ENCODED, _ENCODED), re.MULTILINE)
_STAND_IN = b"InPlaceOfABlock"
_PLACE = re.compile(_STAND_IN.decode() + "([0-9]{6,})")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What an e-mail says of itself. `sent` is the date in its header, as the sender's clock wrote it."""

    sender: str
    subject: str
    sent: date | None
    lines: tuple[str, ...]
    attachments: tuple[Attachment, ...]


class _Headers(HeaderRegistry):
    """Takes each header apart once: the same few are asked for again and again, and come with most mails."""

    def __init__(self) -> None:
        super().__init__()
        self._parse = lru_cache(maxsize=512)(super().__call__)

    def __call__(self, name: str, value: Any) -> Any:
        is_short = isinstance(value, str) and len(value) < LONGEST_KEPT
        return self._parse(name, value) if is_short else super().__call__(name, value)


_POLICY = policy.default.clone(header_factory=_Headers())


@lru_cache(maxsize=4)  # the attachments of one mail are asked for one after the other
def read_mail(content: bytes) -> Mail:
    """Read an e-mail; what cannot be decoded is left out, nothing is raised for it."""
    message = _parsed(content)
    parts = [part for part, _ in zip(_leaves(message), range(MOST_PARTS), strict=False)]
    texts = [_text(part) for part in parts if _is_body(part)]
    return Mail(
        sender=parseaddr(_header(message, "from"))[1] or _header(message, "from"),
        subject=_header(message, "subject"),
        sent=_sent(message),
        lines=tuple(line.strip() for text in texts for line in text.splitlines() if line.strip())[:60],
        attachments=tuple(_attachments(parts)),
    )


def _parsed(content: bytes) -> Message:
    """The mail taken apart. A line stands in for each long block meanwhile: the parser asks every line what it is."""
    blocks: list[str] = []

    def stand_in(block: re.Match[bytes]) -> bytes:
        blocks.append(block[0].decode("ascii"))
        return b"%b%06d" % (_STAND_IN, len(blocks) - 1)

    shorter = content if _STAND_IN in content else _BLOCK.sub(stand_in, content)
    message = message_from_bytes(shorter, policy=_POLICY)
    for part in message.walk() if blocks else ():
        if not part.is_multipart() and _PLACE.search(held := str(part.get_payload())):
            if not held.isascii():  # decoded already: what stood there as bytes cannot be told any more
                return message_from_bytes(content, policy=_POLICY)
            part.set_payload(_PLACE.sub(lambda found: blocks[int(found[1])], held))
    return message


def _leaves(message: Message) -> list[Message]:
    """Parts that hold something; an e-mail attached whole stays whole."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        return [message]
    found: list[Message] = []
    for part in message.get_payload():
        if isinstance(part, Message) and len(found) < MOST_PARTS:
            found += _leaves(part)
    return found


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):  # a broken header is as good as none
        return ""


def _sent(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""


def _is_body(part: Message) -> bool:
    return part.get_content_maintype() == "text" and not _file_name(part)


def _is_decoration(part: Message) -> bool:
    """A picture that belongs to the text: a signature's logo."""
    return part.get_content_maintype() == "image" and part.get("content-id") is not None


def _content(part: Message) -> bytes:
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else b""
        content = part.get_payload(decode=True)
    except (ValueError, TypeError, LookupError, AttributeError):
        return b""
    return content if isinstance(content, bytes) else b""


def _text(part: Message) -> str:
    content = _content(part)[:LARGEST_TEXT]
    try:
        text = content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = content.decode("utf-8", "replace")
    if part.get_content_subtype() != "html":
        return text
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<(?:br|/p|/div|/tr)\b[^>]*>", "\n", text, flags=re.IGNORECASE)))


def _attachments(parts: list[Message]) -> list[Attachment]:
    found: list[Attachment] = []
    for number, part in enumerate(parts, 1):
        if _is_body(part) or _is_decoration(part):
            continue
        is_mail = part.get_content_type() == "message/rfc822"
        name = _file_name(part) or (f"thu-{number}.eml" if is_mail else "")
        content = _content(part)
        if name and content:
            found.append(Attachment(_plain(name), content))
    return found


def _plain(name: str) -> str:
    """The file name without folders: an attachment has none to climb out of."""
    return re.split(r"[/\\]", name.replace("\0", ""))[-1].strip() or "tep"
