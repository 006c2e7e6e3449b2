"""Takes an exception, makes the refusal it means to a person: of a page, of a program, of work in the background."""

from __future__ import annotations

import errno
import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http.multipartparser import MultiPartParserError

from tongket.collect.submission import OddityKind
from tongket.desk.refusal import CannotGoOn
from tongket.server.refusal import Refused, TooLarge, Unavailable
from tongket.server.words import has_words

_log = logging.getLogger("tongket.server")
NOT_WRITTEN = ("cannot_write", "file_in_use", "is_a_folder", "not_a_folder")
_DISK_IS_FULL = ("disk is full", "No space left", "could not extend file")  # as SQLite and PostgreSQL say it


def refusal_of(error: BaseException | None) -> Refused | None:
    """The refusal an exception means to a person; None for a defect."""
    match error:
        case Refused():
            return error
        case CannotGoOn():
            return _of_the_desk(error)
        case RequestDataTooBig() | TooManyFilesSent():
            return TooLarge("too_many_files", most=settings.FILES_AT_ONCE)
        case MultiPartParserError():
            return Refused("bad_request")
        case OperationalError() | InterfaceError():
            _log.warning("the database did not answer: %s", error)
            is_full = any(words in str(error) for words in _DISK_IS_FULL)
            return Unavailable("disk_full" if is_full else "database_away")
        case OSError():
            _log.warning("the disk did not take it: %s", error)
            return Unavailable("disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "disk_away")
    return None


def _of_the_desk(error: CannotGoOn) -> Refused:
    """What the desk says of a folder, said of the papers of a round."""
    facts = dict(error.facts)
    if error.key in NOT_WRITTEN:
        return Unavailable("work_disk_away", detail=facts.get("detail") or facts.get("file", ""))
    if "kind" in facts:
        facts["kind"] = OddityKind(facts["kind"])
    if has_words(key := f"papers.{error.key}"):
        return Refused(key, **facts)
    return Refused("desk_refuses", about=error.key, detail=str(facts.get("detail", "")))
