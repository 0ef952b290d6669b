"""How an error reaches the terminal."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence

from assistant.errors import DiskFull, EmpatMataError, ReadOnlyFolder, StorageError
from assistant.settings import load_settings
from assistant.texts import Language


def report(error: Exception, words: Sequence[str] = ()) -> int:
    """Write what happened to stderr in the user's language and return the exit code.

    `words` are those of the command line: the language that was asked for holds for errors too.
    """
    known = as_known(error)
    language = interface_language(_asked_language(words))
    print(known.message(language), file=sys.stderr)  # noqa: T201
    if known is not error and _wants_details():
        traceback.print_exception(error)
    return known.exit_code


def as_known(error: Exception) -> EmpatMataError:
    """The error itself, or the member of the tree that says what the system reported."""
    if isinstance(error, EmpatMataError):
        return error
    if isinstance(error, OSError):
        folder = error.filename or ""
        if error.errno == errno.ENOSPC:
            return DiskFull(folder=folder)
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            return ReadOnlyFolder(folder=folder)
        return StorageError(reason=error.strerror or str(error))
    return EmpatMataError()


def _asked_language(words: Sequence[str]) -> str | None:
    for word, following in zip(words, (*words[1:], ""), strict=True):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _wants_details() -> bool:
    try:
        return load_settings().debug
    except EmpatMataError:
        return False


def _set_language() -> str | None:
    try:
        return load_settings().lang
    except EmpatMataError:
        return None


def interface_language(choice: str | None = None) -> Language:
    """The language of messages: the option, the setting, or the system's locale."""
    for chosen in (choice, _set_language()):
        if chosen == "id" or chosen == "en":
            return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "id" if locale.lower().startswith("id") else "en"
