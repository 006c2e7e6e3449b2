"""Takes a folder with `register.toml`, makes the register and how its office counts; writes what is entered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tongket.desk.refusal import CannotGoOn
from tongket.directive.register import Register
from tongket.directive.register_file import register_and_settings
from tongket.directive.register_settings import RegisterSettings

REGISTER = "register.toml"


class NoRegister(Exception):
    """The folder has no register yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFolder:
    """A register as it stands on the disk."""

    path: Path
    text: str
    register: Register
    settings: RegisterSettings


def open_register(folder: Path) -> RegisterFolder:
    """The register of a folder. Raises NoRegister, CannotGoOn, and RegisterFileError with every fault in it."""
    path = _path_of(folder)
    if not path.is_file():
        raise NoRegister(folder)
    text = _text_of(path)
    register, settings = register_and_settings(text)
    return RegisterFolder(path=path, text=text, register=register, settings=settings)


def open_or_begin(folder: Path) -> RegisterFolder:
    """The same, or an empty register where there is none yet."""
    try:
        return open_register(folder)
    except NoRegister:
        return RegisterFolder(path=_path_of(folder), text="", register=Register(), settings=RegisterSettings())


def _path_of(folder: Path) -> Path:
    if folder.is_file():
        return folder
    if not folder.is_dir():
        raise CannotGoOn("no_folder", folder=folder.name or str(folder))
    return folder / REGISTER


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")  # a mark at its beginning stays: what is entered changes nothing else
    except UnicodeDecodeError:
        raise CannotGoOn("not_utf8", file=path.name) from None
    except OSError as error:
        raise CannotGoOn("cannot_read", file=path.name, detail=error.strerror or "") from error
