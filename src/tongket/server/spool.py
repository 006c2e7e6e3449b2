"""Takes an upload as it streams in, makes a file in the office's spool with its hash; refuses what is too large.

Nothing of a file is held in memory, and nothing is written under a name a stranger chose.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from tongket.server.names_as_sent import safe_name

if TYPE_CHECKING:
    _Uploaded = UploadedFile[bytes]
else:
    _Uploaded = UploadedFile


class Spooled(_Uploaded):
    """One file in the spool. `sha256` is of all its bytes; `is_too_large` ones hold nothing."""

    def __init__(self, path: Path, name: str, size: int, digest: str, *, is_too_large: bool) -> None:
        super().__init__(file=None, name=safe_name(name), content_type="", size=size)
        self.path, self.sha256, self.is_too_large = path, digest, is_too_large
        self.name_as_sent = name

    def drop(self) -> None:
        """Remove it from the spool, if it is still there."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Called when the request ends: what no action took is thrown away."""
        self.drop()


class SpoolHandler(FileUploadHandler):
    """Writes each file of a request to the spool while hashing it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        folder = Path(settings.OFFICE_FOLDER) / "spool"
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / secrets.token_hex(16)
        self.target = self.path.open("wb")
        self.digest, self.size = sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Some bytes came. Past the limit nothing is written any more, and what was is let go at once."""
        was_within = self.size <= settings.UPLOAD_LIMIT
        self.size += len(raw_data)
        with self._nothing_left():
            if self.size <= settings.UPLOAD_LIMIT:
                self.digest.update(raw_data)
                self.target.write(raw_data)
            elif was_within:
                self.target.seek(0)
                self.target.truncate()
        return None

    def file_complete(self, file_size: int) -> Spooled:
        """The file is whole: on the disk, not in a buffer."""
        with self._nothing_left():
            self.target.flush()
            os.fsync(self.target.fileno())
            self.target.close()
        is_too_large = self.size > settings.UPLOAD_LIMIT
        return Spooled(self.path, self.file_name or "", self.size, self.digest.hexdigest(), is_too_large=is_too_large)

    def upload_interrupted(self) -> None:
        """The sender broke off: nothing stays."""
        if hasattr(self, "target"):
            with suppress(OSError):  # closing writes what is still in the buffer
                self.target.close()
            self.path.unlink(missing_ok=True)

    @contextmanager
    def _nothing_left(self) -> Iterator[None]:
        """Where the disk is full, the half that was written goes before anyone is told."""
        try:
            yield
        except OSError:
            self.upload_interrupted()
            raise
