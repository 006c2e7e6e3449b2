"""Finds the office that a command means, and wakes Django for it: the only place of the command line that does."""

from __future__ import annotations

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tongket.cli.words import language
from tongket.desk.refusal import CannotGoOn


def office_parts(folder: Path, *, demo: bool = False) -> Path:
    """Set Django up for the office of that folder; the office's own folder. Raises CannotGoOn without the extra."""
    if find_spec("django") is None or find_spec("waitress") is None:
        raise CannotGoOn("no_server_parts")
    home = Path(tempfile.mkdtemp(prefix="tongket-demo-")) if demo else office_home(folder)
    os.environ["TONGKET_OFFICE"] = str(home.absolute())
    os.environ.setdefault("TONGKET_LANG", language())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.server.settings")
    from tongket.server.office_folder import make_office_folder

    make_office_folder(home)  # before the settings read the key kept in it
    import django

    django.setup()
    from django.utils import translation

    translation.activate(language())
    return home


def office_home(folder: Path) -> Path:
    """A review folder has its office inside; any other folder is one itself."""
    return folder / ".tongket" / "office" if is_review_folder(folder) else folder


def is_review_folder(folder: Path) -> bool:
    """Whether a desk works in it."""
    return (folder / "review.toml").is_file()
