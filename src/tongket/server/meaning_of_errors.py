"""Takes an exception, makes the refusal it means to a person: of a page, of a program, of work in the background."""

from __future__ import annotations

import errno
import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http.multipartparser import MultiPartParserError

from tongket.desk.refusal import CannotGoOn
from tongket.server.refusal import Refused, TooLarge, Unavailable

_log = logging.getLogger("tongket.server")
_DISK_IS_FULL = ("disk is full", "No space left", "could not extend file")  # as SQLite and PostgreSQL say it


def refusal_of(error: BaseException | None) -> Refused | None:
    """The refusal an exception means to a person; None for a defect."""
    match error:
        case Refused():
            return error
        case CannotGoOn():
            return Refused("desk_refuses", about=error.key, detail=str(error.facts.get("detail", "")))
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
