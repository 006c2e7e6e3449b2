"""Takes the bytes of a page saved with its pictures (.mht, also under the name .doc), gives the page itself."""

from __future__ import annotations

import re

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

_HEAD = re.compile(rb"\A[\s\xef\xbb\xbf]*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?mime-version:", re.IGNORECASE)


def is_web_archive(content: bytes) -> bool:
    """Whether a page with its parts opens as a mail does."""
    start = content[:4096]
    return _HEAD.match(start) is not None and b"multipart/related" in start.lower()


def page_in_archive(content: bytes) -> bytes:
    """The bytes of the first page in it, in UTF-8. Raises `Unreadable` where there is none."""
    from email import message_from_bytes, policy  # slow to load, and hardly ever needed
    from email.message import EmailMessage

    message = message_from_bytes(content.lstrip(), _class=EmailMessage, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            if isinstance(found, bytes):
                return found
    raise Unreadable(OddityKind.UNSUPPORTED, "no page in the archive")
